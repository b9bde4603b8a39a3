(()=>{var s=globalThis.__wasmserve_host;delete globalThis.__wasmserve_host;var ce=new Int32Array(s.memory.buffer,s.memory.byteOffset,8),ve=0,Ye=1,A=0,Ae=1,ue=2,Xe=3,Lt=9,Le=-3,Nt=-4,Ne=-6,$t=-8;function L(t,e,r=globalThis){
Object.defineProperty(r,t,{configurable:!0,enumerable:r!==globalThis,get(){let n=e();return We(r,t,n),n},set(n){We(r,t,n)}})}function We(t,e,r){typeof r=="function"&&r.name!==e&&Object.defineProperty(
r,"name",{value:e,configurable:!0}),Object.defineProperty(t,e,{value:r,configurable:!0,writable:!0,enumerable:t!==globalThis})}function le(t,e){We(globalThis,t,e)}var qe=new Map;function l(t){return qe.
has(t)||qe.set(t,s.library(t)),qe.get(t)}var Vr=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,qr=/[\0\r\n]|[^\0-\xff]/,It=/^[\t\n\r ]+|[\t\n\r ]+$/g,Ke=new Map,Ze=new Set,Ut=256,jt=64;function K(t){let e=Ke.get(t);return e===void 0?Wr(String(t)):e}function Wr(t){
if(!Vr.test(t))throw new TypeError(`Invalid header name: '${t}'`);let e=t.toLowerCase();return t.length<=jt&&Ke.size<Ut&&Ke.set(t,e),e}function Qe(t,e){return Ze.has(e)?e:vr(t,String(e))}function vr(t,e){
if(It.test(e)&&(e=e.replace(It,"")),qr.test(e))throw new TypeError(`Header '${t}' has invalid value: '${e}'`);return e.length<=jt&&Ze.size<Ut&&Ze.add(e),e}var S=class t{constructor(e){if(this._map=new Map,
this._cookies=null,e!=null)if(e instanceof t){for(let[r,n]of C(e))this._map.set(r,n);e._cookies&&(this._cookies=e._cookies.slice())}else{if(typeof e!="object")throw new TypeError("Headers can be made \
of an object, an array of pairs or Headers");if(typeof e[Symbol.iterator]=="function")for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("a header is a pair of name and value");this.
append(n[0],n[1])}else{let r=Object.keys(e);for(let n=0;n<r.length;n++)this.append(r[n],e[r[n]])}}}append(e,r){let n=K(e),o=Qe(e,r),i=C(this);if(n==="set-cookie"){(this._cookies??=[]).push(o);return}let a=i.
get(n);i.set(n,a===void 0?o:Mt(n,a,o))}set(e,r){let n=K(e),o=Qe(e,r),i=C(this);n==="set-cookie"?this._cookies=[o]:i.set(n,o)}get(e){let r=K(e);if(this._map===null){let o=Yr(this._raw,this._end,r);if(o!==
void 0)return o}let n=C(this);return r==="set-cookie"?this._cookies&&this._cookies.length?this._cookies.join(", "):null:n.get(r)??null}has(e){return this.get(e)!==null}delete(e){let r=K(e),n=C(this);r===
"set-cookie"?this._cookies=null:n.delete(r)}getSetCookie(){return C(this),this._cookies?this._cookies.slice():[]}getAll(e){if(K(e)!=="set-cookie")throw new TypeError("getAll is for set-cookie only");return this.
getSetCookie()}get count(){return C(this).size+(this._cookies?this._cookies.length:0)}*entries(){let e=C(this),r=[...e.keys()];this._cookies&&r.push("set-cookie");for(let n of r.sort())if(n==="set-coo\
kie")for(let o of this._cookies??[])yield[n,o];else e.has(n)&&(yield[n,e.get(n)])}*keys(){for(let[e]of this.entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){return this.
entries()}forEach(e,r){for(let[n,o]of this.entries())e.call(r,o,n,this)}toJSON(){let e={};for(let[r,n]of this)e[r]=r==="set-cookie"?this.getSetCookie():n;return e}get[Symbol.toStringTag](){return"Head\
ers"}};function Dt(t){if(typeof t!="object"||t[Symbol.iterator]!==void 0)return;let e=Object.keys(t);if(!(e.length!==1||K(e[0])!=="content-type"))return Qe("content-type",t[e[0]])}function Pt(t,e){return{
__proto__:S.prototype,_map:null,_cookies:null,_raw:t,_end:e}}function Yr(t,e,r){let n=`
`+r+"\0",o=t.indexOf(n);if(o<0||o>=e)return null;o+=n.length;let i=t.indexOf(`
`,o);if(i<0||i>e)return t.slice(o,e);let a=t.indexOf(n,i);return a<0||a>=e?t.slice(o,i):void 0}function C(t){if(t._map!==null)return t._map;let e=t._map=new Map,r=t._raw,n=t._end;t._raw=void 0;for(let o=1;o<=
n;){let i=r.indexOf("\0",o),a=r.indexOf(`
`,i);(a<0||a>n)&&(a=n);let f=r.slice(o,i),u=r.slice(i+1,a);if(f==="set-cookie")(t._cookies??=[]).push(u);else{let c=e.get(f);e.set(f,c===void 0?u:Mt(f,c,u))}o=a+1}return e}var Mt=(t,e,r)=>e+(t==="cook\
ie"?"; ":", ")+r;function $e(t){let e="";if(C(t).forEach((r,n)=>{e+=n+"\0"+r+"\0"}),t._cookies)for(let r of t._cookies)e+="set-cookie\0"+r+"\0";return e}var p=class t{constructor(e=[],r){let n=[];for(let o of e)o instanceof t?n.push(o._bytes):n.push(w(o)??s.encode(String(o)));this._bytes=k(n),this.type=String(r?.type??"").toLowerCase()}get size(){return this.
_bytes.byteLength}async text(){return s.decode(this._bytes,!1)}async json(){return JSON.parse(await this.text())}async bytes(){return this._bytes.slice()}async arrayBuffer(){return this._bytes.slice().
buffer}stream(){return et(this._bytes.slice())}async formData(){return he(this._bytes,this.type)}slice(e=0,r=this.size,n=""){return new t([this._bytes.slice(e,r)],{type:n})}get[Symbol.toStringTag](){return"\
Blob"}},z=class extends p{constructor(e,r,n){if(arguments.length<2)throw new TypeError("File: parts and a name are needed");super(e,n),this.name=String(r),this.lastModified=n?.lastModified??Date.now()}get[Symbol.
toStringTag](){return"File"}},J=class{constructor(){this._list=[]}append(e,r,n){this._list.push([String(e),Bt(r,n)])}set(e,r,n){e=String(e);let o=this._list.findIndex(i=>i[0]===e);if(o<0){this.append(
e,r,n);return}this._list[o]=[e,Bt(r,n)],this._list=this._list.filter((i,a)=>a<=o||i[0]!==e)}get(e){return this._list.find(r=>r[0]===e)?.[1]??null}getAll(e){return this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e){
return this._list.some(r=>r[0]===e)}delete(e){this._list=this._list.filter(r=>r[0]!==e)}forEach(e,r){for(let[n,o]of this)e.call(r,o,n,this)}*entries(){for(let e of this._list)yield e.slice()}*keys(){for(let e of this.
_list)yield e[0]}*values(){for(let e of this._list)yield e[1]}[Symbol.iterator](){return this.entries()}toJSON(){let e={};for(let[r,n]of this)e[r]=r in e?[].concat(e[r],n):n;return e}get[Symbol.toStringTag](){
return"FormData"}};function Bt(t,e){return t instanceof p?t instanceof z&&e===void 0?t:new z([t],e??"blob",{type:t.type}):String(t)}var Ct=t=>t.replace(/\r\n|\r|\n/g,"%0D%0A").replace(/"/g,"%22");function Ht(t){
let e="----form"+crypto.randomUUID().replaceAll("-",""),r=[];for(let[n,o]of t){let i=`--${e}\r
content-disposition: form-data; name="${Ct(n)}"`;typeof o=="string"?r.push(s.encode(`${i}\r
\r
${o}\r
`)):(i+=`; filename="${Ct(o.name)}"\r
content-type: ${o.type||"application/octet-stream"}\r
\r
`,r.push(s.encode(i),o._bytes,s.encode(`\r
`)))}return r.push(s.encode(`--${e}--\r
`)),[k(r),`multipart/form-data; boundary=${e}`]}function he(t,e){let r=new J;if(/^application\/x-www-form-urlencoded/i.test(e)){for(let[f,u]of new URLSearchParams(s.decode(t,!1)))r.append(f,u);return r}
let n=/^multipart\/form-data.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(e);if(!n)throw new TypeError(`a body of type "${e}" is no form: multipart/form-data or application/x-www-form-urlencoded is ne\
eded`);let o=s.latin1(t),i="--"+s.latin1(s.encode(n[1]??n[2])),a=o.indexOf(i);for(;a>=0;){if(a+=i.length,o.startsWith("--",a))return r;let f=o.indexOf(`\r
\r
`,a),u=o.indexOf(`\r
`+i,a);if(f<0||u<f+2)break;let c=s.decode(t.slice(a,f),!1),g=t.slice(f+4,Math.max(f+4,u)),B=Ft(c,"name"),h=Ft(c,"filename");if(B===null)break;h===null?r.append(B,s.decode(g,!1)):r.append(B,new z([g],h,
{type:/^content-type:\s*(.*)$/im.exec(c)?.[1]?.trim()??""})),a=u+2}throw new TypeError("the form is broken or cut short")}function Ft(t,e){let r=/^content-disposition:.*$/im.exec(t)?.[0]??"",n=new RegExp(
`;\\s*${e}="([^"]*)"`,"i").exec(r);return n?n[1].replaceAll("%22",'"').replaceAll("%0D%0A",`\r
`):null}var Xr=null;function V(){return Xr??=l("streams").make({encode:s.encode,decode:t=>s.decode(t,!1),join:k,bytesOf:w,Blob:p,parseForm:he})}for(let t of["ReadableStream","ReadableStreamDefaultReader","Rea\
dableStreamBYOBReader","ReadableStreamBYOBRequest","ReadableStreamDefaultController","ReadableByteStreamController","WritableStream","WritableStreamDefaultWriter","WritableStreamDefaultController","Tr\
ansformStream","TransformStreamDefaultController","ByteLengthQueuingStrategy","CountQueuingStrategy"])L(t,()=>V()[t]);function zt(t){for(let e of["Text","JSON","Array","ArrayBuffer","Bytes","Blob","Fo\
rmData"])t["readableStreamTo"+e]=(r,n)=>V().bun["readableStreamTo"+e](r,n);t.concatArrayBuffers=(...e)=>V().bun.concatArrayBuffers(...e),Object.defineProperty(t,"ArrayBufferSink",{configurable:!0,enumerable:!0,
get:()=>V().bun.ArrayBufferSink})}var de=class{get body(){let e=this._source();return e===null?null:(typeof e=="string"||e instanceof Uint8Array?this._body=et(e):I(e)?this._body=e:this._body=rt(e),this._body)}get bodyUsed(){return this.
_used||I(this._body)&&this._body._disturbed===!0}text(){let e=this._take();return e===void 0?Jt(this):Promise.resolve(e)}json(){let e=this._take();if(e===void 0)return Jt(this).then(Gt);try{return Promise.
resolve(Gt(e))}catch(r){return Promise.reject(r)}}async bytes(){let e=await Vt(this);return typeof e=="string"?s.encode(e):e}async arrayBuffer(){let e=await this.bytes();return e.byteLength===e.buffer.
byteLength?e.buffer:e.slice().buffer}async blob(){return new p([await this.bytes()],{type:this.headers.get("content-type")??""})}async formData(){return he(await this.bytes(),this.headers.get("content\
-type")??"")}toJSON(){return{}}_source(){return this._body}_take(){let e=this._body;if(!(typeof e!="string"||this._used))return this._used=!0,e}},Gt=JSON.parse;async function Jt(t){let e=await Vt(t);if(typeof e==
"string")return e;let r=s.decode(e,!1);return r[0]==="\uFEFF"?r.slice(1):r}async function Vt(t){let e=tt(t);if(e===null)return"";if(typeof e=="string"||e instanceof Uint8Array)return e;if(e.whole)return e.
whole();let r=[];for await(let n of Kr(e))r.push(n);return k(r)}function tt(t){if(t._used)throw N();let e=pe(t._source());if(e===null)return null;if(I(e)&&(e.locked||e._disturbed))throw e.locked?new TypeError(
"Body is locked: a reader has it"):N();return t._used=!0,e}function N(){let t=new TypeError("Body already used");return t.code="ERR_BODY_ALREADY_USED",t}function pe(t){let e=typeof t=="object"&&t!==null?
t._from:void 0;return e===void 0||t.locked||t._disturbed?t:(t.getReader(),t._disturbed=!0,e)}function k(t){let e=0;for(let n of t)e+=n.byteLength;let r=new Uint8Array(e);e=0;for(let n of t)r.set(n,e),
e+=n.byteLength;return r}async function*Kr(t){let e=q(t),r=!1;try{for(;;){let n=await e.next();if(n.done){r=!0;return}yield Z(n.value)}}finally{r||e.cancel()}}function q(t){if(I(t)){let r=t.getReader();
return{next:()=>r.read(),cancel(n){r.cancel(n).catch(()=>{})}}}let e=t[Symbol.asyncIterator]?.()??t[Symbol.iterator]();return{async next(){return e.next()},async cancel(){try{await e.return?.()}catch{}}}}
function Z(t){if(typeof t=="string")return s.encode(t);let e=w(t);if(e===null)throw new TypeError("a part of a body must be a string, an ArrayBuffer or a view of one");return e}function w(t){return t instanceof
Uint8Array?t:t instanceof ArrayBuffer?new Uint8Array(t):ArrayBuffer.isView(t)?new Uint8Array(t.buffer,t.byteOffset,t.byteLength):null}function I(t){return typeof t=="object"&&t!==null&&typeof t.getReader==
"function"}function et(t){let e=new(V()).ReadableStream({start(r){let n=typeof t=="string"?s.encode(t):t;n.byteLength&&r.enqueue(n),r.close()}});return e._from=t,e}function rt(t){let e=null,r=new(V()).
ReadableStream({async pull(n){e??=q(t);let o=await e.next();o.done?n.close():n.enqueue(Z(o.value))},cancel(n){return(e??q(t)).cancel(n)}},{highWaterMark:0});return r._from=t,r}function Ie(t){if(t==null)
return[null,""];if(typeof t=="string")return[t,"text/plain;charset=utf-8"];if(typeof t!="object"&&typeof t!="function")return[String(t),"text/plain;charset=utf-8"];let e=w(t);if(e!==null)return[e.slice(),
""];if(t instanceof p)return[t._bytes,t.type];if(t instanceof J)return Ht(t);if(t[Symbol.toStringTag]==="URLSearchParams")return[String(t),"application/x-www-form-urlencoded;charset=UTF-8"];if(I(t)){if(t.
locked||t._disturbed)throw new TypeError(t.locked?"the stream is locked: a reader has it":"the stream has been read already");return[t,""]}return typeof t[Symbol.asyncIterator]=="function"?[t,""]:typeof t==
"function"?Ie(t()):[String(t),"text/plain;charset=utf-8"]}var W=class{constructor(e,r){if(arguments.length===0)throw new TypeError("Event: a type is needed");this.type=String(e),this.cancelable=!!r?.cancelable,this.bubbles=!!r?.bubbles,this.composed=!!r?.composed,
this.defaultPrevented=!1,this.target=this.currentTarget=null,this.timeStamp=performance.now(),this._stop=!1,this._dispatched=!1}get isTrusted(){return!1}get eventPhase(){return this.currentTarget?2:0}get returnValue(){
return!this.defaultPrevented}get srcElement(){return this.target}get cancelBubble(){return this._stop}preventDefault(){this.cancelable&&(this.defaultPrevented=!0)}stopPropagation(){}stopImmediatePropagation(){
this._stop=!0}composedPath(){return this.currentTarget?[this.currentTarget]:[]}get[Symbol.toStringTag](){return"Event"}},je=class extends W{constructor(e,r){super(e,r),this.detail=r?.detail??null}},me=class{addEventListener(e,r,n){
if(!r)return;let o=typeof n=="object"&&n!==null?n:{};if(o.signal?.aborted)return;this._on??=new Map;let i=this._on.get(e)??[];i.some(a=>a.f===r)||(this._on.set(e,[...i,{f:r,once:!!o.once,passive:!!o.passive}]),
o.signal&&o.signal.addEventListener("abort",()=>this.removeEventListener(e,r)))}removeEventListener(e,r){let n=this._on?.get(e);n&&this._on.set(e,n.filter(o=>o.f!==r))}dispatchEvent(e){if(!(e instanceof
W))throw new TypeError("dispatchEvent: an Event is needed");e.target=e.currentTarget=this;let r=this["on"+e.type],n=(typeof r=="function"?[{f:r}]:[]).concat(this._on?.get(e.type)??[]);for(let o of n){
o.once&&this.removeEventListener(e.type,o.f);try{typeof o.f=="function"?o.f.call(this,e):o.f.handleEvent(e)}catch(i){reportError(i)}if(e._stop)break}return e.currentTarget=null,!e.defaultPrevented}get[Symbol.
toStringTag](){return"EventTarget"}},qt=Symbol("AbortSignal"),Ue=()=>new ge(qt),ge=class extends me{constructor(e){if(super(),e!==qt)throw new TypeError("Illegal constructor");this.aborted=!1,this.reason=
void 0,this.onabort=null}throwIfAborted(){if(this.aborted)throw this.reason}_abort(e){this.aborted||(this.aborted=!0,this.reason=e===void 0?new DOMException("The operation was aborted.","AbortError"):
e,this.dispatchEvent(new W("abort")))}static abort(e){let r=Ue();return r._abort(e),r}static timeout(e){let r=Ue();return setTimeout(()=>r._abort(new DOMException("The operation timed out.","TimeoutEr\
ror")),e),r}static any(e){let r=Ue();for(let n of e){if(n.aborted){r._abort(n.reason);break}n.addEventListener("abort",()=>r._abort(n.reason))}return r}get[Symbol.toStringTag](){return"AbortSignal"}},
Q=class{constructor(){this.signal=Ue()}abort(e){this.signal._abort(e)}get[Symbol.toStringTag](){return"AbortController"}};var De=new Map;function Wt(t){let e=s.body(t);if(typeof e!="number")return e;if(e<0)return{whole(){throw nt()},[Symbol.asyncIterator](){throw nt()}};let r={async*[Symbol.asyncIterator](){for(let n;(n=
await Zr(t))!==null;)yield n},async whole(){let n=[];for await(let o of r)n.push(o);return k(n)}};return r}function nt(){return new TypeError("the body of a request that is over cannot be read")}function Zr(t){
return new Promise((e,r)=>{if(De.has(t)){r(new TypeError("the body is being read"));return}if(s.read(t)<0){r(nt());return}De.set(t,{resolve:e,reject:r})})}function ot(t,e){let r=De.get(t);r&&(De.delete(
t),typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e))}function vt(t){ot(t,"the connection is closed")}var Xt="",Kt="",Zt="";function Qt(t,e,r){return Xt=t,Kt=e,Zt=r,t}var Qr=/^(https?:\/\/)([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(:[1-9][0-9]{0,3})?(\/[A-Za-z0-9\-._~!$&()*+,;=:@\/]*)(\?[A-Za-z0-9\-._~!$&()*+,;=:@\/?%]*)?$/,
v=class t{constructor(e,r){if(this._params=null,r===void 0&&e===Xt){this._origin=Kt,this._target=Zt,this._record=null;return}e=String(e);let n=r===void 0?Qr.exec(e):null;if(n&&n[3]!==":80"&&n[3]!==":4\
43"&&!n[4].includes("/.")&&!n[2].startsWith("xn--")&&!n[2].includes(".xn--")){this._origin=n[1]+n[2]+(n[3]??""),this._target=n[4]+(n[5]??""),this._record=null;return}this._parse(e,r===void 0?void 0:String(
r))}_parse(e,r){let n=l("url"),o=null;if(r!==void 0&&(o=n.basicURLParse(r),o===null))throw st(r);let i=n.basicURLParse(e,o?{baseURL:o}:void 0);if(i===null)throw st(e);if(typeof i.host=="string"){if(/[^\0-\x7f]/.
test(i.host))throw st(e);i.host=i.host.toLowerCase()}this._record=i}static canParse(e,r){try{return new t(e,r),!0}catch{return!1}}static parse(e,r){try{return new t(e,r)}catch{return null}}_full(){return this.
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
er(this.search.slice(1)))}get searchParams(){return this._params===null&&(this._params=new ye(this.search),this._params._url=this),this._params}get hash(){return this._record!==null&&this._record.fragment?
"#"+this._record.fragment:""}set hash(e){let r=this._full();if(e=String(e),e===""){r.fragment=null;return}r.fragment="",this._set(e[0]==="#"?e.slice(1):e,"fragment")}get[Symbol.toStringTag](){return"U\
RL"}};function st(t){let e=new TypeError(`"${t}" cannot be parsed as a URL.`);return e.code="ERR_INVALID_URL",e}function it(t){if(t.includes("+")&&(t=t.replaceAll("+"," ")),!t.includes("%"))return t;try{
return decodeURIComponent(t)}catch{return en(t)}}function en(t){let e=new TextEncoder().encode(t),r=[];for(let n=0;n<e.length;n++){let o=e[n]===37?String.fromCharCode(e[n+1]??0,e[n+2]??0):"";/^[0-9A-Fa-f]{2}$/.
test(o)?(r.push(parseInt(o,16)),n+=2):r.push(e[n])}return new TextDecoder().decode(new Uint8Array(r))}function Yt(t){return encodeURIComponent(t.toWellFormed()).replace(/%20|[!'()~]/g,e=>e==="%20"?"+":
"%"+e.charCodeAt(0).toString(16).toUpperCase())}function er(t){let e=[];if(t==="")return e;for(let r of t.split("&")){if(r==="")continue;let n=r.indexOf("=");e.push(n<0?[it(r),""]:[it(r.slice(0,n)),it(
r.slice(n+1))])}return e}var ye=class t{constructor(e=""){if(this._url=null,typeof e=="object"&&e!==null||typeof e=="function")if(e instanceof t)this._list=e._list.map(r=>r.slice());else if(typeof e[Symbol.
iterator]=="function"){this._list=[];for(let r of e){let n=Array.from(r);if(n.length!==2)throw new TypeError("URLSearchParams: a pair has two parts");this._list.push([y(n[0]),y(n[1])])}}else this._list=
Object.keys(e).map(r=>[y(r),y(e[r])]);else{let r=y(e);this._list=er(r[0]==="?"?r.slice(1):r)}}_changed(){if(this._url===null)return;let e=String(this);this._url._full().query=e===""?null:e}get size(){
return this._list.length}append(e,r){this._list.push([y(e),y(r)]),this._changed()}delete(e,r){e=y(e),this._list=this._list.filter(n=>n[0]!==e||r!==void 0&&n[1]!==y(r)),this._changed()}get(e){e=y(e);for(let r of this.
_list)if(r[0]===e)return r[1];return null}getAll(e){return e=y(e),this._list.filter(r=>r[0]===e).map(r=>r[1])}has(e,r){return e=y(e),this._list.some(n=>n[0]===e&&(r===void 0||n[1]===y(r)))}set(e,r){e=
y(e),r=y(r);let n=this._list.findIndex(o=>o[0]===e);n<0?this._list.push([e,r]):(this._list[n][1]=r,this._list=this._list.filter((o,i)=>i<=n||o[0]!==e)),this._changed()}sort(){this._list.sort((e,r)=>e[0]<
r[0]?-1:e[0]>r[0]?1:0),this._changed()}forEach(e,r){for(let[n,o]of this)e.call(r,o,n,this)}*entries(){for(let e=0;e<this._list.length;e++)yield[this._list[e][0],this._list[e][1]]}*keys(){for(let[e]of this.
entries())yield e}*values(){for(let[,e]of this.entries())yield e}[Symbol.iterator](){return this.entries()}toString(){return this._list.map(([e,r])=>Yt(e)+"="+Yt(r)).join("&")}toJSON(){return Object.fromEntries(
this._list)}get[Symbol.toStringTag](){return"URLSearchParams"}};function y(t){return String(t).toWellFormed()}var tn=["","GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS"],rn=15,nn=16,tr=32,on=64,rr=128,ee="\0",R=class t extends de{constructor(e,r){super(),this._raw="",this._id=0,this._flags=0,this._init(e,
r??{})}_init(e,r){let n=e instanceof t?e:null;if(this._url=n?n.url:String(new URL(e)),this._method=String(r.method??n?.method??"GET").toUpperCase(),this._headers=new S(r.headers??n?.headers),this._signal=
r.signal??n?.signal,this._used=!1,r.body!==void 0&&r.body!==null){let[o,i]=Ie(r.body);this._body=o,i&&!this._headers.has("content-type")&&this._headers.set("content-type",i)}else if(n){if(this._body=n.
_source(),this._body!==null){if(n.bodyUsed||this._body.locked)throw N();n._used=!0}}else this._body=null;this._more=r}get method(){return this._method===void 0&&(this._method=tn[this._flags&rn]||this.
_raw.slice(at(this),this._raw.indexOf(ee,at(this)))),this._method}get url(){if(this._url===void 0){let e=this._raw,r=e.indexOf(ee,at(this))+1,n=e.indexOf(ee,r),o=e.indexOf(ee,n+1),i=(this._flags&nn?"h\
ttps://":"http://")+(e.slice(n+1,o)||"localhost"),a=e.slice(r,n),f=i+a;this._url=this._flags&on?Qt(f,i,a):sn(f,a)}return this._url}get headers(){return this._headers===void 0&&(this._headers=Pt(this._raw,
this._flags>>>8)),this._headers}get params(){if(this._params===void 0&&(this._params={},this._flags&rr)){let e=this._raw,r=this._flags>>>8;for(let n;(n=e.indexOf(ee,r))>r;){let o=e.indexOf(ee,n+1);this.
_params[e.slice(r,n)]=e.slice(n+1,o),r=o+1}this._line=r+1}return this._params}get signal(){return this._signal===void 0&&(this._abort=new Q,this._signal=this._abort.signal),this._signal}get cookies(){
return this._cookies??=new(l("cookies")).CookieMap(this.headers.get("cookie")??"")}get cache(){return this._more?.cache??"default"}get credentials(){return this._more?.credentials??"include"}get destination(){
return""}get integrity(){return""}get keepalive(){return!1}get mode(){return this._more?.mode??"cors"}get redirect(){return this._more?.redirect??"follow"}get referrer(){return""}get referrerPolicy(){
return""}clone(){if(this._used)throw N();let e=Object.create(t.prototype);Object.assign(e,this);let[r,n]=sr(this._source());return this._body=r,e._body=n,this._headers!==void 0&&(e._headers=new S(this.
_headers)),e}_source(){return this._body===void 0&&(this._body=this._flags&tr?Wt(this._id):null),this._body}_take(){if(this._body===void 0&&this._flags&tr&&!this._used){let e=s.body(this._id,!0);typeof e==
"string"&&(this._body=e)}return super._take()}get[Symbol.toStringTag](){return"Request"}};function at(t){return t._flags&rr?t.params&&t._line:t._flags>>>8}function nr(t,e){for(let r of Object.keys(e))
Object.defineProperty(t,r,{value:e[r],writable:!0,enumerable:!1})}var or=R.prototype;nr(or,{_url:void 0,_method:void 0,_headers:void 0,_params:void 0,_signal:void 0,_body:void 0,_used:!1,_cookies:void 0});
function ut(t,e,r){return{__proto__:or,_raw:r,_id:t,_flags:e}}function sn(t,e){try{return String(new URL(t))}catch{return"http://localhost"+(e[0]==="/"?e:"/"+e)}}function sr(t){if(t===null||typeof t==
"string"||t instanceof Uint8Array)return[t,t];if(I(t)&&(t.locked||t._disturbed))throw N();return t=pe(t),typeof t=="string"||t instanceof Uint8Array?[t,t]:(I(t)?t:rt(t)).tee()}var an=JSON.stringify,_=class t extends de{constructor(e,r){
if(super(),typeof e=="string")this._body=e,this._kind=ue;else{let[n,o]=Ie(e);this._body=n,this._kind=A,o==="text/plain;charset=utf-8"?this._kind=ue:o&&(this._type=o)}r!=null&&ft(this,r)}static json(e,r){
let n=an(e);if(n===void 0)throw new TypeError("Response.json: the value cannot be written as JSON");let o={__proto__:ct,_body:n,_kind:Ae};return r!=null&&ft(o,typeof r=="number"?{status:r}:r),o}static redirect(e,r){
let n=new t(null),o=typeof r=="number"?r:r?.status??302;if(![301,302,303,307,308].includes(o))throw new RangeError(`Response.redirect: ${o} is no status of a redirect`);return typeof r=="object"&&r!==
null&&ft(n,r),n._status=o,n.headers.set("location",String(e)),n}static error(){let e=new t(null);return e._status=0,e}get status(){return this._status}get statusText(){return this._text??""}get ok(){return this.
_status>=200&&this._status<300}get type(){return this._status===0?"error":"default"}get url(){return this._from??""}get redirected(){return this._redirected??!1}get headers(){if(this._headers===null){
this._headers=new S;let e=lt(this);e&&this._headers._map.set("content-type",e),this._kind=A,this._type=""}return this._headers}clone(){if(this._used)throw N();let e=Object.create(ct);return Object.assign(
e,this),this._headers!==null&&(e._headers=new S(this._headers)),[this._body,e._body]=sr(this._body),e}get[Symbol.toStringTag](){return"Response"}},ct=_.prototype;nr(ct,{_used:!1,_headers:null,_status:200,
_type:""});var fn={[A]:"",[Ae]:"application/json;charset=utf-8",[ue]:"text/plain;charset=utf-8"};function lt(t){return t._type||fn[t._kind]}function ft(t,e){let r=e.status;if(r!==void 0){let n=Number(
r);if(!Number.isInteger(n)||(n<200||n>599)&&n!==101)throw new RangeError(`The status provided (${r}) must be 101 or in the range of [200, 599]`);t._status=n}if(e.statusText!==void 0&&(t._text=String(e.
statusText)),e.headers!==void 0&&e.headers!==null){let n=Dt(e.headers);if(n){t._type=n,t._kind=A;return}let o=new S(e.headers),i=lt(t);i&&!o._map.has("content-type")&&o._map.set("content-type",i),t._headers=
o,t._kind=A}}function U(t,e){if(e!==void 0&&e._cookies!==void 0)return e._cookies.toSetCookieHeaders().reduce((n,o)=>n+"set-cookie\0"+o+"\0",U(t));if(t._headers!==null)return $e(t._headers);let r=lt(t);
return r?"content-type\0"+r+"\0":""}var Pe=class{get encoding(){return"utf-8"}encode(e=""){return e=String(e),e===""?new Uint8Array(0):s.encode(e)}encodeInto(e,r){let n=0,o=0;for(let i of e){let a=s.encode(i);if(o+a.length>r.length)break;
r.set(a,o),o+=a.length,n+=i.length}return{read:n,written:o}}},cn=["utf-8","utf8","unicode-1-1-utf-8"],un=["latin1","iso-8859-1","ascii","us-ascii","windows-1252"],Me=class{constructor(e="utf-8",r){if(e=
String(e).trim().toLowerCase(),this.encoding=cn.includes(e)?"utf-8":un.includes(e)?"windows-1252":null,this.encoding===null)throw new RangeError(`TextDecoder: "${e}" is not known here: utf-8 or latin1`);
this.fatal=!!r?.fatal,this.ignoreBOM=!!r?.ignoreBOM,this._rest=null,this._begun=!1}decode(e,r){let n=e===void 0?new Uint8Array(0):w(e);if(n===null)throw new TypeError("TextDecoder.decode: an ArrayBuff\
er or a view of one is needed");if(this.encoding!=="utf-8")return s.latin1(n);this._rest&&(n=k([this._rest,n]),this._rest=null);let o=!!r?.stream;if(o){let f=ln(n);f&&(this._rest=n.slice(n.length-f),n=
n.subarray(0,n.length-f))}let i=!this._begun;if(this._begun=o&&(this._begun||n.length>0),i&&!this.ignoreBOM&&n[0]===239&&n[1]===187&&n[2]===191&&(n=n.subarray(3)),n.length===0)return"";let a=s.decode(
n,this.fatal);if(typeof a!="string")throw new TypeError("TextDecoder.decode: the bytes are not UTF-8");return a}};function ln(t){for(let e=1;e<=3&&e<=t.length;e++){let r=t[t.length-e];if(r>=240)return e<
4?e:0;if(r>=224)return e<3?e:0;if(r>=192)return e<2?e:0;if(r<128)return 0}return 0}var hn=-4,F=0,dn=4,ir=8,fr=4,Ce=100,ar=8192;function m(t,e=0,r=[]){switch(typeof t){case"string":return e===0?t:JSON.stringify(t);case"bigint":return t+"n";case"function":return t.prototype&&/^class\b/.
test(Function.prototype.toString.call(t))?`[class ${t.name}]`:`[Function${t.name?": "+t.name:""}]`;case"object":break;default:return Object.is(t,-0)?"-0":String(t)}if(t===null)return"null";if(r.includes(
t))return"[Circular]";if(t instanceof Error)return pn(t,e,r);if(t instanceof Date)return isNaN(t)?"Invalid Date":t.toISOString();if(t instanceof RegExp)return String(t);if(t instanceof Promise)return"\
Promise {}";if(e>fr)return Array.isArray(t)?"[Array]":"[Object]";r=[...r,t];let n=c=>m(c,e+1,r),o=t[Symbol.toStringTag],i=t.constructor?.name;if(Array.isArray(t))return _e("[",Be(t,n),"]",e);if(ArrayBuffer.
isView(t)&&!(t instanceof DataView))return _e(`${i}(${t.length}) [`,Be(t,n),"]",e);if(t instanceof ArrayBuffer)return`ArrayBuffer(${t.byteLength})`;if(t instanceof Map)return _e(`Map(${t.size}) {`,Be(
t,([c,g])=>`${n(c)} => ${n(g)}`),"}",e);if(t instanceof Set)return _e(`Set(${t.size}) {`,Be(t,n),"}",e);if(o==="URL")return"URL "+t.href;if(o==="Request")return`Request { ${t.method} ${t.url} }`;if(o===
"Response")return`Response { ${t.status} }`;if(typeof t.toJSON=="function"&&typeof o=="string")return`${o} ${m(t.toJSON(),e+1,r)}`;let f=Object.keys(t).slice(0,Ce).map(c=>{let g=Object.getOwnPropertyDescriptor(
t,c);return`${/^[A-Za-z_$][\w$]*$/.test(c)?c:JSON.stringify(c)}: ${g&&g.get?"[Getter]":n(t[c])}`}),u=i&&i!=="Object"?i+" ":"";return f.length?_e(u+"{",f,"}",e):u+"{}"}function Be(t,e){let r=[];for(let n of t){
if(r.length===Ce){r.push("...");break}r.push(e(n))}return r}function _e(t,e,r,n){if(!e.length)return t+r;let o=`${t} ${e.join(", ")} ${r}`;if(o.length<=76)return o;let i="  ".repeat(n+1);return`${t}
${e.map(a=>i+a).join(`,
`)}
${"  ".repeat(n)}${r}`}function pn(t,e,r){let n=`${t.name}: ${t.message}`;return typeof t.stack=="string"&&t.stack&&(n+=`
`+s.trace(t.stack)),t.cause!==void 0&&(n+=`
[cause]: ${m(t.cause,e+1,[...r,t])}`),n.trimEnd()}function we(t){let e=0,r="";for(typeof t[0]=="string"&&t[0].includes("%")&&(e=1,r=t[0].replace(/%[sdifjoOc%]/g,n=>{if(n==="%%")return"%";if(e>=t.length)
return n;let o=t[e++];switch(n){case"%s":return typeof o=="string"?o:m(o,1);case"%d":return String(Number(o));case"%i":return String(Math.trunc(Number(o)));case"%f":return String(parseFloat(o));case"%\
j":return JSON.stringify(o);case"%c":return"";default:return m(o,1)}}));e<t.length;e++)r+=(e>0?" ":"")+m(t[e]);return r.length>ar?r.slice(0,ar):r}function mn(t,e){let r=t instanceof Map?[...t]:t instanceof
Set?[...t].map((h,d)=>[d,h]):Object.keys(t).map(h=>[h,t[h]]),n=e?[...e]:[],o=!e,i=!1,a=r.slice(0,Ce).map(([h,d])=>{if(typeof d!="object"||d===null)return i=!0,[String(h),null,m(d,1)];if(o)for(let O of Object.
keys(d))!n.includes(O)&&n.length<Ce&&n.push(O);return[String(h),d,""]}),f=["",...n,...i?["Values"]:[]],u=a.map(([h,d,O])=>[h,...n.map(Re=>d!==null&&Re in d?m(d[Re],fr):""),...i?[O]:[]]),c=f.map((h,d)=>Math.
max(h.length,...u.map(O=>O[d].length))+2),g=(h,d,O)=>h+c.map(Re=>"─".repeat(Re)).join(d)+O,B=h=>`│${h.map((d,O)=>` ${d}`.padEnd(c[O])).join("│")}│`;return[g("┌","┬","┐"),B(f),g("├","┼",
"┤"),...u.map(B),g("└","┴","┘")].join(`
`)}var j="",te=t=>(...e)=>{s.log(t,j+we(e))},ht=new Map,dt=new Map,be={log:te(F),info:te(F),debug:te(hn),warn:te(dn),error:te(ir),dirxml:te(F),dir:t=>s.log(F,j+m(t,0)),table:(t,e)=>s.log(F,typeof t=="\
object"&&t!==null?mn(t,e):m(t)),trace:(...t)=>s.log(F,j+we(t)+`
`+s.trace(new Error().stack??"")),assert:(t,...e)=>{t||s.log(ir,j+"Assertion failed"+(e.length?": "+we(e):""))},count:(t="default")=>{let e=(ht.get(t)??0)+1;ht.set(t,e),s.log(F,`${j}${t}: ${e}`)},countReset:(t="\
default")=>{ht.delete(t)},group:(...t)=>{t.length&&s.log(F,j+we(t)),j+="  "},groupEnd:()=>{j=j.slice(2)},time:(t="default")=>{dt.set(t,performance.now())},timeLog:(t="default",...e)=>s.log(F,`${j}[${(performance.
now()-(dt.get(t)??0)).toFixed(2)}ms] ${t} ${we(e)}`.trimEnd()),timeEnd:(t="default")=>{be.timeLog(t),dt.delete(t)},clear:()=>{}};be.groupCollapsed=be.group;var pt=()=>JSON.parse(s.stats()),mt=t=>{throw new Error(`${t} is not there in the sandbox`)},gn=performance.now(),gt=()=>Math.round((performance.now()-gn)*1e6),lr=JSON.parse(s.env()),hr=t=>{let e=gt(),
r=[Math.floor(e/1e9),e%1e9];if(!t)return r;let n=(r[0]-t[0])*1e9+r[1]-t[1];return[Math.floor(n/1e9),n%1e9]};hr.bigint=()=>BigInt(gt());var cr=t=>({isTTY:!1,write:e=>(s.log(t,String(e).replace(/\n$/,"")),
!0)}),yt={env:lr,argv:[],execArgv:[],title:"wasmserve",pid:1,ppid:0,platform:"linux",arch:"wasm32",version:"v22.0.0",versions:{quickjs:"ng"},release:{name:"wasmserve"},exitCode:void 0,uptime:()=>pt().
uptime,memoryUsage:Object.assign(()=>{let t=pt().memory;return{rss:t.rss,heapTotal:t.instance,heapUsed:t.instance,external:0,arrayBuffers:0}},{rss:()=>pt().memory.rss}),cwd:()=>"/",nextTick:(t,...e)=>queueMicrotask(
()=>t(...e)),hrtime:hr,exit:t=>s.exit(Number(t??yt.exitCode??0)|0),abort:()=>s.exit(),kill:()=>mt("process.kill"),emitWarning:t=>s.log(4,m(t)),on(){return this},once(){return this},off(){return this},
removeListener(){return this},stdout:cr(0),stderr:cr(4)},H=class{constructor(e){this.name=String(e),this.size=0,this.type=""}async _missing(){let e=new Error(`ENOENT: no such file or directory, open '${this.
name}' (the sandbox has no files)`);throw e.code="ENOENT",e.path=this.name,e}async exists(){return!1}async*[Symbol.asyncIterator](){await this._missing()}};for(let t of["text","json","bytes","arrayBuf\
fer","delete","unlink","stat","write"])Object.defineProperty(H.prototype,t,{value(){return this._missing()},writable:!0,configurable:!0});var ur=t=>new H(t),yn=/[\x1b\x9b](?:\[[0-?]*[ -\/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])|\x9b[0-?]*[ -\/]*[@-~]/g,
_n={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#x27;"},D={version:"1.4.5",revision:"",main:"/app",env:lr,argv:[],isMainThread:!0,file:ur,write:t=>ur(t).write(),sleep:t=>new Promise(e=>setTimeout(
e,t instanceof Date?t-Date.now():t)),nanoseconds:gt,inspect:t=>m(t,1),escapeHTML:t=>String(t).replace(/[&<>"']/g,e=>_n[e]),randomUUIDv7:()=>{let t=Date.now().toString(16).padStart(12,"0"),e=s.uuid();return`${t.
slice(0,8)}-${t.slice(8)}-7${e.slice(15)}`},gc:()=>{},which:()=>null,allocUnsafe:t=>new Uint8Array(t),stripANSI:t=>String(t).replace(yn,""),spawn:()=>mt("Bun.spawn"),spawnSync:()=>mt("Bun.spawnSync")};
for(let t of["deepEquals","fileURLToPath","pathToFileURL"])L(t,()=>l("bun")[t],D);for(let t of["Cookie","CookieMap"])L(t,()=>l("cookies")[t],D);var wn,Fe=()=>wn??=l("crypto").make({host:s,bytesOf:w,crypto:wt,Blob:p}),dr=t=>{if(!(t instanceof re))throw Object.assign(new TypeError("Expected this to be instanceof Crypto"),{code:"ERR_INVALID_THIS"})},
_t={},re=class{static name="Crypto";constructor(e){if(e!==_t)throw Object.assign(new TypeError("Illegal constructor"),{code:"ERR_ILLEGAL_CONSTRUCTOR"})}getRandomValues(e){dr(this);let r=ArrayBuffer.isView(
e)&&!/^Float|^undefined/.test(e[Symbol.toStringTag])&&!(e instanceof DataView)?w(e):null;if(r===null)throw new DOMException("The data argument must be an integer-type TypedArray","TypeMismatchError");
for(let n=0;n<r.length;n+=65536)r.set(s.random(Math.min(r.length-n,65536)),n);return e}randomUUID(){return dr(this),s.uuid()}timingSafeEqual(e,r){return Fe().timingSafeEqual(e,r)}get subtle(){return Fe().
subtle}get[Symbol.toStringTag](){return"Crypto"}},wt=new re(_t);_t=null;for(let t of["SubtleCrypto","CryptoKey"])L(t,()=>Fe()[t]);for(let t of["CryptoHasher","MD4","MD5","SHA1","SHA224","SHA256","SHA3\
84","SHA512","SHA512_256","sha","password"])Object.defineProperty(D,t,{configurable:!0,enumerable:!0,get(){let e=Fe().bun[t];return Object.defineProperty(D,t,{value:e,configurable:!0,writable:!0,enumerable:!0}),
e}});var bn=null,bt=()=>bn??=l("local").make({encode:s.encode,uuid:s.uuid,Blob:p,Response:_,coded:P});v.createObjectURL=function(e){return bt().create(e)};v.revokeObjectURL=function(e){if(arguments.length===
0)throw P("ERR_MISSING_ARGS","Not enough arguments to 'revokeObjectURL'. Expected 1, got 0.");bt().revoke(String(e))};var pr=t=>bt().answer(t);function P(t,e){let r=new TypeError(e);return r.code=t,r}var G=new Map;async function mr(t,e){let r={from:q(e),resume:null};G.set(t,r);try{for(;;){let n=await r.from.next();if(!G.has(t))return;if(n.done){s.outbound("finish",t);return}let o=Z(n.value);for(;o.
byteLength>0;){let i=s.outbound("write",t,o);if(i===Ne?await new Promise(a=>{r.resume=a}):i<0?He(t,void 0):o=o.subarray(i),!G.has(t))return}}}catch(n){throw G.has(t)&&r.from.cancel(n),n}finally{G.delete(
t)}}function He(t,e){let r=G.get(t);G.delete(t)&&(r.from.cancel(e),r.resume?.())}function gr(t,e){if(e!==null){He(t,new TypeError(e));return}let r=G.get(t),n=r?.resume;n&&(r.resume=null,n())}var ne=new Map,Y=new Map,Se=new Map,xe=0,xn=new FinalizationRegistry(t=>s.outbound("close",t));async function Sn(t,e){if(e=e??{},typeof t=="string"&&t==="")throw P("ERR_INVALID_URL","fetch() URL must \
not be a blank string.");let r=new R(t,e),n=r._signal,o=e.redirect??(t instanceof R?t.redirect:"follow");n&&n.throwIfAborted();let i=r.url;if(i.startsWith("data:")||i.startsWith("blob:"))return pr(i);
if(!/^https?:/.test(i))throw P("ERR_INVALID_ARG_VALUE",`fetch: the protocol must be http:, https:, data: or blob:, not ${i.slice(0,20)}`);let a=tt(r),f;if(a!==null&&(r.method==="GET"||r.method==="HEAD"))
throw P("ERR_INVALID_ARG_VALUE","fetch() request with GET/HEAD method cannot have body.");let u=a!==null&&typeof a=="object"&&!(a instanceof Uint8Array);typeof a=="string"?a=s.encode(a):u&&(f=/^\d{1,15}$/.
test(r.headers.get("content-length"))?Number(r.headers.get("content-length")):-1),e.decompress===!1&&!r.headers.has("accept-encoding")&&r.headers.set("accept-encoding","identity");do xe=xe+1&1073741823;while(xe===
0||ne.has(xe));let c=xe,g=s.outbound("send",c,r.method,i,$e(r.headers),u?f:a,String(e.unix??""),o!=="follow");if(g===$t)throw new TypeError("fetch: the operator lets handlers ask nobody (-allow-net)");
if(g===Le)throw new TypeError("fetch: too many requests have been begun");if(g<0)throw new TypeError("fetch: the request has a header field that cannot be sent");let B=h=>{s.outbound("close",c),ne.get(
c)?.reject(h),Tn(c,h)};try{let h=await new Promise((d,O)=>{ne.set(c,{resolve:d,reject:O}),n&&n.addEventListener("abort",()=>{He(c,n.reason),B(n.reason)}),u&&mr(c,a).catch(B)});return En(c,h.split("\0"),
o)}finally{ne.delete(c)}}var Ee={async fetch(t,e){if(arguments.length===0)throw P("ERR_MISSING_ARGS","fetch() expects a string but received no arguments.");return Sn(t,e)}}.fetch;Object.defineProperty(
Ee,"length",{value:1,configurable:!0});Ee.preconnect={preconnect(t){if(arguments.length===0)throw P("ERR_MISSING_ARGS","Not enough arguments to 'fetch.preconnect'. Expected 1, got 0.");if(!URL.canParse(
t))throw P("ERR_INVALID_ARG_TYPE","Invalid URL")}}.preconnect;function En(t,e,r){let n=new S;for(let a=4;a+1<e.length;a+=2)n.append(e[a],e[a+1]);let o=Number(e[0]);if(r==="error"&&o>=300&&o<400&&n.has(
"location"))throw s.outbound("close",t),P("UnexpectedRedirect",`fetch: ${e[2]} redirects, which redirect: 'error' refuses`);let i=new _(null);return i._status=o,i._text=e[1],i._from=e[2],i._redirected=
e[3]==="1",i._headers=n,i._body=Se.has(t)?Se.get(t):new xt(t),Se.delete(t),i}var xt=class{constructor(e){this._id=e,xn.register(this,e)}get streamed(){return!0}async*[Symbol.asyncIterator](){let e=!1;
try{for(let r;(r=await yr(this._id))!==null;)yield r;e=!0}finally{e||s.outbound("close",this._id)}}pipe(e){return yr(this._id,e)}async whole(){let e=[];for await(let r of this)e.push(r);return k(e)}};
function yr(t,e){return new Promise((r,n)=>{if(Y.has(t)){n(new TypeError("fetch: the body is being read"));return}Y.set(t,{resolve:r,reject:n}),s.outbound(e===void 0?"read":"pipe",t,e)<0&&(Y.delete(t),
n(new TypeError("fetch: the body is closed, or is being read")))})}function Tn(t,e){let r=Y.get(t);Y.delete(t),r&&r.reject(e)}function _r(t,e){let r=ne.get(t);r?e.startsWith("error: ")?r.reject(On(e.slice(
7).split("\0"))):r.resolve(e):Se.delete(t)}function On([t,e,r]){let n=new TypeError(t);return e&&(n.code=e,n.path=r,n.errno=0),n}function wr(t,e){let r=Y.get(t);if(Y.delete(t),!r){ne.has(t)&&typeof e!=
"string"&&Se.set(t,e);return}typeof e=="string"?r.reject(new TypeError(e)):r.resolve(e)}var X=new Map,Te=0,St=class{constructor(e,r,n,o,i){this._id=e,this._f=r,this._ms=n,this._args=o,this._repeat=i,this._ref=!0}ref(){return this._ref=!0,this}unref(){return this._ref=!1,this}hasRef(){return this.
_ref&&X.get(this._id)===this}refresh(){return X.get(this._id)===this&&s.clear(this._id),br(this),this}close(){return oe(this),this}[Symbol.toPrimitive](){return this._id}[Symbol.dispose??Symbol.for("d\
ispose")](){oe(this)}};function Et(t,e,r,n){if(typeof t!="function")throw new TypeError("the first argument of a timer must be a function");e=Number(e),e=e>0?Math.min(e,2147483647):0;do Te=Te+1&1073741823;while(Te===
0||X.has(Te));let o=new St(Te,t,Math.ceil(e),r,n);return br(o),o}function br(t){if(s.timer(t._id,t._ms,t._repeat)<0)throw new RangeError("too many timers");X.set(t._id,t)}var xr=(t,e,...r)=>Et(t,e,r,!1),
Sr=(t,e,...r)=>Et(t,Math.max(1,Number(e)||0),r,!0),Er=(t,...e)=>Et(t,0,e,!1);function oe(t){let e=typeof t=="object"&&t!==null?t._id:Number(t);X.delete(e)&&s.clear(e)}function Tr(t){let e=X.get(t);e&&
(e._repeat||X.delete(t),e._f(...e._args))}var Rn=-1,An=-2,Ln=-3,Nn=-7,$n=-8,Oe=t=>{if(typeof t!="string"||t==="")throw new TypeError("server.state: a key is a string of 1 to 1,024 bytes");return t},Tt=t=>{if(typeof t=="string")return s.encode(
t);let e=w(t);if(e===null)throw new TypeError("server.state: a value is a string or bytes (JSON.stringify makes one of an object)");return e};function ke(t){switch(t){case Rn:throw new TypeError("serv\
er.state: a key has 1 to 1,024 bytes, and what is added to is a whole number");case Ln:throw new RangeError("server.state: the store is full, or the value is too large (-state-size)");case $n:throw new Error(
"server.state: the operator has switched the store off (-state)")}if(t<0&&t!==An&&t!==Nn)throw new Error("server.state: the store failed: the log says why");return t}var Or=(t,e)=>{let r=s.state("get",
Oe(t),e);return typeof r=="number"?(ke(r),null):r},kr={get:t=>Or(t,!0),getBytes:t=>Or(t,!1),set(t,e){ke(s.state("set",Oe(t),Tt(e)))},delete:t=>ke(s.state("delete",Oe(t)))===1,add(t,e=1){if(!Number.isSafeInteger(
e))throw new TypeError("server.state.add: a whole number is needed");let r=s.state("add",Oe(t),e);return typeof r=="string"?Number(r):ke(r)},compareAndSwap:(t,e,r)=>ke(s.state("swap",Oe(t),e===null?null:
Tt(e),r===null?null:Tt(r)))===0};var Rr=["GET","HEAD","POST","PUT","DELETE","PATCH","OPTIONS","CONNECT","TRACE"],$=[void 0],se={error:void 0},E=null,ze=null,Lr=!1,Nr=!1;function kt(t){if(E!==null)throw new Error("Bun.serve was called\
 twice: a handler serves once, with the addresses of its operator");return $r(t,"the exported object"),E=t,$[0]=t.fetch,se.error=t.error,ze=Ir(t.routes??t.static),t.websocket!==void 0&&s.log(4,"websoc\
ket is not supported yet: it is ignored"),t.tls!==void 0&&s.log(4,"tls is the operator's (-tls-cert, -tls-key): it is ignored"),M}function $r(t,e){if(typeof t!="object"&&typeof t!="function"||t===null)
throw new TypeError(`${e} is ${t===null?"null":typeof t}: it must be an object like { fetch(req) { return new Response("hi") } }`);if(t.fetch!==void 0&&typeof t.fetch!="function")throw new TypeError(`${e}\
: fetch must be a function`);if(t.error!==void 0&&typeof t.error!="function")throw new TypeError(`${e}: error must be a function`);let r=t.routes??t.static;if(t.fetch===void 0&&r===void 0)throw new TypeError(
`${e} has neither fetch nor routes: nothing would be answered`)}function Ir(t){if(t==null)return{};if(typeof t!="object")throw new TypeError("routes must be an object from paths to handlers");let e={};
for(let r of Object.keys(t))e[r]=Ur(r,t[r],!0);return e}function Ur(t,e,r){if(typeof e=="function")return In(e);if(e===!1)return!1;if(e instanceof _)return e._body instanceof H?Un(t,e):jn(t,e);if(e instanceof
H)return{file:Ot(e.name)};if(typeof e=="object"&&e!==null&&typeof e.dir=="string"&&Object.keys(e).length===1)return{dir:Ot(e.dir)};if(r&&typeof e=="object"&&e!==null&&!Array.isArray(e)){let n={};for(let o of Object.
keys(e)){if(!Rr.includes(o))throw new TypeError(`routes: ${t}: "${o}" is no method: ${Rr.slice(0,7).join(", ")}`);n[o]=Ur(`${o} ${t}`,e[o],!1)}return n}throw new TypeError(`routes: ${t}: a handler, a \
Response, false${r?" or an object from methods to these":""} is needed, not ${e===null?"null":typeof e}`)}function In(t){let e=$.indexOf(t,1);if(e<0&&(e=$.push(t)-1,e>65535))throw new RangeError("rout\
es: more than 65,535 handlers");return e}function Un(t,e){if(e._status!==200||e._headers!==null)throw new TypeError(`routes: ${t}: the Response of a file has neither status nor headers: the host makes\
 them`);return{file:Ot(e._body.name)}}var Ot=t=>t.replace(/^(\.\/)+/,"")||".";function jn(t,e){let r=e._body;if(e._used)throw new TypeError(`routes: ${t}: the body of the Response has been used`);let n=U(
e).split("\0"),o={};for(let a=0;a+1<n.length;a+=2)(o[n[a]]??=[]).push(n[a+1]);let i={status:e._status,headers:o};if(typeof r=="string")i.body=r.toWellFormed();else if(r instanceof Uint8Array)i.bodyBase64=
btoa(s.latin1(r));else if(r!==null)throw new TypeError(`routes: ${t}: the Response of a fixed route must have a whole body, not a stream`);return i}function jr(){Lr=!0;let t=E,e={},r=(n,o)=>{t[n]!==void 0&&
t[n]!==null&&(e[n]=o(t[n]))};r("unix",n=>String(n)),(e.unix===void 0||t.port!==void 0)&&r("port",n=>Number(n)),r("hostname",n=>String(n));for(let n of["idleTimeout","requestTimeout","guestTimeout","ma\
xRequestBodySize","instances"])r(n,o=>Number(o));return r("isolation",n=>String(n)),r("development",n=>n!==!1),e.routes=ze,ze=null,JSON.stringify(e)}function Dr(){Nr=!0}var Pr=()=>E!==null,Dn={"-1":"t\
he routes are not valid","-3":"there are too many routes","-9":"the host refused it"},M={get id(){return""},get development(){return!!E?.development},get hostname(){return E?.hostname??(E?.unix?void 0:
"localhost")},get port(){return E?.unix?void 0:Number(E?.port??3e3)},get protocol(){return E?.unix?"unix":"http"},get address(){return E?.unix??{address:this.hostname,port:this.port,family:"IPv4"}},get url(){
return new URL(E?.unix?"unix://"+String(E.unix).replace(/^\0/,"@"):`http://${this.hostname}:${this.port}/`)},get pendingRequests(){return s.pending()},get pendingWebSockets(){return 0},state:kr,stats:()=>JSON.
parse(s.stats()),reload(t){if($r({fetch:$[0],...t},"server.reload: the object"),Nr)throw new Error("server.reload: with isolation per request what a handler changes ends with its request: change the f\
ile instead");let e=$.length,r=t.routes??t.static,n=r==null?null:Ir(r);if(n!==null)if(!Lr)ze=n;else{let o=s.reload(JSON.stringify({routes:n}));if(o<0)throw $.length=e,new Error(`server.reload: ${Dn[o]??
"it failed"}: the log says why`)}return t.fetch!==void 0&&($[0]=t.fetch),t.error!==void 0&&(se.error=t.error),M},timeout(t,e){if(e=Number(e),!(e>=0))throw new TypeError("server.timeout: a number of se\
conds is needed, 0 for none");s.timeout(Ar(t),Math.min(Math.round(e*1e3),2147483647))},requestIP(t){let e=s.remote(Ar(t)),r=e.lastIndexOf(":");if(r<0)return null;let n=e.slice(0,r).replace(/^\[|\]$/g,
"");return{address:n,port:Number(e.slice(r+1)),family:n.includes(":")?"IPv6":"IPv4"}},fetch(t,e){return $[0].call(M,t instanceof R&&!e?t:new R(typeof t=="string"&&t[0]==="/"?"http://localhost"+t:t,e),
M)},async stop(){s.log(4,"server.stop: the server is its operator's: it goes on")},ref(){return M},unref(){return M},upgrade(){return!1},publish(){return 0},subscriberCount(){return 0}};function Ar(t){
if(!(t instanceof R))throw new TypeError("a request that the server has handed out is needed");return t._id}var T=new Map,ie=new Map,Pn=256,Mr=0,Ge=0,Je=0,b=null;function Br(t,e,r,n){b=ut(t,r,n);let o;try{let i=$[e]??$[0];if(i===void 0)return Mn();o=i.call(M,b,M)}catch(i){return x(t,i,b)}return Cr(t,o)}function Cr(t,e){
if(typeof e=="object"&&e!==null){let r=e._kind;if(r!==void 0){let n=e._body;return r===A||typeof n!="string"||e._used||b._cookies!==void 0?At(t,b,e):(e._status!==Ge&&(ce[ve]=Ge=e._status),r!==Je&&(ce[Ye]=
Je=r),n)}if(typeof e.then=="function")return e}return x(t,Ve(e),b)}function Fr(t,e){try{return e instanceof _?At(t,b,e):x(t,Ve(e),b)}catch(r){return x(t,r,b)}}function Rt(t,e,r=b){T.set(t,{req:r});let n=i=>{
if(!T.delete(t)){s.finished();return}try{let a=i instanceof _?At(t,r,i):x(t,Ve(i),r);a!==void 0&&s.answer(t,a)}catch(a){x(t,a,r)}},o=i=>{T.delete(t)?x(t,i,r):s.finished()};try{e.then(n,o)}catch(i){o(i)}}
function Ve(t){return new TypeError(`the handler returned ${t===void 0?"nothing":m(t,1).slice(0,100)}: it must return a Response, or a promise of one`)}function Mn(){return ae(404,A),""}function ae(t,e){
t!==Ge&&(ce[ve]=Ge=t),e!==Je&&(ce[Ye]=Je=e)}function At(t,e,r){let n=r._body;return typeof n=="string"?r._used?x(t,N(),e):r._kind!==A&&e._cookies===void 0?(ae(r._status,r._kind),n):(ae(r._status,Xe),U(
r,e)+"\0"+n):r._status===0?x(t,new TypeError("the handler returned Response.error()"),e):n===null?(ae(r._status,Xe),U(r,e)+"\0"):r._used?x(t,N(),e):(r._used=!0,Bn(t,e,r,pe(n)))}function Bn(t,e,r,n){if(typeof n==
"string"&&(n=s.encode(n)),n instanceof Uint8Array){s.respond(t,r._status,U(r,e),n);return}if(n instanceof H){Rt(t,n.bytes(),e);return}if(I(n)&&(n.locked||n._disturbed))return x(t,n.locked?new TypeError(
"Body is locked: a reader has it"):N(),e);if(n.whole&&!n.streamed){T.set(t,{req:e}),n.whole().then(o=>{T.delete(t)?s.respond(t,r._status,U(r,e),typeof o=="string"?s.encode(o):o):s.finished()}).catch(o=>{
T.delete(t)?x(t,o,e):s.finished()});return}n.streamed?Cn(t,e,r,n):Fn(t,e,r,n)}async function Cn(t,e,r,n){let o={req:e,body:n,gone:!1};T.set(t,o);try{s.start(t,r._status,U(r,e)),await n.pipe(t),o.gone||
s.end(t)}catch(i){o.gone||x(t,i,e)}finally{T.delete(t),o.gone&&s.finished()}}async function Fn(t,e,r,n){let o={req:e,gone:!1,drained:null,from:null};T.set(t,o);try{for(o.from=q(n),s.start(t,r._status,
U(r,e));;){let i=await o.from.next();if(o.gone)return;if(i.done){s.end(t);return}let a=Z(i.value);for(;a.byteLength>0;){let f=s.write(t,a);if(f===Ne)await new Promise(u=>{o.drained=u});else{if(f===Nt)
return o.from.cancel();if(f===Le)return s.end(t),o.from.cancel();if(f<0)throw new TypeError("the body is longer than the content-length that the handler gave it");a=a.subarray(f)}if(o.gone)return}}}catch(i){
o.gone||(x(t,i,e),o.from?.cancel(i))}finally{T.delete(t),o.gone&&s.finished()}}function x(t,e,r){let n=0;se.error!==void 0&&(n=Mr=Mr+1&1073741823,ie.set(n,{e,req:r}),ie.size>Pn&&ie.delete(ie.keys().next().
value)),s.fail(t,fe(e),e instanceof Error?String(e.stack??""):"",n)}function fe(t){try{return t instanceof Error?`${t.name}: ${t.message}`:"thrown: "+m(t,1).slice(0,1e3)}catch{return"an error that can\
not be described"}}function Hr(t,e,r,n,o,i){if(se.error===void 0){ae(0,Lt);return}let a=ie.get(e),f;ie.delete(e)?({e:f,req:b}=a,b._id=t):(f=new Error(r),f.name="HostError",f.kind=i,b=ut(t,n,o)),ae(0,A);
let u;try{u=se.error.call(M,f,b)}catch(c){s.fail(t,fe(c),c instanceof Error?String(c.stack??""):"",0);return}if(typeof u=="object"&&u!==null&&(u instanceof _||typeof u.then=="function"))return Cr(t,u);
s.fail(t,fe(Ve(u)),"",0)}var Hn=1,zn=2,Gn=3,Jn=4,Vn=5,qn=6,Wn=7;function zr(t,e,r){switch(t){case Hn:Tr(e);break;case zn:{let n=T.get(e),o=n?.drained;o&&(n.drained=null,o());break}case Gn:vn(e);break;case Jn:
ot(e,r);break;case Vn:_r(e,r);break;case qn:wr(e,r);break;case Wn:gr(e,r);break}}function vn(t){let e=T.get(t);if(T.delete(t),vt(t),!e){s.finished();return}e.gone=!0;let r=e.req?._abort||e.from?new DOMException(
"The connection was closed.","AbortError"):void 0;e.from?.cancel(r),e.drained&&e.drained(),e.req?._abort?.abort(r)}var Gr={Headers:S,Request:R,Response:_,URL:v,URLSearchParams:ye,Event:W,CustomEvent:je,EventTarget:me,AbortController:Q,AbortSignal:ge,Blob:p,File:z,FormData:J,TextEncoder:Pe,TextDecoder:Me,Crypto:re,
crypto:wt,console:be,process:yt,Bun:D,setTimeout:xr,setInterval:Sr,setImmediate:Er,clearTimeout:oe,clearInterval:t=>oe(t),clearImmediate:t=>oe(t),reportError:t=>{s.log(8,fe(t)+(t instanceof Error?`
`+s.trace(String(t.stack??"")):""))},fetch:Ee,navigator:{userAgent:"wasmserve",hardwareConcurrency:1},self:globalThis,global:globalThis};for(let t of Object.keys(Gr))le(t,Gr[t]);for(let t of["MessageC\
hannel","MessagePort","MessageEvent","ErrorEvent","CloseEvent"])L(t,()=>l("messages")[t]);L("structuredClone",()=>l("clone").make({Blob:p,File:z}));L("URLPattern",()=>l("pattern").URLPattern);zt(D);D.
fetch=Ee;D.serve=t=>kt(t);le("queueMicrotask",(t=>e=>t(()=>{try{e()}catch(r){reportError(r)}}))(queueMicrotask));var Jr=!1;le("__wasmserve_main",t=>{Jr=!0;let e=t.default;if(!Pr()){if(e===void 0)throw new TypeError(
'the script has no default export and does not call Bun.serve: write `export default { fetch(req) { return new Response("hi") } }`');kt(e)}});le("__wasmserve",{dispatch:Br,fulfilled:Fr,wait:Rt,errored:Hr,
event:zr,manifest(){if(delete globalThis.__wasmserve_main,!Jr)throw new TypeError("the script has not come to its end: a top-level await that never settles?");return jr()},isolate(){Dr();for(let t of[
"streams","url","clone","messages","cookies"])l(t);Math.random=()=>{let t=new Uint32Array(s.random(8).buffer);return((t[0]>>>5)*67108864+(t[1]>>>6))/9007199254740992}},message:fe,stack:t=>t instanceof
Error?String(t.stack??""):""});})();
