package main

import (
	"errors"
	"os"
	"unsafe"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// sink keeps the compiler from removing the read in trap.
var sink byte

// trap reads far outside of memory. The pointer checks of a native build do not matter here.
func trap() { sink = *(*byte)(unsafe.Add(unsafe.Pointer(&sink), 0xf0000000)) }

func fail(*wasmserve.Request) wasmserve.Response { return wasmserve.Fail(errors.New("on purpose")) }

func exit(*wasmserve.Request) wasmserve.Response {
	os.Exit(3)
	return wasmserve.Status(200)
}

func brokenStream(req *wasmserve.Request) wasmserve.Response {
	length := int64(-1)
	if req.Query() == "short" {
		length = 10
	}
	s, err := req.StreamLength(wasmserve.Text(""), length)
	if err != nil {
		return wasmserve.Fail(err)
	}
	if _, err := s.WriteString("one"); err != nil {
		return wasmserve.Fail(err)
	}
	switch req.Query() {
	case "fail":
		return wasmserve.Fail(errors.New("half way"))
	case "trap":
		trap()
	}
	return wasmserve.Answered()
}

// onError answers failed requests, except for one path, where it fails as well.
func onError(req *wasmserve.Request, err *wasmserve.Error) wasmserve.Response {
	if req.Path() == "/fail-twice" {
		panic("the error handler fails, too")
	}
	return wasmserve.Text("error: " + err.Kind.String() + " at " + req.Path())
}
