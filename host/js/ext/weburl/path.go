package weburl

import (
	"slices"
	"strings"
)

// file handles URLs of the scheme file up to their path.
func (p *parser) file() bool {
	u, base := p.u, p.base
	ofFile := base != nil && base.scheme == "file"
	switch p.state {
	case file:
		u.scheme, u.host, u.hasHost = "file", "", true
		if p.c == '/' || p.c == '\\' {
			return p.enter(fileSlash)
		}
		if !ofFile {
			return p.again(pathState)
		}
		u.host = base.host
		u.takePath(base)
		if p.eof || p.queryOrFragment() {
			return true
		}
		u.query, u.hasQuery = "", false
		if drive(p.in[p.at:]) {
			u.path = nil
		} else {
			u.shorten()
		}
		return p.again(pathState)
	case fileSlash:
		if p.c == '/' || p.c == '\\' {
			return p.enter(fileHost)
		}
		if ofFile {
			u.host = base.host
			if !drive(p.in[min(p.at, len(p.in)):]) && len(base.path) > 0 && driveLetter(base.path[0]) && base.path[0][1] == ':' {
				u.path = append(u.path, base.path[0])
			}
		}
		return p.again(pathState)
	}
	switch {
	case !p.over() && p.c != '\\':
		p.buf = append(p.buf, p.c)
		return true
	case p.override == none && driveLetter(string(p.buf)):
		return p.again(pathState) // the buffer is the path's
	case len(p.buf) == 0:
		u.host, u.hasHost = "", true
	case !p.setHost():
		return false
	case u.host == "localhost":
		u.host = ""
	}
	if p.override != none {
		return p.end()
	}
	return p.again(pathStart)
}

// rest handles what is behind the authority, of which nothing is not valid.
func (p *parser) rest() {
	u := p.u
	switch p.state {
	case pathStart:
		switch {
		case u.special() && p.slash():
			p.state = pathState
		case u.special():
			p.again(pathState)
		case p.override == none && p.queryOrFragment():
		case !p.eof && p.c == '/':
			p.state = pathState
		case !p.eof:
			p.again(pathState)
		case p.override != none && !u.hasHost:
			u.path = append(u.path, "")
		}
	case pathState:
		p.path()
	case opaquePath:
		if p.eof {
			u.path[0] = string(p.buf)
			return
		}
		if p.c == '?' || p.c == '#' {
			u.path[0] = string(p.buf)
			p.buf = p.buf[:0]
			p.queryOrFragment()
			return
		}
		if p.c == ' ' && (p.next('?') || p.next('#')) {
			p.buf = append(p.buf, "%20"...)
			return
		}
		p.buf = encode(p.buf, p.in[p.at:p.at+1], controlSet)
	case queryState:
		to := len(p.in)
		if n := strings.IndexByte(p.in[min(p.at, to):], '#'); n >= 0 && p.override == none {
			to = p.at + n
		}
		in := querySet
		if u.special() {
			in = specialSet
		}
		u.query += string(encode(nil, p.in[min(p.at, to):to], in))
		if p.at = to; to < len(p.in) {
			p.c, p.eof = '#', false
			p.queryOrFragment()
		}
	case fragmentState:
		u.fragment += string(encode(nil, p.in[min(p.at, len(p.in)):], fragmentSet))
		p.at = len(p.in)
	}
}

// path handles one segment.
func (p *parser) path() {
	u := p.u
	if !p.eof && !p.slash() && (p.override != none || p.c != '?' && p.c != '#') {
		p.buf = encode(p.buf, p.in[p.at:p.at+1], pathSet)
		return
	}
	segment, slash := string(p.buf), p.slash()
	p.buf = p.buf[:0]
	switch dots(segment) {
	case 2:
		u.shorten()
		if !slash {
			u.path = append(u.path, "")
		}
	case 1:
		if !slash {
			u.path = append(u.path, "")
		}
	default:
		if u.scheme == "file" && len(u.path) == 0 && driveLetter(segment) {
			segment = segment[:1] + ":"
		}
		u.path = append(u.path, segment)
	}
	if p.override == none {
		p.queryOrFragment()
	}
}

// dots returns 1 or 2 for a segment that stands for its directory, or the one above, and 0 for others.
func dots(s string) int {
	if len(s) > 6 || len(s) == 0 || s[0] != '.' && s[0] != '%' {
		return 0
	}
	return max(0, slices.Index([]string{"", ".", ".."}, strings.ReplaceAll(strings.ToLower(s), "%2e", ".")))
}

// driveLetter reports whether s is a letter and a colon or a bar.
func driveLetter(s string) bool { return len(s) == 2 && alpha(s[0]) && (s[1] == ':' || s[1] == '|') }

// drive reports whether s begins with a drive letter that is a segment.
func drive(s string) bool {
	return len(s) >= 2 && driveLetter(s[:2]) && (len(s) == 2 || strings.IndexByte("/\\?#", s[2]) >= 0)
}
