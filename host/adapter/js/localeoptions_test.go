package js

import "testing"

// A formatter that toLocaleString keeps is used again for the same options only, wherever those come from: getters of a class,
// properties that are not enumerable, values that change when they are read again, or texts with a NUL.
func TestLocaleOptions(t *testing.T) {
	inst, _ := open(t, `
const digits = (n) => ({ minimumFractionDigits: n }), number = (options, locale = 'en') => (1.5).toLocaleString(locale, options), time = (options) => new Date(0).toLocaleTimeString('en', options);
class Digits { get minimumFractionDigits() { return 3; } }
class Tokyo { get timeZone() { return 'Asia/Tokyo'; } get hour() { return 'numeric'; } }
const hidden = (n) => Object.defineProperty({}, 'minimumFractionDigits', { value: n });
const changing = () => { let n = 0; return { get minimumFractionDigits() { return n++ ? 3 : 0; } }; };
const proxy = () => new Proxy({ minimumFractionDigits: 0 }, { get: (() => { let n = 0; return (o, k) => k === 'minimumFractionDigits' && n++ ? 3 : o[k]; })() });
const thrown = (f) => { try { return f(); } catch (e) { return e.name; } };
const checks = [
	[() => time(new Tokyo), '9 AM'], [() => time({ timeZone: 'UTC' }), '12:00:00 AM'], [() => time(), time(Object.create(null))], [() => time() === '9 AM', false],
	[() => number(), '1.5'], [() => number(new Digits), '1.500'], [() => number({}), '1.5'], [() => number(hidden(4)), '1.5000'], [() => number(Object.create(digits(2))), '1.50'],
	[() => number(changing(), 'de'), '1,5'], [() => number(digits(0), 'de'), '1,5'], [() => number(proxy(), 'fr'), '1,5'], [() => number(digits(0), 'fr'), '1,5'],
	[() => number({ style: 'currency', currency: 'EUR' }), '€1.50'], [() => thrown(() => number({ style: 'currency\0currency\0stringEUR' })), 'RangeError'],
	[() => number(digits(3)), '1.500'], [() => thrown(() => number(undefined, 'en\0minimumFractionDigits\0number3')), 'RangeError'],
];
export default { fetch() { return new Response(checks.flatMap(([f, want]) => { const got = f(); return got === want ? [] : [f + ' is ' + got + ', want ' + want]; }).join('\n')); } };`)
	x, f := request("/", "")
	if err := serve(inst, x); err != nil {
		t.Fatal(err)
	}
	if len(f.body) > 0 {
		t.Errorf("%s", f.body)
	}
}
