package main

import (
	"os"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/js/bundle"
)

// handling holds the flags of the handler: the files, variables and hosts that it may reach, and how it is run.
type handling struct {
	files       string            // "": file routes are rejected
	scriptRoot  string            // directory of the files that scripts import; "": the directory of the script, or of handlers
	state       string            // memory, off, or a file
	env         []string          // NAME or NAME=VALUE
	vars        map[string]string // the variables of env, and NODE_ENV; set by validate
	allowNet    []string          // hosts that handlers may reach
	isolation   string
	development bool
	compress    string // off, on, or streams
	watch       bool
	keep        int // earlier versions that stay compiled
}

// maxKeep is the largest -keep. A kept version takes up to some 20 MB.
const maxKeep = 100

func (h *handling) define(o *options, dev bool) {
	h.state, h.isolation, h.development, h.compress, h.watch, h.keep = "memory", host.IsolationNone, dev, "off", true, host.DefaultKeep
	filesDefault, devDefault := "none: such routes are refused", "false"
	if dev {
		filesDefault, devDefault = "DIR", "true"
	}
	o.add(textValue{&h.files}, option{"files", "DIR", groupServe, filesDefault, "directory that the file and dir routes of a module are confined to; dir routes serve dotfiles too"})
	o.add(textValue{&h.scriptRoot}, scriptRootOption)
	o.add(textValue{&h.state}, option{"state", "memory|off|FILE", groupServe, "memory", "the store of handlers: in memory until the server stops, disabled, or in a file"})
	o.add(envValue{&h.env}, option{"env", "NAME[=VALUE]", groupServe, "none", "environment variable that scripts see in process.env, with its value or this one; NODE_ENV is always set; may be repeated"})
	o.add(allowValue{&h.allowNet}, option{"allow-net", "HOST[:PORT]", groupServe, "none", "host that handlers may send requests to: example.com, *.example.com:443, 192.0.2.7, 10.0.0.0/8, localhost:8080, @name, /run/x.sock, or * for every public address; may be repeated"})
	o.add(choiceValue{&h.isolation, []string{host.IsolationNone, host.IsolationRequest}}, option{"isolation", "none|request", groupServe, host.IsolationNone, "request: the module's memory is reset after every request, to what it was after the module's start"})
	o.add(boolValue{&h.development}, option{"development", "", groupServe, devDefault, "error pages show kind, message, stack and request"})
	o.add(choiceValue{&h.compress, []string{"off", "on", "streams"}}, option{"compress", "off|on|streams", groupServe, "off", "compress response bodies (gzip, br, zstd) when the client accepts it; streams: also streamed ones"})
	o.add(intValue{&h.keep, 0, maxKeep}, option{"keep", "N", groupServe, strconv.Itoa(host.DefaultKeep), "earlier versions of a module that stay compiled for wasmserve rollback, without instances; 0: none"})
	o.add(boolValue{&h.watch}, option{"watch", "", groupServe, "true", "reload the module when its file changes"})
}

// validate checks the flags for the file or directory that is served, and sets vars.
func (h *handling) validate(o *options, served string, dev bool) error {
	if h.files != "" {
		if info, err := os.Stat(h.files); err != nil || !info.IsDir() {
			return usagef("%s: %s is not a directory", o.by("files"), h.files)
		}
	}
	if err := checkScriptRoot(o, h.scriptRoot, served); err != nil {
		return err
	}
	for i, entry := range h.env {
		name, _, _ := strings.Cut(entry, "=")
		for _, other := range h.env[:i] {
			if earlier, _, _ := strings.Cut(other, "="); earlier == name && other != entry {
				return usagef("%s: %s is given twice", o.by("env"), name)
			}
		}
	}
	h.vars = environment(h.env, o.env)
	if h.vars[nodeEnv] == "" {
		h.vars[nodeEnv] = bundle.Production
		if dev {
			h.vars[nodeEnv] = bundle.Development
		}
	}
	return nil
}

// environment returns the variables that scripts see, given -env and the server's own environment. A variable that is not set there is
// not set for scripts either.
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
