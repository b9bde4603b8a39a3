// Responses of upstream servers.
import { query } from './answers';

/** ask sends the request on to another server. */
async function ask(req: Request): Promise<Response> {
  const to = query(req, 'to'), socket = /^[@/]/.test(to);
  const body = await req.bytes();
  return fetch(`http://${socket ? 'localhost' : to}${query(req, 'path')}`, {
    method: req.method,
    body: body.length > 0 ? body : undefined,
    redirect: query(req, 'manual') ? 'manual' : 'follow',
    unix: socket ? to : undefined,
  });
}

export async function fetched(req: Request): Promise<Response> {
  try {
    const res = await ask(req);
    return new Response(`${res.status} ${await res.text()}`);
  } catch (e) {
    return new Response(/not allowed|-allow-net/.test(String(e)) ? 'denied' : 'failed');
  }
}

export const relay = async (req: Request) => new Response((await ask(req)).body);
