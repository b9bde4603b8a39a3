package conformance

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "x.txt: no case: one begins with `= name`"},
		{"# title\n\nclosed\n= a\n", `x.txt:3: "closed" stands before the first case`},
		{"= a\nfly\n", `x.txt:2: unknown step "fly"`},
		{"= a\nclosed now\n", "x.txt:2: closed: wrong number of arguments"},
		{"= a\nbody\n", "x.txt:2: body: wrong number of arguments"},
		{"= a\nopen\n: row\n", "x.txt:3: rows belong right below the case's name"},
		{"= a\nfront x open\n", "x.txt:2: front stands below no step"},
		{"= a\nopen\nfront x\n", `x.txt:3: front: unknown step ""`},
		{"= a\nopen\nfront x fly\n", `x.txt:3: front: unknown step "fly"`},
		{"= a\nopen\nfront x front y open\n", `x.txt:3: front: unknown step "front"`},
		{"= a\nopen\nfront x open now\n", "x.txt:3: front: open: wrong number of arguments"},
	} {
		if _, err := Parse("x", strings.NewReader(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

func TestParseRows(t *testing.T) {
	f, err := Parse("x", strings.NewReader("# title\nprofile tight\n= get {1}\n: /a one two\n: /b three\n> {1}={2}\n>\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%s %s %+v", f.Title, f.Profile, f.Cases)
	want := "title tight [{Name:get /a Line:3 Steps:[{Op:> Arg:/a=one two Line:6} {Op:> Arg: Line:7}]} " +
		"{Name:get /b Line:3 Steps:[{Op:> Arg:/b=three Line:6} {Op:> Arg: Line:7}]}]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestFront shows what is played over which front.
func TestFront(t *testing.T) {
	f, err := Parse("x", strings.NewReader("= {1}\n: /a b\n> {1}\nfront x > {2}\nopen\nfront x -\nclosed\n"))
	if err != nil {
		t.Fatal(err)
	}
	for front, want := range map[string]string{
		"": "[{> /a 3} {open  5} {closed  7}]", "y": "[{> /a 3} {open  5} {closed  7}]", "x": "[{> b 4} {closed  7}]",
	} {
		if got := fmt.Sprint(f.Cases[0].over(front)); got != want {
			t.Errorf("over %q: %s, want %s", front, got, want)
		}
	}
}

// TestFiles reads the cases of the package: all 26 exist.
func TestFiles(t *testing.T) {
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range files {
		seen[f.Name[:2]] = true
		if f.Title == "" || !slices.Contains([]string{"main", "tight", "bare", "outbound"}, f.Profile) {
			t.Errorf("%s: title %q, profile %q", f.Name, f.Title, f.Profile)
		}
	}
	for i := 1; i <= 26; i++ {
		if !seen[fmt.Sprintf("%02d", i)] {
			t.Errorf("there is no case %d", i)
		}
	}
}

// TestPlay shows that the runner fails when it must: each script is played against a server that reads one request and
// sends fixed bytes.
func TestPlay(t *testing.T) {
	const (
		hello   = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX: 1\r\nX: 2\r\n\r\nhi"
		chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"
		request = "> GET / HTTP/1.1\n>\n"
		ok      = request + "status HTTP/1.1 200 OK\n"
	)
	for _, c := range []struct{ script, answer, want string }{
		{ok + "header Content-Length: 2\nheader X: 1\nheader X: 2\nheader Date:\nbytes \"hi\"\nclosed", hello, ""},
		{ok + "body~ h.\nclosed", hello, ""},
		{ok + "pattern 4\nclosed", chunked, ""},
		{ok + "part \"ab\"\nread 0\nbytes \"cd\"\nclosed", chunked, ""},
		{ok + "part \"abc\"\ncut", chunked[:len(chunked)-13], ""},
		{ok + "bytes \"abc\"", chunked[:len(chunked)-13], `line 5: bytes "abc": after "abc": unexpected EOF`},
		{ok + "part \"abcd\"\ncut", chunked, "line 6: cut: the body is complete, 0 bytes more"},
		{ok + "part \"abc\"\ncut", chunked, "line 6: cut: the body is complete, 1 bytes more"},
		{ok + "bytes \"ho\"", hello, `line 5: bytes "ho": got "hi"`},
		{ok + "body~ h", hello, `line 5: body~ h: got "hi"`},
		{ok + "pattern 2", hello, `line 5: pattern 2: at byte 0: got "hi"`},
		{ok + "nobody\nclosed", hello, `line 6: closed: got "hi"`},
		{ok + "header X: 1\nbytes \"hi\"", hello, `line 5: header X: 1: 2 fields x, want 1: ["1" "2"]`},
		{ok + "header X: 1\nheader X: 3", hello, `line 6: header X: 3: got "2"`},
		{ok + "header~ X: .*\nheader~ X: .*\nheader~ X: .*", hello, `line 7: header~ X: .*: got 2 of them: ["1" "2"]`},
		{ok + "header X:", hello, `line 5: header X:: got ["1" "2"]`},
		{ok + "header~ Y: .*", hello, `line 5: header~ Y: .*: got 0 of them: []`},
		{request + "status HTTP/1.1 204 *", hello, `line 4: status HTTP/1.1 204 *: got "HTTP/1.1 200 OK"`},
		{request + "status HTTP/1.1 200 *\nheader X: {x}\nheader~ X: .*\nstatus HTTP/1.1 200 OK\nheader X: {x}\nheader X: {x}", hello[:len(hello)-2] + hello,
			`line 9: header X: {x}: got "2"`},
		{ok + "bytes \"hi\"\nopen", hello, "line 6: open: GET /: status line: EOF"},
		{ok, "HTTP/1.1 200 OK\nX: 1\n\n", "line 4: status HTTP/1.1 200 OK: status line: framing: line \"HTTP/1.1 200 OK\\n\" does not end in CR LF"},
		{ok, "HTTP/1.1 200 OK\r\nX : 1\r\n\r\n", `line 4: status HTTP/1.1 200 OK: framing: field line "X : 1"`},
		{ok + "body~ .*", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
			"line 5: body~ .*: framing: both Content-Length and Transfer-Encoding"},
		{ok + "body~ .*", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", `line 5: body~ .*: after "": framing: chunk size "zz"`},
		{"mark\n" + ok + "took 5s 6s", hello, "line 6: took 5s 6s: 0s, want 5s to 6s"},
		{"pause later", hello, `line 2: pause later: cannot be played: time: invalid duration "later"`},
	} {
		f, err := Parse("x", strings.NewReader("= case\n"+c.script))
		if err != nil {
			t.Fatal(err)
		}
		err = Play(f.Cases[0], Target{Dial: scripted(t, c.answer)})
		got := ""
		if err != nil {
			got = err.Error()
		}
		if i := strings.Index(got, "took 5s 6s: "); i >= 0 { // what it took differs
			got = got[:i] + "took 5s 6s: 0s, want 5s to 6s"
		}
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.script, got, c.want)
		}
	}
}

// scripted dials a server that reads one request, answers with fixed bytes and sends no more.
func scripted(t *testing.T, answer string) func() (net.Conn, error) {
	return func() (net.Conn, error) {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			defer ln.Close()
			server, err := ln.Accept()
			if err != nil {
				return
			}
			defer server.Close()
			in := bufio.NewReader(server)
			for line := ""; line != "\r\n"; {
				if line, err = in.ReadString('\n'); err != nil {
					return
				}
			}
			io.WriteString(server, answer)
			server.(*net.TCPConn).CloseWrite()
			io.Copy(io.Discard, in) // until the client is gone: closing earlier could take the answer back
		}()
		client, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			ln.Close()
			return nil, err
		}
		t.Cleanup(func() { client.Close(); <-done })
		return client, nil
	}
}

func TestFill(t *testing.T) {
	p := &player{target: Target{Idle: 2 * time.Second}, vars: map[string]string{"x": "1"}}
	for _, c := range []struct{ op, in, want string }{
		{">", "ms={0.2idle}&x={x}", "ms=400&x=1"},
		{">", `{"a":{}}`, `{"a":{}}`},
		{"header", "ETag: {etag}", "ETag: {etag}"},
		{">>", `a\r\n\xe9"`, "a\r\n\xe9\""},
		{"pause", "{none}", "error: cannot be played: nothing is remembered as {none}"},
		{">>", `\q`, "error: cannot be played: bad escape"},
	} {
		got, err := p.fill(Step{Op: c.op, Arg: c.in})
		if err != nil {
			got = "error: " + err.Error()
		}
		if got != c.want {
			t.Errorf("%s %s: %q, want %q", c.op, c.in, got, c.want)
		}
	}
	if d, err := p.duration("1.5idle+100ms"); err != nil || d != 3100*time.Millisecond {
		t.Errorf("%v, %v", d, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("# t\nprofile tight\n= a {1}\n: x y\n> GET\n>\nstatus HTTP/1.1 200 OK\nbytes \"x\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Parse("x", strings.NewReader(text))
		if err == nil && len(file.Cases) == 0 {
			t.Error("no case and no error")
		}
	})
}
