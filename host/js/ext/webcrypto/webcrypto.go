// Package webcrypto does the computations of Web Cryptography (w3.org/TR/WebCryptoAPI), of node:crypto and of Bun's hashes: bytes in,
// bytes out. It knows nothing of scripts. Keys come and go as bytes: a private key as PKCS #8 in DER, a public key as
// SubjectPublicKeyInfo in DER.
//
// Whoever calls it may be hostile, and no call can be interrupted. So each has a limit: of bytes (MaxData, MaxKey), of iterations
// (MaxPBKDF2, MaxScrypt, MaxBcrypt, MaxArgon2) or of a modulus (MaxRSA).
//
// Functions may be called concurrently; Keys is not safe for concurrent use.
package webcrypto

import "fmt"

const (
	// MaxData is how many bytes one call takes: at the slowest hash some 100 ms.
	MaxData = 16 << 20
	// MaxKey is how many bytes a key in DER or JSON may have. One of RSA with 8,192 bits has 4,700, in JSON 6,400.
	MaxKey = 8 << 10
	// MaxRSA is the largest modulus in bits; a signature takes some 30 ms with it.
	MaxRSA = 8192
	// MaxDerived is how many bytes are derived at most.
	MaxDerived = 64 << 10
)

// The names of DOMException that errors have.
const (
	OperationError     = "OperationError"
	DataError          = "DataError"
	NotSupportedError  = "NotSupportedError"
	InvalidAccessError = "InvalidAccessError"
)

// Error is what went wrong. Name is one of the names above, or a code of Bun's (password.go).
type Error struct{ Name, Message string }

func (e *Error) Error() string { return e.Name + ": " + e.Message }

func fail(name, format string, args ...any) *Error {
	return &Error{name, fmt.Sprintf(format, args...)}
}

// within returns an error if a part is over MaxData.
func within(what string, parts ...[]byte) error {
	for _, p := range parts {
		if len(p) > MaxData {
			return fail(OperationError, "%s takes at most %d MiB at a time", what, MaxData>>20)
		}
	}
	return nil
}
