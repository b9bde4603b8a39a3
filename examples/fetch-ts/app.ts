import type { Serve } from 'bun';

// The service that is asked: an abstract socket, whose name the operator gives.
const service = { unix: '\0' + (process.env.USERS ?? 'fetch-ts-users') };

/** ask waits for a second at most. */
const ask = (path: string, init: RequestInit = {}) => fetch(`http://users${path}`, { ...service, signal: AbortSignal.timeout(1000), ...init });

export default {
  unix: '\0fetch-ts',
  routes: {
    // Two questions at once make one answer.
    '/profile/:id': async (req) => {
      const path = `/users/${encodeURIComponent(req.params.id!)}`;
      const [user, posts] = await Promise.all([ask(path), ask(`${path}/posts`)]);
      if (user.status === 404) return Response.json({ error: 'there is no such user' }, { status: 404 });
      return Response.json({ ...(await user.json()), posts: await posts.json() });
    },
    // A body and what comes back are handed on; the answer while it comes.
    '/feed': () => ask('/feed', { signal: undefined }),
    '/users': { POST: async (req) => ask('/users', { method: 'POST', body: await req.text(), headers: { 'content-type': 'application/json' } }) },
    '/slow': () => ask('/slow', { signal: AbortSignal.timeout(50) }),
  },
  fetch: () => new Response(null, { status: 404 }),
  // The upstream may be down, or slow.
  error: (e: Error) => e.name === 'TimeoutError'
    ? Response.json({ error: 'the other service is slow' }, { status: 504 })
    : Response.json({ error: 'the other service is away' }, { status: 502 }),
} satisfies Serve.Options<undefined>;
