// Bun.color: converts a CSS colour, a number, an array or an object to another format. It is part of ext/bun/lib/bun-more.js.
import list from 'color-name';

const names = Object.create(null); // name -> number
for (const k of Object.keys(list)) names[k] = list[k][0] << 16 | list[k][1] << 8 | list[k][2];

const clamp = (n, most = 255) => Math.min(most, Math.max(0, n));
const hex2 = (n) => n.toString(16).padStart(2, '0');

// read returns [r, g, b, a], of which a is 0 to 1 and the others 0 to 255, or null.
function read(v, bytesOf) {
  if (typeof v === 'number') { v >>>= 0; return [v >> 16 & 255, v >> 8 & 255, v & 255, v > 0xffffff ? (v >>> 24) / 255 : 1]; }
  if (Array.isArray(v) || bytesOf(v)) { const a = Array.from(v); return a.length === 3 || a.length === 4 ? [clamp(a[0]), clamp(a[1]), clamp(a[2]), a.length === 4 ? clamp(a[3]) / 255 : 1] : null; }
  if (typeof v === 'object' && v !== null) return ['r', 'g', 'b'].every((k) => typeof v[k] === 'number') ? [clamp(v.r), clamp(v.g), clamp(v.b), v.a === undefined ? 1 : Math.trunc(clamp(v.a, 1) * 255) / 255] : null;
  if (typeof v !== 'string') return null;
  const s = v.trim().toLowerCase();
  if (s === 'transparent') return [0, 0, 0, 0];
  if (s in names) return [names[s] >> 16, names[s] >> 8 & 255, names[s] & 255, 1];
  if (s[0] === '#') {
    const h = s.slice(1);
    if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(h)) return null;
    const p = (h.length < 6 ? [...h].map((c) => c + c) : h.match(/../g) ?? []).map((x) => parseInt(x, 16));
    return [p[0], p[1], p[2], p.length > 3 ? p[3] / 255 : 1];
  }
  const m = /^(rgb|hsl)a?\(([^()]{1,100})\)$/.exec(s);
  if (!m) return null;
  const args = m[2].split(/[\s,/]+/).filter((x) => x !== '');
  if (args.length < 3 || args.length > 4 || args.some((x) => !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|deg)?$/.test(x))) return null;
  const num = (x, whole) => x.endsWith('%') ? parseFloat(x) / 100 * whole : parseFloat(x), alpha = args.length > 3 ? Math.round(clamp(num(args[3], 1), 1) * 255) / 255 : 1;
  if (m[1] === 'rgb') return [...args.slice(0, 3).map((x) => clamp(Math.round(num(x, 255)))), alpha];
  return [...fromHSL((parseFloat(args[0]) % 360 + 360) % 360, clamp(num(args[1], 1), 1), clamp(num(args[2], 1), 1)), alpha];
}
function fromHSL(h, s, l) {
  const f = (n) => { const k = (n + h / 30) % 12; return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))); };
  return [f(0), f(8), f(4)];
}
// toHSL computes in 32 bits, as Bun does.
function toHSL(r, g, b) {
  const f = Math.fround;
  r = f(r / 255); g = f(g / 255); b = f(b / 255);
  const max = Math.max(r, g, b), min = Math.min(r, g, b), l = f(f(max + min) / 2), d = f(max - min);
  if (d === 0) return [0, 0, l];
  const h = max === r ? f(f(g - b) / d) + (g < b ? 6 : 0) : max === g ? f(f(b - r) / d) + 2 : f(f(r - g) / d) + 4;
  return [f(h * 60), f(f(max - l) / Math.min(l, f(1 - l))), l];
}
// single returns the shortest text for a 32-bit number.
function single(n) {
  n = Math.fround(n);
  for (let digits = 6; digits < 9; digits++) { const v = Number(n.toPrecision(digits)); if (Math.fround(v) === n) return v; }
  return Number(n.toPrecision(9));
}

export const colors = ({ bytesOf }) => function color(input, format = 'css') {
  const c = read(input, bytesOf);
  if (c === null) return null;
  const [r, g, b, a] = c;
  switch (format) {
    case 'css': {
      if (a < 1) { const h = '#' + [r, g, b, Math.round(a * 255)].map(hex2).join(''); return short(h); }
      const h = short('#' + [r, g, b].map(hex2).join('')), n = byNumber().get(r << 16 | g << 8 | b);
      return n !== undefined && n.length < h.length ? n : h;
    }
    case 'hex': return '#' + [r, g, b].map(hex2).join('');
    case 'HEX': return '#' + [r, g, b].map(hex2).join('').toUpperCase();
    case 'number': return r << 16 | g << 8 | b;
    case 'rgb': return `rgb(${r}, ${g}, ${b})`;
    case 'rgba': return `rgba(${r}, ${g}, ${b}, ${single(a)})`;
    case 'hsl': { const [h, s, l] = toHSL(r, g, b); return `hsl(${single(h)}, ${single(Math.fround(s) * 100)}%, ${single(Math.fround(l) * 100)}%)`; }
    case '[rgb]': case '[r,g,b]': return [r, g, b];
    case '[rgba]': case '[r,g,b,a]': return [r, g, b, Math.round(a * 255)];
    case '{rgb}': case '{r,g,b}': return { r, g, b };
    case '{rgba}': return { r, g, b, a: Math.fround(a) };
    case 'ansi-16m': case 'ansi_16m': case 'ansi-24bit': case 'ansi-truecolor': return `\x1b[38;2;${r};${g};${b}m`;
    case 'ansi': return '';
    default: throw Object.assign(new TypeError(`color: the format ${String(format)} is not there: css, hex, HEX, number, rgb, rgba, hsl, [rgb], [rgba], {rgb}, {rgba}, ansi-16m are`), { code: 'ERR_INVALID_ARG_TYPE' });
  }
};
const short = (h) => { const p = h.slice(1).match(/../g); return p.every((x) => x[0] === x[1]) ? '#' + p.map((x) => x[0]).join('') : h; };
let numbers;
const byNumber = () => numbers ??= new Map(Object.keys(names).reverse().map((n) => [names[n], n]));
