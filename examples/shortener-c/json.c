/* json.c: JSON by recursive descent, at most 32 values deep. */
#include "json.h"

typedef struct { const char *at, *end; } reader;

static bool next(reader *r, char c) {
	while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\r' || *r->at == '\n')) r->at++;
	if (r->at == r->end || *r->at != c) return false;
	r->at++;
	return true;
}

static int32_t hex4(reader *r) {
	int32_t n = 0;
	if (r->end - r->at < 4) return -1;
	for (int i = 0; i < 4; i++) {
		char c = *r->at++, low = (char)(c | 32);
		if (c >= '0' && c <= '9') n = n << 4 | (c - '0');
		else if (low >= 'a' && low <= 'f') n = n << 4 | (low - 'a' + 10);
		else return -1;
	}
	return n;
}

static void put(json_member *to, int32_t c) {
	if ((uint32_t)to->len < to->cap) to->buf[to->len] = (char)c;
	to->len++; /* beyond cap it only counts */
}

static void put_utf8(json_member *to, int32_t c) {
	if (c < 0x80) { put(to, c); return; }
	if (c < 0x800) put(to, 0xc0 | c >> 6);
	else {
		if (c < 0x10000) put(to, 0xe0 | c >> 12);
		else {
			put(to, 0xf0 | c >> 18);
			put(to, 0x80 | (c >> 12 & 63));
		}
		put(to, 0x80 | (c >> 6 & 63));
	}
	put(to, 0x80 | (c & 63));
}

static bool string(reader *r, json_member *to) {
	static const char from[] = "\"\\/bfnrt", plain[] = "\"\\/\b\f\n\r\t";
	to->len = 0;
	if (!next(r, '"')) return false;
	while (r->at < r->end) {
		unsigned char c = (unsigned char)*r->at++;
		if (c == '"') return true;
		if (c < ' ') return false;
		if (c != '\\') { put(to, c); continue; }
		if (r->at == r->end) return false;
		c = (unsigned char)*r->at++;
		if (c == 'u') {
			int32_t u = hex4(r), low;
			if (u < 0) return false;
			if (u >= 0xd800 && u < 0xe000) { /* half of a pair */
				reader ahead = {r->at + 2, r->end};
				if (u < 0xdc00 && r->end - r->at >= 6 && r->at[0] == '\\' && r->at[1] == 'u' && (low = hex4(&ahead)) >= 0xdc00 && low < 0xe000) {
					u = 0x10000 + ((u - 0xd800) << 10 | (low - 0xdc00));
					r->at = ahead.at;
				} else u = 0xfffd;
			}
			put_utf8(to, u);
			continue;
		}
		int i = 0;
		while (from[i] && from[i] != (char)c) i++;
		if (!from[i]) return false;
		put(to, plain[i]);
	}
	return false;
}

static bool value(reader *r, int depth);

/* object reads an object behind its brace; the values of members that are wanted go there. */
static bool object(reader *r, json_member *members, int n, int depth) {
	if (next(r, '}')) return true;
	do {
		char name[16];
		json_member key = {0, name, sizeof name, 0};
		int i = 0;
		if (!string(r, &key) || !next(r, ':')) return false;
		while (i < n && ((uint32_t)key.len > key.cap || !ws_is((ws_str){name, (uint32_t)key.len}, members[i].name))) i++;
		if (!(i < n ? string(r, &members[i]) : value(r, depth))) return false;
	} while (next(r, ','));
	return next(r, '}');
}

static bool value(reader *r, int depth) {
	json_member nowhere = {0};
	if (depth == 32) return false;
	if (next(r, '{')) return object(r, 0, 0, depth + 1);
	if (next(r, '[')) {
		if (next(r, ']')) return true;
		do if (!value(r, depth + 1)) return false;
		while (next(r, ','));
		return next(r, ']');
	}
	const char *start = r->at; /* next has skipped spaces */
	if (r->at < r->end && *r->at == '"') return string(r, &nowhere);
	while (r->at < r->end && (*r->at == '-' || *r->at == '+' || *r->at == '.' || (*r->at >= '0' && *r->at <= '9') || ((*r->at | 32) >= 'a' && (*r->at | 32) <= 'z'))) r->at++;
	ws_str word = {start, (uint32_t)(r->at - start)};
	return ws_is(word, "null") || ws_is(word, "true") || ws_is(word, "false") || (word.len && (*start == '-' || (*start >= '0' && *start <= '9')));
}

bool json_object(ws_str text, json_member *members, int n) {
	reader r = {text.ptr, text.ptr + text.len};
	for (int i = 0; i < n; i++) members[i].len = -1;
	if (!next(&r, '{') || !object(&r, members, n, 0)) return false;
	next(&r, ' '); /* skips what is left of spaces */
	return r.at == r.end;
}
