(() => {

var library=(()=>{var T=Object.defineProperty;var X=Object.getOwnPropertyDescriptor;var Q=Object.getOwnPropertyNames;var Z=Object.prototype.hasOwnProperty;var C=(t,e)=>{for(var r in e)T(t,r,{get:e[r],enumerable:!0})},ee=(t,e,r,n)=>{if(e&&typeof e=="object"||typeof e=="function")for(let o of Q(e))!Z.call(t,o)&&o!==r&&T(t,o,{get:()=>e[o],enumerable:!(n=X(
e,o))||n.enumerable});return t};var te=t=>ee(T({},"__esModule",{value:!0}),t);var Se={};C(Se,{make:()=>$e});var u,$,D,j,A,re,ne,oe,ie,ae,g,se,fe,f,ce,w,ue,b,E,le,pe,de,me,m,he,ye;function N(t){({host:u,bytesOf:$,join:D,streamOf:j,streams:A,Headers:re,URL:ne,bodyOf:oe,free:ie,isStream:ae,text:g,used:se}=t),{
BODY:fe,BYTES:f,HEADERS:ce,LIST:w,METHOD:ue,MODIFIED:b,NAME:E,OPTIONS:le,SHARED:pe,SIGNAL:de,SOURCE:me,TYPE:m,URL_TEXT:he,USED:ye}=t.slots}function R(t,e){if(e!=null&&typeof e!="object"&&typeof e!="function")throw new TypeError(`${t}: the options must be an object`);return e}function Y(t,e,r){let n=t.prototype;for(let o of Object.getOwnPropertyNames(
n))o!=="constructor"&&Object.defineProperty(n,o,U);for(let o of Object.getOwnPropertyNames(t))o!=="prototype"&&o!=="name"&&o!=="length"&&Object.defineProperty(t,o,U);return be(t,e),t.name!==e&&Object.
defineProperty(t,"name",{value:e,configurable:!0}),t.length!==r&&Object.defineProperty(t,"length",{value:r,configurable:!0}),t}var U={enumerable:!0};function be(t,e){Object.defineProperty(t.prototype,
Symbol.toStringTag,{value:e,writable:!1,enumerable:!1,configurable:!0})}var H=Symbol("pairs"),I=Symbol("at"),v=Symbol("how"),ge=0,we=1,z=2;function J(t,e,r){let n={__proto__:Iterator.prototype,next(){let a=r(this[H]),i=this[I];if(i>=a.length)return{value:void 0,done:!0};this[I]=
i+1;let s=this[v],l=a[i];return{value:s===z?[l[0],l[1]]:l[s],done:!1}}};Object.defineProperty(n,Symbol.toStringTag,{value:e+" Iterator",configurable:!0});let o=(a,i)=>(r(a),{__proto__:n,[H]:a,[I]:0,[v]:i}),
c={entries(){return o(this,z)},keys(){return o(this,ge)},values(){return o(this,we)},forEach(a,i){if(typeof a!="function")throw new TypeError(`${e}.forEach: a function is needed`);for(let s=0,l;s<(l=r(
this)).length;s++)a.call(i,l[s][1],l[s][0],this)}};for(let a of Object.keys(c))Object.defineProperty(t.prototype,a,{value:c[a],writable:!0,enumerable:!0,configurable:!0});Object.defineProperty(t.prototype,
Symbol.iterator,{value:c.entries,writable:!0,enumerable:!1,configurable:!0})}var y=class{constructor(e){if(e!==void 0)throw new TypeError("FormData: there are no forms in a document here: append the fields");this[w]=[]}append(e,r,n){x(arguments,2,"append"),h(this).push([`${e}`,
W(r,n,arguments.length)])}set(e,r,n){x(arguments,2,"set"),e=`${e}`;let o=h(this),c=W(r,n,arguments.length),a=o.findIndex(i=>i[0]===e);a<0?o.push([e,c]):this[w]=o.filter((i,s)=>s<=a||i[0]!==e).with(a,[
e,c])}get(e){return x(arguments,1,"get"),e=`${e}`,h(this).find(r=>r[0]===e)?.[1]??null}getAll(e){return x(arguments,1,"getAll"),e=`${e}`,h(this).filter(r=>r[0]===e).map(r=>r[1])}has(e){return x(arguments,
1,"has"),e=`${e}`,h(this).some(r=>r[0]===e)}delete(e){x(arguments,1,"delete"),e=`${e}`,this[w]=h(this).filter(r=>r[0]!==e)}toJSON(){let e={};for(let[r,n]of h(this))e[r]=Object.hasOwn(e,r)?[].concat(e[r],
n):n;return e}};J(y,"FormData",h);function h(t){let e=t[w];if(e===void 0)throw new TypeError("Illegal invocation: this is no FormData");return e}function x(t,e,r){if(t.length<e)throw new TypeError(`Fo\
rmData.${r}: ${e===1?"a name is":"a name and a value are"} needed`)}function W(t,e,r){if(!(t instanceof p)){if(r>2)throw new TypeError("FormData: only a Blob has a name of a file");return`${t}`}return e!==
void 0?P(t,`${e}`,t[b]):t instanceof d?t:P(t,"blob")}var k=t=>t.replace(/\r\n|\r|\n/g,"%0D%0A").replace(/"/g,"%22");function G(t){let e="----form"+crypto.randomUUID().replaceAll("-",""),r=[];for(let[n,
o]of t){let c=`--${e}\r
content-disposition: form-data; name="${k(n)}"`;typeof o=="string"?r.push(u.encode(`${c}\r
\r
${o}\r
`)):(c+=`; filename="${k(o.name)}"\r
content-type: ${o.type||"application/octet-stream"}\r
\r
`,r.push(u.encode(c),o[f],u.encode(`\r
`)))}return r.push(u.encode(`--${e}--\r
`)),[D(r),`multipart/form-data; boundary=${e}`]}function O(t,e){let r=new y;if(/^application\/x-www-form-urlencoded/i.test(e)){for(let[i,s]of new URLSearchParams(g(t)))r.append(i,s);return r}let n=/^multipart\/form-data.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.
exec(e);if(!n)throw new TypeError(`a body of type "${e}" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`);let o=u.latin1(t),c="--"+u.latin1(u.encode(n[1]??n[2])),a=o.indexOf(
c);for(;a>=0;){if(a+=c.length,o.startsWith("--",a))return r;let i=o.indexOf(`\r
\r
`,a),s=o.indexOf(`\r
`+c,a);if(i<0||s<i+2)break;let l=u.decode(t.slice(a,i),!1),B=t.slice(i+4,Math.max(i+4,s)),S=q(l,"name"),L=q(l,"filename");if(S===null)break;L===null?r.append(S,u.decode(B,!1)):r.append(S,new d([B],L,{
type:/^content-type:\s*(.*)$/im.exec(l)?.[1]?.trim()??""})),a=s+2}throw new TypeError("the form is broken or cut short")}function q(t,e){let r=/^content-disposition:.*$/im.exec(t)?.[0]??"",n=new RegExp(
`;\\s*${e}="([^"]*)"`,"i").exec(r);return n?n[1].replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):null}var xe=/^[\x20-\x7e]*$/,p=class{constructor(e,r){r=R("Blob",r);let n=r?.endings!==void 0&&Ee(r.endings);this[f]=e==null?new Uint8Array(0):Oe(e,n),this[m]=V(r?.type)}get size(){return this[f].byteLength}get type(){
return _(this),this[m]}async text(){return g(this[f])}async json(){return JSON.parse(g(this[f]))}async bytes(){return this[f].slice()}async arrayBuffer(){return this[f].slice().buffer}stream(){return j(
this[f].slice())}textStream(){return A().decoded(this.stream())}async formData(){return O(this[f],this[m])}slice(e,r,n){let o=this.size;return M(this[f].subarray(K(e,o,0),K(r,o,o)),V(n))}},d=class extends p{constructor(e,r,n){
if(arguments.length<2)throw new TypeError("File: parts and a name are needed");if(typeof e!="object"&&typeof e!="function")throw F();super(e,n),this[E]=`${r}`;let o=n?.lastModified;this[b]=o===void 0?
Date.now():Math.trunc(+o)||0}get name(){return _(this),this[E]}get lastModified(){return _(this),this[b]}};function _(t){if(t[f]===void 0)throw new TypeError("Illegal invocation: this is no Blob")}function M(t,e){
return{__proto__:p.prototype,[f]:t,[m]:e}}function P(t,e,r=Date.now()){return{__proto__:d.prototype,[f]:t[f],[m]:t[m],[E]:e,[b]:r}}function K(t,e,r){if(t===void 0)return r;let n=Math.trunc(+t)||0;return n<
0?Math.max(e+n,0):Math.min(n,e)}var V=t=>t===void 0?"":(t=`${t}`,xe.test(t)?t.toLowerCase():"");function Ee(t){if(t=`${t}`,t!=="native"&&t!=="transparent")throw new TypeError(`Blob: endings is 'native\
' or 'transparent', not '${t}'`);return t==="native"}var F=()=>new TypeError("Blob: an array of parts is needed");function Oe(t,e){if(typeof t!="object"&&typeof t!="function")throw F();let r=$(t)??t[f];
if(r!==void 0)return r===t[f]?r:r.slice();if(t[Symbol.iterator]===void 0)throw F();let n=[],o=0;for(let i of t){let s;typeof i=="string"?s=u.encode(e?i.replace(/\r\n?/g,`
`):i):typeof i=="object"&&i!==null?s=i[f]??$(i)?.slice()??u.encode(e?`${i}`.replace(/\r\n?/g,`
`):`${i}`):s=u.encode(`${i}`),n.push(s),o+=s.byteLength}if(n.length===1)return n[0];let c=new Uint8Array(o),a=0;for(let i of n)c.set(i,a),a+=i.byteLength;return c}function $e(t){N(t);for(let[r,n,o]of[[p,"Blob",0],[d,"File",2],[y,"FormData",0]])Y(r,n,o);let e={from(r,n){return O(typeof r=="string"?t.host.encode(r):t.bytesOf(r)??t.host.encode(String(r)),n===void 0?
"application/x-www-form-urlencoded":`multipart/form-data; boundary=${n}`)}}.from;return Object.defineProperty(y,"from",{value:e,writable:!0,configurable:!0}),{Blob:p,File:d,FormData:y,of:M,multipart:G,
parseForm:O}}return te(Se);})();
return library;
})()
