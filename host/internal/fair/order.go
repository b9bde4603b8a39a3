// Package fair orders waiters for a scarce resource by the paths of their files: the one whose last turn is longest ago comes first. A
// directory counts as one tenant among those beside it, whatever the number of names below it, and so on down to the files.
//
// The parts: order.go compares, gate.go is a semaphore in this order.
package fair

import (
	"strings"
)

// Limits of an Order's memory.
const (
	maxPlaces = 1 << 14 // directories and files
	maxDepth  = 64      // parts of a path that are distinguished; the rest of a longer path counts as one part
)

// Order records the latest turns. The zero value is ready to use. Its methods must not be called concurrently.
type Order struct {
	places map[string]*place // by the path's beginning
	now    uint64            // turns so far
}

// place is a directory or file.
type place struct{ last uint64 } // when it had a turn last, as a value of Order.now; 0: never

// Name is a path as Before compares it: its places, from the top.
type Name []*place

// Name returns the name for a path, whose parts are separated by slashes.
func (o *Order) Name(path string) Name {
	if o.places == nil {
		o.places = map[string]*place{}
	}
	if len(o.places) >= maxPlaces {
		o.forget()
	}
	var n Name
	for at := 0; at < len(path); {
		end := strings.IndexByte(path[at:], '/')
		if at += end + 1; end < 0 || len(n) == maxDepth-1 {
			at = len(path)
		}
		p := o.places[path[:at]]
		if p == nil {
			p = new(place)
			o.places[strings.Clone(path[:at])] = p
		}
		n = append(n, p)
	}
	return n
}

// forget drops the places whose last turn was long ago, and those that had none, which then count as new.
func (o *Order) forget() {
	for path, p := range o.places {
		if p.last+maxPlaces/maxDepth/2 < o.now || p.last == 0 {
			delete(o.places, path)
		}
	}
}

// Before reports whether a should have its turn before b: at the first part in which they differ, a's last turn was earlier. If neither
// had one, both results are false, and the one that arrived first should be taken.
func (o *Order) Before(a, b Name) bool {
	for n := range min(len(a), len(b)) {
		if a[n] != b[n] {
			return a[n].last < b[n].last
		}
	}
	return false
}

// Turn notes that n has a turn.
func (o *Order) Turn(n Name) {
	o.now++
	for _, p := range n {
		p.last = o.now
	}
}
