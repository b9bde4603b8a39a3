package snapshot

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// Most requests write to the same few pages: the stack, the buffers, the allocator's data. Dropping such a page and faulting it in and
// copying it again takes 2 to 4 us, and pages that were only read have to be faulted in again, too. So the kernel is asked which pages
// have been copied (PAGEMAP_SCAN, Linux 6.7; 1.1 us), and the image's content is written over those: 0.1 us a page. If it cannot answer,
// or lists too many pages, everything is dropped.
const (
	maxRegions = 64
	maxCopied  = 128 // pages
	pageSize   = 4096
)

// From linux/fs.h.
const (
	pagemapScan   = 0xc0606610 // _IOWR('f', 16, struct pm_scan_arg)
	pageIsFile    = 1 << 2
	pageIsPresent = 1 << 3
	pageIsSwapped = 1 << 4
)

// scanArg is struct pm_scan_arg.
type scanArg struct {
	size, flags, start, end, walkEnd, vec, vecLen, maxPages       uint64
	categoryInverted, categoryMask, categoryAnyofMask, returnMask uint64
}

// region is struct page_region.
type region struct{ start, end, _ uint64 }

// scan holds the arguments of one query to the kernel. It is allocated on the heap, never on a stack: the kernel gets the address of
// regions as a number, and a stack moves when it grows.
type scan struct {
	arg     scanArg
	regions [maxRegions]region
}

// dirty returns the parts of m that have been copied, and whether they could be determined within the limits.
func (i *Image) dirty(m *Memory) ([]region, bool) {
	if i.pagemap == nil {
		return nil, false
	}
	if m.scan == nil {
		m.scan = new(scan)
	}
	start, arg := uint64(uintptr(m.base)), &m.scan.arg
	*arg = scanArg{size: uint64(unsafe.Sizeof(*arg)), start: start, end: start + uint64(m.size),
		vec: uint64(uintptr(unsafe.Pointer(&m.scan.regions))), vecLen: maxRegions, maxPages: maxCopied,
		categoryInverted: pageIsFile, categoryMask: pageIsFile, categoryAnyofMask: pageIsPresent | pageIsSwapped, returnMask: pageIsPresent}
	n, _, errno := unix.Syscall(unix.SYS_IOCTL, i.pagemap.Fd(), pagemapScan, uintptr(unsafe.Pointer(arg)))
	if errno != 0 || arg.walkEnd != arg.end {
		return nil, false
	}
	return m.scan.regions[:n], true
}

// undo writes the image over the changed parts of m. It reports false if they could not be determined.
func (i *Image) undo(m *Memory) bool {
	list, ok := i.dirty(m)
	if !ok {
		return false
	}
	base := uint64(uintptr(m.base))
	for _, r := range list {
		from, to := uintptr(r.start-base), uintptr(r.end-base)
		copy(at(m.base, from, to), at(i.content, from, to))
	}
	return true
}

func at(base unsafe.Pointer, from, to uintptr) []byte {
	return unsafe.Slice((*byte)(unsafe.Add(base, from)), to-from)
}
