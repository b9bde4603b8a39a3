(() => {

var library=(()=>{var z=Object.defineProperty;var v=Object.getOwnPropertyDescriptor;var G=Object.getOwnPropertyNames;var W=Object.prototype.hasOwnProperty;var V=(c,R)=>{for(var u in R)z(c,u,{get:R[u],enumerable:!0})},Y=(c,R,u,A)=>{if(R&&typeof R=="object"||typeof R=="function")for(let p of G(R))!W.call(c,p)&&p!==u&&z(c,p,{get:()=>R[p],enumerable:!(A=v(R,
p))||A.enumerable});return c};var H=c=>Y(z({},"__esModule",{value:!0}),c);var ee={};V(ee,{make:()=>J});var b={Z_NO_FLUSH:0,Z_PARTIAL_FLUSH:1,Z_SYNC_FLUSH:2,Z_FULL_FLUSH:3,Z_FINISH:4,Z_BLOCK:5,Z_OK:0,Z_STREAM_END:1,Z_NEED_DICT:2,Z_ERRNO:-1,Z_STREAM_ERROR:-2,Z_DATA_ERROR:-3,Z_MEM_ERROR:-4,Z_BUF_ERROR:-5,
Z_VERSION_ERROR:-6,Z_NO_COMPRESSION:0,Z_BEST_SPEED:1,Z_BEST_COMPRESSION:9,Z_DEFAULT_COMPRESSION:-1,Z_FILTERED:1,Z_HUFFMAN_ONLY:2,Z_RLE:3,Z_FIXED:4,Z_DEFAULT_STRATEGY:0,Z_MIN_WINDOWBITS:8,Z_MAX_WINDOWBITS:15,
Z_DEFAULT_WINDOWBITS:15,Z_MIN_CHUNK:64,Z_MAX_CHUNK:1/0,Z_DEFAULT_CHUNK:16384,Z_MIN_MEMLEVEL:1,Z_MAX_MEMLEVEL:9,Z_DEFAULT_MEMLEVEL:8,Z_MIN_LEVEL:-1,Z_MAX_LEVEL:9,Z_DEFAULT_LEVEL:-1,DEFLATE:1,INFLATE:2,
GZIP:3,GUNZIP:4,DEFLATERAW:5,INFLATERAW:6,UNZIP:7,BROTLI_DECODE:8,BROTLI_ENCODE:9,ZSTD_COMPRESS:10,ZSTD_DECOMPRESS:11,BROTLI_OPERATION_PROCESS:0,BROTLI_OPERATION_FLUSH:1,BROTLI_OPERATION_FINISH:2,BROTLI_OPERATION_EMIT_METADATA:3,
BROTLI_PARAM_MODE:0,BROTLI_MODE_GENERIC:0,BROTLI_MODE_TEXT:1,BROTLI_MODE_FONT:2,BROTLI_DEFAULT_MODE:0,BROTLI_PARAM_QUALITY:1,BROTLI_MIN_QUALITY:0,BROTLI_MAX_QUALITY:11,BROTLI_DEFAULT_QUALITY:11,BROTLI_PARAM_LGWIN:2,
BROTLI_MIN_WINDOW_BITS:10,BROTLI_MAX_WINDOW_BITS:24,BROTLI_LARGE_MAX_WINDOW_BITS:30,BROTLI_DEFAULT_WINDOW:22,BROTLI_PARAM_LGBLOCK:3,BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING:4,BROTLI_PARAM_SIZE_HINT:5,
BROTLI_PARAM_LARGE_WINDOW:6,BROTLI_PARAM_NPOSTFIX:7,BROTLI_PARAM_NDIRECT:8,BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION:0,BROTLI_DECODER_PARAM_LARGE_WINDOW:1,ZSTD_e_continue:0,ZSTD_e_flush:1,
ZSTD_e_end:2,ZSTD_CLEVEL_DEFAULT:3,ZSTD_c_compressionLevel:100,ZSTD_c_windowLog:101,ZSTD_c_strategy:107,ZSTD_c_checksumFlag:201,ZSTD_d_windowLogMax:100},Z={Z_OK:0,Z_STREAM_END:1,Z_NEED_DICT:2,Z_ERRNO:-1,
Z_STREAM_ERROR:-2,Z_DATA_ERROR:-3,Z_MEM_ERROR:-4,Z_BUF_ERROR:-5,Z_VERSION_ERROR:-6};for(let c of Object.keys(Z))Z[Z[c]]=c;var P={gzip:[!1,"gzip","Gzip"],gunzip:[!0,"gzip","Gunzip"],deflate:[!1,"deflat\
e","Deflate"],inflate:[!0,"deflate","Inflate"],deflateRaw:[!1,"deflate-raw","DeflateRaw"],inflateRaw:[!0,"deflate-raw","InflateRaw"],unzip:[!0,"unzip","Unzip"],brotliCompress:[!1,"brotli","BrotliCompr\
ess"],brotliDecompress:[!0,"brotli","BrotliDecompress"],zstdCompress:[!1,"zstd","ZstdCompress"],zstdDecompress:[!0,"zstd","ZstdDecompress"]};function C({Zip:c,whole:R,coded:u,textOrBytes:A,host:p,require:E}){
let{Buffer:L}=E("buffer"),O=s=>L.from(s.buffer,s.byteOffset,s.length);function m(s){let _=A(s);if(_===null)throw u(TypeError,"ERR_INVALID_ARG_TYPE",'The "buffer" argument must be of type string, Buffe\
r, TypedArray, DataView, or ArrayBuffer.'+(s==null?` Received ${s}`:""));return _}let I=(s,_,i,f)=>{if(typeof _!="number")throw u(TypeError,"ERR_INVALID_ARG_TYPE",`The "${s}" property must be of type \
number.`);if(!(_>=i&&_<=f))throw u(RangeError,"ERR_OUT_OF_RANGE",`The value of "${s}" is out of range. It must be >= ${i} and <= ${f}. Received ${_}`);return _};function y(s,_){let{level:i,maxOutputLength:f,
dictionary:e,params:t}=_??{};if(e!==void 0)throw new Error("zlib: options.dictionary is not there in the sandbox: compress without one");return f!==void 0&&I("options.maxOutputLength",f,1,Number.MAX_SAFE_INTEGER),
s==="brotli"?[t?.[b.BROTLI_PARAM_QUALITY]===void 0?-1:I("options.params",t[b.BROTLI_PARAM_QUALITY],0,11),f]:s==="zstd"?[Math.max(1,t?.[b.ZSTD_c_compressionLevel]===void 0?3:I("options.params",t[b.ZSTD_c_compressionLevel],
-131072,22)),f]:[i===void 0?-1:I("options.level",i,-1,9),f]}function w([s,_],i,[f,e]){return O(R(s,_,i,f,e))}let T={constants:b,codes:Object.freeze(Z)};for(let[s,_]of Object.entries(P))T[s+"Sync"]=(i,f)=>w(
_,m(i),y(_[1],f)),T[s]=(i,f,e)=>{if(typeof f=="function"&&([f,e]=[void 0,f]),typeof e!="function")throw u(TypeError,"ERR_INVALID_ARG_TYPE",'The "callback" argument must be of type function.');let t=m(
i).slice(),n=y(_[1],f);setImmediate(()=>{let r;try{r=w(_,t,n)}catch(o){e(o);return}e(null,r)})},Object.defineProperty(T[s],Symbol.for("nodejs.util.promisify.custom"),{value:(i,f)=>new Promise((e,t)=>T[s](
i,f,(n,r)=>{n?t(n):e(r)}))});T.crc32=(s,_=0)=>{let i=A(s);if(i===null)throw u(TypeError,"ERR_INVALID_ARG_TYPE",'The "data" argument must be of type string or an instance of Buffer, TypedArray, or Data\
View.');let f=_>>>0;for(let e=0;e<i.length;e+=1<<20)f=p.zip("crc",i.subarray(e,e+(1<<20)),f);return f};let B,N=()=>B??=S(E("stream"));for(let[,,s]of Object.values(P))Object.defineProperty(T,s,{configurable:!0,
enumerable:!0,get:()=>N()[s]}),T["create"+s]={["create"+s](_){return new(N())[s](_)}}["create"+s];return T;function S({Transform:s}){function _(e,t,n){let[r,o]=y(n,e);s.call(this,{autoDestroy:!0,...e}),
this._zip=new c(t,n,r),this._decompress=t,this._most=o??1/0,this.bytesWritten=0}Object.setPrototypeOf(_.prototype,s.prototype),Object.setPrototypeOf(_,s);let i=_.prototype;i._run=function(e,t,n){try{for(let r of this.
_zip.write(e,t)){if((this._most-=r.length)<0)throw u(RangeError,"ERR_BUFFER_TOO_LARGE","Cannot create a Buffer larger than maxOutputLength bytes");this.push(O(r.slice()))}}catch(r){this._zip.close(),n(
r);return}n()},i._transform=function(e,t,n){let r=typeof e=="string"?L.from(e,t):A(e);if(this.bytesWritten+=r.length,r.length===0||this._zip.ended){n();return}this._run(r,!1,n)},i._flush=function(e){if(this.
_zip.ended||this._decompress&&this.bytesWritten===0){e();return}this._run(new Uint8Array(0),!0,e)},i._destroy=function(e,t){this._zip.close(),t(e)},i.close=function(e){e&&this.once("close",e),this.destroy()},
i.flush=function(e,t){typeof e=="function"&&(t=e);let n=()=>{if(!this.destroyed&&!this._zip.ended){let r=this._zip.flush();r.length&&this.push(O(r))}t?.()};this.writableEnded?t&&queueMicrotask(t):this.
writableLength>0?this.write("",()=>n()):n()},i.params=function(e,t,n){queueMicrotask(()=>n?.())},i.reset=function(){},Object.defineProperty(i,"_closed",{configurable:!0,get(){return this.destroyed}});
let f={};for(let[e,t,n]of Object.values(P)){let r={[n]:function(o){if(!(this instanceof r))return new r(o);_.call(this,o,e,t)}}[n];Object.setPrototypeOf(r.prototype,i),Object.setPrototypeOf(r,_),f[n]=
r}return f}}var $=131072,j=1,d=2,F=3;var X=-2,x=-3,K=-4,U=-5,k=-6,Q=-7,q={[X]:"incorrect header check",[x]:"invalid deflate data",[K]:"incorrect data check",[U]:"unexpected end of file",[Q]:"the window of the compressed data is over 8 Mi\
B"};function J({host:c,join:R,bytesOf:u,streams:A,require:p}){let E=(e,t,n)=>Object.assign(new e(n),{code:t}),L=e=>{if(e===k)return new RangeError("too many are under way: 32 compressions and 64 decom\
pressions can be, 8 of them of Brotli and Zstandard");let t=E(Error,e===U?"Z_BUF_ERROR":"Z_DATA_ERROR",q[e]??"invalid deflate data");return t.errno=e===U?-5:-3,t},O=new FinalizationRegistry(e=>c.zip("\
close",e));class m{#t;#r;#n;#e=0;state=0;constructor(t,n,r){this.#t=t,this.#r=n,this.#n=r}*write(t,n){if(this.#e===0){let o=this.#t?c.zip("decompress",this.#r):c.zip("compress",this.#r,this.#n);if(o<0)
throw L(o);this.#e=o,O.register(this,o,this)}let r=0;do{let o=t.subarray(r,r+$);r+=o.length;let a=c.zip("write",this.#e,o,n&&r>=t.length);for(;;){if(typeof a=="number")throw this.close(),L(a);if(this.
state=a[0],a.length>1&&(yield a.subarray(1)),this.state!==j)break;a=c.zip("write",this.#e,void 0,n&&r>=t.length)}this.state===d&&r<t.length&&(this.state=F)}while(r<t.length&&this.state<d);this.state>=
d&&O.unregister(this)}flush(){if(this.#e===0||this.state>=d)return new Uint8Array(0);let t=c.zip("flush",this.#e);if(typeof t=="number")throw L(t);return t.subarray(1)}get ended(){return this.state>=d}get trailing(){
return this.state===F}close(){this.#e&&(O.unregister(this),c.zip("close",this.#e))}}function I(e,t,n,r=-1,o=1/0){let a=new m(e,t,r),l=[],h=0;for(let D of a.write(n,!0)){if((h+=D.length)>o)throw a.close(),
E(RangeError,"ERR_BUFFER_TOO_LARGE",`Cannot create a Buffer larger than ${o} bytes`);l.push(D)}return l.length===1?l[0].slice():R(l)}let y=["deflate","deflate-raw","gzip","brotli","zstd"],w=(e,t)=>{if(y.
includes(e))return e;let n=typeof e=="string"?`'${e}'`:String(e);throw E(TypeError,"ERR_INVALID_ARG_VALUE",`${t}: the format must be one of: ${y.join(", ")}. Received ${n}`)};class T{#t;constructor(t,n,r){
let o=new m(t,w(n,r),-1),a=h=>E(TypeError,h.code,`${r}: ${h.message}`),l=(h,D,g)=>{try{for(let M of o.write(h,D))g.enqueue(M.slice())}catch(M){throw a(M)}if(t&&o.state===F)throw new TypeError(`${r}: t\
here is data behind the end of the compressed data`)};this.#t=new(A()).TransformStream({transform(h,D){let g=u(h);if(g===null)throw o.close(),E(TypeError,"ERR_INVALID_ARG_TYPE",`${r}: a chunk must be \
an ArrayBuffer or a view of one`);if(g.length!==0){if(o.state>=d)throw new TypeError(`${r}: there is data behind the end of the compressed data`);l(g,!1,D)}},flush(h){o.state<d&&l(new Uint8Array(0),!0,
h)},cancel(){o.close()}})}get readable(){return this.#t.readable}get writable(){return this.#t.writable}}class B extends T{constructor(t){super(!1,t,"CompressionStream")}get[Symbol.toStringTag](){return"\
CompressionStream"}}class N extends T{constructor(t){super(!0,t,"DecompressionStream")}get[Symbol.toStringTag](){return"DecompressionStream"}}let S=e=>typeof e=="string"?c.encode(e):u(e),s={},_=(e,t)=>{
let n=t?.windowBits;return e==="gzipSync"||e==="deflateSync"?e==="gzipSync"?"gzip":"deflate-raw":e==="gunzipSync"?"member":n===void 0||n<0?"deflate-raw":n>15?"unzip":"deflate"};for(let e of["gzipSync",
"gunzipSync","deflateSync","inflateSync"]){let t=e==="gunzipSync"||e==="inflateSync";s[e]=(n,r)=>{let o=S(n);if(o===null)throw E(TypeError,"ERR_INVALID_ARG_TYPE","data must be a string, ArrayBuffer or\
 ArrayBufferView");let a=typeof r?.level=="number"?Math.trunc(r.level):-1;if(a<-1||a>9)throw new Error("Zlib error: Invalid argument: level is -1 to 9");try{return I(t,_(e,r),o,a)}catch(l){throw delete l.
code,delete l.errno,l}}}let i=(e,t,n)=>{let r=S(t);if(r===null)throw E(TypeError,"ERR_INVALID_ARG_TYPE","data must be a string, ArrayBuffer or ArrayBufferView");let o=n?.level??3;if(!e&&!(Number.isInteger(
o)&&o>=1&&o<=22))throw E(TypeError,"ERR_INVALID_ARG_TYPE","Compression level must be between 1 and 22");let a=I(e,"zstd",r,e?-1:o),{Buffer:l}=p("buffer");return l.from(a.buffer,a.byteOffset,a.length)};
for(let[e,t]of[["zstdCompress",!1],["zstdDecompress",!0]])s[e+"Sync"]=(n,r)=>i(t,n,r),s[e]=(n,r)=>{let o=typeof n=="string"?n:u(n)?.slice()??n;return!t&&r?.level!==void 0&&!(r.level>=1&&r.level<=22)&&
i(t,o,r),new Promise((a,l)=>setImmediate(()=>{try{a(i(t,o,r))}catch(h){l(h)}}))};let f;return{CompressionStream:B,DecompressionStream:N,bun:s,get node(){return f??=C({Zip:m,whole:I,coded:E,textOrBytes:S,
host:c,require:p})}}}return H(ee);})();
return library;
})()
