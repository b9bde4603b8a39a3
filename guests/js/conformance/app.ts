// The guest of the conformance suite (host/conformance): it answers what host/conformance/testdata/GUEST.md says.
import type { Serve } from 'bun';
import * as answers from './answers';
import * as failures from './failures';
import * as others from './others';
import * as streams from './streams';
import { variant } from './variant';

const many = '/params' + Array.from({ length: 65 }, (_, n) => `/:p${n}`).join('');

const routes: Serve.Routes = {
  '/': answers.hello,
  '/status/:code': answers.status,
  '/length': answers.length,
  '/encoding': answers.encoding,
  '/cookies': answers.cookies,
  '/date': answers.date,
  '/header': answers.header,
  '/admin': answers.admin,
  '/api/users': () => new Response('users'),
  '/api/users/:id': (req) => new Response(`user ${req.params.id}`),
  '/api/users/:id/posts': (req) => new Response(`posts of ${req.params.id}`),
  '/api/*': () => new Response('api'),
  '/param/:value': (req) => new Response(req.params.value),
  [many]: answers.params,
  '/only-get': { GET: (req) => new Response('only-get', { headers: { 'X-Method': req.method } }) },
  '/only-post': { POST: () => new Response('only-post') },
  '/own-head': { GET: () => new Response('get'), HEAD: () => new Response(null, { headers: { 'X-Head': 'own' } }) },
  '/skip': false,
  '/static': new Response('static', { headers: { 'content-type': 'text/plain' } }),
  '/redirect': Response.redirect('/foo/bar', 302),
  '/file': Bun.file('hello.txt'),
  '/dir/*': { dir: 'public' },
  '/echo': async (req) => new Response(await req.bytes()),
  '/pattern': answers.pattern,
  '/version': () => new Response(variant),
  '/stats/:name': answers.stats,
  '/counter': answers.counter,
  '/add': answers.add,
  '/slow': answers.slow,
  '/wait-for': answers.waitFor,
  '/stream-for': streams.streamFor,
  '/ticks': streams.ticks,
  '/endless': streams.endless,
  '/quiet': streams.quiet,
  '/hold': answers.hold,
  '/fetch': others.fetched,
  '/relay': others.relay,
  '/trap': failures.trap,
  '/exit': failures.exit,
  '/fail': failures.fail,
  '/fail-twice': failures.fail,
  '/panic': failures.fail,
  '/broken-stream': failures.brokenStream,
};

export default {
  ...(variant === 'bare'
    ? { routes }
    : { routes: { ...routes, '/*': () => new Response('catch-all') }, fetch: () => new Response('fetch') }),
  error: failures.error,
} satisfies Serve.Options<undefined>;
