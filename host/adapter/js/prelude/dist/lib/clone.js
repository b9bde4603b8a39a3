(() => {

var library=(()=>{var s=Object.defineProperty;var y=Object.getOwnPropertyDescriptor;var p=Object.getOwnPropertyNames;var b=Object.prototype.hasOwnProperty;var d=(e,n)=>{for(var f in n)s(e,f,{get:n[f],enumerable:!0})},g=(e,n,f,r)=>{if(n&&typeof n=="object"||typeof n=="function")for(let o of p(n))!b.call(e,o)&&o!==f&&s(e,o,{get:()=>n[o],enumerable:!(r=y(n,
o))||r.enumerable});return e};var w=e=>g(s({},"__esModule",{value:!0}),e);var k={};d(k,{make:()=>h});var E={EvalError,RangeError,ReferenceError,SyntaxError,TypeError,URIError};function h({Blob:e,File:n}){return function(r,o){let c=[...o?.transfer??[]];for(let a of c)if(!(a instanceof
ArrayBuffer)||a.detached)throw i(a);let t=u(r,new Map,{Blob:e,File:n});for(let a of c)a.transfer();return t}}function i(e){let n="The object";try{n=typeof e=="object"?Object.prototype.toString.call(e):
String(e)}catch{}return new DOMException(`${n} could not be cloned.`,"DataCloneError")}function u(e,n,f){if(typeof e=="function"||typeof e=="symbol")throw i(e);if(typeof e!="object"||e===null)return e;
if(n.has(e))return n.get(e);let r=t=>(n.set(e,t),t),o=t=>u(t,n,f);if(e instanceof Date)return r(new Date(e.getTime()));if(e instanceof RegExp)return r(new RegExp(e.source,e.flags));if(e instanceof ArrayBuffer){
if(e.detached)throw i(e);return r(e.slice(0))}if(ArrayBuffer.isView(e)){let t=o(e.buffer);return r(e instanceof DataView?new DataView(t,e.byteOffset,e.byteLength):new e.constructor(t,e.byteOffset,e.length))}
if(e instanceof Boolean||e instanceof Number||e instanceof String||e instanceof BigInt)return r(Object(e.valueOf()));if(e instanceof Map){let t=r(new Map);for(let[a,l]of e)t.set(o(a),o(l));return t}if(e instanceof
Set){let t=r(new Set);for(let a of e)t.add(o(a));return t}if(e instanceof Error){let t=r(new(E[e.name]??Error)(e.message));return Object.defineProperty(t,"stack",{value:e.stack,writable:!0,configurable:!0}),
"cause"in e&&(t.cause=o(e.cause)),t}if(e instanceof f.File)return r(new f.File([e],e.name,{type:e.type,lastModified:e.lastModified}));if(e instanceof f.Blob)return r(new f.Blob([e],{type:e.type}));if(e instanceof
Promise||e instanceof WeakMap||e instanceof WeakSet||e instanceof WeakRef)throw i(e);let c=r(Array.isArray(e)?new Array(e.length):{});for(let t of Object.keys(e))c[t]=o(e[t]);return c}return w(k);})();
return library;
})()
