package main

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/wasmserve/wasmserve/host"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/report"
)

// devPage is dev's handlers with a page before them: while the source does not build, a browser that opens a page sees the reason. Other
// requests are answered by the last good handler or, without one, with the same text. The page reloads itself until the source builds.
type devPage struct {
	handlers
	built *built                 // nil: nothing is built
	said  atomic.Pointer[notice] // nil: the handler answers

	mu   sync.Mutex
	live bool // a handler serves; guarded by mu
}

// notice is what the page says. It is constant.
type notice struct {
	Title, Text string
	live        bool // there is a handler for who wants no page
}

func newDevPage(h handlers, b *built) *devPage {
	p := &devPage{handlers: h, built: b}
	p.said.Store(&notice{Title: "Building", Text: "The handler is being built for the first time."})
	return p
}

// broken shows why there is no new handler.
func (p *devPage) broken(title, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.said.Store(&notice{title, text, p.live})
}

// Reload is the host's; a module that is served ends the page.
func (p *devPage) Reload(ctx context.Context, opt host.ReloadOptions) (report.ReloadResult, error) {
	res, err := p.handlers.Reload(ctx, opt)
	failed := p.built.failed()
	switch {
	case err != nil || errors.Is(failed, context.Canceled):
	case failed != nil:
		p.broken("The handler does not build", failed.Error())
	case !res.OK:
		p.broken("The new handler was refused", res.Error)
	default:
		p.mu.Lock()
		defer p.mu.Unlock()
		p.live = true
		p.said.Store(nil)
	}
	return res, err
}

// Serve is the request path: the handler's, unless there is something to say.
func (p *devPage) Serve(x *exchange.Exchange) {
	n := p.said.Load()
	switch {
	case n == nil:
		p.handlers.Serve(x)
	case opensPage(&x.Request):
		var page bytes.Buffer
		if err := brokenPage.Execute(&page, n); err != nil {
			page.WriteString(err.Error())
		}
		status := 500
		if !n.live {
			status = 503
		}
		x.Respond(&exchange.Response{Status: status, Header: pageHeader, Body: page.Bytes()})
	case n.live:
		p.handlers.Serve(x)
	default:
		x.Respond(&exchange.Response{Status: 503, Header: textHeader, Body: []byte(n.Title + "\n" + strings.TrimSuffix(n.Text, "\n") + "\n")})
	}
}

// opensPage reports whether a person sees the response: a GET for HTML, and for a document if the browser sends Fetch Metadata.
func opensPage(r *exchange.Request) bool {
	dest := string(r.Get("sec-fetch-dest"))
	return string(r.Method) == "GET" && bytes.Contains(r.Get("accept"), []byte("text/html")) && (dest == "" || strings.HasSuffix(dest, "document") || dest == "iframe")
}

var (
	pageHeader = []exchange.Field{{Name: []byte("content-type"), Value: []byte("text/html;charset=utf-8")}, {Name: []byte("cache-control"), Value: []byte("no-store")},
		{Name: []byte("content-security-policy"), Value: []byte("default-src 'none'; style-src 'unsafe-inline'")}}
	textHeader = []exchange.Field{{Name: []byte("content-type"), Value: []byte("text/plain;charset=utf-8")}, {Name: []byte("cache-control"), Value: []byte("no-store")},
		{Name: []byte("retry-after"), Value: []byte("1")}}
)

var brokenPage = template.Must(template.New("broken").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>{{.Title}}</title>
<style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.2rem;color:#b00020} pre{background:#f4f4f4;padding:1rem;overflow:auto}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}pre{background:#242424}h1{color:#ff6b7f}}
</style></head><body>
<h1>{{.Title}}</h1>
<pre>{{.Text}}</pre>
<p>This page is dev's, and gives way to the handler as soon as one is built.</p>
</body></html>
`))
