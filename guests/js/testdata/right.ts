// Code that the compiler must accept.
import type { Serve, Server } from 'bun';
import { sleep } from 'bun';

interface Config {
  version: string;
}
const config: Config = { version: '1' };

export default {
  unix: '\0right',
  idleTimeout: 10,
  development: false,
  requestTimeout: 30,
  instances: 2,
  routes: {
    '/fixed': new Response('x'),
    '/away': Response.redirect('/fixed', 301),
    '/skip': false,
    '/logo.png': Bun.file('./logo.png'),
    '/assets/*': { dir: 'public' },
    '/user/:id': (req) => new Response(req.params.id?.toUpperCase()),
    '/items': {
      GET: (_, server) => Response.json({ pending: server.pendingRequests, at: server.url.href }),
      POST: async (req) => Response.json(await req.json(), { status: 201 }),
      DELETE: false,
    },
  },
  async fetch(req, server): Promise<Response> {
    server.timeout(req, 60);
    await sleep(1);
    const ip: string | undefined = server.requestIP(req)?.address;
    const stage: string = process.env.STAGE ?? Bun.env.STAGE ?? 'none';
    return Response.json({ ip, stage, config, up: process.uptime(), rss: process.memoryUsage().rss });
  },
  error(error) {
    console.error('failed', error);
    return new Response(String(error), { status: 500 });
  },
} satisfies Serve.Options<undefined>;

// The names are also there without an import.
export const minimal = { port: 3000, fetch: () => new Response('x') } satisfies globalThis.Serve.Options<undefined>;

// Parameters by the path.
export const server: Server = Bun.serve({
  routes: {
    '/a/:b/c/:d': (req) => {
      const { b, d }: { b: string; d: string } = req.params;
      return new Response(b + d);
    },
    '/stream': () => new Response((async function* () { yield 'x'; })() as unknown as ReadableStream),
  },
});
const timer: Timer = setTimeout(() => {}, 10);
clearTimeout(timer);
server.reload({ fetch: (req, own) => new Response(`${req.method} ${own.port}`), routes: { '/x': () => new Response() } });

const users = new URLPattern({ pathname: '/users/:id' });
const userId: string | undefined = users.exec('http://localhost/users/7')?.pathname.groups.id;
export const asksOthers = async (): Promise<Response> => fetch('http://localhost/', { unix: '\0svc', headers: { 'x-user': userId ?? '' } });

export async function cryptography(secret: string): Promise<[string, boolean, Uint8Array, boolean]> {
  const into = new Bun.CryptoHasher('sha256', secret).update('a').digest(new Uint8Array(64));
  return [Bun.SHA256.hash('a', 'hex'), await Bun.password.verify('x', await Bun.password.hash('x', { algorithm: 'bcrypt', cost: 4 })), into, crypto.timingSafeEqual(into, into)];
}
// Streams and fetch as Bun has them.
const source: DirectUnderlyingSource = { type: 'direct', async pull(c) { c.write('a'); await c.flush(); c.close(); } };
export const direct = new ReadableStream(source as unknown as UnderlyingDefaultSource);
export const upload = async (): Promise<string> => (await fetch('http://localhost/', { method: 'POST', body: direct, duplex: 'half', decompress: false })).body?.text() ?? '';
export const whole: Promise<string> = Bun.readableStreamToText(direct);
fetch.preconnect('http://localhost/');
const sink = new Bun.ArrayBufferSink();
export const counted: number = sink.write('x') + Bun.concatArrayBuffers([new Uint8Array(1)]).byteLength;
const file: string = import.meta.file + import.meta.dir + import.meta.url;
if (import.meta.main) process.emitWarning(`${file} ${process.cpuUsage().user} ${process.hrtime.bigint()} ${process.platform}`);

// The other functions of Bun.
export const sums: [bigint, number, bigint] = [Bun.hash('a', 7n), Bun.hash.crc32(new Uint8Array(1)), Bun.hash.xxHash3(new Blob(['a']), 5)];
export const settled: number | Promise<number> = Bun.peek(Promise.resolve(5));
export const formats: unknown[] = [Bun.YAML.parse('a: 1'), Bun.TOML.parse('a = 1'), Bun.JSON5.parse('{a: 1}'), Bun.JSONC.parse('1'), ...Bun.JSONL.parse('1'), Bun.YAML.stringify({ a: 1 }, null, 2)];
export const texts: [number, string, string | null, boolean] = [Bun.stringWidth('a'), Bun.wrapAnsi('a b', 1, { hard: true }), Bun.color('red', 'hex'), new Bun.Glob('*.ts').match('a.ts')];
export const versions: number = ['1.0.0', '2.0.0'].sort(Bun.semver.order).length + (Bun.semver.satisfies('1.0.0', '^1') ? 1 : 0);
export const token: boolean = Bun.CSRF.verify(Bun.CSRF.generate('secret', { expiresIn: 1000 }), { secret: 'secret' });
export const rewritten: Response = new HTMLRewriter().on('a[href]', {
  element(e) { e.setAttribute('href', `${e.getAttribute('href') ?? ''}#x`).append('<b>!</b>', { html: true }); e.onEndTag((tag) => { tag.before(e.tagName); }); },
  async text(t) { if (t.lastInTextNode) t.after('.'); },
}).onDocument({ end(e) { e.append('end'); } }).transform(new Response('<a href=x>'));
export const packed: Promise<Uint8Array> = Bun.zstdCompress('a', { level: 3 }).then(Bun.zstdDecompress);
export const table: string = Bun.inspect.table([{ a: 1 }], ['a']) + Bun.randomUUIDv5('a', 'dns');
