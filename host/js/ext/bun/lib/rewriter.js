// HTMLRewriter, as in Bun and Workers: a document is parsed as a stream (by the package htmlparser2), and passed on with the changes of handlers.
import { Parser } from 'htmlparser2';
import { Tracker, compile } from '../selectors.js';

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
const MOST = 1000; // limit of nested elements
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** @param {Parts} parts */
export function make({ host, bytesOf, Response }) {
  const content = (c, options) => { c = String(c); return options?.html ? c : c.replace(/[&<>]/g, (x) => escapes[x]); };

  // Token is passed to handlers: the text before it, itself, and the text after it.
  class Token {
    /** @type {string | null} */
    _self = null;
    _before = ''; _after = ''; _removed = false; // _self: its replacement
    get removed() { return this._removed; }
    before(c, o) { this._before += content(c, o); return this; }
    after(c, o) { this._after = content(c, o) + this._after; return this; }
    replace(c, o) { this._removed = true; this._self = content(c, o); return this; }
    remove() { this._removed = true; this._self = ''; return this; }
    _text(raw) { return this._before + (this._self ?? raw) + this._after; }
  }
  class Comment extends Token {
    #text; #changed = false;
    constructor(text) { super(); this.#text = text; }
    get text() { return this.#text; }
    set text(v) { v = String(v); if (v.includes('-->')) throw new TypeError('HTMLRewriter: the text of a comment must not have -->'); this.#text = v; this.#changed = true; }
    _text(raw) { return super._text(this.#changed ? `<!--${this.#text}-->` : raw); }
  }
  class Text extends Token {
    constructor(text, last) { super(); this.text = text; this.lastInTextNode = last; }
  }
  class Doctype {
    constructor(name, publicId, systemId) { this.name = name; this.publicId = publicId; this.systemId = systemId; this._gone = false; }
    get removed() { return this._gone; }
    remove() { this._gone = true; return this; }
  }
  class EndTag extends Token {
    #changed = false; #name;
    constructor(name) { super(); this.#name = name; }
    get name() { return this.#name; }
    set name(v) { this.#name = String(v); this.#changed = true; }
    _text(raw) { return super._text(this.#changed ? `</${this.#name}>` : raw); }
  }
  class DocumentEnd {
    _out = '';
    append(c, o) { this._out += content(c, o); return this; }
  }
  class Element extends Token {
    _prepend = ''; _append = ''; _inner = null; _keep = false; _ends = []; #name; #attributes; #changed = false;
    constructor(name, attributes, selfClosing) {
      super();
      this.#name = name;
      this.#attributes = attributes; // a Map
      this.selfClosing = selfClosing;
      this.canHaveContent = !VOID.has(name) && !selfClosing;
      this.namespaceURI = 'http://www.w3.org/1999/xhtml';
    }
    get tagName() { return this.#name; }
    set tagName(v) { v = String(v); if (!/^[a-zA-Z][^\s/>]*$/.test(v)) throw new TypeError(`HTMLRewriter: ${JSON.stringify(v)} is no name of an element`); this.#name = v; this.#changed = true; this._renamed = true; }
    get attributes() { return this.#attributes.entries(); }
    getAttribute(name) { return this.#attributes.get(String(name).toLowerCase()) ?? null; }
    hasAttribute(name) { return this.#attributes.has(String(name).toLowerCase()); }
    setAttribute(name, value) {
      name = String(name).toLowerCase();
      if (!/^[^\s"'<>/=\0]+$/.test(name)) throw new TypeError(`HTMLRewriter: ${JSON.stringify(name)} is no name of an attribute`);
      this.#attributes.set(name, String(value));
      this.#changed = true;
      return this;
    }
    removeAttribute(name) { if (this.#attributes.delete(String(name).toLowerCase())) this.#changed = true; return this; }
    prepend(c, o) { this._prepend = content(c, o) + this._prepend; return this; }
    append(c, o) { this._append += content(c, o); return this; }
    setInnerContent(c, o) { this._inner = content(c, o); this._prepend = this._append = ''; return this; }
    removeAndKeepContent() { this._removed = this._keep = true; this._self = ''; return this; }
    onEndTag(f) { if (!this.canHaveContent) throw new TypeError('HTMLRewriter: the element has no end tag'); if (typeof f !== 'function') throw new TypeError('onEndTag: a function is needed'); this._ends.push(f); }
    _tag(raw) {
      if (this._self !== null) return this._self;
      if (!this.#changed) return raw;
      let s = '<' + this.#name;
      for (const [k, v] of this.#attributes) s += ` ${k}="${v.replaceAll('"', '&quot;')}"`;
      return s + (this.selfClosing ? ' />' : '>');
    }
  }

  // Run transforms one document. write and end are generators of texts, and of promises, which they wait for.
  class Run {
    #events = []; #rest = ''; #base = 0; #at = 0; #tracker; #hears = { text: false, comments: false }; #rules; #document; #hidden = 0; #parser; #inText = false; #textOf = [];
    constructor(rules, document) {
      this.#rules = rules;
      this.#document = document;
      for (const kind of ['text', 'comments']) this.#hears[kind] = rules.some((r) => r.handlers[kind]) || document.some((d) => d[kind]);
      const lists = [];
      rules.forEach((r, n) => { for (const steps of r.lists) lists.push(Object.assign(steps, { rule: n })); });
      this.#tracker = new Tracker(lists);
      const add = (kind, more) => { this.#events.push({ kind, from: this.#parser.startIndex, to: this.#parser.endIndex + 1, ...more }); };
      this.#parser = new Parser({
        onopentagname: () => {}, onopentag: (name, attributes, implied) => add('open', { name, attributes, implied }), onclosetag: (name, implied) => add('close', { name, implied }),
        ontext: () => add('text'), oncomment: (text) => add('comment', { text }), onprocessinginstruction: (name, data) => add('instruction', { data }),
      }, { decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false });
    }
    *write(text) { this.#rest += text; this.#parser.write(text); yield* this.#drain(); }
    *end() {
      this.#parser.end();
      yield* this.#drain();
      yield* this.#textEnds();
      if (this.#rest && this.#hidden === 0) yield this.#rest;
      const end = new DocumentEnd();
      for (const d of this.#document) if (d.end) { const r = d.end(end); if (r?.then) yield r; }
      if (end._out) yield end._out;
    }
    *#drain() {
      const events = this.#events;
      this.#events = [];
      for (const e of events) {
        const from = Math.max(e.from, this.#at), to = e.implied && e.kind === 'close' ? from : Math.max(e.to, from);
        if (e.kind !== 'text') yield* this.#textEnds();
        if (from > this.#at) { const between = this.#take(from); if (this.#hidden === 0 && between) yield between; }
        const raw = this.#take(to);
        let out = '';
        for (const x of this['_' + e.kind](e, raw)) { if (typeof x === 'string') out += x; else yield x; }
        if (out) yield out;
      }
      this.#rest = this.#rest.slice(this.#at - this.#base); // once for all events: it copies
      this.#base = this.#at;
    }
    #take(to) { const s = this.#rest.slice(this.#at - this.#base, to - this.#base); this.#at = to; return s; }
    *#shown(s) { if (this.#hidden === 0 && s) yield s; }

    *_open(e, raw) {
      const { open } = this.#tracker;
      if (open.length >= MOST) throw new RangeError(`HTMLRewriter: more than ${MOST} elements are open in each other`);
      const attributes = new Map(Object.entries(e.attributes)), self = /\/\s*>$/.test(raw);
      /** @type {any} */
      const el = { name: e.name, attribute: (k) => attributes.get(k) ?? null, element: null, hides: false };
      const found = new Set(this.#tracker.enter(el).map((n) => this.#tracker.lists[n].rule));
      el.rules = [...found].sort((a, b) => a - b).map((n) => this.#rules[n]);
      const holds = !VOID.has(e.name);
      if (el.rules.some((r) => r.handlers.element)) {
        const element = el.element = new Element(e.name, attributes, self);
        if (this.#hidden === 0) for (const r of el.rules) if (r.handlers.element) { const p = r.handlers.element(element); if (p?.then) yield p; }
        yield* this.#shown(element._before + element._tag(raw));
        if (holds) {
          yield* this.#shown((element._self === null || element._keep ? element._prepend : '') + (element._inner !== null && (element._self === null) ? element._inner : ''));
          if (element._inner !== null || element._removed && !element._keep) { el.hides = true; this.#hidden++; }
        } else yield* this.#shown(element._after);
      } else yield* this.#shown(raw);
      open.push(el); // the parser closes void elements as well
    }
    *_close(e, raw) {
      const { open } = this.#tracker;
      if (open.length === 0 || open.at(-1).name !== e.name) { yield* this.#shown(raw); return; }
      const el = open.pop(), { element } = el;
      if (el.hides) this.#hidden--;
      if (VOID.has(e.name)) return;
      if (element === null) { yield* this.#shown(raw); return; }
      if (element._self === null || element._keep) yield* this.#shown(element._append);
      const end = new EndTag(element._renamed ? element.tagName : e.name);
      if (this.#hidden === 0) for (const f of element._ends) { const p = f(end); if (p?.then) yield p; }
      const tag = element._self !== null ? '' : element._renamed && raw ? `</${end.name}>` : raw;
      yield* this.#shown(end._text(tag) + element._after);
    }
    #listeners(kind) {
      if (!this.#hears[kind]) return [];
      return [...this.#tracker.open.flatMap((el) => el.rules).filter((r) => r.handlers[kind]).map((r) => r.handlers), ...this.#document.filter((d) => d[kind])];
    }
    *#token(kind, token, raw, list) {
      if (this.#hidden === 0) for (const h of list) { const p = h[kind](token); if (p?.then) yield p; }
      yield* this.#shown(token._text(raw));
    }
    *_text(e, raw) {
      if (raw === '') return;
      const list = this.#inText ? this.#textOf : this.#textOf = this.#listeners('text');
      this.#inText = true;
      if (list.length === 0) { yield* this.#shown(raw); return; }
      yield* this.#token('text', new Text(raw, false), raw, list);
    }
    *#textEnds() {
      if (!this.#inText) return;
      this.#inText = false;
      if (this.#textOf.length > 0) yield* this.#token('text', new Text('', true), '', this.#textOf);
    }
    *_comment(e, raw) { yield* this.#token('comments', new Comment(e.text), raw, this.#listeners('comments')); }
    *_instruction(e, raw) {
      const m = /^!doctype(?:\s+([^\s>]+))?(?:\s+(?:public\s+(?:"([^"]*)"|'([^']*)')(?:\s*(?:"([^"]*)"|'([^']*)'))?|system\s+(?:"([^"]*)"|'([^']*)')))?/i.exec(e.data);
      if (m === null) { yield* this.#shown(raw); return; }
      const d = new Doctype(m[1]?.toLowerCase() ?? null, m[2] ?? m[3] ?? null, m[4] ?? m[5] ?? m[6] ?? m[7] ?? null);
      for (const h of this.#document) if (h.doctype) { const p = h.doctype(d); if (p?.then) yield p; }
      if (!d._gone) yield* this.#shown(raw);
    }
  }

  const sync = (text, run) => {
    let out = '';
    for (const g of [run.write(text), run.end()]) for (const x of g) {
      if (typeof x !== 'string') { x.catch?.(() => {}); throw new TypeError('HTMLRewriter: a handler that is async needs a Response: transform(new Response(text))'); }
      out += x;
    }
    return out;
  };
  // parts yields the chunks of a body as text; the bytes of an incomplete character are kept for the next chunk.
  async function* parts(body, run) {
    const decoder = new TextDecoder();
    const each = async function* (g) { for (const x of g) if (typeof x === 'string') yield host.encode(x); else await x; };
    for await (const chunk of body ?? []) yield* each(run.write(decoder.decode(chunk, { stream: true })));
    yield* each(run.write(decoder.decode()));
    yield* each(run.end());
  }

  class HTMLRewriter {
    #rules = []; #document = [];
    on(selector, handlers) {
      if (typeof handlers !== 'object' || handlers === null) throw new TypeError('HTMLRewriter.on: an object of handlers is needed: element, text, comments');
      this.#rules.push({ lists: compile(selector), handlers: bound(handlers, ['element', 'text', 'comments']) });
      return this;
    }
    onDocument(handlers) {
      if (typeof handlers !== 'object' || handlers === null) throw new TypeError('HTMLRewriter.onDocument: an object of handlers is needed: doctype, comments, text, end');
      this.#document.push(bound(handlers, ['doctype', 'text', 'comments', 'end']));
      return this;
    }
    transform(input) {
      const run = new Run(this.#rules.map((r) => ({ ...r, lists: r.lists.map((l) => l.slice()) })), this.#document);
      if (typeof input === 'string') return sync(input, run);
      if (input instanceof Response) {
        const headers = new Headers(input.headers);
        headers.delete('content-length');
        return new Response(input.body === null && this.#document.length === 0 ? null : parts(input.body, run), { status: input.status, statusText: input.statusText, headers });
      }
      const b = bytesOf(input);
      if (b === null) throw new TypeError('HTMLRewriter.transform: a Response, a string or an ArrayBuffer is needed');
      const out = host.encode(sync(new TextDecoder().decode(b), run));
      return out.byteLength === out.buffer.byteLength ? out.buffer : out.slice().buffer;
    }
  }
  const bound = (handlers, names) => {
    const out = {};
    for (const n of names) if (handlers[n] !== undefined) { if (typeof handlers[n] !== 'function') throw new TypeError(`HTMLRewriter: ${n} must be a function`); out[n] = (x) => handlers[n](x); }
    return out;
  };
  return { HTMLRewriter };
}
