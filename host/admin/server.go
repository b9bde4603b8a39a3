package admin

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// Limits of the admin listener. Unauthorised callers have a separate limit, so that they cannot keep out authorised ones.
const (
	maxConns     = 64 // of allowed peers
	maxStrangers = 8  // of unauthorised peers, until they have been rejected
	maxHeader    = 8 << 10
	headTimeout  = 5 * time.Second
	readTimeout  = 10 * time.Second
	idleTimeout  = 30 * time.Second
	writeTimeout = 5 * time.Minute // a reload compiles, and waits for earlier ones
)

// Server serves the admin handler on one listener.
type Server struct {
	http *http.Server
	done sync.WaitGroup
}

// Serve serves handler on ln, which it owns from now on. allow authorises a caller, and returns its user for the log and events ("":
// not known): it is called once per connection, and its error is sent to a rejected caller with 403. log may be nil.
func Serve(ln net.Listener, handler http.Handler, allow func(net.Conn) (user string, err error), log *slog.Logger) *Server {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	s := &Server{http: &http.Server{
		Handler:           guard(handler),
		ReadHeaderTimeout: headTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader,
		ErrorLog:       slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return context.WithValue(ctx, connKey{}, c.(*conn))
		},
	}}
	door := &door{Listener: ln, allow: allow, log: log, members: make(chan struct{}, maxConns), strangers: make(chan struct{}, maxStrangers)}
	s.done.Go(func() {
		if err := s.http.Serve(door); !errors.Is(err, http.ErrServerClosed) && !errors.Is(err, net.ErrClosed) {
			log.Error("the admin listener stopped", "error", err)
		}
	})
	return s
}

// Close stops listening, lets running requests finish until ctx is done, and then cuts them.
func (s *Server) Close(ctx context.Context) error {
	err := s.http.Shutdown(ctx)
	if err != nil {
		s.http.Close()
	}
	s.done.Wait()
	return err
}

// connKey is the context key of a request's connection.
type connKey struct{}

// user returns the user who has sent a request; "": not known.
func user(r *http.Request) string {
	if c, ok := r.Context().Value(connKey{}).(*conn); ok {
		return c.user
	}
	return ""
}

// guard answers 403 on connections that allow has rejected.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, _ := r.Context().Value(connKey{}).(*conn); c != nil && c.verdict != nil {
			w.Header().Set("Connection", "close")
			problem(w, http.StatusForbidden, c.verdict.Error())
			return
		}
		next.ServeHTTP(w, r)
	})
}

// door accepts connections and authorises them.
type door struct {
	net.Listener
	allow              func(net.Conn) (user string, err error)
	log                *slog.Logger
	members, strangers chan struct{} // their capacities are the limits
}

func (d *door) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		user, verdict := d.allow(c)
		room := d.members
		if verdict != nil {
			room = d.strangers
			d.log.Warn("admin: caller rejected", "error", verdict)
		}
		select {
		case room <- struct{}{}:
			return &conn{Conn: c, user: user, verdict: verdict, room: room}, nil
		default: // full
			c.Close()
		}
	}
}

type conn struct {
	net.Conn
	user    string
	verdict error
	room    chan struct{}
	once    sync.Once
}

func (c *conn) Close() error {
	c.once.Do(func() { <-c.room })
	return c.Conn.Close()
}
