package js

import (
	"strings"
	"testing"
)

// TestZipsLarge: Brotli and Zstandard streams are counted, and released.
func TestZipsLarge(t *testing.T) {
	inst, _ := open(t, `import zlib from 'node:zlib';
export default { async fetch(req) {
	const many = [], make = [() => zlib.createBrotliCompress(), () => zlib.createZstdDecompress(), () => zlib.createZstdCompress(), () => zlib.createBrotliDecompress()];
	let failed = 0, e;
	for (let n = 0; n < 12; n++) await new Promise((r) => { const z = make[n % 4](); many.push(z); z.on('error', (x) => { failed++; e = x; r() }); z.write(n % 4 & 1 ? Buffer.from(n % 4 === 1 ? [0x28, 0xb5, 0x2f, 0xfd] : [0x0b]) : 'x', () => r()) });
	for (const z of many) z.destroy();
	await new Promise((r) => setTimeout(r, 1));
	return new Response(failed + ' ' + e?.message + ' ' + zlib.brotliDecompressSync(zlib.brotliCompressSync('still')));
} }`)
	for range 2 {
		if got := ask(inst, "/", ""); !strings.Contains(got, "4 too many are under way") || !strings.HasSuffix(got, "still") {
			t.Errorf("%q", got)
		}
	}
}
