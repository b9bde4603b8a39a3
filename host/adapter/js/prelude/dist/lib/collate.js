(() => {

var library=(()=>{var m=Object.defineProperty;var L=Object.getOwnPropertyDescriptor;var S=Object.getOwnPropertyNames;var E=Object.prototype.hasOwnProperty;var P=(u,o)=>{for(var c in o)m(u,c,{get:o[c],enumerable:!0})},j=(u,o,c,l)=>{if(o&&typeof o=="object"||typeof o=="function")for(let f of S(o))!E.call(u,f)&&f!==c&&m(u,f,{get:()=>o[f],enumerable:!(l=L(o,
f))||l.enumerable});return u};var k=u=>j(m({},"__esModule",{value:!0}),u);var x={};P(x,{make:()=>T});var O=/^(?:[a-z]{2,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i;
function T({host:u}){let o=t=>new RangeError(`invalid language tag: ${t}`);function c(t){if(t===void 0)return[];if(t===null)throw new TypeError("locales: null is no language tag");let e=typeof t=="str\
ing"||typeof t?.baseName=="string"?[t]:Array.from(t),n=[];for(let r of e){if(typeof r!="string"&&(typeof r!="object"||r===null))throw new TypeError("locales: a language tag is a string");let i=String(
r);if(!O.test(i))throw o(i);let s=!1,g=i.split("-").map((h,w)=>{let a=h.toLowerCase();return w===0||s||a.length===1?(s||=a.length===1&&w>0,a):a.length===2?a.toUpperCase():a.length===4&&/^[a-z]/.test(a)?
a[0].toUpperCase()+a.slice(1):a}).join("-").replace(/(-u(?:-[a-z0-9]{2,8})*?-[a-z0-9][a-z])-true(?=-|$)/,"$1");n.includes(g)||n.push(g)}return n}function l(t,e,n,r){let i=t?.[e];if(i===void 0)return r;
if(typeof r=="boolean")return!!i;if(i=String(i),n&&!n.includes(i))throw new RangeError(`${e} must be one of: ${n.map(s=>`"${s}"`).join(", ")}; it is "${i}"`);return i}let f;class p{#t;#e;#n;#i;constructor(e,n){
let[r]=c(e);if(n===null)throw new TypeError("Intl.Collator: null is no options");let i=a=>new RegExp(`-u(?:-[a-z0-9]{2,8})*?-${a}(?:-([a-z0-9]{3,8}))?(?:-|$)`).exec(r??"")?.[1],s=i("kn")??(/-u-(?:.*-)?kn(?:-..(?:-|$)|$)/.
test(r??"")?"true":"false");this.#t=r??"en-US",this.#e={usage:l(n,"usage",["sort","search"],"sort"),sensitivity:l(n,"sensitivity",["base","accent","case","variant"],"variant"),ignorePunctuation:l(n,"i\
gnorePunctuation",null,!1),numeric:n?.numeric===void 0?s==="true":!!n.numeric,caseFirst:l(n,"caseFirst",["upper","lower","false"],i("kf")??"false")};let{sensitivity:g,numeric:h,ignorePunctuation:w}=this.#e;
this.#n=(g==="variant"?"":g[0])+(h?"n":"")+(w?"p":"")+(this.#e.caseFirst==="upper"?"u":"")}static{f=(e,n,r)=>e.#r(n,r)}#r(e,n){return e===n?0:u.collate(this.#t,this.#n,e,n)}get compare(){return this.#i??=
(e,n)=>this.#r(String(e),String(n))}resolvedOptions(){let{usage:e,sensitivity:n,ignorePunctuation:r,numeric:i,caseFirst:s}=this.#e;return{locale:this.#t.replace(/-u-.*/,""),usage:e,sensitivity:n,ignorePunctuation:r,
collation:"default",numeric:i,caseFirst:s}}static supportedLocalesOf(e){return c(e)}get[Symbol.toStringTag](){return"Intl.Collator"}}function z(t,e,n=t.prototype){function r(i,s){return Reflect.construct(
t,[i,s],new.target??r)}return r.prototype=n,Object.defineProperty(r,"supportedLocalesOf",{value:t.supportedLocalesOf,configurable:!0,writable:!0}),Object.defineProperties(r,{name:{value:e,configurable:!0},
prototype:{writable:!1}}),Object.defineProperty(n,"constructor",{value:r}),r}let b=new p,d=new Map;function C(t,e){if(t===void 0&&e===void 0)return b;if(typeof t!="string"&&t!==void 0)return new p(t,e);
let n=e===void 0?t:[t,e?.sensitivity,e?.numeric,e?.ignorePunctuation,e?.caseFirst,e?.usage].join("\0"),r=d.get(n);return r===void 0&&(d.size>=16&&d.clear(),d.set(n,r=new p(t,e))),r}function y(t,e){if(t==
null)throw new TypeError(`String.prototype.${e}: called on ${t}`);return String(t)}let v=/^(?:tr|az|lt|el)(?:-|$)/;function $(t,e,n){let[r]=c(e);if(r!==void 0&&v.test(r)){let i=u.cased(r,t,n);if(typeof i!=
"string")throw new RangeError("toLocaleUpperCase, toLocaleLowerCase: at most 1 MiB of text has a language");return i}return n?t.toUpperCase():t.toLowerCase()}return{Collator:z(p,"Collator"),callable:z,
canonical:c,option:l,compare:(t,e,n,r)=>f(C(n,r),y(t,"localeCompare"),String(e)),upper:(t,e)=>$(y(t,"toLocaleUpperCase"),e,!0),lower:(t,e)=>$(y(t,"toLocaleLowerCase"),e,!1)}}return k(x);})();
return library;
})()
