package webcrypto

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"
)

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	p, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func name(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Name
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

// Vectors of FIPS 180-4, FIPS 202, RFC 1321, RFC 7693: "abc".
func TestDigest(t *testing.T) {
	for _, c := range []struct{ hash, want string }{
		{"md5", "900150983cd24fb0d6963f7d28e17f72"},
		{"ripemd160", "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"},
		{"sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"},
		{"sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"sha512-256", "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"},
		{"sha3-256", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"},
		{"blake2s256", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"},
		{"shake128", "5881092dd818bf5cf8a3ddb793fbcba7"},
	} {
		p, err := Digest(c.hash, []byte("abc"), 0)
		if err != nil || hex.EncodeToString(p) != c.want {
			t.Errorf("%s: %x, %v, want %s", c.hash, p, err, c.want)
		}
	}
	if p, err := Digest("shake256", nil, 5); err != nil || len(p) != 5 {
		t.Errorf("shake256 of 5 bytes: %x, %v", p, err)
	}
	for _, c := range []struct {
		hash   string
		length int
		data   []byte
		want   string
	}{
		{"nope", 0, nil, NotSupportedError}, {"sha256", 5, nil, OperationError}, {"shake128", MaxDerived + 1, nil, OperationError},
		{"sha256", 0, make([]byte, MaxData+1), OperationError},
	} {
		if _, err := Digest(c.hash, c.data, c.length); name(err) != c.want {
			t.Errorf("%s: %v, want %s", c.hash, err, c.want)
		}
	}
}

// In pieces every hash has the same result as at once, or an error.
func TestUpdate(t *testing.T) {
	data := bytes.Repeat([]byte("0123456789"), 100)
	whole := []string{"md4", "ripemd160", "blake2s256"}
	for h := range hashes {
		var state []byte
		var err error
		for at := 0; at < 900 && err == nil; at += 90 {
			state, err = Update(h, state, data[at:at+90])
		}
		if slices.Contains(whole, h) {
			if err != nil && name(err) != NotSupportedError {
				t.Errorf("%s: %v", h, err)
			}
			continue
		}
		got, err2 := Finish(h, state, data[900:], 0)
		want, _ := Digest(h, data, 0)
		if err != nil || err2 != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %x, %v, %v, want %x", h, got, err, err2, want)
		}
	}
}

// FuzzState goes on with states that were made up.
func FuzzState(f *testing.F) {
	for h := range hashes {
		if s, err := Update(h, nil, []byte("some data")); err == nil {
			f.Add(h, s)
			f.Add(h, bytes.Repeat([]byte{255}, len(s)))
			f.Add(h, append(bytes.Clone(s[:len(s)-1]), 255))
		}
	}
	f.Fuzz(func(t *testing.T, h string, state []byte) {
		if _, err := Finish(h, state, make([]byte, 300), 0); err != nil && name(err) != OperationError && name(err) != NotSupportedError {
			t.Error(err)
		}
		Update(h, state, make([]byte, 300))
	})
}

// RFC 4231 (2), RFC 5869 (A.1), RFC 6070, RFC 7914 (12), RFC 3394 (4.1).
func TestVectors(t *testing.T) {
	mac, _ := HMAC("sha256", []byte("Jefe"), []byte("what do ya want for nothing?"))
	hk, _ := HKDF("sha256", bytes.Repeat([]byte{11}, 22), unhex(t, "000102030405060708090a0b0c"), unhex(t, "f0f1f2f3f4f5f6f7f8f9"), 42)
	pb, _ := PBKDF2("sha1", []byte("password"), []byte("salt"), 4096, 20)
	sc, _ := Scrypt([]byte("password"), []byte("NaCl"), 1024, 8, 16, 64)
	kw, _ := (&Cipher{Mode: "kw", Key: unhex(t, "000102030405060708090a0b0c0d0e0f"), Data: unhex(t, "00112233445566778899aabbccddeeff")}).Run()
	for _, c := range []struct {
		what string
		got  []byte
		want string
	}{
		{"HMAC", mac, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
		{"HKDF", hk, "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"},
		{"PBKDF2", pb, "4b007901b765489abead49d926f721d065a429c1"},
		{"scrypt", sc, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"},
		{"AES-KW", kw, "1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5"},
	} {
		if hex.EncodeToString(c.got) != c.want {
			t.Errorf("%s: %x, want %s", c.what, c.got, c.want)
		}
	}
}

// Work that takes too long or too much is rejected at once.
func TestLimits(t *testing.T) {
	long := make([]byte, MaxData+1)
	for _, c := range []struct {
		what string
		f    func() error
		want string
	}{
		{"PBKDF2 iterations", func() error { _, err := PBKDF2("sha256", nil, nil, MaxPBKDF2+1, 32); return err }, OperationError},
		{"PBKDF2 blocks", func() error { _, err := PBKDF2("sha256", nil, nil, MaxPBKDF2, 33); return err }, OperationError},
		{"PBKDF2 length", func() error { _, err := PBKDF2("sha256", nil, nil, 1, MaxDerived+1); return err }, OperationError},
		{"PBKDF2 negative", func() error { _, err := PBKDF2("sha256", nil, nil, -1, -1); return err }, OperationError},
		{"PBKDF2 hash", func() error { _, err := PBKDF2("sha512", nil, nil, MaxPBKDF2, 64); return err }, OperationError},
		{"PBKDF2 salt", func() error { _, err := PBKDF2("sha256", nil, make([]byte, maxSalt+1), 1, 1); return err }, OperationError},
		{"HKDF info", func() error { _, err := HKDF("sha256", nil, nil, make([]byte, maxSalt+1), 1); return err }, OperationError},
		{"scrypt salt", func() error { _, err := Scrypt(nil, make([]byte, maxSalt+1), 2, 1, 1, 1); return err }, OperationError},
		{"scrypt r*p", func() error { _, err := Scrypt(nil, nil, 2, 1, maxParallel+1, 1); return err }, OperationError},
		{"HKDF", func() error { _, err := HKDF("sha256", nil, nil, nil, 255*32+1); return err }, OperationError},
		{"HKDF data", func() error { _, err := HKDF("sha256", long, nil, nil, 1); return err }, OperationError},
		{"scrypt", func() error { _, err := Scrypt(nil, nil, 1<<17, 8, 1, 1); return err }, OperationError},
		{"scrypt overflow", func() error { _, err := Scrypt(nil, nil, 1<<30, 1<<30, 1<<30, 1); return err }, OperationError},
		{"scrypt N", func() error { _, err := Scrypt(nil, nil, 3, 1, 1, 1); return err }, OperationError},
		{"scrypt p", func() error { _, err := Scrypt(nil, nil, 2, 1, 1<<19, 1); return err }, OperationError},
		{"AES data", func() error {
			_, err := (&Cipher{Mode: "cbc", Key: make([]byte, 16), IV: make([]byte, 16), Data: long}).Run()
			return err
		}, OperationError},
		{"AES key", func() error { _, err := (&Cipher{Mode: "cbc", Key: make([]byte, 17)}).Run(); return err }, DataError},
		{"AES mode", func() error { _, err := (&Cipher{Mode: "ecb", Key: make([]byte, 16)}).Run(); return err }, NotSupportedError},
		{"bcrypt", func() error { _, err := HashPassword("bcrypt", []byte("x"), MaxBcrypt+1, 0, 0); return err }, NotSupportedError},
		{"bcrypt verify", func() error {
			_, err := VerifyPassword("", []byte("x"), "$2b$13$y2heiPCqZfFDtkwhH.KSEepwUH0Jmdt4jAzLUo2tt2VGrtXA23jCu")
			return err
		}, NotSupportedError},
		{"argon2 memory", func() error { _, err := HashPassword("argon2id", []byte("x"), 0, MaxArgon2Memory+1, 1); return err }, NotSupportedError},
		{"argon2 passes", func() error { _, err := HashPassword("argon2id", []byte("x"), 0, MaxArgon2Memory, 5); return err }, NotSupportedError},
		{"argon2 verify", func() error {
			_, err := VerifyPassword("", []byte("x"), "$argon2id$v=19$m=2147483647,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg")
			return err
		}, NotSupportedError},
		{"argon2 threads", func() error {
			_, err := VerifyPassword("", []byte("x"), "$argon2id$v=19$m=65536,t=1,p=255$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg")
			return err
		}, NotSupportedError},
		{"argon2 nothing", func() error { _, err := VerifyPassword("", []byte("x"), "$argon2id$v=19$m=8,t=1,p=1$$"); return err }, WeakParameters},
		{"RSA generate", func() error { _, err := Generate("RSA"); return err }, NotSupportedError},
		{"key", func() error { _, err := Import("spki", "", make([]byte, MaxKey+1)); return err }, DataError},
		{"RSA modulus", func() error {
			der, _ := x509.MarshalPKIXPublicKey(&rsa.PublicKey{N: new(big.Int).SetBit(big.NewInt(1), MaxRSA, 1), E: 65537})
			_, err := Import("spki", "", der)
			return err
		}, NotSupportedError},
		{"RSA modulus as JWK", func() error {
			n := make([]byte, MaxRSA/8+1)
			n[0], n[len(n)-1] = 1, 1
			_, err := Import("jwk", "", []byte(`{"kty":"RSA","e":"AQAB","n":"`+base64.RawURLEncoding.EncodeToString(n)+`"}`))
			return err
		}, NotSupportedError},
	} {
		if err := c.f(); name(err) != c.want {
			t.Errorf("%s: %v, want %s", c.what, err, c.want)
		}
	}
}

func kinds(t testing.TB) map[string]*Info {
	t.Helper()
	all := map[string]*Info{}
	for _, k := range []string{"P-256", "P-384", "P-521", "Ed25519", "X25519"} {
		info, err := Generate(k)
		if err != nil {
			t.Fatal(err)
		}
		all[k] = info
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	der, _ := x509.MarshalPKCS8PrivateKey(key)
	if all["RSA"], err = Import("pkcs8", "RSA", der); err != nil {
		t.Fatal(err)
	}
	return all
}

// Keys come back from every format as they were, and no other memory than the cache's own is kept.
func TestKeys(t *testing.T) {
	var keys Keys
	for kind, private := range kinds(t) {
		public, err := keys.Public(private.DER)
		if err != nil || public.Kind != kind || public.Private || !private.Private {
			t.Fatalf("%s: %v, %v", kind, public, err)
		}
		for _, k := range []*Info{private, public} {
			der := bytes.Clone(k.DER)
			j, err := keys.Export("jwk", k.Private, der)
			clear(der) // the caller's memory
			if err != nil {
				t.Fatal(kind, err)
			}
			again, err := Import("jwk", kind, j)
			if err != nil || !bytes.Equal(again.DER, k.DER) || again.Private != k.Private {
				t.Errorf("%s: %s: %v", kind, j, err)
			}
			if again, err := keys.Export("jwk", k.Private, k.DER); err != nil || !bytes.Equal(again, j) {
				t.Errorf("%s: %s, then %s, %v", kind, j, again, err)
			}
		}
		if raw, err := keys.Export("raw", false, public.DER); kind == "RSA" {
			if name(err) != InvalidAccessError {
				t.Error(kind, err)
			}
		} else if again, err := Import("raw", kind, raw); err != nil || !bytes.Equal(again.DER, public.DER) {
			t.Error(kind, err)
		}
		for other := range kinds(t) {
			if other != kind {
				if _, err := Import("pkcs8", other, private.DER); name(err) != DataError {
					t.Errorf("%s as %s: %v", kind, other, err)
				}
			}
		}
	}
}

func TestKeysAreBounded(t *testing.T) {
	var keys Keys
	for range 3 * maxKept {
		k, _ := Generate("Ed25519")
		if _, err := keys.Public(k.DER); err != nil {
			t.Fatal(err)
		}
	}
	if len(keys.parsed) != maxKept {
		t.Errorf("%d keys are kept, want %d", len(keys.parsed), maxKept)
	}
}

func TestSignatures(t *testing.T) {
	var keys Keys
	all := kinds(t)
	data := []byte("data")
	for _, c := range []struct {
		kind string
		s    Scheme
	}{
		{"RSA", Scheme{Name: "rsa-pkcs1", Hash: "sha256"}}, {"RSA", Scheme{Name: "rsa-pss", Hash: "sha512", Salt: -1}}, {"RSA", Scheme{Name: "rsa-pss", Hash: "sha1", Salt: 20}},
		{"RSA", Scheme{Name: "rsa-pss", Hash: "sha1", Salt: -2}}, {"P-256", Scheme{Name: "ecdsa", Hash: "sha256"}}, {"P-384", Scheme{Name: "ecdsa", Hash: "sha384", DER: true}},
		{"P-521", Scheme{Name: "ecdsa", Hash: "sha512"}}, {"Ed25519", Scheme{Name: "ed25519"}},
	} {
		public, _ := keys.Public(all[c.kind].DER)
		s, err := keys.Sign(c.s, all[c.kind].DER, data)
		if err != nil {
			t.Errorf("%+v: %v", c, err)
			continue
		}
		if ok, err := keys.Verify(c.s, public.DER, s, data); !ok || err != nil {
			t.Errorf("%+v: %v, %v", c, ok, err)
		}
		s[len(s)/2] ^= 1
		for _, bad := range [][]byte{s, nil, s[1:], make([]byte, len(s)), make([]byte, 100_000)} {
			if ok, err := keys.Verify(c.s, public.DER, bad, data); ok || err != nil {
				t.Errorf("%+v: of %d bytes: %v, %v", c, len(bad), ok, err)
			}
		}
		for kind, k := range all {
			if kind[:2] != c.kind[:2] {
				if _, err := keys.Sign(c.s, k.DER, data); name(err) != InvalidAccessError {
					t.Errorf("%+v with %s: %v", c, kind, err)
				}
			}
		}
	}
}

// FuzzImport: whatever is imported comes back from its canonical form, or is refused by name.
func FuzzImport(f *testing.F) {
	var keys Keys
	formats := []string{"raw", "pkcs8", "spki", "jwk", "pkcs1", "pkcs1-public", "sec1", "certificate"}
	for kind, k := range kinds(f) {
		public, _ := keys.Public(k.DER)
		j, _ := keys.Export("jwk", true, k.DER)
		raw, _ := keys.Export("raw", false, public.DER)
		for n, seed := range [][]byte{raw, k.DER, public.DER, j} {
			f.Add(uint8(n), kind, seed)
		}
	}
	f.Fuzz(func(t *testing.T, format uint8, kind string, data []byte) {
		k, err := Import(formats[int(format)%len(formats)], kind, data)
		if err != nil {
			if n := name(err); n != DataError && n != NotSupportedError {
				t.Errorf("%v", err)
			}
			return
		}
		again, err := Import(map[bool]string{true: "pkcs8", false: "spki"}[k.Private], k.Kind, k.DER)
		if err != nil || !bytes.Equal(again.DER, k.DER) {
			t.Errorf("%+v does not come back: %v", k, err)
		}
		var keys Keys
		if _, err := keys.Export("jwk", k.Private, k.DER); err != nil && name(err) != NotSupportedError {
			t.Errorf("%+v as jwk: %v", k, err)
		}
	})
}

// FuzzPassword: a text that was made up is refused by name, and soon.
func FuzzPassword(f *testing.F) {
	for _, s := range []string{"$2b$04$y2heiPCqZfFDtkwhH.KSEepwUH0Jmdt4jAzLUo2tt2VGrtXA23jCu", "$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZg", "$argon2i$v=19$m=,t=,p=$$", "$2"} {
		f.Add("", s)
	}
	f.Fuzz(func(t *testing.T, algorithm, text string) {
		VerifyPassword(algorithm, []byte("x"), text)
	})
}

// BenchmarkVerify is what one signature costs with a key that is kept.
func BenchmarkVerify(b *testing.B) {
	var keys Keys
	data := make([]byte, 100)
	all := kinds(b)
	for _, c := range []struct {
		kind string
		s    Scheme
	}{
		{"P-256", Scheme{Name: "ecdsa", Hash: "sha256"}}, {"RSA", Scheme{Name: "rsa-pkcs1", Hash: "sha256"}}, {"Ed25519", Scheme{Name: "ed25519"}},
	} {
		public, _ := keys.Public(all[c.kind].DER)
		signature, _ := keys.Sign(c.s, all[c.kind].DER, data)
		b.Run(c.kind, func(b *testing.B) {
			for b.Loop() {
				if ok, _ := keys.Verify(c.s, public.DER, signature, data); !ok {
					b.Fatal("not verified")
				}
			}
		})
		b.Run(c.kind+"-parsed-anew", func(b *testing.B) {
			for b.Loop() {
				keys := Keys{}
				if ok, _ := keys.Verify(c.s, public.DER, signature, data); !ok {
					b.Fatal("not verified")
				}
			}
		})
	}
}
