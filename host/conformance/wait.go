package conformance

import (
	"bufio"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"
)

// again calls try every 10 ms until it says true or Patience is over; what describes the last state.
func again(try func() (done bool, what string, err error)) error {
	end := time.Now().Add(Patience)
	for {
		done, what, err := try()
		if done || err != nil {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("after %v still %s", Patience, what)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// until asks for a path until its body is the text.
func (p *player) until(arg string, elsewhere bool) error {
	path, text, _ := strings.Cut(arg, " ")
	want, err := quoted(text)
	if err != nil {
		return err
	}
	return again(func() (bool, string, error) {
		got, err := "", error(nil)
		if elsewhere {
			got, err = p.askElsewhere(path)
		} else {
			got, err = ask(p.conn, p.in, path)
		}
		return got == want, clip(got), err
	})
}

func (p *player) number(path string) (int64, error) {
	text, err := p.askElsewhere(path)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("GET %s: %s is not a number", path, clip(text))
	}
	return n, nil
}

// stalls waits until the number at a path no longer grows.
func (p *player) stalls(arg string) error {
	path, limit, _ := strings.Cut(arg, " ")
	most, err := strconv.ParseInt(limit, 10, 64)
	if err != nil {
		return fmt.Errorf("%w: %w", errStep, err)
	}
	last, since := int64(0), time.Now()
	return again(func() (bool, string, error) {
		n, err := p.number(path)
		switch {
		case err != nil:
			return false, "", err
		case n > most:
			return false, "", fmt.Errorf("%d, want at most %d", n, most)
		case n != last:
			last, since = n, time.Now()
		case n > 0 && time.Since(since) > Settled+p.lag.slack():
			p.vars["stalled"] = strconv.FormatInt(n, 10)
			return true, "", nil
		}
		return false, fmt.Sprintf("growing, at %d", n), nil
	})
}

// beyond waits until the number at a path is greater.
func (p *player) beyond(arg string) error {
	path, limit, _ := strings.Cut(arg, " ")
	least, err := strconv.ParseInt(limit, 10, 64)
	if err != nil {
		return fmt.Errorf("%w: %w", errStep, err)
	}
	return again(func() (bool, string, error) {
		n, err := p.number(path)
		return n > least, strconv.FormatInt(n, 10), err
	})
}

// Wait dials until the server answers, for servers that have just been started.
func Wait(dial func() (net.Conn, error)) error {
	return again(func() (bool, string, error) {
		conn, err := dial()
		if err != nil {
			return false, err.Error(), nil
		}
		defer conn.Close()
		if err := conn.SetDeadline(time.Now().Add(Patience)); err != nil {
			return false, "", err
		}
		_, err = ask(conn, bufio.NewReader(conn), "/")
		return err == nil, fmt.Sprint(err), nil
	})
}
