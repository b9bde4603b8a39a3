/* wasmserve.h: the C SDK. A handler is
 *
 *     #include <wasmserve.h>
 *     WS_FETCH(req, res) { ws_json(res, "{\"version\":\"1.0.0\"}"); }
 *
 * compiled, with wasmserve.c beside it, by
 *
 *     clang --target=wasm32 -O2 -mbulk-memory -ffreestanding -nostdlib -Wl,--no-entry -o handler.wasm *.c
 *
 * No C library is needed. An instance handles one request at a time. The host makes as many instances as it needs, so static
  * variables are no place for state: use ws_state_*. Nothing here allocates, except memory for a large body.
 *
 * The four roles every SDK has are the four parts of this file and of wasmserve.c: API, wire, exports, imports. The ABI is
 * abi/SPEC.md; section numbers are its own.
 */
#ifndef WASMSERVE_H
#define WASMSERVE_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- API: strings ---------------------------------------------------------------------------------------------------- */

/* ws_str is a string of bytes without a final NUL. Empty: len 0, whatever ptr is. */
typedef struct { const char *ptr; uint32_t len; } ws_str;

/* WS("literal") is a ws_str. */
#define WS(literal) ((ws_str){(literal), sizeof(literal) - 1})

/* ws_cstr makes a ws_str of a string that ends with a NUL. */
static inline ws_str ws_cstr(const char *s) { return (ws_str){s, (uint32_t)__builtin_strlen(s)}; }

bool ws_equal(ws_str a, ws_str b);
static inline bool ws_is(ws_str a, const char *s) { return ws_equal(a, ws_cstr(s)); }
static inline bool ws_starts(ws_str a, const char *s) {
	ws_str p = ws_cstr(s);
	return a.len >= p.len && ws_equal((ws_str){a.ptr, p.len}, p);
}
/* ws_number reads decimal digits from the beginning of s; without digits it returns 0. It stops at 2^64-1. */
uint64_t ws_number(ws_str s);

/* ---- API: the request ------------------------------------------------------------------------------------------------ */

/* ws_request is one request. Its values are valid until the handler returns. */
typedef struct ws_request ws_request;

/* The manifest, JSON (7): WS_CONFIG("{\"unix\":\"@my-service\",\"routes\":{\"/version\":1}}") */
#define WS_CONFIG(json) \
	WS_EXPORT("wasmserve_config") uint64_t wasmserve_config(void) { \
		static const char text[] = json; \
		return ws_wire_pack(text, sizeof text - 1); \
	}

/* The handler: WS_FETCH(req, res) { ... }. An untouched response is 200 without a body. */
#define WS_FETCH(req, res) \
	static void ws_handler(ws_request *req, ws_response *res); \
	WS_EXPORT("wasmserve_fetch") uint64_t wasmserve_fetch(uint32_t id, const void *record, uint32_t length) { \
		(void)length; \
		ws_request request = {id, (const ws_wire_request *)record, 0}; \
		ws_handler(&request, ws_wire_begin()); \
		return ws_wire_end(&request); \
	} \
	static void ws_handler(ws_request *req __attribute__((unused)), ws_response *res __attribute__((unused)))

/* Runs once in each instance before its first request, optional: WS_WARMUP() { ... }. */
#define WS_WARMUP() WS_EXPORT("wasmserve_warmup") void wasmserve_warmup(void)

/* The error handler, optional: WS_ERROR(req, err, res) { ... }. Its status is 500 unless it sets another. */
#define WS_ERROR(req, err, res) \
	static void ws_error_handler(ws_request *req, const ws_error *err, ws_response *res); \
	WS_EXPORT("wasmserve_error") uint64_t wasmserve_error(uint32_t id, const void *record, uint32_t length) { \
		(void)length; \
		ws_error error = ws_wire_error(record); \
		ws_request request = {id, error.request, 0}; \
		ws_error_handler(&request, &error, ws_wire_begin()); \
		return ws_wire_end(&request); \
	} \
	static void ws_error_handler(ws_request *req __attribute__((unused)), const ws_error *err __attribute__((unused)), \
		ws_response *res __attribute__((unused)))

static inline ws_str ws_method(const ws_request *req);   /* as sent: GET */
static inline ws_str ws_path(const ws_request *req);     /* normalised, still percent-encoded; begins with '/', or is "*" */
static inline ws_str ws_query(const ws_request *req);    /* raw, without '?' */
static inline ws_str ws_host(const ws_request *req);     /* may be empty with HTTP/1.0 */
static inline ws_str ws_remote(const ws_request *req);   /* "ip:port"; empty on Unix and abstract sockets */
static inline ws_str ws_listener(const ws_request *req); /* "@svc", "/run/x.sock", "127.0.0.1:3000" */
static inline uint32_t ws_route(const ws_request *req);  /* the handler's number in the manifest; 0: none */
static inline uint32_t ws_protocol(const ws_request *req); /* 10, 11, 20 */
static inline bool ws_tls(const ws_request *req);
static inline bool ws_is_route(const ws_request *req, uint32_t n) { return ws_route(req) == n; }

/* ws_header returns the first value of a header field, ws_next_header the next one after *index (begin with 0), or false. Case does
 * not matter. */
ws_str ws_header(const ws_request *req, const char *name);
bool ws_next_header(const ws_request *req, const char *name, uint32_t *index, ws_str *value);
/* ws_header_at is header field i with its name in lower case; false behind the last. ws_param_at is the same for params. */
bool ws_header_at(const ws_request *req, uint32_t i, ws_str *name, ws_str *value);
bool ws_param_at(const ws_request *req, uint32_t i, ws_str *name, ws_str *value);
/* ws_param returns the parameter of that name in the route's pattern, percent-decoded. */
ws_str ws_param(const ws_request *req, const char *name);

/* ws_peer returns the process that sent the request on a Unix or abstract socket; false: not known. */
typedef struct { uint32_t uid, gid, pid; } ws_peer_t;
bool ws_peer(const ws_request *req, ws_peer_t *peer);

/* ws_body returns the body if it came with the request (at most 64 KiB), and false if it must be read with ws_read. */
bool ws_body(const ws_request *req, ws_str *body);
int64_t ws_body_length(const ws_request *req); /* bytes; -1: not known before the end */
/* ws_read reads the next bytes of the body and waits for at least one. It returns their number, 0 at the end, or a status. */
int32_t ws_read(ws_request *req, void *buf, uint32_t cap);
/* ws_read_all reads the complete body, in the request or in buf. It returns a status; WS_TOO_LARGE also if it is over cap. */
int32_t ws_read_all(ws_request *req, void *buf, uint32_t cap, ws_str *body);
/* ws_form writes the first value of a name in a query or a form's body, decoded, to buf if it fits: its length, or WS_NOT_FOUND. */
int32_t ws_form(ws_str form, const char *name, void *buf, uint32_t cap);

/* ws_timeout sets the connection's idle timeout until the request is answered. 0: no timeout. */
int32_t ws_timeout(ws_request *req, uint32_t milliseconds);
/* ws_guest_timeout sets the CPU time for this request, from the handler's start, without waits; the host's own limit
 * still applies. 0: only the host's. */
int32_t ws_guest_timeout(ws_request *req, uint32_t milliseconds);

/* ---- API: the response ----------------------------------------------------------------------------------------------- */

/* ws_response is a handler's response. All data put into it is copied. */
typedef struct ws_response ws_response;

void ws_status(ws_response *res, int status);
/* ws_add_header adds a header field; false if there are 64 already. */
bool ws_add_header(ws_response *res, ws_str name, ws_str value);
static inline bool ws_set(ws_response *res, const char *name, const char *value) { return ws_add_header(res, ws_cstr(name), ws_cstr(value)); }
/* ws_write appends to the body. */
bool ws_write(ws_response *res, const void *p, uint32_t n);
static inline bool ws_put(ws_response *res, ws_str s) { return ws_write(res, s.ptr, s.len); }
static inline bool ws_puts(ws_response *res, const char *s) { return ws_put(res, ws_cstr(s)); }
bool ws_put_number(ws_response *res, int64_t n);
/* ws_put_json appends s in JSON's quotes. s should be UTF-8. */
bool ws_put_json(ws_response *res, ws_str s);
/* ws_put_html appends s as text of HTML, or as an attribute's value in quotes. */
bool ws_put_html(ws_response *res, ws_str s);

/* ws_text and ws_json set the content-type and append a body; with "" the body can be written afterwards. */
static inline void ws_answer(ws_response *res, ws_str type, ws_str body) { ws_add_header(res, WS("content-type"), type); ws_put(res, body); }
static inline void ws_text(ws_response *res, const char *s) { ws_answer(res, WS("text/plain;charset=utf-8"), ws_cstr(s)); }
static inline void ws_html(ws_response *res, const char *s) { ws_answer(res, WS("text/html;charset=utf-8"), ws_cstr(s)); }
static inline void ws_json(ws_response *res, const char *s) { ws_answer(res, WS("application/json"), ws_cstr(s)); }
static inline void ws_redirect(ws_response *res, const char *to) { ws_status(res, 302); ws_set(res, "location", to); }

/* ---- API: streams, later answers, failures --------------------------------------------------------------------------- */

/* ws_stream sends res as a head at once; ws_stream_write sends the body: each call is sent at once and waits while the
 * client does not read. length: bytes that will follow, -1: not known. A stream left open ends when the handler returns.
 * All return a status; WS_CLOSED: the client has gone. */
int32_t ws_stream(ws_request *req, ws_response *res, int64_t length);
int32_t ws_stream_write(ws_request *req, const void *p, uint32_t n);
static inline int32_t ws_stream_puts(ws_request *req, const char *s) { return ws_stream_write(req, s, ws_cstr(s).len); }
int32_t ws_stream_end(ws_request *req);

/* ws_pending leaves the request open when the handler returns, and returns its id. Another request's handler answers it with
 * ws_answer_pending, which sends res and empties it, so that res can be reused for the other response. Or it opens a stream:
 * ws_request later = ws_pending_request(id). Of such a request only id may be used: ws_stream*, ws_timeout, ws_fail. There ws_stream_write
 * returns WS_AGAIN if the client reads too slowly and no bytes were taken, otherwise the number of bytes taken. */
uint32_t ws_pending(ws_request *req);
int32_t ws_answer_pending(uint32_t id, ws_response *res);
ws_request ws_pending_request(uint32_t id);

/* ws_fail makes the request fail: it is logged, and answered by WS_ERROR or the host's page. Return after it. */
int32_t ws_fail(ws_request *req, const char *message);

/* Kinds of failure (5). */
enum { WS_GUEST = 1, WS_TRAP, WS_EXIT, WS_RESPONSE, WS_TIMEOUT, WS_MEMORY, WS_LOST, WS_INTERNAL };

/* ws_error is the reason why a request failed. Its text may name internals: think before you send it. */
typedef struct {
	uint32_t kind;
	ws_str message;
	ws_str stack; /* innermost first, one function a line; may be empty */
	const struct ws_wire_request *request;
} ws_error;
/* ws_kind returns the name of a kind: guest, trap ... */
const char *ws_kind(uint32_t kind);

/* ---- API: the host --------------------------------------------------------------------------------------------------- */

/* Statuses (6). A result that is not negative is a count. */
enum {
	WS_OK = 0, WS_INVALID = -1, WS_NOT_FOUND = -2, WS_TOO_LARGE = -3, WS_CLOSED = -4, WS_ORDER = -5, WS_AGAIN = -6,
	WS_CONFLICT = -7, WS_DENIED = -8, WS_FAILED = -9
};
/* Levels of ws_log. */
enum { WS_DEBUG = -4, WS_INFO = 0, WS_WARN = 4, WS_ERROR_LEVEL = 8 };

int32_t ws_log(int32_t level, ws_str message);
/* ws_stats writes the server's counters as JSON if they fit, and returns their length. */
int32_t ws_stats(void *buf, uint32_t cap);
/* ws_reload: "{}" reads this module's file again, {"module":"v2.wasm"} switches to another, {"routes":{...}} changes routes (6.5).
 * It returns when the new one serves. */
int32_t ws_reload(ws_str json);

/* The store, shared by all instances and kept over reloads (6.6). Keys have 1 to 1,024 bytes. */
int32_t ws_state_get(ws_str key, void *buf, uint32_t cap); /* the value's length, written if it fits; WS_NOT_FOUND */
int32_t ws_state_set(ws_str key, ws_str value);
int32_t ws_state_delete(ws_str key);                             /* 1: it existed */
int32_t ws_state_add(ws_str key, int64_t delta, int64_t *sum);   /* the value is a decimal number */
/* Sets the value to next if it is old. Null pointers: old, it is absent; next, delete it. WS_CONFLICT: the value differs. */
int32_t ws_state_cas(ws_str key, const ws_str *old, const ws_str *next);

/* ws_sleep waits; WS_CLOSED: the client has gone. */
int32_t ws_sleep(uint32_t milliseconds);
uint64_t ws_clock(void); /* nanoseconds since 1970 */

/* ---- API: outbound requests (6.12) ----------------------------------------------------------------------------------- */

/* ws_field is one header field. */
typedef struct { ws_str name, value; } ws_field;

/* ws_outgoing is an outbound request. Zero values: GET, no fields, the host's time limit. */
typedef struct {
	ws_str method, url;        /* url: absolute, http or https */
	ws_str address;            /* a Unix socket's path or @name to connect to instead of the URL's host */
	ws_str body;
	const ws_field *headers;
	uint32_t header_count;
	uint32_t timeout;          /* milliseconds for the head, and again for each part of the body */
	bool manual;               /* redirects are not followed */
} ws_outgoing;

/* ws_answered is the head of a response. It is in the buffer that was passed to ws_fetch. */
typedef struct {
	int32_t handle;
	int status;
	int64_t length;     /* of the body in bytes; -1: not known */
	const void *record;
} ws_answered;

/* ws_fetch sends out and waits for the head of the response. buf first holds the request, then the head: 4 KiB and the body's length are
 * usually enough. Open responses are closed when the handler returns. WS_DENIED: the operator does not allow that server; WS_FAILED: no
 * response arrived, the log has the reason; WS_TOO_LARGE: buf is too small, or too many are open; WS_INVALID: invalid method or URL. */
int32_t ws_fetch(ws_request *req, const ws_outgoing *out, void *buf, uint32_t cap, ws_answered *answer);
/* ws_answered_header returns the first value of a header field, empty if it is missing. Case does not matter. */
ws_str ws_answered_header(const ws_answered *answer, const char *name);
/* ws_fetch_read reads the next bytes of the body, and waits until there are some; 0: the end; WS_FAILED: it has broken off. */
int32_t ws_fetch_read(const ws_answered *answer, void *buf, uint32_t cap);
int32_t ws_fetch_close(const ws_answered *answer);

/* ---- Wire: the records of the ABI (2, 4). Handlers use the functions above.            ------------------------------ */

typedef struct { uint32_t offset, length; } ws_wire_span;
typedef struct { ws_wire_span name, value; } ws_wire_field;

typedef struct ws_wire_request {
	uint32_t length, flags;
	ws_wire_span method, path, query, host, body;
	int64_t body_length;
	uint32_t headers, header_count, params, param_count, route, protocol;
	ws_wire_span remote, listener;
	uint32_t peer_uid, peer_gid, peer_pid, zero[5];
} ws_wire_request;

struct ws_request {
	uint32_t id;
	const ws_wire_request *record; /* null: a pending one, by id only */
	uint32_t state;                /* of the answer: WS_WIRE_... */
};
enum { WS_WIRE_OPEN, WS_WIRE_ANSWERED, WS_WIRE_PENDING };

ws_response *ws_wire_begin(void);
uint64_t ws_wire_end(ws_request *req);
ws_error ws_wire_error(const void *record);
/* ws_wire_encode lays res out as a record (4.2); null if there is no memory. */
const void *ws_wire_encode(ws_response *res, bool stream, int64_t length, uint32_t *size);

static inline uint64_t ws_wire_pack(const void *p, uint32_t n) { return (uint64_t)(uint32_t)(uintptr_t)p << 32 | n; }
static inline ws_str ws_wire_str(const void *record, ws_wire_span s) { return (ws_str){(const char *)record + (s.length ? s.offset : 0), s.length}; }

static inline ws_str ws_method(const ws_request *req) { return ws_wire_str(req->record, req->record->method); }
static inline ws_str ws_path(const ws_request *req) { return ws_wire_str(req->record, req->record->path); }
static inline ws_str ws_query(const ws_request *req) { return ws_wire_str(req->record, req->record->query); }
static inline ws_str ws_host(const ws_request *req) { return ws_wire_str(req->record, req->record->host); }
static inline ws_str ws_remote(const ws_request *req) { return ws_wire_str(req->record, req->record->remote); }
static inline ws_str ws_listener(const ws_request *req) { return ws_wire_str(req->record, req->record->listener); }
static inline uint32_t ws_route(const ws_request *req) { return req->record->route; }
static inline uint32_t ws_protocol(const ws_request *req) { return req->record->protocol; }
static inline bool ws_tls(const ws_request *req) { return req->record->flags & 2; }

#ifdef __wasm__
#define WS_EXPORT(name) __attribute__((export_name(name)))
#define WS_IMPORT(module, name) __attribute__((import_module(module), import_name(name))) extern
#else /* a test on another machine: it brings the host's functions itself */
#define WS_EXPORT(name)
#define WS_IMPORT(module, name) extern
#endif

#ifdef __cplusplus
}
#endif
#endif
