(() => {

var library=(()=>{var $=Object.defineProperty;var F=Object.getOwnPropertyDescriptor;var G=Object.getOwnPropertyNames;var H=Object.prototype.hasOwnProperty;var J=(n,s)=>{for(var u in s)$(n,u,{get:s[u],enumerable:!0})},Q=(n,s,u,l)=>{if(s&&typeof s=="object"||typeof s=="function")for(let o of G(s))!H.call(n,o)&&o!==u&&$(n,o,{get:()=>s[o],enumerable:!(l=F(s,
o))||l.enumerable});return n};var V=n=>Q($({},"__esModule",{value:!0}),n);var _={};J(_,{make:()=>Z});function O(n,s,u){let l=n.prototype;for(let o of Object.getOwnPropertyNames(l))o!=="constructor"&&Object.defineProperty(l,o,C);for(let o of Object.getOwnPropertyNames(n))o!=="prototype"&&o!=="name"&&o!==
"length"&&Object.defineProperty(n,o,C);return X(n,s),Object.defineProperty(n,"name",{value:s,configurable:!0,writable:!1,enumerable:!1}),n.length!==u&&Object.defineProperty(n,"length",{value:u,configurable:!0}),
n}var C={enumerable:!0};function X(n,s){Object.defineProperty(n.prototype,Symbol.toStringTag,{value:s,writable:!1,enumerable:!1,configurable:!0})}function Z({Event:n,EventTarget:s,clone:u,dispatch:l,handler:o,trusted:q}){let L={};function j(e,t,r){let c=Object.keys(t),d=c.map(f=>Symbol(f)),p=class extends n{constructor(f,g){if(arguments.length===
0)throw new TypeError(`${e}: a type is needed`);if(r!==void 0&&g?.[r]===void 0)throw new TypeError(`${e}: ${r} is needed`);super(f,g),c.forEach((y,x)=>{let m=g?.[y];this[d[x]]=m===void 0?t[y][0]():t[y][1](
m)})}};return c.forEach((f,g)=>{let y={get[f](){if(this[d[g]]===void 0&&!(this instanceof p))throw new TypeError("Illegal invocation");return this[d[g]]}};Object.defineProperty(p.prototype,f,Object.getOwnPropertyDescriptor(
y,f))}),O(p,e,r===void 0?1:2),L[e]=p,p}let P=e=>e,b=e=>`${e}`,B=()=>null,E=()=>"",I=()=>0,T=j("MessageEvent",{data:[B,P],origin:[E,b],lastEventId:[E,b],source:[B,e=>{if(e!==null&&!(e instanceof a))throw new TypeError(
"MessageEvent: source must be a MessagePort");return e}],ports:[()=>Object.freeze([]),e=>{if(typeof e!="object"||e===null||typeof e[Symbol.iterator]!="function")throw new TypeError("MessageEvent: port\
s must be a sequence of MessagePorts");let t=[...e];if(!t.every(r=>r instanceof a))throw new TypeError("MessageEvent: ports must be a sequence of MessagePorts");return Object.freeze(t)}]});T.prototype.
initMessageEvent=function(t,r,c,d=null,p="",f="",g=null,y=[]){if(arguments.length===0)throw new TypeError("initMessageEvent: a type is needed");this.initEvent(t,r,c);let x=new T(t,{data:d,origin:p,lastEventId:f,
source:g,ports:y});for(let m of Object.getOwnPropertySymbols(x))["data","origin","lastEventId","source","ports"].includes(m.description)&&(this[m]=x[m])},j("ErrorEvent",{message:[E,b],filename:[E,b],lineno:[
I,e=>e>>>0],colno:[I,e=>e>>>0],error:[()=>{},P]}),j("CloseEvent",{wasClean:[()=>!1,Boolean],code:[I,e=>e&65535],reason:[E,b]}),j("PromiseRejectionEvent",{promise:[B,P],reason:[()=>{},P]},"promise");let i=Symbol(
"port"),v=Symbol("MessagePort");class a extends s{constructor(t){if(t!==v)throw new TypeError("Illegal constructor");super(),this[i]={other:null,queue:[],started:!1,detached:!1,owner:this}}postMessage(t,r){
if(arguments.length===0)throw new TypeError("postMessage: a message is needed");let c=K(r),d=this[i];if(c.includes(this))throw new DOMException("A port cannot be transferred through itself.","DataClon\
eError");let[p,f]=u(t,c);d.other&&U(d.other,{data:p,ports:f})}start(){N(this[i])}close(){let t=this[i],r=t.other;t.other=null,t.detached=!0,r!==null&&(r.other=null,setTimeout(()=>{l(r.owner,q(new n("c\
lose")))},0))}ref(){return this}unref(){return this}hasRef(){return this[i].started}}o(a.prototype,"message",function(){N(this[i])}),o(a.prototype,"messageerror"),o(a.prototype,"close");let k=s.prototype.
addEventListener;Object.defineProperty(a.prototype,"addEventListener",{configurable:!0,writable:!0,value:{addEventListener(e,t,r){k.call(this,e,t,r),e==="message"&&N(this[i])}}.addEventListener});function K(e){
if(e==null)return[];if(typeof e!="object"&&typeof e!="function")throw new TypeError("postMessage: the options must be an object, or an array of what is transferred");let t=e[Symbol.iterator]===void 0?
e.transfer:e;if(t===void 0)return[];if(typeof t!="object"||t===null||t[Symbol.iterator]===void 0)throw new TypeError("postMessage: transfer must be a sequence");return[...t]}function U(e,t){e.queue.push(
t),e.started&&z(e)}function z(e){setTimeout(()=>{e.queue.length!==0&&l(e.owner,q(new T("message",e.queue.shift())))},0)}function N(e){if(!e.started){e.started=!0;for(let t=e.queue.length;t>0;t--)z(e)}}
function W(){let e=new a(v),t=new a(v);return e[i].other=t[i],t[i].other=e[i],[e,t]}function Y(e,t){let r=t[i]=e[i];e[i]={other:null,queue:[],started:!1,detached:!0,owner:e},r.owner=t,r.started=!1}let A=Symbol(
"port1"),D=Symbol("port2");class R{constructor(){[this[A],this[D]]=W()}get port1(){return this[A]}get port2(){return this[D]}}let w=new Map,h=Symbol("name"),M=Symbol("open");class S extends s{constructor(t){
if(arguments.length===0)throw new TypeError("BroadcastChannel: a name is needed");super(),this[h]=`${t}`,this[M]=!0,w.has(this[h])||w.set(this[h],new Set),w.get(this[h]).add(this)}get name(){if(this[h]===
void 0)throw new TypeError("Illegal invocation");return this[h]}postMessage(t){if(arguments.length===0)throw new TypeError("postMessage: a message is needed");if(!this[M])throw new DOMException("The B\
roadcastChannel is closed.","InvalidStateError");for(let r of w.get(this[h])){if(r===this)continue;let[c]=u(t,[]);setTimeout(()=>{r[M]&&l(r,q(new T("message",{data:c})))},0)}}close(){if(!this[M])return;
this[M]=!1;let t=w.get(this[h]);t.delete(this),t.size===0&&w.delete(this[h])}ref(){return this}unref(){return this}}return o(S.prototype,"message"),o(S.prototype,"messageerror"),O(a,"MessagePort",0),O(
R,"MessageChannel",0),O(S,"BroadcastChannel",1),{...L,MessagePort:a,MessageChannel:R,BroadcastChannel:S,port:()=>new a(v),move:Y,detached:e=>e[i].detached}}return V(_);})();
return library;
})()
