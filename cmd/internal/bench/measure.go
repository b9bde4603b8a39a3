package bench

import (
	"context"
	"runtime"
	"time"
)

// Latency is in microseconds.
type Latency struct {
	P50  float64 `json:"p50"`
	P90  float64 `json:"p90"`
	P99  float64 `json:"p99"`
	P999 float64 `json:"p99.9"`
	Max  float64 `json:"max"`
}

// Sample is one measurement of one address.
type Sample struct {
	Requests  int64         `json:"requests"` // that were answered
	Seconds   float64       `json:"seconds"`
	Rate      float64       `json:"requestsPerSecond"`
	Latency   Latency       `json:"latencyMicroseconds"`
	ServerCPU *float64      `json:"serverCPUMicroseconds"` // per answer; nil: not known
	LoadCPU   *float64      `json:"loadCPUMicroseconds"`   // per answer, of the load itself; nil: not known
	Errors    Errors        `json:"errors"`
	Status    map[int]int64 `json:"status"` // answers by status
}

// Failed is how many answers had another status than 200 to 299.
func (s Sample) Failed() (n int64) {
	for status, count := range s.Status {
		if status < 200 || status > 299 {
			n += count
		}
	}
	return n
}

// measure puts load on one address. cpu reads the server's processor time; nil: it is not known. The sample is good also
// with an error, and where ctx has ended it early: it then holds less.
func measure(ctx context.Context, t Target, l Load, cpu func() (time.Duration, error)) (Sample, error) {
	// The driver's goroutine stays on its thread, so that this reads that thread's time too.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if cpu == nil {
		cpu = func() (time.Duration, error) { return 0, errNotKnown }
	}
	if l.Requests > 0 {
		l.Connections = int(min(int64(l.Connections), l.Requests))
	}
	d, err := newDriver(t, l)
	if err != nil {
		return Sample{}, err
	}
	defer d.close()
	if l.Warm > 0 {
		if err := d.run(ctx, l.Warm, 0); err != nil {
			return Sample{}, err
		}
		d.take()
	}
	loadBefore, lerr := threadTime()
	before, berr := cpu()
	start := time.Now()
	err = d.run(ctx, l.Duration, l.Requests)
	took := time.Since(start)
	after, aerr := cpu()
	loadAfter, _ := threadTime()
	c := d.take()

	s := Sample{Requests: c.done, Seconds: took.Seconds(), Errors: c.Errors, Status: map[int]int64{}}
	for status, n := range c.status {
		if n > 0 {
			s.Status[status] = n
		}
	}
	if c.done == 0 {
		return s, err
	}
	s.Rate = float64(c.done) / took.Seconds()
	at := func(percentile float64) float64 { return float64(c.latency.ValueAtPercentile(percentile)) / 1e3 }
	s.Latency = Latency{P50: at(50), P90: at(90), P99: at(99), P999: at(99.9), Max: float64(c.latency.Max()) / 1e3}
	if berr == nil && aerr == nil {
		s.ServerCPU = perAnswer(after-before, c.done)
	}
	if lerr == nil {
		s.LoadCPU = perAnswer(loadAfter-loadBefore, c.done)
	}
	return s, err
}

func perAnswer(d time.Duration, n int64) *float64 {
	us := float64(d) / 1e3 / float64(n)
	return &us
}
