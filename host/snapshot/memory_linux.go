package snapshot

import (
	"errors"
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Memory is the linear memory of one instance: a reservation that is made accessible as it grows. Its methods must not be called
// concurrently, and Free not before the last call into the instance has returned: an access to an unmapped page kills the process.
type Memory struct {
	base unsafe.Pointer // nil: the reservation failed, or was freed
	max  uintptr        // bytes reserved
	size uintptr        // bytes accessible
	scan *scan          // nil: not queried yet
}

func newMemory(max uint64) *Memory {
	if max == 0 || max != uint64(uintptr(max)) {
		return &Memory{}
	}
	base, err := unix.MmapPtr(-1, 0, nil, uintptr(max), unix.PROT_NONE, unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
	if err != nil {
		return &Memory{}
	}
	return &Memory{base: base, max: uintptr(max)}
}

// Reallocate makes size bytes accessible and returns them, or nil if there is no room.
func (m *Memory) Reallocate(size uint64) []byte {
	if size > uint64(m.max) {
		return nil
	}
	if n := uintptr(size); n > m.size {
		if err := unix.Mprotect(m.bytes(n)[m.size:], unix.PROT_READ|unix.PROT_WRITE); err != nil {
			return nil
		}
		m.size = n
	}
	return m.bytes(uintptr(size))
}

func (m *Memory) bytes(n uintptr) []byte { return unsafe.Slice((*byte)(m.base), n) }

// Free unmaps the memory.
func (m *Memory) Free() {
	if m.base != nil {
		unix.MunmapPtr(m.base, m.max) // fails only for invalid arguments
		*m = Memory{}
	}
}

// Image is the content of a memory at the time of Take. It may be used from any goroutine.
type Image struct {
	file    *os.File
	content unsafe.Pointer // the file, mapped for reading; nil if it is empty
	size    uintptr
	pagemap *os.File // nil: the kernel cannot list dirty pages
}

// Take makes an image of m, and turns m into a copy of it.
func Take(m *Memory) (*Image, error) {
	if m == nil || m.base == nil {
		return nil, errors.New("the memory is not mapped")
	}
	fd, err := unix.MemfdCreate("wasmserve-image", unix.MFD_CLOEXEC|unix.MFD_ALLOW_SEALING)
	if err != nil {
		return nil, fmt.Errorf("make a file in memory: %w", err)
	}
	i := &Image{file: os.NewFile(uintptr(fd), "wasmserve-image"), size: m.size}
	if err := i.fill(m.bytes(m.size)); err != nil {
		i.Close()
		return nil, fmt.Errorf("write the image: %w", err)
	}
	if err := i.Apply(m); err != nil {
		i.Close()
		return nil, err
	}
	i.pagemap, _ = os.Open("/proc/self/pagemap") // restoring is slower without it
	return i, nil
}

// fill writes the nonzero parts; the rest stays a hole.
func (i *Image) fill(content []byte) error {
	if err := i.file.Truncate(int64(len(content))); err != nil {
		return err
	}
	for at := 0; at < len(content); at += pageSize {
		p := content[at:min(at+pageSize, len(content))]
		if zero(p) {
			continue
		}
		if _, err := i.file.WriteAt(p, int64(at)); err != nil {
			return err
		}
	}
	if _, err := unix.FcntlInt(i.file.Fd(), unix.F_ADD_SEALS, unix.F_SEAL_WRITE|unix.F_SEAL_SHRINK|unix.F_SEAL_GROW|unix.F_SEAL_SEAL); err != nil {
		return err
	}
	var err error
	if i.size > 0 {
		i.content, err = unix.MmapPtr(int(i.file.Fd()), 0, nil, i.size, unix.PROT_READ, unix.MAP_PRIVATE)
	}
	return err
}

func zero(p []byte) bool {
	for _, b := range p {
		if b != 0 {
			return false
		}
	}
	return true
}

// Apply makes m a copy of the image. Their sizes must be equal.
func (i *Image) Apply(m *Memory) error {
	if m == nil || m.base == nil || m.size != i.size {
		return errors.New("the memory has another size than its image")
	}
	if m.size == 0 {
		return nil
	}
	_, err := unix.MmapPtr(int(i.file.Fd()), 0, m.base, m.size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_FIXED|unix.MAP_NORESERVE)
	if err != nil {
		return fmt.Errorf("map the image: %w", err)
	}
	return nil
}

// Restore undoes every change of m since Apply. It fails if m has grown: m cannot be used again then.
func (i *Image) Restore(m *Memory) error {
	if m.size != i.size {
		return errors.New("the memory has grown")
	}
	if m.size == 0 {
		return nil
	}
	if i.undo(m) {
		return nil
	}
	return unix.Madvise(m.bytes(m.size), unix.MADV_DONTNEED)
}

// Size returns the image's size in bytes.
func (i *Image) Size() int64 { return int64(i.size) }

// Close releases the image. Memories that it was applied to keep their content, but must not be restored any more.
func (i *Image) Close() error {
	if i.pagemap != nil {
		i.pagemap.Close()
	}
	if i.content != nil {
		unix.MunmapPtr(i.content, i.size)
		i.content = nil
	}
	return i.file.Close()
}
