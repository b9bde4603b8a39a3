/* shortener.c is a small service: short names for long addresses. Links, hits and counts are in the state, which all instances share.
 * In the state: link:NAME is an address, hits:NAME how often it was followed, count how many links there are, serial what the names that
 * the service makes up come from, latest the last name. */
#include "json.h"

#define MAX_URL 2048
#define MAX_NAME 32

enum { PAGE = 1, LINKS, FOLLOW, LINK };

/* More than 4 KiB of a body is answered 413 by the host. */
WS_CONFIG("{\"maxRequestBodySize\":4096,\"routes\":{\"/\":1,\"/links\":2,\"/:name\":3,\"/api/links/:name\":4}}")

static char url[MAX_URL + 1], key[MAX_NAME + 5]; /* of the request that runs: an instance has one at a time */

static void plain_headers(ws_response *res) {
	ws_set(res, "cache-control", "no-store");
	ws_set(res, "x-content-type-options", "nosniff");
}

/* refuse3 answers with a text: what, which and why make a sentence. */
static void refuse3(ws_response *res, int status, const char *what, ws_str which, const char *why) {
	ws_status(res, status);
	plain_headers(res);
	ws_json(res, "{\"error\":\"");
	ws_puts(res, what);
	ws_put(res, which);
	ws_puts(res, why);
	ws_puts(res, "\"}");
}

static void refuse(ws_response *res, int status, const char *text) { refuse3(res, status, text, WS(""), ""); }

static void no_link(ws_response *res) { refuse(res, 404, "there is no such link"); }

/* allow reports whether the method is one of those; if not, it has answered. */
static bool allow(ws_request *req, ws_response *res, const char *methods) {
	ws_str all = ws_cstr(methods), m = ws_method(req);
	for (uint32_t i = 0; i + m.len <= all.len; i++) {
		bool ends = i + m.len == all.len || all.ptr[i + m.len] == ',';
		if ((i == 0 || all.ptr[i - 1] == ' ') && ends && ws_equal((ws_str){methods + i, m.len}, m)) return true;
	}
	ws_set(res, "allow", methods);
	refuse3(res, 405, "this address takes ", all, "");
	return false;
}

static bool valid_name(ws_str s) {
	for (uint32_t i = 0; i < s.len; i++) {
		char c = s.ptr[i], low = (char)(c | 32);
		if (!(low >= 'a' && low <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
	}
	return s.len > 0 && s.len <= MAX_NAME;
}

/* key_of is a key of five letters and a valid name. It holds until the next call. */
static ws_str key_of(const char *kind, ws_str name) {
	__builtin_memcpy(key, kind, 5);
	__builtin_memcpy(key + 5, name.ptr, name.len);
	return (ws_str){key, name.len + 5};
}

/* find is the length of a link's address, which is in url, or a status. */
static int32_t find(ws_str name) { return valid_name(name) ? ws_state_get(key_of("link:", name), url, sizeof url) : WS_NOT_FOUND; }

/* CHECK goes on where the host did what it was asked; if not, the request fails. */
#define CHECK(call) do if ((call) < 0) { ws_fail(req, #call " failed"); return; } while (0)

static void page(ws_request *req, ws_response *res) {
	char name[MAX_NAME];
	int64_t count = 0;
	CHECK(ws_state_add(WS("count"), 0, &count));
	int32_t n = ws_state_get(WS("latest"), name, sizeof name);
	ws_str latest = {name, n < 0 ? 0 : (uint32_t)n};
	plain_headers(res);
	ws_set(res, "content-security-policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
	ws_html(res, "<!doctype html>\n"
		"<html lang=\"en\">\n"
		"<meta charset=\"utf-8\">\n"
		"<title>Short links</title>\n"
		"<h1>Short links</h1>\n"
		"<form method=\"post\" action=\"/links\">\n"
		"<p><label>Address <input name=\"url\" type=\"url\" required maxlength=\"2048\"></label>\n"
		"<p><label>Name, if you like <input name=\"name\" maxlength=\"32\"></label>\n"
		"<p><button>Shorten</button>\n"
		"</form>\n"
		"<p>Links: ");
	ws_put_number(res, count);
	ws_puts(res, "</p>\n");
	if ((n = find(latest)) >= 0) {
		ws_puts(res, "<p>The latest: <a href=\"/");
		ws_put_html(res, latest);
		ws_puts(res, "\">");
		ws_put_html(res, latest);
		ws_puts(res, "</a> leads to ");
		ws_put_html(res, (ws_str){url, (uint32_t)n});
		ws_puts(res, "</p>\n");
	}
	ws_puts(res, "</html>\n");
}

static void put_link(ws_response *res, ws_str name, ws_str address, int64_t hits) {
	plain_headers(res);
	ws_json(res, "{\"name\":");
	ws_put_json(res, name);
	ws_puts(res, ",\"url\":");
	ws_put_json(res, address);
	ws_puts(res, ",\"hits\":");
	ws_put_number(res, hits);
	ws_puts(res, "}");
}

/* valid_url returns null, or the reason why the address is invalid. */
static const char *valid_url(ws_str s) {
	uint32_t host = ws_starts(s, "http://") ? 7 : ws_starts(s, "https://") ? 8 : s.len;
	if (s.len == 0) return "url is missing";
	if (s.len > MAX_URL) return "url is too long: it may have 2048 bytes";
	for (uint32_t i = 0; i < s.len; i++)
		if (s.ptr[i] <= ' ' || s.ptr[i] > '~') return "url has spaces, control characters or such as are not ASCII: percent-encode them";
	if (host >= s.len || s.ptr[host] == '/' || s.ptr[host] == '?' || s.ptr[host] == '#') return "url must begin with http:// or https:// and name a host";
	return 0;
}

/* base36 writes n to the end of buf. */
static ws_str base36(int64_t n, char buf[13]) {
	uint32_t at = 13;
	do buf[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36];
	while (n /= 36);
	return (ws_str){buf + at, 13 - at};
}

static void create(ws_request *req, ws_response *res) {
	static char body_buf[4096], name_buf[MAX_NAME + 1];
	char serial[13], location[MAX_NAME + 1] = "/";
	ws_str body, type = ws_header(req, "content-type");
	json_member in[] = {{"url", url, sizeof url, -1}, {"name", name_buf, sizeof name_buf, -1}};
	CHECK(ws_read_all(req, body_buf, sizeof body_buf, &body));
	if (ws_starts(type, "application/json")) {
		if (!json_object(body, in, 2)) {
			refuse(res, 400, "the body must be a JSON object such as {\\\"url\\\":\\\"https://example.com/\\\",\\\"name\\\":\\\"example\\\"}");
			return;
		}
	} else if (ws_starts(type, "application/x-www-form-urlencoded")) {
		for (int i = 0; i < 2; i++) in[i].len = ws_form(body, in[i].name, in[i].buf, in[i].cap);
	} else {
		refuse(res, 415, "content-type must be application/json or application/x-www-form-urlencoded");
		return;
	}
	ws_str address = {url, in[0].len < 0 ? 0 : (uint32_t)in[0].len}, name = {name_buf, in[1].len < 0 ? 0 : (uint32_t)in[1].len};
	const char *wrong = valid_url(address);
	if (!wrong && name.len && !valid_name(name)) wrong = "name must have 1 to 32 letters, digits, - or _";
	if (wrong) {
		refuse(res, 400, wrong);
		return;
	}
	/* Of several concurrent requests for a name compare-and-swap gives it to one. */
	bool own = name.len == 0;
	int64_t sum;
	int32_t status;
	do {
		if (own) {
			CHECK(ws_state_add(WS("serial"), 1, &sum));
			name = base36(sum, serial);
		}
		status = ws_is(name, "links") ? WS_CONFLICT : ws_state_cas(key_of("link:", name), 0, &address); /* links is the service's own */
	} while (own && status == WS_CONFLICT);
	if (status == WS_CONFLICT) {
		refuse3(res, 409, "the name ", name, " is taken");
		return;
	}
	if (status < 0) {
		ws_fail(req, status == WS_TOO_LARGE ? "the store is full" : "the store did not keep a link");
		return;
	}
	CHECK(ws_state_add(WS("count"), 1, &sum));
	CHECK(ws_state_set(WS("latest"), name));
	__builtin_memcpy(location + 1, name.ptr, name.len);
	ws_status(res, 201);
	ws_add_header(res, WS("location"), (ws_str){location, name.len + 1});
	put_link(res, name, address, 0);
}

static void follow(ws_request *req, ws_response *res) {
	ws_str name = ws_param(req, "name");
	int64_t hits;
	int32_t n = find(name);
	if (n == WS_NOT_FOUND) {
		no_link(res);
		return;
	}
	CHECK(n);
	if (ws_is(ws_method(req), "GET")) CHECK(ws_state_add(key_of("hits:", name), 1, &hits));
	ws_status(res, 302);
	plain_headers(res);
	ws_add_header(res, WS("location"), (ws_str){url, (uint32_t)n});
}

static void link(ws_request *req, ws_response *res) {
	ws_str name = ws_param(req, "name");
	int64_t sum = 0;
	int32_t n = find(name);
	bool delete = ws_is(ws_method(req), "DELETE");
	if (n >= 0 && delete && ws_state_delete(key_of("link:", name)) == 0) n = WS_NOT_FOUND; /* of several that delete it one counts */
	if (n == WS_NOT_FOUND) {
		no_link(res);
		return;
	}
	CHECK(n);
	if (delete) {
		CHECK(ws_state_delete(key_of("hits:", name)));
		CHECK(ws_state_add(WS("count"), -1, &sum));
		ws_status(res, 204);
		plain_headers(res);
	} else {
		CHECK(ws_state_add(key_of("hits:", name), 0, &sum));
		put_link(res, name, (ws_str){url, (uint32_t)n}, sum);
	}
}

WS_FETCH(req, res) {
	switch (ws_route(req)) {
	case PAGE: if (allow(req, res, "GET, HEAD")) page(req, res); break;
	case LINKS: if (allow(req, res, "POST")) create(req, res); break;
	case FOLLOW: if (allow(req, res, "GET, HEAD")) follow(req, res); break;
	case LINK: if (allow(req, res, "GET, HEAD, DELETE")) link(req, res); break;
	default: refuse(res, 404, "there is nothing here: GET / has a form");
	}
}

WS_ERROR(req, err, res) { /* the host has logged why */
	refuse(res, 500, "something went wrong: please try again later");
}
