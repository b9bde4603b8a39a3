// Package nethttp serves exchanges through net/http: Handler for programs that embed the host beside handlers of their
// own, Server for TLS and HTTP/2. In run order:
//
//	server.go    http.Server over our listeners; shuts down (listen.go: accepts and counts connections)
//	conn.go      what a connection is doing, for its idle tracking
//	cert.go      the certificate, read again when its files change
//	handler.go   http.Handler: one request, one exchange
//	request.go   a *http.Request as values (refusal.go: what a client gets that is refused)
//	body.go      request bodies: inline, streamed
//	respond.go   exchange.Front: complete responses and streams (header.go: their fields)
//	limits.go    time limits of one request, where the connection's tracker cannot keep them
//
// # When to use it
//
// Front http1 is the default: it is stricter, and costs a quarter. 4.2 us of processor time per request against 16.8 us here
// (HTTP/1, C guest, abstract socket, 64 connections, medians of three runs); most of the difference is net/http's
// own, which reads ahead on a goroutine per request and sets two deadlines to stop it. This one is for TLS, HTTP/2 and for
// a host that lives inside of another Go program.
//
// # How it differs from http1
//
// Its parser and its writer are net/http's. The conformance suite plays the same cases over both; where net/http may
// differ, the case has a `front nethttp` line. These are all:
//
//   - An absolute-form target names the host, and the Host field is not to be seen (RFC 9112, 3.2.2, asks for that; http1 hands on
//     the Host field, as Bun does). Case 08.
//   - The answer to HEAD has Content-Length when the length is known, and no Transfer-Encoding when it is not: RFC 9112, 6.1,
//     allows both. Case 05.
//   - A chunked body is streamed to the guest however small it is, since net/http does not tell how much of it has come. So the
//     guest meets the limit when it reads: an answer of its own counts, and without one it is 413.
//   - 416 has the phrase of an older RFC, Requested Range Not Satisfiable. Phrases mean nothing (RFC 9112, 4). Case 16.
//
// And outside of the cases:
//
//   - Both Content-Length and Transfer-Encoding: http1 refuses, net/http drops the length and goes on (RFC 9112, 6.3, allows
//     it). The same length twice, and a chunked body of an HTTP/1.0 request, whose coding is then ignored, are taken. So behind
//     a proxy that may be laxer still, use http1.
//   - Malformed requests get net/http's 400, 431, 501 and 505, with its texts. A path with a broken triplet (`/%zz`) is one of
//     them; http1 hands it on.
//   - The order of request fields with different names is lost: they come sorted, host first. Pragma: no-cache adds a
//     Cache-Control. Field names of answers are in canonical form (`X-Request-Id`), whatever the guest wrote.
//   - An answer in chunks that begins before the request's body has been read to its end is the connection's last, so that
//     what is left of the body can never be taken for a request.
//   - A client that closes its sending half is gone, and gets no answer.
//   - What is left of a body when the answer is complete is read up to 64 KiB; then the connection ends, and a client that still sends
//     may not get the answer.
//   - The Content-Length of a handler's 304 is dropped in HTTP/1.
//   - HTTP/1.0 is answered as HTTP/1.0.
//   - A TLS handshake counts as part of the first head.
//
// The command does not meet these differences: it serves HTTP/1 with http1, and HTTP/2 alone with this front (host/front/dual).
//
// # HTTP/2
//
// A head over the limits is 431 on its stream, up to eight times MaxHead; beyond that the connection ends. A path with a broken triplet is
// refused by net/http.
//
// Each stream is an exchange of its own; a broken answer resets the stream and leaves the connection to the others. Bytes on any
// stream keep the connection from being idle. A guest's own idle timeout is kept per stream, and while a stream has one the
// connection's does not count.
package nethttp
