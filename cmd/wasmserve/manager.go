package main

import (
	"context"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/cmd/internal/notify"
)

// manager reports the server's state to the service manager (systemd) that started it, if there is one.
type manager struct {
	to  *notify.Manager // nil: no service manager
	log *slog.Logger

	mu       sync.Mutex
	status   string             // guarded by mu; "": the start has not ended
	reloads  int                // under way; guarded by mu
	stopping bool               // guarded by mu
	unwatch  context.CancelFunc // ends the watchdog's messages; guarded by mu
}

func newManager(env func(string) (string, bool), log *slog.Logger) *manager {
	return &manager{to: notify.New(env, os.Getpid()), log: log, unwatch: func() {}}
}

// started reports that the server serves. alive returns if it still does; it is called for the watchdog.
func (m *manager) started(addresses []string, alive func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.status = "serving on " + strings.Join(addresses, ", ")
	m.tell(m.to.Ready(m.status))
	ctx, cancel := context.WithCancel(context.Background())
	m.unwatch = cancel
	go m.to.Watch(ctx, alive) // alive may never return: nothing waits for it
}

// reload runs load, which SIGHUP asked for.
func (m *manager) reload(load func()) {
	m.mu.Lock()
	if m.status != "" && !m.stopping {
		if m.reloads++; m.reloads == 1 {
			m.tell(m.to.Reloading())
		}
		defer m.reloaded()
	}
	m.mu.Unlock()
	load()
}

func (m *manager) reloaded() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.reloads--; m.reloads == 0 && !m.stopping {
		m.tell(m.to.Ready(m.status))
	}
}

// stop reports that the server is stopping, which takes most at the longest.
func (m *manager) stop(most time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.stopping {
		m.stopping = true
		m.tell(m.to.Stopping(most, "shutting down"))
	}
}

// close ends the watchdog's messages.
func (m *manager) close() {
	m.mu.Lock()
	m.unwatch()
	m.mu.Unlock()
}

func (m *manager) tell(err error) {
	if err != nil {
		m.log.Warn("the service manager was not notified", "error", err)
	}
}
