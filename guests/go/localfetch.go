//go:build !wasip1

package wasmserve

// localfetch.go: imports. A stand-in for the host's fetch on other platforms: net/http, without a policy.

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/abi"
)

// localTimeout limits the wait for the head of a response, and for each part of the body: the host's default.
const localTimeout = 30 * time.Second

var localFetches = struct {
	mu   sync.Mutex // guards what follows
	open map[int32]*localFetched
	last int32
}{open: map[int32]*localFetched{}}

// localFetched is a response.
type localFetched struct {
	http   *http.Response
	owner  uint32 // the request that it belongs to
	limit  time.Duration
	timer  *time.Timer // ends it; runs during a read
	cancel context.CancelCauseFunc
}

func hostFetch(id uint32, p *byte, length uint32) int32 {
	var o abi.Outgoing
	err := o.Decode(memory(p, length))
	var req *http.Request
	if err == nil {
		req, err = localOutgoing(&o)
	}
	if err != nil {
		hostLog(abi.LevelWarn, "fetch: "+err.Error())
		return abi.StatusInvalid
	}
	ctx := context.Background()
	if r := lookup(id); r != nil { // none: a request of NewRequest
		ctx = r.http.Context()
	}
	f := &localFetched{owner: id, limit: localTimeout}
	if o.Timeout > 0 {
		f.limit = min(f.limit, time.Duration(o.Timeout)*time.Millisecond)
	}
	waiting := ctx
	ctx, f.cancel = context.WithCancelCause(ctx)
	f.timer = time.AfterFunc(f.limit, func() { f.cancel(fmt.Errorf("the other server did not answer in time (%v)", f.limit)) })
	f.http, err = localClient(&o).Do(req.WithContext(ctx))
	f.timer.Stop()
	switch {
	case err != nil && waiting.Err() != nil:
		f.cancel(nil)
		return abi.StatusClosed
	case err != nil:
		f.cancel(nil)
		hostLog(abi.LevelWarn, "fetch: "+err.Error())
		return abi.StatusFailed
	}
	localFetches.mu.Lock()
	defer localFetches.mu.Unlock()
	localFetches.last++
	localFetches.open[localFetches.last] = f
	return localFetches.last
}

// localOutgoing returns the request that o describes. An error corresponds to the host's INVALID.
func localOutgoing(o *abi.Outgoing) (*http.Request, error) {
	u, err := url.Parse(string(o.URL))
	if err != nil {
		return nil, err
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return nil, fmt.Errorf("the URL must be http://HOST or https://HOST, without a user: %.120q", o.URL)
	}
	switch method := string(o.Method); method {
	case "CONNECT", "TRACE", "TRACK":
		return nil, fmt.Errorf("the method %s cannot be sent", method)
	}
	req, err := http.NewRequest(string(o.Method), u.String(), bytes.NewReader(o.Body))
	if err != nil {
		return nil, err
	}
	for _, f := range o.Header {
		if !framing[strings.ToLower(string(f.Name))] {
			req.Header.Add(string(f.Name), string(f.Value))
		}
	}
	return req, nil
}

// localClient sends o, on a new connection.
func localClient(o *abi.Outgoing) *http.Client {
	address := string(o.Address)
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true,
		DialContext: func(ctx context.Context, network, host string) (net.Conn, error) {
			if address != "" {
				network, host = "unix", address
			}
			return (&net.Dialer{}).DialContext(ctx, network, host)
		}}}
	if o.Manual {
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	return client
}

// fetched returns the open response with this handle, or nil.
func fetched(handle int32) *localFetched {
	localFetches.mu.Lock()
	defer localFetches.mu.Unlock()
	return localFetches.open[handle]
}

func hostFetchHead(handle int32, p *byte, capacity uint32) int32 {
	f := fetched(handle)
	if f == nil {
		return abi.StatusClosed
	}
	head := abi.Response{Status: f.http.StatusCode, Stream: true, BodyLength: f.http.ContentLength}
	for name, values := range f.http.Header {
		for _, v := range values {
			head.Header = append(head.Header, abi.Field{Name: []byte(strings.ToLower(name)), Value: []byte(v)})
		}
	}
	slices.SortStableFunc(head.Header, func(a, b abi.Field) int { return bytes.Compare(a.Name, b.Name) })
	return deliver(string(abi.AppendResponse(nil, &head)), p, capacity)
}

func hostFetchRead(handle int32, p *byte, capacity uint32) int32 {
	f := fetched(handle)
	if f == nil {
		return abi.StatusClosed
	}
	f.timer.Reset(f.limit)
	defer f.timer.Stop()
	for {
		n, err := f.http.Body.Read(memory(p, capacity))
		switch {
		case n > 0:
			return int32(n)
		case err == io.EOF:
			return 0
		case err != nil:
			hostLog(abi.LevelWarn, "fetch: "+err.Error())
			return abi.StatusFailed
		}
	}
}

func hostFetchClose(handle int32) int32 {
	localFetches.mu.Lock()
	f := localFetches.open[handle]
	delete(localFetches.open, handle)
	localFetches.mu.Unlock()
	if f == nil {
		return abi.StatusClosed
	}
	f.close()
	return abi.StatusOK
}

func (f *localFetched) close() {
	f.timer.Stop()
	f.cancel(nil)
	f.http.Body.Close()
}

// endFetches closes the responses that a call has left open.
func endFetches(id uint32) {
	localFetches.mu.Lock()
	defer localFetches.mu.Unlock()
	for handle, f := range localFetches.open {
		if f.owner == id {
			delete(localFetches.open, handle)
			f.close()
		}
	}
}
