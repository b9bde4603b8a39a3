import type { Serve } from 'bun';

// Signed-in users: a name for each session, which the browser keeps in a cookie.
const sessions = new Map<string, string>();
const hour = 3600;

const who = (req: BunRequest): string | undefined => sessions.get(req.cookies.get('session') ?? '');

export default {
  unix: '\0cookies-ts',
  routes: {
    '/login': {
      POST: async (req) => {
        const name = (await req.formData()).get('name');
        if (typeof name !== 'string' || name === '') return new Response('who are you?', { status: 400 });
        const session = `${name.length}-${sessions.size}`; // a real one cannot be guessed: crypto.randomUUID()
        sessions.set(session, name);
        req.cookies.set('session', session, { httpOnly: true, secure: true, maxAge: hour });
        return Response.redirect('/me', 303);
      },
    },
    '/me': (req) => {
      const name = who(req);
      return name ? Response.json({ name, cookies: req.cookies.size }) : new Response('nobody', { status: 401 });
    },
    '/logout': {
      POST: (req) => {
        sessions.delete(req.cookies.get('session') ?? '');
        req.cookies.delete('session');
        return new Response('bye');
      },
    },
    // A cookie that was set is kept if the handler fails.
    '/broken': (req) => {
      req.cookies.set('seen', 'yes', { path: '/broken', sameSite: 'strict' });
      throw new Error('broken');
    },
    '/own': (req) => {
      req.cookies.set('one', '1');
      return new Response('two', { headers: { 'set-cookie': 'two=2' } });
    },
  },
  fetch: () => new Response(null, { status: 404 }),
  error: (e: Error) => new Response(e.message, { status: 500 }),
} satisfies Serve.Options<undefined>;
