// Request: Fetch Standard, 5.4.

for (const url of ['', 'x', '//', 'http://', 'http://a:b@c/', 'http://:x@c/']) {
  test(() => { assert_throws_js(TypeError, () => new Request(url)); }, `new Request(${JSON.stringify(url)})`);
}

for (const method of ['get', 'GeT', 'post', 'Put', 'delete', 'head', 'options']) {
  test(() => { assert_equals(new Request('http://a/', { method }).method, method.toUpperCase()); }, `${method} is normalized`);
}
for (const method of ['patch', 'foo', 'Copy', 'query']) {
  test(() => { assert_equals(new Request('http://a/', { method }).method, method); }, `${method} stays as it is`);
}
for (const method of ['', 'a b', 'a\n', 'é', 'CONNECT', 'trace', 'TRACK']) {
  test(() => { assert_throws_js(TypeError, () => new Request('http://a/', { method })); }, `${JSON.stringify(method)} is no method`);
}

for (const method of ['GET', 'HEAD']) {
  test(() => { assert_throws_js(TypeError, () => new Request('http://a/', { method, body: '' })); }, `${method} has no body`);
}

test(() => {
  assert_throws_js(TypeError, () => new Request('http://a/', { method: 'POST', body: new ReadableStream() }));
  new Request('http://a/', { method: 'POST', body: new ReadableStream(), duplex: 'half' });
}, 'a stream needs duplex');

for (const [name, values] of Object.entries({
  mode: ['same-origin', 'no-cors', 'cors'], credentials: ['omit', 'same-origin', 'include'], cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache'],
  redirect: ['follow', 'error', 'manual'],
})) {
  for (const v of values) test(() => { assert_equals(new Request('http://a/', { [name]: v })[name], v); }, `${name}: ${v}`);
  test(() => { assert_throws_js(TypeError, () => new Request('http://a/', { [name]: 'other' })); }, `${name}: other`);
}
test(() => { assert_throws_js(TypeError, () => new Request('http://a/', { mode: 'navigate' })); }, 'mode: navigate');
test(() => { assert_throws_js(TypeError, () => new Request('http://a/', { window: 1 })); }, 'window must be null');

test(() => {
  const r = new Request('http://a/b?c#d');
  assert_equals(r.url, 'http://a/b?c#d');
  assert_equals(r.method, 'GET');
  assert_equals(r.redirect, 'follow');
  assert_equals(r.body, null);
  assert_false(r.bodyUsed);
  assert_true(r.signal instanceof AbortSignal);
  assert_false(r.signal.aborted);
  assert_equals(r.integrity, '');
  assert_equals(r.destination, '');
}, 'defaults');

promise_test(async () => {
  const a = new Request('http://a/', { method: 'POST', body: 'x', headers: { b: 'c' } });
  const b = new Request(a);
  assert_true(a.bodyUsed);
  assert_equals(b.headers.get('b'), 'c');
  assert_equals(await b.text(), 'x');
  assert_throws_js(TypeError, () => new Request(a));
}, 'a Request takes the body of the one that it is made of');

promise_test(async () => {
  const a = new Request('http://a/', { method: 'POST', body: 'x' });
  const b = new Request(a, { body: 'y' });
  assert_equals(await b.text(), 'y');
}, 'a body of its own goes first');

promise_test(async () => {
  const c = new AbortController();
  const a = new Request('http://a/', { signal: c.signal });
  const b = a.clone(), d = new Request(a);
  assert_not_equals(a.signal, c.signal);
  c.abort('why');
  for (const r of [a, b, d]) { assert_true(r.signal.aborted); assert_equals(r.signal.reason, 'why'); }
}, 'signals follow');
for (const signal of [1, 'a', {}, { aborted: false }]) {
  test(() => { assert_throws_js(TypeError, () => new Request('http://a/', { signal })); }, `${JSON.stringify(signal)} is no signal`);
}

promise_test(async () => {
  const a = new Request('http://a/', { method: 'POST', body: 'abc' });
  const b = a.clone();
  assert_equals(await a.text() + await b.text(), 'abcabc');
  assert_throws_js(TypeError, () => a.clone());
}, 'clone');

for (const [body, type] of [['x', 'text/plain;charset=UTF-8'], [new URLSearchParams('a=b'), 'application/x-www-form-urlencoded;charset=UTF-8'], [new Blob(['x'], { type: 'a/b' }), 'a/b'],
  [new Blob(['x']), null], [new Uint8Array(1), null], [new ArrayBuffer(1), null], [new DataView(new ArrayBuffer(1)), null]]) {
  test(() => {
    const got = new Request('http://a/', { method: 'POST', body }).headers.get('content-type');
    assert_equals(got?.toLowerCase() ?? null, type?.toLowerCase() ?? null);
  }, `content type of ${Object.prototype.toString.call(body)} ${type}`);
}
test(() => {
  assert_equals(new Request('http://a/', { method: 'POST', body: 'x', headers: { 'content-type': 'a/b' } }).headers.get('content-type'), 'a/b');
}, 'a content type of its own goes first');
