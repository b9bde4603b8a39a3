/* main.c: the SDK on this machine. `request` and `error` read a record and answer a response record whose body is its text;
 * `response` reads a response's parts and answers its record, `outgoing` an outgoing request's. Input and output are the standard ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../dump.h"

/* The host's functions, which nothing here calls. */
#define NONE(name) int32_t name() { abort(); }
NONE(ws_host_body_read) NONE(ws_host_respond) NONE(ws_host_body_write) NONE(ws_host_timeout) NONE(ws_host_guest_timeout) NONE(ws_host_reload)
NONE(ws_host_fail) NONE(ws_host_log) NONE(ws_host_stats) NONE(ws_host_state_get) NONE(ws_host_state_set)
NONE(ws_host_state_delete) NONE(ws_host_state_add) NONE(ws_host_state_cas) NONE(ws_wasi_clock)
NONE(ws_host_sleep) NONE(ws_host_fetch_head) NONE(ws_host_fetch_read) NONE(ws_host_fetch_close)

/* ws_host_fetch writes the record out. */
int32_t ws_host_fetch(uint32_t id, const void *record, uint32_t n) {
	return id == 7 && fwrite(record, 1, n, stdout) == n ? WS_DENIED : WS_INVALID;
}

static _Alignas(8) char in[1 << 16];
static char *at = in;

static int32_t integer(void) {
	int32_t n;
	memcpy(&n, at, 4);
	at += 4;
	return n;
}

static ws_str string(void) {
	uint32_t n = (uint32_t)integer();
	at += n;
	return (ws_str){at - n, n};
}

/* parts: status, stream, length (64 bits), whether half of the body comes before the headers, headers, body. */
static void response(ws_response *res, bool *stream, int64_t *length) {
	int status = integer();
	*stream = integer();
	memcpy(length, at, 8);
	at += 8;
	bool early = integer();
	int count = integer();
	char *headers = at;
	for (int i = 0; i < 2 * count; i++) string();
	ws_str body = string();
	uint32_t half = early ? body.len / 2 : 0;
	ws_write(res, body.ptr, half);
	at = headers;
	for (int i = 0; i < count; i++) {
		ws_str name = string(), value = string();
		if (!ws_add_header(res, name, value)) exit(3);
	}
	ws_write(res, body.ptr + half, body.len - half);
	ws_status(res, status);
}

/* parts: method, url, address, timeout, manual, headers, body. There must be no room in a byte less, and in a buffer that lies odd. */
static int outgoing(void) {
	static char buf[1 << 16];
	ws_request req = {7, 0, 0};
	ws_field fields[16];
	ws_answered answer;
	ws_outgoing out = {.headers = fields};
	out.method = string();
	out.url = string();
	out.address = string();
	out.timeout = (uint32_t)integer();
	out.manual = integer();
	out.header_count = (uint32_t)integer();
	for (uint32_t i = 0; i < out.header_count; i++) {
		fields[i].name = string();
		fields[i].value = string();
	}
	out.body = string();
	uint32_t cap = 0;
	while (ws_fetch(&req, &out, buf + 3, cap, &answer) == WS_TOO_LARGE) cap++;
	return ws_fetch(&req, &out, buf, cap - 6, &answer) == WS_TOO_LARGE && answer.length == -1 ? 0 : 6;
}

int main(int argc, char **argv) {
	size_t n = fread(in, 1, sizeof in, stdin);
	ws_response *res = ws_wire_begin();
	bool stream = false;
	int64_t length = 0;
	if (argc != 2 || n == 0) return 2;
	if (!strcmp(argv[1], "request")) {
		ws_request req = {1, (const ws_wire_request *)in, 0};
		dump_request(res, &req);
	} else if (!strcmp(argv[1], "error")) {
		ws_error err = ws_wire_error(in);
		ws_request req = {1, err.request, 0};
		dump_error(res, &req, &err);
	} else if (!strcmp(argv[1], "outgoing")) {
		return outgoing();
	} else {
		response(res, &stream, &length);
	}
	uint32_t size;
	const void *record = ws_wire_encode(res, stream, length, &size);
	if (!record) return 4;
	return fwrite(record, 1, size, stdout) == size ? 0 : 5;
}
