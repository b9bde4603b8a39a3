// handler-name is a handler for wasmserve.
const text = 'It works. Try /hello/you\n';

export default {
  routes: {
    '/': new Response(text),
    '/hello/:name': {
      GET: (req: Request & { params: { name: string } }) => Response.json({ hello: req.params.name }),
    },
  },

  fetch(): Response {
    return new Response('Not found\n', { status: 404 });
  },
};
