(() => {

"use strict";var library=(()=>{var D=Object.defineProperty;var me=Object.getOwnPropertyDescriptor;var ye=Object.getOwnPropertyNames;var be=Object.prototype.hasOwnProperty;var ge=(e,t)=>{for(var n of Object.keys(t))D(e,n,{get:t[n],enumerable:!0})},we=(e,t,n,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of ye(t))!be.call(e,o)&&o!==n&&D(e,o,{get:()=>t[o],enumerable:!(r=
me(t,o))||r.enumerable});return e};var xe=e=>we(D({},"__esModule",{value:!0}),e);var Ke={};ge(Ke,{make:()=>Je});var d,A,j,R,I,Oe,Ee,Se,Ae,_e,_,Te,$e,a,De,E,je,m,x,Re,Ie,Me,Pe,M,l,Fe,Ne;function q(e){({host:d,bytesOf:A,join:j,streamOf:R,streams:I,Headers:Oe,URL:Ee,bodyOf:Se,free:Ae,isStream:_e,text:_,used:Te}=e),
{BODY:$e,BYTES:a,HEADERS:De,LIST:E,METHOD:je,MODIFIED:m,NAME:x,OPTIONS:Re,SHARED:Ie,SIGNAL:Me,SOURCE:Pe,TOO_MANY:M,TYPE:l,URL_TEXT:Fe,USED:Ne}=e.slots}function K(e,t){if(t!=null&&typeof t!="object"&&typeof t!="function")throw new TypeError(`${e}: the options must be an object`);return t}function X(e,t,n){let r=e.prototype;for(let o of Object.getOwnPropertyNames(
r))o!=="constructor"&&Object.defineProperty(r,o,J);for(let o of Object.getOwnPropertyNames(e))o!=="prototype"&&o!=="name"&&o!=="length"&&Object.defineProperty(e,o,J);return Le(e,t),Object.defineProperty(
e,"name",{value:t,configurable:!0,writable:!1,enumerable:!1}),e.length!==n&&Object.defineProperty(e,"length",{value:n,configurable:!0}),e}var J={enumerable:!0};function Le(e,t){Object.defineProperty(e.
prototype,Symbol.toStringTag,{value:t,writable:!1,enumerable:!1,configurable:!0})}function k(e,t){let n=t.prototype;for(let r of Reflect.ownKeys(n))Object.hasOwn(e.prototype,r)||Object.defineProperty(
e.prototype,r,Object.getOwnPropertyDescriptor(n,r)??{})}var Be=/^[\x20-\x7e]*$/,p=class{constructor(t,n){n=K("Blob",n);let r=n?.endings!==void 0&&Ue(n.endings);this[a]=t==null?new Uint8Array(0):Ye(t,r),this[l]=P(n?.type)}get size(){return y(this),this[a].byteLength}get type(){
return y(this),this[l]}async text(){return y(this),_(this[a])}async json(){return JSON.parse(_(this[a]))}async bytes(){return y(this),this[a].slice()}async arrayBuffer(){return y(this),this[a].slice().
buffer}stream(){return y(this),R(this[a].slice())}textStream(){return I().decoded(this.stream())}slice(t=void 0,n=void 0,r=void 0){let o=this.size;return N(this[a].subarray(G(t,o,0),G(n,o,o)),P(r))}},
h=class extends p{constructor(t,n,r){if(arguments.length<2)throw new TypeError("File: parts and a name are needed");if(typeof t!="object"&&typeof t!="function")throw F();super(t,r),this[x]=`${n}`;let o=r?.
lastModified;this[m]=o===void 0?Date.now():Math.trunc(+o)||0}get name(){return y(this),this[x]}get lastModified(){return y(this),this[m]}};function y(e){if(e[a]===void 0)throw new TypeError("Illegal i\
nvocation: this is no Blob")}function N(e,t){return{__proto__:p.prototype,[a]:e,[l]:t}}function L(e,t,n=Date.now()){return{__proto__:h.prototype,[a]:e[a],[l]:e[l],[x]:t,[m]:n}}function V(e,t,n,r){return{
__proto__:h.prototype,[a]:e,[l]:P(n),[x]:t,[m]:r}}function G(e,t,n){if(e===void 0)return n;let r=Math.trunc(+e)||0;return r<0?Math.max(t+r,0):Math.min(r,t)}var P=e=>e===void 0?"":(e=`${e}`,Be.test(e)?
e.toLowerCase():"");function Ue(e){if(e=`${e}`,e!=="native"&&e!=="transparent")throw new TypeError(`Blob: endings is 'native' or 'transparent', not '${e}'`);return e==="native"}var F=()=>new TypeError(
"Blob: an array of parts is needed");function Ye(e,t){if(typeof e!="object"&&typeof e!="function")throw F();let n=A(e)??e[a];if(n!==void 0)return n===e[a]?n:n.slice();let r=e[Symbol.iterator];if(r===void 0)
throw F();let o=[],f=0;for(let i of{[Symbol.iterator]:()=>r.call(e)}){let c;typeof i=="string"?c=d.encode(t?i.replace(/\r\n?/g,`
`):i):typeof i=="object"&&i!==null?c=i[a]??A(i)?.slice()??d.encode(t?`${i}`.replace(/\r\n?/g,`
`):`${i}`):c=d.encode(`${i}`),o.push(c),f+=c.byteLength}if(o.length===1)return o[0];let u=new Uint8Array(f),s=0;for(let i of o)u.set(i,s),s+=i.byteLength;return u}var W=Symbol("pairs"),B=Symbol("at"),Q=Symbol("how"),ve=0,He=1,Z=2;function ee(e,t,n){let r={__proto__:Iterator.prototype,next(){let u=n(this[W]),s=this[B];if(s>=u.length)return{value:void 0,done:!0};
this[B]=s+1;let i=this[Q],c=u[s];return{value:i===Z?[c[0],c[1]]:c[i],done:!1}}};Object.defineProperty(r,Symbol.toStringTag,{value:t+" Iterator",configurable:!0});let o=(u,s)=>(n(u),{__proto__:r,[W]:u,
[B]:0,[Q]:s}),f={entries(){return o(this,Z)},keys(){return o(this,ve)},values(){return o(this,He)},forEach(u,s=void 0){if(typeof u!="function")throw new TypeError(`${t}.forEach: a function is needed`);
for(let i=0,c;i<(c=n(this)).length;i++)u.call(s,c[i][1],c[i][0],this)}};for(let u of Object.keys(f))Object.defineProperty(e.prototype,u,{value:f[u],writable:!0,enumerable:!0,configurable:!0});Object.defineProperty(
e.prototype,Symbol.iterator,{value:f.entries,writable:!0,enumerable:!1,configurable:!0})}function S(e){let t=0,n=e.length;for(;t<n&&te(e.charCodeAt(t));)t++;for(;n>t&&te(e.charCodeAt(n-1));)n--;return t===0&&n===e.length?e:e.slice(t,n)}var te=e=>e===32||e===9||e===10||e===13;var Ce=1e5,ze=4294967295,U=e=>Object.assign(new TypeError(e),{code:"ERR_FORMDATA_PARSE_ERROR"});function qe(){let t=new RangeError(`the form has more than ${Ce} fields`);return Object.defineProperty(t,
M,{value:!0}),Object.assign(t,{code:"ERR_FORMDATA_TOO_MANY_FIELDS",status:413,statusCode:413,expose:!0})}function ne(e,t){for(let n=e.indexOf(";");n>=0;){let r=e.indexOf("=",n);if(r<0)return null;let o=S(
e.slice(e.lastIndexOf(";",r)+1,r)).toLowerCase();for(n=r+1;e[n]===" "||e[n]==="	";)n++;let f;if(e[n]==='"'){if(r=e.indexOf('"',n+1),r<0)return null;f=e.slice(n+1,r),n=e.indexOf(";",r)}else r=e.indexOf(
";",n),f=S(r<0?e.slice(n):e.slice(n,r)),n=r;if(o===t)return f}return null}function re(e,t,n){let r=d.form(e,t);if(typeof r=="number")throw r===-3?qe():U("the form is broken or cut short");let o=new Uint32Array(
r.buffer,r.byteOffset,1)[0],f=new Uint32Array(r.buffer,r.byteOffset+4,o*5),u=new Array(o),s=d.decode(r.subarray(4+o*20),!1),i=0;for(let c=0,g=0;c<o;c++,g+=5){let C=s.slice(i,i+=f[g]),z=f[g+3];z===ze?u[c]=
[C,s.slice(i,i+=f[g+1])]:u[c]=[C,n(e.subarray(f[g+1],f[g+2]),s.slice(i,i+=z),s.slice(i,i+=f[g+4]))]}return u}function Y(e){if(e.length<=16)return;if(e.index!==void 0)return e.index;if(e.searched=(e.searched??0)+1,e.searched<2)return;e.holes=0;let t=e.index=new Map;for(let n=0;n<e.length;n++)oe(t,e[n][0],n);return t}
function oe(e,t,n){let r=e.get(t);r===void 0?e.set(t,[n]):r.push(n)}function T(e,t){let n=Y(e);if(n!==void 0){let r=n.get(t);return r===void 0?void 0:e[r[0]]}for(let r=0;r<e.length;r++)if(e[r][0]===t)
return e[r]}function ie(e,t){let n=Y(e);return n===void 0?e.filter(r=>r[0]===t):n.get(t)?.map(r=>e[r])??[]}function v(e,t){e.index!==void 0&&oe(e.index,t[0],e.length),e.push(t)}function fe(e,t,n){let r=T(
e,t);if(r===void 0){v(e,[t,n]);return}r[1]=n,H(e,t,o=>o===r)}function H(e,t,n){let r=Y(e);if(r===void 0){ae(e,u=>u[0]!==t||n!==void 0&&n(u));return}let o=r.get(t);if(o===void 0)return;let f=n===void 0?
[]:o.filter(u=>n(e[u]));if(f.length!==o.length){for(let u of o)(n===void 0||!n(e[u]))&&(e[u]=void 0,e.holes++);f.length>0?r.set(t,f):r.delete(t)}}function ue(e){return e.index===void 0||e.holes===0||(e.
index=void 0,e.searched=-16,ae(e,t=>t!==void 0)),e}function ae(e,t){let n=0;for(let r=0;r<e.length;r++){let o=e[r];t(o)&&(e[n++]=o)}e.length=n}function ce(e){let t=new Map;for(let[r,o]of e){let f=t.get(r);f===void 0?t.set(r,[o]):f.push(o)}let n={};for(let[r,o]of t)Object.defineProperty(n,r,{value:o.length===1?o[0]:o,configurable:!0,enumerable:!0,
writable:!0});return n}var b=class{constructor(t){if(t!==void 0)throw new TypeError("FormData: there are no forms in a document here: append the fields");this[E]=[]}append(t,n,r){O(arguments,2,"append"),v(w(this),[`${t}`,se(
n,r,arguments.length)])}set(t,n,r){O(arguments,2,"set"),t=`${t}`,fe(w(this),t,se(n,r,arguments.length))}get(t){return O(arguments,1,"get"),t=`${t}`,T(w(this),t)?.[1]??null}getAll(t){return O(arguments,
1,"getAll"),t=`${t}`,ie(w(this),t).map(n=>n[1])}has(t){return O(arguments,1,"has"),t=`${t}`,T(w(this),t)!==void 0}delete(t){O(arguments,1,"delete"),t=`${t}`,H(w(this),t)}toJSON(){return ce(pe(this))}},
pe=e=>ue(w(e));function w(e){let t=e[E];if(t===void 0)throw new TypeError("Illegal invocation: this is no FormData");return t}ee(b,"FormData",pe);function O(e,t,n){if(e.length<t)throw new TypeError(`F\
ormData.${n}: ${t===1?"a name is":"a name and a value are"} needed`)}function se(e,t,n){if(!(e instanceof p)){if(n>2)throw new TypeError("FormData: only a Blob has a name of a file");return`${e}`}return t!==
void 0?L(e,`${t}`,e[m]):e instanceof h?e:L(e,"blob")}var de=e=>e.replace(/\r\n?|\n/g,`\r
`),le=e=>e.replace(/[\r\n"]/g,t=>t==='"'?"%22":t==="\r"?"%0D":"%0A");function he(e){let t="----form"+crypto.randomUUID().replaceAll("-",""),n=[];for(let[r,o]of e){let f=`--${t}\r
Content-Disposition: form-data; name="${le(de(r))}"`;typeof o=="string"?n.push(d.encode(`${f}\r
\r
${de(o)}\r
`)):(f+=`; filename="${le(o.name)}"\r
Content-Type: ${o.type||"application/octet-stream"}\r
\r
`,n.push(d.encode(f),o[a],d.encode(`\r
`)))}return n.push(d.encode(`--${t}--\r
`)),[j(n),`multipart/form-data; boundary=${t}`]}function $(e,t){let n=t.indexOf(";"),r=S(n<0?t:t.slice(0,n)).toLowerCase(),o;if(r!=="application/x-www-form-urlencoded"&&(o=r==="multipart/form-data"?ne(
t,"boundary"):null,!o))throw U(`a body of type "${t}" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`);let f=Date.now();return{__proto__:b.prototype,[E]:re(e,o,(u,s,i)=>V(
u,s,i,f))}}k(p,class{async formData(){return $(this[a],this[l])}});function Je(e){q(e);for(let[n,r,o]of[[p,"Blob",0],[h,"File",2],[b,"FormData",0]])X(n,r,o);let t={from(n,r){return $(typeof n=="string"?e.host.encode(n):e.bytesOf(n)?.slice()??e.host.encode(String(n)),
r===void 0?"application/x-www-form-urlencoded":`multipart/form-data; boundary=${r}`)}}.from;return Object.defineProperty(b,"from",{value:t,writable:!0,configurable:!0}),{Blob:p,File:h,FormData:b,of:N,
multipart:he,parseForm:$}}return xe(Ke);})();
return library;
})()
