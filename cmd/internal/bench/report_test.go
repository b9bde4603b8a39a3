package bench

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		in   []float64
		want float64
	}{{[]float64{3}, 3}, {[]float64{9, 1, 2}, 2}, {[]float64{4, 1, 2, 9}, 3}} {
		if got := median(c.in); got != c.want {
			t.Errorf("%v: %v, want %v", c.in, got, c.want)
		}
	}
}

// The percentiles of a known distribution, to three digits.
func TestPercentiles(t *testing.T) {
	c := newCounts()
	for us := 1; us <= 10000; us++ {
		c.answered(200, time.Duration(us)*time.Microsecond)
	}
	for _, p := range []struct {
		at   float64
		want time.Duration
	}{{50, 5 * time.Millisecond}, {90, 9 * time.Millisecond}, {99, 9900 * time.Microsecond}, {99.9, 9990 * time.Microsecond}} {
		got := time.Duration(c.latency.ValueAtPercentile(p.at))
		if d := got - p.want; d.Abs() > p.want/1000+time.Microsecond {
			t.Errorf("p%v: %v, want %v", p.at, got, p.want)
		}
	}
	c.answered(200, 0)
	c.answered(200, time.Duration(maxLatency)+time.Hour)
	if c.done != 10002 || c.latency.TotalCount() != 10002 {
		t.Errorf("%d counted, %d with a latency, want 10002", c.done, c.latency.TotalCount())
	}
}

func number(f float64) *float64 { return &f }

func sample(rate, p99, cpu float64, status map[int]int64, e Errors) Sample {
	s := Sample{Requests: 1234567, Seconds: 5, Rate: rate, Latency: Latency{P50: 3.456, P90: 99.96, P99: p99, P999: 1234.5, Max: 2.5e6}, Status: status, Errors: e}
	if cpu > 0 {
		s.ServerCPU = number(cpu)
		s.LoadCPU = number(2)
	}
	return s
}

func testReport() *Report {
	ok := map[int]int64{200: 1234567}
	servers := []Server{
		{Name: "ours", Targets: []Target{{"unix", "@a"}, {"tcp", "127.0.0.1:1"}}},
		{Name: "other", Targets: []Target{{"unix", "@b"}}, Reference: true},
		{Name: "never", Targets: []Target{{"unix", "@c"}}},
	}
	r := newReport(servers, Options{Load: Load{Connections: 64, Duration: 5 * time.Second, Timeout: time.Second}, Rounds: 3, ServerCPU: 0, LoadCPU: 1})
	r.rows[0][0].Rounds = []Sample{sample(300000, 500, 4, ok, Errors{}), sample(100000, 400, 2, ok, Errors{}), sample(200000, 600, 3, ok, Errors{})}
	r.rows[0][1].Rounds = []Sample{sample(1000, 500, 0, map[int]int64{200: 1, 404: 1234, 503: 2}, Errors{Connect: 1, Closed: 2, Timeout: 3})}
	r.rows[1][0].Rounds = []Sample{sample(160000, 1000, 4, ok, Errors{})}
	r.finish()
	return r
}

func TestTable(t *testing.T) {
	const want = `socket    server  connections  requests/s     p50    p90     p99   p99.9    max  CPU/request  errors  non-2xx
abstract  ours             64     200,000  3.46µs  100µs   500µs  1.23ms  2.50s       3.00µs       0        0
abstract  other            64     160,000  3.46µs  100µs  1.00ms  1.23ms  2.50s       4.00µs       0        0
tcp       ours             64       1,000  3.46µs  100µs   500µs  1.23ms  2.50s            -       6    1,236

socket    in proportion  CPU/request  requests/s   p99
abstract  ours to other         0.75        1.25  0.50

5s each, connections kept open; medians of 3 rounds; server on core 0; load on core 1; the load itself took 2.00µs of CPU for a request
`
	var out strings.Builder
	testReport().Print(&out)
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestProblems(t *testing.T) {
	const want = "ours (tcp): of 1,234,573 requests 1,234 answered with status 404, 2 answered with status 503, 1 without a connection, " +
		"2 whose connection was closed before the answer was whole, 3 not answered within 1s"
	if err := testReport().Problems(); err == nil || err.Error() != want {
		t.Errorf("%v, want\n%s", err, want)
	}
}

func TestJSON(t *testing.T) {
	text, err := json.Marshal(testReport())
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Connections int
		Results     []struct {
			Server, Socket, Address string
			RequestsPerSecond       float64
			LatencyMicroseconds     map[string]float64
			ServerCPUMicroseconds   *float64
			Status                  map[string]int64
			Errors                  map[string]int64
			Rounds                  []any
		}
		Ratios []map[string]any
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Results) != 3 || len(got.Results[0].Rounds) != 3 || got.Results[0].RequestsPerSecond != 200000 || *got.Results[0].ServerCPUMicroseconds != 3 ||
		got.Results[0].LatencyMicroseconds["p99.9"] != 1234.5 || got.Results[2].ServerCPUMicroseconds != nil || got.Results[2].Status["404"] != 1234 ||
		got.Results[2].Errors["timeout"] != 3 || len(got.Ratios) != 1 || got.Ratios[0]["serverCPU"] != 0.75 || got.Connections != 64 {
		t.Errorf("%s", text)
	}
}

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		us   float64
		want string
	}{{0, "0.00µs"}, {9.994, "9.99µs"}, {12.34, "12.3µs"}, {999.4, "999µs"}, {999.9, "1.00ms"}, {1500, "1.50ms"}, {12e6, "12.0s"}} {
		if got := micros(c.us); got != c.want {
			t.Errorf("%v: %s, want %s", c.us, got, c.want)
		}
	}
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -100: "-100"} {
		if got := group(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
