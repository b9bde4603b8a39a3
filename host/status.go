package host

import "time"

// Generation describes one loaded module.
type Generation struct {
	ID          uint64        `json:"id"`                 // counts up from 1; 0: none yet
	Module      string        `json:"module"`             // file name
	Hash        string        `json:"hash"`               // sha256, hex
	Size        int64         `json:"size"`               // bytes
	ABI         string        `json:"abi"`                // adapter's name
	Loaded      time.Time     `json:"loaded"`             // when it began to serve
	CompileTime time.Duration `json:"compile_ns"`         // of compiling alone
	LoadTime    time.Duration `json:"load_ns"`            // from read to swap
	Instances   int           `json:"instances"`          // open now
	Busy        int           `json:"busy"`               // of them, in a call
	Pending     int           `json:"pending"`            // parked requests
	Requests    int64         `json:"requests_in_flight"` // acquired and not released
	Routes      int           `json:"routes"`
}

// ReloadResult is the answer to a reload.
type ReloadResult struct {
	OK        bool          `json:"ok"`
	Unchanged bool          `json:"unchanged,omitempty"` // the same module as before: nothing was done
	Old       uint64        `json:"old"`                 // generation ids
	New       uint64        `json:"new"`
	Module    string        `json:"module"`
	Hash      string        `json:"hash,omitempty"`
	Size      int64         `json:"size,omitempty"`
	Compile   time.Duration `json:"compile_ns,omitempty"`
	Took      time.Duration `json:"took_ns"`
	Error     string        `json:"error,omitempty"` // reason of refusal
	Warnings  []string      `json:"warnings,omitempty"`
	By        string        `json:"by"` // start, file, signal, admin, guest
	At        time.Time     `json:"at"`
}

// Status is a snapshot for the operator.
type Status struct {
	Version    string            `json:"version"`
	PID        int               `json:"pid"`
	Uptime     float64           `json:"uptime"` // seconds
	Ready      bool              `json:"ready"`  // a handler serves and no drain has begun
	Draining   bool              `json:"draining"`
	Module     string            `json:"module"` // path
	Current    *Generation       `json:"current"`
	Old        []Generation      `json:"old"` // still draining
	LastReload *ReloadResult     `json:"last_reload"`
	Reloads    uint64            `json:"reloads"`
	Failures   uint64            `json:"reload_failures"`
	Requests   uint64            `json:"requests"`
	Errors     map[string]uint64 `json:"errors"`  // by kind
	Refused    uint64            `json:"refused"` // 503: queue full or waited too long
	RSS        int64             `json:"rss"`     // bytes of resident memory
}
