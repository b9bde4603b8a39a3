// A small service: short names for long addresses. Links, hits and counts are in the state, which outlives reloads of this file. In the
// state: link:NAME is an address, hits:NAME how often it was followed, count how many links there are, serial what the names that the
// service makes up come from, latest the last name.
import type { Serve } from 'bun';

type Link = { name: string; url: string; hits: number };

/** Refusal is an error of the client, which is sent to it. All others fail the request. */
class Refusal extends Error {
  constructor(readonly status: number, text: string) { super(text); }
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
const refuse = (status: number, error: string) => json({ error }, status);

/** handle makes a route of a handler for some methods. */
function handle(methods: string, f: (req: BunRequest, state: State) => Response | Promise<Response>) {
  return async (req: BunRequest, server: BunServer): Promise<Response> => {
    if (!methods.split(', ').includes(req.method)) {
      const res = refuse(405, `this address takes ${methods}`);
      res.headers.set('allow', methods);
      return res;
    }
    let res: Response;
    try {
      res = await f(req, server.state);
    } catch (e) {
      if (!(e instanceof Refusal)) throw e;
      res = refuse(e.status, e.message);
    }
    res.headers.set('cache-control', 'no-store');
    res.headers.set('x-content-type-options', 'nosniff');
    return res;
  };
}

const validName = /^[A-Za-z0-9_-]{1,32}$/;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };
const escape = (s: string) => s.replace(/[&<>"']/g, (c) => escapes[c]!);

function page(_: Request, state: State): Response {
  const name = state.get('latest') ?? '';
  const address = name && state.get(`link:${name}`);
  const latest = address ? `<p>The latest: <a href="/${escape(name)}">${escape(name)}</a> leads to ${escape(address)}</p>\n` : '';
  return new Response(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Short links</title>
<h1>Short links</h1>
<form method="post" action="/links">
<p><label>Address <input name="url" type="url" required maxlength="2048"></label>
<p><label>Name, if you like <input name="name" maxlength="32"></label>
<p><button>Shorten</button>
</form>
<p>Links: ${state.get('count') ?? 0}</p>
${latest}</html>
`, { headers: {
    'content-type': 'text/html;charset=utf-8',
    'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  } });
}

async function create(req: Request, state: State): Promise<Response> {
  const wanted = await read(req);
  check(wanted.url, wanted.name);
  const name = claim(state, wanted.url, wanted.name);
  state.add('count');
  state.set('latest', name);
  const res = json({ name, url: wanted.url, hits: 0 } satisfies Link, 201);
  res.headers.set('location', `/${name}`);
  return res;
}

/** read reads what a form or a program sent. */
async function read(req: Request): Promise<{ url: string; name: string }> {
  const type = req.headers.get('content-type') ?? '', text = await req.text();
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const form = new URLSearchParams(text);
    return { url: form.get('url') ?? '', name: form.get('name') ?? '' };
  }
  if (!type.startsWith('application/json')) throw new Refusal(415, 'content-type must be application/json or application/x-www-form-urlencoded');
  const wrong = new Refusal(400, 'the body must be a JSON object such as {"url":"https://example.com/","name":"example"}');
  let value: unknown;
  try { value = JSON.parse(text); } catch { throw wrong; }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong;
  const { url = '', name = '' } = value as { url?: unknown; name?: unknown };
  if (typeof url !== 'string' || typeof name !== 'string') throw wrong;
  return { url, name };
}

function check(url: string, name: string): void {
  if (url === '') throw new Refusal(400, 'url is missing');
  if (new TextEncoder().encode(url).length > 2048) throw new Refusal(400, 'url is too long: it may have 2048 bytes');
  if (/[^!-~]/.test(url)) throw new Refusal(400, 'url has spaces, control characters or such as are not ASCII: percent-encode them');
  if (!/^https?:\/\/[^/?#]/i.test(url) || !URL.canParse(url)) throw new Refusal(400, 'url must begin with http:// or https:// and name a host');
  if (name !== '' && !validName.test(name)) throw new Refusal(400, 'name must have 1 to 32 letters, digits, - or _');
}

/** claim keeps the link under its name, or under one that it makes up. Of several concurrent requests for a name one gets it. */
function claim(state: State, url: string, wanted: string): string {
  for (;;) {
    const name = wanted || state.add('serial').toString(36);
    if (name !== 'links' && state.compareAndSwap(`link:${name}`, null, url)) return name; // links is the service's own
    if (wanted) throw new Refusal(409, `the name ${name} is taken`);
  }
}

function follow(req: BunRequest, state: State): Response {
  const name = req.params.name!, location = find(state, name);
  if (req.method === 'GET') state.add(`hits:${name}`);
  return new Response(null, { status: 302, headers: { location } });
}

/** find is a link's address. */
function find(state: State, name: string): string {
  const url = validName.test(name) ? state.get(`link:${name}`) : null;
  if (url === null) throw new Refusal(404, 'there is no such link');
  return url;
}

function link(req: BunRequest, state: State): Response {
  const name = req.params.name!, url = find(state, name);
  if (req.method !== 'DELETE') return json({ name, url, hits: Number(state.get(`hits:${name}`) ?? 0) } satisfies Link);
  if (!state.delete(`link:${name}`)) throw new Refusal(404, 'there is no such link'); // of several that delete it one counts
  state.delete(`hits:${name}`);
  state.add('count', -1);
  return new Response(null, { status: 204 });
}

export default {
  maxRequestBodySize: 4096, // more is answered 413 by the host
  routes: {
    '/': handle('GET, HEAD', page),
    '/links': handle('POST', create),
    '/:name': handle('GET, HEAD', follow),
    '/api/links/:name': handle('GET, HEAD, DELETE', link),
  },
  fetch: () => refuse(404, 'there is nothing here: GET / has a form'),
  error: () => refuse(500, 'something went wrong: please try again later'), // the host has logged why
} satisfies Serve.Options<undefined>;
