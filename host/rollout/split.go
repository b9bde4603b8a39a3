// Package rollout decides which of two versions answers a request, and whether the new one fails more often. It knows no host, no clock
// and no goroutine:
//
//	Share, ParseSteps   share.go   a part of the requests, and how it grows
//	Key, Match          key.go     the property of a request by which it is chosen
//	Split               split.go   the choice
//	Gate                gate.go    the comparison of the two sides
package rollout

import (
	"math/rand/v2"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// Split chooses the requests for the candidate. It is constant, and allocates nothing.
type Split struct {
	share Share
	below uint64 // of 32 bits: a hash below it is the candidate's
	salt  uint64
	key   Key
	match Match
}

// NewSplit returns a split with this share. The salt decides which keys are the first: with the same salt a larger share includes the
// keys of a smaller one.
func NewSplit(share Share, salt string, key Key, match Match) *Split {
	return &Split{share, uint64(share) << 32 / uint64(All), hash(offset, salt), key, match}
}

// With returns the split with another share.
func (s *Split) With(share Share) *Split {
	t := *s
	t.share, t.below = share, uint64(share)<<32/uint64(All)
	return &t
}

// Share returns the candidate's share.
func (s *Split) Share() Share { return s.share }

// Key returns the key.
func (s *Split) Key() Key { return s.key }

// Match returns the condition for requests that go to the candidate whatever its share is.
func (s *Split) Match() Match { return s.match }

// Takes reports whether r is the candidate's. forced reports that it is because of the condition. who is the hash of the request's key;
// a request without one has a random number, so that it is chosen for itself.
func (s *Split) Takes(r *exchange.Request) (candidate, forced bool, who uint64) {
	who = s.who(r)
	if s.match.matches(r) {
		return true, true, who
	}
	return who>>32 < s.below, false, who
}

// who returns the hash of the request's key, or a random number.
func (s *Split) who(r *exchange.Request) uint64 {
	switch s.key.kind {
	case "":
	case "ip":
		if r.Remote != "" {
			return mix(hash(s.salt, address(r.Remote)))
		}
	default:
		var buf [4]byte
		if v, ok := s.key.value(r, &buf); ok {
			return mix(hash(s.salt, v))
		}
	}
	return rand.Uint64()
}

// offset is FNV-1a's start.
const offset = 14695981039346656037

// hash continues FNV-1a with data.
func hash[T string | []byte](h uint64, data T) uint64 {
	for i := range len(data) {
		h = (h ^ uint64(data[i])) * 1099511628211
	}
	return h
}

// mix spreads a hash over all bits: the upper ones of FNV-1a hardly depend on the last bytes. It is the end of MurmurHash3.
func mix(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
