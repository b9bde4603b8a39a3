package expect

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/guests/expect/pipe"
)

// played parses a script and plays it against handler; it returns what is wrong, a line each.
func played(t *testing.T, handler http.HandlerFunc, text string) string {
	t.Helper()
	s, err := Parse("x", text)
	if err != nil {
		t.Fatal(err)
	}
	l := pipe.New()
	server := &http.Server{Handler: handler}
	go server.Serve(l)
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	var wrong []string
	for _, r := range s.Requests {
		for _, m := range r.Play(ctx, l.Dial).Wrong {
			wrong = append(wrong, m.String())
		}
	}
	return strings.Join(wrong, "\n")
}

func answer(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("A", "1")
	w.Header().Add("A", "2")
	switch r.URL.Path {
	case "/echo":
		fmt.Fprintf(w, "%s %s %s %s", r.Method, r.URL, r.Header.Get("X"), r.Host)
	case "/cut":
		w.Header().Set("Content-Length", "10")
		w.Write([]byte("half\n"))
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	default:
		w.WriteHeader(201)
		w.Write([]byte("one\ntwo\n"))
	}
}

func TestPlay(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"curl /\nstatus 201\nheader a: 1, 2\nheader b:\nbody one\nbody two\nbody~ one.*\ntook 0s 10s", ""},
		{"curl -X PUT -H 'X: y' -H 'Host: h' /echo?q\nstatus 200\nbody PUT /echo?q y h", ""},
		{"curl /cut\nstatus 200\nbody half\ncut", ""},
		{"curl /\nstatus 201\nheader~ a: 1, .\nheader~ c:\nbytes \"one\\ntwo\\n\"", ""},
		{"curl /\nstatus 201\nheader~ a: 1", `line 3: header a: got "1, 2", want "~ 1"`},
		{"curl /\nstatus 201\nbytes \"one\\ntwo\"", `line 3: bytes: got "one\ntwo\n", want "one\ntwo"`},
		{"curl /\nstatus 201\nbody one\nbody two\nbody", `line 3: body: got "one\ntwo", want "one\ntwo\n"`},
		{"curl /\nstatus 200", `line 1: status: got "201", want "200"`},
		{"curl /\nstatus 201\nheader a: 1", `line 3: header a: got "1, 2", want "1"`},
		{"curl /\nstatus 201\n\nbody one", `line 4: body: got "one\ntwo", want "one"`},
		{"curl /\nstatus 201\nbody~ one", `line 3: body: got "one\ntwo", want "~ one"`},
		{"curl /\nstatus 201\ncut", `line 3: answer: got "a whole one", want "it is cut"`},
		{"curl /cut\nstatus 200", `line 1: answer: got "it is cut: unexpected EOF", want "a whole one"`},
	} {
		if got := played(t, answer, c.text); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
	if got := played(t, answer, "curl /\nstatus 201\ntook 9s 10s"); !strings.HasPrefix(got, "line 3: took: got ") || !strings.HasSuffix(got, `, want "9s to 10s"`) {
		t.Error(got)
	}
}

func TestNoAnswer(t *testing.T) {
	s, err := Parse("x", "curl /\nstatus 200")
	if err != nil {
		t.Fatal(err)
	}
	l := pipe.New()
	l.Close()
	a := s.Requests[0].Play(t.Context(), l.Dial)
	if got := fmt.Sprint(a.Status, a.Wrong); got != `0 [line 1: answer: got "io: read/write on closed pipe", want "one"]` && got != `0 [line 1: answer: got "use of closed network connection", want "one"]` {
		t.Error(got)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	a = s.Requests[0].Play(ctx, pipe.New().Dial)
	if got := fmt.Sprint(a.Wrong); !strings.HasPrefix(got, `[line 1: answer: got "none after `) {
		t.Error(got)
	}
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ want, got, diff string }{
		{"200", "500", "- 200\n+ 500\n"},
		{`{"version":"1.0.0"}`, `{"version":"1.0.1"}`, "- {\"version\":\"1.0.0\"}\n+ {\"version\":\"1.0.1\"}\n                  ^\n"},
		{"~ .{9}abcdefgh", "~ .{9}abcdefgx", "- ~ .{9}abcdefgh\n+ ~ .{9}abcdefgx\n"},
		{"a\nb\nc", "a\nx\nc\nd", "  a\n- b\n+ x\n  c\n+ d\n"},
		{"", "\x1b[31m\"red\"\xff", "- \n+ \\x1b[31m\"red\"\\xff\n"},
		{"x", strings.Repeat("y", 2001), "- x\n+ " + strings.Repeat("y", 2000) + "... (2001 bytes)\n"},
	} {
		if got := (Mismatch{Want: c.want, Got: c.got}).Diff(); got != c.diff {
			t.Errorf("%q, %q:\n%s\nwant\n%s", c.want, c.got, got, c.diff)
		}
	}
	if n := strings.Count((Mismatch{Want: "x", Got: strings.Repeat("y\n", 1000)}).Diff(), "\n"); n != maxLines+2 {
		t.Errorf("%d lines", n)
	}
}
