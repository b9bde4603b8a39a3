package host

import (
	"log/slog"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/pool"
	"github.com/wasmserve/wasmserve/host/source"
)

// Config configures New. The comments explain the zero values.
type Config struct {
	Adapters []adapter.Adapter // guest ABIs, asked in this order; required
	State    adapter.Store     // the guests' store; nil: disabled
	Outbound adapter.Outbound  // sends guests' requests to upstream servers; nil: guests may not make requests
	Log      *slog.Logger      // nil: discarded

	// Module is the name of the module for Source: the path of a file. It need not exist: until it does, every request gets 503.
	Module string
	// Source loads the module: a source.List of source.Files and script.Source, for example, so that scripts are served as well. nil:
	// source.Files.
	Source source.Source
	// Files is the directory that file and dir routes are confined to; "": such routes are rejected.
	Files string
	// CacheDir holds compiled code, which is executable: it is created with mode 0700, and New fails if other users may write to it, or
	// replace a directory above it. Damaged content or a failing disk does not keep a module from being loaded. "": memory only.
	CacheDir  string
	CacheSize int64 // most bytes in CacheDir: the least recently used entries are removed; 0: 1 GiB
	// Remember keeps in CacheDir, below versions, which module serves, the modules that Rollback can go back to (as many bytes as CacheSize
	// has), and the events. The next host with the same Module serves the one that served last if the file's is refused.
	Remember bool
	// Compile compiles modules that may take long in another process: compiler.Compiler has such a function. nil: all are compiled in this
	// process, which cannot be interrupted; modules that host/rewrite expects to take more than some seconds, or 400 MB, are rejected.
	Compile compiler.Func
	// Trusted is CacheConfig.Trusted.
	Trusted func(hash string) bool
	// Cache may be shared by several hosts, instead of CacheDir; its opener closes it, after the hosts. nil: the host opens its own.
	Cache *Cache
	// Budget limits the instances of several hosts together. nil: each host has its own limit only.
	Budget *pool.Budget
	// Mounted reports that the host is one of several behind the same addresses: addresses in its manifest are ignored with a
	// warning in the log.
	Mounted bool

	// Fixed are the settings that the operator named; they win over the manifest's.
	Fixed Settings

	MaxModule    int64         // bytes of a module's file; 0: 64 MiB
	MemoryPages  uint32        // most memory of an instance in pages of 64 KiB, at most 65,535; 0: 4096 (256 MiB)
	MaxQueue     int           // requests that wait for an instance; 0: 1024; negative: no queue
	QueueTimeout time.Duration // how long they wait before 503; 0: 10 s
	MaxPending   int           // pending requests per instance; 0: 1024
	MaxResponse  int64         // bytes of the body of a guest's response; 0: 1 GiB; negative: no limit
	MaxStreams   int           // responses that guests stream concurrently; 0: 1024; negative: no limit
	MaxStack     int64         // bytes of the processor's stack in one call of a guest; 0: 8 MiB; negative: wazero's 50 MB
	Keep         int           // versions that are kept for Rollback beside the one that serves; 0: 3; negative: none
	ReloadRate   int           // reloads per minute that guests may request; 0: 60; negative: not allowed
	StartTimeout time.Duration // how long a module's start functions and wasmserve_config may take; 0: 10 s
	DrainTimeout time.Duration // how long an old generation may finish its requests; 0: 30 s
	Version      string        // of the program, for status

	// OnSettings is called with the settings in force at the start and after each reload, before the new handler
	// serves; cmd passes them to the sockets and fronts. nil: not called.
	OnSettings func(Settings)
}

// Settings may be set by an operator or a manifest. A nil field is not set.
type Settings struct {
	Unix           *string        // address; counts at the start only
	Hostname       *string        // counts at the start only
	Port           *int           // counts at the start only
	IdleTimeout    *time.Duration // of a connection; 0: no limit; default 10 s
	RequestTimeout *time.Duration // of an entire request; 0: no limit, which is the default
	GuestTimeout   *time.Duration // CPU time of a guest per request, without waits; 0: no limit; default 5 s; a manifest may lower it
	Isolation      *string        // IsolationNone (the default) or IsolationRequest; a manifest may ask for IsolationRequest
	MaxBody        *int64         // request body in bytes; default 128 MiB
	Instances      *int           // most instances; default 64
	Development    *bool          // error pages with details; default false
}

// CacheConfig returns the parameters of OpenCache for the cache that New would open.
func (c Config) CacheConfig() CacheConfig {
	return CacheConfig{Dir: c.CacheDir, Size: c.CacheSize, Compile: c.Compile, Trusted: c.Trusted, Remember: c.Remember, Log: c.Log}
}
