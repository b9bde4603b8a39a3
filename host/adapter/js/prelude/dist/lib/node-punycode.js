(() => {

var library=(()=>{var E=Object.create;var C=Object.defineProperty;var L=Object.getOwnPropertyDescriptor;var N=Object.getOwnPropertyNames;var j=Object.getPrototypeOf,O=Object.prototype.hasOwnProperty;var V=(t,n)=>()=>{try{return n||t((n={exports:{}}).exports,n),n.exports}catch(o){throw n=0,o}},q=(t,n)=>{for(var o in n)C(t,o,{get:n[o],enumerable:!0})},I=(t,n,o,e)=>{if(n&&typeof n=="object"||typeof n==
"function")for(let s of N(n))!O.call(t,s)&&s!==o&&C(t,s,{get:()=>n[s],enumerable:!(e=L(n,s))||e.enumerable});return t};var y=(t,n,o)=>(o=t!=null?E(j(t)):{},I(n||!t||!t.__esModule?C(o,"default",{value:t,enumerable:!0}):o,t)),U=t=>I(C({},"__esModule",{value:!0}),t);var T=V((P,S)=>{"use strict";var R=/^xn--/,z=/[^\0-\x7F]/,G=/[\x2E\u3002\uFF0E\uFF61]/g,H={overflow:"Overflow: input needs wider integers to process","not-basic":"Illegal input >= 0x80 (not a basic co\
de point)","invalid-input":"Invalid input"},g=35,u=Math.floor,m=String.fromCharCode;function d(t){throw new RangeError(H[t])}function J(t,n){let o=[],e=t.length;for(;e--;)o[e]=n(t[e]);return o}function v(t,n){
let o=t.split("@"),e="";o.length>1&&(e=o[0]+"@",t=o[1]),t=t.replace(G,".");let s=t.split("."),i=J(s,n).join(".");return e+i}function F(t){let n=[],o=0,e=t.length;for(;o<e;){let s=t.charCodeAt(o++);if(s>=
55296&&s<=56319&&o<e){let i=t.charCodeAt(o++);(i&64512)==56320?n.push(((s&1023)<<10)+(i&1023)+65536):(n.push(s),o--)}else n.push(s)}return n}var K=t=>String.fromCodePoint(...t),Q=function(t){return t>=
48&&t<58?26+(t-48):t>=65&&t<91?t-65:t>=97&&t<123?t-97:36},M=function(t,n){return t+22+75*(t<26)-((n!=0)<<5)},A=function(t,n,o){let e=0;for(t=o?u(t/700):t>>1,t+=u(t/n);t>g*26>>1;e+=36)t=u(t/g);return u(
e+(g+1)*t/(t+38))},k=function(t){let n=[],o=t.length,e=0,s=128,i=72,l=t.lastIndexOf("-");l<0&&(l=0);for(let r=0;r<l;++r)t.charCodeAt(r)>=128&&d("not-basic"),n.push(t.charCodeAt(r));for(let r=l>0?l+1:0;r<
o;){let c=e;for(let a=1,f=36;;f+=36){r>=o&&d("invalid-input");let x=Q(t.charCodeAt(r++));x>=36&&d("invalid-input"),x>u((2147483647-e)/a)&&d("overflow"),e+=x*a;let p=f<=i?1:f>=i+26?26:f-i;if(x<p)break;
let b=36-p;a>u(2147483647/b)&&d("overflow"),a*=b}let h=n.length+1;i=A(e-c,h,c==0),u(e/h)>2147483647-s&&d("overflow"),s+=u(e/h),e%=h,n.splice(e++,0,s)}return String.fromCodePoint(...n)},B=function(t){let n=[];
t=F(t);let o=t.length,e=128,s=0,i=72;for(let c of t)c<128&&n.push(m(c));let l=n.length,r=l;for(l&&n.push("-");r<o;){let c=2147483647;for(let a of t)a>=e&&a<c&&(c=a);let h=r+1;c-e>u((2147483647-s)/h)&&
d("overflow"),s+=(c-e)*h,e=c;for(let a of t)if(a<e&&++s>2147483647&&d("overflow"),a===e){let f=s;for(let x=36;;x+=36){let p=x<=i?1:x>=i+26?26:x-i;if(f<p)break;let b=f-p,w=36-p;n.push(m(M(p+b%w,0))),f=
u(b/w)}n.push(m(M(f,0))),i=A(s,h,r===l),s=0,++r}++s,++e}return n.join("")},W=function(t){return v(t,function(n){return R.test(n)?k(n.slice(4).toLowerCase()):n})},X=function(t){return v(t,function(n){return z.
test(n)?"xn--"+B(n):n})},Y={version:"2.3.1",ucs2:{decode:F,encode:K},decode:k,encode:B,toASCII:X,toUnicode:W};S.exports=Y});var _={};q(_,{make:()=>Z});var D=y(T()),Z=()=>D.default;return U(_);})();
return library;
})()
