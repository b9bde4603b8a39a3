(() => {

var library=(()=>{var h=Object.defineProperty;var x=Object.getOwnPropertyDescriptor;var U=Object.getOwnPropertyNames;var $=Object.prototype.hasOwnProperty;var k=(e,n)=>{for(var r in n)h(e,r,{get:n[r],enumerable:!0})},H=(e,n,r,o)=>{if(n&&typeof n=="object"||typeof n=="function")for(let t of U(n))!$.call(e,t)&&t!==r&&h(e,t,{get:()=>n[t],enumerable:!(o=x(n,
t))||o.enumerable});return e};var N=e=>H(h({},"__esModule",{value:!0}),e);var C={};k(C,{make:()=>K});var L,I,q,M,B,E,a,g,O,w,G,T,f,Y,l,_,S,X,z,y,d,c,R,F,P,p;function j(e){({host:L,bytesOf:I,join:q,streamOf:M,streams:B,Headers:E,URL:a,bodyOf:g,free:O,isStream:w,text:G,used:T}=e),{BODY:f,BYTES:Y,HEADERS:l,
LIST:_,METHOD:S,MODIFIED:X,NAME:z,OPTIONS:y,SHARED:d,SIGNAL:c,SOURCE:R,TYPE:F,URL_TEXT:P,USED:p}=e.slots}function m(e,n){if(n!=null&&typeof n!="object"&&typeof n!="function")throw new TypeError(`${e}: the options must be an object`);return n}function K(e){return j(e),J}var A=["GET","HEAD","POST","PUT","DELETE","OPTIONS","PATCH"],Z=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,b={redirect:["follow","error","manual"],mode:["navigate","same-origin","no-c\
ors","cors"],credentials:["omit","same-origin","include"],cache:["default","no-store","reload","no-cache","force-cache","only-if-cached"],referrerPolicy:["","no-referrer","no-referrer-when-downgrade",
"same-origin","origin","strict-origin","origin-when-cross-origin","strict-origin-when-cross-origin","unsafe-url"],priority:["high","low","auto"]};function J(e,n,r,o){let t=m("Request",r)??{};o===null&&
typeof n=="object"&&n!==null&&!(n instanceof a)&&n.url!==void 0&&(t=Q(n,t),n=n.url),e[P]=o!==null?o.url:String(new a(`${n}`)),e[S]=t.method===void 0||t.method===null?o?.method??"GET":V(t.method),e[y]=
W(t,o);let u=t.signal;if(u===void 0)e[c]=o?.[c];else{if(u!==null&&!(u instanceof AbortSignal))throw new TypeError("Request: signal must be an AbortSignal");e[c]=u??void 0}if(e[l]=new E(t.headers===void 0?
o?.headers:t.headers),e[p]=!1,e[f]=null,t.body!==void 0&&t.body!==null){let[i,s,D]=g(t.body);e[f]=i,D&&(e[d]=!0),s&&!e[l].has("content-type")&&e[l].set("content-type",s)}else if(o!==null){let i=o[R]();
if(i===null)return;if(o.bodyUsed)throw T();w(i)&&O(i),e[f]=i,o[d]&&(e[d]=!0),o[p]=!0}}function Q(e,n){let r={};for(let o of["method","headers","body","signal",...Object.keys(b)]){let t=n[o]===void 0?e[o]:
n[o];t!==void 0&&(r[o]=t)}return r}function V(e){if(e=`${e}`,A.includes(e))return e;let n=e.toUpperCase();if(A.includes(n))return n;if(!Z.test(e))throw new TypeError(`Request: '${e}' is no method`);return e}
function W(e,n){let r=n?.[y]??null,o=(t,u)=>{r={...r,[t]:u}};for(let t of Object.keys(b)){let u=e[t];if(u===void 0)continue;let i=`${u}`;if(!b[t].includes(i))throw new TypeError(`Request: ${t} cannot \
be '${i}': it is one of ${b[t].filter(s=>s).join(", ")}`);o(t,i)}if(e.integrity!==void 0&&o("integrity",`${e.integrity}`),e.keepalive!==void 0&&o("keepalive",!!e.keepalive),e.window!==void 0&&e.window!==
null)throw new TypeError("Request: window can be null only");if(e.duplex!==void 0&&`${e.duplex}`!="half")throw new TypeError("Request: duplex can be 'half' only");return r}return N(C);})();
return library;
})()
