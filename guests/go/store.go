package wasmserve

// Store is a store shared by all instances and kept over reloads. Keys have 1 to 1,024 bytes; the host limits values
// (ErrTooLarge). ErrDenied: the operator has disabled it.
type Store struct{}

// State is the store.
func State() Store { return Store{} }

// Get returns a copy of the key's value. ErrNotFound: it does not exist.
func (Store) Get(key string) ([]byte, error) {
	return ask(func(p *byte, n uint32) int32 { return hostStateGet(key, p, n) })
}

// GetString is Get as a string. It returns fallback if the key is missing or the store cannot be read.
func (s Store) GetString(key, fallback string) string {
	v, err := s.Get(key)
	if err != nil {
		return fallback
	}
	return string(v)
}

// Set sets the key's value.
func (Store) Set(key string, value []byte) error {
	return statusError(hostStateSet(key, string(value)))
}

// SetString is Set.
func (Store) SetString(key, value string) error { return statusError(hostStateSet(key, value)) }

// Delete deletes the key and reports whether it existed.
func (Store) Delete(key string) (bool, error) {
	n := hostStateDelete(key)
	return n == 1, statusError(n)
}

// Add adds to the key's value, a decimal number (absent: 0), and returns the sum. ErrInvalid: the value is not a number, or
// the sum overflows.
func (Store) Add(key string, delta int64) (int64, error) {
	sum := new([8]byte)
	if n := hostStateAdd(key, delta, &sum[0]); n < 0 {
		return 0, StatusError(n)
	}
	return int64(get64(sum[:], 0)), nil
}

// CompareAndSwap sets the key's value to new if it is old. old nil: if it is absent; new nil: deletes it. ErrConflict: the value
// differs.
func (Store) CompareAndSwap(key string, old, new []byte) error {
	return statusError(hostStateCAS(key, first(old), length(old), first(new), length(new)))
}

// absent is the length that stands for an absent value (SPEC 6.6).
const absent = 1<<32 - 1

func length(p []byte) uint32 {
	if p == nil {
		return absent
	}
	return uint32(len(p))
}

func first(p []byte) *byte {
	if len(p) == 0 {
		return nil
	}
	return &p[0]
}

// ask calls a host function that writes a value if it fits and returns its length, until it fits.
func ask(call func(p *byte, capacity uint32) int32) ([]byte, error) {
	b := make([]byte, 512)
	for {
		n := call(&b[0], uint32(len(b)))
		if n < 0 {
			return nil, StatusError(n)
		}
		if int(n) <= len(b) {
			return b[:n], nil
		}
		b = make([]byte, n)
	}
}
