// Headers: Fetch Standard, 5.1 (fetch.spec.whatwg.org).

test(() => {
  const h = new Headers([['b', '2'], ['a', '1'], ['B', '3']]);
  assert_array_equals([...h].map(String), ['a,1', 'b,2, 3']);
}, 'fields are combined, and iterated by name in lower case');

test(() => {
  const h = new Headers();
  h.append('set-cookie', 'a=1');
  h.append('Set-Cookie', 'b=2');
  h.append('x', 'y');
  assert_array_equals(h.getSetCookie(), ['a=1', 'b=2']);
  assert_array_equals([...h].map(String), ['set-cookie,a=1', 'set-cookie,b=2', 'x,y']);
  assert_equals(h.get('set-cookie'), 'a=1, b=2');
}, 'Set-Cookie stays apart');

test(() => {
  const h = new Headers({ a: ' \t x y\r\n ' });
  assert_equals(h.get('A'), 'x y');
}, 'values are normalized');

for (const name of ['', 'a b', 'a\n', 'é', '(', 'a:', '\u0100']) {
  test(() => {
    assert_throws_js(TypeError, () => new Headers([[name, 'x']]));
    const h = new Headers();
    for (const f of ['append', 'set']) assert_throws_js(TypeError, () => h[f](name, 'x'), f);
    for (const f of ['get', 'has', 'delete']) assert_throws_js(TypeError, () => h[f](name), f);
  }, `${JSON.stringify(name)} is no name of a field`);
}

for (const value of ['a\0b', 'a\nb', 'a\rb', '\u0100']) {
  test(() => {
    assert_throws_js(TypeError, () => new Headers({ x: value }));
    assert_throws_js(TypeError, () => new Headers().append('x', value));
  }, `${JSON.stringify(value)} is no value of a field`);
}

for (const init of [1, 'a', null, [['a']], [['a', 'b', 'c']], [1], new Headers([['a', 'b']]).entries().next]) {
  test(() => {
    if (typeof init === 'function') assert_array_equals([...new Headers(init)], []);
    else assert_throws_js(TypeError, () => new Headers(init));
  }, `conversion of ${typeof init === 'function' ? 'a function' : JSON.stringify(init)}`);
}

test(() => {
  const h = new Headers({ a: '1', b: '2', c: '3' });
  const seen = [];
  for (const [k] of h) { seen.push(k); h.delete(k); }
  assert_array_equals(seen, ['a', 'c']);
}, 'iteration is live');

test(() => {
  const h = new Headers({ a: '1' });
  const i = h[Symbol.iterator]();
  assert_equals(Object.prototype.toString.call(i), '[object Headers Iterator]');
  assert_equals(Headers.prototype[Symbol.iterator], Headers.prototype.entries);
  assert_equals(i.next().value.length, 2);
  assert_array_equals(Object.keys(i.next()).sort(), ['done', 'value']);
}, 'iterators are those of Web IDL');

for (const [name, length] of Object.entries({ append: 2, delete: 1, get: 1, has: 1, set: 2, getSetCookie: 0, forEach: 1, keys: 0, values: 0, entries: 0 })) {
  test(() => {
    const d = Object.getOwnPropertyDescriptor(Headers.prototype, name);
    assert_equals(d.value.length, length);
    assert_true(d.enumerable && d.writable && d.configurable);
    assert_throws_js(TypeError, () => d.value.call({}, 'a', 'b'));
  }, `Headers.prototype.${name}`);
}

test(() => {
  const h = new Headers({ a: '1' });
  const self = {};
  let args;
  h.forEach(function (...list) { args = [this === self, ...list]; }, self);
  assert_array_equals(args, [true, '1', 'a', h]);
  assert_throws_js(TypeError, () => h.forEach());
  assert_throws_js(TypeError, () => h.forEach({}));
}, 'forEach');

test(() => {
  const r = new Response('', { headers: { a: '1' } });
  const copy = new Headers(r.headers);
  copy.set('a', '2');
  assert_equals(r.headers.get('a'), '1');
}, 'a copy is its own');

test(() => {
  assert_throws_js(TypeError, () => Response.error().headers.append('a', 'b'));
  assert_throws_js(TypeError, () => Response.redirect('http://a/').headers.set('a', 'b'));
}, 'the guard of what Response.error and Response.redirect make is immutable');
