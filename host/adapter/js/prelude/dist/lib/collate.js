(() => {

var library=(()=>{var z=Object.defineProperty;var P=Object.getOwnPropertyDescriptor;var j=Object.getOwnPropertyNames;var O=Object.prototype.hasOwnProperty;var R=(o,s)=>{for(var p in s)z(o,p,{get:s[p],enumerable:!0})},T=(o,s,p,d)=>{if(s&&typeof s=="object"||typeof s=="function")for(let c of j(s))!O.call(o,c)&&c!==p&&z(o,c,{get:()=>s[c],enumerable:!(d=P(s,
c))||d.enumerable});return o};var k=o=>T(z({},"__esModule",{value:!0}),o);var B={};R(B,{make:()=>I});var $=`	
\v\f\r _-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$0123456789`,w=new Uint8Array(128);for(let o=0;o<$.length;o++)w[$.charCodeAt(o)]=o+1;for(let o=0;o<26;o++)w[97+o]=w[65+o]=$.length+1+o;var x=40,U=/^(?:en|de|fr|es|it|pt|nl)(?:-[A-Z]{2})?$/,
F=/^(?:[a-z]{2,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i;function I({host:o}){function s(t,e,r){
let n=0,i=0,u=0;for(let g=0;g<x;g++){let l=0,f=0,a=0,h=0;for(;n<t.length&&l===0;){if(a=t.charCodeAt(n++),a>127)return;l=w[a]}for(;i<e.length&&f===0;){if(h=e.charCodeAt(i++),h>127)return;f=w[h]}if(l!==
f)return t.charCodeAt(n)>127||e.charCodeAt(i)>127?void 0:l<f?-1:1;if(l===0)return r?u:0;u===0&&a!==h&&(u=a>h?-1:1)}}let p=t=>new RangeError(`invalid language tag: ${t}`);function d(t){if(t===void 0)return[];
if(t===null)throw new TypeError("locales: null is no language tag");let e=typeof t=="string"||typeof t?.baseName=="string"?[t]:Array.from(t),r=[];for(let n of e){if(typeof n!="string"&&(typeof n!="obj\
ect"||n===null))throw new TypeError("locales: a language tag is a string");let i=String(n);if(!F.test(i))throw p(i);let u=!1,g=i.split("-").map((l,f)=>{let a=l.toLowerCase();return f===0||u||a.length===
1?(u||=a.length===1&&f>0,a):a.length===2?a.toUpperCase():a.length===4&&/^[a-z]/.test(a)?a[0].toUpperCase()+a.slice(1):a}).join("-").replace(/(-u(?:-[a-z0-9]{2,8})*?-[a-z0-9][a-z])-true(?=-|$)/,"$1");r.
includes(g)||r.push(g)}return r}function c(t,e,r,n){let i=t?.[e];if(i===void 0)return n;if(typeof n=="boolean")return!!i;if(i=String(i),r&&!r.includes(i))throw new RangeError(`${e} must be one of: ${r.
map(u=>`"${u}"`).join(", ")}; it is "${i}"`);return i}let v;class y{#t;#n;#e;#i;constructor(e,r){let[n]=d(e);if(r===null)throw new TypeError("Intl.Collator: null is no options");let i=a=>new RegExp(`-\
u(?:-[a-z0-9]{2,8})*?-${a}(?:-([a-z0-9]{3,8}))?(?:-|$)`).exec(n??"")?.[1],u=i("kn")??(/-u-(?:.*-)?kn(?:-..(?:-|$)|$)/.test(n??"")?"true":"false");this.#t=n??"en-US",this.#n={usage:c(r,"usage",["sort",
"search"],"sort"),sensitivity:c(r,"sensitivity",["base","accent","case","variant"],"variant"),ignorePunctuation:c(r,"ignorePunctuation",null,!1),numeric:r?.numeric===void 0?u==="true":!!r.numeric,caseFirst:c(
r,"caseFirst",["upper","lower","false"],i("kf")??"false")};let{sensitivity:g,numeric:l,ignorePunctuation:f}=this.#n;this.#e=(g==="variant"?"":g[0])+(l?"n":"")+(f?"p":"")+(this.#n.caseFirst==="upper"?"\
u":"")}static{v=(e,r,n)=>e.#r(r,n)}#r(e,r){if(e===r)return 0;if((this.#e===""||this.#e==="c"||this.#e==="b"||this.#e==="a")&&U.test(this.#t)){let n=s(e,r,this.#e===""||this.#e==="c");if(n!==void 0)return n}
return o.collate(this.#t,this.#e,e,r)}get compare(){return this.#i??=(e,r)=>this.#r(String(e),String(r))}resolvedOptions(){let{usage:e,sensitivity:r,ignorePunctuation:n,numeric:i,caseFirst:u}=this.#n;
return{locale:this.#t.replace(/-u-.*/,""),usage:e,sensitivity:r,ignorePunctuation:n,collation:"default",numeric:i,caseFirst:u}}static supportedLocalesOf(e){return d(e)}get[Symbol.toStringTag](){return"\
Intl.Collator"}}function b(t,e,r=t.prototype){function n(i,u){return Reflect.construct(t,[i,u],new.target??n)}return n.prototype=r,Object.defineProperty(n,"supportedLocalesOf",{value:t.supportedLocalesOf,
configurable:!0,writable:!0}),Object.defineProperties(n,{name:{value:e,configurable:!0},prototype:{writable:!1}}),Object.defineProperty(r,"constructor",{value:n}),n}let E=new y,C=new Map;function L(t,e){
if(t===void 0&&e===void 0)return E;if(typeof t!="string"&&t!==void 0)return new y(t,e);let r=e===void 0?t:[t,e?.sensitivity,e?.numeric,e?.ignorePunctuation,e?.caseFirst,e?.usage].join("\0"),n=C.get(r);
return n===void 0&&(C.size>=16&&C.clear(),C.set(r,n=new y(t,e))),n}function m(t,e){if(t==null)throw new TypeError(`String.prototype.${e}: called on ${t}`);return String(t)}let S=/^(?:tr|az|lt|el)(?:-|$)/;
function A(t,e,r){let[n]=d(e);if(n!==void 0&&S.test(n)){let i=o.cased(n,t,r);if(typeof i!="string")throw new RangeError("toLocaleUpperCase, toLocaleLowerCase: at most 1 MiB of text has a language");return i}
return r?t.toUpperCase():t.toLowerCase()}return{Collator:b(y,"Collator"),callable:b,canonical:d,option:c,compare:(t,e,r,n)=>v(L(r,n),m(t,"localeCompare"),String(e)),upper:(t,e)=>A(m(t,"toLocaleUpperCa\
se"),e,!0),lower:(t,e)=>A(m(t,"toLocaleLowerCase"),e,!1)}}return k(B);})();
return library;
})()
