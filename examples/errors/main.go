// Command errors fails in every way there is, and answers each failure with its error handler.
package main

import (
	"errors"
	"os"
	"unsafe"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

func init() {
	wasmserve.Export(wasmserve.Server{
		Routes: wasmserve.Routes{
			"/error":  wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { return wasmserve.Fail(errors.New("no such user")) }),
			"/both":   wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { return wasmserve.Fail(errors.New("once")) }),
			"/panic":  wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { panic("out of range") }),
			"/trap":   wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { return wasmserve.Bytes("", []byte{outside()}) }),
			"/exit":   wasmserve.Any(func(*wasmserve.Request) wasmserve.Response { os.Exit(3); return wasmserve.Status(200) }),
			"/stream": wasmserve.Any(stream),
		},
		Fetch: func(*wasmserve.Request) wasmserve.Response { return wasmserve.Text("all is well") },
		Error: onError,
	})
}

func main() {}

// onError answers for the handler that failed, on an instance that is whole. The message and the stack are in the log, too, and
// may name what a client should not see: this answers the kind alone. The status is 500 unless it says otherwise.
func onError(req *wasmserve.Request, err *wasmserve.Error) wasmserve.Response {
	if req.Path() == "/both" {
		panic("and twice") // the host answers its own page
	}
	return wasmserve.JSON(`{"error":"` + err.Kind.String() + `","path":"` + req.Path() + `"}`)
}

// stream fails when its head has been sent: the connection is cut, so that the client sees that something is missing.
func stream(*wasmserve.Request) wasmserve.Response {
	return wasmserve.Text("").StreamFunc(func(s *wasmserve.Stream) error {
		if _, err := s.WriteString("first line\n"); err != nil {
			return err
		}
		return errors.New("the second line is lost")
	})
}

// outside reads a byte that the instance does not have. Go turns most mistakes into panics; this one only the sandbox sees.
func outside() byte { return *(*byte)(unsafe.Add(unsafe.Pointer(new(byte)), 0xf0000000)) }
