package js

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/internal/race"
)

// TestBunCost: Bun's functions for text take time in proportion to the length of their input, whatever a client sends.
func TestBunCost(t *testing.T) {
	if race.Enabled {
		t.Skip("one goroutine, whose work is measured")
	}
	source := `const f = {
	JSON5: (s) => Bun.JSON5.parse(s), JSONL: (s) => Bun.JSONL.parse(s),
	semver: (s) => Bun.semver.satisfies(s, '^1'), range: (s) => Bun.semver.satisfies('1.0.0', s), order: (s) => Bun.semver.order(s, s), width: (s) => Bun.stringWidth(s + '\u00e9'), wrap: (s) => Bun.wrapAnsi(s, 20),
	glob: (s) => new Bun.Glob('**/*a*b*').match(s), color: (s) => Bun.color(s), csrf: (s) => Bun.CSRF.verify(s), lines: (s) => Bun.indexOfLine(new TextEncoder().encode(s)), ansi: (s) => Bun.stripANSI(s), rewriter: (s) => new HTMLRewriter().on('a b > c, *', { element(e) { e.setAttribute('k', 'v') }, text() {}, comments() {} }).transform(s),
	};
const time = (g, s) => { let least = Infinity; for (let n = 0; n < 2; n++) { const t = performance.now(); try { g(s) } catch {} least = Math.min(least, performance.now() - t); if (n === 0 && least < 500) break } return least };
export default { fetch(req) {
	const name = new URL(req.url).pathname.slice(1), bad = [];
	for (const unit of [...' \t\n\r,.:;-/*{}[]()"\'<>=&#|!?@\\a0%~^\u001b$+_\u00e9', '- ', 'a: ', '[[', '1.', '||', '<a ', '<a>', '</a>', '<!--', '\u001b[', 'a = 1\n', '&a ', 'a/', '*/', '"\\', 'x\n']) {
		const short = time(f[name], unit.repeat(2048 / unit.length)), long = time(f[name], unit.repeat(16384 / unit.length));
		if (long > 1000 && long > 30 * short) bad.push([unit, Math.round(short), Math.round(long)]);
	}
	return Response.json(bad);
} }`
	for _, name := range strings.Fields("JSON5 JSONL semver range order width wrap glob color csrf lines ansi rewriter") {
		inst, e := open(t, source)
		limits := e.Limits()
		limits.GuestTime = 60 * time.Second
		e.limit(limits)
		x, f := request("/"+name, "")
		if err := serve(inst, x); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var bad [][3]any
		if err := json.Unmarshal(f.body, &bad); err != nil {
			t.Fatalf("%s: %v: %s", name, err, f.body)
		}
		for _, b := range bad {
			t.Errorf("%s of %q: 2 KiB take %v ms, 16 KiB %v", name, b[0], b[1], b[2])
		}
	}
}

// TestSleepSync: a script that sleeps neither outlives its instance nor its request, and cannot do so without end.
func TestSleepSync(t *testing.T) {
	inst, _ := open(t, `export default { fetch(req) { try { Bun.sleepSync(Number(new URL(req.url).pathname.slice(1))); return new Response('slept') } catch (e) { return new Response(e.name) } } }`)
	for _, c := range []struct{ ms, want string }{{"1", "slept"}, {"1e9", "RangeError"}, {"10001", "RangeError"}, {"x", "TypeError"}} {
		if got := ask(inst, "/"+c.ms, ""); got != fmt.Sprintf("200 [content-type: text/plain;charset=utf-8] %s", c.want) {
			t.Errorf("%s: %q", c.ms, got)
		}
	}
}

// A function of Bun that needs sockets, files or programs throws an error with its name.
func TestLacking(t *testing.T) {
	inst, _ := open(t, `const ways: Record<string, () => any> = {
	connect: () => (Bun as any).connect({}), new: () => new (Bun as any).Transpiler(), sql: () => (Bun as any).sql.begin(), deep: () => (Bun as any).s3.file('x').text(), tag: () => (Bun as any).$`+"`ls`"+`,
	shown: () => [String((Bun as any).dns).length > 0, JSON.stringify({ d: (Bun as any).dns }), Bun.inspect((Bun as any).redis).length > 0, (Bun as any).redis instanceof Object],
	awaited: async () => typeof await (Bun as any).redis, all: () => Object.keys(Bun).map((k) => typeof (Bun as any)[k]).includes('undefined') };
export default { async fetch(req: Request) { try { return Response.json(await ways[new URL(req.url).pathname.slice(1)]()); } catch (e: any) { return new Response(e.code + ' ' + e.message); } } }`)
	for path, want := range map[string]string{
		"connect": "ENOSYS Bun.connect is not there in the sandbox: there are no sockets: ask with fetch, which reaches whom -allow-net names",
		"new":     "ENOSYS Bun.Transpiler is not there in the sandbox: scripts are bundled and resolved before they start",
		"sql":     "ENOSYS Bun.sql.begin is not there in the sandbox: there are no sockets: ask with fetch, which reaches whom -allow-net names",
		"deep":    "ENOSYS Bun.s3.file is not there in the sandbox: there are no sockets: ask with fetch, which reaches whom -allow-net names",
		"tag":     "ENOSYS Bun.$ is not there in the sandbox: there are no sockets: ask with fetch, which reaches whom -allow-net names",
		"shown":   `[true,"{}",true,true]`, "awaited": `"function"`, "all": "false",
	} {
		if _, got, _ := strings.Cut(ask(inst, "/"+path, ""), "] "); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
