// Package userns reports which user ids stand for exactly one user. In a user namespace (user_namespaces(7)) every user that the namespace
// does not map is shown with the same id, the overflow uid, usually 65534, which is also the id of the user nobody.
package userns

import (
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// overflow is the kernel's default overflow uid and gid, for systems where /proc cannot be read.
const overflow = 65534

// IDs holds the overflow ids and whether all users are mapped. For the zero value no id is ambiguous. It is constant after Load, so it
// may be used concurrently.
type IDs struct {
	uid, gid ids
}

type ids struct {
	partial  bool // some users are not mapped, or it is not known whether all are
	overflow uint32
}

// Load reads the ids of the current namespace. It never fails: where they cannot be read, as without /proc, it assumes that some users are
// not mapped.
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

// whole reports whether a uid_map maps every id, 0 to 4294967294, as in the initial namespace. Its lines are
// "inside outside count". The ranges never overlap, so the counts can be added up.
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

// Ambiguous reports whether uid may stand for any of several users: it is the overflow uid, and not all users are mapped. A
// mapping of the overflow uid itself does not help, since the kernel shows unmapped users with the same number.
func (i IDs) Ambiguous(uid uint32) bool { return i.uid.is(uid) }

// AmbiguousGroup reports whether gid may stand for any of several groups.
func (i IDs) AmbiguousGroup(gid uint32) bool { return i.gid.is(gid) }

func (i ids) is(id uint32) bool { return i.partial && id == i.overflow }
