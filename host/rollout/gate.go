package rollout

import "math"

// odds are how many times as often as the other side the candidate fails, in the hypotheses that Gate weighs.
var odds = [...]float64{1.5, 2, 4, 10, 100}

// Gate decides whether the candidate fails more often. If both sides were alike, a failing key would be the candidate's with the
// probability of its share, whatever the rate of failures is. Each failure multiplies the likelihood ratio of each hypothesis; once
// their mean is over 100, the candidate is worse, with a false alarm in at most one of 100 rollouts of candidates that are not. It may
// be asked after each failure, needs no least number of requests, and follows a share that changes. Its zero value is ready to use; it
// is not safe for concurrent use.
type Gate struct {
	logs  [len(odds)]float64
	keys  map[uint64]struct{}
	alarm bool
}

// level is the mean likelihood ratio at which the gate closes.
const level = 100

// maxKeys limits the keys that are remembered as failed.
const maxKeys = 1 << 14

// Failed notes a failure of the request with the key who, on the candidate's side or the other, while the candidate has this share.
// Each key counts once, since failures cluster by client. It reports whether the gate is closed.
func (g *Gate) Failed(candidate bool, share Share, who uint64) (closed bool) {
	if g.alarm || share == 0 || share >= All || len(g.keys) >= maxKeys {
		return g.alarm
	}
	if _, seen := g.keys[who]; seen {
		return false
	}
	if g.keys == nil {
		g.keys = map[uint64]struct{}{}
	}
	g.keys[who] = struct{}{}
	p := float64(share) / float64(All)
	mean := 0.0
	for n, k := range odds {
		worse := k * p / (k*p + 1 - p)
		if candidate {
			g.logs[n] += math.Log(worse / p)
		} else {
			g.logs[n] += math.Log((1 - worse) / (1 - p))
		}
		mean += math.Exp(min(g.logs[n], 50)) / float64(len(odds))
	}
	g.alarm = mean >= level
	return g.alarm
}
