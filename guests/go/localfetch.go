//go:build !wasip1

package wasmserve

// localfetch.go: imports. What stands in for the host's fetch on other platforms: net/http, and nobody asks whom.

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/abi"
)

var localFetches = struct {
	mu   sync.Mutex // guards what follows
	open map[int32]*http.Response
	last int32
}{open: map[int32]*http.Response{}}

func hostFetch(id uint32, p *byte, length uint32) int32 {
	var o abi.Outgoing
	if err := o.Decode(memory(p, length)); err != nil {
		return abi.StatusInvalid
	}
	res, err := localFetch(&o)
	if err != nil {
		hostLog(abi.LevelWarn, "fetch: "+err.Error())
		return abi.StatusFailed
	}
	localFetches.mu.Lock()
	defer localFetches.mu.Unlock()
	localFetches.last++
	localFetches.open[localFetches.last] = res
	return localFetches.last
}

func localFetch(o *abi.Outgoing) (*http.Response, error) {
	method, address := string(o.Method), string(o.Address)
	req, err := http.NewRequest(method, string(o.URL), bytes.NewReader(o.Body))
	if err != nil {
		return nil, err
	}
	for _, f := range o.Header {
		req.Header.Add(string(f.Name), string(f.Value))
	}
	client := &http.Client{Timeout: time.Duration(o.Timeout) * time.Millisecond, Transport: &http.Transport{DisableKeepAlives: true,
		DialContext: func(ctx context.Context, network, host string) (net.Conn, error) {
			if address != "" {
				network, host = "unix", address
			}
			return (&net.Dialer{}).DialContext(ctx, network, host)
		}}}
	if o.Manual {
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	return client.Do(req)
}

func fetched(handle int32) *http.Response {
	localFetches.mu.Lock()
	defer localFetches.mu.Unlock()
	return localFetches.open[handle]
}

func hostFetchHead(handle int32, p *byte, capacity uint32) int32 {
	res := fetched(handle)
	if res == nil {
		return abi.StatusClosed
	}
	head := abi.Response{Status: res.StatusCode, Stream: true, BodyLength: res.ContentLength}
	for name, values := range res.Header {
		for _, v := range values {
			head.Header = append(head.Header, abi.Field{Name: []byte(strings.ToLower(name)), Value: []byte(v)})
		}
	}
	rec := abi.AppendResponse(nil, &head)
	if len(rec) <= int(capacity) {
		copy(memory(p, capacity), rec)
	}
	return int32(len(rec))
}

func hostFetchRead(handle int32, p *byte, capacity uint32) int32 {
	res := fetched(handle)
	if res == nil {
		return abi.StatusClosed
	}
	for {
		n, err := res.Body.Read(memory(p, capacity))
		switch {
		case n > 0:
			return int32(n)
		case err == io.EOF:
			return 0
		case err != nil:
			return abi.StatusFailed
		}
	}
}

func hostFetchClose(handle int32) int32 {
	localFetches.mu.Lock()
	res := localFetches.open[handle]
	delete(localFetches.open, handle)
	localFetches.mu.Unlock()
	if res == nil {
		return abi.StatusClosed
	}
	res.Body.Close()
	return abi.StatusOK
}
