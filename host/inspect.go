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
	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/report"
	"github.com/wasmserve/wasmserve/host/rewrite"
	"github.com/wasmserve/wasmserve/host/source"
)

// Inspect loads the module at path as a host with this configuration would, starts one instance, and describes it. It also returns the
// module. The error is about the file; any other fault of the module is in Refused.
func Inspect(ctx context.Context, path string, cfg Config) (report.Inspection, source.Module, error) {
	h, err := New(cfg)
	if err != nil {
		return report.Inspection{}, source.Module{}, err
	}
	defer h.Close()
	m, err := h.read(ctx, path)
	var at *fs.PathError
	if errors.As(err, &at) && at.Path == path {
		err = at.Err // the path is named once
	}
	if err != nil {
		return report.Inspection{}, m, fmt.Errorf("%s: %w", path, err)
	}
	ins := report.Inspection{Path: path, Size: m.Size, Hash: m.Hash, Sections: sections(m.File())}
	for name, data := range m.Sections {
		ins.Carried = append(ins.Carried, report.Section{Name: name, Size: int64(len(data))})
	}
	slices.SortFunc(ins.Carried, func(a, b report.Section) int { return strings.Compare(a.Name, b.Name) })
	ins.Refused = errText(h.inspect(ctx, m, &ins))
	if ins.Carried != nil {
		ins.Exports, ins.Imports = nil, nil
	}
	return ins, m, nil
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func (h *Host) inspect(ctx context.Context, m source.Module, ins *report.Inspection) error {
	if err := h.describeModule(ctx, m.Wasm, ins); err != nil {
		return err
	}
	c, err := h.compile(ctx, m)
	if err != nil {
		return err
	}
	ins.ABI, ins.Compile = c.adapter.Name(), c.took
	ins.Metered = &report.Metered{Functions: c.metered.Functions, Checks: c.metered.Checks, Bulk: c.metered.Bulk, Size: c.metered.Size}
	g, _, err := h.open(ctx, c, m, ins.Path)
	if err != nil {
		return err
	}
	defer func() { g.release(); <-g.drained }()
	ins.Routes = g.routes.Load().Describe()
	return g.pool.Use(ctx, func(i adapter.Instance) error {
		var err error
		if ins.Manifest, err = i.Config(); err == nil && !g.isolated {
			ins.Isolated = errText(g.version.isolate(g, i))
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
	for s, err := range wasmbin.All(wasm) {
		if err != nil && s.To == 0 {
			return append(list, report.Section{Name: "cut off", Size: int64(len(wasm) - s.From)})
		}
		name := fmt.Sprintf("unknown %d", s.ID)
		if int(s.ID) < len(sectionNames) {
			name = sectionNames[s.ID]
		}
		if s.ID == wasmbin.SecCustom && err == nil {
			name = fmt.Sprintf("custom %q", s.Name)
		}
		list = append(list, report.Section{Name: name, Size: int64(s.Size)})
	}
	return list
}
