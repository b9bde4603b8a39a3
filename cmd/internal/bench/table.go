package bench

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Print writes the report as a table, the ratios under it, and how it was measured.
func (r *Report) Print(w io.Writer) {
	table := [][]string{{"socket", "server", "connections", "requests/s", "p50", "p90", "p99", "p99.9", "max", "CPU/request", "errors", "non-2xx"}}
	for _, row := range r.Rows {
		l := row.Latency
		table = append(table, []string{row.Socket, row.Server, group(int64(r.Connections)), group(int64(row.Rate + 0.5)), micros(l.P50), micros(l.P90),
			micros(l.P99), micros(l.P999), micros(l.Max), microsOr(row.ServerCPU, "-"), group(row.Errors.All()), group(row.Failed())})
	}
	printColumns(w, table, 2)
	if len(r.Ratios) > 0 {
		fmt.Fprintln(w)
		table := [][]string{{"socket", "in proportion", "CPU/request", "requests/s", "p99"}}
		for _, x := range r.Ratios {
			cpu := "-"
			if x.CPU != nil {
				cpu = fmt.Sprintf("%.2f", *x.CPU)
			}
			table = append(table, []string{x.Socket, x.Server + " to " + x.To, cpu, fmt.Sprintf("%.2f", x.Rate), fmt.Sprintf("%.2f", x.P99)})
		}
		printColumns(w, table, 2)
	}
	fmt.Fprintf(w, "\n%s\n", r.how())
}

// how is a sentence on what was measured.
func (r *Report) how() string {
	o := r.options
	var b strings.Builder
	if o.Load.Requests > 0 {
		fmt.Fprintf(&b, "%s requests each", group(o.Load.Requests))
	} else {
		fmt.Fprintf(&b, "%v each", o.Load.Duration)
	}
	if o.Load.Request.Close {
		b.WriteString(", a new connection for each request")
	} else {
		b.WriteString(", connections kept open")
	}
	if o.Rounds > 1 {
		fmt.Fprintf(&b, "; medians of %d rounds", o.Rounds)
	}
	if o.ServerCPU >= 0 {
		fmt.Fprintf(&b, "; server on core %d", o.ServerCPU)
	}
	if o.LoadCPU >= 0 {
		fmt.Fprintf(&b, "; load on core %d", o.LoadCPU)
	}
	var load []float64
	for _, row := range r.Rows {
		if row.LoadCPU != nil {
			load = append(load, *row.LoadCPU)
		}
	}
	if len(load) > 0 {
		fmt.Fprintf(&b, "; the load itself took %s of CPU for a request", micros(median(load)))
	}
	if r.Interrupted {
		b.WriteString("; interrupted: this is what there was so far")
	}
	return b.String()
}

// printColumns aligns cells: the first left ones to the left, the others, numbers, to the right.
func printColumns(w io.Writer, table [][]string, left int) {
	wide := make([]int, len(table[0]))
	for _, row := range table {
		for i, cell := range row {
			wide[i] = max(wide[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range table {
		var b strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", wide[i]-utf8.RuneCountInString(cell))
			switch {
			case i < left:
				b.WriteString(cell + pad)
			default:
				b.WriteString(pad + cell)
			}
			b.WriteString("  ")
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

// micros is a number of microseconds for people: three digits.
func micros(us float64) string {
	for _, unit := range [...]string{"µs", "ms", "s"} {
		switch {
		case us < 9.995:
			return strconv.FormatFloat(us, 'f', 2, 64) + unit
		case us < 99.95:
			return strconv.FormatFloat(us, 'f', 1, 64) + unit
		case us < 999.5 || unit == "s":
			return strconv.FormatFloat(us, 'f', 0, 64) + unit
		}
		us /= 1000
	}
	return "" // not reached: seconds have no larger unit
}

func microsOr(us *float64, none string) string {
	if us == nil {
		return none
	}
	return micros(*us)
}

// group writes a number with commas between its thousands.
func group(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
