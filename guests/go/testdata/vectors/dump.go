package main

import (
	"strconv"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// dump is the request in the text of abi/testdata/vectors.
func dump(req *wasmserve.Request) wasmserve.Response {
	text := line("method", req.Method()) + line("path", req.Path()) + line("query", req.Query()) + line("host", req.Host())
	for name, value := range req.Headers {
		text += "header " + quote(name) + " " + quote(value) + "\n"
	}
	for name, value := range req.Params {
		text += "param " + quote(name) + " " + quote(value) + "\n"
	}
	text += number("route", req.Route()) + number("protocol", req.Protocol())
	if req.TLS() {
		text += "tls yes\n"
	}
	text += line("remote", req.Remote()) + line("listener", req.Listener())
	if p, ok := req.Peer(); ok {
		text += "peer"
		for _, n := range []uint32{p.UID, p.GID, p.PID} {
			text += " " + strconv.FormatUint(uint64(n), 10)
		}
		text += "\n"
	}
	if req.BodyInline() {
		body, _ := req.Body()
		text += "body " + quote(string(body)) + "\n"
	} else {
		text += "body_length " + strconv.FormatInt(req.BodyLength(), 10) + "\n"
	}
	return wasmserve.Text(text)
}

func line(key, value string) string {
	if value == "" {
		return ""
	}
	return key + " " + quote(value) + "\n"
}

func number(key string, n int) string {
	if n == 0 {
		return ""
	}
	return key + " " + strconv.Itoa(n) + "\n"
}

func quote(s string) string {
	const hex = "0123456789abcdef"
	q := `"`
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			q += `\x` + string(hex[c>>4]) + string(hex[c&15])
		} else {
			q += string(c)
		}
	}
	return q + `"`
}
