package expect

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// maxBody is how many bytes of an answer's body are kept: more is read and wrong.
const maxBody = 64 << 20

// Answer is what came of a request.
type Answer struct {
	Status int // 0: none came
	Header http.Header
	Body   []byte // without its last newline
	Took   time.Duration
	Wrong  []Mismatch // nothing: all is as expected
	raw    string     // the body with its last newline
}

// Mismatch is an expectation that does not hold.
type Mismatch struct {
	Line int    `json:"line"` // of the script
	What string `json:"what"` // status, header content-type, body, took, cut, answer
	Want string `json:"want"`
	Got  string `json:"got"`
}

// Play sends the request over a connection of its own, which dial makes, and compares the answer. ctx bounds all of it.
func (r Request) Play(ctx context.Context, dial func(context.Context) (net.Conn, error)) Answer {
	transport := &http.Transport{DisableKeepAlives: true, DisableCompression: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return dial(ctx) }}
	defer transport.CloseIdleConnections()
	start := time.Now()
	none := func(err error) Answer {
		return Answer{Took: time.Since(start), Wrong: []Mismatch{{r.Line, "answer", "one", err.Error()}}}
	}
	req, err := http.NewRequestWithContext(ctx, r.Method, "http://localhost"+r.Target, strings.NewReader(r.Body))
	if err != nil {
		return none(err)
	}
	req.Header = r.Header.Clone()
	if host := req.Header.Get("Host"); host != "" {
		req.Host = host
	}
	res, err := transport.RoundTrip(req)
	if err != nil {
		if ctx.Err() != nil {
			err = fmt.Errorf("none after %v", time.Since(start).Round(time.Millisecond))
		}
		return none(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, maxBody+1))
	a := Answer{Status: res.StatusCode, Header: res.Header, Took: time.Since(start)}
	if err == nil && len(body) > maxBody {
		err = errors.New("more than 64 MiB of body")
	}
	a.raw = string(body)
	a.Body = []byte(strings.TrimSuffix(a.raw, "\n"))
	a.Wrong = r.compare(&a, err)
	return a
}

// compare lists what is not as expected. err is why the body ended early.
func (r Request) compare(a *Answer, err error) (wrong []Mismatch) {
	if a.Status != r.Status {
		wrong = append(wrong, Mismatch{r.Line, "status", fmt.Sprint(r.Status), fmt.Sprint(a.Status)})
	}
	for _, c := range r.checks {
		if m, ok := c.holds(a); !ok {
			wrong = append(wrong, m)
		}
	}
	switch {
	case err != nil && r.cut == 0:
		wrong = append(wrong, Mismatch{r.Line, "answer", "a whole one", "it is cut: " + err.Error()})
	case err == nil && r.cut != 0:
		wrong = append(wrong, Mismatch{r.cut, "answer", "it is cut", "a whole one"})
	}
	return wrong
}

func (c expected) holds(a *Answer) (m Mismatch, ok bool) {
	m = Mismatch{c.line, strings.TrimSuffix(c.Op, "~"), c.Want(), string(a.Body)}
	switch c.Op {
	case "header", "header~":
		m.What += " " + c.Name
		m.Got = strings.Join(a.Header.Values(c.Name), ", ")
	case "bytes":
		m.Got = a.raw
	case "took":
		m.Got = a.Took.String()
		return m, c.Within(a.Took)
	}
	return m, c.Match(m.Got)
}
