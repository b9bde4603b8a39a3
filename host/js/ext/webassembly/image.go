package webassembly

import (
	"fmt"
	"slices"
)

// Image is what a store held when it was taken, but for the engine's memory, which is restored by others. It is constant.
type Image struct {
	args, last uint32
	memories   map[uint32]Memory
	instances  []instanceImage
}

// instanceImage is one instance.
type instanceImage struct {
	Instance // only what is constant
	globals  []uint64
	tables   [][]int32 // handles, or numbers of values
}

// Image takes an image, to which Restore returns and of which Adopt makes copies. The error is the reason for which that is not possible.
func (s *Store) Image() (*Image, error) {
	img := &Image{args: s.args, last: s.last, memories: map[uint32]Memory{}}
	for id, m := range s.memories {
		img.memories[id] = *m
	}
	for id, i := range s.instances {
		if i.owner == 0 && len(i.code.Unsaved) > 0 {
			return nil, fmt.Errorf("a WebAssembly module has %s, which cannot be restored", i.code.Unsaved[0])
		}
		one := instanceImage{Instance: Instance{id: id, code: i.code, from: i.from, memory: i.memory, bridges: slices.Clone(i.bridges), bridge: i.bridge, owner: i.owner}}
		for t := range i.code.infoOf(i).Tables {
			list, err := i.table(uint32(t))
			if err != nil {
				return nil, err
			}
			one.tables = append(one.tables, list)
		}
		i.dirty.Set(0)
		one.globals = i.globals.Values()
		img.instances = append(img.instances, one)
	}
	slices.SortFunc(img.instances, func(a, b instanceImage) int { return int(a.id) - int(b.id) })
	return img, nil
}

// table is all elements of a table.
func (i *Instance) table(t uint32) ([]int32, error) {
	n, err := i.TableSize(t)
	if err != nil {
		return nil, err
	}
	list := make([]int32, n)
	for at := range n {
		if list[at], err = i.TableGet(t, at); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Restore restores the store to the image: everything made since is closed. It reports whether that was possible; if not, the script's
// instance cannot be used again.
func (s *Store) Restore(img *Image) bool {
	if s.Running() {
		return false
	}
	for n := range img.instances {
		if i := s.instances[img.instances[n].id]; i == nil || i.dirty.Get() != 0 {
			return false
		}
	}
	kept := 0
	for n := range img.instances {
		one := &img.instances[n]
		i := s.instances[one.id]
		i.globals.Restore(one.globals)
		i.bridges = i.bridges[:len(one.bridges)]
		kept++
	}
	if len(s.instances) > kept {
		for id := range s.instances {
			if !slices.ContainsFunc(img.instances, func(one instanceImage) bool { return one.id == id }) {
				s.close(id)
			}
		}
	}
	s.forget()
	s.take(img)
	return true
}

// forget drops what is known of references to bridges: their numbers are given again.
func (s *Store) forget() {
	for _, i := range s.instances {
		for raw, h := range i.handles {
			if h < 0 && !slices.Contains(i.bridges, uint32(-h)) {
				delete(i.handles, raw)
			}
		}
	}
}

// take sets what is not in instances.
func (s *Store) take(img *Image) {
	s.args, s.last = img.args, img.last
	if len(s.memories) == 0 && len(img.memories) == 0 {
		return // most scripts have none, and this is done for each request
	}
	s.memories = make(map[uint32]*Memory, len(img.memories))
	for id, m := range img.memories {
		s.memories[id] = &m
	}
}

// Adopt makes a new store a copy of the image, beside an engine whose memory is already a copy.
func (s *Store) Adopt(img *Image) error {
	if img.args == 0 {
		return nil
	}
	s.memories = map[uint32]*Memory{}
	s.take(img)
	s.instances = make(map[uint32]*Instance, len(img.instances))
	for n := range img.instances {
		one := &img.instances[n]
		i, err := s.instantiate(one.code, one.from, one.id, one.memory)
		if err != nil {
			return err
		}
		i.owner, i.bridge, i.bridges = one.owner, one.bridge, slices.Clone(one.bridges)
	}
	for n := range img.instances {
		one := &img.instances[n]
		i := s.instances[one.id]
		if _, err := i.help(exportRanges); err != nil {
			return err
		}
		for t, list := range one.tables {
			if err := i.setTable(uint32(t), list); err != nil {
				return err
			}
		}
		i.globals.Restore(one.globals)
		i.dirty.Set(0)
	}
	return nil
}

// setTable fills a table in which there is nothing yet.
func (i *Instance) setTable(t uint32, list []int32) error {
	n, err := i.TableSize(t)
	if err != nil {
		return err
	}
	if more := len(list) - int(n); more > 0 {
		if _, err := i.TableGrow(t, uint32(more), 0); err != nil {
			return err
		}
	}
	for at, element := range list {
		if element != 0 {
			if err := i.TableSet(t, uint32(at), element); err != nil {
				return err
			}
		}
	}
	return nil
}
