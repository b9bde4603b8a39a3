import type { Serve } from 'bun';

const version = '1.0.0';

export default {
  unix: '\0hello-ts',
  idleTimeout: 15,
  fetch(): Response {
    return Response.json({ version });
  },
} satisfies Serve.Options<undefined>;
