// Package http1 serves HTTP/1.1 and HTTP/1.0: it turns the bytes of a connection into exchanges and the responses back
// into bytes. In run order:
//
//	server.go    accepts, counts connections, shuts down
//	conn.go      the loop of one connection: head, exchange, handler, flush
//	head.go      scans a request head, strictly (fields.go: single fields, table.go: allowed bytes)
//	rejection.go responses to malformed requests
//	body.go      request bodies: inline, streamed (chunked.go: the decoder)
//	respond.go   exchange.Front: complete responses and streams (encode.go: status line, fields, framing)
//	linger.go    closes so that the response arrives
//	date.go      the Date field, formatted once a second
//
// # Why not a library's parser?
//
// The server of fasthttp hands out a request when the handler returns and cannot stream from inside the handler, so only its parser
// could be used: RequestHeader.Read of version 1.77, one per connection, names not normalised. On the heads of
// BenchmarkHead it takes 79, 143 and 498 ns (one field, three, a browser's twelve), the scan in head.go 39, 81 and 348 ns
// with the path normalised and the framing decided. The library also accepts requests that must be rejected here: Content-Length
// together with Transfer-Encoding, `identity`, folded lines, a bare LF behind the request line, names with spaces, any number of empty
// lines before the request, bytes in Host that no host name contains, targets with a fragment. A strict scan had to run over each head
// in any case, in addition to the parser; after the scan there was nothing left to parse.
//
// # What is the standard?
//
// RFC 9110 and 9112, section by section in conform_test.go, and strict_test.go for rejected requests. Where they leave a choice, a request
// that two servers in a row could read in two ways is rejected. FuzzDifferential compares with the server of net/http, down
// to where the next request begins; each difference from it is named in differences_test.go, with its section and reason.
// A host that a URL cannot have, or has under another name, is rejected (see front.ValidHost), so that the URL of a request and its Host
// field name the same host.
//
// The host of an absolute target replaces the Host field, also as the field's value (RFC 9112, 3.2.2). A path with a '%' that begins
// no triplet is rejected (RFC 3986, 2.1), as by net/http and nginx; the query is the handler's.
//
// # What does it cost?
//
// A request and its response without system calls: 115 ns (one field) to 420 ns (a browser's head), no allocation
// (BenchmarkMemory). On an abstract socket, server pinned to one core, the total is 8 to 20 % more CPU than a loop that only
// reads and writes (2.7 us there); 84 % of it is in the kernel. Leaving out the read that finds nothing before each
// wait (one RawConn.Read for the whole life of the connection) gained 0 to 7 %, within the noise, and could miss the end
// of a half-closed connection: not done. A connection of package sockets parks while it waits for a request and then holds no
// buffers; any other holds 8 KiB of buffers, 1.5 KiB of state and its stack (TestIdleCost). Responses to pipelined requests
// are not collected: the first would wait for the handler of the second.
package http1
