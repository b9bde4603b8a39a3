import type { Serve } from 'bun';

interface Settings {
  readonly maintenance: boolean;
  readonly changes: number;
}

let settings: Settings = { maintenance: false, changes: 0 };

export default {
  port: 3000,
  idleTimeout: 20,
  routes: {
    '/admin/maintenance': {
      GET: () => Response.json(settings),
      PUT: async (req) => {
        settings = { ...settings, maintenance: (await req.text()) === 'on', changes: settings.changes + 1 };
        return Response.json(settings);
      },
    },
  },
  fetch(req, server) {
    if (settings.maintenance) {
      return new Response('Back soon', { status: 503, headers: { 'retry-after': '60' } });
    }
    return Response.json({ open: true, pending: server.pendingRequests });
  },
} satisfies Serve.Options<undefined>;
