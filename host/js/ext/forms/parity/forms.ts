import { hex, rejects, same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('blob', async () => { const b = new Blob(['ab', new Uint8Array([99]), new Blob(['d'])], { type: 'Text/Plain' }); return [b.size, b.type, await b.text(), await b.slice(1, 3).text(), b.slice(0, 1, 'x/y').type, await b.slice(-1).text()]; });
add('blob stream', async () => await new Response(new Blob(['abc']).stream()).text());
add('blob json', async () => await (new Blob(['{"a":1}']) as any).json());
add('blob bytes', async () => hex(await new Blob(['é']).bytes()));
add('blob arraybuffer', async () => hex(await new Blob(['é']).arrayBuffer()));
add('blob formdata', async () => [...await (new Blob(['a=1'], { type: 'application/x-www-form-urlencoded' }) as any).formData()]);
add('blob tag', () => [Object.prototype.toString.call(new Blob()), Object.prototype.toString.call(new File([], 'a'))]);
add('file', () => { const f = new File(['x'], 'a.txt', { type: 'text/css', lastModified: 5 }); return [f.name, f.size, f.type, f.lastModified, f instanceof Blob]; });
add('file noargs', () => throws(() => new (File as any)()));
add('form', () => { const f = new FormData(); f.append('a', '1'); f.append('a', '2'); f.set('b', 'x'); f.append('n', 5 as any); return [[...f], f.getAll('a'), f.get('zz'), f.has('a'), [...f.keys()]]; });
add('form blob', () => { const f = new FormData(); f.append('a', new Blob(['x'])); const v = f.get('a') as File; return [v.name, v instanceof File, v.size]; });
add('form blob name', () => { const f = new FormData(); f.append('a', new Blob(['x']), 'q.txt'); return (f.get('a') as File).name; });
add('form roundtrip', async () => { const f = new FormData(); f.append('a"\r\n', 'x\r\ny'); const r = new Response(f); const t = r.headers.get('content-type')!; return [t.startsWith('multipart/form-data; boundary='), [...await r.formData()]]; });
add('form delete', () => { const f = new FormData(); f.append('a', '1'); f.delete('a'); return f.has('a'); });
add('form multipart parse', async () => { const b = '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--X\r\ncontent-disposition: form-data; name="f"; filename="z.bin"\r\nContent-Type: application/x\r\n\r\n\x00\x01\r\n--X--\r\n'; const f = await new Response(b, { headers: { 'content-type': 'multipart/form-data; boundary=X' } }).formData(); const z = f.get('f') as File; return [f.get('a'), z.name, z.type, z.size]; });
add('form bad', async () => await rejects(() => new Response('zz', { headers: { 'content-type': 'multipart/form-data; boundary=X' } }).formData()));
add('form wrong type', async () => await rejects(() => new Response('zz', { headers: { 'content-type': 'text/plain' } }).formData()));
add('form of many fields', () => {
  const many = (p: any) => {
    const o: unknown[] = [p.get('k7'), p.getAll('a').length, p.has('k39'), p.has('q'), p.get('k40')];
    p.append('k5', 'again'); p.append('k40', 'new'); o.push(p.getAll('k5'), p.get('k40'));
    p.set('a', 'one'); o.push(p.getAll('a'), [...p.keys()].length);
    for (let k = 0; k < 20; k++) p.delete('k' + k);
    o.push(p.has('k5'), p.get('k20'), p.get('a'));
    p.set('k5', 'back'); p.append('a', 'two');
    o.push([...p.keys()].join(), p.getAll('a'));
    for (const k of p.keys()) { p.delete(k); p.delete('k30'); }
    o.push([...p], p.get('k21'), p.has('k20'));
    for (let k = 0; k < 40; k++) p.has('k' + k);
    let n = 0;
    p.forEach((_: string, k: string) => { if (n++ === 1) p.delete(k); });
    return [...o, n, [...p]];
  };
  const f = new FormData();
  for (let k = 0; k < 40; k++) { f.append('k' + k, String(k)); f.append('a', String(k)); }
  return many(f);
});

export default same(cases);
