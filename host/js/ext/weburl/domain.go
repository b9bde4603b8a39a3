package weburl

// Names of hosts: "domain to ASCII" and "domain to Unicode" of url.spec.whatwg.org.

import (
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// MaxDomain bounds a name that asks for Unicode's tables, in bytes: punycode takes time by the square of it.
const MaxDomain = 4096

// maxDecoded is a length of labels that the library certainly decodes: it stops at 1,024 code points.
const maxDecoded = 1024

// ErrDomain means that a name is not valid for a host.
var ErrDomain = errors.New("not a name of a host")

// domain is UTS 46 as url.spec.whatwg.org asks for it: nontransitional, without CheckHyphens, UseSTD3ASCIIRules and VerifyDnsLength.
// A Profile is constant, and any goroutine may use it.
var domain = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.BidiRule(), idna.CheckJoiners(true), idna.CheckHyphens(false),
	idna.StrictDomainName(false), idna.VerifyDNSLength(false))

// DomainToASCII returns a name with its labels in punycode, in lower case. The error is ErrDomain, also for a name or a result of more than
// MaxDomain bytes.
func DomainToASCII(name string) (string, error) {
	if len(name) > MaxDomain || !utf8.ValidString(name) {
		return "", ErrDomain
	}
	name = strings.ReplaceAll(name, "ẞ", "ß") // as Unicode 15.1 has it, when the library's tables are of 15.0
	for label := range strings.SplitSeq(name, ".") {
		if strings.EqualFold(label, "xn--") { // punycode of nothing: the library lets it be the last one
			return "", ErrDomain
		}
	}
	ascii, err := domain.ToASCII(name)
	if err != nil || ascii == "" || len(ascii) > MaxDomain || strings.ContainsFunc(ascii, forbiddenDomain) {
		return "", ErrDomain
	}
	if len(ascii) > maxDecoded {
		if _, err := domain.ToUnicode(ascii); err != nil { // the library makes longer labels than it reads
			return "", ErrDomain
		}
	}
	return ascii, nil
}

// forbiddenDomain are the standard's forbidden domain code points.
func forbiddenDomain(r rune) bool {
	return r <= ' ' || r >= 0x7f || strings.ContainsRune("#/:<>?@[\\]^|%", r)
}

// DomainToUnicode is a name with its labels out of punycode. Errors: ErrDomain, also for a name of more than MaxDomain bytes.
func DomainToUnicode(name string) (string, error) {
	if len(name) > MaxDomain || !utf8.ValidString(name) {
		return "", ErrDomain
	}
	u, err := domain.ToUnicode(name)
	if err != nil {
		return "", ErrDomain
	}
	return u, nil
}
