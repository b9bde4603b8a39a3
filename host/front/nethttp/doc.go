// Package nethttp serves exchanges through net/http: Handler for programs that embed the host beside their own handlers,
// Server for TLS and HTTP/2. In run order:
//
//	server.go    http.Server over our listeners; shuts down (listen.go: accepts and counts connections)
//	conn.go      the state of a connection, for its idle tracking
//	cert.go      the certificate, reloaded when its files change
//	handler.go   http.Handler: one request, one exchange
//	request.go   a *http.Request as values (rejection.go: responses to rejected requests)
//	body.go      request bodies: inline, streamed
//	respond.go   exchange.Front: complete responses and streams (header.go: their fields)
//	limits.go    time limits of one request, where the connection's tracker cannot keep them
//
// # When to use it
//
// Front http1 is the default: it is stricter, and costs a quarter: 4.2 us of processor time per request against 16.8 us here
// (HTTP/1, C guest, abstract socket, 64 connections, medians of three runs); most of the difference is in net/http
// itself, which reads ahead on a goroutine per request and sets two deadlines to stop it. This front is for TLS, HTTP/2 and for
// a host that is embedded in another Go program.
//
// # How it differs from http1
//
// The parser and the writer are net/http's. The conformance suite runs the same cases over both; if net/http may
// differ, the case has a `front nethttp` line. These are all:
//
//   - The response to HEAD has Content-Length if the length is known, and no Transfer-Encoding otherwise: RFC 9112, 6.1,
//     allows both. Case 05.
//   - A chunked body is always streamed to the guest, even a small one, since net/http does not report how much has arrived. So the
//     guest meets the limit when it reads: its own response is sent, and without one it is 413.
//   - 416 has the phrase of an older RFC, Requested Range Not Satisfiable. Phrases mean nothing (RFC 9112, 4). Case 16.
//
// And outside of the cases:
//
//   - Both Content-Length and Transfer-Encoding: http1 rejects the request, net/http ignores the length and goes on (RFC 9112, 6.3, allows
//     it). It accepts a repeated equal length, and a chunked body of an HTTP/1.0 request, whose coding it then ignores. So behind
//     a proxy that may be laxer still, use http1.
//   - Malformed requests get net/http's 400, 431, 501 and 505, with its texts.
//   - The order of request fields with different names is lost: they are sorted, host first. Pragma: no-cache adds a
//     Cache-Control. Field names of responses are in canonical form (`X-Request-Id`), however the guest wrote them.
//   - A chunked response that begins before the request's body has been read to its end is the connection's last, so that
//     the rest of the body can never be taken for a request.
//   - A client that closes its sending half counts as gone, and gets no response.
//   - When the response is complete, up to 64 KiB of the rest of a body are read; then the connection ends, and a client that still sends
//     may not get the response.
//   - The Content-Length of a handler's 304 is dropped in HTTP/1.
//   - HTTP/1.0 is answered as HTTP/1.0.
//   - A TLS handshake counts as part of the first head.
//
// The command is not affected: it serves HTTP/1 with http1, and only HTTP/2 with this front (host/front/dual).
//
// # HTTP/2
//
// A head over the limits is 431 on its stream, up to eight times MaxHead; beyond that the connection ends. net/http rejects a path with a
// malformed triplet.
//
// Each stream is a separate exchange; an incomplete response resets the stream and leaves the connection to the others. Bytes on any
// stream keep the connection from being idle. A guest's own idle timeout is kept per stream, and while a stream has one the
// connection's does not apply.
package nethttp
