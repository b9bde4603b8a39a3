package report

import "time"

// ReloadResult is the result of a reload.
type ReloadResult struct {
	OK        bool          `json:"ok"`
	Unchanged bool          `json:"unchanged,omitempty"` // the same module as before: no reload was done
	Held      bool          `json:"held,omitempty"`      // beside Unchanged: the file has a module that an operator has rolled back
	Rollback  bool          `json:"rollback,omitempty"`  // a version that was kept serves again
	Canary    bool          `json:"canary,omitempty"`    // New answers a share of the requests
	Share     string        `json:"share,omitempty"`     // of a canary: 5%
	Promoted  bool          `json:"promoted,omitempty"`  // the canary is the handler
	Aborted   bool          `json:"aborted,omitempty"`   // the canary has ended
	Old       uint64        `json:"old"`                 // generation ids
	New       uint64        `json:"new"`
	Module    string        `json:"module"`
	Hash      string        `json:"hash,omitempty"`
	Size      int64         `json:"size,omitempty"`
	Compile   time.Duration `json:"compile_ns,omitempty"`
	Took      time.Duration `json:"took_ns"`
	Error     string        `json:"error,omitempty"` // reason of the rejection
	Warnings  []string      `json:"warnings,omitempty"`
	Passing   bool          `json:"-"`              // a lack of system resources, such as descriptors: a later try may succeed
	User      string        `json:"user,omitempty"` // who asked at the admin socket: "uid 1000"
	By        string        `json:"by"`             // start, file, signal, admin, guest, retry
	At        time.Time     `json:"at"`

	// For a directory of handlers (host/site).
	Handler  string         `json:"handler,omitempty"`  // path of the handler
	Handlers []ReloadResult `json:"handlers,omitempty"` // one for each, if all were reloaded
}
