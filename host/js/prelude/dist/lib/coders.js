(() => {

var library=(()=>{var l=Object.defineProperty;var m=Object.getOwnPropertyDescriptor;var y=Object.getOwnPropertyNames;var w=Object.prototype.hasOwnProperty;var x=(e,t)=>{for(var o in t)l(e,o,{get:t[o],enumerable:!0})},O=(e,t,o,c)=>{if(t&&typeof t=="object"||typeof t=="function")for(let r of y(t))!w.call(e,r)&&r!==o&&l(e,r,{get:()=>t[r],enumerable:!(c=m(t,
r))||c.enumerable});return e};var j=e=>O(l({},"__esModule",{value:!0}),e);var T={};x(T,{make:()=>P});function s(e,t,o){let c=e.prototype;for(let r of Object.getOwnPropertyNames(c))r!=="constructor"&&Object.defineProperty(c,r,g);for(let r of Object.getOwnPropertyNames(e))r!=="prototype"&&r!=="name"&&r!==
"length"&&Object.defineProperty(e,r,g);return E(e,t),Object.defineProperty(e,"name",{value:t,configurable:!0,writable:!1,enumerable:!1}),e.length!==o&&Object.defineProperty(e,"length",{value:o,configurable:!0}),
e}var g={enumerable:!0};function E(e,t){Object.defineProperty(e.prototype,Symbol.toStringTag,{value:t,writable:!1,enumerable:!1,configurable:!0})}function P({TransformStream:e,TextEncoder:t,TextDecoder:o,bytesOf:c}){class r{#e;#t;constructor(d,i){let u=this.#e=new o(d,i);this.#t=new e({transform(a,n){let f=c(a);if(f===null)throw new TypeError("\
TextDecoderStream: a chunk must be an ArrayBuffer or a view of one");let p=u.decode(f,{stream:!0});p!==""&&n.enqueue(p)},flush(a){let n=u.decode();n!==""&&a.enqueue(n)}})}get encoding(){return this.#e.
encoding}get fatal(){return this.#e.fatal}get ignoreBOM(){return this.#e.ignoreBOM}get readable(){return this.#t.readable}get writable(){return this.#t.writable}}class b{#e;constructor(){let d=new t,i="";
this.#e=new e({transform(u,a){let n=i+u;i="";let f=n.charCodeAt(n.length-1);f>=55296&&f<56320&&(i=n[n.length-1],n=n.slice(0,-1)),n!==""&&a.enqueue(d.encode(n))},flush(u){i!==""&&u.enqueue(d.encode(i))}})}get encoding(){
return"utf-8"}get readable(){return this.#e.readable}get writable(){return this.#e.writable}}return s(r,"TextDecoderStream",0),s(b,"TextEncoderStream",0),{TextDecoderStream:r,TextEncoderStream:b}}return j(T);})();
return library;
})()
