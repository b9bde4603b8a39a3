(() => {

"use strict";var library=(()=>{var y=Object.create;var u=Object.defineProperty;var O=Object.getOwnPropertyDescriptor;var A=Object.getOwnPropertyNames;var R=Object.getPrototypeOf,d=Object.prototype.hasOwnProperty;var h=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(r){throw e=0,r}},g=(t,e)=>{for(var r of Object.keys(e))u(t,r,{get:e[r],enumerable:!0})},a=(t,e,r,n)=>{if(e&&typeof e=="object"||typeof e==
"function")for(let f of A(e))!d.call(t,f)&&f!==r&&u(t,f,{get:()=>e[f],enumerable:!(n=O(e,f))||n.enumerable});return t};var j=(t,e,r)=>(r=t!=null?y(R(t)):{},a(e||!t||!t.__esModule?u(r,"default",{value:t,enumerable:!0}):r,t)),w=t=>a(u({},"__esModule",{value:!0}),t);var l=h((S,p)=>{"use strict";p.exports=function t(e,r){if(e===r)return!0;if(e&&r&&typeof e=="object"&&typeof r=="object"){if(e.constructor!==r.constructor)return!1;var n,f,o;if(Array.isArray(e)){if(n=
e.length,n!=r.length)return!1;for(f=n;f--!==0;)if(!t(e[f],r[f]))return!1;return!0}if(e instanceof Map&&r instanceof Map){if(e.size!==r.size)return!1;for(f of e.entries())if(!r.has(f[0]))return!1;for(f of e.
entries())if(!t(f[1],r.get(f[0])))return!1;return!0}if(e instanceof Set&&r instanceof Set){if(e.size!==r.size)return!1;for(f of e.entries())if(!r.has(f[0]))return!1;return!0}if(ArrayBuffer.isView(e)&&
ArrayBuffer.isView(r)){if(n=e.length,n!=r.length)return!1;for(f=n;f--!==0;)if(e[f]!==r[f])return!1;return!0}if(e.constructor===RegExp)return e.source===r.source&&e.flags===r.flags;if(e.valueOf!==Object.
prototype.valueOf)return e.valueOf()===r.valueOf();if(e.toString!==Object.prototype.toString)return e.toString()===r.toString();if(o=Object.keys(e),n=o.length,n!==Object.keys(r).length)return!1;for(f=
n;f--!==0;)if(!Object.prototype.hasOwnProperty.call(r,o[f]))return!1;for(f=n;f--!==0;){var c=o[f];if(!t(e[c],r[c]))return!1}return!0}return e!==e&&r!==r}});var E={};g(E,{deepEquals:()=>L,fileURLToPath:()=>m,pathToFileURL:()=>U});var s=j(l());function L(t,e,r=!1){return r?(0,s.default)(t,e):(0,s.default)(i(t,new Map),i(e,new Map))}function i(t,e){if(typeof t!=
"object"||t===null||!Array.isArray(t)&&Object.getPrototypeOf(t)!==Object.prototype)return t;if(e.has(t))return e.get(t);let r=Array.isArray(t)?[]:{};e.set(t,r);for(let n of Object.keys(t))(t[n]!==void 0||
Array.isArray(t))&&(r[n]=i(t[n],e));return r}function m(t){let e=new URL(t);if(e.protocol!=="file:")throw Object.assign(new TypeError("The URL must be of scheme file"),{code:"ERR_INVALID_URL_SCHEME"});
if(/%2f/i.test(e.pathname))throw Object.assign(new TypeError("The path of the URL must not have an encoded /"),{code:"ERR_INVALID_FILE_URL_PATH"});return decodeURIComponent(e.pathname)}function U(t){let e=new URL(
"file:///");return e.pathname=String(t).replace(/[%\\\n\r\t?#]/g,r=>encodeURIComponent(r)).replace(/^(?!\/)/,"/"),e}return w(E);})();
return library;
})()
