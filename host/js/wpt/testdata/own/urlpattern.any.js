// URLPattern: urlpattern.spec.whatwg.org.

const groups = (pattern, input, part = 'pathname') => new URLPattern(pattern).exec(input)?.[part].groups;
for (const [pattern, path, want] of [
  ['/a', '/a', {}], ['/a', '/a/', null], ['/a', '/A', null], ['/:id', '/7', { id: '7' }], ['/:id', '/', null], ['/:id', '/a/b', null], ['/:id?', '/', null], ['/a/:id?', '/a', { id: undefined }],
  ['/a/:id?', '/a/7', { id: '7' }], ['/:id+', '/a/b', { id: 'a/b' }], ['/a/:id*', '/a', { id: undefined }], ['/a/:id*', '/a/b/c', { id: 'b/c' }], ['/*', '/a/b', { 0: 'a/b' }], ['/a/*', '/a/', { 0: '' }],
  ['/:id(\\d+)', '/7', { id: '7' }], ['/:id(\\d+)', '/x', null], ['/(\\d+)-(\\w+)', '/7-x', { 0: '7', 1: 'x' }], ['/{a}?b', '/b', {}], ['/{a}?b', '/ab', {}], ['/a{/b}*', '/a/b/b', {}],
  ['/:a-:b', '/x-y', { a: 'x', b: 'y' }], ['/:a.:b', '/x.y', { a: 'x', b: 'y' }], ['/\\:a', '/:a', {}], ['/é', '/%C3%A9', {}], ['/:é', '/x', { é: 'x' }], ['/a b', '/a%20b', {}],
]) {
  test(() => {
    const got = groups({ pathname: pattern }, { pathname: path });
    if (want === null) assert_equals(got, undefined);
    else assert_equals(JSON.stringify(got, (k, v) => v === undefined ? null : v), JSON.stringify(want, (k, v) => v === undefined ? null : v));
    assert_equals(new URLPattern({ pathname: pattern }).test({ pathname: path }), want !== null);
  }, `${pattern} and ${path}`);
}

for (const [pattern, url, want] of [
  ['https://*.example.com/:x', 'https://a.example.com/b', true], ['https://*.example.com/:x', 'https://example.com/b', false], ['http{s}?://h/', 'http://h/', true], ['http{s}?://h/', 'https://h/', true],
  ['https://h:8080/', 'https://h:8080/', true], ['https://h:8080/', 'https://h/', false], ['https://h/a?q=:v', 'https://h/a?q=1', true], ['https://h/a', 'https://h/a?q=1', true], ['https://h/#x', 'https://h/#x', true],
  ['data\\:x', 'data:x', true],
]) {
  test(() => { assert_equals(new URLPattern(pattern).test(url), want); }, `${pattern} and ${url}`);
}

test(() => {
  const p = new URLPattern('/a/:b', 'https://h');
  for (const [k, v] of Object.entries({ protocol: 'https', hostname: 'h', port: '', pathname: '/a/:b', search: '*', hash: '*' })) assert_equals(p[k], v, k);
  assert_true(p.test('b', 'https://h/a/'));
  assert_false(p.test('/c', 'https://h/'));
}, 'a base');
test(() => {
  const r = new URLPattern({ pathname: '/:a' }).exec('https://h/x?y#z');
  assert_equals(r.pathname.input, '/x');
  assert_equals(r.search.input, 'y');
  assert_equals(r.hostname.groups[0], 'h');
  assert_array_equals(r.inputs, ['https://h/x?y#z']);
}, 'results');
test(() => {
  assert_true(new URLPattern({ pathname: '/A' }, { ignoreCase: true }).test({ pathname: '/a' }));
  assert_true(new URLPattern({ pathname: '/(\\d)' }).hasRegExpGroups);
  assert_false(new URLPattern({ pathname: '/:a' }).hasRegExpGroups);
}, 'ignoreCase and hasRegExpGroups');
for (const bad of ['nope', { pathname: '/(' }, { pathname: '/:' }, { pathname: '/{a' }, { pathname: '/:a/:a' }, { pathname: '/(?a)' }, { hostname: 'a b' }, { port: 'x' }, { protocol: 'é' }]) {
  test(() => { assert_throws_js(TypeError, () => new URLPattern(bad)); }, `${JSON.stringify(bad)} is no pattern`);
}
