package bench

import (
	"strings"
	"testing"
)

var answers = []struct {
	name   string
	in     string
	head   bool // the request was HEAD
	status int
	used   int // of in; -1: all
	close  bool
}{
	{"sized", "HTTP/1.1 200 OK\r\ncontent-LENGTH: 3\r\n\r\nabc", false, 200, -1, false},
	{"sized, more behind", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd", false, 200, 41, false},
	{"empty", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n", false, 500, -1, false},
	{"no reason", "HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n", false, 404, -1, false},
	{"no content", "HTTP/1.1 204 No Content\r\n\r\n", false, 204, -1, false},
	{"not modified", "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", false, 304, -1, false},
	{"head", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", true, 200, -1, false},
	{"chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n", false, 200, -1, false},
	{"trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nA: b\r\n\r\n", false, 200, -1, false},
	{"100 first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\nx", false, 201, -1, false},
	{"closes", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx", false, 200, -1, true},
	{"1.0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx", false, 200, -1, true},
	{"1.0 kept", "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 1\r\n\r\nx", false, 200, -1, false},
}

func TestResponse(t *testing.T) {
	for _, c := range answers {
		for _, piece := range []int{len(c.in), 1, 7} {
			r := response{noBody: c.head}
			used, err := feedAll(&r, c.in, piece)
			want := c.used
			if want < 0 {
				want = len(c.in)
			}
			if err != nil || r.state != complete || r.status != c.status || r.close != c.close || used != want {
				t.Errorf("%s in pieces of %d: state %d, status %d, close %v, %d bytes, %v", c.name, piece, r.state, r.status, r.close, used, err)
			}
		}
	}
}

func feedAll(r *response, in string, piece int) (used int, err error) {
	for used < len(in) && r.state != complete {
		n, err := r.feed([]byte(in[used:min(len(in), used+piece)]))
		if used += n; err != nil {
			return used, err
		}
	}
	return used, nil
}

// An answer without a length ends with its connection, any other one does not.
func TestResponseEnd(t *testing.T) {
	for _, c := range []struct {
		in   string
		want bool
	}{
		{"HTTP/1.1 200 OK\r\n\r\nab", true},
		{"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", false},
		{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n", false},
		{"HTTP/1.1 200 OK\r\nConte", false},
		{"", false},
	} {
		var r response
		if _, err := r.feed([]byte(c.in)); err != nil || r.end() != c.want {
			t.Errorf("%q: %v, %v", c.in, !c.want, err)
		}
	}
}

func TestResponseErrors(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	for _, c := range []struct{ in, want string }{
		{"SSH-2.0-OpenSSH_9.2\r\n", `not HTTP: the answer begins with "SSH-2.0-OpenSSH_9.2\r\n"`},
		{"HTTP/2 200\r\n\r\n", `not HTTP: the answer begins with "HTTP/2 200\r\n\r\n"`},
		{"HTTP/1.1 2000 OK\r\n\r\n", `not HTTP: "HTTP/1.1 2000 OK" is no status line`},
		{"HTTP/1.1 abc OK\r\n\r\n", `not HTTP: "HTTP/1.1 abc OK" is no status line`},
		{"HTTP/1.1 600 OK\r\n\r\n", `not HTTP: "HTTP/1.1 600 OK" is no status line`},
		{"HTTP/1.1 101 Switching Protocols\r\n\r\n", "the server changes to another protocol (status 101), which was not asked for"},
		{ok + "Content-Length: -1\r\n\r\n", `not HTTP: "Content-Length: -1"`},
		{ok + "Transfer-Encoding: gzip, chunked\r\n\r\n", `not HTTP that is understood here: "Transfer-Encoding: gzip, chunked"`},
		{ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", `not HTTP: "xyz" is no chunk's size`},
		{ok + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", `not HTTP: "b" where a chunk should end`},
		{ok + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("0", 5000), "not HTTP: a line of a chunked body is longer than 4096 bytes"},
		{ok + strings.Repeat("A: b\r\n", 20000), "not HTTP: the answer's head is longer than 65536 bytes"},
	} {
		for _, piece := range []int{len(c.in), 1000} {
			var r response
			if _, err := feedAll(&r, c.in, piece); err == nil || err.Error() != c.want {
				t.Errorf("%q:\n%v, want\n%s", c.in[:min(len(c.in), 60)], err, c.want)
			}
		}
	}
}

// However the bytes of an answer are cut, it is read the same, and what is held of it is bounded.
func FuzzResponse(f *testing.F) {
	for _, c := range answers {
		f.Add(c.in, c.head, 3)
	}
	f.Fuzz(func(t *testing.T, in string, head bool, piece int) {
		whole, cut := response{noBody: head}, response{noBody: head}
		used1, err1 := feedAll(&whole, in, len(in))
		used2, err2 := feedAll(&cut, in, max(1, piece%100))
		if (err1 == nil) != (err2 == nil) || err1 == nil && (used1 != used2 || whole.status != cut.status || whole.state != cut.state || whole.close != cut.close) {
			t.Errorf("whole: %d bytes, status %d, state %d, %v; in pieces: %d bytes, status %d, state %d, %v",
				used1, whole.status, whole.state, err1, used2, cut.status, cut.state, err2)
		}
		if len(cut.held) > 2*maxHead {
			t.Errorf("%d bytes held", len(cut.held))
		}
	})
}
