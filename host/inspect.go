package host

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// Inspect loads the module at path as a host with this configuration would, starts one instance, and describes it. The
// error is about the file; any other fault of the module is in Refused.
func Inspect(ctx context.Context, path string, cfg Config) (report.Inspection, error) {
	h, err := New(cfg)
	if err != nil {
		return report.Inspection{}, err
	}
	defer h.Close()
	wasm, hash, err := h.read(ctx, path)
	var at *fs.PathError
	if errors.As(err, &at) && at.Path == path {
		err = at.Err // the path is named once
	}
	if err != nil {
		return report.Inspection{}, fmt.Errorf("%s: %w", path, err)
	}
	ins := report.Inspection{Path: path, Size: int64(len(wasm)), Hash: hash, Sections: sections(wasm)}
	_, carried := adapter.CutSections(wasm)
	for name, data := range carried {
		ins.Carried = append(ins.Carried, report.Section{Name: name, Size: int64(len(data))})
	}
	slices.SortFunc(ins.Carried, func(a, b report.Section) int { return strings.Compare(a.Name, b.Name) })
	ins.Refused = errText(h.inspect(ctx, wasm, &ins))
	if ins.Carried != nil {
		ins.Exports, ins.Imports = nil, nil
	}
	return ins, nil
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func (h *Host) inspect(ctx context.Context, wasm []byte, ins *report.Inspection) error {
	if err := h.describeModule(ctx, wasm, ins); err != nil {
		return err
	}
	c, err := h.compile(ctx, wasm, ins.Hash)
	if err != nil {
		return err
	}
	ins.ABI, ins.Compile = c.adapter.Name(), c.took
	ins.Metered = &report.Metered{Functions: c.metered.Functions, Checks: c.metered.Checks, Bulk: c.metered.Bulk, Size: c.metered.Size}
	g, _, err := h.open(ctx, c, ins.Path)
	if err != nil {
		return err
	}
	defer func() { g.release(); <-g.drained }()
	ins.Routes = g.routes.Load().Describe()
	return g.pool.Use(ctx, func(i adapter.Instance) error {
		var err error
		if ins.Manifest, err = i.Config(); err == nil && !g.isolated {
			ins.Isolated = errText(g.isolate(i))
		}
		return err
	})
}

// describeModule records exports, imports and memory of any core module, even if no adapter accepts it.
func (h *Host) describeModule(ctx context.Context, wasm []byte, ins *report.Inspection) error {
	if err := checkHeader(wasm); err != nil {
		return err
	}
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().
		WithCoreFeatures(features).WithMemoryLimitPages(h.cfg.MemoryPages).WithDebugInfoEnabled(false))
	defer rt.Close(ctx)
	outline, err := rewrite.Outline(wasm)
	if err != nil {
		return err
	}
	mod, err := compileModule(ctx, rt, outline, 1)
	if err != nil {
		return fmt.Errorf("compile: %w", err)
	}
	for name := range mod.ExportedFunctions() {
		ins.Exports = append(ins.Exports, name)
	}
	slices.Sort(ins.Exports)
	for _, f := range mod.ImportedFunctions() {
		module, name, _ := f.Import()
		ins.Imports = append(ins.Imports, module+"."+name)
	}
	slices.Sort(ins.Imports)
	for _, m := range mod.ExportedMemories() {
		ins.MemoryMin = m.Min()
		if most, ok := m.Max(); ok {
			ins.MemoryMax = most
		}
	}
	return nil
}

var sectionNames = [...]string{"custom", "type", "import", "function", "table", "memory", "global", "export", "start",
	"element", "code", "data", "data count", "tag"}

// sections lists the sections of a wasm file, up to the first malformed one.
func sections(wasm []byte) (list []report.Section) {
	if len(wasm) < 8 {
		return nil
	}
	for rest := wasm[8:]; len(rest) > 0; {
		id := rest[0]
		size, n := uleb(rest[1:])
		if n == 0 || uint64(len(rest)-1-n) < size {
			return append(list, report.Section{Name: "cut off", Size: int64(len(rest))})
		}
		body := rest[1+n : 1+n+int(size)]
		name := fmt.Sprintf("unknown %d", id)
		if int(id) < len(sectionNames) {
			name = sectionNames[id]
		}
		if id == 0 {
			if l, n := uleb(body); n > 0 && uint64(len(body)-n) >= l {
				name = fmt.Sprintf("custom %q", body[n:n+int(l)])
			}
		}
		list = append(list, report.Section{Name: name, Size: int64(size)})
		rest = rest[1+n+int(size):]
	}
	return list
}

// uleb reads an unsigned LEB128 of at most 32 bits and returns its length; 0: malformed.
func uleb(b []byte) (v uint64, n int) {
	for n < len(b) && n < 5 {
		v |= uint64(b[n]&0x7f) << (7 * n)
		n++
		if b[n-1] < 0x80 {
			return v, n
		}
	}
	return 0, 0
}
