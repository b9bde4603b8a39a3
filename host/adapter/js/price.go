package js

// Host functions that take long look at the budget between the pieces of their work. Those that cannot be cut are begun only if the
// budget can hold them.

import (
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/host/js/ext/webcrypto"
)

// small is what a call may take that is begun in any case.
const small = 5 * time.Millisecond

// rest returns how long the running turn may still work; false: there is no limit.
func (i *instance) rest() (time.Duration, bool) {
	c := &i.clock
	most, limited := c.budget, c.limited
	if !limited {
		most, _ = i.allowed()
	}
	if most <= 0 {
		return 0, false
	}
	if c.begun == 0 {
		return most, true
	}
	return max(0, most-(time.Since(i.born)-c.begun-c.waited)), true
}

// affords returns an error if a call that takes about this long does not fit into the budget.
func (i *instance) affords(price time.Duration) error {
	if price <= small {
		return nil
	}
	left, limited := i.rest()
	if !limited || price <= left {
		return nil
	}
	flag := "guest-timeout"
	if i.clock.start {
		flag = "start-timeout"
	}
	return &webcrypto.Error{Name: webcrypto.OperationError,
		Message: fmt.Sprintf("this takes about %v, and the script has only %v left (-%s)", price.Round(time.Millisecond), left.Round(time.Millisecond), flag)}
}

// price returns about how long an operation of cryptography takes; 0: not long.
func (a arguments) price(operation, one string) time.Duration {
	switch operation {
	case "digest":
		return webcrypto.HashTime(len(a.bytes(2)))
	case "update", "finish", "hmac":
		return webcrypto.HashTime(len(a.bytes(2)) + len(a.bytes(3)))
	case "aes":
		return webcrypto.CipherTime(len(a.bytes(6)) + len(a.bytes(7)))
	case "verify":
		return webcrypto.HashTime(len(a.bytes(7)))
	case "hkdf":
		return webcrypto.HashTime(len(a.bytes(3)) + len(a.bytes(4)))
	case "sign":
		return webcrypto.KeyTime(a.bytes(5)) + webcrypto.HashTime(len(a.bytes(6)))
	case "import":
		return webcrypto.KeyTime(a.bytes(3))
	case "pbkdf2":
		return webcrypto.PBKDF2Time(one, a.whole(2), a.whole(3))
	case "scrypt":
		return webcrypto.ScryptTime(a.whole(1), a.whole(2), a.whole(3))
	case "password-hash":
		return webcrypto.HashPasswordTime(one, a.whole(2), a.whole(3), a.whole(4))
	case "password-verify":
		return webcrypto.VerifyPasswordTime(a.text(2))
	}
	return 0
}

// lapse ends the turn if it has used up its budget. It is for host functions, between two pieces of their work.
func (i *instance) lapse() {
	i.checkpoint()
	c := &i.clock
	if c.begun == 0 {
		c.begun = max(1, time.Since(i.born))
		c.ticked, c.yielded = c.begun, c.begun
	}
	if !c.limited {
		c.limited = true
		c.budget, c.rest = i.allowed()
	}
	if c.budget > 0 && time.Since(i.born)-c.begun-c.waited > c.budget {
		panic(&interruption{i.tired()})
	}
}

// piece is how many bytes are converted between two looks at the budget: some 5 ms at the slowest.
const piece = 256 << 10

// pieces appends what convert makes of p, piece by piece, cut where no character of UTF-8 is.
func (i *instance) pieces(p []byte, convert func(out, piece []byte) []byte) []byte {
	out := make([]byte, 0, len(p)+len(p)/8+16)
	for len(p) > 0 {
		n := cut(p, piece)
		out = convert(out, p[:n])
		p = p[n:]
		i.lapse()
	}
	return out
}

// valid reports whether p is UTF-8.
func (i *instance) valid(p []byte) bool {
	for len(p) > 0 {
		n := cut(p, 16*piece)
		if !utf8.Valid(p[:n]) {
			return false
		}
		if p = p[n:]; len(p) > 0 {
			i.lapse()
		}
	}
	return true
}

// cut returns where the first most bytes of p can be cut off, give or take three: a character has at most three bytes that continue it.
func cut(p []byte, most int) int {
	if len(p) <= most {
		return len(p)
	}
	for n := most; n > most-utf8.UTFMax; n-- {
		if utf8.RuneStart(p[n]) {
			return n
		}
	}
	return most
}
