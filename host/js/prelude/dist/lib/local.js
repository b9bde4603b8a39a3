(() => {

"use strict";var library=(()=>{var m=Object.defineProperty;var L=Object.getOwnPropertyDescriptor;var U=Object.getOwnPropertyNames;var O=Object.prototype.hasOwnProperty;var $=(e,n)=>{for(var r of Object.keys(n))m(e,r,{get:n[r],enumerable:!0})},b=(e,n,r,o)=>{if(n&&typeof n=="object"||typeof n=="function")for(let i of U(n))!O.call(e,i)&&i!==r&&m(e,i,{get:()=>n[i],enumerable:!(o=L(n,
i))||o.enumerable});return e};var v=e=>b(m({},"__esModule",{value:!0}),e);var C={};$(C,{make:()=>k});function A(e){let n=0,r=e.length;for(;n<r&&g(e.charCodeAt(n));)n++;for(;r>n&&g(e.charCodeAt(r-1));)r--;return n===0&&r===e.length?e:e.slice(n,r)}var g=e=>e===32||e===9||e===10||e===13;function y(e,n){let r=e.indexOf("#"),o=(r<0?e:e.slice(0,r)).slice(5),i=o.indexOf(",");if(i<0)return null;let t=A(o.slice(0,i)),a=T(n(o.slice(i+1))),l=t.lastIndexOf(";");if(l>=0&&/^ *base64$/i.test(t.slice(
l+1))){if(a=_(a),a===null)return null;t=t.slice(0,l)}return t[0]===";"&&(t="text/plain"+t),{type:j(t)??"text/plain;charset=US-ASCII",bytes:a}}function T(e){let n=new Uint8Array(e.length),r=0;for(let o=0;o<
e.length;o++){let i=e[o]===37?R(e[o+1]):-1,t=i<0?-1:R(e[o+2]);n[r++]=t<0?e[o]:i<<4|t,t>=0&&(o+=2)}return n.subarray(0,r)}function R(e){return e>=48&&e<=57?e-48:(e|=32,e>=97&&e<=102?e-87:-1)}function _(e){
if(e=e.filter(t=>t!==32&&(t<9||t>13||t===11)),e.length%4===0)for(let t=0;t<2&&e[e.length-1]===61;t++)e=e.subarray(0,-1);if(e.length%4===1)return null;let n=new Uint8Array(e.length*3>>2),r=0,o=0,i=0;for(let t of e){
let a=t>=65&&t<=90?t-65:t>=97&&t<=122?t-71:t>=48&&t<=57?t+4:t===43?62:t===47?63:-1;if(a<0)return null;o=(o<<6|a)&65535,i+=6,i>=8&&(i-=8,n[r++]=o>>i)}return n}var h=/^[!#$%&'*+\-.^_`|~\w]+$/,I=/^[\t\x20-\x7e\x80-\xff]*$/;
function j(e){let n=e.indexOf("/"),r=e.indexOf(";",n),o=e.slice(0,Math.max(0,n)),i=(r<0?e.slice(n+1):e.slice(n+1,r)).trimEnd(),t=r<0?"":e.slice(r);if(n<0||!h.test(o)||!h.test(i))return null;let a=new Map;
for(let x of t.matchAll(/;[\t\n\r ]*([^;=]*)(?:=("(?:[^"\\]|\\.?)*"?[^;]*|[^;]*))?/gs)){let c=x[1].toLowerCase(),s=x[2]??"";if(s[0]==='"')s=s.replace(/^"((?:[^"\\]|\\.?)*)"?[^]*$/,"$1").replace(/\\(.?)/gs,
"$1");else if((s=s.trimEnd())==="")continue;h.test(c)&&I.test(s)&&!a.has(c)&&a.set(c,s)}let l=(o+"/"+i).toLowerCase();for(let[x,c]of a)l+=";"+x+"="+(h.test(c)?c:'"'+c.replace(/["\\]/g,"\\$&")+'"');return l}var E=1e4;function k({encode:e,uuid:n,Blob:r,Response:o,coded:i,STATUS_TEXT:t,URL_TEXT:a}){let l=new Map;function x(s){if(!(s instanceof r))throw i("ERR_INVALID_ARG_TYPE","createObjectURL expects a Bl\
ob object");if(l.size>=E)throw new RangeError(`createObjectURL: ${E} URLs are open: URL.revokeObjectURL gives one up`);let u="blob:"+n();return l.set(u,s),u}function c(s){let u,d,w="OK";if(s.startsWith(
"data:")){let f=y(s,e);if(f===null)throw new TypeError("fetch: the data: URL cannot be read: data:TYPE;base64,DATA or data:TYPE,TEXT is needed");u=f.bytes,d=f.type}else{let f=l.get(s.replace(/#.*$/s,""));
if(f===void 0)throw i("ERR_INVALID_ARG_VALUE",`Failed to resolve ${s.slice(0,100)}: URL.createObjectURL has not made it, or it has been revoked`);u=f,d=f.type,w=""}let p=new o(u,{headers:d?{"content-t\
ype":d}:{}});return p[t]=w,p[a]=s,p}return{create:x,answer:c,revoke:s=>{l.delete(s)}}}return v(C);})();
return library;
})()
