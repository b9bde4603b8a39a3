// Package report holds what an operator sees of the runtime, as the types of its JSON: status, the result of a reload, the description of a
// module. It has no behaviour: host and host/site fill the values in, host/admin and the command show them.
package report

import "time"

// Status is a snapshot of the process. For a directory of handlers (host/site) the numbers of HandlerStatus are sums.
type Status struct {
	Version  string  `json:"version"`
	PID      int     `json:"pid"`
	Uptime   float64 `json:"uptime"` // seconds
	Draining bool    `json:"draining"`
	Module   string  `json:"module"` // path of the module, or of the directory
	HandlerStatus
	RSS int64 `json:"rss"` // bytes of resident memory

	// Front counts the requests and connections that the front has rejected or closed before a handler saw them. Requests and Limits
	// include them.
	Front FrontStatus `json:"front"`

	// For a directory of handlers; Current is nil then.
	Handlers []HandlerStatus `json:"handlers,omitzero"`
	Ignored  []string        `json:"ignored,omitempty"`   // files that are not served, each with the reason
	NotFound uint64          `json:"not_found,omitempty"` // requests that matched no handler
}

// HandlerStatus is a snapshot of one handler.
type HandlerStatus struct {
	Path  string `json:"path,omitempty"` // as in a URL: /, /api, /v2/users; "": the process has one handler
	File  string `json:"file,omitempty"`
	Ready bool   `json:"ready"` // a handler serves and no drain has begun
	// Stale reports that the file has another module than the one that serves: it was refused, or rolled back.
	Stale      bool              `json:"stale,omitempty"`
	Current    *Generation       `json:"current"`
	Old        []Generation      `json:"old"`              // still draining
	Canary     *Canary           `json:"canary,omitempty"` // another version that answers a share of the requests
	LastReload *ReloadResult     `json:"last_reload"`
	Reloads    uint64            `json:"reloads"` // modules that have replaced another one: the first is not counted
	Failures   uint64            `json:"reload_failures"`
	Requests   uint64            `json:"requests"` // received, including rejected ones
	Errors     map[string]uint64 `json:"errors"`   // by kind
	Limits     map[string]uint64 `json:"limits"`   // how often each was reached, by flag; "log": dropped log entries of guests
	Streams    int64             `json:"streams"`  // responses that guests are streaming
	Refused    uint64            `json:"refused"`  // 503: queue full or waited too long
}

// Canary describes a version that is tried beside the one that serves.
type Canary struct {
	Generation
	Share string     `json:"share"`           // 5%
	Key   string     `json:"key,omitempty"`   // by which requests are chosen: cookie:id; "": each at random
	Match string     `json:"match,omitempty"` // header:x-beta=1
	Gate  bool       `json:"gate"`            // it ends if it fails more often
	Steps []string   `json:"steps,omitempty"` // shares that follow each other
	Next  *time.Time `json:"next,omitempty"`  // when the next step begins
	Tried Side       `json:"tried"`           // requests of the canary
	Other Side       `json:"other"`           // and of the version beside it, since the canary began
}

// Side counts the requests of one of two versions.
type Side struct {
	Requests uint64 `json:"requests"`
	Failures uint64 `json:"failures"` // traps, time limits, responses with 5xx
}

// FrontStatus counts the requests and connections that the front itself has rejected or closed.
type FrontStatus struct {
	Requests uint64            `json:"requests"`
	Limits   map[string]uint64 `json:"limits"` // by flag; "malformed" and "tls-handshake" are not flags
}

// Generation describes one loaded module.
type Generation struct {
	ID          uint64        `json:"id"`                 // counts up from 1; 0: not loaded
	Module      string        `json:"module"`             // file name
	Hash        string        `json:"hash"`               // sha256, hex
	Size        int64         `json:"size"`               // bytes
	ABI         string        `json:"abi"`                // adapter's name
	Isolation   string        `json:"isolation"`          // none or request
	Loaded      time.Time     `json:"loaded"`             // when it began to serve
	CompileTime time.Duration `json:"compile_ns"`         // compilation only
	LoadTime    time.Duration `json:"load_ns"`            // from read to swap
	Instances   int           `json:"instances"`          // open now
	Busy        int           `json:"busy"`               // of them, in a call
	Pending     int           `json:"pending"`            // pending requests
	Requests    int64         `json:"requests_in_flight"` // acquired and not released
	Routes      int           `json:"routes"`
}
