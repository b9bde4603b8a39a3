// Answers in parts.
import { alphabet, appears, query, running } from './answers';
import { variant } from './variant';

const text = new TextEncoder();

/** parts is a response whose body is what the generator yields. */
const parts = (body: AsyncGenerator<string>) => new Response(body as unknown as ReadableStream);

export const streamFor = (req: Request, server: BunServer) => parts((async function* () {
  yield `${variant} `;
  await appears(req, server);
  yield variant;
})());

export const ticks = (req: Request, server: BunServer) => parts((async function* () {
  running(req, server, 1);
  try {
    for (let n = Number(query(req, 'n')); n > 0; n--) {
      await Bun.sleep(Number(query(req, 'ms')));
      yield '.';
    }
  } finally {
    running(req, server, -1);
  }
})());

export function endless(req: Request, server: BunServer): Response {
  const piece = text.encode(alphabet(26 << 10)), key = query(req, 'key');
  let begun = false;
  running(req, server, 1);
  return new Response(new ReadableStream({
    pull(c) {
      if (begun) server.state.add(key, piece.length); // the one before has been taken
      begun = true;
      c.enqueue(piece);
    },
    cancel() { running(req, server, -1); },
  }));
}

export const quiet = () => parts((async function* () {
  yield 'one';
  await Bun.sleep(60_000);
})());
