package intl

// Names of hosts: "domain to ASCII" and "domain to Unicode" of url.spec.whatwg.org.

import (
	"errors"
	"strings"

	"golang.org/x/net/idna"
)

// MaxDomain bounds a name that asks for Unicode's tables, in bytes: punycode takes time by the square of it.
const MaxDomain = 4096

// ErrDomain means that a name cannot be that of a host.
var ErrDomain = errors.New("not a name of a host")

// domain is UTS 46 as url.spec.whatwg.org asks for it: nontransitional, without CheckHyphens, UseSTD3ASCIIRules and VerifyDnsLength. A Profile
// is constant, and any goroutine may use it.
var domain = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.BidiRule(), idna.CheckJoiners(true), idna.CheckHyphens(false),
	idna.StrictDomainName(false), idna.VerifyDNSLength(false))

// DomainToASCII is a name with its labels in punycode, in lower case. Errors: ErrDomain, also for a name of more than MaxDomain bytes.
func DomainToASCII(name string) (string, error) {
	if len(name) > MaxDomain {
		return "", ErrDomain
	}
	ascii, err := domain.ToASCII(name)
	if err != nil || ascii == "" || strings.ContainsAny(ascii, "\x00\t\n\r #/:<>?@[\\]^|%\x7f") {
		return "", ErrDomain
	}
	return ascii, nil
}

// DomainToUnicode is a name with its labels out of punycode; those that cannot be taken out stay as they are. Errors: ErrDomain, for a name of
// more than MaxDomain bytes.
func DomainToUnicode(name string) (string, error) {
	if len(name) > MaxDomain {
		return "", ErrDomain
	}
	u, err := domain.ToUnicode(name)
	if err != nil && u == "" {
		return "", ErrDomain
	}
	return u, nil
}
