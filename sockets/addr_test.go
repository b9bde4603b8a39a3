package sockets

import (
	"runtime"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	tests := []struct {
		in   string
		want Addr
		text string // of String; "": the same as in
	}{
		{"@svc", Addr{Kind: Abstract, Name: "svc"}, ""},
		{`\0svc`, Addr{Kind: Abstract, Name: "svc"}, "@svc"},
		{"\x00svc", Addr{Kind: Abstract, Name: "svc"}, "@svc"},
		{"unix:@svc", Addr{Kind: Abstract, Name: "svc"}, "@svc"},
		{"@a:b/c", Addr{Kind: Abstract, Name: "a:b/c"}, ""},
		{"@" + strings.Repeat("x", 106), Addr{Kind: Abstract, Name: strings.Repeat("x", 106)}, ""},
		{"/run/x.sock", Addr{Kind: Unix, Name: "/run/x.sock"}, ""},
		{"./x.sock", Addr{Kind: Unix, Name: "./x.sock"}, "unix:./x.sock"},
		{"unix:x.sock", Addr{Kind: Unix, Name: "x.sock"}, ""},
		{"unix:/run/x.sock?mode=0660", Addr{Kind: Unix, Name: "/run/x.sock", Mode: 0o660}, ""},
		{"unix:/run/x.sock?mode=600", Addr{Kind: Unix, Name: "/run/x.sock", Mode: 0o600}, "unix:/run/x.sock?mode=0600"},
		{":3000", Addr{Kind: TCP, Port: 3000}, ""},
		{"tcp::3000", Addr{Kind: TCP, Port: 3000}, ":3000"},
		{"localhost:0", Addr{Kind: TCP, Host: "localhost"}, ""},
		{"[::1]:80", Addr{Kind: TCP, Host: "::1", Port: 80}, ""},
		{"fd:3", Addr{Kind: FD, FD: 3}, ""},
		{"systemd:", Addr{Kind: Systemd}, ""},
		{"systemd:web", Addr{Kind: Systemd, Name: "web"}, ""},
	}
	for _, test := range tests {
		got, err := parse(test.in, "linux")
		if err != nil || got != test.want {
			t.Errorf("%q: got %+v, %v, want %+v", test.in, got, err, test.want)
		}
		if test.text == "" {
			test.text = test.in
		}
		if got.String() != test.text {
			t.Errorf("%q: text %q, want %q", test.in, got, test.text)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ in, goos, want string }{
		{"", "linux", "is empty: give @name, /path or host:port"},
		{"@", "linux", "the abstract name is empty"},
		{"@a\x00b", "linux", "the abstract name holds a NUL byte"},
		{"@" + strings.Repeat("x", 107), "linux", "the abstract name is 107 bytes long, 106 are allowed"},
		{"@svc", "darwin", "abstract sockets exist on Linux only: use a path, such as /tmp/svc.sock"},
		{"unix:", "linux", "the path is empty"},
		{"/a\x00b", "linux", "the path holds a NUL byte"},
		{"/run/", "linux", "is a directory: name the socket file in it"},
		{"/" + strings.Repeat("x", 107), "linux", "the path is 108 bytes long, a socket's may have 107: use a shorter one, or a relative one"},
		{"/run/x?mode=0660", "linux", "a mode needs the prefix: unix:/run/x?mode=0660"},
		{"unix:/x?mode=9", "linux", `mode "9" is not an octal number within 0001..0777`},
		{"unix:/x?mode=01777", "linux", `mode "01777" is not an octal number within 0001..0777`},
		{"unix:/x?backlog=9", "linux", `unknown option "backlog=9": the only one is ?mode=0660`},
		{"3000", "linux", "is only a port: write :3000"},
		{"svc", "linux", "is not an address: give @name, /path, unix:path, host:port, fd:N or systemd:NAME"},
		{"localhost:http", "linux", `port "http" is not a number within 0..65535`},
		{":65536", "linux", `port "65536" is not a number within 0..65535`},
		{"a b:80", "linux", `"a b" is not a host name`},
		{"fd:x", "linux", `"x" is not a descriptor's number`},
		{"fd:2", "linux", "descriptor 2 is a standard stream: sockets are passed from 3 on"},
		{"systemd:a:b", "linux", `"a:b" is not the name of a systemd socket`},
	}
	for _, test := range tests {
		if _, err := parse(test.in, test.goos); err == nil || err.Error() != test.want {
			t.Errorf("%q: got %v, want %s", test.in, err, test.want)
		}
	}
	if _, err := Parse("svc"); err == nil || !strings.HasPrefix(err.Error(), `address "svc": `) {
		t.Errorf("Parse does not name the address: %v", err)
	}
}

func TestAdmin(t *testing.T) {
	tests := []struct{ in, goos, want string }{
		{"@svc", "linux", "@svc.admin"},
		{"/run/x.sock", "linux", "unix:/run/x.sock.admin?mode=0600"},
		{":3000", "linux", "@wasmserve.3000.admin"},
		{":3000", "darwin", `admin address beside ":3000": abstract sockets exist on Linux only: use a path, such as /tmp/wasmserve.3000.admin.sock: give -admin`},
		{":0", "linux", `address ":0": cannot derive an admin address from a port that is chosen at the start: give -admin @name or -admin off`},
		{"fd:3", "linux", `address "fd:3": cannot derive an admin address from an inherited socket: give -admin @name or -admin off`},
	}
	for _, test := range tests {
		a, err := parse(test.in, "linux")
		if err != nil {
			t.Fatal(err)
		}
		b, err := a.admin(test.goos)
		got := b.String()
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s on %s: got %s, want %s", test.in, test.goos, got, test.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"@svc", "/x", "unix:/x?mode=0660", ":80", "[::1]:80", "fd:3", "systemd:x", "tcp:h:1", `\0x`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := parse(s, "linux")
		if err != nil {
			return
		}
		b, err := parse(a.String(), "linux")
		if err != nil || a != b {
			t.Errorf("%q is %+v, whose text %q is %+v, %v", s, a, a.String(), b, err)
		}
		if runtime.GOOS == "linux" {
			a.Admin()
		}
	})
}
