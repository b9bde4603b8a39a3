// node:http: a server that answers with the results of its parts. It is the one that serves.
import http, { IncomingMessage, OutgoingMessage, ServerResponse, Server, createServer } from 'node:http';
import https from 'node:https';
import { Readable, Writable, Stream, finished, pipeline } from 'node:stream';
import { EventEmitter, once } from 'node:events';
import { same } from '../../../parity/same';

let live: IncomingMessage, answer: ServerResponse;
const cases: Record<string, () => unknown> = {};
const add = (name: string, f: () => unknown) => { cases[name] = () => Promise.race([(async () => f())(), new Promise((r) => setTimeout(r, 1000, 'waits for ever'))]); };
const failed = async (f: () => unknown) => { try { await f(); } catch (e: any) { return [e.name, e.code, e.message]; } return 'nothing'; };
const response = (method = 'GET') => { const req = new IncomingMessage(null as any); req.method = method; return new ServerResponse(req); };
const sink = (got: string[]) => new Writable({ write(c, _, done) { got.push(String(c)); done(); } });
const tick = () => new Promise((r) => setTimeout(r, 5));

add('live request', () => [live.method, live.url, live.httpVersion, live.httpVersionMajor, live.httpVersionMinor, live.headers.accept, live.headers['x-two'], live.headersDistinct['x-two'], live.rawHeaders.filter((_, n) => n % 2).includes('*/*'), live.complete, live.aborted, live.readable, live.readableEnded, live.destroyed, live instanceof Readable, live instanceof IncomingMessage, live.statusCode]);
add('live response', () => [answer.statusCode, answer.statusMessage, answer.headersSent, answer.writableEnded, answer.writableFinished, answer.finished, answer.sendDate, answer.writableCorked, answer.writableObjectMode, answer.destroyed, answer.writable, answer instanceof Stream, answer instanceof OutgoingMessage, answer.req === live, typeof answer.socket, answer.socket === live.socket, answer.connection === answer.socket]);
add('socket', () => { const s: any = live.socket; return [s.readable, s.writable, s.destroyed, typeof s.on, s.encrypted, typeof s.setTimeout, typeof s.setNoDelay, typeof s.setKeepAlive, s instanceof EventEmitter]; });
add('server', () => [server.listening, server.timeout, server.keepAliveTimeout, server.headersTimeout, server.requestTimeout, server.maxHeadersCount, server.maxRequestsPerSocket, server instanceof EventEmitter, server instanceof Server, typeof server.closeAllConnections, typeof server.closeIdleConnections, typeof server[Symbol.asyncDispose]]);
add('server without new', () => [(Server as any)() instanceof Server, createServer() instanceof Server, https.createServer({}) instanceof https.Server, createServer(() => {}).listenerCount('request'), createServer({}, () => {}).listenerCount('request')]);
add('server closed', async () => { const s = createServer(); return [s.listening, s.address(), await new Promise((r) => s.close((e: any) => r(e?.code)))]; });
add('without new', () => [(ServerResponse as any)({ method: 'GET' }) instanceof ServerResponse, (OutgoingMessage as any)() instanceof OutgoingMessage]);
add('callable', () => { function Mine(this: any) { (ServerResponse as any).call(this, { method: 'HEAD' }); } Object.setPrototypeOf(Mine.prototype, ServerResponse.prototype); const m = new (Mine as any)(); m.setHeader('a', 'b'); return [m.getHeader('a'), m instanceof ServerResponse, m.statusCode]; });

add('set and get', () => { const r = response(); r.setHeader('X-A', '1'); r.setHeader('x-b', ['2', '3']); r.setHeader('X-N', 4); return [r.getHeader('x-a'), r.getHeader('X-B'), r.getHeader('x-n'), r.hasHeader('X-a'), r.hasHeader('nope'), r.getHeader('nope') === undefined, r.getHeaderNames(), r.getHeaders(), Object.getPrototypeOf(r.getHeaders()) === null]; });
add('set chains', () => { const r = response(); return r.setHeader('a', 'b') === r; });
add('raw names', () => { const r = response(); r.setHeader('X-Aa', '1'); return (r as any).getRawHeaderNames(); });
add('append', () => { const r = response(); r.appendHeader('a', '1'); r.appendHeader('A', '2'); r.appendHeader('a', ['3', '4']); return r.getHeader('a'); });
add('remove', () => { const r = response(); r.setHeader('A', '1'); r.removeHeader('a'); return [r.hasHeader('a'), r.getHeaderNames()]; });
add('setHeaders', () => { const r = response(); r.setHeaders(new Headers([['a', '1'], ['set-cookie', 'x=1'], ['set-cookie', 'y=2']])); r.setHeaders(new Map([['m', '3']])); return r.getHeaders(); });
for (const [name, value] of [['a b', '1'], ['', '1'], ['a', undefined], ['a', 'x\ny'], ['a', 'caf\u00e9'], ['a', '\u0100'], ['a\u00e9', '1'], ['a', ['1', undefined]]] as any) {
  add(`setHeader ${JSON.stringify([name, value])}`, () => failed(() => response().setHeader(name, value)));
}
for (const status of [99, 1000, 0, 600, 100, 'abc', 200.7] as any[]) add(`writeHead ${status}`, async () => { const r = response(); return [await failed(() => r.writeHead(status)), r.statusCode]; });
add('writeHead reason', () => { const r = response(); r.writeHead(404, 'Nope', { 'X-A': '1' }); return [r.statusCode, r.statusMessage, r.headersSent]; });
add('writeHead default reason', () => { const r = response(); r.writeHead(404); return r.statusMessage; });
add('writeHead unknown', () => { const r = response(); r.writeHead(299); return r.statusMessage; });
add('writeHead twice', () => { const r = response(); r.writeHead(200); return failed(() => r.writeHead(200)); });
add('writeHead chains', () => { const r = response(); return r.writeHead(200) === r; });
add('writeHead bad reason', () => failed(() => response().writeHead(200, 'a\nb')));
add('set after head', () => { const r = response(); r.writeHead(200); return failed(() => r.setHeader('a', 'b')); });
add('append after head', () => { const r = response(); r.writeHead(200); return failed(() => r.appendHeader('a', 'b')); });
add('remove after head', () => { const r = response(); r.writeHead(200); return failed(() => r.removeHeader('a')); });
add('write null', () => failed(() => response().write(null as any)));
add('write number', async () => (await failed(() => response().write(5 as any)) as any[]).slice(0, 2));
add('end number', async () => (await failed(() => response().end(5 as any)) as any[]).slice(0, 2));
add('ends', () => { const r = response(); r.end(); return [r.writableEnded, r.finished, r.headersSent]; });
add('detached body', async () => { const got: string[] = [], r = response(); r.assignSocket(sink(got) as any); r.setHeader('Date', 'x'); r.setHeader('Content-Length', '2'); const e: string[] = []; r.on('finish', () => e.push('finish')); r.end('ab', () => e.push('callback')); await tick(); return [got.join('').startsWith('HTTP/1.1 200 OK\r\n'), got.join('').endsWith('\r\n\r\nab'), e.includes('finish'), e.includes('callback'), r.writableFinished]; });
add('joined headers', () => { const m = new IncomingMessage(null as any); (m as any)._addHeaderLines?.(['Set-Cookie', 'a', 'set-cookie', 'b', 'X', '1', 'x', '2', 'Cookie', 'a=1', 'cookie', 'b=2', 'Host', 'h1', 'host', 'h2', 'Content-Type', 't1', 'content-type', 't2'], 20); return m.headers; });
add('incoming', () => { const m = new IncomingMessage(null as any); return [m.url, m.method, m.statusCode, m.statusMessage, m.httpVersion, m.complete, m.aborted, m.headers, m.rawHeaders, m.trailers, m.rawTrailers, m instanceof Readable]; });
add('incoming pushed', async () => { const m = new IncomingMessage(null as any); m.push('a'); m.push('b'); m.push(null); let s = ''; for await (const c of m) s += c; return s; });
add('names', () => ['Agent', 'ClientRequest', 'IncomingMessage', 'METHODS', 'OutgoingMessage', 'STATUS_CODES', 'Server', 'ServerResponse', 'createServer', 'get', 'globalAgent', 'maxHeaderSize', 'request', 'validateHeaderName', 'validateHeaderValue', 'setMaxIdleHTTPParsers'].map((n) => typeof (http as any)[n]));
add('https names', () => ['Agent', 'Server', 'createServer', 'get', 'globalAgent', 'request'].map((n) => typeof (https as any)[n]));
add('methods', () => [http.METHODS.length, http.METHODS.includes('QUERY'), http.STATUS_CODES[200], http.STATUS_CODES[999], Object.keys(http.STATUS_CODES).length]);
add('validateHeaderName', async () => [await failed(() => http.validateHeaderName('a')), await failed(() => http.validateHeaderName('a b'))]);
add('validateHeaderValue', async () => [await failed(() => http.validateHeaderValue('a', 'b')), await failed(() => http.validateHeaderValue('a', undefined as any)), await failed(() => http.validateHeaderValue('a', '\0'))]);
add('agent', () => { const a = new http.Agent({ keepAlive: true, maxSockets: 5 }); return [a.maxSockets, (a as any).keepAlive, a instanceof EventEmitter, (http.globalAgent as any).protocol, (https.globalAgent as any).protocol, (https.globalAgent as any).defaultPort, typeof a.destroy, new https.Agent() instanceof http.Agent]; });
add('request bad protocol', () => failed(() => http.request('ftp://x/')));
add('request bad path', () => failed(() => http.request({ path: '/a b' })));
add('request bad method', () => failed(() => http.request({ method: 'A B' })));
add('request bad url', async () => (await failed(() => http.request('not a url')) as any[])[1]);
add('request destroyed', () => new Promise((resolve) => { const r = http.request('http://127.0.0.1:9/'), e: string[] = []; r.on('error', (x: any) => { e.push(x.code + ' ' + x.message); }); r.on('close', () => resolve([e, r.destroyed])); r.destroy(); }));
add('request aborted', () => new Promise((resolve) => { const c = new AbortController(), r = http.request('http://127.0.0.1:9/', { signal: c.signal }); r.on('error', (x: any) => { resolve([x.name, x.code]); }); c.abort(); }));
add('request headers', () => { const r = http.request({ host: 'example.com', port: 8080, path: '/p', method: 'post', headers: { 'X-A': '1', b: ['2'] } }); r.on('error', () => {}); const out = [r.method, r.path, r.protocol, r.host, r.getHeader('x-a'), r.getHeader('host'), r.getHeader('b'), r.headersSent, r.writableEnded]; r.destroy(); return out; });
add('finished of a response', () => new Promise((resolve) => { const r = response(); r.assignSocket(sink([]) as any); finished(r, (e: any) => resolve(e?.code ?? 'fine')); r.end('x'); }));
add('pipeline to a response', () => new Promise((resolve) => { const got: string[] = [], r = response(); r.assignSocket(sink(got) as any); pipeline(Readable.from(['a', 'b']), r, (e: any) => resolve([e?.code ?? 'fine', got.join('').includes('a')])); }));
add('pipe from a response', async () => { const r = response(); const e = once(r, 'error'); r.pipe(sink([]) as any); return (await e)[0].code; });

const server = createServer(async (req, res) => {
  live = req;
  answer = res;
  const r = await same(cases).fetch(new Request('http://localhost/'), null);
  res.setHeader('Content-Type', 'application/json').end(await r.text());
});
server.listen(0);
