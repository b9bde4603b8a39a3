// ANSI matches the escape sequences of ECMA-48, for Bun.stripANSI and Bun.stringWidth.
export const ANSI = /[\x1b\x9b](?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])|\x9b[0-?]*[ -/]*[@-~]/g;
