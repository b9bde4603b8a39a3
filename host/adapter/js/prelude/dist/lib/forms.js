(() => {

var library=(()=>{var T=Object.defineProperty;var ne=Object.getOwnPropertyDescriptor;var oe=Object.getOwnPropertyNames;var ie=Object.prototype.hasOwnProperty;var ae=(e,t)=>{for(var r in t)T(e,r,{get:t[r],enumerable:!0})},fe=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of oe(t))!ie.call(e,o)&&o!==r&&T(e,o,{get:()=>t[o],enumerable:!(n=
ne(t,o))||n.enumerable});return e};var se=e=>fe(T({},"__esModule",{value:!0}),e);var Re={};ae(Re,{make:()=>Pe});var c,A,$,D,I,ue,ce,le,de,pe,S,me,he,u,ye,w,be,h,O,ge,we,Oe,xe,j,d,Ee,_e;function v(e){({host:c,bytesOf:A,join:$,streamOf:D,streams:I,Headers:ue,URL:ce,bodyOf:le,free:de,isStream:pe,text:S,used:me}=e),
{BODY:he,BYTES:u,HEADERS:ye,LIST:w,METHOD:be,MODIFIED:h,NAME:O,OPTIONS:ge,SHARED:we,SIGNAL:Oe,SOURCE:xe,TOO_MANY:j,TYPE:d,URL_TEXT:Ee,USED:_e}=e.slots}function z(e,t){if(t!=null&&typeof t!="object"&&typeof t!="function")throw new TypeError(`${e}: the options must be an object`);return t}function k(e,t,r){let n=e.prototype;for(let o of Object.getOwnPropertyNames(
n))o!=="constructor"&&Object.defineProperty(n,o,H);for(let o of Object.getOwnPropertyNames(e))o!=="prototype"&&o!=="name"&&o!=="length"&&Object.defineProperty(e,o,H);return Ae(e,t),e.name!==t&&Object.
defineProperty(e,"name",{value:t,configurable:!0}),e.length!==r&&Object.defineProperty(e,"length",{value:r,configurable:!0}),e}var H={enumerable:!0};function Ae(e,t){Object.defineProperty(e.prototype,
Symbol.toStringTag,{value:t,writable:!1,enumerable:!1,configurable:!0})}var C=Symbol("pairs"),F=Symbol("at"),J=Symbol("how"),Se=0,Te=1,X=2;function q(e,t,r){let n={__proto__:Iterator.prototype,next(){let s=r(this[C]),i=this[F];if(i>=s.length)return{value:void 0,done:!0};this[F]=
i+1;let f=this[J],l=s[i];return{value:f===X?[l[0],l[1]]:l[f],done:!1}}};Object.defineProperty(n,Symbol.toStringTag,{value:t+" Iterator",configurable:!0});let o=(s,i)=>(r(s),{__proto__:n,[C]:s,[F]:0,[J]:i}),
a={entries(){return o(this,X)},keys(){return o(this,Se)},values(){return o(this,Te)},forEach(s,i){if(typeof s!="function")throw new TypeError(`${t}.forEach: a function is needed`);for(let f=0,l;f<(l=r(
this)).length;f++)s.call(i,l[f][1],l[f][0],this)}};for(let s of Object.keys(a))Object.defineProperty(e.prototype,s,{value:a[s],writable:!0,enumerable:!0,configurable:!0});Object.defineProperty(e.prototype,
Symbol.iterator,{value:a.entries,writable:!0,enumerable:!1,configurable:!0})}function E(e){let t=0,r=e.length;for(;t<r&&G(e.charCodeAt(t));)t++;for(;r>t&&G(e.charCodeAt(r-1));)r--;return t===0&&r===e.length?e:e.slice(t,r)}var G=e=>e===32||e===9||e===10||e===13;var $e=1e5,De=4294967295,M=e=>Object.assign(new TypeError(e),{code:"ERR_FORMDATA_PARSE_ERROR"});function Ie(){let t=new RangeError(`the form has more than ${$e} fields`);return Object.defineProperty(t,
j,{value:!0}),Object.assign(t,{code:"ERR_FORMDATA_TOO_MANY_FIELDS",status:413,statusCode:413,expose:!0})}function K(e,t){for(let r=e.indexOf(";");r>=0;){let n=e.indexOf("=",r);if(n<0)return null;let o=E(
e.slice(e.lastIndexOf(";",n)+1,n)).toLowerCase();for(r=n+1;e[r]===" "||e[r]==="	";)r++;let a;if(e[r]==='"'){if(n=e.indexOf('"',r+1),n<0)return null;a=e.slice(r+1,n),r=e.indexOf(";",n)}else n=e.indexOf(
";",r),a=E(n<0?e.slice(r):e.slice(r,n)),r=n;if(o===t)return a}return null}function V(e,t,r){let n=c.form(e,t);if(typeof n=="number")throw n===-3?Ie():M("the form is broken or cut short");let o=new Uint32Array(
n.buffer,n.byteOffset,1)[0],a=new Uint32Array(n.buffer,n.byteOffset+4,o*5),s=new Array(o),i=c.decode(n.subarray(4+o*20),!1),f=0;for(let l=0,g=0;l<o;l++,g+=5){let U=i.slice(f,f+=a[g]),Y=a[g+3];Y===De?s[l]=
[U,i.slice(f,f+=a[g+1])]:s[l]=[U,r(e.subarray(a[g+1],a[g+2]),i.slice(f,f+=Y),i.slice(f,f+=a[g+4]))]}return s}function W(e){let t=new Map;for(let[n,o]of e){let a=t.get(n);a===void 0?t.set(n,[o]):a.push(o)}let r={};for(let[n,o]of t)Object.defineProperty(r,n,{value:o.length===1?o[0]:o,configurable:!0,enumerable:!0,
writable:!0});return r}var b=class{constructor(t){if(t!==void 0)throw new TypeError("FormData: there are no forms in a document here: append the fields");this[w]=[]}append(t,r,n){x(arguments,2,"append"),y(this).push([`${t}`,
Q(r,n,arguments.length)])}set(t,r,n){x(arguments,2,"set"),t=`${t}`;let o=y(this),a=Q(r,n,arguments.length),s=o.findIndex(i=>i[0]===t);s<0?o.push([t,a]):this[w]=o.filter((i,f)=>f<=s||i[0]!==t).with(s,[
t,a])}get(t){return x(arguments,1,"get"),t=`${t}`,y(this).find(r=>r[0]===t)?.[1]??null}getAll(t){return x(arguments,1,"getAll"),t=`${t}`,y(this).filter(r=>r[0]===t).map(r=>r[1])}has(t){return x(arguments,
1,"has"),t=`${t}`,y(this).some(r=>r[0]===t)}delete(t){x(arguments,1,"delete"),t=`${t}`,this[w]=y(this).filter(r=>r[0]!==t)}toJSON(){return W(y(this))}};q(b,"FormData",y);function y(e){let t=e[w];if(t===
void 0)throw new TypeError("Illegal invocation: this is no FormData");return t}function x(e,t,r){if(e.length<t)throw new TypeError(`FormData.${r}: ${t===1?"a name is":"a name and a value are"} needed`)}
function Q(e,t,r){if(!(e instanceof p)){if(r>2)throw new TypeError("FormData: only a Blob has a name of a file");return`${e}`}return t!==void 0?P(e,`${t}`,e[h]):e instanceof m?e:P(e,"blob")}var Z=e=>e.
replace(/\r\n|\r|\n/g,"%0D%0A").replace(/"/g,"%22");function ee(e){let t="----form"+crypto.randomUUID().replaceAll("-",""),r=[];for(let[n,o]of e){let a=`--${t}\r
content-disposition: form-data; name="${Z(n)}"`;typeof o=="string"?r.push(c.encode(`${a}\r
\r
${o}\r
`)):(a+=`; filename="${Z(o.name)}"\r
content-type: ${o.type||"application/octet-stream"}\r
\r
`,r.push(c.encode(a),o[u],c.encode(`\r
`)))}return r.push(c.encode(`--${t}--\r
`)),[$(r),`multipart/form-data; boundary=${t}`]}function _(e,t){let r=t.indexOf(";"),n=E(r<0?t:t.slice(0,r)).toLowerCase(),o;if(n!=="application/x-www-form-urlencoded"&&(o=n==="multipart/form-data"?K(
t,"boundary"):null,!o))throw M(`a body of type "${t}" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`);let a=Date.now();return{__proto__:b.prototype,[w]:V(e,o,(s,i,f)=>te(
s,i,f,a))}}var je=/^[\x20-\x7e]*$/,p=class{constructor(t,r){r=z("Blob",r);let n=r?.endings!==void 0&&Fe(r.endings);this[u]=t==null?new Uint8Array(0):Me(t,n),this[d]=L(r?.type)}get size(){return this[u].byteLength}get type(){
return R(this),this[d]}async text(){return S(this[u])}async json(){return JSON.parse(S(this[u]))}async bytes(){return this[u].slice()}async arrayBuffer(){return this[u].slice().buffer}stream(){return D(
this[u].slice())}textStream(){return I().decoded(this.stream())}async formData(){return _(this[u],this[d])}slice(t,r,n){let o=this.size;return B(this[u].subarray(re(t,o,0),re(r,o,o)),L(n))}},m=class extends p{constructor(t,r,n){
if(arguments.length<2)throw new TypeError("File: parts and a name are needed");if(typeof t!="object"&&typeof t!="function")throw N();super(t,n),this[O]=`${r}`;let o=n?.lastModified;this[h]=o===void 0?
Date.now():Math.trunc(+o)||0}get name(){return R(this),this[O]}get lastModified(){return R(this),this[h]}};function R(e){if(e[u]===void 0)throw new TypeError("Illegal invocation: this is no Blob")}function B(e,t){
return{__proto__:p.prototype,[u]:e,[d]:t}}function P(e,t,r=Date.now()){return{__proto__:m.prototype,[u]:e[u],[d]:e[d],[O]:t,[h]:r}}function te(e,t,r,n){return{__proto__:m.prototype,[u]:e,[d]:L(r),[O]:t,
[h]:n}}function re(e,t,r){if(e===void 0)return r;let n=Math.trunc(+e)||0;return n<0?Math.max(t+n,0):Math.min(n,t)}var L=e=>e===void 0?"":(e=`${e}`,je.test(e)?e.toLowerCase():"");function Fe(e){if(e=`${e}`,
e!=="native"&&e!=="transparent")throw new TypeError(`Blob: endings is 'native' or 'transparent', not '${e}'`);return e==="native"}var N=()=>new TypeError("Blob: an array of parts is needed");function Me(e,t){
if(typeof e!="object"&&typeof e!="function")throw N();let r=A(e)??e[u];if(r!==void 0)return r===e[u]?r:r.slice();if(e[Symbol.iterator]===void 0)throw N();let n=[],o=0;for(let i of e){let f;typeof i=="\
string"?f=c.encode(t?i.replace(/\r\n?/g,`
`):i):typeof i=="object"&&i!==null?f=i[u]??A(i)?.slice()??c.encode(t?`${i}`.replace(/\r\n?/g,`
`):`${i}`):f=c.encode(`${i}`),n.push(f),o+=f.byteLength}if(n.length===1)return n[0];let a=new Uint8Array(o),s=0;for(let i of n)a.set(i,s),s+=i.byteLength;return a}function Pe(e){v(e);for(let[r,n,o]of[[p,"Blob",0],[m,"File",2],[b,"FormData",0]])k(r,n,o);let t={from(r,n){return _(typeof r=="string"?e.host.encode(r):e.bytesOf(r)?.slice()??e.host.encode(String(r)),
n===void 0?"application/x-www-form-urlencoded":`multipart/form-data; boundary=${n}`)}}.from;return Object.defineProperty(b,"from",{value:t,writable:!0,configurable:!0}),{Blob:p,File:m,FormData:b,of:B,
multipart:ee,parseForm:_}}return se(Re);})();
return library;
})()
