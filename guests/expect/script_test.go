package expect

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Every message that an author can cause, word for word.
func TestParseMessages(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "x: no request: one is a line like: curl /path"},
		{"status 200", `x:1: "status 200" stands before the first curl line`},
		{"curl", "x:1: no path"},
		{"curl -k /", "x:1: unknown option -k: there are -X, -H and -d"},
		{"curl -X", "x:1: -X needs an argument"},
		{"curl -H x /", `x:1: -H "x": want 'Name: value'`},
		{"curl 'a", "x:1: a quote is not closed"},
		{`curl "a`, "x:1: a quote is not closed"},
		{"curl localhost", `x:1: one path is needed, and not "localhost"`},
		{"curl /a /b", `x:1: one path is needed, and not "/b"`},
		{"curl /", "x:1: no status is expected: add a line like: status 200"},
		{"curl /\nstatus ok", `x:2: status "ok": want a number from 200 to 999`},
		{"curl /\nstatus 100", `x:2: status "100": want a number from 200 to 999`},
		{"curl /\nstatus 200\nsays x", `x:3: unknown word "says": there are curl, status, header, header~, body, body~, bytes, took and cut`},
		{"curl /\nstatus 200\nflags -x", `x:3: unknown word "flags": there are curl, status, header, header~, body, body~, bytes, took and cut`},
		{"curl /\nheader x", `x:2: header "x": want Name: value`},
		{"curl /\nstatus HTTP/1.1 200 OK", `x:2: status "HTTP/1.1 200 OK": want a number from 200 to 999`},
		{"curl /\nheader~ x", `x:2: header~ "x": want Name: value`},
		{"curl /\nheader~ x: (", "x:2: header~ (: error parsing regexp: missing closing ): `(?s)^(?:()$`"},
		{"curl /\nbytes x", `x:2: bytes x: want a quoted text`},
		{"curl /\nbody~ (", "x:2: body~ (: error parsing regexp: missing closing ): `(?s)^(?:()$`"},
		{"curl /\ntook 1s", `x:2: took "1s": want two times, like 1s 5s`},
	} {
		if _, err := Parse("x", c.text); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	s, err := Parse("x", "# c\nflags -idle-timeout 1s\ncurl -X PUT -H 'A: b c' -d \"x 'y'\" /p?q\nstatus 201\n body a\nbody\nbody b \n\ncurl -d x /\nstatus 200\ncut\n")
	got := fmt.Sprintf("%v %+v", err, s)
	want := `<nil> {File:x Flags:[-idle-timeout 1s] Requests:[{Line:3 Text:curl -X PUT -H 'A: b c' -d "x 'y'" /p?q Method:PUT Target:/p?q ` +
		"Header:map[A:[b c]] Body:x 'y' Status:201 checks:[{line:5 Check:{Op:body Name: Text:a\n\nb Status:0 Least:0 Most:0 re:<nil>}}] cut:0} " +
		"{Line:9 Text:curl -d x / Method:POST Target:/ Header:map[] Body:x Status:200 checks:[] cut:11}]}"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"expect.txt", "b.expect.txt", "a.expect.txt", "other.txt", "unexpect.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Find(dir)
	want := fmt.Sprint([]string{filepath.Join(dir, "a.expect.txt"), filepath.Join(dir, "b.expect.txt"), filepath.Join(dir, "expect.txt")})
	if err != nil || fmt.Sprint(got) != want {
		t.Errorf("%v, %v, want %s", got, err, want)
	}
	if _, err := Read(filepath.Join(dir, "none")); !os.IsNotExist(err) {
		t.Error(err)
	}
	if _, err := Find(filepath.Join(dir, "none")); !os.IsNotExist(err) {
		t.Error(err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("flags -a 'b c'\ncurl -X PUT -H 'A: b' -d x /p\nstatus 200\nheader a: b\nbody x\nbody y\nbody~ .*\ntook 1s 2s\ncut\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse("x", text)
		if err != nil {
			return
		}
		for _, r := range s.Requests {
			if r.Target == "" || r.Target[0] != '/' || r.Method == "" || r.Status < 200 || r.Status > 999 {
				t.Errorf("%+v", r)
			}
		}
	})
}
