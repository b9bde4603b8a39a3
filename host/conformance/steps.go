package conformance

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/wasmserve/wasmserve/guests/expect/check"
)

// do plays a step that is not about sending lines.
func (p *player) do(op, arg string) error {
	if known, _ := check.Known(op); known {
		return p.check(op, arg)
	}
	switch op {
	case "nobody":
		return p.headless()
	case "pattern":
		if err := p.read(arg); err != nil {
			return err
		}
		return p.check("bytes", `""`)
	case "part":
		want, err := quoted(arg)
		if err != nil {
			return err
		}
		return p.part([]byte(want))
	case "read":
		return p.read(arg)
	case "open":
		_, err := ask(p.conn, p.in, "/")
		return err
	case "closed":
		return p.closed()
	case "close":
		p.hangUp()
		return nil
	case "half-close":
		c, ok := p.conn.(interface{ CloseWrite() error })
		if !ok {
			return fmt.Errorf("%w: no CloseWrite", errStep)
		}
		return c.CloseWrite()
	case "pause":
		d, err := p.duration(arg)
		time.Sleep(d)
		return err
	case "mark":
		p.mark = time.Now()
		return nil
	case "until", "until!":
		return p.until(arg, op == "until!")
	case "stalls":
		return p.stalls(arg)
	case "beyond":
		return p.beyond(arg)
	case "reload":
		return p.target.Reload(arg)
	case "module":
		action, variant, _ := strings.Cut(arg, " ")
		return p.target.Module(action, variant)
	}
	return fmt.Errorf("%w: unknown step", errStep)
}

// check plays a step that expect.txt has as well.
func (p *player) check(op, arg string) error {
	c, err := check.Parse(op, arg, p.duration)
	if err != nil {
		return fmt.Errorf("%w: %w", errStep, err)
	}
	switch op {
	case "status":
		return p.status(c)
	case "header", "header~":
		return p.header(c)
	case "took":
		got, slack := time.Since(p.mark), p.lag.slack()
		if !c.Within(got) && !c.Within(min(max(got, c.Least), got+slack)) && !c.Within(max(min(got, c.Most), got-slack)) {
			return fmt.Errorf("%v, want %s; the machine was up to %v late", got.Round(time.Millisecond), c.Want(), slack.Round(time.Millisecond))
		}
		return nil
	case "cut":
		return p.cut()
	}
	return p.body(c)
}

// status reads a head, and compares its status line, or its status alone.
func (p *player) status(c check.Check) error {
	res, err := readHead(p.in)
	if err != nil {
		return err
	}
	p.res, p.at, p.listed = res, 0, map[string][]string{}
	line := res.version + " " + res.code + " " + res.phrase
	if c.Status == 0 && !c.Match(line) || c.Status != 0 && res.code != c.Want() {
		return fmt.Errorf("got %q", line)
	}
	return nil
}

// header checks a field of the last head. Each line of one name is checked against the field in its place; counted makes sure that all
// are listed.
func (p *player) header(c check.Check) error {
	if err := p.headless(); err != nil {
		return err
	}
	got := p.res.values(c.Name)
	if c.Op == "header" && c.Text == "" {
		if got != nil {
			return fmt.Errorf("got %q", got)
		}
		return nil
	}
	key := strings.ToLower(c.Name)
	p.listed[key] = append(p.listed[key], c.Text)
	n := len(p.listed[key])
	if len(got) < n {
		return fmt.Errorf("got %d of them: %q", len(got), got)
	}
	return p.match(c, got[n-1])
}

// counted returns an error if the head has a listed field more often than it is listed.
func (p *player) counted() error {
	for name, want := range p.listed {
		if got := p.res.values(name); len(got) != len(want) {
			return fmt.Errorf("%d fields %s, want %d: %q", len(got), name, len(want), got)
		}
	}
	return nil
}

// headless returns an error if no head has been read.
func (p *player) headless() error {
	if p.res == nil {
		return fmt.Errorf("%w: no head before it", errStep)
	}
	return nil
}

// match compares a value or body with a check, or remembers it as {name}; a name that is known has been replaced before.
func (p *player) match(c check.Check, got string) error {
	if (c.Op == "header" || c.Op == "body") && strings.HasPrefix(c.Text, "{") && strings.HasSuffix(c.Text, "}") {
		p.vars[c.Text[1:len(c.Text)-1]] = got
		return nil
	}
	if !c.Match(got) {
		return fmt.Errorf("got %s", clip(got))
	}
	return nil
}

// body reads the rest of the body and compares it.
func (p *player) body(c check.Check) error {
	if err := p.headless(); err != nil {
		return err
	}
	r, err := p.res.open(p.in)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(io.LimitReader(r, 32<<20))
	got := string(b)
	if err != nil {
		return fmt.Errorf("after %s: %w", clip(got), err)
	}
	if c.Op != "bytes" {
		got = strings.TrimSuffix(got, "\n")
	}
	return p.match(c, got)
}

// part reads as many bytes of the body as want has, and compares them.
func (p *player) part(want []byte) error {
	if p.res == nil {
		return fmt.Errorf("%w: no head before it", errStep)
	}
	r, err := p.res.open(p.in)
	if err != nil {
		return err
	}
	got := make([]byte, len(want))
	if n, err := io.ReadFull(r, got); err != nil {
		return fmt.Errorf("after %s: %w", clip(string(got[:n])), err)
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("got %s", clip(string(got)))
	}
	return nil
}

// read reads bytes of the pattern.
func (p *player) read(arg string) error {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return fmt.Errorf("%w: %w", errStep, err)
	}
	for n > 0 {
		step := min(n, 26<<10)
		want := make([]byte, step)
		for i := range want {
			want[i] = 'a' + byte((p.at+i)%26)
		}
		if err := p.part(want); err != nil {
			return fmt.Errorf("at byte %d: %w", p.at, err)
		}
		p.at += step
		n -= step
	}
	return nil
}

// cut reads to the end of the connection, which must come before the body's.
func (p *player) cut() error {
	if p.res == nil {
		return fmt.Errorf("%w: no head before it", errStep)
	}
	r, err := p.res.open(p.in)
	if err != nil {
		return err
	}
	if r == io.Reader(p.in) {
		return fmt.Errorf("%w: this body ends with the connection", errStep)
	}
	n, err := io.Copy(io.Discard, r)
	switch {
	case err == nil:
		return fmt.Errorf("the body is complete, %d bytes more", n)
	case n > 0:
		return fmt.Errorf("%d bytes more", n)
	case !gone(err):
		return err
	}
	return nil
}

func (p *player) closed() error {
	got, err := io.ReadAll(io.LimitReader(p.in, 1<<10))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("still open after %v", Patience)
	case len(got) > 0:
		return fmt.Errorf("got %s", clip(string(got)))
	case err != nil && !gone(err):
		return err
	}
	return nil
}

// clip quotes a text, the middle of a long one left out.
func clip(s string) string {
	if len(s) > 200 {
		return fmt.Sprintf("%q ... %q (%d bytes)", s[:80], s[len(s)-80:], len(s))
	}
	return strconv.Quote(s)
}

func quoted(arg string) (string, error) {
	s, err := strconv.Unquote(arg)
	if err != nil {
		return "", fmt.Errorf("%w: %s is not a quoted text", errStep, arg)
	}
	return s, nil
}
