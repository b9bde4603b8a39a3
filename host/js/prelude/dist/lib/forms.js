(() => {

var library=(()=>{var D=Object.defineProperty;var he=Object.getOwnPropertyDescriptor;var me=Object.getOwnPropertyNames;var ye=Object.prototype.hasOwnProperty;var ge=(e,t)=>{for(var n in t)D(e,n,{get:t[n],enumerable:!0})},be=(e,t,n,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of me(t))!ye.call(e,o)&&o!==n&&D(e,o,{get:()=>t[o],enumerable:!(r=
he(t,o))||r.enumerable});return e};var we=e=>be(D({},"__esModule",{value:!0}),e);var Je={};ge(Je,{make:()=>qe});var d,_,j,I,M,xe,Oe,Ee,Se,Ae,T,_e,Te,a,$e,E,De,m,x,je,Ie,Me,Re,R,l,Fe,Pe;function q(e){({host:d,bytesOf:_,join:j,streamOf:I,streams:M,Headers:xe,URL:Oe,bodyOf:Ee,free:Se,isStream:Ae,text:T,used:_e}=e),
{BODY:Te,BYTES:a,HEADERS:$e,LIST:E,METHOD:De,MODIFIED:m,NAME:x,OPTIONS:je,SHARED:Ie,SIGNAL:Me,SOURCE:Re,TOO_MANY:R,TYPE:l,URL_TEXT:Fe,USED:Pe}=e.slots}function X(e,t){if(t!=null&&typeof t!="object"&&typeof t!="function")throw new TypeError(`${e}: the options must be an object`);return t}function k(e,t,n){let r=e.prototype;for(let o of Object.getOwnPropertyNames(
r))o!=="constructor"&&Object.defineProperty(r,o,J);for(let o of Object.getOwnPropertyNames(e))o!=="prototype"&&o!=="name"&&o!=="length"&&Object.defineProperty(e,o,J);return Ne(e,t),Object.defineProperty(
e,"name",{value:t,configurable:!0,writable:!1,enumerable:!1}),e.length!==n&&Object.defineProperty(e,"length",{value:n,configurable:!0}),e}var J={enumerable:!0};function Ne(e,t){Object.defineProperty(e.
prototype,Symbol.toStringTag,{value:t,writable:!1,enumerable:!1,configurable:!0})}var G=Symbol("pairs"),F=Symbol("at"),K=Symbol("how"),Le=0,Be=1,V=2;function W(e,t,n){let r={__proto__:Iterator.prototype,next(){let u=n(this[G]),c=this[F];if(c>=u.length)return{value:void 0,done:!0};this[F]=
c+1;let i=this[K],s=u[c];return{value:i===V?[s[0],s[1]]:s[i],done:!1}}};Object.defineProperty(r,Symbol.toStringTag,{value:t+" Iterator",configurable:!0});let o=(u,c)=>(n(u),{__proto__:r,[G]:u,[F]:0,[K]:c}),
f={entries(){return o(this,V)},keys(){return o(this,Le)},values(){return o(this,Be)},forEach(u,c=void 0){if(typeof u!="function")throw new TypeError(`${t}.forEach: a function is needed`);for(let i=0,s;i<
(s=n(this)).length;i++)u.call(c,s[i][1],s[i][0],this)}};for(let u of Object.keys(f))Object.defineProperty(e.prototype,u,{value:f[u],writable:!0,enumerable:!0,configurable:!0});Object.defineProperty(e.
prototype,Symbol.iterator,{value:f.entries,writable:!0,enumerable:!1,configurable:!0})}function S(e){let t=0,n=e.length;for(;t<n&&Q(e.charCodeAt(t));)t++;for(;n>t&&Q(e.charCodeAt(n-1));)n--;return t===0&&n===e.length?e:e.slice(t,n)}var Q=e=>e===32||e===9||e===10||e===13;var Ue=1e5,Ye=4294967295,P=e=>Object.assign(new TypeError(e),{code:"ERR_FORMDATA_PARSE_ERROR"});function ve(){let t=new RangeError(`the form has more than ${Ue} fields`);return Object.defineProperty(t,
R,{value:!0}),Object.assign(t,{code:"ERR_FORMDATA_TOO_MANY_FIELDS",status:413,statusCode:413,expose:!0})}function Z(e,t){for(let n=e.indexOf(";");n>=0;){let r=e.indexOf("=",n);if(r<0)return null;let o=S(
e.slice(e.lastIndexOf(";",r)+1,r)).toLowerCase();for(n=r+1;e[n]===" "||e[n]==="	";)n++;let f;if(e[n]==='"'){if(r=e.indexOf('"',n+1),r<0)return null;f=e.slice(n+1,r),n=e.indexOf(";",r)}else r=e.indexOf(
";",n),f=S(r<0?e.slice(n):e.slice(n,r)),n=r;if(o===t)return f}return null}function ee(e,t,n){let r=d.form(e,t);if(typeof r=="number")throw r===-3?ve():P("the form is broken or cut short");let o=new Uint32Array(
r.buffer,r.byteOffset,1)[0],f=new Uint32Array(r.buffer,r.byteOffset+4,o*5),u=new Array(o),c=d.decode(r.subarray(4+o*20),!1),i=0;for(let s=0,b=0;s<o;s++,b+=5){let H=c.slice(i,i+=f[b]),z=f[b+3];z===Ye?u[s]=
[H,c.slice(i,i+=f[b+1])]:u[s]=[H,n(e.subarray(f[b+1],f[b+2]),c.slice(i,i+=z),c.slice(i,i+=f[b+4]))]}return u}function N(e){if(e.length<=16)return;if(e.index!==void 0)return e.index;if(e.searched=(e.searched??0)+1,e.searched<2)return;e.holes=0;let t=e.index=new Map;for(let n=0;n<e.length;n++)te(t,e[n][0],n);return t}
function te(e,t,n){let r=e.get(t);r===void 0?e.set(t,[n]):r.push(n)}function $(e,t){let n=N(e);if(n!==void 0){let r=n.get(t);return r===void 0?void 0:e[r[0]]}for(let r=0;r<e.length;r++)if(e[r][0]===t)
return e[r]}function ne(e,t){let n=N(e);return n===void 0?e.filter(r=>r[0]===t):n.get(t)?.map(r=>e[r])??[]}function L(e,t){e.index!==void 0&&te(e.index,t[0],e.length),e.push(t)}function re(e,t,n){let r=$(
e,t);if(r===void 0){L(e,[t,n]);return}r[1]=n,B(e,t,o=>o===r)}function B(e,t,n){let r=N(e);if(r===void 0){ie(e,u=>u[0]!==t||n!==void 0&&n(u));return}let o=r.get(t);if(o===void 0)return;let f=n===void 0?
[]:o.filter(u=>n(e[u]));if(f.length!==o.length){for(let u of o)(n===void 0||!n(e[u]))&&(e[u]=void 0,e.holes++);f.length>0?r.set(t,f):r.delete(t)}}function oe(e){return e.index===void 0||e.holes===0||(e.
index=void 0,e.searched=-16,ie(e,t=>t!==void 0)),e}function ie(e,t){let n=0;for(let r=0;r<e.length;r++){let o=e[r];t(o)&&(e[n++]=o)}e.length=n}function fe(e){let t=new Map;for(let[r,o]of e){let f=t.get(r);f===void 0?t.set(r,[o]):f.push(o)}let n={};for(let[r,o]of t)Object.defineProperty(n,r,{value:o.length===1?o[0]:o,configurable:!0,enumerable:!0,
writable:!0});return n}var y=class{constructor(t){if(t!==void 0)throw new TypeError("FormData: there are no forms in a document here: append the fields");this[E]=[]}append(t,n,r){O(arguments,2,"append"),L(w(this),[`${t}`,ue(
n,r,arguments.length)])}set(t,n,r){O(arguments,2,"set"),t=`${t}`,re(w(this),t,ue(n,r,arguments.length))}get(t){return O(arguments,1,"get"),t=`${t}`,$(w(this),t)?.[1]??null}getAll(t){return O(arguments,
1,"getAll"),t=`${t}`,ne(w(this),t).map(n=>n[1])}has(t){return O(arguments,1,"has"),t=`${t}`,$(w(this),t)!==void 0}delete(t){O(arguments,1,"delete"),t=`${t}`,B(w(this),t)}toJSON(){return fe(ce(this))}},
ce=e=>oe(w(e));function w(e){let t=e[E];if(t===void 0)throw new TypeError("Illegal invocation: this is no FormData");return t}W(y,"FormData",ce);function O(e,t,n){if(e.length<t)throw new TypeError(`Fo\
rmData.${n}: ${t===1?"a name is":"a name and a value are"} needed`)}function ue(e,t,n){if(!(e instanceof p)){if(n>2)throw new TypeError("FormData: only a Blob has a name of a file");return`${e}`}return t!==
void 0?U(e,`${t}`,e[m]):e instanceof h?e:U(e,"blob")}var ae=e=>e.replace(/\r\n?|\n/g,`\r
`),se=e=>e.replace(/[\r\n"]/g,t=>t==='"'?"%22":t==="\r"?"%0D":"%0A");function de(e){let t="----form"+crypto.randomUUID().replaceAll("-",""),n=[];for(let[r,o]of e){let f=`--${t}\r
Content-Disposition: form-data; name="${se(ae(r))}"`;typeof o=="string"?n.push(d.encode(`${f}\r
\r
${ae(o)}\r
`)):(f+=`; filename="${se(o.name)}"\r
Content-Type: ${o.type||"application/octet-stream"}\r
\r
`,n.push(d.encode(f),o[a],d.encode(`\r
`)))}return n.push(d.encode(`--${t}--\r
`)),[j(n),`multipart/form-data; boundary=${t}`]}function A(e,t){let n=t.indexOf(";"),r=S(n<0?t:t.slice(0,n)).toLowerCase(),o;if(r!=="application/x-www-form-urlencoded"&&(o=r==="multipart/form-data"?Z(
t,"boundary"):null,!o))throw P(`a body of type "${t}" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`);let f=Date.now();return{__proto__:y.prototype,[E]:ee(e,o,(u,c,i)=>le(
u,c,i,f))}}var Ce=/^[\x20-\x7e]*$/,p=class{constructor(t,n){n=X("Blob",n);let r=n?.endings!==void 0&&He(n.endings);this[a]=t==null?new Uint8Array(0):ze(t,r),this[l]=Y(n?.type)}get size(){return g(this),this[a].byteLength}get type(){
return g(this),this[l]}async text(){return g(this),T(this[a])}async json(){return JSON.parse(T(this[a]))}async bytes(){return g(this),this[a].slice()}async arrayBuffer(){return g(this),this[a].slice().
buffer}stream(){return g(this),I(this[a].slice())}textStream(){return M().decoded(this.stream())}async formData(){return A(this[a],this[l])}slice(t=void 0,n=void 0,r=void 0){let o=this.size;return C(this[a].
subarray(pe(t,o,0),pe(n,o,o)),Y(r))}},h=class extends p{constructor(t,n,r){if(arguments.length<2)throw new TypeError("File: parts and a name are needed");if(typeof t!="object"&&typeof t!="function")throw v();
super(t,r),this[x]=`${n}`;let o=r?.lastModified;this[m]=o===void 0?Date.now():Math.trunc(+o)||0}get name(){return g(this),this[x]}get lastModified(){return g(this),this[m]}};function g(e){if(e[a]===void 0)
throw new TypeError("Illegal invocation: this is no Blob")}function C(e,t){return{__proto__:p.prototype,[a]:e,[l]:t}}function U(e,t,n=Date.now()){return{__proto__:h.prototype,[a]:e[a],[l]:e[l],[x]:t,[m]:n}}
function le(e,t,n,r){return{__proto__:h.prototype,[a]:e,[l]:Y(n),[x]:t,[m]:r}}function pe(e,t,n){if(e===void 0)return n;let r=Math.trunc(+e)||0;return r<0?Math.max(t+r,0):Math.min(r,t)}var Y=e=>e===void 0?
"":(e=`${e}`,Ce.test(e)?e.toLowerCase():"");function He(e){if(e=`${e}`,e!=="native"&&e!=="transparent")throw new TypeError(`Blob: endings is 'native' or 'transparent', not '${e}'`);return e==="native"}
var v=()=>new TypeError("Blob: an array of parts is needed");function ze(e,t){if(typeof e!="object"&&typeof e!="function")throw v();let n=_(e)??e[a];if(n!==void 0)return n===e[a]?n:n.slice();let r=e[Symbol.
iterator];if(r===void 0)throw v();let o=[],f=0;for(let i of{[Symbol.iterator]:()=>r.call(e)}){let s;typeof i=="string"?s=d.encode(t?i.replace(/\r\n?/g,`
`):i):typeof i=="object"&&i!==null?s=i[a]??_(i)?.slice()??d.encode(t?`${i}`.replace(/\r\n?/g,`
`):`${i}`):s=d.encode(`${i}`),o.push(s),f+=s.byteLength}if(o.length===1)return o[0];let u=new Uint8Array(f),c=0;for(let i of o)u.set(i,c),c+=i.byteLength;return u}function qe(e){q(e);for(let[n,r,o]of[[p,"Blob",0],[h,"File",2],[y,"FormData",0]])k(n,r,o);let t={from(n,r){return A(typeof n=="string"?e.host.encode(n):e.bytesOf(n)?.slice()??e.host.encode(String(n)),
r===void 0?"application/x-www-form-urlencoded":`multipart/form-data; boundary=${r}`)}}.from;return Object.defineProperty(y,"from",{value:t,writable:!0,configurable:!0}),{Blob:p,File:h,FormData:y,of:C,
multipart:de,parseForm:A}}return we(Je);})();
return library;
})()
