import { same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('te', () => [...new TextEncoder().encode('aé☃😀')]);
add('te lone', () => [...new TextEncoder().encode('a\ud800b')]);
add('te into', () => { const b = new Uint8Array(4); const r = new TextEncoder().encodeInto('aé☃', b); return [r.read, r.written, [...b]]; });
add('td', () => new TextDecoder().decode(new Uint8Array([97, 195, 169, 255, 226, 152])));
add('td fatal', () => throws(() => new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255]))));
add('td bom', () => [new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 97])), new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 97])).length]);
add('td stream', () => { const d = new TextDecoder(); return d.decode(new Uint8Array([0xe2]), { stream: true }) + d.decode(new Uint8Array([0x98, 0x83])); });
for (const l of ['utf-16le', 'utf-16', 'utf-16be', 'shift_jis', 'euc-jp', 'gbk', 'big5', 'euc-kr', 'windows-1251', 'windows-1252', 'koi8-r', 'iso-8859-2', 'latin1', 'x-user-defined', 'macintosh', 'nope', 'UTF8', ' utf-8 ', 'gb18030', 'iso-2022-jp', 'replacement', 'ibm866'])
  add('td ' + l, () => { try { const d = new TextDecoder(l); return [d.encoding, d.decode(new Uint8Array([0x82, 0xa0, 0x41, 0xe9]))]; } catch (e: any) { return [e.name, e.code]; } });
add('td props', () => { const d = new TextDecoder(); return [d.encoding, d.fatal, d.ignoreBOM, new TextEncoder().encoding]; });
add('td buffer', () => new TextDecoder().decode(new Uint8Array([104, 105]).buffer));
add('td none', () => new TextDecoder().decode());
add('atob', () => [atob('aGk='), atob(' a G k '), throws(() => atob('a')), throws(() => atob('!!!!')), btoa('hi'), throws(() => btoa('☃'))]);
add('atob name', () => { try { atob('?'); } catch (e: any) { return [e.name, e.code, e instanceof DOMException]; } });
add('escape', () => [escape('é a'), unescape('%E9')]);
add('textdecoderstream', async () => { const s = new Response('aé☃').body!.pipeThrough(new TextDecoderStream()); let o = ''; for await (const p of s as any) o += p; return o; });
add('textencoderstream', async () => { const s = new ReadableStream({ start(k) { k.enqueue('é'); k.close(); } }).pipeThrough(new TextEncoderStream()); return [...await new Response(s).bytes()]; });
add('compressionstream', async () => { const s = new Response('aaaa').body!.pipeThrough(new CompressionStream('gzip')).pipeThrough(new DecompressionStream('gzip')); return await new Response(s).text(); });

export default same(cases);
