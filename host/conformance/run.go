package conformance

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// Patience is how long a step waits for something that must come; one that reads waits as long for each part.
// It is shorter than the idle timeout of the profile main, which must not end what waits.
const Patience = 45 * time.Second

// Settled is how long nothing may happen before something counts as not happening, on a machine that is not loaded.
const Settled = 300 * time.Millisecond

// Target is a server that serves the suite's guest.
type Target struct {
	Name string // for messages: "tcp"
	// Profile is the server's setup; the cases of this profile are run. "main": defaults. "tight": idle
	// timeout Idle, request bodies of 10 bytes at most. "bare": the guest's variant of that name. "outbound": handlers may ask the server
	// itself, by Address, and 127.0.0.1:1, where nobody is.
	Profile string
	// Front is the server's front, if the cases distinguish fronts: "nethttp". "": the cases unchanged.
	Front string
	// Dial opens a connection. Closing its sending half needs the method CloseWrite.
	Dial func() (net.Conn, error)
	// Reload swaps the module for another variant of the guest and returns when that serves. nil: files that need it
	// are skipped.
	Reload func(variant string) error
	// Module changes the file that the server watches. op is "write" (in place), "rename" (written elsewhere, then
	// renamed into place), "remove" or "beside" (another file in the same directory); variant "broken" is not a module.
	// nil: files that need it are skipped.
	Module func(op, variant string) error
	// Address is what a handler reaches the server by: "127.0.0.1:3000", a Unix socket's path, "@svc"; for the profile outbound.
	Address string
	// Idle is the server's idle timeout, for `1.5idle`.
	Idle time.Duration
}

// Run plays every case of the target's profile, each as a subtest.
func Run(t *testing.T, target Target) {
	t.Helper()
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Profile != target.Profile {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			for _, c := range f.Cases {
				if why := target.lacks(c); why != "" {
					t.Skip(why)
				}
				t.Run(c.Name, func(t *testing.T) {
					if err := Play(c, target); err != nil {
						t.Errorf("%s over %s: %s.txt: %v", f.Title, target.Name, f.Name, err)
					}
				})
			}
		})
	}
}

// lacks returns the reason why the target cannot run a case, or "".
func (tg *Target) lacks(c Case) string {
	for _, s := range c.Steps {
		switch {
		case s.Op == "reload" && tg.Reload == nil:
			return "this target cannot reload on request"
		case s.Op == "module" && tg.Module == nil:
			return "this target's module is out of reach"
		case strings.Contains(s.Arg, "idle}") && tg.Idle == 0:
			return "this target's idle timeout is not known"
		}
	}
	return ""
}

// Play plays one case. The error names the line and what was expected.
func Play(c Case, target Target) error {
	p := &player{target: target, vars: map[string]string{"unique": unique(), "address": target.Address}, lag: measureLag()}
	defer close(p.lag.stop)
	defer p.hangUp()
	steps := c.over(target.Front)
	for i, s := range steps {
		if err := p.step(s, steps[i+1:]); err != nil {
			return fmt.Errorf("line %d: %s: %w", s.Line, strings.TrimSpace(s.Op+" "+s.Arg), err)
		}
	}
	return nil
}

var runs atomic.Uint64

// unique is a word that no other case has, of this process or another.
func unique() string {
	return strconv.FormatInt(time.Now().UnixNano(), 36) + "-" + strconv.FormatUint(runs.Add(1), 36)
}

// player is one case in play.
type player struct {
	target Target
	vars   map[string]string
	conn   net.Conn
	in     *bufio.Reader
	out    []byte    // lines to send, up to the next step of another kind
	res    *response // the last head
	listed map[string][]string
	at     int // bytes of the pattern read
	mark   time.Time
	lag    *lag
}

func (p *player) hangUp() {
	if p.conn != nil {
		p.conn.Close()
	}
	p.conn, p.in = nil, nil
}

// connect dials unless there is a connection, and gives the next step its time.
func (p *player) connect() error {
	if p.conn == nil {
		conn, err := p.target.Dial()
		if err != nil {
			return err
		}
		p.conn, p.in = conn, bufio.NewReaderSize(patient{conn}, 64<<10)
	}
	return p.conn.SetDeadline(time.Now().Add(Patience))
}

// step plays one step. Lines to send are gathered, so that what stands together leaves in one write.
func (p *player) step(s Step, rest []Step) error {
	arg, err := p.fill(s)
	if err != nil {
		return err
	}
	if s.Op == ">" || s.Op == ">>" {
		if s.Op == ">" {
			arg += "\r\n"
		}
		p.out = append(p.out, arg...)
		if len(rest) > 0 && (rest[0].Op == ">" || rest[0].Op == ">>") {
			return nil
		}
		return p.flush()
	}
	if onWire[s.Op] {
		if err := p.connect(); err != nil {
			return err
		}
	}
	if err := p.do(s.Op, arg); err != nil || !strings.HasPrefix(s.Op, "header") {
		return err
	}
	if len(rest) == 0 || !strings.HasPrefix(rest[0].Op, "header") {
		return p.counted()
	}
	return nil
}

// onWire are the steps that are about the case's own connection.
var onWire = map[string]bool{"status": true, "header": true, "header~": true, "body": true, "body~": true, "bytes": true, "nobody": true, "pattern": true, "part": true, "read": true, "cut": true, "open": true, "closed": true,
	"until": true, "half-close": true}

func (p *player) flush() error {
	if err := p.connect(); err != nil {
		return err
	}
	out := p.out
	p.out = nil
	_, err := p.conn.Write(out)
	if gone(err) {
		return nil // the server may have answered and closed already: the next step reports it
	}
	return err
}

// ask sends a request of the runner's own and returns the body of its answer.
func ask(conn net.Conn, in *bufio.Reader, path string) (string, error) {
	if _, err := io.WriteString(conn, "GET "+path+" HTTP/1.1\r\nHost: h\r\n\r\n"); err != nil {
		return "", err
	}
	res, err := readHead(in)
	if err != nil {
		return "", fmt.Errorf("GET %s: %w", path, err)
	}
	body, err := res.open(in)
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(io.LimitReader(body, 1<<20))
	return string(b), err
}

// askElsewhere is ask over another connection.
func (p *player) askElsewhere(path string) (string, error) {
	conn, err := p.target.Dial()
	if err != nil {
		return "", err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(Patience)); err != nil {
		return "", err
	}
	return ask(conn, bufio.NewReader(conn), path)
}

var errStep = errors.New("cannot be played")
