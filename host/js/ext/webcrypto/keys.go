package webcrypto

// Keys of pairs: parsed, kept, made, and written.

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"math/big"
)

// maxKept is how many parsed keys are kept: enough for a few issuers of tokens.
const maxKept = 32

// Keys keeps the keys that were parsed last: parsing one of RSA takes longer than a signature is verified. The zero value is ready. It
// is not safe for concurrent use.
type Keys struct {
	parsed map[keyID]any
	order  [maxKept]keyID // a ring
	next   int
}

type keyID struct {
	private bool
	der     string
}

// get is the key of a DER.
func (k *Keys) get(private bool, der []byte) (any, error) {
	if key := k.parsed[keyID{private, string(der)}]; key != nil {
		return key, nil
	}
	der = bytes.Clone(der) // a parsed key may hold parts of it, and it is the caller's memory
	key, err := parseDER(private, der)
	if err != nil {
		return nil, err
	}
	if k.parsed == nil {
		k.parsed = map[keyID]any{}
	}
	delete(k.parsed, k.order[k.next])
	id := keyID{private, string(der)}
	k.order[k.next], k.parsed[id] = id, key
	k.next = (k.next + 1) % maxKept
	return key, nil
}

var invalidKey = fail(DataError, "Invalid keyData")

// parseDER is a *rsa.PrivateKey, *ecdsa.PrivateKey, ed25519.PrivateKey or *ecdh.PrivateKey (X25519), or its public key.
func parseDER(private bool, der []byte) (key any, err error) {
	if len(der) > MaxKey {
		return nil, fail(DataError, "a key has at most %d bytes", MaxKey)
	}
	if private {
		key, err = x509.ParsePKCS8PrivateKey(der)
	} else {
		key, err = x509.ParsePKIXPublicKey(der)
	}
	if err != nil {
		return nil, invalidKey
	}
	return key, usable(key)
}

// usable reports whether a key is of a kind and size that is known here.
func usable(key any) error {
	switch key := key.(type) {
	case *rsa.PrivateKey:
		return usable(&key.PublicKey)
	case *rsa.PublicKey:
		if key.N.BitLen() > MaxRSA {
			return fail(NotSupportedError, "a key of RSA has at most %d bits here", MaxRSA)
		}
		return nil
	case *ecdsa.PrivateKey:
		return usable(&key.PublicKey)
	case *ecdsa.PublicKey:
		if curveNames[key.Curve] == "" {
			return fail(NotSupportedError, "the curve is not known here: P-256, P-384, P-521")
		}
		return nil
	case ed25519.PrivateKey, ed25519.PublicKey:
		return nil
	case *ecdh.PrivateKey:
		return usable(key.PublicKey())
	case *ecdh.PublicKey:
		if key.Curve() == ecdh.X25519() {
			return nil
		}
	}
	return fail(NotSupportedError, "the kind of key is not known here: RSA, P-256, P-384, P-521, Ed25519, X25519")
}

var (
	curves     = map[string]elliptic.Curve{"P-256": elliptic.P256(), "P-384": elliptic.P384(), "P-521": elliptic.P521()}
	curveNames = map[elliptic.Curve]string{elliptic.P256(): "P-256", elliptic.P384(): "P-384", elliptic.P521(): "P-521"}
)

// Info is a key that was imported.
type Info struct {
	Private  bool
	Kind     string // RSA, P-256, P-384, P-521, Ed25519, X25519
	DER      []byte // PKCS #8 or SubjectPublicKeyInfo
	Bits     int    // RSA: of the modulus
	Exponent []byte // RSA
}

// Import reads a key. format is "raw" (a public key: a point of the curve, or 32 bytes), "pkcs8", "spki", "jwk" (an object in JSON,
// of which only what makes the key is read), "pkcs1", "pkcs1-public", "sec1", or "certificate" (of X.509: its public key). kind is
// one of Info's; "EC" is any curve, "" is any kind, which raw cannot be.
func Import(format, kind string, data []byte) (*Info, error) {
	if len(data) > MaxKey {
		return nil, fail(DataError, "a key has at most %d bytes", MaxKey)
	}
	var key any
	var err error
	switch format {
	case "pkcs8":
		key, err = parseDER(true, data)
	case "spki":
		key, err = parseDER(false, data)
	case "pkcs1":
		key, err = x509.ParsePKCS1PrivateKey(data)
	case "pkcs1-public":
		key, err = x509.ParsePKCS1PublicKey(data)
	case "sec1":
		key, err = x509.ParseECPrivateKey(data)
	case "certificate":
		var c *x509.Certificate
		if c, err = x509.ParseCertificate(data); err == nil {
			key = c.PublicKey
		}
	case "raw":
		key, err = parseRaw(kind, data)
	case "jwk":
		key, err = parseJWK(data)
	default:
		return nil, fail(NotSupportedError, "the format %.20q is not known here: raw, pkcs8, spki, jwk", format)
	}
	if err != nil {
		if _, ok := err.(*Error); !ok {
			err = invalidKey
		}
		return nil, err
	}
	if err := usable(key); err != nil {
		return nil, err
	}
	info, err := describe(key)
	if err != nil {
		return nil, err
	}
	if kind != "" && kind != info.Kind && !(kind == "EC" && curves[info.Kind] != nil) {
		return nil, invalidKey
	}
	return info, nil
}

func describe(key any) (*Info, error) {
	info := &Info{}
	public := publicOf(key)
	var err error
	if public != nil {
		info.Private = true
		info.DER, err = x509.MarshalPKCS8PrivateKey(key)
	} else {
		public = key
		info.DER, err = x509.MarshalPKIXPublicKey(key)
	}
	if err != nil {
		return nil, invalidKey
	}
	switch public := public.(type) {
	case *rsa.PublicKey:
		info.Kind, info.Bits, info.Exponent = "RSA", public.N.BitLen(), big.NewInt(int64(public.E)).Bytes()
	case *ecdsa.PublicKey:
		info.Kind = curveNames[public.Curve]
	case ed25519.PublicKey:
		info.Kind = "Ed25519"
	default:
		info.Kind = "X25519"
	}
	return info, nil
}

// publicOf returns the public key of a private key; nil: key is not a private key.
func publicOf(key any) any {
	switch key := key.(type) {
	case *rsa.PrivateKey:
		return &key.PublicKey
	case *ecdsa.PrivateKey:
		return &key.PublicKey
	case ed25519.PrivateKey:
		return key.Public()
	case *ecdh.PrivateKey:
		return key.PublicKey()
	}
	return nil
}

func parseRaw(kind string, data []byte) (any, error) {
	switch kind {
	case "Ed25519":
		if len(data) == ed25519.PublicKeySize {
			return ed25519.PublicKey(append([]byte(nil), data...)), nil
		}
	case "X25519":
		return ecdh.X25519().NewPublicKey(data)
	default:
		curve := curves[kind]
		if curve == nil {
			return nil, fail(NotSupportedError, "the curve %.20q is not known here: P-256, P-384, P-521", kind)
		}
		if len(data) > 0 && (data[0] == 2 || data[0] == 3) {
			x, y := elliptic.UnmarshalCompressed(curve, data)
			if x == nil {
				return nil, invalidKey
			}
			size := (curve.Params().BitSize + 7) / 8
			data = make([]byte, 1+2*size)
			data[0] = 4 // uncompressed (SEC 1, 2.3.3)
			x.FillBytes(data[1 : 1+size])
			y.FillBytes(data[1+size:])
		}
		return ecdsa.ParseUncompressedPublicKey(curve, data)
	}
	return nil, invalidKey
}

// Public is the public key of a private one.
func (k *Keys) Public(private []byte) (*Info, error) {
	key, err := k.get(true, private)
	if err != nil {
		return nil, err
	}
	return describe(publicOf(key))
}

// Export writes a key as "raw" (public keys) or "jwk".
func (k *Keys) Export(format string, private bool, der []byte) ([]byte, error) {
	key, err := k.get(private, der)
	if err != nil {
		return nil, err
	}
	switch format {
	case "jwk":
		return writeJWK(key)
	case "raw":
		switch key := key.(type) {
		case *ecdsa.PublicKey:
			return key.Bytes()
		case ed25519.PublicKey:
			return key, nil
		case *ecdh.PublicKey:
			return key.Bytes(), nil
		}
		return nil, fail(InvalidAccessError, "only a public key of a curve can be written raw")
	}
	return nil, fail(NotSupportedError, "the format %.20q is not known here: raw, jwk", format)
}

// Generate makes a private key. Of RSA it makes none: that takes up to some seconds, which cannot be interrupted.
func Generate(kind string) (*Info, error) {
	var key any
	var err error
	switch kind {
	case "Ed25519":
		_, key, err = ed25519.GenerateKey(rand.Reader)
	case "X25519":
		key, err = ecdh.X25519().GenerateKey(rand.Reader)
	case "RSA":
		return nil, fail(NotSupportedError, "a key of RSA is not generated here, it takes too long: import one (openssl genpkey -algorithm rsa), or use ECDSA or Ed25519")
	default:
		curve := curves[kind]
		if curve == nil {
			return nil, fail(NotSupportedError, "the curve %.20q is not known here: P-256, P-384, P-521", kind)
		}
		key, err = ecdsa.GenerateKey(curve, rand.Reader)
	}
	if err != nil {
		return nil, fail(OperationError, "%v", err)
	}
	return describe(key)
}
