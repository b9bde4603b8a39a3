package main

import (
	"strconv"
	"strings"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// text makes a handler that always answers s.
func text(s string) wasmserve.Handler {
	return func(*wasmserve.Request) wasmserve.Response { return wasmserve.Text(s) }
}

// with is text with one more field.
func with(s, name, value string) wasmserve.Handler {
	return func(*wasmserve.Request) wasmserve.Response { return wasmserve.Text(s).With(name, value) }
}

func status(req *wasmserve.Request) wasmserve.Response {
	code, _ := strconv.Atoi(req.Param("code"))
	return wasmserve.Text("hey").WithStatus(code)
}

func cookies(*wasmserve.Request) wasmserve.Response {
	return wasmserve.Text("cookies").With("Set-Cookie", "a=1; Path=/").With("Set-Cookie", "b=2")
}

func header(req *wasmserve.Request) wasmserve.Response {
	return wasmserve.Text(req.Header(req.Query()))
}

func admin(req *wasmserve.Request) wasmserve.Response {
	return wasmserve.Text("admin of " + req.Host())
}

// param makes a handler that answers a param with a prefix.
func param(prefix, name string) wasmserve.Handler {
	return func(req *wasmserve.Request) wasmserve.Response { return wasmserve.Text(prefix + req.Param(name)) }
}

func params(req *wasmserve.Request) wasmserve.Response {
	n := 0
	for i := range 65 {
		if req.Param("p"+strconv.Itoa(i)) != "" {
			n++
		}
	}
	return wasmserve.Text(strconv.Itoa(n) + " " + req.Param("p0") + " " + req.Param("p64"))
}

func onlyGet(req *wasmserve.Request) wasmserve.Response {
	return wasmserve.Text("only-get").With("X-Method", req.Method())
}

func echo(req *wasmserve.Request) wasmserve.Response {
	body, err := req.Body()
	if err != nil {
		return wasmserve.Fail(err)
	}
	return wasmserve.Bytes("application/octet-stream", body)
}

// number is a value of the query; 0 if it is missing.
func number(req *wasmserve.Request, name string) int {
	n, _ := strconv.Atoi(req.QueryValue(name))
	return n
}

func pattern(req *wasmserve.Request) wasmserve.Response {
	return wasmserve.Bytes("text/plain", alphabet(number(req, "n")))
}

// alphabet is a to z, repeated.
func alphabet(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = 'a' + byte(i%26)
	}
	return b
}

func stats(req *wasmserve.Request) wasmserve.Response {
	all, err := wasmserve.Stats()
	if err != nil {
		return wasmserve.Fail(err)
	}
	_, after, _ := strings.Cut(all, `"`+req.Param("name")+`":`)
	return wasmserve.Text(after[:max(0, strings.IndexAny(after, ",}"))])
}

func counter(req *wasmserve.Request) wasmserve.Response {
	return wasmserve.Text(wasmserve.State().GetString(req.QueryValue("key"), "0"))
}

func add(req *wasmserve.Request) wasmserve.Response {
	return wasmserve.Text(strconv.FormatInt(count(req.QueryValue("key"), 1), 10))
}

// count adds to a number in the state; without a key it does nothing.
func count(key string, delta int64) int64 {
	if key == "" {
		return 0
	}
	n, err := wasmserve.State().Add(key, delta)
	if err != nil {
		panic(err)
	}
	return n
}
