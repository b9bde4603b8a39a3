//go:build linux

package compiler

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"

	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

// attempt is something that a process tries.
type attempt struct{ What, At string }

func (a attempt) try() error {
	switch a.What {
	case "read":
		f, err := os.Open(a.At)
		f.Close()
		return err
	case "write":
		return os.WriteFile(a.At, []byte("x"), 0o600)
	case "append":
		f, err := os.OpenFile(a.At, os.O_WRONLY|os.O_APPEND, 0)
		f.Close()
		return err
	case "truncate":
		return os.Truncate(a.At, 0)
	case "remove":
		return os.Remove(a.At)
	case "mkdir":
		return os.Mkdir(a.At, 0o700)
	case "link":
		return os.Symlink("/etc/hostname", a.At)
	case "execute":
		var attr syscall.ProcAttr
		_, err := syscall.ForkExec(a.At, []string{a.At}, &attr)
		return err
	case "uring":
		if _, _, errno := syscall.Syscall(425, 8, 0, 0); errno != syscall.EFAULT {
			return errno
		}
	case "dial", "dialunix", "udp":
		network := map[string]string{"dial": "tcp", "dialunix": "unix", "udp": "udp"}[a.What]
		c, err := net.Dial(network, a.At)
		if err == nil {
			c.Close()
		}
		return err
	case "listen":
		l, err := net.Listen("tcp", a.At)
		if err == nil {
			l.Close()
		}
		return err
	case "signal":
		return syscall.Kill(os.Getppid(), 0)
	}
	return errors.New("unknown")
}

// tries makes attempts on several threads, and reports what was denied on all of them.
func tries(request []byte, g Given) error {
	var list []attempt
	if err := json.Unmarshal(request, &list); err != nil {
		return err
	}
	denied := make([]int, len(list))
	const threads = 8
	var barrier, done sync.WaitGroup
	barrier.Add(threads)
	var mu sync.Mutex
	for range threads {
		done.Go(func() {
			runtime.LockOSThread()
			barrier.Done()
			barrier.Wait() // each has a thread of its own
			for n, a := range list {
				mu.Lock()
				if err := a.try(); errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.EPERM) {
					denied[n]++
				} else if err != nil {
					denied[n] = -100
					fmt.Fprintln(g.Out, a, err)
				}
				mu.Unlock()
			}
		})
	}
	done.Wait()
	for n, a := range list {
		fmt.Fprintln(g.Out, a.What, a.At, denied[n] == threads, denied[n] > 0)
	}
	return nil
}

// TestRestricted: a process opens nothing but what its job names, on whichever thread; it writes only into its own directory, has no
// network, and reaches no other process.
func TestRestricted(t *testing.T) {
	limited(t)
	version, err := ll.LandlockGetABIVersion()
	if err != nil || version < 2 {
		t.Skip("no Landlock:", unrestricted())
	}
	read, own, other := t.TempDir(), t.TempDir(), t.TempDir()
	for _, dir := range []string{read, own, other} {
		os.WriteFile(filepath.Join(dir, "file"), []byte("text"), 0o700)
	}
	os.Symlink(filepath.Join(other, "file"), filepath.Join(read, "out"))
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer tcp.Close()
	abstract, err := net.Listen("unix", fmt.Sprintf("@wasmserve-landlock-%d", os.Getpid()))
	if err != nil {
		t.Fatal(err)
	}
	defer abstract.Close()
	self, _ := os.Executable()
	var list []attempt
	want := map[attempt]bool{} // denied
	add := func(denied bool, what, at string) {
		a := attempt{what, at}
		list, want[a] = append(list, a), denied
	}
	for _, path := range []string{"/etc/hostname", "/etc/passwd", "/proc/self/environ", "/proc/self/maps", "/dev/null", "/", "/tmp", other + "/file", other, read + "/out", read + "/../" + filepath.Base(other) + "/file", self} {
		add(true, "read", path)
	}
	add(false, "read", read)
	add(false, "read", read+"/file")
	add(false, "read", own+"/file")
	add(false, "write", own+"/new")
	add(true, "execute", "/bin/true")
	for _, dir := range []string{read, other} {
		add(true, "write", dir+"/new")
		add(true, "append", dir+"/file")
		add(true, "remove", dir+"/file")
		add(true, "mkdir", dir+"/dir")
		add(true, "link", dir+"/link")
		if version >= 3 {
			add(true, "truncate", dir+"/file")
		}
	}
	if machines[runtime.GOARCH].arch != 0 {
		add(true, "dial", tcp.Addr().String())
		add(true, "listen", "127.0.0.1:0") // by Multipath TCP
		add(true, "udp", "127.0.0.1:9")
		add(true, "dialunix", abstract.Addr().String())
		add(true, "uring", "")
	}
	if version >= 6 {
		add(true, "signal", "")
	}
	request, _ := json.Marshal(list)
	answer, err := newTest(Config{}).Do(t.Context(), "/h", Job{Task: "try", Request: request, Dir: own, Read: []string{read, "/no/such/directory"}, Answer: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		if line := fmt.Sprintln(a.What, a.At, want[a], want[a]); !strings.Contains(string(answer), line) {
			t.Errorf("want: %sall: %s", line, answer)
		}
	}
}

// The log names what the system does not restrict.
func TestUnrestricted(t *testing.T) {
	var said strings.Builder
	New(Config{Log: slog.New(slog.NewTextHandler(&said, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	if left := unrestricted(); (left != "") != strings.Contains(said.String(), "unrestricted=") {
		t.Errorf("%q: logged %s", left, &said)
	}
}
