package host

import "testing"

// What nobody has said: a handler that keeps its state in its instance has one, but for isolated requests, which share none.
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

// TestManifestRaisesNothing: a manifest lowers limits, and a flag alone raises them.
func TestManifestRaisesNothing(t *testing.T) {
	most := int64(DefaultMaxBody)
	s := resolve(Settings{}, Settings{Instances: new(10000), MaxBody: new(most * 8)}, false)
	if *s.Instances != DefaultInstances || *s.MaxBody != most {
		t.Errorf("%d instances, bodies of %d bytes", *s.Instances, *s.MaxBody)
	}
	if n := len(raised(Settings{Instances: new(10000), MaxBody: new(most * 8)}, s)); n != 2 {
		t.Errorf("%d warnings, want 2", n)
	}
	s = resolve(Settings{}, Settings{Instances: new(3), MaxBody: new(int64(5))}, true)
	if *s.Instances != 3 || *s.MaxBody != 5 {
		t.Errorf("lower: %d instances, bodies of %d bytes", *s.Instances, *s.MaxBody)
	}
	s = resolve(Settings{Instances: new(200), MaxBody: new(most * 2)}, Settings{Instances: new(10000), MaxBody: new(most * 8)}, false)
	if *s.Instances != 200 || *s.MaxBody != most*2 {
		t.Errorf("with flags: %d instances, bodies of %d bytes", *s.Instances, *s.MaxBody)
	}
}
