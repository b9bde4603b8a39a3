package report

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// TestJSON: the names that operators' programs read. Names may be added, but not moved or removed.
func TestJSON(t *testing.T) {
	handler := "current errors last_reload limits old ready refused reload_failures reloads requests streams"
	for _, c := range []struct {
		value any
		want  string
	}{
		{Status{}, "draining front module pid rss uptime version " + handler},
		{HandlerStatus{Path: "/", File: "index.wasm"}, "file path " + handler},
		{ReloadResult{}, "at by module new ok old took_ns"},
	} {
		text, err := json.Marshal(c.value)
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]any
		if err := json.Unmarshal(text, &fields); err != nil {
			t.Fatal(err)
		}
		var got []string
		for name := range fields {
			got = append(got, name)
		}
		slices.Sort(got)
		want := strings.Fields(c.want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%T:\n got %q\nwant %q", c.value, got, want)
		}
	}
}
