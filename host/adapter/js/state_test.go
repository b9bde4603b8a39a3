package js

import (
	"errors"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/state"
)

// TestState plays expressions one after another: each finds what the ones before have stored.
func TestState(t *testing.T) {
	inst, e := open(t, `export default { async fetch(req, server) {
	try { return Response.json({ v: (new Function('state', 'return ' + await req.text()))(server.state) }) } catch (e) { return new Response(e.name + ': ' + e.message) }
} }`)
	play := func(code, want string) {
		t.Helper()
		_, got, _ := strings.Cut(ask(inst, "POST /", code), "] ")
		if got = strings.TrimSuffix(strings.TrimPrefix(got, `{"v":`), "}"); got != want {
			t.Errorf("%s\n got %s\nwant %s", code, got, want)
		}
	}
	play("state.get('k')", "Error: server.state: the operator has switched the store off (-state)")
	e.store = state.Memory(state.Limits{Value: 100})
	for _, c := range []struct{ code, want string }{
		{"state.get('k')", "null"},
		{"state.set('k', 'ü') ?? state.get('k')", `"ü"`},
		{"[...state.getBytes('k')]", "[195,188]"},
		{"state.set('k', new Uint8Array([255, 97])) ?? state.get('k')", `"�a"`},
		{"state.set('e', '') ?? state.get('e')", `""`},
		{"state.compareAndSwap('e', null, 'x')", "false"},
		{"state.compareAndSwap('e', '', 'x')", "true"},
		{"state.compareAndSwap('e', 'x', null) && state.get('e')", "null"},
		{"state.compareAndSwap('e', null, 'new') && state.get('e')", `"new"`},
		{"[state.delete('e'), state.delete('e')]", "[true,false]"},
		{"[state.add('n'), state.add('n', 41), state.add('n', -50), state.get('n')]", `[1,42,-8,"-8"]`},
		{"state.add('n', 9007199254740991)", "9007199254740983"},
		{"state.add('n', 0.5)", "TypeError: server.state.add: a whole number is needed"},
		{"state.add('k')", "TypeError: server.state: a key has 1 to 1,024 bytes, and what is added to is a whole number"},
		{"state.get('')", "TypeError: server.state: a key is a string of 1 to 1,024 bytes"},
		{"state.get('x'.repeat(1025))", "TypeError: server.state: a key has 1 to 1,024 bytes, and what is added to is a whole number"},
		{"state.set('k')", "TypeError: server.state: a value is a string or bytes (JSON.stringify makes one of an object)"},
		{"state.set('k', {})", "TypeError: server.state: a value is a string or bytes (JSON.stringify makes one of an object)"},
		{"state.set('k', 'x'.repeat(101))", "RangeError: server.state: the store is full, or the value is too large (-state-size)"},
	} {
		play(c.code, c.want)
	}
}

// TestExit ends instances from inside: the request fails, those that wait are lost, and the script is not called again.
func TestExit(t *testing.T) {
	for _, c := range []struct {
		code string
		kind exchange.Kind
	}{{"process.exit(3)", exchange.KindExit}, {"process.exit()", exchange.KindExit}, {"process.abort()", exchange.KindTrap}} {
		inst, _ := open(t, `export default { fetch(req) { if (req.url.endsWith('/end')) { try { `+c.code+` } catch {} } return new Promise(() => {}) } }`)
		waiting, _ := request("GET /wait", "")
		if err := inst.Fetch(waiting); err == nil {
			t.Fatal("answered")
		}
		p := inst.Pending()
		x, _ := request("GET /end", "")
		err := inst.Fetch(x)
		var failure *exchange.Failure
		if !errors.As(err, &failure) || failure.Kind != c.kind || !inst.Broken() {
			t.Errorf("%s: %v, broken %v", c.code, err, inst.Broken())
		}
		if err := waiting.Attend(p); !errors.As(err, &failure) || failure.Kind != exchange.KindLost {
			t.Errorf("%s: the one that waits: %v", c.code, err)
		}
	}
}
