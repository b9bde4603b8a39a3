// Package prelude is what a handler in JavaScript finds in its global scope: the web's Request, Response, URL, streams and so on, as
// scripts for the engine. They are made of src and of npm packages by build.sh.
package prelude

import _ "embed"

// Script is run before the handler's.
//
//go:embed dist/prelude.js
var Script []byte

//go:embed dist/url.js
var url []byte

//go:embed dist/streams.js
var streams []byte

//go:embed dist/pattern.js
var pattern []byte

// Library is a script that is evaluated when it is first needed, or nil: "url" is the URL standard's state machine, "streams" are
// ReadableStream and its like, "pattern" is URLPattern.
func Library(name string) []byte {
	switch name {
	case "url":
		return url
	case "streams":
		return streams
	case "pattern":
		return pattern
	}
	return nil
}
