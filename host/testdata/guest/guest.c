// The guest of the host's own tests: it speaks the ABI (abi/SPEC.md) by hand, so that these tests depend on no SDK, and
// does what the path says. build.sh compiles it to the .wasm files beside it.
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long i64;

#define EXPORT(name) __attribute__((export_name(name)))
#define HOST(name) __attribute__((import_module("wasmserve"), import_name(name)))

HOST("body_read") int body_read(u32 id, void *p, u32 cap);
HOST("respond") int respond(u32 id, const void *p, u32 len);
HOST("body_write") int body_write(u32 id, const void *p, u32 len);
HOST("timeout") int timeout(u32 id, u32 ms);
HOST("guest_timeout") int guest_timeout(u32 id, u32 ms);
HOST("reload") int reload(const void *p, u32 len);
HOST("fail") int fail(u32 id, const void *m, u32 mlen, const void *s, u32 slen);
HOST("log") int host_log(int level, const void *p, u32 len);
HOST("stats") int stats(void *p, u32 cap);
HOST("state_get") int state_get(const void *k, u32 kl, void *v, u32 cap);
HOST("state_set") int state_set(const void *k, u32 kl, const void *v, u32 vl);
HOST("state_add") int state_add(const void *k, u32 kl, i64 delta, i64 *out);
HOST("state_cas") int state_cas(const void *k, u32 kl, const void *o, u32 ol, const void *n, u32 nl);
__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_exit"), noreturn)) void proc_exit(u32 code);
__attribute__((import_module("wasi_snapshot_preview1"), import_name("poll_oneoff"))) int poll_oneoff(const void *in, void *out, u32 n, u32 *events);

typedef struct { u32 off, len; } span;
typedef struct {
	u32 length, flags;
	span method, path, query, host, body;
	i64 body_length;
	u32 headers, header_count, params, param_count, route, protocol;
	span remote, listener;
	u32 uid, gid, pid, zero[5];
} request;
typedef struct { u32 length; u16 status, flags; u32 headers, header_count; span body; i64 body_length; } response;
typedef struct { u32 length, kind; span message, stack; u32 request, zero[3]; } error;

static u8 in[1 << 20] __attribute__((aligned(8)));
static u8 out[1 << 20] __attribute__((aligned(8)));
static u8 scratch[1 << 16];
static u32 calls, parked, warmed;

EXPORT(ABI) void version(void) {}
EXPORT("wasmserve_warmup") void warmup(void) { warmed++; }
EXPORT("wasmserve_buffer") u32 buffer(u32 len) { return len <= sizeof in ? (u32)in : 0; }

static int equal(const u8 *p, u32 n, const char *s);
static void sleep_ms(u32 ms);

// spin works for ever, in the way that is named.
static volatile u32 sink;
__attribute__((noinline)) static u32 deep(u32 n) { return n == 0 ? sink : deep(n - 1) + sink; }
static void spin(const u8 *how, u32 n) {
	const u32 size = 64 << 20;
	u8 *big = (u8 *)(__builtin_wasm_memory_grow(0, size >> 16) << 16);
	for (;;) {
		if (equal(how, n, "recurse")) sink += deep(10000);
		else if (equal(how, n, "fill")) __builtin_memset(big, (int)sink, size);
		else if (equal(how, n, "copy")) __builtin_memmove(big + 1, big, size - 1);
		else if (equal(how, n, "grow")) __builtin_wasm_memory_grow(0, 1);
		else if (equal(how, n, "log")) host_log(0, big, 60000);
		else if (equal(how, n, "state")) state_set("big", 3, big, 1 << 20);
		else if (equal(how, n, "stats")) stats(big, 1000);
		else if (equal(how, n, "reload")) reload("{\"routes\":{}}", 13);
		else if (equal(how, n, "sleep")) sleep_ms(1);
		else for (u32 i = 0; i < 1000000; i++) sink += i;
	}
}

#ifdef START_SPIN
EXPORT("_initialize") void initialize(void) { spin((const u8 *)"loop", 4); }
#endif
#ifdef CONFIG_SPIN
EXPORT("wasmserve_config") u64 config(void) { spin((const u8 *)"loop", 4); return 0; }
#endif
#ifdef START_TRAP
EXPORT("_initialize") void initialize(void) { __builtin_trap(); }
#endif

static u32 length(const char *s) { u32 n = 0; while (s[n]) n++; return n; }
static int equal(const u8 *p, u32 n, const char *s) {
	if (n != length(s)) return 0;
	while (n--) if (p[n] != (u8)s[n]) return 0;
	return 1;
}
static u8 *put(u8 *at, const void *p, u32 n) { const u8 *s = p; while (n--) *at++ = *s++; return at; }
static u8 *puts(u8 *at, const char *s) { return put(at, s, length(s)); }
static u8 *putn(u8 *at, u32 n) { if (n > 9) at = putn(at, n / 10); *at++ = '0' + n % 10; return at; }

// record makes a response record in out, of what was written at body(): one content-type header, then the body.
static u8 *body(void) { return out + 32 + 16 + 16 + 24; }
static u64 record(int status, u8 *end, int flags) {
	response *r = (response *)out;
	u32 *field = (u32 *)(out + 32);
	u8 *names = out + 48;
	u32 n = (u32)(end - body());
	put(names, "content-type", 12);
	put(names + 16, "application/json", 16);
	field[0] = 48; field[1] = 12; field[2] = 64; field[3] = 16;
	r->length = (u32)(end - out); r->status = (u16)status; r->flags = (u16)flags;
	r->headers = 32; r->header_count = 1;
	r->body.off = (u32)(body() - out); r->body.len = n; r->body_length = -1;
	return (u64)(u32)out << 32 | r->length;
}
static u64 text(int status, const char *s) { return record(status, puts(body(), s), 0); }

// sleep waits through WASI, as a language's run-time library would.
static void sleep_ms(u32 ms) {
	static u8 sub[48] __attribute__((aligned(8))), event[32] __attribute__((aligned(8)));
	static u32 n;
	*(u32 *)(sub + 16) = 1; // monotonic
	*(u64 *)(sub + 24) = (u64)ms * 1000000;
	poll_oneoff(sub, event, 1, &n);
}

static u32 number(span s, const u8 *base) {
	u32 v = 0;
	for (u32 i = 0; i < s.len && base[s.off + i] >= '0' && base[s.off + i] <= '9'; i++) v = v * 10 + base[s.off + i] - '0';
	return v;
}

__attribute__((noinline)) static u32 recurse(volatile u32 n) { volatile u8 pad[512]; pad[0] = (u8)n; return recurse(n + 1) + pad[0]; }
static u64 hostile(u32 id, request *r, const u8 *base);

EXPORT("wasmserve_fetch") u64 fetch(u32 id, u8 *base, u32 len) {
	request *r = (request *)base;
	const u8 *path = base + r->path.off;
	u32 n = r->path.len;
	calls++;
#define IS(s) equal(path, n, s)
	if (IS("/trap")) __builtin_trap();
	if (IS("/recurse")) return recurse(0);
	if (IS("/deep")) return record(200, putn(body(), deep(number(r->query, base))), 0);
	if (IS("/exit")) proc_exit(3);
	if (IS("/fail") || IS("/fail-twice")) { fail(id, "no such thing", 13, "at fetch", 8); return 0; }
	if (IS("/nothing")) return 0;
	if (IS("/outside")) return 0xfffffff000000040;
	if (IS("/broken")) { record(200, puts(body(), "x"), 0); ((response *)out)->body.len = 1 << 30; return (u64)(u32)out << 32 | 100; }
	if (IS("/badheader")) { u64 res = record(200, puts(body(), "x"), 0); out[50] = '\n'; return res; }
	if (IS("/calls")) return record(200, putn(body(), calls), 0);
	if (IS("/route")) return record(200, putn(body(), r->route), 0);
	if (IS("/sleep")) { sleep_ms(number(r->query, base)); return text(200, "slept"); }
	if (IS("/timeout")) { timeout(id, number(r->query, base)); return text(200, "set"); }
	if (IS("/state")) { i64 v = 0; state_add("hits", 4, 1, &v); return record(200, putn(body(), (u32)v), 0); }
	if (IS("/stats")) { int got = stats(body(), 1 << 16); return record(200, body() + got, 0); }
	if (IS("/log")) { host_log(4, "hello log", 9); return text(200, "logged"); }
	if (IS("/reload")) {
		u8 *p = body();
		int s = reload(base + r->body.off, r->body.len);
		if (s < 0) { *p++ = '-'; s = -s; }
		return record(200, putn(p, (u32)s), 0);
	}
	if (IS("/echo")) {
		record(200, body(), 1);
		((response *)out)->body.len = 0;
		if (respond(id, out, ((response *)out)->length) < 0) return 0;
		for (int got; (got = body_read(id, scratch, sizeof scratch)) > 0;)
			if (body_write(id, scratch, (u32)got) < 0) break;
		return 0;
	}
	if (IS("/stream-trap")) {
		record(200, body(), 1);
		respond(id, out, ((response *)out)->length);
		body_write(id, "part", 4);
		__builtin_trap();
	}
	if (IS("/ticks")) { // a byte a second, until the client is gone
		record(200, body(), 1);
		respond(id, out, ((response *)out)->length);
		for (u32 i = number(r->query, base); i > 0; i--) {
			if (body_write(id, ".", 1) < 0) break;
			sleep_ms(20);
		}
		return 0;
	}
	if (IS("/warm")) return record(200, putn(puts(putn(body(), warmed), " "), calls), 0);
	if (IS("/large")) return record(200, body() + number(r->query, base), 0); // as many bytes, whatever they are
	if (IS("/announce") || IS("/parts") || IS("/open")) {
		u32 left = number(r->query, base);
		record(200, body(), 1);
		if (IS("/announce")) ((response *)out)->body_length = left;
		int s = respond(id, out, ((response *)out)->length);
		if (IS("/open")) { parked = s == 0 ? id : parked; return s == 0 ? (u64)-1 : 0; }
		for (; s >= 0 && left > 0; left -= left < 100 ? left : 100) s = body_write(id, scratch, left < 100 ? left : 100);
		return 0;
	}
	if (IS("/end")) { int s = body_write(parked, "", 0); return text(s == 0 ? 200 : 409, "end"); }
	if (IS("/budget")) { guest_timeout(id, number(r->query, base)); spin((const u8 *)"loop", 4); }
	if (IS("/wait")) { parked = id; return (u64)-1; }
	if (IS("/wake")) { // answers the request that waits
		u64 res = text(200, "woken");
		int s = respond(parked, (void *)(u32)(res >> 32), (u32)res);
		return text(s == 0 ? 200 : 409, s == 0 ? "done" : "nobody waits");
	}
	if (n > 6 && equal(path, 6, "/spin/")) spin(path + 6, n - 6);
	if (IS("/grow")) { __builtin_wasm_memory_grow(0, 1); return text(200, "grown"); }
	if (IS("/spin-error")) __builtin_trap();
	if (n > 9 && equal(path, 9, "/hostile/")) return hostile(id, r, base);
	return text(200, "{\"version\":\"" VERSION "\"}");
}

// hostile calls host functions as it must not; the answer is the status it got.
static u64 hostile(u32 id, request *r, const u8 *base) {
	const u8 *path = base + r->path.off + 9;
	u32 n = r->path.len - 9;
	int s = 99;
	void *far = (void *)0xfffffff0u;
	if (IS("read")) s = body_read(id, far, 1000);
	if (IS("respond")) s = respond(id, far, 1000);
	if (IS("write")) s = body_write(id, far, 1000);
	if (IS("write-first")) s = body_write(id, "x", 1);
	if (IS("reload")) s = reload(far, 1000);
	if (IS("fail")) s = fail(id, far, 1000, far, 1000);
	if (IS("log")) s = host_log(0, far, 1000);
	if (IS("log-level")) s = host_log(77, "x", 1);
	if (IS("stats")) s = stats(far, 1000);
	if (IS("get")) s = state_get(far, 1000, far, 1000);
	if (IS("get-none")) s = state_get("none", 4, scratch, 10);
	if (IS("get-nokey")) s = state_get("", 0, scratch, 10);
	if (IS("add")) s = state_add("n", 1, 1, far);
	if (IS("cas")) s = state_cas(far, 1, far, 1, far, 1);
	if (IS("cas-conflict")) s = state_cas("c", 1, "never", 5, "x", 1);
	if (IS("other-id")) s = respond(id + 1000, out, 32);
	if (IS("id-zero")) s = timeout(0, 1);
	u8 *p = body();
	if (s < 0) { *p++ = '-'; s = -s; }
	return record(200, putn(p, (u32)s), 0);
}

EXPORT("wasmserve_error") u64 on_error(u32 id, u8 *base, u32 len) {
	error *e = (error *)base;
	u8 *req = base + e->request;
	request *r = (request *)req;
	const u8 *path = req + r->path.off;
	u32 n = r->path.len;
	if (IS("/fail-twice")) __builtin_trap();
	if (IS("/spin-error")) spin((const u8 *)"loop", 4);
	u8 *p = putn(puts(body(), "kind "), e->kind);
	p = put(puts(p, ": "), base + e->message.off, e->message.len);
	p = put(puts(p, " at "), path, n);
	return record(0, p, 0);
}

#ifdef CONFIG
EXPORT("wasmserve_config") u64 config(void) { return (u64)(u32)CONFIG << 32 | length(CONFIG); }
#endif
