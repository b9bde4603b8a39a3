(() => {

var library=(()=>{var h=Object.defineProperty;var d=Object.getOwnPropertyDescriptor;var p=Object.getOwnPropertyNames;var g=Object.prototype.hasOwnProperty;var f=(e,t)=>{for(var s in t)h(e,s,{get:t[s],enumerable:!0})},m=(e,t,s,r)=>{if(t&&typeof t=="object"||typeof t=="function")for(let o of p(t))!g.call(e,o)&&o!==s&&h(e,o,{get:()=>t[o],enumerable:!(r=d(t,
o))||r.enumerable});return e};var x=e=>m(h({},"__esModule",{value:!0}),e);var w={};f(w,{CloseEvent:()=>u,ErrorEvent:()=>i,MessageChannel:()=>c,MessageEvent:()=>a,MessagePort:()=>n});var a=class extends Event{constructor(t,s){super(t,s),this.data=s?.data??null,this.origin=String(
s?.origin??""),this.lastEventId=String(s?.lastEventId??""),this.source=s?.source??null,this.ports=[...s?.ports??[]]}},i=class extends Event{constructor(t,s){super(t,s),this.message=String(s?.message??
""),this.filename=String(s?.filename??""),this.lineno=Number(s?.lineno??0),this.colno=Number(s?.colno??0),this.error=s?.error??null}},u=class extends Event{constructor(t,s){super(t,s),this.wasClean=!!s?.
wasClean,this.code=Number(s?.code??0),this.reason=String(s?.reason??"")}},l=Symbol("MessagePort"),n=class e extends EventTarget{#s=null;#t=[];#e=!1;#r=null;constructor(t){if(super(),t!==l)throw new TypeError(
"Illegal constructor")}static pair(){let t=new e(l),s=new e(l);return t.#s=s,s.#s=t,[t,s]}postMessage(t,s){let r=structuredClone(t,Array.isArray(s)?{transfer:s}:s);this.#s&&this.#s.#a(r)}#a(t){this.#t.
push(t),this.#e&&this.#o()}#o(){setTimeout(()=>{this.#t.length>0&&this.dispatchEvent(new a("message",{data:this.#t.shift()}))},0)}addEventListener(t,s,r){super.addEventListener(t,s,r),t==="message"&&this.
start()}get onmessage(){return this.#r}set onmessage(t){this.#r=t,this.start()}start(){if(!this.#e){this.#e=!0;for(let t of this.#t)this.#o()}}close(){this.#s&&(this.#s.#s=null),this.#s=null}ref(){}unref(){}},
c=class{constructor(){[this.port1,this.port2]=n.pair()}};return x(w);})();
return library;
})()
