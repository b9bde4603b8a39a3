// node-inspect-extracted takes hold of the language's objects when it is loaded, Atomics among them, which the engine does not have.
export const stand = globalThis.Atomics === undefined;
if (stand) globalThis.Atomics = /** @type {any} */ ({});
