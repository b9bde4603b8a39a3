package weburl

import (
	"strings"
)

// state is a state of the parser (URL Standard, 4.4); the constants have the standard's order.
type state int

const (
	none state = iota // no state override
	schemeStart
	scheme
	noScheme
	relativeOrAuthority
	pathOrAuthority
	relative
	relativeSlash
	authoritySlashes
	ignoreSlashes
	authority
	hostState
	hostname
	portState
	file
	fileSlash
	fileHost
	pathStart
	pathState
	opaquePath
	queryState
	fragmentState
)

// parser is a run of the parser. Its input is bytes: all that has a meaning is ASCII.
type parser struct {
	in                   string
	at                   int // of c in in
	c                    byte
	eof                  bool
	state, override      state
	u, base              *URL
	buf                  []byte
	brackets, terminated bool
}

// parse is the basic URL parser. With an override it changes u, and false means that the rest of the input was not valid.
func parse(input string, base, u *URL, override state) bool {
	if strings.ContainsAny(input, "\t\n\r") {
		input = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(input)
	}
	p := &parser{in: input, u: u, base: base, state: override, override: override}
	if override == none {
		p.state = schemeStart
	}
	for p.at = 0; ; p.at++ {
		p.eof = p.at >= len(input)
		p.c = 0
		if !p.eof {
			p.c = input[p.at]
		}
		if !p.step() {
			return false
		}
		if p.terminated || p.at >= len(input) {
			return true
		}
	}
}

// step handles one byte, or the end. It reports whether the input can be valid.
func (p *parser) step() bool {
	switch p.state {
	case schemeStart, scheme:
		return p.scheme()
	case noScheme, relativeOrAuthority, pathOrAuthority, relative, relativeSlash, authoritySlashes, ignoreSlashes:
		return p.relation()
	case authority:
		return p.authority()
	case hostState, hostname:
		return p.host()
	case portState:
		return p.port()
	case file, fileSlash, fileHost:
		return p.file()
	}
	p.rest()
	return true
}

// next reports whether the byte behind the current one is c.
func (p *parser) next(c byte) bool { return p.at+1 < len(p.in) && p.in[p.at+1] == c }

// again goes on with the same byte in another state.
func (p *parser) again(s state) bool {
	p.state = s
	p.at--
	return true
}

func (p *parser) enter(s state) bool {
	p.state = s
	return true
}

// slash reports whether the byte separates segments of a path.
func (p *parser) slash() bool { return p.c == '/' || p.c == '\\' && p.u.special() }

// over reports whether the authority ends here.
func (p *parser) over() bool { return p.eof || p.c == '?' || p.c == '#' || p.slash() }

func (p *parser) end() bool {
	p.terminated = true
	return true
}

func (p *parser) queryOrFragment() bool {
	switch {
	case p.eof:
		return false
	case p.c == '?':
		p.u.query, p.u.hasQuery = "", true
		p.state = queryState
		return true
	case p.c == '#':
		p.u.fragment, p.u.hasFragment = "", true
		p.state = fragmentState
		return true
	}
	return false
}

func (p *parser) scheme() bool {
	c, u := p.c, p.u
	switch {
	case p.state == schemeStart && alpha(c):
		p.buf = append(p.buf, c|0x20)
		return p.enter(scheme)
	case p.state == schemeStart && p.override == none:
		return p.again(noScheme)
	case p.state == schemeStart:
		return false
	case alpha(c):
		p.buf = append(p.buf, c|0x20)
		return true
	case '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.':
		p.buf = append(p.buf, c)
		return true
	case c != ':' && p.override == none:
		p.buf = p.buf[:0]
		p.at = -1
		return p.enter(noScheme)
	case c != ':':
		return false
	}
	name := string(p.buf)
	if p.override != none {
		_, is := special[name]
		if is != u.special() || name == "file" && (u.username != "" || u.password != "" || u.port >= 0) || u.scheme == "file" && u.host == "" {
			return p.end()
		}
		if u.scheme = name; u.usual(u.port) {
			u.port = -1
		}
		return p.end()
	}
	u.scheme = name
	p.buf = p.buf[:0]
	switch {
	case name == "file":
		return p.enter(file)
	case u.special() && p.base != nil && p.base.scheme == name:
		return p.enter(relativeOrAuthority)
	case u.special():
		return p.enter(authoritySlashes)
	case p.next('/'):
		p.at++
		return p.enter(pathOrAuthority)
	}
	u.opaque, u.path = true, []string{""}
	return p.enter(opaquePath)
}

// relation handles what is between the scheme and the authority or path.
func (p *parser) relation() bool {
	u, base := p.u, p.base
	switch p.state {
	case noScheme:
		switch {
		case base == nil || base.opaque && p.c != '#':
			return false
		case base.opaque:
			u.scheme = base.scheme
			u.takePath(base)
			p.queryOrFragment()
			return true
		case base.scheme != "file":
			return p.again(relative)
		}
		return p.again(file)
	case relativeOrAuthority:
		if p.c == '/' && p.next('/') {
			p.at++
			return p.enter(ignoreSlashes)
		}
		return p.again(relative)
	case pathOrAuthority:
		if p.c == '/' {
			return p.enter(authority)
		}
		return p.again(pathState)
	case relative:
		u.scheme = base.scheme
		if p.slash() {
			return p.enter(relativeSlash)
		}
		u.take(base)
		u.takePath(base)
		if p.eof || p.queryOrFragment() {
			return true
		}
		u.query, u.hasQuery = "", false
		u.shorten()
		return p.again(pathState)
	case relativeSlash:
		switch {
		case u.special() && p.slash():
			return p.enter(ignoreSlashes)
		case p.c == '/':
			return p.enter(authority)
		}
		u.take(base)
		return p.again(pathState)
	case authoritySlashes:
		if p.c == '/' && p.next('/') {
			p.at++
			return p.enter(ignoreSlashes)
		}
		return p.again(ignoreSlashes)
	}
	if p.c != '/' && p.c != '\\' { // ignoreSlashes
		return p.again(authority)
	}
	return true
}

// authority handles what is before the last @ at once: one by one, they would take time by the square of their number.
func (p *parser) authority() bool {
	ends := "/?#"
	if p.u.special() {
		ends = "/\\?#"
	}
	rest := p.in[min(p.at, len(p.in)):]
	if n := strings.IndexAny(rest, ends); n >= 0 {
		rest = rest[:n]
	}
	n := strings.LastIndexByte(rest, '@')
	if n < 0 {
		return p.again(hostState)
	}
	if n == len(rest)-1 {
		return false
	}
	name, password, _ := strings.Cut(rest[:n], ":")
	p.u.username, p.u.password = string(encode(nil, name, userinfoSet)), string(encode(nil, password, userinfoSet))
	p.at += n
	return p.enter(hostState)
}

func (p *parser) host() (ok bool) {
	u := p.u
	switch {
	case p.override != none && u.scheme == "file":
		return p.again(fileHost)
	case p.c == ':' && !p.brackets:
		if len(p.buf) == 0 || p.override == hostname {
			return false
		}
		if !p.setHost() {
			return false
		}
		return p.enter(portState)
	case p.over():
		switch {
		case u.special() && len(p.buf) == 0:
			return false
		case p.override != none && len(p.buf) == 0 && (u.username != "" || u.password != "" || u.port >= 0):
			return false
		case !p.setHost():
			return false
		case p.override != none:
			return p.end()
		}
		return p.again(pathStart)
	}
	p.brackets = p.c == '[' || p.brackets && p.c != ']'
	p.buf = append(p.buf, p.c)
	return true
}

func (p *parser) setHost() bool {
	host, ok := parseHost(string(p.buf), !p.u.special())
	if ok {
		p.u.host, p.u.hasHost = host, true
		p.buf = p.buf[:0]
	}
	return ok
}

func (p *parser) port() bool {
	u := p.u
	switch {
	case !p.eof && '0' <= p.c && p.c <= '9':
		p.buf = append(p.buf, p.c)
		return true
	case !p.over() && p.override == none:
		return false
	case len(p.buf) > 0:
		n, _ := number("0x0")
		for _, c := range p.buf {
			n = min(n*10+uint64(c-'0'), 1<<16)
		}
		if n > 65535 {
			return false
		}
		u.port = int(n)
		if u.usual(u.port) {
			u.port = -1
		}
		p.buf = p.buf[:0]
		if p.override != none {
			return p.end()
		}
	}
	if p.override != none {
		return false
	}
	return p.again(pathStart)
}
