// Package compiler compiles modules, and bundles scripts, in processes of their own: neither wazero's compiler nor the bundler can be interrupted, and a
// source of a few kilobytes can have them take minutes, gigabytes, or the whole process. A process can be limited, and killed.
//
// The parts: compiler.go, run.go and queue.go (the server's side), child.go and limits_linux.go (in the process).
package compiler

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"runtime"
	"time"
)

// Func compiles module, which belongs to the handler that who names, into the empty directory dir. Its errors: a *Limit, ErrUnavailable, the
// cause of ctx, or the compiler's.
type Func func(ctx context.Context, who string, module []byte, dir string) error

// ErrUnavailable says that no process could be started, or that it did not get so far as to read the module.
var ErrUnavailable = errors.New("no process to compile in")

// Limit is the error for a module that needs more than it may.
type Limit struct {
	Memory bool // else: time, or the size of the answer
	text   string
}

func (e *Limit) Error() string { return e.text }

// Defaults of Config.
const (
	DefaultTimeout = 2 * time.Minute
	DefaultMemory  = 540 << 20
)

// Config is what New needs.
type Config struct {
	// Command starts the process: this program with an argument that has it call Child.
	Command []string
	// Timeout is how long compiling may take; 0: DefaultTimeout. Of processor time a 24th of it is allowed, and a 30th
	// for each MB of the module: 5 s and 4 s. Real modules take 0.5 s for each MB on the machine that this was measured on.
	Timeout time.Duration
	// Memory is how many bytes the process may use at most; 0: DefaultMemory. A small module gets less: 128 MB, and 64 bytes for each of its own.
	Memory int64
	// Processes is how many may run for long at a time; 0: one fewer than there are processors, and at least one. One more may run for short.
	Processes int
	Log       *slog.Logger // gets what a process has said that failed, at level debug; nil: discarded
}

// Compiler starts the processes. Its methods may be called from any goroutine.
type Compiler struct {
	cfg   Config
	queue queue
}

// New returns a compiler.
func New(cfg Config) *Compiler {
	if cfg.Timeout == 0 {
		cfg.Timeout = DefaultTimeout
	}
	if cfg.Memory == 0 {
		cfg.Memory = DefaultMemory
	}
	if cfg.Processes == 0 {
		cfg.Processes = max(1, runtime.GOMAXPROCS(0)-1)
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	return &Compiler{cfg: cfg, queue: queue{free: cfg.Processes, slow: map[string]bool{}}}
}

// Job is what a process is to do.
type Job struct {
	Task      string        // of those that Child has; also the verb of messages: "takes longer than 2m to compile"
	Request   []byte        // what the task reads
	Dir       string        // an empty directory for what it writes; "": none
	Answer    int64         // bytes that it may answer with at most; 0: it has no answer
	Memory    int64         // bytes that it may use; 0, or more than that: Config.Memory
	Processor time.Duration // processor time that it may take; 0: a quarter of Config.Timeout
	Files     uint64        // files that it may have open at a time; 0: 64
}

// CompileTask is the task of Compile.
const CompileTask = "compile"

// Compile is a Func. It waits for its turn, and returns when the process has ended.
func (c *Compiler) Compile(ctx context.Context, who string, module []byte, dir string) error {
	_, err := c.Do(ctx, who, Job{Task: CompileTask, Request: module, Dir: dir, Memory: c.memory(len(module)), Processor: c.processor(len(module))})
	return err
}

// Do does a job for the handler that who names, and returns the answer. It waits for its turn, and returns when the process has ended. Its errors are
// those of a Func.
func (c *Compiler) Do(ctx context.Context, who string, job Job) ([]byte, error) {
	if job.Memory <= 0 || job.Memory > c.cfg.Memory {
		job.Memory = c.cfg.Memory
	}
	if job.Processor == 0 {
		job.Processor = c.cfg.Timeout / 4
	}
	if job.Files == 0 {
		job.Files = 64
	}
	long := false
	for {
		t, err := c.queue.take(ctx, who, long)
		if err != nil {
			return nil, err
		}
		answer, err := c.run(t.ctx, job)
		var limit *Limit
		c.queue.give(t, errors.As(err, &limit))
		if context.Cause(t.ctx) != errMakeWay {
			return answer, err
		}
		long = true // it takes its time: others first
		if err := empty(job.Dir); err != nil {
			return nil, err
		}
	}
}

// empty removes what a process that was killed has left in dir.
func empty(dir string) error {
	if dir == "" {
		return nil
	}
	list, err := os.ReadDir(dir)
	for _, f := range list {
		err = errors.Join(err, os.RemoveAll(dir+string(os.PathSeparator)+f.Name()))
	}
	return err
}

// Exit codes of the process, besides those of the system and of Go.
const (
	exitCompiled = 0
	exitInvalid  = 3 // the compiler's error is on standard error
	exitLimits   = 4 // it could not limit itself, or not read the module
)

// processor is how much processor time a module of this size may take.
func (c *Compiler) processor(module int) time.Duration {
	return c.cfg.Timeout/24 + time.Duration(float64(c.cfg.Timeout)/30*float64(module)/1e6)
}

// memory is how many bytes a module of this size may take.
func (c *Compiler) memory(module int) int64 { return min(c.cfg.Memory, 128<<20+64*int64(module)) }
