// The classic form: Bun.serve, at a socket with a file.
const socket = '/tmp/wasmserve-metrics-ts.sock';

// Other servers must remove the file that an earlier run has left. wasmserve does so by itself: the handler has no files, and
// the error is caught.
try {
  await Bun.file(socket).delete();
} catch {
  // no such file
}

const server = Bun.serve({
  unix: socket,
  idleTimeout: 30,
  routes: {
    '/metrics': () => Response.json({ uptime: process.uptime(), memory: process.memoryUsage() }),
    '/env': () => Response.json({ stage: process.env.STAGE ?? 'none' }),
  },
  fetch(req, own): Response {
    return Response.json({ same: own === server, ip: own.requestIP(req), method: req.method }, { status: 404 });
  },
});

console.log('ready', server.pendingRequests);

export {}; // a module, for the await above
