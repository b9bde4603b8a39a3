package js

import (
	"testing"

	"github.com/wasmserve/wasmserve/host/js/ext"
)

// TestHostCalls: a call of a host function allocates nothing by itself, each has one name, and a name that none has is undefined.
func TestHostCalls(t *testing.T) {
	inst, _ := open(t, `export default { fetch() { return new Response('x') } }`)
	inst.enter.Lock()
	defer inst.enter.Unlock()
	name := []byte("pending")
	if n := testing.AllocsPerRun(1000, func() { inst.Call(name, nil) }); n != 0 {
		t.Errorf("a call allocates %v times", n)
	}
	if v := inst.Call([]byte("nope"), nil); !v.IsUndefined() {
		t.Errorf("an unknown function returns %x", uint64(v))
	}
	table := hostFunctions()
	if len(table.names) != len(table.by) {
		t.Errorf("%d names of %d functions", len(table.names), len(table.by))
	}
	for _, name := range table.names {
		if f := table.by[name]; f == nil || f.call == nil {
			t.Errorf("%s is not bound", name)
		}
	}
	var twice functionTable
	defer func() {
		if recover() == nil {
			t.Error("two functions of one name are accepted")
		}
	}()
	bind(&twice, processOps, func(e *extensions) *process { return &e.process })
	bind(&twice, []ext.Op[ext.None]{{Name: "log"}}, none)
}
