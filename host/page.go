package host

import (
	"bytes"
	"html/template"
	"path/filepath"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// response makes a response of the host itself.
func response(status int, header []exchange.Field, body string) *exchange.Response {
	return &exchange.Response{Status: status, Header: header, Body: []byte(body)}
}

// rejected returns the response that a front sends for the same fault.
func rejected(r front.Rejection) *exchange.Response { return response(r.Status, plainText, r.Body()) }

// unavailable makes a response for a request that may succeed a moment later.
func unavailable(text string) *exchange.Response { return response(503, retryLater, text) }

// noHandler explains why the host has no handler.
func (h *Host) noHandler() string {
	if h.draining.Load() {
		return "The server is shutting down.\n"
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.last != nil && !h.last.OK {
		return "No handler: its module was refused; the reason is in the server's log.\n"
	}
	return "No handler yet: put a wasm module at " + filepath.Base(h.cfg.Module) + " and it will be served.\n"
}

// errorPage makes the response to a failure that no error handler of the guest has answered: with details in development mode, without
// details otherwise.
func (h *Host) errorPage(x *exchange.Exchange, f *exchange.Failure) *exchange.Response {
	status, header := 500, plainText
	if f.Limit == "max-streams" { // there may be room in a moment
		status, header = 503, retryLater
	}
	if f.Kind == exchange.KindTimeout || f.Kind == exchange.KindMemory || f.Kind == exchange.KindLost {
		status = 503 // waiting may help
	}
	if !*h.settings.Load().Development {
		return response(status, header, "Something went wrong!")
	}
	var text bytes.Buffer
	source := ""
	if f.Source != nil {
		source = f.Source()
	}
	err := developmentPage.Execute(&text, map[string]any{
		"Kind": f.Kind.String(), "Message": f.Message, "Stack": f.Stack, "Source": source,
		"Method": string(x.Method), "Path": string(x.Path), "Query": string(x.Query), "Header": fields(x.Header),
	})
	if err != nil {
		text.Reset()
		text.WriteString(err.Error())
	}
	return response(status, html, text.String())
}

// fields returns header fields as text.
func fields(list []exchange.Field) (out [][2]string) {
	for _, f := range list {
		out = append(out, [2]string{string(f.Name), string(f.Value)})
	}
	return out
}

var (
	plainText  = []exchange.Field{{Name: []byte("content-type"), Value: []byte("text/plain;charset=utf-8")}}
	retryLater = append(plainText[:1:1], exchange.Field{Name: []byte("retry-after"), Value: []byte("1")})
	html       = []exchange.Field{{Name: []byte("content-type"), Value: []byte("text/html;charset=utf-8")},
		{Name: []byte("content-security-policy"), Value: []byte("default-src 'none'; style-src 'unsafe-inline'")}}
)

// developmentPage loads nothing from elsewhere; all data from guest and client is escaped.
var developmentPage = template.Must(template.New("error").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{.Kind}}: {{.Message}}</title>
<style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.2rem;color:#b00020;overflow-wrap:anywhere} h2{font-size:1rem;margin-top:2rem}
pre{background:#f4f4f4;padding:1rem;overflow:auto} td{padding:0 1rem 0 0;vertical-align:top;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}pre{background:#242424}h1{color:#ff6b7f}}
</style></head><body>
<h1>{{.Kind}}: {{.Message}}</h1>
{{if .Source}}<h2>Source</h2><pre>{{.Source}}</pre>{{end}}
{{if .Stack}}<h2>Stack</h2><pre>{{.Stack}}</pre>{{end}}
<h2>Request</h2><pre>{{.Method}} {{.Path}}{{if .Query}}?{{.Query}}{{end}}</pre>
<table>{{range .Header}}<tr><td>{{index . 0}}</td><td>{{index . 1}}</td></tr>{{end}}</table>
<p>You see this page because of -development; clients of a production server see only “Something went wrong!”.</p>
</body></html>
`))
