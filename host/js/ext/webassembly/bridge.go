package webassembly

import (
	"encoding/binary"
	"errors"
	"sync"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/internal/wasmbin"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// A bridge stands for a function of another module in the tables of an instance. References to functions are addresses, and runtimes
// number the types of functions each in its own way: a table only has functions of one runtime. A bridge is a module in that runtime
// with one function, which it imports and exports; so a call goes through the script.

// bridgeCodes are the compiled bridges of a runtime, by the type of their function.
type bridgeCodes struct {
	mu   sync.Mutex
	list map[string]bridgeCode
}

type bridgeCode struct {
	mod  wazero.CompiledModule
	info *Info
}

// maxBridges is how many types of functions bridges can have, of one module.
const maxBridges = 200

// Bridge makes a bridge to a function of this type for the tables of i, and returns its number. Its only import is the function.
func (i *Instance) Bridge(params, results []string) (uint32, error) {
	s := i.store
	b, err := i.code.bridge(s, functionType(valueTypes(params), valueTypes(results)))
	if err != nil {
		return 0, err
	}
	id, err := s.next()
	if err != nil {
		return 0, err
	}
	n, err := s.instantiate(i.code, b.mod, id, 0)
	if err != nil {
		return 0, err
	}
	n.owner, n.bridge = i.id, b.info
	i.bridges = append(i.bridges, id)
	return id, nil
}

func (c *Code) bridge(s *Store, t signature) (bridgeCode, error) {
	if len(t.Params) > maxParams || len(t.Results) > maxParams {
		return bridgeCode{}, errors.New("a function has too many parameters")
	}
	key := string(t.Params) + ">" + string(t.Results)
	c.bridges.mu.Lock()
	defer c.bridges.mu.Unlock()
	if b, ok := c.bridges.list[key]; ok {
		return b, nil
	}
	if len(c.bridges.list) >= maxBridges {
		return bridgeCode{}, ErrMany
	}
	text := []byte(wasmbin.Header)
	section := append(wasmbin.AppendU32([]byte{1, 0x60}, uint32(len(t.Params))), t.Params...)
	section = append(wasmbin.AppendU32(section, uint32(len(t.Results))), t.Results...)
	text = wasmbin.AppendSection(text, wasmbin.SecType, section)
	text = wasmbin.AppendSection(text, wasmbin.SecImport, []byte{1, 0, 0, wasmbin.KindFunc, 0})
	text = wasmbin.AppendSection(text, wasmbin.SecExport, []byte{1, 0, wasmbin.KindFunc, 0})
	text, info, err := Rewrite(text)
	if err != nil {
		return bridgeCode{}, err
	}
	if text, _, err = rewrite.Rewrite(text); err != nil {
		return bridgeCode{}, err
	}
	mod, err := c.add(s.ctx, text)
	if err != nil {
		return bridgeCode{}, err
	}
	if c.bridges.list == nil {
		c.bridges.list = map[string]bridgeCode{}
	}
	c.bridges.list[key] = bridgeCode{mod, info}
	return c.bridges.list[key], nil
}

func put(p []byte, v uint32) { binary.LittleEndian.PutUint32(p, v) }
func get(p []byte) uint32    { return binary.LittleEndian.Uint32(p) }
