// Code that the compiler must reject: each line below a comment is a mistake.
import type { Serve } from 'bun';

export const a = {
  // @ts-expect-error a number
  unix: 5,
  fetch: () => new Response(),
} satisfies Serve.Options<undefined>;

export const b = {
  // @ts-expect-error no Response
  fetch: () => 'text',
} satisfies Serve.Options<undefined>;

export const c = {
  // @ts-expect-error an unknown name
  idletimeout: 10,
  fetch: () => new Response(),
} satisfies Serve.Options<undefined>;

export const d = {
  routes: {
    // @ts-expect-error no method
    '/': { FETCH: () => new Response() },
  },
} satisfies Serve.Options<undefined>;

Bun.serve({
  routes: {
    // @ts-expect-error no parameter of the path
    '/user/:id': (req) => new Response(req.params.name),
  },
});

export const e = {
  fetch(req, server) {
    // @ts-expect-error a string
    server.timeout(req, '60');
    return new Response();
  },
} satisfies Serve.Options<undefined>;

// @ts-expect-error nothing to reload
Bun.serve({ fetch: () => new Response() }).reload({ port: 1 });

// @ts-expect-error there is no document in a handler
document.title = '';

// @ts-expect-error no algorithm
Bun.password.hashSync('x', 'argon3');
// @ts-expect-error a string or bytes
Bun.sha(5);

// @ts-expect-error 32 bits are a number
export const sum: bigint = Bun.hash.crc32('a');
// @ts-expect-error no such hash
Bun.hash.md5('a');
// @ts-expect-error no such format
Bun.color('red', 'cmyk');
// @ts-expect-error a text has no attributes
new HTMLRewriter().on('a', { text(t) { t.setAttribute('a', 'b'); } });
// @ts-expect-error a version is a string
Bun.semver.satisfies(1, '^1');
