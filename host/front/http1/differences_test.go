package http1

import (
	"math/big"
	"net/netip"
	"regexp"
	"strings"

	"github.com/wasmserve/wasmserve/host/front"
)

// difference is a deliberate difference between this front and net/http. holds looks for it in the bytes from the first message on which
// the two disagree; it must not ask the front.
type difference struct {
	name, section, why string
	example            string
	holds              func(l *look) bool
}

// look is the most lenient reading of a message: to find differences, not to serve.
type look struct {
	raw    string
	line   string   // the request line
	parts  []string // of it, by single spaces
	head   string   // with the request line
	fields map[string][]string
	body   string // and all bytes after it
}

func newLook(raw []byte) *look {
	l := &look{raw: string(raw), fields: map[string][]string{}}
	text := strings.TrimLeft(l.raw, "\r\n")
	l.head, l.body = text, ""
	if at := headEnd.FindStringIndex(text); at != nil {
		l.head, l.body = text[:at[0]], text[at[1]:]
	}
	lines := strings.Split(l.head, "\n")
	l.line = strings.TrimRight(lines[0], "\r")
	l.parts = strings.SplitN(l.line, " ", 3)
	for len(l.parts) < 3 {
		l.parts = append(l.parts, "")
	}
	for _, line := range lines[1:] {
		name, value, _ := strings.Cut(strings.TrimRight(line, "\r"), ":")
		name = strings.ToLower(name)
		l.fields[name] = append(l.fields[name], strings.Trim(value, " \t"))
	}
	return l
}

var headEnd = regexp.MustCompile(`\r?\n\r?\n`)

func (l *look) target() string  { return l.parts[1] }
func (l *look) version() string { return l.parts[2] }
func (l *look) chunked() bool   { return len(l.fields["transfer-encoding"]) > 0 }

// oddConnection finds the differences in what ends a connection (RFC 9110, 7.6.1; RFC 9112, 9.3). Here the members of all
// Connection fields count, and close wins over keep-alive. net/http also finds words within a malformed member, looks
// for `keep-alive` in the first field alone, and lets it win in HTTP/1.0.
func oddConnection(rest []byte) bool {
	l := newLook(rest)
	fields := l.fields["connection"]
	for _, member := range strings.Split(strings.Join(fields, ","), ",") {
		if member = strings.Trim(member, " \t"); member != "" && !plainToken.MatchString(member) {
			return true
		}
		if strings.EqualFold(member, "close") && l.version() == "HTTP/1.0" {
			return true
		}
	}
	return len(fields) > 1
}

// stricter lists requests that net/http accepts and this front rejects.
var stricter = []difference{
	{"line ends", "RFC 9112, 2.2", "a recipient MAY take a bare LF for CRLF; a proxy in front may not: refused",
		"GET / HTTP/1.1\nHost: h\n\n",
		func(l *look) bool { return bareLF.MatchString(l.raw[:len(l.raw)-len(l.body)]) }},
	{"empty lines", "RFC 9112, 2.2", "one CRLF before a request is skipped; behind a POST net/http skips up to four bytes of CR and LF",
		"POST / HTTP/1.1\r\nHost: h\r\n\r\n\n\n" + get("/"),
		func(l *look) bool { return emptyLines.MatchString(l.raw) }},
	{"folded lines", "RFC 9112, 5.2", "a server MUST refuse or unfold them: refused",
		"GET / HTTP/1.1\r\nHost: h\r\nA: b\r\n c\r\n\r\n",
		func(l *look) bool { return folded.MatchString(l.head) }},
	{"fragment", "RFC 9112, 3.2", "no form of a target has one",
		"GET /#a HTTP/1.1\r\nHost: h\r\n\r\n",
		func(l *look) bool { return strings.Contains(l.target(), "#") }},
	{"other targets", "RFC 9112, 3.2", "the absolute form is for http and https, without userinfo, with a host that a URL can have; the asterisk for OPTIONS",
		"GET ftp://u@h/ HTTP/1.1\r\nHost: h\r\n\r\n",
		func(l *look) bool {
			t := l.target()
			if t == "*" {
				return l.parts[0] != "OPTIONS"
			}
			_, authority, _ := strings.Cut(t, "://")
			return !strings.HasPrefix(t, "/") && (!plainAbsolute.MatchString(t) || oddAddress(authority) || oddName(authority))
		}},
	{"CONNECT", "RFC 9110, 9.3.6", "not implemented: 501",
		"CONNECT h:80 HTTP/1.1\r\nHost: h:80\r\n\r\n",
		func(l *look) bool { return l.parts[0] == "CONNECT" }},
	{"minor versions", "RFC 9110, 2.5", "HTTP/1.2 to 1.9, which were never made, SHOULD be served as 1.1; whoever sends them looks for gaps: 505",
		"GET / HTTP/1.2\r\nHost: h\r\n\r\n",
		func(l *look) bool { return minor.MatchString(l.version()) }},
	{"the preface of HTTP/2", "RFC 9113, 3.4", "net/http hands it to the handler; here it is a version that is not spoken: 505",
		"PRI * HTTP/2.0\r\n\r\n",
		func(l *look) bool { return l.line == "PRI * HTTP/2.0" }},
	{"host", "RFC 9112, 3.2", "a Host field with an invalid value, or with a host that a URL cannot have or has under another name, is 400; net/http looks at its bytes alone",
		"GET / HTTP/1.1\r\nHost: h:80:90\r\n\r\n",
		func(l *look) bool {
			h := l.fields["host"]
			return len(h) == 1 && (!plainHost.MatchString(h[0]) || oddAddress(h[0]) || oddName(h[0]))
		}},
	{"repeated lengths", "RFC 9112, 6.3", "equal ones MAY be taken for one: refused",
		"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
		func(l *look) bool { return len(l.fields["content-length"]) > 1 }},
	{"both framings", "RFC 9112, 6.3", "a server MAY refuse Content-Length beside Transfer-Encoding: refused",
		chunkedWith("Content-Length: 1\r\n") + "0\r\n\r\n",
		func(l *look) bool { return l.chunked() && len(l.fields["content-length"]) > 0 }},
	{"codings in 1.0", "RFC 9112, 6.1", "the framing is faulty; net/http ignores the coding",
		"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
		func(l *look) bool { return l.chunked() && l.version() == "HTTP/1.0" }},
	{"expectations", "RFC 9110, 10.1.1", "any other member than 100-continue is 417; net/http looks for 100-continue among them",
		"GET / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue, a\r\n\r\n",
		func(l *look) bool {
			for _, v := range l.fields["expect"] {
				if !strings.EqualFold(v, "100-continue") {
					return true
				}
			}
			return false
		}},
	{"limits of a head", "RFC 6585, 5", "16 KiB and 200 fields; net/http has 1 MiB",
		"GET / HTTP/1.1\r\nHost: h\r\n" + strings.Repeat("A: b\r\n", 200) + "\r\n",
		func(l *look) bool {
			return len(l.raw)-len(l.body) > front.DefaultMaxHead || strings.Count(l.head, "\n") > front.DefaultMaxHeaders
		}},
	{"chunk sizes", "RFC 9112, 7.1", "15 digits at most, no whitespace behind them; net/http has 16 and drops whitespace",
		chunkedHead + "1 \r\na\r\n0\r\n\r\n",
		func(l *look) bool { return l.chunked() && chunkSpace.MatchString(l.body) }},
	{"chunk extensions", "RFC 9112, 7.1.1", "must follow the grammar; net/http looks at none",
		chunkedHead + "1;=\r\na\r\n0\r\n\r\n",
		func(l *look) bool { return l.chunked() && badExtension(l.body) }},
	{"limits of chunks", "RFC 9112, 7.1.1", "1 KiB a line, 64 KiB of extensions, 8 KiB of trailers; net/http has 4 KiB, 16 KiB and more by size",
		chunkedHead + "1;" + strings.Repeat("a", 2000) + "\r\na\r\n0\r\n\r\n",
		func(l *look) bool { return l.chunked() && len(l.body) > chunkLine }},
	{"trailers", "RFC 9112, 7.1.2", "are fields as others: no bare LF, no folding, no control, a name; net/http reads them as leniently as heads",
		chunkedHead + "0\r\nA: b\r\n c\r\n\r\n",
		func(l *look) bool { return l.chunked() && badTrailer(l.body) }},
}

// laxer lists requests that this front accepts and net/http rejects.
var laxer = []difference{
	{"an empty line", "RFC 9112, 2.2", "SHOULD be skipped before a request; net/http does so only behind a POST",
		"\r\n" + get("/"),
		func(l *look) bool { return strings.HasPrefix(l.raw, "\r\n") }},
	{"announced trailers", "RFC 9110, 6.6.2", "Trailer is a hint and every trailer is dropped; net/http refuses the names of framing in it",
		chunkedWith("Trailer: Content-Length\r\n") + "0\r\n\r\n",
		func(l *look) bool { return l.chunked() && len(l.fields["trailer"]) > 0 }},
	{"limits of chunks", "RFC 9112, 7.1.1", "net/http allows 16 KiB of overhead",
		chunkedHead + strings.Repeat("1;"+strings.Repeat("a", 500)+"\r\na\r\n", 40) + "0\r\n\r\n",
		func(l *look) bool { return l.chunked() && len(l.body) > 4<<10 }},
}

var (
	bareLF        = regexp.MustCompile(`(^|[^\r])\n`)
	emptyLines    = regexp.MustCompile(`^(\n|\r[^\n]|\r\n[\r\n])`)
	folded        = regexp.MustCompile(`\n[ \t]`)
	minor         = regexp.MustCompile(`^HTTP/1\.[2-9]`)
	plainAbsolute = regexp.MustCompile(`^(?i:https?)://` + hostPattern + `([/?]|$)`)
	plainHost     = regexp.MustCompile(`^(` + hostPattern + `)?$`)
	numberLast    = regexp.MustCompile(`(^|\.)([0-9]+|0[xX][0-9A-Fa-f]*)\.?$`)
	plainToken    = regexp.MustCompile(`^` + tokenPattern + `$`)
	chunkSpace    = regexp.MustCompile(`(?m)^[0-9a-fA-F]+[ \t]|^[0-9a-fA-F]{16}`)
	chunkExt      = regexp.MustCompile(`(?m)^[0-9a-fA-F]+(;.*)\r$`)
	goodExt       = regexp.MustCompile(`^(;[ \t]*` + tokenPattern + `([ \t]*=[ \t]*(` + tokenPattern + `|"([^"\\\x00-\x08\x0a-\x1f\x7f]|\\[^\x00-\x08\x0a-\x1f\x7f])*"))?([ \t]*|$))*$`)
	lastChunk     = regexp.MustCompile(`(?m)^0+(;.*)?\r\n`)
	goodTrailers  = regexp.MustCompile(`^(` + tokenPattern + `:[^\x00-\x08\x0a-\x1f\x7f]*\r\n)*\r\n`)
)

const (
	tokenPattern = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
	hostPattern  = `(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=-]+)(:[0-9]*)?`
)

// oddAddress finds brackets around anything but an IPv6 address (RFC 3986, 3.2.2).
func oddAddress(host string) bool {
	inner, _, ok := strings.Cut(strings.TrimPrefix(host, "["), "]")
	if !strings.HasPrefix(host, "[") || !ok {
		return false
	}
	addr, err := netip.ParseAddr(inner)
	return err != nil || !addr.Is6()
}

// oddName finds ports over 65535, and names that a URL takes for an IPv4 address, but for its usual spelling (URL Standard, 3.5).
func oddName(authority string) bool {
	host, _, _ := strings.Cut(authority, "/")
	host, _, _ = strings.Cut(host, "?")
	name, port := host, ""
	if i := strings.LastIndexByte(host, ':'); i > strings.LastIndexByte(host, ']') {
		name, port = host[:i], host[i+1:]
	}
	if n, ok := new(big.Int).SetString(port, 10); ok && n.Cmp(big.NewInt(65535)) > 0 {
		return true
	}
	_, err := netip.ParseAddr(name)
	return err != nil && numberLast.MatchString(name)
}

// badExtension checks every line that may be a chunk's first.
func badExtension(body string) bool {
	for _, m := range chunkExt.FindAllStringSubmatch(body, -1) {
		if !goodExt.MatchString(m[1]) || strings.TrimRight(m[1], " \t") != m[1] {
			return true
		}
	}
	return false
}

// badTrailer checks the lines after every line that may be the last chunk's.
func badTrailer(body string) bool {
	for _, at := range lastChunk.FindAllStringIndex(body, -1) {
		if !goodTrailers.MatchString(body[at[1]:]) {
			return true
		}
	}
	return false
}
