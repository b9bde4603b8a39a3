package sockets

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Listener is a net.Listener with an address for people.
type Listener interface {
	net.Listener
	// Address returns the address for people and logs: `@svc`, the path, the actual host:port.
	Address() string
}

// Options of Listen.
type Options struct {
	ReusePort bool                    // SO_REUSEPORT for TCP: several processes share the port
	Getenv    func(key string) string // for systemd's variables; nil: os.Getenv
}

// Listen opens a. systemd: may return several listeners, every other kind returns one. Closing a Listener of a socket file removes the
// file, unless another file has taken its place. Errors name the address and say what to do.
func Listen(a Addr, opt Options) ([]Listener, error) {
	switch a.Kind {
	case FD:
		return one(inherit(a.FD, a.String()))
	case Systemd:
		return inheritSystemd(a, opt)
	case Unix:
		return one(listenUnix(a))
	}
	network, _ := a.Network()
	address := net.JoinHostPort(a.Host, fmt.Sprint(a.Port))
	if a.Kind == Abstract {
		address = "@" + a.Name
	}
	cfg := net.ListenConfig{KeepAliveConfig: net.KeepAliveConfig{Enable: true}}
	cfg.SetMultipathTCP(false) // such a socket cannot refuse clients (Finish)
	if opt.ReusePort && a.Kind == TCP {
		cfg.Control = reusePort
	}
	ln, err := cfg.Listen(context.Background(), network, address)
	if err != nil {
		return nil, explain(a, err)
	}
	name := a.String()
	if a.Kind == TCP {
		name = ln.Addr().String()
	}
	return []Listener{&listener{Listener: ln, address: name}}, nil
}

func one(ln Listener, err error) ([]Listener, error) {
	if err != nil {
		return nil, err
	}
	return []Listener{ln}, nil
}

// listener is a Listener; file is removed when it is closed.
type listener struct {
	net.Listener
	address   string
	file      os.FileInfo // nil: nothing to remove
	path      string
	inherited bool        // other processes may have the socket, too
	disowned  atomic.Bool // another process serves it and removes the file
	once      sync.Once
	err       error
}

func (l *listener) Address() string { return l.address }

// Close closes the socket and removes its file, unless another has been put in its place.
func (l *listener) Close() error {
	l.once.Do(func() {
		if l.file != nil && !l.disowned.Load() {
			if now, err := os.Lstat(l.path); err == nil && os.SameFile(now, l.file) {
				os.Remove(l.path)
			}
		}
		l.err = l.Listener.Close()
	})
	return l.err
}

// listenUnix makes a socket file. It removes the file of a dead process, but never a live socket or another kind of file.
func listenUnix(a Addr) (Listener, error) {
	if err := removeStale(a.Name); err != nil {
		return nil, fmt.Errorf("listen on %s: %w", a.Name, err)
	}
	ln, err := bindUnix(a.Name, a.Mode)
	if err != nil {
		return nil, explain(a, err)
	}
	info, err := os.Lstat(a.Name)
	if err != nil {
		ln.Close()
		return nil, fmt.Errorf("listen on %s: %w", a.Name, err)
	}
	return &listener{Listener: ln, address: a.Name, file: info, path: a.Name}, nil
}

// removeStale removes the socket file of a dead process: one that refuses connections twice, so that a socket that is just being set
// up (bound, not yet listening) is left alone.
func removeStale(path string) error {
	for try := range 2 {
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if info.Mode().Type() != fs.ModeSocket {
			return errors.New("a file that is not a socket exists there: move it away or choose another path")
		}
		conn, err := net.DialTimeout("unix", path, time.Second)
		if err == nil {
			conn.Close()
			return errors.New("in use: another process serves it; stop that one or choose another path")
		}
		if !errors.Is(err, syscall.ECONNREFUSED) {
			return fmt.Errorf("a socket exists, and it is not known whether it is in use: %w: remove it if no process uses it", err)
		}
		if try == 0 {
			time.Sleep(50 * time.Millisecond)
			continue
		}
		return takeAway(path, info)
	}
	return nil
}

// takeAway removes the socket at path if it is still the one that was found dead. It is moved aside first, and moved back if another
// process has replaced it meanwhile.
func takeAway(path string, dead os.FileInfo) error {
	aside := fmt.Sprintf("%s.%d.stale", path, os.Getpid())
	if err := os.Rename(path, aside); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return fmt.Errorf("remove the socket of a process that is gone: %w", err)
	}
	if now, err := os.Lstat(aside); err == nil && !os.SameFile(now, dead) {
		os.Link(aside, path)
		os.Remove(aside)
		return errors.New("in use: another process has just started to serve it; stop that one or choose another path")
	}
	return os.Remove(aside)
}

// explain adds to an error of bind or listen what to do about it.
func explain(a Addr, err error) error {
	name := a.String()
	if a.Kind == Unix {
		name = a.Name
	}
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("listen on %s: in use: stop the process that serves it or choose another address", name)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return fmt.Errorf("listen on %s: this machine does not have that address", name)
	case errors.Is(err, fs.ErrNotExist) && a.Kind == Unix:
		return fmt.Errorf("listen on %s: no such directory: make it first", name)
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("listen on %s: a part of the path is not a directory", name)
	case errors.Is(err, fs.ErrPermission) && a.Kind == TCP:
		return fmt.Errorf("listen on %s: not permitted: ports below 1024 need a privilege", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("listen on %s: not permitted: the directory is not writable by this user", name)
	}
	return fmt.Errorf("listen on %s: %w", name, err)
}
