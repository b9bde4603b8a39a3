package history

import (
	"slices"

	"github.com/wasmserve/wasmserve/host/report"
)

// Add appends an event to a list, which it bounds. An event that differs from the last one in its time alone is counted there, so that
// a handler that repeats a request does not push out what operators have done.
func Add(list []report.Event, e report.Event) []report.Event {
	e.Reason = e.Reason[:min(len(e.Reason), maxReason)]
	e.Count = 1
	if n := len(list); n > 0 {
		last := list[n-1]
		same := last
		same.At, same.Count, same.Generation = e.At, 1, e.Generation
		if same == e {
			e.Count = last.Count + 1
			list = list[:n-1]
		}
	}
	return Bound(append(slices.Clip(list), e))
}

// Bound cuts a list to the latest events. The events that guests have caused are at most half of it.
func Bound(list []report.Event) []report.Event {
	guests := 0
	for _, e := range list {
		if e.By == "guest" {
			guests++
		}
	}
	for len(list) > maxEvents {
		at := 0
		if guests > maxEvents/2 {
			at = slices.IndexFunc(list, func(e report.Event) bool { return e.By == "guest" })
		}
		if list[at].By == "guest" {
			guests--
		}
		list = slices.Delete(slices.Clone(list), at, at+1)
	}
	return list
}
