(() => {

"use strict";var library=(()=>{var f=Object.defineProperty;var x=Object.getOwnPropertyDescriptor;var A=Object.getOwnPropertyNames;var v=Object.prototype.hasOwnProperty;var M=(o,t)=>{for(var i of Object.keys(t))f(o,i,{get:t[i],enumerable:!0})},P=(o,t,i,a)=>{if(t&&typeof t=="object"||typeof t=="function")for(let u of A(t))!v.call(o,u)&&u!==i&&f(o,u,{get:()=>t[u],enumerable:!(a=x(t,
u))||a.enumerable});return o};var R=o=>P(f({},"__esModule",{value:!0}),o);var j={};M(j,{make:()=>_});function _({process:o}){let t,i=(s,e,n,r)=>{let c=t;t=s;try{return Reflect.apply(e,n,r)}finally{t=c}},a=s=>{if(t===void 0||typeof s!="function")return s;let e=t;return function(...n){
return i(e,s,this,n)}},u=s=>{if(typeof s!="function")return s;let e=t;return n=>{let r=t;t=e;try{return s(n)}finally{t=r}}},{then:m}=Promise.prototype,y=Function.prototype.call.bind(m);Object.defineProperty(
Promise.prototype,"then",{value:{then(s,e){return t===void 0?y(this,s,e):y(this,u(s),u(e))}}.then,writable:!0,configurable:!0}),globalThis.__wasmserve_async=async(s,e,n)=>{let r=n.apply(s,e),c=r.next(),
b=t;for(;!c.done;){let l,g=!1;try{l=await c.value}catch(T){g=!0,l=T}t=b;try{c=g?r.throw(l):r.next(l),b=t}finally{t=void 0}}return c.value};let p={};for(let s of["setTimeout","setInterval","setImmediat\
e","queueMicrotask"]){let e=p[s]=globalThis[s];Object.defineProperty(globalThis,s,{value:{[s]:(n,...r)=>e(a(n),...r)}[s],writable:!0,configurable:!0})}let w=o.nextTick;o.nextTick=function(e,...n){return w(
a(e),...n)};let k=1;class d{#e=t;#t=++k;constructor(e){if(typeof e!="string")throw Object.assign(new TypeError('The "type" argument must be of type string'),{code:"ERR_INVALID_ARG_TYPE"});this.type=e}runInAsyncScope(e,n,...r){
return i(this.#e,e,n,r)}bind(e,n){let r=this;return Object.assign(function(...c){return r.runInAsyncScope(e,n??this,...c)},{asyncResource:this})}asyncId(){return this.#t}triggerAsyncId(){return 1}emitDestroy(){
return this}static bind(e,n,r){return new d(n??(e.name||"bound-anonymous-fn")).bind(e,r)}}class I{#e;#t;constructor(e){this.#e=e?.defaultValue,this.#t=e?.name??""}get name(){return this.#t}getStore(){
return t!==void 0&&t.has(this)?t.get(this):this.#e}run(e,n,...r){return i(new Map(t).set(this,e),n,void 0,r)}exit(e,...n){let r=new Map(t);return r.delete(this),i(r.size?r:void 0,e,void 0,n)}enterWith(e){
t=new Map(t).set(this,e),p.queueMicrotask(()=>{t=void 0})}disable(){if(!t?.has(this))return;let e=new Map(t);e.delete(this),t=e.size?e:void 0}static bind(e){let n=t;return function(...r){return i(n,e,
this,r)}}static snapshot(){let e=t;return(n,...r)=>i(e,n,void 0,r)}}let h={enable(){return h},disable(){return h}};return{AsyncLocalStorage:I,AsyncResource:d,createHook:()=>h,executionAsyncId:()=>1,triggerAsyncId:()=>0,
executionAsyncResource:()=>({}),asyncWrapProviders:{}}}return R(j);})();
return library;
})()
