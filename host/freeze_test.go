package host_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host"
)

// TestFreeze: a host that is about to stop answers requests, and loads nothing: neither for the operator nor for its guest.
func TestFreeze(t *testing.T) {
	h, _, l := setup(t, "v1.wasm", nil)
	h.Freeze()
	if _, err := h.Reload(t.Context(), host.ReloadOptions{By: "admin", Force: true}); !errors.Is(err, host.ErrShutdown) {
		t.Errorf("Reload: %v", err)
	}
	for _, text := range []string{`{}`, `{"module":"handler.wasm"}`, `{"routes":{}}`} {
		if f := send(h, "/reload", text); strings.HasPrefix(string(f.body), "0") {
			t.Errorf("the guest's reload %s succeeded", text)
		}
	}
	if !strings.Contains(l.String(), host.ErrShutdown.Error()) {
		t.Errorf("the reason is not logged: %s", l)
	}
	if f := get(h, "/"); string(f.body) != v1 {
		t.Errorf("%d %q", f.status, f.body)
	}
	if s := h.Status(); !s.Ready || s.Current == nil {
		t.Errorf("%+v", s)
	}
}
