// The module node:crypto.
export const node = (crypto) => ({ webcrypto: crypto });
