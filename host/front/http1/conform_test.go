package http1

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
	"github.com/wasmserve/wasmserve/host/front"
)

// trace serves raw and returns the requests and responses in order: `GET /path?query host "body"` for each request,
// its body's error in place of the body, and each response's status; `close` where the response announces the end.
func trace(cfg Config, raw string, step int) string {
	var events []string
	m := &memConn{in: []byte(raw), step: step}
	answers := func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		for m.out.Len() > 0 {
			head, rest, _ := strings.Cut(m.out.String(), "\r\n\r\n")
			status := head[len("HTTP/1.1 "):][:3]
			if strings.Contains(head+"\r\n", "\r\nConnection: close\r\n") {
				status += " close"
			}
			events = append(events, status)
			m.out.Reset()
			if strings.HasPrefix(rest, "HTTP/1.1 ") { // not the text of a rejection
				m.out.WriteString(rest)
			}
		}
	}
	New(cfg, handlerFunc(func(x *exchange.Exchange) {
		answers()
		target := string(x.Path)
		if len(x.Query) > 0 {
			target += "?" + string(x.Query)
		}
		body, err := readAll(x)
		event := fmt.Sprintf("%s %s %s %q", x.Method, target, x.Host, body)
		if err != nil {
			events = append(events, fmt.Sprintf("%s %s %s %v", x.Method, target, x.Host, err))
			return // the front answers
		}
		events = append(events, event)
		respond(x, 200, "")
	})).serveOne(m)
	answers()
	return strings.Join(events, "; ")
}

// conformance holds the requirements of RFC 9110 and 9112 for servers, by section. Every request is read at once and byte by byte.
var conformance = []struct{ section, name, raw, want string }{
	{"9112, 2.2", "an empty line before a request", "\r\n" + get("/a") + "\r\n" + get("/b"), `GET /a h ""; 200; GET /b h ""; 200`},
	{"9112, 2.2", "a bare CR is no whitespace", "GET /a\rHTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 2.2", "whitespace before the first field", "GET / HTTP/1.1\r\n\tHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 2.2", "LF ends no line", get("/a") + "GET /b HTTP/1.1\r\nHost: h\n\n" + behind, `GET /a h ""; 200; 400 close`},
	{"9112, 2.3", "a version in lower case", "GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / hTTP/1.1\r\nHost: h\r\n\r\n" + behind, `GET / h ""; 200; 400 close`},
	{"9112, 2.3", "another major version", "GET / HTTP/2.0\r\nHost: h\r\n\r\n" + behind, `505 close`},

	{"9112, 3", "no version", "GET /\r\n\r\n" + behind, `400 close`},
	{"9112, 3", "two spaces", "GET /a  HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3", "vertical tab between the parts", "GET\v/\vHTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3", "space before the method", " GET / HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3", "a target that is too long", "GET /" + strings.Repeat("x", 16<<10) + " HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `414 close`},
	{"9112, 3", "a method that is too long", strings.Repeat("X", 17<<10) + " / HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `501 close`},
	{"9110, 9.1", "a method is case-sensitive", "head / HTTP/1.1\r\nHost: h\r\n\r\n" + get("/b"), `head / h ""; 200; GET /b h ""; 200`},
	{"9112, 3.2", "a target with a quote", "GET /\"<>\\^`{|} HTTP/1.1\r\nHost: h\r\n\r\n", `GET /%22%3C%3E%5C%5E%60%7B%7C%7D h ""; 200`},
	{"9112, 3.2", "a fragment", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3.2.1", "no path before the query", "GET ?a HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3.2.1", "two slashes are a path", "GET //other/a HTTP/1.1\r\nHost: h\r\n\r\n", `GET //other/a h ""; 200`},
	{"9112, 3.2.2", "the absolute form", "GET http://h/a?b HTTP/1.1\r\nHost: h\r\n\r\n", `GET /a?b h ""; 200`},
	{"9112, 3.2.2", "the absolute form beside an empty Host", "GET http://i:80/a HTTP/1.1\r\nHost:\r\n\r\n", `GET /a i:80 ""; 200`},
	{"9112, 3.2.2", "the absolute form without Host", "GET http://h/ HTTP/1.1\r\n\r\n" + behind, `400 close`},
	{"9112, 3.2.2", "the absolute form, port without host", "GET http://:80/ HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3.2.2", "the absolute form, broken port", "GET http://h:8x/ HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3.2.2", "the absolute form, open bracket", "GET http://[::1/ HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3.2.2", "the absolute form, userinfo", "GET http://h:80@evil/ HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3.2.2", "dot segments behind the authority", "GET http://h/../../a HTTP/1.1\r\nHost: h\r\n\r\n", `GET /a h ""; 200`},
	{"9112, 3.2.3", "the authority form is for CONNECT", "GET h:80 HTTP/1.1\r\nHost: h:80\r\n\r\n" + behind, `400 close`},
	{"9110, 9.3.6", "CONNECT", "CONNECT h:80 HTTP/1.1\r\nHost: h:80\r\n\r\n" + behind, `501 close`},
	{"9112, 3.2.4", "the asterisk form", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", `OPTIONS * h ""; 200`},
	{"9112, 3.2.4", "the asterisk form's absolute twin", "OPTIONS http://h:80 HTTP/1.1\r\nHost: h:80\r\n\r\n", `OPTIONS * h:80 ""; 200`},
	{"9112, 3.2.4", "no asterisk with a slash", "OPTIONS http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", `OPTIONS / h ""; 200`},
	{"9112, 3.2.4", "no asterisk with a query", "OPTIONS http://h?a HTTP/1.1\r\nHost: h\r\n\r\n", `OPTIONS /?a h ""; 200`},
	{"9112, 3.2.4", "the asterisk is for OPTIONS", "DELETE * HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"9112, 3.2.4", "an absolute target without path is for all", "GET http://h HTTP/1.1\r\nHost: h\r\n\r\n", `GET / h ""; 200`},
	{"3986, 6.2.2", "one form of a path", "GET /%61/%2E%2e/b/./%2f HTTP/1.1\r\nHost: h\r\n\r\n", `GET /b/%2f h ""; 200`},
	{"3986, 6.2.2", "broken triplets", "GET /%/%4/%zz HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"3986, 2.1", "a broken triplet at the end", "GET /a% HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"3986, 2.1", "half a triplet at the end", "GET /a%0 HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"3986, 2.1", "a triplet of another kind", "GET /%u0041 HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"3986, 2.1", "a broken triplet behind the authority", "GET http://h/%zz HTTP/1.1\r\nHost: h\r\n\r\n" + behind, `400 close`},
	{"3986, 2.1", "broken triplets in the query", "GET /%25?%zz&% HTTP/1.1\r\nHost: h\r\n\r\n", `GET /%25?%zz&% h ""; 200`},
	{"9112, 3.2.2", "the Host field is ignored beside the absolute form", "GET http://other:81/a HTTP/1.1\r\nHost: h\r\n\r\n", `GET /a other:81 ""; 200`},

	{"9112, 3.2", "no Host in 1.0", "GET / HTTP/1.0\r\n\r\n" + behind, `GET /  ""; 200 close`},
	{"9112, 3.2", "two Hosts, one empty", "GET / HTTP/1.1\r\nHost: h\r\nHost:\r\n\r\n" + behind, `400 close`},
	{"9112, 3.2", "Host with a port", hosted("example.com:8080"), `GET / example.com:8080 ""; 200`},
	{"9112, 3.2", "Host with an empty port", hosted("h:"), `GET / h: ""; 200`},
	{"9112, 3.2", "Host with a name in percent-encoding", hosted("%C3%A9.example"), `400 close`},
	{"9112, 3.2", "Host with an escaped slash", hosted("a%2fb"), `400 close`},
	{"9112, 3.2", "Host with a port over 65535", hosted("h:99999"), `400 close`},
	{"9112, 3.2", "Host with an address in another spelling", hosted("2130706433"), `400 close`},
	{"9112, 3.2.2", "the absolute form with a port over 65535", "GET http://a:99999/q HTTP/1.1\r\nHost: a\r\n\r\n", `400 close`},
	{"9112, 3.2.2", "the absolute form with an escaped host", "GET http://a%2fb/q HTTP/1.1\r\nHost: a\r\n\r\n", `400 close`},
	{"9112, 3.2", "Host with a list", hosted("a, b"), `400 close`},
	{"9112, 3.2", "Host with two ports", hosted("h:80:90"), `400 close`},
	{"9112, 3.2", "Host with a word as port", hosted("h:http"), `400 close`},
	{"9112, 3.2", "Host with a signed port", hosted("h:+80"), `400 close`},
	{"9110, 4.2.1", "Host with a port alone", hosted(":80"), `400 close`},
	{"9112, 3.2", "Host with a colon alone", hosted(":"), `400 close`},
	{"9112, 3.2", "Host with a broken triplet", hosted("%zz"), `400 close`},
	{"9112, 3.2", "Host with half a triplet", hosted("a%4"), `400 close`},
	{"9112, 3.2", "Host with a scheme", hosted("http://h"), `400 close`},
	{"9112, 3.2", "Host with a query", hosted("h?x"), `400 close`},
	{"9112, 3.2", "Host with a backslash", hosted("h\\x"), `400 close`},
	{"9112, 3.2", "Host with obs-text", hosted("h\xe9"), `400 close`},
	{"9112, 3.2", "Host with a quote", hosted("\"h\""), `400 close`},

	{"9112, 5", "no colon", "GET / HTTP/1.1\r\nHost h\r\n\r\n" + behind, `400 close`},
	{"9112, 5.1", "space before the colon", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length : 3\r\n\r\nabc" + behind, `400 close`},
	{"9112, 5.1", "vertical tab before the colon", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding\v: chunked\r\n\r\n0\r\n\r\n" + behind, `400 close`},
	{"9110, 5.1", "an empty name", "GET / HTTP/1.1\r\nHost: h\r\n:\r\n\r\n" + behind, `400 close`},
	{"9112, 5.2", "a folded length", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length:\r\n 3\r\n\r\nabc" + behind, `400 close`},
	{"9112, 5.2", "a folded coding", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + behind, `400 close`},
	{"9110, 5.5", "a bare CR in a value hides no field", "POST / HTTP/1.1\r\nHost: h\r\nA: b\rTransfer-Encoding: chunked\r\n\r\n" + behind, `400 close`},
	{"9110, 5.5", "NUL in a coding", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\x00\r\n\r\n0\r\n\r\n" + behind, `400 close`},
	{"9110, 5.6.1", "Connection is a list", "GET / HTTP/1.1\r\nHost: h\r\nConnection: ,a ,\tclose , b\r\n\r\n" + behind, `GET / h ""; 200 close`},
	{"9110, 5.6.1", "an option is a token, not a part of one", "GET / HTTP/1.1\r\nHost: h\r\nConnection: closed, not-close\r\n\r\n" + get("/b"), `GET / h ""; 200; GET /b h ""; 200`},

	{"9112, 6.1", "coding and length", chunkedWith("Content-Length: 4\r\n") + "0\r\n\r\n" + behind, `400 close`},
	{"9112, 6.1", "coding and broken length", chunkedWith("Content-Length: x\r\n") + "0\r\n\r\n" + behind, `400 close`},
	{"9112, 6.1", "a coding in 1.0, kept alive", "POST / HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + behind, `400 close`},
	{"9112, 6.1", "an unknown coding", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: br, chunked\r\n\r\n0\r\n\r\n" + behind, `501 close`},
	{"9112, 6.3", "chunked is not last", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, br\r\n\r\n0\r\n\r\n" + behind, `400 close`},
	{"9112, 6.1", "chunked and an empty member", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked,\r\n\r\n0\r\n\r\n" + behind, `400 close`},
	{"9112, 6.1", "chunked with a form feed", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\f\r\n\r\n0\r\n\r\n" + behind, `400 close`},
	{"9112, 6.3", "a coding in a field of another name is none", "POST / HTTP/1.1\r\nHost: h\r\nTransfer_Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc" + get("/b"), `POST / h "abc"; 200; GET /b h ""; 200`},
	{"9112, 6.2", "a negative zero", lengthOf("-0"), `400 close`},
	{"9112, 6.2", "digits of another script", lengthOf("\xd9\xa3"), `400 close`},
	{"9112, 6.2", "a comma", lengthOf("3,"), `400 close`},
	{"9112, 6.2", "an underscore", lengthOf("0_3"), `400 close`},
	{"9112, 6.2", "an exponent", lengthOf("3e0"), `400 close`},
	{"9112, 6.2", "a length of 2^64", lengthOf("18446744073709551616"), `400 close`},
	{"9112, 6.2", "a length of 2^63", lengthOf("9223372036854775808"), `400 close`},
	{"9112, 6.3", "GET may have a body", "GET /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc" + get("/b"), `GET /a h "abc"; 200; GET /b h ""; 200`},
	{"9112, 6.3", "neither length nor coding: no body", "POST /a HTTP/1.1\r\nHost: h\r\n\r\n" + get("/b"), `POST /a h ""; 200; GET /b h ""; 200`},
	{"9112, 6.3", "a body in 1.0", "POST /a HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nabc" + get("/b"), `POST /a  "abc"; 200; GET /b h ""; 200`},
	{"9112, 8", "a body that ends early", "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nabc", `400 close`},

	{"9112, 7.1", "sizes in both cases, with zeros", chunkedHead + "00A\r\n0123456789\r\na;b\r\n0123456789\r\n000\r\n\r\n" + get("/b"),
		`POST / h "01234567890123456789"; 200; GET /b h ""; 200`},
	{"9112, 7.1.1", "extensions", chunkedHead + "1;a;b=c ; d = \"e;\\\"\tf\"\r\nx\r\n0;l\r\n\r\n" + get("/b"), `POST / h "x"; 200; GET /b h ""; 200`},
	{"9112, 7.1.2", "no trailer touches the next request's framing",
		chunkedHead + "0\r\nContent-Length: 30\r\nTransfer-Encoding: chunked\r\nHost: evil\r\nConnection: close\r\n\r\n" + get("/b"),
		`POST / h ""; 200; GET /b h ""; 200`},

	{"9112, 9.3", "1.0 closes", "GET /a HTTP/1.0\r\n\r\n" + behind, `GET /a  ""; 200 close`},
	{"9112, 9.3", "1.0 kept alive", "GET /a HTTP/1.0\r\nConnection: x, KEEP-alive\r\n\r\n" + get("/b"), `GET /a  ""; 200; GET /b h ""; 200`},
	{"9112, 9.6", "close wins", "GET /a HTTP/1.0\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n" + behind, `GET /a  ""; 200 close`},
	{"9112, 9.6", "nothing behind close", "GET /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" + behind, `GET /a h ""; 200 close`},
	{"9110, 7.8", "Upgrade is ignored", "GET /a HTTP/1.1\r\nHost: h\r\nConnection: upgrade, http2-settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n" + get("/b"),
		`GET /a h ""; 200; GET /b h ""; 200`},
	{"9110, 10.1.1", "another expectation", "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue, x\r\nContent-Length: 3\r\n\r\nabc" + behind, `417 close`},
	{"9110, 10.1.1", "no 100 in 1.0", "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc", `POST /  "abc"; 200 close`},
	{"9110, 9.3.8", "TRACE is the handler's", "TRACE / HTTP/1.1\r\nHost: h\r\n\r\n", `TRACE / h ""; 200`},
}

func hosted(host string) string { return "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n" }

func lengthOf(n string) string {
	return "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + n + "\r\n\r\nabc" + behind
}

func chunkedWith(field string) string {
	return "POST / HTTP/1.1\r\nHost: h\r\n" + field + "Transfer-Encoding: chunked\r\n\r\n"
}

func TestConformance(t *testing.T) {
	for _, c := range conformance {
		t.Run("RFC "+c.section+": "+c.name, func(t *testing.T) {
			for _, step := range []int{0, 1} {
				if got := trace(Config{}, c.raw, step); got != c.want {
					t.Errorf("step %d:\n got %s\nwant %s", step, got, c.want)
				}
			}
		})
	}
}

// brokenChunks are rejected in the middle of a body (RFC 9112, 7.1): the handler sees an error, or never runs.
var brokenChunks = []struct{ name, raw string }{
	{"no name", "1;=b\r\na\r\n0\r\n\r\n"},
	{"no value", "1;a=\r\na\r\n0\r\n\r\n"},
	{"two semicolons", "1;;a\r\na\r\n0\r\n\r\n"},
	{"words", "1;a b\r\na\r\n0\r\n\r\n"},
	{"open quote", "1;a=\"b\r\na\r\n0\r\n\r\n"},
	{"escaped end of quote", "1;a=\"b\\\"\r\na\r\n0\r\n\r\n"},
	{"escape at the end", "1;a=\"b\\\r\na\r\n0\r\n\r\n"},
	{"control in a quote", "1;a=\"\x01\"\r\na\r\n0\r\n\r\n"},
	{"escaped control in a quote", "1;a=\"\\\x01\"\r\na\r\n0\r\n\r\n"},
	{"text behind a quote", "1;a=\"b\"c\r\na\r\n0\r\n\r\n"},
	{"space at the end", "1;a \r\na\r\n0\r\n\r\n"},
	{"space at the end, value", "1;a=b \r\na\r\n0\r\n\r\n"},
	{"no semicolon", "1 a\r\na\r\n0\r\n\r\n"},
	{"16 digits", "0000000000000001\r\na\r\n0\r\n\r\n"},
	{"comma", "1,1\r\na\r\n0\r\n\r\n"},
	{"CR CR LF", "1\r\r\na\r\n0\r\n\r\n"},
	{"missing CRLF between", "1\r\na1\r\nb\r\n0\r\n\r\n"},
	{"CR CR LF behind data", "1\r\na\r\r\n0\r\n\r\n"},
	{"no last chunk", "1\r\na\r\n"},
	{"no end of trailers", "1\r\na\r\n0\r\n"},
	{"half an end", "1\r\na\r\n0\r\n\r"},
	{"trailer of nothing", "0\r\n:\r\n\r\n"},
	{"trailer with control", "0\r\nA: \x01\r\n\r\n"},
	{"trailer with bare CR", "0\r\nA: b\rc\r\n\r\n"},
	{"trailer with bare LF", "0\r\nA: b\n\r\n"},
	{"one long trailer", "0\r\nA: " + strings.Repeat("x", chunkLine) + "\r\n\r\n"},
	{"request as trailer", "0\r\n" + behind},
}

func TestBrokenChunks(t *testing.T) {
	for _, c := range brokenChunks {
		t.Run(c.name, func(t *testing.T) {
			for _, step := range []int{0, 1} {
				raw := chunkedHead + c.raw
				if strings.HasSuffix(c.raw, "\r\n\r\n") && c.name != "request as trailer" {
					raw += behind
				}
				got := trace(Config{}, raw, step)
				got = strings.TrimPrefix(got, "POST / h request body: malformed chunk; ")
				got = strings.TrimPrefix(got, "POST / h unexpected EOF; ")
				if got != "400 close" {
					t.Errorf("step %d: got %s", step, got)
				}
			}
		})
	}
}

// TestValidHost checks the grammar of RFC 3986, 3.2.2, without hosts that a URL cannot have, or has under another name.
func TestValidHost(t *testing.T) {
	for _, c := range []struct {
		host string
		want bool
	}{
		{"h", true}, {"example.com", true}, {"a_b", true}, {"127.0.0.1:80", true}, {"999.1", false}, {"a,b;c=d", true},
		{"h:", true}, {"h:0080", true}, {"%41", false}, {"", false}, {":", false}, {"h:a", false}, {"h::1", false}, {"%4", false},
		{"[::]", true}, {"[::1]:80", true}, {"[::1]:", true}, {"[1::]", true}, {"[1:2:3:4:5:6:7:8]", true}, {"[1:2::8]", true},
		{"[::ffff:127.0.0.1]", true}, {"[1:2:3:4:5:6:1.2.3.4]", true}, {"[2001:DB8::aB]", true},
		{"[]", false}, {"[", false}, {"]", false}, {"[::1", false}, {"::1]", false}, {"[::1]80", false}, {"[::1]:x", false}, {"a[::1]", false},
		{"[:]", false}, {"[:::]", false}, {"[1]", false}, {"[1:]", false}, {"[:1]", false}, {"[1:2:3:4:5:6:7]", false},
		{"[1:2:3:4:5:6:7:8:9]", false}, {"[1:2:3:4:5:6:7::8]", false}, {"[::1::]", false}, {"[12345::]", false}, {"[g::]", false},
		{"[::1.2.3]", false}, {"[::1.2.3.4.5]", false}, {"[::256.1.1.1]", false}, {"[::01.1.1.1]", false}, {"[1.2.3.4]", false},
		{"[1:2:3:4:5:6:7:1.2.3.4]", false}, {"[::1.2.3.4:5]", false}, {"[fe80::1%25eth0]", false}, {"[v1.x]", false}, {"[[::1]]", false},
		{"h:65535", true}, {"h:0", true}, {"h:000080", true}, {"h:65536", false}, {"h:99999999999999999999", false}, {"[::1]:65536", false},
		{"a%2fb", false}, {"a%C2%ADdmin.com", false}, {"%", false}, {"h%00", false}, {"a\xc2\xadb", false},
		{"127.0.0.1", true}, {"1a", true}, {"a.1b", true}, {"1.a", true}, {"a.0y", true}, {"a.", true}, {".", true}, {"1.2.3.4:5", true},
		{"127.1", false}, {"2130706433", false}, {"0", false}, {"0x", false}, {"0X7f.1", false}, {"a.0xff", false}, {"0177.0.0.1", false},
		{"127.0.0.1.", false}, {"127.0.0.1..", true}, {"1.2.3.4.5", false}, {"1.2.3.256", false}, {"a.1", false}, {"a.1.:80", false}, {"a.09", false},
	} {
		if got := front.ValidHost([]byte(c.host)); got != c.want {
			t.Errorf("%q: %v", c.host, got)
		}
	}
}
