(()=>{var o=globalThis.__wasmserve_host;delete globalThis.__wasmserve_host;var K=new Int32Array(o.memory.buffer,o.memory.byteOffset,8),Ne=0,Le=1,x=0,pe=1,Z=2,je=3,ct=9,ut=-6;function Q(t,e){Object.defineProperty(
globalThis,t,{configurable:!0,enumerable:!1,get(){let r=e();return M(t,r),r},set(r){M(t,r)}})}function M(t,e){Object.defineProperty(globalThis,t,{value:e,configurable:!0,writable:!0,enumerable:!1})}var $e=new Map;
function l(t){return $e.has(t)||$e.set(t,(0,eval)(o.library(t))),$e.get(t)}var br=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,xr=/[\0\r\n]|[^\0-\xff]/,lt=/^[\t\n\r ]+|[\t\n\r ]+$/g,Ie=new Map,De=new Set,ht=256,dt=64;function B(t){let e=Ie.get(t);return e===void 0?Er(String(t)):e}function Er(t){
if(!br.test(t))throw new TypeError(`Invalid header name: '${t}'`);let e=t.toLowerCase();return t.length<=dt&&Ie.size<ht&&Ie.set(t,e),e}function Pe(t,e){return De.has(e)?e:Tr(t,String(e))}function Tr(t,e){
if(lt.test(e)&&(e=e.replace(lt,"")),xr.test(e))throw new TypeError(`Header '${t}' has invalid value: '${e}'`);return e.length<=dt&&De.size<ht&&De.add(e),e}var p=class t{constructor(e){if(this._map=new Map,
this._cookies=null,e!=null)if(e instanceof t){for(let[r,n]of R(e))this._map.set(r,n);e._cookies&&(this._cookies=e._cookies.slice())}else{if(typeof e!="object")throw new TypeError("Headers can be made \
of an object, an array of pairs or Headers");if(typeof e[Symbol.iterator]=="function")for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("a header is a pair of name and value");this.
append(n[0],n[1])}else{let r=Object.keys(e);for(let n=0;n<r.length;n++){let s=e[r[n]];s!==void 0&&this.append(r[n],s)}}}}append(e,r){let n=B(e),s=Pe(e,r),i=R(this);if(n==="set-cookie"){(this._cookies??=
[]).push(s);return}let a=i.get(n);i.set(n,a===void 0?s:mt(n,a,s))}set(e,r){let n=B(e),s=Pe(e,r),i=R(this);n==="set-cookie"?this._cookies=[s]:i.set(n,s)}get(e){let r=B(e);if(this._map===null){let s=Sr(
this._raw,this._end,r);if(s!==void 0)return s}let n=R(this);return r==="set-cookie"?this._cookies&&this._cookies.length?this._cookies.join(", "):null:n.get(r)??null}has(e){return this.get(e)!==null}delete(e){
let r=B(e),n=R(this);r==="set-cookie"?this._cookies=null:n.delete(r)}getSetCookie(){return R(this),this._cookies?this._cookies.slice():[]}getAll(e){if(B(e)!=="set-cookie")throw new TypeError("getAll i\
s for set-cookie only");return this.getSetCookie()}get count(){return R(this).size+(this._cookies?this._cookies.length:0)}*entries(){let e=R(this),r=[...e.keys()];this._cookies&&r.push("set-cookie");for(let n of r.
sort())if(n==="set-cookie")for(let s of this._cookies??[])yield[n,s];else e.has(n)&&(yield[n,e.get(n)])}*keys(){for(let[e]of this.entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.
iterator](){return this.entries()}forEach(e,r){for(let[n,s]of this.entries())e.call(r,s,n,this)}toJSON(){let e={};for(let[r,n]of this)e[r]=r==="set-cookie"?this.getSetCookie():n;return e}get[Symbol.toStringTag](){
return"Headers"}};function pt(t){if(typeof t!="object"||t[Symbol.iterator]!==void 0)return;let e=Object.keys(t);if(e.length!==1||B(e[0])!=="content-type")return;let r=t[e[0]];return r===void 0?r:Pe("c\
ontent-type",r)}function yt(t,e){return{__proto__:p.prototype,_map:null,_cookies:null,_raw:t,_end:e}}function Sr(t,e,r){let n=`
`+r+"\0",s=t.indexOf(n);if(s<0||s>=e)return null;s+=n.length;let i=t.indexOf(`
`,s);if(i<0||i>e)return t.slice(s,e);let a=t.indexOf(n,i);return a<0||a>=e?t.slice(s,i):void 0}function R(t){if(t._map!==null)return t._map;let e=t._map=new Map,r=t._raw,n=t._end;t._raw=void 0;for(let s=1;s<=
n;){let i=r.indexOf("\0",s),a=r.indexOf(`
`,i);(a<0||a>n)&&(a=n);let f=r.slice(s,i),c=r.slice(i+1,a);if(f==="set-cookie")(t._cookies??=[]).push(c);else{let u=e.get(f);e.set(f,u===void 0?c:mt(f,u,c))}s=a+1}return e}var mt=(t,e,r)=>e+(t==="cook\
ie"?"; ":", ")+r;function ye(t){let e="";if(R(t).forEach((r,n)=>{e+=n+"\0"+r+"\0"}),t._cookies)for(let r of t._cookies)e+="set-cookie\0"+r+"\0";return e}var E=class t{constructor(e=[],r){let n=[];for(let s of e)s instanceof t?n.push(s._bytes):n.push(g(s)??o.encode(String(s)));this._bytes=O(n),this.type=String(r?.type??"").toLowerCase()}get size(){return this.
_bytes.byteLength}async text(){return o.decode(this._bytes,!1)}async json(){return JSON.parse(await this.text())}async bytes(){return this._bytes.slice()}async arrayBuffer(){return this._bytes.slice().
buffer}stream(){return Ue(this._bytes.slice())}slice(e=0,r=this.size,n=""){return new t([this._bytes.slice(e,r)],{type:n})}get[Symbol.toStringTag](){return"Blob"}},j=class extends E{constructor(e,r,n){
super(e,n),this.name=String(r),this.lastModified=n?.lastModified??Date.now()}get[Symbol.toStringTag](){return"File"}},I=class{constructor(){this._list=[]}append(e,r,n){this._list.push([String(e),gt(r,
n)])}set(e,r,n){e=String(e);let s=this._list.findIndex(i=>i[0]===e);if(s<0){this.append(e,r,n);return}this._list[s]=[e,gt(r,n)],this._list=this._list.filter((i,a)=>a<=s||i[0]!==e)}get(e){return this._list.
find(r=>r[0]===e)?.[1]??null}getAll(e){return this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e){return this._list.some(r=>r[0]===e)}delete(e){this._list=this._list.filter(r=>r[0]!==e)}forEach(e,r){for(let[
n,s]of this)e.call(r,s,n,this)}*entries(){for(let e of this._list)yield e.slice()}*keys(){for(let e of this._list)yield e[0]}*values(){for(let e of this._list)yield e[1]}[Symbol.iterator](){return this.
entries()}get[Symbol.toStringTag](){return"FormData"}};function gt(t,e){return t instanceof E?t instanceof j&&e===void 0?t:new j([t],e??"blob",{type:t.type}):String(t)}var _t=t=>t.replace(/\r\n|\r|\n/g,
"%0D%0A").replace(/"/g,"%22");function bt(t){let e="----form"+crypto.randomUUID().replaceAll("-",""),r=[];for(let[n,s]of t){let i=`--${e}\r
content-disposition: form-data; name="${_t(n)}"`;typeof s=="string"?r.push(o.encode(`${i}\r
\r
${s}\r
`)):(i+=`; filename="${_t(s.name)}"\r
content-type: ${s.type||"application/octet-stream"}\r
\r
`,r.push(o.encode(i),s._bytes,o.encode(`\r
`)))}return r.push(o.encode(`--${e}--\r
`)),[O(r),`multipart/form-data; boundary=${e}`]}function xt(t,e){let r=new I;if(/^application\/x-www-form-urlencoded/i.test(e)){for(let[f,c]of new URLSearchParams(o.decode(t,!1)))r.append(f,c);return r}
let n=/^multipart\/form-data.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(e);if(!n)throw new TypeError(`a body of type "${e}" is no form: multipart/form-data or application/x-www-form-urlencoded is ne\
eded`);let s=o.latin1(t),i="--"+o.latin1(o.encode(n[1]??n[2])),a=s.indexOf(i);for(;a>=0;){if(a+=i.length,s.startsWith("--",a))return r;let f=s.indexOf(`\r
\r
`,a),c=s.indexOf(`\r
`+i,a);if(f<0||c<f+2)break;let u=o.decode(t.slice(a,f),!1),A=t.slice(f+4,Math.max(f+4,c)),U=wt(u,"name"),ft=wt(u,"filename");if(U===null)break;ft===null?r.append(U,o.decode(A,!1)):r.append(U,new j([A],
ft,{type:/^content-type:\s*(.*)$/im.exec(u)?.[1]?.trim()??""})),a=c+2}throw new TypeError("the form is broken or cut short")}function wt(t,e){let r=/^content-disposition:.*$/im.exec(t)?.[0]??"",n=new RegExp(
`;\\s*${e}="([^"]*)"`,"i").exec(r);return n?n[1].replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):null}var v=class{get body(){let e=this._source();return e===null?null:(typeof e=="string"||e instanceof Uint8Array?this._body=Ue(e):ee(e)?this._body=e:this._body=Or(e),this._body)}get bodyUsed(){return this.
_used||ee(this._body)&&this._body.locked&&this._disturbed===!0}text(){let e=this._take();return e===void 0?Tt(this):Promise.resolve(e)}json(){let e=this._take();if(e===void 0)return Tt(this).then(Et);
try{return Promise.resolve(Et(e))}catch(r){return Promise.reject(r)}}async bytes(){let e=await Ot(this);return typeof e=="string"?o.encode(e):e}async arrayBuffer(){let e=await this.bytes();return e.byteLength===
e.buffer.byteLength?e.buffer:e.slice().buffer}async blob(){return new E([await this.bytes()],{type:this.headers.get("content-type")??""})}async formData(){return xt(await this.bytes(),this.headers.get(
"content-type")??"")}_source(){return this._body}_take(){let e=this._body;if(!(typeof e!="string"||this._used))return this._used=!0,e}},Et=JSON.parse;async function Tt(t){let e=await Ot(t);if(typeof e==
"string")return e;let r=o.decode(e,!1);return r[0]==="\uFEFF"?r.slice(1):r}async function Ot(t){if(t._used)throw new TypeError("Body already used");let e=t._source();if(e===null)return"";if(ee(e)&&e.locked)
throw new TypeError("Body is locked: a reader has it");if(t._used=!0,typeof e=="string"||e instanceof Uint8Array)return e;if(e.whole)return e.whole();let r=[];for await(let n of me(e))r.push(n);return O(
r)}function O(t){let e=0;for(let n of t)e+=n.byteLength;let r=new Uint8Array(e);e=0;for(let n of t)r.set(n,e),e+=n.byteLength;return r}async function*me(t){if(ee(t)){let e=t.getReader(),r=!1;try{for(;;){
let n=await e.read();if(n.done){r=!0;return}yield St(n.value)}}finally{r||e.cancel().catch(()=>{})}}else for await(let e of t)yield St(e)}function St(t){if(typeof t=="string")return o.encode(t);let e=g(
t);if(e===null)throw new TypeError("a part of a body must be a string, an ArrayBuffer or a view of one");return e}function g(t){return t instanceof Uint8Array?t:t instanceof ArrayBuffer?new Uint8Array(
t):ArrayBuffer.isView(t)?new Uint8Array(t.buffer,t.byteOffset,t.byteLength):null}function ee(t){return typeof t=="object"&&t!==null&&typeof t.getReader=="function"}function Ue(t){let e=typeof t=="stri\
ng"?o.encode(t):t;return new(l("streams")).ReadableStream({start(r){e.byteLength&&r.enqueue(e),r.close()}})}function Or(t){let e=me(t);return new(l("streams")).ReadableStream({async pull(r){let n=await e.
next();n.done?r.close():r.enqueue(n.value)},cancel(){return e.return()}})}function ge(t){if(t==null)return[null,""];if(typeof t=="string")return[t,"text/plain;charset=utf-8"];if(typeof t!="object"&&typeof t!=
"function")return[String(t),"text/plain;charset=utf-8"];let e=g(t);if(e!==null)return[e.slice(),""];if(t instanceof E)return[t._bytes,t.type];if(t instanceof I)return bt(t);if(t[Symbol.toStringTag]===
"URLSearchParams")return[String(t),"application/x-www-form-urlencoded;charset=UTF-8"];if(ee(t)){if(t.locked)throw new TypeError("the stream is locked: a reader has it");return[t,""]}return typeof t[Symbol.
asyncIterator]=="function"?[t,""]:typeof t=="function"?ge(t()):[String(t),"text/plain;charset=utf-8"]}var C=class{constructor(e,r){this.type=String(e),this.cancelable=!!r?.cancelable,this.bubbles=!!r?.bubbles,this.defaultPrevented=!1,this.target=this.currentTarget=null,this.timeStamp=performance.now(),
this._stop=!1}preventDefault(){this.cancelable&&(this.defaultPrevented=!0)}stopPropagation(){}stopImmediatePropagation(){this._stop=!0}},_e=class extends C{constructor(e,r){super(e,r),this.detail=r?.detail??
null}},te=class{addEventListener(e,r,n){if(!r)return;this._on??=new Map;let s=this._on.get(e)??[];if(s.some(a=>a.f===r))return;let i={f:r,once:typeof n=="object"&&!!n?.once};this._on.set(e,[...s,i]),typeof n==
"object"&&n?.signal&&n.signal.addEventListener("abort",()=>this.removeEventListener(e,r))}removeEventListener(e,r){let n=this._on?.get(e);n&&this._on.set(e,n.filter(s=>s.f!==r))}dispatchEvent(e){e.target=
e.currentTarget=this;let r=this["on"+e.type],n=(typeof r=="function"?[{f:r}]:[]).concat(this._on?.get(e.type)??[]);for(let s of n){s.once&&this.removeEventListener(e.type,s.f);try{typeof s.f=="functio\
n"?s.f.call(this,e):s.f.handleEvent(e)}catch(i){reportError(i)}if(e._stop)break}return!e.defaultPrevented}},re=class t extends te{constructor(){super(),this.aborted=!1,this.reason=void 0,this.onabort=
null}throwIfAborted(){if(this.aborted)throw this.reason}_abort(e){this.aborted||(this.aborted=!0,this.reason=e===void 0?new DOMException("The operation was aborted.","AbortError"):e,this.dispatchEvent(
new C("abort")))}static abort(e){let r=new t;return r._abort(e),r}static timeout(e){let r=new t;return setTimeout(()=>r._abort(new DOMException("The operation timed out.","TimeoutError")),e),r}static any(e){
let r=new t;for(let n of e){if(n.aborted){r._abort(n.reason);break}n.addEventListener("abort",()=>r._abort(n.reason))}return r}},q=class{constructor(){this.signal=new re}abort(e){this.signal._abort(e)}};var we=new Map;function kt(t){let e=o.body(t);if(typeof e!="number")return e;if(e<0)return{whole(){throw Me()},[Symbol.asyncIterator](){throw Me()}};let r={async*[Symbol.asyncIterator](){for(let n;(n=
await kr(t))!==null;)yield n},async whole(){let n=[];for await(let s of r)n.push(s);return O(n)}};return r}function Me(){return new TypeError("the body of a request that is over cannot be read")}function kr(t){
return new Promise((e,r)=>{if(we.has(t)){r(new TypeError("the body is being read"));return}if(o.read(t)<0){r(Me());return}we.set(t,{resolve:e,reject:r})})}function Be(t,e){let r=we.get(t);r&&(we.delete(
t),typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e))}function At(t){Be(t,"the connection is closed")}var $t="",Nt="",Lt="";function jt(t,e,r){return $t=t,Nt=e,Lt=r,t}var Ar=/^(https?:\/\/)([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(:[1-9][0-9]{0,3})?(\/[A-Za-z0-9\-._~!$&()*+,;=:@\/]*)(\?[A-Za-z0-9\-._~!$&()*+,;=:@\/?%]*)?$/,
be=class t{constructor(e,r){if(this._params=null,r===void 0&&e===$t){this._origin=Nt,this._target=Lt,this._record=null;return}e=String(e);let n=r===void 0?Ar.exec(e):null;if(n&&n[3]!==":80"&&n[3]!==":\
443"&&!n[4].includes("/.")&&!n[2].startsWith("xn--")&&!n[2].includes(".xn--")){this._origin=n[1]+n[2]+(n[3]??""),this._target=n[4]+(n[5]??""),this._record=null;return}this._parse(e,r===void 0?void 0:String(
r))}_parse(e,r){let n=l("url"),s=null;if(r!==void 0&&(s=n.basicURLParse(r),s===null))throw Ce(r);let i=n.basicURLParse(e,s?{baseURL:s}:void 0);if(i===null)throw Ce(e);if(typeof i.host=="string"){if(/[^\0-\x7f]/.
test(i.host))throw Ce(e);i.host=i.host.toLowerCase()}this._record=i}static canParse(e,r){try{return new t(e,r),!0}catch{return!1}}static parse(e,r){try{return new t(e,r)}catch{return null}}_full(){return this.
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
It(this.search.slice(1)))}get searchParams(){return this._params===null&&(this._params=new ne(this.search),this._params._url=this),this._params}get hash(){return this._record!==null&&this._record.fragment?
"#"+this._record.fragment:""}set hash(e){let r=this._full();if(e=String(e),e===""){r.fragment=null;return}r.fragment="",this._set(e[0]==="#"?e.slice(1):e,"fragment")}get[Symbol.toStringTag](){return"U\
RL"}};function Ce(t){let e=new TypeError(`"${t}" cannot be parsed as a URL.`);return e.code="ERR_INVALID_URL",e}function qe(t){if(t.includes("+")&&(t=t.replaceAll("+"," ")),!t.includes("%"))return t;try{
return decodeURIComponent(t)}catch{return Rr(t)}}function Rr(t){let e=new TextEncoder().encode(t),r=[];for(let n=0;n<e.length;n++){let s=e[n]===37?String.fromCharCode(e[n+1]??0,e[n+2]??0):"";/^[0-9A-Fa-f]{2}$/.
test(s)?(r.push(parseInt(s,16)),n+=2):r.push(e[n])}return new TextDecoder().decode(new Uint8Array(r))}function Rt(t){return encodeURIComponent(t.toWellFormed()).replace(/%20|[!'()~]/g,e=>e==="%20"?"+":
"%"+e.charCodeAt(0).toString(16).toUpperCase())}function It(t){let e=[];if(t==="")return e;for(let r of t.split("&")){if(r==="")continue;let n=r.indexOf("=");e.push(n<0?[qe(r),""]:[qe(r.slice(0,n)),qe(
r.slice(n+1))])}return e}var ne=class t{constructor(e=""){if(this._url=null,typeof e=="object"&&e!==null||typeof e=="function")if(e instanceof t)this._list=e._list.map(r=>r.slice());else if(typeof e[Symbol.
iterator]=="function"){this._list=[];for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("URLSearchParams: a pair has two parts");this._list.push([d(n[0]),d(n[1])])}}else this._list=
Object.keys(e).map(r=>[d(r),d(e[r])]);else{let r=d(e);this._list=It(r[0]==="?"?r.slice(1):r)}}_changed(){if(this._url===null)return;let e=String(this);this._url._full().query=e===""?null:e}get size(){
return this._list.length}append(e,r){this._list.push([d(e),d(r)]),this._changed()}delete(e,r){e=d(e),this._list=this._list.filter(n=>n[0]!==e||r!==void 0&&n[1]!==d(r)),this._changed()}get(e){e=d(e);for(let r of this.
_list)if(r[0]===e)return r[1];return null}getAll(e){return e=d(e),this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e,r){return e=d(e),this._list.some(n=>n[0]===e&&(r===void 0||n[1]===d(r)))}set(e,r){e=
d(e),r=d(r);let n=this._list.findIndex(s=>s[0]===e);n<0?this._list.push([e,r]):(this._list[n][1]=r,this._list=this._list.filter((s,i)=>i<=n||s[0]!==e)),this._changed()}sort(){this._list.sort((e,r)=>e[0]<
r[0]?-1:e[0]>r[0]?1:0),this._changed()}forEach(e,r){for(let[n,s]of this)e.call(r,s,n,this)}*entries(){for(let e=0;e<this._list.length;e++)yield[this._list[e][0],this._list[e][1]]}*keys(){for(let[e]of this.
entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){return this.entries()}toString(){return this._list.map(([e,r])=>Rt(e)+"="+Rt(r)).join("&")}toJSON(){return Object.fromEntries(
this._list)}get[Symbol.toStringTag](){return"URLSearchParams"}};function d(t){return String(t).toWellFormed()}var $r=["","GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS"],Nr=15,Lr=16,Dt=32,jr=64,Ut=128,H="\0",_=class t extends v{constructor(e,r){super(),this._raw="",this._id=0,this._flags=0,this._init(e,r??
{})}_init(e,r){let n=e instanceof t?e:null;if(this._url=n?n.url:String(new URL(e)),this._method=String(r.method??n?.method??"GET").toUpperCase(),this._headers=new p(r.headers??n?.headers),this._signal=
r.signal??n?.signal,this._used=!1,r.body!==void 0&&r.body!==null){if(this._method==="GET"||this._method==="HEAD")throw new TypeError("a request with GET or HEAD has no body");let[s,i]=ge(r.body);this.
_body=s,i&&!this._headers.has("content-type")&&this._headers.set("content-type",i)}else n?(this._body=n._source(),this._body!==null&&(n._used=!0)):this._body=null;this._more=r}get method(){return this.
_method===void 0&&(this._method=$r[this._flags&Nr]||this._raw.slice(He(this),this._raw.indexOf(H,He(this)))),this._method}get url(){if(this._url===void 0){let e=this._raw,r=e.indexOf(H,He(this))+1,n=e.
indexOf(H,r),s=e.indexOf(H,n+1),i=(this._flags&Lr?"https://":"http://")+(e.slice(n+1,s)||"localhost"),a=e.slice(r,n),f=i+a;this._url=this._flags&jr?jt(f,i,a):Ir(f,a)}return this._url}get headers(){return this.
_headers===void 0&&(this._headers=yt(this._raw,this._flags>>>8)),this._headers}get params(){if(this._params===void 0&&(this._params={},this._flags&Ut)){let e=this._raw,r=this._flags>>>8;for(let n;(n=e.
indexOf(H,r))>r;){let s=e.indexOf(H,n+1);this._params[e.slice(r,n)]=e.slice(n+1,s),r=s+1}this._line=r+1}return this._params}get signal(){return this._signal===void 0&&(this._abort=new q,this._signal=this.
_abort.signal),this._signal}get cookies(){return this._cookies??=new Map(Dr(this.headers.get("cookie")??""))}get cache(){return this._more?.cache??"default"}get credentials(){return this._more?.credentials??
"include"}get destination(){return""}get integrity(){return""}get keepalive(){return!1}get mode(){return this._more?.mode??"navigate"}get redirect(){return this._more?.redirect??"follow"}get referrer(){
return""}get referrerPolicy(){return""}clone(){if(this._used)throw new TypeError("Body already used");let e=Object.create(t.prototype);Object.assign(e,this);let[r,n]=Ct(this._source());return this._body=
r,e._body=n,this._headers!==void 0&&(e._headers=new p(this._headers)),e}_source(){return this._body===void 0&&(this._body=this._flags&Dt?kt(this._id):null),this._body}_take(){if(this._body===void 0&&this.
_flags&Dt&&!this._used){let e=o.body(this._id,!0);typeof e=="string"&&(this._body=e)}return super._take()}get[Symbol.toStringTag](){return"Request"}};function He(t){return t._flags&Ut?t.params&&t._line:
t._flags>>>8}function Mt(t,e){for(let r of Object.keys(e))Object.defineProperty(t,r,{value:e[r],writable:!0,enumerable:!1})}var Bt=_.prototype;Mt(Bt,{_url:void 0,_method:void 0,_headers:void 0,_params:void 0,
_signal:void 0,_body:void 0,_used:!1});function Je(t,e,r){return{__proto__:Bt,_raw:r,_id:t,_flags:e}}function Ir(t,e){try{return String(new URL(t))}catch{return"http://localhost"+(e[0]==="/"?e:"/"+e)}}
function*Dr(t){for(let e of t.split(";")){let r=e.indexOf("=");if(r<1)continue;let n=e.slice(r+1).trim(),s=n;try{s=decodeURIComponent(n)}catch{}yield[e.slice(0,r).trim(),s]}}function Ct(t){if(t===null||
typeof t=="string"||t instanceof Uint8Array)return[t,t];if(t.whole){let e=t.whole();return[{whole:()=>e,[Symbol.asyncIterator]:()=>Pt(e)},{whole:()=>e,[Symbol.asyncIterator]:()=>Pt(e)}]}if(typeof t.tee!=
"function")throw new TypeError("a body that is an iterable cannot be cloned");return t.tee()}async function*Pt(t){yield await t}var Pr=JSON.stringify,y=class t extends v{constructor(e,r){if(super(),typeof e==
"string")this._body=e,this._kind=Z;else{let[n,s]=ge(e);this._body=n,this._kind=x,s==="text/plain;charset=utf-8"?this._kind=Z:s&&(this._type=s)}r!=null&&Fe(this,r)}static json(e,r){let n=Pr(e);if(n===void 0)
throw new TypeError("Response.json: the value cannot be written as JSON");let s={__proto__:ze,_body:n,_kind:pe};return r!=null&&Fe(s,typeof r=="number"?{status:r}:r),s}static redirect(e,r){let n=new t(
null),s=typeof r=="number"?r:r?.status??302;if(![301,302,303,307,308].includes(s))throw new RangeError(`Response.redirect: ${s} is no status of a redirect`);return typeof r=="object"&&r!==null&&Fe(n,r),
n._status=s,n.headers.set("location",String(e)),n}static error(){let e=new t(null);return e._status=0,e}get status(){return this._status}get statusText(){return this._text??""}get ok(){return this._status>=
200&&this._status<300}get type(){return this._status===0?"error":"default"}get url(){return this._from??""}get redirected(){return this._redirected??!1}get headers(){if(this._headers===null){this._headers=
new p;let e=We(this);e&&this._headers._map.set("content-type",e),this._kind=x,this._type=""}return this._headers}clone(){if(this._used)throw new TypeError("Body already used");let e=Object.create(ze);
return Object.assign(e,this),this._headers!==null&&(e._headers=new p(this._headers)),[this._body,e._body]=Ct(this._body),e}get[Symbol.toStringTag](){return"Response"}},ze=y.prototype;Mt(ze,{_used:!1,_headers:null,
_status:200,_type:""});var Ur={[x]:"",[pe]:"application/json;charset=utf-8",[Z]:"text/plain;charset=utf-8"};function We(t){return t._type||Ur[t._kind]}function Fe(t,e){let r=e.status;if(r!==void 0){let n=Number(
r);if(!Number.isInteger(n)||n<100||n>999)throw new RangeError(`The status provided (${r}) must be 101 or in the range of [200, 599]`);t._status=n}if(e.statusText!==void 0&&(t._text=String(e.statusText)),
e.headers!==void 0&&e.headers!==null){let n=pt(e.headers);if(n){t._type=n,t._kind=x;return}let s=new p(e.headers),i=We(t);i&&!s._map.has("content-type")&&s._map.set("content-type",i),t._headers=s,t._kind=
x}}function N(t){if(t._headers!==null)return ye(t._headers);let e=We(t);return e?"content-type\0"+e+"\0":""}var xe=class{get encoding(){return"utf-8"}encode(e=""){return e=String(e),e===""?new Uint8Array(0):o.encode(e)}encodeInto(e,r){let n=0,s=0;for(let i of e){let a=o.encode(i);if(s+a.length>r.length)break;
r.set(a,s),s+=a.length,n+=i.length}return{read:n,written:s}}},Mr=["utf-8","utf8","unicode-1-1-utf-8"],Br=["latin1","iso-8859-1","ascii","us-ascii","windows-1252"],Ee=class{constructor(e="utf-8",r){if(e=
String(e).trim().toLowerCase(),this.encoding=Mr.includes(e)?"utf-8":Br.includes(e)?"windows-1252":null,this.encoding===null)throw new RangeError(`TextDecoder: "${e}" is not known here: utf-8 or latin1`);
this.fatal=!!r?.fatal,this.ignoreBOM=!!r?.ignoreBOM,this._rest=null,this._begun=!1}decode(e,r){let n=e===void 0?new Uint8Array(0):g(e);if(n===null)throw new TypeError("TextDecoder.decode: an ArrayBuff\
er or a view of one is needed");if(this.encoding!=="utf-8")return o.latin1(n);this._rest&&(n=O([this._rest,n]),this._rest=null);let s=!!r?.stream;if(s){let f=Cr(n);f&&(this._rest=n.slice(n.length-f),n=
n.subarray(0,n.length-f))}let i=!this._begun;if(this._begun=s&&(this._begun||n.length>0),i&&!this.ignoreBOM&&n[0]===239&&n[1]===187&&n[2]===191&&(n=n.subarray(3)),n.length===0)return"";let a=o.decode(
n,this.fatal);if(typeof a!="string")throw new TypeError("TextDecoder.decode: the bytes are not UTF-8");return a}};function Cr(t){for(let e=1;e<=3&&e<=t.length;e++){let r=t[t.length-e];if(r>=240)return e<
4?e:0;if(r>=224)return e<3?e:0;if(r>=192)return e<2?e:0;if(r<128)return 0}return 0}function qt(t){let e=new Map,r=n=>{if(typeof n=="function"||typeof n=="symbol")throw new DOMException(`${String(n)} c\
ould not be cloned.`,"DataCloneError");if(typeof n!="object"||n===null)return n;if(e.has(n))return e.get(n);let s=a=>(e.set(n,a),a);if(n instanceof Date)return s(new Date(n.getTime()));if(n instanceof
RegExp)return s(new RegExp(n.source,n.flags));if(n instanceof ArrayBuffer)return s(n.slice(0));if(ArrayBuffer.isView(n)){let a=r(n.buffer);return s(n instanceof DataView?new DataView(a,n.byteOffset,n.
byteLength):new n.constructor(a,n.byteOffset,n.length))}if(n instanceof Boolean||n instanceof Number||n instanceof String)return s(Object(n.valueOf()));if(n instanceof Map){let a=s(new Map);for(let[f,
c]of n)a.set(r(f),r(c));return a}if(n instanceof Set){let a=s(new Set);for(let f of n)a.add(r(f));return a}if(n instanceof Error){let a={EvalError,RangeError,ReferenceError,SyntaxError,TypeError,URIError}[n.
name]??Error,f=s(new a(n.message));return f.stack=n.stack,"cause"in n&&(f.cause=r(n.cause)),f}if(n instanceof Promise||n instanceof WeakMap||n instanceof WeakSet||n instanceof WeakRef)throw new DOMException(
"The object could not be cloned.","DataCloneError");let i=s(Array.isArray(n)?new Array(n.length):{});for(let a of Object.keys(n))i[a]=r(n[a]);return i};return r(t)}var qr=-4,L=0,Hr=4,Ht=8,Fr=4,zt=100,Ft=8192;function h(t,e=0,r=[]){switch(typeof t){case"string":return e===0?t:JSON.stringify(t);case"bigint":return t+"n";case"function":return t.prototype&&/^class\b/.
test(Function.prototype.toString.call(t))?`[class ${t.name}]`:`[Function${t.name?": "+t.name:""}]`;case"object":break;default:return Object.is(t,-0)?"-0":String(t)}if(t===null)return"null";if(r.includes(
t))return"[Circular]";if(t instanceof Error)return zr(t,e,r);if(t instanceof Date)return isNaN(t)?"Invalid Date":t.toISOString();if(t instanceof RegExp)return String(t);if(t instanceof Promise)return"\
Promise {}";if(e>Fr)return Array.isArray(t)?"[Array]":"[Object]";r=[...r,t];let n=u=>h(u,e+1,r),s=t[Symbol.toStringTag],i=t.constructor?.name;if(Array.isArray(t))return se("[",Te(t,n),"]",e);if(ArrayBuffer.
isView(t)&&!(t instanceof DataView))return se(`${i}(${t.length}) [`,Te(t,n),"]",e);if(t instanceof ArrayBuffer)return`ArrayBuffer(${t.byteLength})`;if(t instanceof Map)return se(`Map(${t.size}) {`,Te(
t,([u,A])=>`${n(u)} => ${n(A)}`),"}",e);if(t instanceof Set)return se(`Set(${t.size}) {`,Te(t,n),"}",e);if(s==="URL")return"URL "+t.href;if(s==="Request")return`Request { ${t.method} ${t.url} }`;if(s===
"Response")return`Response { ${t.status} }`;if(typeof t.toJSON=="function"&&typeof s=="string")return`${s} ${h(t.toJSON(),e+1,r)}`;let f=Object.keys(t).slice(0,zt).map(u=>{let A=Object.getOwnPropertyDescriptor(
t,u);return`${/^[A-Za-z_$][\w$]*$/.test(u)?u:JSON.stringify(u)}: ${A&&A.get?"[Getter]":n(t[u])}`}),c=i&&i!=="Object"?i+" ":"";return f.length?se(c+"{",f,"}",e):c+"{}"}function Te(t,e){let r=[];for(let n of t){
if(r.length===zt){r.push("...");break}r.push(e(n))}return r}function se(t,e,r,n){if(!e.length)return t+r;let s=`${t} ${e.join(", ")} ${r}`;if(s.length<=76)return s;let i="  ".repeat(n+1);return`${t}
${e.map(a=>i+a).join(`,
`)}
${"  ".repeat(n)}${r}`}function zr(t,e,r){let n=`${t.name}: ${t.message}`;return typeof t.stack=="string"&&t.stack&&(n+=`
`+o.trace(t.stack)),t.cause!==void 0&&(n+=`
[cause]: ${h(t.cause,e+1,[...r,t])}`),n.trimEnd()}function ie(t){let e=0,r="";for(typeof t[0]=="string"&&t[0].includes("%")&&(e=1,r=t[0].replace(/%[sdifjoOc%]/g,n=>{if(n==="%%")return"%";if(e>=t.length)
return n;let s=t[e++];switch(n){case"%s":return typeof s=="string"?s:h(s,1);case"%d":return String(Number(s));case"%i":return String(Math.trunc(Number(s)));case"%f":return String(parseFloat(s));case"%\
j":return JSON.stringify(s);case"%c":return"";default:return h(s,1)}}));e<t.length;e++)r+=(e>0?" ":"")+h(t[e]);return r.length>Ft?r.slice(0,Ft):r}var T="",oe=t=>(...e)=>{o.log(t,T+ie(e))},Ge=new Map,Ve=new Map,
ae={log:oe(L),info:oe(L),debug:oe(qr),warn:oe(Hr),error:oe(Ht),dir:t=>o.log(L,T+h(t,0)),table:t=>o.log(L,T+h(t)),trace:(...t)=>o.log(L,T+ie(t)+`
`+o.trace(new Error().stack??"")),assert:(t,...e)=>{t||o.log(Ht,T+"Assertion failed"+(e.length?": "+ie(e):""))},count:(t="default")=>{let e=(Ge.get(t)??0)+1;Ge.set(t,e),o.log(L,`${T}${t}: ${e}`)},countReset:(t="\
default")=>{Ge.delete(t)},group:(...t)=>{t.length&&o.log(L,T+ie(t)),T+="  "},groupEnd:()=>{T=T.slice(2)},time:(t="default")=>{Ve.set(t,performance.now())},timeLog:(t="default",...e)=>o.log(L,`${T}[${(performance.
now()-(Ve.get(t)??0)).toFixed(2)}ms] ${t} ${ie(e)}`.trimEnd()),timeEnd:(t="default")=>{ae.timeLog(t),Ve.delete(t)},clear:()=>{}};ae.groupCollapsed=ae.group;var Ye=()=>JSON.parse(o.stats()),Xe=t=>{throw new Error(`${t} is not there in the sandbox`)},Jr=performance.now(),Ke=()=>Math.round((performance.now()-Jr)*1e6),Gt=JSON.parse(o.env()),Vt=t=>{let e=Ke(),
r=[Math.floor(e/1e9),e%1e9];if(!t)return r;let n=(r[0]-t[0])*1e9+r[1]-t[1];return[Math.floor(n/1e9),n%1e9]};Vt.bigint=()=>BigInt(Ke());var Jt=t=>({isTTY:!1,write:e=>(o.log(t,String(e).replace(/\n$/,"")),
!0)}),Ze={env:Gt,argv:[],execArgv:[],title:"wasmserve",pid:1,ppid:0,platform:"linux",arch:"wasm32",version:"v22.0.0",versions:{quickjs:"ng"},release:{name:"wasmserve"},exitCode:void 0,uptime:()=>Ye().
uptime,memoryUsage:Object.assign(()=>{let t=Ye().memory;return{rss:t.rss,heapTotal:t.instance,heapUsed:t.instance,external:0,arrayBuffers:0}},{rss:()=>Ye().memory.rss}),cwd:()=>"/",nextTick:(t,...e)=>queueMicrotask(
()=>t(...e)),hrtime:Vt,exit:t=>o.exit(Number(t??Ze.exitCode??0)|0),abort:()=>o.exit(),kill:()=>Xe("process.kill"),emitWarning:t=>o.log(4,h(t)),on(){return this},once(){return this},off(){return this},
removeListener(){return this},stdout:Jt(0),stderr:Jt(4)},$=class{constructor(e){this.name=String(e),this.size=0,this.type=""}async _missing(){let e=new Error(`ENOENT: no such file or directory, open '${this.
name}' (the sandbox has no files)`);throw e.code="ENOENT",e.path=this.name,e}async exists(){return!1}async*[Symbol.asyncIterator](){await this._missing()}};for(let t of["text","json","bytes","arrayBuf\
fer","delete","unlink","stat","write"])Object.defineProperty($.prototype,t,{value(){return this._missing()},writable:!0,configurable:!0});var Wt=t=>new $(t),Wr={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"\
&quot;","'":"&#x27;"},F={version:"1.4.5",revision:"",main:"/app",env:Gt,argv:[],isMainThread:!0,file:Wt,write:t=>Wt(t).write(),sleep:t=>new Promise(e=>setTimeout(e,t instanceof Date?t-Date.now():t)),nanoseconds:Ke,
inspect:t=>h(t,1),escapeHTML:t=>String(t).replace(/[&<>"']/g,e=>Wr[e]),randomUUIDv7:()=>{let t=Date.now().toString(16).padStart(12,"0"),e=o.uuid();return`${t.slice(0,8)}-${t.slice(8)}-7${e.slice(15)}`},
gc:()=>{},deepEquals:(t,e)=>h(t,1)===h(e,1),spawn:()=>Xe("Bun.spawn"),spawnSync:()=>Xe("Bun.spawnSync")};var Gr,Se=()=>Gr??=l("crypto").make({host:o,bytesOf:g,crypto:ve,Blob:E}),Yt=t=>{if(!(t instanceof z))throw Object.assign(new TypeError("Expected this to be instanceof Crypto"),{code:"ERR_INVALID_THIS"})},
Qe={},z=class{static name="Crypto";constructor(e){if(e!==Qe)throw Object.assign(new TypeError("Illegal constructor"),{code:"ERR_ILLEGAL_CONSTRUCTOR"})}getRandomValues(e){Yt(this);let r=ArrayBuffer.isView(
e)&&!/^Float|^undefined/.test(e[Symbol.toStringTag])&&!(e instanceof DataView)?g(e):null;if(r===null)throw new DOMException("The data argument must be an integer-type TypedArray","TypeMismatchError");
for(let n=0;n<r.length;n+=65536)r.set(o.random(Math.min(r.length-n,65536)),n);return e}randomUUID(){return Yt(this),o.uuid()}timingSafeEqual(e,r){return Se().timingSafeEqual(e,r)}get subtle(){return Se().
subtle}get[Symbol.toStringTag](){return"Crypto"}},ve=new z(Qe);Qe=null;for(let t of["SubtleCrypto","CryptoKey"])Q(t,()=>Se()[t]);for(let t of["CryptoHasher","MD4","MD5","SHA1","SHA224","SHA256","SHA38\
4","SHA512","SHA512_256","sha","password"])Object.defineProperty(F,t,{configurable:!0,enumerable:!0,get(){let e=Se().bun[t];return Object.defineProperty(F,t,{value:e,configurable:!0,writable:!0,enumerable:!0}),
e}});var ce=new Map,J=new Map,ue=new Map,fe=0,Vr=-3,Yr=-8,Xr=new FinalizationRegistry(t=>o.outbound("close",t));async function Xt(t,e){e=e??{};let r=new _(t,e),n=r._signal,s=e.redirect??(t instanceof _?t.redirect:
"follow");n&&n.throwIfAborted();let i=r._source()===null?null:await r.bytes();n&&n.throwIfAborted();do fe=fe+1&1073741823;while(fe===0||ce.has(fe));let a=fe,f=o.outbound("send",a,r.method,r.url,ye(r.headers),
i,String(e.unix??""),s!=="follow");if(f===Yr)throw new TypeError("fetch: the operator lets handlers ask nobody (-allow-net)");if(f===Vr)throw new TypeError("fetch: too many requests have been begun");
if(f<0)throw new TypeError("fetch: the request has a header field that cannot be sent");let c;try{let u=await new Promise((A,U)=>{ce.set(a,{resolve:A,reject:U}),c=()=>{o.outbound("close",a),U(n.reason),
Qr(a,n.reason)},n&&n.addEventListener("abort",c)});return Kr(a,u.split("\0"),s)}finally{ce.delete(a)}}function Kr(t,e,r){let n=new p;for(let a=4;a+1<e.length;a+=2)n.append(e[a],e[a+1]);let s=Number(e[0]);
if(r==="error"&&s>=300&&s<400&&n.has("location"))throw o.outbound("close",t),new TypeError(`fetch: ${e[2]} redirects, which redirect: 'error' refuses`);let i=new y(null);return i._status=s,i._text=e[1],
i._from=e[2],i._redirected=e[3]==="1",i._headers=n,i._body=ue.has(t)?ue.get(t):new et(t),ue.delete(t),i}var et=class{constructor(e){this._id=e,Xr.register(this,e)}get streamed(){return!0}async*[Symbol.
asyncIterator](){let e=!1;try{for(let r;(r=await Zr(this._id))!==null;)yield r;e=!0}finally{e||o.outbound("close",this._id)}}async whole(){let e=[];for await(let r of this)e.push(r);return O(e)}};function Zr(t){
return new Promise((e,r)=>{J.set(t,{resolve:e,reject:r}),o.outbound("read",t)<0&&(J.delete(t),r(new TypeError("fetch: the body is closed, or is being read")))})}function Qr(t,e){let r=J.get(t);J.delete(
t),r&&r.reject(e)}function Kt(t,e){let r=ce.get(t);r?e.startsWith("error: ")?r.reject(new TypeError(e.slice(7))):r.resolve(e):ue.delete(t)}function Zt(t,e){let r=J.get(t);if(J.delete(t),!r){ce.has(t)&&
typeof e!="string"&&ue.set(t,e);return}typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e)}var le=new Map,D=0,tt=class{constructor(e,r,n,s){this._id=e,this._f=r,this._args=n,this._repeat=s}ref(){return this}unref(){return this}hasRef(){return!0}close(){return W(this),this}[Symbol.toPrimitive](){
return this._id}[Symbol.dispose??Symbol.for("dispose")](){W(this)}};function rt(t,e,r,n){if(typeof t!="function")throw new TypeError("the first argument of a timer must be a function");e=Number(e),e=e>
0?Math.min(e,2147483647):0;do D=D+1&1073741823;while(D===0||le.has(D));let s=new tt(D,t,r,n);if(o.timer(D,Math.ceil(e),n)<0)throw new RangeError("too many timers");return le.set(D,s),s}var Qt=(t,e,...r)=>rt(
t,e,r,!1),vt=(t,e,...r)=>rt(t,Math.max(1,Number(e)||0),r,!0),er=(t,...e)=>rt(t,0,e,!1);function W(t){let e=typeof t=="object"&&t!==null?t._id:Number(t);le.delete(e)&&o.clear(e)}function tr(t){let e=le.
get(t);e&&(e._repeat||le.delete(t),e._f(...e._args))}var en=-1,tn=-2,rn=-3,nn=-7,sn=-8,he=t=>{if(typeof t!="string"||t==="")throw new TypeError("server.state: a key is a string of 1 to 1,024 bytes");return t},nt=t=>{if(typeof t=="string")return o.encode(
t);let e=g(t);if(e===null)throw new TypeError("server.state: a value is a string or bytes (JSON.stringify makes one of an object)");return e};function de(t){switch(t){case en:throw new TypeError("serv\
er.state: a key has 1 to 1,024 bytes, and what is added to is a whole number");case rn:throw new RangeError("server.state: the store is full, or the value is too large (-state-size)");case sn:throw new Error(
"server.state: the operator has switched the store off (-state)")}if(t<0&&t!==tn&&t!==nn)throw new Error("server.state: the store failed: the log says why");return t}var rr=(t,e)=>{let r=o.state("get",
he(t),e);return typeof r=="number"?(de(r),null):r},nr={get:t=>rr(t,!0),getBytes:t=>rr(t,!1),set(t,e){de(o.state("set",he(t),nt(e)))},delete:t=>de(o.state("delete",he(t)))===1,add(t,e=1){if(!Number.isSafeInteger(
e))throw new TypeError("server.state.add: a whole number is needed");let r=o.state("add",he(t),e);return typeof r=="string"?Number(r):de(r)},compareAndSwap:(t,e,r)=>de(o.state("swap",he(t),e===null?null:
nt(e),r===null?null:nt(r)))===0};var sr=["GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS","CONNECT","TRACE"],S=[void 0],G={error:void 0},m=null,Oe=null,ir=!1;function ot(t){if(m!==null)throw new Error("Bun.serve was called twice:\
 a handler serves once, with the addresses of its operator");return ar(t,"the exported object"),m=t,S[0]=t.fetch,G.error=t.error,Oe=fr(t.routes??t.static),t.websocket!==void 0&&o.log(4,"websocket is n\
ot supported yet: it is ignored"),t.tls!==void 0&&o.log(4,"tls is the operator's (-tls-cert, -tls-key): it is ignored"),k}function ar(t,e){if(typeof t!="object"&&typeof t!="function"||t===null)throw new TypeError(
`${e} is ${t===null?"null":typeof t}: it must be an object like { fetch(req) { return new Response("hi") } }`);if(t.fetch!==void 0&&typeof t.fetch!="function")throw new TypeError(`${e}: fetch must be \
a function`);if(t.error!==void 0&&typeof t.error!="function")throw new TypeError(`${e}: error must be a function`);let r=t.routes??t.static;if(t.fetch===void 0&&r===void 0)throw new TypeError(`${e} ha\
s neither fetch nor routes: nothing would be answered`)}function fr(t){if(t==null)return{};if(typeof t!="object")throw new TypeError("routes must be an object from paths to handlers");let e={};for(let r of Object.
keys(t))e[r]=cr(r,t[r],!0);return e}function cr(t,e,r){if(typeof e=="function")return on(e);if(e===!1)return!1;if(e instanceof y)return e._body instanceof $?an(t,e):fn(t,e);if(e instanceof $)return{file:st(
e.name)};if(typeof e=="object"&&e!==null&&typeof e.dir=="string"&&Object.keys(e).length===1)return{dir:st(e.dir)};if(r&&typeof e=="object"&&e!==null&&!Array.isArray(e)){let n={};for(let s of Object.keys(
e)){if(!sr.includes(s))throw new TypeError(`routes: ${t}: "${s}" is no method: ${sr.slice(0,7).join(", ")}`);n[s]=cr(`${s} ${t}`,e[s],!1)}return n}throw new TypeError(`routes: ${t}: a handler, a Respo\
nse, false${r?" or an object from methods to these":""} is needed, not ${e===null?"null":typeof e}`)}function on(t){let e=S.indexOf(t,1);if(e<0&&(e=S.push(t)-1,e>65535))throw new RangeError("routes: m\
ore than 65,535 handlers");return e}function an(t,e){if(e._status!==200||e._headers!==null)throw new TypeError(`routes: ${t}: the Response of a file has neither status nor headers: the host makes them`);
return{file:st(e._body.name)}}var st=t=>t.replace(/^(\.\/)+/,"")||".";function fn(t,e){let r=e._body;if(e._used)throw new TypeError(`routes: ${t}: the body of the Response has been used`);let n=N(e).split(
"\0"),s={};for(let a=0;a+1<n.length;a+=2)(s[n[a]]??=[]).push(n[a+1]);let i={status:e._status,headers:s};if(typeof r=="string")i.body=r.toWellFormed();else if(r instanceof Uint8Array)i.bodyBase64=btoa(
o.latin1(r));else if(r!==null)throw new TypeError(`routes: ${t}: the Response of a fixed route must have a whole body, not a stream`);return i}function ur(){ir=!0;let t=m,e={instances:1},r=(n,s)=>{t[n]!==
void 0&&t[n]!==null&&(e[n]=s(t[n]))};r("unix",n=>String(n)),(e.unix===void 0||t.port!==void 0)&&r("port",n=>Number(n)),r("hostname",n=>String(n));for(let n of["idleTimeout","requestTimeout","guestTime\
out","maxRequestBodySize","instances"])r(n,s=>Number(s));return r("isolation",n=>String(n)),r("development",n=>n!==!1),e.routes=Oe,Oe=null,JSON.stringify(e)}var lr=()=>m!==null,cn={"-1":"the routes ar\
e not valid","-3":"there are too many routes","-9":"the host refused it"},k={get id(){return""},get development(){return!!m?.development},get hostname(){return m?.hostname??(m?.unix?void 0:"localhost")},
get port(){return m?.unix?void 0:Number(m?.port??3e3)},get protocol(){return m?.unix?"unix":"http"},get address(){return m?.unix??{address:this.hostname,port:this.port,family:"IPv4"}},get url(){return new URL(
m?.unix?"unix://"+String(m.unix).replace(/^\0/,"@"):`http://${this.hostname}:${this.port}/`)},get pendingRequests(){return o.pending()},get pendingWebSockets(){return 0},state:nr,stats:()=>JSON.parse(
o.stats()),reload(t){ar({fetch:S[0],...t},"server.reload: the object");let e=S.length,r=t.routes??t.static,n=r==null?null:fr(r);if(n!==null)if(!ir)Oe=n;else{let s=o.reload(JSON.stringify({routes:n}));
if(s<0)throw S.length=e,new Error(`server.reload: ${cn[s]??"it failed"}: the log says why`)}return t.fetch!==void 0&&(S[0]=t.fetch),t.error!==void 0&&(G.error=t.error),k},timeout(t,e){if(e=Number(e),!(e>=
0))throw new TypeError("server.timeout: a number of seconds is needed, 0 for none");o.timeout(or(t),Math.min(Math.round(e*1e3),2147483647))},requestIP(t){let e=o.remote(or(t)),r=e.lastIndexOf(":");if(r<
0)return null;let n=e.slice(0,r).replace(/^\[|\]$/g,"");return{address:n,port:Number(e.slice(r+1)),family:n.includes(":")?"IPv6":"IPv4"}},fetch(t,e){return S[0].call(k,t instanceof _&&!e?t:new _(typeof t==
"string"&&t[0]==="/"?"http://localhost"+t:t,e),k)},async stop(){o.log(4,"server.stop: the server is its operator's: it goes on")},ref(){return k},unref(){return k},upgrade(){return!1},publish(){return 0},
subscriberCount(){return 0}};function or(t){if(!(t instanceof _))throw new TypeError("a request that the server has handed out is needed");return t._id}var w=new Map,V=new Map,un=256,hr=0,ke=0,Ae=0,P=null;function dr(t,e,r,n){P=Je(t,r,n);let s;try{let i=S[e]??S[0];if(i===void 0)return ln();s=i.call(k,P,k)}catch(i){return b(t,i)}return pr(t,s)}function pr(t,e){
if(typeof e=="object"&&e!==null){let r=e._kind;if(r!==void 0){let n=e._body;return r===x||typeof n!="string"||e._used?at(t,P,e):(e._status!==ke&&(K[Ne]=ke=e._status),r!==Ae&&(K[Le]=Ae=r),n)}if(typeof e.
then=="function")return e}return b(t,Re(e))}function yr(t,e){try{return e instanceof y?at(t,P,e):b(t,Re(e))}catch(r){return b(t,r)}}function it(t,e,r=P){w.set(t,{req:r});let n=i=>{if(w.delete(t))try{let a=i instanceof
y?at(t,r,i):b(t,Re(i));a!==void 0&&o.answer(t,a)}catch(a){b(t,a)}},s=i=>{w.delete(t)&&b(t,i)};try{e.then(n,s)}catch(i){s(i)}}function Re(t){return new TypeError(`the handler returned ${t===void 0?"not\
hing":h(t,1).slice(0,100)}: it must return a Response, or a promise of one`)}function ln(){return Y(404,x),""}function Y(t,e){t!==ke&&(K[Ne]=ke=t),e!==Ae&&(K[Le]=Ae=e)}function at(t,e,r){let n=r._body;
if(typeof n=="string")return r._used?b(t,new TypeError("Body already used")):r._kind!==x?(Y(r._status,r._kind),n):(Y(r._status,je),N(r)+"\0"+n);if(r._status===0)return b(t,new TypeError("the handler r\
eturned Response.error()"));if(n===null)return Y(r._status,je),N(r)+"\0";if(r._used)return b(t,new TypeError("Body already used"));if(r._used=!0,n instanceof $){it(t,n.bytes(),e);return}if(n instanceof
Uint8Array){o.respond(t,r._status,N(r),n);return}if(n.whole&&!n.streamed){w.set(t,{req:e}),n.whole().then(s=>{w.has(t)&&o.respond(t,r._status,N(r),typeof s=="string"?o.encode(s):s),w.delete(t)}).catch(
s=>{w.delete(t)&&b(t,s)});return}hn(t,e,r,n)}async function hn(t,e,r,n){let s={req:e,gone:!1,drained:null};w.set(t,s);let i=me(n);try{for(o.start(t,r._status,N(r));;){let a=await i.next();if(s.gone)break;
if(a.done){o.end(t);break}let f=a.value;for(;f.byteLength>0&&!s.gone;){let c=o.write(t,f);if(c===ut)await new Promise(u=>{s.drained=u});else if(c<0){s.gone=!0;break}else f=f.subarray(c)}if(s.gone)break}}catch(a){
s.gone||b(t,a)}finally{w.delete(t),s.gone&&i.return().catch(()=>{})}}function b(t,e){let r=0;G.error!==void 0&&(r=hr=hr+1&1073741823,V.set(r,e),V.size>un&&V.delete(V.keys().next().value)),o.fail(t,X(e),
e instanceof Error?String(e.stack??""):"",r)}function X(t){try{return t instanceof Error?`${t.name}: ${t.message}`:"thrown: "+h(t,1).slice(0,1e3)}catch{return"an error that cannot be described"}}function mr(t,e,r,n,s,i){
if(G.error===void 0){Y(0,ct);return}let a=V.get(e);V.delete(e)||(a=new Error(r),a.name="HostError",a.kind=i),Y(0,x),P=Je(t,n,s);let f;try{f=G.error.call(k,a,P)}catch(c){o.fail(t,X(c),c instanceof Error?
String(c.stack??""):"",0);return}if(typeof f=="object"&&f!==null&&(f instanceof y||typeof f.then=="function"))return pr(t,f);o.fail(t,X(Re(f)),"",0)}var dn=1,pn=2,yn=3,mn=4,gn=5,_n=6;function gr(t,e,r){
switch(t){case dn:tr(e);break;case pn:{let n=w.get(e),s=n?.drained;s&&(n.drained=null,s());break}case yn:wn(e);break;case mn:Be(e,r);break;case gn:Kt(e,r);break;case _n:Zt(e,r);break}}function wn(t){let e=w.
get(t);w.delete(t),At(t),e&&(e.gone=!0,e.drained&&e.drained(),e.req?._abort?.abort(new DOMException("The connection was closed.","AbortError")))}var _r={Headers:p,Request:_,Response:y,URL:be,URLSearchParams:ne,Event:C,CustomEvent:_e,EventTarget:te,AbortController:q,AbortSignal:re,Blob:E,File:j,FormData:I,TextEncoder:xe,TextDecoder:Ee,structuredClone:qt,
Crypto:z,crypto:ve,console:ae,process:Ze,Bun:F,setTimeout:Qt,setInterval:vt,setImmediate:er,clearTimeout:W,clearInterval:W,clearImmediate:W,reportError:t=>{o.log(8,X(t)+(t instanceof Error?`
`+o.trace(String(t.stack??"")):""))},fetch:Xt,navigator:{userAgent:"wasmserve",hardwareConcurrency:1},self:globalThis,global:globalThis};for(let t of Object.keys(_r))M(t,_r[t]);for(let t of["ReadableS\
tream","WritableStream","TransformStream","ByteLengthQueuingStrategy","CountQueuingStrategy","ReadableStreamDefaultReader"])Q(t,()=>l("streams")[t]);Q("URLPattern",()=>l("pattern").URLPattern);F.serve=
t=>ot(t);queueMicrotask=(t=>e=>t(()=>{try{e()}catch(r){reportError(r)}}))(queueMicrotask);var wr=!1;M("__wasmserve_main",t=>{wr=!0;let e=t.default;if(!lr()){if(e===void 0)throw new TypeError('the scri\
pt has no default export and does not call Bun.serve: write `export default { fetch(req) { return new Response("hi") } }`');ot(e)}});M("__wasmserve",{dispatch:dr,fulfilled:yr,wait:it,errored:mr,event:gr,
manifest(){if(delete globalThis.__wasmserve_main,!wr)throw new TypeError("the script has not come to its end: a top-level await that never settles?");return ur()},message:X,stack:t=>t instanceof Error?
String(t.stack??""):""});})();
