// Exports: the functions that the host calls (SPEC 1.1).

import { begin, end } from "./current";
import "./globals";
import { Failure } from "./errors";
import { record } from "./output";
import { Request } from "./request";
import { ANSWERED, FAILED, Response } from "./response";
import { handlers } from "./routes";
import { config, served } from "./server";
import { fail } from "./stream";
import * as wire from "./wire";

const PENDING: u64 = u64.MAX_VALUE;

let buffer: ArrayBuffer = new ArrayBuffer(0);
let last = new Request();

export function wasmserve_abi_v1(): void {}

export function wasmserve_buffer(len: u32): usize {
  if (len > 1 << 29) return 0;
  if (len > <u32>buffer.byteLength) buffer = new ArrayBuffer(len);
  return changetype<usize>(buffer);
}

export function wasmserve_config(): u64 { return config.byteLength ? pack(changetype<usize>(config), config.byteLength) : 0; }

export function wasmserve_warmup(): void {
  const s = served;
  if (s === null) throw new Error("the handler's module did not call serve");
  const warmup = s.warmup;
  if (warmup !== null) warmup();
}

export function wasmserve_fetch(id: u32, ptr: usize, _len: u32): u64 {
  const req = open(id, ptr), route = req.route;
  if (route - 1 < <u32>handlers.length) return finish(req, unchecked(handlers[route - 1])(req));
  const fetch = served!.fetch;
  return finish(req, fetch === null ? Response.notFound() : fetch(req));
}

export function wasmserve_error(id: u32, ptr: usize, _len: u32): u64 {
  const req = open(id, ptr + load<u32>(ptr, wire.REQUEST)), error = served!.error;
  if (error === null) return finish(req, Response.fail("the handler has no error handler")); // the host sends its page
  return finish(req, error(req, new Failure(load<u32>(ptr, wire.KIND), wire.text(ptr, wire.MESSAGE), wire.text(ptr, wire.STACK))));
}

/** open returns the request; it reuses the last one unless that was detached, to spare the collector. */
function open(id: u32, record: usize): Request {
  begin(id);
  if (last.detached) last = new Request();
  last.reset(id, record);
  return last;
}

/** finish turns a handler's result into the result for the host (SPEC 4.2). */
function finish(req: Request, res: Response): u64 {
  end();
  if (res.kind == FAILED) {
    fail(req.id, res.body, "");
    return 0;
  }
  if (req.detached) return PENDING;
  if (req.sent || res.kind == ANSWERED) return 0;
  const at = record(res, false, 0);
  return pack(at, load<u32>(at));
}

// @ts-ignore: decorator
@inline
function pack(ptr: usize, len: u32): u64 { return <u64>ptr << 32 | len; }
