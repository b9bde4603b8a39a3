package bench

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

func testOptions() Options {
	return Options{Load: testLoad(), Rounds: 1, ServerCPU: -1, LoadCPU: -1}
}

// Two servers in turns: each has its row for each kind of socket and its rounds, and processor time where it can be known.
func TestRun(t *testing.T) {
	list := targets(t)
	for _, at := range list {
		serve(t, at, hello)
	}
	o := testOptions()
	o.Rounds, o.Load.Requests, o.Load.Warm = 2, 50, time.Millisecond
	var turns []string
	o.Progress = func(round int, server string, at Target) {
		turns = append(turns, fmt.Sprint(round, server, at.Socket()))
	}
	servers := []Server{{Name: "a", Targets: list}, {Name: "b", Targets: list[:1], Reference: true}, {Name: "c", Targets: list[1:2], PID: os.Getpid()}}
	r, err := Run(context.Background(), servers, o)
	if err != nil || r.Interrupted || r.Problems() != nil {
		t.Fatal(err, r.Interrupted, r.Problems())
	}
	want := "1aunix 1atcp 1aabstract 1bunix 1ctcp 2aunix 2atcp 2aabstract 2bunix 2ctcp"
	if runtime.GOOS != "linux" {
		want = strings.ReplaceAll(strings.ReplaceAll(want, "1aabstract ", ""), "2aabstract ", "")
	}
	if got := strings.Join(turns, " "); got != want {
		t.Errorf("turns %s, want %s", got, want)
	}
	if len(r.Rows) != len(list)+2 || len(r.Ratios) != 1 || r.Ratios[0].Server != "a" || r.Ratios[0].To != "b" || r.Ratios[0].Socket != "unix" {
		t.Errorf("%d rows, ratios %+v", len(r.Rows), r.Ratios)
	}
	for _, row := range r.Rows {
		known := runtime.GOOS == "linux" && (row.Socket != "tcp" || row.Server == "c")
		if row.Requests != 100 || len(row.Rounds) != 2 || row.Rate <= 0 || row.Latency.P50 <= 0 || row.Latency.P50 > row.Latency.P99 || row.Latency.P99 > row.Latency.Max {
			t.Errorf("%s on %s: %+v", row.Server, row.Address, row.Sample)
		}
		if (row.ServerCPU != nil) != known || known && *row.ServerCPU <= 0 {
			t.Errorf("%s on %s: processor time %v, known should be %v", row.Server, row.Address, row.ServerCPU, known)
		}
	}
}

// A fault of a server is reported before anything is measured.
func TestRunErrors(t *testing.T) {
	list := targets(t)
	silent, odd, shy := targets(t)[0], targets(t)[0], targets(t)[0]
	serveRaw(t, silent, func(c net.Conn) { c.Read(make([]byte, 1<<10)); time.Sleep(200 * time.Millisecond) })
	serveRaw(t, odd, func(c net.Conn) { c.Write([]byte("220 mail\r\n")); c.Read(make([]byte, 1<<10)) })
	serveRaw(t, shy, func(c net.Conn) { c.Read(make([]byte, 1<<10)) })
	none := Target{"unix", filepath.Join(t.TempDir(), "none")}
	for _, c := range []struct {
		at   Target
		pid  int
		want string
	}{
		{list[1], 0, list[1].Address + ": nothing listens there: is the server running?"},
		{none, 0, none.Address + ": there is no such socket: is the server running?"},
		{silent, 0, silent.Address + ": no answer within 50ms"},
		{odd, 0, odd.Address + `: not HTTP: the answer begins with "220 mail\r\n"`},
		{shy, 0, shy.Address + ": the connection was closed without an answer: is this an HTTP server?"},
	} {
		o := testOptions()
		o.Load.Timeout = 50 * time.Millisecond
		r, err := Run(context.Background(), []Server{{Name: "s", Targets: []Target{c.at}, PID: c.pid}}, o)
		if err == nil || err.Error() != c.want || len(r.Rows) != 0 {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
	if runtime.GOOS == "linux" {
		_, err := Run(context.Background(), []Server{{Name: "s", PID: 1 << 22}}, testOptions())
		if want := "s: processor time of process 4194304: invalid argument"; err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// A run that is cancelled is not an error, and keeps what was measured.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	at := targets(t)[0]
	var served atomic.Int64
	serve(t, at, func(w http.ResponseWriter, r *http.Request) {
		if hello(w, r); served.Add(1) == 100 {
			cancel()
		}
	})
	o := testOptions()
	o.Load.Duration, o.Rounds = time.Minute, 5
	r, err := Run(ctx, []Server{{Name: "s", Targets: []Target{at}}}, o)
	if err != nil || !r.Interrupted || len(r.Rows) != 1 || r.Rows[0].Requests == 0 {
		t.Errorf("%v, interrupted %v, rows %+v", err, r.Interrupted, r.Rows)
	}
	var out strings.Builder
	r.Print(&out)
	if want := "; interrupted: this is what there was so far\n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("%s does not end with %s", out.String(), want)
	}
}

// shell is a server that a shell script plays.
func shell(t *testing.T, script string, at ...Target) Server {
	t.Helper()
	return Server{Name: "x", Command: []string{"/bin/sh", "-c", script}, Targets: at}
}

func TestStartErrors(t *testing.T) {
	list := targets(t)
	used := targets(t)[0]
	serve(t, used, hello)
	for _, c := range []struct {
		s    Server
		want string
	}{
		{shell(t, "echo cannot listen >&2; exit 3", list[1]), "x: it ended (exit status 3) before it answered at " + list[1].Address + "; it said: cannot listen"},
		{shell(t, "exit 0", list[1]), "x: it ended before it answered at " + list[1].Address},
		{shell(t, "sleep 100", used), "x: " + used.Address + " is in use: stop what listens there, or name another address"},
		{Server{Name: "x", Command: []string{"/none/such"}, Targets: list[1:2]}, "start x: fork/exec /none/such: no such file or directory"},
	} {
		if _, err := Run(context.Background(), []Server{c.s}, testOptions()); err == nil || err.Error() != c.want {
			t.Errorf("%v, want\n%s", err, c.want)
		}
	}
}

// A server's whole process group is ended, also what does not heed SIGTERM and what outlives its parent.
func TestStop(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "pids")
	script := `trap '' TERM; sleep 1000 & echo $! > ` + file + `.new; sh -c 'sleep 1000 & echo $!' >> ` + file + `.new; mv ` + file + `.new ` + file + `; exit 0`
	p, err := start(shell(t, script), -1, allCores(t))
	if err != nil {
		t.Fatal(err)
	}
	var pids []string
	for end := time.Now().Add(10 * time.Second); len(pids) < 2 && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		text, _ := os.ReadFile(file)
		pids = strings.Fields(string(text))
	}
	if err := p.stop(); err != nil {
		t.Fatal(err)
	}
	if len(pids) != 2 {
		t.Fatalf("processes %v", pids)
	}
	for _, text := range pids {
		pid, _ := strconv.Atoi(text)
		for end := time.Now().Add(5 * time.Second); alive(pid) && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		}
		if alive(pid) {
			t.Errorf("process %d is alive", pid)
		}
	}
}

// alive reports whether a process runs. One that has ended, and that nobody waits for, does not.
func alive(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err == nil {
		_, rest, _ := strings.Cut(string(stat), ") ")
		return !strings.HasPrefix(rest, "Z") && !strings.HasPrefix(rest, "X")
	}
	return runtime.GOOS != "linux" && syscall.Kill(pid, 0) == nil
}

func allCores(t *testing.T) affinity {
	t.Helper()
	set, undo, err := pinProcess(-1)
	if err != nil {
		t.Fatal(err)
	}
	undo()
	return set
}

func TestTail(t *testing.T) {
	var out tail
	for i := range 1000 {
		fmt.Fprintf(&out, "line %d\n\n", i)
	}
	if got, want := out.last(), "line 995 | line 996 | line 997 | line 998 | line 999"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	out.Write(make([]byte, 1<<20))
	if len(out.text) != tailSize {
		t.Errorf("%d bytes are kept", len(out.text))
	}
}
