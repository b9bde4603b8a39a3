package bench

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Report is what a run has found. Its JSON form is what -json prints.
type Report struct {
	Connections int     `json:"connections"`
	KeepAlive   bool    `json:"keepAlive"`
	Rows        []*Row  `json:"results"`
	Ratios      []Ratio `json:"ratios,omitempty"`
	Interrupted bool    `json:"interrupted"`

	options Options
	rows    [][]*Row // by server and target
}

// Row is one server at one address. The sample that is embedded holds the medians of the rounds; requests, errors and answers
// by status are sums, the longest latency is the maximum over all rounds.
type Row struct {
	Server    string `json:"server"`
	Socket    string `json:"socket"` // abstract, unix, tcp
	Address   string `json:"address"`
	Reference bool   `json:"reference,omitempty"`
	Sample
	Rounds []Sample `json:"rounds"`
}

// Ratio is a server in proportion to the reference To at a socket of the same kind: below 1 is less.
type Ratio struct {
	Server string   `json:"server"`
	To     string   `json:"to"`
	Socket string   `json:"socket"`
	CPU    *float64 `json:"serverCPU"` // per request; nil: not known
	Rate   float64  `json:"requestsPerSecond"`
	P99    float64  `json:"p99"`
}

func newReport(servers []Server, o Options) *Report {
	r := &Report{Connections: o.Load.Connections, KeepAlive: !o.Load.Request.Close, options: o}
	for _, s := range servers {
		var rows []*Row
		for _, t := range s.Targets {
			rows = append(rows, &Row{Server: s.Name, Socket: t.Socket(), Address: t.Address, Reference: s.Reference})
		}
		r.rows = append(r.rows, rows)
	}
	return r
}

// finish makes the medians and ratios. Rows come by kind of socket, so that servers stand side by side.
func (r *Report) finish() {
	for _, kind := range []string{"abstract", "unix", "tcp"} {
		for _, rows := range r.rows {
			for _, row := range rows {
				if row.Socket == kind && len(row.Rounds) > 0 {
					row.Sample = medians(row.Rounds)
					r.Rows = append(r.Rows, row)
				}
			}
		}
	}
	for _, ref := range r.Rows {
		for _, row := range r.Rows {
			if !ref.Reference || row.Reference || row.Socket != ref.Socket || ref.Requests == 0 || row.Requests == 0 {
				continue
			}
			ratio := Ratio{Server: row.Server, To: ref.Server, Socket: row.Socket, Rate: row.Rate / ref.Rate, P99: row.Latency.P99 / ref.Latency.P99}
			if row.ServerCPU != nil && ref.ServerCPU != nil && *ref.ServerCPU > 0 {
				cpu := *row.ServerCPU / *ref.ServerCPU
				ratio.CPU = &cpu
			}
			r.Ratios = append(r.Ratios, ratio)
		}
	}
}

func medians(rounds []Sample) Sample {
	m := Sample{Status: map[int]int64{}}
	of := func(value func(Sample) float64) float64 {
		var list []float64
		for _, s := range rounds {
			list = append(list, value(s))
		}
		return median(list)
	}
	known := func(value func(Sample) *float64) *float64 {
		var list []float64
		for _, s := range rounds {
			if v := value(s); v != nil {
				list = append(list, *v)
			}
		}
		if len(list) == 0 {
			return nil
		}
		v := median(list)
		return &v
	}
	for _, s := range rounds {
		m.Requests += s.Requests
		m.Errors.Connect += s.Errors.Connect
		m.Errors.Closed += s.Errors.Closed
		m.Errors.Timeout += s.Errors.Timeout
		m.Latency.Max = max(m.Latency.Max, s.Latency.Max)
		for status, n := range s.Status {
			m.Status[status] += n
		}
	}
	m.Seconds = of(func(s Sample) float64 { return s.Seconds })
	m.Rate = of(func(s Sample) float64 { return s.Rate })
	m.Latency.P50 = of(func(s Sample) float64 { return s.Latency.P50 })
	m.Latency.P90 = of(func(s Sample) float64 { return s.Latency.P90 })
	m.Latency.P99 = of(func(s Sample) float64 { return s.Latency.P99 })
	m.Latency.P999 = of(func(s Sample) float64 { return s.Latency.P999 })
	m.ServerCPU = known(func(s Sample) *float64 { return s.ServerCPU })
	m.LoadCPU = known(func(s Sample) *float64 { return s.LoadCPU })
	return m
}

// median of at least one value; of an even number the mean of the two in the middle.
func median(list []float64) float64 {
	slices.Sort(list)
	n := len(list)
	return (list[(n-1)/2] + list[n/2]) / 2
}

// Problems is an error that says which requests failed; nil: all were answered with a status of 200 to 299.
func (r *Report) Problems() error {
	var lines []string
	for _, row := range r.Rows {
		var parts []string
		for _, status := range slices.Sorted(maps.Keys(row.Status)) {
			if status < 200 || status > 299 {
				parts = append(parts, fmt.Sprintf("%s answered with status %d", group(row.Status[status]), status))
			}
		}
		for _, e := range []struct {
			n    int64
			text string
		}{
			{row.Errors.Connect, "without a connection"},
			{row.Errors.Closed, "whose connection was closed before the answer was whole"},
			{row.Errors.Timeout, fmt.Sprintf("not answered within %v", r.options.Load.Timeout.Round(time.Millisecond))},
		} {
			if e.n > 0 {
				parts = append(parts, group(e.n)+" "+e.text)
			}
		}
		if len(parts) > 0 {
			lines = append(lines, fmt.Sprintf("%s (%s): of %s requests %s", row.Server, row.Socket, group(row.Requests+row.Errors.All()), strings.Join(parts, ", ")))
		}
	}
	if lines == nil {
		return nil
	}
	return errors.New(strings.Join(lines, "\n"))
}
