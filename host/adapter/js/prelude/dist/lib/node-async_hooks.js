(() => {

var library=(()=>{var l=Object.defineProperty;var w=Object.getOwnPropertyDescriptor;var k=Object.getOwnPropertyNames;var I=Object.prototype.hasOwnProperty;var A=(o,t)=>{for(var i in t)l(o,i,{get:t[i],enumerable:!0})},T=(o,t,i,c)=>{if(t&&typeof t=="object"||typeof t=="function")for(let u of k(t))!I.call(o,u)&&u!==i&&l(o,u,{get:()=>t[u],enumerable:!(c=w(t,
u))||c.enumerable});return o};var x=o=>T(l({},"__esModule",{value:!0}),o);var P={};A(P,{make:()=>M});function M({process:o}){let t,i=(s,e,n,r)=>{let h=t;t=s;try{return Reflect.apply(e,n,r)}finally{t=h}},c=s=>{if(t===void 0||typeof s!="function")return s;let e=t;return function(...n){
return i(e,s,this,n)}},u=s=>{if(typeof s!="function")return s;let e=t;return n=>{let r=t;t=e;try{return s(n)}finally{t=r}}},{then:p}=Promise.prototype,f=Function.prototype.call.bind(p);Object.defineProperty(
Promise.prototype,"then",{value:{then(s,e){return t===void 0?f(this,s,e):f(this,u(s),u(e))}}.then,writable:!0,configurable:!0});let y={};for(let s of["setTimeout","setInterval","setImmediate","queueMi\
crotask"]){let e=y[s]=globalThis[s];Object.defineProperty(globalThis,s,{value:{[s]:(n,...r)=>e(c(n),...r)}[s],writable:!0,configurable:!0})}let b=o.nextTick;o.nextTick=function(e,...n){return b(c(e),...n)};
let g=1;class a{#e=t;#t=++g;constructor(e){if(typeof e!="string")throw Object.assign(new TypeError('The "type" argument must be of type string'),{code:"ERR_INVALID_ARG_TYPE"});this.type=e}runInAsyncScope(e,n,...r){
return i(this.#e,e,n,r)}bind(e,n){let r=this;return Object.assign(function(...h){return r.runInAsyncScope(e,n??this,...h)},{asyncResource:this})}asyncId(){return this.#t}triggerAsyncId(){return 1}emitDestroy(){
return this}static bind(e,n,r){return new a(n??(e.name||"bound-anonymous-fn")).bind(e,r)}}class m{#e;#t;constructor(e){this.#e=e?.defaultValue,this.#t=e?.name??""}get name(){return this.#t}getStore(){
return t!==void 0&&t.has(this)?t.get(this):this.#e}run(e,n,...r){return i(new Map(t).set(this,e),n,void 0,r)}exit(e,...n){let r=new Map(t);return r.delete(this),i(r.size?r:void 0,e,void 0,n)}enterWith(e){
t=new Map(t).set(this,e),y.queueMicrotask(()=>{t=void 0})}disable(){if(!t?.has(this))return;let e=new Map(t);e.delete(this),t=e.size?e:void 0}static bind(e){let n=t;return function(...r){return i(n,e,
this,r)}}static snapshot(){let e=t;return(n,...r)=>i(e,n,void 0,r)}}let d={enable(){return d},disable(){return d}};return{AsyncLocalStorage:m,AsyncResource:a,createHook:()=>d,executionAsyncId:()=>1,triggerAsyncId:()=>0,
executionAsyncResource:()=>({}),asyncWrapProviders:{}}}return x(P);})();
return library;
})()
