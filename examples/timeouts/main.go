// Command timeouts is slow on purpose. A connection is closed when no byte moves for its idle timeout, also while a handler
// computes; a request can set its own, and a stream that writes is never quiet.
package main

import (
	"strconv"
	"time"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

func init() {
	wasmserve.Export(wasmserve.Server{
		IdleTimeout: 5 * time.Second,
		Routes: wasmserve.Routes{
			"/long":   wasmserve.Any(long),
			"/stream": wasmserve.Any(stream),
			"/silent": wasmserve.Any(silent),
		},
	})
}

func main() {}

// long takes ms milliseconds. Without Timeout its connection would be closed under it.
func long(req *wasmserve.Request) wasmserve.Response {
	if err := req.Timeout(60 * time.Second); err != nil { // until this request is answered, on every kind of socket
		return wasmserve.Fail(err)
	}
	time.Sleep(milliseconds(req, 10_000))
	return wasmserve.Text("done")
}

// stream sends n lines, one every ms milliseconds.
func stream(req *wasmserve.Request) wasmserve.Response {
	n, err := strconv.Atoi(req.QueryValue("n"))
	if err != nil {
		n = 10
	}
	pause := milliseconds(req, 900)
	return wasmserve.Text("").StreamFunc(func(s *wasmserve.Stream) error {
		for i := range n {
			if i > 0 {
				time.Sleep(pause)
			}
			if _, err := s.WriteString("tick " + strconv.Itoa(i+1) + "\n"); err != nil {
				return err // the client is gone
			}
		}
		return nil
	})
}

// silent sends a line and then nothing: the idle timeout ends it.
func silent(*wasmserve.Request) wasmserve.Response {
	return wasmserve.Text("").StreamFunc(func(s *wasmserve.Stream) error {
		if _, err := s.WriteString("one line, then nothing\n"); err != nil {
			return err
		}
		time.Sleep(time.Hour)
		return nil
	})
}

func milliseconds(req *wasmserve.Request, otherwise int) time.Duration {
	n, err := strconv.Atoi(req.QueryValue("ms"))
	if err != nil {
		n = otherwise
	}
	return time.Duration(n) * time.Millisecond
}
