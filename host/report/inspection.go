package report

import (
	"encoding/json"
	"time"
)

// Inspection describes a module that is not being served.
type Inspection struct {
	Path      string    `json:"path"`
	Size      int64     `json:"size"` // bytes
	Hash      string    `json:"hash"` // sha256, hex
	ABI       string    `json:"abi,omitempty"`
	Exports   []string  `json:"exports"`
	Imports   []string  `json:"imports"`
	MemoryMin uint32    `json:"memory_min"` // pages of 64 KiB
	MemoryMax uint32    `json:"memory_max"` // pages; 0: only the operator's limit
	Sections  []Section `json:"sections"`
	// Carried are the custom sections for the module's adapter: a script, its source map. Exports and Imports of a module that has them
	// are left out: they belong to the adapter's engine.
	Carried []Section     `json:"carried,omitempty"`
	Compile time.Duration `json:"compile_ns"`
	Metered *Metered      `json:"metered,omitempty"` // nil: it would be rejected before
	// Isolated is the reason why requests cannot be isolated from each other; "": they can (-isolation request).
	Isolated string          `json:"not_isolated,omitempty"`
	Manifest json.RawMessage `json:"manifest,omitempty"`
	Routes   []string        `json:"routes,omitempty"`
	Refused  string          `json:"refused,omitempty"` // the reason why it would not be served; "": it would be
}

// Metered describes the instrumentation of the module.
type Metered struct {
	Functions int `json:"functions"` // that the module defines
	Checks    int `json:"checks"`    // fuel checks
	Bulk      int `json:"bulk"`      // bulk operations that are split or charged by length
	Size      int `json:"size"`      // of the metered module, bytes
}

// Section is one section of a wasm file.
type Section struct {
	Name string `json:"name"` // custom sections: custom "name"
	Size int64  `json:"size"` // bytes
}
