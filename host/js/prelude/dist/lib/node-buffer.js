(() => {

"use strict";var library=(()=>{var Mr=Object.create;var Y=Object.defineProperty;var Or=Object.getOwnPropertyDescriptor;var $r=Object.getOwnPropertyNames;var kr=Object.getPrototypeOf,Dr=Object.prototype.hasOwnProperty;var J=(e,r)=>()=>{try{return r||e((r={exports:{}}).exports,r),r.exports}catch(t){throw r=0,t}},Pr=(e,r)=>{for(var t in r)Y(e,t,{get:r[t],enumerable:!0})},ar=(e,r,t,n)=>{if(r&&typeof r=="object"||typeof r==
"function")for(let i of $r(r))!Dr.call(e,i)&&i!==t&&Y(e,i,{get:()=>r[i],enumerable:!(n=Or(r,i))||n.enumerable});return e};var jr=(e,r,t)=>(t=e!=null?Mr(kr(e)):{},ar(r||!e||!e.__esModule?Y(t,"default",{value:e,enumerable:!0}):t,e)),Gr=e=>ar(Y({},"__esModule",{value:!0}),e);var pr=J(H=>{"use strict";H.byteLength=Hr;H.toByteArray=Vr;H.fromByteArray=zr;var b=[],I=[],Yr=typeof Uint8Array<"u"?Uint8Array:Array,Z="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+\
/";for(N=0,sr=Z.length;N<sr;++N)b[N]=Z[N],I[Z.charCodeAt(N)]=N;var N,sr;I[45]=62;I[95]=63;function lr(e){var r=e.length;if(r%4>0)throw new Error("Invalid string. Length must be a multiple of 4");var t=e.
indexOf("=");t===-1&&(t=r);var n=t===r?0:4-t%4;return[t,n]}function Hr(e){var r=lr(e),t=r[0],n=r[1];return(t+n)*3/4-n}function Wr(e,r,t){return(r+t)*3/4-t}function Vr(e){var r,t=lr(e),n=t[0],i=t[1],o=new Yr(
Wr(e,n,i)),c=0,s=i>0?n-4:n,p;for(p=0;p<s;p+=4)r=I[e.charCodeAt(p)]<<18|I[e.charCodeAt(p+1)]<<12|I[e.charCodeAt(p+2)]<<6|I[e.charCodeAt(p+3)],o[c++]=r>>16&255,o[c++]=r>>8&255,o[c++]=r&255;return i===2&&
(r=I[e.charCodeAt(p)]<<2|I[e.charCodeAt(p+1)]>>4,o[c++]=r&255),i===1&&(r=I[e.charCodeAt(p)]<<10|I[e.charCodeAt(p+1)]<<4|I[e.charCodeAt(p+2)]>>2,o[c++]=r>>8&255,o[c++]=r&255),o}function qr(e){return b[e>>
18&63]+b[e>>12&63]+b[e>>6&63]+b[e&63]}function Xr(e,r,t){for(var n,i=[],o=r;o<t;o+=3)n=(e[o]<<16&16711680)+(e[o+1]<<8&65280)+(e[o+2]&255),i.push(qr(n));return i.join("")}function zr(e){for(var r,t=e.length,
n=t%3,i=[],o=16383,c=0,s=t-n;c<s;c+=o)i.push(Xr(e,c,c+o>s?s:c+o));return n===1?(r=e[t-1],i.push(b[r>>2]+b[r<<4&63]+"==")):n===2&&(r=(e[t-2]<<8)+e[t-1],i.push(b[r>>10]+b[r>>4&63]+b[r<<2&63]+"=")),i.join(
"")}});var yr=J(Q=>{/*! ieee754. BSD-3-Clause License. Feross Aboukhadijeh <https://feross.org/opensource> */Q.read=function(e,r,t,n,i){var o,c,s=i*8-n-1,p=(1<<s)-1,g=p>>1,w=-7,x=t?i-1:0,_=t?-1:1,A=e[r+x];for(x+=
_,o=A&(1<<-w)-1,A>>=-w,w+=s;w>0;o=o*256+e[r+x],x+=_,w-=8);for(c=o&(1<<-w)-1,o>>=-w,w+=n;w>0;c=c*256+e[r+x],x+=_,w-=8);if(o===0)o=1-g;else{if(o===p)return c?NaN:(A?-1:1)*(1/0);c=c+Math.pow(2,n),o=o-g}return(A?
-1:1)*c*Math.pow(2,o-n)};Q.write=function(e,r,t,n,i,o){var c,s,p,g=o*8-i-1,w=(1<<g)-1,x=w>>1,_=i===23?Math.pow(2,-24)-Math.pow(2,-77):0,A=n?0:o-1,S=n?1:-1,D=r<0||r===0&&1/r<0?1:0;for(r=Math.abs(r),isNaN(
r)||r===1/0?(s=isNaN(r)?1:0,c=w):(c=Math.floor(Math.log(r)/Math.LN2),r*(p=Math.pow(2,-c))<1&&(c--,p*=2),c+x>=1?r+=_/p:r+=_*Math.pow(2,1-x),r*p>=2&&(c++,p/=2),c+x>=w?(s=0,c=w):c+x>=1?(s=(r*p-1)*Math.pow(
2,i),c=c+x):(s=r*Math.pow(2,x-1)*Math.pow(2,i),c=0));i>=8;e[t+A]=s&255,A+=S,s/=256,i-=8);for(c=c<<i|s,g+=i;g>0;e[t+A]=c&255,A+=S,c/=256,g-=8);e[t+A-S]|=D*128}});var Cr=J(k=>{"use strict";/*!
 * The buffer module from node.js, for the browser.
 *
 * @author   Feross Aboukhadijeh <https://feross.org>
 * @license  MIT
 */var v=pr(),O=yr(),wr=typeof Symbol=="function"&&typeof Symbol.for=="function"?Symbol.for("nodejs.util.inspect.custom"):null;k.Buffer=h;k.SlowBuffer=rt;k.INSPECT_MAX_BYTES=50;var W=2147483647;k.kMaxLength=
W;h.TYPED_ARRAY_SUPPORT=Kr();!h.TYPED_ARRAY_SUPPORT&&typeof console<"u"&&typeof console.error=="function"&&console.error("This browser lacks typed array (Uint8Array) support which is required by `buff\
er` v5.x. Use `buffer` v4.x if you require old browser support.");function Kr(){try{let e=new Uint8Array(1),r={foo:function(){return 42}};return Object.setPrototypeOf(r,Uint8Array.prototype),Object.setPrototypeOf(
e,r),e.foo()===42}catch{return!1}}Object.defineProperty(h.prototype,"parent",{enumerable:!0,get:function(){if(h.isBuffer(this))return this.buffer}});Object.defineProperty(h.prototype,"offset",{enumerable:!0,
get:function(){if(h.isBuffer(this))return this.byteOffset}});function T(e){if(e>W)throw new RangeError('The value "'+e+'" is invalid for option "size"');let r=new Uint8Array(e);return Object.setPrototypeOf(
r,h.prototype),r}function h(e,r,t){if(typeof e=="number"){if(typeof r=="string")throw new TypeError('The "string" argument must be of type string. Received type number');return nr(e)}return Br(e,r,t)}
h.poolSize=8192;function Br(e,r,t){if(typeof e=="string")return Zr(e,r);if(ArrayBuffer.isView(e))return Qr(e);if(e==null)throw new TypeError("The first argument must be one of type string, Buffer, Arr\
ayBuffer, Array, or Array-like Object. Received type "+typeof e);if(R(e,ArrayBuffer)||e&&R(e.buffer,ArrayBuffer)||typeof SharedArrayBuffer<"u"&&(R(e,SharedArrayBuffer)||e&&R(e.buffer,SharedArrayBuffer)))
return tr(e,r,t);if(typeof e=="number")throw new TypeError('The "value" argument must not be of type number. Received type number');let n=e.valueOf&&e.valueOf();if(n!=null&&n!==e)return h.from(n,r,t);
let i=vr(e);if(i)return i;if(typeof Symbol<"u"&&Symbol.toPrimitive!=null&&typeof e[Symbol.toPrimitive]=="function")return h.from(e[Symbol.toPrimitive]("string"),r,t);throw new TypeError("The first arg\
ument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof e)}h.from=function(e,r,t){return Br(e,r,t)};Object.setPrototypeOf(h.prototype,Uint8Array.prototype);
Object.setPrototypeOf(h,Uint8Array);function Er(e){if(typeof e!="number")throw new TypeError('"size" argument must be of type number');if(e<0)throw new RangeError('The value "'+e+'" is invalid for opt\
ion "size"')}function Jr(e,r,t){return Er(e),e<=0?T(e):r!==void 0?typeof t=="string"?T(e).fill(r,t):T(e).fill(r):T(e)}h.alloc=function(e,r,t){return Jr(e,r,t)};function nr(e){return Er(e),T(e<0?0:ir(e)|
0)}h.allocUnsafe=function(e){return nr(e)};h.allocUnsafeSlow=function(e){return nr(e)};function Zr(e,r){if((typeof r!="string"||r==="")&&(r="utf8"),!h.isEncoding(r))throw new TypeError("Unknown encodi\
ng: "+r);let t=mr(e,r)|0,n=T(t),i=n.write(e,r);return i!==t&&(n=n.slice(0,i)),n}function rr(e){let r=e.length<0?0:ir(e.length)|0,t=T(r);for(let n=0;n<r;n+=1)t[n]=e[n]&255;return t}function Qr(e){if(R(
e,Uint8Array)){let r=new Uint8Array(e);return tr(r.buffer,r.byteOffset,r.byteLength)}return rr(e)}function tr(e,r,t){if(r<0||e.byteLength<r)throw new RangeError('"offset" is outside of buffer bounds');
if(e.byteLength<r+(t||0))throw new RangeError('"length" is outside of buffer bounds');let n;return r===void 0&&t===void 0?n=new Uint8Array(e):t===void 0?n=new Uint8Array(e,r):n=new Uint8Array(e,r,t),Object.
setPrototypeOf(n,h.prototype),n}function vr(e){if(h.isBuffer(e)){let r=ir(e.length)|0,t=T(r);return t.length===0||e.copy(t,0,0,r),t}if(e.length!==void 0)return typeof e.length!="number"||ur(e.length)?
T(0):rr(e);if(e.type==="Buffer"&&Array.isArray(e.data))return rr(e.data)}function ir(e){if(e>=W)throw new RangeError("Attempt to allocate Buffer larger than maximum size: 0x"+W.toString(16)+" bytes");
return e|0}function rt(e){return+e!=e&&(e=0),h.alloc(+e)}h.isBuffer=function(r){return r!=null&&r._isBuffer===!0&&r!==h.prototype};h.compare=function(r,t){if(R(r,Uint8Array)&&(r=h.from(r,r.offset,r.byteLength)),
R(t,Uint8Array)&&(t=h.from(t,t.offset,t.byteLength)),!h.isBuffer(r)||!h.isBuffer(t))throw new TypeError('The "buf1", "buf2" arguments must be one of type Buffer or Uint8Array');if(r===t)return 0;let n=r.
length,i=t.length;for(let o=0,c=Math.min(n,i);o<c;++o)if(r[o]!==t[o]){n=r[o],i=t[o];break}return n<i?-1:i<n?1:0};h.isEncoding=function(r){switch(String(r).toLowerCase()){case"hex":case"utf8":case"utf-\
8":case"ascii":case"latin1":case"binary":case"base64":case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return!0;default:return!1}};h.concat=function(r,t){if(!Array.isArray(r))throw new TypeError('"\
list" argument must be an Array of Buffers');if(r.length===0)return h.alloc(0);let n;if(t===void 0)for(t=0,n=0;n<r.length;++n)t+=r[n].length;let i=h.allocUnsafe(t),o=0;for(n=0;n<r.length;++n){let c=r[n];
if(R(c,Uint8Array))o+c.length>i.length?(h.isBuffer(c)||(c=h.from(c)),c.copy(i,o)):Uint8Array.prototype.set.call(i,c,o);else if(h.isBuffer(c))c.copy(i,o);else throw new TypeError('"list" argument must \
be an Array of Buffers');o+=c.length}return i};function mr(e,r){if(h.isBuffer(e))return e.length;if(ArrayBuffer.isView(e)||R(e,ArrayBuffer))return e.byteLength;if(typeof e!="string")throw new TypeError(
'The "string" argument must be one of type string, Buffer, or ArrayBuffer. Received type '+typeof e);let t=e.length,n=arguments.length>2&&arguments[2]===!0;if(!n&&t===0)return 0;let i=!1;for(;;)switch(r){case"\
ascii":case"latin1":case"binary":return t;case"utf8":case"utf-8":return er(e).length;case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return t*2;case"hex":return t>>>1;case"base64":return Sr(e).length;default:
if(i)return n?-1:er(e).length;r=(""+r).toLowerCase(),i=!0}}h.byteLength=mr;function tt(e,r,t){let n=!1;if((r===void 0||r<0)&&(r=0),r>this.length||((t===void 0||t>this.length)&&(t=this.length),t<=0)||(t>>>=
0,r>>>=0,t<=r))return"";for(e||(e="utf8");;)switch(e){case"hex":return st(this,r,t);case"utf8":case"utf-8":return Ir(this,r,t);case"ascii":return ht(this,r,t);case"latin1":case"binary":return at(this,
r,t);case"base64":return ft(this,r,t);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return lt(this,r,t);default:if(n)throw new TypeError("Unknown encoding: "+e);e=(e+"").toLowerCase(),n=!0}}h.prototype.
_isBuffer=!0;function L(e,r,t){let n=e[r];e[r]=e[t],e[t]=n}h.prototype.swap16=function(){let r=this.length;if(r%2!==0)throw new RangeError("Buffer size must be a multiple of 16-bits");for(let t=0;t<r;t+=
2)L(this,t,t+1);return this};h.prototype.swap32=function(){let r=this.length;if(r%4!==0)throw new RangeError("Buffer size must be a multiple of 32-bits");for(let t=0;t<r;t+=4)L(this,t,t+3),L(this,t+1,
t+2);return this};h.prototype.swap64=function(){let r=this.length;if(r%8!==0)throw new RangeError("Buffer size must be a multiple of 64-bits");for(let t=0;t<r;t+=8)L(this,t,t+7),L(this,t+1,t+6),L(this,
t+2,t+5),L(this,t+3,t+4);return this};h.prototype.toString=function(){let r=this.length;return r===0?"":arguments.length===0?Ir(this,0,r):tt.apply(this,arguments)};h.prototype.toLocaleString=h.prototype.
toString;h.prototype.equals=function(r){if(!h.isBuffer(r))throw new TypeError("Argument must be a Buffer");return this===r?!0:h.compare(this,r)===0};h.prototype.inspect=function(){let r="",t=k.INSPECT_MAX_BYTES;
return r=this.toString("hex",0,t).replace(/(.{2})/g,"$1 ").trim(),this.length>t&&(r+=" ... "),"<Buffer "+r+">"};wr&&(h.prototype[wr]=h.prototype.inspect);h.prototype.compare=function(r,t,n,i,o){if(R(r,
Uint8Array)&&(r=h.from(r,r.offset,r.byteLength)),!h.isBuffer(r))throw new TypeError('The "target" argument must be one of type Buffer or Uint8Array. Received type '+typeof r);if(t===void 0&&(t=0),n===
void 0&&(n=r?r.length:0),i===void 0&&(i=0),o===void 0&&(o=this.length),t<0||n>r.length||i<0||o>this.length)throw new RangeError("out of range index");if(i>=o&&t>=n)return 0;if(i>=o)return-1;if(t>=n)return 1;
if(t>>>=0,n>>>=0,i>>>=0,o>>>=0,this===r)return 0;let c=o-i,s=n-t,p=Math.min(c,s),g=this.slice(i,o),w=r.slice(t,n);for(let x=0;x<p;++x)if(g[x]!==w[x]){c=g[x],s=w[x];break}return c<s?-1:s<c?1:0};function Ar(e,r,t,n,i){
if(e.length===0)return-1;if(typeof t=="string"?(n=t,t=0):t>2147483647?t=2147483647:t<-2147483648&&(t=-2147483648),t=+t,ur(t)&&(t=i?0:e.length-1),t<0&&(t=e.length+t),t>=e.length){if(i)return-1;t=e.length-
1}else if(t<0)if(i)t=0;else return-1;if(typeof r=="string"&&(r=h.from(r,n)),h.isBuffer(r))return r.length===0?-1:gr(e,r,t,n,i);if(typeof r=="number")return r=r&255,typeof Uint8Array.prototype.indexOf==
"function"?i?Uint8Array.prototype.indexOf.call(e,r,t):Uint8Array.prototype.lastIndexOf.call(e,r,t):gr(e,[r],t,n,i);throw new TypeError("val must be string, number or Buffer")}function gr(e,r,t,n,i){let o=1,
c=e.length,s=r.length;if(n!==void 0&&(n=String(n).toLowerCase(),n==="ucs2"||n==="ucs-2"||n==="utf16le"||n==="utf-16le")){if(e.length<2||r.length<2)return-1;o=2,c/=2,s/=2,t/=2}function p(w,x){return o===
1?w[x]:w.readUInt16BE(x*o)}let g;if(i){let w=-1;for(g=t;g<c;g++)if(p(e,g)===p(r,w===-1?0:g-w)){if(w===-1&&(w=g),g-w+1===s)return w*o}else w!==-1&&(g-=g-w),w=-1}else for(t+s>c&&(t=c-s),g=t;g>=0;g--){let w=!0;
for(let x=0;x<s;x++)if(p(e,g+x)!==p(r,x)){w=!1;break}if(w)return g}return-1}h.prototype.includes=function(r,t,n){return this.indexOf(r,t,n)!==-1};h.prototype.indexOf=function(r,t,n){return Ar(this,r,t,
n,!0)};h.prototype.lastIndexOf=function(r,t,n){return Ar(this,r,t,n,!1)};function et(e,r,t,n){t=Number(t)||0;let i=e.length-t;n?(n=Number(n),n>i&&(n=i)):n=i;let o=r.length;n>o/2&&(n=o/2);let c;for(c=0;c<
n;++c){let s=parseInt(r.substr(c*2,2),16);if(ur(s))return c;e[t+c]=s}return c}function nt(e,r,t,n){return V(er(r,e.length-t),e,t,n)}function it(e,r,t,n){return V(gt(r),e,t,n)}function ot(e,r,t,n){return V(
Sr(r),e,t,n)}function ut(e,r,t,n){return V(xt(r,e.length-t),e,t,n)}h.prototype.write=function(r,t,n,i){if(t===void 0)i="utf8",n=this.length,t=0;else if(n===void 0&&typeof t=="string")i=t,n=this.length,
t=0;else if(isFinite(t))t=t>>>0,isFinite(n)?(n=n>>>0,i===void 0&&(i="utf8")):(i=n,n=void 0);else throw new Error("Buffer.write(string, encoding, offset[, length]) is no longer supported");let o=this.length-
t;if((n===void 0||n>o)&&(n=o),r.length>0&&(n<0||t<0)||t>this.length)throw new RangeError("Attempt to write outside buffer bounds");i||(i="utf8");let c=!1;for(;;)switch(i){case"hex":return et(this,r,t,
n);case"utf8":case"utf-8":return nt(this,r,t,n);case"ascii":case"latin1":case"binary":return it(this,r,t,n);case"base64":return ot(this,r,t,n);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return ut(
this,r,t,n);default:if(c)throw new TypeError("Unknown encoding: "+i);i=(""+i).toLowerCase(),c=!0}};h.prototype.toJSON=function(){return{type:"Buffer",data:Array.prototype.slice.call(this._arr||this,0)}};
function ft(e,r,t){return r===0&&t===e.length?v.fromByteArray(e):v.fromByteArray(e.slice(r,t))}function Ir(e,r,t){t=Math.min(e.length,t);let n=[],i=r;for(;i<t;){let o=e[i],c=null,s=o>239?4:o>223?3:o>191?
2:1;if(i+s<=t){let p,g,w,x;switch(s){case 1:o<128&&(c=o);break;case 2:p=e[i+1],(p&192)===128&&(x=(o&31)<<6|p&63,x>127&&(c=x));break;case 3:p=e[i+1],g=e[i+2],(p&192)===128&&(g&192)===128&&(x=(o&15)<<12|
(p&63)<<6|g&63,x>2047&&(x<55296||x>57343)&&(c=x));break;case 4:p=e[i+1],g=e[i+2],w=e[i+3],(p&192)===128&&(g&192)===128&&(w&192)===128&&(x=(o&15)<<18|(p&63)<<12|(g&63)<<6|w&63,x>65535&&x<1114112&&(c=x))}}
c===null?(c=65533,s=1):c>65535&&(c-=65536,n.push(c>>>10&1023|55296),c=56320|c&1023),n.push(c),i+=s}return ct(n)}var xr=4096;function ct(e){let r=e.length;if(r<=xr)return String.fromCharCode.apply(String,
e);let t="",n=0;for(;n<r;)t+=String.fromCharCode.apply(String,e.slice(n,n+=xr));return t}function ht(e,r,t){let n="";t=Math.min(e.length,t);for(let i=r;i<t;++i)n+=String.fromCharCode(e[i]&127);return n}
function at(e,r,t){let n="";t=Math.min(e.length,t);for(let i=r;i<t;++i)n+=String.fromCharCode(e[i]);return n}function st(e,r,t){let n=e.length;(!r||r<0)&&(r=0),(!t||t<0||t>n)&&(t=n);let i="";for(let o=r;o<
t;++o)i+=dt[e[o]];return i}function lt(e,r,t){let n=e.slice(r,t),i="";for(let o=0;o<n.length-1;o+=2)i+=String.fromCharCode(n[o]+n[o+1]*256);return i}h.prototype.slice=function(r,t){let n=this.length;r=
~~r,t=t===void 0?n:~~t,r<0?(r+=n,r<0&&(r=0)):r>n&&(r=n),t<0?(t+=n,t<0&&(t=0)):t>n&&(t=n),t<r&&(t=r);let i=this.subarray(r,t);return Object.setPrototypeOf(i,h.prototype),i};function E(e,r,t){if(e%1!==0||
e<0)throw new RangeError("offset is not uint");if(e+r>t)throw new RangeError("Trying to access beyond buffer length")}h.prototype.readUintLE=h.prototype.readUIntLE=function(r,t,n){r=r>>>0,t=t>>>0,n||E(
r,t,this.length);let i=this[r],o=1,c=0;for(;++c<t&&(o*=256);)i+=this[r+c]*o;return i};h.prototype.readUintBE=h.prototype.readUIntBE=function(r,t,n){r=r>>>0,t=t>>>0,n||E(r,t,this.length);let i=this[r+--t],
o=1;for(;t>0&&(o*=256);)i+=this[r+--t]*o;return i};h.prototype.readUint8=h.prototype.readUInt8=function(r,t){return r=r>>>0,t||E(r,1,this.length),this[r]};h.prototype.readUint16LE=h.prototype.readUInt16LE=
function(r,t){return r=r>>>0,t||E(r,2,this.length),this[r]|this[r+1]<<8};h.prototype.readUint16BE=h.prototype.readUInt16BE=function(r,t){return r=r>>>0,t||E(r,2,this.length),this[r]<<8|this[r+1]};h.prototype.
readUint32LE=h.prototype.readUInt32LE=function(r,t){return r=r>>>0,t||E(r,4,this.length),(this[r]|this[r+1]<<8|this[r+2]<<16)+this[r+3]*16777216};h.prototype.readUint32BE=h.prototype.readUInt32BE=function(r,t){
return r=r>>>0,t||E(r,4,this.length),this[r]*16777216+(this[r+1]<<16|this[r+2]<<8|this[r+3])};h.prototype.readBigUInt64LE=C(function(r){r=r>>>0,$(r,"offset");let t=this[r],n=this[r+7];(t===void 0||n===
void 0)&&P(r,this.length-8);let i=t+this[++r]*2**8+this[++r]*2**16+this[++r]*2**24,o=this[++r]+this[++r]*2**8+this[++r]*2**16+n*2**24;return BigInt(i)+(BigInt(o)<<BigInt(32))});h.prototype.readBigUInt64BE=
C(function(r){r=r>>>0,$(r,"offset");let t=this[r],n=this[r+7];(t===void 0||n===void 0)&&P(r,this.length-8);let i=t*2**24+this[++r]*2**16+this[++r]*2**8+this[++r],o=this[++r]*2**24+this[++r]*2**16+this[++r]*
2**8+n;return(BigInt(i)<<BigInt(32))+BigInt(o)});h.prototype.readIntLE=function(r,t,n){r=r>>>0,t=t>>>0,n||E(r,t,this.length);let i=this[r],o=1,c=0;for(;++c<t&&(o*=256);)i+=this[r+c]*o;return o*=128,i>=
o&&(i-=Math.pow(2,8*t)),i};h.prototype.readIntBE=function(r,t,n){r=r>>>0,t=t>>>0,n||E(r,t,this.length);let i=t,o=1,c=this[r+--i];for(;i>0&&(o*=256);)c+=this[r+--i]*o;return o*=128,c>=o&&(c-=Math.pow(2,
8*t)),c};h.prototype.readInt8=function(r,t){return r=r>>>0,t||E(r,1,this.length),this[r]&128?(255-this[r]+1)*-1:this[r]};h.prototype.readInt16LE=function(r,t){r=r>>>0,t||E(r,2,this.length);let n=this[r]|
this[r+1]<<8;return n&32768?n|4294901760:n};h.prototype.readInt16BE=function(r,t){r=r>>>0,t||E(r,2,this.length);let n=this[r+1]|this[r]<<8;return n&32768?n|4294901760:n};h.prototype.readInt32LE=function(r,t){
return r=r>>>0,t||E(r,4,this.length),this[r]|this[r+1]<<8|this[r+2]<<16|this[r+3]<<24};h.prototype.readInt32BE=function(r,t){return r=r>>>0,t||E(r,4,this.length),this[r]<<24|this[r+1]<<16|this[r+2]<<8|
this[r+3]};h.prototype.readBigInt64LE=C(function(r){r=r>>>0,$(r,"offset");let t=this[r],n=this[r+7];(t===void 0||n===void 0)&&P(r,this.length-8);let i=this[r+4]+this[r+5]*2**8+this[r+6]*2**16+(n<<24);
return(BigInt(i)<<BigInt(32))+BigInt(t+this[++r]*2**8+this[++r]*2**16+this[++r]*2**24)});h.prototype.readBigInt64BE=C(function(r){r=r>>>0,$(r,"offset");let t=this[r],n=this[r+7];(t===void 0||n===void 0)&&
P(r,this.length-8);let i=(t<<24)+this[++r]*2**16+this[++r]*2**8+this[++r];return(BigInt(i)<<BigInt(32))+BigInt(this[++r]*2**24+this[++r]*2**16+this[++r]*2**8+n)});h.prototype.readFloatLE=function(r,t){
return r=r>>>0,t||E(r,4,this.length),O.read(this,r,!0,23,4)};h.prototype.readFloatBE=function(r,t){return r=r>>>0,t||E(r,4,this.length),O.read(this,r,!1,23,4)};h.prototype.readDoubleLE=function(r,t){return r=
r>>>0,t||E(r,8,this.length),O.read(this,r,!0,52,8)};h.prototype.readDoubleBE=function(r,t){return r=r>>>0,t||E(r,8,this.length),O.read(this,r,!1,52,8)};function m(e,r,t,n,i,o){if(!h.isBuffer(e))throw new TypeError(
'"buffer" argument must be a Buffer instance');if(r>i||r<o)throw new RangeError('"value" argument is out of bounds');if(t+n>e.length)throw new RangeError("Index out of range")}h.prototype.writeUintLE=
h.prototype.writeUIntLE=function(r,t,n,i){if(r=+r,t=t>>>0,n=n>>>0,!i){let s=Math.pow(2,8*n)-1;m(this,r,t,n,s,0)}let o=1,c=0;for(this[t]=r&255;++c<n&&(o*=256);)this[t+c]=r/o&255;return t+n};h.prototype.
writeUintBE=h.prototype.writeUIntBE=function(r,t,n,i){if(r=+r,t=t>>>0,n=n>>>0,!i){let s=Math.pow(2,8*n)-1;m(this,r,t,n,s,0)}let o=n-1,c=1;for(this[t+o]=r&255;--o>=0&&(c*=256);)this[t+o]=r/c&255;return t+
n};h.prototype.writeUint8=h.prototype.writeUInt8=function(r,t,n){return r=+r,t=t>>>0,n||m(this,r,t,1,255,0),this[t]=r&255,t+1};h.prototype.writeUint16LE=h.prototype.writeUInt16LE=function(r,t,n){return r=
+r,t=t>>>0,n||m(this,r,t,2,65535,0),this[t]=r&255,this[t+1]=r>>>8,t+2};h.prototype.writeUint16BE=h.prototype.writeUInt16BE=function(r,t,n){return r=+r,t=t>>>0,n||m(this,r,t,2,65535,0),this[t]=r>>>8,this[t+
1]=r&255,t+2};h.prototype.writeUint32LE=h.prototype.writeUInt32LE=function(r,t,n){return r=+r,t=t>>>0,n||m(this,r,t,4,4294967295,0),this[t+3]=r>>>24,this[t+2]=r>>>16,this[t+1]=r>>>8,this[t]=r&255,t+4};
h.prototype.writeUint32BE=h.prototype.writeUInt32BE=function(r,t,n){return r=+r,t=t>>>0,n||m(this,r,t,4,4294967295,0),this[t]=r>>>24,this[t+1]=r>>>16,this[t+2]=r>>>8,this[t+3]=r&255,t+4};function Ur(e,r,t,n,i){
_r(r,n,i,e,t,7);let o=Number(r&BigInt(4294967295));e[t++]=o,o=o>>8,e[t++]=o,o=o>>8,e[t++]=o,o=o>>8,e[t++]=o;let c=Number(r>>BigInt(32)&BigInt(4294967295));return e[t++]=c,c=c>>8,e[t++]=c,c=c>>8,e[t++]=
c,c=c>>8,e[t++]=c,t}function Fr(e,r,t,n,i){_r(r,n,i,e,t,7);let o=Number(r&BigInt(4294967295));e[t+7]=o,o=o>>8,e[t+6]=o,o=o>>8,e[t+5]=o,o=o>>8,e[t+4]=o;let c=Number(r>>BigInt(32)&BigInt(4294967295));return e[t+
3]=c,c=c>>8,e[t+2]=c,c=c>>8,e[t+1]=c,c=c>>8,e[t]=c,t+8}h.prototype.writeBigUInt64LE=C(function(r,t=0){return Ur(this,r,t,BigInt(0),BigInt("0xffffffffffffffff"))});h.prototype.writeBigUInt64BE=C(function(r,t=0){
return Fr(this,r,t,BigInt(0),BigInt("0xffffffffffffffff"))});h.prototype.writeIntLE=function(r,t,n,i){if(r=+r,t=t>>>0,!i){let p=Math.pow(2,8*n-1);m(this,r,t,n,p-1,-p)}let o=0,c=1,s=0;for(this[t]=r&255;++o<
n&&(c*=256);)r<0&&s===0&&this[t+o-1]!==0&&(s=1),this[t+o]=(r/c>>0)-s&255;return t+n};h.prototype.writeIntBE=function(r,t,n,i){if(r=+r,t=t>>>0,!i){let p=Math.pow(2,8*n-1);m(this,r,t,n,p-1,-p)}let o=n-1,
c=1,s=0;for(this[t+o]=r&255;--o>=0&&(c*=256);)r<0&&s===0&&this[t+o+1]!==0&&(s=1),this[t+o]=(r/c>>0)-s&255;return t+n};h.prototype.writeInt8=function(r,t,n){return r=+r,t=t>>>0,n||m(this,r,t,1,127,-128),
r<0&&(r=255+r+1),this[t]=r&255,t+1};h.prototype.writeInt16LE=function(r,t,n){return r=+r,t=t>>>0,n||m(this,r,t,2,32767,-32768),this[t]=r&255,this[t+1]=r>>>8,t+2};h.prototype.writeInt16BE=function(r,t,n){
return r=+r,t=t>>>0,n||m(this,r,t,2,32767,-32768),this[t]=r>>>8,this[t+1]=r&255,t+2};h.prototype.writeInt32LE=function(r,t,n){return r=+r,t=t>>>0,n||m(this,r,t,4,2147483647,-2147483648),this[t]=r&255,
this[t+1]=r>>>8,this[t+2]=r>>>16,this[t+3]=r>>>24,t+4};h.prototype.writeInt32BE=function(r,t,n){return r=+r,t=t>>>0,n||m(this,r,t,4,2147483647,-2147483648),r<0&&(r=4294967295+r+1),this[t]=r>>>24,this[t+
1]=r>>>16,this[t+2]=r>>>8,this[t+3]=r&255,t+4};h.prototype.writeBigInt64LE=C(function(r,t=0){return Ur(this,r,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))});h.prototype.writeBigInt64BE=
C(function(r,t=0){return Fr(this,r,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))});function br(e,r,t,n,i,o){if(t+n>e.length)throw new RangeError("Index out of range");if(t<0)throw new RangeError(
"Index out of range")}function Rr(e,r,t,n,i){return r=+r,t=t>>>0,i||br(e,r,t,4,34028234663852886e22,-34028234663852886e22),O.write(e,r,t,n,23,4),t+4}h.prototype.writeFloatLE=function(r,t,n){return Rr(
this,r,t,!0,n)};h.prototype.writeFloatBE=function(r,t,n){return Rr(this,r,t,!1,n)};function Tr(e,r,t,n,i){return r=+r,t=t>>>0,i||br(e,r,t,8,17976931348623157e292,-17976931348623157e292),O.write(e,r,t,
n,52,8),t+8}h.prototype.writeDoubleLE=function(r,t,n){return Tr(this,r,t,!0,n)};h.prototype.writeDoubleBE=function(r,t,n){return Tr(this,r,t,!1,n)};h.prototype.copy=function(r,t,n,i){if(!h.isBuffer(r))
throw new TypeError("argument should be a Buffer");if(n||(n=0),!i&&i!==0&&(i=this.length),t>=r.length&&(t=r.length),t||(t=0),i>0&&i<n&&(i=n),i===n||r.length===0||this.length===0)return 0;if(t<0)throw new RangeError(
"targetStart out of bounds");if(n<0||n>=this.length)throw new RangeError("Index out of range");if(i<0)throw new RangeError("sourceEnd out of bounds");i>this.length&&(i=this.length),r.length-t<i-n&&(i=
r.length-t+n);let o=i-n;return this===r&&typeof Uint8Array.prototype.copyWithin=="function"?this.copyWithin(t,n,i):Uint8Array.prototype.set.call(r,this.subarray(n,i),t),o};h.prototype.fill=function(r,t,n,i){
if(typeof r=="string"){if(typeof t=="string"?(i=t,t=0,n=this.length):typeof n=="string"&&(i=n,n=this.length),i!==void 0&&typeof i!="string")throw new TypeError("encoding must be a string");if(typeof i==
"string"&&!h.isEncoding(i))throw new TypeError("Unknown encoding: "+i);if(r.length===1){let c=r.charCodeAt(0);(i==="utf8"&&c<128||i==="latin1")&&(r=c)}}else typeof r=="number"?r=r&255:typeof r=="boole\
an"&&(r=Number(r));if(t<0||this.length<t||this.length<n)throw new RangeError("Out of range index");if(n<=t)return this;t=t>>>0,n=n===void 0?this.length:n>>>0,r||(r=0);let o;if(typeof r=="number")for(o=
t;o<n;++o)this[o]=r;else{let c=h.isBuffer(r)?r:h.from(r,i),s=c.length;if(s===0)throw new TypeError('The value "'+r+'" is invalid for argument "value"');for(o=0;o<n-t;++o)this[o+t]=c[o%s]}return this};
var M={};function or(e,r,t){M[e]=class extends t{constructor(){super(),Object.defineProperty(this,"message",{value:r.apply(this,arguments),writable:!0,configurable:!0}),this.name=`${this.name} [${e}]`,
this.stack,delete this.name}get code(){return e}set code(i){Object.defineProperty(this,"code",{configurable:!0,enumerable:!0,value:i,writable:!0})}toString(){return`${this.name} [${e}]: ${this.message}`}}}
or("ERR_BUFFER_OUT_OF_BOUNDS",function(e){return e?`${e} is outside of buffer bounds`:"Attempt to access memory outside buffer bounds"},RangeError);or("ERR_INVALID_ARG_TYPE",function(e,r){return`The "${e}\
" argument must be of type number. Received type ${typeof r}`},TypeError);or("ERR_OUT_OF_RANGE",function(e,r,t){let n=`The value of "${e}" is out of range.`,i=t;return Number.isInteger(t)&&Math.abs(t)>
2**32?i=dr(String(t)):typeof t=="bigint"&&(i=String(t),(t>BigInt(2)**BigInt(32)||t<-(BigInt(2)**BigInt(32)))&&(i=dr(i)),i+="n"),n+=` It must be ${r}. Received ${i}`,n},RangeError);function dr(e){let r="",
t=e.length,n=e[0]==="-"?1:0;for(;t>=n+4;t-=3)r=`_${e.slice(t-3,t)}${r}`;return`${e.slice(0,t)}${r}`}function pt(e,r,t){$(r,"offset"),(e[r]===void 0||e[r+t]===void 0)&&P(r,e.length-(t+1))}function _r(e,r,t,n,i,o){
if(e>t||e<r){let c=typeof r=="bigint"?"n":"",s;throw o>3?r===0||r===BigInt(0)?s=`>= 0${c} and < 2${c} ** ${(o+1)*8}${c}`:s=`>= -(2${c} ** ${(o+1)*8-1}${c}) and < 2 ** ${(o+1)*8-1}${c}`:s=`>= ${r}${c} \
and <= ${t}${c}`,new M.ERR_OUT_OF_RANGE("value",s,e)}pt(n,i,o)}function $(e,r){if(typeof e!="number")throw new M.ERR_INVALID_ARG_TYPE(r,"number",e)}function P(e,r,t){throw Math.floor(e)!==e?($(e,t),new M.
ERR_OUT_OF_RANGE(t||"offset","an integer",e)):r<0?new M.ERR_BUFFER_OUT_OF_BOUNDS:new M.ERR_OUT_OF_RANGE(t||"offset",`>= ${t?1:0} and <= ${r}`,e)}var yt=/[^+/0-9A-Za-z-_]/g;function wt(e){if(e=e.split(
"=")[0],e=e.trim().replace(yt,""),e.length<2)return"";for(;e.length%4!==0;)e=e+"=";return e}function er(e,r){r=r||1/0;let t,n=e.length,i=null,o=[];for(let c=0;c<n;++c){if(t=e.charCodeAt(c),t>55295&&t<
57344){if(!i){if(t>56319){(r-=3)>-1&&o.push(239,191,189);continue}else if(c+1===n){(r-=3)>-1&&o.push(239,191,189);continue}i=t;continue}if(t<56320){(r-=3)>-1&&o.push(239,191,189),i=t;continue}t=(i-55296<<
10|t-56320)+65536}else i&&(r-=3)>-1&&o.push(239,191,189);if(i=null,t<128){if((r-=1)<0)break;o.push(t)}else if(t<2048){if((r-=2)<0)break;o.push(t>>6|192,t&63|128)}else if(t<65536){if((r-=3)<0)break;o.push(
t>>12|224,t>>6&63|128,t&63|128)}else if(t<1114112){if((r-=4)<0)break;o.push(t>>18|240,t>>12&63|128,t>>6&63|128,t&63|128)}else throw new Error("Invalid code point")}return o}function gt(e){let r=[];for(let t=0;t<
e.length;++t)r.push(e.charCodeAt(t)&255);return r}function xt(e,r){let t,n,i,o=[];for(let c=0;c<e.length&&!((r-=2)<0);++c)t=e.charCodeAt(c),n=t>>8,i=t%256,o.push(i),o.push(n);return o}function Sr(e){return v.
toByteArray(wt(e))}function V(e,r,t,n){let i;for(i=0;i<n&&!(i+t>=r.length||i>=e.length);++i)r[i+t]=e[i];return i}function R(e,r){return e instanceof r||e!=null&&e.constructor!=null&&e.constructor.name!=
null&&e.constructor.name===r.name}function ur(e){return e!==e}var dt=(function(){let e="0123456789abcdef",r=new Array(256);for(let t=0;t<16;++t){let n=t*16;for(let i=0;i<16;++i)r[n+i]=e[t]+e[i]}return r})();
function C(e){return typeof BigInt>"u"?Bt:e}function Bt(){throw new Error("BigInt not supported")}});var At={};Pr(At,{make:()=>mt});var Et=jr(Cr());function mt({host:e}){let r=Et,{Buffer:t}=r;delete t.TYPED_ARRAY_SUPPORT;let n=t.prototype,{indexOf:i,lastIndexOf:o,compare:c}=n,s={utf8:"utf8","utf-8":"\
utf8",hex:"hex",base64:"base64",base64url:"base64url",latin1:"latin1",binary:"latin1",ascii:"ascii",ucs2:"utf16le","ucs-2":"utf16le",utf16le:"utf16le","utf-16le":"utf16le"},p=u=>{if(u==null||u==="")return"\
utf8";let f=s[u]??s[String(u).toLowerCase()];if(f===void 0)throw Object.assign(new TypeError(`Unknown encoding: ${u}`),{code:"ERR_UNKNOWN_ENCODING"});return f},g=u=>Object.setPrototypeOf(u,n),w=(u,f,a)=>new Uint8Array(
u.buffer,u.byteOffset+f,a-f);function x(u){if(u==="")return new Uint8Array(0);try{return Uint8Array.fromBase64(u,{alphabet:u.includes("-")||u.includes("_")?"base64url":"base64"})}catch{u=u.replaceAll(
"-","+").replaceAll("_","/");let f=u.indexOf("=");return u=(f<0?u:u.slice(0,f)).replace(/[^A-Za-z0-9+/]/g,""),u.length%4===1&&(u=u.slice(0,-1)),Uint8Array.fromBase64(u)}}function _(u){u=u.slice(0,u.length&
-2);let f=u.search(/[^0-9a-fA-F]/);return Uint8Array.fromHex(f<0?u:u.slice(0,f&-2))}function A(u){let f=new Uint8Array(u.length);for(let a=0;a<u.length;a++)f[a]=u.charCodeAt(a);return f}function S(u,f){
switch(p(f)){case"utf8":return u===""?new Uint8Array(0):e.encode(u);case"base64":case"base64url":return x(u);case"hex":return _(u);case"utf16le":{let a=new Uint8Array(u.length*2);for(let y=0;y<u.length;y++){
let l=u.charCodeAt(y);a[2*y]=l,a[2*y+1]=l>>8}return a}default:return A(u)}}function D(u){let f="";for(let a=0;a<u.length;a+=4096)f+=String.fromCharCode.apply(null,u.subarray(a,a+4096));return f}function q(u,f,a,y){
if(y<=a)return"";let l=w(u,a,y);switch(f){case"utf8":return e.decode(l,!1);case"base64":return l.toBase64();case"base64url":return l.toBase64({alphabet:"base64url",omitPadding:!0});case"hex":return l.
toHex();case"latin1":return l.length<64?D(l):e.latin1(l);case"ascii":return D(l.map(d=>d&127));default:{let d=new Uint16Array(l.length>>1);for(let B=0;B<d.length;B++)d[B]=l[2*B]|l[2*B+1]<<8;return D(d)}}}
let U=(u,f,a)=>Object.assign(new TypeError(`The ${u} argument must be ${f}. Received ${a===null?"null":typeof a=="object"?`an instance of ${a.constructor?.name}`:`type ${typeof a}`}`),{code:"ERR_INVAL\
ID_ARG_TYPE"}),fr="of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object";t.from=function(f,a,y){if(typeof f=="string")return g(S(f,a));if(f==null||typeof f=="number"||
typeof f=="boolean"||typeof f=="bigint"||typeof f=="symbol"||typeof f=="function")throw U("first",fr,f);if(f instanceof ArrayBuffer||f instanceof SharedArrayBuffer){let d=a===void 0?0:Number(a)||0;if(d>
f.byteLength)throw Object.assign(new RangeError('"offset" is outside of buffer bounds'),{code:"ERR_BUFFER_OUT_OF_BOUNDS"});if(y===void 0)y=f.byteLength-d;else if((y=Math.max(0,Number(y)||0))>f.byteLength-
d)throw Object.assign(new RangeError('"length" is outside of buffer bounds'),{code:"ERR_BUFFER_OUT_OF_BOUNDS"});return g(new Uint8Array(f,d,y))}if(ArrayBuffer.isView(f)&&!(f instanceof DataView))return g(
new Uint8Array(f));if(f.type==="Buffer"&&Array.isArray(f.data))return g(new Uint8Array(f.data));let l=f.valueOf?.();if(l!=null&&l!==f&&(typeof l=="string"||typeof l=="object"))return t.from(l,a,y);if(typeof f.
length=="number"||Array.isArray(f))return g(Uint8Array.from({length:Math.max(0,Math.trunc(f.length)||0)},(d,B)=>Number(f[B])&255));if(typeof f[Symbol.toPrimitive]=="function")return t.from(f[Symbol.toPrimitive](
"string"),a,y);throw U("first",fr,f)};let X=u=>{if(typeof u!="number")throw U('"size"',"of type number",u);if(!(u>=0&&u<=r.kMaxLength))throw Object.assign(new RangeError(`The value of "size" is out of\
 range. It must be >= 0 && <= ${r.kMaxLength}. Received ${u}`),{code:"ERR_OUT_OF_RANGE"});return Math.floor(u)};t.alloc=function(f,a,y){let l=g(new Uint8Array(X(f)));return a===void 0||a===0||l.length===
0?l:l.fill(a,typeof y=="string"?y:void 0)},t.allocUnsafe=function(f){return g(new Uint8Array(X(f)))},t.allocUnsafeSlow=function(f){return g(new Uint8Array(X(f)))},t.of=(...u)=>g(Uint8Array.of(...u)),t.
copyBytesFrom=(u,f=0,a)=>{let y=u.subarray(f,a===void 0?void 0:f+a);return g(new Uint8Array(y.buffer,y.byteOffset,y.byteLength).slice())},t.compare=(u,f)=>{if(!(u instanceof Uint8Array))throw U('"buf1\
"',"an instance of Buffer or Uint8Array",u);return n.compare.call(u,f)},t.isEncoding=u=>typeof u=="string"&&s[u.toLowerCase()]!==void 0,t.byteLength=function(f,a){if(typeof f!="string"){if(ArrayBuffer.
isView(f)||f instanceof ArrayBuffer||f instanceof SharedArrayBuffer)return f.byteLength;throw U('"string"',"of type string or an instance of Buffer or ArrayBuffer",f)}switch(s[String(a??"utf8").toLowerCase()]){case"\
latin1":case"ascii":return f.length;case"utf16le":return f.length*2;case"hex":return f.length>>>1;case"base64":case"base64url":return(f.endsWith("==")?f.length-2:f.endsWith("=")?f.length-1:f.length)*3>>>
2}return f===""?0:e.encode(f).length},t.concat=function(f,a){if(!Array.isArray(f))throw U('"list"',"an instance of Array",f);if(a===void 0){a=0;for(let d of f)a+=d?.length??0}let y=t.alloc(a),l=0;for(let d=0;d<
f.length;d++){if(!(f[d]instanceof Uint8Array))throw U(`"list[${d}]"`,"an instance of Buffer or Uint8Array",f[d]);let B=l+f[d].length>a?f[d].subarray(0,a-l):f[d];y.set(B,l),l+=B.length}return y};let cr=(u,f)=>(u=
w(u,0,u.length).toHex(),f=w(f,0,f.length).toHex(),u===f?0:u<f?-1:1);function Nr(u,f,a,y){let l=Math.trunc(Number(a??NaN));if(Number.isNaN(l)&&(l=y?u.length-1:0),l<0&&(l+=u.length),l<0&&y||l>=u.length&&
!y)return-1;let d=e.latin1(w(u,0,u.length)),B=e.latin1(w(f,0,f.length));return y?d.lastIndexOf(B,l):d.indexOf(B,Math.max(l,0))}let j=(u,f,a)=>u===void 0?a:Math.min(Math.max(Math.trunc(Number(u))||0,0),
f),G={toString(u,f,a){let y=p(u);return q(this,y,j(f,this.length,0),j(a,this.length,this.length))},write(u,f,a,y){if(typeof u!="string")throw U('"string"',"of type string",u);if(typeof f=="string"?(y=
f,f=a=void 0):typeof a=="string"&&(y=a,a=void 0),f=f===void 0?0:Math.trunc(f),!(f>=0&&f<=this.length))throw Object.assign(new RangeError(`The value of "offset" is out of range. It must be >= 0 && <= ${this.
length}. Received ${f}`),{code:"ERR_OUT_OF_RANGE"});let l=Math.min(a??1/0,this.length-f),d=p(y),B=S(u,d);if(B.length>l){let F=l;if(d==="utf8")for(;F>0&&(B[F]&192)===128;)F--;d==="utf16le"&&(F&=-2),B=B.
subarray(0,F)}return this.set(B,f),B.length},fill(u,f,a,y){if(typeof f=="string"?(y=f,f=a=void 0):typeof a=="string"&&(y=a,a=void 0),f!==void 0&&!(f>=0&&f<=this.length)||a!==void 0&&!(a>=0&&a<=this.length))
throw Object.assign(new RangeError('The value of "offset" is out of range.'),{code:"ERR_OUT_OF_RANGE"});let l=f??0,d=a??this.length;if(d<=l)return this;if(typeof u=="string"&&u!==""||u instanceof Uint8Array){
let B=typeof u=="string"?S(u,y):u;if(B.length===0)throw Object.assign(new TypeError(`The argument 'value' is invalid. Received '${u}'`),{code:"ERR_INVALID_ARG_VALUE"});if(B.length>1){for(let F=l;F<d;F+=
B.length)this.set(F+B.length>d?B.subarray(0,d-F):B,F);return this}u=B[0]}return Uint8Array.prototype.fill.call(this,u===""?0:typeof u=="boolean"?Number(u):u&255,l,d),this},indexOf(u,f,a){return z(this,
u,f,a,!1)},lastIndexOf(u,f,a){return z(this,u,f,a,!0)},includes(u,f,a){return z(this,u,f,a,!1)>=0},equals(u){if(!(u instanceof Uint8Array))throw U('"otherBuffer"',"an instance of Buffer or Uint8Array",
u);return this===u||this.length===u.length&&cr(this,u)===0},compare(u,...f){if(!(u instanceof Uint8Array))throw U('"target"',"an instance of Buffer or Uint8Array",u);return f.length?c.call(this,g(w(u,
0,u.length)),...f):cr(this,u)},subarray(u,f){let a=Uint8Array.prototype.subarray.call(w(this,0,this.length),u,f);return g(a)},slice(u,f){return this.subarray(u,f)},toLocaleString(...u){return this.toString(
...u)},inspect(){return this[Symbol.for("nodejs.util.inspect.custom")]()},[Symbol.for("nodejs.util.inspect.custom")](){let u=Math.min(hr.INSPECT_MAX_BYTES,this.length),f=this.length-u,a=w(this,0,u).toHex().
replace(/(..)(?=.)/g,"$1 ");return`<Buffer${a&&" "+a}${f>0?` ... ${f} more byte${f>1?"s":""}`:""}>`}};for(let[u,f]of[["utf8","utf8"],["hex","hex"],["base64","base64"],["base64url","base64url"],["latin\
1","latin1"],["ascii","ascii"],["ucs2","utf16le"],["utf16le","utf16le"]])G[u+"Slice"]=function(a,y){return q(this,f,j(a,this.length,0),j(y,this.length,this.length))},G[u+"Write"]=function(a,y,l){return this.
write(a,y,l,f)};for(let u of Reflect.ownKeys(G))Object.defineProperty(n,u,{value:G[u],writable:!0,configurable:!0});function z(u,f,a,y,l){if(typeof a=="string"&&(y=a,a=void 0),typeof f=="string")f=g(S(
f,y));else if(typeof f!="number"&&!(f instanceof Uint8Array))throw U('"value"',"one of type number or string or an instance of Buffer or Uint8Array",f);if(f.length===0){let d=Math.trunc(Number(a??(l?u.
length:0)))||0;return Math.min(Math.max(d<0?u.length+d:d,0),u.length)}return typeof f!="number"&&s[String(y??"").toLowerCase()]!=="utf16le"?Nr(u,f,a,l):l?o.call(u,f,a):i.call(u,f,a)}let Lr=u=>u.every(
f=>f<128),K=u=>u instanceof Uint8Array?u:new Uint8Array(u.buffer??u,u.byteOffset??0,u.byteLength),hr={Buffer:t,SlowBuffer:u=>t.allocUnsafeSlow(u),INSPECT_MAX_BYTES:50,kMaxLength:r.kMaxLength,kStringMaxLength:1073741823,
constants:{MAX_LENGTH:r.kMaxLength,MAX_STRING_LENGTH:1073741823},atob:globalThis.atob,btoa:globalThis.btoa,Blob:globalThis.Blob,File:globalThis.File,resolveObjectURL:()=>{},transcode:(u,f,a)=>t.from(q(
u,p(f),0,u.length),a==="ascii"||a==="latin1"||a==="binary"?"latin1":a),isAscii:u=>Lr(K(u)),isUtf8:u=>K(u).length===0||typeof e.decode(K(u),!0)=="string"};return Object.defineProperty(t,"name",{value:"\
Buffer"}),t.poolSize=8192,hr}return Gr(At);})();
return library;
})()
