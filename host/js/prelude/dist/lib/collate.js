(() => {

"use strict";var library=(()=>{var C=Object.defineProperty;var z=Object.getOwnPropertyDescriptor;var M=Object.getOwnPropertyNames;var B=Object.prototype.hasOwnProperty;var U=(u,l)=>{for(var f of Object.keys(l))C(u,f,{get:l[f],enumerable:!0})},x=(u,l,f,d)=>{if(l&&typeof l=="object"||typeof l=="function")for(let s of M(l))!B.call(u,s)&&s!==f&&C(u,s,{get:()=>l[s],enumerable:!(d=z(l,
s))||d.enumerable});return u};var A=u=>x(C({},"__esModule",{value:!0}),u);var N={};U(N,{make:()=>I});var $=new Map,j=new Map;function L(u,l,f){return u.size>=64&&u.clear(),u.set(l,f),f}function P({host:u}){let l=n=>new RangeError(`invalid language tag: ${n}`);function f(n){let i=$.get(n);if(i===void 0){
if(i=n.length>255?!1:u.intl("tag",n),typeof i!="string")throw l(n);L($,n,i)}return i}function d(n){if(n===void 0)return[];if(typeof n=="string")return[f(n)];if(n===null)throw new TypeError("locales: n\
ull is no language tag");let i=[];for(let r of typeof n?.baseName=="string"?[n]:Array.from(n)){if(typeof r!="string"&&(typeof r!="object"||r===null))throw new TypeError("locales: a language tag is a s\
tring");let t=f(String(r));if(i.includes(t)||i.push(t),i.length>256)throw new RangeError("locales: at most 256 language tags")}return i}function s(n){let i=n===void 0?"":d(n).join(" "),r=j.get(i);return r===
void 0&&(r=JSON.parse(u.intl("resolve",i)),r.plain=Object.keys(r.keys).length===0,L(j,i,r)),r}function p(n,i){if(n.plain)return n.locale;let r="";for(let[t,e]of i)n.keys[t]!==void 0&&n.keys[t]===e&&(r+=
"-"+t+(e===""||e==="true"?"":"-"+e));return r?n.locale+"-u"+r:n.locale}function k(n,i){let r=d(n);if(i!==void 0){if(i===null)throw new TypeError("supportedLocalesOf: null is no options");g(i,"localeMa\
tcher",["lookup","best fit"],"best fit")}return r.filter(t=>u.intl("supported",t)===!0)}function g(n,i,r,t){let e=n?.[i];if(e===void 0)return t;if(typeof t=="boolean")return!!e;if(e=String(e),r&&!r.includes(
e))throw new RangeError(`${i} must be one of: ${r.map(o=>`"${o}"`).join(", ")}; it is "${e}"`);return e}function y(n,i){let r=g(n,i);if(r!==void 0&&!/^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i.test(r.slice(
0,64)))throw new RangeError(`${i} is not well-formed: "${r}"`);return r?.toLowerCase()}function m(n,i,r=n.prototype){function t(e,o){return Reflect.construct(n,[e,o],new.target??t)}return t.prototype=
r,Object.defineProperty(t,"supportedLocalesOf",{value:n.supportedLocalesOf,configurable:!0,writable:!0}),Object.defineProperties(t,{name:{value:i,configurable:!0},prototype:{writable:!1}}),Object.defineProperty(
r,"constructor",{value:t}),t}function w(n,i){if(typeof n!="string"&&n!==void 0)return;let r=n??"";if(i===void 0)return r;if(!(typeof i!="object"||i===null)){for(let t in i){let e=i[t];if(typeof e=="ob\
ject"||typeof e=="function"||typeof e=="symbol")return;r+="\0"+t+"\0"+typeof e+e}return r.length>1024?void 0:r}}function b(n,i){let r=n.split("\0"),t=[];for(let e=0;e+1<r.length;e+=2){let o={type:r[e],
value:r[e+1]};i==="source"?(o.source=r[e+2],e++):i!==void 0&&o.type!=="literal"&&(o.unit=i),t.push(o)}return t}return{canonical:d,resolve:s,localeWith:p,supported:k,option:g,type:y,callable:m,keyOf:w,
partsOf:b,keep:L,invalid:l}}function I({host:u}){let l=P({host:u}),{canonical:f,resolve:d,supported:s,option:p,callable:k}=l,g;class y{#t;#e;#n;#i;constructor(e,o){let a=d(e),{locale:h,keys:c}=a;if(o===null)throw new TypeError("\
Intl.Collator: null is no options");let v=c.kn!==void 0&&c.kn!=="false";this.#e={usage:p(o,"usage",["sort","search"],"sort"),sensitivity:p(o,"sensitivity",["base","accent","case","variant"],"variant"),
ignorePunctuation:p(o,"ignorePunctuation",null,!1),numeric:o?.numeric===void 0?v:!!o.numeric,caseFirst:p(o,"caseFirst",["upper","lower","false"],["upper","lower","false"].includes(c.kf)?c.kf:"false")};
let{sensitivity:O,numeric:E,caseFirst:T,ignorePunctuation:F}=this.#e,S=c.co!==void 0&&u.intl("collation",h,c.co)===!0?c.co:void 0;this.#e.collation=S??"default";let R=[["co",S],["kf",T],["kn",E?"":"fa\
lse"]];this.#t=l.localeWith(a,R),this.#n=(O==="variant"?"":O[0])+(E?"n":"")+(F?"p":"")+(this.#e.caseFirst==="upper"?"u":"")}static{g=(e,o,a)=>e.#r(o,a)}#r(e,o){return e===o?0:u.collate(this.#t,this.#n,
e,o)}get compare(){return this.#i??=(e,o)=>this.#r(String(e),String(o))}resolvedOptions(){let{usage:e,sensitivity:o,ignorePunctuation:a,collation:h,numeric:c,caseFirst:v}=this.#e;return{locale:this.#t,
usage:e,sensitivity:o,ignorePunctuation:a,collation:h,numeric:c,caseFirst:v}}static supportedLocalesOf(e,o){return s(e,o)}get[Symbol.toStringTag](){return"Intl.Collator"}}let m=new y,w=new Map;function b(t,e){
if(t===void 0&&e===void 0)return m;if(typeof t!="string"&&t!==void 0)return new y(t,e);let o=e===void 0?t:[t,e?.sensitivity,e?.numeric,e?.ignorePunctuation,e?.caseFirst,e?.usage].join("\0"),a=w.get(o);
return a===void 0&&(w.size>=16&&w.clear(),w.set(o,a=new y(t,e))),a}function n(t,e){if(t==null)throw new TypeError(`String.prototype.${e}: called on ${t}`);return String(t)}let i=/^(?:tr|az|lt|el)(?:-|$)/;
function r(t,e,o){let[a]=f(e);if(a!==void 0&&i.test(a)){let h=u.cased(a,t,o);if(typeof h!="string")throw new RangeError("toLocaleUpperCase, toLocaleLowerCase: at most 1 MiB of text has a language");return h}
return o?t.toUpperCase():t.toLowerCase()}return{Collator:k(y,"Collator"),tags:l,compare:(t,e,o,a)=>g(b(o,a),n(t,"localeCompare"),String(e)),upper:(t,e)=>r(n(t,"toLocaleUpperCase"),e,!0),lower:(t,e)=>r(
n(t,"toLocaleLowerCase"),e,!1)}}return A(N);})();
return library;
})()
