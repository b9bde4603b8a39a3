package webcrypto

// Operations of key pairs: signatures, RSA-OAEP, and secrets that two parties share.

import (
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"math/big"
)

// Scheme says how is signed.
type Scheme struct {
	Name string // rsa-pkcs1, rsa-pss, ecdsa, ed25519
	Hash string // of the data; not for ed25519
	Salt int    // rsa-pss: in bytes, over 0; -1: as the digest; -2: the longest, and any when verified
	DER  bool   // ecdsa: a signature in ASN.1, else r and s one after the other
}

var keyMismatch = fail(InvalidAccessError, "the key is of another kind than the operation")

// Sign signs data with a private key.
func (k *Keys) Sign(s Scheme, private, data []byte) ([]byte, error) {
	key, digest, hash, err := k.prepare(s, true, private, data)
	if err != nil {
		return nil, err
	}
	var signature []byte
	switch key := key.(type) {
	case *rsa.PrivateKey:
		switch s.Name {
		case "rsa-pkcs1":
			signature, err = rsa.SignPKCS1v15(nil, key, hash, digest)
		case "rsa-pss":
			var o *rsa.PSSOptions
			if o, err = s.pss(hash); err == nil {
				signature, err = rsa.SignPSS(rand.Reader, key, hash, digest, o)
			}
		default:
			return nil, keyMismatch
		}
	case *ecdsa.PrivateKey:
		switch {
		case s.Name != "ecdsa":
			return nil, keyMismatch
		case s.DER:
			signature, err = ecdsa.SignASN1(rand.Reader, key, digest)
		default:
			var r, v *big.Int
			if r, v, err = ecdsa.Sign(rand.Reader, key, digest); err == nil {
				size := (key.Params().BitSize + 7) / 8
				signature = make([]byte, 2*size)
				r.FillBytes(signature[:size])
				v.FillBytes(signature[size:])
			}
		}
	case ed25519.PrivateKey:
		if s.Name != "ed25519" {
			return nil, keyMismatch
		}
		signature = ed25519.Sign(key, data)
	default:
		return nil, keyMismatch
	}
	return signature, operation(err)
}

// Verify reports whether the signature matches data, by a public key.
func (k *Keys) Verify(s Scheme, public, signature, data []byte) (bool, error) {
	if len(signature) > MaxRSA/8 {
		return false, nil
	}
	key, digest, hash, err := k.prepare(s, false, public, data)
	if err != nil {
		return false, err
	}
	switch key := key.(type) {
	case *rsa.PublicKey:
		switch s.Name {
		case "rsa-pkcs1":
			return rsa.VerifyPKCS1v15(key, hash, digest, signature) == nil, nil
		case "rsa-pss":
			o, err := s.pss(hash)
			return err == nil && rsa.VerifyPSS(key, hash, digest, signature, o) == nil, err
		}
	case *ecdsa.PublicKey:
		size := (key.Params().BitSize + 7) / 8
		switch {
		case s.Name != "ecdsa":
		case s.DER:
			return ecdsa.VerifyASN1(key, digest, signature), nil
		case len(signature) != 2*size:
			return false, nil
		default:
			return ecdsa.Verify(key, digest, new(big.Int).SetBytes(signature[:size]), new(big.Int).SetBytes(signature[size:])), nil
		}
	case ed25519.PublicKey:
		if s.Name == "ed25519" {
			return len(signature) == ed25519.SignatureSize && ed25519.Verify(key, data, signature), nil
		}
	}
	return false, keyMismatch
}

// prepare is the key, and the digest of data.
func (k *Keys) prepare(s Scheme, private bool, der, data []byte) (any, []byte, crypto.Hash, error) {
	if err := within("a signature", data); err != nil {
		return nil, nil, 0, err
	}
	key, err := k.get(private, der)
	if err != nil || s.Name == "ed25519" {
		return key, nil, 0, err
	}
	hash := signed[s.Hash]
	if hash == 0 {
		return nil, nil, 0, fail(NotSupportedError, "there is no signature with the hash %.40q here", s.Hash)
	}
	h := hash.New()
	h.Write(data)
	return key, h.Sum(nil), hash, nil
}

func (s Scheme) pss(hash crypto.Hash) (*rsa.PSSOptions, error) {
	switch {
	case s.Salt == -2:
		return &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthAuto, Hash: hash}, nil
	case s.Salt == -1:
		return &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: hash}, nil
	case s.Salt > 0 && s.Salt <= MaxRSA/8:
		return &rsa.PSSOptions{SaltLength: s.Salt, Hash: hash}, nil
	}
	return nil, fail(NotSupportedError, "RSA-PSS takes a salt of 1 to %d bytes here; as many as the digest's are usual", MaxRSA/8)
}

func operation(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := err.(*Error); ok {
		return err
	}
	return fail(OperationError, "%v", err)
}

// EncryptOAEP encrypts data with a public key of RSA: at most its bytes less two digests and 2.
func (k *Keys) EncryptOAEP(hashName string, public, label, data []byte) ([]byte, error) {
	key, err := k.get(false, public)
	if err != nil {
		return nil, err
	}
	r, ok := key.(*rsa.PublicKey)
	hash := signed[hashName]
	if !ok || hash == 0 {
		return nil, keyMismatch
	}
	if err := within("RSA-OAEP", label, data); err != nil {
		return nil, err
	}
	out, err := rsa.EncryptOAEP(hash.New(), rand.Reader, r, data, label)
	return out, operation(err)
}

// DecryptOAEP is the reverse, with the private key.
func (k *Keys) DecryptOAEP(hashName string, private, label, data []byte) ([]byte, error) {
	key, err := k.get(true, private)
	if err != nil {
		return nil, err
	}
	r, ok := key.(*rsa.PrivateKey)
	hash := signed[hashName]
	if !ok || hash == 0 {
		return nil, keyMismatch
	}
	if err := within("RSA-OAEP", label, data); err != nil {
		return nil, err
	}
	out, err := rsa.DecryptOAEP(hash.New(), nil, r, data, label)
	if err != nil {
		return nil, fail(OperationError, "the data cannot be decrypted: the key, the hash, the label or the data itself is another")
	}
	return out, nil
}

// Agree is the secret that the holder of a private key shares with another's public key: the X coordinate of ECDH, or X25519.
func (k *Keys) Agree(private, public []byte) ([]byte, error) {
	mine, err := k.get(true, private)
	if err != nil {
		return nil, err
	}
	other, err := k.get(false, public)
	if err != nil {
		return nil, err
	}
	var a *ecdh.PrivateKey
	var b *ecdh.PublicKey
	switch mine := mine.(type) {
	case *ecdsa.PrivateKey:
		a, err = mine.ECDH()
	case *ecdh.PrivateKey:
		a = mine
	default:
		return nil, keyMismatch
	}
	if err != nil {
		return nil, operation(err)
	}
	switch other := other.(type) {
	case *ecdsa.PublicKey:
		b, err = other.ECDH()
	case *ecdh.PublicKey:
		b = other
	default:
		return nil, keyMismatch
	}
	if err != nil {
		return nil, operation(err)
	}
	if a.Curve() != b.Curve() {
		return nil, fail(InvalidAccessError, "the keys are of different curves")
	}
	secret, err := a.ECDH(b)
	return secret, operation(err)
}
