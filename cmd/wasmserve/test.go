package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/wasmserve/wasmserve/cmd/internal/build"
	"github.com/wasmserve/wasmserve/guests/expect"
)

// testConfig holds the flags of test.
type testConfig struct {
	expect  []string // scripts; none: those beside the handler
	run     string
	timeout time.Duration
	verbose bool
	json    bool

	only *regexp.Regexp // of run; nil: all
}

const defaultTestTimeout = 10 * time.Second

// testCommand builds a handler and replays requests against it.
func (a *app) testCommand() *command {
	return &command{
		name: "test", args: "[DIR|FILE.wasm]", short: "build a handler, replay its expect.txt, and say what it answers otherwise",
		examples: []example{
			{"wasmserve test ./hello", "builds ./hello and replays ./hello/expect.txt, without a socket; of Go, runs go test as well"},
			{"wasmserve test -run POST -v", "the current directory; only curl lines with POST are looked at, and answers shown"},
			{"wasmserve test -expect api.txt hello.wasm", "a module, and another script"},
		},
		notes: `A script is a text file:

  # what it shows
  flags -max-body 1kB             flags of wasmserve, before the first request
  curl -d '{"a":1}' /items        a request: a path, and -X METHOD, -H 'Name: value', -d 'body'
  status 201                      what must come: the status,
  header content-type: text/plain   a field; empty: it is absent,
  body {"id":1}                   the whole body, a line each; body~ REGEXP; took 0s 1s; cut

Without -expect these are expect.txt and *.expect.txt beside the handler. Requests run in order, and each script finds a new handler
with an empty state; file routes are confined to the handler's directory, unless the script's flags say otherwise. A directory of Go with
*_test.go files is tested with go test first, unless -run or -expect picks requests. Exit codes: 0 all is as expected, 1 it is not,
2 the command line is wrong.`,
		define: func(o *options) func([]string) error {
			c := &testConfig{timeout: defaultTestTimeout}
			o.add(listValue{&c.expect}, option{"expect", "FILE", groupServe, "expect.txt and *.expect.txt beside the handler", "a script; may be repeated"})
			o.add(textValue{&c.run}, option{"run", "REGEXP", groupServe, "all", "look only at requests whose curl line matches; the others are sent, since they may change the state"})
			o.add(durationValue{&c.timeout, time.Millisecond}, option{"timeout", "TIME", groupTime, defaultTestTimeout.String(), "for each request"})
			o.add(boolValue{&c.verbose}, option{"v", "", groupOutput, "false", "show each answer, and what the handler logged"})
			o.add(boolValue{&c.json}, option{"json", "", groupOutput, "false", "one JSON object for each request, and one for all"})
			return func(args []string) (err error) {
				at, err := argument(args, ".")
				if err != nil {
					return err
				}
				if c.run != "" {
					if c.only, err = regexp.Compile(c.run); err != nil {
						return usagef("flag -run: %v", err)
					}
				}
				ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
				defer stop()
				return a.test(ctx, c, at)
			}
		},
	}
}

// test tests the handler at a path.
func (a *app) test(ctx context.Context, c *testConfig, at string) error {
	info, err := os.Stat(at)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: there is no such file or directory", at)
	}
	if err != nil {
		return err
	}
	dir, module := at, ""
	if !info.IsDir() {
		dir, module = filepath.Dir(at), at
	}
	scripts, err := c.scripts(dir)
	if err != nil {
		return err
	}
	goTest := module == "" && c.only == nil && len(c.expect) == 0 && hasGoTests(dir)
	if len(scripts) == 0 && !goTest {
		return fmt.Errorf("%s: there is nothing to test it with: write %s, such as:\n\tcurl /\n\tstatus 200\nwasmserve help test tells more",
			at, filepath.Join(dir, "expect.txt"))
	}
	r := &results{w: a.stdout, verbose: c.verbose, json: c.json}
	if goTest {
		if err := newBuilder().Refresh(dir); err != nil {
			return err
		}
		if err := runGoTest(ctx, r, dir); err != nil {
			return err
		}
	}
	if len(scripts) > 0 {
		if module == "" {
			module = scriptOf(dir)
		}
		if module == "" {
			tmp, err := os.MkdirTemp("", "wasmserve-test-")
			if err != nil {
				return fmt.Errorf("create a directory for the module: %w", err)
			}
			defer os.RemoveAll(tmp)
			if module, err = modulePath(tmp, dir); err != nil {
				return err
			}
			if _, err := newBuilder().Build(ctx, dir, module); err != nil {
				return err
			}
		}
		for _, s := range scripts {
			if err := c.replay(ctx, r, s, module, dir); err != nil {
				return err
			}
		}
	}
	return r.end()
}

// scripts are those that were named, or those in dir. All are read before anything is built.
func (c *testConfig) scripts(dir string) (list []expect.Script, err error) {
	files := c.expect
	if len(files) == 0 {
		if files, err = expect.Find(dir); err != nil {
			return nil, err
		}
	}
	for _, file := range files {
		s, err := expect.Read(file)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

// replay plays one script against a server of its own.
func (c *testConfig) replay(ctx context.Context, r *results, s expect.Script, module, dir string) error {
	server, err := startTested(ctx, s, module, dir)
	if err != nil {
		return fmt.Errorf("%s: %w", s.File, err)
	}
	defer server.stop()
	for _, req := range s.Requests {
		limited, cancel := context.WithTimeout(ctx, c.timeout)
		answer := req.Play(limited, server.listener.Dial)
		cancel()
		if err := ctx.Err(); err != nil {
			return errors.New("interrupted")
		}
		logged := server.log.take()
		if c.only == nil || c.only.MatchString(req.Text) {
			r.step(s.File, req, answer, logged)
		}
	}
	return nil
}

func hasGoTests(dir string) bool {
	if lang, _ := build.Detect(dir); lang != build.Go {
		return false
	}
	entries, _ := os.ReadDir(dir)
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.HasSuffix(e.Name(), "_test.go") })
}

// runGoTest has the Go command test the package in dir.
func runGoTest(ctx context.Context, r *results, dir string) error {
	args := []string{"test"}
	if r.verbose {
		args = append(args, "-v")
	}
	cmd := exec.CommandContext(ctx, "go", append(args, ".")...)
	cmd.Dir = dir
	if self, err := os.Executable(); err == nil {
		cmd.Env = append(os.Environ(), "WASMSERVE="+self) // for guests/go/wasmservetest
	}
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // it ends the test that it runs
	cmd.WaitDelay = stopGrace
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return errors.New("interrupted")
	}
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		return fmt.Errorf("run go test: %w", err)
	}
	r.goTest(dir, string(out), err == nil, time.Since(start))
	return nil
}
