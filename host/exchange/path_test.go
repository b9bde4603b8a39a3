package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func TestNormalizePath(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"/", "/"},
		{"", ""},
		{"*", "*"},
		{"/a/b", "/a/b"},
		{"/a.b/c.", "/a.b/c."},
		{"/a/.b/..c/...", "/a/.b/..c/..."},
		{"/.", "/"},
		{"/..", "/"},
		{"/./", "/"},
		{"/../", "/"},
		{"/../../x", "/x"},
		{"/a/.", "/a/"},
		{"/a/..", "/"},
		{"/a/b/..", "/a/"},
		{"/a/./b", "/a/b"},
		{"/a/../b", "/b"},
		{"/w/../admin", "/admin"},
		{"/a/b/c/./../../g", "/a/g"}, // RFC 3986, 5.2.4
		{"/a//../b", "/a/b"},
		{"//a///b", "//a///b"},
		{"/a//./b", "/a//b"},
		{"/%2e", "/"},
		{"/%2E%2e/x", "/x"},
		{"/a/.%2e/b", "/b"},
		{"/a/%2e./b", "/b"},
		{"/%41%7a%2D%5f%7E", "/Az-_~"},
		{"/%2f%2F..", "/%2f%2F.."},
		{"/a%2f../b", "/a%2f../b"},
		{"/%252e%252e/x", "/%252e%252e/x"},
		{"/%20%F0%9F%A6%8A", "/%20%F0%9F%A6%8A"},
		{"/%", "/%"},
		{"/%4", "/%4"},
		{"/%zz/%g1/%1g", "/%zz/%g1/%1g"},
		{"/%%32e%%32e/x", "/%%32e%%32e/x"},
		{"/%2%65", "/%2%65"},
		{"/%%41", "/%%41"},
		{"/%2%67", "/%2g"},
		{"/\xe9/..", "/"},
		{"/\xe9", "/%E9"},
		{"/admin\\s", "/admin%5Cs"},
		{"/x\\..\\admin", "/x%5C..%5Cadmin"},
		{"/..\\..", "/..%5C.."},
		{"/\"<>^`{|} \t\x7f#?", "/%22%3C%3E%5E%60%7B%7C%7D%20%09%7F%23%3F"},
		{"/!$&'()*+,;=:@[]", "/!$&'()*+,;=:@[]"},
		{"/%5c%5C", "/%5c%5C"},
		{"/%\xe9%2\xe9", "/%%E9%2%E9"},
		{"/%2\\e/x", "/%2%5Ce/x"},
	} {
		in := []byte(c.in)
		if got := NormalizePath(in); string(got) != c.want {
			t.Errorf("NormalizePath(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestNormalizePathAllocatesNothing(t *testing.T) {
	plain, work := []byte("/api/users/1234"), []byte("/a/%2e%2e/b")
	buf := make([]byte, len(work))
	if n := testing.AllocsPerRun(100, func() {
		NormalizePath(plain)
		copy(buf, work)
		NormalizePath(buf)
	}); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func FuzzNormalizePath(f *testing.F) {
	for _, s := range []string{"/", "/a/../b", "/%2e%2e/%%32e", "/./.%2E//..", "*", "/%2%65%"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		p := NormalizePath(bytes.Clone(in))
		if len(p) > 3*len(in) {
			t.Fatalf("%q grew to %q", in, p)
		}
		if len(in) == 0 || in[0] != '/' {
			if !bytes.Equal(p, in) {
				t.Fatalf("%q became %q", in, p)
			}
			return
		}
		if len(p) == 0 || p[0] != '/' {
			t.Fatalf("%q became %q: no leading slash", in, p)
		}
		for _, seg := range strings.Split(string(p), "/") {
			if seg == "." || seg == ".." {
				t.Fatalf("%q became %q: a dot segment is left", in, p)
			}
		}
		if again := NormalizePath(bytes.Clone(p)); !bytes.Equal(again, p) {
			t.Fatalf("%q became %q, then %q", in, p, again)
		}
	})
}

// FuzzURL: a parser of the URL Standard leaves a normalised path unchanged, so that a script's `new URL(req.url).pathname` equals the path
// that routes matched.
func FuzzURL(f *testing.F) {
	for _, s := range []string{"/", "/admin\\s", "/x\\..\\admin", "/%5C..%5c", "/a/%2e%2E/b", "/.%2e//..", "/a\tb\n", "/\xe9\xff", "/a;b=c/..;/d", "//h/x", "/|^{}", "/%%32e/",
		"/\"'<>`", "/a/./../%2f..", "/%2\\e"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) == 0 || in[0] != '/' || bytes.ContainsAny(in, "?#") {
			return // no path
		}
		p := string(NormalizePath(bytes.Clone(in)))
		if got := standardPath(p); got != p {
			t.Fatalf("%q became %q, of which a URL's path is %q", in, p, got)
		}
	})
}

// standardPath returns the pathname of an http URL with this path (url.spec.whatwg.org, path start state and path state).
func standardPath(s string) string {
	s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	s = strings.ReplaceAll(s, "\\", "/")
	parts := strings.Split(s, "/")[1:]
	var path []string
	for n, part := range parts {
		last := n == len(parts)-1
		switch strings.ReplaceAll(strings.ToLower(part), "%2e", ".") {
		case "..":
			path = path[:max(len(path)-1, 0)]
			if last {
				path = append(path, "")
			}
		case ".":
			if last {
				path = append(path, "")
			}
		default:
			var b strings.Builder
			for _, c := range []byte(part) {
				if c <= ' ' || c > '~' || strings.IndexByte("\"#<>?^`{}", c) >= 0 {
					fmt.Fprintf(&b, "%%%02X", c)
				} else {
					b.WriteByte(c)
				}
			}
			path = append(path, b.String())
		}
	}
	return "/" + strings.Join(path, "/")
}

func BenchmarkNormalizePath(b *testing.B) {
	p := []byte("/api/users/1234/posts")
	for b.Loop() {
		NormalizePath(p)
	}
}
