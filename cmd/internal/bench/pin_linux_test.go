package bench

import (
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A started process runs on its core, this one on another, and afterwards where it did before.
func TestPin(t *testing.T) {
	before := allCores(t)
	core := 0
	for !before.IsSet(core) {
		core++
	}
	all, undo, err := pinProcess(core)
	if err != nil {
		t.Fatal(err)
	}
	var now affinity
	unix.SchedGetaffinity(os.Getpid(), &now)
	if now.Count() != 1 || !now.IsSet(core) || all != before {
		t.Errorf("%d cores while pinned", now.Count())
	}
	for _, want := range []struct{ core, count int }{{core, 1}, {-1, before.Count()}} {
		p, err := start(shell(t, "sleep 100"), want.core, all)
		if err != nil {
			t.Fatal(err)
		}
		var its affinity
		if err := unix.SchedGetaffinity(p.cmd.Process.Pid, &its); err != nil || its.Count() != want.count {
			t.Errorf("a process pinned to %d has %d cores, %v", want.core, its.Count(), err)
		}
		if err := p.stop(); err != nil {
			t.Error(err)
		}
	}
	undo()
	if unix.SchedGetaffinity(os.Getpid(), &now); now != before {
		t.Errorf("%d cores afterwards, want %d", now.Count(), before.Count())
	}
	if err := CheckCore(core); err != nil {
		t.Error(err)
	}
	for _, err := range []error{CheckCore(1000), func() error { _, _, err := pinProcess(1000); return err }()} {
		if err == nil || !strings.HasPrefix(err.Error(), "core 1000 cannot be used") || !strings.HasSuffix(err.Error(), ": there are "+cores(&before)) {
			t.Errorf("%v", err)
		}
	}
	if got := cores(&affinity{0b1011}); got != "0, 1, 3" {
		t.Errorf("%q", got)
	}
}

// The processor time of a group is the sum over all its processes.
func TestGroupTime(t *testing.T) {
	p, err := start(shell(t, "while :; do :; done & while :; do :; done"), -1, allCores(t))
	if err != nil {
		t.Fatal(err)
	}
	defer p.stop()
	if _, err := groupTime(1 << 22); err == nil || err.Error() != "processor time of process group 4194304: it has no process" {
		t.Error(err)
	}
	pid := p.cmd.Process.Pid
	for end := time.Now().Add(30 * time.Second); ; {
		one, err1 := cpuTime(pid)
		all, err2 := groupTime(pid)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if one > 0 && all > one+one/4 { // the second loop's
			break
		}
		if time.Now().After(end) {
			t.Fatalf("%v of the first process, %v of the group", one, all)
		}
	}
}
