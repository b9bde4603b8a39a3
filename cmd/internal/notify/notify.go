// Package notify reports the state of the process to the service manager that started it, as in sd_notify(3). It is thirty lines of a
// protocol that systemd keeps stable, so that it needs no library.
package notify

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"
)

// sendTimeout bounds a message: the manager's queue may be full.
const sendTimeout = time.Second

// Manager is the service manager. Its methods may be called concurrently, and do nothing if there is no manager (nil).
type Manager struct {
	socket   string
	watchdog time.Duration // 0: not asked for
}

// New returns the manager that the environment names (NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID), or nil. pid is this process.
func New(getenv func(string) (string, bool), pid int) *Manager {
	socket, _ := getenv("NOTIFY_SOCKET")
	if !strings.HasPrefix(socket, "/") && !strings.HasPrefix(socket, "@") {
		return nil
	}
	m := &Manager{socket: socket}
	text, _ := getenv("WATCHDOG_USEC")
	usec, err := strconv.ParseInt(text, 10, 64)
	if owner, ok := getenv("WATCHDOG_PID"); ok && owner != strconv.Itoa(pid) || err != nil {
		usec = 0
	}
	if usec > 0 && usec < int64(365*24*time.Hour/time.Microsecond) {
		m.watchdog = time.Duration(usec) * time.Microsecond
	}
	return m
}

// Ready reports that the start, or a reload, has ended. status is a line for people.
func (m *Manager) Ready(status string) error { return m.send("READY=1", "STATUS="+oneLine(status)) }

// Reloading reports that a reload has begun. Ready ends it.
func (m *Manager) Reloading() error {
	return m.send("RELOADING=1", fmt.Sprintf("MONOTONIC_USEC=%d", monotonic().Microseconds()))
}

// Stopping reports that the process is stopping, and may take so long. status is a line for people.
func (m *Manager) Stopping(most time.Duration, status string) error {
	return m.send("STOPPING=1", fmt.Sprintf("EXTEND_TIMEOUT_USEC=%d", most.Microseconds()), "STATUS="+oneLine(status))
}

// Watch reports that the process is alive, twice in each period of the watchdog, until ctx is done. alive is called before: while it does
// not return, nothing is reported. It returns at once if the manager asked for no watchdog.
func (m *Manager) Watch(ctx context.Context, alive func()) {
	if m == nil || m.watchdog == 0 {
		return
	}
	tick := time.NewTicker(max(m.watchdog/2, time.Millisecond))
	defer tick.Stop()
	for {
		alive()
		m.send("WATCHDOG=1")
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (m *Manager) send(lines ...string) error {
	if m == nil {
		return nil
	}
	conn, err := net.DialTimeout("unixgram", m.socket, sendTimeout)
	if err != nil {
		return err
	}
	defer conn.Close()
	conn.SetWriteDeadline(time.Now().Add(sendTimeout))
	_, err = conn.Write([]byte(strings.Join(lines, "\n")))
	return err
}

// oneLine keeps a text from being read as another assignment.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
