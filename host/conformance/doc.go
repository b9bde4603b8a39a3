// Package conformance is the conformance suite: black-box cases as data, and a runner for any connection. It only uses
// raw bytes, so it can be pointed at any server that serves the suite's guest (testdata/GUEST.md specifies its
// responses; guests/go/conformance and guests/c/conformance implement it).
//
//	case.go      reads testdata/cases/*.txt
//	run.go       plays a case over one connection
//	steps.go     what each step does
//	response.go  reads responses as raw bytes, strictly
//	require.go   tools that tests need, and what happens without them
//
// # A case file
//
// The first line is a comment with the subject of the file. A case begins with `= name`; every case has a connection of
// its own, made by its first step. Lines are steps, played in order; empty lines and lines that begin with `#` are ignored.
//
//	profile NAME      before the first case: how the server must be set up (see Target.Profile)
//	: WORD REST       right below `= name`: the case is played once per such row, {1} is WORD, {2} is REST
//	> TEXT            send TEXT and CR LF
//	>> TEXT           send TEXT alone; \r \n \t \\ and \xHH are bytes
//	pause D           wait
//	half-close        close the sending half
//	close             close the connection
//	mark              start the stopwatch
//	status ...        the checks of expect.txt (package check in guests/expect). status reads a head; it has a status line:
//	                  status HTTP/1.1 200 OK, `*` for the phrase: any
//	header ...        the fields of this name are exactly those listed, in order; {x}: remember the value as {x}, or equal to {x}
//	                  if there is one; also `body {x}`
//	took MIN MAX      the stopwatch reads between MIN and MAX
//	cut               the connection ends before the body does
//	pattern N         the rest of the body is N bytes of a..z, repeated
//	nobody            no body follows, whatever the head says: the next byte belongs to the next response
//	part "text"       the next bytes of the body are these
//	read N            the next N bytes of the body follow the pattern
//	open              the connection serves another request
//	closed            the connection ends, and nothing comes before that
//	until PATH "text" ask for PATH (this connection; `until! PATH`: another one) again and again until its body is this
//	stalls PATH MAX   the number at PATH (another connection) stops to grow, at MAX or less; it is then {stalled}
//	beyond PATH {x}   the number at PATH grows over {x}
//	reload VARIANT    swap the module; returns when the new one serves
//	module OP VARIANT change the watched file: write, rename, remove, beside
//	front NAME STEP   right below a step: over the front NAME it is this one; `front NAME -`: it is left out. The reason
//	                  is in that front's doc.go
//
// Durations are written as in Go, or `1.5idle`: multiples of Target.Idle; `a+b` is a sum. {1.5idle} in a line that is sent is
// that number of milliseconds, {unique} a word that no other run has, {address} Target.Address.
package conformance
