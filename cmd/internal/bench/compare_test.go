package bench

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseCompare(t *testing.T) {
	name, command, addr, err := ParseCompare(`bun=bun -e "Bun.serve({unix: '\0{name}'})" a\ b '' @svc`)
	want := []string{"bun", "-e", `Bun.serve({unix: '\0{name}'})`, "a b", ""}
	if name != "bun" || !reflect.DeepEqual(command, want) || addr != "@svc" || err != nil {
		t.Errorf("%q %q %q %v", name, command, addr, err)
	}
	for _, c := range []struct{ in, want string }{
		{"bun server.ts @svc", "want 'NAME=COMMAND ADDR', such as 'bun=bun server.ts @bun'"},
		{"=bun @svc", "want 'NAME=COMMAND ADDR', such as 'bun=bun server.ts @bun'"},
		{"bun=", "want 'NAME=COMMAND ADDR': the last word is the address at which the command's server listens"},
		{"bun=@svc", "want 'NAME=COMMAND ADDR': the last word is the address at which the command's server listens"},
		{"bun=bun 'x @svc", "a quote (') is not closed"},
	} {
		if _, _, _, err := ParseCompare(c.in); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.in, err, c.want)
		}
	}
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		addr string
		t    Target
		want string
	}{
		{"@svc", Target{"unix", "@svc"}, "@svc svc {host} {port}"},
		{"unix:x.sock", Target{"unix", "x.sock"}, "unix:x.sock x.sock {host} {port}"},
		{"[::1]:80", Target{"tcp", "[::1]:80"}, "[::1]:80 {name} ::1 80"},
	} {
		got := Fill([]string{"{addr} {name}", "{host} {port}"}, c.addr, c.t)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.addr, got, c.want)
		}
	}
}

// Text that is quoted is read as it was.
func FuzzSplit(f *testing.F) {
	f.Add("a b", `c\"d`)
	f.Fuzz(func(t *testing.T, a, b string) {
		split(a) // must not panic
		quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
		words, err := split(" " + quote(a) + "  " + quote(b))
		if err != nil || !reflect.DeepEqual(words, []string{a, b}) {
			t.Errorf("%q, %v, want %q and %q", words, err, a, b)
		}
	})
}
