import type { Serve } from 'bun';

const encoder = new TextEncoder();

export default {
  unix: '\0streams-ts',
  routes: {
    // Server-sent events: the head goes out at once, and each event when it happens.
    '/events': (req) => {
      let timer: Timer;
      const body = new ReadableStream({
        start(controller) {
          let n = 0;
          timer = setInterval(() => {
            controller.enqueue(encoder.encode(`id: ${++n}\ndata: ${JSON.stringify({ n })}\n\n`));
            if (n === 3) {
              clearInterval(timer);
              controller.close();
            }
          }, 50);
        },
        cancel() {
          clearInterval(timer); // the client has left
        },
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
    },
    // A body that is read while it comes.
    '/count': {
      POST: async (req) => {
        let bytes = 0;
        for await (const chunk of req.body!) bytes += chunk.byteLength;
        return Response.json({ bytes });
      },
    },
    // Several waits at once.
    '/together': async () => {
      const start = performance.now();
      const names = await Promise.all(['a', 'b', 'c'].map((name) => Bun.sleep(100).then(() => name)));
      return Response.json({ names, quick: performance.now() - start < 290 });
    },
  },
  fetch: () => new Response(null, { status: 404 }),
} satisfies Serve.Options<undefined>;
