(() => {

var library=(()=>{var v=Object.defineProperty;var P=Object.getOwnPropertyDescriptor;var j=Object.getOwnPropertyNames;var k=Object.prototype.hasOwnProperty;var O=(o,c)=>{for(var p in c)v(o,p,{get:c[p],enumerable:!0})},R=(o,c,p,d)=>{if(c&&typeof c=="object"||typeof c=="function")for(let s of j(c))!k.call(o,s)&&s!==p&&v(o,s,{get:()=>c[s],enumerable:!(d=P(c,
s))||d.enumerable});return o};var T=o=>R(v({},"__esModule",{value:!0}),o);var N={};O(N,{make:()=>I});var $=`	
\v\f\r _-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$0123456789`,w=new Uint8Array(128);for(let o=0;o<$.length;o++)w[$.charCodeAt(o)]=o+1;for(let o=0;o<26;o++)w[97+o]=w[65+o]=$.length+1+o;var x=40,U=/^(?:en|de|fr|es|it|pt|nl)(?:-[A-Z]{2})?$/,
F=/^(?:[a-z]{2,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i;function I({host:o}){function c(e,t,n){
let r=0,i=0,u=0;for(let g=0;g<x;g++){let l=0,f=0,a=0,h=0;for(;r<e.length&&l===0;){if(a=e.charCodeAt(r++),a>127)return;l=w[a]}for(;i<t.length&&f===0;){if(h=t.charCodeAt(i++),h>127)return;f=w[h]}if(l!==
f)return e.charCodeAt(r)>127||t.charCodeAt(i)>127?void 0:l<f?-1:1;if(l===0)return n?u:0;u===0&&a!==h&&(u=a>h?-1:1)}}let p=e=>new RangeError(`invalid language tag: ${e}`);function d(e){if(e===void 0)return[];
if(e===null)throw new TypeError("locales: null is no language tag");let t=typeof e=="string"||typeof e?.baseName=="string"?[e]:Array.from(e),n=[];for(let r of t){if(typeof r!="string"&&(typeof r!="obj\
ect"||r===null))throw new TypeError("locales: a language tag is a string");let i=String(r);if(!F.test(i))throw p(i);let u=!1,g=i.split("-").map((l,f)=>{let a=l.toLowerCase();return f===0||u||a.length===
1?(u||=a.length===1&&f>0,a):a.length===2?a.toUpperCase():a.length===4&&/^[a-z]/.test(a)?a[0].toUpperCase()+a.slice(1):a}).join("-");n.includes(g)||n.push(g)}return n}function s(e,t,n,r){let i=e?.[t];if(i===
void 0)return r;if(typeof r=="boolean")return!!i;if(i=String(i),n&&!n.includes(i))throw new RangeError(`${t} must be one of: ${n.map(u=>`"${u}"`).join(", ")}; it is "${i}"`);return i}let z;class y{#t;#n;#e;#i;constructor(t,n){
let[r]=d(t);if(n===null)throw new TypeError("Intl.Collator: null is no options");let i=a=>new RegExp(`-u(?:-[a-z0-9]{2,8})*?-${a}(?:-([a-z0-9]{3,8}))?(?:-|$)`).exec(r??"")?.[1],u=i("kn")??(/-u-(?:.*-)?kn(?:-..(?:-|$)|$)/.
test(r??"")?"true":"false");this.#t=r??"en-US",this.#n={usage:s(n,"usage",["sort","search"],"sort"),sensitivity:s(n,"sensitivity",["base","accent","case","variant"],"variant"),ignorePunctuation:s(n,"i\
gnorePunctuation",null,!1),numeric:n?.numeric===void 0?u==="true":!!n.numeric,caseFirst:s(n,"caseFirst",["upper","lower","false"],i("kf")??"false")};let{sensitivity:g,numeric:l,ignorePunctuation:f}=this.#n;
this.#e=(g==="variant"?"":g[0])+(l?"n":"")+(f?"p":"")+(this.#n.caseFirst==="upper"?"u":"")}static{z=(t,n,r)=>t.#r(n,r)}#r(t,n){if(t===n)return 0;if((this.#e===""||this.#e==="c"||this.#e==="b"||this.#e===
"a")&&U.test(this.#t)){let r=c(t,n,this.#e===""||this.#e==="c");if(r!==void 0)return r}return o.collate(this.#t,this.#e,t,n)}get compare(){return this.#i??=(t,n)=>this.#r(String(t),String(n))}resolvedOptions(){
let{usage:t,sensitivity:n,ignorePunctuation:r,numeric:i,caseFirst:u}=this.#n;return{locale:this.#t.replace(/-u-.*/,""),usage:t,sensitivity:n,ignorePunctuation:r,collation:"default",numeric:i,caseFirst:u}}static supportedLocalesOf(t){
return d(t)}get[Symbol.toStringTag](){return"Intl.Collator"}}function b(e,t){function n(r,i){return Reflect.construct(e,[r,i],new.target??n)}n.prototype=e.prototype;for(let r of Object.getOwnPropertyNames(
e))typeof e[r]=="function"&&Object.defineProperty(n,r,{value:e[r],configurable:!0,writable:!0});return Object.defineProperties(n,{name:{value:t},length:{value:0},prototype:{writable:!1}}),Object.defineProperty(
e.prototype,"constructor",{value:n}),n}let E=new y,m=new Map;function S(e,t){if(e===void 0&&t===void 0)return E;if(typeof e!="string"&&e!==void 0)return new y(e,t);let n=t===void 0?e:[e,t?.sensitivity,
t?.numeric,t?.ignorePunctuation,t?.caseFirst,t?.usage].join("\0"),r=m.get(n);return r===void 0&&(m.size>=16&&m.clear(),m.set(n,r=new y(e,t))),r}function C(e,t){if(e==null)throw new TypeError(`String.p\
rototype.${t}: called on ${e}`);return String(e)}let L=/^(?:tr|az|lt|el)(?:-|$)/;function A(e,t,n){let[r]=d(t);if(r!==void 0&&L.test(r)){let i=o.cased(r,e,n);if(typeof i!="string")throw new RangeError(
"toLocaleUpperCase, toLocaleLowerCase: at most 1 MiB of text has a language");return i}return n?e.toUpperCase():e.toLowerCase()}return{Collator:b(y,"Collator"),callable:b,canonical:d,option:s,compare:(e,t,n,r)=>z(
S(n,r),C(e,"localeCompare"),String(t)),upper:(e,t)=>A(C(e,"toLocaleUpperCase"),t,!0),lower:(e,t)=>A(C(e,"toLocaleLowerCase"),t,!1)}}return T(N);})();
return library;
})()
