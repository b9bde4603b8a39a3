(() => {

var library=(()=>{var n=Object.defineProperty;var e=Object.getOwnPropertyDescriptor;var u=Object.getOwnPropertyNames;var C=Object.prototype.hasOwnProperty;var c=(o,t)=>{for(var r in t)n(o,r,{get:t[r],enumerable:!0})},f=(o,t,r,a)=>{if(t&&typeof t=="object"||typeof t=="function")for(let l of u(t))!C.call(o,l)&&l!==r&&n(o,l,{get:()=>t[l],enumerable:!(a=e(t,
l))||a.enumerable});return o};var i=o=>f(n({},"__esModule",{value:!0}),o);var m={};c(m,{make:()=>k});function k({collate:o}){return{Intl:{Collator:o.Collator}}}return i(m);})();
return library;
})()
