// What a handler's entry file exports: export * from "wasmserve/exports".
export * from "./assembly/exports";
