/* guest.c: a guest for the tests of the SDK: it tells what it reads, and uses every host function. */
#include "../dump.h"

WS_CONFIG("{\"unix\":\"@vectors\",\"routes\":{\"/\":1}}")

static char buf[8192];
static uint32_t parked;

static void state(ws_response *res) {
	ws_str key = WS("k"), one = WS("1"), none = WS("");
	int64_t sum = 0;
	ws_text(res, "");
#define SAY(n) (ws_put_number(res, n), ws_puts(res, " "))
	SAY(ws_state_get(key, buf, sizeof buf));
	SAY(ws_state_set(key, WS("value")));
	SAY(ws_state_get(key, buf, 2));
	int32_t n = ws_state_get(key, buf, sizeof buf);
	ws_write(res, buf, (uint32_t)n);
	ws_puts(res, " ");
	SAY(ws_state_delete(key));
	SAY(ws_state_delete(key));
	SAY(ws_state_add(WS("n"), -7, &sum));
	SAY(sum);
	SAY(ws_state_cas(key, 0, &one));
	SAY(ws_state_cas(key, 0, &one));
	SAY(ws_state_cas(key, &one, &none));
	SAY(ws_state_cas(key, &none, 0));
	SAY(ws_state_get(key, buf, sizeof buf));
}

static void stream(ws_request *req, ws_response *res) {
	ws_text(res, "");
	if (ws_stream(req, res, -1) != WS_OK) return;
	ws_stream_puts(req, "first,");
	for (int32_t n; (n = ws_read(req, buf, sizeof buf)) > 0;) ws_stream_write(req, buf, (uint32_t)n);
	ws_stream_end(req);
}

/* fetch answers what another server did, and a field of its head. */
static void ask(ws_request *req, ws_response *res) {
	static char buf[4096], piece[4];
	ws_field fields[] = {{WS("X-Key"), WS("1")}, {WS("x-empty"), WS("")}};
	ws_outgoing out = {.method = WS("PUT"), .url = WS("http://h/a?b"), .address = WS("@svc"), .body = WS("hi"), .headers = fields, .header_count = 2, .timeout = 250, .manual = true};
	ws_answered answer;
	int32_t n = ws_fetch(req, &out, buf, sizeof buf, &answer);
	ws_text(res, "");
	ws_put_number(res, n);
	if (n < 0) return;
	ws_puts(res, " ");
	ws_put_number(res, answer.status);
	ws_puts(res, " ");
	ws_put_number(res, answer.length);
	ws_puts(res, " ");
	ws_put(res, ws_answered_header(&answer, "X-Two"));
	ws_put(res, ws_answered_header(&answer, "x-none"));
	while ((n = ws_fetch_read(&answer, piece, sizeof piece)) > 0) {
		ws_puts(res, " ");
		ws_write(res, piece, (uint32_t)n);
	}
	ws_fetch_close(&answer);
}

static void status(ws_response *res, int32_t n) {
	ws_text(res, "");
	ws_put_number(res, n);
}

WS_FETCH(req, res) {
	ws_str q = ws_query(req);
	if (ws_is(q, "hello")) ws_json(res, "{\"version\":\"1.0.0\"}");
	else if (ws_is(q, "headers")) {
		uint32_t index = 0;
		ws_str v;
		ws_text(res, "");
		ws_put(res, ws_header(req, "ACCEPT"));
		ws_put(res, ws_header(req, "none"));
		ws_puts(res, "|");
		while (ws_next_header(req, "Accept", &index, &v)) ws_put_json(res, v);
		ws_put(res, ws_param(req, "id"));
	}
	else if (ws_starts(q, "number=")) {
		ws_text(res, "");
		ws_put_number(res, (int64_t)ws_number((ws_str){q.ptr + 7, q.len - 7}));
	}
	else if (ws_starts(q, "form&")) {
		static const char *const names[] = {"a", "b c", "empty", "none", "long"};
		ws_text(res, "");
		for (int i = 0; i < 5; i++) {
			int32_t n = ws_form(q, names[i], buf, 8);
			ws_put_number(res, n);
			ws_puts(res, "=");
			if (n >= 0 && n <= 8) ws_write(res, buf, (uint32_t)n);
			ws_puts(res, ";");
		}
	}
	else if (ws_starts(q, "all=")) {
		ws_str body;
		int32_t n = ws_read_all(req, buf, (uint32_t)ws_number((ws_str){q.ptr + 4, q.len - 4}), &body);
		ws_text(res, "");
		ws_put_number(res, n);
		ws_puts(res, " ");
		ws_put(res, body);
	}
	else if (ws_is(q, "html")) {
		ws_text(res, "");
		ws_put_html(res, WS("<a href=\"x\">'&;\xc3\xa9"));
	}
	else if (ws_is(q, "large")) {
		ws_text(res, "");
		for (int i = 0; i < 100000; i++) ws_puts(res, "0123456789");
	}
	else if (ws_is(q, "many")) {
		int added = 0;
		while (ws_set(res, "a", "b")) added++;
		ws_put_number(res, added);
	}
	else if (ws_is(q, "redirect")) ws_redirect(res, "/new");
	else if (ws_is(q, "stream")) stream(req, res);
	else if (ws_is(q, "fail")) ws_fail(req, "no such user");
	else if (ws_is(q, "timeout")) status(res, ws_timeout(req, 1500));
	else if (ws_is(q, "guest-timeout")) status(res, ws_guest_timeout(req, 2500));
	else if (ws_is(q, "reload")) status(res, ws_reload(WS("{}")));
	else if (ws_is(q, "log")) status(res, ws_log(WS_WARN, WS("careful")));
	else if (ws_is(q, "stats")) { ws_text(res, ""); ws_write(res, buf, (uint32_t)ws_stats(buf, sizeof buf)); }
	else if (ws_is(q, "state")) state(res);
	else if (ws_is(q, "fetch")) ask(req, res);
	else if (ws_is(q, "sleep")) {
		uint64_t start = ws_clock();
		ws_sleep(5);
		ws_text(res, ws_clock() - start >= 5000000 && start > 1000000000000000000u ? "slept" : "woke early");
	}
	else if (ws_is(q, "wait")) parked = ws_pending(req);
	else if (ws_is(q, "wake")) {
		ws_text(res, "woken");
		int32_t n = ws_answer_pending(parked, res);
		status(res, n);
	}
	else if (ws_is(q, "wake-stream")) {
		ws_request later = ws_pending_request(parked);
		ws_status(res, 206);
		ws_stream(&later, res, 4);
		int32_t n = ws_stream_write(&later, "four", 4);
		ws_stream_end(&later);
		status(res, n);
	}
	else dump_request(res, req);
}

WS_ERROR(req, err, res) { dump_error(res, req, err); }
