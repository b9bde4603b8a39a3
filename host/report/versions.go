package report

import "time"

// Versions lists the versions of a handler that can serve without being compiled, latest first.
type Versions struct {
	Handler  string    `json:"handler,omitempty"` // of a directory: the handler's path
	Current  uint64    `json:"current"`           // generation that serves; 0: no handler is loaded
	Keep     int       `json:"keep"`              // most versions that are kept beside it
	Versions []Version `json:"versions"`

	// For a directory of handlers, if none was named.
	Handlers []Versions `json:"handlers,omitempty"`
}

// States of a version.
const (
	VersionServing = "serving" // it answers requests
	VersionKept    = "kept"    // compiled, without instances
	VersionStored  = "stored"  // its bytes are on the disk
)

// Version is one module that was loaded.
type Version struct {
	Generation uint64    `json:"generation"` // the last one that it served as
	State      string    `json:"state"`
	Module     string    `json:"module"` // file name
	Hash       string    `json:"hash"`   // sha256, hex
	Size       int64     `json:"size"`   // bytes
	ABI        string    `json:"abi"`
	Loaded     time.Time `json:"loaded"`                // when it began to serve last
	RolledBack bool      `json:"rolled_back,omitempty"` // an operator went back from it: its file is not loaded again by itself
}
