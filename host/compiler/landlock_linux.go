package compiler

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

// reading is what a process may do below the directories that it reads.
const reading = landlock.AccessFSSet(ll.AccessFSReadFile | ll.AccessFSReadDir)

// restrict keeps this process from opening files: it may read below the directories read, and read and write below the directory write
// ("": nowhere). It also makes no sockets, and reaches no other process, as far as the kernel can restrict these (see unrestricted).
func restrict(read []string, write string) error {
	rules := []landlock.Rule{landlock.PathAccess(reading, read...).IgnoreIfMissing()}
	if write != "" {
		rules = append(rules, landlock.RWDirs(write).WithRefer())
	}
	return errors.Join(landlock.V11.BestEffort().Restrict(rules...), noSockets())
}

// unrestricted returns what the kernel does not restrict for processes; "": it restricts all.
func unrestricted() string {
	if version, err := ll.LandlockGetABIVersion(); err != nil {
		return fmt.Sprintf("files: there is no Landlock (%v)", err)
	} else if version < 2 {
		return fmt.Sprintf("files: Landlock has version %d, and they need 2", version)
	}
	if machines[runtime.GOARCH].arch == 0 {
		return "the network: no filter of system calls for " + runtime.GOARCH
	}
	return ""
}
