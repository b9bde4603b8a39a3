package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/cmd/internal/build"
	"github.com/wasmserve/wasmserve/host"
)

// devCommand builds a source directory, serves it, and does both again when it changes.
func (a *app) devCommand() *command {
	return &command{
		name: "dev", args: "[DIR|SCRIPT]", short: "build a source directory or script, serve it, rebuild and swap when it changes",
		examples: []example{
			{"wasmserve dev -unix @svc ./hello", "builds ./hello (Go, Rust, C or AssemblyScript) and serves it; save a file, and the new handler serves"},
			{"wasmserve dev -unix @svc app.ts", "serves JavaScript or TypeScript"},
			{"wasmserve dev", "the current directory, on http://127.0.0.1:3000"},
		},
		notes: `The flags are those of serve; -development and -access-log are on, -files is DIR. A build that fails is reported with file
and line, and the last good handler serves on.`,
		define: func(o *options) func([]string) error {
			c := &config{dev: ".", places: a.places}
			c.define(o)
			return func(args []string) (err error) {
				if c.dev, err = argument(args, "."); err != nil {
					return err
				}
				if script := scriptOf(c.dev); script != "" {
					c.dev = script
					return a.devScript(c)
				}
				if _, err := build.Detect(c.dev); err != nil {
					return err
				}
				tmp, err := os.MkdirTemp("", "wasmserve-dev-")
				if err != nil {
					return fmt.Errorf("create a directory for the module: %w", err)
				}
				defer os.RemoveAll(tmp)
				if c.file, err = modulePath(tmp, c.dev); err != nil {
					return err
				}
				if err := c.finish(); err != nil {
					return err
				}
				return a.serve(c)
			}
		},
	}
}

// devScript serves a script: there is nothing to build, the host bundles it.
func (a *app) devScript(c *config) error {
	if info, err := os.Stat(c.dev); err != nil {
		return usagef("%v", err)
	} else if info.IsDir() {
		return usagef("%s is a directory", c.dev)
	}
	c.file = c.dev
	if err := newBuilder().Refresh(filepath.Dir(c.dev)); err != nil {
		return err
	}
	if err := c.finish(); err != nil {
		return err
	}
	return a.serve(c)
}

// modulePath is where the module of a source directory goes by default: the directory's name in at.
func modulePath(at, dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	name := filepath.Base(abs)
	if name == string(filepath.Separator) || name == "." {
		name = "handler"
	}
	return filepath.Join(at, name+".wasm"), nil
}

// rebuild is what dev does at the start and after each change: load the handler, which may build it, and print the outcome.
type rebuild struct {
	w    io.Writer
	page *devPage
}

func (r *rebuild) run(ctx context.Context, by string) {
	defer context.AfterFunc(ctx, r.page.built.giveUp)()
	load, err := r.page.Reload(ctx, host.ReloadOptions{By: by})
	if failed := r.page.built.failed(); failed != nil && err == nil {
		if !errors.Is(failed, context.Canceled) {
			fmt.Fprintf(r.w, "%s %v\n", now(), failed)
		}
		return
	}
	switch {
	case err != nil:
		fmt.Fprintf(r.w, "%s reload: %v\n", now(), err)
	case load.Unchanged:
		fmt.Fprintf(r.w, "%s unchanged: generation %d serves on\n", now(), load.Old)
	case !load.OK:
		fmt.Fprintf(r.w, "%s refused: %s\n", now(), load.Error)
	default:
		fmt.Fprintf(r.w, "%s generation %d serves: compiled in %s, live in %s\n", now(), load.New, formatDuration(load.Compile), formatDuration(load.Took))
	}
}

func now() string { return time.Now().Format(time.TimeOnly) }

// devLog writes log entries as short lines, without those that rebuild reports itself.
type devLog struct {
	w     io.Writer
	level slog.Level
	attrs []slog.Attr
}

func (l *devLog) Enabled(_ context.Context, level slog.Level) bool { return level >= l.level }
func (l *devLog) WithGroup(string) slog.Handler                    { return l }
func (l *devLog) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &devLog{l.w, l.level, append(l.attrs[:len(l.attrs):len(l.attrs)], attrs...)}
}

func (l *devLog) Handle(_ context.Context, r slog.Record) error {
	switch r.Message {
	case host.MessageLoaded, host.MessageKept, host.MessageRefused:
		return nil
	}
	var b strings.Builder
	b.WriteString(r.Time.Format(time.TimeOnly))
	if r.Level != slog.LevelInfo {
		b.WriteString(" " + strings.ToLower(r.Level.String()))
	}
	b.WriteString(" " + printable(r.Message))
	var stack string
	add := func(at slog.Attr) bool {
		switch v := at.Value.Resolve(); {
		case at.Key == "stack":
			stack = v.String()
		case at.Key == "generation" || at.Key == "from":
		case v.Kind() == slog.KindDuration:
			fmt.Fprintf(&b, " %s=%s", at.Key, formatDuration(v.Duration()))
		default:
			fmt.Fprintf(&b, " %s=%s", at.Key, printable(v.String()))
		}
		return true
	}
	for _, at := range l.attrs {
		add(at)
	}
	r.Attrs(add)
	for line := range strings.Lines(stack) {
		b.WriteString("\n\t" + printable(strings.TrimRight(line, "\n")))
	}
	b.WriteByte('\n')
	_, err := io.WriteString(l.w, b.String())
	return err
}
