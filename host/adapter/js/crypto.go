package js

// The host function of cryptography (host/js/ext/webcrypto, package webcrypto): crypto(operation, ...) is bytes, or true or false, or an error as a
// string: its name, a newline, its message.

import (
	"errors"
	"math"
	"time"

	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/webcrypto"
)

// crypto is one operation. Texts are read before bytes: making a text may move the memory that bytes lie in.
func (i *instance) crypto(a arguments) engine.Value {
	operation, one := a.text(0), a.text(1)
	var p []byte
	var err error
	if err := i.affords(a.price(operation, one)); err != nil {
		return i.cryptoError(err)
	}
	switch operation {
	case "pbkdf2", "scrypt", "password-hash", "password-verify":
		defer i.takeTurn()()
	}
	switch operation {
	case "equal":
		return engine.Bool(webcrypto.Equal(a.bytes(1), a.bytes(2)))
	case "verify":
		s := a.scheme()
		ok, err := i.keys.Verify(s, a.bytes(5), a.bytes(6), a.bytes(7))
		return i.verdict(ok, err)
	case "password-verify":
		text := a.text(2)
		ok, err := webcrypto.VerifyPassword(one, a.bytes(3), text)
		return i.verdict(ok, err)
	case "digest":
		p, err = webcrypto.Digest(one, a.bytes(2), a.whole(3))
	case "update":
		p, err = webcrypto.Update(one, a.bytes(2), a.bytes(3))
	case "finish":
		p, err = webcrypto.Finish(one, a.bytes(2), a.bytes(3), a.whole(4))
	case "hmac":
		p, err = webcrypto.HMAC(one, a.bytes(2), a.bytes(3))
	case "aes":
		c := webcrypto.Cipher{Mode: one, Decrypt: a.whole(2)&1 != 0, NoPad: a.whole(2)&2 != 0, Length: a.whole(3),
			Key: a.bytes(4), IV: a.bytes(5), Data: a.bytes(6), Extra: a.bytes(7)}
		p, err = c.Run()
	case "pbkdf2":
		p, err = webcrypto.PBKDF2(one, a.bytes(4), a.bytes(5), a.whole(2), a.whole(3))
	case "hkdf":
		p, err = webcrypto.HKDF(one, a.bytes(3), a.bytes(4), a.bytes(5), a.whole(2))
	case "scrypt":
		p, err = webcrypto.Scrypt(a.bytes(5), a.bytes(6), a.whole(1), a.whole(2), a.whole(3), a.whole(4))
	case "password-hash":
		var text string
		text, err = webcrypto.HashPassword(one, a.bytes(5), a.whole(2), a.whole(3), a.whole(4))
		p = []byte(text)
	default:
		p, err = i.pair(operation, one, a)
	}
	if err != nil {
		return i.cryptoError(err)
	}
	return i.vm.NewBytes(p)
}

// takeTurn waits until a derivation may begin; what it returns says that it has ended.
func (i *instance) takeTurn() (done func()) {
	begun := time.Now()
	select {
	case i.prog.derivations <- struct{}{}:
	case <-i.stop:
		i.checkpoint() // which does not return
	}
	i.clock.waited += time.Since(begun)
	return func() { <-i.prog.derivations }
}

// pair are the operations with pairs of keys.
func (i *instance) pair(operation, one string, a arguments) ([]byte, error) {
	switch operation {
	case "import":
		kind := a.text(2)
		return packed(webcrypto.Import(one, kind, a.bytes(3)))
	case "generate":
		return packed(webcrypto.Generate(one))
	case "public":
		return packed(i.keys.Public(a.bytes(1)))
	case "export":
		return i.keys.Export(one, a.value(2) == engine.True, a.bytes(3))
	case "sign":
		s := a.scheme()
		return i.keys.Sign(s, a.bytes(5), a.bytes(6))
	case "oaep":
		if a.value(2) == engine.True {
			return i.keys.DecryptOAEP(one, a.bytes(3), a.bytes(4), a.bytes(5))
		}
		return i.keys.EncryptOAEP(one, a.bytes(3), a.bytes(4), a.bytes(5))
	case "agree":
		return i.keys.Agree(a.bytes(1), a.bytes(2))
	}
	return nil, &webcrypto.Error{Name: webcrypto.NotSupportedError, Message: "there is no such operation"}
}

// packed is a key with what is known of it: whether it is private, the lengths of kind and exponent, the modulus's bits in two bytes; then
// kind, exponent and DER.
func packed(k *webcrypto.Info, err error) ([]byte, error) {
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

// scheme is arguments 1 to 4.
func (a arguments) scheme() webcrypto.Scheme {
	return webcrypto.Scheme{Name: a.text(1), Hash: a.text(2), Salt: a.whole(3), DER: a.value(4) == engine.True}
}

// whole is a number as an integer; what is none, or too large to be one of 32 bits, is the least one, which no operation takes.
func (a arguments) whole(n int) int {
	v := a.value(n)
	if v.IsUndefined() {
		return 0
	}
	f := a.i.vm.Number(v)
	if f != math.Trunc(f) || math.Abs(f) > math.MaxInt32 {
		return math.MinInt32
	}
	return int(f)
}

func (i *instance) verdict(ok bool, err error) engine.Value {
	if err != nil {
		return i.cryptoError(err)
	}
	return engine.Bool(ok)
}

func (i *instance) cryptoError(err error) engine.Value {
	var e *webcrypto.Error
	if !errors.As(err, &e) {
		e = &webcrypto.Error{Name: webcrypto.OperationError, Message: err.Error()}
	}
	return i.vm.NewString([]byte(e.Name + "\n" + e.Message))
}
