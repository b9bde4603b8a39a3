// json: as much JSON as this service reads, an object and those of its members that are strings.

/** object returns the members of an object: null for those that are not strings. null: the text is not a JSON object. */
export function object(text: string): Map<string, string | null> | null {
  const r = new Reader(text), members = new Map<string, string | null>();
  r.object(members, 0);
  r.space();
  return r.ok && r.at == text.length ? members : null;
}

class Reader {
  at: i32 = 0;
  ok: bool = true; // false: from here on nothing is read

  constructor(private text: string) {}

  space(): void {
    while (this.at < this.text.length && " \t\r\n".includes(this.text.charAt(this.at))) this.at++;
  }

  /** next skips c, and reports whether it did. */
  next(c: string): bool {
    this.space();
    if (!this.ok || this.text.charAt(this.at) != c) return false;
    this.at++;
    return true;
  }

  need(c: string): void { if (!this.next(c)) this.ok = false; }

  object(members: Map<string, string | null>, depth: i32): void {
    this.need("{");
    if (this.next("}")) return;
    do {
      const name = this.string();
      this.need(":");
      members.set(name, this.value(depth));
    } while (this.next(","));
    this.need("}");
  }

  /** value reads a value of any kind, and is its text if it is a string. At most 32 lie within each other. */
  value(depth: i32): string | null {
    this.space();
    const c = this.text.charAt(this.at);
    if (depth == 32) this.ok = false;
    if (!this.ok) return null;
    if (c == '"') return this.string();
    if (c == "{") this.object(new Map<string, string | null>(), depth + 1);
    else if (this.next("[")) {
      if (this.next("]")) return null;
      do this.value(depth + 1); while (this.next(","));
      this.need("]");
    } else this.word();
    return null;
  }

  word(): void {
    const start = this.at;
    while (this.at < this.text.length && !" \t\r\n,]}".includes(this.text.charAt(this.at))) this.at++;
    const word = this.text.substring(start, this.at);
    if (word == "null" || word == "true" || word == "false") return;
    for (let i = 0; i < word.length; i++) if (!"0123456789+-.eE".includes(word.charAt(i))) this.ok = false;
    if (!word.length || isNaN(parseFloat(word))) this.ok = false;
  }

  string(): string {
    let out = "";
    this.need('"');
    while (this.ok && this.at < this.text.length) {
      const c = this.text.charAt(this.at++);
      if (c == '"') return out;
      if (c < " ") break;
      out += c == "\\" ? this.escape() : c;
    }
    this.ok = false;
    return out;
  }

  /** escape is what stands behind a backslash. */
  escape(): string {
    const c = this.text.charAt(this.at++);
    if (c == "u") {
      let code = 0;
      for (let i = 0; i < 4; i++) {
        const digit = "0123456789abcdef".indexOf(this.text.charAt(this.at++).toLowerCase());
        if (digit < 0 || this.at > this.text.length) this.ok = false;
        code = code << 4 | (digit & 15);
      }
      return String.fromCharCode(code);
    }
    const i = c.length ? '"\\/bfnrt'.indexOf(c) : -1;
    if (i < 0) this.ok = false;
    return '"\\/\b\f\n\r\t'.charAt(i);
  }
}
