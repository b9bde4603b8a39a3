package report

import "time"

// Kinds of events.
const (
	EventLoaded     = "loaded"      // a module serves
	EventRefused    = "refused"     // a module was not loaded: the one before serves on
	EventRolledBack = "rolled back" // a version that was kept serves again
	EventCanary     = "canary"      // a module answers a share of the requests, or another share; Reason has it
	EventPromoted   = "promoted"    // it answers all
	EventAborted    = "aborted"     // it answers none any more
	EventRestored   = "restored"    // at a start: the file's module was refused, or held, and the last one that served does again
)

// Event is a change of what serves, or one that was refused.
type Event struct {
	At         time.Time `json:"at"`
	Kind       string    `json:"kind"`
	Handler    string    `json:"handler,omitempty"` // of a directory: the handler's path
	By         string    `json:"by"`                // start, file, signal, admin, guest, retry; of a canary also gate and steps
	User       string    `json:"user,omitempty"`    // who asked at the admin socket: "uid 1000"
	Module     string    `json:"module"`            // file name
	From       string    `json:"from,omitempty"`    // sha256 of the module that served before; "": none
	To         string    `json:"to,omitempty"`      // sha256 of the module that serves now, or was refused; "": it could not be read
	Generation uint64    `json:"generation,omitempty"`
	Reason     string    `json:"reason,omitempty"` // of a refusal
	Count      int       `json:"count,omitempty"`  // how often in a row; At is the last time
}

// Events lists the events of a handler, or of all, earliest first.
type Events struct {
	Events []Event `json:"events"`
}
