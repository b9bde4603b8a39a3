package outbound

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// Defaults of Config.
const (
	DefaultTimeout = 30 * time.Second
	DefaultMax     = 256
)

const (
	maxHost      = 512 // bytes of the field host
	maxRedirects = 20  // as browsers
	maxHead      = 256 << 10
	maxURL       = 64 << 10
	idleTime     = 30 * time.Second // of an idle connection
	idleConns    = 16               // idle connections per host
)

// Config configures New.
type Config struct {
	Policy  Policy
	Timeout time.Duration // most for the head of a response, and again for each part of its body; 0: 30 s
	Max     int           // most open requests; 0: 256
	TLS     *tls.Config   // nil: the system's certificates
	DNS     *net.Resolver // nil: the system's
}

// Client sends guests' requests. It implements adapter.Outbound; its methods may be called from any goroutine.
type Client struct {
	policy   Policy
	timeout  time.Duration
	max      int64
	dns      *net.Resolver
	open     atomic.Int64
	decoders atomic.Int64 // bodies in br or zstd that are open
	network  *http.Client
	sockets  map[string]*http.Client // by address; each has its own connections
}

// New makes a Client.
func New(c Config) *Client {
	if c.Timeout == 0 {
		c.Timeout = DefaultTimeout
	}
	if c.Max == 0 {
		c.Max = DefaultMax
	}
	o := &Client{policy: c.Policy, timeout: c.Timeout, max: int64(c.Max), dns: c.DNS, sockets: map[string]*http.Client{}}
	o.network = o.client(c.TLS, o.dial)
	for _, address := range c.Policy.sockets {
		o.sockets[address] = o.client(c.TLS, func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", address)
		})
	}
	return o
}

func (o *Client) client(tls *tls.Config, dial func(ctx context.Context, network, address string) (net.Conn, error)) *http.Client {
	if tls != nil {
		tls = tls.Clone()
	}
	return &http.Client{
		Transport: &http.Transport{
			DialContext: dial, TLSClientConfig: tls, ForceAttemptHTTP2: true, TLSHandshakeTimeout: 10 * time.Second,
			MaxIdleConns: 4 * idleConns, MaxIdleConnsPerHost: idleConns, IdleConnTimeout: idleTime, MaxResponseHeaderBytes: maxHead, DisableCompression: true,
		},
		CheckRedirect: o.redirect,
	}
}

// Close closes idle connections. Open requests continue.
func (o *Client) Close() error {
	o.network.CloseIdleConnections()
	for _, c := range o.sockets {
		c.CloseIdleConnections()
	}
	return nil
}

// denied makes an error of the policy.
func denied(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{adapter.ErrDenied}, args...)...)
}

// dial connects to a host of the network. Each address is checked when it is connected to: a name may resolve differently from one
// lookup to the next.
func (o *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if _, err := netip.ParseAddr(host); err == nil {
		host = ""
	}
	d := net.Dialer{Resolver: o.dns, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if o.policy.Addr(host, to.Addr(), fmt.Sprint(to.Port())) {
			return nil
		}
		if host == "" {
			return denied("%s", to.Addr())
		}
		return denied("%s is %s, which is no public address: name that, too, if it is meant (-allow-net %s)", host, to.Addr(), to.Addr())
	}}
	return d.DialContext(ctx, network, address)
}

// manual is the context key of a request whose redirects are not followed.
type manual struct{}

// redirect is called before a redirect is followed.
func (o *Client) redirect(r *http.Request, via []*http.Request) error {
	switch {
	case r.Context().Value(manual{}) != nil:
		return http.ErrUseLastResponse
	case len(via) > maxRedirects:
		return fmt.Errorf("%w: more than %d", adapter.ErrRedirect, maxRedirects)
	}
	// net/http sets the previous URL; a request without a document has no referrer (Fetch Standard, 4.1), unless it sets one itself.
	r.Header.Del("Referer")
	if own, ok := via[0].Header["Referer"]; ok {
		r.Header["Referer"] = own
	}
	if r.Context().Value(once{}) != nil && r.Response.StatusCode != http.StatusSeeOther {
		return errOnce
	}
	keepMethod(r, via[len(via)-1])
	if !sameOrigin(r.URL, via[0].URL) || slices.ContainsFunc(via, func(v *http.Request) bool { return !sameOrigin(v.URL, via[0].URL) }) {
		for _, name := range []string{"Authorization", "Cookie", "Proxy-Authorization"} {
			r.Header.Del(name)
		}
	}
	if r.Context().Value(socket{}) != nil { // the socket stays the same for any URL
		return checkURL(r.URL)
	}
	return o.check(r.URL)
}

// keepMethod undoes net/http's change after 301 and 302 for methods other than POST: those keep method and body (RFC 9110, 15.4.2 and
// 15.4.3; Fetch Standard, 4.4).
func keepMethod(r, last *http.Request) {
	code := r.Response.StatusCode
	if code != http.StatusMovedPermanently && code != http.StatusFound || last.Method == http.MethodPost || r.Method == last.Method {
		return
	}
	r.Method = last.Method
	for _, name := range []string{"Content-Encoding", "Content-Language", "Content-Location", "Content-Type"} { // dropped with the body
		if v, ok := last.Header[name]; ok {
			r.Header[name] = v
		}
	}
	if last.GetBody != nil {
		r.Body, _ = last.GetBody()
		r.GetBody, r.ContentLength = last.GetBody, last.ContentLength
	}
}

// once is the context key of a request whose body is streamed.
type once struct{}

// errOnce: by Fetch Standard, 4.4, a streamed body cannot be sent again after a redirect, except for 303, which drops it.
var errOnce = errors.New("it is redirected, and its body was streamed: it cannot be sent again (redirect: 'manual' gives the answer)")

// socket is the context key of a request to a Unix or abstract socket.
type socket struct{}

func sameOrigin(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && canonical(a.Hostname()) == canonical(b.Hostname()) && portOf(a) == portOf(b)
}

func portOf(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	if u.Scheme == "https" {
		return "443"
	}
	return "80"
}

func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: the URL's scheme must be http or https, not %.20q", adapter.ErrInvalid, u.Scheme)
	case u.Hostname() == "":
		return fmt.Errorf("%w: the URL names no host", adapter.ErrInvalid)
	case u.User != nil:
		return fmt.Errorf("%w: the URL names a user: credentials go into the field authorization", adapter.ErrInvalid)
	}
	return nil
}

// check returns an error if the policy denies a URL.
func (o *Client) check(u *url.URL) error {
	if err := checkURL(u); err != nil {
		return err
	}
	if host, port := u.Hostname(), portOf(u); !o.policy.Host(host, port) {
		return denied("%s is not named by -allow-net", net.JoinHostPort(host, port))
	}
	return nil
}

// Do sends a request and waits for the head of its response.
func (o *Client) Do(ctx context.Context, r *adapter.OutboundRequest) (*adapter.OutboundResponse, error) {
	client, u, err := o.route(r)
	if err != nil {
		return nil, err
	}
	if n := o.open.Add(1); n > o.max {
		o.open.Add(-1)
		return nil, fmt.Errorf("%w: %d requests to other servers are open (-max-outbound)", adapter.ErrTooLarge, o.max)
	}
	limit := o.timeout
	if r.Timeout > 0 && r.Timeout < limit {
		limit = r.Timeout
	}
	w := watch(ctx, limit)
	if r.Stream != nil { // net/http waits for the body's reader before it reports the end of a request
		context.AfterFunc(w.ctx, func() { r.Stream.Close() })
	}
	out := o.addressed(request(w.context(r), r, u, w), r)
	plain := o.ask(out)
	res, err := client.Do(out)
	w.answered()
	if err == nil && r.Stream != nil && !r.Manual && (res.StatusCode == http.StatusTemporaryRedirect || res.StatusCode == http.StatusPermanentRedirect) &&
		res.Header.Get("Location") != "" { // which net/http does not follow
		res.Body.Close()
		err = errOnce
	}
	if err == nil && plain {
		if err = o.decode(res); err != nil {
			res.Body.Close()
		}
	}
	if err != nil {
		o.open.Add(-1)
		defer w.stop()
		return nil, w.explain(err)
	}
	answer := &adapter.OutboundResponse{
		Status: res.StatusCode, StatusText: strings.TrimPrefix(res.Status, fmt.Sprint(res.StatusCode, " ")), URL: res.Request.URL.String(),
		Redirected: res.Request.Response != nil, Length: res.ContentLength, Body: &body{ReadCloser: res.Body, watch: w, open: &o.open},
	}
	if strings.TrimSpace(answer.StatusText) == fmt.Sprint(res.StatusCode) {
		answer.StatusText = ""
	}
	for name, values := range res.Header {
		for _, v := range values {
			answer.Header = append(answer.Header, exchange.Field{Name: []byte(strings.ToLower(name)), Value: []byte(v)})
		}
	}
	slices.SortStableFunc(answer.Header, func(a, b exchange.Field) int { return bytes.Compare(a.Name, b.Name) })
	return answer, nil
}

// route returns the client and the URL for a request, or the error why it is not sent.
func (o *Client) route(r *adapter.OutboundRequest) (*http.Client, *url.URL, error) {
	if len(r.URL) > maxURL {
		return nil, nil, fmt.Errorf("%w: the URL has more than %d bytes", adapter.ErrInvalid, maxURL)
	}
	u, err := url.Parse(r.URL)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", adapter.ErrInvalid, err)
	}
	switch r.Method {
	case "CONNECT", "TRACE", "TRACK":
		return nil, nil, fmt.Errorf("%w: the method %s cannot be sent", adapter.ErrInvalid, r.Method)
	}
	if r.Address == "" {
		return o.network, u, o.check(u)
	}
	address := r.Address
	if address[0] == 0 {
		address = "@" + address[1:]
	}
	if !o.policy.Socket(address) {
		return nil, nil, denied("the socket %.120q is not named by -allow-net", address)
	}
	return o.sockets[address], u, checkURL(u)
}

// addressed sets the request's Host to its field "host" if the policy allows that host as well: one server can have many names,
// and -allow-net lists the allowed ones. Over a socket any name is allowed, since the socket is. Otherwise the URL's host is sent, and the
// field is dropped, such as the one in a request that a handler passes on.
func (o *Client) addressed(out *http.Request, r *adapter.OutboundRequest) *http.Request {
	for _, f := range r.Header {
		if !strings.EqualFold(string(f.Name), "host") || len(f.Value) > maxHost {
			continue
		}
		u, err := url.Parse(out.URL.Scheme + "://" + string(f.Value))
		if err == nil && u.Host == string(f.Value) && checkURL(u) == nil && (r.Address != "" || o.policy.Host(u.Hostname(), portOf(u))) {
			out.Host = u.Host
		}
	}
	return out
}

// kept are fields that only the host sets (Fetch Standard, 2.2.2: forbidden request-headers, as far as they are HTTP's own).
var kept = map[string]bool{"Host": true, "Connection": true, "Keep-Alive": true, "Proxy-Connection": true, "Te": true, "Trailer": true, "Transfer-Encoding": true,
	"Upgrade": true, "Content-Length": true, "Expect": true}

func request(ctx context.Context, r *adapter.OutboundRequest, u *url.URL, w *watcher) *http.Request {
	method := r.Method
	if method == "" {
		method = http.MethodGet
	}
	out := (&http.Request{Method: method, URL: u, Host: u.Host, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: make(http.Header, len(r.Header)+1)}).WithContext(ctx)
	for _, f := range r.Header {
		name := http.CanonicalHeaderKey(string(f.Name))
		if !kept[name] {
			out.Header[name] = append(out.Header[name], string(f.Value))
		}
	}
	if _, ok := out.Header["User-Agent"]; !ok {
		out.Header["User-Agent"] = []string{"wasmserve"}
	}
	if r.Stream != nil {
		out.Body, out.ContentLength = &sent{r.Stream, w}, r.Length
		if r.Length == 0 {
			r.Stream.Close()
			out.Body = http.NoBody
		}
	} else if len(r.Body) > 0 || method == "POST" || method == "PUT" || method == "PATCH" {
		content := bytes.Clone(r.Body)
		out.ContentLength = int64(len(content))
		out.GetBody = func() (io.ReadCloser, error) {
			if len(content) == 0 {
				return http.NoBody, nil
			}
			return io.NopCloser(bytes.NewReader(content)), nil
		}
		out.Body, _ = out.GetBody()
	}
	return out
}

// errSlow is the cause of a cancellation because the upstream is slow.
var errSlow = errors.New("the other server did not answer in time")

// watcher cancels a request whose upstream takes too long for one step.
type watcher struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	timer  *time.Timer
	limit  time.Duration

	mu   sync.Mutex
	head bool // has arrived, or will not; guarded by mu
}

func watch(ctx context.Context, limit time.Duration) *watcher {
	w := &watcher{limit: limit}
	w.ctx, w.cancel = context.WithCancelCause(ctx)
	w.timer = time.AfterFunc(limit, func() { w.cancel(fmt.Errorf("%w (%v)", errSlow, limit)) })
	return w
}

func (w *watcher) context(r *adapter.OutboundRequest) context.Context {
	ctx := w.ctx
	if r.Manual {
		ctx = context.WithValue(ctx, manual{}, true)
	}
	if r.Address != "" {
		ctx = context.WithValue(ctx, socket{}, true)
	}
	if r.Stream != nil {
		ctx = context.WithValue(ctx, once{}, true)
	}
	return ctx
}

func (w *watcher) begin() { w.timer.Reset(w.limit) }
func (w *watcher) pause() { w.timer.Stop() }

func (w *watcher) stop() {
	w.timer.Stop()
	w.cancel(nil)
}

// answered records that the head has arrived, or will not: only reads of the body are timed from now on.
func (w *watcher) answered() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.head = true
	w.pause()
}

// sending is called before (false) and after (true) a wait for a part of the request's body: the guest's time does not count as the
// upstream's.
func (w *watcher) sending(part bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.head:
	case part:
		w.begin()
	default:
		w.pause()
	}
}

// sent is a request's body that is streamed.
type sent struct {
	io.ReadCloser
	watch *watcher
}

func (s *sent) Read(p []byte) (int, error) {
	s.watch.sending(false)
	n, err := s.ReadCloser.Read(p)
	s.watch.sending(true)
	return n, err
}

// explain returns err without the parts that the guest knows, or the cause of the cancellation.
func (w *watcher) explain(err error) error {
	if cause := context.Cause(w.ctx); cause != nil {
		return cause
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return err
}

// body is the body of a response; each read is limited by the same timeout as the head.
type body struct {
	io.ReadCloser
	watch  *watcher
	open   *atomic.Int64
	closed atomic.Bool
}

func (b *body) Read(p []byte) (int, error) {
	b.watch.begin()
	n, err := b.ReadCloser.Read(p)
	b.watch.pause()
	if err != nil && err != io.EOF {
		err = b.watch.explain(err)
	}
	return n, err
}

func (b *body) Close() error {
	if b.closed.Swap(true) {
		return nil
	}
	b.open.Add(-1)
	b.watch.stop() // first: a body that was not read to its end is not waited for
	return b.ReadCloser.Close()
}
