// A guest for the tests of the SDK: it prints the records that it reads in the text of abi/testdata/vectors, and uses every host function.
package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

var parked *wasmserve.Pending

func init() {
	wasmserve.Export(wasmserve.Server{
		Unix: "@vectors", IdleTimeout: 1500 * time.Millisecond, RequestTimeout: -1, MaxRequestBodySize: 10, Instances: 3,
		Routes: wasmserve.Routes{
			"/version": wasmserve.Get(func(*wasmserve.Request) wasmserve.Response { return wasmserve.Text("routed") }),
			"/health":  wasmserve.JSON(`{"ok":true}`).With("X-A", "1").With("x-a", "2\n"),
			"/bytes":   wasmserve.Bytes("image/x", []byte{0xff, 0, 1, 2}).WithStatus(418),
			"/old":     wasmserve.Redirect("/new").WithStatus(301),
			"/files/*": wasmserve.Dir("public"),
			"/logo":    wasmserve.File(`a"b.png`),
			"/skip":    wasmserve.Skip(),
			"/m/:id":   wasmserve.Methods{"POST": wasmserve.Any(dump), "DELETE": extra, "GET": wasmserve.Text("static")},
		},
		Handlers: []wasmserve.Route{extra},
		Fetch:    fetch,
		Error: func(req *wasmserve.Request, err *wasmserve.Error) wasmserve.Response {
			if req.Path() == "/both" {
				panic("again")
			}
			text := "kind " + strconv.Itoa(int(err.Kind)) + "\n" + line("message", err.Message) + line("stack", err.Stack)
			return wasmserve.Response{Body: []byte(text + string(dump(req).Bytes()))}
		},
	})
}

func main() {}

var extra = wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { return wasmserve.Text("extra") })

func fetch(req *wasmserve.Request) wasmserve.Response {
	switch req.QueryValue("do") {
	case "":
		return dump(req)
	case "hello":
		return wasmserve.JSON(`{"version":"1.0.0"}`)
	case "headers":
		return wasmserve.Text(req.Header("ACCEPT") + "|" + req.Header("cookie") + "|" + req.Header("none") + "|" + strings.Join(req.Values("Accept"), "+"))
	case "url":
		return wasmserve.Text(req.URL() + " " + req.QueryValue("a b"))
	case "body":
		body, err := req.Body()
		if err != nil {
			return wasmserve.Fail(err)
		}
		return wasmserve.Bytes("text/plain", body)
	case "panic":
		panic("oh no")
	case "bounds":
		return wasmserve.Text(strings.Repeat("x", 2)[len(req.Method()):])
	case "fail":
		return wasmserve.Fail(errors.New("no such user"))
	case "nothing":
		return wasmserve.Answered()
	case "large":
		return wasmserve.Text(strings.Repeat("0123456789abcdef", 1<<17))
	case "stream":
		return wasmserve.Text("not sent").With("x-s", "1").StreamFunc(func(s *wasmserve.Stream) error {
			if _, err := s.WriteString("first,"); err != nil {
				return err
			}
			_, err := io.Copy(s, req)
			return err
		})
	case "stream-fail":
		return wasmserve.Response{}.StreamFunc(func(s *wasmserve.Stream) error { return errors.New("half way") })
	case "stream-by-hand":
		s, err := req.StreamLength(wasmserve.Status(206), 4)
		if err != nil {
			return wasmserve.Fail(err)
		}
		s.Write([]byte("four"))
		s.Close()
		s.Close()
		return wasmserve.Answered()
	case "timeout":
		return done(req.Timeout(1500 * time.Microsecond))
	case "guest-timeout":
		return done(req.GuestTimeout(2500 * time.Microsecond))
	case "fetch":
		res, err := req.Fetch(wasmserve.Outgoing{Method: "PUT", URL: "http://h/a?b", Address: "@svc", Header: wasmserve.Header{{Name: "X-Key", Value: "1"}, {Name: "x-empty"}},
			Body: []byte("hi"), Timeout: 250 * time.Millisecond, Manual: true})
		if err != nil {
			return wasmserve.Text(err.Error())
		}
		body, err := res.Bytes(7)
		if err != nil {
			return wasmserve.Text(err.Error())
		}
		_, again := res.Read(make([]byte, 1))
		return wasmserve.Text(fmt.Sprintf("%d %d %s%s %s %v", res.Status, res.Length, res.Header.Get("X-Two"), res.Header.Get("none"), body, again))
	case "sleep":
		time.Sleep(time.Millisecond)
		return wasmserve.Text("slept")
	case "wait":
		parked = req.Detach()
		return wasmserve.Response{}
	case "wake":
		path := parked.Request().Path()
		if err := parked.Respond(wasmserve.Text("woken " + path)); err != nil {
			return wasmserve.Fail(err)
		}
		return wasmserve.Text("done")
	case "reload":
		return done(errors.Join(wasmserve.Reload(), wasmserve.ReloadModule(`v"2.wasm`), wasmserve.ReloadRoutes(wasmserve.Routes{"/x": extra, "/y": wasmserve.Skip()})))
	case "reload-unknown":
		return done(wasmserve.ReloadRoutes(wasmserve.Routes{"/x": wasmserve.Any(fetch)}))
	case "log":
		return done(wasmserve.Log(wasmserve.LevelWarn, "careful"))
	case "stats":
		s, err := wasmserve.Stats()
		if err != nil {
			return wasmserve.Fail(err)
		}
		return wasmserve.Text(s)
	case "state":
		return wasmserve.Text(state())
	}
	return wasmserve.NotFound()
}

func done(err error) wasmserve.Response {
	if err != nil {
		return wasmserve.Text(err.Error())
	}
	return wasmserve.Text("ok")
}

func state() string {
	s := wasmserve.State()
	var b strings.Builder
	say := func(v ...string) { b.WriteString(strings.Join(v, " ") + ";") }
	text := func(err error) string { return strings.TrimPrefix(string(done(err).Bytes()), "wasmserve: ") }
	_, err := s.Get("none")
	say(text(err))
	say(text(s.SetString("long", strings.Repeat("v", 5000))))
	v, err := s.Get("long")
	say(strconv.Itoa(len(v)), text(err))
	n, err := s.Add("n", -7)
	say(strconv.FormatInt(n, 10), text(err))
	say(text(s.CompareAndSwap("c", nil, []byte("1"))), text(s.CompareAndSwap("c", nil, []byte("2"))),
		text(s.CompareAndSwap("c", []byte("1"), []byte{})), s.GetString("c", "fallback"), text(s.CompareAndSwap("c", []byte{}, nil)), s.GetString("c", "fallback"))
	was, err := s.Delete("n")
	say(strconv.FormatBool(was), text(err))
	return b.String()
}
