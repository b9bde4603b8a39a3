package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// maxOutput is how many bytes of a compiler's output are kept: the first, since the first error is the one to mend.
const maxOutput = 16 << 10

// stopGrace is how long a compiler that was asked to stop may take.
const stopGrace = 3 * time.Second

// CompileError is a compiler's complaint.
type CompileError struct {
	Tool   string // "go", "cargo", "clang"
	Dir    string // as the user named it; the files in Output are relative to it
	Output string // what the tool said, with file and line
	Hint   string // what to do; may be empty
}

func (e *CompileError) Error() string {
	text := fmt.Sprintf("build %s: %s failed:\n%s", e.Dir, e.Tool, e.Output)
	if e.Hint != "" {
		text += "\n" + e.Hint
	}
	return text
}

type command struct {
	tool    string // looked up in PATH
	install string // how to come by it
	dir     string
	args    []string
	env     []string  // beyond the process's own
	stdout  io.Writer // nil: what the tool prints there is output as well
}

// run runs a compiler. Its output is kept for the error only.
func run(ctx context.Context, c command) error {
	path, err := exec.LookPath(c.tool)
	if err != nil {
		return fmt.Errorf("%s is not in PATH: %s", c.tool, c.install)
	}
	out := &capped{limit: maxOutput}
	cmd := exec.CommandContext(ctx, path, c.args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.dir, out, out
	if c.stdout != nil {
		cmd.Stdout = c.stdout
	}
	cmd.Env = append(os.Environ(), c.env...)
	// Asked first, killed later: the go command ends its own compilers when it is interrupted.
	cmd.Cancel = func() error {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			return cmd.Process.Kill()
		}
		return nil
	}
	cmd.WaitDelay = stopGrace
	err = cmd.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var exit *exec.ExitError
	if err == nil {
		return nil
	}
	if errors.As(err, &exit) {
		return &CompileError{Tool: c.tool, Dir: c.dir, Output: out.String()}
	}
	if c.install != "" {
		return fmt.Errorf("%s does not run: %w: %s", path, err, c.install)
	}
	return fmt.Errorf("%s does not run: %w: install it again", path, err)
}

// capped keeps the first bytes written to it.
type capped struct {
	buf   bytes.Buffer
	limit int
	lost  int
}

func (c *capped) Write(p []byte) (int, error) {
	n := min(len(p), c.limit-c.buf.Len())
	c.buf.Write(p[:n])
	c.lost += len(p) - n
	return len(p), nil
}

func (c *capped) String() string {
	text := strings.TrimRight(c.buf.String(), "\n")
	if c.lost > 0 {
		text += fmt.Sprintf("\n... and %d bytes more", c.lost)
	}
	return text
}
