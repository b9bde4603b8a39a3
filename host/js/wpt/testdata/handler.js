// A handler that runs the test in its request's body.
import { run } from './shim.js'

export default {
  async fetch(req) {
    return Response.json(await run(await req.json()));
  },
};
