(() => {

var library=(()=>{var l=Object.defineProperty;var b=Object.getOwnPropertyDescriptor;var m=Object.getOwnPropertyNames;var w=Object.prototype.hasOwnProperty;var x=(r,t)=>{for(var a in t)l(r,a,{get:t[a],enumerable:!0})},S=(r,t,a,u)=>{if(t&&typeof t=="object"||typeof t=="function")for(let n of m(t))!w.call(r,n)&&n!==a&&l(r,n,{get:()=>t[n],enumerable:!(u=b(t,
n))||u.enumerable});return r};var T=r=>S(l({},"__esModule",{value:!0}),r);var y={};x(y,{make:()=>q});function q({TransformStream:r,TextEncoder:t,TextDecoder:a,bytesOf:u}){class n{#e;#t;constructor(d,o){let c=this.#e=new a(d,o);this.#t=new r({transform(s,e){let i=u(s);if(i===
null)throw new TypeError("TextDecoderStream: a chunk must be an ArrayBuffer or a view of one");let g=c.decode(i,{stream:!0});g!==""&&e.enqueue(g)},flush(s){let e=c.decode();e!==""&&s.enqueue(e)}})}get encoding(){
return this.#e.encoding}get fatal(){return this.#e.fatal}get ignoreBOM(){return this.#e.ignoreBOM}get readable(){return this.#t.readable}get writable(){return this.#t.writable}get[Symbol.toStringTag](){
return"TextDecoderStream"}}class h{#e;constructor(){let d=new t,o="";this.#e=new r({transform(c,s){let e=o+c;o="";let i=e.charCodeAt(e.length-1);i>=55296&&i<56320&&(o=e[e.length-1],e=e.slice(0,-1)),e!==
""&&s.enqueue(d.encode(e))},flush(c){o!==""&&c.enqueue(d.encode(o))}})}get encoding(){return"utf-8"}get readable(){return this.#e.readable}get writable(){return this.#e.writable}get[Symbol.toStringTag](){
return"TextEncoderStream"}}return{TextDecoderStream:n,TextEncoderStream:h}}return T(y);})();
return library;
})()
