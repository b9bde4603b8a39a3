// The bodies of Request and Response: Fetch Standard, 5.3.

const made = {
  Request: (body, type) => new Request('http://a/', { method: 'POST', body, headers: type ? { 'content-type': type } : {} }),
  Response: (body, type) => new Response(body, { headers: type ? { 'content-type': type } : {} }) };

for (const [name, make] of Object.entries(made)) {
  for (const method of ['text', 'json', 'bytes', 'arrayBuffer', 'blob']) {
    promise_test(async (t) => {
      const m = make('1');
      await m[method]();
      assert_true(m.bodyUsed);
      await promise_rejects_js(t, TypeError, m[method]());
    }, `${name}: ${method} once`);
    promise_test(async (t) => {
      const m = make('1');
      m.body.getReader();
      assert_false(m.bodyUsed);
      await promise_rejects_js(t, TypeError, m[method]());
    }, `${name}: ${method} of a locked body`);
    promise_test(async (t) => {
      const m = make('1');
      await m.body.cancel();
      assert_true(m.bodyUsed);
      await promise_rejects_js(t, TypeError, m[method]());
    }, `${name}: ${method} of a cancelled body`);
    promise_test(async (t) => { await promise_rejects_js(t, TypeError, Object.getPrototypeOf(make('1'))[method].call({})); }, `${name}: ${method} of something else`);
  }
  promise_test(async (t) => {
    const m = make('{');
    await promise_rejects_js(t, SyntaxError, m.json());
    assert_true(m.bodyUsed);
  }, `${name}: json that is none`);
  promise_test(async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const m = make(bytes);
    bytes[0] = 9;
    assert_array_equals(await m.bytes(), [1, 2, 3]);
  }, `${name}: bytes are copied`);
  promise_test(async () => { assert_array_equals(await make(new Uint16Array([258]).subarray(0)).bytes(), [2, 1]); }, `${name}: a view`);
  promise_test(async () => {
    const b = await make('x', 'Text/Plain; Charset=utf-8').blob();
    assert_equals(b.size, 1);
    assert_equals(b.type.replace(/; /, ';').toLowerCase(), 'text/plain;charset=utf-8');
  }, `${name}: the type of a blob`);
  promise_test(async () => { assert_equals(await make('\ud800').text(), '\ufffd'); }, `${name}: a lone surrogate`);
  promise_test(async () => { assert_equals(await make('\ufeffx').text(), 'x'); }, `${name}: a byte order mark`);
  promise_test(async () => {
    const chunks = [];
    for await (const c of make('abc').body) chunks.push(...c);
    assert_array_equals(chunks, [97, 98, 99]);
  }, `${name}: the body is a stream of bytes`);
  promise_test(async (t) => { await promise_rejects_js(t, TypeError, make('a', 'text/plain').formData()); }, `${name}: formData of text`);
  promise_test(async (t) => { await promise_rejects_js(t, TypeError, make('a', 'multipart/form-data').formData()); }, `${name}: formData without a boundary`);
  promise_test(async (t) => {
    const e = new Error('x');
    const m = name === 'Response' ? new Response(new ReadableStream({ pull() { throw e } })) : new Request('http://a/', { method: 'POST', duplex: 'half', body: new ReadableStream({ pull() { throw e } }) });
    await promise_rejects_exactly(t, e, m.text());
  }, `${name}: the error of a stream`);
}
