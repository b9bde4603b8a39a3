package main

import (
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/cmd/internal/build"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/codecache"
	"github.com/wasmserve/wasmserve/host/compiler"
	"github.com/wasmserve/wasmserve/host/front"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/outbound"
	"github.com/wasmserve/wasmserve/host/site"
	"github.com/wasmserve/wasmserve/host/state"
	"github.com/wasmserve/wasmserve/host/watch"
)

// config is what serve and dev were told. run.go makes the server of it.
type config struct {
	file string            // the module
	dir  string            // the directory of handlers, instead of file; "": one module
	dev  string            // dev: the source directory, or script; "": serve
	test bool              // test: no socket, and short lines in the log
	env  []string          // NAME or NAME=VALUE
	vars map[string]string // what env comes to

	allowNet        []string // whom handlers may ask
	outboundTimeout time.Duration
	maxOutbound     int

	addresses
	reusePort bool

	tlsCert, tlsKey string // PEM files; both or none
	h2c             bool
	halfClose       bool

	idleTimeout, headerTimeout, requestTimeout, queueTimeout, drainTimeout, stopDelay, quiet time.Duration
	isolation                                                                                string
	guestTimeout, startTimeout                                                               time.Duration

	maxHead, maxBody, maxResponse, maxModule, memory, stack int64
	maxHeaders, maxConns, instances, queue, totalInstances  int
	maxPending, maxStreams, reloadRate                      int
	stateSize                                               int64

	files       string
	scriptRoot  string // of what scripts import; "": the directory of the script, or of handlers
	state       string // memory, off, or a file
	development bool
	cache       string // directory; off
	cacheSize   int64

	compileTimeout time.Duration
	compileMemory  int64
	watch          bool

	logFormat, logLevel string
	accessLog           bool
	compress            string // off, on, or streams

	fixed host.Settings // those that a flag or variable set
	opt   *options
}

// addresses are where the server listens, or where a client command finds it.
type addresses struct {
	unix, hostname, admin string
	port                  int
	listen                []string
}

// Groups of flags, as help heads them.
const (
	groupListen = "Addresses"
	groupServe  = "Handler"
	groupTime   = "Timeouts (10s, 1m30s, 250ms, or a number of seconds)"
	groupSize   = "Limits (sizes: 10MiB, 500kB, or a number of bytes)"
	groupLog    = "Log (on standard error)"
	groupRun    = "Start"
	groupClient = "Server"
	groupOutput = "Output"
)

const (
	defaultHeaderTimeout = 10 * time.Second
	defaultPort          = 3000
	// Loopback: what listens to the whole network should be a decision.
	defaultHostname = "127.0.0.1"
	defaultModule   = "./handler.wasm"
)

// defineAddresses adds the flags that name the service's address.
func (c *addresses) define(o *options, group string) {
	o.add(textValue{&c.unix}, option{"unix", "ADDR", group, "none", "Unix socket: a path (/run/x.sock?mode=0660), or @name for an abstract one (Linux)"})
	o.add(intValue{&c.port, 0, 65535}, option{"port", "N", group, "$PORT, or 3000, unless the module names an address", "TCP port; 0: any free one"})
	o.add(textValue{&c.hostname}, option{"hostname", "HOST", group, defaultHostname, "address that -port listens on; 0.0.0.0: all of them"})
}

// define adds the flags of serve and dev.
func (c *config) define(o *options) {
	c.opt = o
	dev := c.dev != ""
	*c = config{dev: c.dev, opt: o,
		isolation: host.IsolationNone, idleTimeout: host.DefaultIdleTimeout, headerTimeout: defaultHeaderTimeout, queueTimeout: host.DefaultQueueTimeout,
		drainTimeout: host.DefaultDrainTimeout, guestTimeout: host.DefaultGuestTimeout, startTimeout: host.DefaultStartTimeout, quiet: watch.Quiet,
		maxHead: front.DefaultMaxHead, maxHeaders: front.DefaultMaxHeaders, maxBody: host.DefaultMaxBody, maxModule: host.DefaultMaxModule,
		memory: host.DefaultMemoryPages << 16, stack: host.DefaultMaxStack, maxResponse: host.DefaultMaxResponse,
		maxPending: host.DefaultMaxPending, maxStreams: host.DefaultMaxStreams, reloadRate: host.DefaultReloadRate, stateSize: state.DefaultBytes,
		outboundTimeout: outbound.DefaultTimeout, maxOutbound: outbound.DefaultMax,
		instances: host.DefaultInstances, totalInstances: site.DefaultTotal, queue: host.DefaultMaxQueue,
		cacheSize: codecache.DefaultSize, compileTimeout: compiler.DefaultTimeout, compileMemory: compiler.DefaultMemory,
		state: "memory", compress: "off", development: dev, watch: true, logFormat: "text", logLevel: "info",
	}
	c.port, c.hostname = defaultPort, defaultHostname

	c.addresses.define(o, groupListen)
	o.add(listValue{&c.listen}, option{"listen", "ADDR", groupListen, "none", "another address: @name, /path, unix:/path?mode=0660, host:port, fd:3, systemd:; may be repeated"})
	o.add(boolValue{&c.reusePort}, option{"reuse-port", "", groupListen, "false", "share the TCP port with other processes that set this flag too: the kernel spreads connections over them (SO_REUSEPORT)"})
	o.add(textValue{&c.tlsCert}, option{"tls-cert", "FILE", groupListen, "none", "certificate with its chain (PEM): serve HTTPS, HTTP/1 and HTTP/2; loaded again when the file changes. Requests cost more processor time, even without the encryption"})
	o.add(textValue{&c.tlsKey}, option{"tls-key", "FILE", groupListen, "none", "the certificate's key (PEM)"})
	o.add(boolValue{&c.halfClose}, option{"half-close", "", groupListen, "false", "serve clients that close their sending half and wait for the response; without it such a client counts as gone, and its request is cancelled"})
	o.add(boolValue{&c.h2c}, option{"h2c", "", groupListen, "false", "also accept cleartext HTTP/2 (prior knowledge). Requests cost more processor time, those over HTTP/1 too"})
	o.add(textValue{&c.admin}, option{"admin", "ADDR|off", groupListen, "beside the first address", "Unix socket for reload, status and metrics, which only the same user and root may use"})

	filesDefault, devDefault := "none: such routes are refused", "false"
	if dev {
		filesDefault, devDefault = "DIR", "true"
	}
	o.add(textValue{&c.files}, option{"files", "DIR", groupServe, filesDefault, "directory that the file and dir routes of a module are confined to; dir routes serve dotfiles too"})
	o.add(textValue{&c.scriptRoot}, scriptRootOption)
	o.add(textValue{&c.state}, option{"state", "memory|off|FILE", groupServe, "memory", "the store of handlers: in memory until the server stops, disabled, or in a file"})
	o.add(envValue{&c.env}, option{"env", "NAME[=VALUE]", groupServe, "none", "environment variable that scripts see in process.env, with its value or this one; NODE_ENV is always set; may be repeated"})
	o.add(allowValue{&c.allowNet}, option{"allow-net", "HOST[:PORT]", groupServe, "none", "host that handlers may send requests to: example.com, *.example.com:443, 192.0.2.7, 10.0.0.0/8, localhost:8080, @name, /run/x.sock, or * for every public address; may be repeated"})
	o.add(choiceValue{&c.isolation, []string{host.IsolationNone, host.IsolationRequest}}, option{"isolation", "none|request", groupServe, host.IsolationNone, "request: the module's memory is reset after every request, to what it was after the module's start"})
	o.add(boolValue{&c.development}, option{"development", "", groupServe, devDefault, "error pages show kind, message, stack and request"})
	o.add(choiceValue{&c.compress, []string{"off", "on", "streams"}}, option{"compress", "off|on|streams", groupServe, "off", "compress response bodies (gzip, br, zstd) when the client accepts it; streams: also streamed ones"})
	o.add(boolValue{&c.watch}, option{"watch", "", groupServe, "true", "reload the module when its file changes"})
	o.add(durationValue{&c.quiet, time.Millisecond}, option{"quiet-period", "TIME", groupTime, watch.Quiet.String(), "how long the file must be left unchanged before it is loaded"})

	o.add(durationValue{&c.idleTimeout, 0}, option{"idle-timeout", "TIME", groupTime, host.DefaultIdleTimeout.String(), "how long a connection may go without a byte in either direction before it is closed; 0: no limit"})
	o.add(durationValue{&c.headerTimeout, time.Millisecond}, option{"header-timeout", "TIME", groupTime, defaultHeaderTimeout.String(), "time for a request's head to arrive, from its first byte"})
	o.add(durationValue{&c.requestTimeout, 0}, option{"request-timeout", "TIME", groupTime, "0s", "time from the end of a request's head to the end of its response; 0: no limit"})
	o.add(durationValue{&c.guestTimeout, 0}, option{"guest-timeout", "TIME", groupTime, host.DefaultGuestTimeout.String(), "processor time that a handler may use per request; time spent waiting does not count. Its manifest can only lower it; 0: no limit"})
	o.add(durationValue{&c.startTimeout, time.Millisecond}, option{"start-timeout", "TIME", groupTime, host.DefaultStartTimeout.String(), "time for an instance to start"})
	o.add(durationValue{&c.compileTimeout, time.Second}, option{"compile-timeout", "TIME", groupTime, compiler.DefaultTimeout.String(), "time to compile a module or bundle a script. Of processor time it may use a 24th of this and a 30th more per MB, a script a quarter"})
	o.add(durationValue{&c.queueTimeout, time.Millisecond}, option{"queue-timeout", "TIME", groupTime, host.DefaultQueueTimeout.String(), "how long a request waits for a free instance before it is answered 503"})
	o.add(durationValue{&c.outboundTimeout, time.Millisecond}, option{"outbound-timeout", "TIME", groupTime, outbound.DefaultTimeout.String(), "time for an upstream to answer a handler, and for each further part of the body"})
	o.add(durationValue{&c.stopDelay, time.Millisecond}, option{"stop-delay", "TIME", groupTime, "0s", "keep accepting connections after a signal to stop, while /-/ready answers 503 and responses carry Connection: close"})
	o.add(durationValue{&c.drainTimeout, time.Millisecond}, option{"drain-timeout", "TIME", groupTime, host.DefaultDrainTimeout.String(), "time for requests to finish after a reload or a signal to stop; then they are cut"})

	o.add(sizeValue{&c.maxHead, 1 << 10, 1 << 20}, option{"max-head", "SIZE", groupSize, formatSize(front.DefaultMaxHead), "a request's head; a larger one is answered 431"})
	o.add(intValue{&c.maxHeaders, 1, 10000}, option{"max-headers", "N", groupSize, strconv.Itoa(front.DefaultMaxHeaders), "header fields of a request; more are answered 431"})
	o.add(sizeValue{&c.maxBody, 0, 1 << 50}, option{"max-body", "SIZE", groupSize, formatSize(host.DefaultMaxBody), "a request's body; a larger one is answered 413"})
	o.add(sizeValue{&c.maxResponse, 0, 1 << 50}, option{"max-response", "SIZE", groupSize, formatSize(host.DefaultMaxResponse), "a response's body; a larger one is an error, or cut if it has been started; 0: no limit"})
	o.add(sizeValue{&c.maxModule, 8, 1 << 30}, option{"max-module", "SIZE", groupSize, formatSize(host.DefaultMaxModule), "a module's file; a larger one is refused. Also all files of a script together, and a quarter of it for one of them"})
	o.add(sizeValue{&c.compileMemory, 64 << 20, 1 << 40}, option{"compile-memory", "SIZE", groupSize, formatSize(compiler.DefaultMemory), "memory of the process that compiles a module or bundles a script"})
	o.add(sizeValue{&c.memory, 1 << 16, 4 << 30}, option{"memory", "SIZE", groupSize, formatSize(host.DefaultMemoryPages << 16), "memory of one instance"})
	o.add(sizeValue{&c.stack, 0, 50 << 20}, option{"stack", "SIZE", groupSize, formatSize(host.DefaultMaxStack), "native stack of one call; 0: 50 MB"})
	o.add(sizeValue{&c.stateSize, 1, 1 << 40}, option{"state-size", "SIZE", groupSize, formatSize(state.DefaultBytes), "the store, keys and values together"})
	o.add(intValue{&c.instances, 1, 100000}, option{"instances", "N", groupSize, "64", "instances of a module; each serves one request at a time, unless it answers later"})
	if !dev {
		o.add(intValue{&c.totalInstances, 0, 100000}, option{"total-instances", "N", groupSize, "256", "instances of all handlers of a directory together, beyond the first of each"})
	}
	o.add(intValue{&c.queue, 0, 1 << 20}, option{"queue", "N", groupSize, "1024", "requests that wait for an instance; more are answered 503"})
	o.add(intValue{&c.maxPending, 1, 1 << 20}, option{"max-pending", "N", groupSize, "1024", "requests that one instance may answer later, pending concurrently"})
	o.add(intValue{&c.maxStreams, 0, 1 << 20}, option{"max-streams", "N", groupSize, "1024", "responses streamed concurrently; 0: no limit"})
	o.add(intValue{&c.reloadRate, 0, 1 << 20}, option{"reload-rate", "N", groupSize, "60", "reloads per minute that handlers may ask for; 0: none"})
	o.add(intValue{&c.maxOutbound, 1, 1 << 16}, option{"max-outbound", "N", groupSize, strconv.Itoa(outbound.DefaultMax), "upstream responses that handlers may have open concurrently"})
	o.add(intValue{&c.maxConns, 0, math.MaxInt32}, option{"max-conns", "N", groupSize, "0", "open connections; more wait until they are accepted; 0: no limit"})

	o.add(choiceValue{&c.logFormat, []string{"text", "json"}}, option{"log-format", "text|json", groupLog, "text", "format of the log"})
	o.add(choiceValue{&c.logLevel, []string{"debug", "info", "warn", "error"}}, option{"log-level", "LEVEL", groupLog, "info", "least severe entries that are logged: debug, info, warn or error"})
	o.add(boolValue{&c.accessLog}, option{"access-log", "", groupLog, devDefault, "log each request"})

	o.add(textValue{&c.cache}, option{"cache", "DIR|off", groupRun, "the user's cache directory", "directory for compiled code, which makes the next start fast; off: in memory only"})
	o.add(sizeValue{&c.cacheSize, 1 << 20, 1 << 50}, option{"cache-size", "SIZE", groupRun, formatSize(codecache.DefaultSize), "size of that directory; the least recently used code is removed"})
	c.accessLog = dev
}

// finish checks what the flags say together and fills in what depends on others.
func (c *config) finish() error {
	if err := c.takePort(c.opt); err != nil {
		return err
	}
	addrs, err := c.fromFlags(c.opt)
	if err != nil {
		return err
	}
	admin, _, _, err := c.adminFromFlags(c.opt)
	if err != nil {
		return err
	}
	for _, addr := range addrs {
		if sameAddress(addr, admin) {
			return usagef("%s: %s is an address of the service: name another, or off", c.by("admin"), admin)
		}
	}
	if err := c.checkTLS(); err != nil {
		return err
	}
	if c.dev == "" {
		if err := c.findHandlers(); err != nil {
			return err
		}
	}
	if c.dev != "" && c.files == "" {
		if c.files = c.dev; bundle.Is(c.dev) {
			c.files = filepath.Dir(c.dev)
		}
	}
	if c.files != "" {
		if info, err := os.Stat(c.files); err != nil || !info.IsDir() {
			return usagef("%s: %s is not a directory", c.by("files"), c.files)
		}
	}
	if err := checkScriptRoot(c.opt, c.scriptRoot, c.file+c.dir); err != nil {
		return err
	}
	for i, entry := range c.env {
		name, _, _ := strings.Cut(entry, "=")
		for _, other := range c.env[:i] {
			if earlier, _, _ := strings.Cut(other, "="); earlier == name && other != entry {
				return usagef("%s: %s is given twice", c.by("env"), name)
			}
		}
	}
	c.vars = environment(c.env, c.opt.env)
	if c.vars[nodeEnv] == "" {
		c.vars[nodeEnv] = bundle.Production
		if c.dev != "" {
			c.vars[nodeEnv] = bundle.Development
		}
	}
	c.fixed = host.Settings{}
	fix(c, "idle-timeout", &c.fixed.IdleTimeout, c.idleTimeout)
	fix(c, "request-timeout", &c.fixed.RequestTimeout, c.requestTimeout)
	fix(c, "guest-timeout", &c.fixed.GuestTimeout, c.guestTimeout)
	fix(c, "isolation", &c.fixed.Isolation, c.isolation)
	fix(c, "max-body", &c.fixed.MaxBody, c.maxBody)
	fix(c, "instances", &c.fixed.Instances, c.instances)
	fix(c, "development", &c.fixed.Development, c.development)
	if c.dev != "" {
		c.fixed.Development = &c.development
	}
	return nil
}

// findHandlers tells a directory of handlers from a module.
func (c *config) findHandlers() error {
	info, err := os.Stat(filepath.Clean(c.file)) // file.wasm/ is there as well, to be told about
	isDir := err == nil && info.IsDir()
	if !isDir && !strings.HasSuffix(c.file, "/") && !strings.HasSuffix(c.file, string(filepath.Separator)) {
		return nil
	}
	if err == nil && !isDir {
		return usagef("%s is a file, not a directory of handlers: leave the slash out", c.file)
	}
	if modules, _ := filepath.Glob(filepath.Join(c.file, "*.wasm")); isDir && modules == nil {
		if _, err := build.Detect(c.file); err == nil {
			return usagef("%s holds source: wasmserve dev %s builds and serves it", c.file, c.file)
		}
	}
	c.dir, c.file = filepath.Clean(c.file), ""
	return nil
}

// netHTTP says whether requests go through net/http: it has TLS and HTTP/2.
func (c *config) netHTTP() bool { return c.tlsCert != "" || c.h2c }

// environment is what scripts see of the environment that lookup knows. A variable that is not set is not there for them either.
func environment(list []string, lookup func(string) (string, bool)) map[string]string {
	vars := map[string]string{}
	for _, entry := range list {
		name, value, given := strings.Cut(entry, "=")
		if !given {
			if value, given = lookup(name); !given {
				continue
			}
		}
		vars[name] = value
	}
	return vars
}

// fix makes a setting the operator's if its flag was given: then the manifest's does not count.
func fix[T any](c *config, name string, field **T, value T) {
	if _, ok := c.opt.given(name); ok {
		*field = &value
	}
}

// by is how the user gave a flag, for messages.
func (c *config) by(name string) string {
	if by, ok := c.opt.given(name); ok {
		return by
	}
	return "-" + name
}

// cacheDir is where compiled code is kept; "" for nowhere. fallback says that the user did not choose it: where it
// cannot be used, memory will do.
func (c *config) cacheDir() (dir string, fallback bool) {
	switch c.cache {
	case "off":
		return "", false
	case "":
		base, err := os.UserCacheDir()
		if err != nil {
			return "", true
		}
		return filepath.Join(base, "wasmserve"), true
	}
	return c.cache, false
}
