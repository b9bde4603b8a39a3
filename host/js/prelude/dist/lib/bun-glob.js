(() => {

"use strict";var library=(()=>{var h=Object.defineProperty;var E=Object.getOwnPropertyDescriptor;var w=Object.getOwnPropertyNames;var S=Object.prototype.hasOwnProperty;var k=(i,n)=>{for(var e of Object.keys(n))h(i,e,{get:n[e],enumerable:!0})},T=(i,n,e,t)=>{if(n&&typeof n=="object"||typeof n=="function")for(let o of w(n))!S.call(i,o)&&o!==e&&h(i,o,{get:()=>n[o],enumerable:!(t=E(n,
o))||t.enumerable});return i};var b=i=>T(h({},"__esModule",{value:!0}),i);var y={};k(y,{Glob:()=>a});function d(i,n=0){let e=[""],t=0,o=!0,r=s=>{let f=e.length*s.length,c=l=>l.reduce((u,m)=>u+m.length,0);if(f>1e3)throw new RangeError("Glob: the braces come to more than 1000 patterns");if(f>1&&c(e)*s.
length+c(s)*e.length>1e5)throw new RangeError("Glob: the braces come to more than 100000 characters");e=e.flatMap(l=>s.map(u=>l+u))};for(let s=0;s<i.length;s++){let f=i[s];if(f==="\\"){s++;continue}if(f===
"["&&o){let u=g(i,s);u>0?s=u:o=!1;continue}if(f!=="{")continue;let{options:c,end:l}=O(i,s);if(l<0||n===32)return null;r([i.slice(t,s)]),r(c.flatMap(u=>d(u,n+1)??[])),s=l,t=l+1}return r([i.slice(t)]),e}
function O(i,n){let e=[],t=0,o=n+1;for(let r=n;r<i.length;r++){if(i[r]==="\\"){r++;continue}if(i[r]==="{")t++;else if(i[r]===","&&t===1)e.push(i.slice(o,r)),o=r+1;else if(i[r]==="}"&&--t===0)return e.
push(i.slice(o,r)),{options:e,end:r}}return{options:e,end:-1}}function g(i,n){let e=n+1;(i[e]==="!"||i[e]==="^")&&e++;for(let t=!0;e<i.length;e++,t=!1){if(i[e]==="\\"){e++;continue}if(i[e]==="]"&&!t)return e}
return-1}function p(i){let n=[],e=[...i];for(let t=0;t<e.length;t++){let o=e[t];if(o==="\\"){if(++t>=e.length)return null;n.push({kind:"is",c:e[t]})}else if(o==="?")n.push({kind:"one"});else if(o==="*"){
let r=1;for(;e[t+1]==="*";)r++,t++;if(!(r>1&&(n.length===0||n.at(-1)?.c==="/")&&(e[t+1]===void 0||e[t+1]==="/"))){n.push({kind:"star"});continue}e[t+1]==="/"?(n.push({kind:"dirs"}),t++):n.push({kind:"\
all"})}else if(o==="["){let r=g(e,t);if(r<0)return null;let s=t+1,f=e[s]==="!"||e[s]==="^";f&&s++;let c=[];for(let l=s;l<r;l++){e[l]==="\\"&&l++;let u=e[l];e[l+1]==="-"&&l+2<r?(l+=2,e[l]==="\\"&&l++,c.
push([u,e[l]])):c.push([u,u])}n.push({kind:"class",not:f,ranges:c}),t=r}else n.push({kind:"is",c:o})}return n}function G(i,n){let e=0,t=0,o=-1,r=0,s=-1,f=0;for(;;){let c=i[e];if(c===void 0&&t===n.length)
return!0;if(c?.kind==="star"){o=e++,r=t;continue}if(c?.kind==="all"||c?.kind==="dirs"){s=e++,f=t,o=-1;continue}if(c!==void 0&&t<n.length&&x(c,n[t])){e++,t++;continue}if(o>=0&&r<n.length&&n[r]!=="/"){e=
o+1,t=++r;continue}if(o=-1,s<0)return!1;if(i[s].kind==="all"){if(f>=n.length)return!1;t=++f}else{let l=n.indexOf("/",f);if(l<0)return!1;t=f=l+1}e=s+1}}function x(i,n){switch(i.kind){case"is":return n===
i.c;case"one":return n!=="/";default:return i.ranges.some(([e,t])=>n>=e&&n<=t)!==i.not&&n!=="/"}}var a=class{#e=!1;#n;constructor(n){if(typeof n!="string")throw new TypeError("Glob.constructor: first \
argument is not a string");let e=0;for(;n[e]==="!";)e++;this.#e=e%2===1,this.#n=(d(n.slice(e))??[]).map(p).filter(t=>t!==null)}match(n){if(typeof n!="string")throw new TypeError("Glob.matchString: fir\
st argument is not a string");let e=[...n];return this.#n.some(t=>G(t,e))!==this.#e}scan(){throw Object.assign(new Error("Glob.scan is not there in the sandbox: handlers have no files"),{code:"ENOSYS"})}scanSync(){
return this.scan()}};return b(y);})();
return library;
})()
