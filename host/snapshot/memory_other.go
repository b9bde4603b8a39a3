//go:build !linux

package snapshot

import "errors"

// Memory is the linear memory of one instance. Its methods must not be called concurrently.
type Memory struct {
	buf []byte // its capacity grows by doubling
	max uint64
}

func newMemory(max uint64) *Memory { return &Memory{max: max} }

// Reallocate makes the memory size bytes long and returns it, or nil if that is over its limit.
func (m *Memory) Reallocate(size uint64) []byte {
	if size > m.max {
		return nil
	}
	if size > uint64(cap(m.buf)) {
		m.buf = append(make([]byte, 0, max(size, min(2*uint64(cap(m.buf)), m.max))), m.buf...)
	}
	m.buf = m.buf[:max(uint64(len(m.buf)), size)]
	return m.buf[:size:size]
}

// Free drops the memory.
func (m *Memory) Free() { m.buf = nil }

// Image is the content of a memory at the time of Take. It may be used from any goroutine.
type Image struct{ content []byte }

// Take makes an image of m.
func Take(m *Memory) (*Image, error) {
	if m == nil {
		return nil, errors.New("the memory is not ours")
	}
	return &Image{append([]byte(nil), m.buf...)}, nil
}

// Apply makes m a copy of the image. Their sizes must be equal.
func (i *Image) Apply(m *Memory) error {
	if m == nil || len(m.buf) != len(i.content) {
		return errors.New("the memory has another size than its image")
	}
	copy(m.buf, i.content)
	return nil
}

// Restore undoes every change of m since Apply. It fails if m has grown: m cannot be used again then.
func (i *Image) Restore(m *Memory) error {
	if len(m.buf) != len(i.content) {
		return errors.New("the memory has grown")
	}
	copy(m.buf, i.content)
	return nil
}

// Size returns the image's size in bytes.
func (i *Image) Size() int64 { return int64(len(i.content)) }

// Close releases the image.
func (i *Image) Close() error { return nil }
