(() => {

var library=(()=>{var $=Object.defineProperty;var oe=Object.getOwnPropertyDescriptor;var ie=Object.getOwnPropertyNames;var se=Object.prototype.hasOwnProperty;var ae=(e,t)=>{for(var r in t)$(e,r,{get:t[r],enumerable:!0})},fe=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of ie(t))!se.call(e,o)&&o!==r&&$(e,o,{get:()=>t[o],enumerable:!(n=
oe(t,o))||n.enumerable});return e};var ue=e=>fe($({},"__esModule",{value:!0}),e);var Le={};ae(Le,{make:()=>Re});var l,T,D,I,j,ce,le,de,pe,me,A,he,ye,u,be,O,ge,h,x,we,Oe,xe,Ee,F,d,_e,Se;function v(e){({host:l,bytesOf:T,join:D,streamOf:I,streams:j,Headers:ce,URL:le,bodyOf:de,free:pe,isStream:me,text:A,used:he}=e),
{BODY:ye,BYTES:u,HEADERS:be,LIST:O,METHOD:ge,MODIFIED:h,NAME:x,OPTIONS:we,SHARED:Oe,SIGNAL:xe,SOURCE:Ee,TOO_MANY:F,TYPE:d,URL_TEXT:_e,USED:Se}=e.slots}function H(e,t){if(t!=null&&typeof t!="object"&&typeof t!="function")throw new TypeError(`${e}: the options must be an object`);return t}function z(e,t,r){let n=e.prototype;for(let o of Object.getOwnPropertyNames(
n))o!=="constructor"&&Object.defineProperty(n,o,C);for(let o of Object.getOwnPropertyNames(e))o!=="prototype"&&o!=="name"&&o!=="length"&&Object.defineProperty(e,o,C);return Te(e,t),Object.defineProperty(
e,"name",{value:t,configurable:!0,writable:!1,enumerable:!1}),e.length!==r&&Object.defineProperty(e,"length",{value:r,configurable:!0}),e}var C={enumerable:!0};function Te(e,t){Object.defineProperty(e.
prototype,Symbol.toStringTag,{value:t,writable:!1,enumerable:!1,configurable:!0})}var k=Symbol("pairs"),M=Symbol("at"),J=Symbol("how"),Ae=0,$e=1,X=2;function q(e,t,r){let n={__proto__:Iterator.prototype,next(){let a=r(this[k]),f=this[M];if(f>=a.length)return{value:void 0,done:!0};this[M]=
f+1;let i=this[J],c=a[f];return{value:i===X?[c[0],c[1]]:c[i],done:!1}}};Object.defineProperty(n,Symbol.toStringTag,{value:t+" Iterator",configurable:!0});let o=(a,f)=>(r(a),{__proto__:n,[k]:a,[M]:0,[J]:f}),
s={entries(){return o(this,X)},keys(){return o(this,Ae)},values(){return o(this,$e)},forEach(a,f=void 0){if(typeof a!="function")throw new TypeError(`${t}.forEach: a function is needed`);for(let i=0,c;i<
(c=r(this)).length;i++)a.call(f,c[i][1],c[i][0],this)}};for(let a of Object.keys(s))Object.defineProperty(e.prototype,a,{value:s[a],writable:!0,enumerable:!0,configurable:!0});Object.defineProperty(e.
prototype,Symbol.iterator,{value:s.entries,writable:!0,enumerable:!1,configurable:!0})}function _(e){let t=0,r=e.length;for(;t<r&&G(e.charCodeAt(t));)t++;for(;r>t&&G(e.charCodeAt(r-1));)r--;return t===0&&r===e.length?e:e.slice(t,r)}var G=e=>e===32||e===9||e===10||e===13;var De=1e5,Ie=4294967295,P=e=>Object.assign(new TypeError(e),{code:"ERR_FORMDATA_PARSE_ERROR"});function je(){let t=new RangeError(`the form has more than ${De} fields`);return Object.defineProperty(t,
F,{value:!0}),Object.assign(t,{code:"ERR_FORMDATA_TOO_MANY_FIELDS",status:413,statusCode:413,expose:!0})}function K(e,t){for(let r=e.indexOf(";");r>=0;){let n=e.indexOf("=",r);if(n<0)return null;let o=_(
e.slice(e.lastIndexOf(";",n)+1,n)).toLowerCase();for(r=n+1;e[r]===" "||e[r]==="	";)r++;let s;if(e[r]==='"'){if(n=e.indexOf('"',r+1),n<0)return null;s=e.slice(r+1,n),r=e.indexOf(";",n)}else n=e.indexOf(
";",r),s=_(n<0?e.slice(r):e.slice(r,n)),r=n;if(o===t)return s}return null}function V(e,t,r){let n=l.form(e,t);if(typeof n=="number")throw n===-3?je():P("the form is broken or cut short");let o=new Uint32Array(
n.buffer,n.byteOffset,1)[0],s=new Uint32Array(n.buffer,n.byteOffset+4,o*5),a=new Array(o),f=l.decode(n.subarray(4+o*20),!1),i=0;for(let c=0,w=0;c<o;c++,w+=5){let U=f.slice(i,i+=s[w]),Y=s[w+3];Y===Ie?a[c]=
[U,f.slice(i,i+=s[w+1])]:a[c]=[U,r(e.subarray(s[w+1],s[w+2]),f.slice(i,i+=Y),f.slice(i,i+=s[w+4]))]}return a}function W(e){let t=new Map;for(let[n,o]of e){let s=t.get(n);s===void 0?t.set(n,[o]):s.push(o)}let r={};for(let[n,o]of t)Object.defineProperty(r,n,{value:o.length===1?o[0]:o,configurable:!0,enumerable:!0,
writable:!0});return r}var b=class{constructor(t){if(t!==void 0)throw new TypeError("FormData: there are no forms in a document here: append the fields");this[O]=[]}append(t,r,n){E(arguments,2,"append"),y(this).push([`${t}`,
Q(r,n,arguments.length)])}set(t,r,n){E(arguments,2,"set"),t=`${t}`;let o=y(this),s=Q(r,n,arguments.length),a=o.findIndex(f=>f[0]===t);a<0?o.push([t,s]):this[O]=o.filter((f,i)=>i<=a||f[0]!==t).with(a,[
t,s])}get(t){return E(arguments,1,"get"),t=`${t}`,y(this).find(r=>r[0]===t)?.[1]??null}getAll(t){return E(arguments,1,"getAll"),t=`${t}`,y(this).filter(r=>r[0]===t).map(r=>r[1])}has(t){return E(arguments,
1,"has"),t=`${t}`,y(this).some(r=>r[0]===t)}delete(t){E(arguments,1,"delete"),t=`${t}`,this[O]=y(this).filter(r=>r[0]!==t)}toJSON(){return W(y(this))}};q(b,"FormData",y);function y(e){let t=e[O];if(t===
void 0)throw new TypeError("Illegal invocation: this is no FormData");return t}function E(e,t,r){if(e.length<t)throw new TypeError(`FormData.${r}: ${t===1?"a name is":"a name and a value are"} needed`)}
function Q(e,t,r){if(!(e instanceof p)){if(r>2)throw new TypeError("FormData: only a Blob has a name of a file");return`${e}`}return t!==void 0?R(e,`${t}`,e[h]):e instanceof m?e:R(e,"blob")}var Z=e=>e.
replace(/\r\n?|\n/g,`\r
`),ee=e=>e.replace(/[\r\n"]/g,t=>t==='"'?"%22":t==="\r"?"%0D":"%0A");function te(e){let t="----form"+crypto.randomUUID().replaceAll("-",""),r=[];for(let[n,o]of e){let s=`--${t}\r
Content-Disposition: form-data; name="${ee(Z(n))}"`;typeof o=="string"?r.push(l.encode(`${s}\r
\r
${Z(o)}\r
`)):(s+=`; filename="${ee(o.name)}"\r
Content-Type: ${o.type||"application/octet-stream"}\r
\r
`,r.push(l.encode(s),o[u],l.encode(`\r
`)))}return r.push(l.encode(`--${t}--\r
`)),[D(r),`multipart/form-data; boundary=${t}`]}function S(e,t){let r=t.indexOf(";"),n=_(r<0?t:t.slice(0,r)).toLowerCase(),o;if(n!=="application/x-www-form-urlencoded"&&(o=n==="multipart/form-data"?K(
t,"boundary"):null,!o))throw P(`a body of type "${t}" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`);let s=Date.now();return{__proto__:b.prototype,[O]:V(e,o,(a,f,i)=>re(
a,f,i,s))}}var Fe=/^[\x20-\x7e]*$/,p=class{constructor(t,r){r=H("Blob",r);let n=r?.endings!==void 0&&Me(r.endings);this[u]=t==null?new Uint8Array(0):Pe(t,n),this[d]=L(r?.type)}get size(){return g(this),this[u].byteLength}get type(){
return g(this),this[d]}async text(){return g(this),A(this[u])}async json(){return JSON.parse(A(this[u]))}async bytes(){return g(this),this[u].slice()}async arrayBuffer(){return g(this),this[u].slice().
buffer}stream(){return g(this),I(this[u].slice())}textStream(){return j().decoded(this.stream())}async formData(){return S(this[u],this[d])}slice(t=void 0,r=void 0,n=void 0){let o=this.size;return B(this[u].
subarray(ne(t,o,0),ne(r,o,o)),L(n))}},m=class extends p{constructor(t,r,n){if(arguments.length<2)throw new TypeError("File: parts and a name are needed");if(typeof t!="object"&&typeof t!="function")throw N();
super(t,n),this[x]=`${r}`;let o=n?.lastModified;this[h]=o===void 0?Date.now():Math.trunc(+o)||0}get name(){return g(this),this[x]}get lastModified(){return g(this),this[h]}};function g(e){if(e[u]===void 0)
throw new TypeError("Illegal invocation: this is no Blob")}function B(e,t){return{__proto__:p.prototype,[u]:e,[d]:t}}function R(e,t,r=Date.now()){return{__proto__:m.prototype,[u]:e[u],[d]:e[d],[x]:t,[h]:r}}
function re(e,t,r,n){return{__proto__:m.prototype,[u]:e,[d]:L(r),[x]:t,[h]:n}}function ne(e,t,r){if(e===void 0)return r;let n=Math.trunc(+e)||0;return n<0?Math.max(t+n,0):Math.min(n,t)}var L=e=>e===void 0?
"":(e=`${e}`,Fe.test(e)?e.toLowerCase():"");function Me(e){if(e=`${e}`,e!=="native"&&e!=="transparent")throw new TypeError(`Blob: endings is 'native' or 'transparent', not '${e}'`);return e==="native"}
var N=()=>new TypeError("Blob: an array of parts is needed");function Pe(e,t){if(typeof e!="object"&&typeof e!="function")throw N();let r=T(e)??e[u];if(r!==void 0)return r===e[u]?r:r.slice();let n=e[Symbol.
iterator];if(n===void 0)throw N();let o=[],s=0;for(let i of{[Symbol.iterator]:()=>n.call(e)}){let c;typeof i=="string"?c=l.encode(t?i.replace(/\r\n?/g,`
`):i):typeof i=="object"&&i!==null?c=i[u]??T(i)?.slice()??l.encode(t?`${i}`.replace(/\r\n?/g,`
`):`${i}`):c=l.encode(`${i}`),o.push(c),s+=c.byteLength}if(o.length===1)return o[0];let a=new Uint8Array(s),f=0;for(let i of o)a.set(i,f),f+=i.byteLength;return a}function Re(e){v(e);for(let[r,n,o]of[[p,"Blob",0],[m,"File",2],[b,"FormData",0]])z(r,n,o);let t={from(r,n){return S(typeof r=="string"?e.host.encode(r):e.bytesOf(r)?.slice()??e.host.encode(String(r)),
n===void 0?"application/x-www-form-urlencoded":`multipart/form-data; boundary=${n}`)}}.from;return Object.defineProperty(b,"from",{value:t,writable:!0,configurable:!0}),{Blob:p,File:m,FormData:b,of:B,
multipart:te,parseForm:S}}return ue(Le);})();
return library;
})()
