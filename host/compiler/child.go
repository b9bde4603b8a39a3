package compiler

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strconv"
)

// Task is work that a process does for the server. Its error is reported to the server.
type Task func(request []byte, g Given) error

// Given holds the parameters of a Task besides its request.
type Given struct {
	Dir     string    // for its files; "": none
	Workers int       // how many goroutines should work concurrently
	Memory  int64     // bytes that the process may use
	Out     io.Writer // for its answer; discarded if the job has no answer
}

// Child runs in the process: it limits itself as args say (the server's command line after the hidden argument), reads a request
// from in, and does the task that args name. It returns the exit code, and writes a message to said if that is not 0.
func Child(args []string, in io.Reader, out, said io.Writer, tasks map[string]Task) int {
	fail := func(code int, err error) int {
		fmt.Fprintln(said, err)
		return code
	}
	if len(args) < 6 || tasks[args[0]] == nil {
		return fail(exitLimits, fmt.Errorf("want TASK DIR MEMORY SECONDS WORKERS FILES and the directories to read"))
	}
	var numbers [4]int64
	for i := range numbers {
		n, err := strconv.ParseInt(args[2+i], 10, 63)
		if err != nil || n < 0 {
			return fail(exitLimits, fmt.Errorf("%s is not a number", args[2+i]))
		}
		numbers[i] = n
	}
	memory := numbers[0]
	if err := limit(memory, uint64(numbers[1]), uint64(numbers[3])); err != nil {
		return fail(exitLimits, err)
	}
	if err := restrict(args[6:], args[1]); err != nil {
		fmt.Fprintln(said, "the process is not restricted:", err)
	}
	collectLate(memory)
	var size [8]byte
	if _, err := io.ReadFull(in, size[:]); err != nil {
		return fail(exitLimits, err)
	}
	n := binary.LittleEndian.Uint64(size[:])
	if n > uint64(memory) {
		return fail(exitInvalid, fmt.Errorf("out of memory"))
	}
	request := make([]byte, n)
	if _, err := io.ReadFull(in, request); err != nil {
		return fail(exitLimits, err)
	}
	go func() {
		io.Copy(io.Discard, in) // returns when the server ends
		os.Exit(exitLimits)
	}()
	if err := tasks[args[0]](request, Given{Dir: args[1], Workers: int(numbers[2]), Memory: memory, Out: out}); err != nil {
		return fail(exitInvalid, err)
	}
	return exitCompiled
}
