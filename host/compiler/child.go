package compiler

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"
)

// Child is the process: it limits itself as args say (of the server's command, what follows the hidden argument), reads a module
// from in, and has compile put the code into the directory. It returns the exit code, with a word on out where that is not 0.
func Child(args []string, in io.Reader, out io.Writer, compile func(module []byte, dir string, workers int) error) int {
	fail := func(code int, err error) int {
		fmt.Fprintln(out, err)
		return code
	}
	if len(args) != 4 {
		return fail(exitLimits, fmt.Errorf("want DIR MEMORY SECONDS WORKERS"))
	}
	memory, err := strconv.ParseInt(args[1], 10, 64)
	if err != nil {
		return fail(exitLimits, err)
	}
	seconds, err := strconv.ParseUint(args[2], 10, 31)
	if err != nil {
		return fail(exitLimits, err)
	}
	workers, err := strconv.Atoi(args[3])
	if err != nil {
		return fail(exitLimits, err)
	}
	if err := limit(memory, seconds); err != nil {
		return fail(exitLimits, err)
	}
	var size [8]byte
	if _, err := io.ReadFull(in, size[:]); err != nil {
		return fail(exitLimits, err)
	}
	n := binary.LittleEndian.Uint64(size[:])
	if n > uint64(memory) {
		return fail(exitInvalid, fmt.Errorf("out of memory"))
	}
	module := make([]byte, n)
	if _, err := io.ReadFull(in, module); err != nil {
		return fail(exitLimits, err)
	}
	go func() {
		io.Copy(io.Discard, in) // ends when the server does
		os.Exit(exitLimits)
	}()
	if err := compile(module, args[0], workers); err != nil {
		return fail(exitInvalid, err)
	}
	return exitCompiled
}

// watch ends the process when its heap has grown over the limit, where the system does not.
func watch(memory int64, heap func() int64) {
	for {
		if heap() > memory {
			fmt.Fprintln(os.Stderr, "out of memory")
			os.Exit(exitInvalid)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
