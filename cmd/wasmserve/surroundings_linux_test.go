package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Each test here is a row of SURROUNDINGS.md: it starts the command in some surroundings, and checks that it still serves.

// around is a server in some surroundings.
type around struct {
	*testing.T
	name   string // of its abstract socket
	dir    string // empty at the start; the server's working directory
	module string // v1.wasm in dir
	cmd    *exec.Cmd
	log    *locked // its standard error, unless the test has given another
	exited chan error
}

// locked is a buffer that the server's output is copied to.
type locked struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

var arounds atomic.Int64

// surround starts a server by a line of shell, in which $serve is the command with its address, and waits for its first answer.
// prepare may change how it is started; it may be nil.
func surround(t *testing.T, line string, prepare func(*exec.Cmd)) *around {
	t.Helper()
	a := &around{T: t, name: fmt.Sprintf("wasmserve-around-%d-%d", os.Getpid(), arounds.Add(1)), dir: t.TempDir(), log: &locked{}, exited: make(chan error, 1)}
	a.module = filepath.Join(a.dir, "handler.wasm")
	a.put("v1.wasm")
	a.cmd = exec.Command("sh", "-c", line)
	a.cmd.Dir = a.dir
	program, err := exec.LookPath("wasmserve")
	if err != nil {
		t.Fatal(err)
	}
	a.cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), fmt.Sprintf("serve=%s -unix @%s -quiet-period 10ms", program, a.name), "NAME="+a.name)
	a.cmd.Stdout, a.cmd.Stderr = a.log, a.log
	if prepare != nil {
		prepare(a.cmd)
	}
	if err := a.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { a.exited <- a.cmd.Wait() }()
	t.Cleanup(func() { a.cmd.Process.Kill() })
	a.until("version 1 answers", func() bool { return a.ask() == "1.0.0" })
	return a
}

// put puts a guest in the module's place, by renaming.
func (a *around) put(guest string) {
	a.Helper()
	b, err := os.ReadFile(filepath.Join("../../host/testdata/guest", guest))
	if err == nil {
		err = os.WriteFile(a.module+".new", b, 0o666)
	}
	if err == nil {
		err = os.Rename(a.module+".new", a.module)
	}
	if err != nil {
		a.Fatal(err)
	}
}

// until waits for a condition.
func (a *around) until(what string, ok func() bool) {
	a.Helper()
	for end := time.Now().Add(askPatience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		select {
		case err := <-a.exited:
			a.Fatalf("waiting until %s: the server has ended: %v\n%s", what, err, a.log)
		default:
		}
		if ok() {
			return
		}
	}
	a.Fatalf("not so: %s\n%s", what, a.log)
}

// ask is the version that a new connection's answer names, or what went wrong.
func (a *around) ask() string {
	conn, err := net.Dial("unix", "@"+a.name)
	if err != nil {
		return err.Error()
	}
	defer conn.Close()
	return over(conn, bufio.NewReader(conn))
}

// over asks on a connection.
func over(conn net.Conn, r *bufio.Reader) string {
	conn.SetDeadline(time.Now().Add(askPatience))
	if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: h\r\n\r\n"); err != nil {
		return err.Error()
	}
	res, err := http.ReadResponse(r, nil)
	if err != nil {
		return err.Error()
	}
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return err.Error()
	}
	_, version, _ := strings.Cut(string(body), `"version":"`)
	version, _, _ = strings.Cut(version, `"`)
	return version
}

// serves wants an answer by a new connection.
func (a *around) serves(version string) {
	a.Helper()
	if got := a.ask(); got != version {
		a.Fatalf("answers %q, want version %s\n%s", got, version, a.log)
	}
}

// stops wants the server to end in good order.
func (a *around) stops() {
	a.Helper()
	a.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case err := <-a.exited:
		if err != nil {
			a.Fatalf("the server has ended with %v\n%s", err, a.log)
		}
	case <-time.After(askPatience):
		a.Fatalf("the server does not stop\n%s", a.log)
	}
}

// logPipe is a pipe of the least size, whose write end the server has as standard output and error. The test has the read end.
func logPipe(t *testing.T, cmd *exec.Cmd) *os.File {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	syscall.Syscall(syscall.SYS_FCNTL, w.Fd(), 1031, 4096) // F_SETPIPE_SZ
	cmd.Stdout, cmd.Stderr = w, w
	t.Cleanup(func() { r.Close(); w.Close() })
	return r
}

// TestNobodyReadsTheLog closes the pipe that the log goes to.
func TestNobodyReadsTheLog(t *testing.T) {
	a := surround(t, "exec $serve -access-log handler.wasm", func(cmd *exec.Cmd) { logPipe(t, cmd).Close() })
	a.serves("1.0.0")
	a.put("v2.wasm")
	a.until("version 2 answers", func() bool { return a.ask() == "2.0.0" })
	a.stops()
}

// TestLogPipeFull does not read the log until the end: every request is answered.
func TestLogPipeFull(t *testing.T) {
	a := surround(t, "exec $serve -access-log handler.wasm", func(cmd *exec.Cmd) { logPipe(t, cmd) })
	conn, err := net.Dial("unix", "@"+a.name)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	in := bufio.NewReader(conn)
	for i := range 500 { // some 150 bytes of the log each
		if got := over(conn, in); got != "1.0.0" {
			t.Fatalf("request %d: %s", i, got)
		}
	}
	conn.Close()
	a.stops()
}

// TestLogDiskFull has a log on a disk without room.
func TestLogDiskFull(t *testing.T) {
	a := surround(t, "exec $serve -access-log handler.wasm >/dev/full 2>&1", nil)
	a.serves("1.0.0")
	a.stops()
}

// TestStandardStreamsClosed starts without descriptors 0 to 2: no socket gets their numbers, so that no log line goes to a client.
func TestStandardStreamsClosed(t *testing.T) {
	a := surround(t, "exec $serve -access-log handler.wasm 0<&- 1>&- 2>&-", nil)
	for fd := range 3 {
		if to, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", a.cmd.Process.Pid, fd)); err != nil || to != os.DevNull {
			t.Errorf("descriptor %d is %s (%v), want %s", fd, to, err, os.DevNull)
		}
	}
	a.serves("1.0.0")
	a.stops()
}

// TestOtherSignals sends what has no meaning here.
func TestOtherSignals(t *testing.T) {
	a := surround(t, "exec $serve handler.wasm", nil)
	for _, sig := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGCHLD, syscall.SIGPIPE, syscall.SIGALRM, syscall.SIGWINCH,
		syscall.SIGURG, syscall.SIGIO, syscall.SIGXFSZ, syscall.SIGTSTP, syscall.SIGCONT} {
		a.cmd.Process.Signal(sig)
		a.cmd.Process.Signal(syscall.SIGCONT)
		a.serves("1.0.0")
	}
	for range 50 {
		a.cmd.Process.Signal(syscall.SIGHUP)
	}
	a.until("the log tells of the reload", func() bool { return strings.Contains(a.log.String(), "by=signal") })
	a.serves("1.0.0")
	a.cmd.Process.Signal(syscall.SIGHUP)
	a.stops()
}

// cpu is the processor time that the server has used, in ticks of the system's clock.
func (a *around) cpu() (ticks int) {
	a.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", a.cmd.Process.Pid))
	if err != nil {
		a.Fatal(err)
	}
	fields := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:])) // from state, the third, on
	for _, f := range fields[11:13] {
		var n int
		fmt.Sscan(f, &n)
		ticks += n
	}
	return ticks
}

// TestNoDescriptors opens more connections than there are descriptors: those that are open go on, the rest wait, the server does not
// spin, a reload is refused with the reason, and afterwards all is as before.
func TestNoDescriptors(t *testing.T) {
	a := surround(t, "ulimit -n 40; exec $serve handler.wasm", nil)
	dial := func() net.Conn {
		conn, err := net.Dial("unix", "@"+a.name)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		return conn
	}
	first := dial()
	in := bufio.NewReader(first)
	if got := over(first, in); got != "1.0.0" {
		t.Fatal(got)
	}
	var others []net.Conn
	for range 60 {
		others = append(others, dial())
	}
	a.until("the log tells", func() bool { return strings.Contains(a.log.String(), "cannot accept connections") })
	a.put("v2.wasm")
	a.cmd.Process.Signal(syscall.SIGHUP)
	a.until("the reload is refused", func() bool { return strings.Contains(a.log.String(), "too many open files") })
	before, began := a.cpu(), time.Now()
	for time.Since(began) < 500*time.Millisecond {
		if got := over(first, in); got != "1.0.0" && got != "2.0.0" {
			t.Fatalf("an open connection: %s", got)
		}
		time.Sleep(20 * time.Millisecond)
	}
	if used := a.cpu() - before; used > 25 { // half of a processor
		t.Errorf("%d ms of processor time in half a second", 10*used)
	}
	if n := strings.Count(a.log.String(), "cannot accept connections"); n > 3 {
		t.Errorf("the log tells it %d times", n)
	}
	for _, conn := range others {
		conn.Close()
	}
	a.until("version 2 answers", func() bool { return a.ask() == "2.0.0" })
	a.stops()
}

// TestNoInotify has no inotify instance, or no watch: a module, a directory and a script are served, and read again when they change.
func TestNoInotify(t *testing.T) {
	unshared(t, "-Ur")
	for _, limit := range []string{"max_inotify_instances", "max_inotify_watches"} {
		for _, served := range []string{"handler.wasm", ".", "app.ts"} {
			t.Run(limit+"/"+served, func(t *testing.T) {
				t.Parallel()
				script := func(dir, version string) {
					text := fmt.Sprintf(`export default { fetch() { return Response.json({ version: %q }) } }`, version)
					if err := os.WriteFile(filepath.Join(dir, "app.ts"), []byte(text), 0o666); err != nil {
						t.Fatal(err)
					}
				}
				line := "exec unshare -Ur sh -c 'echo 0 > /proc/sys/user/" + limit + "; exec $serve ./" + served + "'"
				a := surround(t, line, func(cmd *exec.Cmd) {
					script(cmd.Dir, "1.0.0")
					if served == "." {
						os.Remove(filepath.Join(cmd.Dir, "app.ts"))
						os.Rename(filepath.Join(cmd.Dir, "handler.wasm"), filepath.Join(cmd.Dir, "index.wasm"))
					}
				})
				if !strings.Contains(a.log.String(), "cannot watch everything") {
					t.Errorf("the log does not tell:\n%s", a.log)
				}
				switch served {
				case "app.ts":
					script(a.dir, "2.0.0")
				case ".":
					a.module = filepath.Join(a.dir, "index.wasm")
					fallthrough
				default:
					a.put("v2.wasm")
				}
				a.until("version 2 answers", func() bool { return a.ask() == "2.0.0" })
				a.stops()
			})
		}
	}
}

// TestStartsIn starts the server where something is missing or small, replaces its module, and stops it.
func TestStartsIn(t *testing.T) {
	for _, c := range []struct {
		name, line string
		unshare    []string // namespaces that the line makes
	}{
		{"a directory that is gone", `mkdir gone; cd gone; rmdir ../gone; exec $serve "$OLDPWD/handler.wasm"`, nil},
		{"no home", "unset HOME XDG_CACHE_HOME TMPDIR PATH; exec $serve handler.wasm", nil},
		{"a home that is a file", "HOME=$PWD/handler.wasm TMPDIR=/nonexistent; export HOME TMPDIR; exec $serve handler.wasm", nil},
		{"an umask that forbids everything", "umask 0777; exec $serve handler.wasm", nil},
		{"a small stack", "ulimit -s 128; exec $serve handler.wasm", nil},
		{"little address space", "ulimit -v 3000000; exec $serve -memory 16MiB -cache off handler.wasm", nil},
		{"no core, no files to grow", "ulimit -c 0; ulimit -f 0; exec $serve -cache off handler.wasm 2>/dev/null >&2", nil},
		{"a huge environment", `BIG=$(head -c 100000 /dev/zero | tr '\0' x) WASMSERVE_=x; export BIG WASMSERVE_; exec $serve handler.wasm`, nil},
		{"no time zone, no locale", "TZ=/nonexistent LC_ALL=xx; export TZ LC_ALL; exec $serve handler.wasm", nil},
		{"signals ignored", "trap '' HUP PIPE USR1 INT; exec $serve handler.wasm", nil},
		{"no /proc", `exec unshare -m sh -c 'mount -t tmpfs none /proc && exec $serve handler.wasm'`, []string{"-m"}},
		{"a root that cannot be written", `exec unshare -m sh -c 'mount --bind "$PWD" "$PWD" && mount -o remount,ro,bind / && cd "$PWD" && exec $serve handler.wasm'`, []string{"-m"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.unshare != nil {
				needRoot(t)
				unshared(t, c.unshare...)
			}
			a := surround(t, c.line, nil)
			a.put("v2.wasm")
			a.until("version 2 answers", func() bool { return a.ask() == "2.0.0" })
			a.stops()
		})
	}
}
