// What a handler imports: import { Server, Request, Response, serve } from "wasmserve".
export * from "./assembly/index";
