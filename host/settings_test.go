package host

import "testing"

// The default: a handler that keeps its state in its instance has one instance, except for isolated requests, which share no instance.
func TestDefaultInstances(t *testing.T) {
	request, none := IsolationRequest, IsolationNone
	for _, test := range []struct {
		fixed, manifest Settings
		stateful        bool
		want            int
	}{
		{stateful: false, want: DefaultInstances},
		{stateful: true, want: 1},
		{stateful: true, manifest: Settings{Isolation: &request}, want: DefaultInstances},
		{stateful: true, fixed: Settings{Isolation: &request}, want: DefaultInstances},
		{stateful: true, fixed: Settings{Isolation: &none}, manifest: Settings{Isolation: &request}, want: 1},
		{stateful: true, manifest: Settings{Instances: new(4)}, want: 4},
		{stateful: true, fixed: Settings{Instances: new(2)}, manifest: Settings{Instances: new(4)}, want: 2},
		{stateful: true, manifest: Settings{Instances: new(4), Isolation: &request}, want: 4},
	} {
		if got := *resolve(test.fixed, test.manifest, test.stateful).Instances; got != test.want {
			t.Errorf("%+v: %d instances, want %d", test, got, test.want)
		}
	}
}

// TestManifestRaisesNothing: a manifest lowers the number of instances, and a flag alone raises it.
func TestManifestRaisesNothing(t *testing.T) {
	for _, test := range []struct {
		fixed, manifest *int
		want, warnings  int
	}{
		{nil, new(10000), DefaultInstances, 1}, {nil, new(3), 3, 0}, {new(200), new(10000), 200, 1}, {new(200), nil, 200, 0}, {nil, nil, DefaultInstances, 0},
	} {
		m := Settings{Instances: test.manifest}
		s := resolve(Settings{Instances: test.fixed}, m, false)
		if n := len(raised(m, s)); *s.Instances != test.want || n != test.warnings {
			t.Errorf("%d instances, %d warnings, want %d and %d", *s.Instances, n, test.want, test.warnings)
		}
	}
}

// A memory is less than 4 GiB: the checks of nested modules rely on it, which may lead one byte past the end of their memory.
func TestMemoryPages(t *testing.T) {
	for asked, want := range map[uint32]uint32{0: DefaultMemoryPages, 1: 1, 65535: 65535, 65536: 65535, 1 << 31: 65535} {
		c := Config{MemoryPages: asked}
		if c.setDefaults(); c.MemoryPages != want {
			t.Errorf("%d pages: %d, want %d", asked, c.MemoryPages, want)
		}
	}
}
