package main

import (
	"github.com/wasmserve/wasmserve/host/source"
	"github.com/wasmserve/wasmserve/host/source/script"
)

// places lists the sources of modules beside files and scripts. Each accepts names of its own, such as "oci://host/app:1".
func places() []source.Source {
	return nil
}

// sources returns all places that handlers are loaded from: modules of at most maxModule bytes in files, scripts, and the app's places.
// A name that none accepts is a file's.
func sources(places []source.Source, maxModule int64, scripts script.Source) source.List {
	return append(source.List{source.Files{Max: maxModule}, scripts}, places...)
}
