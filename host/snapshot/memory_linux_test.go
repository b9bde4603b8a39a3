//go:build linux

package snapshot

import (
	"bytes"
	"math/rand/v2"
	"os"
	"testing"
)

func newPair(t testing.TB, pages int) (*Memory, []byte, []byte, *Image) {
	t.Helper()
	a := &Allocator{}
	l := a.Allocate(0, 64<<20)
	t.Cleanup(l.Free)
	m := a.Memory()
	content := l.Reallocate(uint64(pages) << 16)
	if len(content) != pages<<16 {
		t.Fatalf("%d bytes", len(content))
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range len(content) / 100 { // half of the pages stay zero
		content[r.IntN(len(content)/2)] = byte(r.Int())
	}
	before := bytes.Clone(content)
	i, err := Take(m)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { i.Close() })
	return m, content, before, i
}

// TestRestore writes at random places, a little or a lot, and finds everything restored.
func TestRestore(t *testing.T) {
	m, content, before, image := newPair(t, 100)
	r := rand.New(rand.NewPCG(3, 4))
	check := func(what string) {
		t.Helper()
		if !bytes.Equal(content, before) {
			t.Fatalf("after %s the memory is not the image", what)
		}
	}
	check("Take")
	for round := range 300 {
		for range []int{1, 10, 100, 5000}[round%4] {
			at := r.IntN(len(content) - 8)
			copy(content[at:], "a secret")
		}
		if round%7 == 0 { // read only
			_ = bytes.Count(content, []byte{1})
		}
		if bytes.Equal(content, before) {
			t.Fatal("nothing was written")
		}
		if err := image.Restore(m); err != nil {
			t.Fatal(err)
		}
		check("Restore")
	}
	other := (&Allocator{}).Allocate(0, 64<<20).(*Memory)
	defer other.Free()
	copied := other.Reallocate(uint64(len(content)))
	copy(copied, "something else")
	if err := image.Apply(other); err != nil || !bytes.Equal(copied, before) {
		t.Errorf("a copy: %v", err)
	}
	copy(copied, "of its own")
	check("a write to the copy")
	if err := image.Restore(other); err != nil || !bytes.Equal(copied, before) {
		t.Errorf("the copy restored: %v", err)
	}
}

// TestGrown: memory that has grown is not restored, and an image is not applied to memory of another size.
func TestGrown(t *testing.T) {
	m, content, _, image := newPair(t, 2)
	if grown := m.Reallocate(3 << 16); len(grown) != 3<<16 || &grown[0] != &content[0] {
		t.Errorf("grown to %d bytes, moved: %v", len(grown), &grown[0] != &content[0])
	}
	if err := image.Restore(m); err == nil || err.Error() != "the memory has grown" {
		t.Errorf("restore: %v", err)
	}
	if err := image.Apply(m); err == nil || err.Error() != "the memory has another size than its image" {
		t.Errorf("apply: %v", err)
	}
	if m.Reallocate(64<<20+1) != nil {
		t.Error("grown over its limit")
	}
}

// TestNoPagemap drops everything if the kernel cannot list dirty pages.
func TestNoPagemap(t *testing.T) {
	m, content, before, image := newPair(t, 10)
	if image.pagemap != nil {
		image.pagemap.Close()
		image.pagemap = nil
	}
	copy(content[100:], "a secret")
	if err := image.Restore(m); err != nil || !bytes.Equal(content, before) {
		t.Errorf("restored: %v", err)
	}
}

func TestEmpty(t *testing.T) {
	if _, err := Take(nil); err == nil {
		t.Error("an image of nothing")
	}
	m := newMemory(1 << 16)
	defer m.Free()
	if got := m.Reallocate(0); len(got) != 0 {
		t.Errorf("%d bytes", len(got))
	}
	image, err := Take(m)
	if err != nil {
		t.Fatal(err)
	}
	defer image.Close()
	if err := image.Restore(m); err != nil {
		t.Error(err)
	}
}

// TestLeaks makes and frees many memories: no mapping and no descriptor leaks.
func TestLeaks(t *testing.T) {
	count := func() int {
		maps, _ := os.ReadFile("/proc/self/maps")
		files, _ := os.ReadDir("/proc/self/fd")
		return bytes.Count(maps, []byte{'\n'}) + len(files)
	}
	before := 0
	for n := range 200 {
		m := newMemory(16 << 20)
		m.Reallocate(1 << 20)[5] = 1
		image, err := Take(m)
		if err != nil {
			t.Fatal(err)
		}
		m.Free()
		m.Free() // twice does no harm
		image.Close()
		if n == 50 {
			before = count()
		}
	}
	if after := count(); after > before+20 {
		t.Errorf("mappings and descriptors: %d after 50, %d after 200", before, after)
	}
}

// BenchmarkRestore measures the cost of a request that has written to this many pages.
func BenchmarkRestore(b *testing.B) {
	for _, pages := range []int{1, 10, 100, 1000} {
		b.Run("", func(b *testing.B) {
			m, content, _, image := newPair(b, 100)
			for b.Loop() {
				for p := range pages {
					content[p*pageSize] = 1
				}
				if err := image.Restore(m); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestStackMoves restores from goroutines whose stacks have little room left: a stack that grows moves, so memory that the kernel writes
// to must not be on it.
func TestStackMoves(t *testing.T) {
	m, content, before, image := newPair(t, 4)
	for depth := range 2000 {
		done := make(chan error)
		go func() {
			done <- deep(depth, func() error {
				copy(content[5000:], "a secret")
				return image.Restore(m)
			})
		}()
		if err := <-done; err != nil || !bytes.Equal(content, before) {
			t.Fatalf("at depth %d the memory is not the image (%v)", depth, err)
		}
	}
}

//go:noinline
func deep(n int, f func() error) error {
	if n == 0 {
		return f()
	}
	return deep(n-1, f)
}
