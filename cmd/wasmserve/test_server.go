package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/guests/expect"
	"github.com/wasmserve/wasmserve/guests/expect/pipe"
	"github.com/wasmserve/wasmserve/host"
)

// tested is a server without a socket, with the handler that is tested.
type tested struct {
	server   *server
	listener *pipe.Listener
	log      *logBuffer
	cancel   context.CancelFunc
}

// startTested starts the server that serve would be with a script's flags; file routes are confined to dir. The environment's flags
// do not count: a test has the same outcome everywhere.
func startTested(ctx context.Context, s expect.Script, module, dir string) (*tested, error) {
	c := &config{}
	o := newOptions("serve", func(string) (string, bool) { return "", false })
	c.define(o)
	rest, err := o.parse(s.Flags)
	switch {
	case err != nil:
		return nil, fmt.Errorf("flags: %w", errors.New(err.Error())) // the script's mistake, not the command line's
	case len(rest) > 0:
		return nil, fmt.Errorf("flags: %q is not a flag", rest[0])
	case c.netHTTP():
		return nil, errors.New("flags: -tls-cert and -h2c are not for tests: there is no socket")
	}
	if c.files == "" {
		c.files = dir
	}
	c.file, c.watch, c.test = module, false, true
	if err := c.finish(); err != nil {
		return nil, fmt.Errorf("flags: %w", errors.New(err.Error()))
	}
	t := &tested{listener: pipe.New(), log: &logBuffer{}}
	if t.server, err = newServer(c, io.Discard, t.log); err != nil {
		return nil, err
	}
	ctx, t.cancel = context.WithCancel(ctx)
	res, err := t.server.host.Reload(ctx, host.ReloadOptions{By: "start"})
	if err == nil && !res.OK {
		err = fmt.Errorf("the handler is refused: %s", res.Error)
	}
	if err != nil {
		t.stop()
		return nil, err
	}
	t.log.take()
	ln := t.server.net.track(t.listener)
	t.server.tasks.Go(func() { t.server.front.Serve(ln) })
	return t, nil
}

// stop ends the server; requests that still run have a moment.
func (t *tested) stop() {
	ctx, end := context.WithTimeout(context.Background(), time.Second)
	defer end()
	t.listener.Close()
	t.server.end(ctx)
	t.cancel()
}

// logBuffer gathers what is logged for each request. For any goroutine.
type logBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer // guarded by mu
}

// maxLogged is how many bytes of a request's log are kept.
const maxLogged = 64 << 10

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.text.Write(p[:min(len(p), max(0, maxLogged-b.text.Len()))])
	return len(p), nil
}

// take returns what was logged since the last call.
func (b *logBuffer) take() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	text := b.text.String()
	b.text.Reset()
	return text
}
