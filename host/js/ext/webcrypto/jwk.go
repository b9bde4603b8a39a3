package webcrypto

// Keys of pairs as JSON Web Keys (RFC 7517, 7518, 8037).

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"math/big"
)

// jwk is what makes a key; the rest is the caller's.
type jwk struct {
	Kty string `json:"kty"`
	Crv string `json:"crv,omitempty"`
	X   b64    `json:"x,omitempty"`
	Y   b64    `json:"y,omitempty"`
	N   b64    `json:"n,omitempty"`
	E   b64    `json:"e,omitempty"`
	D   b64    `json:"d,omitempty"`
	P   b64    `json:"p,omitempty"`
	Q   b64    `json:"q,omitempty"`
	DP  b64    `json:"dp,omitempty"`
	DQ  b64    `json:"dq,omitempty"`
	QI  b64    `json:"qi,omitempty"`
}

// b64 is bytes in base64url without padding.
type b64 []byte

func (b b64) MarshalText() ([]byte, error) {
	return []byte(base64.RawURLEncoding.EncodeToString(b)), nil
}

func (b *b64) UnmarshalText(text []byte) (err error) {
	*b, err = base64.RawURLEncoding.DecodeString(string(text))
	return err
}

func (b b64) int() *big.Int { return new(big.Int).SetBytes(b) }

func parseJWK(data []byte) (any, error) {
	var j jwk
	if json.Unmarshal(data, &j) != nil {
		return nil, invalidKey
	}
	switch {
	case j.Kty == "RSA":
		return j.rsa()
	case j.Kty == "EC" && curves[j.Crv] != nil:
		return j.ec()
	case j.Kty == "OKP" && len(j.X) == 32 && (j.D == nil || len(j.D) == 32):
		return j.okp()
	}
	return nil, invalidKey
}

func (j *jwk) rsa() (any, error) {
	public := rsa.PublicKey{N: j.N.int()}
	e := j.E.int()
	if public.N.BitLen() > MaxRSA {
		return nil, fail(NotSupportedError, "a key of RSA has at most %d bits here", MaxRSA)
	}
	if public.N.Sign() == 0 || public.N.Bit(0) == 0 || e.BitLen() > 31 || e.Cmp(big.NewInt(3)) < 0 || e.Bit(0) == 0 {
		return nil, invalidKey
	}
	public.E = int(e.Int64())
	if j.D == nil {
		return &public, nil
	}
	if j.P == nil || j.Q == nil || len(j.D) > len(j.N) || len(j.P) > len(j.N) || len(j.Q) > len(j.N) {
		return nil, invalidKey
	}
	key := &rsa.PrivateKey{PublicKey: public, D: j.D.int(), Primes: []*big.Int{j.P.int(), j.Q.int()}}
	if key.Validate() != nil {
		return nil, invalidKey
	}
	key.Precompute()
	return key, nil
}

func (j *jwk) ec() (any, error) {
	curve := curves[j.Crv]
	size := (curve.Params().BitSize + 7) / 8
	if len(j.X) != size || len(j.Y) != size {
		return nil, invalidKey
	}
	public, err := ecdsa.ParseUncompressedPublicKey(curve, append(append([]byte{4}, j.X...), j.Y...))
	if err != nil || j.D == nil {
		return public, err
	}
	if len(j.D) != size {
		return nil, invalidKey
	}
	key, err := ecdsa.ParseRawPrivateKey(curve, j.D)
	if err != nil || !key.PublicKey.Equal(public) {
		return nil, invalidKey
	}
	return key, nil
}

func (j *jwk) okp() (any, error) {
	switch {
	case j.Crv == "Ed25519" && j.D == nil:
		return ed25519.PublicKey(j.X), nil
	case j.Crv == "Ed25519":
		key := ed25519.NewKeyFromSeed(j.D)
		if !key.Public().(ed25519.PublicKey).Equal(ed25519.PublicKey(j.X)) {
			return nil, invalidKey
		}
		return key, nil
	case j.Crv == "X25519" && j.D == nil:
		return ecdh.X25519().NewPublicKey(j.X)
	case j.Crv == "X25519":
		key, err := ecdh.X25519().NewPrivateKey(j.D)
		if err != nil || !Equal(key.PublicKey().Bytes(), j.X) {
			return nil, invalidKey
		}
		return key, nil
	}
	return nil, invalidKey
}

func writeJWK(key any) ([]byte, error) {
	var j jwk
	var err error
	switch key := key.(type) {
	case *rsa.PublicKey:
		j = jwk{Kty: "RSA", N: key.N.Bytes(), E: big.NewInt(int64(key.E)).Bytes()}
	case *rsa.PrivateKey:
		if len(key.Primes) != 2 {
			return nil, fail(NotSupportedError, "a key of RSA with more than two primes is no JWK here")
		}
		key.Precompute()
		pc := &key.Precomputed
		j = jwk{Kty: "RSA", N: key.N.Bytes(), E: big.NewInt(int64(key.E)).Bytes(), D: key.D.Bytes(),
			P: key.Primes[0].Bytes(), Q: key.Primes[1].Bytes(), DP: pc.Dp.Bytes(), DQ: pc.Dq.Bytes(), QI: pc.Qinv.Bytes()}
	case *ecdsa.PublicKey:
		err = j.point(key)
	case *ecdsa.PrivateKey:
		if err = j.point(&key.PublicKey); err == nil {
			j.D, err = key.Bytes()
		}
	case ed25519.PublicKey:
		j = jwk{Kty: "OKP", Crv: "Ed25519", X: b64(key)}
	case ed25519.PrivateKey:
		j = jwk{Kty: "OKP", Crv: "Ed25519", X: b64(key.Public().(ed25519.PublicKey)), D: key.Seed()}
	case *ecdh.PublicKey:
		j = jwk{Kty: "OKP", Crv: "X25519", X: key.Bytes()}
	case *ecdh.PrivateKey:
		j = jwk{Kty: "OKP", Crv: "X25519", X: key.PublicKey().Bytes(), D: key.Bytes()}
	}
	if err != nil {
		return nil, fail(OperationError, "%v", err)
	}
	return json.Marshal(j)
}

func (j *jwk) point(key *ecdsa.PublicKey) error {
	p, err := key.Bytes()
	if err != nil {
		return err
	}
	size := len(p) / 2
	*j = jwk{Kty: "EC", Crv: curveNames[key.Curve], X: p[1 : 1+size], Y: p[1+size:]}
	return nil
}
