// API: header fields and params, as they lie in the request's record.

import { Call } from "./call";
import { equals, text } from "./wire";

/** Headers are the fields of a request, in order; duplicates are kept. Valid as long as the request. */
// @ts-ignore: decorator
@final
export class Headers {
  /** @internal fold: case does not matter. */
  constructor(private req: Call, private list: usize, private fold: bool) {}

  /** The number of fields. */
  get length(): i32 { return load<i32>(this.req.record + this.list, 4); }

  /** name returns the name of field i, in lower case. */
  name(i: i32): string { return text(this.req.record, this.at(i)); }

  /** value returns the value of field i. */
  value(i: i32): string { return text(this.req.record, this.at(i) + 8); }

  /** find returns the number of the first field of that name at i or after it, or -1. */
  find(name: string, i: i32 = 0): i32 {
    const record = this.req.record, n = this.length;
    for (let span = load<u32>(record + this.list) + (i << 4); i < n; i++, span += 16) {
      if (equals(record, span, name, this.fold)) return i;
    }
    return -1;
  }

  has(name: string): bool { return this.find(name) >= 0; }

  /** get returns the value of a field, null if it is missing. Several of the name are joined by ", ", those of cookie by "; ". */
  get(name: string): string | null {
    let i = this.find(name);
    if (i < 0) return null;
    let value = this.value(i);
    while ((i = this.find(name, i + 1)) >= 0) value += (name.length == 6 && this.name(i) == "cookie" ? "; " : ", ") + this.value(i);
    return value;
  }

  /** all returns the values of all fields of that name. */
  all(name: string): string[] {
    const values = new Array<string>();
    for (let i = this.find(name); i >= 0; i = this.find(name, i + 1)) values.push(this.value(i));
    return values;
  }

  private at(i: i32): usize {
    if (<u32>i >= <u32>this.length) throw new RangeError("there is no field " + i.toString());
    return load<u32>(this.req.record + this.list) + (<u32>i << 4);
  }
}
