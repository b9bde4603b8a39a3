(() => {

"use strict";var library=(()=>{var E=Object.create;var c=Object.defineProperty;var T=Object.getOwnPropertyDescriptor;var S=Object.getOwnPropertyNames;var _=Object.getPrototypeOf,B=Object.prototype.hasOwnProperty;var g=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(r){throw e=0,r}},m=(t,e)=>{for(var r of Object.keys(e))c(t,r,{get:e[r],enumerable:!0})},p=(t,e,r,n)=>{if(e&&typeof e=="object"||typeof e==
"function")for(let i of S(e))!B.call(t,i)&&i!==r&&c(t,i,{get:()=>e[i],enumerable:!(n=T(e,i))||n.enumerable});return t};var D=(t,e,r)=>(r=t!=null?E(_(t)):{},p(e||!t||!t.__esModule?c(r,"default",{value:t,enumerable:!0}):r,t)),O=t=>p(c({},"__esModule",{value:!0}),t);var w=g((Y,N)=>{N.exports=__wasmserve_require("buffer")});var y=g(C=>{"use strict";var d=w().Buffer,x=d.isEncoding||function(t){switch(t=""+t,t&&t.toLowerCase()){case"hex":case"utf8":case"utf-8":case"ascii":case"binary":case"base64":case"ucs2":case"ucs-2":case"\
utf16le":case"utf-16le":case"raw":return!0;default:return!1}};function k(t){if(!t)return"utf8";for(var e;;)switch(t){case"utf8":case"utf-8":return"utf8";case"ucs2":case"ucs-2":case"utf16le":case"utf-1\
6le":return"utf16le";case"latin1":case"binary":return"latin1";case"base64":case"ascii":case"hex":return t;default:if(e)return;t=(""+t).toLowerCase(),e=!0}}function L(t){var e=k(t);if(typeof e!="string"&&
(d.isEncoding===x||!x(t)))throw new Error("Unknown encoding: "+t);return e||t}C.StringDecoder=h;function h(t){this.encoding=L(t);var e;switch(this.encoding){case"utf16le":this.text=U,this.end=V,e=4;break;case"\
utf8":this.fillLast=R,e=4;break;case"base64":this.text=q,this.end=z,e=3;break;default:this.write=G,this.end=P;return}this.lastNeed=0,this.lastTotal=0,this.lastChar=d.allocUnsafe(e)}h.prototype.write=function(t){
if(t.length===0)return"";var e,r;if(this.lastNeed){if(e=this.fillLast(t),e===void 0)return"";r=this.lastNeed,this.lastNeed=0}else r=0;return r<t.length?e?e+this.text(t,r):this.text(t,r):e||""};h.prototype.
end=I;h.prototype.text=F;h.prototype.fillLast=function(t){if(this.lastNeed<=t.length)return t.copy(this.lastChar,this.lastTotal-this.lastNeed,0,this.lastNeed),this.lastChar.toString(this.encoding,0,this.
lastTotal);t.copy(this.lastChar,this.lastTotal-this.lastNeed,0,t.length),this.lastNeed-=t.length};function f(t){return t<=127?0:t>>5===6?2:t>>4===14?3:t>>3===30?4:t>>6===2?-1:-2}function A(t,e,r){var n=e.
length-1;if(n<r)return 0;var i=f(e[n]);return i>=0?(i>0&&(t.lastNeed=i-1),i):--n<r||i===-2?0:(i=f(e[n]),i>=0?(i>0&&(t.lastNeed=i-2),i):--n<r||i===-2?0:(i=f(e[n]),i>=0?(i>0&&(i===2?i=0:t.lastNeed=i-3),
i):0))}function j(t,e,r){if((e[0]&192)!==128)return t.lastNeed=0,"�";if(t.lastNeed>1&&e.length>1){if((e[1]&192)!==128)return t.lastNeed=1,"�";if(t.lastNeed>2&&e.length>2&&(e[2]&192)!==128)return t.
lastNeed=2,"�"}}function R(t){var e=this.lastTotal-this.lastNeed,r=j(this,t,e);if(r!==void 0)return r;if(this.lastNeed<=t.length)return t.copy(this.lastChar,e,0,this.lastNeed),this.lastChar.toString(
this.encoding,0,this.lastTotal);t.copy(this.lastChar,e,0,t.length),this.lastNeed-=t.length}function F(t,e){var r=A(this,t,e);if(!this.lastNeed)return t.toString("utf8",e);this.lastTotal=r;var n=t.length-
(r-this.lastNeed);return t.copy(this.lastChar,0,n),t.toString("utf8",e,n)}function I(t){var e=t&&t.length?this.write(t):"";return this.lastNeed?e+"�":e}function U(t,e){if((t.length-e)%2===0){var r=t.
toString("utf16le",e);if(r){var n=r.charCodeAt(r.length-1);if(n>=55296&&n<=56319)return this.lastNeed=2,this.lastTotal=4,this.lastChar[0]=t[t.length-2],this.lastChar[1]=t[t.length-1],r.slice(0,-1)}return r}
return this.lastNeed=1,this.lastTotal=2,this.lastChar[0]=t[t.length-1],t.toString("utf16le",e,t.length-1)}function V(t){var e=t&&t.length?this.write(t):"";if(this.lastNeed){var r=this.lastTotal-this.lastNeed;
return e+this.lastChar.toString("utf16le",0,r)}return e}function q(t,e){var r=(t.length-e)%3;return r===0?t.toString("base64",e):(this.lastNeed=3-r,this.lastTotal=3,r===1?this.lastChar[0]=t[t.length-1]:
(this.lastChar[0]=t[t.length-2],this.lastChar[1]=t[t.length-1]),t.toString("base64",e,t.length-r))}function z(t){var e=t&&t.length?this.write(t):"";return this.lastNeed?e+this.lastChar.toString("base6\
4",0,3-this.lastNeed):e}function G(t){return t.toString(this.encoding)}function P(t){return t&&t.length?this.write(t):""}});var $={};m($,{make:()=>W});var u=D(y());function W(){function t(s){if(s!=null&&!Buffer.isEncoding(s))throw Object.assign(new TypeError(`Unknown encoding: ${String(s)}`),{code:"ERR_UNKNOWN_ENCODING"});
this._url=String(s).toLowerCase()==="base64url",u.StringDecoder.call(this,this._url?"base64":s),this._url&&(this.encoding="base64url")}t.prototype=Object.create(u.StringDecoder.prototype,{constructor:{
value:t,writable:!0,configurable:!0}});let e=s=>s.replaceAll("+","-").replaceAll("/","_").replace(/=+$/,"");t.prototype.write=function(s){if(typeof s=="string")return s;if(!ArrayBuffer.isView(s))throw Object.
assign(new TypeError('The "buf" argument must be an instance of Buffer, TypedArray, or DataView.'),{code:"ERR_INVALID_ARG_TYPE"});return Buffer.isBuffer(s)||(s=Buffer.from(s.buffer,s.byteOffset,s.byteLength)),
this._url?e(n(this,s)):n(this,s)},t.prototype.end=function(s){let a=s===void 0?"":this.write(s);return a+=this._url?e(i(this)):i(this),a};function r(s,a){return Object.hasOwn(s,"_"+a)?s["_"+a]:u.StringDecoder.
prototype[a]}let n=(s,a)=>r(s,"write").call(s,a),i=s=>r(s,"end").call(s);return{StringDecoder:new Proxy(t,{construct(s,a,v){let l=Reflect.construct(s,a,v);for(let o of["write","end"])Object.hasOwn(l,o)&&
(l["_"+o]=l[o],delete l[o]);return l}})}}return O($);})();
return library;
})()
