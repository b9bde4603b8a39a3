import { same, throws } from '../../../parity/same';
import buffer, { Buffer as Imported, constants, isAscii, isUtf8, kMaxLength, transcode } from 'node:buffer';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };
const code = (f: () => unknown) => { try { f(); } catch (e: any) { return [e.name, e.code ?? null]; } return 'throws nothing'; };

add('one buffer', () => [Imported === Buffer, buffer.Buffer === Buffer, Buffer.name, Buffer.from('a') instanceof Uint8Array, Buffer.from('a').constructor === Buffer, typeof constants.MAX_LENGTH, typeof kMaxLength]);
for (const e of ['utf8', 'utf-8', 'UTF8', 'hex', 'base64', 'base64url', 'latin1', 'binary', 'ascii', 'ucs2', 'ucs-2', 'utf16le', 'UTF-16LE', 'nope', '']) {
  add('encoding ' + e, () => [Buffer.isEncoding(e), ...(Buffer.isEncoding(e) ? [Buffer.from('aé☃😀+/8=', e as any).toString('hex'), Buffer.from([0, 1, 127, 128, 233, 255, 97, 98]).toString(e as any), Buffer.byteLength('aé☃😀', e as any)] : [code(() => Buffer.from('a', e as any))])]);
}
add('base64 lenient', () => ['aGk', 'aGk=', 'aGk==', 'a G\nk', 'a-_b', 'a+/b', '!!!!', 'a', 'ab', 'abc', 'aGk=aGk', '====', 'aGkx*'].map((s) => Buffer.from(s, 'base64').toString('hex')));
add('base64url out', () => [Buffer.from([255, 254, 253]).toString('base64url'), Buffer.from([255, 254]).toString('base64url'), Buffer.from([255]).toString('base64')]);
add('hex lenient', () => ['0a', '0aff', '0', '0ag', 'zz', '0A0b', '0a 0b', '0a0'].map((s) => Buffer.from(s, 'hex').toString('hex')));
add('utf8 broken', () => [Buffer.from([0x61, 0xff, 0x62]).toString(), Buffer.from([0xe2, 0x98]).toString(), Buffer.from('\ud800x').toString('hex'), Buffer.from([0xef, 0xbb, 0xbf, 0x61]).toString().length]);
add('from', () => [[...Buffer.from([1, 2.7, 256, -1, '3' as any, NaN])], [...Buffer.from(new Uint8Array([1, 2]))], [...Buffer.from(new Uint8Array([1, 2, 3]).buffer, 1)], [...Buffer.from(new Uint8Array([1, 2, 3]).buffer, 1, 1)], [...Buffer.from(Buffer.from('a'))], [...Buffer.from({ length: 2, 0: 5, 1: 6 } as any)], [...Buffer.from(JSON.parse(JSON.stringify(Buffer.from('hi'))))], [...Buffer.from(new Uint16Array([1, 258]))], Buffer.from(new String('x') as any).toString()]);
add('from shares', () => { const u = new Uint8Array(2); const b = Buffer.from(u.buffer); b[0] = 7; const c = Buffer.from(u); c[1] = 9; return [...u]; });
for (const [name, v] of [['null', null], ['undefined', undefined], ['number', 5], ['true', true], ['symbol', Symbol('x')], ['function', () => 1], ['object', {}], ['bigint', 1n]] as [string, any][]) add('from ' + name, () => code(() => Buffer.from(v)));
add('from bounds', () => [code(() => Buffer.from(new ArrayBuffer(2), 3)), code(() => Buffer.from(new ArrayBuffer(2), 1, 5))]);
add('alloc', () => [[...Buffer.alloc(3)], [...Buffer.alloc(3, 1)], Buffer.alloc(5, 'ab').toString(), Buffer.alloc(4, 'YQ==', 'base64').toString(), Buffer.alloc(0).length, Buffer.allocUnsafe(4).length, [...Buffer.alloc(2, 257)]]);
add('alloc bad', () => [code(() => Buffer.alloc(-1)), code(() => Buffer.alloc('3' as any)), code(() => Buffer.alloc(NaN)), code(() => Buffer.allocUnsafe(-1))]);
add('concat', () => [Buffer.concat([Buffer.from('a'), new Uint8Array([98])]).toString(), Buffer.concat([Buffer.from('abc')], 2).toString(), Buffer.concat([Buffer.from('a')], 3).toString('hex'), Buffer.concat([]).length, code(() => Buffer.concat('x' as any)), code(() => Buffer.concat(['x' as any]))]);
add('compare', () => [Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.from('abc').compare(Buffer.from('xabcx'), 1, 4), Buffer.from('a').equals(new Uint8Array([97])), Buffer.from('a').equals(Buffer.from('b')), code(() => Buffer.compare('a' as any, Buffer.from('a')))]);
add('slice', () => { const b = Buffer.from('hello'); const s = b.subarray(1, 3); s[0] = 69; return [b.toString(), s.toString(), b.slice(-2).toString(), Buffer.isBuffer(b.slice(1)), Buffer.isBuffer(s), b.subarray(3, 1).length, Buffer.isBuffer(b.map((x) => x)), b.slice(1, -1).toString()]; });
add('toString range', () => { const b = Buffer.from('hello'); return [b.toString('utf8', 1, 3), b.toString('utf8', 3), b.toString('utf8', 3, 1), b.toString('utf8', -5, 99), b.toString(undefined, 1), code(() => b.toString('nope' as any))]; });
add('write', () => { const b = Buffer.alloc(8, 46); return [b.write('ab'), b.write('cd', 2), b.write('xyz', 6), b.write('ff', 4, 'hex'), b.toString('latin1'), b.write('é☃', 0, 3), b.toString('hex'), code(() => b.write('a', 9)), code(() => b.write(5 as any)), b.write('', 8)]; });
add('fill', () => [Buffer.alloc(4).fill('ab').toString(), Buffer.alloc(4).fill('a', 1, 3).toString('hex'), Buffer.alloc(3).fill(255).toString('hex'), Buffer.alloc(3).fill('abcd', 'hex').toString('hex'), Buffer.alloc(3).fill('').toString('hex'), Buffer.alloc(4).fill(Buffer.from('xy')).toString(), code(() => Buffer.alloc(2).fill('a', 5))]);
add('find', () => { const b = Buffer.from('abcabc'); return [b.indexOf('c'), b.indexOf('c', 3), b.indexOf('ca'), b.indexOf(97, 1), b.indexOf(Buffer.from('bc')), b.lastIndexOf('a'), b.lastIndexOf('abc'), b.includes('ca'), b.includes('x'), b.indexOf('YQ==', 0, 'base64'), b.indexOf(''), b.indexOf('c', -1), code(() => b.indexOf({} as any))]; });
add('find many', () => { const b = Buffer.from('abcéabc\xff\x00abc'), o: number[] = []; for (const v of ['a', 'abc', 'é', '\xff', 'zz', Buffer.from([0x61]), 0x61, 300, Buffer.from('abcéabc\xff\x00abcd')]) for (const at of [undefined, 0, 1, 5, 99, -1, -3, -99, NaN, '2' as any, 1.9]) o.push(b.indexOf(v, at), b.lastIndexOf(v, at)); return o; });
add('order', () => { const l = ['', 'a', 'ab', 'b', '\xff', '\x00', 'a\x00'].map((s) => Buffer.from(s, 'latin1')); return [l.map((a) => l.map((b) => a.compare(b) + Buffer.compare(a, b) * 10 + (a.equals(b) ? 100 : 0))), [...l].sort(Buffer.compare).map((x) => x.toString('hex'))]; });
add('find ucs2', () => { const b = Buffer.from('abcabc', 'ucs2'); return [b.indexOf('c', 0, 'ucs2'), b.indexOf('bc', 4, 'utf16le'), b.lastIndexOf('a', undefined, 'ucs2')]; });
add('numbers', () => { const b = Buffer.alloc(8); b.writeUInt32BE(0xdeadbeef, 0); b.writeInt16LE(-2, 4); b.writeUInt8(7, 6); return [b.toString('hex'), b.readUInt32BE(0), b.readInt32LE(0), b.readInt16LE(4), b.readUint8(6), b.readUIntBE(0, 3), b.readIntLE(0, 6)]; });
add('floats', () => { const b = Buffer.alloc(8); b.writeDoubleBE(Math.PI); const d = b.readDoubleBE(); b.writeFloatLE(1.5); return [d, b.readFloatLE(), b.writeBigInt64BE(-2n), b.readBigUInt64BE().toString(), b.readBigInt64LE().toString()]; });
add('number bounds', () => [code(() => Buffer.alloc(2).readUInt32LE(0)), code(() => Buffer.alloc(2).readUInt8(2)), code(() => Buffer.alloc(2).writeUInt8(256)), code(() => Buffer.alloc(2).writeInt8(-129)), code(() => Buffer.alloc(8).writeBigUInt64LE(-1n))].map((x) => x[0]));
add('swap', () => [Buffer.from('0102', 'hex').swap16().toString('hex'), Buffer.from('01020304', 'hex').swap32().toString('hex'), Buffer.from('0102030405060708', 'hex').swap64().toString('hex'), throws(() => Buffer.alloc(3).swap16())]);
add('copy', () => { const b = Buffer.alloc(4, 46); return [Buffer.from('abc').copy(b, 1, 1), b.toString(), Buffer.from('abcdef').copy(b), b.toString()]; });
add('json', () => [JSON.stringify(Buffer.from('a')), Buffer.from('a').toJSON()]);
add('iterate', () => { const b = Buffer.from('ab'); return [[...b], [...b.entries()], [...b.keys()], b.length, b.byteLength, b.parent === b.buffer, b.at(-1), Array.from(b)]; });
add('static', () => [Buffer.isBuffer(new Uint8Array(1)), Buffer.isBuffer(Buffer.alloc(0)), [...Buffer.of(1, 2)], Buffer.byteLength(new ArrayBuffer(3)), Buffer.byteLength('aGk=', 'base64'), code(() => Buffer.byteLength(3 as any)), [...Buffer.copyBytesFrom(new Uint16Array([1, 2]), 1)]]);
add('helpers', () => [isAscii(Buffer.from('a')), isAscii(Buffer.from('é')), isUtf8(Buffer.from([255])), isUtf8(Buffer.from('é')), transcode(Buffer.from('é'), 'utf8', 'latin1').toString('hex'), buffer.atob('aGk='), buffer.btoa('hi')]);
add('slices', () => { const b: any = Buffer.from('hé'); return [b.utf8Slice(0, 3), b.latin1Slice(0, 2), b.hexSlice(0, 1), b.base64Slice(0, 3), b.utf8Write('x', 0, 1), b.toString()]; });
add('as body', async () => [await new Response(Buffer.from('hé')).text(), Buffer.from(await new Response('hé').arrayBuffer()).toString(), Buffer.from(await new Response('hé').bytes()).toString('hex')]);
add('large', () => { const b = Buffer.alloc(100000, 'aé'); return [b.toString().length, b.toString('latin1').length, b.toString('base64').length, Buffer.from(b.toString('hex'), 'hex').equals(b), Buffer.from(b.toString('base64'), 'base64').equals(b), b.toString('ucs2').length, b.toString('ascii').length]; });
add('old', () => [Buffer('ab' as any).toString(), new Buffer('ab').toString(), new (Buffer as any)(2).length, new (Buffer as any)([1, 2]).length]);

export default same(cases);
