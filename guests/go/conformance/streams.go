package main

import (
	"strconv"
	"time"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
)

// running counts a request as running under its key until the function it returns is called.
func running(req *wasmserve.Request) (key string, done func()) {
	key = req.QueryValue("key")
	if key == "" {
		return "", func() {}
	}
	count(key+"-running", 1)
	return key, func() { count(key+"-running", -1) }
}

func sleep(ms int) { time.Sleep(time.Duration(ms) * time.Millisecond) }

func slow(req *wasmserve.Request) wasmserve.Response {
	key := req.QueryValue("key")
	n := count(key, 1)
	sleep(number(req, "ms"))
	count(key, -1)
	return wasmserve.Text(strconv.FormatInt(n, 10) + " running")
}

// await waits until the state has a number under key, for at most 20 seconds.
func await(key string) {
	for range 2000 {
		if wasmserve.State().GetString(key, "") != "" {
			return
		}
		sleep(10)
	}
}

func waitFor(req *wasmserve.Request) wasmserve.Response {
	key, done := running(req)
	defer done()
	await(key)
	return wasmserve.Text(variant)
}

func streamFor(req *wasmserve.Request) wasmserve.Response {
	key := req.QueryValue("key")
	return wasmserve.Text("").StreamFunc(func(s *wasmserve.Stream) error {
		if _, err := s.WriteString(variant + " "); err != nil {
			return err
		}
		await(key)
		_, err := s.WriteString(variant)
		return err
	})
}

func ticks(req *wasmserve.Request) wasmserve.Response {
	_, done := running(req)
	n, ms := number(req, "n"), number(req, "ms")
	return wasmserve.Text("").StreamFunc(func(s *wasmserve.Stream) error {
		defer done()
		for range n {
			sleep(ms)
			if _, err := s.WriteString("."); err != nil {
				return err
			}
		}
		return nil
	})
}

func endless(req *wasmserve.Request) wasmserve.Response {
	key, done := running(req)
	return wasmserve.Text("").StreamFunc(func(s *wasmserve.Stream) error {
		defer done()
		piece := alphabet(26 << 10)
		for {
			n, err := s.Write(piece)
			if err != nil {
				return err
			}
			count(key, int64(n))
		}
	})
}

func quiet(*wasmserve.Request) wasmserve.Response {
	return wasmserve.Text("").StreamFunc(func(s *wasmserve.Stream) error {
		if _, err := s.WriteString("one"); err != nil {
			return err
		}
		sleep(60_000)
		return nil
	})
}

func hold(req *wasmserve.Request) wasmserve.Response {
	if req.QueryValue("s") != "" {
		if err := req.Timeout(time.Duration(number(req, "s")) * time.Second); err != nil {
			return wasmserve.Fail(err)
		}
	}
	sleep(number(req, "ms"))
	return wasmserve.Text("held")
}
