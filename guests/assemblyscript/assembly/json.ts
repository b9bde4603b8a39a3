// Wire: JSON, as far as the manifest needs it.

/** quote returns s in JSON's quotes. */
export function quote(s: string): string {
  let out = '"', from = 0;
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c >= 32 && c != 34 && c != 92) continue;
    out += s.substring(from, i);
    if (c < 32) out += "\\u00" + (c < 16 ? "0" : "1") + HEX.charAt(c & 15);
    else out += "\\" + s.charAt(i);
    from = i + 1;
  }
  return out + s.substring(from) + '"';
}

const HEX = "0123456789abcdef";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export function base64(b: Uint8Array): string {
  let out = "";
  for (let i = 0; i < b.length; i += 3) {
    const left = b.length - i;
    const v = <i32>b[i] << 16 | (left > 1 ? <i32>b[i + 1] << 8 : 0) | (left > 2 ? <i32>b[i + 2] : 0);
    out += BASE64.charAt(v >> 18) + BASE64.charAt(v >> 12 & 63) + (left > 1 ? BASE64.charAt(v >> 6 & 63) : "=") + (left > 2 ? BASE64.charAt(v & 63) : "=");
  }
  return out;
}
