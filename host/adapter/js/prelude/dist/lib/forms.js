(() => {

var library=(()=>{var L=Object.defineProperty;var he=Object.getOwnPropertyDescriptor;var ye=Object.getOwnPropertyNames;var be=Object.prototype.hasOwnProperty;var ge=(e,t)=>{for(var n in t)L(e,n,{get:t[n],enumerable:!0})},we=(e,t,n,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of ye(t))!be.call(e,o)&&o!==n&&L(e,o,{get:()=>t[o],enumerable:!(r=
he(t,o))||r.enumerable});return e};var xe=e=>we(L({},"__esModule",{value:!0}),e);var qe={};ge(qe,{make:()=>ze});var c,_,R,B,U,Oe,Ee,Se,$e,Te,S,Ae,De,l,Ie,m,_e,O,T,je,Pe,Fe,Me,h,Le,Re;function X(e){({host:c,bytesOf:_,join:R,streamOf:B,streams:U,Headers:Oe,URL:Ee,bodyOf:Se,free:$e,isStream:Te,text:S,used:Ae}=e),{
BODY:De,BYTES:l,HEADERS:Ie,LIST:m,METHOD:_e,MODIFIED:O,NAME:T,OPTIONS:je,SHARED:Pe,SIGNAL:Fe,SOURCE:Me,TYPE:h,URL_TEXT:Le,USED:Re}=e.slots}function K(e,t){if(t!=null&&typeof t!="object"&&typeof t!="function")throw new TypeError(`${e}: the options must be an object`);return t}function V(e,t,n){let r=e.prototype;for(let o of Object.getOwnPropertyNames(
r))o!=="constructor"&&Object.defineProperty(r,o,G);for(let o of Object.getOwnPropertyNames(e))o!=="prototype"&&o!=="name"&&o!=="length"&&Object.defineProperty(e,o,G);return Be(e,t),Object.defineProperty(
e,"name",{value:t,configurable:!0,writable:!1,enumerable:!1}),e.length!==n&&Object.defineProperty(e,"length",{value:n,configurable:!0}),e}var G={enumerable:!0};function Be(e,t){Object.defineProperty(e.
prototype,Symbol.toStringTag,{value:t,writable:!1,enumerable:!1,configurable:!0})}var Q=Symbol("pairs"),N=Symbol("at"),Z=Symbol("how"),Ue=0,Ne=1,ee=2;function te(e,t,n){let r={__proto__:Iterator.prototype,next(){let s=n(this[Q]),u=this[N];if(u>=s.length)return{value:void 0,done:!0};
this[N]=u+1;let i=this[Z],f=s[u];return{value:i===ee?[f[0],f[1]]:f[i],done:!1}}};Object.defineProperty(r,Symbol.toStringTag,{value:t+" Iterator",configurable:!0});let o=(s,u)=>(n(s),{__proto__:r,[Q]:s,
[N]:0,[Z]:u}),a={entries(){return o(this,ee)},keys(){return o(this,Ue)},values(){return o(this,Ne)},forEach(s,u=void 0){if(typeof s!="function")throw new TypeError(`${t}.forEach: a function is needed`);
for(let i=0,f;i<(f=n(this)).length;i++)s.call(u,f[i][1],f[i][0],this)}};for(let s of Object.keys(a))Object.defineProperty(e.prototype,s,{value:a[s],writable:!0,enumerable:!0,configurable:!0});Object.defineProperty(
e.prototype,Symbol.iterator,{value:a.entries,writable:!0,enumerable:!1,configurable:!0})}function E(e){let t=0,n=e.length;for(;t<n&&ne(e.charCodeAt(t));)t++;for(;n>t&&ne(e.charCodeAt(n-1));)n--;return t===0&&n===e.length?e:e.slice(t,n)}var ne=e=>e===32||e===9||e===10||e===13;var k=1e5,P=e=>Object.assign(new TypeError(e),{code:"ERR_FORMDATA_PARSE_ERROR"}),re=()=>P(`the form has more than ${k} fields`);function j(e,t){for(let n=e.indexOf(";");n>=0;){let r=e.indexOf("=",n);if(r<
0)return null;let o=E(e.slice(e.lastIndexOf(";",r)+1,r)).toLowerCase();for(n=r+1;e[n]===" "||e[n]==="	";)n++;let a;if(e[n]==='"'){if(r=e.indexOf('"',n+1),r<0)return null;a=e.slice(n+1,r),n=e.indexOf("\
;",r)}else r=e.indexOf(";",n),a=E(r<0?e.slice(n):e.slice(n,r)),n=r;if(o===t)return a}return null}function oe(e){let t=1;for(let n=e.indexOf("&");n>=0;n=e.indexOf("&",n+1))if(++t>k)throw re();return e}
function ie(e,t,n){let r=c.latin1(e),o="--"+c.latin1(c.encode(t)),a=`\r
`+o,s=(f,w)=>{let x=r.slice(f,w);return Ye(x)?x:c.decode(e.subarray(f,w),!1)},u=0,i=r.indexOf(o);for(;i>=0;){if(i+=o.length,r.startsWith("--",i))return;let f=r.indexOf(a,i),w=r.indexOf(`\r
\r
`,i);if(w<0||f<w+2)break;if(++u>k)throw re();let x=null,z=null;for(let D of s(i,w).split(`\r
`)){let I=D.indexOf(":");if(I<0)continue;let W=E(D.slice(0,I)).toLowerCase();W==="content-disposition"?x??=D.slice(I+1):W==="content-type"&&(z??=E(D.slice(I+1)))}let F=x===null?null:j(x,"name");if(F===
null)break;let q=j(x,"filename"),M=w+4,J=Math.max(M,f);q===null?n(Y(F),s(M,J),null,""):n(Y(F),e.subarray(M,J),Y(q),z??"text/plain"),i=f+2}throw P("the form is broken or cut short")}var Ye=e=>!/[^\0-\x7f]/.
test(e),Y=e=>e.includes("%")?e.replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):e;function ae(e){if(e.includes("+")&&(e=e.replaceAll("+"," ")),!e.includes("%"))return e;try{return decodeURIComponent(e)}catch{return ke(e)}}function ke(e){let t=new TextEncoder().encode(e),n=[];for(let r=0;r<
t.length;r++){let o=t[r]===37?String.fromCharCode(t[r+1]??0,t[r+2]??0):"";/^[0-9A-Fa-f]{2}$/.test(o)?(n.push(parseInt(o,16)),r+=2):n.push(t[r])}return new TextDecoder().decode(new Uint8Array(n))}function se(e){
let t=[],n=e.includes("%")||e.includes("+");if(e==="")return t;for(let r of e.split("&")){if(r==="")continue;let o=r.indexOf("="),a=o<0?r:r.slice(0,o),s=o<0?"":r.slice(o+1);t.push(n?[ae(a),ae(s)]:[a,s])}
return t}function fe(e){let t=new Map;for(let[r,o]of e){let a=t.get(r);a===void 0?t.set(r,[o]):a.push(o)}let n={};for(let[r,o]of t)Object.defineProperty(n,r,{value:o.length===1?o[0]:o,configurable:!0,
enumerable:!0,writable:!0});return n}var b=class{constructor(t){if(t!==void 0)throw new TypeError("FormData: there are no forms in a document here: append the fields");this[m]=[]}append(t,n,r){$(arguments,2,"append"),y(this).push([`${t}`,
le(n,r,arguments.length)])}set(t,n,r){$(arguments,2,"set"),t=`${t}`;let o=y(this),a=le(n,r,arguments.length),s=o.findIndex(u=>u[0]===t);s<0?o.push([t,a]):this[m]=o.filter((u,i)=>i<=s||u[0]!==t).with(s,
[t,a])}get(t){return $(arguments,1,"get"),t=`${t}`,y(this).find(n=>n[0]===t)?.[1]??null}getAll(t){return $(arguments,1,"getAll"),t=`${t}`,y(this).filter(n=>n[0]===t).map(n=>n[1])}has(t){return $(arguments,
1,"has"),t=`${t}`,y(this).some(n=>n[0]===t)}delete(t){$(arguments,1,"delete"),t=`${t}`,this[m]=y(this).filter(n=>n[0]!==t)}toJSON(){return fe(y(this))}};te(b,"FormData",y);function y(e){let t=e[m];if(t===
void 0)throw new TypeError("Illegal invocation: this is no FormData");return t}function $(e,t,n){if(e.length<t)throw new TypeError(`FormData.${n}: ${t===1?"a name is":"a name and a value are"} needed`)}
function le(e,t,n){if(!(e instanceof d)){if(n>2)throw new TypeError("FormData: only a Blob has a name of a file");return`${e}`}return t!==void 0?v(e,`${t}`,e[O]):e instanceof p?e:v(e,"blob")}var ue=e=>e.
replace(/\r\n?|\n/g,`\r
`),ce=e=>e.replace(/[\r\n"]/g,t=>t==='"'?"%22":t==="\r"?"%0D":"%0A");function de(e){let t="----form"+crypto.randomUUID().replaceAll("-",""),n=[];for(let[r,o]of e){let a=`--${t}\r
Content-Disposition: form-data; name="${ce(ue(r))}"`;typeof o=="string"?n.push(c.encode(`${a}\r
\r
${ue(o)}\r
`)):(a+=`; filename="${ce(o.name)}"\r
Content-Type: ${o.type||"application/octet-stream"}\r
\r
`,n.push(c.encode(a),o[l],c.encode(`\r
`)))}return n.push(c.encode(`--${t}--\r
`)),[R(n),`multipart/form-data; boundary=${t}`]}function A(e,t){let n=new b,r=t.indexOf(";"),o=E(r<0?t:t.slice(0,r)).toLowerCase();if(o==="application/x-www-form-urlencoded")return n[m]=se(oe(S(e))),n;
let a=o==="multipart/form-data"?j(t,"boundary"):null;if(!a)throw P(`a body of type "${t}" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`);return ie(e,a,(s,u,i,f)=>{n[m].
push([s,i===null?u:new p([u],i,{type:f})])}),n}var ve=/^[\x20-\x7e]*$/,d=class{constructor(t,n){n=K("Blob",n);let r=n?.endings!==void 0&&Ce(n.endings);this[l]=t==null?new Uint8Array(0):He(t,r),this[h]=me(n?.type)}get size(){return g(this),this[l].
byteLength}get type(){return g(this),this[h]}async text(){return g(this),S(this[l])}async json(){return JSON.parse(S(this[l]))}async bytes(){return g(this),this[l].slice()}async arrayBuffer(){return g(
this),this[l].slice().buffer}stream(){return g(this),B(this[l].slice())}textStream(){return U().decoded(this.stream())}async formData(){return A(this[l],this[h])}slice(t=void 0,n=void 0,r=void 0){let o=this.
size;return H(this[l].subarray(pe(t,o,0),pe(n,o,o)),me(r))}},p=class extends d{constructor(t,n,r){if(arguments.length<2)throw new TypeError("File: parts and a name are needed");if(typeof t!="object"&&
typeof t!="function")throw C();super(t,r),this[T]=`${n}`;let o=r?.lastModified;this[O]=o===void 0?Date.now():Math.trunc(+o)||0}get name(){return g(this),this[T]}get lastModified(){return g(this),this[O]}};
function g(e){if(e[l]===void 0)throw new TypeError("Illegal invocation: this is no Blob")}function H(e,t){return{__proto__:d.prototype,[l]:e,[h]:t}}function v(e,t,n=Date.now()){return{__proto__:p.prototype,
[l]:e[l],[h]:e[h],[T]:t,[O]:n}}function pe(e,t,n){if(e===void 0)return n;let r=Math.trunc(+e)||0;return r<0?Math.max(t+r,0):Math.min(r,t)}var me=e=>e===void 0?"":(e=`${e}`,ve.test(e)?e.toLowerCase():"");
function Ce(e){if(e=`${e}`,e!=="native"&&e!=="transparent")throw new TypeError(`Blob: endings is 'native' or 'transparent', not '${e}'`);return e==="native"}var C=()=>new TypeError("Blob: an array of \
parts is needed");function He(e,t){if(typeof e!="object"&&typeof e!="function")throw C();let n=_(e)??e[l];if(n!==void 0)return n===e[l]?n:n.slice();let r=e[Symbol.iterator];if(r===void 0)throw C();let o=[],
a=0;for(let i of{[Symbol.iterator]:()=>r.call(e)}){let f;typeof i=="string"?f=c.encode(t?i.replace(/\r\n?/g,`
`):i):typeof i=="object"&&i!==null?f=i[l]??_(i)?.slice()??c.encode(t?`${i}`.replace(/\r\n?/g,`
`):`${i}`):f=c.encode(`${i}`),o.push(f),a+=f.byteLength}if(o.length===1)return o[0];let s=new Uint8Array(a),u=0;for(let i of o)s.set(i,u),u+=i.byteLength;return s}function ze(e){X(e);for(let[n,r,o]of[[d,"Blob",0],[p,"File",2],[b,"FormData",0]])V(n,r,o);let t={from(n,r){return A(typeof n=="string"?e.host.encode(n):e.bytesOf(n)??e.host.encode(String(n)),r===void 0?
"application/x-www-form-urlencoded":`multipart/form-data; boundary=${r}`)}}.from;return Object.defineProperty(b,"from",{value:t,writable:!0,configurable:!0}),{Blob:d,File:p,FormData:b,of:H,multipart:de,
parseForm:A}}return xe(qe);})();
return library;
})()
