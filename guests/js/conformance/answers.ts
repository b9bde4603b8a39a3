// Complete answers, and those that wait.
import { variant } from './variant';

export const hello = () => new Response('Hello, world!');
export const length = () => new Response('hi', { headers: { 'Content-Length': '999' } });
export const encoding = () => new Response('hi', { headers: { 'Transfer-Encoding': 'gzip' } });
export const cookies = () => new Response('cookies', { headers: [['Set-Cookie', 'a=1; Path=/'], ['Set-Cookie', 'b=2']] });
export const date = () => new Response('date', { headers: { Date: 'Thu, 01 Jan 1970 00:00:00 GMT' } });
export const status = (req: BunRequest) => new Response('hey', { status: Number(req.params.code) });
export const admin = (req: Request) => new Response(`admin of ${new URL(req.url).host}`);
export const header = (req: Request) => new Response(req.headers.get(new URL(req.url).search.slice(1)) ?? '');

export function params(req: BunRequest): Response {
  const values = Object.values(req.params);
  return new Response(`${values.filter((v) => v !== '').length} ${values[0]} ${values[64]}`);
}

/** query is a value of the query, or empty. */
export const query = (req: Request, name: string) => new URL(req.url).searchParams.get(name) ?? '';

/** alphabet is n bytes of a to z, again and again. */
export const alphabet = (n: number) => 'abcdefghijklmnopqrstuvwxyz'.repeat(Math.ceil(n / 26)).slice(0, n);

export const pattern = (req: Request) => new Response(alphabet(Number(query(req, 'n'))));

export const counter = (req: Request, server: BunServer) => new Response(server.state.get(query(req, 'key')) ?? '0');
export const add = (req: Request, server: BunServer) => new Response(`${server.state.add(query(req, 'key'))}`);

export function stats(req: BunRequest, server: BunServer): Response {
  const { memory, ...rest } = server.stats();
  return new Response(`${({ ...rest, ...memory } as Record<string, number>)[req.params.name!]}`);
}

export async function slow(req: Request, server: BunServer): Promise<Response> {
  const key = query(req, 'key');
  const n = server.state.add(key);
  await Bun.sleep(Number(query(req, 'ms')));
  server.state.add(key, -1);
  return new Response(`${n} running`);
}

/** running counts the requests that run, by key; without a key it does nothing. */
export function running(req: Request, server: BunServer, delta: number): void {
  const key = query(req, 'key');
  if (key !== '') server.state.add(`${key}-running`, delta);
}

/** appears waits until the state has the request's key, for at most 20 seconds. */
export async function appears(req: Request, server: BunServer): Promise<void> {
  const key = query(req, 'key');
  for (let i = 0; i < 2000 && server.state.get(key) === null; i++) await Bun.sleep(10);
}

export async function waitFor(req: Request, server: BunServer): Promise<Response> {
  running(req, server, 1);
  await appears(req, server);
  running(req, server, -1);
  return new Response(variant);
}

export async function hold(req: Request, server: BunServer): Promise<Response> {
  const s = query(req, 's');
  if (s !== '') server.timeout(req, Number(s));
  await Bun.sleep(Number(query(req, 'ms')));
  return new Response('held');
}
