package host

import (
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/host/source"
)

// Defaults of Config and Settings.
const (
	DefaultMaxModule    = source.DefaultMaxModule
	DefaultMemoryPages  = 4096
	DefaultMaxQueue     = 1024
	DefaultQueueTimeout = 10 * time.Second
	DefaultMaxPending   = 1024
	DefaultMaxResponse  = 1 << 30
	DefaultMaxStreams   = 1024
	DefaultMaxStack     = 8 << 20
	DefaultReloadRate   = 60
	DefaultDrainTimeout = 30 * time.Second
	DefaultStartTimeout = 10 * time.Second

	DefaultIdleTimeout  = 10 * time.Second
	DefaultGuestTimeout = 5 * time.Second
	DefaultMaxBody      = front.DefaultMaxBody
	DefaultInstances    = 64
)

// maxMemoryPages is a page less than a memory can have: the runtime's sizes are of 32 bits, in which 4 GiB are 0.
const maxMemoryPages = 1<<16 - 1

func (c *Config) setDefaults() {
	if c.Log == nil {
		c.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	def(&c.MaxModule, DefaultMaxModule)
	if c.Source == nil {
		c.Source = source.Files{Max: c.MaxModule}
	}
	def(&c.MemoryPages, DefaultMemoryPages)
	c.MemoryPages = min(c.MemoryPages, maxMemoryPages)
	def(&c.MaxQueue, DefaultMaxQueue)
	c.MaxQueue = max(c.MaxQueue, 0)
	def(&c.QueueTimeout, DefaultQueueTimeout)
	def(&c.MaxPending, DefaultMaxPending)
	def(&c.MaxResponse, DefaultMaxResponse)
	def(&c.MaxStreams, DefaultMaxStreams)
	def(&c.MaxStack, DefaultMaxStack)
	def(&c.ReloadRate, DefaultReloadRate)
	def(&c.Keep, DefaultKeep)
	c.Keep = max(c.Keep, 0)
	def(&c.StartTimeout, DefaultStartTimeout)
	def(&c.DrainTimeout, DefaultDrainTimeout)
}

func def[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// resolve combines the operator's settings, the manifest's and the defaults, in this order of precedence. A stateful handler
// has one instance, unless its requests are isolated.
func resolve(fixed, manifest Settings, stateful bool) Settings {
	isolation, instances := first(fixed.Isolation, manifest.Isolation, new(IsolationNone)), DefaultInstances
	if stateful && *isolation == IsolationNone {
		instances = 1
	}
	return Settings{
		Unix:           first(fixed.Unix, manifest.Unix, nil),
		Hostname:       first(fixed.Hostname, manifest.Hostname, nil),
		Port:           first(fixed.Port, manifest.Port, nil),
		IdleTimeout:    first(fixed.IdleTimeout, manifest.IdleTimeout, new(DefaultIdleTimeout)),
		RequestTimeout: first(fixed.RequestTimeout, manifest.RequestTimeout, new(time.Duration(0))),
		GuestTimeout:   stricter(first(fixed.GuestTimeout, new(DefaultGuestTimeout)), manifest.GuestTimeout),
		Isolation:      isolation,
		MaxBody:        first(fixed.MaxBody, manifest.MaxBody, new(int64(DefaultMaxBody))), // it protects the handler from its clients
		Instances:      first(fixed.Instances, lower(new(DefaultInstances), first(manifest.Instances, &instances))),
		Development:    first(fixed.Development, manifest.Development, new(false)),
	}
}

// Isolation of requests from each other.
const (
	IsolationNone    = "none"    // an instance keeps its memory from one request to the next
	IsolationRequest = "request" // every request finds memory as it was after the start
)

// stricter returns the manifest's time limit if it is shorter than the operator's: a guest must not lift a limit that protects from it.
func stricter(operator, manifest *time.Duration) *time.Duration {
	if manifest == nil || *manifest <= 0 || *operator > 0 && *operator < *manifest {
		return operator
	}
	return manifest
}

// lower returns the manifest's limit if it is lower than the default: only a flag raises that.
func lower(operator, manifest *int) *int {
	if manifest == nil || *operator < *manifest {
		return operator
	}
	return manifest
}

// raised returns the limits that the manifest asks to raise, which only a flag can do.
func raised(manifest, s Settings) (warnings []string) {
	if manifest.Instances != nil && *manifest.Instances > *s.Instances {
		warnings = append(warnings, fmt.Sprintf("the manifest asks for %d instances: %d are allowed (-instances raises it)", *manifest.Instances, *s.Instances))
	}
	return warnings
}

func first[T any](list ...*T) *T {
	for _, p := range list {
		if p != nil {
			return p
		}
	}
	return nil
}
