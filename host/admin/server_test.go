package admin

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// listen serves a fake host on a Unix socket of the test's own.
func listen(t *testing.T, allow func(net.Conn) (string, error)) (dial func() net.Conn) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "s")
	ln, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	s := Serve(ln, New(&fake{}, nil), allow, nil)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		s.Close(ctx) // the test's own connections may be open: they are cut
		if _, err := net.Dial("unix", path); err == nil {
			t.Error("still listens after Close")
		}
	})
	return func() net.Conn {
		t.Helper()
		c, err := net.Dial("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		c.SetDeadline(time.Now().Add(10 * time.Second))
		t.Cleanup(func() { c.Close() })
		return c
	}
}

func ask(t *testing.T, c net.Conn, head string) (*http.Response, string) {
	t.Helper()
	if _, err := io.WriteString(c, head+"\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

func TestCallersAreAskedForOncePerConnection(t *testing.T) {
	var asked atomic.Int32
	dial := listen(t, func(net.Conn) (string, error) { asked.Add(1); return "", nil })
	c := dial()
	for range 2 {
		if res, body := ask(t, c, "GET /-/healthy HTTP/1.1"); res.StatusCode != 200 {
			t.Errorf("%s %s", res.Status, body)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("asked %d times, want once", n)
	}
}

func TestStrangersAreTold(t *testing.T) {
	dial := listen(t, func(net.Conn) (string, error) {
		return "", errors.New("user 1000 may not use this socket: it is for user 0 and root")
	})
	res, body := ask(t, dial(), "POST /-/reload HTTP/1.1")
	if res.StatusCode != 403 || !res.Close || !strings.Contains(body, `"error": "user 1000 may not use this socket: it is for user 0 and root"`) {
		t.Errorf("%s, close %v, %s", res.Status, res.Close, body)
	}
}

// Idle unauthorised callers cannot keep out an authorised one.
func TestStrangersHaveTheirOwnRoom(t *testing.T) {
	var stranger atomic.Bool
	dial := listen(t, func(net.Conn) (string, error) {
		if stranger.Load() {
			return "", errors.New("no")
		}
		return "", nil
	})
	stranger.Store(true)
	for range maxStrangers {
		dial()
	}
	one := dial() // over the limit: closed without a response
	if _, err := one.Read(make([]byte, 1)); err == nil {
		t.Error("one stranger too many is served")
	}
	stranger.Store(false)
	if res, body := ask(t, dial(), "GET /-/healthy HTTP/1.1"); res.StatusCode != 200 {
		t.Errorf("%s %s", res.Status, body)
	}
}

func TestHeadIsBounded(t *testing.T) {
	dial := listen(t, func(net.Conn) (string, error) { return "", nil })
	c := dial()
	go io.WriteString(c, "GET /-/healthy HTTP/1.1\r\nHost: x\r\nX: "+strings.Repeat("x", 2*maxHeader)+"\r\n\r\n")
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil || res.StatusCode != 431 {
		t.Errorf("%v, %v, want 431", res, err)
	}
}
