(() => {

"use strict";var library=(()=>{var O=Object.defineProperty;var z=Object.getOwnPropertyDescriptor;var M=Object.getOwnPropertyNames;var B=Object.prototype.hasOwnProperty;var N=(l,f)=>{for(var a of Object.keys(f))O(l,a,{get:f[a],enumerable:!0})},U=(l,f,a,d)=>{if(f&&typeof f=="object"||typeof f=="function")for(let c of M(f))!B.call(l,c)&&c!==a&&O(l,c,{get:()=>f[c],enumerable:!(d=z(f,
c))||d.enumerable});return l};var x=l=>U(O({},"__esModule",{value:!0}),l);var I={};N(I,{make:()=>A});var S=new Map,$=new Map;function j(l,f,a){return l.size>=64&&l.clear(),l.set(f,a),a}function P({host:l}){let f=n=>new RangeError(`invalid language tag: ${n}`);function a(n){let r=S.get(n);if(r===void 0){
if(r=n.length>255?!1:l.intl("tag",n),typeof r!="string")throw f(n);j(S,n,r)}return r}function d(n){if(n===void 0)return[];if(typeof n=="string")return[a(n)];if(n===null)throw new TypeError("locales: n\
ull is no language tag");let r=[];for(let i of typeof n?.baseName=="string"?[n]:Array.from(n)){if(typeof i!="string"&&(typeof i!="object"||i===null))throw new TypeError("locales: a language tag is a s\
tring");let t=a(String(i));if(r.includes(t)||r.push(t),r.length>256)throw new RangeError("locales: at most 256 language tags")}return r}function c(n){let r=n===void 0?"":d(n).join(" "),i=$.get(r);return i===
void 0&&(i=JSON.parse(l.intl("resolve",r)),i.plain=Object.keys(i.keys).length===0,j($,r,i)),i}function p(n,r){if(n.plain)return n.locale;let i="";for(let[t,e]of r)n.keys[t]!==void 0&&n.keys[t]===e&&(i+=
"-"+t+(e===""||e==="true"?"":"-"+e));return i?n.locale+"-u"+i:n.locale}function b(n,r){let i=d(n);if(r!==void 0){if(r===null)throw new TypeError("supportedLocalesOf: null is no options");g(r,"localeMa\
tcher",["lookup","best fit"],"best fit")}return i.filter(t=>l.intl("supported",t)===!0)}function g(n,r,i,t){let e=n?.[r];if(e===void 0)return t;if(typeof t=="boolean")return!!e;if(e=String(e),i&&!i.includes(
e))throw new RangeError(`${r} must be one of: ${i.map(o=>`"${o}"`).join(", ")}; it is "${e}"`);return e}function y(n,r){let i=g(n,r);if(i!==void 0&&!/^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i.test(i.slice(
0,64)))throw new RangeError(`${r} is not well-formed: "${i}"`);return i?.toLowerCase()}function k(n,r,i=n.prototype){function t(e,o){return Reflect.construct(n,[e,o],new.target??t)}return t.prototype=
i,Object.defineProperty(t,"supportedLocalesOf",{value:n.supportedLocalesOf,configurable:!0,writable:!0}),Object.defineProperties(t,{name:{value:r,configurable:!0},prototype:{writable:!1}}),Object.defineProperty(
i,"constructor",{value:t}),t}function w(n,r,i){if(typeof n!="string"&&n!==void 0||n?.includes("\0"))return;let t=n??"";if(r===void 0)return t;if(typeof r!="object"||r===null)return;let e=Object.getPrototypeOf(
r);if(!(e!==Object.prototype&&e!==null)&&Object.getOwnPropertyNames(r).length===Object.keys(r).length){for(let o in r){let u=i[o]=r[o];if(typeof u=="object"||typeof u=="function"||typeof u=="symbol"||
typeof u=="string"&&u.includes("\0"))return;t+="\0"+o+"\0"+typeof u+u}return t.length>1024?void 0:t}}function m(n,r){let i=n.split("\0"),t=[];for(let e=0;e+1<i.length;e+=2){let o={type:i[e],value:i[e+
1]};r==="source"?(o.source=i[e+2],e++):r!==void 0&&o.type!=="literal"&&(o.unit=r),t.push(o)}return t}return{canonical:d,resolve:c,localeWith:p,supported:b,option:g,type:y,callable:k,keyOf:w,partsOf:m,
keep:j,invalid:f}}function A({host:l}){let f=P({host:l}),{canonical:a,resolve:d,supported:c,option:p,callable:b}=f,g;class y{#t;#e;#n;#i;constructor(e,o){let u=d(e),{locale:h,keys:s}=u;if(o===null)throw new TypeError("\
Intl.Collator: null is no options");let v=s.kn!==void 0&&s.kn!=="false";this.#e={usage:p(o,"usage",["sort","search"],"sort"),sensitivity:p(o,"sensitivity",["base","accent","case","variant"],"variant"),
ignorePunctuation:p(o,"ignorePunctuation",null,!1),numeric:o?.numeric===void 0?v:!!o.numeric,caseFirst:p(o,"caseFirst",["upper","lower","false"],["upper","lower","false"].includes(s.kf)?s.kf:"false")};
let{sensitivity:C,numeric:L,caseFirst:T,ignorePunctuation:F}=this.#e,E=s.co!==void 0&&l.intl("collation",h,s.co)===!0?s.co:void 0;this.#e.collation=E??"default";let R=[["co",E],["kf",T],["kn",L?"":"fa\
lse"]];this.#t=f.localeWith(u,R),this.#n=(C==="variant"?"":C[0])+(L?"n":"")+(F?"p":"")+(this.#e.caseFirst==="upper"?"u":"")}static{g=(e,o,u)=>e.#r(o,u)}#r(e,o){return e===o?0:l.collate(this.#t,this.#n,
e,o)}get compare(){return this.#i??=(e,o)=>this.#r(String(e),String(o))}resolvedOptions(){let{usage:e,sensitivity:o,ignorePunctuation:u,collation:h,numeric:s,caseFirst:v}=this.#e;return{locale:this.#t,
usage:e,sensitivity:o,ignorePunctuation:u,collation:h,numeric:s,caseFirst:v}}static supportedLocalesOf(e,o){return c(e,o)}get[Symbol.toStringTag](){return"Intl.Collator"}}let k=new y,w=new Map;function m(t,e){
if(t===void 0&&e===void 0)return k;if(typeof t!="string"&&t!==void 0)return new y(t,e);let o=e===void 0?t:[t,e?.sensitivity,e?.numeric,e?.ignorePunctuation,e?.caseFirst,e?.usage].join("\0"),u=w.get(o);
return u===void 0&&(w.size>=16&&w.clear(),w.set(o,u=new y(t,e))),u}function n(t,e){if(t==null)throw new TypeError(`String.prototype.${e}: called on ${t}`);return String(t)}let r=/^(?:tr|az|lt|el)(?:-|$)/;
function i(t,e,o){let[u]=a(e);if(u!==void 0&&r.test(u)){let h=l.cased(u,t,o);if(typeof h!="string")throw new RangeError("toLocaleUpperCase, toLocaleLowerCase: at most 1 MiB of text has a language");return h}
return o?t.toUpperCase():t.toLowerCase()}return{Collator:b(y,"Collator"),tags:f,compare:(t,e,o,u)=>g(m(o,u),n(t,"localeCompare"),String(e)),upper:(t,e)=>i(n(t,"toLocaleUpperCase"),e,!0),lower:(t,e)=>i(
n(t,"toLocaleLowerCase"),e,!1)}}return x(I);})();
return library;
})()
