(() => {

var library=(()=>{var Cr=Object.create;var W=Object.defineProperty;var Lr=Object.getOwnPropertyDescriptor;var Or=Object.getOwnPropertyNames;var Nr=Object.getPrototypeOf,Mr=Object.prototype.hasOwnProperty;var z=(e,r)=>()=>{try{return r||e((r={exports:{}}).exports,r),r.exports}catch(t){throw r=0,t}},$r=(e,r)=>{for(var t in r)W(e,t,{get:r[t],enumerable:!0})},cr=(e,r,t,n)=>{if(r&&typeof r=="object"||typeof r==
"function")for(let i of Or(r))!Mr.call(e,i)&&i!==t&&W(e,i,{get:()=>r[i],enumerable:!(n=Lr(r,i))||n.enumerable});return e};var kr=(e,r,t)=>(t=e!=null?Cr(Nr(e)):{},cr(r||!e||!e.__esModule?W(t,"default",{value:e,enumerable:!0}):t,e)),Dr=e=>cr(W({},"__esModule",{value:!0}),e);var ar=z(Y=>{"use strict";Y.byteLength=jr;Y.toByteArray=Wr;Y.fromByteArray=Hr;var R=[],U=[],Pr=typeof Uint8Array<"u"?Uint8Array:Array,K="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+\
/";for(C=0,hr=K.length;C<hr;++C)R[C]=K[C],U[K.charCodeAt(C)]=C;var C,hr;U[45]=62;U[95]=63;function sr(e){var r=e.length;if(r%4>0)throw new Error("Invalid string. Length must be a multiple of 4");var t=e.
indexOf("=");t===-1&&(t=r);var n=t===r?0:4-t%4;return[t,n]}function jr(e){var r=sr(e),t=r[0],n=r[1];return(t+n)*3/4-n}function Gr(e,r,t){return(r+t)*3/4-t}function Wr(e){var r,t=sr(e),n=t[0],i=t[1],o=new Pr(
Gr(e,n,i)),u=0,a=i>0?n-4:n,l;for(l=0;l<a;l+=4)r=U[e.charCodeAt(l)]<<18|U[e.charCodeAt(l+1)]<<12|U[e.charCodeAt(l+2)]<<6|U[e.charCodeAt(l+3)],o[u++]=r>>16&255,o[u++]=r>>8&255,o[u++]=r&255;return i===2&&
(r=U[e.charCodeAt(l)]<<2|U[e.charCodeAt(l+1)]>>4,o[u++]=r&255),i===1&&(r=U[e.charCodeAt(l)]<<10|U[e.charCodeAt(l+1)]<<4|U[e.charCodeAt(l+2)]>>2,o[u++]=r>>8&255,o[u++]=r&255),o}function Yr(e){return R[e>>
18&63]+R[e>>12&63]+R[e>>6&63]+R[e&63]}function Vr(e,r,t){for(var n,i=[],o=r;o<t;o+=3)n=(e[o]<<16&16711680)+(e[o+1]<<8&65280)+(e[o+2]&255),i.push(Yr(n));return i.join("")}function Hr(e){for(var r,t=e.length,
n=t%3,i=[],o=16383,u=0,a=t-n;u<a;u+=o)i.push(Vr(e,u,u+o>a?a:u+o));return n===1?(r=e[t-1],i.push(R[r>>2]+R[r<<4&63]+"==")):n===2&&(r=(e[t-2]<<8)+e[t-1],i.push(R[r>>10]+R[r>>4&63]+R[r<<2&63]+"=")),i.join(
"")}});var lr=z(J=>{/*! ieee754. BSD-3-Clause License. Feross Aboukhadijeh <https://feross.org/opensource> */J.read=function(e,r,t,n,i){var o,u,a=i*8-n-1,l=(1<<a)-1,g=l>>1,x=-7,p=t?i-1:0,F=t?-1:1,m=e[r+p];for(p+=
F,o=m&(1<<-x)-1,m>>=-x,x+=a;x>0;o=o*256+e[r+p],p+=F,x-=8);for(u=o&(1<<-x)-1,o>>=-x,x+=n;x>0;u=u*256+e[r+p],p+=F,x-=8);if(o===0)o=1-g;else{if(o===l)return u?NaN:(m?-1:1)*(1/0);u=u+Math.pow(2,n),o=o-g}return(m?
-1:1)*u*Math.pow(2,o-n)};J.write=function(e,r,t,n,i,o){var u,a,l,g=o*8-i-1,x=(1<<g)-1,p=x>>1,F=i===23?Math.pow(2,-24)-Math.pow(2,-77):0,m=n?0:o-1,I=n?1:-1,P=r<0||r===0&&1/r<0?1:0;for(r=Math.abs(r),isNaN(
r)||r===1/0?(a=isNaN(r)?1:0,u=x):(u=Math.floor(Math.log(r)/Math.LN2),r*(l=Math.pow(2,-u))<1&&(u--,l*=2),u+p>=1?r+=F/l:r+=F*Math.pow(2,1-p),r*l>=2&&(u++,l/=2),u+p>=x?(a=0,u=x):u+p>=1?(a=(r*l-1)*Math.pow(
2,i),u=u+p):(a=r*Math.pow(2,p-1)*Math.pow(2,i),u=0));i>=8;e[t+m]=a&255,m+=I,a/=256,i-=8);for(u=u<<i|a,g+=i;g>0;e[t+m]=u&255,m+=I,u/=256,g-=8);e[t+m-I]|=P*128}});var _r=z($=>{"use strict";/*!
 * The buffer module from node.js, for the browser.
 *
 * @author   Feross Aboukhadijeh <https://feross.org>
 * @license  MIT
 */var Z=ar(),N=lr(),pr=typeof Symbol=="function"&&typeof Symbol.for=="function"?Symbol.for("nodejs.util.inspect.custom"):null;$.Buffer=h;$.SlowBuffer=Zr;$.INSPECT_MAX_BYTES=50;var V=2147483647;$.kMaxLength=
V;h.TYPED_ARRAY_SUPPORT=Xr();!h.TYPED_ARRAY_SUPPORT&&typeof console<"u"&&typeof console.error=="function"&&console.error("This browser lacks typed array (Uint8Array) support which is required by `buff\
er` v5.x. Use `buffer` v4.x if you require old browser support.");function Xr(){try{let e=new Uint8Array(1),r={foo:function(){return 42}};return Object.setPrototypeOf(r,Uint8Array.prototype),Object.setPrototypeOf(
e,r),e.foo()===42}catch{return!1}}Object.defineProperty(h.prototype,"parent",{enumerable:!0,get:function(){if(h.isBuffer(this))return this.buffer}});Object.defineProperty(h.prototype,"offset",{enumerable:!0,
get:function(){if(h.isBuffer(this))return this.byteOffset}});function _(e){if(e>V)throw new RangeError('The value "'+e+'" is invalid for option "size"');let r=new Uint8Array(e);return Object.setPrototypeOf(
r,h.prototype),r}function h(e,r,t){if(typeof e=="number"){if(typeof r=="string")throw new TypeError('The "string" argument must be of type string. Received type number');return tr(e)}return gr(e,r,t)}
h.poolSize=8192;function gr(e,r,t){if(typeof e=="string")return zr(e,r);if(ArrayBuffer.isView(e))return Kr(e);if(e==null)throw new TypeError("The first argument must be one of type string, Buffer, Arr\
ayBuffer, Array, or Array-like Object. Received type "+typeof e);if(T(e,ArrayBuffer)||e&&T(e.buffer,ArrayBuffer)||typeof SharedArrayBuffer<"u"&&(T(e,SharedArrayBuffer)||e&&T(e.buffer,SharedArrayBuffer)))
return v(e,r,t);if(typeof e=="number")throw new TypeError('The "value" argument must not be of type number. Received type number');let n=e.valueOf&&e.valueOf();if(n!=null&&n!==e)return h.from(n,r,t);let i=Jr(
e);if(i)return i;if(typeof Symbol<"u"&&Symbol.toPrimitive!=null&&typeof e[Symbol.toPrimitive]=="function")return h.from(e[Symbol.toPrimitive]("string"),r,t);throw new TypeError("The first argument mus\
t be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof e)}h.from=function(e,r,t){return gr(e,r,t)};Object.setPrototypeOf(h.prototype,Uint8Array.prototype);Object.
setPrototypeOf(h,Uint8Array);function dr(e){if(typeof e!="number")throw new TypeError('"size" argument must be of type number');if(e<0)throw new RangeError('The value "'+e+'" is invalid for option "si\
ze"')}function qr(e,r,t){return dr(e),e<=0?_(e):r!==void 0?typeof t=="string"?_(e).fill(r,t):_(e).fill(r):_(e)}h.alloc=function(e,r,t){return qr(e,r,t)};function tr(e){return dr(e),_(e<0?0:er(e)|0)}h.
allocUnsafe=function(e){return tr(e)};h.allocUnsafeSlow=function(e){return tr(e)};function zr(e,r){if((typeof r!="string"||r==="")&&(r="utf8"),!h.isEncoding(r))throw new TypeError("Unknown encoding: "+
r);let t=Br(e,r)|0,n=_(t),i=n.write(e,r);return i!==t&&(n=n.slice(0,i)),n}function Q(e){let r=e.length<0?0:er(e.length)|0,t=_(r);for(let n=0;n<r;n+=1)t[n]=e[n]&255;return t}function Kr(e){if(T(e,Uint8Array)){
let r=new Uint8Array(e);return v(r.buffer,r.byteOffset,r.byteLength)}return Q(e)}function v(e,r,t){if(r<0||e.byteLength<r)throw new RangeError('"offset" is outside of buffer bounds');if(e.byteLength<r+
(t||0))throw new RangeError('"length" is outside of buffer bounds');let n;return r===void 0&&t===void 0?n=new Uint8Array(e):t===void 0?n=new Uint8Array(e,r):n=new Uint8Array(e,r,t),Object.setPrototypeOf(
n,h.prototype),n}function Jr(e){if(h.isBuffer(e)){let r=er(e.length)|0,t=_(r);return t.length===0||e.copy(t,0,0,r),t}if(e.length!==void 0)return typeof e.length!="number"||ir(e.length)?_(0):Q(e);if(e.
type==="Buffer"&&Array.isArray(e.data))return Q(e.data)}function er(e){if(e>=V)throw new RangeError("Attempt to allocate Buffer larger than maximum size: 0x"+V.toString(16)+" bytes");return e|0}function Zr(e){
return+e!=e&&(e=0),h.alloc(+e)}h.isBuffer=function(r){return r!=null&&r._isBuffer===!0&&r!==h.prototype};h.compare=function(r,t){if(T(r,Uint8Array)&&(r=h.from(r,r.offset,r.byteLength)),T(t,Uint8Array)&&
(t=h.from(t,t.offset,t.byteLength)),!h.isBuffer(r)||!h.isBuffer(t))throw new TypeError('The "buf1", "buf2" arguments must be one of type Buffer or Uint8Array');if(r===t)return 0;let n=r.length,i=t.length;
for(let o=0,u=Math.min(n,i);o<u;++o)if(r[o]!==t[o]){n=r[o],i=t[o];break}return n<i?-1:i<n?1:0};h.isEncoding=function(r){switch(String(r).toLowerCase()){case"hex":case"utf8":case"utf-8":case"ascii":case"\
latin1":case"binary":case"base64":case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return!0;default:return!1}};h.concat=function(r,t){if(!Array.isArray(r))throw new TypeError('"list" argument must \
be an Array of Buffers');if(r.length===0)return h.alloc(0);let n;if(t===void 0)for(t=0,n=0;n<r.length;++n)t+=r[n].length;let i=h.allocUnsafe(t),o=0;for(n=0;n<r.length;++n){let u=r[n];if(T(u,Uint8Array))
o+u.length>i.length?(h.isBuffer(u)||(u=h.from(u)),u.copy(i,o)):Uint8Array.prototype.set.call(i,u,o);else if(h.isBuffer(u))u.copy(i,o);else throw new TypeError('"list" argument must be an Array of Buff\
ers');o+=u.length}return i};function Br(e,r){if(h.isBuffer(e))return e.length;if(ArrayBuffer.isView(e)||T(e,ArrayBuffer))return e.byteLength;if(typeof e!="string")throw new TypeError('The "string" arg\
ument must be one of type string, Buffer, or ArrayBuffer. Received type '+typeof e);let t=e.length,n=arguments.length>2&&arguments[2]===!0;if(!n&&t===0)return 0;let i=!1;for(;;)switch(r){case"ascii":case"\
latin1":case"binary":return t;case"utf8":case"utf-8":return rr(e).length;case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return t*2;case"hex":return t>>>1;case"base64":return Tr(e).length;default:
if(i)return n?-1:rr(e).length;r=(""+r).toLowerCase(),i=!0}}h.byteLength=Br;function Qr(e,r,t){let n=!1;if((r===void 0||r<0)&&(r=0),r>this.length||((t===void 0||t>this.length)&&(t=this.length),t<=0)||(t>>>=
0,r>>>=0,t<=r))return"";for(e||(e="utf8");;)switch(e){case"hex":return ct(this,r,t);case"utf8":case"utf-8":return mr(this,r,t);case"ascii":return ut(this,r,t);case"latin1":case"binary":return ft(this,
r,t);case"base64":return it(this,r,t);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return ht(this,r,t);default:if(n)throw new TypeError("Unknown encoding: "+e);e=(e+"").toLowerCase(),n=!0}}h.prototype.
_isBuffer=!0;function L(e,r,t){let n=e[r];e[r]=e[t],e[t]=n}h.prototype.swap16=function(){let r=this.length;if(r%2!==0)throw new RangeError("Buffer size must be a multiple of 16-bits");for(let t=0;t<r;t+=
2)L(this,t,t+1);return this};h.prototype.swap32=function(){let r=this.length;if(r%4!==0)throw new RangeError("Buffer size must be a multiple of 32-bits");for(let t=0;t<r;t+=4)L(this,t,t+3),L(this,t+1,
t+2);return this};h.prototype.swap64=function(){let r=this.length;if(r%8!==0)throw new RangeError("Buffer size must be a multiple of 64-bits");for(let t=0;t<r;t+=8)L(this,t,t+7),L(this,t+1,t+6),L(this,
t+2,t+5),L(this,t+3,t+4);return this};h.prototype.toString=function(){let r=this.length;return r===0?"":arguments.length===0?mr(this,0,r):Qr.apply(this,arguments)};h.prototype.toLocaleString=h.prototype.
toString;h.prototype.equals=function(r){if(!h.isBuffer(r))throw new TypeError("Argument must be a Buffer");return this===r?!0:h.compare(this,r)===0};h.prototype.inspect=function(){let r="",t=$.INSPECT_MAX_BYTES;
return r=this.toString("hex",0,t).replace(/(.{2})/g,"$1 ").trim(),this.length>t&&(r+=" ... "),"<Buffer "+r+">"};pr&&(h.prototype[pr]=h.prototype.inspect);h.prototype.compare=function(r,t,n,i,o){if(T(r,
Uint8Array)&&(r=h.from(r,r.offset,r.byteLength)),!h.isBuffer(r))throw new TypeError('The "target" argument must be one of type Buffer or Uint8Array. Received type '+typeof r);if(t===void 0&&(t=0),n===
void 0&&(n=r?r.length:0),i===void 0&&(i=0),o===void 0&&(o=this.length),t<0||n>r.length||i<0||o>this.length)throw new RangeError("out of range index");if(i>=o&&t>=n)return 0;if(i>=o)return-1;if(t>=n)return 1;
if(t>>>=0,n>>>=0,i>>>=0,o>>>=0,this===r)return 0;let u=o-i,a=n-t,l=Math.min(u,a),g=this.slice(i,o),x=r.slice(t,n);for(let p=0;p<l;++p)if(g[p]!==x[p]){u=g[p],a=x[p];break}return u<a?-1:a<u?1:0};function Er(e,r,t,n,i){
if(e.length===0)return-1;if(typeof t=="string"?(n=t,t=0):t>2147483647?t=2147483647:t<-2147483648&&(t=-2147483648),t=+t,ir(t)&&(t=i?0:e.length-1),t<0&&(t=e.length+t),t>=e.length){if(i)return-1;t=e.length-
1}else if(t<0)if(i)t=0;else return-1;if(typeof r=="string"&&(r=h.from(r,n)),h.isBuffer(r))return r.length===0?-1:yr(e,r,t,n,i);if(typeof r=="number")return r=r&255,typeof Uint8Array.prototype.indexOf==
"function"?i?Uint8Array.prototype.indexOf.call(e,r,t):Uint8Array.prototype.lastIndexOf.call(e,r,t):yr(e,[r],t,n,i);throw new TypeError("val must be string, number or Buffer")}function yr(e,r,t,n,i){let o=1,
u=e.length,a=r.length;if(n!==void 0&&(n=String(n).toLowerCase(),n==="ucs2"||n==="ucs-2"||n==="utf16le"||n==="utf-16le")){if(e.length<2||r.length<2)return-1;o=2,u/=2,a/=2,t/=2}function l(x,p){return o===
1?x[p]:x.readUInt16BE(p*o)}let g;if(i){let x=-1;for(g=t;g<u;g++)if(l(e,g)===l(r,x===-1?0:g-x)){if(x===-1&&(x=g),g-x+1===a)return x*o}else x!==-1&&(g-=g-x),x=-1}else for(t+a>u&&(t=u-a),g=t;g>=0;g--){let x=!0;
for(let p=0;p<a;p++)if(l(e,g+p)!==l(r,p)){x=!1;break}if(x)return g}return-1}h.prototype.includes=function(r,t,n){return this.indexOf(r,t,n)!==-1};h.prototype.indexOf=function(r,t,n){return Er(this,r,t,
n,!0)};h.prototype.lastIndexOf=function(r,t,n){return Er(this,r,t,n,!1)};function vr(e,r,t,n){t=Number(t)||0;let i=e.length-t;n?(n=Number(n),n>i&&(n=i)):n=i;let o=r.length;n>o/2&&(n=o/2);let u;for(u=0;u<
n;++u){let a=parseInt(r.substr(u*2,2),16);if(ir(a))return u;e[t+u]=a}return u}function rt(e,r,t,n){return H(rr(r,e.length-t),e,t,n)}function tt(e,r,t,n){return H(pt(r),e,t,n)}function et(e,r,t,n){return H(
Tr(r),e,t,n)}function nt(e,r,t,n){return H(yt(r,e.length-t),e,t,n)}h.prototype.write=function(r,t,n,i){if(t===void 0)i="utf8",n=this.length,t=0;else if(n===void 0&&typeof t=="string")i=t,n=this.length,
t=0;else if(isFinite(t))t=t>>>0,isFinite(n)?(n=n>>>0,i===void 0&&(i="utf8")):(i=n,n=void 0);else throw new Error("Buffer.write(string, encoding, offset[, length]) is no longer supported");let o=this.length-
t;if((n===void 0||n>o)&&(n=o),r.length>0&&(n<0||t<0)||t>this.length)throw new RangeError("Attempt to write outside buffer bounds");i||(i="utf8");let u=!1;for(;;)switch(i){case"hex":return vr(this,r,t,
n);case"utf8":case"utf-8":return rt(this,r,t,n);case"ascii":case"latin1":case"binary":return tt(this,r,t,n);case"base64":return et(this,r,t,n);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return nt(
this,r,t,n);default:if(u)throw new TypeError("Unknown encoding: "+i);i=(""+i).toLowerCase(),u=!0}};h.prototype.toJSON=function(){return{type:"Buffer",data:Array.prototype.slice.call(this._arr||this,0)}};
function it(e,r,t){return r===0&&t===e.length?Z.fromByteArray(e):Z.fromByteArray(e.slice(r,t))}function mr(e,r,t){t=Math.min(e.length,t);let n=[],i=r;for(;i<t;){let o=e[i],u=null,a=o>239?4:o>223?3:o>191?
2:1;if(i+a<=t){let l,g,x,p;switch(a){case 1:o<128&&(u=o);break;case 2:l=e[i+1],(l&192)===128&&(p=(o&31)<<6|l&63,p>127&&(u=p));break;case 3:l=e[i+1],g=e[i+2],(l&192)===128&&(g&192)===128&&(p=(o&15)<<12|
(l&63)<<6|g&63,p>2047&&(p<55296||p>57343)&&(u=p));break;case 4:l=e[i+1],g=e[i+2],x=e[i+3],(l&192)===128&&(g&192)===128&&(x&192)===128&&(p=(o&15)<<18|(l&63)<<12|(g&63)<<6|x&63,p>65535&&p<1114112&&(u=p))}}
u===null?(u=65533,a=1):u>65535&&(u-=65536,n.push(u>>>10&1023|55296),u=56320|u&1023),n.push(u),i+=a}return ot(n)}var wr=4096;function ot(e){let r=e.length;if(r<=wr)return String.fromCharCode.apply(String,
e);let t="",n=0;for(;n<r;)t+=String.fromCharCode.apply(String,e.slice(n,n+=wr));return t}function ut(e,r,t){let n="";t=Math.min(e.length,t);for(let i=r;i<t;++i)n+=String.fromCharCode(e[i]&127);return n}
function ft(e,r,t){let n="";t=Math.min(e.length,t);for(let i=r;i<t;++i)n+=String.fromCharCode(e[i]);return n}function ct(e,r,t){let n=e.length;(!r||r<0)&&(r=0),(!t||t<0||t>n)&&(t=n);let i="";for(let o=r;o<
t;++o)i+=wt[e[o]];return i}function ht(e,r,t){let n=e.slice(r,t),i="";for(let o=0;o<n.length-1;o+=2)i+=String.fromCharCode(n[o]+n[o+1]*256);return i}h.prototype.slice=function(r,t){let n=this.length;r=
~~r,t=t===void 0?n:~~t,r<0?(r+=n,r<0&&(r=0)):r>n&&(r=n),t<0?(t+=n,t<0&&(t=0)):t>n&&(t=n),t<r&&(t=r);let i=this.subarray(r,t);return Object.setPrototypeOf(i,h.prototype),i};function E(e,r,t){if(e%1!==0||
e<0)throw new RangeError("offset is not uint");if(e+r>t)throw new RangeError("Trying to access beyond buffer length")}h.prototype.readUintLE=h.prototype.readUIntLE=function(r,t,n){r=r>>>0,t=t>>>0,n||E(
r,t,this.length);let i=this[r],o=1,u=0;for(;++u<t&&(o*=256);)i+=this[r+u]*o;return i};h.prototype.readUintBE=h.prototype.readUIntBE=function(r,t,n){r=r>>>0,t=t>>>0,n||E(r,t,this.length);let i=this[r+--t],
o=1;for(;t>0&&(o*=256);)i+=this[r+--t]*o;return i};h.prototype.readUint8=h.prototype.readUInt8=function(r,t){return r=r>>>0,t||E(r,1,this.length),this[r]};h.prototype.readUint16LE=h.prototype.readUInt16LE=
function(r,t){return r=r>>>0,t||E(r,2,this.length),this[r]|this[r+1]<<8};h.prototype.readUint16BE=h.prototype.readUInt16BE=function(r,t){return r=r>>>0,t||E(r,2,this.length),this[r]<<8|this[r+1]};h.prototype.
readUint32LE=h.prototype.readUInt32LE=function(r,t){return r=r>>>0,t||E(r,4,this.length),(this[r]|this[r+1]<<8|this[r+2]<<16)+this[r+3]*16777216};h.prototype.readUint32BE=h.prototype.readUInt32BE=function(r,t){
return r=r>>>0,t||E(r,4,this.length),this[r]*16777216+(this[r+1]<<16|this[r+2]<<8|this[r+3])};h.prototype.readBigUInt64LE=S(function(r){r=r>>>0,M(r,"offset");let t=this[r],n=this[r+7];(t===void 0||n===
void 0)&&D(r,this.length-8);let i=t+this[++r]*2**8+this[++r]*2**16+this[++r]*2**24,o=this[++r]+this[++r]*2**8+this[++r]*2**16+n*2**24;return BigInt(i)+(BigInt(o)<<BigInt(32))});h.prototype.readBigUInt64BE=
S(function(r){r=r>>>0,M(r,"offset");let t=this[r],n=this[r+7];(t===void 0||n===void 0)&&D(r,this.length-8);let i=t*2**24+this[++r]*2**16+this[++r]*2**8+this[++r],o=this[++r]*2**24+this[++r]*2**16+this[++r]*
2**8+n;return(BigInt(i)<<BigInt(32))+BigInt(o)});h.prototype.readIntLE=function(r,t,n){r=r>>>0,t=t>>>0,n||E(r,t,this.length);let i=this[r],o=1,u=0;for(;++u<t&&(o*=256);)i+=this[r+u]*o;return o*=128,i>=
o&&(i-=Math.pow(2,8*t)),i};h.prototype.readIntBE=function(r,t,n){r=r>>>0,t=t>>>0,n||E(r,t,this.length);let i=t,o=1,u=this[r+--i];for(;i>0&&(o*=256);)u+=this[r+--i]*o;return o*=128,u>=o&&(u-=Math.pow(2,
8*t)),u};h.prototype.readInt8=function(r,t){return r=r>>>0,t||E(r,1,this.length),this[r]&128?(255-this[r]+1)*-1:this[r]};h.prototype.readInt16LE=function(r,t){r=r>>>0,t||E(r,2,this.length);let n=this[r]|
this[r+1]<<8;return n&32768?n|4294901760:n};h.prototype.readInt16BE=function(r,t){r=r>>>0,t||E(r,2,this.length);let n=this[r+1]|this[r]<<8;return n&32768?n|4294901760:n};h.prototype.readInt32LE=function(r,t){
return r=r>>>0,t||E(r,4,this.length),this[r]|this[r+1]<<8|this[r+2]<<16|this[r+3]<<24};h.prototype.readInt32BE=function(r,t){return r=r>>>0,t||E(r,4,this.length),this[r]<<24|this[r+1]<<16|this[r+2]<<8|
this[r+3]};h.prototype.readBigInt64LE=S(function(r){r=r>>>0,M(r,"offset");let t=this[r],n=this[r+7];(t===void 0||n===void 0)&&D(r,this.length-8);let i=this[r+4]+this[r+5]*2**8+this[r+6]*2**16+(n<<24);
return(BigInt(i)<<BigInt(32))+BigInt(t+this[++r]*2**8+this[++r]*2**16+this[++r]*2**24)});h.prototype.readBigInt64BE=S(function(r){r=r>>>0,M(r,"offset");let t=this[r],n=this[r+7];(t===void 0||n===void 0)&&
D(r,this.length-8);let i=(t<<24)+this[++r]*2**16+this[++r]*2**8+this[++r];return(BigInt(i)<<BigInt(32))+BigInt(this[++r]*2**24+this[++r]*2**16+this[++r]*2**8+n)});h.prototype.readFloatLE=function(r,t){
return r=r>>>0,t||E(r,4,this.length),N.read(this,r,!0,23,4)};h.prototype.readFloatBE=function(r,t){return r=r>>>0,t||E(r,4,this.length),N.read(this,r,!1,23,4)};h.prototype.readDoubleLE=function(r,t){return r=
r>>>0,t||E(r,8,this.length),N.read(this,r,!0,52,8)};h.prototype.readDoubleBE=function(r,t){return r=r>>>0,t||E(r,8,this.length),N.read(this,r,!1,52,8)};function A(e,r,t,n,i,o){if(!h.isBuffer(e))throw new TypeError(
'"buffer" argument must be a Buffer instance');if(r>i||r<o)throw new RangeError('"value" argument is out of bounds');if(t+n>e.length)throw new RangeError("Index out of range")}h.prototype.writeUintLE=
h.prototype.writeUIntLE=function(r,t,n,i){if(r=+r,t=t>>>0,n=n>>>0,!i){let a=Math.pow(2,8*n)-1;A(this,r,t,n,a,0)}let o=1,u=0;for(this[t]=r&255;++u<n&&(o*=256);)this[t+u]=r/o&255;return t+n};h.prototype.
writeUintBE=h.prototype.writeUIntBE=function(r,t,n,i){if(r=+r,t=t>>>0,n=n>>>0,!i){let a=Math.pow(2,8*n)-1;A(this,r,t,n,a,0)}let o=n-1,u=1;for(this[t+o]=r&255;--o>=0&&(u*=256);)this[t+o]=r/u&255;return t+
n};h.prototype.writeUint8=h.prototype.writeUInt8=function(r,t,n){return r=+r,t=t>>>0,n||A(this,r,t,1,255,0),this[t]=r&255,t+1};h.prototype.writeUint16LE=h.prototype.writeUInt16LE=function(r,t,n){return r=
+r,t=t>>>0,n||A(this,r,t,2,65535,0),this[t]=r&255,this[t+1]=r>>>8,t+2};h.prototype.writeUint16BE=h.prototype.writeUInt16BE=function(r,t,n){return r=+r,t=t>>>0,n||A(this,r,t,2,65535,0),this[t]=r>>>8,this[t+
1]=r&255,t+2};h.prototype.writeUint32LE=h.prototype.writeUInt32LE=function(r,t,n){return r=+r,t=t>>>0,n||A(this,r,t,4,4294967295,0),this[t+3]=r>>>24,this[t+2]=r>>>16,this[t+1]=r>>>8,this[t]=r&255,t+4};
h.prototype.writeUint32BE=h.prototype.writeUInt32BE=function(r,t,n){return r=+r,t=t>>>0,n||A(this,r,t,4,4294967295,0),this[t]=r>>>24,this[t+1]=r>>>16,this[t+2]=r>>>8,this[t+3]=r&255,t+4};function Ar(e,r,t,n,i){
Rr(r,n,i,e,t,7);let o=Number(r&BigInt(4294967295));e[t++]=o,o=o>>8,e[t++]=o,o=o>>8,e[t++]=o,o=o>>8,e[t++]=o;let u=Number(r>>BigInt(32)&BigInt(4294967295));return e[t++]=u,u=u>>8,e[t++]=u,u=u>>8,e[t++]=
u,u=u>>8,e[t++]=u,t}function Ir(e,r,t,n,i){Rr(r,n,i,e,t,7);let o=Number(r&BigInt(4294967295));e[t+7]=o,o=o>>8,e[t+6]=o,o=o>>8,e[t+5]=o,o=o>>8,e[t+4]=o;let u=Number(r>>BigInt(32)&BigInt(4294967295));return e[t+
3]=u,u=u>>8,e[t+2]=u,u=u>>8,e[t+1]=u,u=u>>8,e[t]=u,t+8}h.prototype.writeBigUInt64LE=S(function(r,t=0){return Ar(this,r,t,BigInt(0),BigInt("0xffffffffffffffff"))});h.prototype.writeBigUInt64BE=S(function(r,t=0){
return Ir(this,r,t,BigInt(0),BigInt("0xffffffffffffffff"))});h.prototype.writeIntLE=function(r,t,n,i){if(r=+r,t=t>>>0,!i){let l=Math.pow(2,8*n-1);A(this,r,t,n,l-1,-l)}let o=0,u=1,a=0;for(this[t]=r&255;++o<
n&&(u*=256);)r<0&&a===0&&this[t+o-1]!==0&&(a=1),this[t+o]=(r/u>>0)-a&255;return t+n};h.prototype.writeIntBE=function(r,t,n,i){if(r=+r,t=t>>>0,!i){let l=Math.pow(2,8*n-1);A(this,r,t,n,l-1,-l)}let o=n-1,
u=1,a=0;for(this[t+o]=r&255;--o>=0&&(u*=256);)r<0&&a===0&&this[t+o+1]!==0&&(a=1),this[t+o]=(r/u>>0)-a&255;return t+n};h.prototype.writeInt8=function(r,t,n){return r=+r,t=t>>>0,n||A(this,r,t,1,127,-128),
r<0&&(r=255+r+1),this[t]=r&255,t+1};h.prototype.writeInt16LE=function(r,t,n){return r=+r,t=t>>>0,n||A(this,r,t,2,32767,-32768),this[t]=r&255,this[t+1]=r>>>8,t+2};h.prototype.writeInt16BE=function(r,t,n){
return r=+r,t=t>>>0,n||A(this,r,t,2,32767,-32768),this[t]=r>>>8,this[t+1]=r&255,t+2};h.prototype.writeInt32LE=function(r,t,n){return r=+r,t=t>>>0,n||A(this,r,t,4,2147483647,-2147483648),this[t]=r&255,
this[t+1]=r>>>8,this[t+2]=r>>>16,this[t+3]=r>>>24,t+4};h.prototype.writeInt32BE=function(r,t,n){return r=+r,t=t>>>0,n||A(this,r,t,4,2147483647,-2147483648),r<0&&(r=4294967295+r+1),this[t]=r>>>24,this[t+
1]=r>>>16,this[t+2]=r>>>8,this[t+3]=r&255,t+4};h.prototype.writeBigInt64LE=S(function(r,t=0){return Ar(this,r,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))});h.prototype.writeBigInt64BE=
S(function(r,t=0){return Ir(this,r,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))});function Ur(e,r,t,n,i,o){if(t+n>e.length)throw new RangeError("Index out of range");if(t<0)throw new RangeError(
"Index out of range")}function br(e,r,t,n,i){return r=+r,t=t>>>0,i||Ur(e,r,t,4,34028234663852886e22,-34028234663852886e22),N.write(e,r,t,n,23,4),t+4}h.prototype.writeFloatLE=function(r,t,n){return br(
this,r,t,!0,n)};h.prototype.writeFloatBE=function(r,t,n){return br(this,r,t,!1,n)};function Fr(e,r,t,n,i){return r=+r,t=t>>>0,i||Ur(e,r,t,8,17976931348623157e292,-17976931348623157e292),N.write(e,r,t,
n,52,8),t+8}h.prototype.writeDoubleLE=function(r,t,n){return Fr(this,r,t,!0,n)};h.prototype.writeDoubleBE=function(r,t,n){return Fr(this,r,t,!1,n)};h.prototype.copy=function(r,t,n,i){if(!h.isBuffer(r))
throw new TypeError("argument should be a Buffer");if(n||(n=0),!i&&i!==0&&(i=this.length),t>=r.length&&(t=r.length),t||(t=0),i>0&&i<n&&(i=n),i===n||r.length===0||this.length===0)return 0;if(t<0)throw new RangeError(
"targetStart out of bounds");if(n<0||n>=this.length)throw new RangeError("Index out of range");if(i<0)throw new RangeError("sourceEnd out of bounds");i>this.length&&(i=this.length),r.length-t<i-n&&(i=
r.length-t+n);let o=i-n;return this===r&&typeof Uint8Array.prototype.copyWithin=="function"?this.copyWithin(t,n,i):Uint8Array.prototype.set.call(r,this.subarray(n,i),t),o};h.prototype.fill=function(r,t,n,i){
if(typeof r=="string"){if(typeof t=="string"?(i=t,t=0,n=this.length):typeof n=="string"&&(i=n,n=this.length),i!==void 0&&typeof i!="string")throw new TypeError("encoding must be a string");if(typeof i==
"string"&&!h.isEncoding(i))throw new TypeError("Unknown encoding: "+i);if(r.length===1){let u=r.charCodeAt(0);(i==="utf8"&&u<128||i==="latin1")&&(r=u)}}else typeof r=="number"?r=r&255:typeof r=="boole\
an"&&(r=Number(r));if(t<0||this.length<t||this.length<n)throw new RangeError("Out of range index");if(n<=t)return this;t=t>>>0,n=n===void 0?this.length:n>>>0,r||(r=0);let o;if(typeof r=="number")for(o=
t;o<n;++o)this[o]=r;else{let u=h.isBuffer(r)?r:h.from(r,i),a=u.length;if(a===0)throw new TypeError('The value "'+r+'" is invalid for argument "value"');for(o=0;o<n-t;++o)this[o+t]=u[o%a]}return this};
var O={};function nr(e,r,t){O[e]=class extends t{constructor(){super(),Object.defineProperty(this,"message",{value:r.apply(this,arguments),writable:!0,configurable:!0}),this.name=`${this.name} [${e}]`,
this.stack,delete this.name}get code(){return e}set code(i){Object.defineProperty(this,"code",{configurable:!0,enumerable:!0,value:i,writable:!0})}toString(){return`${this.name} [${e}]: ${this.message}`}}}
nr("ERR_BUFFER_OUT_OF_BOUNDS",function(e){return e?`${e} is outside of buffer bounds`:"Attempt to access memory outside buffer bounds"},RangeError);nr("ERR_INVALID_ARG_TYPE",function(e,r){return`The "${e}\
" argument must be of type number. Received type ${typeof r}`},TypeError);nr("ERR_OUT_OF_RANGE",function(e,r,t){let n=`The value of "${e}" is out of range.`,i=t;return Number.isInteger(t)&&Math.abs(t)>
2**32?i=xr(String(t)):typeof t=="bigint"&&(i=String(t),(t>BigInt(2)**BigInt(32)||t<-(BigInt(2)**BigInt(32)))&&(i=xr(i)),i+="n"),n+=` It must be ${r}. Received ${i}`,n},RangeError);function xr(e){let r="",
t=e.length,n=e[0]==="-"?1:0;for(;t>=n+4;t-=3)r=`_${e.slice(t-3,t)}${r}`;return`${e.slice(0,t)}${r}`}function st(e,r,t){M(r,"offset"),(e[r]===void 0||e[r+t]===void 0)&&D(r,e.length-(t+1))}function Rr(e,r,t,n,i,o){
if(e>t||e<r){let u=typeof r=="bigint"?"n":"",a;throw o>3?r===0||r===BigInt(0)?a=`>= 0${u} and < 2${u} ** ${(o+1)*8}${u}`:a=`>= -(2${u} ** ${(o+1)*8-1}${u}) and < 2 ** ${(o+1)*8-1}${u}`:a=`>= ${r}${u} \
and <= ${t}${u}`,new O.ERR_OUT_OF_RANGE("value",a,e)}st(n,i,o)}function M(e,r){if(typeof e!="number")throw new O.ERR_INVALID_ARG_TYPE(r,"number",e)}function D(e,r,t){throw Math.floor(e)!==e?(M(e,t),new O.
ERR_OUT_OF_RANGE(t||"offset","an integer",e)):r<0?new O.ERR_BUFFER_OUT_OF_BOUNDS:new O.ERR_OUT_OF_RANGE(t||"offset",`>= ${t?1:0} and <= ${r}`,e)}var at=/[^+/0-9A-Za-z-_]/g;function lt(e){if(e=e.split(
"=")[0],e=e.trim().replace(at,""),e.length<2)return"";for(;e.length%4!==0;)e=e+"=";return e}function rr(e,r){r=r||1/0;let t,n=e.length,i=null,o=[];for(let u=0;u<n;++u){if(t=e.charCodeAt(u),t>55295&&t<
57344){if(!i){if(t>56319){(r-=3)>-1&&o.push(239,191,189);continue}else if(u+1===n){(r-=3)>-1&&o.push(239,191,189);continue}i=t;continue}if(t<56320){(r-=3)>-1&&o.push(239,191,189),i=t;continue}t=(i-55296<<
10|t-56320)+65536}else i&&(r-=3)>-1&&o.push(239,191,189);if(i=null,t<128){if((r-=1)<0)break;o.push(t)}else if(t<2048){if((r-=2)<0)break;o.push(t>>6|192,t&63|128)}else if(t<65536){if((r-=3)<0)break;o.push(
t>>12|224,t>>6&63|128,t&63|128)}else if(t<1114112){if((r-=4)<0)break;o.push(t>>18|240,t>>12&63|128,t>>6&63|128,t&63|128)}else throw new Error("Invalid code point")}return o}function pt(e){let r=[];for(let t=0;t<
e.length;++t)r.push(e.charCodeAt(t)&255);return r}function yt(e,r){let t,n,i,o=[];for(let u=0;u<e.length&&!((r-=2)<0);++u)t=e.charCodeAt(u),n=t>>8,i=t%256,o.push(i),o.push(n);return o}function Tr(e){return Z.
toByteArray(lt(e))}function H(e,r,t,n){let i;for(i=0;i<n&&!(i+t>=r.length||i>=e.length);++i)r[i+t]=e[i];return i}function T(e,r){return e instanceof r||e!=null&&e.constructor!=null&&e.constructor.name!=
null&&e.constructor.name===r.name}function ir(e){return e!==e}var wt=(function(){let e="0123456789abcdef",r=new Array(256);for(let t=0;t<16;++t){let n=t*16;for(let i=0;i<16;++i)r[n+i]=e[t]+e[i]}return r})();
function S(e){return typeof BigInt>"u"?xt:e}function xt(){throw new Error("BigInt not supported")}});var dt={};$r(dt,{make:()=>gt});var k=kr(_r());function gt({host:e}){let{Buffer:r}=k,t=r.prototype,n={from:r.from,toString:t.toString,write:t.write,fill:t.fill,indexOf:t.indexOf,lastIndexOf:t.lastIndexOf,
includes:t.includes},i={utf8:"utf8","utf-8":"utf8",hex:"hex",base64:"base64",base64url:"base64url",latin1:"latin1",binary:"latin1",ascii:"ascii",ucs2:"utf16le","ucs-2":"utf16le",utf16le:"utf16le","utf\
-16le":"utf16le"},o=c=>{if(c==null||c==="")return"utf8";let f=i[c]??i[String(c).toLowerCase()];if(f===void 0)throw Object.assign(new TypeError(`Unknown encoding: ${c}`),{code:"ERR_UNKNOWN_ENCODING"});
return f},u=c=>Object.setPrototypeOf(c,t),a=(c,f,s)=>new Uint8Array(c.buffer,c.byteOffset+f,s-f);function l(c){if(c==="")return new Uint8Array(0);try{return Uint8Array.fromBase64(c,{alphabet:c.includes(
"-")||c.includes("_")?"base64url":"base64"})}catch{c=c.replaceAll("-","+").replaceAll("_","/");let f=c.indexOf("=");return c=(f<0?c:c.slice(0,f)).replace(/[^A-Za-z0-9+/]/g,""),c.length%4===1&&(c=c.slice(
0,-1)),Uint8Array.fromBase64(c)}}function g(c){c=c.slice(0,c.length&-2);let f=c.search(/[^0-9a-fA-F]/);return Uint8Array.fromHex(f<0?c:c.slice(0,f&-2))}function x(c){let f=new Uint8Array(c.length);for(let s=0;s<
c.length;s++)f[s]=c.charCodeAt(s);return f}function p(c,f){switch(o(f)){case"utf8":return c===""?new Uint8Array(0):e.encode(c);case"base64":case"base64url":return l(c);case"hex":return g(c);case"utf16\
le":{let s=new Uint8Array(c.length*2);for(let y=0;y<c.length;y++){let w=c.charCodeAt(y);s[2*y]=w,s[2*y+1]=w>>8}return s}default:return x(c)}}function F(c){let f="";for(let s=0;s<c.length;s+=4096)f+=String.
fromCharCode.apply(null,c.subarray(s,s+4096));return f}function m(c,f,s,y){if(y<=s)return"";let w=a(c,s,y);switch(f){case"utf8":return e.decode(w,!1);case"base64":return w.toBase64();case"base64url":return w.
toBase64({alphabet:"base64url",omitPadding:!0});case"hex":return w.toHex();case"latin1":return w.length<64?F(w):e.latin1(w);case"ascii":return F(w.map(d=>d&127));default:{let d=new Uint16Array(w.length>>
1);for(let B=0;B<d.length;B++)d[B]=w[2*B]|w[2*B+1]<<8;return F(d)}}}let I=(c,f,s)=>Object.assign(new TypeError(`The ${c} argument must be ${f}. Received ${s===null?"null":typeof s=="object"?`an instan\
ce of ${s.constructor?.name}`:`type ${typeof s}`}`),{code:"ERR_INVALID_ARG_TYPE"}),P="of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object";r.from=function(f,s,y){if(typeof f==
"string")return u(p(f,s));if(f==null||typeof f=="number"||typeof f=="boolean"||typeof f=="bigint"||typeof f=="symbol"||typeof f=="function")throw I("first",P,f);if(f instanceof ArrayBuffer||f instanceof
SharedArrayBuffer){let d=s===void 0?0:Number(s)||0;if(d>f.byteLength)throw Object.assign(new RangeError('"offset" is outside of buffer bounds'),{code:"ERR_BUFFER_OUT_OF_BOUNDS"});if(y===void 0)y=f.byteLength-
d;else if((y=Math.max(0,Number(y)||0))>f.byteLength-d)throw Object.assign(new RangeError('"length" is outside of buffer bounds'),{code:"ERR_BUFFER_OUT_OF_BOUNDS"});return u(new Uint8Array(f,d,y))}if(ArrayBuffer.
isView(f)&&!(f instanceof DataView))return u(new Uint8Array(f));if(f.type==="Buffer"&&Array.isArray(f.data))return u(new Uint8Array(f.data));let w=f.valueOf?.();if(w!=null&&w!==f&&(typeof w=="string"||
typeof w=="object"))return r.from(w,s,y);if(typeof f.length=="number"||Array.isArray(f))return u(Uint8Array.from({length:Math.max(0,Math.trunc(f.length)||0)},(d,B)=>Number(f[B])&255));if(typeof f[Symbol.
toPrimitive]=="function")return r.from(f[Symbol.toPrimitive]("string"),s,y);throw I("first",P,f)};let or=c=>{if(typeof c!="number")throw I('"size"',"of type number",c);if(!(c>=0&&c<=k.kMaxLength))throw Object.
assign(new RangeError(`The value of "size" is out of range. It must be >= 0 && <= ${k.kMaxLength}. Received ${c}`),{code:"ERR_OUT_OF_RANGE"});return Math.floor(c)};r.alloc=function(f,s,y){let w=u(new Uint8Array(
or(f)));return s===void 0||s===0||w.length===0?w:w.fill(s,typeof y=="string"?y:void 0)},r.allocUnsafe=r.allocUnsafeSlow=c=>u(new Uint8Array(or(c))),r.of=(...c)=>u(Uint8Array.of(...c)),r.copyBytesFrom=
(c,f=0,s)=>{let y=c.subarray(f,s===void 0?void 0:f+s);return u(new Uint8Array(y.buffer,y.byteOffset,y.byteLength).slice())},r.isEncoding=c=>typeof c=="string"&&i[c.toLowerCase()]!==void 0,r.byteLength=
function(f,s){if(typeof f!="string"){if(ArrayBuffer.isView(f)||f instanceof ArrayBuffer||f instanceof SharedArrayBuffer)return f.byteLength;throw I('"string"',"of type string or an instance of Buffer \
or ArrayBuffer",f)}switch(i[String(s??"utf8").toLowerCase()]){case"latin1":case"ascii":return f.length;case"utf16le":return f.length*2;case"hex":return f.length>>>1;case"base64":case"base64url":return(f.
endsWith("==")?f.length-2:f.endsWith("=")?f.length-1:f.length)*3>>>2}return f===""?0:e.encode(f).length},r.concat=function(f,s){if(!Array.isArray(f))throw I('"list"',"an instance of Array",f);if(s===void 0){
s=0;for(let d of f)s+=d?.length??0}let y=r.alloc(s),w=0;for(let d=0;d<f.length;d++){if(!(f[d]instanceof Uint8Array))throw I(`"list[${d}]"`,"an instance of Buffer or Uint8Array",f[d]);let B=w+f[d].length>
s?f[d].subarray(0,s-w):f[d];y.set(B,w),w+=B.length}return y};let j=(c,f,s)=>c===void 0?s:Math.min(Math.max(Math.trunc(Number(c))||0,0),f),G={toString(c,f,s){let y=o(c);return m(this,y,j(f,this.length,
0),j(s,this.length,this.length))},write(c,f,s,y){if(typeof c!="string")throw I('"string"',"of type string",c);if(typeof f=="string"?(y=f,f=s=void 0):typeof s=="string"&&(y=s,s=void 0),f=f===void 0?0:Math.
trunc(f),!(f>=0&&f<=this.length))throw Object.assign(new RangeError(`The value of "offset" is out of range. It must be >= 0 && <= ${this.length}. Received ${f}`),{code:"ERR_OUT_OF_RANGE"});let w=Math.
min(s??1/0,this.length-f),d=o(y),B=p(c,d);if(B.length>w){let b=w;if(d==="utf8")for(;b>0&&(B[b]&192)===128;)b--;d==="utf16le"&&(b&=-2),B=B.subarray(0,b)}return this.set(B,f),B.length},fill(c,f,s,y){if(typeof f==
"string"?(y=f,f=s=void 0):typeof s=="string"&&(y=s,s=void 0),f!==void 0&&!(f>=0&&f<=this.length)||s!==void 0&&!(s>=0&&s<=this.length))throw Object.assign(new RangeError('The value of "offset" is out o\
f range.'),{code:"ERR_OUT_OF_RANGE"});let w=f??0,d=s??this.length;if(d<=w)return this;if(typeof c=="string"&&c!==""||c instanceof Uint8Array){let B=typeof c=="string"?p(c,y):c;if(B.length===0)throw Object.
assign(new TypeError(`The argument 'value' is invalid. Received '${c}'`),{code:"ERR_INVALID_ARG_VALUE"});if(B.length>1){for(let b=w;b<d;b+=B.length)this.set(b+B.length>d?B.subarray(0,d-b):B,b);return this}
c=B[0]}return Uint8Array.prototype.fill.call(this,c===""?0:typeof c=="boolean"?Number(c):c&255,w,d),this},indexOf(c,f,s){return X(this,c,f,s,!1)},lastIndexOf(c,f,s){return X(this,c,f,s,!0)},includes(c,f,s){
return X(this,c,f,s,!1)>=0},subarray(c,f){let s=Uint8Array.prototype.subarray.call(a(this,0,this.length),c,f);return u(s)},slice(c,f){return this.subarray(c,f)},toLocaleString(...c){return this.toString(
...c)},inspect(){return this[Symbol.for("nodejs.util.inspect.custom")]()},[Symbol.for("nodejs.util.inspect.custom")](){let c=Math.min(fr.INSPECT_MAX_BYTES,this.length),f=this.length-c,s=a(this,0,c).toHex().
replace(/(..)(?=.)/g,"$1 ");return`<Buffer${s&&" "+s}${f>0?` ... ${f} more byte${f>1?"s":""}`:""}>`}};for(let[c,f]of[["utf8","utf8"],["hex","hex"],["base64","base64"],["base64url","base64url"],["latin\
1","latin1"],["ascii","ascii"],["ucs2","utf16le"],["utf16le","utf16le"]])G[c+"Slice"]=function(s,y){return m(this,f,j(s,this.length,0),j(y,this.length,this.length))},G[c+"Write"]=function(s,y,w){return this.
write(s,y,w,f)};for(let c of Reflect.ownKeys(G))Object.defineProperty(t,c,{value:G[c],writable:!0,configurable:!0});let ur={number:n.indexOf,last:n.lastIndexOf};function X(c,f,s,y,w){if(typeof s=="str\
ing"&&(y=s,s=void 0),typeof f=="string")f=u(p(f,y));else if(typeof f!="number"&&!(f instanceof Uint8Array))throw I('"value"',"one of type number or string or an instance of Buffer or Uint8Array",f);return w?
ur.last.call(c,f,s):ur.number.call(c,f,s)}let Sr=c=>c.every(f=>f<128),q=c=>c instanceof Uint8Array?c:new Uint8Array(c.buffer??c,c.byteOffset??0,c.byteLength),fr={Buffer:r,SlowBuffer:c=>r.allocUnsafeSlow(
c),INSPECT_MAX_BYTES:50,kMaxLength:k.kMaxLength,kStringMaxLength:1073741823,constants:{MAX_LENGTH:k.kMaxLength,MAX_STRING_LENGTH:1073741823},atob:globalThis.atob,btoa:globalThis.btoa,Blob:globalThis.Blob,
File:globalThis.File,resolveObjectURL:()=>{},transcode:(c,f,s)=>r.from(m(c,o(f),0,c.length),s==="ascii"||s==="latin1"||s==="binary"?"latin1":s),isAscii:c=>Sr(q(c)),isUtf8:c=>q(c).length===0||typeof e.
decode(q(c),!0)=="string"};return Object.defineProperty(r,"name",{value:"Buffer"}),r.poolSize=8192,fr}return Dr(dt);})();
return library;
})()
