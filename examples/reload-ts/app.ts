import type { Serve, Server } from 'bun';

let release = 1;

// upgrade gives the server new routes and a new fetch. Connections stay, and requests that run finish as they began.
function upgrade(server: Server): void {
  release++;
  server.reload({
    routes: {
      '/release': () => Response.json({ release, by: 'the new route' }),
      '/changes': new Response(`What is new in ${release}`),
    },
    fetch: () => new Response('the second fetch'),
  });
}

export default {
  unix: '\0reload-ts',
  idleTimeout: 30,
  routes: {
    '/release': () => Response.json({ release }),
  },
  fetch(req, server) {
    switch (new URL(req.url).pathname) {
      case '/upgrade':
        upgrade(server);
        return Response.json({ upgraded: true, release });
      case '/routes-only': // fetch stays what it is
        server.reload({ routes: { '/release': () => new Response('routes only') } });
        return new Response('done');
      case '/nonsense': // changes nothing
        try {
          server.reload({ fetch: 'not a function' as never });
        } catch (e) {
          return new Response((e as Error).name, { status: 400 });
        }
    }
    return new Response('the first fetch');
  },
} satisfies Serve.Options<undefined>;
