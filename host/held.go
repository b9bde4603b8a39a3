package host

// maxHeld limits how many modules are held.
const maxHeld = 64

// hold holds the module with the hash out, and no longer the one with the hash in. h.mu is held.
func (h *Host) hold(in, out string) {
	if h.held == nil || len(h.held) >= maxHeld {
		h.held = map[string]bool{}
	}
	delete(h.held, in)
	h.held[out] = true
}

// letGo holds no module any more.
func (h *Host) letGo() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.held = nil
}

// heldBack reports whether the module with this hash was rolled back, and no other one was loaded from the file since.
func (h *Host) heldBack(hash string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.held[hash]
}

// operators reports whether an operator has asked for a reload by this way.
func operators(by string) bool { return by == "admin" || by == "signal" }

func (h *Host) failedBefore(hash string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.failed == hash
}
