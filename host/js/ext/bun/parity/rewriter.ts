// HTMLRewriter.
import { same } from '../../../parity/same';

const cases: Record<string, () => unknown> = {};
const add = (name: string, f: () => unknown) => { cases[name] = f; };
declare const HTMLRewriter: any;
const failed = (f: () => unknown) => { try { return f(); } catch (e: any) { return 'throws ' + (e instanceof Error); } };
const to = (html: string, selector: string, element: (e: any) => void) => new HTMLRewriter().on(selector, { element }).transform(html);
const DOC = '<!DOCTYPE html><html><head><title>T</title></head><body class="a b" id=x><p>one <b>two</b></p><p class=c data-x="1">three</p><ul><li>1<li>2</ul><img src="a.png"><br/><!-- note --><div><span lang="en-GB"><i>deep</i></span></div></body></html>';

add('nothing', () => new HTMLRewriter().transform(DOC) === DOC);
for (const s of ['p', '*', 'b', 'p b', 'body > p', 'html > p', '.a', '.a.b', '#x', '[data-x]', '[data-x="1"]', '[class~=b]', '[class^=a]', '[class$=b]', '[class*=" "]', '[lang|=en]', 'p:first-child', 'p:nth-child(2)', 'p:nth-of-type(2)', 'p:not(.c)', 'p, li', 'div i', 'div > i', 'div > span > i', 'li:nth-child(odd)', 'img', 'BODY', '[lang="EN-gb" i]', 'ul li']) {
  add(`selector ${s}`, () => { const seen: string[] = []; to(DOC, s, (e) => { seen.push(e.tagName); }); return seen; });
}
for (const s of ['p:hover', 'p + p', 'p ~ p', '', '<', 'p::before', '[', ':nth-child(x)', 'p:empty']) add(`bad selector ${s}`, () => failed(() => typeof new HTMLRewriter().on(s, {})));
const changes: Record<string, (e: any) => void> = {
  before: (e) => { e.before('<x>'); e.before('<y>', { html: true }); }, after: (e) => { e.after('1'); e.after('<y>', { html: true }); }, prepend: (e) => { e.prepend('1'); e.prepend('<y>', { html: true }); },
  append: (e) => { e.append('1'); e.append('&<>"'); }, replace: (e) => { e.replace('<r>', { html: true }); }, remove: (e) => { e.remove(); }, keep: (e) => { e.removeAndKeepContent(); },
  inner: (e) => { e.setInnerContent('<in>'); }, 'inner html': (e) => { e.setInnerContent('<in>', { html: true }); }, set: (e) => { e.setAttribute('k', 'a"b&c'); }, 'set known': (e) => { e.setAttribute('class', 'new'); },
  unset: (e) => { e.removeAttribute('class'); }, rename: (e) => { e.tagName = 'h1'; }, end: (e) => { e.onEndTag((t: any) => { t.before('B'); t.after('A'); }); }, 'before and remove': (e) => { e.before('B'); e.remove(); e.after('A'); },
};
for (const [name, f] of Object.entries(changes)) {
  add(`element ${name}`, () => [to('<p class="c">one <b>two</b></p>!', 'p', f), to('<p><b>x</b><b>y</b></p>', 'b', f)]);
}
for (const name of ['before', 'after', 'replace', 'remove', 'set', 'rename']) add(`void ${name}`, () => to('a<img src=x>b<br/>c', 'img, br', changes[name]));
add('properties', () => { let out: any; to('<a href="x?a=1&amp;b" TITLE=t empty>y</a>', 'a', (e) => { out = [e.tagName, e.getAttribute('href'), e.getAttribute('title'), e.getAttribute('empty'), e.getAttribute('none'), e.hasAttribute('HREF'), [...e.attributes], e.removed, e.namespaceURI]; }); return out; });
add('wrong names', () => [failed(() => to('<a>', 'a', (e) => e.setAttribute('a b', 'x'))), failed(() => to('<a>', 'a', (e) => { e.tagName = ' '; }))]);
add('text', () => { const seen: any[] = []; new HTMLRewriter().on('p', { text(t: any) { seen.push([t.text, t.lastInTextNode]); } }).transform('<p>one <b>two</b> three &amp;</p>'); return seen; });
add('text changed', () => new HTMLRewriter().on('p', { text(t: any) { if (t.text === 'a') t.replace('<z>'); if (t.text === 'b') t.remove(); if (t.text === 'c') { t.before('1'); t.after('2', { html: true }); } } }).transform('<p>a</p><p>b</p><p>c</p>'));
add('comments', () => new HTMLRewriter().on('p', { comments(c: any) { if (c.text === 'a') c.text = 'new'; if (c.text === 'b') c.remove(); if (c.text === 'c') c.replace('<q>'); } }).transform('<p><!--a--><!--b--><!--c--></p><!--a-->'));
add('doctype', () => { let d: any; new HTMLRewriter().onDocument({ doctype(x: any) { d = [x.name, x.publicId, x.systemId]; } }).transform('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/x.dtd"><p>'); return d; });
add('document', () => { const seen: any[] = []; const out = new HTMLRewriter().onDocument({ text(t: any) { seen.push(t.text); }, comments(c: any) { seen.push('c' + c.text); }, end(e: any) { e.append('<end>', { html: true }); e.append('<'); } }).transform('a<p>b<!--c-->d</p>'); return [seen, out]; });
add('two handlers', () => new HTMLRewriter().on('p', { element(e: any) { e.setAttribute('a', '1'); } }).on('p', { element(e: any) { e.setAttribute('b', e.getAttribute('a') + '2'); } }).transform('<p>x</p>'));
add('script and style', () => to('<script>if (a < b) "</p>"</script><style>a > b {}</style><textarea><b></textarea><p>x</p>', 'p, b', (e) => e.setAttribute('k', 'v')));
add('odd markup', () => ['<p', '<p a', 'a < b', '</x>', '<p><b>x</p>y</b>', '<!-- x', '<a b=c d=\'e\' f="g>h">i</a>', '<P CLASS=x>y</P>', '&amp;&nbsp;&#x41;', '<svg><path d="M0"/></svg>', '<a/>b', '<![CDATA[x]]>', '<?xml version="1.0"?>', '\0', ''].map((h) => new HTMLRewriter().on('*', { element() {} }).transform(h) === h));
add('a response', async () => { const r = new HTMLRewriter().on('p', { async element(e: any) { await Bun.sleep(1); e.append('!'); } }).transform(new Response('<p>x</p><p>y</p>', { status: 201, headers: { 'x-a': 'b', 'content-length': '16', 'content-type': 'text/html' } })); return [r.status, r.headers.get('x-a'), r.headers.get('content-type'), r instanceof Response, await r.text()]; });
add('a stream in bytes', async () => { const b = new TextEncoder().encode('<p class="\u00e9">caf\u00e9 \u{1f600}</p>'); const s = new ReadableStream({ start(c) { for (const x of b) c.enqueue(new Uint8Array([x])); c.close(); } }); return new HTMLRewriter().on('p', { element(e: any) { e.setAttribute('k', e.getAttribute('class')); } }).transform(new Response(s)).text(); });
add('a handler that throws', async () => { try { await new HTMLRewriter().on('p', { element() { throw new RangeError('x'); } }).transform(new Response('<p>')).text(); } catch (e: any) { return e.name; } return 'nothing'; });
add('an array buffer', () => { const out = new HTMLRewriter().on('p', { element(e: any) { e.append('!'); } }).transform(new TextEncoder().encode('<p>x</p>').buffer); return [out instanceof ArrayBuffer, new TextDecoder().decode(out)]; });
add('wrong input', () => [failed(() => new HTMLRewriter().transform(5)), failed(() => new HTMLRewriter().on('p')), failed(() => new HTMLRewriter().on('p', { element: 5 }))]);

export default same(cases);
