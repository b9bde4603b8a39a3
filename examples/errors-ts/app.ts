import type { Serve } from 'bun';

class NotAllowed extends Error {
  override name = 'NotAllowed';
}

export default {
  unix: '\0errors-ts',
  routes: {
    '/throw': () => {
      throw new NotAllowed('you shall not pass');
    },
    '/reject': async () => {
      await null;
      throw new RangeError('too late');
    },
    '/null': () => {
      throw null;
    },
    '/caught': () => {
      try {
        return new Response(JSON.parse('{'));
      } catch (e) {
        return new Response(`caught a ${(e as Error).name}`, { status: 400 });
      }
    },
  },
  fetch: () => new Response('fine'),
  error(e: Error) {
    if (e instanceof NotAllowed) return new Response(e.message, { status: 403 });
    return new Response(`answered for ${e?.name ?? e}`, { status: 500 });
  },
} satisfies Serve.Options<undefined>;
