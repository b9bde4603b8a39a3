/* dump.h: what the SDK reads, in the text of abi/testdata/vectors. */
#include <wasmserve.h>

static inline void quote(ws_response *res, ws_str s) {
	static const char hex[] = "0123456789abcdef";
	ws_puts(res, "\"");
	for (uint32_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c < ' ' || c > '~' || c == '"' || c == '\\') {
			char x[4] = {'\\', 'x', hex[c >> 4], hex[c & 15]};
			ws_write(res, x, 4);
		} else {
			ws_write(res, &c, 1);
		}
	}
	ws_puts(res, "\"");
}

static inline void line(ws_response *res, const char *key, ws_str s) {
	if (!s.len) return;
	ws_puts(res, key);
	quote(res, s);
	ws_puts(res, "\n");
}

static inline void pair(ws_response *res, const char *key, ws_str name, ws_str value) {
	ws_puts(res, key);
	quote(res, name);
	ws_puts(res, " ");
	quote(res, value);
	ws_puts(res, "\n");
}

static inline void number(ws_response *res, const char *key, int64_t n) {
	if (!n) return;
	ws_puts(res, key);
	ws_put_number(res, n);
	ws_puts(res, "\n");
}

static inline void dump_request(ws_response *res, const ws_request *req) {
	ws_str name, value;
	ws_peer_t peer;
	line(res, "method ", ws_method(req));
	line(res, "path ", ws_path(req));
	line(res, "query ", ws_query(req));
	line(res, "host ", ws_host(req));
	for (uint32_t i = 0; ws_header_at(req, i, &name, &value); i++) pair(res, "header ", name, value);
	for (uint32_t i = 0; ws_param_at(req, i, &name, &value); i++) pair(res, "param ", name, value);
	number(res, "route ", ws_route(req));
	number(res, "protocol ", ws_protocol(req));
	if (ws_tls(req)) ws_puts(res, "tls yes\n");
	line(res, "remote ", ws_remote(req));
	line(res, "listener ", ws_listener(req));
	if (ws_peer(req, &peer)) {
		ws_puts(res, "peer ");
		ws_put_number(res, peer.uid);
		ws_puts(res, " ");
		ws_put_number(res, peer.gid);
		ws_puts(res, " ");
		ws_put_number(res, peer.pid);
		ws_puts(res, "\n");
	}
	if (ws_body(req, &value)) {
		ws_puts(res, "body ");
		quote(res, value);
	} else {
		ws_puts(res, "body_length ");
		ws_put_number(res, ws_body_length(req));
	}
	ws_puts(res, "\n");
}

static inline void dump_error(ws_response *res, const ws_request *req, const ws_error *err) {
	number(res, "kind ", err->kind);
	line(res, "message ", err->message);
	line(res, "stack ", err->stack);
	dump_request(res, req);
}
