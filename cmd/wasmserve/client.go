package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// client talks to the admin socket of a server.
type client struct {
	addresses
	opt     *options
	json    bool
	timeout time.Duration
}

// maxAnswer is how many bytes of an answer are read.
const maxAnswer = 4 << 20

func (c *client) define(o *options) {
	c.opt = o
	c.timeout = 2 * time.Minute
	c.port, c.hostname = defaultPort, defaultHostname
	c.addresses.define(o, groupClient)
	o.add(textValue{&c.admin}, option{"admin", "ADDR", groupClient, "beside the service's address", "the server's admin socket"})
	o.add(durationValue{&c.timeout, time.Millisecond}, option{"timeout", "TIME", groupClient, "2m0s", "how long to wait for the answer"})
	o.add(boolValue{&c.json}, option{"json", "", groupOutput, "false", "the server's answer as it is"})
}

// do asks the server. The answer is returned whatever its status.
func (c *client) do(method, path string, header http.Header) (status int, body []byte, err error) {
	if err := c.takePort(c.opt); err != nil {
		return 0, nil, err
	}
	addr, err := c.adminForClient(c.opt)
	if err != nil {
		return 0, nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), c.timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, "http://admin"+path, nil)
	if err != nil {
		return 0, nil, err
	}
	for name, values := range header {
		req.Header[name] = values
	}
	transport := &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return dial(ctx, addr)
	}}
	res, err := transport.RoundTrip(req)
	if err != nil {
		if ctx.Err() != nil {
			return 0, nil, fmt.Errorf("%s has not answered within %v", addr, c.timeout)
		}
		return 0, nil, fmt.Errorf("no server answers at %s (%v): is it running? Name its admin socket with -admin, or the service's address with -unix or -port", addr, err)
	}
	defer res.Body.Close()
	body, err = io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if err != nil {
		return 0, nil, fmt.Errorf("read the answer of %s: %w", addr, err)
	}
	return res.StatusCode, body, nil
}

// decode reads an answer as v, or as the error that the server reports instead.
func decode(status int, body []byte, v any) error {
	if err := json.Unmarshal(body, v); err != nil {
		return fmt.Errorf("the server's answer (%d) is not an answer of wasmserve: %s; is another server at this address?", status, printable(clip(string(bytes.TrimSpace(body)), 200)))
	}
	return nil
}
