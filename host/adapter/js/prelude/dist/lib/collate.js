(() => {

var library=(()=>{var C=Object.defineProperty;var R=Object.getOwnPropertyDescriptor;var z=Object.getOwnPropertyNames;var M=Object.prototype.hasOwnProperty;var B=(u,a)=>{for(var s in a)C(u,s,{get:a[s],enumerable:!0})},U=(u,a,s,d)=>{if(a&&typeof a=="object"||typeof a=="function")for(let c of z(a))!M.call(u,c)&&c!==s&&C(u,c,{get:()=>a[c],enumerable:!(d=R(a,
c))||d.enumerable});return u};var x=u=>U(C({},"__esModule",{value:!0}),u);var I={};B(I,{make:()=>A});var S=new Map,$=new Map;function L(u,a,s){return u.size>=64&&u.clear(),u.set(a,s),s}function j({host:u}){let a=n=>new RangeError(`invalid language tag: ${n}`);function s(n){let r=S.get(n);if(r===void 0){
if(r=n.length>255?!1:u.intl("tag",n),typeof r!="string")throw a(n);L(S,n,r)}return r}function d(n){if(n===void 0)return[];if(typeof n=="string")return[s(n)];if(n===null)throw new TypeError("locales: n\
ull is no language tag");let r=[];for(let i of typeof n?.baseName=="string"?[n]:Array.from(n)){if(typeof i!="string"&&(typeof i!="object"||i===null))throw new TypeError("locales: a language tag is a s\
tring");let t=s(String(i));if(r.includes(t)||r.push(t),r.length>256)throw new RangeError("locales: at most 256 language tags")}return r}function c(n){let r=n===void 0?"":d(n).join(" ");return $.get(r)??
L($,r,JSON.parse(u.intl("resolve",r)))}function p(n,r){let i="";for(let[t,e]of r)n.keys[t]!==void 0&&n.keys[t]===e&&(i+="-"+t+(e===""||e==="true"?"":"-"+e));return i?n.locale+"-u"+i:n.locale}function m(n,r){
let i=d(n);if(r!==void 0){if(r===null)throw new TypeError("supportedLocalesOf: null is no options");g(r,"localeMatcher",["lookup","best fit"],"best fit")}return i.filter(t=>u.intl("supported",t)===!0)}
function g(n,r,i,t){let e=n?.[r];if(e===void 0)return t;if(typeof t=="boolean")return!!e;if(e=String(e),i&&!i.includes(e))throw new RangeError(`${r} must be one of: ${i.map(o=>`"${o}"`).join(", ")}; i\
t is "${e}"`);return e}function y(n,r){let i=g(n,r);if(i!==void 0&&!/^[a-z0-9]{3,8}(?:-[a-z0-9]{3,8})*$/i.test(i.slice(0,64)))throw new RangeError(`${r} is not well-formed: "${i}"`);return i?.toLowerCase()}
function k(n,r,i=n.prototype){function t(e,o){return Reflect.construct(n,[e,o],new.target??t)}return t.prototype=i,Object.defineProperty(t,"supportedLocalesOf",{value:n.supportedLocalesOf,configurable:!0,
writable:!0}),Object.defineProperties(t,{name:{value:r,configurable:!0},prototype:{writable:!1}}),Object.defineProperty(i,"constructor",{value:t}),t}function w(n,r){if(typeof n!="string"&&n!==void 0)return;
let i=n??"";if(r===void 0)return i;if(!(typeof r!="object"||r===null)){for(let t in r){let e=r[t];if(typeof e=="object"||typeof e=="function"||typeof e=="symbol")return;i+="\0"+t+"\0"+typeof e+e}return i.
length>1024?void 0:i}}function b(n,r){let i=n.split("\0"),t=[];for(let e=0;e+1<i.length;e+=2){let o={type:i[e],value:i[e+1]};r==="source"?(o.source=i[e+2],e++):r!==void 0&&o.type!=="literal"&&(o.unit=
r),t.push(o)}return t}return{canonical:d,resolve:c,localeWith:p,supported:m,option:g,type:y,callable:k,keyOf:w,partsOf:b,keep:L,invalid:a}}function A({host:u}){let a=j({host:u}),{canonical:s,resolve:d,supported:c,option:p,callable:m}=a,g;class y{#t;#e;#n;#i;constructor(e,o){let{locale:l,keys:f}=d(e);if(o===null)throw new TypeError("Intl.\
Collator: null is no options");let v=f.kn!==void 0&&f.kn!=="false";this.#e={usage:p(o,"usage",["sort","search"],"sort"),sensitivity:p(o,"sensitivity",["base","accent","case","variant"],"variant"),ignorePunctuation:p(
o,"ignorePunctuation",null,!1),numeric:o?.numeric===void 0?v:!!o.numeric,caseFirst:p(o,"caseFirst",["upper","lower","false"],["upper","lower","false"].includes(f.kf)?f.kf:"false")};let{sensitivity:h,numeric:E,
caseFirst:P,ignorePunctuation:T}=this.#e,O=f.co!==void 0&&u.intl("collation",l,f.co)===!0?f.co:void 0;this.#e.collation=O??"default";let F=[["co",O],["kf",P],["kn",E?"":"false"]];this.#t=a.localeWith(
{locale:l,keys:f},F),this.#n=(h==="variant"?"":h[0])+(E?"n":"")+(T?"p":"")+(this.#e.caseFirst==="upper"?"u":"")}static{g=(e,o,l)=>e.#r(o,l)}#r(e,o){return e===o?0:u.collate(this.#t,this.#n,e,o)}get compare(){
return this.#i??=(e,o)=>this.#r(String(e),String(o))}resolvedOptions(){let{usage:e,sensitivity:o,ignorePunctuation:l,collation:f,numeric:v,caseFirst:h}=this.#e;return{locale:this.#t,usage:e,sensitivity:o,
ignorePunctuation:l,collation:f,numeric:v,caseFirst:h}}static supportedLocalesOf(e,o){return c(e,o)}get[Symbol.toStringTag](){return"Intl.Collator"}}let k=new y,w=new Map;function b(t,e){if(t===void 0&&
e===void 0)return k;if(typeof t!="string"&&t!==void 0)return new y(t,e);let o=e===void 0?t:[t,e?.sensitivity,e?.numeric,e?.ignorePunctuation,e?.caseFirst,e?.usage].join("\0"),l=w.get(o);return l===void 0&&
(w.size>=16&&w.clear(),w.set(o,l=new y(t,e))),l}function n(t,e){if(t==null)throw new TypeError(`String.prototype.${e}: called on ${t}`);return String(t)}let r=/^(?:tr|az|lt|el)(?:-|$)/;function i(t,e,o){
let[l]=s(e);if(l!==void 0&&r.test(l)){let f=u.cased(l,t,o);if(typeof f!="string")throw new RangeError("toLocaleUpperCase, toLocaleLowerCase: at most 1 MiB of text has a language");return f}return o?t.
toUpperCase():t.toLowerCase()}return{Collator:m(y,"Collator"),tags:a,compare:(t,e,o,l)=>g(b(o,l),n(t,"localeCompare"),String(e)),upper:(t,e)=>i(n(t,"toLocaleUpperCase"),e,!0),lower:(t,e)=>i(n(t,"toLoc\
aleLowerCase"),e,!1)}}return x(I);})();
return library;
})()
