(() => {

"use strict";var library=(()=>{var O=Object.defineProperty;var D=Object.getOwnPropertyDescriptor;var N=Object.getOwnPropertyNames;var U=Object.prototype.hasOwnProperty;var $=(e,t)=>{for(var r of Object.keys(t))O(e,r,{get:t[r],enumerable:!0})},k=(e,t,r,o)=>{if(t&&typeof t=="object"||typeof t=="function")for(let n of N(t))!U.call(e,n)&&n!==r&&O(e,n,{get:()=>t[n],enumerable:!(o=D(t,
n))||o.enumerable});return e};var H=e=>k(O({},"__esModule",{value:!0}),e);var C={};$(C,{make:()=>Z});var L,I,M,q,Y,h,a,E,g,w,B,T,u,G,c,_,S,K,X,p,l,s,R,z,F,j,y;function m(e){({host:L,bytesOf:I,join:M,streamOf:q,streams:Y,Headers:h,URL:a,bodyOf:E,free:g,isStream:w,text:B,used:T}=e),{BODY:u,BYTES:G,HEADERS:c,
LIST:_,METHOD:S,MODIFIED:K,NAME:X,OPTIONS:p,SHARED:l,SIGNAL:s,SOURCE:R,TOO_MANY:z,TYPE:F,URL_TEXT:j,USED:y}=e.slots}function P(e,t){if(t!=null&&typeof t!="object"&&typeof t!="function")throw new TypeError(`${e}: the options must be an object`);return t}function Z(e){return m(e),Q}var x=["GET","HEAD","POST","PUT","DELETE","OPTIONS","PATCH"],J=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,b={redirect:["follow","error","manual"],mode:["navigate","same-origin","no-c\
ors","cors"],credentials:["omit","same-origin","include"],cache:["default","no-store","reload","no-cache","force-cache","only-if-cached"],referrerPolicy:["","no-referrer","no-referrer-when-downgrade",
"same-origin","origin","strict-origin","origin-when-cross-origin","strict-origin-when-cross-origin","unsafe-url"],priority:["high","low","auto"]};function Q(e,t,r,o){let n=P("Request",r)??{};o===null&&
typeof t=="object"&&t!==null&&!(t instanceof a)&&t.url!==void 0&&(n=V(t,n),t=t.url),e[j]=o!==null?o.url:String(new a(`${t}`)),e[S]=n.method===void 0||n.method===null?o?.method??"GET":W(n.method),e[p]=
v(n,o);let f=n.signal;if(f===void 0)e[s]=o?.[s];else{if(f!==null&&!(f instanceof AbortSignal))throw new TypeError("Request: signal must be an AbortSignal");e[s]=f??void 0}if(e[c]=new h(n.headers===void 0?
o?.headers:n.headers),e[y]=!1,e[u]=null,n.body!==void 0&&n.body!==null){let[i,d,A]=E(n.body);e[u]=i,A&&(e[l]=!0),d&&!e[c].has("content-type")&&e[c].set("content-type",d)}else if(o!==null){let i=o[R]();
if(i===null)return;if(o.bodyUsed)throw T();w(i)&&g(i),e[u]=i,o[l]&&(e[l]=!0),o[y]=!0}}function V(e,t){let r={};for(let o of["method","headers","body","signal",...Object.keys(b)]){let n=t[o]===void 0?e[o]:
t[o];n!==void 0&&(r[o]=n)}return r}function W(e){if(e=`${e}`,x.includes(e))return e;let t=e.toUpperCase();if(x.includes(t))return t;if(!J.test(e))throw new TypeError(`Request: '${e}' is no method`);return e}
function v(e,t){let r=t?.[p]??null,o=(n,f)=>{r={...r,[n]:f}};for(let n of Object.keys(b)){let f=e[n];if(f===void 0)continue;let i=`${f}`;if(!b[n].includes(i))throw new TypeError(`Request: ${n} cannot \
be '${i}': it is one of ${b[n].filter(d=>d).join(", ")}`);o(n,i)}if(e.integrity!==void 0&&o("integrity",`${e.integrity}`),e.keepalive!==void 0&&o("keepalive",!!e.keepalive),e.window!==void 0&&e.window!==
null)throw new TypeError("Request: window can be null only");if(e.duplex!==void 0&&`${e.duplex}`!="half")throw new TypeError("Request: duplex can be 'half' only");return r}return H(C);})();
return library;
})()
