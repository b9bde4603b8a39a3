(() => {

"use strict";var library=(()=>{var s=Object.defineProperty;var y=Object.getOwnPropertyDescriptor;var m=Object.getOwnPropertyNames;var w=Object.prototype.hasOwnProperty;var O=(e,t)=>{for(var n of Object.keys(t))s(e,n,{get:t[n],enumerable:!0})},x=(e,t,n,c)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of m(t))!w.call(e,r)&&r!==n&&s(e,r,{get:()=>t[r],enumerable:!(c=y(t,
r))||c.enumerable});return e};var j=e=>x(s({},"__esModule",{value:!0}),e);var T={};O(T,{make:()=>E});function d(e,t,n){let c=e.prototype;for(let r of Object.getOwnPropertyNames(c))r!=="constructor"&&Object.defineProperty(c,r,g);for(let r of Object.getOwnPropertyNames(e))r!=="prototype"&&r!=="name"&&r!==
"length"&&Object.defineProperty(e,r,g);return P(e,t),Object.defineProperty(e,"name",{value:t,configurable:!0,writable:!1,enumerable:!1}),e.length!==n&&Object.defineProperty(e,"length",{value:n,configurable:!0}),
e}var g={enumerable:!0};function P(e,t){Object.defineProperty(e.prototype,Symbol.toStringTag,{value:t,writable:!1,enumerable:!1,configurable:!0})}function E({TransformStream:e,TextEncoder:t,TextDecoder:n,bytesOf:c}){class r{#e;#t;constructor(p,i){let u=this.#e=new n(p,i);this.#t=new e({transform(f,o){let a=c(f);if(a===null)throw new TypeError("\
TextDecoderStream: a chunk must be an ArrayBuffer or a view of one");let b=u.decode(a,{stream:!0});b!==""&&o.enqueue(b)},flush(f){let o=u.decode();o!==""&&f.enqueue(o)}})}get encoding(){return this.#e.
encoding}get fatal(){return this.#e.fatal}get ignoreBOM(){return this.#e.ignoreBOM}get readable(){return this.#t.readable}get writable(){return this.#t.writable}}class l{#e;constructor(){let p=new t,i="";
this.#e=new e({transform(u,f){let o=i+u;i="";let a=o.charCodeAt(o.length-1);a>=55296&&a<56320&&(i=o[o.length-1],o=o.slice(0,-1)),o!==""&&f.enqueue(p.encode(o))},flush(u){i!==""&&u.enqueue(p.encode(i))}})}get encoding(){
return"utf-8"}get readable(){return this.#e.readable}get writable(){return this.#e.writable}}return d(r,"TextDecoderStream",0),d(l,"TextEncoderStream",0),{TextDecoderStream:r,TextEncoderStream:l}}return j(T);})();
return library;
})()
