import { same, throws } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('order', async () => { const out: string[] = []; setTimeout(() => out.push('t0'), 0); setImmediate(() => out.push('i')); queueMicrotask(() => out.push('m')); process.nextTick(() => out.push('n')); Promise.resolve().then(() => out.push('p')); out.push('s'); await new Promise((r) => setTimeout(r, 20)); return out.filter((x) => x !== 'i'); });
add('timer args', async () => await new Promise((r) => setTimeout((a: any, b: any) => r([a, b]), 1, 1, 2)));
add('timer clear', async () => { let n = 0; const t = setTimeout(() => n++, 1); clearTimeout(t); await Bun.sleep(10); return n; });
add('interval', async () => { let n = 0; await new Promise<void>((r) => { const t = setInterval(() => { if (++n === 3) { clearInterval(t); r(); } }, 1); }); return n; });
add('timer sorted', async () => { const o: number[] = []; for (const d of [15, 5, 10]) setTimeout(() => o.push(d), d); await Bun.sleep(40); return o; });
add('timer type', () => { const t = setTimeout(() => {}, 1); clearTimeout(t); return [typeof t, typeof (+t as any), typeof t.ref, t.hasRef()]; });
add('timer bad', () => throws(() => setTimeout(undefined as any, 1)));
add('timer refresh', () => { const t: any = setTimeout(() => {}, 1); clearTimeout(t); return typeof t.refresh; });
add('timers promises', async () => { const { setTimeout: s } = await import(['node:', 'timers/promises'].join('')); return await s(1, 'v'); });

export default same(cases);
