package webcrypto

// AES in its modes: GCM, CBC, CTR, and the wrapping of keys.

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/subtle"
	"encoding/binary"
)

// Cipher has the arguments of one call of AES. Key has 16, 24 or 32 bytes.
type Cipher struct {
	Mode    string // gcm, cbc, ctr, kw
	Decrypt bool
	NoPad   bool   // cbc: data is whole blocks
	Length  int    // gcm: of the tag, in bits; ctr: of the counter, in bits
	Key, IV []byte // IV is ctr's first counter block
	Data    []byte // gcm: with the tag at the end
	Extra   []byte // gcm: additional data
}

// Run encrypts or decrypts.
func (c *Cipher) Run() ([]byte, error) {
	if err := within("AES", c.IV, c.Data, c.Extra); err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(c.Key)
	if err != nil {
		return nil, fail(DataError, "a key of AES has 128, 192 or 256 bits")
	}
	switch c.Mode {
	case "gcm":
		return c.gcm(block)
	case "cbc":
		return c.cbc(block)
	case "ctr":
		return c.ctr(block)
	case "kw":
		if c.Decrypt {
			return unwrap(block, c.Data)
		}
		return wrap(block, c.Data)
	}
	return nil, fail(NotSupportedError, "the mode %.20q is not known here: gcm, cbc, ctr, kw", c.Mode)
}

const fullTag = 16

func (c *Cipher) gcm(block cipher.Block) ([]byte, error) {
	switch c.Length {
	case 32, 64, 96, 104, 112, 120, 128:
	default:
		return nil, fail(OperationError, "%d is not a valid AES-GCM tag length: 32, 64, 96, 104, 112, 120 or 128", c.Length)
	}
	if len(c.IV) == 0 {
		return nil, fail(OperationError, "AES-GCM takes an iv of at least one byte; 12 are usual")
	}
	aead, err := cipher.NewGCMWithNonceSize(block, len(c.IV))
	if err != nil {
		return nil, fail(OperationError, "%v", err)
	}
	tag := c.Length / 8
	if !c.Decrypt {
		out := aead.Seal(nil, c.IV, c.Data, c.Extra)
		return out[:len(c.Data)+tag], nil
	}
	mistaken := fail(OperationError, "the data cannot be decrypted: the key, the iv, the additional data or the data itself is another")
	if len(c.Data) < tag {
		return nil, mistaken
	}
	if tag == fullTag {
		out, err := aead.Open(nil, c.IV, c.Data, c.Extra)
		if err != nil {
			return nil, mistaken
		}
		return out, nil
	}
	// A short tag, which Go rejects: GCM's keystream is the same both ways, so sealing the ciphertext gives the plaintext, and sealing
	// that gives the whole tag.
	sealed := c.Data[:len(c.Data)-tag]
	plain := aead.Seal(nil, c.IV, sealed, nil)[:len(sealed)]
	again := aead.Seal(nil, c.IV, plain, c.Extra)
	if subtle.ConstantTimeCompare(again[len(sealed):len(sealed)+tag], c.Data[len(sealed):]) != 1 {
		return nil, mistaken
	}
	return plain, nil
}

func (c *Cipher) cbc(block cipher.Block) ([]byte, error) {
	if len(c.IV) != aes.BlockSize {
		return nil, fail(OperationError, "algorithm.iv must contain exactly 16 bytes")
	}
	if !c.Decrypt {
		pad := aes.BlockSize - len(c.Data)%aes.BlockSize
		if c.NoPad {
			if pad != aes.BlockSize {
				return nil, fail(OperationError, "without padding AES-CBC takes a multiple of 16 bytes")
			}
			pad = 0
		}
		out := make([]byte, len(c.Data)+pad)
		for n := copy(out, c.Data); n < len(out); n++ {
			out[n] = byte(pad)
		}
		cipher.NewCBCEncrypter(block, c.IV).CryptBlocks(out, out)
		return out, nil
	}
	mistaken := fail(OperationError, "the data cannot be decrypted: the key, the iv or the data itself is another")
	if len(c.Data)%aes.BlockSize != 0 || len(c.Data) == 0 && !c.NoPad {
		return nil, mistaken
	}
	out := make([]byte, len(c.Data))
	cipher.NewCBCDecrypter(block, c.IV).CryptBlocks(out, c.Data)
	if c.NoPad {
		return out, nil
	}
	// In constant time, which does not reveal where the padding is wrong.
	pad := int(out[len(out)-1])
	good := subtle.ConstantTimeLessOrEq(1, pad) & subtle.ConstantTimeLessOrEq(pad, aes.BlockSize)
	for n := 1; n <= aes.BlockSize; n++ {
		inside := subtle.ConstantTimeLessOrEq(n, pad)
		good &= subtle.ConstantTimeSelect(inside, subtle.ConstantTimeByteEq(out[len(out)-n], byte(pad)), 1)
	}
	if good != 1 {
		return nil, mistaken
	}
	return out[:len(out)-pad], nil
}

// ctr counts in the last c.Length bits of the counter block only: where they overflow the bits above do not change.
func (c *Cipher) ctr(block cipher.Block) ([]byte, error) {
	if len(c.IV) != aes.BlockSize || c.Length < 1 || c.Length > 128 {
		return nil, fail(OperationError, "AES-CTR takes a counter of 16 bytes, and a length of 1 to 128 bits")
	}
	blocks := uint64(len(c.Data)+aes.BlockSize-1) / aes.BlockSize
	if c.Length < 64 && blocks > 1<<c.Length {
		return nil, fail(OperationError, "a counter of %d bits would come twice for so much data", c.Length)
	}
	out := make([]byte, len(c.Data))
	first := len(c.Data)
	if left, wraps := untilZero(c.IV, c.Length); wraps && left < blocks {
		first = int(left) * aes.BlockSize
	}
	cipher.NewCTR(block, c.IV).XORKeyStream(out[:first], c.Data[:first])
	if first < len(c.Data) {
		next := append([]byte(nil), c.IV...)
		for bit := range c.Length {
			next[15-bit/8] &^= 1 << (bit % 8)
		}
		cipher.NewCTR(block, next).XORKeyStream(out[first:], c.Data[first:])
	}
	return out, nil
}

// untilZero is how many blocks there are before the counter's last n bits are 0 again; false: more than any data has.
func untilZero(counter []byte, n int) (uint64, bool) {
	low := binary.BigEndian.Uint64(counter[8:])
	if n < 64 {
		return 1<<n - low&(1<<n-1), true
	}
	for bit := 64; bit < n; bit++ {
		if counter[15-bit/8]>>(bit%8)&1 == 0 {
			return 0, false
		}
	}
	if low == 0 {
		return 0, false
	}
	return -low, true
}

// The wrapping of keys (RFC 3394).
const wrapStart = 0xa6a6a6a6a6a6a6a6

func wrap(block cipher.Block, key []byte) ([]byte, error) {
	if len(key) < 16 || len(key)%8 != 0 || len(key) > MaxKey {
		return nil, fail(OperationError, "AES-KW wraps a multiple of 8 bytes, from 16 to %d", MaxKey)
	}
	out := append(make([]byte, 8), key...)
	n := len(key) / 8
	var b [16]byte
	binary.BigEndian.PutUint64(b[:], wrapStart)
	for t := uint64(1); t <= uint64(6*n); t++ {
		at := out[8*((int(t)-1)%n+1):][:8]
		copy(b[8:], at)
		block.Encrypt(b[:], b[:])
		binary.BigEndian.PutUint64(b[:], binary.BigEndian.Uint64(b[:])^t)
		copy(at, b[8:])
	}
	copy(out, b[:8])
	return out, nil
}

func unwrap(block cipher.Block, wrapped []byte) ([]byte, error) {
	if len(wrapped) < 24 || len(wrapped)%8 != 0 || len(wrapped) > MaxKey+8 {
		return nil, fail(OperationError, "a key that AES-KW has wrapped has a multiple of 8 bytes, from 24 to %d", MaxKey+8)
	}
	out := append([]byte(nil), wrapped[8:]...)
	n := len(out) / 8
	var b [16]byte
	copy(b[:], wrapped[:8])
	for t := uint64(6 * n); t > 0; t-- {
		at := out[8*((int(t)-1)%n):][:8]
		binary.BigEndian.PutUint64(b[:], binary.BigEndian.Uint64(b[:])^t)
		copy(b[8:], at)
		block.Decrypt(b[:], b[:])
		copy(at, b[8:])
	}
	var start [8]byte
	binary.BigEndian.PutUint64(start[:], wrapStart)
	if subtle.ConstantTimeCompare(b[:8], start[:]) != 1 {
		return nil, fail(OperationError, "the key cannot be unwrapped: the wrapping key or the data is another")
	}
	return out, nil
}
