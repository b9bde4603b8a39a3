package bench

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Request is what every connection sends, again and again.
type Request struct {
	Method string   // "": GET, or POST if there is a body
	Path   string   // request target; "": /
	Header []string // "Name: value"; a Host here replaces the one that is sent otherwise
	Body   []byte
	Close  bool // ask for the connection to be closed after the answer
}

// encode returns the request as it is sent (RFC 9112, section 3), or an error for what would break its framing.
func (r Request) encode() ([]byte, error) {
	method, path := r.Method, r.Path
	if method == "" {
		method = "GET"
		if len(r.Body) > 0 {
			method = "POST"
		}
	}
	if path == "" {
		path = "/"
	}
	if !isToken(method) {
		return nil, fmt.Errorf("method %q is not an HTTP method: want one such as GET", method)
	}
	if path[0] != '/' || strings.ContainsFunc(path, func(c rune) bool { return c <= ' ' || c == 0x7f }) {
		return nil, fmt.Errorf("path %q is not a request target: want one such as /users?page=2, without spaces", path)
	}
	var head bytes.Buffer
	fmt.Fprintf(&head, "%s %s HTTP/1.1\r\n", method, path)
	host := false
	for _, line := range r.Header {
		name, value, ok := strings.Cut(line, ":")
		value = strings.Trim(value, " \t")
		if !ok || !isToken(name) || strings.ContainsAny(value, "\r\n\x00") {
			return nil, fmt.Errorf("header %q: want 'Name: value'", line)
		}
		switch strings.ToLower(name) {
		case "host":
			host = true
		case "content-length", "transfer-encoding", "connection":
			return nil, fmt.Errorf("header %q: bench sets it itself, by the body and -keepalive", line)
		case "expect", "upgrade":
			return nil, fmt.Errorf("header %q: bench cannot wait for what it asks", line)
		}
		fmt.Fprintf(&head, "%s: %s\r\n", name, value)
	}
	if !host {
		head.WriteString("Host: localhost\r\n")
	}
	if len(r.Body) > 0 || method == "POST" || method == "PUT" || method == "PATCH" {
		head.WriteString("Content-Length: " + strconv.Itoa(len(r.Body)) + "\r\n")
	}
	if r.Close {
		head.WriteString("Connection: close\r\n")
	}
	head.WriteString("\r\n")
	return append(head.Bytes(), r.Body...), nil
}

func (r Request) isHead() bool { return r.Method == "HEAD" }

// isToken reports whether s can be a method or a header's name (RFC 9110, section 5.6.2).
func isToken(s string) bool {
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte(`"(),/:;<=>?@[\]{}`, c) >= 0 {
			return false
		}
	}
	return s != ""
}

// Check returns the reason why the request cannot be sent, or nil.
func (r Request) Check() error {
	_, err := r.encode()
	return err
}
