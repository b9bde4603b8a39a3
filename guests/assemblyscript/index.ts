// The imports of a handler: import { Server, Request, Response, serve } from "wasmserve".
export * from "./assembly/index";
