package vectors

// text.go: records' fields as text, both ways.

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/wasmserve/wasmserve/abi"
)

// Quote writes bytes as a string: printable ASCII but `"` and `\` as it is, all else as \xNN.
func Quote(p []byte) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range p {
		if c < ' ' || c > '~' || c == '"' || c == '\\' {
			fmt.Fprintf(&b, `\x%02x`, c)
		} else {
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Unquote undoes Quote.
func Unquote(s string) (string, error) { return strconv.Unquote(s) }

// RequestText is r's fields.
func RequestText(r *abi.Request) string {
	var b strings.Builder
	line(&b, "method", r.Method)
	line(&b, "path", r.Path)
	line(&b, "query", r.Query)
	line(&b, "host", r.Host)
	fields(&b, "header", r.Header)
	fields(&b, "param", r.Params)
	number(&b, "route", int64(r.Route))
	number(&b, "protocol", int64(r.Protocol))
	if r.TLS {
		b.WriteString("tls yes\n")
	}
	line(&b, "remote", r.Remote)
	line(&b, "listener", r.Listener)
	if r.PeerKnown {
		fmt.Fprintf(&b, "peer %d %d %d\n", r.PeerUID, r.PeerGID, r.PeerPID)
	}
	if r.BodyInline {
		fmt.Fprintf(&b, "body %s\n", Quote(r.Body))
	} else {
		fmt.Fprintf(&b, "body_length %d\n", r.BodyLength)
	}
	return b.String()
}

// ResponseText is r's fields.
func ResponseText(r *abi.Response) string {
	var b strings.Builder
	number(&b, "status", int64(r.Status))
	fields(&b, "header", r.Header)
	line(&b, "body", r.Body)
	if r.Stream {
		fmt.Fprintf(&b, "stream %d\n", r.BodyLength)
	}
	return b.String()
}

// ErrorText is e's fields and its request's.
func ErrorText(e *abi.Error) string {
	var b strings.Builder
	fmt.Fprintf(&b, "kind %d\n", e.Kind)
	line(&b, "message", e.Message)
	line(&b, "stack", e.Stack)
	return b.String() + RequestText(e.Request)
}

// OutgoingText is o's fields.
func OutgoingText(o *abi.Outgoing) string {
	var b strings.Builder
	line(&b, "method", o.Method)
	line(&b, "url", o.URL)
	line(&b, "address", o.Address)
	fields(&b, "header", o.Header)
	line(&b, "body", o.Body)
	number(&b, "timeout", int64(o.Timeout))
	if o.Manual {
		b.WriteString("manual yes\n")
	}
	return b.String()
}

func line(b *strings.Builder, key string, p []byte) {
	if len(p) > 0 {
		fmt.Fprintf(b, "%s %s\n", key, Quote(p))
	}
}

func number(b *strings.Builder, key string, n int64) {
	if n != 0 {
		fmt.Fprintf(b, "%s %d\n", key, n)
	}
}

func fields(b *strings.Builder, key string, fs []abi.Field) {
	for _, f := range fs {
		fmt.Fprintf(b, "%s %s %s\n", key, Quote(f.Name), Quote(f.Value))
	}
}

// Request makes a request of v's fields; a response's are ignored.
func (v *Vector) Request() (*abi.Request, error) {
	r := &abi.Request{}
	return r, v.each(func(key, rest string) (err error) {
		switch key {
		case "method":
			r.Method, err = unquote(rest)
		case "path":
			r.Path, err = unquote(rest)
		case "query":
			r.Query, err = unquote(rest)
		case "host":
			r.Host, err = unquote(rest)
		case "header":
			r.Header, err = pair(r.Header, rest)
		case "param":
			r.Params, err = pair(r.Params, rest)
		case "remote":
			r.Remote, err = unquote(rest)
		case "listener":
			r.Listener, err = unquote(rest)
		case "tls":
			r.TLS = true
		case "route":
			_, err = fmt.Sscan(rest, &r.Route)
		case "protocol":
			_, err = fmt.Sscan(rest, &r.Protocol)
		case "peer":
			r.PeerKnown = true
			_, err = fmt.Sscan(rest, &r.PeerUID, &r.PeerGID, &r.PeerPID)
		case "body":
			r.BodyInline = true
			r.Body, err = unquote(rest)
			r.BodyLength = int64(len(r.Body))
		case "body_length":
			_, err = fmt.Sscan(rest, &r.BodyLength)
		}
		return err
	})
}

// Response makes a response of v's fields.
func (v *Vector) Response() (*abi.Response, error) {
	r := &abi.Response{}
	return r, v.each(func(key, rest string) (err error) {
		switch key {
		case "status":
			_, err = fmt.Sscan(rest, &r.Status)
		case "header":
			r.Header, err = pair(r.Header, rest)
		case "body":
			r.Body, err = unquote(rest)
			r.BodyLength = int64(len(r.Body))
		case "stream":
			r.Stream = true
			_, err = fmt.Sscan(rest, &r.BodyLength)
		}
		return err
	})
}

// Error makes an error of v's fields.
func (v *Vector) Error() (*abi.Error, error) {
	e := &abi.Error{}
	err := v.each(func(key, rest string) (err error) {
		switch key {
		case "kind":
			_, err = fmt.Sscan(rest, &e.Kind)
		case "message":
			e.Message, err = unquote(rest)
		case "stack":
			e.Stack, err = unquote(rest)
		}
		return err
	})
	if err == nil {
		e.Request, err = v.Request()
	}
	return e, err
}

// Outgoing makes an outgoing request of v's fields.
func (v *Vector) Outgoing() (*abi.Outgoing, error) {
	o := &abi.Outgoing{}
	return o, v.each(func(key, rest string) (err error) {
		switch key {
		case "method":
			o.Method, err = unquote(rest)
		case "url":
			o.URL, err = unquote(rest)
		case "address":
			o.Address, err = unquote(rest)
		case "header":
			o.Header, err = pair(o.Header, rest)
		case "body":
			o.Body, err = unquote(rest)
		case "timeout":
			_, err = fmt.Sscan(rest, &o.Timeout)
		case "manual":
			o.Manual = true
		}
		return err
	})
}

func (v *Vector) each(f func(key, rest string) error) error {
	for l := range strings.Lines(v.Fields) {
		key, rest, _ := strings.Cut(strings.TrimSuffix(l, "\n"), " ")
		if err := f(key, rest); err != nil {
			return fmt.Errorf("%s: %s: %w", v.Name, key, err)
		}
	}
	return nil
}

func unquote(s string) ([]byte, error) {
	u, err := Unquote(s)
	return []byte(u), err
}

// pair appends the field `"name" "value"`. A quote inside is \x22, so the two ends are plain.
func pair(fs []abi.Field, s string) ([]abi.Field, error) {
	n, v, ok := strings.Cut(s, `" "`)
	if !ok {
		return fs, fmt.Errorf("%q is no pair of strings", s)
	}
	name, err1 := unquote(n + `"`)
	value, err2 := unquote(`"` + v)
	if err1 != nil || err2 != nil {
		return fs, fmt.Errorf("%q is no pair of strings", s)
	}
	return append(fs, abi.Field{Name: name, Value: value}), nil
}
