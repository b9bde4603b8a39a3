(() => {

"use strict";var library=(()=>{var E=Object.defineProperty;var C=Object.getOwnPropertyDescriptor;var L=Object.getOwnPropertyNames;var D=Object.prototype.hasOwnProperty;var H=(l,n)=>{for(var u of Object.keys(n))E(l,u,{get:n[u],enumerable:!0})},M=(l,n,u,d)=>{if(n&&typeof n=="object"||typeof n=="function")for(let a of L(n))!D.call(l,a)&&a!==u&&E(l,a,{get:()=>n[a],enumerable:!(d=C(n,
a))||d.enumerable});return l};var S=l=>M(E({},"__esModule",{value:!0}),l);var q={};H(q,{make:()=>W});function W({host:l,process:n,messageOf:u,stackOf:d,events:a}){let{Event:v,EventTarget:T,dispatch:f,handler:w,listen:y,listened:h,trusted:s,unlisten:m}=a,i=new T,x=(e,t,r)=>{
y(i,e,t,r)},R=(e,t,r)=>{m(i,e,t,r)},p=e=>{if(!(e instanceof v))throw new TypeError("dispatchEvent: an Event is needed");return f(i,e,globalThis)},c=null;Object.defineProperty(globalThis,"onerror",{configurable:!0,
enumerable:!0,get:()=>c,set:e=>{c=typeof e=="function"?e:null}});for(let e of["unhandledrejection","rejectionhandled"])w(globalThis,e,void 0,()=>i);let j=e=>{let t=d(e);l.log(8,u(e)+(t?`
`+l.trace(t):""))},o=!1;function b(e,t="uncaughtException"){if(o)return!1;o=!0;try{if(c!==null||h(i,"error")){let r=s(new ErrorEvent("error",{cancelable:!0,message:u(e),error:e}));if(c!==null&&c.call(
globalThis,r.message,"",0,0,e)===!0&&r.preventDefault(),!f(i,r,globalThis))return!0}return n.emit("uncaughtExceptionMonitor",e,t),n.emit("uncaughtException",e,t)}catch(r){return j(r),!0}finally{o=!1}}
let g=new WeakSet;function k(e,t){if(o)return!1;try{if(h(i,"unhandledrejection")&&(g.add(e),!f(i,s(new PromiseRejectionEvent("unhandledrejection",{cancelable:!0,promise:e,reason:t})),globalThis)))return!0;
if(n.listenerCount("unhandledRejection")>0)return g.add(e),o=!0,n.emit("unhandledRejection",t,e)}catch(r){return j(r),!0}finally{o=!1}return n.listenerCount("uncaughtException")>0&&b(t,"unhandledRejec\
tion")}function P(e){g.delete(e)&&(n.emit("rejectionHandled",e),h(i,"rejectionhandled")&&f(i,s(new PromiseRejectionEvent("rejectionhandled",{promise:e,reason:void 0})),globalThis))}return{addEventListener:x,
removeEventListener:R,dispatchEvent:p,uncaught:b,rejected:k,handled:P}}return S(q);})();
return library;
})()
