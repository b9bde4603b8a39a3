(()=>{var o=globalThis.__wasmserve_host;delete globalThis.__wasmserve_host;var K=new Int32Array(o.memory.buffer,o.memory.byteOffset,8),Pe=0,Me=1,S=0,ye=1,Q=2,De=3,ht=9,dt=-6;function D(t,e,r=globalThis){Object.
defineProperty(r,t,{configurable:!0,enumerable:r!==globalThis,get(){let n=e();return Ue(r,t,n),n},set(n){Ue(r,t,n)}})}function Ue(t,e,r){typeof r=="function"&&r.name!==e&&Object.defineProperty(r,"name",
{value:e,configurable:!0}),Object.defineProperty(t,e,{value:r,configurable:!0,writable:!0,enumerable:t!==globalThis})}function ee(t,e){Ue(globalThis,t,e)}var Ie=new Map;function l(t){return Ie.has(t)||
Ie.set(t,o.library(t)),Ie.get(t)}var kr=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,Or=/[\0\r\n]|[^\0-\xff]/,pt=/^[\t\n\r ]+|[\t\n\r ]+$/g,Be=new Map,Ce=new Set,mt=256,gt=64;function z(t){let e=Be.get(t);return e===void 0?Ar(String(t)):e}function Ar(t){
if(!kr.test(t))throw new TypeError(`Invalid header name: '${t}'`);let e=t.toLowerCase();return t.length<=gt&&Be.size<mt&&Be.set(t,e),e}function He(t,e){return Ce.has(e)?e:$r(t,String(e))}function $r(t,e){
if(pt.test(e)&&(e=e.replace(pt,"")),Or.test(e))throw new TypeError(`Header '${t}' has invalid value: '${e}'`);return e.length<=gt&&Ce.size<mt&&Ce.add(e),e}var _=class t{constructor(e){if(this._map=new Map,
this._cookies=null,e!=null)if(e instanceof t){for(let[r,n]of I(e))this._map.set(r,n);e._cookies&&(this._cookies=e._cookies.slice())}else{if(typeof e!="object")throw new TypeError("Headers can be made \
of an object, an array of pairs or Headers");if(typeof e[Symbol.iterator]=="function")for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("a header is a pair of name and value");this.
append(n[0],n[1])}else{let r=Object.keys(e);for(let n=0;n<r.length;n++)this.append(r[n],e[r[n]])}}}append(e,r){let n=z(e),s=He(e,r),i=I(this);if(n==="set-cookie"){(this._cookies??=[]).push(s);return}let a=i.
get(n);i.set(n,a===void 0?s:wt(n,a,s))}set(e,r){let n=z(e),s=He(e,r),i=I(this);n==="set-cookie"?this._cookies=[s]:i.set(n,s)}get(e){let r=z(e);if(this._map===null){let s=Rr(this._raw,this._end,r);if(s!==
void 0)return s}let n=I(this);return r==="set-cookie"?this._cookies&&this._cookies.length?this._cookies.join(", "):null:n.get(r)??null}has(e){return this.get(e)!==null}delete(e){let r=z(e),n=I(this);r===
"set-cookie"?this._cookies=null:n.delete(r)}getSetCookie(){return I(this),this._cookies?this._cookies.slice():[]}getAll(e){if(z(e)!=="set-cookie")throw new TypeError("getAll is for set-cookie only");return this.
getSetCookie()}get count(){return I(this).size+(this._cookies?this._cookies.length:0)}*entries(){let e=I(this),r=[...e.keys()];this._cookies&&r.push("set-cookie");for(let n of r.sort())if(n==="set-coo\
kie")for(let s of this._cookies??[])yield[n,s];else e.has(n)&&(yield[n,e.get(n)])}*keys(){for(let[e]of this.entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){return this.
entries()}forEach(e,r){for(let[n,s]of this.entries())e.call(r,s,n,this)}toJSON(){let e={};for(let[r,n]of this)e[r]=r==="set-cookie"?this.getSetCookie():n;return e}get[Symbol.toStringTag](){return"Head\
ers"}};function yt(t){if(typeof t!="object"||t[Symbol.iterator]!==void 0)return;let e=Object.keys(t);if(!(e.length!==1||z(e[0])!=="content-type"))return He("content-type",t[e[0]])}function _t(t,e){return{
__proto__:_.prototype,_map:null,_cookies:null,_raw:t,_end:e}}function Rr(t,e,r){let n=`
`+r+"\0",s=t.indexOf(n);if(s<0||s>=e)return null;s+=n.length;let i=t.indexOf(`
`,s);if(i<0||i>e)return t.slice(s,e);let a=t.indexOf(n,i);return a<0||a>=e?t.slice(s,i):void 0}function I(t){if(t._map!==null)return t._map;let e=t._map=new Map,r=t._raw,n=t._end;t._raw=void 0;for(let s=1;s<=
n;){let i=r.indexOf("\0",s),a=r.indexOf(`
`,i);(a<0||a>n)&&(a=n);let f=r.slice(s,i),c=r.slice(i+1,a);if(f==="set-cookie")(t._cookies??=[]).push(c);else{let u=e.get(f);e.set(f,u===void 0?c:wt(f,u,c))}s=a+1}return e}var wt=(t,e,r)=>e+(t==="cook\
ie"?"; ":", ")+r;function _e(t){let e="";if(I(t).forEach((r,n)=>{e+=n+"\0"+r+"\0"}),t._cookies)for(let r of t._cookies)e+="set-cookie\0"+r+"\0";return e}var $=class t{constructor(e=[],r){let n=[];for(let s of e)s instanceof t?n.push(s._bytes):n.push(T(s)??o.encode(String(s)));this._bytes=R(n),this.type=String(r?.type??"").toLowerCase()}get size(){return this.
_bytes.byteLength}async text(){return o.decode(this._bytes,!1)}async json(){return JSON.parse(await this.text())}async bytes(){return this._bytes.slice()}async arrayBuffer(){return this._bytes.slice().
buffer}stream(){return ze(this._bytes.slice())}async formData(){return Fe(this._bytes,this.type)}slice(e=0,r=this.size,n=""){return new t([this._bytes.slice(e,r)],{type:n})}get[Symbol.toStringTag](){return"\
Blob"}},B=class extends ${constructor(e,r,n){if(arguments.length<2)throw new TypeError("File: parts and a name are needed");super(e,n),this.name=String(r),this.lastModified=n?.lastModified??Date.now()}get[Symbol.
toStringTag](){return"File"}},C=class{constructor(){this._list=[]}append(e,r,n){this._list.push([String(e),bt(r,n)])}set(e,r,n){e=String(e);let s=this._list.findIndex(i=>i[0]===e);if(s<0){this.append(
e,r,n);return}this._list[s]=[e,bt(r,n)],this._list=this._list.filter((i,a)=>a<=s||i[0]!==e)}get(e){return this._list.find(r=>r[0]===e)?.[1]??null}getAll(e){return this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e){
return this._list.some(r=>r[0]===e)}delete(e){this._list=this._list.filter(r=>r[0]!==e)}forEach(e,r){for(let[n,s]of this)e.call(r,s,n,this)}*entries(){for(let e of this._list)yield e.slice()}*keys(){for(let e of this.
_list)yield e[0]}*values(){for(let e of this._list)yield e[1]}[Symbol.iterator](){return this.entries()}toJSON(){let e={};for(let[r,n]of this)e[r]=r in e?[].concat(e[r],n):n;return e}get[Symbol.toStringTag](){
return"FormData"}};function bt(t,e){return t instanceof $?t instanceof B&&e===void 0?t:new B([t],e??"blob",{type:t.type}):String(t)}var xt=t=>t.replace(/\r\n|\r|\n/g,"%0D%0A").replace(/"/g,"%22");function St(t){
let e="----form"+crypto.randomUUID().replaceAll("-",""),r=[];for(let[n,s]of t){let i=`--${e}\r
content-disposition: form-data; name="${xt(n)}"`;typeof s=="string"?r.push(o.encode(`${i}\r
\r
${s}\r
`)):(i+=`; filename="${xt(s.name)}"\r
content-type: ${s.type||"application/octet-stream"}\r
\r
`,r.push(o.encode(i),s._bytes,o.encode(`\r
`)))}return r.push(o.encode(`--${e}--\r
`)),[R(r),`multipart/form-data; boundary=${e}`]}function Fe(t,e){let r=new C;if(/^application\/x-www-form-urlencoded/i.test(e)){for(let[f,c]of new URLSearchParams(o.decode(t,!1)))r.append(f,c);return r}
let n=/^multipart\/form-data.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(e);if(!n)throw new TypeError(`a body of type "${e}" is no form: multipart/form-data or application/x-www-form-urlencoded is ne\
eded`);let s=o.latin1(t),i="--"+o.latin1(o.encode(n[1]??n[2])),a=s.indexOf(i);for(;a>=0;){if(a+=i.length,s.startsWith("--",a))return r;let f=s.indexOf(`\r
\r
`,a),c=s.indexOf(`\r
`+i,a);if(f<0||c<f+2)break;let u=o.decode(t.slice(a,f),!1),y=t.slice(f+4,Math.max(f+4,c)),j=Et(u,"name"),h=Et(u,"filename");if(j===null)break;h===null?r.append(j,o.decode(y,!1)):r.append(j,new B([y],h,
{type:/^content-type:\s*(.*)$/im.exec(u)?.[1]?.trim()??""})),a=c+2}throw new TypeError("the form is broken or cut short")}function Et(t,e){let r=/^content-disposition:.*$/im.exec(t)?.[0]??"",n=new RegExp(
`;\\s*${e}="([^"]*)"`,"i").exec(r);return n?n[1].replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):null}var te=class{get body(){let e=this._source();return e===null?null:(typeof e=="string"||e instanceof Uint8Array?this._body=ze(e):re(e)?this._body=e:this._body=Nr(e),this._body)}get bodyUsed(){return this.
_used||re(this._body)&&this._body.locked&&this._disturbed===!0}text(){let e=this._take();return e===void 0?kt(this):Promise.resolve(e)}json(){let e=this._take();if(e===void 0)return kt(this).then(Tt);
try{return Promise.resolve(Tt(e))}catch(r){return Promise.reject(r)}}async bytes(){let e=await At(this);return typeof e=="string"?o.encode(e):e}async arrayBuffer(){let e=await this.bytes();return e.byteLength===
e.buffer.byteLength?e.buffer:e.slice().buffer}async blob(){return new $([await this.bytes()],{type:this.headers.get("content-type")??""})}async formData(){return Fe(await this.bytes(),this.headers.get(
"content-type")??"")}toJSON(){return{}}_source(){return this._body}_take(){let e=this._body;if(!(typeof e!="string"||this._used))return this._used=!0,e}},Tt=JSON.parse;async function kt(t){let e=await At(
t);if(typeof e=="string")return e;let r=o.decode(e,!1);return r[0]==="\uFEFF"?r.slice(1):r}async function At(t){if(t._used)throw new TypeError("Body already used");let e=t._source();if(e===null)return"";
if(re(e)&&e.locked)throw new TypeError("Body is locked: a reader has it");if(t._used=!0,typeof e=="string"||e instanceof Uint8Array)return e;if(e.whole)return e.whole();let r=[];for await(let n of we(
e))r.push(n);return R(r)}function R(t){let e=0;for(let n of t)e+=n.byteLength;let r=new Uint8Array(e);e=0;for(let n of t)r.set(n,e),e+=n.byteLength;return r}async function*we(t){if(re(t)){let e=t.getReader(),
r=!1;try{for(;;){let n=await e.read();if(n.done){r=!0;return}yield Ot(n.value)}}finally{r||e.cancel().catch(()=>{})}}else for await(let e of t)yield Ot(e)}function Ot(t){if(typeof t=="string")return o.
encode(t);let e=T(t);if(e===null)throw new TypeError("a part of a body must be a string, an ArrayBuffer or a view of one");return e}function T(t){return t instanceof Uint8Array?t:t instanceof ArrayBuffer?
new Uint8Array(t):ArrayBuffer.isView(t)?new Uint8Array(t.buffer,t.byteOffset,t.byteLength):null}function re(t){return typeof t=="object"&&t!==null&&typeof t.getReader=="function"}function ze(t){let e=typeof t==
"string"?o.encode(t):t;return new(l("streams")).ReadableStream({start(r){e.byteLength&&r.enqueue(e),r.close()}})}function Nr(t){let e=we(t);return new(l("streams")).ReadableStream({async pull(r){let n=await e.
next();n.done?r.close():r.enqueue(n.value)},cancel(){return e.return()}})}function be(t){if(t==null)return[null,""];if(typeof t=="string")return[t,"text/plain;charset=utf-8"];if(typeof t!="object"&&typeof t!=
"function")return[String(t),"text/plain;charset=utf-8"];let e=T(t);if(e!==null)return[e.slice(),""];if(t instanceof $)return[t._bytes,t.type];if(t instanceof C)return St(t);if(t[Symbol.toStringTag]===
"URLSearchParams")return[String(t),"application/x-www-form-urlencoded;charset=UTF-8"];if(re(t)){if(t.locked)throw new TypeError("the stream is locked: a reader has it");return[t,""]}return typeof t[Symbol.
asyncIterator]=="function"?[t,""]:typeof t=="function"?be(t()):[String(t),"text/plain;charset=utf-8"]}var H=class{constructor(e,r){if(arguments.length===0)throw new TypeError("Event: a type is needed");this.type=String(e),this.cancelable=!!r?.cancelable,this.bubbles=!!r?.bubbles,this.composed=!!r?.composed,
this.defaultPrevented=!1,this.target=this.currentTarget=null,this.timeStamp=performance.now(),this._stop=!1,this._dispatched=!1}get isTrusted(){return!1}get eventPhase(){return this.currentTarget?2:0}get returnValue(){
return!this.defaultPrevented}get srcElement(){return this.target}get cancelBubble(){return this._stop}preventDefault(){this.cancelable&&(this.defaultPrevented=!0)}stopPropagation(){}stopImmediatePropagation(){
this._stop=!0}composedPath(){return this.currentTarget?[this.currentTarget]:[]}get[Symbol.toStringTag](){return"Event"}},Ee=class extends H{constructor(e,r){super(e,r),this.detail=r?.detail??null}},ne=class{addEventListener(e,r,n){
if(!r)return;let s=typeof n=="object"&&n!==null?n:{};if(s.signal?.aborted)return;this._on??=new Map;let i=this._on.get(e)??[];i.some(a=>a.f===r)||(this._on.set(e,[...i,{f:r,once:!!s.once,passive:!!s.passive}]),
s.signal&&s.signal.addEventListener("abort",()=>this.removeEventListener(e,r)))}removeEventListener(e,r){let n=this._on?.get(e);n&&this._on.set(e,n.filter(s=>s.f!==r))}dispatchEvent(e){if(!(e instanceof
H))throw new TypeError("dispatchEvent: an Event is needed");e.target=e.currentTarget=this;let r=this["on"+e.type],n=(typeof r=="function"?[{f:r}]:[]).concat(this._on?.get(e.type)??[]);for(let s of n){
s.once&&this.removeEventListener(e.type,s.f);try{typeof s.f=="function"?s.f.call(this,e):s.f.handleEvent(e)}catch(i){reportError(i)}if(e._stop)break}return e.currentTarget=null,!e.defaultPrevented}get[Symbol.
toStringTag](){return"EventTarget"}},$t=Symbol("AbortSignal"),xe=()=>new se($t),se=class extends ne{constructor(e){if(super(),e!==$t)throw new TypeError("Illegal constructor");this.aborted=!1,this.reason=
void 0,this.onabort=null}throwIfAborted(){if(this.aborted)throw this.reason}_abort(e){this.aborted||(this.aborted=!0,this.reason=e===void 0?new DOMException("The operation was aborted.","AbortError"):
e,this.dispatchEvent(new H("abort")))}static abort(e){let r=xe();return r._abort(e),r}static timeout(e){let r=xe();return setTimeout(()=>r._abort(new DOMException("The operation timed out.","TimeoutEr\
ror")),e),r}static any(e){let r=xe();for(let n of e){if(n.aborted){r._abort(n.reason);break}n.addEventListener("abort",()=>r._abort(n.reason))}return r}get[Symbol.toStringTag](){return"AbortSignal"}},
J=class{constructor(){this.signal=xe()}abort(e){this.signal._abort(e)}get[Symbol.toStringTag](){return"AbortController"}};var Se=new Map;function Rt(t){let e=o.body(t);if(typeof e!="number")return e;if(e<0)return{whole(){throw Je()},[Symbol.asyncIterator](){throw Je()}};let r={async*[Symbol.asyncIterator](){for(let n;(n=
await Lr(t))!==null;)yield n},async whole(){let n=[];for await(let s of r)n.push(s);return R(n)}};return r}function Je(){return new TypeError("the body of a request that is over cannot be read")}function Lr(t){
return new Promise((e,r)=>{if(Se.has(t)){r(new TypeError("the body is being read"));return}if(o.read(t)<0){r(Je());return}Se.set(t,{resolve:e,reject:r})})}function qe(t,e){let r=Se.get(t);r&&(Se.delete(
t),typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e))}function Nt(t){qe(t,"the connection is closed")}var jt="",It="",Ut="";function Pt(t,e,r){return jt=t,It=e,Ut=r,t}var jr=/^(https?:\/\/)([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(:[1-9][0-9]{0,3})?(\/[A-Za-z0-9\-._~!$&()*+,;=:@\/]*)(\?[A-Za-z0-9\-._~!$&()*+,;=:@\/?%]*)?$/,
Te=class t{constructor(e,r){if(this._params=null,r===void 0&&e===jt){this._origin=It,this._target=Ut,this._record=null;return}e=String(e);let n=r===void 0?jr.exec(e):null;if(n&&n[3]!==":80"&&n[3]!==":\
443"&&!n[4].includes("/.")&&!n[2].startsWith("xn--")&&!n[2].includes(".xn--")){this._origin=n[1]+n[2]+(n[3]??""),this._target=n[4]+(n[5]??""),this._record=null;return}this._parse(e,r===void 0?void 0:String(
r))}_parse(e,r){let n=l("url"),s=null;if(r!==void 0&&(s=n.basicURLParse(r),s===null))throw Ge(r);let i=n.basicURLParse(e,s?{baseURL:s}:void 0);if(i===null)throw Ge(e);if(typeof i.host=="string"){if(/[^\0-\x7f]/.
test(i.host))throw Ge(e);i.host=i.host.toLowerCase()}this._record=i}static canParse(e,r){try{return new t(e,r),!0}catch{return!1}}static parse(e,r){try{return new t(e,r)}catch{return null}}_full(){return this.
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
Mt(this.search.slice(1)))}get searchParams(){return this._params===null&&(this._params=new oe(this.search),this._params._url=this),this._params}get hash(){return this._record!==null&&this._record.fragment?
"#"+this._record.fragment:""}set hash(e){let r=this._full();if(e=String(e),e===""){r.fragment=null;return}r.fragment="",this._set(e[0]==="#"?e.slice(1):e,"fragment")}get[Symbol.toStringTag](){return"U\
RL"}};function Ge(t){let e=new TypeError(`"${t}" cannot be parsed as a URL.`);return e.code="ERR_INVALID_URL",e}function Ve(t){if(t.includes("+")&&(t=t.replaceAll("+"," ")),!t.includes("%"))return t;try{
return decodeURIComponent(t)}catch{return Ir(t)}}function Ir(t){let e=new TextEncoder().encode(t),r=[];for(let n=0;n<e.length;n++){let s=e[n]===37?String.fromCharCode(e[n+1]??0,e[n+2]??0):"";/^[0-9A-Fa-f]{2}$/.
test(s)?(r.push(parseInt(s,16)),n+=2):r.push(e[n])}return new TextDecoder().decode(new Uint8Array(r))}function Lt(t){return encodeURIComponent(t.toWellFormed()).replace(/%20|[!'()~]/g,e=>e==="%20"?"+":
"%"+e.charCodeAt(0).toString(16).toUpperCase())}function Mt(t){let e=[];if(t==="")return e;for(let r of t.split("&")){if(r==="")continue;let n=r.indexOf("=");e.push(n<0?[Ve(r),""]:[Ve(r.slice(0,n)),Ve(
r.slice(n+1))])}return e}var oe=class t{constructor(e=""){if(this._url=null,typeof e=="object"&&e!==null||typeof e=="function")if(e instanceof t)this._list=e._list.map(r=>r.slice());else if(typeof e[Symbol.
iterator]=="function"){this._list=[];for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("URLSearchParams: a pair has two parts");this._list.push([m(n[0]),m(n[1])])}}else this._list=
Object.keys(e).map(r=>[m(r),m(e[r])]);else{let r=m(e);this._list=Mt(r[0]==="?"?r.slice(1):r)}}_changed(){if(this._url===null)return;let e=String(this);this._url._full().query=e===""?null:e}get size(){
return this._list.length}append(e,r){this._list.push([m(e),m(r)]),this._changed()}delete(e,r){e=m(e),this._list=this._list.filter(n=>n[0]!==e||r!==void 0&&n[1]!==m(r)),this._changed()}get(e){e=m(e);for(let r of this.
_list)if(r[0]===e)return r[1];return null}getAll(e){return e=m(e),this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e,r){return e=m(e),this._list.some(n=>n[0]===e&&(r===void 0||n[1]===m(r)))}set(e,r){e=
m(e),r=m(r);let n=this._list.findIndex(s=>s[0]===e);n<0?this._list.push([e,r]):(this._list[n][1]=r,this._list=this._list.filter((s,i)=>i<=n||s[0]!==e)),this._changed()}sort(){this._list.sort((e,r)=>e[0]<
r[0]?-1:e[0]>r[0]?1:0),this._changed()}forEach(e,r){for(let[n,s]of this)e.call(r,s,n,this)}*entries(){for(let e=0;e<this._list.length;e++)yield[this._list[e][0],this._list[e][1]]}*keys(){for(let[e]of this.
entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){return this.entries()}toString(){return this._list.map(([e,r])=>Lt(e)+"="+Lt(r)).join("&")}toJSON(){return Object.fromEntries(
this._list)}get[Symbol.toStringTag](){return"URLSearchParams"}};function m(t){return String(t).toWellFormed()}var Ur=["","GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS"],Pr=15,Mr=16,Dt=32,Dr=64,Ct=128,q="\0",x=class t extends te{constructor(e,r){super(),this._raw="",this._id=0,this._flags=0,this._init(e,
r??{})}_init(e,r){let n=e instanceof t?e:null;if(this._url=n?n.url:String(new URL(e)),this._method=String(r.method??n?.method??"GET").toUpperCase(),this._headers=new _(r.headers??n?.headers),this._signal=
r.signal??n?.signal,this._used=!1,r.body!==void 0&&r.body!==null){if(this._method==="GET"||this._method==="HEAD")throw new TypeError("a request with GET or HEAD has no body");let[s,i]=be(r.body);this.
_body=s,i&&!this._headers.has("content-type")&&this._headers.set("content-type",i)}else n?(this._body=n._source(),this._body!==null&&(n._used=!0)):this._body=null;this._more=r}get method(){return this.
_method===void 0&&(this._method=Ur[this._flags&Pr]||this._raw.slice(We(this),this._raw.indexOf(q,We(this)))),this._method}get url(){if(this._url===void 0){let e=this._raw,r=e.indexOf(q,We(this))+1,n=e.
indexOf(q,r),s=e.indexOf(q,n+1),i=(this._flags&Mr?"https://":"http://")+(e.slice(n+1,s)||"localhost"),a=e.slice(r,n),f=i+a;this._url=this._flags&Dr?Pt(f,i,a):Br(f,a)}return this._url}get headers(){return this.
_headers===void 0&&(this._headers=_t(this._raw,this._flags>>>8)),this._headers}get params(){if(this._params===void 0&&(this._params={},this._flags&Ct)){let e=this._raw,r=this._flags>>>8;for(let n;(n=e.
indexOf(q,r))>r;){let s=e.indexOf(q,n+1);this._params[e.slice(r,n)]=e.slice(n+1,s),r=s+1}this._line=r+1}return this._params}get signal(){return this._signal===void 0&&(this._abort=new J,this._signal=this.
_abort.signal),this._signal}get cookies(){return this._cookies??=new(l("cookies")).CookieMap(this.headers.get("cookie")??"")}get cache(){return this._more?.cache??"default"}get credentials(){return this.
_more?.credentials??"include"}get destination(){return""}get integrity(){return""}get keepalive(){return!1}get mode(){return this._more?.mode??"cors"}get redirect(){return this._more?.redirect??"follo\
w"}get referrer(){return""}get referrerPolicy(){return""}clone(){if(this._used)throw new TypeError("Body already used");let e=Object.create(t.prototype);Object.assign(e,this);let[r,n]=zt(this._source());
return this._body=r,e._body=n,this._headers!==void 0&&(e._headers=new _(this._headers)),e}_source(){return this._body===void 0&&(this._body=this._flags&Dt?Rt(this._id):null),this._body}_take(){if(this.
_body===void 0&&this._flags&Dt&&!this._used){let e=o.body(this._id,!0);typeof e=="string"&&(this._body=e)}return super._take()}get[Symbol.toStringTag](){return"Request"}};function We(t){return t._flags&
Ct?t.params&&t._line:t._flags>>>8}function Ht(t,e){for(let r of Object.keys(e))Object.defineProperty(t,r,{value:e[r],writable:!0,enumerable:!1})}var Ft=x.prototype;Ht(Ft,{_url:void 0,_method:void 0,_headers:void 0,
_params:void 0,_signal:void 0,_body:void 0,_used:!1,_cookies:void 0});function ve(t,e,r){return{__proto__:Ft,_raw:r,_id:t,_flags:e}}function Br(t,e){try{return String(new URL(t))}catch{return"http://l\
ocalhost"+(e[0]==="/"?e:"/"+e)}}function zt(t){if(t===null||typeof t=="string"||t instanceof Uint8Array)return[t,t];if(t.whole){let e=t.whole();return[{whole:()=>e,[Symbol.asyncIterator]:()=>Bt(e)},{whole:()=>e,
[Symbol.asyncIterator]:()=>Bt(e)}]}if(typeof t.tee!="function")throw new TypeError("a body that is an iterable cannot be cloned");return t.tee()}async function*Bt(t){yield await t}var Cr=JSON.stringify,
w=class t extends te{constructor(e,r){if(super(),typeof e=="string")this._body=e,this._kind=Q;else{let[n,s]=be(e);this._body=n,this._kind=S,s==="text/plain;charset=utf-8"?this._kind=Q:s&&(this._type=s)}
r!=null&&Ye(this,r)}static json(e,r){let n=Cr(e);if(n===void 0)throw new TypeError("Response.json: the value cannot be written as JSON");let s={__proto__:Xe,_body:n,_kind:ye};return r!=null&&Ye(s,typeof r==
"number"?{status:r}:r),s}static redirect(e,r){let n=new t(null),s=typeof r=="number"?r:r?.status??302;if(![301,302,303,307,308].includes(s))throw new RangeError(`Response.redirect: ${s} is no status o\
f a redirect`);return typeof r=="object"&&r!==null&&Ye(n,r),n._status=s,n.headers.set("location",String(e)),n}static error(){let e=new t(null);return e._status=0,e}get status(){return this._status}get statusText(){
return this._text??""}get ok(){return this._status>=200&&this._status<300}get type(){return this._status===0?"error":"default"}get url(){return this._from??""}get redirected(){return this._redirected??
!1}get headers(){if(this._headers===null){this._headers=new _;let e=Ze(this);e&&this._headers._map.set("content-type",e),this._kind=S,this._type=""}return this._headers}clone(){if(this._used)throw new TypeError(
"Body already used");let e=Object.create(Xe);return Object.assign(e,this),this._headers!==null&&(e._headers=new _(this._headers)),[this._body,e._body]=zt(this._body),e}get[Symbol.toStringTag](){return"\
Response"}},Xe=w.prototype;Ht(Xe,{_used:!1,_headers:null,_status:200,_type:""});var Hr={[S]:"",[ye]:"application/json;charset=utf-8",[Q]:"text/plain;charset=utf-8"};function Ze(t){return t._type||Hr[t.
_kind]}function Ye(t,e){let r=e.status;if(r!==void 0){let n=Number(r);if(!Number.isInteger(n)||(n<200||n>599)&&n!==101)throw new RangeError(`The status provided (${r}) must be 101 or in the range of [\
200, 599]`);t._status=n}if(e.statusText!==void 0&&(t._text=String(e.statusText)),e.headers!==void 0&&e.headers!==null){let n=yt(e.headers);if(n){t._type=n,t._kind=S;return}let s=new _(e.headers),i=Ze(
t);i&&!s._map.has("content-type")&&s._map.set("content-type",i),t._headers=s,t._kind=S}}function U(t,e){if(e!==void 0&&e._cookies!==void 0)return e._cookies.toSetCookieHeaders().reduce((n,s)=>n+"set-c\
ookie\0"+s+"\0",U(t));if(t._headers!==null)return _e(t._headers);let r=Ze(t);return r?"content-type\0"+r+"\0":""}var ke=class{get encoding(){return"utf-8"}encode(e=""){return e=String(e),e===""?new Uint8Array(0):o.encode(e)}encodeInto(e,r){let n=0,s=0;for(let i of e){let a=o.encode(i);if(s+a.length>r.length)break;
r.set(a,s),s+=a.length,n+=i.length}return{read:n,written:s}}},Fr=["utf-8","utf8","unicode-1-1-utf-8"],zr=["latin1","iso-8859-1","ascii","us-ascii","windows-1252"],Oe=class{constructor(e="utf-8",r){if(e=
String(e).trim().toLowerCase(),this.encoding=Fr.includes(e)?"utf-8":zr.includes(e)?"windows-1252":null,this.encoding===null)throw new RangeError(`TextDecoder: "${e}" is not known here: utf-8 or latin1`);
this.fatal=!!r?.fatal,this.ignoreBOM=!!r?.ignoreBOM,this._rest=null,this._begun=!1}decode(e,r){let n=e===void 0?new Uint8Array(0):T(e);if(n===null)throw new TypeError("TextDecoder.decode: an ArrayBuff\
er or a view of one is needed");if(this.encoding!=="utf-8")return o.latin1(n);this._rest&&(n=R([this._rest,n]),this._rest=null);let s=!!r?.stream;if(s){let f=Jr(n);f&&(this._rest=n.slice(n.length-f),n=
n.subarray(0,n.length-f))}let i=!this._begun;if(this._begun=s&&(this._begun||n.length>0),i&&!this.ignoreBOM&&n[0]===239&&n[1]===187&&n[2]===191&&(n=n.subarray(3)),n.length===0)return"";let a=o.decode(
n,this.fatal);if(typeof a!="string")throw new TypeError("TextDecoder.decode: the bytes are not UTF-8");return a}};function Jr(t){for(let e=1;e<=3&&e<=t.length;e++){let r=t[t.length-e];if(r>=240)return e<
4?e:0;if(r>=224)return e<3?e:0;if(r>=192)return e<2?e:0;if(r<128)return 0}return 0}var qr={"SHA-1":1,"SHA-256":1,"SHA-384":1,"SHA-512":1},Jt={getRandomValues(t){let e=ArrayBuffer.isView(t)&&!(t instanceof
Float32Array)&&!(t instanceof Float64Array)&&!(t instanceof DataView)?T(t):null;if(e===null)throw new DOMException("getRandomValues: an array of integers is needed","TypeMismatchError");if(e.length>65536)
throw new DOMException("getRandomValues: at most 65,536 bytes at a time","QuotaExceededError");return e.length&&e.set(o.random(e.length)),t},randomUUID(){return o.uuid()},subtle:{async digest(t,e){let r=String(
t?.name??t).toUpperCase(),n=T(e);if(!qr[r])throw new DOMException(`digest: ${r} is not known here: SHA-1, SHA-256, SHA-384, SHA-512`,"NotSupportedError");if(n===null)throw new TypeError("digest: an Ar\
rayBuffer or a view of one is needed");return o.digest(r,n).buffer}}};var ae=new Map,G=new Map,fe=new Map,ie=0,Gr=-3,Vr=-8,Wr=new FinalizationRegistry(t=>o.outbound("close",t));async function qt(t,e){e=e??{};let r=new x(t,e),n=r._signal,s=e.redirect??(t instanceof x?t.redirect:
"follow");n&&n.throwIfAborted();let i=r._source()===null?null:await r.bytes();n&&n.throwIfAborted();do ie=ie+1&1073741823;while(ie===0||ae.has(ie));let a=ie,f=o.outbound("send",a,r.method,r.url,_e(r.headers),
i,String(e.unix??""),s!=="follow");if(f===Vr)throw new TypeError("fetch: the operator lets handlers ask nobody (-allow-net)");if(f===Gr)throw new TypeError("fetch: too many requests have been begun");
if(f<0)throw new TypeError("fetch: the request has a header field that cannot be sent");let c;try{let u=await new Promise((y,j)=>{ae.set(a,{resolve:y,reject:j}),c=()=>{o.outbound("close",a),j(n.reason),
vr(a,n.reason)},n&&n.addEventListener("abort",c)});return Yr(a,u.split("\0"),s)}finally{ae.delete(a)}}function Yr(t,e,r){let n=new _;for(let a=4;a+1<e.length;a+=2)n.append(e[a],e[a+1]);let s=Number(e[0]);
if(r==="error"&&s>=300&&s<400&&n.has("location"))throw o.outbound("close",t),new TypeError(`fetch: ${e[2]} redirects, which redirect: 'error' refuses`);let i=new w(null);return i._status=s,i._text=e[1],
i._from=e[2],i._redirected=e[3]==="1",i._headers=n,i._body=fe.has(t)?fe.get(t):new Ke(t),fe.delete(t),i}var Ke=class{constructor(e){this._id=e,Wr.register(this,e)}get streamed(){return!0}async*[Symbol.
asyncIterator](){let e=!1;try{for(let r;(r=await Xr(this._id))!==null;)yield r;e=!0}finally{e||o.outbound("close",this._id)}}async whole(){let e=[];for await(let r of this)e.push(r);return R(e)}};function Xr(t){
return new Promise((e,r)=>{G.set(t,{resolve:e,reject:r}),o.outbound("read",t)<0&&(G.delete(t),r(new TypeError("fetch: the body is closed, or is being read")))})}function vr(t,e){let r=G.get(t);G.delete(
t),r&&r.reject(e)}function Gt(t,e){let r=ae.get(t);r?e.startsWith("error: ")?r.reject(new TypeError(e.slice(7))):r.resolve(e):fe.delete(t)}function Vt(t,e){let r=G.get(t);if(G.delete(t),!r){ae.has(t)&&
typeof e!="string"&&fe.set(t,e);return}typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e)}var F=new Map,ce=0,Qe=class{constructor(e,r,n,s,i){this._id=e,this._f=r,this._ms=n,this._args=s,this._repeat=i,this._ref=!0}ref(){return this._ref=!0,this}unref(){return this._ref=!1,this}hasRef(){return this.
_ref&&F.get(this._id)===this}refresh(){return F.get(this._id)===this&&o.clear(this._id),Wt(this),this}close(){return V(this),this}[Symbol.toPrimitive](){return this._id}[Symbol.dispose??Symbol.for("di\
spose")](){V(this)}};function et(t,e,r,n){if(typeof t!="function")throw new TypeError("the first argument of a timer must be a function");e=Number(e),e=e>0?Math.min(e,2147483647):0;do ce=ce+1&1073741823;while(ce===
0||F.has(ce));let s=new Qe(ce,t,Math.ceil(e),r,n);return Wt(s),s}function Wt(t){if(o.timer(t._id,t._ms,t._repeat)<0)throw new RangeError("too many timers");F.set(t._id,t)}var Yt=(t,e,...r)=>et(t,e,r,!1),
Xt=(t,e,...r)=>et(t,Math.max(1,Number(e)||0),r,!0),vt=(t,...e)=>et(t,0,e,!1);function V(t){let e=typeof t=="object"&&t!==null?t._id:Number(t);F.delete(e)&&o.clear(e)}function Zt(t){let e=F.get(t);e&&(e.
_repeat||F.delete(t),e._f(...e._args))}var Kr=-4,P=0,Qr=4,Kt=8,er=4,$e=100,Qt=8192;function p(t,e=0,r=[]){switch(typeof t){case"string":return e===0?t:JSON.stringify(t);case"bigint":return t+"n";case"function":return t.prototype&&/^class\b/.
test(Function.prototype.toString.call(t))?`[class ${t.name}]`:`[Function${t.name?": "+t.name:""}]`;case"object":break;default:return Object.is(t,-0)?"-0":String(t)}if(t===null)return"null";if(r.includes(
t))return"[Circular]";if(t instanceof Error)return en(t,e,r);if(t instanceof Date)return isNaN(t)?"Invalid Date":t.toISOString();if(t instanceof RegExp)return String(t);if(t instanceof Promise)return"\
Promise {}";if(e>er)return Array.isArray(t)?"[Array]":"[Object]";r=[...r,t];let n=u=>p(u,e+1,r),s=t[Symbol.toStringTag],i=t.constructor?.name;if(Array.isArray(t))return ue("[",Ae(t,n),"]",e);if(ArrayBuffer.
isView(t)&&!(t instanceof DataView))return ue(`${i}(${t.length}) [`,Ae(t,n),"]",e);if(t instanceof ArrayBuffer)return`ArrayBuffer(${t.byteLength})`;if(t instanceof Map)return ue(`Map(${t.size}) {`,Ae(
t,([u,y])=>`${n(u)} => ${n(y)}`),"}",e);if(t instanceof Set)return ue(`Set(${t.size}) {`,Ae(t,n),"}",e);if(s==="URL")return"URL "+t.href;if(s==="Request")return`Request { ${t.method} ${t.url} }`;if(s===
"Response")return`Response { ${t.status} }`;if(typeof t.toJSON=="function"&&typeof s=="string")return`${s} ${p(t.toJSON(),e+1,r)}`;let f=Object.keys(t).slice(0,$e).map(u=>{let y=Object.getOwnPropertyDescriptor(
t,u);return`${/^[A-Za-z_$][\w$]*$/.test(u)?u:JSON.stringify(u)}: ${y&&y.get?"[Getter]":n(t[u])}`}),c=i&&i!=="Object"?i+" ":"";return f.length?ue(c+"{",f,"}",e):c+"{}"}function Ae(t,e){let r=[];for(let n of t){
if(r.length===$e){r.push("...");break}r.push(e(n))}return r}function ue(t,e,r,n){if(!e.length)return t+r;let s=`${t} ${e.join(", ")} ${r}`;if(s.length<=76)return s;let i="  ".repeat(n+1);return`${t}
${e.map(a=>i+a).join(`,
`)}
${"  ".repeat(n)}${r}`}function en(t,e,r){let n=`${t.name}: ${t.message}`;return typeof t.stack=="string"&&t.stack&&(n+=`
`+o.trace(t.stack)),t.cause!==void 0&&(n+=`
[cause]: ${p(t.cause,e+1,[...r,t])}`),n.trimEnd()}function le(t){let e=0,r="";for(typeof t[0]=="string"&&t[0].includes("%")&&(e=1,r=t[0].replace(/%[sdifjoOc%]/g,n=>{if(n==="%%")return"%";if(e>=t.length)
return n;let s=t[e++];switch(n){case"%s":return typeof s=="string"?s:p(s,1);case"%d":return String(Number(s));case"%i":return String(Math.trunc(Number(s)));case"%f":return String(parseFloat(s));case"%\
j":return JSON.stringify(s);case"%c":return"";default:return p(s,1)}}));e<t.length;e++)r+=(e>0?" ":"")+p(t[e]);return r.length>Qt?r.slice(0,Qt):r}function tn(t,e){let r=t instanceof Map?[...t]:t instanceof
Set?[...t].map((h,d)=>[d,h]):Object.keys(t).map(h=>[h,t[h]]),n=e?[...e]:[],s=!e,i=!1,a=r.slice(0,$e).map(([h,d])=>{if(typeof d!="object"||d===null)return i=!0,[String(h),null,p(d,1)];if(s)for(let A of Object.
keys(d))!n.includes(A)&&n.length<$e&&n.push(A);return[String(h),d,""]}),f=["",...n,...i?["Values"]:[]],c=a.map(([h,d,A])=>[h,...n.map(ge=>d!==null&&ge in d?p(d[ge],er):""),...i?[A]:[]]),u=f.map((h,d)=>Math.
max(h.length,...c.map(A=>A[d].length))+2),y=(h,d,A)=>h+u.map(ge=>"─".repeat(ge)).join(d)+A,j=h=>`│${h.map((d,A)=>` ${d}`.padEnd(u[A])).join("│")}│`;return[y("┌","┬","┐"),j(f),y("├","┼",
"┤"),...c.map(j),y("└","┴","┘")].join(`
`)}var N="",W=t=>(...e)=>{o.log(t,N+le(e))},tt=new Map,rt=new Map,he={log:W(P),info:W(P),debug:W(Kr),warn:W(Qr),error:W(Kt),dirxml:W(P),dir:t=>o.log(P,N+p(t,0)),table:(t,e)=>o.log(P,typeof t=="object"&&
t!==null?tn(t,e):p(t)),trace:(...t)=>o.log(P,N+le(t)+`
`+o.trace(new Error().stack??"")),assert:(t,...e)=>{t||o.log(Kt,N+"Assertion failed"+(e.length?": "+le(e):""))},count:(t="default")=>{let e=(tt.get(t)??0)+1;tt.set(t,e),o.log(P,`${N}${t}: ${e}`)},countReset:(t="\
default")=>{tt.delete(t)},group:(...t)=>{t.length&&o.log(P,N+le(t)),N+="  "},groupEnd:()=>{N=N.slice(2)},time:(t="default")=>{rt.set(t,performance.now())},timeLog:(t="default",...e)=>o.log(P,`${N}[${(performance.
now()-(rt.get(t)??0)).toFixed(2)}ms] ${t} ${le(e)}`.trimEnd()),timeEnd:(t="default")=>{he.timeLog(t),rt.delete(t)},clear:()=>{}};he.groupCollapsed=he.group;var nt=()=>JSON.parse(o.stats()),st=t=>{throw new Error(`${t} is not there in the sandbox`)},rn=performance.now(),ot=()=>Math.round((performance.now()-rn)*1e6),nr=JSON.parse(o.env()),sr=t=>{let e=ot(),
r=[Math.floor(e/1e9),e%1e9];if(!t)return r;let n=(r[0]-t[0])*1e9+r[1]-t[1];return[Math.floor(n/1e9),n%1e9]};sr.bigint=()=>BigInt(ot());var tr=t=>({isTTY:!1,write:e=>(o.log(t,String(e).replace(/\n$/,"")),
!0)}),it={env:nr,argv:[],execArgv:[],title:"wasmserve",pid:1,ppid:0,platform:"linux",arch:"wasm32",version:"v22.0.0",versions:{quickjs:"ng"},release:{name:"wasmserve"},exitCode:void 0,uptime:()=>nt().
uptime,memoryUsage:Object.assign(()=>{let t=nt().memory;return{rss:t.rss,heapTotal:t.instance,heapUsed:t.instance,external:0,arrayBuffers:0}},{rss:()=>nt().memory.rss}),cwd:()=>"/",nextTick:(t,...e)=>queueMicrotask(
()=>t(...e)),hrtime:sr,exit:t=>o.exit(Number(t??it.exitCode??0)|0),abort:()=>o.exit(),kill:()=>st("process.kill"),emitWarning:t=>o.log(4,p(t)),on(){return this},once(){return this},off(){return this},
removeListener(){return this},stdout:tr(0),stderr:tr(4)},M=class{constructor(e){this.name=String(e),this.size=0,this.type=""}async _missing(){let e=new Error(`ENOENT: no such file or directory, open '${this.
name}' (the sandbox has no files)`);throw e.code="ENOENT",e.path=this.name,e}async exists(){return!1}async*[Symbol.asyncIterator](){await this._missing()}};for(let t of["text","json","bytes","arrayBuf\
fer","delete","unlink","stat","write"])Object.defineProperty(M.prototype,t,{value(){return this._missing()},writable:!0,configurable:!0});var rr=t=>new M(t),nn=/[\x1b\x9b](?:\[[0-?]*[ -\/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])|\x9b[0-?]*[ -\/]*[@-~]/g,
sn={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#x27;"},de={version:"1.4.5",revision:"",main:"/app",env:nr,argv:[],isMainThread:!0,file:rr,write:t=>rr(t).write(),sleep:t=>new Promise(e=>setTimeout(
e,t instanceof Date?t-Date.now():t)),nanoseconds:ot,inspect:t=>p(t,1),escapeHTML:t=>String(t).replace(/[&<>"']/g,e=>sn[e]),randomUUIDv7:()=>{let t=Date.now().toString(16).padStart(12,"0"),e=o.uuid();return`${t.
slice(0,8)}-${t.slice(8)}-7${e.slice(15)}`},gc:()=>{},which:()=>null,allocUnsafe:t=>new Uint8Array(t),stripANSI:t=>String(t).replace(nn,""),spawn:()=>st("Bun.spawn"),spawnSync:()=>st("Bun.spawnSync")};
for(let t of["deepEquals","fileURLToPath","pathToFileURL"])D(t,()=>l("bun")[t],de);for(let t of["Cookie","CookieMap"])D(t,()=>l("cookies")[t],de);var on=-1,an=-2,fn=-3,cn=-7,un=-8,pe=t=>{if(typeof t!="string"||t==="")throw new TypeError("server.state: a key is a string of 1 to 1,024 bytes");return t},at=t=>{if(typeof t=="string")return o.encode(
t);let e=T(t);if(e===null)throw new TypeError("server.state: a value is a string or bytes (JSON.stringify makes one of an object)");return e};function me(t){switch(t){case on:throw new TypeError("serv\
er.state: a key has 1 to 1,024 bytes, and what is added to is a whole number");case fn:throw new RangeError("server.state: the store is full, or the value is too large (-state-size)");case un:throw new Error(
"server.state: the operator has switched the store off (-state)")}if(t<0&&t!==an&&t!==cn)throw new Error("server.state: the store failed: the log says why");return t}var or=(t,e)=>{let r=o.state("get",
pe(t),e);return typeof r=="number"?(me(r),null):r},ir={get:t=>or(t,!0),getBytes:t=>or(t,!1),set(t,e){me(o.state("set",pe(t),at(e)))},delete:t=>me(o.state("delete",pe(t)))===1,add(t,e=1){if(!Number.isSafeInteger(
e))throw new TypeError("server.state.add: a whole number is needed");let r=o.state("add",pe(t),e);return typeof r=="string"?Number(r):me(r)},compareAndSwap:(t,e,r)=>me(o.state("swap",pe(t),e===null?null:
at(e),r===null?null:at(r)))===0};var ar=["GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS","CONNECT","TRACE"],k=[void 0],Y={error:void 0},b=null,Re=null,cr=!1,ur=!1;function ct(t){if(b!==null)throw new Error("Bun.serve was called \
twice: a handler serves once, with the addresses of its operator");return lr(t,"the exported object"),b=t,k[0]=t.fetch,Y.error=t.error,Re=hr(t.routes??t.static),t.websocket!==void 0&&o.log(4,"websocke\
t is not supported yet: it is ignored"),t.tls!==void 0&&o.log(4,"tls is the operator's (-tls-cert, -tls-key): it is ignored"),L}function lr(t,e){if(typeof t!="object"&&typeof t!="function"||t===null)throw new TypeError(
`${e} is ${t===null?"null":typeof t}: it must be an object like { fetch(req) { return new Response("hi") } }`);if(t.fetch!==void 0&&typeof t.fetch!="function")throw new TypeError(`${e}: fetch must be \
a function`);if(t.error!==void 0&&typeof t.error!="function")throw new TypeError(`${e}: error must be a function`);let r=t.routes??t.static;if(t.fetch===void 0&&r===void 0)throw new TypeError(`${e} ha\
s neither fetch nor routes: nothing would be answered`)}function hr(t){if(t==null)return{};if(typeof t!="object")throw new TypeError("routes must be an object from paths to handlers");let e={};for(let r of Object.
keys(t))e[r]=dr(r,t[r],!0);return e}function dr(t,e,r){if(typeof e=="function")return ln(e);if(e===!1)return!1;if(e instanceof w)return e._body instanceof M?hn(t,e):dn(t,e);if(e instanceof M)return{file:ft(
e.name)};if(typeof e=="object"&&e!==null&&typeof e.dir=="string"&&Object.keys(e).length===1)return{dir:ft(e.dir)};if(r&&typeof e=="object"&&e!==null&&!Array.isArray(e)){let n={};for(let s of Object.keys(
e)){if(!ar.includes(s))throw new TypeError(`routes: ${t}: "${s}" is no method: ${ar.slice(0,7).join(", ")}`);n[s]=dr(`${s} ${t}`,e[s],!1)}return n}throw new TypeError(`routes: ${t}: a handler, a Respo\
nse, false${r?" or an object from methods to these":""} is needed, not ${e===null?"null":typeof e}`)}function ln(t){let e=k.indexOf(t,1);if(e<0&&(e=k.push(t)-1,e>65535))throw new RangeError("routes: m\
ore than 65,535 handlers");return e}function hn(t,e){if(e._status!==200||e._headers!==null)throw new TypeError(`routes: ${t}: the Response of a file has neither status nor headers: the host makes them`);
return{file:ft(e._body.name)}}var ft=t=>t.replace(/^(\.\/)+/,"")||".";function dn(t,e){let r=e._body;if(e._used)throw new TypeError(`routes: ${t}: the body of the Response has been used`);let n=U(e).split(
"\0"),s={};for(let a=0;a+1<n.length;a+=2)(s[n[a]]??=[]).push(n[a+1]);let i={status:e._status,headers:s};if(typeof r=="string")i.body=r.toWellFormed();else if(r instanceof Uint8Array)i.bodyBase64=btoa(
o.latin1(r));else if(r!==null)throw new TypeError(`routes: ${t}: the Response of a fixed route must have a whole body, not a stream`);return i}function pr(){cr=!0;let t=b,e={},r=(n,s)=>{t[n]!==void 0&&
t[n]!==null&&(e[n]=s(t[n]))};r("unix",n=>String(n)),(e.unix===void 0||t.port!==void 0)&&r("port",n=>Number(n)),r("hostname",n=>String(n));for(let n of["idleTimeout","requestTimeout","guestTimeout","ma\
xRequestBodySize","instances"])r(n,s=>Number(s));return r("isolation",n=>String(n)),r("development",n=>n!==!1),e.routes=Re,Re=null,JSON.stringify(e)}function mr(){ur=!0}var gr=()=>b!==null,pn={"-1":"t\
he routes are not valid","-3":"there are too many routes","-9":"the host refused it"},L={get id(){return""},get development(){return!!b?.development},get hostname(){return b?.hostname??(b?.unix?void 0:
"localhost")},get port(){return b?.unix?void 0:Number(b?.port??3e3)},get protocol(){return b?.unix?"unix":"http"},get address(){return b?.unix??{address:this.hostname,port:this.port,family:"IPv4"}},get url(){
return new URL(b?.unix?"unix://"+String(b.unix).replace(/^\0/,"@"):`http://${this.hostname}:${this.port}/`)},get pendingRequests(){return o.pending()},get pendingWebSockets(){return 0},state:ir,stats:()=>JSON.
parse(o.stats()),reload(t){if(lr({fetch:k[0],...t},"server.reload: the object"),ur)throw new Error("server.reload: with isolation per request what a handler changes ends with its request: change the f\
ile instead");let e=k.length,r=t.routes??t.static,n=r==null?null:hr(r);if(n!==null)if(!cr)Re=n;else{let s=o.reload(JSON.stringify({routes:n}));if(s<0)throw k.length=e,new Error(`server.reload: ${pn[s]??
"it failed"}: the log says why`)}return t.fetch!==void 0&&(k[0]=t.fetch),t.error!==void 0&&(Y.error=t.error),L},timeout(t,e){if(e=Number(e),!(e>=0))throw new TypeError("server.timeout: a number of sec\
onds is needed, 0 for none");o.timeout(fr(t),Math.min(Math.round(e*1e3),2147483647))},requestIP(t){let e=o.remote(fr(t)),r=e.lastIndexOf(":");if(r<0)return null;let n=e.slice(0,r).replace(/^\[|\]$/g,"");
return{address:n,port:Number(e.slice(r+1)),family:n.includes(":")?"IPv6":"IPv4"}},fetch(t,e){return k[0].call(L,t instanceof x&&!e?t:new x(typeof t=="string"&&t[0]==="/"?"http://localhost"+t:t,e),L)},
async stop(){o.log(4,"server.stop: the server is its operator's: it goes on")},ref(){return L},unref(){return L},upgrade(){return!1},publish(){return 0},subscriberCount(){return 0}};function fr(t){if(!(t instanceof
x))throw new TypeError("a request that the server has handed out is needed");return t._id}var O=new Map,X=new Map,mn=256,yr=0,Ne=0,Le=0,g=null;function _r(t,e,r,n){g=ve(t,r,n);let s;try{let i=k[e]??k[0];if(i===void 0)return gn();s=i.call(L,g,L)}catch(i){return E(t,i,g)}return wr(t,s)}function wr(t,e){
if(typeof e=="object"&&e!==null){let r=e._kind;if(r!==void 0){let n=e._body;return r===S||typeof n!="string"||e._used||g._cookies!==void 0?lt(t,g,e):(e._status!==Ne&&(K[Pe]=Ne=e._status),r!==Le&&(K[Me]=
Le=r),n)}if(typeof e.then=="function")return e}return E(t,je(e),g)}function br(t,e){try{return e instanceof w?lt(t,g,e):E(t,je(e),g)}catch(r){return E(t,r,g)}}function ut(t,e,r=g){O.set(t,{req:r});let n=i=>{
if(!O.delete(t)){o.finished();return}try{let a=i instanceof w?lt(t,r,i):E(t,je(i),r);a!==void 0&&o.answer(t,a)}catch(a){E(t,a,r)}},s=i=>{O.delete(t)?E(t,i,r):o.finished()};try{e.then(n,s)}catch(i){s(i)}}
function je(t){return new TypeError(`the handler returned ${t===void 0?"nothing":p(t,1).slice(0,100)}: it must return a Response, or a promise of one`)}function gn(){return v(404,S),""}function v(t,e){
t!==Ne&&(K[Pe]=Ne=t),e!==Le&&(K[Me]=Le=e)}function lt(t,e,r){let n=r._body;if(typeof n=="string")return r._used?E(t,new TypeError("Body already used"),e):r._kind!==S&&e._cookies===void 0?(v(r._status,
r._kind),n):(v(r._status,De),U(r,e)+"\0"+n);if(r._status===0)return E(t,new TypeError("the handler returned Response.error()"),e);if(n===null)return v(r._status,De),U(r,e)+"\0";if(r._used||n.locked)return E(
t,new TypeError(n.locked?"the body of the response is locked: a reader has it":"Body already used"),e);if(r._used=!0,n instanceof M){ut(t,n.bytes(),e);return}if(n instanceof Uint8Array){o.respond(t,r.
_status,U(r,e),n);return}if(n.whole&&!n.streamed){O.set(t,{req:e}),n.whole().then(s=>{O.delete(t)?o.respond(t,r._status,U(r,e),typeof s=="string"?o.encode(s):s):o.finished()}).catch(s=>{O.delete(t)?E(
t,s,e):o.finished()});return}yn(t,e,r,n)}async function yn(t,e,r,n){let s={req:e,gone:!1,drained:null};O.set(t,s);let i=we(n);try{for(o.start(t,r._status,U(r,e));;){let a=await i.next();if(s.gone)break;
if(a.done){o.end(t);break}let f=a.value;for(;f.byteLength>0&&!s.gone;){let c=o.write(t,f);if(c===dt)await new Promise(u=>{s.drained=u});else if(c<0){s.gone=!0;break}else f=f.subarray(c)}if(s.gone)break}}catch(a){
s.gone||E(t,a,e)}finally{O.delete(t),s.gone&&(i.return().catch(()=>{}),o.finished())}}function E(t,e,r){let n=0;Y.error!==void 0&&(n=yr=yr+1&1073741823,X.set(n,{e,req:r}),X.size>mn&&X.delete(X.keys().
next().value)),o.fail(t,Z(e),e instanceof Error?String(e.stack??""):"",n)}function Z(t){try{return t instanceof Error?`${t.name}: ${t.message}`:"thrown: "+p(t,1).slice(0,1e3)}catch{return"an error tha\
t cannot be described"}}function xr(t,e,r,n,s,i){if(Y.error===void 0){v(0,ht);return}let a=X.get(e),f;X.delete(e)?({e:f,req:g}=a,g._id=t):(f=new Error(r),f.name="HostError",f.kind=i,g=ve(t,n,s)),v(0,S);
let c;try{c=Y.error.call(L,f,g)}catch(u){o.fail(t,Z(u),u instanceof Error?String(u.stack??""):"",0);return}if(typeof c=="object"&&c!==null&&(c instanceof w||typeof c.then=="function"))return wr(t,c);o.
fail(t,Z(je(c)),"",0)}var _n=1,wn=2,bn=3,xn=4,En=5,Sn=6;function Er(t,e,r){switch(t){case _n:Zt(e);break;case wn:{let n=O.get(e),s=n?.drained;s&&(n.drained=null,s());break}case bn:Tn(e);break;case xn:
qe(e,r);break;case En:Gt(e,r);break;case Sn:Vt(e,r);break}}function Tn(t){let e=O.get(t);O.delete(t),Nt(t),e&&(e.gone=!0,e.drained&&e.drained(),e.req?._abort?.abort(new DOMException("The connection wa\
s closed.","AbortError")))}var Sr={Headers:_,Request:x,Response:w,URL:Te,URLSearchParams:oe,Event:H,CustomEvent:Ee,EventTarget:ne,AbortController:J,AbortSignal:se,Blob:$,File:B,FormData:C,TextEncoder:ke,TextDecoder:Oe,crypto:Jt,
console:he,process:it,Bun:de,setTimeout:Yt,setInterval:Xt,setImmediate:vt,clearTimeout:V,clearInterval:t=>V(t),clearImmediate:t=>V(t),reportError:t=>{o.log(8,Z(t)+(t instanceof Error?`
`+o.trace(String(t.stack??"")):""))},fetch:qt,navigator:{userAgent:"wasmserve",hardwareConcurrency:1},self:globalThis,global:globalThis};for(let t of Object.keys(Sr))ee(t,Sr[t]);for(let t of["Readable\
Stream","WritableStream","TransformStream","ByteLengthQueuingStrategy","CountQueuingStrategy","ReadableStreamDefaultReader"])D(t,()=>l("streams")[t]);for(let t of["MessageChannel","MessagePort","Messa\
geEvent","ErrorEvent","CloseEvent"])D(t,()=>l("messages")[t]);D("structuredClone",()=>l("clone").make({Blob:$,File:B}));D("URLPattern",()=>l("pattern").URLPattern);de.serve=t=>ct(t);ee("queueMicrotask",
(t=>e=>t(()=>{try{e()}catch(r){reportError(r)}}))(queueMicrotask));var Tr=!1;ee("__wasmserve_main",t=>{Tr=!0;let e=t.default;if(!gr()){if(e===void 0)throw new TypeError('the script has no default expo\
rt and does not call Bun.serve: write `export default { fetch(req) { return new Response("hi") } }`');ct(e)}});ee("__wasmserve",{dispatch:_r,fulfilled:br,wait:ut,errored:xr,event:Er,manifest(){if(delete globalThis.
__wasmserve_main,!Tr)throw new TypeError("the script has not come to its end: a top-level await that never settles?");return pr()},isolate(){mr();for(let t of["streams","url","clone","messages","cooki\
es"])l(t);Math.random=()=>{let t=new Uint32Array(o.random(8).buffer);return((t[0]>>>5)*67108864+(t[1]>>>6))/9007199254740992}},message:Z,stack:t=>t instanceof Error?String(t.stack??""):""});})();
