package js

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/js/engine"
)

// hostile calls the host function with a text and with what a script makes of an expression.
func hostile(t testing.TB, inst *instance, args string) engine.Value {
	t.Helper()
	v, err := inst.realm.vm.EvalScript([]byte("["+args+"]"), "hostile.js")
	if err != nil || v.IsException() {
		t.Fatalf("%s: %v", args, err)
	}
	defer inst.realm.vm.Free(v)
	var list []engine.Value
	for n := range 8 {
		e, err := inst.realm.vm.Get(v, fmt.Sprint(n))
		if err != nil {
			t.Fatal(err)
		}
		defer inst.realm.vm.Free(e)
		list = append(list, e)
	}
	return inst.Call([]byte("crypto"), list)
}

// TestCryptoArguments: whatever a script calls the host function with, it gets bytes, a truth or an error's text.
func TestCryptoArguments(t *testing.T) {
	inst, _ := open(t, `export default { fetch() { return new Response('x') } }`)
	inst.enter.Lock()
	defer inst.enter.Unlock()
	values := []string{"undefined", "null", "-1", "1e300", "NaN", "0.5", "2147483647", "true", "''", "'sha256'", "'\\ud800'", "{}", "[]", "new Uint8Array(0)", "new Uint8Array(16)",
		"new Uint8Array(70)", "new ArrayBuffer(8)", "{ valueOf() { throw 1 }, toString() { throw 1 } }", "Symbol()", "10n", "(() => {})"}
	operations := []string{"equal", "verify", "password-verify", "digest", "update", "finish", "hmac", "aes", "pbkdf2", "hkdf", "scrypt", "password-hash", "import", "generate", "public", "export", "sign",
		"oaep", "agree", "nope", ""}
	firsts := []string{"'sha256'", "'gcm'", "'cbc'", "'ctr'", "'kw'", "'raw'", "'spki'", "'jwk'", "'P-256'", "'ecdsa'", "'argon2id'", "undefined", "new Uint8Array(16)"}
	for _, op := range operations {
		for _, first := range firsts {
			for n := range values {
				args := fmt.Sprintf("'%s', %s", op, first)
				for at := range 6 {
					args += ", " + values[(n+at*(n%3))%len(values)]
				}
				if r := hostile(t, inst, args); r.IsException() || !r.IsObject() && !r.IsString() && r != engine.True && r != engine.False {
					t.Fatalf("crypto(%s) is %x", args, uint64(r))
				} else {
					inst.realm.vm.Free(r)
				}
			}
		}
	}
	if r := hostile(t, inst, ""); !r.IsString() {
		t.Error("nothing at all is an operation")
	}
	if r := inst.Call([]byte("crypto"), nil); inst.realm.vm.Text(r) != "NotSupportedError\nthere is no such operation" {
		t.Errorf("no arguments: %q", inst.realm.vm.Text(r))
	}
}

// TestCryptoErrors has the messages for handlers' authors, word for word.
func TestCryptoErrors(t *testing.T) {
	inst, _ := open(t, `const bytes = (n) => new Uint8Array(n), key = (name, n, use) => crypto.subtle.importKey('raw', bytes(n), name, false, use);
export default { async fetch(req) { try { return Response.json(await (new Function('bytes', 'key', 's', 'return (async () => ' + await req.text() + ')()'))(bytes, key, crypto.subtle)) } catch (e) { return new Response(e.name + ': ' + e.message) } } }`)
	for _, c := range []struct{ code, want string }{
		{"s.generateKey({ name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign'])", "NotSupportedError: a key of RSA is not generated here, it takes too long: import one (openssl genpkey -algorithm rsa), or use ECDSA or Ed25519"},
		{"s.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes(8), iterations: 2e6 }, await key('PBKDF2', 8, ['deriveBits']), 256)", "OperationError: PBKDF2 of sha256 with 2000000 iterations for each of 1 blocks takes too long: at most 1000000 in all here"},
		{"s.decrypt({ name: 'AES-GCM', iv: bytes(12) }, await key('AES-GCM', 16, ['decrypt']), bytes(32))", "OperationError: the data cannot be decrypted: the key, the iv, the additional data or the data itself is another"},
		{"s.encrypt({ name: 'AES-GCM', iv: bytes(12) }, await key('AES-GCM', 16, ['decrypt']), bytes(32))", "InvalidAccessError: Unable to use this key to encrypt: its usages are decrypt"},
		{"s.encrypt({ name: 'AES-GCM', iv: bytes(12) }, await key('AES-GCM', 16, ['encrypt']), bytes(17 << 20))", "OperationError: AES takes at most 16 MiB at a time"},
		{"s.digest('MD5', bytes(1))", "NotSupportedError: Unrecognized algorithm name: MD5 does not digest here"},
		{"Bun.password.hash('x', { algorithm: 'bcrypt', cost: 20 })", "NotSupportedError: bcrypt with cost 20 is not there: 4 to 12"},
		{"Bun.password.hash('x', { memoryCost: 1 << 20 })", "NotSupportedError: argon2 with 1048576 KiB, 2 passes and 1 threads takes too much: at most 65536 KiB, 262144 KiB times passes, and 16 threads here"},
		{"new Bun.CryptoHasher('nope')", "TypeError: Unsupported algorithm nope"},
	} {
		if _, got, _ := strings.Cut(ask(inst, "POST /", c.code), "] "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.code, got, c.want)
		}
	}
}

// BenchmarkCrypto is what handlers pay for one operation, on top of BenchmarkHandlers' async-await.
//
//	go test -run '^$' -bench Crypto ./host/adapter/js
func BenchmarkCrypto(b *testing.B) {
	keys, err := os.ReadFile("../../js/ext/webcrypto/parity/imported/keys.ts")
	if err != nil {
		b.Fatal(err)
	}
	setup := strings.ReplaceAll(string(keys), "export const", "const") + `
const s = crypto.subtle, data = new TextEncoder().encode('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0'), same = new Response('x');
const open = ({ d, p, q, dp, dq, qi, ...rest }) => rest;
const HS = { name: 'HMAC', hash: 'SHA-256' }, ES = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }, RS = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const hs = await s.importKey('raw', data, HS, false, ['sign', 'verify']), gcm = await s.importKey('raw', data.slice(0, 32), 'AES-GCM', false, ['encrypt']), iv = new Uint8Array(12);
const pair = async (j: any, a: any) => [await s.importKey('jwk', j, a, false, ['sign']), await s.importKey('jwk', open(j), a, false, ['verify'])];
const [es, esp] = await pair(jwk.p256, ES), [rs, rsp] = await pair(jwk.rsa, RS), [ed, edp] = await pair(jwk.ed, 'Ed25519');
const sig = { es: await s.sign(ES, es, data), rs: await s.sign(RS, rs, data), ed: await s.sign('Ed25519', ed, data) };
`
	for _, c := range []struct{ name, code string }{
		{"nothing", "await 0"},
		{"hs256-sign", "await s.sign('HMAC', hs, data)"},
		{"es256-verify", "await s.verify(ES, esp, sig.es, data)"},
		{"es256-sign", "await s.sign(ES, es, data)"},
		{"rs256-verify", "await s.verify(RS, rsp, sig.rs, data)"},
		{"rs256-sign", "await s.sign(RS, rs, data)"},
		{"ed25519-verify", "await s.verify('Ed25519', edp, sig.ed, data)"},
		{"sha256", "await s.digest('SHA-256', data)"},
		{"gcm", "await s.encrypt({ name: 'AES-GCM', iv }, gcm, data)"},
		{"hasher", "new Bun.CryptoHasher('sha256').update('hello').digest('hex')"},
	} {
		b.Run(c.name, func(b *testing.B) {
			inst, _ := open(b, setup+`export default { async fetch() { `+c.code+`; return same } }`)
			x, f := request("POST /", "")
			r := x.Request
			for b.Loop() {
				x.Reset(quiet{f})
				x.Request = r
				if err := inst.Fetch(x); err != nil {
					b.Fatal(err)
				}
				x.Release()
			}
		})
	}
	b.Run("first-touch", func(b *testing.B) {
		prog, _ := load(b, `crypto.subtle; export default { fetch() { return new Response('x') } }`)
		for b.Loop() {
			inst, err := prog.NewInstance(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			inst.Close(context.Background())
		}
	})
}

// Derivations wait for their turn, and a script that is ended while it waits does not go on.
func TestDerivationsWait(t *testing.T) {
	inst, _ := open(t, `
		export default { async fetch() {
			const key = await crypto.subtle.importKey('raw', new Uint8Array(8), 'PBKDF2', false, ['deriveBits']);
			return new Response(String((await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(8), iterations: 10 }, key, 128)).byteLength)); } }`)
	for range cap(inst.crypto.Derivations) {
		inst.crypto.Derivations <- struct{}{}
	}
	answered := make(chan string)
	go func() { answered <- ask(inst, "/", "") }()
	select {
	case got := <-answered:
		t.Fatalf("answered out of turn: %s", got)
	case <-time.After(50 * time.Millisecond):
	}
	<-inst.crypto.Derivations
	if got := <-answered; !strings.HasSuffix(got, " 16") {
		t.Errorf("got %s", got)
	}
	inst.crypto.Derivations <- struct{}{}
	go func() { answered <- ask(inst, "/", "") }()
	for inst.enter.TryLock() { // until the request is in the engine
		inst.enter.Unlock()
		time.Sleep(time.Millisecond)
	}
	inst.Interrupt(errors.New("enough"))
	if got := <-answered; !strings.Contains(got, "enough") {
		t.Errorf("interrupted: %s", got)
	}
	for len(inst.crypto.Derivations) > 0 {
		<-inst.crypto.Derivations
	}
}
