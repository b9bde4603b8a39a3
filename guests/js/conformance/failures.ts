// Deliberate failures, and their error handlers.
export const trap = (): Response => process.abort();
export const exit = (): Response => process.exit(3);
export const fail = (): Response => { throw new Error('on purpose'); };

export function brokenStream(req: Request): Response {
  const how = new URL(req.url).search.slice(1);
  const body = (async function* () {
    yield 'one';
    await Bun.sleep(50); // what has been sent is on its way before the instance ends
    if (how === 'fail') throw new Error('half way');
    if (how === 'trap') process.abort();
  })();
  return new Response(body as unknown as ReadableStream, how === 'short' ? { headers: { 'Content-Length': '10' } } : {});
}

export function error(err: { kind?: string }, req: Request): Response {
  const path = new URL(req.url).pathname;
  if (path === '/fail-twice') throw err;
  return new Response(`error: ${err.kind ?? 'guest'} at ${path}`, { status: 500 });
}
