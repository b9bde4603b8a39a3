package conformance

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// do plays a step that is not about sending lines.
func (p *player) do(op, arg string) error {
	switch op {
	case "<":
		return p.head(arg)
	case "body":
		return p.body(arg)
	case "part":
		want, err := quoted(arg)
		if err != nil {
			return err
		}
		return p.part([]byte(want))
	case "read":
		return p.read(arg)
	case "cut":
		return p.cut()
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
	case "took":
		return p.took(arg)
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

// head reads a head, or checks a field of the last one.
func (p *player) head(arg string) error {
	if strings.HasPrefix(arg, "HTTP/") {
		res, err := readHead(p.in)
		if err != nil {
			return err
		}
		p.res, p.at, p.listed = res, 0, map[string][]string{}
		got := res.version + " " + res.code + " " + res.phrase
		if want, any := strings.CutSuffix(arg, " *"); got != arg && !(any && strings.HasPrefix(got, want+" ")) {
			return fmt.Errorf("got %q", got)
		}
		return nil
	}
	if p.res == nil || p.listed == nil {
		return fmt.Errorf("%w: no head before it", errStep)
	}
	if name, ok := strings.CutPrefix(arg, "!"); ok {
		if got := p.res.values(name); got != nil {
			return fmt.Errorf("got %q", got)
		}
		return nil
	}
	name, want, ok := strings.Cut(arg, ":")
	if !ok {
		return fmt.Errorf("%w: neither a status line nor a field", errStep)
	}
	// Each line of one name is checked against the field in its place; the first of them checks the number. The rest of
	// the fields of that name must be listed too, which the count makes sure of.
	key := strings.ToLower(name)
	p.listed[key] = append(p.listed[key], want)
	got := p.res.values(name)
	n := len(p.listed[key])
	if len(got) < n {
		return fmt.Errorf("got %d of them: %q", len(got), got)
	}
	if err := p.match(strings.TrimSpace(want), got[n-1]); err != nil {
		return err
	}
	return nil
}

// counted returns the listed fields that the head has more often than listed.
func (p *player) counted() error {
	for name, want := range p.listed {
		if got := p.res.values(name); len(got) != len(want) {
			return fmt.Errorf("%d fields %s, want %d: %q", len(got), name, len(want), got)
		}
	}
	return nil
}

// match compares a value with what a case says of it.
func (p *player) match(want, got string) error {
	switch {
	case want == "*":
		return nil
	case strings.HasPrefix(want, "~"):
		re, err := regexp.Compile("(?s)^(?:" + want[1:] + ")$")
		if err != nil {
			return fmt.Errorf("%w: %w", errStep, err)
		}
		if !re.MatchString(got) {
			return fmt.Errorf("got %s", clip(got))
		}
		return nil
	case strings.HasPrefix(want, "{") && strings.HasSuffix(want, "}"):
		p.vars[want[1:len(want)-1]] = got // a known one has been filled in already
		return nil
	}
	if got != want {
		return fmt.Errorf("got %s", clip(got))
	}
	return nil
}

// body reads the rest of the body and compares it.
func (p *player) body(arg string) error {
	if p.res == nil {
		return fmt.Errorf("%w: no head before it", errStep)
	}
	if arg == "none" {
		return nil
	}
	r, err := p.res.open(p.in)
	if err != nil {
		return err
	}
	if n, ok := strings.CutPrefix(arg, "pattern "); ok {
		if err := p.read(n); err != nil {
			return err
		}
		arg = `""`
	}
	got, err := io.ReadAll(io.LimitReader(r, 32<<20))
	if err != nil {
		return fmt.Errorf("after %s: %w", clip(string(got)), err)
	}
	if strings.HasPrefix(arg, `"`) {
		want, err := quoted(arg)
		if err != nil {
			return err
		}
		if string(got) != want {
			return fmt.Errorf("got %s", clip(string(got)))
		}
		return nil
	}
	return p.match(arg, string(got))
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

// cut reads to the end of the connection, which must come before that of the body.
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

func (p *player) took(arg string) error {
	got := time.Since(p.mark)
	from, to, _ := strings.Cut(arg, " ")
	least, err := p.duration(from)
	if err != nil {
		return err
	}
	most, err := p.duration(to)
	if err != nil {
		return err
	}
	if got < least || got > most {
		return fmt.Errorf("%v, want %v to %v", got.Round(time.Millisecond), least, most)
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
