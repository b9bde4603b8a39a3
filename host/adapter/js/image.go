package js

import (
	"time"

	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/js/engine"
	"github.com/wasmserve/wasmserve/host/js/ext/webassembly"
)

// image is the state that the program's instances are reset to.
type image struct {
	*guest.Image
	born     time.Time // the scripts' clocks go on
	vm       engine.VM
	layout   layout
	manifest []byte
	modules  webassembly.ModulesImage
}
