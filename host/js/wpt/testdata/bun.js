// The same in Bun: `bun bun.js < job`.
import { run } from './shim.js'

process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});
const results = await run(await Bun.stdin.json());
await Bun.write(Bun.stdout, JSON.stringify(results));
process.exit(0);
