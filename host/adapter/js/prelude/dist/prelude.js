(()=>{var o=globalThis.__wasmserve_host;delete globalThis.__wasmserve_host;var pe=new Int32Array(o.memory.buffer,o.memory.byteOffset,8),Fe=0,ze=1,L=0,re=1,z=2,me=3,Je=9,We=-6;function Ve(t,e){Object.defineProperty(
globalThis,t,{configurable:!0,enumerable:!1,get(){let r=e();return U(t,r),r},set(r){U(t,r)}})}function U(t,e){Object.defineProperty(globalThis,t,{value:e,configurable:!0,writable:!0,enumerable:!1})}var de=new Map;
function d(t){return de.has(t)||de.set(t,(0,eval)(o.library(t))),de.get(t)}var Gt=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,Yt=/[\0\r\n]|[^\0-\xff]/,Ge=/^[\t\n\r ]+|[\t\n\r ]+$/g;function M(t){if(t=String(t),!Gt.test(t))throw new TypeError(`Invalid header name: '${t}'`);return t.toLowerCase()}
function Ye(t,e){if(e=String(e),Ge.test(e)&&(e=e.replace(Ge,"")),Yt.test(e))throw new TypeError(`Header '${t}' has invalid value: '${e}'`);return e}var y=class t{constructor(e){if(this._map=new Map,this.
_cookies=null,e!=null)if(e instanceof t){for(let[r,n]of e._map)this._map.set(r,n);e._cookies&&(this._cookies=e._cookies.slice())}else{if(typeof e!="object")throw new TypeError("Headers can be made of \
an object, an array of pairs or Headers");if(typeof e[Symbol.iterator]=="function")for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("a header is a pair of name and value");this.
append(n[0],n[1])}else for(let r of Object.keys(e))e[r]!==void 0&&this.append(r,e[r])}}append(e,r){let n=M(e),s=Ye(e,r);if(n==="set-cookie"){(this._cookies??=[]).push(s);return}let i=this._map.get(n);
this._map.set(n,i===void 0?s:i+(n==="cookie"?"; ":", ")+s)}set(e,r){let n=M(e),s=Ye(e,r);n==="set-cookie"?this._cookies=[s]:this._map.set(n,s)}get(e){let r=M(e);return r==="set-cookie"?this._cookies&&
this._cookies.length?this._cookies.join(", "):null:this._map.get(r)??null}has(e){let r=M(e);return r==="set-cookie"?!!this._cookies&&this._cookies.length>0:this._map.has(r)}delete(e){let r=M(e);r==="s\
et-cookie"?this._cookies=null:this._map.delete(r)}getSetCookie(){return this._cookies?this._cookies.slice():[]}getAll(e){if(M(e)!=="set-cookie")throw new TypeError("getAll is for set-cookie only");return this.
getSetCookie()}get count(){return this._map.size+(this._cookies?this._cookies.length:0)}*entries(){let e=[...this._map.keys()];this._cookies&&e.push("set-cookie");for(let r of e.sort())if(r==="set-coo\
kie")for(let n of this._cookies??[])yield[r,n];else this._map.has(r)&&(yield[r,this._map.get(r)])}*keys(){for(let[e]of this.entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){
return this.entries()}forEach(e,r){for(let[n,s]of this.entries())e.call(r,s,n,this)}toJSON(){let e={};for(let[r,n]of this)e[r]=r==="set-cookie"?this.getSetCookie():n;return e}get[Symbol.toStringTag](){
return"Headers"}};function Xe(t,e){let r=new y;for(;;){let n=t.indexOf("\0",e);if(n<=e)return r;let s=t.indexOf("\0",n+1),i=t.slice(e,n),a=t.slice(n+1,s);if(i==="set-cookie")(r._cookies??=[]).push(a);else{
let f=r._map.get(i);r._map.set(i,f===void 0?a:f+(i==="cookie"?"; ":", ")+a)}e=s+1}}function Ke(t,e){let r="";e&&!t._map.has("content-type")&&(r="content-type\0"+e+"\0");for(let[n,s]of t._map)r+=n+"\0"+
s+"\0";if(t._cookies)for(let n of t._cookies)r+="set-cookie\0"+n+"\0";return r}var E=class t{constructor(e=[],r){let n=[];for(let s of e)s instanceof t?n.push(s._bytes):n.push(g(s)??o.encode(String(s)));this._bytes=A(n),this.type=String(r?.type??"").toLowerCase()}get size(){return this.
_bytes.byteLength}async text(){return o.decode(this._bytes,!1)}async json(){return JSON.parse(await this.text())}async bytes(){return this._bytes.slice()}async arrayBuffer(){return this._bytes.slice().
buffer}stream(){return ye(this._bytes.slice())}slice(e=0,r=this.size,n=""){return new t([this._bytes.slice(e,r)],{type:n})}get[Symbol.toStringTag](){return"Blob"}},D=class extends E{constructor(e,r,n){
super(e,n),this.name=String(r),this.lastModified=n?.lastModified??Date.now()}get[Symbol.toStringTag](){return"File"}},j=class{constructor(){this._list=[]}append(e,r,n){this._list.push([String(e),Ze(r,
n)])}set(e,r,n){e=String(e);let s=this._list.findIndex(i=>i[0]===e);if(s<0){this.append(e,r,n);return}this._list[s]=[e,Ze(r,n)],this._list=this._list.filter((i,a)=>a<=s||i[0]!==e)}get(e){return this._list.
find(r=>r[0]===e)?.[1]??null}getAll(e){return this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e){return this._list.some(r=>r[0]===e)}delete(e){this._list=this._list.filter(r=>r[0]!==e)}forEach(e,r){for(let[
n,s]of this)e.call(r,s,n,this)}*entries(){for(let e of this._list)yield e.slice()}*keys(){for(let e of this._list)yield e[0]}*values(){for(let e of this._list)yield e[1]}[Symbol.iterator](){return this.
entries()}get[Symbol.toStringTag](){return"FormData"}};function Ze(t,e){return t instanceof E?t instanceof D&&e===void 0?t:new D([t],e??"blob",{type:t.type}):String(t)}var Qe=t=>t.replace(/\r\n|\r|\n/g,
"%0D%0A").replace(/"/g,"%22");function et(t){let e="----form"+crypto.randomUUID().replaceAll("-",""),r=[];for(let[n,s]of t){let i=`--${e}\r
content-disposition: form-data; name="${Qe(n)}"`;typeof s=="string"?r.push(o.encode(`${i}\r
\r
${s}\r
`)):(i+=`; filename="${Qe(s.name)}"\r
content-type: ${s.type||"application/octet-stream"}\r
\r
`,r.push(o.encode(i),s._bytes,o.encode(`\r
`)))}return r.push(o.encode(`--${e}--\r
`)),[A(r),`multipart/form-data; boundary=${e}`]}function tt(t,e){let r=new j;if(/^application\/x-www-form-urlencoded/i.test(e)){for(let[f,c]of new URLSearchParams(o.decode(t,!1)))r.append(f,c);return r}
let n=/^multipart\/form-data.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(e);if(!n)throw new TypeError(`a body of type "${e}" is no form: multipart/form-data or application/x-www-form-urlencoded is ne\
eded`);let s=o.latin1(t),i="--"+o.latin1(o.encode(n[1]??n[2])),a=s.indexOf(i);for(;a>=0;){if(a+=i.length,s.startsWith("--",a))return r;let f=s.indexOf(`\r
\r
`,a),c=s.indexOf(`\r
`+i,a);if(f<0||c<f+2)break;let u=o.decode(t.slice(a,f),!1),N=t.slice(f+4,Math.max(f+4,c)),he=ve(u,"name"),qe=ve(u,"filename");if(he===null)break;qe===null?r.append(he,o.decode(N,!1)):r.append(he,new D(
[N],qe,{type:/^content-type:\s*(.*)$/im.exec(u)?.[1]?.trim()??""})),a=c+2}throw new TypeError("the form is broken or cut short")}function ve(t,e){let r=/^content-disposition:.*$/im.exec(t)?.[0]??"",n=new RegExp(
`;\\s*${e}="([^"]*)"`,"i").exec(r);return n?n[1].replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):null}var J=class{get body(){let e=this._source();return e===null?null:(typeof e=="string"||e instanceof Uint8Array?this._body=ye(e):W(e)?this._body=e:this._body=Xt(e),this._body)}get bodyUsed(){return this.
_used||W(this._body)&&this._body.locked&&this._disturbed===!0}async text(){let e=await ge(this);return typeof e=="string"?e:o.decode(e,!1)}async json(){let e=await ge(this);return JSON.parse(typeof e==
"string"?e:o.decode(e,!1))}async bytes(){let e=await ge(this);return typeof e=="string"?o.encode(e):e}async arrayBuffer(){let e=await this.bytes();return e.byteLength===e.buffer.byteLength?e.buffer:e.
slice().buffer}async blob(){return new E([await this.bytes()],{type:this.headers.get("content-type")??""})}async formData(){return tt(await this.bytes(),this.headers.get("content-type")??"")}_source(){
return this._body}};async function ge(t){if(t._used)throw new TypeError("Body already used");let e=t._source();if(W(e)&&e.locked)throw new TypeError("Body is locked: a reader has it");if(t._used=!0,e===
null)return"";if(typeof e=="string"||e instanceof Uint8Array)return e;if(e.whole)return e.whole();let r=[];for await(let n of ne(e))r.push(n);return A(r)}function A(t){let e=0;for(let n of t)e+=n.byteLength;
let r=new Uint8Array(e);e=0;for(let n of t)r.set(n,e),e+=n.byteLength;return r}async function*ne(t){if(W(t)){let e=t.getReader(),r=!1;try{for(;;){let n=await e.read();if(n.done){r=!0;return}yield rt(n.
value)}}finally{r||e.cancel().catch(()=>{})}}else for await(let e of t)yield rt(e)}function rt(t){if(typeof t=="string")return o.encode(t);let e=g(t);if(e===null)throw new TypeError("a part of a body \
must be a string, an ArrayBuffer or a view of one");return e}function g(t){return t instanceof Uint8Array?t:t instanceof ArrayBuffer?new Uint8Array(t):ArrayBuffer.isView(t)?new Uint8Array(t.buffer,t.byteOffset,
t.byteLength):null}function W(t){return typeof t=="object"&&t!==null&&typeof t.getReader=="function"}function ye(t){let e=typeof t=="string"?o.encode(t):t;return new(d("streams")).ReadableStream({start(r){
e.byteLength&&r.enqueue(e),r.close()}})}function Xt(t){let e=ne(t);return new(d("streams")).ReadableStream({async pull(r){let n=await e.next();n.done?r.close():r.enqueue(n.value)},cancel(){return e.return()}})}
function se(t){if(t==null)return[null,""];if(typeof t=="string")return[t,"text/plain;charset=utf-8"];if(typeof t!="object"&&typeof t!="function")return[String(t),"text/plain;charset=utf-8"];let e=g(t);
if(e!==null)return[e.slice(),""];if(t instanceof E)return[t._bytes,t.type];if(t instanceof j)return et(t);if(t[Symbol.toStringTag]==="URLSearchParams")return[String(t),"application/x-www-form-urlencod\
ed;charset=UTF-8"];if(W(t)){if(t.locked)throw new TypeError("the stream is locked: a reader has it");return[t,""]}return typeof t[Symbol.asyncIterator]=="function"?[t,""]:typeof t=="function"?se(t()):
[String(t),"text/plain;charset=utf-8"]}var P=class{constructor(e,r){this.type=String(e),this.cancelable=!!r?.cancelable,this.bubbles=!!r?.bubbles,this.defaultPrevented=!1,this.target=this.currentTarget=null,this.timeStamp=performance.now(),
this._stop=!1}preventDefault(){this.cancelable&&(this.defaultPrevented=!0)}stopPropagation(){}stopImmediatePropagation(){this._stop=!0}},oe=class extends P{constructor(e,r){super(e,r),this.detail=r?.detail??
null}},V=class{addEventListener(e,r,n){if(!r)return;this._on??=new Map;let s=this._on.get(e)??[];if(s.some(a=>a.f===r))return;let i={f:r,once:typeof n=="object"&&!!n?.once};this._on.set(e,[...s,i]),typeof n==
"object"&&n?.signal&&n.signal.addEventListener("abort",()=>this.removeEventListener(e,r))}removeEventListener(e,r){let n=this._on?.get(e);n&&this._on.set(e,n.filter(s=>s.f!==r))}dispatchEvent(e){e.target=
e.currentTarget=this;let r=this["on"+e.type],n=(typeof r=="function"?[{f:r}]:[]).concat(this._on?.get(e.type)??[]);for(let s of n){s.once&&this.removeEventListener(e.type,s.f);try{typeof s.f=="functio\
n"?s.f.call(this,e):s.f.handleEvent(e)}catch(i){reportError(i)}if(e._stop)break}return!e.defaultPrevented}},G=class t extends V{constructor(){super(),this.aborted=!1,this.reason=void 0,this.onabort=null}throwIfAborted(){
if(this.aborted)throw this.reason}_abort(e){this.aborted||(this.aborted=!0,this.reason=e===void 0?new DOMException("The operation was aborted.","AbortError"):e,this.dispatchEvent(new P("abort")))}static abort(e){
let r=new t;return r._abort(e),r}static timeout(e){let r=new t;return setTimeout(()=>r._abort(new DOMException("The operation timed out.","TimeoutError")),e),r}static any(e){let r=new t;for(let n of e){
if(n.aborted){r._abort(n.reason);break}n.addEventListener("abort",()=>r._abort(n.reason))}return r}},B=class{constructor(){this.signal=new G}abort(e){this.signal._abort(e)}};var ie=new Map;function nt(t){let e=o.body(t);if(typeof e!="number")return e;if(e<0)return{whole(){throw _e()},[Symbol.asyncIterator](){throw _e()}};let r={async*[Symbol.asyncIterator](){for(let n;(n=
await Kt(t))!==null;)yield n},async whole(){let n=[];for await(let s of r)n.push(s);return A(n)}};return r}function _e(){return new TypeError("the body of a request that is over cannot be read")}function Kt(t){
return new Promise((e,r)=>{if(ie.has(t)){r(new TypeError("the body is being read"));return}if(o.read(t)<0){r(_e());return}ie.set(t,{resolve:e,reject:r})})}function we(t,e){let r=ie.get(t);r&&(ie.delete(
t),typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e))}function st(t){we(t,"the connection is closed")}var it="",at="",ft="";function ct(t,e,r){return it=t,at=e,ft=r,t}var Zt=/^(https?:\/\/)([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(:[1-9][0-9]{0,3})?(\/[A-Za-z0-9\-._~!$&()*+,;=:@\/]*)(\?[A-Za-z0-9\-._~!$&()*+,;=:@\/?%]*)?$/,
ae=class t{constructor(e,r){if(this._params=null,r===void 0&&e===it){this._origin=at,this._target=ft,this._record=null;return}e=String(e);let n=r===void 0?Zt.exec(e):null;if(n&&n[3]!==":80"&&n[3]!==":\
443"&&!n[4].includes("/.")&&!n[2].startsWith("xn--")&&!n[2].includes(".xn--")){this._origin=n[1]+n[2]+(n[3]??""),this._target=n[4]+(n[5]??""),this._record=null;return}this._parse(e,r===void 0?void 0:String(
r))}_parse(e,r){let n=d("url"),s=null;if(r!==void 0&&(s=n.basicURLParse(r),s===null))throw be(r);let i=n.basicURLParse(e,s?{baseURL:s}:void 0);if(i===null)throw be(e);if(typeof i.host=="string"){if(/[^\0-\x7f]/.
test(i.host))throw be(e);i.host=i.host.toLowerCase()}this._record=i}static canParse(e,r){try{return new t(e,r),!0}catch{return!1}}static parse(e,r){try{return new t(e,r)}catch{return null}}_full(){return this.
_record===null&&(this._record=d("url").basicURLParse(this._origin+this._target)),this._record}_set(e,r){let n=this._full();d("url").basicURLParse(String(e),{url:n,stateOverride:r})}get href(){return this.
_record===null?this._origin+this._target:d("url").serializeURL(this._record)}set href(e){this._parse(String(e)),this._refresh()}toString(){return this.href}toJSON(){return this.href}get origin(){return this.
_record===null?this._origin:d("url").serializeURLOrigin(this._record)}get protocol(){return this._record===null?this._origin.slice(0,this._origin.indexOf("/")):this._record.scheme+":"}set protocol(e){
this._set(e+":","scheme start")}get username(){return this._record===null?"":this._record.username}set username(e){let r=this._full();r.host&&r.scheme!=="file"&&d("url").setTheUsername(r,String(e))}get password(){
return this._record===null?"":this._record.password}set password(e){let r=this._full();r.host&&r.scheme!=="file"&&d("url").setThePassword(r,String(e))}get host(){if(this._record===null)return this._origin.
slice(this._origin.indexOf("/")+2);let e=this._record;return e.host===null?"":d("url").serializeHost(e.host)+(e.port===null?"":":"+e.port)}set host(e){this._full().cannotBeABaseURL||this._set(e,"host")}get hostname(){
if(this._record!==null)return this._record.host===null?"":d("url").serializeHost(this._record.host);let e=this.host;if(e[0]==="[")return e.slice(0,e.indexOf("]")+1);let r=e.indexOf(":");return r<0?e:e.
slice(0,r)}set hostname(e){this._full().cannotBeABaseURL||this._set(e,"hostname")}get port(){if(this._record!==null)return this._record.port===null?"":String(this._record.port);let e=this.host,r=e.lastIndexOf(
":");return r<0||e.endsWith("]")?"":e.slice(r+1)}set port(e){let r=this._full();!r.host||r.scheme==="file"||(e===""?r.port=null:this._set(e,"port"))}get pathname(){if(this._record===null){let r=this._target.
indexOf("?");return r<0?this._target:this._target.slice(0,r)}let e=this._record;return e.cannotBeABaseURL?e.path[0]:e.path.length?"/"+e.path.join("/"):""}set pathname(e){let r=this._full();r.cannotBeABaseURL||
(r.path=[],this._set(e,"path start"))}get search(){if(this._record===null){let e=this._target.indexOf("?");return e<0||e===this._target.length-1?"":this._target.slice(e)}return this._record.query?"?"+
this._record.query:""}set search(e){let r=this._full();e=String(e),e===""?r.query=null:(r.query="",this._set(e[0]==="?"?e.slice(1):e,"query")),this._refresh()}_refresh(){this._params&&(this._params._list=
ut(this.search.slice(1)))}get searchParams(){return this._params===null&&(this._params=new Y(this.search),this._params._url=this),this._params}get hash(){return this._record!==null&&this._record.fragment?
"#"+this._record.fragment:""}set hash(e){let r=this._full();if(e=String(e),e===""){r.fragment=null;return}r.fragment="",this._set(e[0]==="#"?e.slice(1):e,"fragment")}get[Symbol.toStringTag](){return"U\
RL"}};function be(t){let e=new TypeError(`"${t}" cannot be parsed as a URL.`);return e.code="ERR_INVALID_URL",e}function xe(t){if(t.includes("+")&&(t=t.replaceAll("+"," ")),!t.includes("%"))return t;try{
return decodeURIComponent(t)}catch{return Qt(t)}}function Qt(t){let e=new TextEncoder().encode(t),r=[];for(let n=0;n<e.length;n++){let s=e[n]===37?String.fromCharCode(e[n+1]??0,e[n+2]??0):"";/^[0-9A-Fa-f]{2}$/.
test(s)?(r.push(parseInt(s,16)),n+=2):r.push(e[n])}return new TextDecoder().decode(new Uint8Array(r))}function ot(t){return encodeURIComponent(t.toWellFormed()).replace(/%20|[!'()~]/g,e=>e==="%20"?"+":
"%"+e.charCodeAt(0).toString(16).toUpperCase())}function ut(t){let e=[];if(t==="")return e;for(let r of t.split("&")){if(r==="")continue;let n=r.indexOf("=");e.push(n<0?[xe(r),""]:[xe(r.slice(0,n)),xe(
r.slice(n+1))])}return e}var Y=class t{constructor(e=""){if(this._url=null,typeof e=="object"&&e!==null||typeof e=="function")if(e instanceof t)this._list=e._list.map(r=>r.slice());else if(typeof e[Symbol.
iterator]=="function"){this._list=[];for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("URLSearchParams: a pair has two parts");this._list.push([p(n[0]),p(n[1])])}}else this._list=
Object.keys(e).map(r=>[p(r),p(e[r])]);else{let r=p(e);this._list=ut(r[0]==="?"?r.slice(1):r)}}_changed(){if(this._url===null)return;let e=String(this);this._url._full().query=e===""?null:e}get size(){
return this._list.length}append(e,r){this._list.push([p(e),p(r)]),this._changed()}delete(e,r){e=p(e),this._list=this._list.filter(n=>n[0]!==e||r!==void 0&&n[1]!==p(r)),this._changed()}get(e){e=p(e);for(let r of this.
_list)if(r[0]===e)return r[1];return null}getAll(e){return e=p(e),this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e,r){return e=p(e),this._list.some(n=>n[0]===e&&(r===void 0||n[1]===p(r)))}set(e,r){e=
p(e),r=p(r);let n=this._list.findIndex(s=>s[0]===e);n<0?this._list.push([e,r]):(this._list[n][1]=r,this._list=this._list.filter((s,i)=>i<=n||s[0]!==e)),this._changed()}sort(){this._list.sort((e,r)=>e[0]<
r[0]?-1:e[0]>r[0]?1:0),this._changed()}forEach(e,r){for(let[n,s]of this)e.call(r,s,n,this)}*entries(){for(let e=0;e<this._list.length;e++)yield[this._list[e][0],this._list[e][1]]}*keys(){for(let[e]of this.
entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){return this.entries()}toString(){return this._list.map(([e,r])=>ot(e)+"="+ot(r)).join("&")}toJSON(){return Object.fromEntries(
this._list)}get[Symbol.toStringTag](){return"URLSearchParams"}};function p(t){return String(t).toWellFormed()}var vt=["","GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS"],er=15,tr=16,rr=32,nr=64,S="\0",T=class t extends J{constructor(e,r){super(),this._raw="",this._id=0,this._flags=0,this._init(e,r??{})}_init(e,r){
let n=e instanceof t?e:null;if(this._url=n?n.url:String(new URL(e)),this._method=String(r.method??n?.method??"GET").toUpperCase(),this._headers=new y(r.headers??n?.headers),this._signal=r.signal??n?.signal,
this._used=!1,r.body!==void 0&&r.body!==null){if(this._method==="GET"||this._method==="HEAD")throw new TypeError("a request with GET or HEAD has no body");let[s,i]=se(r.body);this._body=s,i&&!this._headers.
has("content-type")&&this._headers.set("content-type",i)}else n?(this._body=n._source(),this._body!==null&&(n._used=!0)):this._body=null;this._more=r}get method(){return this._method===void 0&&(this._method=
vt[this._flags&er]||this._raw.slice(0,this._raw.indexOf(S))),this._method}get url(){if(this._url===void 0){let e=this._raw,r=e.indexOf(S)+1,n=e.indexOf(S,r),s=e.indexOf(S,n+1),i=(this._flags&tr?"https\
://":"http://")+(e.slice(n+1,s)||"localhost"),a=e.slice(r,n),f=i+a;this._url=this._flags&nr?ct(f,i,a):sr(f,a)}return this._url}get headers(){if(this._headers===void 0){let e=this._raw,r=e.indexOf(S)+1;
r=e.indexOf(S,r)+1,this._headers=Xe(e,e.indexOf(S,r)+1)}return this._headers}get params(){if(this._params===void 0){this._params={};let e=this._raw,r=this._flags>>>8;for(let n;r>0&&(n=e.indexOf(S,r))>
r;){let s=e.indexOf(S,n+1);this._params[e.slice(r,n)]=e.slice(n+1,s),r=s+1}}return this._params}get signal(){return this._signal===void 0&&(this._abort=new B,this._signal=this._abort.signal),this._signal}get cookies(){
return this._cookies??=new Map(or(this.headers.get("cookie")??""))}get cache(){return this._more?.cache??"default"}get credentials(){return this._more?.credentials??"include"}get destination(){return""}get integrity(){
return""}get keepalive(){return!1}get mode(){return this._more?.mode??"navigate"}get redirect(){return this._more?.redirect??"follow"}get referrer(){return""}get referrerPolicy(){return""}clone(){if(this.
_used)throw new TypeError("Body already used");let e=Object.create(t.prototype);Object.assign(e,this);let[r,n]=pt(this._source());return this._body=r,e._body=n,this._headers!==void 0&&(e._headers=new y(
this._headers)),e}_source(){return this._body===void 0&&(this._body=this._flags&rr?nt(this._id):null),this._body}get[Symbol.toStringTag](){return"Request"}};function ht(t,e){for(let r of Object.keys(e))
Object.defineProperty(t,r,{value:e[r],writable:!0,enumerable:!1})}var dt=T.prototype;ht(dt,{_url:void 0,_method:void 0,_headers:void 0,_params:void 0,_signal:void 0,_body:void 0,_used:!1});function Te(t,e,r){
return{__proto__:dt,_raw:r,_id:t,_flags:e}}function sr(t,e){try{return String(new URL(t))}catch{return"http://localhost"+(e[0]==="/"?e:"/"+e)}}function*or(t){for(let e of t.split(";")){let r=e.indexOf(
"=");if(r<1)continue;let n=e.slice(r+1).trim(),s=n;try{s=decodeURIComponent(n)}catch{}yield[e.slice(0,r).trim(),s]}}function pt(t){if(t===null||typeof t=="string"||t instanceof Uint8Array)return[t,t];
if(t.whole){let e=t.whole();return[{whole:()=>e,[Symbol.asyncIterator]:()=>lt(e)},{whole:()=>e,[Symbol.asyncIterator]:()=>lt(e)}]}if(typeof t.tee!="function")throw new TypeError("a body that is an ite\
rable cannot be cloned");return t.tee()}async function*lt(t){yield await t}var _=class t extends J{constructor(e,r){if(super(),typeof e=="string")this._body=e,this._kind=z;else{let[n,s]=se(e);this._body=
n,this._kind=L,s==="text/plain;charset=utf-8"?this._kind=z:s&&(this._type=s)}r!=null&&Ee(this,r)}static json(e,r){let n=JSON.stringify(e);if(n===void 0)throw new TypeError("Response.json: the value ca\
nnot be written as JSON");let s={__proto__:Se,_body:n,_kind:re};return r!=null&&Ee(s,typeof r=="number"?{status:r}:r),s}static redirect(e,r){let n=new t(null),s=typeof r=="number"?r:r?.status??302;if(![
301,302,303,307,308].includes(s))throw new RangeError(`Response.redirect: ${s} is no status of a redirect`);return typeof r=="object"&&r!==null&&Ee(n,r),n._status=s,n.headers.set("location",String(e)),
n}static error(){let e=new t(null);return e._status=0,e}get status(){return this._status}get statusText(){return this._text??""}get ok(){return this._status>=200&&this._status<300}get type(){return this.
_status===0?"error":"default"}get url(){return this._from??""}get redirected(){return!1}get headers(){if(this._headers===null){this._headers=new y;let e=Oe(this);e&&this._headers._map.set("content-typ\
e",e),this._kind=L,this._type=""}return this._headers}clone(){if(this._used)throw new TypeError("Body already used");let e=Object.create(Se);return Object.assign(e,this),this._headers!==null&&(e._headers=
new y(this._headers)),[this._body,e._body]=pt(this._body),e}get[Symbol.toStringTag](){return"Response"}},Se=_.prototype;ht(Se,{_used:!1,_headers:null,_status:200,_type:""});var ir={[L]:"",[re]:"applic\
ation/json;charset=utf-8",[z]:"text/plain;charset=utf-8"};function Oe(t){return t._type||ir[t._kind]}function Ee(t,e){let r=e.status;if(r!==void 0){let n=Number(r);if(!Number.isInteger(n)||n<100||n>999)
throw new RangeError(`The status provided (${r}) must be 101 or in the range of [200, 599]`);t._status=n}if(e.statusText!==void 0&&(t._text=String(e.statusText)),e.headers!==void 0&&e.headers!==null){
let n=new y(e.headers),s=Oe(t);s&&!n._map.has("content-type")&&n._map.set("content-type",s),t._headers=n}}function $(t){if(t._headers!==null)return Ke(t._headers);let e=Oe(t);return e?"content-type\0"+
e+"\0":""}var fe=class{get encoding(){return"utf-8"}encode(e=""){return e=String(e),e===""?new Uint8Array(0):o.encode(e)}encodeInto(e,r){let n=0,s=0;for(let i of e){let a=o.encode(i);if(s+a.length>r.length)break;
r.set(a,s),s+=a.length,n+=i.length}return{read:n,written:s}}},ar=["utf-8","utf8","unicode-1-1-utf-8"],fr=["latin1","iso-8859-1","ascii","us-ascii","windows-1252"],ce=class{constructor(e="utf-8",r){if(e=
String(e).trim().toLowerCase(),this.encoding=ar.includes(e)?"utf-8":fr.includes(e)?"windows-1252":null,this.encoding===null)throw new RangeError(`TextDecoder: "${e}" is not known here: utf-8 or latin1`);
this.fatal=!!r?.fatal,this.ignoreBOM=!!r?.ignoreBOM,this._rest=null,this._begun=!1}decode(e,r){let n=e===void 0?new Uint8Array(0):g(e);if(n===null)throw new TypeError("TextDecoder.decode: an ArrayBuff\
er or a view of one is needed");if(this.encoding!=="utf-8")return o.latin1(n);this._rest&&(n=A([this._rest,n]),this._rest=null);let s=!!r?.stream;if(s){let f=cr(n);f&&(this._rest=n.slice(n.length-f),n=
n.subarray(0,n.length-f))}let i=!this._begun;if(this._begun=s&&(this._begun||n.length>0),i&&!this.ignoreBOM&&n[0]===239&&n[1]===187&&n[2]===191&&(n=n.subarray(3)),n.length===0)return"";let a=o.decode(
n,this.fatal);if(typeof a!="string")throw new TypeError("TextDecoder.decode: the bytes are not UTF-8");return a}};function cr(t){for(let e=1;e<=3&&e<=t.length;e++){let r=t[t.length-e];if(r>=240)return e<
4?e:0;if(r>=224)return e<3?e:0;if(r>=192)return e<2?e:0;if(r<128)return 0}return 0}function mt(t){let e=new Map,r=n=>{if(typeof n=="function"||typeof n=="symbol")throw new DOMException(`${String(n)} c\
ould not be cloned.`,"DataCloneError");if(typeof n!="object"||n===null)return n;if(e.has(n))return e.get(n);let s=a=>(e.set(n,a),a);if(n instanceof Date)return s(new Date(n.getTime()));if(n instanceof
RegExp)return s(new RegExp(n.source,n.flags));if(n instanceof ArrayBuffer)return s(n.slice(0));if(ArrayBuffer.isView(n)){let a=r(n.buffer);return s(n instanceof DataView?new DataView(a,n.byteOffset,n.
byteLength):new n.constructor(a,n.byteOffset,n.length))}if(n instanceof Boolean||n instanceof Number||n instanceof String)return s(Object(n.valueOf()));if(n instanceof Map){let a=s(new Map);for(let[f,
c]of n)a.set(r(f),r(c));return a}if(n instanceof Set){let a=s(new Set);for(let f of n)a.add(r(f));return a}if(n instanceof Error){let a={EvalError,RangeError,ReferenceError,SyntaxError,TypeError,URIError}[n.
name]??Error,f=s(new a(n.message));return f.stack=n.stack,"cause"in n&&(f.cause=r(n.cause)),f}if(n instanceof Promise||n instanceof WeakMap||n instanceof WeakSet||n instanceof WeakRef)throw new DOMException(
"The object could not be cloned.","DataCloneError");let i=s(Array.isArray(n)?new Array(n.length):{});for(let a of Object.keys(n))i[a]=r(n[a]);return i};return r(t)}var ur={"SHA-1":1,"SHA-256":1,"SHA-3\
84":1,"SHA-512":1},yt={getRandomValues(t){let e=ArrayBuffer.isView(t)&&!(t instanceof Float32Array)&&!(t instanceof Float64Array)&&!(t instanceof DataView)?g(t):null;if(e===null)throw new DOMException(
"getRandomValues: an array of integers is needed","TypeMismatchError");if(e.length>65536)throw new DOMException("getRandomValues: at most 65,536 bytes at a time","QuotaExceededError");return e.length&&
e.set(o.random(e.length)),t},randomUUID(){return o.uuid()},subtle:{async digest(t,e){let r=String(t?.name??t).toUpperCase(),n=g(e);if(!ur[r])throw new DOMException(`digest: ${r} is not known here: SHA\
-1, SHA-256, SHA-384, SHA-512`,"NotSupportedError");if(n===null)throw new TypeError("digest: an ArrayBuffer or a view of one is needed");return o.digest(r,n).buffer}}};var X=new Map,I=0,ke=class{constructor(e,r,n,s){this._id=e,this._f=r,this._args=n,this._repeat=s}ref(){return this}unref(){return this}hasRef(){return!0}close(){return C(this),this}[Symbol.toPrimitive](){
return this._id}[Symbol.dispose??Symbol.for("dispose")](){C(this)}};function Ae(t,e,r,n){if(typeof t!="function")throw new TypeError("the first argument of a timer must be a function");e=Number(e),e=e>
0?Math.min(e,2147483647):0;do I=I+1&1073741823;while(I===0||X.has(I));let s=new ke(I,t,r,n);if(o.timer(I,Math.ceil(e),n)<0)throw new RangeError("too many timers");return X.set(I,s),s}var gt=(t,e,...r)=>Ae(
t,e,r,!1),_t=(t,e,...r)=>Ae(t,Math.max(1,Number(e)||0),r,!0),wt=(t,...e)=>Ae(t,0,e,!1);function C(t){let e=typeof t=="object"&&t!==null?t._id:Number(t);X.delete(e)&&o.clear(e)}function bt(t){let e=X.get(
t);e&&(e._repeat||X.delete(t),e._f(...e._args))}var hr=-4,R=0,dr=4,xt=8,pr=4,St=100,Et=8192;function l(t,e=0,r=[]){switch(typeof t){case"string":return e===0?t:JSON.stringify(t);case"bigint":return t+"n";case"function":return t.prototype&&/^class\b/.
test(Function.prototype.toString.call(t))?`[class ${t.name}]`:`[Function${t.name?": "+t.name:""}]`;case"object":break;default:return Object.is(t,-0)?"-0":String(t)}if(t===null)return"null";if(r.includes(
t))return"[Circular]";if(t instanceof Error)return mr(t,e,r);if(t instanceof Date)return isNaN(t)?"Invalid Date":t.toISOString();if(t instanceof RegExp)return String(t);if(t instanceof Promise)return"\
Promise {}";if(e>pr)return Array.isArray(t)?"[Array]":"[Object]";r=[...r,t];let n=u=>l(u,e+1,r),s=t[Symbol.toStringTag],i=t.constructor?.name;if(Array.isArray(t))return K("[",ue(t,n),"]",e);if(ArrayBuffer.
isView(t)&&!(t instanceof DataView))return K(`${i}(${t.length}) [`,ue(t,n),"]",e);if(t instanceof ArrayBuffer)return`ArrayBuffer(${t.byteLength})`;if(t instanceof Map)return K(`Map(${t.size}) {`,ue(t,
([u,N])=>`${n(u)} => ${n(N)}`),"}",e);if(t instanceof Set)return K(`Set(${t.size}) {`,ue(t,n),"}",e);if(s==="URL")return"URL "+t.href;if(s==="Request")return`Request { ${t.method} ${t.url} }`;if(s==="\
Response")return`Response { ${t.status} }`;if(typeof t.toJSON=="function"&&typeof s=="string")return`${s} ${l(t.toJSON(),e+1,r)}`;let f=Object.keys(t).slice(0,St).map(u=>{let N=Object.getOwnPropertyDescriptor(
t,u);return`${/^[A-Za-z_$][\w$]*$/.test(u)?u:JSON.stringify(u)}: ${N&&N.get?"[Getter]":n(t[u])}`}),c=i&&i!=="Object"?i+" ":"";return f.length?K(c+"{",f,"}",e):c+"{}"}function ue(t,e){let r=[];for(let n of t){
if(r.length===St){r.push("...");break}r.push(e(n))}return r}function K(t,e,r,n){if(!e.length)return t+r;let s=`${t} ${e.join(", ")} ${r}`;if(s.length<=76)return s;let i="  ".repeat(n+1);return`${t}
${e.map(a=>i+a).join(`,
`)}
${"  ".repeat(n)}${r}`}function mr(t,e,r){let n=`${t.name}: ${t.message}`;return typeof t.stack=="string"&&t.stack&&(n+=`
`+o.trace(t.stack)),t.cause!==void 0&&(n+=`
[cause]: ${l(t.cause,e+1,[...r,t])}`),n.trimEnd()}function Q(t){let e=0,r="";for(typeof t[0]=="string"&&t[0].includes("%")&&(e=1,r=t[0].replace(/%[sdifjoOc%]/g,n=>{if(n==="%%")return"%";if(e>=t.length)
return n;let s=t[e++];switch(n){case"%s":return typeof s=="string"?s:l(s,1);case"%d":return String(Number(s));case"%i":return String(Math.trunc(Number(s)));case"%f":return String(parseFloat(s));case"%\
j":return JSON.stringify(s);case"%c":return"";default:return l(s,1)}}));e<t.length;e++)r+=(e>0?" ":"")+l(t[e]);return r.length>Et?r.slice(0,Et):r}var w="",Z=t=>(...e)=>{o.log(t,w+Q(e))},$e=new Map,Re=new Map,
v={log:Z(R),info:Z(R),debug:Z(hr),warn:Z(dr),error:Z(xt),dir:t=>o.log(R,w+l(t,0)),table:t=>o.log(R,w+l(t)),trace:(...t)=>o.log(R,w+Q(t)+`
`+o.trace(new Error().stack??"")),assert:(t,...e)=>{t||o.log(xt,w+"Assertion failed"+(e.length?": "+Q(e):""))},count:(t="default")=>{let e=($e.get(t)??0)+1;$e.set(t,e),o.log(R,`${w}${t}: ${e}`)},countReset:(t="\
default")=>{$e.delete(t)},group:(...t)=>{t.length&&o.log(R,w+Q(t)),w+="  "},groupEnd:()=>{w=w.slice(2)},time:(t="default")=>{Re.set(t,performance.now())},timeLog:(t="default",...e)=>o.log(R,`${w}[${(performance.
now()-(Re.get(t)??0)).toFixed(2)}ms] ${t} ${Q(e)}`.trimEnd()),timeEnd:(t="default")=>{v.timeLog(t),Re.delete(t)},clear:()=>{}};v.groupCollapsed=v.group;var Ne=()=>JSON.parse(o.stats()),Le=t=>{throw new Error(`${t} is not there in the sandbox`)},yr=performance.now(),De=()=>Math.round((performance.now()-yr)*1e6),kt=JSON.parse(o.env()),At=t=>{let e=De(),
r=[Math.floor(e/1e9),e%1e9];if(!t)return r;let n=(r[0]-t[0])*1e9+r[1]-t[1];return[Math.floor(n/1e9),n%1e9]};At.bigint=()=>BigInt(De());var Tt=t=>({isTTY:!1,write:e=>(o.log(t,String(e).replace(/\n$/,"")),
!0)}),je={env:kt,argv:[],execArgv:[],title:"wasmserve",pid:1,ppid:0,platform:"linux",arch:"wasm32",version:"v22.0.0",versions:{quickjs:"ng"},release:{name:"wasmserve"},exitCode:void 0,uptime:()=>Ne().
uptime,memoryUsage:Object.assign(()=>{let t=Ne().memory;return{rss:t.rss,heapTotal:t.instance,heapUsed:t.instance,external:0,arrayBuffers:0}},{rss:()=>Ne().memory.rss}),cwd:()=>"/",nextTick:(t,...e)=>queueMicrotask(
()=>t(...e)),hrtime:At,exit:t=>o.exit(Number(t??je.exitCode??0)|0),abort:()=>o.exit(),kill:()=>Le("process.kill"),emitWarning:t=>o.log(4,l(t)),on(){return this},once(){return this},off(){return this},
removeListener(){return this},stdout:Tt(0),stderr:Tt(4)},O=class{constructor(e){this.name=String(e),this.size=0,this.type=""}async _missing(){let e=new Error(`ENOENT: no such file or directory, open '${this.
name}' (the sandbox has no files)`);throw e.code="ENOENT",e.path=this.name,e}async exists(){return!1}async*[Symbol.asyncIterator](){await this._missing()}};for(let t of["text","json","bytes","arrayBuf\
fer","delete","unlink","stat","write"])Object.defineProperty(O.prototype,t,{value(){return this._missing()},writable:!0,configurable:!0});var Ot=t=>new O(t),gr={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"\
&quot;","'":"&#x27;"},Ie={version:"1.4.5",revision:"",main:"/app",env:kt,argv:[],isMainThread:!0,file:Ot,write:t=>Ot(t).write(),sleep:t=>new Promise(e=>setTimeout(e,t instanceof Date?t-Date.now():t)),
nanoseconds:De,inspect:t=>l(t,1),escapeHTML:t=>String(t).replace(/[&<>"']/g,e=>gr[e]),randomUUIDv7:()=>{let t=Date.now().toString(16).padStart(12,"0"),e=o.uuid();return`${t.slice(0,8)}-${t.slice(8)}-7${e.
slice(15)}`},gc:()=>{},deepEquals:(t,e)=>l(t,1)===l(e,1),spawn:()=>Le("Bun.spawn"),spawnSync:()=>Le("Bun.spawnSync")};var _r=-1,wr=-2,br=-3,xr=-7,Er=-8,ee=t=>{if(typeof t!="string"||t==="")throw new TypeError("server.state: a key is a string of 1 to 1,024 bytes");return t},Ue=t=>{if(typeof t=="string")return o.encode(
t);let e=g(t);if(e===null)throw new TypeError("server.state: a value is a string or bytes (JSON.stringify makes one of an object)");return e};function te(t){switch(t){case _r:throw new TypeError("serv\
er.state: a key has 1 to 1,024 bytes, and what is added to is a whole number");case br:throw new RangeError("server.state: the store is full, or the value is too large (-state-size)");case Er:throw new Error(
"server.state: the operator has switched the store off (-state)")}if(t<0&&t!==wr&&t!==xr)throw new Error("server.state: the store failed: the log says why");return t}var $t=(t,e)=>{let r=o.state("get",
ee(t),e);return typeof r=="number"?(te(r),null):r},Rt={get:t=>$t(t,!0),getBytes:t=>$t(t,!1),set(t,e){te(o.state("set",ee(t),Ue(e)))},delete:t=>te(o.state("delete",ee(t)))===1,add(t,e=1){if(!Number.isSafeInteger(
e))throw new TypeError("server.state.add: a whole number is needed");let r=o.state("add",ee(t),e);return typeof r=="string"?Number(r):te(r)},compareAndSwap:(t,e,r)=>te(o.state("swap",ee(t),e===null?null:
Ue(e),r===null?null:Ue(r)))===0};var Nt=["GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS","CONNECT","TRACE"],h={handlers:[void 0],error:void 0},m=null,le=null,Dt=!1;function Pe(t){if(m!==null)throw new Error("Bun.serve was called\
 twice: a handler serves once, with the addresses of its operator");return jt(t,"the exported object"),m=t,h.handlers[0]=t.fetch,h.error=t.error,le=It(t.routes??t.static),t.websocket!==void 0&&o.log(4,
"websocket is not supported yet: it is ignored"),t.tls!==void 0&&o.log(4,"tls is the operator's (-tls-cert, -tls-key): it is ignored"),x}function jt(t,e){if(typeof t!="object"&&typeof t!="function"||t===
null)throw new TypeError(`${e} is ${t===null?"null":typeof t}: it must be an object like { fetch(req) { return new Response("hi") } }`);if(t.fetch!==void 0&&typeof t.fetch!="function")throw new TypeError(
`${e}: fetch must be a function`);if(t.error!==void 0&&typeof t.error!="function")throw new TypeError(`${e}: error must be a function`);let r=t.routes??t.static;if(t.fetch===void 0&&r===void 0)throw new TypeError(
`${e} has neither fetch nor routes: nothing would be answered`)}function It(t){if(t==null)return{};if(typeof t!="object")throw new TypeError("routes must be an object from paths to handlers");let e={};
for(let r of Object.keys(t))e[r]=Ut(r,t[r],!0);return e}function Ut(t,e,r){if(typeof e=="function")return Sr(e);if(e===!1)return!1;if(e instanceof _)return e._body instanceof O?Tr(t,e):Or(t,e);if(e instanceof
O)return{file:Me(e.name)};if(typeof e=="object"&&e!==null&&typeof e.dir=="string"&&Object.keys(e).length===1)return{dir:Me(e.dir)};if(r&&typeof e=="object"&&e!==null&&!Array.isArray(e)){let n={};for(let s of Object.
keys(e)){if(!Nt.includes(s))throw new TypeError(`routes: ${t}: "${s}" is no method: ${Nt.slice(0,7).join(", ")}`);n[s]=Ut(`${s} ${t}`,e[s],!1)}return n}throw new TypeError(`routes: ${t}: a handler, a \
Response, false${r?" or an object from methods to these":""} is needed, not ${e===null?"null":typeof e}`)}function Sr(t){let e=h.handlers.indexOf(t,1);if(e<0&&(e=h.handlers.push(t)-1,e>65535))throw new RangeError(
"routes: more than 65,535 handlers");return e}function Tr(t,e){if(e._status!==200||e._headers!==null)throw new TypeError(`routes: ${t}: the Response of a file has neither status nor headers: the host \
makes them`);return{file:Me(e._body.name)}}var Me=t=>t.replace(/^(\.\/)+/,"")||".";function Or(t,e){let r=e._body;if(e._used)throw new TypeError(`routes: ${t}: the body of the Response has been used`);
let n=$(e).split("\0"),s={};for(let a=0;a+1<n.length;a+=2)(s[n[a]]??=[]).push(n[a+1]);let i={status:e._status,headers:s};if(typeof r=="string")i.body=r.toWellFormed();else if(r instanceof Uint8Array)i.
bodyBase64=btoa(o.latin1(r));else if(r!==null)throw new TypeError(`routes: ${t}: the Response of a fixed route must have a whole body, not a stream`);return i}function Mt(){Dt=!0;let t=m,e={instances:1},
r=(n,s)=>{t[n]!==void 0&&t[n]!==null&&(e[n]=s(t[n]))};r("unix",n=>String(n)),(e.unix===void 0||t.port!==void 0)&&r("port",n=>Number(n)),r("hostname",n=>String(n));for(let n of["idleTimeout","requestTi\
meout","guestTimeout","maxRequestBodySize","instances"])r(n,s=>Number(s));return r("isolation",n=>String(n)),r("development",n=>n!==!1),e.routes=le,le=null,JSON.stringify(e)}var Pt=()=>m!==null,kr={"-\
1":"the routes are not valid","-3":"there are too many routes","-9":"the host refused it"},x={get id(){return""},get development(){return!!m?.development},get hostname(){return m?.hostname??(m?.unix?void 0:
"localhost")},get port(){return m?.unix?void 0:Number(m?.port??3e3)},get protocol(){return m?.unix?"unix":"http"},get address(){return m?.unix??{address:this.hostname,port:this.port,family:"IPv4"}},get url(){
return new URL(m?.unix?"unix://"+String(m.unix).replace(/^\0/,"@"):`http://${this.hostname}:${this.port}/`)},get pendingRequests(){return o.pending()},get pendingWebSockets(){return 0},state:Rt,stats:()=>JSON.
parse(o.stats()),reload(t){jt({fetch:h.handlers[0],...t},"server.reload: the object");let e=h.handlers.length,r=t.routes??t.static,n=r==null?null:It(r);if(n!==null)if(!Dt)le=n;else{let s=o.reload(JSON.
stringify({routes:n}));if(s<0)throw h.handlers.length=e,new Error(`server.reload: ${kr[s]??"it failed"}: the log says why`)}return t.fetch!==void 0&&(h.handlers[0]=t.fetch),t.error!==void 0&&(h.error=
t.error),x},timeout(t,e){if(e=Number(e),!(e>=0))throw new TypeError("server.timeout: a number of seconds is needed, 0 for none");o.timeout(Lt(t),Math.min(Math.round(e*1e3),2147483647))},requestIP(t){let e=o.
remote(Lt(t)),r=e.lastIndexOf(":");if(r<0)return null;let n=e.slice(0,r).replace(/^\[|\]$/g,"");return{address:n,port:Number(e.slice(r+1)),family:n.includes(":")?"IPv6":"IPv4"}},fetch(t,e){return h.handlers[0].
call(x,t instanceof T&&!e?t:new T(typeof t=="string"&&t[0]==="/"?"http://localhost"+t:t,e),x)},async stop(){o.log(4,"server.stop: the server is its operator's: it goes on")},ref(){return x},unref(){return x},
upgrade(){return!1},publish(){return 0},subscriberCount(){return 0}};function Lt(t){if(!(t instanceof T))throw new TypeError("a request that the server has handed out is needed");return t._id}var b=new Map,H=new Map,Ar=256,Bt=0;function Ft(t,e,r,n){let s=Te(t,r,n),i;try{let a=h.handlers[e]??h.handlers[0];if(a===void 0)return $r();i=a.call(x,s,x)}catch(a){return k(t,a)}if(typeof i=="object"&&
i!==null){if(i instanceof _)return He(t,s,i);if(typeof i.then=="function"){Be(t,s,i);return}}return k(t,Ce(i))}function Be(t,e,r){b.set(t,{req:e}),r.then(n=>{if(!b.delete(t))return;if(!(n instanceof _)){
k(t,Ce(n));return}let s=He(t,e,n);s!==void 0&&o.answer(t,s)},n=>{b.delete(t)&&k(t,n)})}function Ce(t){return new TypeError(`the handler returned ${t===void 0?"nothing":l(t,1).slice(0,100)}: it must re\
turn a Response, or a promise of one`)}function $r(){return q(404,L),""}var Ct=0,Ht=0;function q(t,e){t!==Ct&&(pe[Fe]=Ct=t),e!==Ht&&(pe[ze]=Ht=e)}function He(t,e,r){let n=r._body;if(typeof n=="string")
return r._used?k(t,new TypeError("Body already used")):r._headers===null&&r._type===""?(q(r._status,r._kind),n):(q(r._status,me),$(r)+"\0"+n);if(r._status===0)return k(t,new TypeError("the handler ret\
urned Response.error()"));if(n===null)return q(r._status,me),$(r)+"\0";if(r._used)return k(t,new TypeError("Body already used"));if(r._used=!0,n instanceof O){Be(t,e,n.bytes());return}if(n instanceof Uint8Array){
o.respond(t,r._status,$(r),n);return}if(n.whole){b.set(t,{req:e}),n.whole().then(s=>{b.delete(t)&&o.respond(t,r._status,$(r),typeof s=="string"?o.encode(s):s)},s=>{b.delete(t)&&k(t,s)});return}Rr(t,e,
r,n)}async function Rr(t,e,r,n){let s={req:e,gone:!1,drained:null};b.set(t,s);let i=ne(n);try{for(o.start(t,r._status,$(r));;){let a=await i.next();if(s.gone)break;if(a.done){o.end(t);break}let f=a.value;
for(;f.byteLength>0&&!s.gone;){let c=o.write(t,f);if(c===We)await new Promise(u=>{s.drained=u});else if(c<0){s.gone=!0;break}else f=f.subarray(c)}if(s.gone)break}}catch(a){s.gone||k(t,a)}finally{b.delete(
t),s.gone&&i.return().catch(()=>{})}}function k(t,e){let r=0;h.error!==void 0&&(r=Bt=Bt+1&1073741823,H.set(r,e),H.size>Ar&&H.delete(H.keys().next().value)),o.fail(t,F(e),e instanceof Error?String(e.stack??
""):"",r)}function F(t){try{return t instanceof Error?`${t.name}: ${t.message}`:"thrown: "+l(t,1).slice(0,1e3)}catch{return"an error that cannot be described"}}function zt(t,e,r,n,s,i){if(h.error===void 0){
q(0,Je);return}let a=H.get(e);H.delete(e)||(a=new Error(r),a.name="HostError",a.kind=i),q(0,L);let f=Te(t,n,s),c;try{c=h.error.call(x,a,f)}catch(u){o.fail(t,F(u),u instanceof Error?String(u.stack??""):
"",0);return}if(c instanceof _)return He(t,f,c);if(typeof c=="object"&&c!==null&&typeof c.then=="function"){Be(t,f,c);return}o.fail(t,F(Ce(c)),"",0)}var Nr=1,Lr=2,Dr=3,jr=4,Ir=5;function Jt(t,e,r){switch(t){case Nr:
bt(e);break;case Lr:{let n=b.get(e),s=n?.drained;s&&(n.drained=null,s());break}case Dr:Ur(e);break;case jr:we(e,r);break;case Ir:Mr(e,r);break}}function Ur(t){let e=b.get(t);b.delete(t),st(t),e&&(e.gone=
!0,e.drained&&e.drained(),e.req?._abort?.abort(new DOMException("The connection was closed.","AbortError")))}var qt=new Map;function Mr(t,e){let r=qt.get(t);qt.delete(t),r&&(typeof e=="string"&&e.startsWith("error: ")?r.reject(new TypeError(e.slice(7))):r.resolve(e))}var Wt={Headers:y,Request:T,Response:_,URL:ae,URLSearchParams:Y,Event:P,CustomEvent:oe,EventTarget:V,AbortController:B,AbortSignal:G,Blob:E,File:D,FormData:j,TextEncoder:fe,TextDecoder:ce,structuredClone:mt,
crypto:yt,console:v,process:je,Bun:Ie,setTimeout:gt,setInterval:_t,setImmediate:wt,clearTimeout:C,clearInterval:C,clearImmediate:C,reportError:t=>{o.log(8,F(t)+(t instanceof Error?`
`+o.trace(String(t.stack??"")):""))},fetch:async()=>{throw new TypeError("fetch: outbound requests are not available yet")},navigator:{userAgent:"wasmserve",hardwareConcurrency:1},self:globalThis,global:globalThis};
for(let t of Object.keys(Wt))U(t,Wt[t]);for(let t of["ReadableStream","WritableStream","TransformStream","ByteLengthQueuingStrategy","CountQueuingStrategy","ReadableStreamDefaultReader"])Ve(t,()=>d("s\
treams")[t]);Ie.serve=t=>Pe(t);queueMicrotask=(t=>e=>t(()=>{try{e()}catch(r){reportError(r)}}))(queueMicrotask);var Vt=!1;U("__wasmserve_main",t=>{Vt=!0;let e=t.default;if(!Pt()){if(e===void 0)throw new TypeError(
'the script has no default export and does not call Bun.serve: write `export default { fetch(req) { return new Response("hi") } }`');Pe(e)}});U("__wasmserve",{dispatch:Ft,errored:zt,event:Jt,manifest(){
if(delete globalThis.__wasmserve_main,!Vt)throw new TypeError("the script has not come to its end: a top-level await that never settles?");return Mt()},message:F,stack:t=>t instanceof Error?String(t.stack??
""):""});})();
