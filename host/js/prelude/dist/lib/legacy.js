(() => {

"use strict";var library=(()=>{var s=Object.defineProperty;var A=Object.getOwnPropertyDescriptor;var R=Object.getOwnPropertyNames;var D=Object.prototype.hasOwnProperty;var T=(n,t)=>{for(var o of Object.keys(t))s(n,o,{get:t[o],enumerable:!0})},m=(n,t,o,h)=>{if(t&&typeof t=="object"||typeof t=="function")for(let e of R(t))!D.call(n,e)&&e!==o&&s(n,e,{get:()=>t[e],enumerable:!(h=A(t,
e))||h.enumerable});return n};var p=n=>m(s({},"__esModule",{value:!0}),n);var _={};T(_,{make:()=>N});function N({host:n,join:t,failed:o}){function h(e,u,r,f,y,E){let c="",d=r.bytes??new Uint8Array(0),l=r.mode??0,a=0;do{let i=d.length?t([d,u.subarray(a,a+262144-d.length)]):u.subarray(a,a+262144);a+=i.
length-d.length;let g=n.recode(e,i,l,y,!f&&a>=u.length);if(typeof g!="string")throw r.bytes=r.mode=r.begun=void 0,o(TypeError,"ERR_ENCODING_INVALID_ENCODED_DATA",`TextDecoder.decode: the bytes are not\
 ${e}`);d=i.slice(i.length-g.charCodeAt(0)),l=g.charCodeAt(1),c+=g.slice(2)}while(a<u.length);return c!==""&&!r.begun&&(r.begun=!0,!E&&e.startsWith("utf-16")&&c[0]==="\uFEFF"&&(c=c.slice(1))),r.bytes=
d,r.mode=l,c}return{decode:h,named(e){let u=n.charset(String(e));if(typeof u!="string")throw o(RangeError,"ERR_ENCODING_NOT_SUPPORTED",`Unsupported encoding label "${e}"`);return u}}}return p(_);})();
return library;
})()
