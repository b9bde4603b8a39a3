(() => {

var library=(()=>{var D=Object.defineProperty;var v=Object.getOwnPropertyDescriptor;var G=Object.getOwnPropertyNames;var P=Object.prototype.hasOwnProperty;var $=(i,E)=>{for(var R in E)D(i,R,{get:E[R],enumerable:!0})},Y=(i,E,R,h)=>{if(E&&typeof E=="object"||typeof E=="function")for(let l of G(E))!P.call(i,l)&&l!==R&&D(i,l,{get:()=>E[l],enumerable:!(h=v(E,
l))||h.enumerable});return i};var x=i=>Y(D({},"__esModule",{value:!0}),i);var k={};$(k,{make:()=>W});var K={[-2]:"incorrect header check",[-3]:"invalid deflate data",[-4]:"incorrect data check",[-5]:"unexpected end of file"};function W({host:i,join:E,bytesOf:R,streams:h,Buffer:l}){let f=(e,t,o)=>Object.
assign(new e(o),{code:t}),Z=e=>{if(e===-6)return new RangeError("too many are under way: 32 compressions and 64 decompressions can be");let t=f(Error,e===-5?"Z_BUF_ERROR":"Z_DATA_ERROR",K[e]??"invalid\
 deflate data");return t.errno=e===-5?-5:-3,t},p=new FinalizationRegistry(e=>i.zip("close",e));class O{#e;#r;#n;#t=0;state=0;constructor(t,o,r){this.#e=t,this.#r=o,this.#n=r}*write(t,o){if(this.#t===0){
let n=this.#e?i.zip("decompress",this.#r):i.zip("compress",this.#r,this.#n);if(n<0)throw Z(n);this.#t=n,p.register(this,n,this)}let r=0;do{let n=t.subarray(r,r+131072);r+=n.length;let s=i.zip("write",
this.#t,n,o&&r>=t.length);for(;;){if(typeof s=="number")throw this.close(),Z(s);if(this.state=s[0],s.length>1&&(yield s.subarray(1)),this.state!==1)break;s=i.zip("write",this.#t,void 0,o&&r>=t.length)}
this.state===2&&r<t.length&&(this.state=3)}while(r<t.length&&this.state<2);this.state>=2&&p.unregister(this)}close(){this.#t&&(p.unregister(this),i.zip("close",this.#t))}}function m(e,t,o,r=-1,n=1/0){
let s=new O(e,t,r),a=[],c=0;for(let _ of s.write(o,!0)){if((c+=_.length)>n)throw s.close(),f(RangeError,"ERR_BUFFER_TOO_LARGE",`Cannot create a Buffer larger than ${n} bytes`);a.push(_)}return a.length===
1?a[0].slice():E(a)}let w=["deflate","deflate-raw","gzip"],b=(e,t)=>{if(w.includes(e))return e;let o=typeof e=="string"?`'${e}'`:String(e);throw f(TypeError,"ERR_INVALID_ARG_VALUE",`${t}: the format m\
ust be one of: ${w.join(", ")}`+(e==="brotli"||e==="zstd"?` (${e} is not there in the sandbox)`:`. Received ${o}`))};class y{#e;constructor(t,o,r){let n=new O(t,b(o,r),-1),s=c=>f(TypeError,c.code,`${r}\
: ${c.message}`),a=(c,_,d)=>{try{for(let S of n.write(c,_))d.enqueue(S.slice())}catch(S){throw s(S)}if(t&&n.state===3)throw new TypeError(`${r}: there is data behind the end of the compressed data`)};
this.#e=new(h()).TransformStream({transform(c,_){let d=R(c);if(d===null)throw n.close(),f(TypeError,"ERR_INVALID_ARG_TYPE",`${r}: a chunk must be an ArrayBuffer or a view of one`);if(d.length!==0){if(n.
state>=2)throw new TypeError(`${r}: there is data behind the end of the compressed data`);a(d,!1,_)}},flush(c){n.state<2&&a(new Uint8Array(0),!0,c)},cancel(){n.close()}})}get readable(){return this.#e.
readable}get writable(){return this.#e.writable}}class M extends y{constructor(t){super(!1,t,"CompressionStream")}get[Symbol.toStringTag](){return"CompressionStream"}}class z extends y{constructor(t){
super(!0,t,"DecompressionStream")}get[Symbol.toStringTag](){return"DecompressionStream"}}let T=e=>typeof e=="string"?i.encode(e):R(e),I={},F=(e,t)=>{let o=t?.windowBits;return e==="gzipSync"||e==="def\
lateSync"?e==="gzipSync"?"gzip":"deflate-raw":e==="gunzipSync"?"member":o===void 0||o<0?"deflate-raw":o>15?"unzip":"deflate"};for(let e of["gzipSync","gunzipSync","deflateSync","inflateSync"]){let t=e===
"gunzipSync"||e==="inflateSync";I[e]=(o,r)=>{let n=T(o);if(n===null)throw f(TypeError,"ERR_INVALID_ARG_TYPE","data must be a string, ArrayBuffer or ArrayBufferView");let s=typeof r?.level=="number"?Math.
trunc(r.level):-1;if(s<-1||s>9)throw new Error("Zlib error: Invalid argument: level is -1 to 9");try{return m(t,F(e,r),n,s)}catch(a){throw delete a.code,delete a.errno,a}}}let U=e=>{let t=l??globalThis.
Buffer;return t?t.from(e.buffer,e.byteOffset,e.length):e},B={gzip:[!1,"gzip"],gunzip:[!0,"gzip"],deflate:[!1,"deflate"],inflate:[!0,"deflate"],deflateRaw:[!1,"deflate-raw"],inflateRaw:[!0,"deflate-raw"],
unzip:[!0,"unzip"]},C=["brotliCompress","brotliDecompress","zstdCompress","zstdDecompress"],V=["Gzip","Gunzip","Deflate","Inflate","DeflateRaw","InflateRaw","Unzip","BrotliCompress","BrotliDecompress",
"ZstdCompress","ZstdDecompress"],H={Z_NO_FLUSH:0,Z_PARTIAL_FLUSH:1,Z_SYNC_FLUSH:2,Z_FULL_FLUSH:3,Z_FINISH:4,Z_BLOCK:5,Z_OK:0,Z_STREAM_END:1,Z_NEED_DICT:2,Z_ERRNO:-1,Z_STREAM_ERROR:-2,Z_DATA_ERROR:-3,Z_MEM_ERROR:-4,
Z_BUF_ERROR:-5,Z_VERSION_ERROR:-6,Z_NO_COMPRESSION:0,Z_BEST_SPEED:1,Z_BEST_COMPRESSION:9,Z_DEFAULT_COMPRESSION:-1,Z_FILTERED:1,Z_HUFFMAN_ONLY:2,Z_RLE:3,Z_FIXED:4,Z_DEFAULT_STRATEGY:0,Z_MIN_WINDOWBITS:8,
Z_MAX_WINDOWBITS:15,Z_DEFAULT_WINDOWBITS:15,Z_MIN_CHUNK:64,Z_MAX_CHUNK:1/0,Z_DEFAULT_CHUNK:16384,Z_MIN_MEMLEVEL:1,Z_MAX_MEMLEVEL:9,Z_DEFAULT_MEMLEVEL:8,Z_MIN_LEVEL:-1,Z_MAX_LEVEL:9,Z_DEFAULT_LEVEL:-1,
DEFLATE:1,INFLATE:2,GZIP:3,GUNZIP:4,DEFLATERAW:5,INFLATERAW:6,UNZIP:7};function g(e){let t=T(e);if(t===null)throw f(TypeError,"ERR_INVALID_ARG_TYPE",'The "buffer" argument must be of type string, Buff\
er, TypedArray, DataView, or ArrayBuffer.'+(e==null?` Received ${e}`:""));return t}function N(e){let{level:t,maxOutputLength:o,dictionary:r}=e??{};if(t!==void 0){if(typeof t!="number")throw f(TypeError,
"ERR_INVALID_ARG_TYPE",'The "options.level" property must be of type number.');if(!(t>=-1&&t<=9))throw f(RangeError,"ERR_OUT_OF_RANGE",`The value of "options.level" is out of range. It must be >= -1 a\
nd <= 9. Received ${t}`)}if(r!==void 0)throw new Error("zlib: options.dictionary is not there in the sandbox: compress without one");return[t,o]}function L([e,t],o,[r,n]){return U(m(e,t,o,r,n))}let u={
constants:H,codes:Object.freeze({Z_OK:0,Z_STREAM_END:1,Z_NEED_DICT:2,Z_ERRNO:-1,Z_STREAM_ERROR:-2,Z_DATA_ERROR:-3,Z_MEM_ERROR:-4,Z_BUF_ERROR:-5,Z_VERSION_ERROR:-6,0:"Z_OK",1:"Z_STREAM_END",2:"Z_NEED_D\
ICT","-1":"Z_ERRNO","-2":"Z_STREAM_ERROR","-3":"Z_DATA_ERROR","-4":"Z_MEM_ERROR","-5":"Z_BUF_ERROR","-6":"Z_VERSION_ERROR"})};for(let[e,t]of Object.entries(B))u[e+"Sync"]=(o,r)=>L(t,g(o),N(r)),u[e]=(o,r,n)=>{
if(typeof r=="function"&&([r,n]=[void 0,r]),typeof n!="function")throw f(TypeError,"ERR_INVALID_ARG_TYPE",'The "callback" argument must be of type function.');let s=g(o).slice(),a=N(r);setImmediate(()=>{
let c;try{c=L(t,s,a)}catch(_){n(_);return}n(null,c)})};let A=e=>()=>{throw new Error(`zlib.${e} is not there in the sandbox: gzip, deflate and deflateRaw are, all at once or as CompressionStream and D\
ecompressionStream`)};for(let e of C)u[e]=A(e),u[e+"Sync"]=A(e+"Sync");for(let e of V)u["create"+e]=A("create"+e);return u.crc32=(e,t=0)=>{let o=T(e);if(o===null)throw f(TypeError,"ERR_INVALID_ARG_TYP\
E",'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.');let r=t>>>0;for(let n=0;n<o.length;n+=1<<20)r=i.zip("crc",o.subarray(n,n+(1<<20)),r);return r},{CompressionStream:M,
DecompressionStream:z,bun:I,node:u}}return x(k);})();
return library;
})()
