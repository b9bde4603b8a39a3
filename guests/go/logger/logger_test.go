package logger

import (
	"io"
	"log/slog"
	"os"
	"testing"
)

// In a native build the host's log is standard error.
func TestLogger(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	old := os.Stderr
	os.Stderr = w
	log := New(slog.LevelInfo)
	log.Debug("dropped")
	log.With("a", 1).WithGroup("g").Warn("two words", "time", "kept")
	log.Error("e")
	os.Stderr = old
	w.Close()
	got, _ := io.ReadAll(r)
	if want := "WARN msg=\"two words\" a=1 g.time=kept\nERROR msg=e\n"; string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
