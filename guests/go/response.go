package wasmserve

import "strings"

// Field is one header field.
type Field struct{ Name, Value string }

// Header is a response's header: order and duplicates are kept. The host writes the framing: content-length,
// transfer-encoding, connection, keep-alive, upgrade, trailer and te are dropped.
type Header []Field

// Get returns the first value of a field, "" if it is missing. Case does not matter.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Response is a handler's response. As a Route it is a static response.
type Response struct {
	Status      int    // 200 to 999; 0: 200, in Server.Error 500
	ContentType string // empty: not set
	Header      Header
	Body        []byte // copied when the handler returns

	text   string // the body, if Body is nil: it saves a copy of a string that the program holds anyway
	kind   responseKind
	err    error
	stream func(*Stream) error
}

// responseKind is the kind of a handler's result.
type responseKind uint8

const (
	kindRecord   responseKind = iota
	kindAnswered              // Answered
	kindFailed                // Fail
	kindStream                // StreamFunc
)

// Text answers s as UTF-8 text.
func Text(s string) Response { return Response{ContentType: "text/plain;charset=utf-8", text: s} }

// HTML answers s as UTF-8 HTML.
func HTML(s string) Response { return Response{ContentType: "text/html;charset=utf-8", text: s} }

// JSON answers s, which is JSON already. Package jsonbody encodes Go values.
func JSON(s string) Response { return Response{ContentType: "application/json", text: s} }

// Bytes answers bytes of that type.
func Bytes(contentType string, body []byte) Response {
	return Response{ContentType: contentType, Body: body}
}

// Redirect answers 302 with that location. WithStatus makes it 301, 303, 307 or 308.
func Redirect(location string) Response {
	return Response{Status: 302, Header: Header{{"location", location}}}
}

// Status answers with a status and no body.
func Status(status int) Response { return Response{Status: status} }

// NotFound answers 404 with no body.
func NotFound() Response { return Status(404) }

// Fail makes the request fail with err's text: it is logged, and the client gets the response of Server.Error, or the host's
// built-in page. If a stream is open, the connection is cut.
func Fail(err error) Response { return Response{kind: kindFailed, err: err} }

// Answered is the result of a handler that has answered through Request.Stream.
func Answered() Response { return Response{kind: kindAnswered} }

// StreamFunc answers with a stream whose body f writes; it is closed when f returns. If f returns an error, the request fails.
// The head is r's without its Body, and is sent before f runs.
func (r Response) StreamFunc(f func(*Stream) error) Response {
	r.kind, r.stream = kindStream, f
	return r
}

// WithStatus returns r with another status.
func (r Response) WithStatus(status int) Response {
	r.Status = status
	return r
}

// With returns r with one more header field.
func (r Response) With(name, value string) Response {
	r.Header = append(r.Header[:len(r.Header):len(r.Header)], Field{name, value})
	return r
}

// Bytes returns r's body. It must not be changed.
func (r Response) Bytes() []byte {
	if r.Body == nil {
		return bytesOf(r.text)
	}
	return r.Body
}
