package weburl

import (
	"strings"
	"testing"
	"time"
)

// href serializes a URL as the scripts do (URL Standard, 4.5).
func href(u *URL) string {
	p := strings.Split(string(u.Append(nil)), "\x00")
	s := p[1] + ":"
	if u.hasHost {
		s += "//"
		if p[2] != "" || p[3] != "" {
			s += p[2]
			if p[3] != "" {
				s += ":" + p[3]
			}
			s += "@"
		}
		s += p[4]
		if p[5] != "" {
			s += ":" + p[5]
		}
	} else if !u.opaque && strings.HasPrefix(p[6], "//") {
		s += "/."
	}
	s += p[6]
	if u.hasQuery {
		s += "?" + p[7]
	}
	if u.hasFragment {
		s += "#" + p[8]
	}
	return s
}

func TestAppend(t *testing.T) {
	for in, want := range map[string]string{
		"HTTP://u:p@Ex.com:80/a/../b?#": "7|http|u|p|ex.com||/b||", "https://h:81": "1|https|||h|81|/||", "mailto:a b": "8|mailto|||||a b||",
		"foo:/a?b": "2|foo|||||/a|b|", "file:///C|/x": "1|file|||||/C:/x||", "foo://": "1|foo|||||||", "http://[1:0::1]/": "1|http|||[1::1]||/||",
	} {
		u, ok := Parse(in, nil)
		if !ok {
			t.Fatal(in)
		}
		if got := strings.ReplaceAll(string(u.Append(nil)), "\x00", "|"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// The time for four times as much is not sixteen times that.
func TestLinear(t *testing.T) {
	took := func(n int, unit string) time.Duration {
		best := time.Hour
		s := strings.Repeat(unit, n/len(unit))
		base, _ := Parse("http://h/"+strings.Repeat("a/", 100), nil)
		for range 3 {
			begun := time.Now()
			for _, in := range []string{s, "http://" + s, "http://h/" + s, "http://h/?" + s, "http://h/#" + s, "http://" + s + "@h/", "x:" + s, "http://[" + s, "http://h:" + s, "file://" + s} {
				Parse(in, base)
			}
			u, _ := Parse("http://h/a", nil)
			for _, name := range []string{"protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"} {
				u.Set(name, s)
			}
			best = min(best, time.Since(begun))
		}
		return best
	}
	for _, unit := range []string{"/", "../", "./", "@", ":", "a:@", "%", "%2e/", "?", "#", " ", "\t", ".", "0", "1.", "[", "]", "::", "\\", "é", "xn--a.", "C|/", "\x00", "a"} {
		little, much := took(1<<14, unit), took(1<<16, unit)
		if much > 12*little+200*time.Millisecond {
			t.Errorf("%q: %v, and %v for a quarter", unit, much, little)
		}
	}
}

// FuzzParse: what is serialized is parsed to the same URL, also after a change.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"http://u:p@h:81/a/../b?c#d", "//x/../y", "mailto:a@b", "file:///C|/a/..", "foo:/.//p", "http://0x7f.1/", "http://[::ffff:1.2.3.4]/", "data:a  ?b"} {
		f.Add(s, "http://b/c/d?e", "pathname", "//x")
		f.Add("x", s, "host", "h:1")
	}
	f.Fuzz(func(t *testing.T, input, in, name, value string) {
		base, ok := Parse(strings.ToValidUTF8(in, "\uFFFD"), nil)
		if !ok {
			base = nil
		}
		u, ok := Parse(strings.ToValidUTF8(input, "\uFFFD"), base)
		if !ok {
			return
		}
		same := func() {
			t.Helper()
			if n := strings.Count(string(u.Append(nil)), "\x00"); n != 8 {
				t.Fatalf("%q has %d parts", u.Append(nil), n+1)
			}
			again, ok := Parse(href(u), nil)
			if !ok || string(again.Append(nil)) != string(u.Append(nil)) {
				t.Errorf("%q, %q, %q %q: %q is parsed otherwise: %v", input, in, name, value, href(u), ok)
			}
		}
		same()
		u.Set(name, strings.ToValidUTF8(value, "\uFFFD"))
		if !u.opaque { // a text with blanks at its end loses them when what followed is taken away
			same()
		}
	})
}
