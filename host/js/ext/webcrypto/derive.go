package webcrypto

// Keys of passwords and of other secrets.

import (
	"crypto/hkdf"
	"crypto/pbkdf2"
	"slices"
	"strings"

	"golang.org/x/crypto/scrypt"
)

const (
	// MaxPBKDF2 bounds iterations times blocks of MD5, SHA-1 or SHA-256: some 200 ms. Of SHA-512 it is the half, of other hashes a fifth.
	MaxPBKDF2 = 1_000_000
	// MaxScrypt bounds N*r*p (some 300 ms), and N*r: 64 MiB.
	MaxScrypt = 1 << 19

	// maxSalt bounds what is hashed again for each block that is derived: salts and infos, in bytes.
	maxSalt = 4 << 10
	// maxParallel bounds r*p of scrypt, which is what is derived of the salt, in 128 bytes.
	maxParallel = 1 << 10
)

// iterationsOf is MaxPBKDF2 of a hash.
func iterationsOf(hashName string) int {
	switch {
	case slices.Contains([]string{"md5", "sha1", "sha224", "sha256"}, hashName):
		return MaxPBKDF2
	case hashName == "sha384" || strings.HasPrefix(hashName, "sha512"):
		return MaxPBKDF2 / 2
	}
	return MaxPBKDF2 / 5
}

// PBKDF2 derives length bytes (RFC 8018).
func PBKDF2(hashName string, password, salt []byte, iterations, length int) ([]byte, error) {
	make, err := keyedHash(hashName)
	if err != nil {
		return nil, err
	}
	if err := sizes("PBKDF2", length, salt, password); err != nil {
		return nil, err
	}
	if iterations < 1 {
		return nil, fail(OperationError, "PBKDF2 takes at least 1 iteration")
	}
	if length == 0 {
		return []byte{}, nil
	}
	blocks := (length + make().Size() - 1) / make().Size()
	if most := iterationsOf(hashName); iterations > most/blocks {
		return nil, fail(OperationError, "PBKDF2 of %s with %d iterations for each of %d blocks takes too long: at most %d in all here", hashName, iterations, blocks, most)
	}
	key, err := pbkdf2.Key(make, string(password), salt, iterations, length)
	if err != nil {
		return nil, fail(OperationError, "%v", err)
	}
	return key, nil
}

// HKDF derives length bytes (RFC 5869): at most 255 digests.
func HKDF(hashName string, secret, salt, info []byte, length int) ([]byte, error) {
	make, err := keyedHash(hashName)
	if err != nil {
		return nil, err
	}
	if err := sizes("HKDF", length, info, secret, salt); err != nil {
		return nil, err
	}
	if length > 255*make().Size() {
		return nil, fail(OperationError, "HKDF derives at most 255 digests: %d bytes", 255*make().Size())
	}
	if length == 0 {
		return []byte{}, nil
	}
	if len(salt) == 0 {
		salt = nil
	}
	key, err := hkdf.Key(make, secret, salt, string(info), length)
	if err != nil {
		return nil, fail(OperationError, "%v", err)
	}
	return key, nil
}

// Scrypt derives length bytes (RFC 7914). n is a power of 2.
func Scrypt(password, salt []byte, n, r, p, length int) ([]byte, error) {
	if err := sizes("scrypt", length, salt, password); err != nil {
		return nil, err
	}
	if n < 2 || n&(n-1) != 0 || r < 1 || p < 1 {
		return nil, fail(OperationError, "scrypt takes a cost (N) that is a power of 2, and a block size and a parallelization of at least 1")
	}
	if n > MaxScrypt || r > MaxScrypt || p > MaxScrypt || n*r > MaxScrypt || n*r*p > MaxScrypt || r*p > maxParallel {
		return nil, fail(OperationError, "scrypt with N %d, r %d, p %d takes too much: N*r*p is at most %d here, and r*p %d", n, r, p, MaxScrypt, maxParallel)
	}
	if length == 0 {
		return []byte{}, nil
	}
	key, err := scrypt.Key(password, salt, n, r, p, length)
	if err != nil {
		return nil, fail(OperationError, "%v", err)
	}
	return key, nil
}

// sizes checks what is derived, what is hashed for each of its blocks, and what is hashed once.
func sizes(what string, length int, each []byte, parts ...[]byte) error {
	if length < 0 || length > MaxDerived {
		return fail(OperationError, "%s derives at most %d bytes here", what, MaxDerived)
	}
	if len(each) > maxSalt {
		return fail(OperationError, "the salt or info of %s has at most %d bytes here", what, maxSalt)
	}
	return within(what, parts...)
}
