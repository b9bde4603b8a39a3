(() => {

var library=(()=>{var D=Object.defineProperty;var z=Object.getOwnPropertyDescriptor;var G=Object.getOwnPropertyNames;var W=Object.prototype.hasOwnProperty;var X=(e,a)=>{for(var o in a)D(e,o,{get:a[o],enumerable:!0})},Y=(e,a,o,i)=>{if(a&&typeof a=="object"||typeof a=="function")for(let s of G(a))!W.call(e,s)&&s!==o&&D(e,s,{get:()=>a[s],enumerable:!(i=z(a,
s))||i.enumerable});return e};var K=e=>Y(D({},"__esModule",{value:!0}),e);var te={};X(te,{make:()=>re});var R={aliceblue:[240,248,255],antiquewhite:[250,235,215],aqua:[0,255,255],aquamarine:[127,255,212],azure:[240,255,255],beige:[245,245,220],bisque:[255,228,196],black:[0,0,0],blanchedalmond:[255,235,205],
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
245,222,179],white:[255,255,255],whitesmoke:[245,245,245],yellow:[255,255,0],yellowgreen:[154,205,50]};for(let e in R)Object.freeze(R[e]);var H=Object.freeze(R);var A=Object.create(null);for(let e of Object.keys(H))A[e]=H[e][0]<<16|H[e][1]<<8|H[e][2];var p=(e,a=255)=>Math.min(a,Math.max(0,e)),T=e=>e.toString(16).padStart(2,"0");function J(e,a){if(typeof e=="n\
umber")return e>>>=0,[e>>16&255,e>>8&255,e&255,e>16777215?(e>>>24)/255:1];if(Array.isArray(e)||a(e)){let n=Array.from(e);return n.length===3||n.length===4?[p(n[0]),p(n[1]),p(n[2]),n.length===4?p(n[3])/
255:1]:null}if(typeof e=="object"&&e!==null)return["r","g","b"].every(n=>typeof e[n]=="number")?[p(e.r),p(e.g),p(e.b),e.a===void 0?1:Math.trunc(p(e.a,1)*255)/255]:null;if(typeof e!="string")return null;
let o=e.trim().toLowerCase();if(o==="transparent")return[0,0,0,0];if(o in A)return[A[o]>>16,A[o]>>8&255,A[o]&255,1];if(o[0]==="#"){let n=o.slice(1);if(!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(
n))return null;let d=(n.length<6?[...n].map(y=>y+y):n.match(/../g)).map(y=>parseInt(y,16));return[d[0],d[1],d[2],d.length>3?d[3]/255:1]}let i=/^(rgb|hsl)a?\(([^()]{1,100})\)$/.exec(o);if(!i)return null;
let s=i[2].split(/[\s,/]+/).filter(n=>n!=="");if(s.length<3||s.length>4||s.some(n=>!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|deg)?$/.test(n)))return null;let l=(n,d)=>n.endsWith("%")?parseFloat(n)/
100*d:parseFloat(n),u=s.length>3?Math.round(p(l(s[3],1),1)*255)/255:1;return i[1]==="rgb"?[...s.slice(0,3).map(n=>p(Math.round(l(n,255)))),u]:[...Q((parseFloat(s[0])%360+360)%360,p(l(s[1],1),1),p(l(s[2],
1),1)),u]}function Q(e,a,o){let i=s=>{let l=(s+e/30)%12;return Math.round(255*(o-a*Math.min(o,1-o)*Math.max(-1,Math.min(l-3,9-l,1))))};return[i(0),i(8),i(4)]}function Z(e,a,o){let i=Math.fround;e=i(e/
255),a=i(a/255),o=i(o/255);let s=Math.max(e,a,o),l=Math.min(e,a,o),u=i(i(s+l)/2),n=i(s-l);if(n===0)return[0,0,u];let d=s===e?i(i(a-o)/n)+(a<o?6:0):s===a?i(i(o-e)/n)+2:i(i(e-a)/n)+4;return[i(d*60),i(i(
s-u)/Math.min(u,i(1-u))),u]}function q(e){e=Math.fround(e);for(let a=6;a<9;a++){let o=Number(e.toPrecision(a));if(Math.fround(o)===e)return o}return Number(e.toPrecision(9))}var C=({bytesOf:e})=>function(o,i="\
css"){let s=J(o,e);if(s===null)return null;let[l,u,n,d]=s;switch(i){case"css":{if(d<1){let $="#"+[l,u,n,Math.round(d*255)].map(T).join("");return _($)}let y=_("#"+[l,u,n].map(T).join("")),w=ee().get(l<<
16|u<<8|n);return w!==void 0&&w.length<y.length?w:y}case"hex":return"#"+[l,u,n].map(T).join("");case"HEX":return"#"+[l,u,n].map(T).join("").toUpperCase();case"number":return l<<16|u<<8|n;case"rgb":return`\
rgb(${l}, ${u}, ${n})`;case"rgba":return`rgba(${l}, ${u}, ${n}, ${q(d)})`;case"hsl":{let[y,w,$]=Z(l,u,n);return`hsl(${q(y)}, ${q(Math.fround(w)*100)}%, ${q(Math.fround($)*100)}%)`}case"[rgb]":case"[r,\
g,b]":return[l,u,n];case"[rgba]":case"[r,g,b,a]":return[l,u,n,Math.round(d*255)];case"{rgb}":case"{r,g,b}":return{r:l,g:u,b:n};case"{rgba}":return{r:l,g:u,b:n,a:Math.fround(d)};case"ansi-16m":case"ans\
i_16m":case"ansi-24bit":case"ansi-truecolor":return`\x1B[38;2;${l};${u};${n}m`;case"ansi":return"";default:throw Object.assign(new TypeError(`color: the format ${String(i)} is not there: css, hex, HEX\
, number, rgb, rgba, hsl, [rgb], [rgba], {rgb}, {rgba}, ansi-16m are`),{code:"ERR_INVALID_ARG_TYPE"})}},_=e=>{let a=e.slice(1).match(/../g);return a.every(o=>o[0]===o[1])?"#"+a.map(o=>o[0]).join(""):e},
v,ee=()=>v??=new Map(Object.keys(A).reverse().map(e=>[A[e],e]));var M=e=>Object.assign(new TypeError(e),{code:"ERR_INVALID_ARG_TYPE"});function re({host:e,bytesOf:a,join:o}){function i(r){switch(r instanceof Promise?e.promise(r):-1){case 1:return e.promise(r,!0);case 2:
return r.catch(()=>{}),e.promise(r,!0)}return r}i.status=r=>["pending","fulfilled","rejected"][r instanceof Promise?e.promise(r):1];let s=(r,t)=>{if(typeof r!="object"||r===null)throw M("Expected the \
first argument to be an object");if(typeof t!="object"||t===null)throw M("Expected the second argument to be an object");return l(r,t,new Set)};function l(r,t,c){return typeof r!="object"||r===null||typeof t!=
"object"||t===null?Object.is(r,t):r instanceof Date||r instanceof RegExp?t?.constructor===r.constructor&&String(r)===String(t):Array.isArray(r)!==Array.isArray(t)||Array.isArray(r)&&r.length!==t.length?
!1:c.has(r)?!0:(c.add(r),Reflect.ownKeys(r).every(g=>g in t&&l(r[g],t[g],c)))}function u(r,t=0){let c=a(r);if(c===null)throw M("indexOfLine: an ArrayBuffer or a view of one is needed");return c.indexOf(
10,Math.max(0,Math.trunc(Number(t))||0))}function n(r,t,c){if(typeof r!="object"||r===null)return"";t!==void 0&&!Array.isArray(t)&&(t=void 0);let g=r instanceof Map?[...r]:Array.isArray(r)?r.map((f,h)=>[
h,f]):Object.entries(r),m=new Set,b=g.some(([,f])=>typeof f!="object"||f===null);for(let[,f]of g)if(typeof f=="object"&&f!==null)for(let h of Object.keys(f))m.add(h);let S=t?t.map(String):[...m],U=f=>f===
void 0?"":typeof f=="string"?f:globalThis.Bun.inspect(f),x=[["",...S,...b&&!t?["Values"]:[]],...g.map(([f,h])=>{let j=typeof h=="object"&&h!==null;return[String(f),...S.map(E=>j?U(h[E]):""),...b&&!t?[
j?"":U(h)]:[]]})],{stringWidth:I}=globalThis.Bun,B=x[0].map((f,h)=>x.reduce((j,E)=>Math.max(j,I(E[h])),1)+2),O=f=>"│"+f.map((h,j)=>" "+h+" ".repeat(B[j]-1-I(h))).join("│")+"│",k=(f,h,j)=>f+B.map(
E=>"─".repeat(E)).join(h)+j;return[k("┌","┬","┐"),O(x[0]),k("├","┼","┤"),...x.slice(1).map(O),k("└","┴","┘")].join(`
`)+`
`}let d=r=>{if(r===void 0)return y??=e.random(32);if(typeof r!="string"||r==="")throw M("Secret must be a non-empty string");return e.encode(r)},y,w=(r,t)=>t==="hex"?r.toHex():r.toBase64({alphabet:t===
"base64"?"base64":"base64url",omitPadding:t!=="base64"}),$=(r,t)=>t==="hex"?Uint8Array.fromHex(r):Uint8Array.fromBase64(r,{alphabet:t==="base64"?"base64":"base64url"}),L=r=>{if(r=String(r??"sha256").toLowerCase(),
!["sha256","sha384","sha512","sha512-256","blake2b256","blake2b512"].includes(r))throw M("Algorithm not supported");return r},N=(r,t,c)=>{let g=new globalThis.Bun.CryptoHasher(c,r);return g.update(t),
g.digest()},V={generate(r,t={}){let c=new Uint8Array(32),g=new DataView(c.buffer);return g.setBigUint64(0,BigInt(Date.now())),c.set(e.random(16),8),g.setBigUint64(24,BigInt(Math.max(0,Math.trunc(t?.expiresIn??
864e5)))),w(o([c,new Uint8Array(N(d(r),c,L(t?.algorithm)))]),t?.encoding)},verify(r,t={}){if(typeof r!="string"||r==="")throw M("Token must be a non-empty string");let c=d(t?.secret),g=L(t?.algorithm),
m;try{m=$(r,t?.encoding)}catch{return!1}if(m.length<=32)return!1;let b=new Uint8Array(N(c,m.subarray(0,32),g)),S=m.subarray(32),U=b.length^S.length;for(let k=0;k<b.length;k++)U|=b[k]^S[k];if(U!==0)return!1;
let x=new DataView(m.buffer,m.byteOffset),I=Number(x.getBigUint64(0)),B=Number(x.getBigUint64(24)),O=Date.now()-I;return!(B>0&&O>B)&&!(t?.maxAge>0&&O>t.maxAge)}},P={dns:"6ba7b810",url:"6ba7b811",oid:"\
6ba7b812",x500:"6ba7b814"};function F(r,t,c="hex"){let g=P[t]?Uint8Array.fromHex(P[t]+"9dad11d180b400c04fd430c8"):typeof t=="string"?Uint8Array.fromHex(t.replaceAll("-","")):a(t);if(g===null||g.length!==
16)throw M("Invalid UUID namespace");let m=new globalThis.Bun.CryptoHasher("sha1");m.update(g),m.update(typeof r=="string"?r:a(r)??String(r));let b=new Uint8Array(m.digest()).slice(0,16);return b[6]=b[6]&
15|80,b[8]=b[8]&63|128,c==="buffer"?globalThis.Buffer.from(b):c==="base64"||c==="base64url"?w(b,c):b.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})/,"$1-$2-$3-$4-")}return{peek:i,deepMatch:s,indexOfLine:u,
table:n,CSRF:V,randomUUIDv5:F,color:C({bytesOf:a})}}return K(te);})();
return library;
})()
