package host

import "testing"

// TestPlace: the record of a URL does not depend on the directory that the server was started in.
func TestPlace(t *testing.T) {
	const name = "oci://host/app:1"
	h := &Host{cfg: Config{Module: name}}
	if got := h.place(); got != name {
		t.Errorf("got %q", got)
	}
}
