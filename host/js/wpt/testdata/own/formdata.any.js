// FormData: XMLHttpRequest Standard, 4, and its two encodings.

test(() => {
  const f = new FormData();
  f.append('a', 1);
  f.append('a', null);
  f.append('b', undefined);
  assert_array_equals(f.getAll('a'), ['1', 'null']);
  assert_equals(f.get('b'), 'undefined');
  assert_equals(f.get('c'), null);
  f.set('a', 'x');
  assert_array_equals([...f.keys()], ['a', 'b']);
  f.delete('a');
  assert_false(f.has('a'));
}, 'fields');

test(() => {
  const f = new FormData();
  f.append('a', new Blob(['x'], { type: 't/x' }));
  f.append('b', new File(['x'], 'n', { lastModified: 5 }));
  f.append('c', new File(['x'], 'n'), 'other');
  f.append('d', new Blob([]), 'named');
  assert_true(f.get('a') instanceof File);
  assert_equals(f.get('a').name, 'blob');
  assert_equals(f.get('a').type, 't/x');
  assert_equals(f.get('b').lastModified, 5);
  assert_equals(f.get('c').name, 'other');
  assert_equals(f.get('d').name, 'named');
}, 'files');

for (const args of [[], ['a'], ['a', 'b', 'c'], ['a', {}, 'c']]) {
  test(() => {
    for (const m of ['append', 'set']) assert_throws_js(TypeError, () => new FormData()[m](...args), m);
  }, `${args.length} arguments: ${JSON.stringify(args)}`);
}
for (const v of [1, 'a', {}]) test(() => { assert_throws_js(TypeError, () => new FormData(v)); }, `new FormData(${JSON.stringify(v)})`);

const sent = async (f) => (await new Response(f).text()).replace(/^--[^\r]*|\r\n--[^\r]*/g, '').split('\r\n').filter((l) => l);
promise_test(async () => {
  const f = new FormData();
  f.append('a"\r\n\nb', 'x\ny\r\rz');
  assert_array_equals(await sent(f), ['Content-Disposition: form-data; name="a%22%0D%0A%0D%0Ab"', 'x', 'y', 'z']);
}, 'names and values get line ends of CR LF');
promise_test(async () => {
  const f = new FormData();
  f.append('a', new File(['x\n'], 'n\n"\r.txt', { type: 't/x' }));
  assert_array_equals(await sent(f), ['Content-Disposition: form-data; name="a"; filename="n%0A%22%0D.txt"', 'Content-Type: t/x', 'x\n']);
}, 'names of files keep theirs, and so does their content');

promise_test(async () => {
  const f = new FormData();
  f.append('é', '☃');
  f.append('e', '');
  f.append('f', new File([new Uint8Array([0, 255, 13, 10])], 'é.bin', { type: 'a/b' }));
  const g = await new Response(f).formData();
  assert_array_equals([...g.keys()], ['é', 'e', 'f']);
  assert_equals(g.get('é'), '☃');
  assert_equals(g.get('f').name, 'é.bin');
  assert_equals(g.get('f').type, 'a/b');
  assert_array_equals(await g.get('f').bytes(), [0, 255, 13, 10]);
}, 'there and back');

const form = (text, boundary = 'X') => new Response(text, { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }).formData();
for (const [name, text] of Object.entries({
  'empty': '', 'no end': '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\nb', 'no name': '--X\r\nContent-Disposition: form-data\r\n\r\nb\r\n--X--\r\n',
  'no disposition': '--X\r\nContent-Type: a/b\r\n\r\nb\r\n--X--\r\n', 'another boundary': '--Y\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--Y--\r\n',
})) {
  promise_test(async (t) => { await promise_rejects_js(t, TypeError, form(text)); }, `broken: ${name}`);
}
promise_test(async () => { assert_array_equals([...await form('--X--\r\n')], []); }, 'no parts');
promise_test(async () => {
  const f = await form('--X\r\nContent-Disposition: form-data; name="a"; filename="n"\r\n\r\nb\r\n--X--\r\n');
  assert_equals(f.get('a').type, 'text/plain');
}, 'a file without a type is text/plain');
promise_test(async () => {
  const f = await form('--X\r\nContent-Disposition: form-data; name="a%22%0D%0Ab"\r\n\r\nc\r\n--X--\r\n');
  assert_equals(f.get('a"\r\nb'), 'c');
}, 'names are read as they are written');
