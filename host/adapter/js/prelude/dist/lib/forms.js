(() => {

var library=(()=>{var M=Object.defineProperty;var me=Object.getOwnPropertyDescriptor;var he=Object.getOwnPropertyNames;var ye=Object.prototype.hasOwnProperty;var be=(e,t)=>{for(var n in t)M(e,n,{get:t[n],enumerable:!0})},ge=(e,t,n,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of he(t))!ye.call(e,o)&&o!==n&&M(e,o,{get:()=>t[o],enumerable:!(r=
me(t,o))||r.enumerable});return e};var we=e=>ge(M({},"__esModule",{value:!0}),e);var Ce={};be(Ce,{make:()=>ze});var u,T,L,R,B,xe,Oe,Ee,Se,$e,D,Ae,Te,c,De,m,Ie,w,S,_e,je,Fe,Pe,h,Me,Le;function X(e){({host:u,bytesOf:T,join:L,streamOf:R,streams:B,Headers:xe,URL:Oe,bodyOf:Ee,free:Se,isStream:$e,text:D,used:Ae}=e),{
BODY:Te,BYTES:c,HEADERS:De,LIST:m,METHOD:Ie,MODIFIED:w,NAME:S,OPTIONS:_e,SHARED:je,SIGNAL:Fe,SOURCE:Pe,TYPE:h,URL_TEXT:Me,USED:Le}=e.slots}function K(e,t){if(t!=null&&typeof t!="object"&&typeof t!="function")throw new TypeError(`${e}: the options must be an object`);return t}function V(e,t,n){let r=e.prototype;for(let o of Object.getOwnPropertyNames(
r))o!=="constructor"&&Object.defineProperty(r,o,G);for(let o of Object.getOwnPropertyNames(e))o!=="prototype"&&o!=="name"&&o!=="length"&&Object.defineProperty(e,o,G);return Re(e,t),e.name!==t&&Object.
defineProperty(e,"name",{value:t,configurable:!0}),e.length!==n&&Object.defineProperty(e,"length",{value:n,configurable:!0}),e}var G={enumerable:!0};function Re(e,t){Object.defineProperty(e.prototype,
Symbol.toStringTag,{value:t,writable:!1,enumerable:!1,configurable:!0})}var Q=Symbol("pairs"),U=Symbol("at"),Z=Symbol("how"),Be=0,Ue=1,ee=2;function te(e,t,n){let r={__proto__:Iterator.prototype,next(){let i=n(this[Q]),s=this[U];if(s>=i.length)return{value:void 0,done:!0};
this[U]=s+1;let f=this[Z],l=i[s];return{value:f===ee?[l[0],l[1]]:l[f],done:!1}}};Object.defineProperty(r,Symbol.toStringTag,{value:t+" Iterator",configurable:!0});let o=(i,s)=>(n(i),{__proto__:r,[Q]:i,
[U]:0,[Z]:s}),a={entries(){return o(this,ee)},keys(){return o(this,Be)},values(){return o(this,Ue)},forEach(i,s){if(typeof i!="function")throw new TypeError(`${t}.forEach: a function is needed`);for(let f=0,
l;f<(l=n(this)).length;f++)i.call(s,l[f][1],l[f][0],this)}};for(let i of Object.keys(a))Object.defineProperty(e.prototype,i,{value:a[i],writable:!0,enumerable:!0,configurable:!0});Object.defineProperty(
e.prototype,Symbol.iterator,{value:a.entries,writable:!0,enumerable:!1,configurable:!0})}function x(e){let t=0,n=e.length;for(;t<n&&ne(e.charCodeAt(t));)t++;for(;n>t&&ne(e.charCodeAt(n-1));)n--;return t===0&&n===e.length?e:e.slice(t,n)}var ne=e=>e===32||e===9||e===10||e===13;var Y=1e5,_=e=>Object.assign(new TypeError(e),{code:"ERR_FORMDATA_PARSE_ERROR"}),re=()=>_(`the form has more than ${Y} fields`);function I(e,t){for(let n=e.indexOf(";");n>=0;){let r=e.indexOf("=",n);if(r<
0)return null;let o=x(e.slice(e.lastIndexOf(";",r)+1,r)).toLowerCase();for(n=r+1;e[n]===" "||e[n]==="	";)n++;let a;if(e[n]==='"'){if(r=e.indexOf('"',n+1),r<0)return null;a=e.slice(n+1,r),n=e.indexOf("\
;",r)}else r=e.indexOf(";",n),a=x(r<0?e.slice(n):e.slice(n,r)),n=r;if(o===t)return a}return null}function oe(e){let t=1;for(let n=e.indexOf("&");n>=0;n=e.indexOf("&",n+1))if(++t>Y)throw re();return e}
function ie(e,t,n){let r=u.latin1(e),o="--"+u.latin1(u.encode(t)),a=`\r
`+o,i=(l,b)=>{let g=r.slice(l,b);return Ne(g)?g:u.decode(e.subarray(l,b),!1)},s=0,f=r.indexOf(o);for(;f>=0;){if(f+=o.length,r.startsWith("--",f))return;let l=r.indexOf(a,f),b=r.indexOf(`\r
\r
`,f);if(b<0||l<b+2)break;if(++s>Y)throw re();let g=null,C=null;for(let $ of i(f,b).split(`\r
`)){let A=$.indexOf(":");if(A<0)continue;let W=x($.slice(0,A)).toLowerCase();W==="content-disposition"?g??=$.slice(A+1):W==="content-type"&&(C??=x($.slice(A+1)))}let F=g===null?null:I(g,"name");if(F===
null)break;let q=I(g,"filename"),P=b+4,J=Math.max(P,l);q===null?n(N(F),i(P,J),null,""):n(N(F),e.subarray(P,J),N(q),C??"text/plain"),f=l+2}throw _("the form is broken or cut short")}var Ne=e=>!/[^\0-\x7f]/.
test(e),N=e=>e.includes("%")?e.replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):e;function se(e){if(e.includes("+")&&(e=e.replaceAll("+"," ")),!e.includes("%"))return e;try{return decodeURIComponent(e)}catch{return Ye(e)}}function Ye(e){let t=new TextEncoder().encode(e),n=[];for(let r=0;r<
t.length;r++){let o=t[r]===37?String.fromCharCode(t[r+1]??0,t[r+2]??0):"";/^[0-9A-Fa-f]{2}$/.test(o)?(n.push(parseInt(o,16)),r+=2):n.push(t[r])}return new TextDecoder().decode(new Uint8Array(n))}function ae(e){
let t=[],n=e.includes("%")||e.includes("+");if(e==="")return t;for(let r of e.split("&")){if(r==="")continue;let o=r.indexOf("="),a=o<0?r:r.slice(0,o),i=o<0?"":r.slice(o+1);t.push(n?[se(a),se(i)]:[a,i])}
return t}function fe(e){let t=new Map;for(let[r,o]of e){let a=t.get(r);a===void 0?t.set(r,[o]):a.push(o)}let n={};for(let[r,o]of t)Object.defineProperty(n,r,{value:o.length===1?o[0]:o,configurable:!0,
enumerable:!0,writable:!0});return n}var O=class{constructor(t){if(t!==void 0)throw new TypeError("FormData: there are no forms in a document here: append the fields");this[m]=[]}append(t,n,r){E(arguments,2,"append"),y(this).push([`${t}`,
ce(n,r,arguments.length)])}set(t,n,r){E(arguments,2,"set"),t=`${t}`;let o=y(this),a=ce(n,r,arguments.length),i=o.findIndex(s=>s[0]===t);i<0?o.push([t,a]):this[m]=o.filter((s,f)=>f<=i||s[0]!==t).with(i,
[t,a])}get(t){return E(arguments,1,"get"),t=`${t}`,y(this).find(n=>n[0]===t)?.[1]??null}getAll(t){return E(arguments,1,"getAll"),t=`${t}`,y(this).filter(n=>n[0]===t).map(n=>n[1])}has(t){return E(arguments,
1,"has"),t=`${t}`,y(this).some(n=>n[0]===t)}delete(t){E(arguments,1,"delete"),t=`${t}`,this[m]=y(this).filter(n=>n[0]!==t)}toJSON(){return fe(y(this))}};te(O,"FormData",y);function y(e){let t=e[m];if(t===
void 0)throw new TypeError("Illegal invocation: this is no FormData");return t}function E(e,t,n){if(e.length<t)throw new TypeError(`FormData.${n}: ${t===1?"a name is":"a name and a value are"} needed`)}
function ce(e,t,n){if(!(e instanceof d)){if(n>2)throw new TypeError("FormData: only a Blob has a name of a file");return`${e}`}return t!==void 0?k(e,`${t}`,e[w]):e instanceof p?e:k(e,"blob")}var le=e=>e.
replace(/\r\n|\r|\n/g,"%0D%0A").replace(/"/g,"%22");function ue(e){let t="----form"+crypto.randomUUID().replaceAll("-",""),n=[];for(let[r,o]of e){let a=`--${t}\r
content-disposition: form-data; name="${le(r)}"`;typeof o=="string"?n.push(u.encode(`${a}\r
\r
${o}\r
`)):(a+=`; filename="${le(o.name)}"\r
content-type: ${o.type||"application/octet-stream"}\r
\r
`,n.push(u.encode(a),o[c],u.encode(`\r
`)))}return n.push(u.encode(`--${t}--\r
`)),[L(n),`multipart/form-data; boundary=${t}`]}function j(e,t){let n=new O,r=t.indexOf(";"),o=x(r<0?t:t.slice(0,r)).toLowerCase();if(o==="application/x-www-form-urlencoded"){let i=u.decode(e,!1);return n[m]=
ae(oe(i.charCodeAt(0)===65279?i.slice(1):i)),n}let a=o==="multipart/form-data"?I(t,"boundary"):null;if(!a)throw _(`a body of type "${t}" is no form: multipart/form-data or application/x-www-form-urlen\
coded is needed`);return ie(e,a,(i,s,f,l)=>{n[m].push([i,f===null?s:new p([s],f,{type:l})])}),n}var ke=/^[\x20-\x7e]*$/,d=class{constructor(t,n){n=K("Blob",n);let r=n?.endings!==void 0&&He(n.endings);this[c]=t==null?new Uint8Array(0):ve(t,r),this[h]=pe(n?.type)}get size(){return this[c].byteLength}get type(){
return H(this),this[h]}async text(){return D(this[c])}async json(){return JSON.parse(D(this[c]))}async bytes(){return this[c].slice()}async arrayBuffer(){return this[c].slice().buffer}stream(){return R(
this[c].slice())}textStream(){return B().decoded(this.stream())}async formData(){return j(this[c],this[h])}slice(t,n,r){let o=this.size;return z(this[c].subarray(de(t,o,0),de(n,o,o)),pe(r))}},p=class extends d{constructor(t,n,r){
if(arguments.length<2)throw new TypeError("File: parts and a name are needed");if(typeof t!="object"&&typeof t!="function")throw v();super(t,r),this[S]=`${n}`;let o=r?.lastModified;this[w]=o===void 0?
Date.now():Math.trunc(+o)||0}get name(){return H(this),this[S]}get lastModified(){return H(this),this[w]}};function H(e){if(e[c]===void 0)throw new TypeError("Illegal invocation: this is no Blob")}function z(e,t){
return{__proto__:d.prototype,[c]:e,[h]:t}}function k(e,t,n=Date.now()){return{__proto__:p.prototype,[c]:e[c],[h]:e[h],[S]:t,[w]:n}}function de(e,t,n){if(e===void 0)return n;let r=Math.trunc(+e)||0;return r<
0?Math.max(t+r,0):Math.min(r,t)}var pe=e=>e===void 0?"":(e=`${e}`,ke.test(e)?e.toLowerCase():"");function He(e){if(e=`${e}`,e!=="native"&&e!=="transparent")throw new TypeError(`Blob: endings is 'nativ\
e' or 'transparent', not '${e}'`);return e==="native"}var v=()=>new TypeError("Blob: an array of parts is needed");function ve(e,t){if(typeof e!="object"&&typeof e!="function")throw v();let n=T(e)??e[c];
if(n!==void 0)return n===e[c]?n:n.slice();if(e[Symbol.iterator]===void 0)throw v();let r=[],o=0;for(let s of e){let f;typeof s=="string"?f=u.encode(t?s.replace(/\r\n?/g,`
`):s):typeof s=="object"&&s!==null?f=s[c]??T(s)?.slice()??u.encode(t?`${s}`.replace(/\r\n?/g,`
`):`${s}`):f=u.encode(`${s}`),r.push(f),o+=f.byteLength}if(r.length===1)return r[0];let a=new Uint8Array(o),i=0;for(let s of r)a.set(s,i),i+=s.byteLength;return a}function ze(e){X(e);for(let[t,n,r]of[[d,"Blob",0],[p,"File",2],[O,"FormData",0]])V(t,n,r);return{Blob:d,File:p,FormData:O,of:z,multipart:ue,parseForm:j}}return we(Ce);})();
return library;
})()
