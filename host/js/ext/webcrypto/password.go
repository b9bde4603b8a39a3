package webcrypto

// Bun.password: argon2id, argon2i and bcrypt, as strings that say how they were made.

import (
	"crypto/rand"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
)

const (
	// MaxBcrypt is the largest cost: some 250 ms. Each more is the double.
	MaxBcrypt = 12
	// MaxArgon2Memory is the largest memory cost, in KiB. It is Bun's default.
	MaxArgon2Memory = 64 << 10
	// MaxArgon2 bounds memory in KiB times passes: some 400 ms.
	MaxArgon2 = 4 * MaxArgon2Memory

	maxPassword   = 64 << 10
	longestBcrypt = 72
)

// Codes of Bun's errors.
const (
	UnsupportedAlgorithm = "PASSWORD_UNSUPPORTED_ALGORITHM"
	InvalidEncoding      = "PASSWORD_INVALID_ENCODING"
	WeakParameters       = "PASSWORD_WEAK_PARAMETERS"
)

// HashPassword hashes with "bcrypt" and its cost, or with "argon2id" or "argon2i", a memory in KiB and a number of passes.
func HashPassword(algorithm string, password []byte, cost, memory, passes int) (string, error) {
	if len(password) > maxPassword {
		return "", fail(OperationError, "a password has at most %d bytes", maxPassword)
	}
	if algorithm == "bcrypt" {
		if cost < bcrypt.MinCost || cost > MaxBcrypt {
			return "", fail(NotSupportedError, "bcrypt with cost %d is not there: %d to %d", cost, bcrypt.MinCost, MaxBcrypt)
		}
		text, err := bcrypt.GenerateFromPassword(short(password), cost)
		if err != nil {
			return "", fail(OperationError, "%v", err)
		}
		return "$2b$" + strings.TrimPrefix(string(text), "$2a$"), nil
	}
	a := argon{algorithm, memory, passes, 1, make([]byte, 32), make([]byte, 32)}
	rand.Read(a.salt)
	if err := a.check(); err != nil {
		return "", err
	}
	a.key = a.derive(password)
	return a.String(), nil
}

// VerifyPassword reports whether text is a hash of the password. An algorithm other than "" is the one that the text must have: bcrypt, or
// argon2 of any kind.
func VerifyPassword(algorithm string, password []byte, text string) (bool, error) {
	if len(password) > maxPassword || len(text) > 1024 {
		return false, fail(InvalidEncoding, "a password has at most %d bytes, and its hash 1024", maxPassword)
	}
	isBcrypt := strings.HasPrefix(text, "$2a$") || strings.HasPrefix(text, "$2b$") || strings.HasPrefix(text, "$2x$") || strings.HasPrefix(text, "$2y$")
	switch {
	case algorithm == "" && !isBcrypt && !strings.HasPrefix(text, "$argon2"):
		return false, fail(UnsupportedAlgorithm, "the hash is neither one of argon2id nor one of bcrypt")
	case algorithm == "bcrypt" && !isBcrypt:
		return false, nil
	case isBcrypt && (algorithm == "bcrypt" || algorithm == ""):
		return verifyBcrypt(password, text)
	}
	a, err := parseArgon(text)
	if err != nil {
		return false, err
	}
	if err := a.check(); err != nil {
		return false, err
	}
	return Equal(a.derive(password), a.key), nil
}

func verifyBcrypt(password []byte, text string) (bool, error) {
	malformed := fail(InvalidEncoding, "this is no hash of bcrypt")
	if len(text) != 60 {
		return false, malformed
	}
	switch cost, err := strconv.Atoi(text[4:6]); {
	case err != nil || text[6] != '$':
		return false, malformed
	case cost < bcrypt.MinCost || cost > bcrypt.MaxCost:
		return false, fail(WeakParameters, "the cost of bcrypt is from %d to %d", bcrypt.MinCost, bcrypt.MaxCost)
	case cost > MaxBcrypt:
		return false, fail(NotSupportedError, "bcrypt with cost %d takes too long: at most %d here", cost, MaxBcrypt)
	}
	switch err := bcrypt.CompareHashAndPassword([]byte("$2a$"+text[4:]), short(password)); {
	case err == nil:
		return true, nil
	case errors.Is(err, bcrypt.ErrMismatchedHashAndPassword):
		return false, nil
	}
	return false, malformed
}

// short is what bcrypt hashes of a password that is too long for it: its SHA-512, as in Bun.
func short(password []byte) []byte {
	if len(password) <= longestBcrypt {
		return password
	}
	sum := sha512.Sum512(password)
	return sum[:]
}

// argon is one hash in the notation of the PHC: $argon2id$v=19$m=65536,t=2,p=1$SALT$KEY.
type argon struct {
	algorithm               string
	memory, passes, threads int // KiB
	salt, key               []byte
}

func (a *argon) check() error {
	switch {
	case a.algorithm == "argon2d":
		return fail(NotSupportedError, "argon2d is not there: argon2id, argon2i or bcrypt")
	case a.algorithm != "argon2id" && a.algorithm != "argon2i":
		return fail(UnsupportedAlgorithm, "%.20q is not known here: argon2id, argon2i or bcrypt", a.algorithm)
	case a.passes < 1 || a.threads < 1 || a.memory < 8*a.threads || len(a.salt) < 8 || len(a.key) < 4:
		return fail(WeakParameters, "argon2 takes at least 8 KiB for each thread, one pass, and a salt of 8 bytes")
	case a.memory > MaxArgon2Memory || a.passes > MaxArgon2/a.memory || a.threads > 16:
		return fail(NotSupportedError, "argon2 with %d KiB, %d passes and %d threads takes too much: at most %d KiB, %d KiB times passes, and 16 threads here",
			a.memory, a.passes, a.threads, MaxArgon2Memory, MaxArgon2)
	}
	return nil
}

func (a *argon) derive(password []byte) []byte {
	derive := argon2.IDKey
	if a.algorithm == "argon2i" {
		derive = argon2.Key
	}
	return derive(password, a.salt, uint32(a.passes), uint32(a.memory), uint8(a.threads), uint32(len(a.key)))
}

func (a *argon) String() string {
	return "$" + a.algorithm + "$v=19$m=" + strconv.Itoa(a.memory) + ",t=" + strconv.Itoa(a.passes) + ",p=" + strconv.Itoa(a.threads) + "$" +
		base64.RawStdEncoding.EncodeToString(a.salt) + "$" + base64.RawStdEncoding.EncodeToString(a.key)
}

func parseArgon(text string) (*argon, error) {
	malformed := fail(InvalidEncoding, "this is no hash of argon2: $argon2id$v=19$m=65536,t=2,p=1$SALT$KEY")
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[0] != "" || parts[2] != "v=19" {
		return nil, malformed
	}
	a := &argon{algorithm: parts[1]}
	for _, p := range strings.Split(parts[3], ",") {
		name, value, _ := strings.Cut(p, "=")
		n, err := strconv.ParseUint(value, 10, 31)
		if err != nil {
			return nil, malformed
		}
		switch name {
		case "m":
			a.memory = int(n)
		case "t":
			a.passes = int(n)
		case "p":
			a.threads = int(n)
		default:
			return nil, malformed
		}
	}
	var err1, err2 error
	a.salt, err1 = base64.RawStdEncoding.DecodeString(parts[4])
	a.key, err2 = base64.RawStdEncoding.DecodeString(parts[5])
	if err1 != nil || err2 != nil {
		return nil, malformed
	}
	return a, nil
}
