// handler-name is a handler for wasmserve.
const text = 'It works. Try /hello/you\n';

export default {
  routes: {
    '/': new Response(text),
    '/hello/:name': {
      /** @param {Request & { params: { name: string } }} req */
      GET: (req) => Response.json({ hello: req.params.name }),
    },
  },

  fetch() {
    return new Response('Not found\n', { status: 404 });
  },
};
