(() => {

var library=(()=>{var h=Object.defineProperty;var m=Object.getOwnPropertyDescriptor;var w=Object.getOwnPropertyNames;var p=Object.prototype.hasOwnProperty;var k=(i,t)=>{for(var n in t)h(i,n,{get:t[n],enumerable:!0})},b=(i,t,n,e)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of w(t))!p.call(i,s)&&s!==n&&h(i,s,{get:()=>t[s],enumerable:!(e=m(t,
s))||e.enumerable});return i};var S=i=>b(h({},"__esModule",{value:!0}),i);var M={};k(M,{Glob:()=>a});function d(i){let n=[""];for(let e=0;e<i.length;e++){let s=i[e];if(s==="\\"){n=n.map(o=>o+i.slice(e,e+2)),e++;continue}if(s==="["){let o=g(i,e);if(o>0){n=n.map(l=>l+i.slice(e,o+1)),e=o;continue}}if(s!==
"{"){n=n.map(o=>o+s);continue}let{options:r,end:f}=E(i,e);if(f<0)return null;let c=r.flatMap(o=>d(o)??[]);if(n.length*c.length>1e3)throw new RangeError("Glob: the braces come to more than 1000 pattern\
s");n=n.flatMap(o=>c.map(l=>o+l)),e=f}return n}function E(i,t){let n=[],e=0,s=t+1;for(let r=t;r<i.length;r++){if(i[r]==="\\"){r++;continue}if(i[r]==="{")e++;else if(i[r]===","&&e===1)n.push(i.slice(s,
r)),s=r+1;else if(i[r]==="}"&&--e===0)return n.push(i.slice(s,r)),{options:n,end:r}}return{options:n,end:-1}}function g(i,t){let n=t+1;(i[n]==="!"||i[n]==="^")&&n++;for(let e=!0;n<i.length;n++,e=!1){if(i[n]===
"\\"){n++;continue}if(i[n]==="]"&&!e)return n}return-1}function O(i){let t=[],n=[...i];for(let e=0;e<n.length;e++){let s=n[e];if(s==="\\"){if(++e>=n.length)return null;t.push({kind:"is",c:n[e]})}else if(s===
"?")t.push({kind:"one"});else if(s==="*"){let r=1;for(;n[e+1]==="*";)r++,e++;if(!(r>1&&(t.length===0||t.at(-1).c==="/")&&(n[e+1]===void 0||n[e+1]==="/"))){t.push({kind:"star"});continue}n[e+1]==="/"?(t.
push({kind:"dirs"}),e++):t.push({kind:"all"})}else if(s==="["){let r=g(n,e);if(r<0)return null;let f=e+1,c=n[f]==="!"||n[f]==="^";c&&f++;let o=[];for(let l=f;l<r;l++){n[l]==="\\"&&l++;let u=n[l];n[l+1]===
"-"&&l+2<r?(l+=2,n[l]==="\\"&&l++,o.push([u,n[l]])):o.push([u,u])}t.push({kind:"class",not:c,ranges:o}),e=r}else t.push({kind:"is",c:s})}return t}function x(i,t){let n=0,e=0,s=-1,r=0,f=-1,c=0;for(;;){
let o=i[n];if(o===void 0&&e===t.length)return!0;if(o?.kind==="star"){s=n++,r=e;continue}if(o?.kind==="all"||o?.kind==="dirs"){f=n++,c=e,s=-1;continue}if(o!==void 0&&e<t.length&&y(o,t[e])){n++,e++;continue}
if(s>=0&&r<t.length&&t[r]!=="/"){n=s+1,e=++r;continue}if(s=-1,f<0)return!1;if(i[f].kind==="all"){if(c>=t.length)return!1;e=++c}else{let l=t.indexOf("/",c);if(l<0)return!1;e=c=l+1}n=f+1}}function y(i,t){
switch(i.kind){case"is":return t===i.c;case"one":return t!=="/";default:return i.ranges.some(([n,e])=>t>=n&&t<=e)!==i.not&&t!=="/"}}var a=class{#n=!1;#e;constructor(t){if(typeof t!="string")throw new TypeError(
"Glob.constructor: first argument is not a string");for(;t[0]==="!";)this.#n=!this.#n,t=t.slice(1);this.#e=(d(t)??[]).map(O).filter(n=>n!==null)}match(t){if(typeof t!="string")throw new TypeError("Glo\
b.matchString: first argument is not a string");let n=[...t];return this.#e.some(e=>x(e,n))!==this.#n}scan(){throw Object.assign(new Error("Glob.scan is not there in the sandbox: handlers have no file\
s"),{code:"ENOSYS"})}scanSync(){return this.scan()}};return S(M);})();
return library;
})()
