// Package prelude is what a handler in JavaScript finds in its global scope: the web's Request, Response, URL, streams and so on, as
// scripts for the engine. They are made of src and of npm packages by build.sh.
package prelude

import (
	"embed"
	"path"
)

// Script is run before the handler's.
//
//go:embed dist/prelude.js
var Script []byte

//go:embed dist/lib
var libraries embed.FS

// Library returns a script that is evaluated when it is first needed (host/js/ext/*/lib has its source); nil for an unknown name.
func Library(name string) []byte {
	text, err := libraries.ReadFile("dist/lib/" + path.Base(name) + ".js")
	if err != nil {
		return nil
	}
	return text
}
