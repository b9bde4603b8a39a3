// CompressionStream and DecompressionStream: compression.spec.whatwg.org.

const formats = ['gzip', 'deflate', 'deflate-raw'];
const through = async (bytes, stream, size = bytes.length || 1) => {
  const writer = stream.writable.getWriter(), written = [];
  for (let n = 0; n < bytes.length; n += size) written.push(writer.write(bytes.slice(n, n + size)));
  written.push(writer.close());
  for (const p of written) p.catch(() => {});
  return await new Response(stream.readable).bytes();
};
const text = new TextEncoder().encode('wasmserve '.repeat(1000));

for (const format of formats) {
  for (const size of [1, 7, 1000, 10000]) {
    promise_test(async () => {
      const packed = await through(text, new CompressionStream(format), 1000);
      assert_less_than(packed.length, 200);
      assert_array_equals(await through(packed, new DecompressionStream(format), size), text);
    }, `${format} there and back in chunks of ${size}`);
  }
  promise_test(async () => {
    const packed = await through(new Uint8Array(0), new CompressionStream(format));
    assert_greater_than(packed.length, 0);
    assert_equals((await through(packed, new DecompressionStream(format))).length, 0);
  }, `${format} of nothing`);
  promise_test(async (t) => {
    const packed = await through(text, new CompressionStream(format));
    await promise_rejects_js(t, TypeError, through(packed.slice(0, -1), new DecompressionStream(format)));
  }, `${format} cut short`);
  promise_test(async (t) => {
    const packed = await through(text, new CompressionStream(format));
    await promise_rejects_js(t, TypeError, through(new Uint8Array([...packed, 0]), new DecompressionStream(format)));
  }, `${format} with something behind its end`);
  promise_test(async (t) => {
    await promise_rejects_js(t, TypeError, through(new Uint8Array([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]), new DecompressionStream(format)));
  }, `${format} that is none`);
  for (const chunk of [undefined, null, 1, 'a', {}, [1]]) {
    promise_test(async (t) => {
      for (const Stream of [CompressionStream, DecompressionStream]) {
        const s = new Stream(format), reader = s.readable.getReader(), writer = s.writable.getWriter();
        const written = writer.write(chunk), read = reader.read();
        await promise_rejects_js(t, TypeError, written);
        await promise_rejects_js(t, TypeError, read);
      }
    }, `${format} of the chunk ${JSON.stringify(chunk)}`);
  }
  for (const view of [new Uint8Array([97, 98]), new Uint8Array([97, 98]).buffer, new DataView(new Uint8Array([97, 98]).buffer), new Int8Array([97, 98]), new Uint16Array([97 | 98 << 8])]) {
    promise_test(async () => {
      const s = new CompressionStream(format), writer = s.writable.getWriter();
      writer.write(view);
      writer.close();
      assert_array_equals(await through(await new Response(s.readable).bytes(), new DecompressionStream(format)), [97, 98]);
    }, `${format} of ${Object.prototype.toString.call(view)}`);
  }
}

for (const Stream of ['CompressionStream', 'DecompressionStream']) {
  for (const args of [[], ['a'], ['GZIP'], [undefined], [null], [{}]]) {
    test(() => { assert_throws_js(TypeError, () => new self[Stream](...args)); }, `new ${Stream}(${args.map(String)}) of ${args.length}`);
  }
  test(() => {
    assert_equals(self[Stream].length, 1);
    assert_throws_js(TypeError, () => self[Stream]('gzip'));
    for (const k of ['readable', 'writable']) assert_throws_js(TypeError, () => Object.getOwnPropertyDescriptor(self[Stream].prototype, k).get.call({}));
    assert_equals(Object.prototype.toString.call(new self[Stream]('gzip')), `[object ${Stream}]`);
  }, `${Stream} is an interface`);
}
