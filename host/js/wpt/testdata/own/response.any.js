// Response: Fetch Standard, 5.5.

for (const status of [199, 600, 1000, 0, -1, NaN]) {
  test(() => { assert_throws_js(RangeError, () => new Response('', { status })); }, `status ${status}`);
}
for (const status of [204, 205, 304]) {
  test(() => {
    assert_throws_js(TypeError, () => new Response('', { status }));
    assert_equals(new Response(null, { status }).status, status);
  }, `status ${status} has no body`);
}
for (const statusText of ['\n', '\u0100', 'a\0']) {
  test(() => { assert_throws_js(TypeError, () => new Response('', { statusText })); }, `${JSON.stringify(statusText)} is no reason phrase`);
}
for (const statusText of ['', 'ok', '\t é']) {
  test(() => { assert_equals(new Response('', { statusText }).statusText, statusText); }, `${JSON.stringify(statusText)} is a reason phrase`);
}

test(() => {
  const r = new Response();
  assert_equals(r.type, 'default');
  assert_equals(r.url, '');
  assert_false(r.redirected);
  assert_equals(r.status, 200);
  assert_true(r.ok);
  assert_equals(r.statusText, '');
  assert_equals(r.body, null);
}, 'defaults');

test(() => {
  const r = Response.error();
  assert_equals(r.type, 'error');
  assert_equals(r.status, 0);
  assert_false(r.ok);
  assert_equals(r.body, null);
}, 'Response.error');

for (const status of [301, 302, 303, 307, 308]) {
  test(() => {
    const r = Response.redirect('http://a/☃', status);
    assert_equals(r.status, status);
    assert_equals(r.headers.get('location'), 'http://a/%E2%98%83');
  }, `Response.redirect ${status}`);
}
for (const status of [200, 300, 304, 309, 400]) {
  test(() => { assert_throws_js(RangeError, () => Response.redirect('http://a/', status)); }, `Response.redirect ${status}`);
}
test(() => { assert_throws_js(TypeError, () => Response.redirect('http://a:x/')); }, 'Response.redirect of what is no URL');

promise_test(async () => {
  const r = Response.json({ a: [1] }, { status: 201 });
  assert_equals(r.headers.get('content-type').split(';')[0], 'application/json');
  assert_equals(r.status, 201);
  assert_equals(await r.text(), '{"a":[1]}');
}, 'Response.json');
for (const v of [undefined, () => {}, Symbol()]) {
  test(() => { assert_throws_js(TypeError, () => Response.json(v)); }, `Response.json of ${String(v)}`);
}
test(() => {
  const e = new Error('x');
  assert_throws_exactly(e, () => Response.json({ get a() { throw e } }));
}, 'Response.json rethrows');
for (const status of [204, 205, 304]) {
  test(() => { assert_throws_js(TypeError, () => Response.json(1, { status })); }, `Response.json ${status}`);
}

promise_test(async () => {
  const r = new Response('abc'), c = r.clone();
  assert_not_equals(r.body, c.body);
  assert_equals(await r.text() + await c.text(), 'abcabc');
  assert_throws_js(TypeError, () => r.clone());
}, 'clone');
test(() => {
  const r = new Response('abc');
  r.body.getReader();
  assert_throws_js(TypeError, () => r.clone());
}, 'clone of a locked body');

promise_test(async (t) => {
  const s = new ReadableStream({ start(c) { c.enqueue('text'); c.close() } });
  await promise_rejects_js(t, TypeError, new Response(s).text());
}, 'a stream gives bytes only');
