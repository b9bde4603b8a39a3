package host_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/internal/asm"
	"github.com/wasmserve/wasmserve/host/internal/wasmbin/op"
)

// others answers guests' outbound requests: "pong"; for http://hang/ it hangs until it is cancelled.
type others struct{ asked, open atomic.Int64 }

func (o *others) Do(ctx context.Context, r *adapter.OutboundRequest) (*adapter.OutboundResponse, error) {
	o.asked.Add(1)
	switch r.URL {
	case "http://hang/":
		o.open.Add(1)
		defer o.open.Add(-1)
		<-ctx.Done()
		return nil, context.Cause(ctx)
	case "http://denied/":
		return nil, adapter.ErrDenied
	case "http://failed/?token=secret":
		return nil, errors.New("nobody there")
	}
	o.open.Add(1)
	return &adapter.OutboundResponse{Status: 200, Length: 4, Body: &othersBody{Reader: strings.NewReader("pong"), open: &o.open}}, nil
}

type othersBody struct {
	io.Reader
	open   *atomic.Int64
	closed atomic.Bool
}

func (b *othersBody) Close() error {
	if !b.closed.Swap(true) {
		b.open.Add(-1)
	}
	return nil
}

// Where forged guests have outgoing requests.
const (
	pongAt   = 30000
	hangAt   = 30200
	deniedAt = 30400
	failedAt = 30600
)

func outgoings() [][]byte {
	segment := func(at int, url string) []byte {
		return asm.Code(0, asm.I32(at), op.End, asm.Sized(abi.AppendOutgoing(nil, &abi.Outgoing{URL: []byte(url)})))
	}
	return [][]byte{segment(pongAt, "http://pong/"), segment(hangAt, "http://hang/"), segment(deniedAt, "http://denied/"), segment(failedAt, "http://failed/?token=secret")}
}

func sizeOf(url string) int { return abi.OutgoingSize(&abi.Outgoing{URL: []byte(url)}) }

// TestFetchCalls calls the functions of SPEC 6.12 to 6.15 with valid and invalid arguments.
func TestFetchCalls(t *testing.T) {
	pong, denied, failed := sizeOf("http://pong/"), sizeOf("http://denied/"), sizeOf("http://failed/?token=secret")
	const end = forgedPages << 16
	o := &others{}
	step := func(want int32, name string, args ...int) hostCall {
		return hostCall{fmt.Sprint(name, args), hostCallCode(name, args), []int32{want}}
	}
	steps := []hostCall{
		step(1, "fetch", id, pongAt, pong), step(2, "fetch", id, pongAt, pong),
		step(abi.ResponseHead, "fetch_head", 1, lieAt, 100), step(abi.ResponseHead, "fetch_head", 1, lieAt, 0),
		step(3, "fetch_read", 1, lieAt, 3), step(1, "fetch_read", 1, lieAt, 3), step(0, "fetch_read", 1, lieAt, 3),
		step(abi.StatusInvalid, "fetch_read", 1, lieAt, 0), step(abi.StatusOK, "fetch_close", 1), step(abi.StatusClosed, "fetch_close", 1),
		step(abi.StatusClosed, "fetch_head", 1, lieAt, 100), step(abi.StatusClosed, "fetch_read", 1, lieAt, 100),
		step(abi.StatusClosed, "fetch_head", 0, lieAt, 100), step(abi.StatusClosed, "fetch_read", -1, lieAt, 100), step(abi.StatusClosed, "fetch_close", -1<<30),
		step(abi.StatusDenied, "fetch", id, deniedAt, denied), step(abi.StatusFailed, "fetch", id, failedAt, failed),
		step(abi.StatusClosed, "fetch", 0, pongAt, pong), step(abi.StatusClosed, "fetch", 12345, pongAt, pong),
		step(abi.StatusInvalid, "fetch", id, pongAt, 55), step(abi.StatusInvalid, "fetch", id, goodAt, 36), step(abi.StatusInvalid, "fetch", id, pongAt+4, pong),
		step(abi.StatusOK, "sleep", 1),
	}
	for _, lie := range [][2]int{{end, 1}, {end - 1, 2}, {-16, 1000}, {0, -1}, {-1, -1}} {
		steps = append(steps, step(abi.StatusInvalid, "fetch", id, lie[0], lie[1]), step(abi.StatusInvalid, "fetch_head", 2, lie[0], lie[1]),
			step(abi.StatusInvalid, "fetch_read", 2, lie[0], lie[1]))
	}
	answer := step(abi.StatusOK, "respond", id, goodAt, 36)
	tryCallsOf(t, forged{data: outgoings()}, func(c *host.Config) { c.Outbound = o }, append(steps, answer), "200 good")
	until(t, "the end of what is open", func() bool { return o.open.Load() == 0 })
	if n := o.asked.Load(); n != 4 {
		t.Errorf("asked %d times", n)
	}
	// Without an Outbound every request is denied.
	tryCallsOf(t, forged{data: outgoings()}, nil, []hostCall{step(abi.StatusDenied, "fetch", id, pongAt, pong), step(abi.StatusInvalid, "fetch", id, end, 1), answer}, "200 good")
}

// TestFetchFlood: a guest that sends requests endlessly and closes none has a limited number open; they end with it.
func TestFetchFlood(t *testing.T) {
	o := &others{}
	budget := 200 * time.Millisecond
	h, _, l := forge(t, forged{data: outgoings(), fetch: asm.Code(op.Loop, op.Void, get1(0), asm.I32(pongAt), asm.I32(sizeOf("http://pong/")), call("fetch"), op.Drop, op.Br, 0, op.End)},
		func(c *host.Config) { c.Outbound, c.Fixed.GuestTimeout = o, &budget })
	f := get(h, "/b")
	if got := fmt.Sprint(f.status, " ", string(f.body)); !strings.HasPrefix(got, "500 5 the guest worked for more than its 200ms") {
		t.Errorf("%s\n%s", got, l)
	}
	if n := o.asked.Load(); n != 64 {
		t.Errorf("asked %d times", n)
	}
	if n := o.open.Load(); n != 0 {
		t.Errorf("%d are open", n)
	}
	if f := get(h, "/"); f.status != 200 {
		t.Errorf("then: %d %s", f.status, f.body)
	}
}

// TestFetchHangs: a wait for an upstream ends with its request, and does not count as the guest's work.
func TestFetchHangs(t *testing.T) {
	ask := asm.Code(get1(0), asm.I32(hangAt), asm.I32(sizeOf("http://hang/")), call("fetch"), op.Drop)
	for name, cancel := range map[string]error{"gone": errors.New("client gone"), "deadline": deadline{}} {
		t.Run(name, func(t *testing.T) {
			o := &others{}
			budget := 50 * time.Millisecond
			h, _, _ := forge(t, forged{data: outgoings(), fetch: ask}, func(c *host.Config) { c.Outbound, c.Fixed.GuestTimeout = o, &budget })
			x := newExchange(&front{}, "/b", "")
			done := make(chan struct{})
			go func() { h.Serve(x); close(done) }()
			until(t, "the question", func() bool { return o.open.Load() == 1 })
			time.Sleep(2 * budget) // waits do not count as work
			select {
			case <-done:
				t.Fatal("it ended by itself")
			default:
			}
			x.Cancel(cancel)
			<-done
			if n := o.open.Load(); n != 0 {
				t.Errorf("%d are open", n)
			}
			if f := get(h, "/"); f.status != 200 {
				t.Errorf("then: %d %s", f.status, f.body)
			}
		})
	}
	t.Run("shutdown", func(t *testing.T) {
		o := &others{}
		h, _, _ := forge(t, forged{data: outgoings(), fetch: ask}, func(c *host.Config) { c.Outbound = o })
		done := make(chan struct{})
		go func() { get(h, "/b"); close(done) }()
		until(t, "the question", func() bool { return o.open.Load() == 1 })
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		if err := h.Shutdown(ctx); err != context.DeadlineExceeded {
			t.Error(err)
		}
		<-done
	})
}

// TestFetchLog: the log has the reason, but not the query.
func TestFetchLog(t *testing.T) {
	h, _, l := forge(t, forged{data: outgoings(), fetch: asm.Code(get1(0), asm.I32(failedAt), asm.I32(sizeOf("http://failed/?token=secret")), call("fetch"), op.Drop)},
		func(c *host.Config) { c.Outbound = &others{} })
	get(h, "/b")
	if text := l.String(); !strings.Contains(text, `msg="fetch http://failed/: nobody there"`) || strings.Contains(text, "secret") {
		t.Error(text)
	}
}
