(() => {

"use strict";var library=(()=>{var $=Object.defineProperty;var F=Object.getOwnPropertyDescriptor;var G=Object.getOwnPropertyNames;var H=Object.prototype.hasOwnProperty;var J=(o,s)=>{for(var f of Object.keys(s))$(o,f,{get:s[f],enumerable:!0})},Q=(o,s,f,l)=>{if(s&&typeof s=="object"||typeof s=="function")for(let n of G(s))!H.call(o,n)&&n!==f&&$(o,n,{get:()=>s[n],enumerable:!(l=F(s,
n))||l.enumerable});return o};var V=o=>Q($({},"__esModule",{value:!0}),o);var _={};J(_,{make:()=>Z});function M(o,s,f){let l=o.prototype;for(let n of Object.getOwnPropertyNames(l))n!=="constructor"&&Object.defineProperty(l,n,k);for(let n of Object.getOwnPropertyNames(o))n!=="prototype"&&n!=="name"&&n!==
"length"&&Object.defineProperty(o,n,k);return X(o,s),Object.defineProperty(o,"name",{value:s,configurable:!0,writable:!1,enumerable:!1}),o.length!==f&&Object.defineProperty(o,"length",{value:f,configurable:!0}),
o}var k={enumerable:!0};function X(o,s){Object.defineProperty(o.prototype,Symbol.toStringTag,{value:s,writable:!1,enumerable:!1,configurable:!0})}function Z({Event:o,EventTarget:s,clone:f,dispatch:l,handler:n,trusted:q}){let D={};function j(e,t,r){let u=Object.keys(t),d=u.map(c=>Symbol(c)),h=class extends o{constructor(c,g){if(arguments.length===
0)throw new TypeError(`${e}: a type is needed`);if(r!==void 0&&g?.[r]===void 0)throw new TypeError(`${e}: ${r} is needed`);super(c,g),u.forEach((y,x)=>{let m=g?.[y];this[d[x]]=m===void 0?t[y][0]():t[y][1](
m)})}};return u.forEach((c,g)=>{let y={get[c](){if(this[d[g]]===void 0&&!(this instanceof h))throw new TypeError("Illegal invocation");return this[d[g]]}};Object.defineProperty(h.prototype,c,Object.getOwnPropertyDescriptor(
y,c)??{})}),M(h,e,r===void 0?1:2),D[e]=h,h}let P=e=>e,b=e=>`${e}`,B=()=>null,E=()=>"",I=()=>0,T=j("MessageEvent",{data:[B,P],origin:[E,b],lastEventId:[E,b],source:[B,e=>{if(e!==null&&!(e instanceof a))
throw new TypeError("MessageEvent: source must be a MessagePort");return e}],ports:[()=>Object.freeze([]),e=>{if(typeof e!="object"||e===null||typeof e[Symbol.iterator]!="function")throw new TypeError(
"MessageEvent: ports must be a sequence of MessagePorts");let t=[...e];if(!t.every(r=>r instanceof a))throw new TypeError("MessageEvent: ports must be a sequence of MessagePorts");return Object.freeze(
t)}]});T.prototype.initMessageEvent=function(t,r,u,d=null,h="",c="",g=null,y=[]){if(arguments.length===0)throw new TypeError("initMessageEvent: a type is needed");this.initEvent(t,r,u);let x=new T(t,{
data:d,origin:h,lastEventId:c,source:g,ports:y});for(let m of Object.getOwnPropertySymbols(x))["data","origin","lastEventId","source","ports"].includes(m.description)&&(this[m]=x[m])},j("ErrorEvent",{
message:[E,b],filename:[E,b],lineno:[I,e=>e>>>0],colno:[I,e=>e>>>0],error:[()=>{},P]}),j("CloseEvent",{wasClean:[()=>!1,Boolean],code:[I,e=>e&65535],reason:[E,b]}),j("PromiseRejectionEvent",{promise:[
B,P],reason:[()=>{},P]},"promise");let i=Symbol("port"),v=Symbol("MessagePort");class a extends s{constructor(t){if(t!==v)throw new TypeError("Illegal constructor");super(),this[i]={other:null,queue:[],
started:!1,detached:!1,owner:this}}postMessage(t,r){if(arguments.length===0)throw new TypeError("postMessage: a message is needed");let u=K(r),d=this[i];if(u.includes(this))throw new DOMException("A p\
ort cannot be transferred through itself.","DataCloneError");let[h,c]=f(t,u);d.other&&U(d.other,{data:h,ports:c})}start(){N(this[i])}close(){let t=this[i],r=t.other;t.other=null,t.detached=!0,r!==null&&
(r.other=null,setTimeout(()=>{l(r.owner,q(new o("close")))},0))}ref(){return this}unref(){return this}hasRef(){return this[i].started}}n(a.prototype,"message",function(){N(this[i])}),n(a.prototype,"me\
ssageerror"),n(a.prototype,"close");let C=s.prototype.addEventListener;Object.defineProperty(a.prototype,"addEventListener",{configurable:!0,writable:!0,value:{addEventListener(e,t,r){C.call(this,e,t,
r),e==="message"&&N(this[i])}}.addEventListener});function K(e){if(e==null)return[];if(typeof e!="object"&&typeof e!="function")throw new TypeError("postMessage: the options must be an object, or an a\
rray of what is transferred");let t=e[Symbol.iterator]===void 0?e.transfer:e;if(t===void 0)return[];if(typeof t!="object"||t===null||t[Symbol.iterator]===void 0)throw new TypeError("postMessage: trans\
fer must be a sequence");return[...t]}function U(e,t){e.queue.push(t),e.started&&L(e)}function L(e){setTimeout(()=>{e.queue.length!==0&&l(e.owner,q(new T("message",e.queue.shift())))},0)}function N(e){
if(!e.started){e.started=!0;for(let t=e.queue.length;t>0;t--)L(e)}}function W(){let e=new a(v),t=new a(v);return e[i].other=t[i],t[i].other=e[i],[e,t]}function Y(e,t){let r=t[i]=e[i];e[i]={other:null,
queue:[],started:!1,detached:!0,owner:e},r.owner=t,r.started=!1}let R=Symbol("port1"),z=Symbol("port2");class A{constructor(){[this[R],this[z]]=W()}get port1(){return this[R]}get port2(){return this[z]}}
let w=new Map,p=Symbol("name"),O=Symbol("open");class S extends s{constructor(t){if(arguments.length===0)throw new TypeError("BroadcastChannel: a name is needed");super(),this[p]=`${t}`,this[O]=!0,w.has(
this[p])||w.set(this[p],new Set),w.get(this[p]).add(this)}get name(){if(this[p]===void 0)throw new TypeError("Illegal invocation");return this[p]}postMessage(t){if(arguments.length===0)throw new TypeError(
"postMessage: a message is needed");if(!this[O])throw new DOMException("The BroadcastChannel is closed.","InvalidStateError");for(let r of w.get(this[p])){if(r===this)continue;let[u]=f(t,[]);setTimeout(
()=>{r[O]&&l(r,q(new T("message",{data:u})))},0)}}close(){if(!this[O])return;this[O]=!1;let t=w.get(this[p]);t.delete(this),t.size===0&&w.delete(this[p])}ref(){return this}unref(){return this}}return n(
S.prototype,"message"),n(S.prototype,"messageerror"),M(a,"MessagePort",0),M(A,"MessageChannel",0),M(S,"BroadcastChannel",1),{...D,MessagePort:a,MessageChannel:A,BroadcastChannel:S,port:()=>new a(v),move:Y,
detached:e=>e[i].detached}}return V(_);})();
return library;
})()
