package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/wasmserve/wasmserve/cmd/internal/bench"
)

// benchConfig holds the flags of bench.
type benchConfig struct {
	requests, connections, rounds int
	duration, warm, timeout       time.Duration
	keepAlive, json               bool
	method, path, body, bodyFile  string
	header, compare, sockets      []string
	serverCPU, loadCPU, pid       int
	opt                           *options
}

// Groups of bench's flags.
const (
	groupLoad    = "Load"
	groupRequest = "Request"
	groupServer  = "Servers"
)

// benchCommand measures servers.
func (a *app) benchCommand() *command {
	return &command{
		name: "bench", args: "[FILE.wasm|ADDR...]", short: "measure a module or running servers, on every kind of socket",
		examples: []example{
			{"wasmserve bench", "the built-in handler on an abstract, a Unix and a TCP socket"},
			{"wasmserve bench hello.wasm -rounds 5", "a module"},
			{"wasmserve bench @svc 127.0.0.1:3000 -path /users -H 'Accept: application/json'", "what runs already"},
			{"wasmserve bench -sockets tcp -compare 'bun=bun server.ts 127.0.0.1:3001'", "beside another server"},
		},
		notes: `Modules and -compare commands are started for each of their turns and stopped after it; only one runs at a time. A module is
served by this program with the settings that serve takes from the environment (WASMSERVE_INSTANCES=4 wasmserve bench x.wasm).
-compare: COMMAND's words are separated by spaces, and quoted as in a shell; the last word, ADDR, is where its server
listens (host:0: any port that is free) and is not passed on, but {addr}, {name} (without @), {host} and {port} in
COMMAND stand for it. Servers on a socket of the same kind are compared with it.
CPU/request is the processor time of the server's process, or of the process group that was started. Of a server that runs
already it is known on abstract and Unix sockets, and with -pid (Linux).
Each connection sends its next request when the last is answered: latencies are those at the rate that was reached.
Ctrl-C ends early and prints what there is.
Exit code 1: something could not be measured, or a request was not answered with a status of 200 to 299.`,
		define: func(o *options) func([]string) error {
			c := &benchConfig{}
			c.define(o)
			return func(args []string) error { return a.bench(c, args) }
		},
	}
}

func (c *benchConfig) define(o *options) {
	*c = benchConfig{opt: o, connections: 64, rounds: 1, duration: 5 * time.Second, warm: 500 * time.Millisecond, timeout: 10 * time.Second,
		keepAlive: true, serverCPU: -1, loadCPU: -1}
	o.add(intValue{&c.connections, 1, 100000}, option{"c", "N", groupLoad, "64", "connections"})
	o.add(durationValue{&c.duration, time.Millisecond}, option{"d", "TIME", groupLoad, "5s", "how long each measurement takes"})
	o.add(intValue{&c.requests, 1, math.MaxInt32}, option{"n", "N", groupLoad, "as many as -d allows", "requests of each measurement, instead of -d"})
	o.add(durationValue{&c.warm, 0}, option{"warm", "TIME", groupLoad, "500ms", "load before each measurement, which is not counted"})
	o.add(intValue{&c.rounds, 1, 1000}, option{"rounds", "N", groupLoad, "1", "measure each this often, in turns, and print medians"})
	o.add(boolValue{&c.keepAlive}, option{"keepalive", "", groupLoad, "true", "use connections again; -keepalive=false: a new one for each request"})
	o.add(durationValue{&c.timeout, time.Millisecond}, option{"timeout", "TIME", groupLoad, "10s", "a request that takes longer is an error"})

	o.add(textValue{&c.method}, option{"method", "METHOD", groupRequest, "GET; POST with a body", "method"})
	o.add(textValue{&c.path}, option{"path", "PATH", groupRequest, "/", "path and query"})
	o.add(appendValue{&c.header}, option{"H", "'NAME: VALUE'", groupRequest, "none", "header field; may be repeated"})
	o.add(textValue{&c.body}, option{"body", "TEXT", groupRequest, "none", "body"})
	o.add(textValue{&c.bodyFile}, option{"body-file", "FILE", groupRequest, "none", "body, from a file"})

	o.add(listValue{&c.sockets}, option{"sockets", "KIND,...", groupServer, "abstract,unix,tcp; abstract on Linux only", "kinds of sockets that modules are measured on"})
	o.add(appendValue{&c.compare}, option{"compare", "'NAME=COMMAND ADDR'", groupServer, "none", "another server to start, measure and compare with; may be repeated"})
	o.add(intValue{&c.pid, 1, math.MaxInt32}, option{"pid", "PID", groupServer, "the socket tells, if it can", "process of the servers that run already"})
	o.add(intValue{&c.serverCPU, 0, 4095}, option{"server-cpu", "N", groupServer, "any", "core that servers which are started may use (Linux)"})
	o.add(intValue{&c.loadCPU, 0, 4095}, option{"load-cpu", "N", groupServer, "any", "core that the load may use (Linux)"})
	o.add(boolValue{&c.json}, option{"json", "", groupOutput, "false", "all figures of all rounds, as JSON"})
}

// appendValue collects the values of a flag that is repeated, as they are.
type appendValue struct{ p *[]string }

func (v appendValue) String() string { return strings.Join(deref(v.p), " ") }
func (v appendValue) Set(s string) error {
	if s == "" {
		return errors.New("is empty")
	}
	*v.p = append(*v.p, s)
	return nil
}

// bench measures what the arguments name.
func (a *app) bench(c *benchConfig, args []string) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	tmp, err := benchDir()
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	servers, err := c.servers(args, tmp)
	if err != nil {
		return err
	}
	o.Progress = func(round int, server string, t bench.Target) {
		if c.rounds > 1 {
			fmt.Fprintf(a.stderr, "round %d of %d: ", round, c.rounds)
		}
		fmt.Fprintf(a.stderr, "%s on %s\n", server, t.Address)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	report, err := bench.Run(ctx, servers, o)
	if len(report.Rows) > 0 {
		a.printReport(c, report)
	}
	if err == nil {
		err = report.Problems()
	}
	if report.Interrupted {
		err = errors.Join(errors.New("interrupted"), err)
	}
	return err
}

func (a *app) printReport(c *benchConfig, r *bench.Report) {
	if c.json {
		text, err := json.MarshalIndent(r, "", "  ")
		if err == nil {
			fmt.Fprintf(a.stdout, "%s\n", text)
		}
		return
	}
	r.Print(a.stdout)
}

// options checks the flags and makes of them what holds for all measurements.
func (c *benchConfig) options() (o bench.Options, err error) {
	for _, core := range []struct {
		flag string
		n    int
	}{{"server-cpu", c.serverCPU}, {"load-cpu", c.loadCPU}} {
		if by, ok := c.opt.given(core.flag); ok {
			if err := bench.CheckCore(core.n); err != nil {
				return o, usagef("%s: %v", by, err)
			}
		}
	}
	body := []byte(c.body)
	if by, ok := c.opt.given("body-file"); ok {
		if other, ok := c.opt.given("body"); ok {
			return o, usagef("%s and %s contradict each other: one body is enough", other, by)
		}
		if body, err = os.ReadFile(c.bodyFile); err != nil {
			return o, usagef("%s: %s: %v", by, c.bodyFile, reason(err))
		}
	}
	for _, kind := range c.sockets {
		if !slices.Contains(socketKinds(), kind) {
			by, _ := c.opt.given("sockets")
			return o, usagef("%s: this system has no %q socket: want %s", by, kind, strings.Join(socketKinds(), ", "))
		}
	}
	req := bench.Request{Method: c.method, Path: c.path, Header: c.header, Body: body, Close: !c.keepAlive}
	if err := req.Check(); err != nil {
		return o, usagef("%v", err)
	}
	load := bench.Load{Request: req, Connections: c.connections, Requests: int64(c.requests), Duration: c.duration, Warm: c.warm,
		Timeout: c.timeout}
	return bench.Options{Load: load, Rounds: c.rounds, ServerCPU: c.serverCPU, LoadCPU: c.loadCPU}, nil
}

// socketKinds are the kinds of sockets that this system has.
func socketKinds() []string {
	if runtime.GOOS == "linux" {
		return []string{"abstract", "unix", "tcp"}
	}
	return []string{"unix", "tcp"}
}
