package bench

import "testing"

func TestRequest(t *testing.T) {
	for _, c := range []struct {
		in   Request
		want string
	}{
		{Request{}, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"},
		{Request{Path: "/a?b=c", Header: []string{"Accept:  x ", "host: h"}}, "GET /a?b=c HTTP/1.1\r\nAccept: x\r\nhost: h\r\n\r\n"},
		{Request{Body: []byte("hey")}, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nhey"},
		{Request{Method: "PUT", Close: true}, "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"},
	} {
		if got, err := c.in.encode(); string(got) != c.want || err != nil {
			t.Errorf("%q, %v, want %q", got, err, c.want)
		}
	}
}

func TestRequestErrors(t *testing.T) {
	for _, c := range []struct {
		in   Request
		want string
	}{
		{Request{Method: "G T"}, `method "G T" is not an HTTP method: want one such as GET`},
		{Request{Path: "users"}, `path "users" is not a request target: want one such as /users?page=2, without spaces`},
		{Request{Path: "/a b"}, `path "/a b" is not a request target: want one such as /users?page=2, without spaces`},
		{Request{Path: "/\r\nX: y"}, `path "/\r\nX: y" is not a request target: want one such as /users?page=2, without spaces`},
		{Request{Header: []string{"Accept"}}, `header "Accept": want 'Name: value'`},
		{Request{Header: []string{"A b: c"}}, `header "A b: c": want 'Name: value'`},
		{Request{Header: []string{"A: b\nC: d"}}, `header "A: b\nC: d": want 'Name: value'`},
		{Request{Header: []string{"Content-Length: 3"}}, `header "Content-Length: 3": bench sets it itself, by the body and -keepalive`},
		{Request{Header: []string{"connection: close"}}, `header "connection: close": bench sets it itself, by the body and -keepalive`},
		{Request{Header: []string{"Expect: 100-continue"}}, `header "Expect: 100-continue": bench cannot wait for what it asks`},
	} {
		if err := c.in.Check(); err == nil || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}
