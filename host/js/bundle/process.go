package bundle

// Bundling in a separate process.

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"

	"github.com/wasmserve/wasmserve/host/compiler"
)

// Task is the name of the task of a process that bundles. Child implements it.
const Task = "bundle"

// openFiles limits the open files of a process that bundles.
const openFiles = 4096

// request is a script to be bundled.
type request struct {
	Name     string // the script's path as it was given, for messages
	File     string // absolute
	Root     string // absolute; "": the directory of the script
	MaxBytes int64
	NodeEnv  string
}

// note marks the length of a file's path. The answer of a process begins with the paths of the files that it reads, as it reads them,
// so that they are known even if it is killed.
const note = 1 << 63

// maxNotes limits the bytes of these paths.
const maxNotes = 1 << 20

// response is the rest of the answer. The code and the source map follow it.
type response struct {
	Inputs    []string
	Asked     Asked
	Messages  []Message // of an *Error
	Failed    string    // another error's text
	Absent    bool      // it is fs.ErrNotExist
	Code, Map int       // bytes
	Record    []byte
}

// Bundle calls Config.Bundle with the zero Config.
func Bundle(path string) (*Result, error) { return Config{}.Bundle(context.Background(), path) }

// Bundle reads the source at path and what it imports, all of it regular files below c.Root. Its error is an *Error, a *Stopped,
// the cause of ctx, or the reason why path cannot be read. It may be called concurrently.
func (c Config) Bundle(ctx context.Context, path string) (*Result, error) {
	r, err := c.request(path)
	if err != nil {
		return nil, err
	}
	if c.Process == nil {
		return r.bundle(true, nil)
	}
	res, err := r.apart(ctx, c.Process)
	if errors.Is(err, compiler.ErrUnavailable) && !compiler.Temporary(err) {
		return r.bundle(true, nil)
	}
	return res, err
}

// request returns the request for the script at path.
func (c Config) request(path string) (request, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return request{}, err
	}
	info, err := os.Stat(abs)
	switch {
	case err != nil:
		return request{}, err
	case !info.Mode().IsRegular():
		return request{}, fmt.Errorf("%s is not a regular file", path)
	}
	r := request{Name: path, File: abs, MaxBytes: c.MaxBytes, NodeEnv: c.NodeEnv}
	if c.Root != "" {
		if r.Root, err = filepath.Abs(c.Root); err != nil {
			return request{}, err
		}
	}
	if r.MaxBytes == 0 {
		r.MaxBytes = DefaultMaxBytes
	}
	return r, nil
}

// bundle bundles in this process. alone is true if no limits are set on the process: see nesting.go. reading is called with the path
// of each file before it is read; nil: it is not.
func (r request) bundle(alone bool, reading func(path string)) (*Result, error) {
	b, err := r.open(alone)
	if err != nil {
		return nil, err
	}
	defer b.tree.Close()
	b.tree.reading = reading
	return b.run()
}

// apart bundles in a separate process.
func (r request) apart(ctx context.Context, c *compiler.Compiler) (*Result, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	root, err := r.root()
	if err != nil {
		return nil, err
	}
	answer, err := c.Do(ctx, r.File, compiler.Job{Task: Task, Request: text, Read: []string{root}, Answer: 2*r.MaxBytes + 1<<20 + 2*maxAsked + maxNotes + 2*maxRecord, Files: openFiles})
	files, answer := notes(answer)
	var limit *compiler.Limit
	switch {
	case errors.As(err, &limit):
		return nil, &Stopped{Err: err, Inputs: files}
	case err != nil:
		return nil, err
	}
	return read(answer)
}

// Stopped is the error for a script that exceeded a limit of the process.
type Stopped struct {
	Err    error    // a *compiler.Limit
	Inputs []string // the files that were being read, as far as it came: a change of one may mend it
}

func (e *Stopped) Error() string { return e.Err.Error() }
func (e *Stopped) Unwrap() error { return e.Err }

// notes returns the paths at the beginning of an answer, and the rest.
func notes(answer []byte) (files []string, rest []byte) {
	for len(answer) >= 8 {
		n := binary.LittleEndian.Uint64(answer)
		if n&note == 0 || n&^note > uint64(len(answer)-8) {
			break
		}
		files = append(files, string(answer[8:8+n&^note]))
		answer = answer[8+n&^note:]
	}
	return files, answer
}

// noting returns a function that writes the paths of files to out, up to a limit.
func noting(out io.Writer) func(path string) {
	var mu sync.Mutex
	left := maxNotes
	return func(path string) {
		mu.Lock()
		defer mu.Unlock()
		if left -= 8 + len(path); left >= 0 {
			out.Write(append(binary.LittleEndian.AppendUint64(nil, uint64(len(path))|note), path...))
		}
	}
}

var errCut = errors.New("the bundler's answer is not whole")

// read returns the result, or the error, in an answer.
func read(answer []byte) (*Result, error) {
	if len(answer) < 8 {
		return nil, errCut
	}
	n := binary.LittleEndian.Uint64(answer)
	if answer = answer[8:]; n > uint64(len(answer)) {
		return nil, errCut
	}
	var a response
	if err := json.Unmarshal(answer[:n], &a); err != nil {
		return nil, fmt.Errorf("%w: %v", errCut, err)
	}
	answer = answer[n:]
	switch {
	case a.Absent:
		return nil, &absentError{a.Failed}
	case a.Failed != "":
		return nil, errors.New(a.Failed)
	case len(a.Messages) > 0:
		return nil, &Error{Messages: a.Messages, Inputs: a.Inputs, Asked: a.Asked}
	case a.Code < 0 || a.Map < 0 || a.Code > len(answer) || a.Map != len(answer)-a.Code:
		return nil, errCut
	}
	return &Result{Code: answer[:a.Code:a.Code], Map: answer[a.Code:], Inputs: a.Inputs, Asked: a.Asked, Record: a.Record}, nil
}

// absentError is an error of the other process that wraps fs.ErrNotExist.
type absentError struct{ text string }

func (e *absentError) Error() string { return e.text }

func (e *absentError) Is(target error) bool { return target == fs.ErrNotExist }

// Child is the compiler.Task of a process that bundles.
func Child(text []byte, g compiler.Given) error {
	debug.SetMemoryLimit(g.Memory / 4 * 3) // the collector works harder before the limit is reached
	debug.SetMaxStack(int(g.Memory / 4))   // a stack is copied to grow: a clear stack overflow comes before a lack of memory
	var r request
	if err := json.Unmarshal(text, &r); err != nil {
		return err
	}
	res, err := r.bundle(false, noting(g.Out))
	var a response
	var failed *Error
	switch {
	case errors.As(err, &failed):
		a.Messages, a.Inputs, a.Asked = failed.Messages, failed.Inputs, failed.Asked
	case err != nil:
		a.Failed, a.Absent = err.Error(), errors.Is(err, fs.ErrNotExist)
	default:
		a.Inputs, a.Asked, a.Code, a.Map, a.Record = res.Inputs, res.Asked, len(res.Code), len(res.Map), res.Record
	}
	head, err := json.Marshal(a)
	if err != nil {
		return err
	}
	parts := [][]byte{binary.LittleEndian.AppendUint64(nil, uint64(len(head))), head}
	if res != nil {
		parts = append(parts, res.Code, res.Map)
	}
	_, err = g.Out.Write(bytes.Join(parts, nil))
	return err
}
