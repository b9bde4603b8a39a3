package state

// Sub is a part of a store with its own keys, for one of several guests: none reads or changes the keys of another. The store's
// limits apply to all parts together. It implements adapter.Store, and its methods may be called from any goroutine.
type Sub struct {
	store  *Store
	prefix string
}

// Sub returns the part with this name. The same name yields the same part, also after a restart. The keys of a Sub do not collide with the
// store's own as long as those do not begin with a NUL.
func (s *Store) Sub(name string) *Sub { return &Sub{s, "\x00" + name + "\x00"} }

// key returns the store's key for key. Most fit into buf, which saves an allocation.
func (s *Sub) key(buf []byte, key []byte) []byte { return append(append(buf, s.prefix...), key...) }

// Get is like Store.Get.
func (s *Sub) Get(key []byte, use func(value []byte)) (bool, error) {
	if err := checkKey(key); err != nil {
		return false, err
	}
	var buf [128]byte
	return s.store.get(s.key(buf[:0], key), use)
}

// Set is like Store.Set.
func (s *Sub) Set(key, value []byte) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return s.store.set(s.key(nil, key), value)
}

// Delete is like Store.Delete.
func (s *Sub) Delete(key []byte) (existed bool, err error) {
	if err := checkKey(key); err != nil {
		return false, err
	}
	return s.store.delete(s.key(nil, key))
}

// Add is like Store.Add.
func (s *Sub) Add(key []byte, delta int64) (int64, error) {
	if err := checkKey(key); err != nil {
		return 0, err
	}
	return s.store.add(s.key(nil, key), delta)
}

// CompareAndSwap is like Store.CompareAndSwap.
func (s *Sub) CompareAndSwap(key, old, new []byte) error {
	if err := checkKey(key); err != nil {
		return err
	}
	return s.store.compareAndSwap(s.key(nil, key), old, new)
}
