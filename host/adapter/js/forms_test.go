package js

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// Forms as clients write them, and as they should not.
func TestForms(t *testing.T) {
	inst, _ := open(t, `export default { async fetch(req: Request) {
	const { type, body } = await req.json() as { type: string, body: string };
	try {
		const f = await new Response(body, { headers: { 'content-type': type } }).formData(), out: unknown[] = [];
		for (const [k, v] of f) out.push(typeof v === 'string' ? [k, v] : [k, v.name, v.type, await v.text()]);
		return new Response(JSON.stringify(out));
	} catch (e: any) { return new Response(e.name + ' ' + e.code + ': ' + e.message); }
} }`)
	const multi = "multipart/form-data; boundary=X"
	part := func(head, body string) string { return "--X\r\n" + head + "\r\n\r\n" + body + "\r\n--X--\r\n" }
	for _, c := range []struct{ kind, body, want string }{
		{multi, part("Content-Disposition: form-data; name=a; filename=t.jpg", "z"), `[["a","t.jpg","text/plain","z"]]`},
		{multi, part("content-disposition:form-data;name=\"a\"", "é"), `[["a","é"]]`},
		{multi, part("Content-Type: image/png\r\nContent-Disposition: form-data; filename=\"a;b=c.png\"; name = \"n\"", ""), `[["n","a;b=c.png","image/png",""]]`},
		{multi, part("Content-Disposition: form-data; name=\"a%22b%0D%0Ac\"", "x\r\ny"), `[["a\"b\r\nc","x\r\ny"]]`},
		{multi, part("Content-Disposition: form-data; xname=\"no\"; name=a", "1"), `[["a","1"]]`},
		{multi, part("Content-Disposition: form-data; filename=\"x\"", "1"), "TypeError ERR_FORMDATA_PARSE_ERROR: the form is broken or cut short"},
		{multi, "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end", "TypeError ERR_FORMDATA_PARSE_ERROR: the form is broken or cut short"},
		{multi, "--X--\r\n", "[]"},
		{"Multipart/Form-Data ; charset=utf-8; Boundary=\"X\"", part("Content-Disposition: form-data; name=\"a\"", "1"), `[["a","1"]]`},
		{"multipart/form-data", "--X--", `TypeError ERR_FORMDATA_PARSE_ERROR: a body of type "multipart/form-data" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`},
		{"application/x-www-form-urlencoded;charset=utf-8", "\ufeffa=1&b=%C3%A9+x&&c&=d", `[["a","1"],["b","é x"],["c",""],["","d"]]`},
		{"application/x-www-form-urlencoded", strings.Repeat("a&", 100_001), "RangeError ERR_FORMDATA_TOO_MANY_FIELDS: the form has more than 100000 fields"},
		{multi, strings.Repeat("--X\r\ncontent-disposition:form-data;name=a\r\n\r\n\r\n", 100_001) + "--X--", "RangeError ERR_FORMDATA_TOO_MANY_FIELDS: the form has more than 100000 fields"},
		{"text/plain", "a=1", `TypeError ERR_FORMDATA_PARSE_ERROR: a body of type "text/plain" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`},
	} {
		got := ask(inst, "POST /", fmt.Sprintf(`{"type":%q,"body":%s}`, c.kind, jsonText(c.body)))
		if want := "200 [content-type: text/plain;charset=utf-8] " + c.want; got != want {
			t.Errorf("%s %.80q:\ngot  %.300s\nwant %s", c.kind, c.body, got, want)
		}
	}
}

// A form that changes while it is iterated over is seen as it is by then, and a name that occurs more than once has an array as JSON.
func TestFormData(t *testing.T) {
	inst, _ := open(t, `export default { fetch() {
	const f = new FormData(), seen: string[] = [];
	for (const k of ['a', 'b', 'c']) f.append(k, '1');
	for (const [k] of f) { seen.push(k); f.delete(k); }
	const g = new FormData();
	for (const v of ['1', '2', '3']) g.append('__proto__', v);
	return Response.json([seen, [...f.keys()], JSON.stringify(g), JSON.stringify(new URLSearchParams('a=1&a=2&b=3&a=4'))]);
} }`)
	if got, want := ask(inst, "/", ""), `200 [content-type: application/json;charset=utf-8] [["a","c"],["b"],"{\"__proto__\":[\"1\",\"2\",\"3\"]}","{\"a\":[\"1\",\"2\",\"4\"],\"b\":\"3\"}"]`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// jsonText is s as JSON.
func jsonText(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}
