package webcrypto

// Hashes, at once and in pieces. Between two pieces the state of a hash is bytes that the caller keeps: nothing has to be freed.

import (
	"crypto"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"hash"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/blake2s"
	"golang.org/x/crypto/md4"       //lint:ignore SA1019 old and broken, but Bun has it
	"golang.org/x/crypto/ripemd160" //lint:ignore SA1019 old, but Bun has it
)

// hashes has the algorithms in Bun.CryptoHasher.algorithms, by its names.
var hashes = map[string]func() hash.Hash{
	"md4": md4.New, "md5": md5.New, "ripemd160": ripemd160.New, "sha1": sha1.New,
	"sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New,
	"sha512-224": sha512.New512_224, "sha512-256": sha512.New512_256,
	"sha3-224": func() hash.Hash { return sha3.New224() }, "sha3-256": func() hash.Hash { return sha3.New256() },
	"sha3-384": func() hash.Hash { return sha3.New384() }, "sha3-512": func() hash.Hash { return sha3.New512() },
	"blake2b256": unkeyed(blake2b.New256), "blake2b512": unkeyed(blake2b.New512), "blake2s256": unkeyed(blake2s.New256),
	"shake128": func() hash.Hash { return &shake{sha3.NewSHAKE128(), 16} },
	"shake256": func() hash.Hash { return &shake{sha3.NewSHAKE256(), 32} },
}

func unkeyed(make func(key []byte) (hash.Hash, error)) func() hash.Hash {
	return func() hash.Hash { h, _ := make(nil); return h } // only a key can be wrong
}

// shake is an extendable output function as a hash of n bytes. It is read once.
type shake struct {
	*sha3.SHAKE
	n int
}

func (s *shake) Size() int { return s.n }
func (s *shake) Sum(b []byte) []byte {
	out := make([]byte, s.n)
	s.Read(out)
	return append(b, out...)
}

// signed are the hashes that signatures and key derivation take.
var signed = map[string]crypto.Hash{"md5": crypto.MD5, "sha1": crypto.SHA1, "sha224": crypto.SHA224, "sha256": crypto.SHA256, "sha384": crypto.SHA384,
	"sha512": crypto.SHA512, "sha512-224": crypto.SHA512_224, "sha512-256": crypto.SHA512_256, "sha3-224": crypto.SHA3_224, "sha3-256": crypto.SHA3_256,
	"sha3-384": crypto.SHA3_384, "sha3-512": crypto.SHA3_512}

func newHash(name string) (hash.Hash, error) {
	if make := hashes[name]; make != nil {
		return make(), nil
	}
	return nil, fail(NotSupportedError, "the hash %.40q is not known here", name)
}

// keyedHash makes the hash of an HMAC or of what is made of it.
func keyedHash(name string) (func() hash.Hash, error) {
	make := hashes[name]
	if make == nil || name == "shake128" || name == "shake256" {
		return nil, fail(NotSupportedError, "there is no HMAC with the hash %.40q here", name)
	}
	return make, nil
}

// Digest returns the hash of data. A length over 0 is the digest's, which only shake128 and shake256 allow.
func Digest(name string, data []byte, length int) ([]byte, error) {
	return Finish(name, nil, data, length)
}

// Update is the state of a hash after data; before the first it is nil. It is an error with md4, ripemd160 and blake2s256, whose
// state cannot be had.
func Update(name string, state, data []byte) (after []byte, err error) {
	defer unusable(&err)
	h, err := resume(name, state)
	if err != nil {
		return nil, err
	}
	if err := within("a hash", data); err != nil {
		return nil, err
	}
	h.Write(data)
	m, ok := h.(encoding.BinaryMarshaler)
	if !ok {
		return nil, fail(NotSupportedError, "the hash %s takes at most %d MiB", name, MaxData>>20)
	}
	return m.MarshalBinary()
}

// Finish returns the digest of the bytes behind state, and data.
func Finish(name string, state, data []byte, length int) (digest []byte, err error) {
	defer unusable(&err)
	h, err := resume(name, state)
	if err != nil {
		return nil, err
	}
	if err := within("a hash", data); err != nil {
		return nil, err
	}
	if x, ok := h.(*shake); ok && length > 0 {
		x.n = length
	} else if length > 0 && length != h.Size() {
		return nil, fail(OperationError, "the digest of %s has %d bytes", name, h.Size())
	}
	if h.Size() > MaxDerived {
		return nil, fail(OperationError, "a digest has at most %d bytes here", MaxDerived)
	}
	h.Write(data)
	return h.Sum(nil), nil
}

func resume(name string, state []byte) (hash.Hash, error) {
	h, err := newHash(name)
	if err != nil || state == nil {
		return h, err
	}
	u, ok := h.(encoding.BinaryUnmarshaler)
	if !ok || u.UnmarshalBinary(state) != nil {
		return nil, fail(OperationError, "this is no state of %s", name)
	}
	return h, nil
}

// unusable makes an error of a panic: a state that was made up may be one that the hash never reaches.
func unusable(err *error) {
	if recover() != nil {
		*err = fail(OperationError, "this is no state of a hash")
	}
}

// HMAC is the code of data (RFC 2104).
func HMAC(name string, key, data []byte) ([]byte, error) {
	make, err := keyedHash(name)
	if err != nil {
		return nil, err
	}
	if err := within("HMAC", key, data); err != nil {
		return nil, err
	}
	m := hmac.New(make, key)
	m.Write(data)
	return m.Sum(nil), nil
}

// Equal reports whether a and b are equal, in a time that depends only on their length.
func Equal(a, b []byte) bool { return subtle.ConstantTimeCompare(a, b) == 1 }
