(() => {

"use strict";var library=(()=>{var N=Object.defineProperty;var W=Object.getOwnPropertyDescriptor;var X=Object.getOwnPropertyNames;var Y=Object.prototype.hasOwnProperty;var K=(e,a)=>{for(var i of Object.keys(a))N(e,i,{get:a[i],enumerable:!0})},J=(e,a,i,o)=>{if(a&&typeof a=="object"||typeof a=="function")for(let s of X(a))!Y.call(e,s)&&s!==i&&N(e,s,{get:()=>a[s],enumerable:!(o=W(a,
s))||o.enumerable});return e};var Q=e=>J(N({},"__esModule",{value:!0}),e);var oe={};K(oe,{make:()=>ie});var P={aliceblue:[240,248,255],antiquewhite:[250,235,215],aqua:[0,255,255],aquamarine:[127,255,212],azure:[240,255,255],beige:[245,245,220],bisque:[255,228,196],black:[0,0,0],blanchedalmond:[255,235,205],
blue:[0,0,255],blueviolet:[138,43,226],brown:[165,42,42],burlywood:[222,184,135],cadetblue:[95,158,160],chartreuse:[127,255,0],chocolate:[210,105,30],coral:[255,127,80],cornflowerblue:[100,149,237],cornsilk:[
255,248,220],crimson:[220,20,60],cyan:[0,255,255],darkblue:[0,0,139],darkcyan:[0,139,139],darkgoldenrod:[184,134,11],darkgray:[169,169,169],darkgreen:[0,100,0],darkgrey:[169,169,169],darkkhaki:[189,183,
107],darkmagenta:[139,0,139],darkolivegreen:[85,107,47],darkorange:[255,140,0],darkorchid:[153,50,204],darkred:[139,0,0],darksalmon:[233,150,122],darkseagreen:[143,188,143],darkslateblue:[72,61,139],darkslategray:[
47,79,79],darkslategrey:[47,79,79],darkturquoise:[0,206,209],darkviolet:[148,0,211],deeppink:[255,20,147],deepskyblue:[0,191,255],dimgray:[105,105,105],dimgrey:[105,105,105],dodgerblue:[30,144,255],firebrick:[
178,34,34],floralwhite:[255,250,240],forestgreen:[34,139,34],fuchsia:[255,0,255],gainsboro:[220,220,220],ghostwhite:[248,248,255],gold:[255,215,0],goldenrod:[218,165,32],gray:[128,128,128],green:[0,128,
0],greenyellow:[173,255,47],grey:[128,128,128],honeydew:[240,255,240],hotpink:[255,105,180],indianred:[205,92,92],indigo:[75,0,130],ivory:[255,255,240],khaki:[240,230,140],lavender:[230,230,250],lavenderblush:[
255,240,245],lawngreen:[124,252,0],lemonchiffon:[255,250,205],lightblue:[173,216,230],lightcoral:[240,128,128],lightcyan:[224,255,255],lightgoldenrodyellow:[250,250,210],lightgray:[211,211,211],lightgreen:[
144,238,144],lightgrey:[211,211,211],lightpink:[255,182,193],lightsalmon:[255,160,122],lightseagreen:[32,178,170],lightskyblue:[135,206,250],lightslategray:[119,136,153],lightslategrey:[119,136,153],lightsteelblue:[
176,196,222],lightyellow:[255,255,224],lime:[0,255,0],limegreen:[50,205,50],linen:[250,240,230],magenta:[255,0,255],maroon:[128,0,0],mediumaquamarine:[102,205,170],mediumblue:[0,0,205],mediumorchid:[186,
85,211],mediumpurple:[147,112,219],mediumseagreen:[60,179,113],mediumslateblue:[123,104,238],mediumspringgreen:[0,250,154],mediumturquoise:[72,209,204],mediumvioletred:[199,21,133],midnightblue:[25,25,
112],mintcream:[245,255,250],mistyrose:[255,228,225],moccasin:[255,228,181],navajowhite:[255,222,173],navy:[0,0,128],oldlace:[253,245,230],olive:[128,128,0],olivedrab:[107,142,35],orange:[255,165,0],orangered:[
255,69,0],orchid:[218,112,214],palegoldenrod:[238,232,170],palegreen:[152,251,152],paleturquoise:[175,238,238],palevioletred:[219,112,147],papayawhip:[255,239,213],peachpuff:[255,218,185],peru:[205,133,
63],pink:[255,192,203],plum:[221,160,221],powderblue:[176,224,230],purple:[128,0,128],rebeccapurple:[102,51,153],red:[255,0,0],rosybrown:[188,143,143],royalblue:[65,105,225],saddlebrown:[139,69,19],salmon:[
250,128,114],sandybrown:[244,164,96],seagreen:[46,139,87],seashell:[255,245,238],sienna:[160,82,45],silver:[192,192,192],skyblue:[135,206,235],slateblue:[106,90,205],slategray:[112,128,144],slategrey:[
112,128,144],snow:[255,250,250],springgreen:[0,255,127],steelblue:[70,130,180],tan:[210,180,140],teal:[0,128,128],thistle:[216,191,216],tomato:[255,99,71],turquoise:[64,224,208],violet:[238,130,238],wheat:[
245,222,179],white:[255,255,255],whitesmoke:[245,245,245],yellow:[255,255,0],yellowgreen:[154,205,50]};for(let e in P)Object.freeze(P[e]);var O=Object.freeze(P);var A=Object.create(null);for(let e of Object.keys(O))A[e]=O[e][0]<<16|O[e][1]<<8|O[e][2];var p=(e,a=255)=>Math.min(a,Math.max(0,e)),I=e=>e.toString(16).padStart(2,"0");function Z(e,a){if(typeof e=="n\
umber")return e>>>=0,[e>>16&255,e>>8&255,e&255,e>16777215?(e>>>24)/255:1];if(Array.isArray(e)||a(e)){let n=Array.from(e);return n.length===3||n.length===4?[p(n[0]),p(n[1]),p(n[2]),n.length===4?p(n[3])/
255:1]:null}if(typeof e=="object"&&e!==null)return["r","g","b"].every(n=>typeof e[n]=="number")?[p(e.r),p(e.g),p(e.b),e.a===void 0?1:Math.trunc(p(e.a,1)*255)/255]:null;if(typeof e!="string")return null;
let i=e.trim().toLowerCase();if(i==="transparent")return[0,0,0,0];if(i in A)return[A[i]>>16,A[i]>>8&255,A[i]&255,1];if(i[0]==="#"){let n=i.slice(1);if(!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(
n))return null;let h=(n.length<6?[...n].map(y=>y+y):n.match(/../g)??[]).map(y=>parseInt(y,16));return[h[0],h[1],h[2],h.length>3?h[3]/255:1]}let o=/^(rgb|hsl)a?\(([^()]{1,100})\)$/.exec(i);if(!o)return null;
let s=o[2].split(/[\s,/]+/).filter(n=>n!=="");if(s.length<3||s.length>4||s.some(n=>!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|deg)?$/.test(n)))return null;let l=(n,h)=>n.endsWith("%")?parseFloat(n)/
100*h:parseFloat(n),c=s.length>3?Math.round(p(l(s[3],1),1)*255)/255:1;return o[1]==="rgb"?[...s.slice(0,3).map(n=>p(Math.round(l(n,255)))),c]:[...v((parseFloat(s[0])%360+360)%360,p(l(s[1],1),1),p(l(s[2],
1),1)),c]}function v(e,a,i){let o=s=>{let l=(s+e/30)%12;return Math.round(255*(i-a*Math.min(i,1-i)*Math.max(-1,Math.min(l-3,9-l,1))))};return[o(0),o(8),o(4)]}function ee(e,a,i){let o=Math.fround;e=o(e/
255),a=o(a/255),i=o(i/255);let s=Math.max(e,a,i),l=Math.min(e,a,i),c=o(o(s+l)/2),n=o(s-l);if(n===0)return[0,0,c];let h=s===e?o(o(a-i)/n)+(a<i?6:0):s===a?o(o(i-e)/n)+2:o(o(e-a)/n)+4;return[o(h*60),o(o(
s-c)/Math.min(c,o(1-c))),c]}function D(e){e=Math.fround(e);for(let a=6;a<9;a++){let i=Number(e.toPrecision(a));if(Math.fround(i)===e)return i}return Number(e.toPrecision(9))}var C=({bytesOf:e})=>function(i,o="\
css"){let s=Z(i,e);if(s===null)return null;let[l,c,n,h]=s;switch(o){case"css":{if(h<1){let M="#"+[l,c,n,Math.round(h*255)].map(I).join("");return _(M)}let y=_("#"+[l,c,n].map(I).join("")),x=te().get(l<<
16|c<<8|n);return x!==void 0&&x.length<y.length?x:y}case"hex":return"#"+[l,c,n].map(I).join("");case"HEX":return"#"+[l,c,n].map(I).join("").toUpperCase();case"number":return l<<16|c<<8|n;case"rgb":return`\
rgb(${l}, ${c}, ${n})`;case"rgba":return`rgba(${l}, ${c}, ${n}, ${D(h)})`;case"hsl":{let[y,x,M]=ee(l,c,n);return`hsl(${D(y)}, ${D(Math.fround(x)*100)}%, ${D(Math.fround(M)*100)}%)`}case"[rgb]":case"[r\
,g,b]":return[l,c,n];case"[rgba]":case"[r,g,b,a]":return[l,c,n,Math.round(h*255)];case"{rgb}":case"{r,g,b}":return{r:l,g:c,b:n};case"{rgba}":return{r:l,g:c,b:n,a:Math.fround(h)};case"ansi-16m":case"an\
si_16m":case"ansi-24bit":case"ansi-truecolor":return`\x1B[38;2;${l};${c};${n}m`;case"ansi":return"";default:throw Object.assign(new TypeError(`color: the format ${String(o)} is not there: css, hex, HE\
X, number, rgb, rgba, hsl, [rgb], [rgba], {rgb}, {rgba}, ansi-16m are`),{code:"ERR_INVALID_ARG_TYPE"})}},_=e=>{let a=e.slice(1).match(/../g);return a.every(i=>i[0]===i[1])?"#"+a.map(i=>i[0]).join(""):
e},re,te=()=>re??=new Map(Object.keys(A).reverse().map(e=>[A[e],e]));var k=e=>Object.assign(new TypeError(e),{code:"ERR_INVALID_ARG_TYPE"}),ne=["wyhash","adler32","crc32","cityHash32","cityHash64","xxHash32","xxHash64","xxHash3","murmur32v2","murmur32v3","murmur64v2","\
rapidhash"];function ae(e){return typeof e=="number"&&(e=Number.isFinite(e)?BigInt(Math.trunc(e)):0n),typeof e=="bigint"?String(BigInt.asUintN(64,e)):""}function ie({host:e,bytesOf:a,join:i,BYTES:o}){
let s=(r,t,u)=>{if(t==null)throw k("data must be a string, ArrayBuffer, ArrayBufferView or Blob");let g=typeof t=="string"?e.encode(t):t[o]??a(t)??e.encode(`${t}`),d=e.hash(r,g,ae(u));return typeof d!=
"object"?d:new DataView(d.buffer,d.byteOffset).getBigUint64(0,!0)},l=Object.defineProperty((r,t)=>s("wyhash",r,t),"length",{value:1,configurable:!0});for(let r of ne)l[r]=Object.defineProperty({[r]:(t,u)=>s(
r,t,u)}[r],"length",{value:1,configurable:!0});function c(r){switch(r instanceof Promise?e.promise(r):-1){case 1:return e.promise(r,!0);case 2:return r.catch(()=>{}),e.promise(r,!0)}return r}c.status=
r=>["pending","fulfilled","rejected"][r instanceof Promise?e.promise(r):1];let n=(r,t)=>{if(typeof r!="object"||r===null)throw k("Expected the first argument to be an object");if(typeof t!="object"||t===
null)throw k("Expected the second argument to be an object");return h(r,t,new Set)};function h(r,t,u){return typeof r!="object"||r===null||typeof t!="object"||t===null?Object.is(r,t):r instanceof Date||
r instanceof RegExp?t?.constructor===r.constructor&&String(r)===String(t):Array.isArray(r)!==Array.isArray(t)||Array.isArray(r)&&r.length!==t.length?!1:u.has(r)?!0:(u.add(r),Reflect.ownKeys(r).every(g=>g in
t&&h(r[g],t[g],u)))}function y(r,t=0){let u=a(r);if(u===null)throw k("indexOfLine: an ArrayBuffer or a view of one is needed");return u.indexOf(10,Math.max(0,Math.trunc(Number(t))||0))}function x(r,t){
if(typeof r!="object"||r===null)return"";t!==void 0&&!Array.isArray(t)&&(t=void 0);let u=r instanceof Map?[...r]:Array.isArray(r)?r.map((f,b)=>[b,f]):Object.entries(r),g=new Set,d=u.some(([,f])=>typeof f!=
"object"||f===null);for(let[,f]of u)if(typeof f=="object"&&f!==null)for(let b of Object.keys(f))g.add(b);let m=t?t.map(String):[...g],B=f=>f===void 0?"":typeof f=="string"?f:globalThis.Bun.inspect(f),
j=[["",...m,...d&&!t?["Values"]:[]],...u.map(([f,b])=>{let w=typeof b=="object"&&b!==null;return[String(f),...m.map(H=>w?B(b[H]):""),...d&&!t?[w?"":B(b)]:[]]})],{stringWidth:S}=globalThis.Bun,E=j[0].map(
(f,b)=>j.reduce((w,H)=>Math.max(w,S(H[b])),1)+2),U=f=>"│"+f.map((b,w)=>" "+b+" ".repeat(E[w]-1-S(b))).join("│")+"│",$=(f,b,w)=>f+E.map(H=>"─".repeat(H)).join(b)+w;return[$("┌","┬","┐"),U(
j[0]),$("├","┼","┤"),...j.slice(1).map(U),$("└","┴","┘")].join(`
`)+`
`}let M=r=>{if(r===void 0)return V??=e.random(32);if(typeof r!="string"||r==="")throw k("Secret must be a non-empty string");return e.encode(r)},V,T=(r,t)=>t==="hex"?r.toHex():r.toBase64({alphabet:t===
"base64"?"base64":"base64url",omitPadding:t!=="base64"}),F=(r,t)=>t==="hex"?Uint8Array.fromHex(r):Uint8Array.fromBase64(r,{alphabet:t==="base64"?"base64":"base64url"}),q=r=>{if(r=String(r??"sha256").toLowerCase(),
!["sha256","sha384","sha512","sha512-256","blake2b256","blake2b512"].includes(r))throw k("Algorithm not supported");return r},R=(r,t,u)=>{let g=new globalThis.Bun.CryptoHasher(u,r);return g.update(t),
g.digest()},z={generate(r,t={}){let u=new Uint8Array(32),g=new DataView(u.buffer);return g.setBigUint64(0,BigInt(Date.now())),u.set(e.random(16),8),g.setBigUint64(24,BigInt(Math.max(0,Math.trunc(t?.expiresIn??
864e5)))),T(i([u,new Uint8Array(R(M(r),u,q(t?.algorithm)))]),t?.encoding)},verify(r,t={}){if(typeof r!="string"||r==="")throw k("Token must be a non-empty string");let u=M(t?.secret),g=q(t?.algorithm),
d;try{d=F(r,t?.encoding)}catch{return!1}if(d.length<=32)return!1;let m=new Uint8Array(R(u,d.subarray(0,32),g)),B=d.subarray(32),j=m.length^B.length;for(let f=0;f<m.length;f++)j|=m[f]^B[f];if(j!==0)return!1;
let S=new DataView(d.buffer,d.byteOffset),E=Number(S.getBigUint64(0)),U=Number(S.getBigUint64(24)),$=Date.now()-E;return!(U>0&&$>U)&&!(t?.maxAge>0&&$>t.maxAge)}},L={dns:"6ba7b810",url:"6ba7b811",oid:"\
6ba7b812",x500:"6ba7b814"};function G(r,t,u="hex"){let g=L[t]?Uint8Array.fromHex(L[t]+"9dad11d180b400c04fd430c8"):typeof t=="string"?Uint8Array.fromHex(t.replaceAll("-","")):a(t);if(g===null||g.length!==
16)throw k("Invalid UUID namespace");let d=new globalThis.Bun.CryptoHasher("sha1");d.update(g),d.update(typeof r=="string"?r:a(r)??String(r));let m=new Uint8Array(d.digest()).slice(0,16);return m[6]=m[6]&
15|80,m[8]=m[8]&63|128,u==="buffer"?globalThis.Buffer.from(m):u==="base64"||u==="base64url"?T(m,u):m.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})/,"$1-$2-$3-$4-")}return{peek:c,deepMatch:n,indexOfLine:y,
table:x,CSRF:z,randomUUIDv5:G,hash:l,color:C({bytesOf:a})}}return Q(oe);})();
return library;
})()
