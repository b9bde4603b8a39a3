package main

import (
	"errors"
	"io"
	"strconv"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// ask sends the request on to an upstream server.
func ask(req *wasmserve.Request) (*wasmserve.Fetched, error) {
	to := req.QueryValue("to")
	out := wasmserve.Outgoing{Method: req.Method(), URL: "http://" + to + req.QueryValue("path"), Manual: req.QueryValue("manual") != ""}
	if to != "" && (to[0] == '@' || to[0] == '/') {
		out.URL, out.Address = "http://localhost"+req.QueryValue("path"), to
	}
	var err error
	if out.Body, err = req.Body(); err != nil {
		return nil, err
	}
	return req.Fetch(out)
}

func fetch(req *wasmserve.Request) wasmserve.Response {
	res, err := ask(req)
	if errors.Is(err, wasmserve.ErrDenied) {
		return wasmserve.Text("denied")
	} else if err != nil {
		return wasmserve.Text("failed")
	}
	body, err := res.Bytes(1 << 20)
	if err != nil {
		return wasmserve.Fail(err)
	}
	return wasmserve.Text(strconv.Itoa(res.Status) + " " + string(body))
}

func relay(req *wasmserve.Request) wasmserve.Response {
	res, err := ask(req)
	if err != nil {
		return wasmserve.Fail(err)
	}
	return wasmserve.Text("").StreamFunc(func(s *wasmserve.Stream) error {
		_, err := io.Copy(s, res)
		return err
	})
}
