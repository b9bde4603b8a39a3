import type { Serve } from 'bun';

// A generator is a body: what it yields is sent when it comes. TypeScript's own types know of streams only.
const body = (parts: () => AsyncGenerator<string>) => parts() as unknown as ReadableStream;

export default {
  unix: '\0timeouts-ts',
  idleTimeout: 1, // a connection on which no byte moves for a second is closed
  routes: {
    // Longer than that, and the connection knows.
    '/long': async (req, server) => {
      server.timeout(req, 60);
      await Bun.sleep(2500);
      return new Response('done');
    },
    // One that falls silent is cut.
    '/silent': () =>
      new Response(
        body(async function* () {
          yield 'one line, then nothing\n';
          await Bun.sleep(30_000);
        }),
      ),
    // A stream that writes is not quiet.
    '/ticks': () =>
      new Response(
        body(async function* () {
          for (let n = 1; n <= 5; n++) {
            await Bun.sleep(500);
            yield `tick ${n}\n`;
          }
        }),
      ),
  },
  fetch: () => new Response('Not Found', { status: 404 }),
} satisfies Serve.Options<undefined>;
