package main

import (
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// unshared skips a test where the system makes no namespaces of this kind for it.
func unshared(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("unshare", append(args, "true")...).CombinedOutput(); err != nil {
		t.Skipf("unshare %s: %v: %s", strings.Join(args, " "), err, out)
	}
}

// adminAs is the admin socket's answer to a user for the status.
func (a *around) adminAs(uid int) string {
	a.Helper()
	conn := a.dialAs(uid)
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(askPatience))
	io.WriteString(conn, "GET /-/status HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
	b, err := io.ReadAll(conn)
	if err != nil {
		a.Fatal(err)
	}
	return string(b)
}

// dialAs connects to the admin socket with the credentials of a user, which belong to the thread.
func (a *around) dialAs(uid int) net.Conn {
	a.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	set := func(uid int) {
		if _, _, errno := syscall.RawSyscall(syscall.SYS_SETRESUID, ^uintptr(0), uintptr(uid), ^uintptr(0)); errno != 0 {
			a.Fatal(errno)
		}
	}
	set(uid)
	conn, err := net.Dial("unix", "@"+a.name+".admin")
	set(0)
	if err != nil {
		a.Fatal(err)
	}
	return conn
}

// needRoot skips a test that has to be several users.
func needRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("needs root, to ask as several users")
	}
}

// TestAdminOverflow runs the server as nobody in a user namespace that maps no other user. All others are shown to it as nobody as well,
// so that id grants no access.
func TestAdminOverflow(t *testing.T) {
	needRoot(t)
	unshared(t, "-U", "--map-user=65534")
	a := surround(t, "exec unshare -U --map-user=65534 $serve handler.wasm", nil)
	for _, uid := range []int{1000, 65534} {
		if got := a.adminAs(uid); !strings.Contains(got, " 403 ") || !strings.Contains(got, "user 65534 stands for every user that this container does not map") {
			t.Errorf("user %d: %s", uid, got)
		}
	}
	a.stops()
}

// TestAdminUsers runs it where every user is mapped: the same user, which is root, is let in, others are not.
func TestAdminUsers(t *testing.T) {
	needRoot(t)
	a := surround(t, "exec $serve handler.wasm", nil)
	for uid, want := range map[int]string{0: " 200 ", 65534: "user 65534 may not use the admin socket", 1000: "user 1000 may not use the admin socket"} {
		if got := a.adminAs(uid); !strings.Contains(got, want) {
			t.Errorf("user %d: %s", uid, got)
		}
	}
	a.stops()
}
