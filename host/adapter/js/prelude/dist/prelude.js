(()=>{var o=globalThis.__wasmserve_host;delete globalThis.__wasmserve_host;var ee=new Int32Array(o.memory.buffer,o.memory.byteOffset,8),De=0,Be=1,k=0,_e=1,te=2,Ce=3,yt=9,gt=-6;function $(t,e,r=globalThis){Object.
defineProperty(r,t,{configurable:!0,enumerable:r!==globalThis,get(){let n=e();return Me(r,t,n),n},set(n){Me(r,t,n)}})}function Me(t,e,r){typeof r=="function"&&r.name!==e&&Object.defineProperty(r,"name",
{value:e,configurable:!0}),Object.defineProperty(t,e,{value:r,configurable:!0,writable:!0,enumerable:t!==globalThis})}function re(t,e){Me(globalThis,t,e)}var Ue=new Map;function l(t){return Ue.has(t)||
Ue.set(t,o.library(t)),Ue.get(t)}var $r=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,Nr=/[\0\r\n]|[^\0-\xff]/,_t=/^[\t\n\r ]+|[\t\n\r ]+$/g,He=new Map,Fe=new Set,wt=256,bt=64;function J(t){let e=He.get(t);return e===void 0?Lr(String(t)):e}function Lr(t){
if(!$r.test(t))throw new TypeError(`Invalid header name: '${t}'`);let e=t.toLowerCase();return t.length<=bt&&He.size<wt&&He.set(t,e),e}function ze(t,e){return Fe.has(e)?e:Ir(t,String(e))}function Ir(t,e){
if(_t.test(e)&&(e=e.replace(_t,"")),Nr.test(e))throw new TypeError(`Header '${t}' has invalid value: '${e}'`);return e.length<=bt&&Fe.size<wt&&Fe.add(e),e}var _=class t{constructor(e){if(this._map=new Map,
this._cookies=null,e!=null)if(e instanceof t){for(let[r,n]of P(e))this._map.set(r,n);e._cookies&&(this._cookies=e._cookies.slice())}else{if(typeof e!="object")throw new TypeError("Headers can be made \
of an object, an array of pairs or Headers");if(typeof e[Symbol.iterator]=="function")for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("a header is a pair of name and value");this.
append(n[0],n[1])}else{let r=Object.keys(e);for(let n=0;n<r.length;n++)this.append(r[n],e[r[n]])}}}append(e,r){let n=J(e),s=ze(e,r),i=P(this);if(n==="set-cookie"){(this._cookies??=[]).push(s);return}let a=i.
get(n);i.set(n,a===void 0?s:Et(n,a,s))}set(e,r){let n=J(e),s=ze(e,r),i=P(this);n==="set-cookie"?this._cookies=[s]:i.set(n,s)}get(e){let r=J(e);if(this._map===null){let s=jr(this._raw,this._end,r);if(s!==
void 0)return s}let n=P(this);return r==="set-cookie"?this._cookies&&this._cookies.length?this._cookies.join(", "):null:n.get(r)??null}has(e){return this.get(e)!==null}delete(e){let r=J(e),n=P(this);r===
"set-cookie"?this._cookies=null:n.delete(r)}getSetCookie(){return P(this),this._cookies?this._cookies.slice():[]}getAll(e){if(J(e)!=="set-cookie")throw new TypeError("getAll is for set-cookie only");return this.
getSetCookie()}get count(){return P(this).size+(this._cookies?this._cookies.length:0)}*entries(){let e=P(this),r=[...e.keys()];this._cookies&&r.push("set-cookie");for(let n of r.sort())if(n==="set-coo\
kie")for(let s of this._cookies??[])yield[n,s];else e.has(n)&&(yield[n,e.get(n)])}*keys(){for(let[e]of this.entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){return this.
entries()}forEach(e,r){for(let[n,s]of this.entries())e.call(r,s,n,this)}toJSON(){let e={};for(let[r,n]of this)e[r]=r==="set-cookie"?this.getSetCookie():n;return e}get[Symbol.toStringTag](){return"Head\
ers"}};function xt(t){if(typeof t!="object"||t[Symbol.iterator]!==void 0)return;let e=Object.keys(t);if(!(e.length!==1||J(e[0])!=="content-type"))return ze("content-type",t[e[0]])}function Tt(t,e){return{
__proto__:_.prototype,_map:null,_cookies:null,_raw:t,_end:e}}function jr(t,e,r){let n=`
`+r+"\0",s=t.indexOf(n);if(s<0||s>=e)return null;s+=n.length;let i=t.indexOf(`
`,s);if(i<0||i>e)return t.slice(s,e);let a=t.indexOf(n,i);return a<0||a>=e?t.slice(s,i):void 0}function P(t){if(t._map!==null)return t._map;let e=t._map=new Map,r=t._raw,n=t._end;t._raw=void 0;for(let s=1;s<=
n;){let i=r.indexOf("\0",s),a=r.indexOf(`
`,i);(a<0||a>n)&&(a=n);let f=r.slice(s,i),c=r.slice(i+1,a);if(f==="set-cookie")(t._cookies??=[]).push(c);else{let u=e.get(f);e.set(f,u===void 0?c:Et(f,u,c))}s=a+1}return e}var Et=(t,e,r)=>e+(t==="cook\
ie"?"; ":", ")+r;function we(t){let e="";if(P(t).forEach((r,n)=>{e+=n+"\0"+r+"\0"}),t._cookies)for(let r of t._cookies)e+="set-cookie\0"+r+"\0";return e}var x=class t{constructor(e=[],r){let n=[];for(let s of e)s instanceof t?n.push(s._bytes):n.push(T(s)??o.encode(String(s)));this._bytes=N(n),this.type=String(r?.type??"").toLowerCase()}get size(){return this.
_bytes.byteLength}async text(){return o.decode(this._bytes,!1)}async json(){return JSON.parse(await this.text())}async bytes(){return this._bytes.slice()}async arrayBuffer(){return this._bytes.slice().
buffer}stream(){return qe(this._bytes.slice())}async formData(){return Je(this._bytes,this.type)}slice(e=0,r=this.size,n=""){return new t([this._bytes.slice(e,r)],{type:n})}get[Symbol.toStringTag](){return"\
Blob"}},B=class extends x{constructor(e,r,n){if(arguments.length<2)throw new TypeError("File: parts and a name are needed");super(e,n),this.name=String(r),this.lastModified=n?.lastModified??Date.now()}get[Symbol.
toStringTag](){return"File"}},H=class{constructor(){this._list=[]}append(e,r,n){this._list.push([String(e),St(r,n)])}set(e,r,n){e=String(e);let s=this._list.findIndex(i=>i[0]===e);if(s<0){this.append(
e,r,n);return}this._list[s]=[e,St(r,n)],this._list=this._list.filter((i,a)=>a<=s||i[0]!==e)}get(e){return this._list.find(r=>r[0]===e)?.[1]??null}getAll(e){return this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e){
return this._list.some(r=>r[0]===e)}delete(e){this._list=this._list.filter(r=>r[0]!==e)}forEach(e,r){for(let[n,s]of this)e.call(r,s,n,this)}*entries(){for(let e of this._list)yield e.slice()}*keys(){for(let e of this.
_list)yield e[0]}*values(){for(let e of this._list)yield e[1]}[Symbol.iterator](){return this.entries()}toJSON(){let e={};for(let[r,n]of this)e[r]=r in e?[].concat(e[r],n):n;return e}get[Symbol.toStringTag](){
return"FormData"}};function St(t,e){return t instanceof x?t instanceof B&&e===void 0?t:new B([t],e??"blob",{type:t.type}):String(t)}var kt=t=>t.replace(/\r\n|\r|\n/g,"%0D%0A").replace(/"/g,"%22");function At(t){
let e="----form"+crypto.randomUUID().replaceAll("-",""),r=[];for(let[n,s]of t){let i=`--${e}\r
content-disposition: form-data; name="${kt(n)}"`;typeof s=="string"?r.push(o.encode(`${i}\r
\r
${s}\r
`)):(i+=`; filename="${kt(s.name)}"\r
content-type: ${s.type||"application/octet-stream"}\r
\r
`,r.push(o.encode(i),s._bytes,o.encode(`\r
`)))}return r.push(o.encode(`--${e}--\r
`)),[N(r),`multipart/form-data; boundary=${e}`]}function Je(t,e){let r=new H;if(/^application\/x-www-form-urlencoded/i.test(e)){for(let[f,c]of new URLSearchParams(o.decode(t,!1)))r.append(f,c);return r}
let n=/^multipart\/form-data.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(e);if(!n)throw new TypeError(`a body of type "${e}" is no form: multipart/form-data or application/x-www-form-urlencoded is ne\
eded`);let s=o.latin1(t),i="--"+o.latin1(o.encode(n[1]??n[2])),a=s.indexOf(i);for(;a>=0;){if(a+=i.length,s.startsWith("--",a))return r;let f=s.indexOf(`\r
\r
`,a),c=s.indexOf(`\r
`+i,a);if(f<0||c<f+2)break;let u=o.decode(t.slice(a,f),!1),g=t.slice(f+4,Math.max(f+4,c)),j=Ot(u,"name"),h=Ot(u,"filename");if(j===null)break;h===null?r.append(j,o.decode(g,!1)):r.append(j,new B([g],h,
{type:/^content-type:\s*(.*)$/im.exec(u)?.[1]?.trim()??""})),a=c+2}throw new TypeError("the form is broken or cut short")}function Ot(t,e){let r=/^content-disposition:.*$/im.exec(t)?.[0]??"",n=new RegExp(
`;\\s*${e}="([^"]*)"`,"i").exec(r);return n?n[1].replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):null}var ne=class{get body(){let e=this._source();return e===null?null:(typeof e=="string"||e instanceof Uint8Array?this._body=qe(e):se(e)?this._body=e:this._body=Pr(e),this._body)}get bodyUsed(){return this.
_used||se(this._body)&&this._body.locked&&this._disturbed===!0}text(){let e=this._take();return e===void 0?$t(this):Promise.resolve(e)}json(){let e=this._take();if(e===void 0)return $t(this).then(Rt);
try{return Promise.resolve(Rt(e))}catch(r){return Promise.reject(r)}}async bytes(){let e=await Lt(this);return typeof e=="string"?o.encode(e):e}async arrayBuffer(){let e=await this.bytes();return e.byteLength===
e.buffer.byteLength?e.buffer:e.slice().buffer}async blob(){return new x([await this.bytes()],{type:this.headers.get("content-type")??""})}async formData(){return Je(await this.bytes(),this.headers.get(
"content-type")??"")}toJSON(){return{}}_source(){return this._body}_take(){let e=this._body;if(!(typeof e!="string"||this._used))return this._used=!0,e}},Rt=JSON.parse;async function $t(t){let e=await Lt(
t);if(typeof e=="string")return e;let r=o.decode(e,!1);return r[0]==="\uFEFF"?r.slice(1):r}async function Lt(t){if(t._used)throw new TypeError("Body already used");let e=t._source();if(e===null)return"";
if(se(e)&&e.locked)throw new TypeError("Body is locked: a reader has it");if(t._used=!0,typeof e=="string"||e instanceof Uint8Array)return e;if(e.whole)return e.whole();let r=[];for await(let n of be(
e))r.push(n);return N(r)}function N(t){let e=0;for(let n of t)e+=n.byteLength;let r=new Uint8Array(e);e=0;for(let n of t)r.set(n,e),e+=n.byteLength;return r}async function*be(t){if(se(t)){let e=t.getReader(),
r=!1;try{for(;;){let n=await e.read();if(n.done){r=!0;return}yield Nt(n.value)}}finally{r||e.cancel().catch(()=>{})}}else for await(let e of t)yield Nt(e)}function Nt(t){if(typeof t=="string")return o.
encode(t);let e=T(t);if(e===null)throw new TypeError("a part of a body must be a string, an ArrayBuffer or a view of one");return e}function T(t){return t instanceof Uint8Array?t:t instanceof ArrayBuffer?
new Uint8Array(t):ArrayBuffer.isView(t)?new Uint8Array(t.buffer,t.byteOffset,t.byteLength):null}function se(t){return typeof t=="object"&&t!==null&&typeof t.getReader=="function"}function qe(t){let e=typeof t==
"string"?o.encode(t):t;return new(l("streams")).ReadableStream({start(r){e.byteLength&&r.enqueue(e),r.close()}})}function Pr(t){let e=be(t);return new(l("streams")).ReadableStream({async pull(r){let n=await e.
next();n.done?r.close():r.enqueue(n.value)},cancel(){return e.return()}})}function xe(t){if(t==null)return[null,""];if(typeof t=="string")return[t,"text/plain;charset=utf-8"];if(typeof t!="object"&&typeof t!=
"function")return[String(t),"text/plain;charset=utf-8"];let e=T(t);if(e!==null)return[e.slice(),""];if(t instanceof x)return[t._bytes,t.type];if(t instanceof H)return At(t);if(t[Symbol.toStringTag]===
"URLSearchParams")return[String(t),"application/x-www-form-urlencoded;charset=UTF-8"];if(se(t)){if(t.locked)throw new TypeError("the stream is locked: a reader has it");return[t,""]}return typeof t[Symbol.
asyncIterator]=="function"?[t,""]:typeof t=="function"?xe(t()):[String(t),"text/plain;charset=utf-8"]}var F=class{constructor(e,r){if(arguments.length===0)throw new TypeError("Event: a type is needed");this.type=String(e),this.cancelable=!!r?.cancelable,this.bubbles=!!r?.bubbles,this.composed=!!r?.composed,
this.defaultPrevented=!1,this.target=this.currentTarget=null,this.timeStamp=performance.now(),this._stop=!1,this._dispatched=!1}get isTrusted(){return!1}get eventPhase(){return this.currentTarget?2:0}get returnValue(){
return!this.defaultPrevented}get srcElement(){return this.target}get cancelBubble(){return this._stop}preventDefault(){this.cancelable&&(this.defaultPrevented=!0)}stopPropagation(){}stopImmediatePropagation(){
this._stop=!0}composedPath(){return this.currentTarget?[this.currentTarget]:[]}get[Symbol.toStringTag](){return"Event"}},Ee=class extends F{constructor(e,r){super(e,r),this.detail=r?.detail??null}},oe=class{addEventListener(e,r,n){
if(!r)return;let s=typeof n=="object"&&n!==null?n:{};if(s.signal?.aborted)return;this._on??=new Map;let i=this._on.get(e)??[];i.some(a=>a.f===r)||(this._on.set(e,[...i,{f:r,once:!!s.once,passive:!!s.passive}]),
s.signal&&s.signal.addEventListener("abort",()=>this.removeEventListener(e,r)))}removeEventListener(e,r){let n=this._on?.get(e);n&&this._on.set(e,n.filter(s=>s.f!==r))}dispatchEvent(e){if(!(e instanceof
F))throw new TypeError("dispatchEvent: an Event is needed");e.target=e.currentTarget=this;let r=this["on"+e.type],n=(typeof r=="function"?[{f:r}]:[]).concat(this._on?.get(e.type)??[]);for(let s of n){
s.once&&this.removeEventListener(e.type,s.f);try{typeof s.f=="function"?s.f.call(this,e):s.f.handleEvent(e)}catch(i){reportError(i)}if(e._stop)break}return e.currentTarget=null,!e.defaultPrevented}get[Symbol.
toStringTag](){return"EventTarget"}},It=Symbol("AbortSignal"),Te=()=>new ie(It),ie=class extends oe{constructor(e){if(super(),e!==It)throw new TypeError("Illegal constructor");this.aborted=!1,this.reason=
void 0,this.onabort=null}throwIfAborted(){if(this.aborted)throw this.reason}_abort(e){this.aborted||(this.aborted=!0,this.reason=e===void 0?new DOMException("The operation was aborted.","AbortError"):
e,this.dispatchEvent(new F("abort")))}static abort(e){let r=Te();return r._abort(e),r}static timeout(e){let r=Te();return setTimeout(()=>r._abort(new DOMException("The operation timed out.","TimeoutEr\
ror")),e),r}static any(e){let r=Te();for(let n of e){if(n.aborted){r._abort(n.reason);break}n.addEventListener("abort",()=>r._abort(n.reason))}return r}get[Symbol.toStringTag](){return"AbortSignal"}},
q=class{constructor(){this.signal=Te()}abort(e){this.signal._abort(e)}get[Symbol.toStringTag](){return"AbortController"}};var Se=new Map;function jt(t){let e=o.body(t);if(typeof e!="number")return e;if(e<0)return{whole(){throw Ge()},[Symbol.asyncIterator](){throw Ge()}};let r={async*[Symbol.asyncIterator](){for(let n;(n=
await Ur(t))!==null;)yield n},async whole(){let n=[];for await(let s of r)n.push(s);return N(n)}};return r}function Ge(){return new TypeError("the body of a request that is over cannot be read")}function Ur(t){
return new Promise((e,r)=>{if(Se.has(t)){r(new TypeError("the body is being read"));return}if(o.read(t)<0){r(Ge());return}Se.set(t,{resolve:e,reject:r})})}function Ve(t,e){let r=Se.get(t);r&&(Se.delete(
t),typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e))}function Pt(t){Ve(t,"the connection is closed")}var Mt="",Dt="",Bt="";function Ct(t,e,r){return Mt=t,Dt=e,Bt=r,t}var Mr=/^(https?:\/\/)([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(:[1-9][0-9]{0,3})?(\/[A-Za-z0-9\-._~!$&()*+,;=:@\/]*)(\?[A-Za-z0-9\-._~!$&()*+,;=:@\/?%]*)?$/,
ke=class t{constructor(e,r){if(this._params=null,r===void 0&&e===Mt){this._origin=Dt,this._target=Bt,this._record=null;return}e=String(e);let n=r===void 0?Mr.exec(e):null;if(n&&n[3]!==":80"&&n[3]!==":\
443"&&!n[4].includes("/.")&&!n[2].startsWith("xn--")&&!n[2].includes(".xn--")){this._origin=n[1]+n[2]+(n[3]??""),this._target=n[4]+(n[5]??""),this._record=null;return}this._parse(e,r===void 0?void 0:String(
r))}_parse(e,r){let n=l("url"),s=null;if(r!==void 0&&(s=n.basicURLParse(r),s===null))throw We(r);let i=n.basicURLParse(e,s?{baseURL:s}:void 0);if(i===null)throw We(e);if(typeof i.host=="string"){if(/[^\0-\x7f]/.
test(i.host))throw We(e);i.host=i.host.toLowerCase()}this._record=i}static canParse(e,r){try{return new t(e,r),!0}catch{return!1}}static parse(e,r){try{return new t(e,r)}catch{return null}}_full(){return this.
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
Ht(this.search.slice(1)))}get searchParams(){return this._params===null&&(this._params=new ae(this.search),this._params._url=this),this._params}get hash(){return this._record!==null&&this._record.fragment?
"#"+this._record.fragment:""}set hash(e){let r=this._full();if(e=String(e),e===""){r.fragment=null;return}r.fragment="",this._set(e[0]==="#"?e.slice(1):e,"fragment")}get[Symbol.toStringTag](){return"U\
RL"}};function We(t){let e=new TypeError(`"${t}" cannot be parsed as a URL.`);return e.code="ERR_INVALID_URL",e}function Ye(t){if(t.includes("+")&&(t=t.replaceAll("+"," ")),!t.includes("%"))return t;try{
return decodeURIComponent(t)}catch{return Dr(t)}}function Dr(t){let e=new TextEncoder().encode(t),r=[];for(let n=0;n<e.length;n++){let s=e[n]===37?String.fromCharCode(e[n+1]??0,e[n+2]??0):"";/^[0-9A-Fa-f]{2}$/.
test(s)?(r.push(parseInt(s,16)),n+=2):r.push(e[n])}return new TextDecoder().decode(new Uint8Array(r))}function Ut(t){return encodeURIComponent(t.toWellFormed()).replace(/%20|[!'()~]/g,e=>e==="%20"?"+":
"%"+e.charCodeAt(0).toString(16).toUpperCase())}function Ht(t){let e=[];if(t==="")return e;for(let r of t.split("&")){if(r==="")continue;let n=r.indexOf("=");e.push(n<0?[Ye(r),""]:[Ye(r.slice(0,n)),Ye(
r.slice(n+1))])}return e}var ae=class t{constructor(e=""){if(this._url=null,typeof e=="object"&&e!==null||typeof e=="function")if(e instanceof t)this._list=e._list.map(r=>r.slice());else if(typeof e[Symbol.
iterator]=="function"){this._list=[];for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("URLSearchParams: a pair has two parts");this._list.push([m(n[0]),m(n[1])])}}else this._list=
Object.keys(e).map(r=>[m(r),m(e[r])]);else{let r=m(e);this._list=Ht(r[0]==="?"?r.slice(1):r)}}_changed(){if(this._url===null)return;let e=String(this);this._url._full().query=e===""?null:e}get size(){
return this._list.length}append(e,r){this._list.push([m(e),m(r)]),this._changed()}delete(e,r){e=m(e),this._list=this._list.filter(n=>n[0]!==e||r!==void 0&&n[1]!==m(r)),this._changed()}get(e){e=m(e);for(let r of this.
_list)if(r[0]===e)return r[1];return null}getAll(e){return e=m(e),this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e,r){return e=m(e),this._list.some(n=>n[0]===e&&(r===void 0||n[1]===m(r)))}set(e,r){e=
m(e),r=m(r);let n=this._list.findIndex(s=>s[0]===e);n<0?this._list.push([e,r]):(this._list[n][1]=r,this._list=this._list.filter((s,i)=>i<=n||s[0]!==e)),this._changed()}sort(){this._list.sort((e,r)=>e[0]<
r[0]?-1:e[0]>r[0]?1:0),this._changed()}forEach(e,r){for(let[n,s]of this)e.call(r,s,n,this)}*entries(){for(let e=0;e<this._list.length;e++)yield[this._list[e][0],this._list[e][1]]}*keys(){for(let[e]of this.
entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){return this.entries()}toString(){return this._list.map(([e,r])=>Ut(e)+"="+Ut(r)).join("&")}toJSON(){return Object.fromEntries(
this._list)}get[Symbol.toStringTag](){return"URLSearchParams"}};function m(t){return String(t).toWellFormed()}var Br=["","GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS"],Cr=15,Hr=16,Ft=32,Fr=64,Jt=128,G="\0",E=class t extends ne{constructor(e,r){super(),this._raw="",this._id=0,this._flags=0,this._init(e,
r??{})}_init(e,r){let n=e instanceof t?e:null;if(this._url=n?n.url:String(new URL(e)),this._method=String(r.method??n?.method??"GET").toUpperCase(),this._headers=new _(r.headers??n?.headers),this._signal=
r.signal??n?.signal,this._used=!1,r.body!==void 0&&r.body!==null){if(this._method==="GET"||this._method==="HEAD")throw new TypeError("a request with GET or HEAD has no body");let[s,i]=xe(r.body);this.
_body=s,i&&!this._headers.has("content-type")&&this._headers.set("content-type",i)}else n?(this._body=n._source(),this._body!==null&&(n._used=!0)):this._body=null;this._more=r}get method(){return this.
_method===void 0&&(this._method=Br[this._flags&Cr]||this._raw.slice(Xe(this),this._raw.indexOf(G,Xe(this)))),this._method}get url(){if(this._url===void 0){let e=this._raw,r=e.indexOf(G,Xe(this))+1,n=e.
indexOf(G,r),s=e.indexOf(G,n+1),i=(this._flags&Hr?"https://":"http://")+(e.slice(n+1,s)||"localhost"),a=e.slice(r,n),f=i+a;this._url=this._flags&Fr?Ct(f,i,a):zr(f,a)}return this._url}get headers(){return this.
_headers===void 0&&(this._headers=Tt(this._raw,this._flags>>>8)),this._headers}get params(){if(this._params===void 0&&(this._params={},this._flags&Jt)){let e=this._raw,r=this._flags>>>8;for(let n;(n=e.
indexOf(G,r))>r;){let s=e.indexOf(G,n+1);this._params[e.slice(r,n)]=e.slice(n+1,s),r=s+1}this._line=r+1}return this._params}get signal(){return this._signal===void 0&&(this._abort=new q,this._signal=this.
_abort.signal),this._signal}get cookies(){return this._cookies??=new(l("cookies")).CookieMap(this.headers.get("cookie")??"")}get cache(){return this._more?.cache??"default"}get credentials(){return this.
_more?.credentials??"include"}get destination(){return""}get integrity(){return""}get keepalive(){return!1}get mode(){return this._more?.mode??"cors"}get redirect(){return this._more?.redirect??"follo\
w"}get referrer(){return""}get referrerPolicy(){return""}clone(){if(this._used)throw new TypeError("Body already used");let e=Object.create(t.prototype);Object.assign(e,this);let[r,n]=Vt(this._source());
return this._body=r,e._body=n,this._headers!==void 0&&(e._headers=new _(this._headers)),e}_source(){return this._body===void 0&&(this._body=this._flags&Ft?jt(this._id):null),this._body}_take(){if(this.
_body===void 0&&this._flags&Ft&&!this._used){let e=o.body(this._id,!0);typeof e=="string"&&(this._body=e)}return super._take()}get[Symbol.toStringTag](){return"Request"}};function Xe(t){return t._flags&
Jt?t.params&&t._line:t._flags>>>8}function qt(t,e){for(let r of Object.keys(e))Object.defineProperty(t,r,{value:e[r],writable:!0,enumerable:!1})}var Gt=E.prototype;qt(Gt,{_url:void 0,_method:void 0,_headers:void 0,
_params:void 0,_signal:void 0,_body:void 0,_used:!1,_cookies:void 0});function Ze(t,e,r){return{__proto__:Gt,_raw:r,_id:t,_flags:e}}function zr(t,e){try{return String(new URL(t))}catch{return"http://l\
ocalhost"+(e[0]==="/"?e:"/"+e)}}function Vt(t){if(t===null||typeof t=="string"||t instanceof Uint8Array)return[t,t];if(t.whole){let e=t.whole();return[{whole:()=>e,[Symbol.asyncIterator]:()=>zt(e)},{whole:()=>e,
[Symbol.asyncIterator]:()=>zt(e)}]}if(typeof t.tee!="function")throw new TypeError("a body that is an iterable cannot be cloned");return t.tee()}async function*zt(t){yield await t}var Jr=JSON.stringify,
w=class t extends ne{constructor(e,r){if(super(),typeof e=="string")this._body=e,this._kind=te;else{let[n,s]=xe(e);this._body=n,this._kind=k,s==="text/plain;charset=utf-8"?this._kind=te:s&&(this._type=
s)}r!=null&&ve(this,r)}static json(e,r){let n=Jr(e);if(n===void 0)throw new TypeError("Response.json: the value cannot be written as JSON");let s={__proto__:Ke,_body:n,_kind:_e};return r!=null&&ve(s,typeof r==
"number"?{status:r}:r),s}static redirect(e,r){let n=new t(null),s=typeof r=="number"?r:r?.status??302;if(![301,302,303,307,308].includes(s))throw new RangeError(`Response.redirect: ${s} is no status o\
f a redirect`);return typeof r=="object"&&r!==null&&ve(n,r),n._status=s,n.headers.set("location",String(e)),n}static error(){let e=new t(null);return e._status=0,e}get status(){return this._status}get statusText(){
return this._text??""}get ok(){return this._status>=200&&this._status<300}get type(){return this._status===0?"error":"default"}get url(){return this._from??""}get redirected(){return this._redirected??
!1}get headers(){if(this._headers===null){this._headers=new _;let e=Qe(this);e&&this._headers._map.set("content-type",e),this._kind=k,this._type=""}return this._headers}clone(){if(this._used)throw new TypeError(
"Body already used");let e=Object.create(Ke);return Object.assign(e,this),this._headers!==null&&(e._headers=new _(this._headers)),[this._body,e._body]=Vt(this._body),e}get[Symbol.toStringTag](){return"\
Response"}},Ke=w.prototype;qt(Ke,{_used:!1,_headers:null,_status:200,_type:""});var qr={[k]:"",[_e]:"application/json;charset=utf-8",[te]:"text/plain;charset=utf-8"};function Qe(t){return t._type||qr[t.
_kind]}function ve(t,e){let r=e.status;if(r!==void 0){let n=Number(r);if(!Number.isInteger(n)||(n<200||n>599)&&n!==101)throw new RangeError(`The status provided (${r}) must be 101 or in the range of [\
200, 599]`);t._status=n}if(e.statusText!==void 0&&(t._text=String(e.statusText)),e.headers!==void 0&&e.headers!==null){let n=xt(e.headers);if(n){t._type=n,t._kind=k;return}let s=new _(e.headers),i=Qe(
t);i&&!s._map.has("content-type")&&s._map.set("content-type",i),t._headers=s,t._kind=k}}function U(t,e){if(e!==void 0&&e._cookies!==void 0)return e._cookies.toSetCookieHeaders().reduce((n,s)=>n+"set-c\
ookie\0"+s+"\0",U(t));if(t._headers!==null)return we(t._headers);let r=Qe(t);return r?"content-type\0"+r+"\0":""}var Oe=class{get encoding(){return"utf-8"}encode(e=""){return e=String(e),e===""?new Uint8Array(0):o.encode(e)}encodeInto(e,r){let n=0,s=0;for(let i of e){let a=o.encode(i);if(s+a.length>r.length)break;
r.set(a,s),s+=a.length,n+=i.length}return{read:n,written:s}}},Gr=["utf-8","utf8","unicode-1-1-utf-8"],Vr=["latin1","iso-8859-1","ascii","us-ascii","windows-1252"],Ae=class{constructor(e="utf-8",r){if(e=
String(e).trim().toLowerCase(),this.encoding=Gr.includes(e)?"utf-8":Vr.includes(e)?"windows-1252":null,this.encoding===null)throw new RangeError(`TextDecoder: "${e}" is not known here: utf-8 or latin1`);
this.fatal=!!r?.fatal,this.ignoreBOM=!!r?.ignoreBOM,this._rest=null,this._begun=!1}decode(e,r){let n=e===void 0?new Uint8Array(0):T(e);if(n===null)throw new TypeError("TextDecoder.decode: an ArrayBuff\
er or a view of one is needed");if(this.encoding!=="utf-8")return o.latin1(n);this._rest&&(n=N([this._rest,n]),this._rest=null);let s=!!r?.stream;if(s){let f=Wr(n);f&&(this._rest=n.slice(n.length-f),n=
n.subarray(0,n.length-f))}let i=!this._begun;if(this._begun=s&&(this._begun||n.length>0),i&&!this.ignoreBOM&&n[0]===239&&n[1]===187&&n[2]===191&&(n=n.subarray(3)),n.length===0)return"";let a=o.decode(
n,this.fatal);if(typeof a!="string")throw new TypeError("TextDecoder.decode: the bytes are not UTF-8");return a}};function Wr(t){for(let e=1;e<=3&&e<=t.length;e++){let r=t[t.length-e];if(r>=240)return e<
4?e:0;if(r>=224)return e<3?e:0;if(r>=192)return e<2?e:0;if(r<128)return 0}return 0}var Yr=-4,M=0,Xr=4,Wt=8,Xt=4,$e=100,Yt=8192;function p(t,e=0,r=[]){switch(typeof t){case"string":return e===0?t:JSON.stringify(t);case"bigint":return t+"n";case"function":return t.prototype&&/^class\b/.
test(Function.prototype.toString.call(t))?`[class ${t.name}]`:`[Function${t.name?": "+t.name:""}]`;case"object":break;default:return Object.is(t,-0)?"-0":String(t)}if(t===null)return"null";if(r.includes(
t))return"[Circular]";if(t instanceof Error)return vr(t,e,r);if(t instanceof Date)return isNaN(t)?"Invalid Date":t.toISOString();if(t instanceof RegExp)return String(t);if(t instanceof Promise)return"\
Promise {}";if(e>Xt)return Array.isArray(t)?"[Array]":"[Object]";r=[...r,t];let n=u=>p(u,e+1,r),s=t[Symbol.toStringTag],i=t.constructor?.name;if(Array.isArray(t))return fe("[",Re(t,n),"]",e);if(ArrayBuffer.
isView(t)&&!(t instanceof DataView))return fe(`${i}(${t.length}) [`,Re(t,n),"]",e);if(t instanceof ArrayBuffer)return`ArrayBuffer(${t.byteLength})`;if(t instanceof Map)return fe(`Map(${t.size}) {`,Re(
t,([u,g])=>`${n(u)} => ${n(g)}`),"}",e);if(t instanceof Set)return fe(`Set(${t.size}) {`,Re(t,n),"}",e);if(s==="URL")return"URL "+t.href;if(s==="Request")return`Request { ${t.method} ${t.url} }`;if(s===
"Response")return`Response { ${t.status} }`;if(typeof t.toJSON=="function"&&typeof s=="string")return`${s} ${p(t.toJSON(),e+1,r)}`;let f=Object.keys(t).slice(0,$e).map(u=>{let g=Object.getOwnPropertyDescriptor(
t,u);return`${/^[A-Za-z_$][\w$]*$/.test(u)?u:JSON.stringify(u)}: ${g&&g.get?"[Getter]":n(t[u])}`}),c=i&&i!=="Object"?i+" ":"";return f.length?fe(c+"{",f,"}",e):c+"{}"}function Re(t,e){let r=[];for(let n of t){
if(r.length===$e){r.push("...");break}r.push(e(n))}return r}function fe(t,e,r,n){if(!e.length)return t+r;let s=`${t} ${e.join(", ")} ${r}`;if(s.length<=76)return s;let i="  ".repeat(n+1);return`${t}
${e.map(a=>i+a).join(`,
`)}
${"  ".repeat(n)}${r}`}function vr(t,e,r){let n=`${t.name}: ${t.message}`;return typeof t.stack=="string"&&t.stack&&(n+=`
`+o.trace(t.stack)),t.cause!==void 0&&(n+=`
[cause]: ${p(t.cause,e+1,[...r,t])}`),n.trimEnd()}function ce(t){let e=0,r="";for(typeof t[0]=="string"&&t[0].includes("%")&&(e=1,r=t[0].replace(/%[sdifjoOc%]/g,n=>{if(n==="%%")return"%";if(e>=t.length)
return n;let s=t[e++];switch(n){case"%s":return typeof s=="string"?s:p(s,1);case"%d":return String(Number(s));case"%i":return String(Math.trunc(Number(s)));case"%f":return String(parseFloat(s));case"%\
j":return JSON.stringify(s);case"%c":return"";default:return p(s,1)}}));e<t.length;e++)r+=(e>0?" ":"")+p(t[e]);return r.length>Yt?r.slice(0,Yt):r}function Kr(t,e){let r=t instanceof Map?[...t]:t instanceof
Set?[...t].map((h,d)=>[d,h]):Object.keys(t).map(h=>[h,t[h]]),n=e?[...e]:[],s=!e,i=!1,a=r.slice(0,$e).map(([h,d])=>{if(typeof d!="object"||d===null)return i=!0,[String(h),null,p(d,1)];if(s)for(let R of Object.
keys(d))!n.includes(R)&&n.length<$e&&n.push(R);return[String(h),d,""]}),f=["",...n,...i?["Values"]:[]],c=a.map(([h,d,R])=>[h,...n.map(ge=>d!==null&&ge in d?p(d[ge],Xt):""),...i?[R]:[]]),u=f.map((h,d)=>Math.
max(h.length,...c.map(R=>R[d].length))+2),g=(h,d,R)=>h+u.map(ge=>"─".repeat(ge)).join(d)+R,j=h=>`│${h.map((d,R)=>` ${d}`.padEnd(u[R])).join("│")}│`;return[g("┌","┬","┐"),j(f),g("├","┼",
"┤"),...c.map(j),g("└","┴","┘")].join(`
`)}var L="",V=t=>(...e)=>{o.log(t,L+ce(e))},et=new Map,tt=new Map,ue={log:V(M),info:V(M),debug:V(Yr),warn:V(Xr),error:V(Wt),dirxml:V(M),dir:t=>o.log(M,L+p(t,0)),table:(t,e)=>o.log(M,typeof t=="object"&&
t!==null?Kr(t,e):p(t)),trace:(...t)=>o.log(M,L+ce(t)+`
`+o.trace(new Error().stack??"")),assert:(t,...e)=>{t||o.log(Wt,L+"Assertion failed"+(e.length?": "+ce(e):""))},count:(t="default")=>{let e=(et.get(t)??0)+1;et.set(t,e),o.log(M,`${L}${t}: ${e}`)},countReset:(t="\
default")=>{et.delete(t)},group:(...t)=>{t.length&&o.log(M,L+ce(t)),L+="  "},groupEnd:()=>{L=L.slice(2)},time:(t="default")=>{tt.set(t,performance.now())},timeLog:(t="default",...e)=>o.log(M,`${L}[${(performance.
now()-(tt.get(t)??0)).toFixed(2)}ms] ${t} ${ce(e)}`.trimEnd()),timeEnd:(t="default")=>{ue.timeLog(t),tt.delete(t)},clear:()=>{}};ue.groupCollapsed=ue.group;var rt=()=>JSON.parse(o.stats()),nt=t=>{throw new Error(`${t} is not there in the sandbox`)},Zr=performance.now(),st=()=>Math.round((performance.now()-Zr)*1e6),Zt=JSON.parse(o.env()),Qt=t=>{let e=st(),
r=[Math.floor(e/1e9),e%1e9];if(!t)return r;let n=(r[0]-t[0])*1e9+r[1]-t[1];return[Math.floor(n/1e9),n%1e9]};Qt.bigint=()=>BigInt(st());var vt=t=>({isTTY:!1,write:e=>(o.log(t,String(e).replace(/\n$/,"")),
!0)}),ot={env:Zt,argv:[],execArgv:[],title:"wasmserve",pid:1,ppid:0,platform:"linux",arch:"wasm32",version:"v22.0.0",versions:{quickjs:"ng"},release:{name:"wasmserve"},exitCode:void 0,uptime:()=>rt().
uptime,memoryUsage:Object.assign(()=>{let t=rt().memory;return{rss:t.rss,heapTotal:t.instance,heapUsed:t.instance,external:0,arrayBuffers:0}},{rss:()=>rt().memory.rss}),cwd:()=>"/",nextTick:(t,...e)=>queueMicrotask(
()=>t(...e)),hrtime:Qt,exit:t=>o.exit(Number(t??ot.exitCode??0)|0),abort:()=>o.exit(),kill:()=>nt("process.kill"),emitWarning:t=>o.log(4,p(t)),on(){return this},once(){return this},off(){return this},
removeListener(){return this},stdout:vt(0),stderr:vt(4)},D=class{constructor(e){this.name=String(e),this.size=0,this.type=""}async _missing(){let e=new Error(`ENOENT: no such file or directory, open '${this.
name}' (the sandbox has no files)`);throw e.code="ENOENT",e.path=this.name,e}async exists(){return!1}async*[Symbol.asyncIterator](){await this._missing()}};for(let t of["text","json","bytes","arrayBuf\
fer","delete","unlink","stat","write"])Object.defineProperty(D.prototype,t,{value(){return this._missing()},writable:!0,configurable:!0});var Kt=t=>new D(t),Qr=/[\x1b\x9b](?:\[[0-?]*[ -\/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])|\x9b[0-?]*[ -\/]*[@-~]/g,
en={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#x27;"},C={version:"1.4.5",revision:"",main:"/app",env:Zt,argv:[],isMainThread:!0,file:Kt,write:t=>Kt(t).write(),sleep:t=>new Promise(e=>setTimeout(
e,t instanceof Date?t-Date.now():t)),nanoseconds:st,inspect:t=>p(t,1),escapeHTML:t=>String(t).replace(/[&<>"']/g,e=>en[e]),randomUUIDv7:()=>{let t=Date.now().toString(16).padStart(12,"0"),e=o.uuid();return`${t.
slice(0,8)}-${t.slice(8)}-7${e.slice(15)}`},gc:()=>{},which:()=>null,allocUnsafe:t=>new Uint8Array(t),stripANSI:t=>String(t).replace(Qr,""),spawn:()=>nt("Bun.spawn"),spawnSync:()=>nt("Bun.spawnSync")};
for(let t of["deepEquals","fileURLToPath","pathToFileURL"])$(t,()=>l("bun")[t],C);for(let t of["Cookie","CookieMap"])$(t,()=>l("cookies")[t],C);var tn,Ne=()=>tn??=l("crypto").make({host:o,bytesOf:T,crypto:at,Blob:x}),er=t=>{if(!(t instanceof W))throw Object.assign(new TypeError("Expected this to be instanceof Crypto"),{code:"ERR_INVALID_THIS"})},
it={},W=class{static name="Crypto";constructor(e){if(e!==it)throw Object.assign(new TypeError("Illegal constructor"),{code:"ERR_ILLEGAL_CONSTRUCTOR"})}getRandomValues(e){er(this);let r=ArrayBuffer.isView(
e)&&!/^Float|^undefined/.test(e[Symbol.toStringTag])&&!(e instanceof DataView)?T(e):null;if(r===null)throw new DOMException("The data argument must be an integer-type TypedArray","TypeMismatchError");
for(let n=0;n<r.length;n+=65536)r.set(o.random(Math.min(r.length-n,65536)),n);return e}randomUUID(){return er(this),o.uuid()}timingSafeEqual(e,r){return Ne().timingSafeEqual(e,r)}get subtle(){return Ne().
subtle}get[Symbol.toStringTag](){return"Crypto"}},at=new W(it);it=null;for(let t of["SubtleCrypto","CryptoKey"])$(t,()=>Ne()[t]);for(let t of["CryptoHasher","MD4","MD5","SHA1","SHA224","SHA256","SHA38\
4","SHA512","SHA512_256","sha","password"])Object.defineProperty(C,t,{configurable:!0,enumerable:!0,get(){let e=Ne().bun[t];return Object.defineProperty(C,t,{value:e,configurable:!0,writable:!0,enumerable:!0}),
e}});var he=new Map,Y=new Map,de=new Map,le=0,rn=-3,nn=-8,sn=new FinalizationRegistry(t=>o.outbound("close",t));async function tr(t,e){e=e??{};let r=new E(t,e),n=r._signal,s=e.redirect??(t instanceof E?t.redirect:
"follow");n&&n.throwIfAborted();let i=r._source()===null?null:await r.bytes();n&&n.throwIfAborted();do le=le+1&1073741823;while(le===0||he.has(le));let a=le,f=o.outbound("send",a,r.method,r.url,we(r.headers),
i,String(e.unix??""),s!=="follow");if(f===nn)throw new TypeError("fetch: the operator lets handlers ask nobody (-allow-net)");if(f===rn)throw new TypeError("fetch: too many requests have been begun");
if(f<0)throw new TypeError("fetch: the request has a header field that cannot be sent");let c;try{let u=await new Promise((g,j)=>{he.set(a,{resolve:g,reject:j}),c=()=>{o.outbound("close",a),j(n.reason),
fn(a,n.reason)},n&&n.addEventListener("abort",c)});return on(a,u.split("\0"),s)}finally{he.delete(a)}}function on(t,e,r){let n=new _;for(let a=4;a+1<e.length;a+=2)n.append(e[a],e[a+1]);let s=Number(e[0]);
if(r==="error"&&s>=300&&s<400&&n.has("location"))throw o.outbound("close",t),new TypeError(`fetch: ${e[2]} redirects, which redirect: 'error' refuses`);let i=new w(null);return i._status=s,i._text=e[1],
i._from=e[2],i._redirected=e[3]==="1",i._headers=n,i._body=de.has(t)?de.get(t):new ft(t),de.delete(t),i}var ft=class{constructor(e){this._id=e,sn.register(this,e)}get streamed(){return!0}async*[Symbol.
asyncIterator](){let e=!1;try{for(let r;(r=await an(this._id))!==null;)yield r;e=!0}finally{e||o.outbound("close",this._id)}}async whole(){let e=[];for await(let r of this)e.push(r);return N(e)}};function an(t){
return new Promise((e,r)=>{Y.set(t,{resolve:e,reject:r}),o.outbound("read",t)<0&&(Y.delete(t),r(new TypeError("fetch: the body is closed, or is being read")))})}function fn(t,e){let r=Y.get(t);Y.delete(
t),r&&r.reject(e)}function rr(t,e){let r=he.get(t);r?e.startsWith("error: ")?r.reject(new TypeError(e.slice(7))):r.resolve(e):de.delete(t)}function nr(t,e){let r=Y.get(t);if(Y.delete(t),!r){he.has(t)&&
typeof e!="string"&&de.set(t,e);return}typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e)}var z=new Map,pe=0,ct=class{constructor(e,r,n,s,i){this._id=e,this._f=r,this._ms=n,this._args=s,this._repeat=i,this._ref=!0}ref(){return this._ref=!0,this}unref(){return this._ref=!1,this}hasRef(){return this.
_ref&&z.get(this._id)===this}refresh(){return z.get(this._id)===this&&o.clear(this._id),sr(this),this}close(){return X(this),this}[Symbol.toPrimitive](){return this._id}[Symbol.dispose??Symbol.for("di\
spose")](){X(this)}};function ut(t,e,r,n){if(typeof t!="function")throw new TypeError("the first argument of a timer must be a function");e=Number(e),e=e>0?Math.min(e,2147483647):0;do pe=pe+1&1073741823;while(pe===
0||z.has(pe));let s=new ct(pe,t,Math.ceil(e),r,n);return sr(s),s}function sr(t){if(o.timer(t._id,t._ms,t._repeat)<0)throw new RangeError("too many timers");z.set(t._id,t)}var or=(t,e,...r)=>ut(t,e,r,!1),
ir=(t,e,...r)=>ut(t,Math.max(1,Number(e)||0),r,!0),ar=(t,...e)=>ut(t,0,e,!1);function X(t){let e=typeof t=="object"&&t!==null?t._id:Number(t);z.delete(e)&&o.clear(e)}function fr(t){let e=z.get(t);e&&(e.
_repeat||z.delete(t),e._f(...e._args))}var un=-1,ln=-2,hn=-3,dn=-7,pn=-8,me=t=>{if(typeof t!="string"||t==="")throw new TypeError("server.state: a key is a string of 1 to 1,024 bytes");return t},lt=t=>{if(typeof t=="string")return o.encode(
t);let e=T(t);if(e===null)throw new TypeError("server.state: a value is a string or bytes (JSON.stringify makes one of an object)");return e};function ye(t){switch(t){case un:throw new TypeError("serv\
er.state: a key has 1 to 1,024 bytes, and what is added to is a whole number");case hn:throw new RangeError("server.state: the store is full, or the value is too large (-state-size)");case pn:throw new Error(
"server.state: the operator has switched the store off (-state)")}if(t<0&&t!==ln&&t!==dn)throw new Error("server.state: the store failed: the log says why");return t}var cr=(t,e)=>{let r=o.state("get",
me(t),e);return typeof r=="number"?(ye(r),null):r},ur={get:t=>cr(t,!0),getBytes:t=>cr(t,!1),set(t,e){ye(o.state("set",me(t),lt(e)))},delete:t=>ye(o.state("delete",me(t)))===1,add(t,e=1){if(!Number.isSafeInteger(
e))throw new TypeError("server.state.add: a whole number is needed");let r=o.state("add",me(t),e);return typeof r=="string"?Number(r):ye(r)},compareAndSwap:(t,e,r)=>ye(o.state("swap",me(t),e===null?null:
lt(e),r===null?null:lt(r)))===0};var lr=["GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS","CONNECT","TRACE"],O=[void 0],v={error:void 0},b=null,Le=null,dr=!1,pr=!1;function dt(t){if(b!==null)throw new Error("Bun.serve was called \
twice: a handler serves once, with the addresses of its operator");return mr(t,"the exported object"),b=t,O[0]=t.fetch,v.error=t.error,Le=yr(t.routes??t.static),t.websocket!==void 0&&o.log(4,"websocke\
t is not supported yet: it is ignored"),t.tls!==void 0&&o.log(4,"tls is the operator's (-tls-cert, -tls-key): it is ignored"),I}function mr(t,e){if(typeof t!="object"&&typeof t!="function"||t===null)throw new TypeError(
`${e} is ${t===null?"null":typeof t}: it must be an object like { fetch(req) { return new Response("hi") } }`);if(t.fetch!==void 0&&typeof t.fetch!="function")throw new TypeError(`${e}: fetch must be \
a function`);if(t.error!==void 0&&typeof t.error!="function")throw new TypeError(`${e}: error must be a function`);let r=t.routes??t.static;if(t.fetch===void 0&&r===void 0)throw new TypeError(`${e} ha\
s neither fetch nor routes: nothing would be answered`)}function yr(t){if(t==null)return{};if(typeof t!="object")throw new TypeError("routes must be an object from paths to handlers");let e={};for(let r of Object.
keys(t))e[r]=gr(r,t[r],!0);return e}function gr(t,e,r){if(typeof e=="function")return mn(e);if(e===!1)return!1;if(e instanceof w)return e._body instanceof D?yn(t,e):gn(t,e);if(e instanceof D)return{file:ht(
e.name)};if(typeof e=="object"&&e!==null&&typeof e.dir=="string"&&Object.keys(e).length===1)return{dir:ht(e.dir)};if(r&&typeof e=="object"&&e!==null&&!Array.isArray(e)){let n={};for(let s of Object.keys(
e)){if(!lr.includes(s))throw new TypeError(`routes: ${t}: "${s}" is no method: ${lr.slice(0,7).join(", ")}`);n[s]=gr(`${s} ${t}`,e[s],!1)}return n}throw new TypeError(`routes: ${t}: a handler, a Respo\
nse, false${r?" or an object from methods to these":""} is needed, not ${e===null?"null":typeof e}`)}function mn(t){let e=O.indexOf(t,1);if(e<0&&(e=O.push(t)-1,e>65535))throw new RangeError("routes: m\
ore than 65,535 handlers");return e}function yn(t,e){if(e._status!==200||e._headers!==null)throw new TypeError(`routes: ${t}: the Response of a file has neither status nor headers: the host makes them`);
return{file:ht(e._body.name)}}var ht=t=>t.replace(/^(\.\/)+/,"")||".";function gn(t,e){let r=e._body;if(e._used)throw new TypeError(`routes: ${t}: the body of the Response has been used`);let n=U(e).split(
"\0"),s={};for(let a=0;a+1<n.length;a+=2)(s[n[a]]??=[]).push(n[a+1]);let i={status:e._status,headers:s};if(typeof r=="string")i.body=r.toWellFormed();else if(r instanceof Uint8Array)i.bodyBase64=btoa(
o.latin1(r));else if(r!==null)throw new TypeError(`routes: ${t}: the Response of a fixed route must have a whole body, not a stream`);return i}function _r(){dr=!0;let t=b,e={},r=(n,s)=>{t[n]!==void 0&&
t[n]!==null&&(e[n]=s(t[n]))};r("unix",n=>String(n)),(e.unix===void 0||t.port!==void 0)&&r("port",n=>Number(n)),r("hostname",n=>String(n));for(let n of["idleTimeout","requestTimeout","guestTimeout","ma\
xRequestBodySize","instances"])r(n,s=>Number(s));return r("isolation",n=>String(n)),r("development",n=>n!==!1),e.routes=Le,Le=null,JSON.stringify(e)}function wr(){pr=!0}var br=()=>b!==null,_n={"-1":"t\
he routes are not valid","-3":"there are too many routes","-9":"the host refused it"},I={get id(){return""},get development(){return!!b?.development},get hostname(){return b?.hostname??(b?.unix?void 0:
"localhost")},get port(){return b?.unix?void 0:Number(b?.port??3e3)},get protocol(){return b?.unix?"unix":"http"},get address(){return b?.unix??{address:this.hostname,port:this.port,family:"IPv4"}},get url(){
return new URL(b?.unix?"unix://"+String(b.unix).replace(/^\0/,"@"):`http://${this.hostname}:${this.port}/`)},get pendingRequests(){return o.pending()},get pendingWebSockets(){return 0},state:ur,stats:()=>JSON.
parse(o.stats()),reload(t){if(mr({fetch:O[0],...t},"server.reload: the object"),pr)throw new Error("server.reload: with isolation per request what a handler changes ends with its request: change the f\
ile instead");let e=O.length,r=t.routes??t.static,n=r==null?null:yr(r);if(n!==null)if(!dr)Le=n;else{let s=o.reload(JSON.stringify({routes:n}));if(s<0)throw O.length=e,new Error(`server.reload: ${_n[s]??
"it failed"}: the log says why`)}return t.fetch!==void 0&&(O[0]=t.fetch),t.error!==void 0&&(v.error=t.error),I},timeout(t,e){if(e=Number(e),!(e>=0))throw new TypeError("server.timeout: a number of sec\
onds is needed, 0 for none");o.timeout(hr(t),Math.min(Math.round(e*1e3),2147483647))},requestIP(t){let e=o.remote(hr(t)),r=e.lastIndexOf(":");if(r<0)return null;let n=e.slice(0,r).replace(/^\[|\]$/g,"");
return{address:n,port:Number(e.slice(r+1)),family:n.includes(":")?"IPv6":"IPv4"}},fetch(t,e){return O[0].call(I,t instanceof E&&!e?t:new E(typeof t=="string"&&t[0]==="/"?"http://localhost"+t:t,e),I)},
async stop(){o.log(4,"server.stop: the server is its operator's: it goes on")},ref(){return I},unref(){return I},upgrade(){return!1},publish(){return 0},subscriberCount(){return 0}};function hr(t){if(!(t instanceof
E))throw new TypeError("a request that the server has handed out is needed");return t._id}var A=new Map,K=new Map,wn=256,xr=0,Ie=0,je=0,y=null;function Tr(t,e,r,n){y=Ze(t,r,n);let s;try{let i=O[e]??O[0];if(i===void 0)return bn();s=i.call(I,y,I)}catch(i){return S(t,i,y)}return Er(t,s)}function Er(t,e){
if(typeof e=="object"&&e!==null){let r=e._kind;if(r!==void 0){let n=e._body;return r===k||typeof n!="string"||e._used||y._cookies!==void 0?mt(t,y,e):(e._status!==Ie&&(ee[De]=Ie=e._status),r!==je&&(ee[Be]=
je=r),n)}if(typeof e.then=="function")return e}return S(t,Pe(e),y)}function Sr(t,e){try{return e instanceof w?mt(t,y,e):S(t,Pe(e),y)}catch(r){return S(t,r,y)}}function pt(t,e,r=y){A.set(t,{req:r});let n=i=>{
if(!A.delete(t)){o.finished();return}try{let a=i instanceof w?mt(t,r,i):S(t,Pe(i),r);a!==void 0&&o.answer(t,a)}catch(a){S(t,a,r)}},s=i=>{A.delete(t)?S(t,i,r):o.finished()};try{e.then(n,s)}catch(i){s(i)}}
function Pe(t){return new TypeError(`the handler returned ${t===void 0?"nothing":p(t,1).slice(0,100)}: it must return a Response, or a promise of one`)}function bn(){return Z(404,k),""}function Z(t,e){
t!==Ie&&(ee[De]=Ie=t),e!==je&&(ee[Be]=je=e)}function mt(t,e,r){let n=r._body;if(typeof n=="string")return r._used?S(t,new TypeError("Body already used"),e):r._kind!==k&&e._cookies===void 0?(Z(r._status,
r._kind),n):(Z(r._status,Ce),U(r,e)+"\0"+n);if(r._status===0)return S(t,new TypeError("the handler returned Response.error()"),e);if(n===null)return Z(r._status,Ce),U(r,e)+"\0";if(r._used||n.locked)return S(
t,new TypeError(n.locked?"the body of the response is locked: a reader has it":"Body already used"),e);if(r._used=!0,n instanceof D){pt(t,n.bytes(),e);return}if(n instanceof Uint8Array){o.respond(t,r.
_status,U(r,e),n);return}if(n.whole&&!n.streamed){A.set(t,{req:e}),n.whole().then(s=>{A.delete(t)?o.respond(t,r._status,U(r,e),typeof s=="string"?o.encode(s):s):o.finished()}).catch(s=>{A.delete(t)?S(
t,s,e):o.finished()});return}xn(t,e,r,n)}async function xn(t,e,r,n){let s={req:e,gone:!1,drained:null};A.set(t,s);let i=be(n);try{for(o.start(t,r._status,U(r,e));;){let a=await i.next();if(s.gone)break;
if(a.done){o.end(t);break}let f=a.value;for(;f.byteLength>0&&!s.gone;){let c=o.write(t,f);if(c===gt)await new Promise(u=>{s.drained=u});else if(c<0){s.gone=!0;break}else f=f.subarray(c)}if(s.gone)break}}catch(a){
s.gone||S(t,a,e)}finally{A.delete(t),s.gone&&(i.return().catch(()=>{}),o.finished())}}function S(t,e,r){let n=0;v.error!==void 0&&(n=xr=xr+1&1073741823,K.set(n,{e,req:r}),K.size>wn&&K.delete(K.keys().
next().value)),o.fail(t,Q(e),e instanceof Error?String(e.stack??""):"",n)}function Q(t){try{return t instanceof Error?`${t.name}: ${t.message}`:"thrown: "+p(t,1).slice(0,1e3)}catch{return"an error tha\
t cannot be described"}}function kr(t,e,r,n,s,i){if(v.error===void 0){Z(0,yt);return}let a=K.get(e),f;K.delete(e)?({e:f,req:y}=a,y._id=t):(f=new Error(r),f.name="HostError",f.kind=i,y=Ze(t,n,s)),Z(0,k);
let c;try{c=v.error.call(I,f,y)}catch(u){o.fail(t,Q(u),u instanceof Error?String(u.stack??""):"",0);return}if(typeof c=="object"&&c!==null&&(c instanceof w||typeof c.then=="function"))return Er(t,c);o.
fail(t,Q(Pe(c)),"",0)}var Tn=1,En=2,Sn=3,kn=4,On=5,An=6;function Or(t,e,r){switch(t){case Tn:fr(e);break;case En:{let n=A.get(e),s=n?.drained;s&&(n.drained=null,s());break}case Sn:Rn(e);break;case kn:
Ve(e,r);break;case On:rr(e,r);break;case An:nr(e,r);break}}function Rn(t){let e=A.get(t);A.delete(t),Pt(t),e&&(e.gone=!0,e.drained&&e.drained(),e.req?._abort?.abort(new DOMException("The connection wa\
s closed.","AbortError")))}var Ar={Headers:_,Request:E,Response:w,URL:ke,URLSearchParams:ae,Event:F,CustomEvent:Ee,EventTarget:oe,AbortController:q,AbortSignal:ie,Blob:x,File:B,FormData:H,TextEncoder:Oe,TextDecoder:Ae,Crypto:W,
crypto:at,console:ue,process:ot,Bun:C,setTimeout:or,setInterval:ir,setImmediate:ar,clearTimeout:X,clearInterval:t=>X(t),clearImmediate:t=>X(t),reportError:t=>{o.log(8,Q(t)+(t instanceof Error?`
`+o.trace(String(t.stack??"")):""))},fetch:tr,navigator:{userAgent:"wasmserve",hardwareConcurrency:1},self:globalThis,global:globalThis};for(let t of Object.keys(Ar))re(t,Ar[t]);for(let t of["Readable\
Stream","WritableStream","TransformStream","ByteLengthQueuingStrategy","CountQueuingStrategy","ReadableStreamDefaultReader"])$(t,()=>l("streams")[t]);for(let t of["MessageChannel","MessagePort","Messa\
geEvent","ErrorEvent","CloseEvent"])$(t,()=>l("messages")[t]);$("structuredClone",()=>l("clone").make({Blob:x,File:B}));$("URLPattern",()=>l("pattern").URLPattern);C.serve=t=>dt(t);re("queueMicrotask",
(t=>e=>t(()=>{try{e()}catch(r){reportError(r)}}))(queueMicrotask));var Rr=!1;re("__wasmserve_main",t=>{Rr=!0;let e=t.default;if(!br()){if(e===void 0)throw new TypeError('the script has no default expo\
rt and does not call Bun.serve: write `export default { fetch(req) { return new Response("hi") } }`');dt(e)}});re("__wasmserve",{dispatch:Tr,fulfilled:Sr,wait:pt,errored:kr,event:Or,manifest(){if(delete globalThis.
__wasmserve_main,!Rr)throw new TypeError("the script has not come to its end: a top-level await that never settles?");return _r()},isolate(){wr();for(let t of["streams","url","clone","messages","cooki\
es"])l(t);Math.random=()=>{let t=new Uint32Array(o.random(8).buffer);return((t[0]>>>5)*67108864+(t[1]>>>6))/9007199254740992}},message:Q,stack:t=>t instanceof Error?String(t.stack??""):""});})();
