(()=>{var i=globalThis.__wasmserve_host;delete globalThis.__wasmserve_host;var Y=new Int32Array(i.memory.buffer,i.memory.byteOffset,8),ke=0,Ae=1,b=0,le=1,X=2,Re=3,ot=9,it=-6;function $e(t,e){Object.defineProperty(
globalThis,t,{configurable:!0,enumerable:!1,get(){let r=e();return M(t,r),r},set(r){M(t,r)}})}function M(t,e){Object.defineProperty(globalThis,t,{value:e,configurable:!0,writable:!0,enumerable:!1})}var Oe=new Map;
function l(t){return Oe.has(t)||Oe.set(t,(0,eval)(i.library(t))),Oe.get(t)}var mr=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,gr=/[\0\r\n]|[^\0-\xff]/,at=/^[\t\n\r ]+|[\t\n\r ]+$/g,Ne=new Map,Le=new Set,ft=256,ct=64;function B(t){let e=Ne.get(t);return e===void 0?_r(String(t)):e}function _r(t){
if(!mr.test(t))throw new TypeError(`Invalid header name: '${t}'`);let e=t.toLowerCase();return t.length<=ct&&Ne.size<ft&&Ne.set(t,e),e}function je(t,e){return Le.has(e)?e:wr(t,String(e))}function wr(t,e){
if(at.test(e)&&(e=e.replace(at,"")),gr.test(e))throw new TypeError(`Header '${t}' has invalid value: '${e}'`);return e.length<=ct&&Le.size<ft&&Le.add(e),e}var p=class t{constructor(e){if(this._map=new Map,
this._cookies=null,e!=null)if(e instanceof t){for(let[r,n]of A(e))this._map.set(r,n);e._cookies&&(this._cookies=e._cookies.slice())}else{if(typeof e!="object")throw new TypeError("Headers can be made \
of an object, an array of pairs or Headers");if(typeof e[Symbol.iterator]=="function")for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("a header is a pair of name and value");this.
append(n[0],n[1])}else{let r=Object.keys(e);for(let n=0;n<r.length;n++){let s=e[r[n]];s!==void 0&&this.append(r[n],s)}}}}append(e,r){let n=B(e),s=je(e,r),o=A(this);if(n==="set-cookie"){(this._cookies??=
[]).push(s);return}let a=o.get(n);o.set(n,a===void 0?s:ht(n,a,s))}set(e,r){let n=B(e),s=je(e,r),o=A(this);n==="set-cookie"?this._cookies=[s]:o.set(n,s)}get(e){let r=B(e);if(this._map===null){let s=br(
this._raw,this._end,r);if(s!==void 0)return s}let n=A(this);return r==="set-cookie"?this._cookies&&this._cookies.length?this._cookies.join(", "):null:n.get(r)??null}has(e){return this.get(e)!==null}delete(e){
let r=B(e),n=A(this);r==="set-cookie"?this._cookies=null:n.delete(r)}getSetCookie(){return A(this),this._cookies?this._cookies.slice():[]}getAll(e){if(B(e)!=="set-cookie")throw new TypeError("getAll i\
s for set-cookie only");return this.getSetCookie()}get count(){return A(this).size+(this._cookies?this._cookies.length:0)}*entries(){let e=A(this),r=[...e.keys()];this._cookies&&r.push("set-cookie");for(let n of r.
sort())if(n==="set-cookie")for(let s of this._cookies??[])yield[n,s];else e.has(n)&&(yield[n,e.get(n)])}*keys(){for(let[e]of this.entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.
iterator](){return this.entries()}forEach(e,r){for(let[n,s]of this.entries())e.call(r,s,n,this)}toJSON(){let e={};for(let[r,n]of this)e[r]=r==="set-cookie"?this.getSetCookie():n;return e}get[Symbol.toStringTag](){
return"Headers"}};function ut(t){if(typeof t!="object"||t[Symbol.iterator]!==void 0)return;let e=Object.keys(t);if(e.length!==1||B(e[0])!=="content-type")return;let r=t[e[0]];return r===void 0?r:je("c\
ontent-type",r)}function lt(t,e){return{__proto__:p.prototype,_map:null,_cookies:null,_raw:t,_end:e}}function br(t,e,r){let n=`
`+r+"\0",s=t.indexOf(n);if(s<0||s>=e)return null;s+=n.length;let o=t.indexOf(`
`,s);if(o<0||o>e)return t.slice(s,e);let a=t.indexOf(n,o);return a<0||a>=e?t.slice(s,o):void 0}function A(t){if(t._map!==null)return t._map;let e=t._map=new Map,r=t._raw,n=t._end;t._raw=void 0;for(let s=1;s<=
n;){let o=r.indexOf("\0",s),a=r.indexOf(`
`,o);(a<0||a>n)&&(a=n);let f=r.slice(s,o),c=r.slice(o+1,a);if(f==="set-cookie")(t._cookies??=[]).push(c);else{let u=e.get(f);e.set(f,u===void 0?c:ht(f,u,c))}s=a+1}return e}var ht=(t,e,r)=>e+(t==="cook\
ie"?"; ":", ")+r;function he(t){let e="";if(A(t).forEach((r,n)=>{e+=n+"\0"+r+"\0"}),t._cookies)for(let r of t._cookies)e+="set-cookie\0"+r+"\0";return e}var R=class t{constructor(e=[],r){let n=[];for(let s of e)s instanceof t?n.push(s._bytes):n.push(x(s)??i.encode(String(s)));this._bytes=T(n),this.type=String(r?.type??"").toLowerCase()}get size(){return this.
_bytes.byteLength}async text(){return i.decode(this._bytes,!1)}async json(){return JSON.parse(await this.text())}async bytes(){return this._bytes.slice()}async arrayBuffer(){return this._bytes.slice().
buffer}stream(){return Ie(this._bytes.slice())}slice(e=0,r=this.size,n=""){return new t([this._bytes.slice(e,r)],{type:n})}get[Symbol.toStringTag](){return"Blob"}},j=class extends R{constructor(e,r,n){
super(e,n),this.name=String(r),this.lastModified=n?.lastModified??Date.now()}get[Symbol.toStringTag](){return"File"}},I=class{constructor(){this._list=[]}append(e,r,n){this._list.push([String(e),dt(r,
n)])}set(e,r,n){e=String(e);let s=this._list.findIndex(o=>o[0]===e);if(s<0){this.append(e,r,n);return}this._list[s]=[e,dt(r,n)],this._list=this._list.filter((o,a)=>a<=s||o[0]!==e)}get(e){return this._list.
find(r=>r[0]===e)?.[1]??null}getAll(e){return this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e){return this._list.some(r=>r[0]===e)}delete(e){this._list=this._list.filter(r=>r[0]!==e)}forEach(e,r){for(let[
n,s]of this)e.call(r,s,n,this)}*entries(){for(let e of this._list)yield e.slice()}*keys(){for(let e of this._list)yield e[0]}*values(){for(let e of this._list)yield e[1]}[Symbol.iterator](){return this.
entries()}get[Symbol.toStringTag](){return"FormData"}};function dt(t,e){return t instanceof R?t instanceof j&&e===void 0?t:new j([t],e??"blob",{type:t.type}):String(t)}var pt=t=>t.replace(/\r\n|\r|\n/g,
"%0D%0A").replace(/"/g,"%22");function mt(t){let e="----form"+crypto.randomUUID().replaceAll("-",""),r=[];for(let[n,s]of t){let o=`--${e}\r
content-disposition: form-data; name="${pt(n)}"`;typeof s=="string"?r.push(i.encode(`${o}\r
\r
${s}\r
`)):(o+=`; filename="${pt(s.name)}"\r
content-type: ${s.type||"application/octet-stream"}\r
\r
`,r.push(i.encode(o),s._bytes,i.encode(`\r
`)))}return r.push(i.encode(`--${e}--\r
`)),[T(r),`multipart/form-data; boundary=${e}`]}function gt(t,e){let r=new I;if(/^application\/x-www-form-urlencoded/i.test(e)){for(let[f,c]of new URLSearchParams(i.decode(t,!1)))r.append(f,c);return r}
let n=/^multipart\/form-data.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(e);if(!n)throw new TypeError(`a body of type "${e}" is no form: multipart/form-data or application/x-www-form-urlencoded is ne\
eded`);let s=i.latin1(t),o="--"+i.latin1(i.encode(n[1]??n[2])),a=s.indexOf(o);for(;a>=0;){if(a+=o.length,s.startsWith("--",a))return r;let f=s.indexOf(`\r
\r
`,a),c=s.indexOf(`\r
`+o,a);if(f<0||c<f+2)break;let u=i.decode(t.slice(a,f),!1),k=t.slice(f+4,Math.max(f+4,c)),P=yt(u,"name"),st=yt(u,"filename");if(P===null)break;st===null?r.append(P,i.decode(k,!1)):r.append(P,new j([k],
st,{type:/^content-type:\s*(.*)$/im.exec(u)?.[1]?.trim()??""})),a=c+2}throw new TypeError("the form is broken or cut short")}function yt(t,e){let r=/^content-disposition:.*$/im.exec(t)?.[0]??"",n=new RegExp(
`;\\s*${e}="([^"]*)"`,"i").exec(r);return n?n[1].replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):null}var K=class{get body(){let e=this._source();return e===null?null:(typeof e=="string"||e instanceof Uint8Array?this._body=Ie(e):Z(e)?this._body=e:this._body=xr(e),this._body)}get bodyUsed(){return this.
_used||Z(this._body)&&this._body.locked&&this._disturbed===!0}text(){let e=this._take();return e===void 0?wt(this):Promise.resolve(e)}json(){let e=this._take();if(e===void 0)return wt(this).then(_t);try{
return Promise.resolve(_t(e))}catch(r){return Promise.reject(r)}}async bytes(){let e=await xt(this);return typeof e=="string"?i.encode(e):e}async arrayBuffer(){let e=await this.bytes();return e.byteLength===
e.buffer.byteLength?e.buffer:e.slice().buffer}async blob(){return new R([await this.bytes()],{type:this.headers.get("content-type")??""})}async formData(){return gt(await this.bytes(),this.headers.get(
"content-type")??"")}_source(){return this._body}_take(){let e=this._body;if(!(typeof e!="string"||this._used))return this._used=!0,e}},_t=JSON.parse;async function wt(t){let e=await xt(t);if(typeof e==
"string")return e;let r=i.decode(e,!1);return r[0]==="\uFEFF"?r.slice(1):r}async function xt(t){if(t._used)throw new TypeError("Body already used");let e=t._source();if(e===null)return"";if(Z(e)&&e.locked)
throw new TypeError("Body is locked: a reader has it");if(t._used=!0,typeof e=="string"||e instanceof Uint8Array)return e;if(e.whole)return e.whole();let r=[];for await(let n of de(e))r.push(n);return T(
r)}function T(t){let e=0;for(let n of t)e+=n.byteLength;let r=new Uint8Array(e);e=0;for(let n of t)r.set(n,e),e+=n.byteLength;return r}async function*de(t){if(Z(t)){let e=t.getReader(),r=!1;try{for(;;){
let n=await e.read();if(n.done){r=!0;return}yield bt(n.value)}}finally{r||e.cancel().catch(()=>{})}}else for await(let e of t)yield bt(e)}function bt(t){if(typeof t=="string")return i.encode(t);let e=x(
t);if(e===null)throw new TypeError("a part of a body must be a string, an ArrayBuffer or a view of one");return e}function x(t){return t instanceof Uint8Array?t:t instanceof ArrayBuffer?new Uint8Array(
t):ArrayBuffer.isView(t)?new Uint8Array(t.buffer,t.byteOffset,t.byteLength):null}function Z(t){return typeof t=="object"&&t!==null&&typeof t.getReader=="function"}function Ie(t){let e=typeof t=="strin\
g"?i.encode(t):t;return new(l("streams")).ReadableStream({start(r){e.byteLength&&r.enqueue(e),r.close()}})}function xr(t){let e=de(t);return new(l("streams")).ReadableStream({async pull(r){let n=await e.
next();n.done?r.close():r.enqueue(n.value)},cancel(){return e.return()}})}function pe(t){if(t==null)return[null,""];if(typeof t=="string")return[t,"text/plain;charset=utf-8"];if(typeof t!="object"&&typeof t!=
"function")return[String(t),"text/plain;charset=utf-8"];let e=x(t);if(e!==null)return[e.slice(),""];if(t instanceof R)return[t._bytes,t.type];if(t instanceof I)return mt(t);if(t[Symbol.toStringTag]===
"URLSearchParams")return[String(t),"application/x-www-form-urlencoded;charset=UTF-8"];if(Z(t)){if(t.locked)throw new TypeError("the stream is locked: a reader has it");return[t,""]}return typeof t[Symbol.
asyncIterator]=="function"?[t,""]:typeof t=="function"?pe(t()):[String(t),"text/plain;charset=utf-8"]}var C=class{constructor(e,r){this.type=String(e),this.cancelable=!!r?.cancelable,this.bubbles=!!r?.bubbles,this.defaultPrevented=!1,this.target=this.currentTarget=null,this.timeStamp=performance.now(),
this._stop=!1}preventDefault(){this.cancelable&&(this.defaultPrevented=!0)}stopPropagation(){}stopImmediatePropagation(){this._stop=!0}},ye=class extends C{constructor(e,r){super(e,r),this.detail=r?.detail??
null}},Q=class{addEventListener(e,r,n){if(!r)return;this._on??=new Map;let s=this._on.get(e)??[];if(s.some(a=>a.f===r))return;let o={f:r,once:typeof n=="object"&&!!n?.once};this._on.set(e,[...s,o]),typeof n==
"object"&&n?.signal&&n.signal.addEventListener("abort",()=>this.removeEventListener(e,r))}removeEventListener(e,r){let n=this._on?.get(e);n&&this._on.set(e,n.filter(s=>s.f!==r))}dispatchEvent(e){e.target=
e.currentTarget=this;let r=this["on"+e.type],n=(typeof r=="function"?[{f:r}]:[]).concat(this._on?.get(e.type)??[]);for(let s of n){s.once&&this.removeEventListener(e.type,s.f);try{typeof s.f=="functio\
n"?s.f.call(this,e):s.f.handleEvent(e)}catch(o){reportError(o)}if(e._stop)break}return!e.defaultPrevented}},v=class t extends Q{constructor(){super(),this.aborted=!1,this.reason=void 0,this.onabort=null}throwIfAborted(){
if(this.aborted)throw this.reason}_abort(e){this.aborted||(this.aborted=!0,this.reason=e===void 0?new DOMException("The operation was aborted.","AbortError"):e,this.dispatchEvent(new C("abort")))}static abort(e){
let r=new t;return r._abort(e),r}static timeout(e){let r=new t;return setTimeout(()=>r._abort(new DOMException("The operation timed out.","TimeoutError")),e),r}static any(e){let r=new t;for(let n of e){
if(n.aborted){r._abort(n.reason);break}n.addEventListener("abort",()=>r._abort(n.reason))}return r}},H=class{constructor(){this.signal=new v}abort(e){this.signal._abort(e)}};var me=new Map;function Et(t){let e=i.body(t);if(typeof e!="number")return e;if(e<0)return{whole(){throw De()},[Symbol.asyncIterator](){throw De()}};let r={async*[Symbol.asyncIterator](){for(let n;(n=
await Er(t))!==null;)yield n},async whole(){let n=[];for await(let s of r)n.push(s);return T(n)}};return r}function De(){return new TypeError("the body of a request that is over cannot be read")}function Er(t){
return new Promise((e,r)=>{if(me.has(t)){r(new TypeError("the body is being read"));return}if(i.read(t)<0){r(De());return}me.set(t,{resolve:e,reject:r})})}function Ue(t,e){let r=me.get(t);r&&(me.delete(
t),typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e))}function St(t){Ue(t,"the connection is closed")}var Ot="",kt="",At="";function Rt(t,e,r){return Ot=t,kt=e,At=r,t}var Sr=/^(https?:\/\/)([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(:[1-9][0-9]{0,3})?(\/[A-Za-z0-9\-._~!$&()*+,;=:@\/]*)(\?[A-Za-z0-9\-._~!$&()*+,;=:@\/?%]*)?$/,
ge=class t{constructor(e,r){if(this._params=null,r===void 0&&e===Ot){this._origin=kt,this._target=At,this._record=null;return}e=String(e);let n=r===void 0?Sr.exec(e):null;if(n&&n[3]!==":80"&&n[3]!==":\
443"&&!n[4].includes("/.")&&!n[2].startsWith("xn--")&&!n[2].includes(".xn--")){this._origin=n[1]+n[2]+(n[3]??""),this._target=n[4]+(n[5]??""),this._record=null;return}this._parse(e,r===void 0?void 0:String(
r))}_parse(e,r){let n=l("url"),s=null;if(r!==void 0&&(s=n.basicURLParse(r),s===null))throw Pe(r);let o=n.basicURLParse(e,s?{baseURL:s}:void 0);if(o===null)throw Pe(e);if(typeof o.host=="string"){if(/[^\0-\x7f]/.
test(o.host))throw Pe(e);o.host=o.host.toLowerCase()}this._record=o}static canParse(e,r){try{return new t(e,r),!0}catch{return!1}}static parse(e,r){try{return new t(e,r)}catch{return null}}_full(){return this.
_record===null&&(this._record=l("url").basicURLParse(this._origin+this._target)),this._record}_set(e,r){let n=this._full();l("url").basicURLParse(String(e),{url:n,stateOverride:r})}get href(){return this.
_record===null?this._origin+this._target:l("url").serializeURL(this._record)}set href(e){this._parse(String(e)),this._refresh()}toString(){return this.href}toJSON(){return this.href}get origin(){return this.
_record===null?this._origin:l("url").serializeURLOrigin(this._record)}get protocol(){return this._record===null?this._origin.slice(0,this._origin.indexOf("/")):this._record.scheme+":"}set protocol(e){
this._set(e+":","scheme start")}get username(){return this._record===null?"":this._record.username}set username(e){let r=this._full();r.host&&r.scheme!=="file"&&l("url").setTheUsername(r,String(e))}get password(){
return this._record===null?"":this._record.password}set password(e){let r=this._full();r.host&&r.scheme!=="file"&&l("url").setThePassword(r,String(e))}get host(){if(this._record===null)return this._origin.
slice(this._origin.indexOf("/")+2);let e=this._record;return e.host===null?"":l("url").serializeHost(e.host)+(e.port===null?"":":"+e.port)}set host(e){this._full().cannotBeABaseURL||this._set(e,"host")}get hostname(){
if(this._record!==null)return this._record.host===null?"":l("url").serializeHost(this._record.host);let e=this.host;if(e[0]==="[")return e.slice(0,e.indexOf("]")+1);let r=e.indexOf(":");return r<0?e:e.
slice(0,r)}set hostname(e){this._full().cannotBeABaseURL||this._set(e,"hostname")}get port(){if(this._record!==null)return this._record.port===null?"":String(this._record.port);let e=this.host,r=e.lastIndexOf(
":");return r<0||e.endsWith("]")?"":e.slice(r+1)}set port(e){let r=this._full();!r.host||r.scheme==="file"||(e===""?r.port=null:this._set(e,"port"))}get pathname(){if(this._record===null){let r=this._target.
indexOf("?");return r<0?this._target:this._target.slice(0,r)}let e=this._record;return e.cannotBeABaseURL?e.path[0]:e.path.length?"/"+e.path.join("/"):""}set pathname(e){let r=this._full();r.cannotBeABaseURL||
(r.path=[],this._set(e,"path start"))}get search(){if(this._record===null){let e=this._target.indexOf("?");return e<0||e===this._target.length-1?"":this._target.slice(e)}return this._record.query?"?"+
this._record.query:""}set search(e){let r=this._full();e=String(e),e===""?r.query=null:(r.query="",this._set(e[0]==="?"?e.slice(1):e,"query")),this._refresh()}_refresh(){this._params&&(this._params._list=
$t(this.search.slice(1)))}get searchParams(){return this._params===null&&(this._params=new ee(this.search),this._params._url=this),this._params}get hash(){return this._record!==null&&this._record.fragment?
"#"+this._record.fragment:""}set hash(e){let r=this._full();if(e=String(e),e===""){r.fragment=null;return}r.fragment="",this._set(e[0]==="#"?e.slice(1):e,"fragment")}get[Symbol.toStringTag](){return"U\
RL"}};function Pe(t){let e=new TypeError(`"${t}" cannot be parsed as a URL.`);return e.code="ERR_INVALID_URL",e}function Me(t){if(t.includes("+")&&(t=t.replaceAll("+"," ")),!t.includes("%"))return t;try{
return decodeURIComponent(t)}catch{return Tr(t)}}function Tr(t){let e=new TextEncoder().encode(t),r=[];for(let n=0;n<e.length;n++){let s=e[n]===37?String.fromCharCode(e[n+1]??0,e[n+2]??0):"";/^[0-9A-Fa-f]{2}$/.
test(s)?(r.push(parseInt(s,16)),n+=2):r.push(e[n])}return new TextDecoder().decode(new Uint8Array(r))}function Tt(t){return encodeURIComponent(t.toWellFormed()).replace(/%20|[!'()~]/g,e=>e==="%20"?"+":
"%"+e.charCodeAt(0).toString(16).toUpperCase())}function $t(t){let e=[];if(t==="")return e;for(let r of t.split("&")){if(r==="")continue;let n=r.indexOf("=");e.push(n<0?[Me(r),""]:[Me(r.slice(0,n)),Me(
r.slice(n+1))])}return e}var ee=class t{constructor(e=""){if(this._url=null,typeof e=="object"&&e!==null||typeof e=="function")if(e instanceof t)this._list=e._list.map(r=>r.slice());else if(typeof e[Symbol.
iterator]=="function"){this._list=[];for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("URLSearchParams: a pair has two parts");this._list.push([d(n[0]),d(n[1])])}}else this._list=
Object.keys(e).map(r=>[d(r),d(e[r])]);else{let r=d(e);this._list=$t(r[0]==="?"?r.slice(1):r)}}_changed(){if(this._url===null)return;let e=String(this);this._url._full().query=e===""?null:e}get size(){
return this._list.length}append(e,r){this._list.push([d(e),d(r)]),this._changed()}delete(e,r){e=d(e),this._list=this._list.filter(n=>n[0]!==e||r!==void 0&&n[1]!==d(r)),this._changed()}get(e){e=d(e);for(let r of this.
_list)if(r[0]===e)return r[1];return null}getAll(e){return e=d(e),this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e,r){return e=d(e),this._list.some(n=>n[0]===e&&(r===void 0||n[1]===d(r)))}set(e,r){e=
d(e),r=d(r);let n=this._list.findIndex(s=>s[0]===e);n<0?this._list.push([e,r]):(this._list[n][1]=r,this._list=this._list.filter((s,o)=>o<=n||s[0]!==e)),this._changed()}sort(){this._list.sort((e,r)=>e[0]<
r[0]?-1:e[0]>r[0]?1:0),this._changed()}forEach(e,r){for(let[n,s]of this)e.call(r,s,n,this)}*entries(){for(let e=0;e<this._list.length;e++)yield[this._list[e][0],this._list[e][1]]}*keys(){for(let[e]of this.
entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){return this.entries()}toString(){return this._list.map(([e,r])=>Tt(e)+"="+Tt(r)).join("&")}toJSON(){return Object.fromEntries(
this._list)}get[Symbol.toStringTag](){return"URLSearchParams"}};function d(t){return String(t).toWellFormed()}var Or=["","GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS"],kr=15,Ar=16,Nt=32,Rr=64,jt=128,q="\0",g=class t extends K{constructor(e,r){super(),this._raw="",this._id=0,this._flags=0,this._init(e,r??
{})}_init(e,r){let n=e instanceof t?e:null;if(this._url=n?n.url:String(new URL(e)),this._method=String(r.method??n?.method??"GET").toUpperCase(),this._headers=new p(r.headers??n?.headers),this._signal=
r.signal??n?.signal,this._used=!1,r.body!==void 0&&r.body!==null){if(this._method==="GET"||this._method==="HEAD")throw new TypeError("a request with GET or HEAD has no body");let[s,o]=pe(r.body);this.
_body=s,o&&!this._headers.has("content-type")&&this._headers.set("content-type",o)}else n?(this._body=n._source(),this._body!==null&&(n._used=!0)):this._body=null;this._more=r}get method(){return this.
_method===void 0&&(this._method=Or[this._flags&kr]||this._raw.slice(Be(this),this._raw.indexOf(q,Be(this)))),this._method}get url(){if(this._url===void 0){let e=this._raw,r=e.indexOf(q,Be(this))+1,n=e.
indexOf(q,r),s=e.indexOf(q,n+1),o=(this._flags&Ar?"https://":"http://")+(e.slice(n+1,s)||"localhost"),a=e.slice(r,n),f=o+a;this._url=this._flags&Rr?Rt(f,o,a):$r(f,a)}return this._url}get headers(){return this.
_headers===void 0&&(this._headers=lt(this._raw,this._flags>>>8)),this._headers}get params(){if(this._params===void 0&&(this._params={},this._flags&jt)){let e=this._raw,r=this._flags>>>8;for(let n;(n=e.
indexOf(q,r))>r;){let s=e.indexOf(q,n+1);this._params[e.slice(r,n)]=e.slice(n+1,s),r=s+1}this._line=r+1}return this._params}get signal(){return this._signal===void 0&&(this._abort=new H,this._signal=this.
_abort.signal),this._signal}get cookies(){return this._cookies??=new Map(Nr(this.headers.get("cookie")??""))}get cache(){return this._more?.cache??"default"}get credentials(){return this._more?.credentials??
"include"}get destination(){return""}get integrity(){return""}get keepalive(){return!1}get mode(){return this._more?.mode??"navigate"}get redirect(){return this._more?.redirect??"follow"}get referrer(){
return""}get referrerPolicy(){return""}clone(){if(this._used)throw new TypeError("Body already used");let e=Object.create(t.prototype);Object.assign(e,this);let[r,n]=Ut(this._source());return this._body=
r,e._body=n,this._headers!==void 0&&(e._headers=new p(this._headers)),e}_source(){return this._body===void 0&&(this._body=this._flags&Nt?Et(this._id):null),this._body}_take(){if(this._body===void 0&&this.
_flags&Nt&&!this._used){let e=i.body(this._id,!0);typeof e=="string"&&(this._body=e)}return super._take()}get[Symbol.toStringTag](){return"Request"}};function Be(t){return t._flags&jt?t.params&&t._line:
t._flags>>>8}function It(t,e){for(let r of Object.keys(e))Object.defineProperty(t,r,{value:e[r],writable:!0,enumerable:!1})}var Dt=g.prototype;It(Dt,{_url:void 0,_method:void 0,_headers:void 0,_params:void 0,
_signal:void 0,_body:void 0,_used:!1});function qe(t,e,r){return{__proto__:Dt,_raw:r,_id:t,_flags:e}}function $r(t,e){try{return String(new URL(t))}catch{return"http://localhost"+(e[0]==="/"?e:"/"+e)}}
function*Nr(t){for(let e of t.split(";")){let r=e.indexOf("=");if(r<1)continue;let n=e.slice(r+1).trim(),s=n;try{s=decodeURIComponent(n)}catch{}yield[e.slice(0,r).trim(),s]}}function Ut(t){if(t===null||
typeof t=="string"||t instanceof Uint8Array)return[t,t];if(t.whole){let e=t.whole();return[{whole:()=>e,[Symbol.asyncIterator]:()=>Lt(e)},{whole:()=>e,[Symbol.asyncIterator]:()=>Lt(e)}]}if(typeof t.tee!=
"function")throw new TypeError("a body that is an iterable cannot be cloned");return t.tee()}async function*Lt(t){yield await t}var Lr=JSON.stringify,y=class t extends K{constructor(e,r){if(super(),typeof e==
"string")this._body=e,this._kind=X;else{let[n,s]=pe(e);this._body=n,this._kind=b,s==="text/plain;charset=utf-8"?this._kind=X:s&&(this._type=s)}r!=null&&Ce(this,r)}static json(e,r){let n=Lr(e);if(n===void 0)
throw new TypeError("Response.json: the value cannot be written as JSON");let s={__proto__:He,_body:n,_kind:le};return r!=null&&Ce(s,typeof r=="number"?{status:r}:r),s}static redirect(e,r){let n=new t(
null),s=typeof r=="number"?r:r?.status??302;if(![301,302,303,307,308].includes(s))throw new RangeError(`Response.redirect: ${s} is no status of a redirect`);return typeof r=="object"&&r!==null&&Ce(n,r),
n._status=s,n.headers.set("location",String(e)),n}static error(){let e=new t(null);return e._status=0,e}get status(){return this._status}get statusText(){return this._text??""}get ok(){return this._status>=
200&&this._status<300}get type(){return this._status===0?"error":"default"}get url(){return this._from??""}get redirected(){return this._redirected??!1}get headers(){if(this._headers===null){this._headers=
new p;let e=Fe(this);e&&this._headers._map.set("content-type",e),this._kind=b,this._type=""}return this._headers}clone(){if(this._used)throw new TypeError("Body already used");let e=Object.create(He);
return Object.assign(e,this),this._headers!==null&&(e._headers=new p(this._headers)),[this._body,e._body]=Ut(this._body),e}get[Symbol.toStringTag](){return"Response"}},He=y.prototype;It(He,{_used:!1,_headers:null,
_status:200,_type:""});var jr={[b]:"",[le]:"application/json;charset=utf-8",[X]:"text/plain;charset=utf-8"};function Fe(t){return t._type||jr[t._kind]}function Ce(t,e){let r=e.status;if(r!==void 0){let n=Number(
r);if(!Number.isInteger(n)||n<100||n>999)throw new RangeError(`The status provided (${r}) must be 101 or in the range of [200, 599]`);t._status=n}if(e.statusText!==void 0&&(t._text=String(e.statusText)),
e.headers!==void 0&&e.headers!==null){let n=ut(e.headers);if(n){t._type=n,t._kind=b;return}let s=new p(e.headers),o=Fe(t);o&&!s._map.has("content-type")&&s._map.set("content-type",o),t._headers=s,t._kind=
b}}function N(t){if(t._headers!==null)return he(t._headers);let e=Fe(t);return e?"content-type\0"+e+"\0":""}var _e=class{get encoding(){return"utf-8"}encode(e=""){return e=String(e),e===""?new Uint8Array(0):i.encode(e)}encodeInto(e,r){let n=0,s=0;for(let o of e){let a=i.encode(o);if(s+a.length>r.length)break;
r.set(a,s),s+=a.length,n+=o.length}return{read:n,written:s}}},Ir=["utf-8","utf8","unicode-1-1-utf-8"],Dr=["latin1","iso-8859-1","ascii","us-ascii","windows-1252"],we=class{constructor(e="utf-8",r){if(e=
String(e).trim().toLowerCase(),this.encoding=Ir.includes(e)?"utf-8":Dr.includes(e)?"windows-1252":null,this.encoding===null)throw new RangeError(`TextDecoder: "${e}" is not known here: utf-8 or latin1`);
this.fatal=!!r?.fatal,this.ignoreBOM=!!r?.ignoreBOM,this._rest=null,this._begun=!1}decode(e,r){let n=e===void 0?new Uint8Array(0):x(e);if(n===null)throw new TypeError("TextDecoder.decode: an ArrayBuff\
er or a view of one is needed");if(this.encoding!=="utf-8")return i.latin1(n);this._rest&&(n=T([this._rest,n]),this._rest=null);let s=!!r?.stream;if(s){let f=Ur(n);f&&(this._rest=n.slice(n.length-f),n=
n.subarray(0,n.length-f))}let o=!this._begun;if(this._begun=s&&(this._begun||n.length>0),o&&!this.ignoreBOM&&n[0]===239&&n[1]===187&&n[2]===191&&(n=n.subarray(3)),n.length===0)return"";let a=i.decode(
n,this.fatal);if(typeof a!="string")throw new TypeError("TextDecoder.decode: the bytes are not UTF-8");return a}};function Ur(t){for(let e=1;e<=3&&e<=t.length;e++){let r=t[t.length-e];if(r>=240)return e<
4?e:0;if(r>=224)return e<3?e:0;if(r>=192)return e<2?e:0;if(r<128)return 0}return 0}function Pt(t){let e=new Map,r=n=>{if(typeof n=="function"||typeof n=="symbol")throw new DOMException(`${String(n)} c\
ould not be cloned.`,"DataCloneError");if(typeof n!="object"||n===null)return n;if(e.has(n))return e.get(n);let s=a=>(e.set(n,a),a);if(n instanceof Date)return s(new Date(n.getTime()));if(n instanceof
RegExp)return s(new RegExp(n.source,n.flags));if(n instanceof ArrayBuffer)return s(n.slice(0));if(ArrayBuffer.isView(n)){let a=r(n.buffer);return s(n instanceof DataView?new DataView(a,n.byteOffset,n.
byteLength):new n.constructor(a,n.byteOffset,n.length))}if(n instanceof Boolean||n instanceof Number||n instanceof String)return s(Object(n.valueOf()));if(n instanceof Map){let a=s(new Map);for(let[f,
c]of n)a.set(r(f),r(c));return a}if(n instanceof Set){let a=s(new Set);for(let f of n)a.add(r(f));return a}if(n instanceof Error){let a={EvalError,RangeError,ReferenceError,SyntaxError,TypeError,URIError}[n.
name]??Error,f=s(new a(n.message));return f.stack=n.stack,"cause"in n&&(f.cause=r(n.cause)),f}if(n instanceof Promise||n instanceof WeakMap||n instanceof WeakSet||n instanceof WeakRef)throw new DOMException(
"The object could not be cloned.","DataCloneError");let o=s(Array.isArray(n)?new Array(n.length):{});for(let a of Object.keys(n))o[a]=r(n[a]);return o};return r(t)}var Pr={"SHA-1":1,"SHA-256":1,"SHA-3\
84":1,"SHA-512":1},Mt={getRandomValues(t){let e=ArrayBuffer.isView(t)&&!(t instanceof Float32Array)&&!(t instanceof Float64Array)&&!(t instanceof DataView)?x(t):null;if(e===null)throw new DOMException(
"getRandomValues: an array of integers is needed","TypeMismatchError");if(e.length>65536)throw new DOMException("getRandomValues: at most 65,536 bytes at a time","QuotaExceededError");return e.length&&
e.set(i.random(e.length)),t},randomUUID(){return i.uuid()},subtle:{async digest(t,e){let r=String(t?.name??t).toUpperCase(),n=x(e);if(!Pr[r])throw new DOMException(`digest: ${r} is not known here: SHA\
-1, SHA-256, SHA-384, SHA-512`,"NotSupportedError");if(n===null)throw new TypeError("digest: an ArrayBuffer or a view of one is needed");return i.digest(r,n).buffer}}};var re=new Map,F=new Map,ne=new Map,te=0,Mr=-3,Br=-8,Cr=new FinalizationRegistry(t=>i.outbound("close",t));async function Bt(t,e){e=e??{};let r=new g(t,e),n=r._signal,s=e.redirect??(t instanceof g?t.redirect:
"follow");n&&n.throwIfAborted();let o=r._source()===null?null:await r.bytes();n&&n.throwIfAborted();do te=te+1&1073741823;while(te===0||re.has(te));let a=te,f=i.outbound("send",a,r.method,r.url,he(r.headers),
o,String(e.unix??""),s!=="follow");if(f===Br)throw new TypeError("fetch: the operator lets handlers ask nobody (-allow-net)");if(f===Mr)throw new TypeError("fetch: too many requests have been begun");
if(f<0)throw new TypeError("fetch: the request has a header field that cannot be sent");let c;try{let u=await new Promise((k,P)=>{re.set(a,{resolve:k,reject:P}),c=()=>{i.outbound("close",a),P(n.reason),
Fr(a,n.reason)},n&&n.addEventListener("abort",c)});return Hr(a,u.split("\0"),s)}finally{re.delete(a)}}function Hr(t,e,r){let n=new p;for(let a=4;a+1<e.length;a+=2)n.append(e[a],e[a+1]);let s=Number(e[0]);
if(r==="error"&&s>=300&&s<400&&n.has("location"))throw i.outbound("close",t),new TypeError(`fetch: ${e[2]} redirects, which redirect: 'error' refuses`);let o=new y(null);return o._status=s,o._text=e[1],
o._from=e[2],o._redirected=e[3]==="1",o._headers=n,o._body=ne.has(t)?ne.get(t):new ze(t),ne.delete(t),o}var ze=class{constructor(e){this._id=e,Cr.register(this,e)}get streamed(){return!0}async*[Symbol.
asyncIterator](){let e=!1;try{for(let r;(r=await qr(this._id))!==null;)yield r;e=!0}finally{e||i.outbound("close",this._id)}}async whole(){let e=[];for await(let r of this)e.push(r);return T(e)}};function qr(t){
return new Promise((e,r)=>{F.set(t,{resolve:e,reject:r}),i.outbound("read",t)<0&&(F.delete(t),r(new TypeError("fetch: the body is closed, or is being read")))})}function Fr(t,e){let r=F.get(t);F.delete(
t),r&&r.reject(e)}function Ct(t,e){let r=re.get(t);r?e.startsWith("error: ")?r.reject(new TypeError(e.slice(7))):r.resolve(e):ne.delete(t)}function Ht(t,e){let r=F.get(t);if(F.delete(t),!r){re.has(t)&&
typeof e!="string"&&ne.set(t,e);return}typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e)}var se=new Map,D=0,Je=class{constructor(e,r,n,s){this._id=e,this._f=r,this._args=n,this._repeat=s}ref(){return this}unref(){return this}hasRef(){return!0}close(){return z(this),this}[Symbol.toPrimitive](){
return this._id}[Symbol.dispose??Symbol.for("dispose")](){z(this)}};function We(t,e,r,n){if(typeof t!="function")throw new TypeError("the first argument of a timer must be a function");e=Number(e),e=e>
0?Math.min(e,2147483647):0;do D=D+1&1073741823;while(D===0||se.has(D));let s=new Je(D,t,r,n);if(i.timer(D,Math.ceil(e),n)<0)throw new RangeError("too many timers");return se.set(D,s),s}var qt=(t,e,...r)=>We(
t,e,r,!1),Ft=(t,e,...r)=>We(t,Math.max(1,Number(e)||0),r,!0),zt=(t,...e)=>We(t,0,e,!1);function z(t){let e=typeof t=="object"&&t!==null?t._id:Number(t);se.delete(e)&&i.clear(e)}function Jt(t){let e=se.
get(t);e&&(e._repeat||se.delete(t),e._f(...e._args))}var Jr=-4,L=0,Wr=4,Wt=8,Vr=4,Gt=100,Vt=8192;function h(t,e=0,r=[]){switch(typeof t){case"string":return e===0?t:JSON.stringify(t);case"bigint":return t+"n";case"function":return t.prototype&&/^class\b/.
test(Function.prototype.toString.call(t))?`[class ${t.name}]`:`[Function${t.name?": "+t.name:""}]`;case"object":break;default:return Object.is(t,-0)?"-0":String(t)}if(t===null)return"null";if(r.includes(
t))return"[Circular]";if(t instanceof Error)return Gr(t,e,r);if(t instanceof Date)return isNaN(t)?"Invalid Date":t.toISOString();if(t instanceof RegExp)return String(t);if(t instanceof Promise)return"\
Promise {}";if(e>Vr)return Array.isArray(t)?"[Array]":"[Object]";r=[...r,t];let n=u=>h(u,e+1,r),s=t[Symbol.toStringTag],o=t.constructor?.name;if(Array.isArray(t))return oe("[",be(t,n),"]",e);if(ArrayBuffer.
isView(t)&&!(t instanceof DataView))return oe(`${o}(${t.length}) [`,be(t,n),"]",e);if(t instanceof ArrayBuffer)return`ArrayBuffer(${t.byteLength})`;if(t instanceof Map)return oe(`Map(${t.size}) {`,be(
t,([u,k])=>`${n(u)} => ${n(k)}`),"}",e);if(t instanceof Set)return oe(`Set(${t.size}) {`,be(t,n),"}",e);if(s==="URL")return"URL "+t.href;if(s==="Request")return`Request { ${t.method} ${t.url} }`;if(s===
"Response")return`Response { ${t.status} }`;if(typeof t.toJSON=="function"&&typeof s=="string")return`${s} ${h(t.toJSON(),e+1,r)}`;let f=Object.keys(t).slice(0,Gt).map(u=>{let k=Object.getOwnPropertyDescriptor(
t,u);return`${/^[A-Za-z_$][\w$]*$/.test(u)?u:JSON.stringify(u)}: ${k&&k.get?"[Getter]":n(t[u])}`}),c=o&&o!=="Object"?o+" ":"";return f.length?oe(c+"{",f,"}",e):c+"{}"}function be(t,e){let r=[];for(let n of t){
if(r.length===Gt){r.push("...");break}r.push(e(n))}return r}function oe(t,e,r,n){if(!e.length)return t+r;let s=`${t} ${e.join(", ")} ${r}`;if(s.length<=76)return s;let o="  ".repeat(n+1);return`${t}
${e.map(a=>o+a).join(`,
`)}
${"  ".repeat(n)}${r}`}function Gr(t,e,r){let n=`${t.name}: ${t.message}`;return typeof t.stack=="string"&&t.stack&&(n+=`
`+i.trace(t.stack)),t.cause!==void 0&&(n+=`
[cause]: ${h(t.cause,e+1,[...r,t])}`),n.trimEnd()}function ae(t){let e=0,r="";for(typeof t[0]=="string"&&t[0].includes("%")&&(e=1,r=t[0].replace(/%[sdifjoOc%]/g,n=>{if(n==="%%")return"%";if(e>=t.length)
return n;let s=t[e++];switch(n){case"%s":return typeof s=="string"?s:h(s,1);case"%d":return String(Number(s));case"%i":return String(Math.trunc(Number(s)));case"%f":return String(parseFloat(s));case"%\
j":return JSON.stringify(s);case"%c":return"";default:return h(s,1)}}));e<t.length;e++)r+=(e>0?" ":"")+h(t[e]);return r.length>Vt?r.slice(0,Vt):r}var E="",ie=t=>(...e)=>{i.log(t,E+ae(e))},Ve=new Map,Ge=new Map,
fe={log:ie(L),info:ie(L),debug:ie(Jr),warn:ie(Wr),error:ie(Wt),dir:t=>i.log(L,E+h(t,0)),table:t=>i.log(L,E+h(t)),trace:(...t)=>i.log(L,E+ae(t)+`
`+i.trace(new Error().stack??"")),assert:(t,...e)=>{t||i.log(Wt,E+"Assertion failed"+(e.length?": "+ae(e):""))},count:(t="default")=>{let e=(Ve.get(t)??0)+1;Ve.set(t,e),i.log(L,`${E}${t}: ${e}`)},countReset:(t="\
default")=>{Ve.delete(t)},group:(...t)=>{t.length&&i.log(L,E+ae(t)),E+="  "},groupEnd:()=>{E=E.slice(2)},time:(t="default")=>{Ge.set(t,performance.now())},timeLog:(t="default",...e)=>i.log(L,`${E}[${(performance.
now()-(Ge.get(t)??0)).toFixed(2)}ms] ${t} ${ae(e)}`.trimEnd()),timeEnd:(t="default")=>{fe.timeLog(t),Ge.delete(t)},clear:()=>{}};fe.groupCollapsed=fe.group;var Ye=()=>JSON.parse(i.stats()),Xe=t=>{throw new Error(`${t} is not there in the sandbox`)},Yr=performance.now(),Ke=()=>Math.round((performance.now()-Yr)*1e6),Kt=JSON.parse(i.env()),Zt=t=>{let e=Ke(),
r=[Math.floor(e/1e9),e%1e9];if(!t)return r;let n=(r[0]-t[0])*1e9+r[1]-t[1];return[Math.floor(n/1e9),n%1e9]};Zt.bigint=()=>BigInt(Ke());var Yt=t=>({isTTY:!1,write:e=>(i.log(t,String(e).replace(/\n$/,"")),
!0)}),Ze={env:Kt,argv:[],execArgv:[],title:"wasmserve",pid:1,ppid:0,platform:"linux",arch:"wasm32",version:"v22.0.0",versions:{quickjs:"ng"},release:{name:"wasmserve"},exitCode:void 0,uptime:()=>Ye().
uptime,memoryUsage:Object.assign(()=>{let t=Ye().memory;return{rss:t.rss,heapTotal:t.instance,heapUsed:t.instance,external:0,arrayBuffers:0}},{rss:()=>Ye().memory.rss}),cwd:()=>"/",nextTick:(t,...e)=>queueMicrotask(
()=>t(...e)),hrtime:Zt,exit:t=>i.exit(Number(t??Ze.exitCode??0)|0),abort:()=>i.exit(),kill:()=>Xe("process.kill"),emitWarning:t=>i.log(4,h(t)),on(){return this},once(){return this},off(){return this},
removeListener(){return this},stdout:Yt(0),stderr:Yt(4)},$=class{constructor(e){this.name=String(e),this.size=0,this.type=""}async _missing(){let e=new Error(`ENOENT: no such file or directory, open '${this.
name}' (the sandbox has no files)`);throw e.code="ENOENT",e.path=this.name,e}async exists(){return!1}async*[Symbol.asyncIterator](){await this._missing()}};for(let t of["text","json","bytes","arrayBuf\
fer","delete","unlink","stat","write"])Object.defineProperty($.prototype,t,{value(){return this._missing()},writable:!0,configurable:!0});var Xt=t=>new $(t),Xr={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"\
&quot;","'":"&#x27;"},Qe={version:"1.4.5",revision:"",main:"/app",env:Kt,argv:[],isMainThread:!0,file:Xt,write:t=>Xt(t).write(),sleep:t=>new Promise(e=>setTimeout(e,t instanceof Date?t-Date.now():t)),
nanoseconds:Ke,inspect:t=>h(t,1),escapeHTML:t=>String(t).replace(/[&<>"']/g,e=>Xr[e]),randomUUIDv7:()=>{let t=Date.now().toString(16).padStart(12,"0"),e=i.uuid();return`${t.slice(0,8)}-${t.slice(8)}-7${e.
slice(15)}`},gc:()=>{},deepEquals:(t,e)=>h(t,1)===h(e,1),spawn:()=>Xe("Bun.spawn"),spawnSync:()=>Xe("Bun.spawnSync")};var Kr=-1,Zr=-2,Qr=-3,vr=-7,en=-8,ce=t=>{if(typeof t!="string"||t==="")throw new TypeError("server.state: a key is a string of 1 to 1,024 bytes");return t},ve=t=>{if(typeof t=="string")return i.encode(
t);let e=x(t);if(e===null)throw new TypeError("server.state: a value is a string or bytes (JSON.stringify makes one of an object)");return e};function ue(t){switch(t){case Kr:throw new TypeError("serv\
er.state: a key has 1 to 1,024 bytes, and what is added to is a whole number");case Qr:throw new RangeError("server.state: the store is full, or the value is too large (-state-size)");case en:throw new Error(
"server.state: the operator has switched the store off (-state)")}if(t<0&&t!==Zr&&t!==vr)throw new Error("server.state: the store failed: the log says why");return t}var Qt=(t,e)=>{let r=i.state("get",
ce(t),e);return typeof r=="number"?(ue(r),null):r},vt={get:t=>Qt(t,!0),getBytes:t=>Qt(t,!1),set(t,e){ue(i.state("set",ce(t),ve(e)))},delete:t=>ue(i.state("delete",ce(t)))===1,add(t,e=1){if(!Number.isSafeInteger(
e))throw new TypeError("server.state.add: a whole number is needed");let r=i.state("add",ce(t),e);return typeof r=="string"?Number(r):ue(r)},compareAndSwap:(t,e,r)=>ue(i.state("swap",ce(t),e===null?null:
ve(e),r===null?null:ve(r)))===0};var er=["GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS","CONNECT","TRACE"],S=[void 0],J={error:void 0},m=null,xe=null,rr=!1;function tt(t){if(m!==null)throw new Error("Bun.serve was called twice:\
 a handler serves once, with the addresses of its operator");return nr(t,"the exported object"),m=t,S[0]=t.fetch,J.error=t.error,xe=sr(t.routes??t.static),t.websocket!==void 0&&i.log(4,"websocket is n\
ot supported yet: it is ignored"),t.tls!==void 0&&i.log(4,"tls is the operator's (-tls-cert, -tls-key): it is ignored"),O}function nr(t,e){if(typeof t!="object"&&typeof t!="function"||t===null)throw new TypeError(
`${e} is ${t===null?"null":typeof t}: it must be an object like { fetch(req) { return new Response("hi") } }`);if(t.fetch!==void 0&&typeof t.fetch!="function")throw new TypeError(`${e}: fetch must be \
a function`);if(t.error!==void 0&&typeof t.error!="function")throw new TypeError(`${e}: error must be a function`);let r=t.routes??t.static;if(t.fetch===void 0&&r===void 0)throw new TypeError(`${e} ha\
s neither fetch nor routes: nothing would be answered`)}function sr(t){if(t==null)return{};if(typeof t!="object")throw new TypeError("routes must be an object from paths to handlers");let e={};for(let r of Object.
keys(t))e[r]=or(r,t[r],!0);return e}function or(t,e,r){if(typeof e=="function")return tn(e);if(e===!1)return!1;if(e instanceof y)return e._body instanceof $?rn(t,e):nn(t,e);if(e instanceof $)return{file:et(
e.name)};if(typeof e=="object"&&e!==null&&typeof e.dir=="string"&&Object.keys(e).length===1)return{dir:et(e.dir)};if(r&&typeof e=="object"&&e!==null&&!Array.isArray(e)){let n={};for(let s of Object.keys(
e)){if(!er.includes(s))throw new TypeError(`routes: ${t}: "${s}" is no method: ${er.slice(0,7).join(", ")}`);n[s]=or(`${s} ${t}`,e[s],!1)}return n}throw new TypeError(`routes: ${t}: a handler, a Respo\
nse, false${r?" or an object from methods to these":""} is needed, not ${e===null?"null":typeof e}`)}function tn(t){let e=S.indexOf(t,1);if(e<0&&(e=S.push(t)-1,e>65535))throw new RangeError("routes: m\
ore than 65,535 handlers");return e}function rn(t,e){if(e._status!==200||e._headers!==null)throw new TypeError(`routes: ${t}: the Response of a file has neither status nor headers: the host makes them`);
return{file:et(e._body.name)}}var et=t=>t.replace(/^(\.\/)+/,"")||".";function nn(t,e){let r=e._body;if(e._used)throw new TypeError(`routes: ${t}: the body of the Response has been used`);let n=N(e).split(
"\0"),s={};for(let a=0;a+1<n.length;a+=2)(s[n[a]]??=[]).push(n[a+1]);let o={status:e._status,headers:s};if(typeof r=="string")o.body=r.toWellFormed();else if(r instanceof Uint8Array)o.bodyBase64=btoa(
i.latin1(r));else if(r!==null)throw new TypeError(`routes: ${t}: the Response of a fixed route must have a whole body, not a stream`);return o}function ir(){rr=!0;let t=m,e={instances:1},r=(n,s)=>{t[n]!==
void 0&&t[n]!==null&&(e[n]=s(t[n]))};r("unix",n=>String(n)),(e.unix===void 0||t.port!==void 0)&&r("port",n=>Number(n)),r("hostname",n=>String(n));for(let n of["idleTimeout","requestTimeout","guestTime\
out","maxRequestBodySize","instances"])r(n,s=>Number(s));return r("isolation",n=>String(n)),r("development",n=>n!==!1),e.routes=xe,xe=null,JSON.stringify(e)}var ar=()=>m!==null,sn={"-1":"the routes ar\
e not valid","-3":"there are too many routes","-9":"the host refused it"},O={get id(){return""},get development(){return!!m?.development},get hostname(){return m?.hostname??(m?.unix?void 0:"localhost")},
get port(){return m?.unix?void 0:Number(m?.port??3e3)},get protocol(){return m?.unix?"unix":"http"},get address(){return m?.unix??{address:this.hostname,port:this.port,family:"IPv4"}},get url(){return new URL(
m?.unix?"unix://"+String(m.unix).replace(/^\0/,"@"):`http://${this.hostname}:${this.port}/`)},get pendingRequests(){return i.pending()},get pendingWebSockets(){return 0},state:vt,stats:()=>JSON.parse(
i.stats()),reload(t){nr({fetch:S[0],...t},"server.reload: the object");let e=S.length,r=t.routes??t.static,n=r==null?null:sr(r);if(n!==null)if(!rr)xe=n;else{let s=i.reload(JSON.stringify({routes:n}));
if(s<0)throw S.length=e,new Error(`server.reload: ${sn[s]??"it failed"}: the log says why`)}return t.fetch!==void 0&&(S[0]=t.fetch),t.error!==void 0&&(J.error=t.error),O},timeout(t,e){if(e=Number(e),!(e>=
0))throw new TypeError("server.timeout: a number of seconds is needed, 0 for none");i.timeout(tr(t),Math.min(Math.round(e*1e3),2147483647))},requestIP(t){let e=i.remote(tr(t)),r=e.lastIndexOf(":");if(r<
0)return null;let n=e.slice(0,r).replace(/^\[|\]$/g,"");return{address:n,port:Number(e.slice(r+1)),family:n.includes(":")?"IPv6":"IPv4"}},fetch(t,e){return S[0].call(O,t instanceof g&&!e?t:new g(typeof t==
"string"&&t[0]==="/"?"http://localhost"+t:t,e),O)},async stop(){i.log(4,"server.stop: the server is its operator's: it goes on")},ref(){return O},unref(){return O},upgrade(){return!1},publish(){return 0},
subscriberCount(){return 0}};function tr(t){if(!(t instanceof g))throw new TypeError("a request that the server has handed out is needed");return t._id}var _=new Map,W=new Map,on=256,fr=0,Ee=0,Se=0,U=null;function cr(t,e,r,n){U=qe(t,r,n);let s;try{let o=S[e]??S[0];if(o===void 0)return an();s=o.call(O,U,O)}catch(o){return w(t,o)}return ur(t,s)}function ur(t,e){
if(typeof e=="object"&&e!==null){let r=e._kind;if(r!==void 0){let n=e._body;return r===b||typeof n!="string"||e._used?nt(t,U,e):(e._status!==Ee&&(Y[ke]=Ee=e._status),r!==Se&&(Y[Ae]=Se=r),n)}if(typeof e.
then=="function")return e}return w(t,Te(e))}function lr(t,e){try{return e instanceof y?nt(t,U,e):w(t,Te(e))}catch(r){return w(t,r)}}function rt(t,e,r=U){_.set(t,{req:r});let n=o=>{if(_.delete(t))try{let a=o instanceof
y?nt(t,r,o):w(t,Te(o));a!==void 0&&i.answer(t,a)}catch(a){w(t,a)}},s=o=>{_.delete(t)&&w(t,o)};try{e.then(n,s)}catch(o){s(o)}}function Te(t){return new TypeError(`the handler returned ${t===void 0?"not\
hing":h(t,1).slice(0,100)}: it must return a Response, or a promise of one`)}function an(){return V(404,b),""}function V(t,e){t!==Ee&&(Y[ke]=Ee=t),e!==Se&&(Y[Ae]=Se=e)}function nt(t,e,r){let n=r._body;
if(typeof n=="string")return r._used?w(t,new TypeError("Body already used")):r._kind!==b?(V(r._status,r._kind),n):(V(r._status,Re),N(r)+"\0"+n);if(r._status===0)return w(t,new TypeError("the handler r\
eturned Response.error()"));if(n===null)return V(r._status,Re),N(r)+"\0";if(r._used)return w(t,new TypeError("Body already used"));if(r._used=!0,n instanceof $){rt(t,n.bytes(),e);return}if(n instanceof
Uint8Array){i.respond(t,r._status,N(r),n);return}if(n.whole&&!n.streamed){_.set(t,{req:e}),n.whole().then(s=>{_.has(t)&&i.respond(t,r._status,N(r),typeof s=="string"?i.encode(s):s),_.delete(t)}).catch(
s=>{_.delete(t)&&w(t,s)});return}fn(t,e,r,n)}async function fn(t,e,r,n){let s={req:e,gone:!1,drained:null};_.set(t,s);let o=de(n);try{for(i.start(t,r._status,N(r));;){let a=await o.next();if(s.gone)break;
if(a.done){i.end(t);break}let f=a.value;for(;f.byteLength>0&&!s.gone;){let c=i.write(t,f);if(c===it)await new Promise(u=>{s.drained=u});else if(c<0){s.gone=!0;break}else f=f.subarray(c)}if(s.gone)break}}catch(a){
s.gone||w(t,a)}finally{_.delete(t),s.gone&&o.return().catch(()=>{})}}function w(t,e){let r=0;J.error!==void 0&&(r=fr=fr+1&1073741823,W.set(r,e),W.size>on&&W.delete(W.keys().next().value)),i.fail(t,G(e),
e instanceof Error?String(e.stack??""):"",r)}function G(t){try{return t instanceof Error?`${t.name}: ${t.message}`:"thrown: "+h(t,1).slice(0,1e3)}catch{return"an error that cannot be described"}}function hr(t,e,r,n,s,o){
if(J.error===void 0){V(0,ot);return}let a=W.get(e);W.delete(e)||(a=new Error(r),a.name="HostError",a.kind=o),V(0,b),U=qe(t,n,s);let f;try{f=J.error.call(O,a,U)}catch(c){i.fail(t,G(c),c instanceof Error?
String(c.stack??""):"",0);return}if(typeof f=="object"&&f!==null&&(f instanceof y||typeof f.then=="function"))return ur(t,f);i.fail(t,G(Te(f)),"",0)}var cn=1,un=2,ln=3,hn=4,dn=5,pn=6;function dr(t,e,r){
switch(t){case cn:Jt(e);break;case un:{let n=_.get(e),s=n?.drained;s&&(n.drained=null,s());break}case ln:yn(e);break;case hn:Ue(e,r);break;case dn:Ct(e,r);break;case pn:Ht(e,r);break}}function yn(t){let e=_.
get(t);_.delete(t),St(t),e&&(e.gone=!0,e.drained&&e.drained(),e.req?._abort?.abort(new DOMException("The connection was closed.","AbortError")))}var pr={Headers:p,Request:g,Response:y,URL:ge,URLSearchParams:ee,Event:C,CustomEvent:ye,EventTarget:Q,AbortController:H,AbortSignal:v,Blob:R,File:j,FormData:I,TextEncoder:_e,TextDecoder:we,structuredClone:Pt,
crypto:Mt,console:fe,process:Ze,Bun:Qe,setTimeout:qt,setInterval:Ft,setImmediate:zt,clearTimeout:z,clearInterval:z,clearImmediate:z,reportError:t=>{i.log(8,G(t)+(t instanceof Error?`
`+i.trace(String(t.stack??"")):""))},fetch:Bt,navigator:{userAgent:"wasmserve",hardwareConcurrency:1},self:globalThis,global:globalThis};for(let t of Object.keys(pr))M(t,pr[t]);for(let t of["ReadableS\
tream","WritableStream","TransformStream","ByteLengthQueuingStrategy","CountQueuingStrategy","ReadableStreamDefaultReader"])$e(t,()=>l("streams")[t]);$e("URLPattern",()=>l("pattern").URLPattern);Qe.serve=
t=>tt(t);queueMicrotask=(t=>e=>t(()=>{try{e()}catch(r){reportError(r)}}))(queueMicrotask);var yr=!1;M("__wasmserve_main",t=>{yr=!0;let e=t.default;if(!ar()){if(e===void 0)throw new TypeError('the scri\
pt has no default export and does not call Bun.serve: write `export default { fetch(req) { return new Response("hi") } }`');tt(e)}});M("__wasmserve",{dispatch:cr,fulfilled:lr,wait:rt,errored:hr,event:dr,
manifest(){if(delete globalThis.__wasmserve_main,!yr)throw new TypeError("the script has not come to its end: a top-level await that never settles?");return ir()},message:G,stack:t=>t instanceof Error?
String(t.stack??""):""});})();
