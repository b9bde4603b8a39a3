// The exports of a handler's entry file: export * from "wasmserve/exports".
export * from "./assembly/exports";
