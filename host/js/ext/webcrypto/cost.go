package webcrypto

// How long calls take that nothing can interrupt: whoever has less time left should not begin them.

import (
	"strconv"
	"strings"
	"time"
)

// Processor time of one unit of work, as measured on one core of a server of 2026. Elsewhere it may be twice as much.
const (
	pbkdf2Short = 150 * time.Nanosecond // for each iteration and block: MD5, SHA-1, SHA-256
	pbkdf2Long  = 500 * time.Nanosecond // SHA-512
	pbkdf2Other = 650 * time.Nanosecond
	scryptUnit  = 400 * time.Nanosecond // for each N*r*p
	bcryptUnit  = 55 * time.Microsecond // for each of 2^cost
	argon2Unit  = 900 * time.Nanosecond // for each KiB and pass
	rsaUnit     = 30 * time.Millisecond // for a modulus of MaxRSA; it grows with its cube
	hashUnit    = 2                     // nanoseconds for each byte that is hashed
	cipherUnit  = 4                     // nanoseconds for each byte that is encrypted
)

// PBKDF2Time returns about how long PBKDF2 takes.
func PBKDF2Time(hashName string, iterations, length int) time.Duration {
	make, err := keyedHash(hashName)
	if err != nil || iterations < 1 || length < 1 || length > MaxDerived || iterations > MaxPBKDF2 {
		return 0
	}
	unit := pbkdf2Other
	switch iterationsOf(hashName) {
	case MaxPBKDF2:
		unit = pbkdf2Short
	case MaxPBKDF2 / 2:
		unit = pbkdf2Long
	}
	size := make().Size()
	return time.Duration(iterations*((length+size-1)/size)) * unit
}

// ScryptTime returns about how long Scrypt takes.
func ScryptTime(n, r, p int) time.Duration {
	if n < 1 || r < 1 || p < 1 || n > MaxScrypt || r > MaxScrypt || p > MaxScrypt || n*r > MaxScrypt || n*r*p > MaxScrypt {
		return 0
	}
	return time.Duration(n*r*p) * scryptUnit
}

// HashPasswordTime returns about how long HashPassword takes.
func HashPasswordTime(algorithm string, cost, memory, passes int) time.Duration {
	switch {
	case algorithm == "bcrypt" && cost > 0 && cost <= MaxBcrypt:
		return bcryptUnit << cost
	case algorithm != "bcrypt" && memory > 0 && passes > 0 && memory <= MaxArgon2Memory && passes <= MaxArgon2/memory:
		return time.Duration(memory*passes) * argon2Unit
	}
	return 0
}

// VerifyPasswordTime returns about how long VerifyPassword takes.
func VerifyPasswordTime(text string) time.Duration {
	if len(text) > 1024 {
		return 0
	}
	if strings.HasPrefix(text, "$2") && len(text) == 60 {
		cost, _ := strconv.Atoi(text[4:6])
		return HashPasswordTime("bcrypt", cost, 0, 0)
	}
	if a, err := parseArgon(text); err == nil {
		return HashPasswordTime(a.algorithm, 0, a.memory, a.passes)
	}
	return 0
}

// KeyTime returns about how long it takes to sign with a private key in DER, or to import it.
func KeyTime(der []byte) time.Duration {
	// A key of RSA has some 4.6 bytes in DER for each 8 bits of the modulus; keys of curves are short.
	bits := len(der) * 8 * 10 / 46
	if bits < 1024 || len(der) > MaxKey {
		return 0
	}
	part := float64(bits) / MaxRSA
	return time.Duration(float64(rsaUnit) * part * part * part)
}

// HashTime returns about how long it takes to hash n bytes.
func HashTime(n int) time.Duration { return time.Duration(min(n, 4*MaxData) * hashUnit) }

// CipherTime returns about how long it takes to encrypt or decrypt n bytes.
func CipherTime(n int) time.Duration { return time.Duration(min(n, 4*MaxData) * cipherUnit) }
