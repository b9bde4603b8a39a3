import type { Serve } from 'bun';

// A book is what the routes below keep, for as long as this module's state lives.
interface Book {
  id: number;
  title: string;
}

const books = new Map<number, Book>([[1, { id: 1, title: 'Momo' }]]);

export default {
  unix: '\0routes-ts',
  routes: {
    // Answered by the host: no script runs.
    '/health': new Response('ok'),
    '/config.json': Response.json({ limit: 10 }, { headers: { 'cache-control': 'max-age=60' } }),
    '/old': Response.redirect('/books', 301),

    // A handler, also with parameters, a method of its own, and whatever is below a path.
    '/books': {
      GET: () => Response.json([...books.values()]),
      POST: async (req) => {
        const { title } = (await req.json()) as Book;
        const id = books.size + 1;
        books.set(id, { id, title });
        return Response.json({ id, title }, { status: 201, headers: { location: `/books/${id}` } });
      },
    },
    '/books/:id': (req) => {
      const book = books.get(Number(req.params.id));
      return book ? Response.json(book) : new Response('No such book', { status: 404 });
    },
    '/books/:id/:part': (req) => new Response(`${req.params.part} of ${req.params.id}`),
    '/files/*': (req) => new Response(new URL(req.url).pathname.slice('/files/'.length)),

    // Left to fetch.
    '/files/none': false,
  },
  fetch(req: Request): Response {
    return new Response(`Nothing at ${new URL(req.url).pathname}`, { status: 404 });
  },
} satisfies Serve.Options<undefined>;
