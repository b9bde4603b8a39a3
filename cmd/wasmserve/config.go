package main

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/cmd/internal/build"
	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/source"
)

// config holds the flags of serve and dev, by group. run.go passes each part of the server its group.
type config struct {
	file string // the module
	dir  string // the directory of handlers, instead of file; "": one module
	dev  string // dev: the source directory, or script; "": serve
	opt  *options

	places []source.Source // of modules, beside files and scripts

	listening
	handling
	timeouts
	limits
	logging
	caching

	fixed host.Settings // the settings that a flag or variable set; set by finish
}

// addresses are the addresses that the server listens on, or that a client command connects to.
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

// define adds the flags for the service's address.
func (c *addresses) define(o *options, group string) {
	o.add(textValue{&c.unix}, option{"unix", "ADDR", group, "none", "Unix socket: a path (/run/x.sock?mode=0660), or @name for an abstract one (Linux)"})
	o.add(intValue{&c.port, 0, 65535}, option{"port", "N", group, "$PORT, or 3000, unless the module names an address", "TCP port; 0: any free one"})
	o.add(textValue{&c.hostname}, option{"hostname", "HOST", group, defaultHostname, "address that -port listens on; 0.0.0.0: all of them"})
}

// define adds the flags of serve and dev.
func (c *config) define(o *options) {
	dev := c.dev != ""
	*c = config{dev: c.dev, places: c.places, opt: o}
	c.listening.define(o)
	c.handling.define(o, dev)
	c.timeouts.define(o)
	c.limits.define(o, dev)
	c.logging.define(o, dev)
	c.caching.define(o)
}

// finish checks the flags, also in combination, and sets the values that depend on others.
func (c *config) finish() error {
	if err := c.listening.validate(c.opt); err != nil {
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
	if err := c.handling.validate(c.opt, c.file+c.dir, c.dev != ""); err != nil {
		return err
	}
	c.fixed = host.Settings{}
	fix(c.opt, "idle-timeout", &c.fixed.IdleTimeout, c.idleTimeout)
	fix(c.opt, "request-timeout", &c.fixed.RequestTimeout, c.requestTimeout)
	fix(c.opt, "guest-timeout", &c.fixed.GuestTimeout, c.guestTimeout)
	fix(c.opt, "isolation", &c.fixed.Isolation, c.isolation)
	fix(c.opt, "max-body", &c.fixed.MaxBody, c.maxBody)
	fix(c.opt, "instances", &c.fixed.Instances, c.instances)
	fix(c.opt, "development", &c.fixed.Development, c.development)
	if c.dev != "" {
		c.fixed.Development = &c.development
	}
	return nil
}

// findHandlers distinguishes a directory of handlers from a module.
func (c *config) findHandlers() error {
	if source.IsURL(c.file) {
		return nil
	}
	info, err := os.Stat(filepath.Clean(c.file)) // file.wasm/ exists as well: it is reported below
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

// fix sets a setting if its flag was given: it then wins over the manifest's.
func fix[T any](o *options, name string, field **T, value T) {
	if _, ok := o.given(name); ok {
		*field = &value
	}
}
