(() => {

var library=(()=>{var h=Object.defineProperty;var x=Object.getOwnPropertyDescriptor;var N=Object.getOwnPropertyNames;var U=Object.prototype.hasOwnProperty;var $=(e,n)=>{for(var r in n)h(e,r,{get:n[r],enumerable:!0})},k=(e,n,r,o)=>{if(n&&typeof n=="object"||typeof n=="function")for(let t of N(n))!U.call(e,t)&&t!==r&&h(e,t,{get:()=>n[t],enumerable:!(o=x(n,
t))||o.enumerable});return e};var H=e=>k(h({},"__esModule",{value:!0}),e);var v={};$(v,{make:()=>Z});var L,I,M,q,Y,E,a,O,g,w,B,T,f,G,l,_,S,X,z,y,d,c,R,F,K,A,p;function P(e){({host:L,bytesOf:I,join:M,streamOf:q,streams:Y,Headers:E,URL:a,bodyOf:O,free:g,isStream:w,text:B,used:T}=e),{BODY:f,BYTES:G,HEADERS:l,
LIST:_,METHOD:S,MODIFIED:X,NAME:z,OPTIONS:y,SHARED:d,SIGNAL:c,SOURCE:R,TOO_MANY:F,TYPE:K,URL_TEXT:A,USED:p}=e.slots}function j(e,n){if(n!=null&&typeof n!="object"&&typeof n!="function")throw new TypeError(`${e}: the options must be an object`);return n}function Z(e){return P(e),Q}var m=["GET","HEAD","POST","PUT","DELETE","OPTIONS","PATCH"],J=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,b={redirect:["follow","error","manual"],mode:["navigate","same-origin","no-c\
ors","cors"],credentials:["omit","same-origin","include"],cache:["default","no-store","reload","no-cache","force-cache","only-if-cached"],referrerPolicy:["","no-referrer","no-referrer-when-downgrade",
"same-origin","origin","strict-origin","origin-when-cross-origin","strict-origin-when-cross-origin","unsafe-url"],priority:["high","low","auto"]};function Q(e,n,r,o){let t=j("Request",r)??{};o===null&&
typeof n=="object"&&n!==null&&!(n instanceof a)&&n.url!==void 0&&(t=V(n,t),n=n.url),e[A]=o!==null?o.url:String(new a(`${n}`)),e[S]=t.method===void 0||t.method===null?o?.method??"GET":W(t.method),e[y]=
C(t,o);let u=t.signal;if(u===void 0)e[c]=o?.[c];else{if(u!==null&&!(u instanceof AbortSignal))throw new TypeError("Request: signal must be an AbortSignal");e[c]=u??void 0}if(e[l]=new E(t.headers===void 0?
o?.headers:t.headers),e[p]=!1,e[f]=null,t.body!==void 0&&t.body!==null){let[i,s,D]=O(t.body);e[f]=i,D&&(e[d]=!0),s&&!e[l].has("content-type")&&e[l].set("content-type",s)}else if(o!==null){let i=o[R]();
if(i===null)return;if(o.bodyUsed)throw T();w(i)&&g(i),e[f]=i,o[d]&&(e[d]=!0),o[p]=!0}}function V(e,n){let r={};for(let o of["method","headers","body","signal",...Object.keys(b)]){let t=n[o]===void 0?e[o]:
n[o];t!==void 0&&(r[o]=t)}return r}function W(e){if(e=`${e}`,m.includes(e))return e;let n=e.toUpperCase();if(m.includes(n))return n;if(!J.test(e))throw new TypeError(`Request: '${e}' is no method`);return e}
function C(e,n){let r=n?.[y]??null,o=(t,u)=>{r={...r,[t]:u}};for(let t of Object.keys(b)){let u=e[t];if(u===void 0)continue;let i=`${u}`;if(!b[t].includes(i))throw new TypeError(`Request: ${t} cannot \
be '${i}': it is one of ${b[t].filter(s=>s).join(", ")}`);o(t,i)}if(e.integrity!==void 0&&o("integrity",`${e.integrity}`),e.keepalive!==void 0&&o("keepalive",!!e.keepalive),e.window!==void 0&&e.window!==
null)throw new TypeError("Request: window can be null only");if(e.duplex!==void 0&&`${e.duplex}`!="half")throw new TypeError("Request: duplex can be 'half' only");return r}return H(v);})();
return library;
})()
