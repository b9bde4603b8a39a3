//go:build unix

package js

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/internal/race"
	"github.com/wasmserve/wasmserve/host/state"
)

// worst are calls of host functions with the largest arguments that they take; before is done while the script starts.
var worst = []struct{ name, before, call string }{
	{"digest SHA-512", big, "await crypto.subtle.digest('SHA-512', big)"},
	{"digest SHA-1", big, "await crypto.subtle.digest('SHA-1', big)"},
	{"hasher", "import { createHash } from 'node:crypto';" + big, "createHash('sha3-512').update(big).digest()"},
	{"hasher md5", "import { createHash } from 'node:crypto';" + big, "createHash('md5').update(big).digest()"},
	{"hasher ripemd160", "import { createHash } from 'node:crypto';" + big, "createHash('ripemd160').update(big).digest()"},
	{"hasher blake2b", big, "new Bun.CryptoHasher('blake2b512').update(big).digest()"},
	{"hasher shake", big, "new Bun.CryptoHasher('shake256').update(big).digest()"},
	{"hmac", big + "const key = await crypto.subtle.importKey('raw', new Uint8Array(64), { name: 'HMAC', hash: 'SHA-512' }, false, ['sign'])", "await crypto.subtle.sign('HMAC', key, big)"},
	{"aes-cbc", big + aes("AES-CBC"), "await crypto.subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, key, big.subarray(16))"},
	{"aes-gcm", big + aes("AES-GCM"), "await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12), additionalData: big }, key, big.subarray(16))"},
	{"aes-ctr", big + aes("AES-CTR"), "await crypto.subtle.encrypt({ name: 'AES-CTR', counter: new Uint8Array(16), length: 64 }, key, big)"},
	{"pbkdf2", "import { pbkdf2Sync } from 'node:crypto'", "pbkdf2Sync('x', 'salt', 1000000, 32, 'sha256')"},
	{"pbkdf2 sha512", "import { pbkdf2Sync } from 'node:crypto'", "pbkdf2Sync('x', 'salt', 500000, 64, 'sha512')"},
	{"pbkdf2 sha3", "import { pbkdf2Sync } from 'node:crypto'", "pbkdf2Sync('x', 'salt', 200000, 28, 'sha3-224')"},
	{"pbkdf2 blocks", "import { pbkdf2Sync } from 'node:crypto'", "pbkdf2Sync('x', new Uint8Array(4096), 480, 65536, 'sha256')"},
	{"pbkdf2 subtle", "const key = await crypto.subtle.importKey('raw', new Uint8Array(9), 'PBKDF2', false, ['deriveBits'])", "await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(8), iterations: 1000000 }, key, 256)"},
	{"hkdf", "import { hkdfSync } from 'node:crypto';" + big, "hkdfSync('sha512', big, big, new Uint8Array(1024), 16320)"},
	{"scrypt", "import { scryptSync } from 'node:crypto'", "scryptSync('x', 'salt', 32, { N: 65536, r: 8, p: 1, maxmem: 1e9 })"},
	{"scrypt parallel", "import { scryptSync } from 'node:crypto'", "scryptSync('x', 'salt', 32, { N: 512, r: 1, p: 1024, maxmem: 1e9 })"},
	{"bcrypt", "", "Bun.password.hashSync('x', { algorithm: 'bcrypt', cost: 12 })"},
	{"bcrypt verify", "", "Bun.password.verifySync('x', '$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW')"},
	{"argon2", "", "Bun.password.hashSync('x', { algorithm: 'argon2id', memoryCost: 65536, timeCost: 4 })"},
	{"argon2 passes", "", "Bun.password.hashSync('x', { algorithm: 'argon2id', memoryCost: 8, timeCost: 32768 })"},
	{"argon2 verify", "", "Bun.password.verifySync('x', '$argon2id$v=19$m=65536,t=4,p=1$MDEyMzQ1Njc4OWFi$MDEyMzQ1Njc4OWFiMDEyMzQ1Njc4OWFi')"},
	{"rsa sign", rsaKey, "await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, new Uint8Array(9))"},
	{"rsa import", rsaKey, "await crypto.subtle.importKey('pkcs8', der, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, true, ['sign'])"},
	{"ec generate", "", "await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-521' }, true, ['sign'])"},
	{"ec sign", "const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-521' }, true, ['sign'])", "await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-512' }, privateKey, new Uint8Array(9))"},
	{"random", "const r = new Uint8Array(65536)", "crypto.getRandomValues(r)"},
	{"random bytes", "import { randomBytes } from 'node:crypto'", "randomBytes(1 << 24)"},
	{"uuid", "", "crypto.randomUUID()"},
	{"equal", "import { timingSafeEqual } from 'node:crypto';" + big, "timingSafeEqual(big, big)"},
	{"gzip", noise, "Bun.gzipSync(noise, { level: 9 })"},
	{"gzip of zeros", big, "Bun.gzipSync(big, { level: 9 })"},
	{"zstd", noise, "Bun.zstdCompressSync(noise, { level: 22 })"},
	{"brotli", "import { brotliCompressSync } from 'node:zlib';" + noise, "brotliCompressSync(noise)"},
	{"brotli of text", "import { brotliCompressSync } from 'node:zlib'; const text = Array.from({ length: 100000 }, (_, n) => (n * n).toString(36)).join(' ')", "brotliCompressSync(text)"},
	{"gunzip", big + "const z = Bun.gzipSync(big)", "Bun.gunzipSync(z)"},
	{"unzstd", big + "const z = Bun.zstdCompressSync(big)", "Bun.zstdDecompressSync(z)"},
	{"unbrotli", "import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';" + big + "const z = brotliCompressSync(big)", "brotliDecompressSync(z)"},
	{"crc32", "import { crc32 } from 'node:zlib';" + big, "crc32(big)"},
	{"gb18030", big, "new TextDecoder('gb18030').decode(big)"},
	{"gb18030 pairs", big + "big.fill(0x81)", "new TextDecoder('gb18030').decode(big)"},
	{"iso-2022-jp", big + "big.fill(0x1b)", "new TextDecoder('iso-2022-jp').decode(big)"},
	{"windows-1252", big + "big.fill(0xff)", "new TextDecoder('windows-1252').decode(big)"},
	{"utf-8 broken", big + "big.fill(0xff)", "new TextDecoder().decode(big)"},
	{"utf-16", big + "big.fill(0xd8)", "new TextDecoder('utf-16le').decode(big)"},
	{"encode", "const text = '\\ud800'.repeat(1 << 22)", "new TextEncoder().encode(text)"},
	{"collate", "const text = 'ä\\u0301'.repeat(1 << 20), c = new Intl.Collator('de')", "c.compare(text, text + 'x')"},
	{"localeCompare", "const text = '\\u1100\\u0301'.repeat(1 << 20)", "text.localeCompare(text + 'x', 'zh')"},
	{"collators", "let n = 0", "'a'.localeCompare('b', ['de', 'fr', 'sv', 'zh', 'ja', 'ko', 'th'][n++ % 7])"},
	{"cased", "const text = 'ı'.repeat(1 << 20)", "text.toLocaleUpperCase('tr')"},
	{"segment", "const text = 'e\\u0301'.repeat(1 << 18), s = new Intl.Segmenter('en')", "[...s.segment(text)].length"},
	{"words", "const text = 'a b.'.repeat(1 << 18), s = new Intl.Segmenter('en', { granularity: 'word' })", "[...s.segment(text)].length"},
	{"sentences", "const text = 'a. b'.repeat(1 << 14), s = new Intl.Segmenter('en', { granularity: 'sentence' })", "[...s.segment(text)].length"},
	{"digits", "const n = 10n ** 5000n", "n.toLocaleString('de')"},
	{"zones", "let n = 0; const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Sydney', 'Africa/Cairo']", "new Date(n++ * 1e9).toLocaleString('en', { timeZone: zones[n % 5] })"},
	{"normalize", "const text = '\\u1e9b\\u0323'.repeat(1 << 18)", "text.normalize('NFKD')"},
	{"domain", "const name = 'ü'.repeat(60) + '.' + 'ß'.repeat(60)", "try { new URL('http://' + name) } catch {}"},
	{"long domain", "const name = 'ü.'.repeat(100000)", "try { new URL('http://' + name) } catch {}"},
	{"url", "const text = 'http://a/' + '../a/'.repeat(100000)", "new URL(text)"},
	{"rewriter", "const page = '<p a=b>x</p>'.repeat(1 << 17)", "await new HTMLRewriter().on('p', { element(e) { e.setAttribute('c', 'd') } }).transform(new Response(page)).text()"},
	{"log", "const text = 'x'.repeat(1 << 22)", "console.log(text)"},
	{"logs", "", "console.log('x')"},
	{"clone", "const list = Array.from({ length: 1 << 17 }, (_, n) => ({ n }))", "structuredClone(list)"},
	{"timers", "", "clearTimeout(setTimeout(() => {}, 1e6))"},
	{"timers kept", "", "setTimeout(() => {}, 1e6)"},
	{"many timers", "for (let n = 0; n < 99000; n++) setTimeout(() => {}, 1e8)", "clearTimeout(setTimeout(() => {}, 0))"},
	{"env", "", "({ ...process.env })"},
	{"trace", "const e = new Error('x')", "Bun.inspect(new Error('x')); String(e.stack)"},
	{"stats", "", "process.memoryUsage()"},
	{"remote", "", "server.requestIP(req)"},
	{"outbound", "", "await fetch('http://a/', { headers: { a: 'x'.repeat(1000) } }).catch(() => 0)"},
	{"outbound body", big, "await fetch('http://a/', { method: 'POST', body: big }).catch(() => 0)"},
	{"set of state", "", "server.state.set('k', 'x'.repeat(60000))"},
	{"timeout", "", "server.timeout(req, 10)"},
	{"base64", big, "big.toBase64()"},
	{"json", "const text = '[' + '[],'.repeat(1 << 19) + '[]]'", "JSON.parse(text)"},
	{"latin1", big + "big.fill(0xff)", "Buffer.from(big).toString('latin1')"},
	{"text of a body", big + "big.fill(0xff)", "await new Response(big).text()"},
	{"uncaught", "", "Promise.reject(new Error('x'))"},
}

const (
	big    = "const big = new Uint8Array(16 << 20);"
	noise  = "const noise = new Uint8Array(4 << 20); for (let n = 0; n < noise.length; n += 65536) crypto.getRandomValues(noise.subarray(n, n + 65536));"
	rsaKey = "const der = Uint8Array.from(atob('KEYTEXT'), (c) => c.charCodeAt(0)), key = await crypto.subtle.importKey('pkcs8', der, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, true, ['sign']);"
)

func aes(name string) string {
	return "const key = await crypto.subtle.importKey('raw', new Uint8Array(32), '" + name + "', false, ['encrypt']);"
}

// processor returns the processor time that this process has used. Other processes' load does not count.
func processor() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestScriptCallBudget: no host function lets a script work for much longer than its request may, called once or in a loop.
func TestScriptCallBudget(t *testing.T) {
	if race.Enabled {
		t.Skip("the race detector multiplies the work of host functions, which the budget does not know")
	}
	const budget = 30 * time.Millisecond
	const more = 20 * time.Millisecond
	key, err := rsa.GenerateKey(rand.Reader, 4096)
	if err != nil {
		t.Fatal(err)
	}
	der, _ := x509.MarshalPKCS8PrivateKey(key)
	for _, w := range worst {
		var longest time.Duration
		before := strings.ReplaceAll(w.before, "KEYTEXT", base64.StdEncoding.EncodeToString(der))
		prog, e := load(t, before+`
export default { async fetch(req, server) { if (req.url.endsWith('/loop')) for (;;) { `+w.call+` } `+w.call+`; return new Response('done') } }`)
		e.store = state.Memory(state.Limits{})
		e.limit(adapter.Limits{GuestTime: budget, StartTime: time.Minute})
		for _, path := range []string{"/once", "/loop"} {
			least := time.Hour
			for range 3 { // the collector's work for what came before may fall to one
				inst := start(t, prog)
				x, _ := request(path, "")
				begun := processor()
				err := serve(inst, x)
				least = min(least, processor()-begun)
				var failure *exchange.Failure
				if err != nil && (!errors.As(err, &failure) || failure.Limit != "guest-timeout" && failure.Kind != exchange.KindMemory && failure.Kind != exchange.KindGuest) {
					t.Errorf("%s %s: %v", w.name, path, err)
				}
				if testing.Verbose() && err != nil && failure.Limit != "guest-timeout" {
					t.Logf("%s %s: %.200v", w.name, path, err)
				}
				if least <= budget+more {
					break
				}
			}
			longest = max(longest, least)
			if least > budget+more {
				t.Errorf("%s %s: %v of processor time, its budget is %v", w.name, path, least, budget)
			}
		}
		t.Logf("%-20s %v", w.name, longest.Round(time.Millisecond))
	}
}
