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
