package main

import "testing"

func TestEnvironment(t *testing.T) {
	var list []string
	v := envValue{&list}
	for _, s := range []string{"A,B", "C=x,y=z", "NONE", "D="} {
		if err := v.Set(s); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	for _, s := range []string{"", "=x", "A,,B", " A", "A\x00"} {
		if err := v.Set(s); err == nil || err.Error() != "want NAME or NAME=VALUE" {
			t.Errorf("%q: %v", s, err)
		}
	}
	got := environment(list, func(name string) (string, bool) {
		value, ok := map[string]string{"A": "1", "B": "", "C": "no"}[name]
		return value, ok
	})
	want := map[string]string{"A": "1", "B": "", "C": "x,y=z", "D": ""}
	if len(got) != len(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for name, value := range want {
		if v, ok := got[name]; !ok || v != value {
			t.Errorf("%s: %q %v, want %q", name, v, ok, value)
		}
	}
}
