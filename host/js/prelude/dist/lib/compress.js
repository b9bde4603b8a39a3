(() => {

"use strict";var library=(()=>{var P=Object.defineProperty;var W=Object.getOwnPropertyDescriptor;var v=Object.getOwnPropertyNames;var V=Object.prototype.hasOwnProperty;var Y=(s,a)=>{for(var l of Object.keys(a))P(s,l,{get:a[l],enumerable:!0})},x=(s,a,l,T)=>{if(a&&typeof a=="object"||typeof a=="function")for(let R of v(a))!V.call(s,R)&&R!==l&&P(s,R,{get:()=>a[R],enumerable:!(T=W(a,
R))||T.enumerable});return s};var H=s=>x(P({},"__esModule",{value:!0}),s);var ne={};Y(ne,{make:()=>re});function C(s,a,l){let T=s.prototype;for(let R of Object.getOwnPropertyNames(T))R!=="constructor"&&Object.defineProperty(T,R,j);for(let R of Object.getOwnPropertyNames(s))R!=="prototype"&&R!=="name"&&R!==
"length"&&Object.defineProperty(s,R,j);return $(s,a),Object.defineProperty(s,"name",{value:a,configurable:!0,writable:!1,enumerable:!1}),s.length!==l&&Object.defineProperty(s,"length",{value:l,configurable:!0}),
s}var j={enumerable:!0};function $(s,a){Object.defineProperty(s.prototype,Symbol.toStringTag,{value:a,writable:!1,enumerable:!1,configurable:!0})}var S={Z_NO_FLUSH:0,Z_PARTIAL_FLUSH:1,Z_SYNC_FLUSH:2,Z_FULL_FLUSH:3,Z_FINISH:4,Z_BLOCK:5,Z_OK:0,Z_STREAM_END:1,Z_NEED_DICT:2,Z_ERRNO:-1,Z_STREAM_ERROR:-2,Z_DATA_ERROR:-3,Z_MEM_ERROR:-4,Z_BUF_ERROR:-5,
Z_VERSION_ERROR:-6,Z_NO_COMPRESSION:0,Z_BEST_SPEED:1,Z_BEST_COMPRESSION:9,Z_DEFAULT_COMPRESSION:-1,Z_FILTERED:1,Z_HUFFMAN_ONLY:2,Z_RLE:3,Z_FIXED:4,Z_DEFAULT_STRATEGY:0,Z_MIN_WINDOWBITS:8,Z_MAX_WINDOWBITS:15,
Z_DEFAULT_WINDOWBITS:15,Z_MIN_CHUNK:64,Z_MAX_CHUNK:1/0,Z_DEFAULT_CHUNK:16384,Z_MIN_MEMLEVEL:1,Z_MAX_MEMLEVEL:9,Z_DEFAULT_MEMLEVEL:8,Z_MIN_LEVEL:-1,Z_MAX_LEVEL:9,Z_DEFAULT_LEVEL:-1,DEFLATE:1,INFLATE:2,
GZIP:3,GUNZIP:4,DEFLATERAW:5,INFLATERAW:6,UNZIP:7,BROTLI_DECODE:8,BROTLI_ENCODE:9,ZSTD_COMPRESS:10,ZSTD_DECOMPRESS:11,BROTLI_OPERATION_PROCESS:0,BROTLI_OPERATION_FLUSH:1,BROTLI_OPERATION_FINISH:2,BROTLI_OPERATION_EMIT_METADATA:3,
BROTLI_PARAM_MODE:0,BROTLI_MODE_GENERIC:0,BROTLI_MODE_TEXT:1,BROTLI_MODE_FONT:2,BROTLI_DEFAULT_MODE:0,BROTLI_PARAM_QUALITY:1,BROTLI_MIN_QUALITY:0,BROTLI_MAX_QUALITY:11,BROTLI_DEFAULT_QUALITY:11,BROTLI_PARAM_LGWIN:2,
BROTLI_MIN_WINDOW_BITS:10,BROTLI_MAX_WINDOW_BITS:24,BROTLI_LARGE_MAX_WINDOW_BITS:30,BROTLI_DEFAULT_WINDOW:22,BROTLI_PARAM_LGBLOCK:3,BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING:4,BROTLI_PARAM_SIZE_HINT:5,
BROTLI_PARAM_LARGE_WINDOW:6,BROTLI_PARAM_NPOSTFIX:7,BROTLI_PARAM_NDIRECT:8,BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION:0,BROTLI_DECODER_PARAM_LARGE_WINDOW:1,ZSTD_e_continue:0,ZSTD_e_flush:1,
ZSTD_e_end:2,ZSTD_CLEVEL_DEFAULT:3,ZSTD_c_compressionLevel:100,ZSTD_c_windowLog:101,ZSTD_c_strategy:107,ZSTD_c_checksumFlag:201,ZSTD_d_windowLogMax:100},B={Z_OK:0,Z_STREAM_END:1,Z_NEED_DICT:2,Z_ERRNO:-1,
Z_STREAM_ERROR:-2,Z_DATA_ERROR:-3,Z_MEM_ERROR:-4,Z_BUF_ERROR:-5,Z_VERSION_ERROR:-6};for(let s of Object.keys(B))B[B[s]]=s;var z={gzip:[!1,"gzip","Gzip"],gunzip:[!0,"gzip","Gunzip"],deflate:[!1,"deflat\
e","Deflate"],inflate:[!0,"deflate","Inflate"],deflateRaw:[!1,"deflate-raw","DeflateRaw"],inflateRaw:[!0,"deflate-raw","InflateRaw"],unzip:[!0,"unzip","Unzip"],brotliCompress:[!1,"brotli","BrotliCompr\
ess"],brotliDecompress:[!0,"brotli","BrotliDecompress"],zstdCompress:[!1,"zstd","ZstdCompress"],zstdDecompress:[!0,"zstd","ZstdDecompress"]};function G({Zip:s,whole:a,coded:l,textOrBytes:T,host:R,require:E}){
let{Buffer:y}=E("buffer"),A=o=>y.from(o.buffer,o.byteOffset,o.length);function L(o){let c=T(o);if(c===null)throw l(TypeError,"ERR_INVALID_ARG_TYPE",'The "buffer" argument must be of type string, Buffe\
r, TypedArray, DataView, or ArrayBuffer.'+(o==null?` Received ${o}`:""));return c}let d=(o,c,f,_)=>{if(typeof c!="number")throw l(TypeError,"ERR_INVALID_ARG_TYPE",`The "${o}" property must be of type \
number.`);if(!(c>=f&&c<=_))throw l(RangeError,"ERR_OUT_OF_RANGE",`The value of "${o}" is out of range. It must be >= ${f} and <= ${_}. Received ${c}`);return c};function b(o,c){let{level:f,maxOutputLength:_,
dictionary:e,params:t}=c??{};if(e!==void 0)throw new Error("zlib: options.dictionary is not there in the sandbox: compress without one");return _!==void 0&&d("options.maxOutputLength",_,1,Number.MAX_SAFE_INTEGER),
o==="brotli"?[t?.[S.BROTLI_PARAM_QUALITY]===void 0?-1:d("options.params",t[S.BROTLI_PARAM_QUALITY],0,11),_]:o==="zstd"?[Math.max(1,t?.[S.ZSTD_c_compressionLevel]===void 0?3:d("options.params",t[S.ZSTD_c_compressionLevel],
-131072,22)),_]:[f===void 0?-1:d("options.level",f,-1,9),_]}function N([o,c],f,[_,e]){return A(a(o,c,f,_,e))}let h={constants:S,codes:Object.freeze(B)};for(let[o,c]of Object.entries(z))h[o+"Sync"]=(f,_)=>N(
c,L(f),b(c[1],_)),h[o]=(f,_,e)=>{if(typeof _=="function"&&([_,e]=[void 0,_]),typeof e!="function")throw l(TypeError,"ERR_INVALID_ARG_TYPE",'The "callback" argument must be of type function.');let t=L(
f).slice(),n=b(c[1],_);setImmediate(()=>{let r;try{r=N(c,t,n)}catch(i){e(i);return}e(null,r)})},Object.defineProperty(h[o],Symbol.for("nodejs.util.promisify.custom"),{value:(f,_)=>new Promise((e,t)=>h[o](
f,_,(n,r)=>{n?t(n):e(r)}))});h.crc32=(o,c=0)=>{let f=T(o);if(f===null)throw l(TypeError,"ERR_INVALID_ARG_TYPE",'The "data" argument must be of type string or an instance of Buffer, TypedArray, or Data\
View.');let _=c>>>0;for(let e=0;e<f.length;e+=1<<20)_=R.zip("crc",f.subarray(e,e+(1<<20)),_);return _};let Z,D=()=>Z??=w(E("stream"));for(let[,,o]of Object.values(z))Object.defineProperty(h,o,{configurable:!0,
enumerable:!0,get:()=>D()[o]}),h["create"+o]={["create"+o](c){return new(D())[o](c)}}["create"+o];return h;function w({Transform:o}){function c(e,t,n){let[r,i]=b(n,e);o.call(this,{autoDestroy:!0,...e}),
this._zip=new s(t,n,r),this._decompress=t,this._most=i??1/0,this.bytesWritten=0}Object.setPrototypeOf(c.prototype,o.prototype),Object.setPrototypeOf(c,o);let f=c.prototype;f._run=function(e,t,n){try{for(let r of this.
_zip.write(e,t)){if((this._most-=r.length)<0)throw l(RangeError,"ERR_BUFFER_TOO_LARGE","Cannot create a Buffer larger than maxOutputLength bytes");this.push(A(r.slice()))}}catch(r){this._zip.close(),n(
r);return}n()},f._transform=function(e,t,n){let r=typeof e=="string"?y.from(e,t):T(e);if(this.bytesWritten+=r.length,r.length===0||this._zip.ended){n();return}this._run(r,!1,n)},f._flush=function(e){if(this.
_zip.ended||this._decompress&&this.bytesWritten===0){e();return}this._run(new Uint8Array(0),!0,e)},f._destroy=function(e,t){this._zip.close(),t(e)},f.close=function(e){e&&this.once("close",e),this.destroy()},
f.flush=function(e,t){typeof e=="function"&&(t=e);let n=()=>{if(!this.destroyed&&!this._zip.ended){let r=this._zip.flush();r.length&&this.push(A(r))}t?.()};this.writableEnded?t&&queueMicrotask(t):this.
writableLength>0?this.write("",()=>n()):n()},f.params=function(e,t,n){queueMicrotask(()=>n?.())},f.reset=function(){},Object.defineProperty(f,"_closed",{configurable:!0,get(){return this.destroyed}});
let _={};for(let[e,t,n]of Object.values(z)){let r={[n]:function(i){if(!(this instanceof r))return new r(i);c.call(this,i,e,t)}}[n];Object.setPrototypeOf(r.prototype,f),Object.setPrototypeOf(r,c),_[n]=
r}return _}}var X=131072,k=1,I=2,F=3,K=-2,Q=-3,q=-4,U=-5,J=-6,ee=-7,te={[K]:"incorrect header check",[Q]:"invalid deflate data",[q]:"incorrect data check",[U]:"unexpected end of file",[ee]:"the window of the comp\
ressed data is over 8 MiB"};function re({host:s,join:a,bytesOf:l,streams:T,require:R}){let E=(e,t,n)=>Object.assign(new e(n),{code:t}),y=e=>{if(e===J)return new RangeError("too many are under way: 32 \
compressions and 64 decompressions can be, 8 of them of Brotli and Zstandard");let t=E(Error,e===U?"Z_BUF_ERROR":"Z_DATA_ERROR",te[e]??"invalid deflate data");return t.errno=e===U?-5:-3,t},A=new FinalizationRegistry(
e=>s.zip("close",e));class L{#t;#r;#n;#e=0;state=0;constructor(t,n,r){this.#t=t,this.#r=n,this.#n=r}*write(t,n){if(this.#e===0){let i=this.#t?s.zip("decompress",this.#r):s.zip("compress",this.#r,this.#n);
if(i<0)throw y(i);this.#e=i,A.register(this,i,this)}let r=0;do{let i=t.subarray(r,r+X);r+=i.length;let u=s.zip("write",this.#e,i,n&&r>=t.length);for(;;){if(typeof u=="number")throw this.close(),y(u);if(this.
state=u[0],u.length>1&&(yield u.subarray(1)),this.state!==k)break;u=s.zip("write",this.#e,void 0,n&&r>=t.length)}this.state===I&&r<t.length&&(this.state=F)}while(r<t.length&&this.state<I);this.state>=
I&&A.unregister(this)}flush(){if(this.#e===0||this.state>=I)return new Uint8Array(0);let t=s.zip("flush",this.#e);if(typeof t=="number")throw y(t);return t.subarray(1)}get ended(){return this.state>=I}get trailing(){
return this.state===F}close(){this.#e&&(A.unregister(this),s.zip("close",this.#e))}}function d(e,t,n,r=-1,i=1/0){let u=new L(e,t,r),p=[],O=0;for(let m of u.write(n,!0)){if((O+=m.length)>i)throw u.close(),
E(RangeError,"ERR_BUFFER_TOO_LARGE",`Cannot create a Buffer larger than ${i} bytes`);p.push(m)}return p.length===1?p[0].slice():a(p)}let b=["deflate","deflate-raw","gzip","brotli","zstd"],N=(e,t)=>{if(b.
includes(e))return e;let n=typeof e=="string"?`'${e}'`:String(e);throw E(TypeError,"ERR_INVALID_ARG_VALUE",`${t}: the format must be one of: ${b.join(", ")}. Received ${n}`)};class h{#t;constructor(t,n,r){
let i=new L(t,N(n,r),-1),u=O=>E(TypeError,O.code,`${r}: ${O.message}`),p=(O,m,g)=>{try{for(let M of i.write(O,m))g.enqueue(M.slice())}catch(M){throw u(M)}if(t&&i.state===F)throw new TypeError(`${r}: t\
here is data behind the end of the compressed data`)};this.#t=new(T()).TransformStream({transform(O,m){let g=l(O);if(g===null)throw i.close(),E(TypeError,"ERR_INVALID_ARG_TYPE",`${r}: a chunk must be \
an ArrayBuffer or a view of one`);if(g.length!==0){if(i.state>=I)throw new TypeError(`${r}: there is data behind the end of the compressed data`);p(g,!1,m)}},flush(O){i.state<I&&p(new Uint8Array(0),!0,
O)},cancel(){i.close()}})}get readable(){return this.#t.readable}get writable(){return this.#t.writable}}class Z extends h{constructor(t){super(!1,t,"CompressionStream")}}class D extends h{constructor(t){
super(!0,t,"DecompressionStream")}}for(let[e,t]of Object.entries({CompressionStream:Z,DecompressionStream:D})){for(let n of["readable","writable"])Object.defineProperty(t.prototype,n,Object.getOwnPropertyDescriptor(
h.prototype,n)??{});C(t,e,1)}let w=e=>typeof e=="string"?s.encode(e):l(e),o={},c=(e,t)=>{let n=t?.windowBits;return e==="gzipSync"||e==="deflateSync"?e==="gzipSync"?"gzip":"deflate-raw":e==="gunzipSyn\
c"?"member":n===void 0||n<0?"deflate-raw":n>15?"unzip":"deflate"};for(let e of["gzipSync","gunzipSync","deflateSync","inflateSync"]){let t=e==="gunzipSync"||e==="inflateSync";o[e]=(n,r)=>{let i=w(n);if(i===
null)throw E(TypeError,"ERR_INVALID_ARG_TYPE","data must be a string, ArrayBuffer or ArrayBufferView");let u=typeof r?.level=="number"?Math.trunc(r.level):-1;if(u<-1||u>9)throw new Error("Zlib error: \
Invalid argument: level is -1 to 9");try{return d(t,c(e,r),i,u)}catch(p){throw delete p.code,delete p.errno,p}}}let f=(e,t,n)=>{let r=w(t);if(r===null)throw E(TypeError,"ERR_INVALID_ARG_TYPE","data mu\
st be a string, ArrayBuffer or ArrayBufferView");let i=n?.level??3;if(!e&&!(Number.isInteger(i)&&i>=1&&i<=22))throw E(TypeError,"ERR_INVALID_ARG_TYPE","Compression level must be between 1 and 22");let u=d(
e,"zstd",r,e?-1:i),{Buffer:p}=R("buffer");return p.from(u.buffer,u.byteOffset,u.length)};for(let[e,t]of[["zstdCompress",!1],["zstdDecompress",!0]])o[e+"Sync"]=(n,r)=>f(t,n,r),o[e]=(n,r)=>{let i=typeof n==
"string"?n:l(n)?.slice()??n;return!t&&r?.level!==void 0&&!(r.level>=1&&r.level<=22)&&f(t,i,r),new Promise((u,p)=>setImmediate(()=>{try{u(f(t,i,r))}catch(O){p(O)}}))};let _;return{CompressionStream:Z,DecompressionStream:D,
bun:o,get node(){return _??=G({Zip:L,whole:d,coded:E,textOrBytes:w,host:s,require:R})}}}return H(ne);})();
return library;
})()
