// Package compiler compiles modules, and bundles scripts, in separate processes: neither wazero's compiler nor the bundler can be
// interrupted, and a source of a few kilobytes can make them take minutes or gigabytes, or crash. A process can be limited, and killed.
//
// The parts: compiler.go, run.go, again.go and queue.go (in the server), child.go, heap.go, limits_linux.go and landlock_linux.go (in the
// process).
package compiler

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"runtime"
	"time"
)

// Func compiles module, of the handler whose file is who (an absolute path or a URL), into the empty directory dir. Its error is a *Limit,
// ErrUnavailable, the cause of ctx, or the compiler's.
type Func func(ctx context.Context, who string, module []byte, dir string) error

// ErrUnavailable is returned if no process could be started, or if it ended before it had read the module. It also wraps the system's
// error.
var ErrUnavailable = errors.New("no process to compile in")

// Limit is the error for a module that exceeds a limit.
type Limit struct {
	Memory bool // false: time, or the size of the answer
	text   string
}

func (e *Limit) Error() string { return e.text }

// Defaults of Config.
const (
	DefaultTimeout = 2 * time.Minute
	DefaultMemory  = 540 << 20
)

// Config holds the parameters of New.
type Config struct {
	// Command starts the process: this program with an argument that makes it call Child.
	Command []string
	// Timeout limits how long compiling may take; 0: DefaultTimeout. Processor time is limited to a 24th of it, and a 30th more
	// for each MB of the module: by default 5 s and 4 s. Real modules took 0.5 s for each MB where this was measured.
	Timeout time.Duration
	// Memory limits the bytes that the process may use; 0: DefaultMemory. A small module gets less: 128 MB, and 64 bytes for each of its
	// own.
	Memory int64
	// Processes limits how many run concurrently; 0: one fewer than there are processors, and at least one. One more may run for a short
	// time.
	Processes int
	Log       *slog.Logger // gets the output of a failed process, at level debug; nil: discarded
}

// Compiler starts the processes. Its methods may be called concurrently.
type Compiler struct {
	cfg   Config
	start func(*exec.Cmd) error
	pause time.Duration // before the second try
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
	if left := unrestricted(); left != "" {
		cfg.Log.Debug("processes that compile and bundle are not restricted in all", "unrestricted", left)
	}
	return &Compiler{cfg: cfg, start: (*exec.Cmd).Start, pause: tryPause, queue: queue{free: cfg.Processes, slow: map[string]bool{}}}
}

// Unrestricted returns what the system does not restrict for the processes, of files and network; "": it restricts both.
func (c *Compiler) Unrestricted() string { return unrestricted() }

// Job is the work of one process.
type Job struct {
	Task      string        // a key of Child's tasks; also the verb in messages: "takes longer than 2m to compile"
	Request   []byte        // the input of the task
	Dir       string        // an empty directory for the task's output; "": none
	Read      []string      // directories whose files it may read; it opens no others, if the system can prevent it (Landlock)
	Answer    int64         // most bytes of its answer; 0: it has no answer
	Memory    int64         // most bytes that it may use; 0, or more than Config.Memory: Config.Memory
	Processor time.Duration // most processor time; 0: a quarter of Config.Timeout
	Files     uint64        // most open files; 0: 64
}

// CompileTask is the task of Compile.
const CompileTask = "compile"

// Compile is a Func. It waits for its turn, and returns once the process has ended.
func (c *Compiler) Compile(ctx context.Context, who string, module []byte, dir string) error {
	_, err := c.Do(ctx, who, Job{Task: CompileTask, Request: module, Dir: dir, Memory: c.memory(len(module)), Processor: c.processor(len(module))})
	return err
}

// Do does a job for the handler whose file is who (an absolute path), and returns the answer; beside a *Limit, as much of it as there
// was. It waits for its turn, and returns once the process has ended. Its errors are as for a Func.
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
	for tries := 0; ; tries++ {
		answer, err := c.once(ctx, who, job)
		var lost *lostError
		if !errors.As(err, &lost) {
			return answer, err
		}
		if tries == maxTries-1 {
			return nil, lost.last
		}
		level := slog.LevelDebug
		if tries == 0 {
			level = slog.LevelWarn
		}
		c.cfg.Log.Log(ctx, level, "a process is started again", "task", job.Task, "handler", who, "error", err, "advice", advice(lost.last))
		if err := pause(ctx, c.pause<<tries); err != nil {
			return nil, err
		}
		if err := empty(job.Dir); err != nil {
			return nil, err
		}
	}
}

// once waits for a turn, and does a job.
func (c *Compiler) once(ctx context.Context, who string, job Job) ([]byte, error) {
	for long := false; ; long = true { // it was slow the first time: others first
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
		if err := empty(job.Dir); err != nil {
			return nil, err
		}
	}
}

// empty removes the files that a killed process has left in dir.
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

// Exit codes of the process, besides the system's and Go's.
const (
	exitCompiled = 0
	exitInvalid  = 3 // the compiler's error is on standard error
	exitLimits   = 4 // it could not limit itself, or could not read the module
)

// processor returns the limit of processor time for a module of this size, in bytes.
func (c *Compiler) processor(module int) time.Duration {
	return c.cfg.Timeout/24 + time.Duration(float64(c.cfg.Timeout)/30*float64(module)/1e6)
}

// memory returns the limit of memory for a module of this size, both in bytes.
func (c *Compiler) memory(module int) int64 { return min(c.cfg.Memory, 128<<20+64*int64(module)) }
