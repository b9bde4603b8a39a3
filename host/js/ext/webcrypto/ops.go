package webcrypto

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"time"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext"
)

// Crypto is what one instance keeps. The goroutine that is in the engine uses it.
type Crypto struct {
	// Derivations limits the derivations of keys and passwords that run concurrently, of all scripts that share it: one takes up to 64
	// MiB. It is full while as many run as it has room for.
	Derivations chan struct{}

	keys Keys // parsed
}

// Ops has the host functions of cryptography (base.js).
var Ops = []ext.Op[*Crypto]{
	{Name: "crypto", Call: (*Crypto).crypto, Long: true},
	{Name: "random", Call: (*Crypto).random},
	{Name: "uuid", Call: (*Crypto).uuid},
}

// maxRandom is the limit of crypto.getRandomValues, in bytes.
const maxRandom = 65536

// random is host.random(n): n random bytes, at most maxRandom.
func (*Crypto) random(c ext.Call) engine.Value {
	p := make([]byte, min(max(0, c.Int(0)), maxRandom))
	rand.Read(p)
	return c.VM.NewBytes(p)
}

// uuid is host.uuid(): a random UUID (RFC 9562, 5.4).
func (*Crypto) uuid(c ext.Call) engine.Value {
	var u [16]byte
	rand.Read(u[:])
	u[6], u[8] = u[6]&0x0f|0x40, u[8]&0x3f|0x80
	h := hex.EncodeToString(u[:])
	return c.String(h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:])
}

// crypto is host.crypto(operation, ...): bytes, or true or false, or an error as a string, which has its name, a newline and its message.
func (x *Crypto) crypto(c ext.Call) engine.Value {
	operation, one := c.Text(0), c.Text(1)
	var p []byte
	var err error
	if err := c.Turn.Affords(price(c, operation, one)); err != nil {
		return failed(c, err)
	}
	switch operation {
	case "pbkdf2", "scrypt", "password-hash", "password-verify":
		defer x.acquire(c.Turn)()
	}
	switch operation {
	case "equal":
		return engine.Bool(Equal(c.Bytes(1), c.Bytes(2)))
	case "verify":
		s := scheme(c)
		ok, err := x.keys.Verify(s, c.Bytes(5), c.Bytes(6), c.Bytes(7))
		return verdict(c, ok, err)
	case "password-verify":
		text := c.Text(2)
		ok, err := VerifyPassword(one, c.Bytes(3), text)
		return verdict(c, ok, err)
	case "digest":
		p, err = Digest(one, c.Bytes(2), c.Whole(3))
	case "update":
		p, err = Update(one, c.Bytes(2), c.Bytes(3))
	case "finish":
		p, err = Finish(one, c.Bytes(2), c.Bytes(3), c.Whole(4))
	case "hmac":
		p, err = HMAC(one, c.Bytes(2), c.Bytes(3))
	case "aes":
		c := Cipher{Mode: one, Decrypt: c.Whole(2)&1 != 0, NoPad: c.Whole(2)&2 != 0, Length: c.Whole(3),
			Key: c.Bytes(4), IV: c.Bytes(5), Data: c.Bytes(6), Extra: c.Bytes(7)}
		p, err = c.Run()
	case "pbkdf2":
		p, err = PBKDF2(one, c.Bytes(4), c.Bytes(5), c.Whole(2), c.Whole(3))
	case "hkdf":
		p, err = HKDF(one, c.Bytes(3), c.Bytes(4), c.Bytes(5), c.Whole(2))
	case "scrypt":
		p, err = Scrypt(c.Bytes(5), c.Bytes(6), c.Whole(1), c.Whole(2), c.Whole(3), c.Whole(4))
	case "password-hash":
		var text string
		text, err = HashPassword(one, c.Bytes(5), c.Whole(2), c.Whole(3), c.Whole(4))
		p = []byte(text)
	default:
		p, err = x.pair(operation, one, c)
	}
	if err != nil {
		return failed(c, err)
	}
	return c.VM.NewBytes(p)
}

// acquire waits until a derivation may begin, and returns the function to call when it has ended.
func (x *Crypto) acquire(t ext.Turn) (done func()) {
	begun := time.Now()
	select {
	case x.Derivations <- struct{}{}:
	case <-t.Done():
		t.Ending() // does not return
	}
	t.Waited(time.Since(begun))
	return func() { <-x.Derivations }
}

// pair are the operations with pairs of keys.
func (x *Crypto) pair(operation, one string, c ext.Call) ([]byte, error) {
	switch operation {
	case "import":
		kind := c.Text(2)
		return packed(Import(one, kind, c.Bytes(3)))
	case "generate":
		return packed(Generate(one))
	case "public":
		return packed(x.keys.Public(c.Bytes(1)))
	case "export":
		return x.keys.Export(one, c.True(2), c.Bytes(3))
	case "sign":
		s := scheme(c)
		return x.keys.Sign(s, c.Bytes(5), c.Bytes(6))
	case "oaep":
		if c.True(2) {
			return x.keys.DecryptOAEP(one, c.Bytes(3), c.Bytes(4), c.Bytes(5))
		}
		return x.keys.EncryptOAEP(one, c.Bytes(3), c.Bytes(4), c.Bytes(5))
	case "agree":
		return x.keys.Agree(c.Bytes(1), c.Bytes(2))
	}
	return nil, &Error{Name: NotSupportedError, Message: "there is no such operation"}
}

// packed returns a key with its properties: whether it is private, the lengths of kind and exponent, the bits of the modulus in two
// bytes; then kind, exponent and DER.
func packed(k *Info, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	private := byte(0)
	if k.Private {
		private = 1
	}
	p := []byte{private, byte(len(k.Kind)), byte(len(k.Exponent)), byte(k.Bits >> 8), byte(k.Bits)}
	return append(append(append(p, k.Kind...), k.Exponent...), k.DER...), nil
}

// scheme returns arguments 1 to 4 as a Scheme.
func scheme(c ext.Call) Scheme {
	return Scheme{Name: c.Text(1), Hash: c.Text(2), Salt: c.Whole(3), DER: c.True(4)}
}

func verdict(c ext.Call, ok bool, err error) engine.Value {
	if err != nil {
		return failed(c, err)
	}
	return engine.Bool(ok)
}

func failed(c ext.Call, err error) engine.Value {
	var e *Error
	if !errors.As(err, &e) {
		e = &Error{Name: OperationError, Message: err.Error()}
	}
	return c.VM.NewString([]byte(e.Name + "\n" + e.Message))
}

// price returns about how long an operation takes; 0: not long.
func price(c ext.Call, operation, one string) time.Duration {
	switch operation {
	case "digest":
		return HashTime(len(c.Bytes(2)))
	case "update", "finish", "hmac":
		return HashTime(len(c.Bytes(2)) + len(c.Bytes(3)))
	case "aes":
		return CipherTime(len(c.Bytes(6)) + len(c.Bytes(7)))
	case "verify":
		return HashTime(len(c.Bytes(7)))
	case "hkdf":
		return HashTime(len(c.Bytes(3)) + len(c.Bytes(4)))
	case "sign":
		return KeyTime(c.Bytes(5)) + HashTime(len(c.Bytes(6)))
	case "import":
		return KeyTime(c.Bytes(3))
	case "pbkdf2":
		return PBKDF2Time(one, c.Whole(2), c.Whole(3))
	case "scrypt":
		return ScryptTime(c.Whole(1), c.Whole(2), c.Whole(3))
	case "password-hash":
		return HashPasswordTime(one, c.Whole(2), c.Whole(3), c.Whole(4))
	case "password-verify":
		return VerifyPasswordTime(c.Text(2))
	}
	return 0
}
