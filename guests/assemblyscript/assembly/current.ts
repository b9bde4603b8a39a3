// Exports: the request whose handler runs, for abort.

/** id is the running request's; 0: no request runs. */
export let id: u32 = 0;

export function begin(request: u32): void { id = request; }
export function end(): void { id = 0; }
