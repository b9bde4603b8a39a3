package bench

import (
	"context"
	"fmt"
	"net"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
)

// Load is how one address is measured.
type Load struct {
	Request     Request
	Connections int           // at least 1
	Requests    int64         // how many; 0: Duration counts
	Duration    time.Duration // how long
	Warm        time.Duration // load before anything is counted; 0: none
	Timeout     time.Duration // for one request, connection included; what takes longer is an error
}

// Target is where a server listens.
type Target struct {
	Network, Address string // for package net: unix and @name or a path, tcp and host:port
}

// Socket is the kind of the address: abstract, unix or tcp.
func (t Target) Socket() string {
	if t.Network == "unix" && t.Address[0] == '@' {
		return "abstract"
	}
	return t.Network
}

// driver is a load generator: connections that stay open from one run to the next.
type driver interface {
	// run sends requests for d or, where n is positive, until n of them have been answered or have failed. It ends early
	// with ctx, without an error. An error means that going on makes no sense; the counts are good.
	run(ctx context.Context, d time.Duration, n int64) error
	// take returns what was counted since the last take.
	take() *counts
	close()
}

// Latencies are kept from 1 ns to maxLatency at three digits; longer ones count as maxLatency.
const (
	maxLatency = int64(10 * time.Minute)
	digits     = 3
)

// counts is what a driver has seen.
type counts struct {
	latency *hdrhistogram.Histogram // ns
	status  [600]int64              // answers
	done    int64                   // their sum
	Errors
}

// Errors are requests without an answer.
type Errors struct {
	Connect int64 `json:"connect"` // no connection
	Closed  int64 `json:"closed"`  // the connection ended before the answer was whole
	Timeout int64 `json:"timeout"`
}

// All is their sum.
func (e Errors) All() int64 { return e.Connect + e.Closed + e.Timeout }

func newCounts() *counts { return &counts{latency: hdrhistogram.New(1, maxLatency, digits)} }

func (c *counts) answered(status int, took time.Duration) {
	c.done++
	c.status[status]++
	c.latency.RecordValue(min(max(int64(took), 1), maxLatency))
}

func (c *counts) add(o *counts) {
	c.done += o.done
	for i, n := range o.status {
		c.status[i] += n
	}
	c.Connect, c.Closed, c.Timeout = c.Connect+o.Connect, c.Closed+o.Closed, c.Timeout+o.Timeout
	c.latency.Merge(o.latency)
}

// giveUp is how long nothing but failures may come before a run ends; retryAfter is the pause after one.
const (
	giveUp     = time.Second
	retryAfter = 10 * time.Millisecond
)

// closeGrace is how long the server may take to close a connection whose last answer has come. It should close first, so
// that the ports of the load do not run out: the side that closes first keeps the port for a minute (RFC 9293, TIME-WAIT).
const closeGrace = time.Second

// gone is the error of a run in which the server does not answer any more.
func gone(t Target, err error) error {
	return fmt.Errorf("%s: the server has stopped answering: %w", t.Address, err)
}

// more is the error for bytes behind an answer.
func more(p []byte) error {
	return fmt.Errorf("%w: %d bytes more than the answer has: %q", errNotHTTP, len(p), clip(p))
}

// plain takes package net's wrapping off an error: the report has address and operation beside it.
func plain(err error) error {
	for {
		switch e := err.(type) {
		case *net.OpError:
			err = e.Err
		case interface{ Unwrap() error }:
			inner := e.Unwrap()
			if inner == nil {
				return err
			}
			err = inner
		default:
			return err
		}
	}
}
