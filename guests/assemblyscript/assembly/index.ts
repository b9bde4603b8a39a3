// The public API. The four roles that every SDK has:
//   API      server, routes, request, headers, response, stream, fetch, state, log, reload, errors
//   wire     wire (records in), output (records out), utf8, json
//   exports  exports, current
//   imports  host (the host's functions and WASI), globals (imports of AssemblyScript's own library)

export { Failure, Kind, Status } from "./errors";
export { Fetched, Outgoing } from "./fetch";
export { Headers } from "./headers";
export { quote } from "./json";
export { clock, Level, log, sleep, stats } from "./log";
export { Pending } from "./pending";
export { newRoutes, reload, reloadModule, reloadRoutes } from "./reload";
export { formValue, Peer, Request, unescape } from "./request";
export { Response } from "./response";
export { Handler, Routes } from "./routes";
export { ErrorHandler, serve, Server } from "./server";
export { state } from "./state";
export { Stream } from "./stream";
