// node:http and node:https: servers that the host serves, and requests that fetch sends.
import { METHODS, STATUS_CODES, validateHeaderName, validateHeaderValue } from '../http/names.js';
import { IncomingMessage } from '../http/incoming.js';
import { OutgoingMessage, ServerResponse } from '../http/outgoing.js';
import { servers } from '../http/server.js';
import { clients } from '../http/client.js';

// make returns { http, https }. parts.http is from the prelude (host/js/ext/node/node.js).
export function make({ http: parts }) {
  let first = null;
  parts = { ...parts, first: (s) => s === undefined ? first : first = s };
  const module = (secure) => {
    const Server = servers(parts, secure), client = clients(parts, secure);
    const createServer = (options, listener) => new Server(options, listener);
    return { Server, createServer, ...client };
  };
  const http = module(false);
  return {
    http: {
      ...http, METHODS, STATUS_CODES, IncomingMessage, OutgoingMessage, ServerResponse, validateHeaderName, validateHeaderValue,
      maxHeaderSize: 16384, setMaxIdleHTTPParsers() {}, setGlobalProxyFromEnv() { return () => {}; }, _connectionListener() {},
      WebSocket: globalThis.WebSocket, CloseEvent: globalThis.CloseEvent, MessageEvent: globalThis.MessageEvent,
    },
    https: module(true),
  };
}
