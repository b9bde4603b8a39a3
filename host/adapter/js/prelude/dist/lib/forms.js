(() => {

var library=(()=>{var M=Object.defineProperty;var me=Object.getOwnPropertyDescriptor;var he=Object.getOwnPropertyNames;var ye=Object.prototype.hasOwnProperty;var be=(e,t)=>{for(var n in t)M(e,n,{get:t[n],enumerable:!0})},ge=(e,t,n,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of he(t))!ye.call(e,o)&&o!==n&&M(e,o,{get:()=>t[o],enumerable:!(r=
me(t,o))||r.enumerable});return e};var we=e=>ge(M({},"__esModule",{value:!0}),e);var qe={};be(qe,{make:()=>ze});var l,I,L,R,B,xe,Oe,Ee,Se,$e,E,Te,Ae,u,De,m,Ie,x,$,_e,je,Pe,Fe,h,Me,Le;function X(e){({host:l,bytesOf:I,join:L,streamOf:R,streams:B,Headers:xe,URL:Oe,bodyOf:Ee,free:Se,isStream:$e,text:E,used:Te}=e),{
BODY:Ae,BYTES:u,HEADERS:De,LIST:m,METHOD:Ie,MODIFIED:x,NAME:$,OPTIONS:_e,SHARED:je,SIGNAL:Pe,SOURCE:Fe,TYPE:h,URL_TEXT:Me,USED:Le}=e.slots}function K(e,t){if(t!=null&&typeof t!="object"&&typeof t!="function")throw new TypeError(`${e}: the options must be an object`);return t}function V(e,t,n){let r=e.prototype;for(let o of Object.getOwnPropertyNames(
r))o!=="constructor"&&Object.defineProperty(r,o,G);for(let o of Object.getOwnPropertyNames(e))o!=="prototype"&&o!=="name"&&o!=="length"&&Object.defineProperty(e,o,G);return Re(e,t),e.name!==t&&Object.
defineProperty(e,"name",{value:t,configurable:!0}),e.length!==n&&Object.defineProperty(e,"length",{value:n,configurable:!0}),e}var G={enumerable:!0};function Re(e,t){Object.defineProperty(e.prototype,
Symbol.toStringTag,{value:t,writable:!1,enumerable:!1,configurable:!0})}var Q=Symbol("pairs"),U=Symbol("at"),Z=Symbol("how"),Be=0,Ue=1,ee=2;function te(e,t,n){let r={__proto__:Iterator.prototype,next(){let s=n(this[Q]),i=this[U];if(i>=s.length)return{value:void 0,done:!0};
this[U]=i+1;let f=this[Z],c=s[i];return{value:f===ee?[c[0],c[1]]:c[f],done:!1}}};Object.defineProperty(r,Symbol.toStringTag,{value:t+" Iterator",configurable:!0});let o=(s,i)=>(n(s),{__proto__:r,[Q]:s,
[U]:0,[Z]:i}),a={entries(){return o(this,ee)},keys(){return o(this,Be)},values(){return o(this,Ue)},forEach(s,i){if(typeof s!="function")throw new TypeError(`${t}.forEach: a function is needed`);for(let f=0,
c;f<(c=n(this)).length;f++)s.call(i,c[f][1],c[f][0],this)}};for(let s of Object.keys(a))Object.defineProperty(e.prototype,s,{value:a[s],writable:!0,enumerable:!0,configurable:!0});Object.defineProperty(
e.prototype,Symbol.iterator,{value:a.entries,writable:!0,enumerable:!1,configurable:!0})}function O(e){let t=0,n=e.length;for(;t<n&&ne(e.charCodeAt(t));)t++;for(;n>t&&ne(e.charCodeAt(n-1));)n--;return t===0&&n===e.length?e:e.slice(t,n)}var ne=e=>e===32||e===9||e===10||e===13;var Y=1e5,j=e=>Object.assign(new TypeError(e),{code:"ERR_FORMDATA_PARSE_ERROR"}),re=()=>j(`the form has more than ${Y} fields`);function _(e,t){for(let n=e.indexOf(";");n>=0;){let r=e.indexOf("=",n);if(r<
0)return null;let o=O(e.slice(e.lastIndexOf(";",r)+1,r)).toLowerCase();for(n=r+1;e[n]===" "||e[n]==="	";)n++;let a;if(e[n]==='"'){if(r=e.indexOf('"',n+1),r<0)return null;a=e.slice(n+1,r),n=e.indexOf("\
;",r)}else r=e.indexOf(";",n),a=O(r<0?e.slice(n):e.slice(n,r)),n=r;if(o===t)return a}return null}function oe(e){let t=1;for(let n=e.indexOf("&");n>=0;n=e.indexOf("&",n+1))if(++t>Y)throw re();return e}
function ie(e,t,n){let r=l.latin1(e),o="--"+l.latin1(l.encode(t)),a=`\r
`+o,s=(c,g)=>{let w=r.slice(c,g);return Ne(w)?w:l.decode(e.subarray(c,g),!1)},i=0,f=r.indexOf(o);for(;f>=0;){if(f+=o.length,r.startsWith("--",f))return;let c=r.indexOf(a,f),g=r.indexOf(`\r
\r
`,f);if(g<0||c<g+2)break;if(++i>Y)throw re();let w=null,q=null;for(let A of s(f,g).split(`\r
`)){let D=A.indexOf(":");if(D<0)continue;let W=O(A.slice(0,D)).toLowerCase();W==="content-disposition"?w??=A.slice(D+1):W==="content-type"&&(q??=O(A.slice(D+1)))}let P=w===null?null:_(w,"name");if(P===
null)break;let C=_(w,"filename"),F=g+4,J=Math.max(F,c);C===null?n(N(P),s(F,J),null,""):n(N(P),e.subarray(F,J),N(C),q??"text/plain"),f=c+2}throw j("the form is broken or cut short")}var Ne=e=>!/[^\0-\x7f]/.
test(e),N=e=>e.includes("%")?e.replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):e;function ae(e){if(e.includes("+")&&(e=e.replaceAll("+"," ")),!e.includes("%"))return e;try{return decodeURIComponent(e)}catch{return Ye(e)}}function Ye(e){let t=new TextEncoder().encode(e),n=[];for(let r=0;r<
t.length;r++){let o=t[r]===37?String.fromCharCode(t[r+1]??0,t[r+2]??0):"";/^[0-9A-Fa-f]{2}$/.test(o)?(n.push(parseInt(o,16)),r+=2):n.push(t[r])}return new TextDecoder().decode(new Uint8Array(n))}function se(e){
let t=[],n=e.includes("%")||e.includes("+");if(e==="")return t;for(let r of e.split("&")){if(r==="")continue;let o=r.indexOf("="),a=o<0?r:r.slice(0,o),s=o<0?"":r.slice(o+1);t.push(n?[ae(a),ae(s)]:[a,s])}
return t}function fe(e){let t=new Map;for(let[r,o]of e){let a=t.get(r);a===void 0?t.set(r,[o]):a.push(o)}let n={};for(let[r,o]of t)Object.defineProperty(n,r,{value:o.length===1?o[0]:o,configurable:!0,
enumerable:!0,writable:!0});return n}var b=class{constructor(t){if(t!==void 0)throw new TypeError("FormData: there are no forms in a document here: append the fields");this[m]=[]}append(t,n,r){S(arguments,2,"append"),y(this).push([`${t}`,
ue(n,r,arguments.length)])}set(t,n,r){S(arguments,2,"set"),t=`${t}`;let o=y(this),a=ue(n,r,arguments.length),s=o.findIndex(i=>i[0]===t);s<0?o.push([t,a]):this[m]=o.filter((i,f)=>f<=s||i[0]!==t).with(s,
[t,a])}get(t){return S(arguments,1,"get"),t=`${t}`,y(this).find(n=>n[0]===t)?.[1]??null}getAll(t){return S(arguments,1,"getAll"),t=`${t}`,y(this).filter(n=>n[0]===t).map(n=>n[1])}has(t){return S(arguments,
1,"has"),t=`${t}`,y(this).some(n=>n[0]===t)}delete(t){S(arguments,1,"delete"),t=`${t}`,this[m]=y(this).filter(n=>n[0]!==t)}toJSON(){return fe(y(this))}};te(b,"FormData",y);function y(e){let t=e[m];if(t===
void 0)throw new TypeError("Illegal invocation: this is no FormData");return t}function S(e,t,n){if(e.length<t)throw new TypeError(`FormData.${n}: ${t===1?"a name is":"a name and a value are"} needed`)}
function ue(e,t,n){if(!(e instanceof d)){if(n>2)throw new TypeError("FormData: only a Blob has a name of a file");return`${e}`}return t!==void 0?k(e,`${t}`,e[x]):e instanceof p?e:k(e,"blob")}var ce=e=>e.
replace(/\r\n|\r|\n/g,"%0D%0A").replace(/"/g,"%22");function le(e){let t="----form"+crypto.randomUUID().replaceAll("-",""),n=[];for(let[r,o]of e){let a=`--${t}\r
content-disposition: form-data; name="${ce(r)}"`;typeof o=="string"?n.push(l.encode(`${a}\r
\r
${o}\r
`)):(a+=`; filename="${ce(o.name)}"\r
content-type: ${o.type||"application/octet-stream"}\r
\r
`,n.push(l.encode(a),o[u],l.encode(`\r
`)))}return n.push(l.encode(`--${t}--\r
`)),[L(n),`multipart/form-data; boundary=${t}`]}function T(e,t){let n=new b,r=t.indexOf(";"),o=O(r<0?t:t.slice(0,r)).toLowerCase();if(o==="application/x-www-form-urlencoded")return n[m]=se(oe(E(e))),n;
let a=o==="multipart/form-data"?_(t,"boundary"):null;if(!a)throw j(`a body of type "${t}" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`);return ie(e,a,(s,i,f,c)=>{n[m].
push([s,f===null?i:new p([i],f,{type:c})])}),n}var ke=/^[\x20-\x7e]*$/,d=class{constructor(t,n){n=K("Blob",n);let r=n?.endings!==void 0&&ve(n.endings);this[u]=t==null?new Uint8Array(0):He(t,r),this[h]=pe(n?.type)}get size(){return this[u].byteLength}get type(){
return v(this),this[h]}async text(){return E(this[u])}async json(){return JSON.parse(E(this[u]))}async bytes(){return this[u].slice()}async arrayBuffer(){return this[u].slice().buffer}stream(){return R(
this[u].slice())}textStream(){return B().decoded(this.stream())}async formData(){return T(this[u],this[h])}slice(t,n,r){let o=this.size;return z(this[u].subarray(de(t,o,0),de(n,o,o)),pe(r))}},p=class extends d{constructor(t,n,r){
if(arguments.length<2)throw new TypeError("File: parts and a name are needed");if(typeof t!="object"&&typeof t!="function")throw H();super(t,r),this[$]=`${n}`;let o=r?.lastModified;this[x]=o===void 0?
Date.now():Math.trunc(+o)||0}get name(){return v(this),this[$]}get lastModified(){return v(this),this[x]}};function v(e){if(e[u]===void 0)throw new TypeError("Illegal invocation: this is no Blob")}function z(e,t){
return{__proto__:d.prototype,[u]:e,[h]:t}}function k(e,t,n=Date.now()){return{__proto__:p.prototype,[u]:e[u],[h]:e[h],[$]:t,[x]:n}}function de(e,t,n){if(e===void 0)return n;let r=Math.trunc(+e)||0;return r<
0?Math.max(t+r,0):Math.min(r,t)}var pe=e=>e===void 0?"":(e=`${e}`,ke.test(e)?e.toLowerCase():"");function ve(e){if(e=`${e}`,e!=="native"&&e!=="transparent")throw new TypeError(`Blob: endings is 'nativ\
e' or 'transparent', not '${e}'`);return e==="native"}var H=()=>new TypeError("Blob: an array of parts is needed");function He(e,t){if(typeof e!="object"&&typeof e!="function")throw H();let n=I(e)??e[u];
if(n!==void 0)return n===e[u]?n:n.slice();if(e[Symbol.iterator]===void 0)throw H();let r=[],o=0;for(let i of e){let f;typeof i=="string"?f=l.encode(t?i.replace(/\r\n?/g,`
`):i):typeof i=="object"&&i!==null?f=i[u]??I(i)?.slice()??l.encode(t?`${i}`.replace(/\r\n?/g,`
`):`${i}`):f=l.encode(`${i}`),r.push(f),o+=f.byteLength}if(r.length===1)return r[0];let a=new Uint8Array(o),s=0;for(let i of r)a.set(i,s),s+=i.byteLength;return a}function ze(e){X(e);for(let[n,r,o]of[[d,"Blob",0],[p,"File",2],[b,"FormData",0]])V(n,r,o);let t={from(n,r){return T(typeof n=="string"?e.host.encode(n):e.bytesOf(n)??e.host.encode(String(n)),r===void 0?
"application/x-www-form-urlencoded":`multipart/form-data; boundary=${r}`)}}.from;return Object.defineProperty(b,"from",{value:t,writable:!0,configurable:!0}),{Blob:d,File:p,FormData:b,of:z,multipart:le,
parseForm:T}}return we(qe);})();
return library;
})()
