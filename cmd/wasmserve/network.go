package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/userns"
	"github.com/wasmserve/wasmserve/sockets"
)

// network is the listeners of the service and of the admin socket, with their trackers.
type network struct {
	flags   *listening
	opt     *options
	head    time.Duration // -header-timeout
	log     *slog.Logger
	ids     userns.IDs
	service *sockets.Tracker // limits as set
	admin   *sockets.Tracker // no limits: for the peers' credentials

	first     sockets.Addr // of the service's addresses
	listeners []sockets.Listener
	closers   []net.Listener
}

func newNetwork(c *listening, o *options, head time.Duration, log *slog.Logger) *network {
	return &network{flags: c, opt: o, head: head, log: log, ids: userns.Load(), service: sockets.NewTracker(sockets.Limits{}), admin: sockets.NewTracker(sockets.Limits{})}
}

// apply sets the limits of all connections, also of those that are open.
func (n *network) apply(s host.Settings) {
	n.service.SetHalfClose(n.flags.halfClose)
	n.service.SetLimits(sockets.Limits{ConnIdle: *s.IdleTimeout, Head: n.head, Request: *s.RequestTimeout})
}

// listen opens the service's addresses. When one fails, close still has to be called.
func (n *network) listen(addrs []sockets.Addr) error {
	for _, addr := range addrs {
		list, err := sockets.Listen(addr, sockets.Options{ReusePort: n.flags.reusePort})
		if err != nil {
			return err
		}
		for _, ln := range list {
			ln = n.track(ln)
			n.closers = append(n.closers, ln)
			n.listeners = append(n.listeners, ln)
		}
	}
	n.first = addrs[0]
	if n.first.Kind == sockets.TCP { // its real port
		if addr, err := sockets.Parse("tcp:" + n.listeners[0].Address()); err == nil {
			n.first = addr
		}
	}
	return nil
}

// track puts the limits on a listener's connections.
func (n *network) track(ln sockets.Listener) sockets.Listener {
	if n.flags.netHTTP() {
		return n.service.Listener(ln)
	}
	return n.service.Polled(ln)
}

// listenAdmin opens the admin socket: the one that was named, or the one beside the service. nil: the server has no admin socket.
func (n *network) listenAdmin() (net.Listener, error) {
	addr, named, off, err := n.flags.adminFromFlags(n.opt)
	if err != nil || off {
		return nil, err
	}
	if !named {
		if addr, err = n.first.Admin(); err != nil {
			n.log.Warn("no admin socket: status and metrics are not available, only SIGHUP reloads; -admin ADDR names one", "error", err)
			return nil, nil
		}
	}
	if addr.Kind == sockets.Unix && addr.Mode == 0 {
		addr.Mode = 0o600
	}
	list, err := sockets.Listen(addr, sockets.Options{})
	if err != nil {
		if n.flags.reusePort && !named { // the other processes on this port have it
			n.log.Warn("no admin socket: -admin ADDR names one", "error", err)
			return nil, nil
		}
		return nil, fmt.Errorf("admin socket: %w (-admin ADDR names another, -admin off starts without)", err)
	}
	n.closers = append(n.closers, list[0])
	n.log.Info("admin", "address", list[0].Address())
	return n.admin.Listener(list[0]), nil
}

// announce logs the addresses of the server, with commands to try them. devLines: as dev's short lines, to w.
func (n *network) announce(w io.Writer, devLines bool) {
	for _, ln := range n.listeners {
		scheme := "http"
		if n.flags.tlsCert != "" {
			scheme = "https"
		}
		url, try := reach(scheme, ln.Addr().Network(), ln.Address())
		if devLines {
			fmt.Fprintf(w, "%s listening on %s\n\t%s\n", now(), ln.Address(), try)
			continue
		}
		n.log.Info("listening", "address", ln.Address(), "url", url, "try", try)
	}
}

// addresses returns the service's addresses, for people.
func (n *network) addresses() (list []string) {
	for _, ln := range n.listeners {
		list = append(list, ln.Address())
	}
	return list
}

// reach is the URL of an address and the command that asks there.
func reach(scheme, network, address string) (url, try string) {
	switch {
	case network != "unix":
	case strings.HasPrefix(address, "@"):
		url = scheme + "://localhost/"
		return url, "curl --abstract-unix-socket " + shellQuote(address[1:]) + " " + url
	default:
		url = scheme + "://localhost/"
		return url, "curl --unix-socket " + shellQuote(address) + " " + url
	}
	host, port, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		address = net.JoinHostPort("localhost", port)
	}
	url = scheme + "://" + address + "/"
	return url, "curl " + url
}

// shellQuote writes s so that a shell reads it as one word.
func shellQuote(s string) string {
	if s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,+=@%") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// close closes every listener, which removes its socket file. It may be called twice.
func (n *network) close() {
	for _, ln := range n.closers {
		ln.Close()
	}
}

// closeTrackers ends the trackers; it is for when no connection is left.
func (n *network) closeTrackers() {
	n.service.Close()
	n.admin.Close()
}

// describe returns the peer of a connection for the front. A uid that may stand for several users counts as unknown.
func (n *network) describe(nc net.Conn) (remote, listener string, peer exchange.Peer) {
	c, ok := nc.(*sockets.Conn)
	if !ok {
		return "", "", exchange.Peer{}
	}
	if tcp, ok := c.RemoteAddr().(*net.TCPAddr); ok {
		remote = tcp.String()
	}
	p := c.Peer()
	if !p.Known || n.ids.Ambiguous(p.UID) || n.ids.AmbiguousGroup(p.GID) {
		return remote, c.Listener(), exchange.Peer{}
	}
	return remote, c.Listener(), exchange.Peer{Known: true, UID: p.UID, GID: p.GID, PID: p.PID}
}

// allowOwner lets the same user and root use the admin socket, and names the user. Where the system does not name the peer, the mode of
// the socket's file, 0600, has kept others out.
func (n *network) allowOwner(nc net.Conn) (user string, err error) {
	c, ok := nc.(*sockets.Conn)
	if !ok {
		return "", errors.New("the caller's user is not known: only the same user and root may use the admin socket")
	}
	own := uint32(os.Geteuid())
	p := c.Peer()
	switch {
	case !p.Known && !strings.HasPrefix(c.Listener(), "@"):
		return "", nil
	case !p.Known:
		return "", errors.New("the caller's user is not known: only the same user and root may use the admin socket")
	case n.ids.Ambiguous(p.UID):
		return "", fmt.Errorf("user %d stands for every user that this container does not map: run the server as another user, or ask as root", p.UID)
	case p.UID != own && p.UID != 0:
		return "", fmt.Errorf("user %d may not use the admin socket: it is for user %d and root", p.UID, own)
	}
	return fmt.Sprintf("uid %d", p.UID), nil
}

// dial connects to an admin socket.
func dial(ctx context.Context, addr sockets.Addr) (net.Conn, error) {
	network, address := addr.Network()
	return new(net.Dialer).DialContext(ctx, network, address)
}
