//go:build ignore

/* wasmserve.c: the C SDK behind wasmserve.h. (The first line keeps this file from Go's own tools.) */

#include "wasmserve.h"

#ifndef WS_IN_SIZE
#define WS_IN_SIZE (80 * 1024) /* an inline body of 64 KiB and a head */
#endif
#ifndef WS_OUT_SIZE
#define WS_OUT_SIZE (16 * 1024) /* grows when an answer is larger */
#endif
#define WS_FIELDS 64

/* ---- Imports (6) ----------------------------------------------------------------------------------------------------- */

WS_IMPORT("wasmserve", "body_read") int32_t ws_host_body_read(uint32_t id, void *p, uint32_t cap);
WS_IMPORT("wasmserve", "respond") int32_t ws_host_respond(uint32_t id, const void *p, uint32_t len);
WS_IMPORT("wasmserve", "body_write") int32_t ws_host_body_write(uint32_t id, const void *p, uint32_t len);
WS_IMPORT("wasmserve", "timeout") int32_t ws_host_timeout(uint32_t id, uint32_t ms);
WS_IMPORT("wasmserve", "guest_timeout") int32_t ws_host_guest_timeout(uint32_t id, uint32_t ms);
WS_IMPORT("wasmserve", "reload") int32_t ws_host_reload(const void *p, uint32_t len);
WS_IMPORT("wasmserve", "fail") int32_t ws_host_fail(uint32_t id, const void *m, uint32_t mlen, const void *s, uint32_t slen);
WS_IMPORT("wasmserve", "log") int32_t ws_host_log(int32_t level, const void *p, uint32_t len);
WS_IMPORT("wasmserve", "stats") int32_t ws_host_stats(void *p, uint32_t cap);
WS_IMPORT("wasmserve", "state_get") int32_t ws_host_state_get(const void *k, uint32_t klen, void *v, uint32_t cap);
WS_IMPORT("wasmserve", "state_set") int32_t ws_host_state_set(const void *k, uint32_t klen, const void *v, uint32_t vlen);
WS_IMPORT("wasmserve", "state_delete") int32_t ws_host_state_delete(const void *k, uint32_t klen);
WS_IMPORT("wasmserve", "state_add") int32_t ws_host_state_add(const void *k, uint32_t klen, int64_t delta, void *sum);
WS_IMPORT("wasmserve", "state_cas") int32_t ws_host_state_cas(const void *k, uint32_t klen, const void *o, uint32_t olen, const void *n, uint32_t nlen);
WS_IMPORT("wasmserve", "sleep") int32_t ws_host_sleep(uint32_t ms);
WS_IMPORT("wasmserve", "fetch") int32_t ws_host_fetch(uint32_t id, const void *record, uint32_t n);
WS_IMPORT("wasmserve", "fetch_head") int32_t ws_host_fetch_head(int32_t handle, void *p, uint32_t cap);
WS_IMPORT("wasmserve", "fetch_read") int32_t ws_host_fetch_read(int32_t handle, void *p, uint32_t cap);
WS_IMPORT("wasmserve", "fetch_close") int32_t ws_host_fetch_close(int32_t handle);
WS_IMPORT("wasi_snapshot_preview1", "clock_time_get") int32_t ws_wasi_clock(uint32_t clock, uint64_t precision, uint64_t *ns);

/* ---- The four functions that compilers call implicitly --------------------------------------------------------------- */

#ifdef __wasm__
#define WS_OWN(name) __attribute__((weak, no_builtin(name)))
WS_OWN("memcpy") void *memcpy(void *restrict to, const void *restrict from, __SIZE_TYPE__ n) {
	char *d = to;
	const char *s = from;
	while (n--) *d++ = *s++;
	return to;
}
WS_OWN("memmove") void *memmove(void *to, const void *from, __SIZE_TYPE__ n) {
	char *d = to;
	const char *s = from;
	if (d <= s) while (n--) *d++ = *s++;
	else while (n--) d[n] = s[n];
	return to;
}
WS_OWN("memset") void *memset(void *to, int c, __SIZE_TYPE__ n) {
	char *d = to;
	while (n--) *d++ = (char)c;
	return to;
}
WS_OWN("memcmp") int memcmp(const void *a, const void *b, __SIZE_TYPE__ n) {
	const unsigned char *p = a, *q = b;
	for (; n--; p++, q++)
		if (*p != *q) return *p - *q;
	return 0;
}
WS_OWN("strlen") __SIZE_TYPE__ strlen(const char *s) {
	__SIZE_TYPE__ n = 0;
	while (s[n]) n++;
	return n;
}
#endif

/* ---- Wire: memory ---------------------------------------------------------------------------------------------------- */

/* copy is for lengths that are usually small: below 64 bytes a loop of words beats memory.copy. */
static void copy(char *to, const char *from, uint32_t n) {
	if (n > 64) {
		__builtin_memcpy(to, from, n);
		return;
	}
	for (; n >= 8; n -= 8, to += 8, from += 8) __builtin_memcpy(to, from, 8);
	if (n & 4) { __builtin_memcpy(to, from, 4); to += 4; from += 4; }
	if (n & 2) { __builtin_memcpy(to, from, 2); to += 2; from += 2; }
	if (n & 1) *to = *from;
}

/* grow returns n more bytes at an address that is a multiple of 8, or null. They are never freed. */
static void *grow(uint64_t n) {
#ifdef __wasm__
	uint64_t pages = (n + 65535) / 65536;
	if (pages > 65536) return 0;
	__SIZE_TYPE__ old = __builtin_wasm_memory_grow(0, (__SIZE_TYPE__)pages);
	return old == (__SIZE_TYPE__)-1 ? 0 : (void *)(old * 65536);
#else
	(void)n;
	return 0;
#endif
}

/* larger is n at least, and so much that growing often costs little. */
static uint64_t larger(uint64_t old, uint64_t n) {
	uint64_t size = old * 2;
	if (size < n) size = n;
	return (size + 65535) / 65536 * 65536;
}

/* ---- Wire: the response (4.2) ---------------------------------------------------------------------------------------- */

typedef struct {
	uint32_t length;
	uint16_t status, flags;
	uint32_t headers, header_count;
	ws_wire_span body;
	int64_t body_length;
} ws_wire_response;

/* The record is made in place: its head, then bytes of headers and body as they come, at last the list of headers. */
struct ws_response {
	char *out; /* cap bytes, at a multiple of 8 */
	uint32_t cap, used;
	uint32_t status, count;
	uint32_t body, body_len; /* the body so far */
	bool broken;             /* there was no memory for something */
	ws_wire_field fields[WS_FIELDS];
};

static char out[WS_OUT_SIZE] __attribute__((aligned(8)));
static ws_response response = {.out = out, .cap = sizeof out};

static void reset(ws_response *res) {
	res->used = sizeof(ws_wire_response);
	res->status = res->count = 0;
	res->body = res->body_len = 0;
	res->broken = false;
}

/* room makes sure that n more bytes fit. */
static bool room(ws_response *res, uint32_t n) {
	if (n <= res->cap - res->used) return true;
	uint64_t size = larger(res->cap, (uint64_t)res->used + n);
	char *p = size < 1u << 31 ? grow(size) : 0;
	if (!p) {
		res->broken = true;
		return false;
	}
	copy(p, res->out, res->used);
	res->out = p;
	res->cap = (uint32_t)size;
	return true;
}

static ws_wire_span append(ws_response *res, const char *p, uint32_t n) {
	ws_wire_span s = {n ? res->used : 0, n};
	copy(res->out + res->used, p, n);
	res->used += n;
	return s;
}

void ws_status(ws_response *res, int status) { res->status = (uint32_t)status; }

bool ws_add_header(ws_response *res, ws_str name, ws_str value) {
	if (res->count == WS_FIELDS || name.len > 1u << 20 || value.len > 1u << 20 || !room(res, name.len + value.len)) return false;
	ws_wire_field *f = &res->fields[res->count++];
	f->name = append(res, name.ptr, name.len);
	f->value = append(res, value.ptr, value.len);
	return true;
}

bool ws_write(ws_response *res, const void *p, uint32_t n) {
	if (n == 0) return true;
	if (res->body_len && res->body + res->body_len != res->used) { /* a header came in between: the body moves behind it */
		if (!room(res, res->body_len)) return false;
		res->body = append(res, res->out + res->body, res->body_len).offset;
	}
	if (!room(res, n)) return false;
	if (!res->body_len) res->body = res->used;
	append(res, p, n);
	res->body_len += n;
	return true;
}

const void *ws_wire_encode(ws_response *res, bool stream, int64_t length, uint32_t *size) {
	uint32_t list = (res->used + 3) & ~3u, bytes = res->count * (uint32_t)sizeof(ws_wire_field);
	if (res->broken || !room(res, list - res->used + bytes)) return 0;
	while (res->used < list) res->out[res->used++] = 0;
	for (uint32_t i = 0; i < res->count; i++) __builtin_memcpy(res->out + list + i * sizeof(ws_wire_field), &res->fields[i], sizeof(ws_wire_field));
	ws_wire_response *r = (ws_wire_response *)res->out;
	r->length = list + bytes;
	r->status = (uint16_t)(res->status > 65535 ? 65535 : res->status); /* what does not fit is refused as it should be */
	r->flags = stream;
	r->headers = res->count ? list : 0;
	r->header_count = res->count;
	r->body = (ws_wire_span){stream ? 0 : res->body, stream ? 0 : res->body_len};
	r->body_length = stream ? length : res->body_len;
	*size = r->length;
	return r;
}

ws_response *ws_wire_begin(void) {
	reset(&response);
	return &response;
}

uint64_t ws_wire_end(ws_request *req) {
	uint32_t size;
	if (req->state == WS_WIRE_ANSWERED) return 0;
	if (req->state == WS_WIRE_PENDING) return (uint64_t)-1;
	const void *record = ws_wire_encode(&response, false, 0, &size);
	if (!record) {
		ws_fail(req, "no memory for the response");
		return 0;
	}
	return ws_wire_pack(record, size);
}

static bool put(ws_response *res, char c) { return ws_write(res, &c, 1); }

bool ws_put_number(ws_response *res, int64_t n) {
	char digits[20], *p = digits + sizeof digits;
	uint64_t u = n < 0 ? -(uint64_t)n : (uint64_t)n;
	do *--p = (char)('0' + u % 10);
	while (u /= 10);
	if (n < 0) *--p = '-';
	return ws_write(res, p, (uint32_t)(digits + sizeof digits - p));
}

bool ws_put_json(ws_response *res, ws_str s) {
	static const char hex[] = "0123456789abcdef";
	bool ok = put(res, '"');
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c < ' ') {
			char u[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
			ok = ws_write(res, u, 6);
			continue;
		}
		if (c == '"' || c == '\\') ok = put(res, '\\');
		ok = put(res, (char)c);
	}
	return put(res, '"') && ok;
}

bool ws_put_html(ws_response *res, ws_str s) {
	bool ok = true;
	for (uint32_t i = 0; i < s.len; i++) {
		switch (s.ptr[i]) {
		case '<': ok &= ws_puts(res, "&lt;"); break;
		case '>': ok &= ws_puts(res, "&gt;"); break;
		case '&': ok &= ws_puts(res, "&amp;"); break;
		case '"': ok &= ws_puts(res, "&#34;"); break;
		case '\'': ok &= ws_puts(res, "&#39;"); break;
		default: ok &= put(res, s.ptr[i]);
		}
	}
	return ok;
}

/* ---- Wire: the request (4) and the error (5) ------------------------------------------------------------------------- */

bool ws_equal(ws_str a, ws_str b) {
	if (a.len != b.len) return false;
	for (uint32_t i = 0; i < a.len; i++)
		if (a.ptr[i] != b.ptr[i]) return false;
	return true;
}

uint64_t ws_number(ws_str s) {
	uint64_t n = 0;
	for (uint32_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++) {
		uint64_t digit = (uint64_t)(s.ptr[i] - '0');
		if (n > (UINT64_MAX - digit) / 10) return UINT64_MAX;
		n = n * 10 + digit;
	}
	return n;
}

static bool field(const ws_request *req, uint32_t list, uint32_t count, uint32_t i, ws_str *name, ws_str *value) {
	if (i >= count) return false;
	const ws_wire_field *f = (const ws_wire_field *)((const char *)req->record + list) + i;
	*name = ws_wire_str(req->record, f->name);
	*value = ws_wire_str(req->record, f->value);
	return true;
}

bool ws_header_at(const ws_request *req, uint32_t i, ws_str *name, ws_str *value) {
	return field(req, req->record->headers, req->record->header_count, i, name, value);
}

bool ws_param_at(const ws_request *req, uint32_t i, ws_str *name, ws_str *value) {
	return field(req, req->record->params, req->record->param_count, i, name, value);
}

static bool equal_fold(ws_str low, const char *name) {
	uint32_t i = 0;
	for (; i < low.len; i++) {
		char c = name[i];
		if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
		if (c == 0 || c != low.ptr[i]) return false;
	}
	return name[i] == 0;
}

bool ws_next_header(const ws_request *req, const char *name, uint32_t *index, ws_str *value) {
	ws_str n;
	while (ws_header_at(req, *index, &n, value)) {
		++*index;
		if (equal_fold(n, name)) return true;
	}
	*value = (ws_str){"", 0};
	return false;
}

ws_str ws_header(const ws_request *req, const char *name) {
	uint32_t index = 0;
	ws_str value;
	ws_next_header(req, name, &index, &value);
	return value;
}

ws_str ws_param(const ws_request *req, const char *name) {
	ws_str n, value;
	for (uint32_t i = 0; ws_param_at(req, i, &n, &value); i++)
		if (ws_is(n, name)) return value;
	return (ws_str){"", 0};
}

bool ws_peer(const ws_request *req, ws_peer_t *peer) {
	const ws_wire_request *r = req->record;
	*peer = (ws_peer_t){r->peer_uid, r->peer_gid, r->peer_pid};
	return r->flags & 4;
}

bool ws_body(const ws_request *req, ws_str *body) {
	bool complete = req->record->flags & 1;
	*body = complete ? ws_wire_str(req->record, req->record->body) : (ws_str){"", 0};
	return complete;
}

int32_t ws_read_all(ws_request *req, void *buf, uint32_t cap, ws_str *body) {
	int32_t n = 0;
	if (ws_body(req, body)) return WS_OK;
	*body = (ws_str){buf, 0};
	while (body->len < cap && (n = ws_read(req, (char *)buf + body->len, cap - body->len)) > 0) body->len += (uint32_t)n;
	if (body->len == cap) { /* the end is to come now */
		char more;
		if ((n = ws_read(req, &more, 1)) > 0) n = WS_TOO_LARGE;
	}
	return n;
}

static int hex_digit(char c) {
	if (c >= '0' && c <= '9') return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* unescape reads the next character of a form: '+' is a space; a malformed '%' stays. */
static char unescape(ws_str s, uint32_t *i) {
	char c = s.ptr[(*i)++];
	if (c == '+') return ' ';
	if (c != '%' || s.len - *i < 2 || hex_digit(s.ptr[*i]) < 0 || hex_digit(s.ptr[*i + 1]) < 0) return c;
	c = (char)(hex_digit(s.ptr[*i]) << 4 | hex_digit(s.ptr[*i + 1]));
	*i += 2;
	return c;
}

int32_t ws_form(ws_str form, const char *name, void *buf, uint32_t cap) {
	for (uint32_t at = 0; at < form.len;) {
		uint32_t end = at, eq, i = at, n = 0;
		while (end < form.len && form.ptr[end] != '&') end++;
		for (eq = at; eq < end && form.ptr[eq] != '=';) eq++;
		ws_str key = {form.ptr, eq}, value = {form.ptr, end};
		while (i < eq && name[n] && unescape(key, &i) == name[n]) n++;
		if (i == eq && !name[n]) {
			char *to = buf;
			n = 0;
			for (i = eq + 1; i < end; n++) {
				char c = unescape(value, &i);
				if (n < cap) to[n] = c;
			}
			return (int32_t)n;
		}
		at = end + 1;
	}
	return WS_NOT_FOUND;
}

int64_t ws_body_length(const ws_request *req) { return req->record->body_length; }

ws_error ws_wire_error(const void *record) {
	const struct { uint32_t length, kind; ws_wire_span message, stack; uint32_t request; } *e = record;
	return (ws_error){e->kind, ws_wire_str(record, e->message), ws_wire_str(record, e->stack),
		(const ws_wire_request *)((const char *)record + e->request)};
}

const char *ws_kind(uint32_t kind) {
	switch (kind) {
	case WS_GUEST: return "guest";
	case WS_TRAP: return "trap";
	case WS_EXIT: return "exit";
	case WS_RESPONSE: return "response";
	case WS_TIMEOUT: return "timeout";
	case WS_MEMORY: return "memory";
	case WS_LOST: return "lost";
	case WS_INTERNAL: return "internal";
	default: return "unknown";
	}
}

/* ---- API: what goes through the host's functions --------------------------------------------------------------------- */

int32_t ws_read(ws_request *req, void *buf, uint32_t cap) { return ws_host_body_read(req->id, buf, cap); }
int32_t ws_timeout(ws_request *req, uint32_t ms) { return ws_host_timeout(req->id, ms); }
int32_t ws_guest_timeout(ws_request *req, uint32_t ms) { return ws_host_guest_timeout(req->id, ms); }

static int32_t respond(uint32_t id, ws_response *res, bool stream, int64_t length) {
	uint32_t size;
	const void *record = ws_wire_encode(res, stream, length, &size);
	int32_t status = record ? ws_host_respond(id, record, size) : WS_TOO_LARGE;
	reset(res);
	return status;
}

int32_t ws_stream(ws_request *req, ws_response *res, int64_t length) {
	int32_t status = respond(req->id, res, true, length);
	if (status == WS_OK) req->state = WS_WIRE_ANSWERED;
	return status;
}

int32_t ws_stream_write(ws_request *req, const void *p, uint32_t n) {
	int32_t status = WS_OK;
	if (!req->record) return n ? ws_host_body_write(req->id, p, n) : WS_OK;
	for (const char *at = p; n > 0; at += status, n -= (uint32_t)status)
		if ((status = ws_host_body_write(req->id, at, n < 1u << 30 ? n : 1u << 30)) < 0) return status;
	return WS_OK;
}

int32_t ws_stream_end(ws_request *req) { return ws_host_body_write(req->id, "", 0); }

uint32_t ws_pending(ws_request *req) {
	req->state = WS_WIRE_PENDING;
	return req->id;
}

int32_t ws_answer_pending(uint32_t id, ws_response *res) { return respond(id, res, false, 0); }
ws_request ws_pending_request(uint32_t id) { return (ws_request){id, 0, WS_WIRE_ANSWERED}; }

int32_t ws_fail(ws_request *req, const char *message) {
	ws_str m = ws_cstr(message);
	req->state = WS_WIRE_ANSWERED;
	return ws_host_fail(req->id, m.ptr, m.len, "", 0);
}

int32_t ws_log(int32_t level, ws_str m) { return ws_host_log(level, m.ptr, m.len); }
int32_t ws_stats(void *buf, uint32_t cap) { return ws_host_stats(buf, cap); }
int32_t ws_reload(ws_str json) { return ws_host_reload(json.ptr, json.len); }
int32_t ws_state_get(ws_str key, void *buf, uint32_t cap) { return ws_host_state_get(key.ptr, key.len, buf, cap); }
int32_t ws_state_set(ws_str key, ws_str value) { return ws_host_state_set(key.ptr, key.len, value.ptr, value.len); }
int32_t ws_state_delete(ws_str key) { return ws_host_state_delete(key.ptr, key.len); }
int32_t ws_state_add(ws_str key, int64_t delta, int64_t *sum) { return ws_host_state_add(key.ptr, key.len, delta, sum); }
int32_t ws_state_cas(ws_str key, const ws_str *old, const ws_str *next) {
	return ws_host_state_cas(key.ptr, key.len, old ? old->ptr : 0, old ? old->len : UINT32_MAX, next ? next->ptr : 0, next ? next->len : UINT32_MAX);
}

int32_t ws_sleep(uint32_t ms) { return ws_host_sleep(ms); }

uint64_t ws_clock(void) {
	uint64_t ns = 0;
	ws_wasi_clock(0, 1, &ns);
	return ns;
}

/* ---- API: outbound requests (6.12) ----------------------------------------------------------------------------------- */

typedef struct {
	uint32_t length, flags;
	ws_wire_span method, url, address;
	uint32_t headers, header_count;
	ws_wire_span body;
	uint32_t timeout, zero;
} ws_wire_outgoing;

/* place copies s after *used and returns its span; *used is over cap if there is no room. */
static ws_wire_span place(char *record, uint32_t cap, uint64_t *used, ws_str s) {
	ws_wire_span span = {s.len ? (uint32_t)*used : 0, s.len};
	if (*used + s.len <= cap) copy(record + *used, s.ptr, s.len);
	*used += s.len;
	return span;
}

/* encode_outgoing encodes out in record; 0: it does not fit. */
static uint32_t encode_outgoing(const ws_outgoing *out, char *record, uint32_t cap) {
	ws_wire_outgoing *r = (ws_wire_outgoing *)record;
	uint64_t used = sizeof *r + (uint64_t)out->header_count * sizeof(ws_wire_field);
	if (used > cap) return 0;
	*r = (ws_wire_outgoing){.flags = out->manual, .header_count = out->header_count, .timeout = out->timeout};
	r->method = place(record, cap, &used, out->method);
	r->url = place(record, cap, &used, out->url);
	r->address = place(record, cap, &used, out->address);
	if (out->header_count) r->headers = sizeof *r;
	ws_wire_field *fields = (ws_wire_field *)(record + sizeof *r);
	for (uint32_t i = 0; i < out->header_count; i++) {
		fields[i].name = place(record, cap, &used, out->headers[i].name);
		fields[i].value = place(record, cap, &used, out->headers[i].value);
	}
	r->body = place(record, cap, &used, out->body);
	if (used > cap) return 0;
	return r->length = (uint32_t)used;
}

int32_t ws_fetch(ws_request *req, const ws_outgoing *out, void *buf, uint32_t cap, ws_answered *answer) {
	uint32_t skip = (uint32_t)(-(uintptr_t)buf & 7); /* a record lies at a multiple of 8 */
	char *record = (char *)buf + skip;
	*answer = (ws_answered){.length = -1, .record = record};
	if (cap < skip) return WS_TOO_LARGE;
	cap -= skip;
	uint32_t size = encode_outgoing(out, record, cap);
	if (!size) return WS_TOO_LARGE;
	int32_t n = ws_host_fetch(req->id, record, size);
	if (n < 0) return n;
	answer->handle = n;
	n = ws_host_fetch_head(answer->handle, record, cap);
	if (n < 0 || (uint32_t)n > cap) {
		ws_host_fetch_close(answer->handle);
		return n < 0 ? n : WS_TOO_LARGE;
	}
	const ws_wire_response *head = answer->record;
	answer->status = head->status;
	answer->length = head->body_length;
	return WS_OK;
}

ws_str ws_answered_header(const ws_answered *answer, const char *name) {
	const ws_wire_response *head = answer->record;
	const ws_wire_field *f = (const ws_wire_field *)((const char *)head + head->headers);
	for (uint32_t i = 0; i < head->header_count; i++)
		if (equal_fold(ws_wire_str(head, f[i].name), name)) return ws_wire_str(head, f[i].value);
	return (ws_str){"", 0};
}

int32_t ws_fetch_read(const ws_answered *answer, void *buf, uint32_t cap) { return ws_host_fetch_read(answer->handle, buf, cap); }
int32_t ws_fetch_close(const ws_answered *answer) { return ws_host_fetch_close(answer->handle); }

/* ---- Exports (1.1); wasmserve_fetch, _error and _config come from the macros ----------------------------------------- */

WS_EXPORT("wasmserve_abi_v1") void wasmserve_abi_v1(void) {}

WS_EXPORT("wasmserve_buffer") void *wasmserve_buffer(uint32_t len) {
	static char first[WS_IN_SIZE] __attribute__((aligned(8)));
	static char *in = first;
	static uint64_t cap = sizeof first;
	if (len > cap) {
		uint64_t size = larger(cap, len);
		char *p = grow(size);
		if (!p) return 0;
		in = p;
		cap = size;
	}
	return in;
}
