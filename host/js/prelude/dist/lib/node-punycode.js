(() => {

"use strict";var library=(()=>{var C=Object.defineProperty;var S=Object.getOwnPropertyDescriptor;var T=Object.getOwnPropertyNames;var D=Object.prototype.hasOwnProperty;var E=(t,n)=>{for(var s of Object.keys(n))C(t,s,{get:n[s],enumerable:!0})},L=(t,n,s,e)=>{if(n&&typeof n=="object"||typeof n=="function")for(let o of T(n))!D.call(t,o)&&o!==s&&C(t,o,{get:()=>n[o],enumerable:!(e=S(n,
o))||e.enumerable});return t};var N=t=>L(C({},"__esModule",{value:!0}),t);var K={};E(K,{make:()=>J});var j=/^xn--/,O=/[^\0-\x7F]/,V=/[\x2E\u3002\uFF0E\uFF61]/g,q={overflow:"Overflow: input needs wider integers to process","not-basic":"Illegal input >= 0x80 (not a basic code point)","invalid-input":"I\
nvalid input"},g=35,u=Math.floor,m=String.fromCharCode;function d(t){throw new RangeError(q[t])}function y(t,n){let s=[],e=t.length;for(;e--;)s[e]=n(t[e]);return s}function M(t,n){let s=t.split("@"),e="";
s.length>1&&(e=s[0]+"@",t=s[1]),t=t.replace(V,".");let o=t.split("."),i=y(o,n).join(".");return e+i}function v(t){let n=[],s=0,e=t.length;for(;s<e;){let o=t.charCodeAt(s++);if(o>=55296&&o<=56319&&s<e){
let i=t.charCodeAt(s++);(i&64512)==56320?n.push(((o&1023)<<10)+(i&1023)+65536):(n.push(o),s--)}else n.push(o)}return n}var U=t=>String.fromCodePoint(...t),R=function(t){return t>=48&&t<58?26+(t-48):t>=
65&&t<91?t-65:t>=97&&t<123?t-97:36},I=function(t,n){return t+22+75*(t<26)-((n!=0)<<5)},F=function(t,n,s){let e=0;for(t=s?u(t/700):t>>1,t+=u(t/n);t>g*26>>1;e+=36)t=u(t/g);return u(e+(g+1)*t/(t+38))},A=function(t){
let n=[],s=t.length,e=0,o=128,i=72,l=t.lastIndexOf("-");l<0&&(l=0);for(let r=0;r<l;++r)t.charCodeAt(r)>=128&&d("not-basic"),n.push(t.charCodeAt(r));for(let r=l>0?l+1:0;r<s;){let c=e;for(let a=1,f=36;;f+=
36){r>=s&&d("invalid-input");let x=R(t.charCodeAt(r++));x>=36&&d("invalid-input"),x>u((2147483647-e)/a)&&d("overflow"),e+=x*a;let p=f<=i?1:f>=i+26?26:f-i;if(x<p)break;let b=36-p;a>u(2147483647/b)&&d("\
overflow"),a*=b}let h=n.length+1;i=F(e-c,h,c==0),u(e/h)>2147483647-o&&d("overflow"),o+=u(e/h),e%=h,n.splice(e++,0,o)}return String.fromCodePoint(...n)},k=function(t){let n=[];t=v(t);let s=t.length,e=128,
o=0,i=72;for(let c of t)c<128&&n.push(m(c));let l=n.length,r=l;for(l&&n.push("-");r<s;){let c=2147483647;for(let a of t)a>=e&&a<c&&(c=a);let h=r+1;c-e>u((2147483647-o)/h)&&d("overflow"),o+=(c-e)*h,e=c;
for(let a of t)if(a<e&&++o>2147483647&&d("overflow"),a===e){let f=o;for(let x=36;;x+=36){let p=x<=i?1:x>=i+26?26:x-i;if(f<p)break;let b=f-p,w=36-p;n.push(m(I(p+b%w,0))),f=u(b/w)}n.push(m(I(f,0))),i=F(
o,h,r===l),o=0,++r}++o,++e}return n.join("")},z=function(t){return M(t,function(n){return j.test(n)?A(n.slice(4).toLowerCase()):n})},G=function(t){return M(t,function(n){return O.test(n)?"xn--"+k(n):n})},
H={version:"2.3.1",ucs2:{decode:v,encode:U},decode:A,encode:k,toASCII:G,toUnicode:z};var B=H;var J=()=>B;return N(K);})();
return library;
})()
