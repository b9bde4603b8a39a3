// Package expect reads and replays expect.txt: requests, written as curl lines, and what a handler must answer. The command's test
// replays them without a socket, the examples' test over real ones.
//
//	script.go    reads a file
//	play.go      sends one request and compares the answer
//	diff.go      shows where it differs
//
// # A file
//
//	# a comment
//	flags -idle-timeout 1s          before the first request: flags of wasmserve
//	curl /version                   a request: a path, and -X METHOD, -H 'Name: value', -d 'body'
//	status 200                      the answer's status; each request needs one
//	header content-type: text/plain the values of a field, joined by ", "; empty: no such field
//	body {"version":"1.0.0"}        the complete body; further such lines are its further lines; a last newline does not count
//	took 1s 5s                      the complete answer came within this time
//	cut                             the answer ends before its body does
//
// There are header~ and body~ with a regular expression, and bytes: package check has all of them.
//
// Requests run in order, each on a new connection. Text in single or double quotes is one word, and nothing in it is
// special. -d makes the method POST unless -X says otherwise; no content-type is added.
package expect
