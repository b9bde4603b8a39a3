(() => {

"use strict";var library=(()=>{var b=Object.defineProperty;var h=Object.getOwnPropertyDescriptor;var E=Object.getOwnPropertyNames;var O=Object.prototype.hasOwnProperty;var j=(e,t)=>{for(var r of Object.keys(t))b(e,r,{get:t[r],enumerable:!0})},S=(e,t,r,o)=>{if(t&&typeof t=="object"||typeof t=="function")for(let f of E(t))!O.call(e,f)&&f!==r&&b(e,f,{get:()=>t[f],enumerable:!(o=h(t,
f))||o.enumerable});return e};var x=e=>S(b({},"__esModule",{value:!0}),e);var R={};j(R,{make:()=>D});var g={EvalError,RangeError,ReferenceError,SyntaxError,TypeError,URIError};function D({Blob:e,File:t,loaded:r,platform:o}){let f=c=>{let a=r.messages?.MessagePort;return a!==
void 0&&c instanceof a};function u(c,a){let s=new Map,y=[];for(let i of a)if(a.indexOf(i)!==a.lastIndexOf(i)||(f(i)?r.messages.detached(i):!(i instanceof ArrayBuffer)||i.detached))throw l(i);let d=a.filter(
f);for(let i of d){let p=r.messages.port();y.push(p),s.set(i,p)}let m=w(c,s,{Blob:e,File:t,port:f,platform:o});d.forEach((i,p)=>{r.messages.move(i,y[p])});for(let i of a)i instanceof ArrayBuffer&&i.transfer();
return[m,y]}function n(c,a){if(arguments.length===0)throw new TypeError("structuredClone: a value is needed");if(a!=null&&typeof a!="object"&&typeof a!="function")throw new TypeError("structuredClone:\
 the options must be an object");let s=a?.transfer;if(s!==void 0&&(typeof s!="object"||s===null||s[Symbol.iterator]===void 0))throw new TypeError("structuredClone: transfer must be a sequence");return u(
c,[...s??[]])[0]}return{structuredClone:n,clone:u}}function l(e){let t="The object";try{t=typeof e=="object"?Object.prototype.toString.call(e):String(e)}catch{}return new DOMException(`${t} could not \
be cloned.`,"DataCloneError")}function w(e,t,r){if(typeof e=="function"||typeof e=="symbol")throw l(e);if(typeof e!="object"||e===null)return e;if(t.has(e))return t.get(e);let o=n=>(t.set(e,n),n),f=n=>w(
n,t,r);if(e instanceof Date)return o(new Date(e.getTime()));if(e instanceof RegExp)return o(new RegExp(e.source,e.flags));if(e instanceof ArrayBuffer){if(e.detached)throw l(e);return o(e.slice(0))}if(ArrayBuffer.
isView(e)){let n=f(e.buffer),c=globalThis[e instanceof DataView?"DataView":e[Symbol.toStringTag]];return o(e instanceof DataView?new DataView(n,e.byteOffset,e.byteLength):new c(n,e.byteOffset,e.length))}
if(e instanceof Boolean||e instanceof Number||e instanceof String||e instanceof BigInt)return o(Object(e.valueOf()));if(e instanceof Map){let n=o(new Map);for(let[c,a]of[...e])n.set(f(c),f(a));return n}
if(e instanceof Set){let n=o(new Set);for(let c of[...e])n.add(f(c));return n}if(e instanceof DOMException)return o(new DOMException(e.message,e.name));if(e instanceof Error){let n=o(new(Object.hasOwn(
g,e.name)?g[e.name]:Error)(e.message));return Object.defineProperty(n,"stack",{value:e.stack,writable:!0,configurable:!0}),"cause"in e&&Object.defineProperty(n,"cause",{value:f(e.cause),writable:!0,configurable:!0}),
n}if(e instanceof r.File)return o(new r.File([e],e.name,{type:e.type,lastModified:e.lastModified}));if(e instanceof r.Blob)return o(new r.Blob([e],{type:e.type}));if(e instanceof Promise||e instanceof
WeakMap||e instanceof WeakSet||e instanceof WeakRef||e instanceof Symbol||r.port(e)||r.platform(e))throw l(e);let u=o(Array.isArray(e)?new Array(e.length):{});for(let n of Object.keys(e))Object.hasOwn(
e,n)&&M(u,n,f(e[n]));return u}function M(e,t,r){t==="__proto__"?Object.defineProperty(e,t,{value:r,writable:!0,enumerable:!0,configurable:!0}):e[t]=r}return x(R);})();
return library;
})()
