/* guest.c: the guest of the conformance suite (host/conformance): it answers what host/conformance/testdata/GUEST.md says. guests/go/conformance is the
 * same in Go.
 *
 * VARIANT is "v1", "v2" or "bare"; BARE leaves out the catch-all, and fetch answers 404. */
#include <wasmserve.h>

#ifndef VARIANT
#define VARIANT "v1"
#endif

__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_exit"), noreturn)) void proc_exit(uint32_t code);

typedef void handler(ws_request *req, ws_response *res);

/* ---- values ---------------------------------------------------------------------------------------------------------- */

/* param_of is a value of the query, which no case encodes; empty if it is missing. */
static ws_str param_of(const ws_request *req, const char *name) {
	ws_str q = ws_query(req), n = ws_cstr(name);
	for (uint32_t i = 0; i < q.len;) {
		uint32_t end = i;
		while (end < q.len && q.ptr[end] != '&') end++;
		if (end - i > n.len && q.ptr[i + n.len] == '=' && ws_equal((ws_str){q.ptr + i, n.len}, n))
			return (ws_str){q.ptr + i + n.len + 1, end - i - n.len - 1};
		i = end + 1;
	}
	return (ws_str){"", 0};
}

static uint32_t number_of(const ws_request *req, const char *name) { return (uint32_t)ws_number(param_of(req, name)); }

static uint8_t piece[26 << 10];

/* alphabet fills piece: its length is a multiple of 26, so pieces follow each other. */
static const void *alphabet(void) {
	for (uint32_t i = 0; piece[0] == 0 || i % sizeof piece != 0; i++) piece[i] = (uint8_t)('a' + i % 26);
	return piece;
}

/* ---- state ----------------------------------------------------------------------------------------------------------- */

static int64_t count(ws_str key, int64_t delta) {
	int64_t sum = 0;
	if (key.len > 0) ws_state_add(key, delta, &sum);
	return sum;
}

/* running counts requests under KEY-running. */
static void running(ws_request *req, int64_t delta) {
	static char name[256];
	ws_str key = param_of(req, "key"), end = WS("-running");
	if (key.len == 0 || key.len + end.len > sizeof name) return;
	__builtin_memcpy(name, key.ptr, key.len);
	__builtin_memcpy(name + key.len, end.ptr, end.len);
	count((ws_str){name, key.len + end.len}, delta);
}

/* await waits until the state has the key, for at most 20 seconds. */
static void await(ws_str key) {
	char value[32];
	for (int i = 0; i < 2000 && ws_state_get(key, value, sizeof value) < 0; i++) ws_sleep(10);
}

/* ---- complete answers ------------------------------------------------------------------------------------------------ */

#define TEXT(name, text) static void name(ws_request *req, ws_response *res) { (void)req; ws_text(res, text); }
TEXT(hello, "Hello, world!")
TEXT(users, "users")
TEXT(api, "api")
TEXT(catch_all, "catch-all")
TEXT(only_post, "only-post")
TEXT(own_get, "get")
TEXT(version, VARIANT)

static void status(ws_request *req, ws_response *res) { ws_status(res, (int)ws_number(ws_param(req, "code"))); ws_text(res, "hey"); }
static void length(ws_request *req, ws_response *res) { (void)req; ws_set(res, "Content-Length", "999"); ws_text(res, "hi"); }
static void encoding(ws_request *req, ws_response *res) { (void)req; ws_set(res, "Transfer-Encoding", "gzip"); ws_text(res, "hi"); }
static void date(ws_request *req, ws_response *res) { (void)req; ws_set(res, "Date", "Thu, 01 Jan 1970 00:00:00 GMT"); ws_text(res, "date"); }
static void own_head(ws_request *req, ws_response *res) { (void)req; ws_set(res, "X-Head", "own"); }

static void cookies(ws_request *req, ws_response *res) {
	(void)req;
	ws_set(res, "Set-Cookie", "a=1; Path=/");
	ws_set(res, "Set-Cookie", "b=2");
	ws_text(res, "cookies");
}

static void header(ws_request *req, ws_response *res) {
	char name[256] = {0};
	ws_str q = ws_query(req), value;
	__builtin_memcpy(name, q.ptr, q.len < sizeof name ? q.len : sizeof name - 1);
	ws_text(res, "");
	uint32_t i = 0;
	for (bool more = false; ws_next_header(req, name, &i, &value); more = true) {
		if (more) ws_puts(res, ", ");
		ws_put(res, value);
	}
}

static void admin(ws_request *req, ws_response *res) { ws_text(res, "admin of "); ws_put(res, ws_host(req)); }
static void user(ws_request *req, ws_response *res) { ws_text(res, "user "); ws_put(res, ws_param(req, "id")); }
static void posts(ws_request *req, ws_response *res) { ws_text(res, "posts of "); ws_put(res, ws_param(req, "id")); }
static void param(ws_request *req, ws_response *res) { ws_text(res, ""); ws_put(res, ws_param(req, "value")); }

static void params(ws_request *req, ws_response *res) {
	ws_str name, value;
	uint32_t n = 0;
	for (uint32_t i = 0; ws_param_at(req, i, &name, &value); i++) n += value.len > 0;
	ws_text(res, "");
	ws_put_number(res, n);
	ws_puts(res, " ");
	ws_put(res, ws_param(req, "p0"));
	ws_puts(res, " ");
	ws_put(res, ws_param(req, "p64"));
}

static void only_get(ws_request *req, ws_response *res) { ws_add_header(res, WS("X-Method"), ws_method(req)); ws_text(res, "only-get"); }

static void echo(ws_request *req, ws_response *res) {
	ws_str body;
	ws_add_header(res, WS("content-type"), WS("application/octet-stream"));
	if (ws_body(req, &body)) {
		ws_put(res, body);
		return;
	}
	int32_t n;
	while ((n = ws_read(req, piece, sizeof piece)) > 0) ws_write(res, piece, (uint32_t)n);
	piece[0] = 0; /* no alphabet any more */
	if (n < 0) ws_fail(req, "the body cannot be read");
}

static void pattern(ws_request *req, ws_response *res) {
	ws_text(res, "");
	for (uint32_t left = number_of(req, "n"), n; left > 0; left -= n) {
		n = left < sizeof piece ? left : sizeof piece;
		ws_write(res, alphabet(), n);
	}
}

static void statistic(ws_request *req, ws_response *res) {
	static char stats[4096];
	ws_str name = ws_param(req, "name");
	uint32_t n = (uint32_t)ws_stats(stats, sizeof stats), value;
	ws_text(res, "");
	for (uint32_t i = 0; n <= sizeof stats && i + name.len + 3 < n; i++) {
		value = i + name.len + 3;
		if (stats[i] == '"' && ws_equal((ws_str){stats + i + 1, name.len}, name) && stats[value - 2] == '"')
			ws_put_number(res, (int64_t)ws_number((ws_str){stats + value, n - value}));
	}
}

static void counter(ws_request *req, ws_response *res) {
	char value[32];
	int32_t n = ws_state_get(param_of(req, "key"), value, sizeof value);
	ws_text(res, n < 0 ? "0" : "");
	if (n > 0) ws_write(res, value, (uint32_t)n);
}

static void add(ws_request *req, ws_response *res) { ws_text(res, ""); ws_put_number(res, count(param_of(req, "key"), 1)); }

/* ---- waits and streams ----------------------------------------------------------------------------------------------- */

static void slow(ws_request *req, ws_response *res) {
	int64_t n = count(param_of(req, "key"), 1);
	ws_sleep(number_of(req, "ms"));
	count(param_of(req, "key"), -1);
	ws_text(res, "");
	ws_put_number(res, n);
	ws_puts(res, " running");
}

static void wait_for(ws_request *req, ws_response *res) {
	running(req, 1);
	await(param_of(req, "key"));
	running(req, -1);
	ws_text(res, VARIANT);
}

static void stream_for(ws_request *req, ws_response *res) {
	ws_text(res, "");
	ws_stream(req, res, -1);
	ws_stream_puts(req, VARIANT " ");
	await(param_of(req, "key"));
	ws_stream_puts(req, VARIANT);
}

static void ticks(ws_request *req, ws_response *res) {
	uint32_t n = number_of(req, "n"), ms = number_of(req, "ms");
	ws_text(res, "");
	running(req, 1);
	ws_stream(req, res, -1);
	for (; n > 0; n--) {
		ws_sleep(ms);
		if (ws_stream_puts(req, ".") < 0) break;
	}
	running(req, -1);
}

static void endless(ws_request *req, ws_response *res) {
	ws_text(res, "");
	running(req, 1);
	ws_stream(req, res, -1);
	for (int32_t n; (n = ws_stream_write(req, alphabet(), sizeof piece)) >= 0;) count(param_of(req, "key"), sizeof piece);
	running(req, -1);
}

static void quiet(ws_request *req, ws_response *res) {
	ws_text(res, "");
	ws_stream(req, res, -1);
	ws_stream_puts(req, "one");
	ws_sleep(60000);
}

static void hold(ws_request *req, ws_response *res) {
	if (param_of(req, "s").len > 0) ws_timeout(req, number_of(req, "s") * 1000);
	ws_sleep(number_of(req, "ms"));
	ws_text(res, "held");
}

/* ---- upstreams --------------------------------------------------------------------------------------------------------- */

/* unescape decodes a value of the query into buf. */
static ws_str unescaped(const ws_request *req, const char *name, char *buf, uint32_t cap) {
	int32_t n = ws_form(ws_query(req), name, buf, cap);
	return (ws_str){buf, n < 0 || (uint32_t)n > cap ? 0 : (uint32_t)n};
}

/* ask sends the request on to another server. */
static int32_t ask(ws_request *req, ws_answered *answer) {
	static char head[8 << 10], to[256], path[2048], url[4096], body[64 << 10];
	ws_str at = unescaped(req, "to", to, sizeof to), target = unescaped(req, "path", path, sizeof path), host = at, content;
	bool socket = at.len > 0 && (at.ptr[0] == '@' || at.ptr[0] == '/');
	if (ws_read_all(req, body, sizeof body, &content) < 0) return WS_INVALID;
	if (socket) host = WS("localhost");
	ws_str parts[] = {WS("http://"), host, target};
	uint32_t n = 0;
	for (int i = 0; i < 3; i++) {
		__builtin_memcpy(url + n, parts[i].ptr, parts[i].len);
		n += parts[i].len;
	}
	ws_outgoing out = {.method = ws_method(req), .url = {url, n}, .address = {at.ptr, socket ? at.len : 0}, .body = content, .manual = param_of(req, "manual").len > 0};
	if (content.len + n + 512 < sizeof head) return ws_fetch(req, &out, head, sizeof head, answer);
	static char large[80 << 10];
	return ws_fetch(req, &out, large, sizeof large, answer);
}

static void fetch(ws_request *req, ws_response *res) {
	ws_answered answer;
	int32_t n = ask(req, &answer);
	ws_text(res, n == WS_DENIED ? "denied" : n < 0 ? "failed" : "");
	if (n < 0) return;
	ws_put_number(res, answer.status);
	ws_puts(res, " ");
	while ((n = ws_fetch_read(&answer, piece, sizeof piece)) > 0) ws_write(res, piece, (uint32_t)n);
	piece[0] = 0; /* no alphabet any more */
	if (n < 0) ws_fail(req, "the body has broken off");
}

static void relay(ws_request *req, ws_response *res) {
	ws_answered answer;
	int32_t n = ask(req, &answer);
	if (n < 0) {
		ws_fail(req, "nobody answers");
		return;
	}
	ws_text(res, "");
	ws_stream(req, res, -1);
	while ((n = ws_fetch_read(&answer, piece, sizeof piece)) > 0 && ws_stream_write(req, piece, (uint32_t)n) >= 0) {}
	piece[0] = 0;
	if (n < 0) ws_fail(req, "the body has broken off");
}

/* ---- failures -------------------------------------------------------------------------------------------------------- */

static void trap(ws_request *req, ws_response *res) { (void)req, (void)res; __builtin_trap(); }
static void leave(ws_request *req, ws_response *res) { (void)req, (void)res; proc_exit(3); }
static void fail(ws_request *req, ws_response *res) { (void)res; ws_fail(req, "on purpose"); }

static void broken_stream(ws_request *req, ws_response *res) {
	ws_text(res, "");
	ws_stream(req, res, ws_is(ws_query(req), "short") ? 10 : -1);
	ws_stream_puts(req, "one");
	if (ws_is(ws_query(req), "fail")) ws_fail(req, "half way");
	if (ws_is(ws_query(req), "trap")) __builtin_trap();
}

/* ---- routes ---------------------------------------------------------------------------------------------------------- */

#define TEN(t) "/:p" t "0/:p" t "1/:p" t "2/:p" t "3/:p" t "4/:p" t "5/:p" t "6/:p" t "7/:p" t "8/:p" t "9"
#define MANY "/params" TEN("") TEN("1") TEN("2") TEN("3") TEN("4") TEN("5") "/:p60/:p61/:p62/:p63/:p64"

/* Numbers go up from 1 without a gap: they are indexes of the table below. */
#define ROUTES(X) \
	X(1, "/", hello) X(2, "/status/:code", status) X(3, "/length", length) X(4, "/encoding", encoding) \
	X(5, "/cookies", cookies) X(6, "/date", date) X(7, "/header", header) X(8, "/admin", admin) \
	X(9, "/api/users", users) X(10, "/api/users/:id", user) X(11, "/api/users/:id/posts", posts) X(12, "/api/*", api) \
	X(13, "/param/:value", param) X(14, MANY, params) X(15, "/echo", echo) X(16, "/pattern", pattern) \
	X(17, "/version", version) X(18, "/stats/:name", statistic) X(19, "/counter", counter) X(20, "/add", add) \
	X(21, "/slow", slow) X(22, "/wait-for", wait_for) X(23, "/stream-for", stream_for) X(24, "/ticks", ticks) \
	X(25, "/endless", endless) X(26, "/quiet", quiet) X(27, "/hold", hold) X(28, "/trap", trap) X(29, "/panic", fail) \
	X(30, "/fail", fail) X(31, "/fail-twice", fail) X(32, "/exit", leave) X(33, "/broken-stream", broken_stream) \
	X(34, "/fetch", fetch) X(35, "/relay", relay)

#define JSON(n, path, f) "\"" path "\":" #n ","
#define ENTRY(n, path, f) [n] = f,
enum { ONLY_GET = 36, ONLY_POST, OWN_GET, OWN_HEAD, CATCH_ALL };

static handler *const handlers[] = {
	ROUTES(ENTRY) [ONLY_GET] = only_get, [ONLY_POST] = only_post, [OWN_GET] = own_get, [OWN_HEAD] = own_head, [CATCH_ALL] = catch_all,
};

#ifdef BARE
#define LAST ""
#else
#define LAST ",\"/*\":40"
#endif

WS_CONFIG("{\"routes\":{" ROUTES(JSON)
	"\"/only-get\":{\"GET\":36},\"/only-post\":{\"POST\":37},\"/own-head\":{\"GET\":38,\"HEAD\":39},"
	"\"/skip\":false,\"/static\":{\"headers\":{\"content-type\":\"text/plain\"},\"body\":\"static\"},"
	"\"/redirect\":{\"redirect\":\"/foo/bar\",\"status\":302},\"/file\":{\"file\":\"hello.txt\"},\"/dir/*\":{\"dir\":\"public\"}" LAST "}}")

WS_FETCH(req, res) {
	uint32_t n = ws_route(req);
	if (n > 0 && n < sizeof handlers / sizeof *handlers) {
		handlers[n](req, res);
		return;
	}
#ifdef BARE
	ws_status(res, 404);
#else
	ws_text(res, "fetch");
#endif
}

WS_ERROR(req, err, res) {
	if (ws_is(ws_path(req), "/fail-twice")) __builtin_trap();
	ws_text(res, "error: ");
	ws_puts(res, ws_kind(err->kind));
	ws_puts(res, " at ");
	ws_put(res, ws_path(req));
}
