// Package node has the table of Node's modules that the bundler, the runtime (lib/node.js) and the documentation share.
package node

import (
	_ "embed"
	"encoding/json"
	"slices"
	"sync"
)

//go:embed modules.json
var table []byte

// Modules is the table modules.json. Names are without "node:".
type Modules struct {
	// Libraries has the modules that are scripts of their own, in lib, with the name of the script.
	Libraries map[string]string
	// Made lists the small modules, which small.js makes when they are first required.
	Made []string
	// Parts has the other names of modules, and the modules that are an export of another: the module, and the export unless it is all of
	// the module.
	Parts map[string][]string
	// Unsupported has the modules that the sandbox does not have, with the exports that a handler may import statically anyway, since they
	// ask nothing of the system. All others throw when they are called (absent.js).
	Unsupported map[string][]string
	// Prefixed lists unsupported modules that have a name only with "node:". They are found when the script runs.
	Prefixed []string
	// Packages lists the npm packages that Bun replaces by its own (instead.js).
	Packages []string
}

// Table returns the table. It is shared: nobody may change it.
var Table = sync.OnceValue(func() *Modules {
	m := &Modules{}
	if err := json.Unmarshal(table, m); err != nil {
		panic("host/js/ext/node/modules.json: " + err.Error())
	}
	return m
})

// Supported reports whether name is a supported module of Node.
func (m *Modules) Supported(name string) bool {
	if part := m.Parts[name]; part != nil {
		name = part[0]
	}
	return m.Libraries[name] != "" || slices.Contains(m.Made, name)
}

// Absent reports whether name is an unsupported module of Node, and returns the exports that it still has.
func (m *Modules) Absent(name string) (exports []string, absent bool) {
	if part := m.Parts[name]; part != nil {
		_, absent = m.Unsupported[part[0]]
		return nil, absent
	}
	exports, absent = m.Unsupported[name]
	return exports, absent
}
