// Package userns tells which user ids name one user. In a user namespace (user_namespaces(7)) every user that the namespace does not map
// is shown with the same id, the overflow uid, mostly 65534, which is that of nobody as well.
package userns

import (
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// overflow is the overflow uid and gid of the kernel where /proc does not tell.
const overflow = 65534

// IDs is what the system said when it was asked. The zero value takes every id for certain. It is constant, so any goroutine may use it.
type IDs struct {
	uid, gid ids
}

type ids struct {
	partial  bool // some users are not mapped, or that cannot be known
	overflow uint32
}

// Load asks the system. It never fails: what cannot be read, as where /proc is not mounted, is taken for the worse.
func Load() IDs {
	if runtime.GOOS != "linux" {
		return IDs{}
	}
	return load(os.ReadFile)
}

func load(read func(name string) ([]byte, error)) IDs {
	one := func(overflowFile, mapFile string) ids {
		n := uint64(overflow)
		if b, err := read(overflowFile); err == nil {
			if m, err := strconv.ParseUint(strings.TrimSpace(string(b)), 10, 32); err == nil {
				n = m
			}
		}
		b, err := read(mapFile)
		return ids{partial: err != nil || !whole(string(b)), overflow: uint32(n)}
	}
	return IDs{
		uid: one("/proc/sys/kernel/overflowuid", "/proc/self/uid_map"),
		gid: one("/proc/sys/kernel/overflowgid", "/proc/self/gid_map"),
	}
}

// whole reports whether a uid_map maps every id there is: 0 to 4294967294, as that of the first namespace does. Its lines are
// "inside outside count". Ranges never overlap, so their counts can be added up.
func whole(text string) bool {
	var sum uint64
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) != 3 {
			return false
		}
		n, err := strconv.ParseUint(fields[2], 10, 32)
		if err != nil {
			return false
		}
		sum += n
	}
	return sum == math.MaxUint32
}

// Ambiguous reports whether uid may stand for any of several users: it is the overflow uid, and not all users are mapped. That the
// overflow uid itself is mapped does not help, since the kernel shows the others with the same number.
func (i IDs) Ambiguous(uid uint32) bool { return i.uid.is(uid) }

// AmbiguousGroup is Ambiguous for a group's id.
func (i IDs) AmbiguousGroup(gid uint32) bool { return i.gid.is(gid) }

func (i ids) is(id uint32) bool { return i.partial && id == i.overflow }
