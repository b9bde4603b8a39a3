(() => {

var library=(()=>{var Ut=Object.create;var C=Object.defineProperty;var Gt=Object.getOwnPropertyDescriptor;var zt=Object.getOwnPropertyNames;var Wt=Object.getPrototypeOf,Yt=Object.prototype.hasOwnProperty;var A=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw t=0,r}},Ht=(e,t)=>{for(var r in t)C(e,r,{get:t[r],enumerable:!0})},Ne=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t==
"function")for(let o of zt(t))!Yt.call(e,o)&&o!==r&&C(e,o,{get:()=>t[o],enumerable:!(n=Gt(t,o))||n.enumerable});return e};var Ie=(e,t,r)=>(r=e!=null?Ut(Wt(e)):{},Ne(t||!e||!e.__esModule?C(r,"default",{value:e,enumerable:!0}):r,e)),$t=e=>Ne(C({},"__esModule",{value:!0}),e);var D=A((cn,Te)=>{Te.exports=__wasmserve_require("util")});var de=A((un,Me)=>{"use strict";function P(e){"@babel/helpers - typeof";return P=typeof Symbol=="function"&&typeof Symbol.iterator=="symbol"?function(t){return typeof t}:function(t){return t&&typeof Symbol==
"function"&&t.constructor===Symbol&&t!==Symbol.prototype?"symbol":typeof t},P(e)}function _e(e,t){for(var r=0;r<t.length;r++){var n=t[r];n.enumerable=n.enumerable||!1,n.configurable=!0,"value"in n&&(n.
writable=!0),Object.defineProperty(e,Jt(n.key),n)}}function Xt(e,t,r){return t&&_e(e.prototype,t),r&&_e(e,r),Object.defineProperty(e,"prototype",{writable:!1}),e}function Jt(e){var t=Qt(e,"string");return P(
t)==="symbol"?t:String(t)}function Qt(e,t){if(P(e)!=="object"||e===null)return e;var r=e[Symbol.toPrimitive];if(r!==void 0){var n=r.call(e,t||"default");if(P(n)!=="object")return n;throw new TypeError(
"@@toPrimitive must return a primitive value.")}return(t==="string"?String:Number)(e)}function Zt(e,t){if(!(e instanceof t))throw new TypeError("Cannot call a class as a function")}function Ct(e,t){if(typeof t!=
"function"&&t!==null)throw new TypeError("Super expression must either be null or a function");e.prototype=Object.create(t&&t.prototype,{constructor:{value:e,writable:!0,configurable:!0}}),Object.defineProperty(
e,"prototype",{writable:!1}),t&&be(e,t)}function be(e,t){return be=Object.setPrototypeOf?Object.setPrototypeOf.bind():function(n,o){return n.__proto__=o,n},be(e,t)}function kt(e){var t=tr();return function(){
var n=k(e),o;if(t){var i=k(this).constructor;o=Reflect.construct(n,arguments,i)}else o=n.apply(this,arguments);return Kt(this,o)}}function Kt(e,t){if(t&&(P(t)==="object"||typeof t=="function"))return t;
if(t!==void 0)throw new TypeError("Derived constructors may only return object or undefined");return er(e)}function er(e){if(e===void 0)throw new ReferenceError("this hasn't been initialised - super()\
 hasn't been called");return e}function tr(){if(typeof Reflect>"u"||!Reflect.construct||Reflect.construct.sham)return!1;if(typeof Proxy=="function")return!0;try{return Boolean.prototype.valueOf.call(Reflect.
construct(Boolean,[],function(){})),!0}catch{return!1}}function k(e){return k=Object.setPrototypeOf?Object.getPrototypeOf.bind():function(r){return r.__proto__||Object.getPrototypeOf(r)},k(e)}var De={},
M,ye;function B(e,t,r){r||(r=Error);function n(i,c,a){return typeof t=="string"?t:t(i,c,a)}var o=(function(i){Ct(a,i);var c=kt(a);function a(u,f,s){var l;return Zt(this,a),l=c.call(this,n(u,f,s)),l.code=
e,l}return Xt(a)})(r);De[e]=o}function xe(e,t){if(Array.isArray(e)){var r=e.length;return e=e.map(function(n){return String(n)}),r>2?"one of ".concat(t," ").concat(e.slice(0,r-1).join(", "),", or ")+e[r-
1]:r===2?"one of ".concat(t," ").concat(e[0]," or ").concat(e[1]):"of ".concat(t," ").concat(e[0])}else return"of ".concat(t," ").concat(String(e))}function rr(e,t,r){return e.substr(!r||r<0?0:+r,t.length)===
t}function nr(e,t,r){return(r===void 0||r>e.length)&&(r=e.length),e.substring(r-t.length,r)===t}function or(e,t,r){return typeof r!="number"&&(r=0),r+t.length>e.length?!1:e.indexOf(t,r)!==-1}B("ERR_AM\
BIGUOUS_ARGUMENT",'The "%s" argument is ambiguous. %s',TypeError);B("ERR_INVALID_ARG_TYPE",function(e,t,r){M===void 0&&(M=K()),M(typeof e=="string","'name' must be a string");var n;typeof t=="string"&&
rr(t,"not ")?(n="must not be",t=t.replace(/^not /,"")):n="must be";var o;if(nr(e," argument"))o="The ".concat(e," ").concat(n," ").concat(xe(t,"type"));else{var i=or(e,".")?"property":"argument";o='Th\
e "'.concat(e,'" ').concat(i," ").concat(n," ").concat(xe(t,"type"))}return o+=". Received type ".concat(P(r)),o},TypeError);B("ERR_INVALID_ARG_VALUE",function(e,t){var r=arguments.length>2&&arguments[2]!==
void 0?arguments[2]:"is invalid";ye===void 0&&(ye=D());var n=ye.inspect(t);return n.length>128&&(n="".concat(n.slice(0,128),"...")),"The argument '".concat(e,"' ").concat(r,". Received ").concat(n)},TypeError,
RangeError);B("ERR_INVALID_RETURN_VALUE",function(e,t,r){var n;return r&&r.constructor&&r.constructor.name?n="instance of ".concat(r.constructor.name):n="type ".concat(P(r)),"Expected ".concat(e,' to \
be returned from the "').concat(t,'"')+" function but got ".concat(n,".")},TypeError);B("ERR_MISSING_ARGS",function(){for(var e=arguments.length,t=new Array(e),r=0;r<e;r++)t[r]=arguments[r];M===void 0&&
(M=K()),M(t.length>0,"At least one arg needs to be specified");var n="The ",o=t.length;switch(t=t.map(function(i){return'"'.concat(i,'"')}),o){case 1:n+="".concat(t[0]," argument");break;case 2:n+="".
concat(t[0]," and ").concat(t[1]," arguments");break;default:n+=t.slice(0,o-1).join(", "),n+=", and ".concat(t[o-1]," arguments");break}return"".concat(n," must be specified")},TypeError);Me.exports.codes=
De});var He=A((fn,Ye)=>{"use strict";function Fe(e,t){var r=Object.keys(e);if(Object.getOwnPropertySymbols){var n=Object.getOwnPropertySymbols(e);t&&(n=n.filter(function(o){return Object.getOwnPropertyDescriptor(
e,o).enumerable})),r.push.apply(r,n)}return r}function Le(e){for(var t=1;t<arguments.length;t++){var r=arguments[t]!=null?arguments[t]:{};t%2?Fe(Object(r),!0).forEach(function(n){ir(e,n,r[n])}):Object.
getOwnPropertyDescriptors?Object.defineProperties(e,Object.getOwnPropertyDescriptors(r)):Fe(Object(r)).forEach(function(n){Object.defineProperty(e,n,Object.getOwnPropertyDescriptor(r,n))})}return e}function ir(e,t,r){
return t=Ge(t),t in e?Object.defineProperty(e,t,{value:r,enumerable:!0,configurable:!0,writable:!0}):e[t]=r,e}function ar(e,t){if(!(e instanceof t))throw new TypeError("Cannot call a class as a functi\
on")}function Ve(e,t){for(var r=0;r<t.length;r++){var n=t[r];n.enumerable=n.enumerable||!1,n.configurable=!0,"value"in n&&(n.writable=!0),Object.defineProperty(e,Ge(n.key),n)}}function cr(e,t,r){return t&&
Ve(e.prototype,t),r&&Ve(e,r),Object.defineProperty(e,"prototype",{writable:!1}),e}function Ge(e){var t=ur(e,"string");return E(t)==="symbol"?t:String(t)}function ur(e,t){if(E(e)!=="object"||e===null)return e;
var r=e[Symbol.toPrimitive];if(r!==void 0){var n=r.call(e,t||"default");if(E(n)!=="object")return n;throw new TypeError("@@toPrimitive must return a primitive value.")}return(t==="string"?String:Number)(
e)}function fr(e,t){if(typeof t!="function"&&t!==null)throw new TypeError("Super expression must either be null or a function");e.prototype=Object.create(t&&t.prototype,{constructor:{value:e,writable:!0,
configurable:!0}}),Object.defineProperty(e,"prototype",{writable:!1}),t&&W(e,t)}function sr(e){var t=We();return function(){var n=Y(e),o;if(t){var i=Y(this).constructor;o=Reflect.construct(n,arguments,
i)}else o=n.apply(this,arguments);return ze(this,o)}}function ze(e,t){if(t&&(E(t)==="object"||typeof t=="function"))return t;if(t!==void 0)throw new TypeError("Derived constructors may only return obj\
ect or undefined");return Ee(e)}function Ee(e){if(e===void 0)throw new ReferenceError("this hasn't been initialised - super() hasn't been called");return e}function me(e){var t=typeof Map=="function"?
new Map:void 0;return me=function(n){if(n===null||!lr(n))return n;if(typeof n!="function")throw new TypeError("Super expression must either be null or a function");if(typeof t<"u"){if(t.has(n))return t.
get(n);t.set(n,o)}function o(){return ee(n,arguments,Y(this).constructor)}return o.prototype=Object.create(n.prototype,{constructor:{value:o,enumerable:!1,writable:!0,configurable:!0}}),W(o,n)},me(e)}
function ee(e,t,r){return We()?ee=Reflect.construct.bind():ee=function(o,i,c){var a=[null];a.push.apply(a,i);var u=Function.bind.apply(o,a),f=new u;return c&&W(f,c.prototype),f},ee.apply(null,arguments)}
function We(){if(typeof Reflect>"u"||!Reflect.construct||Reflect.construct.sham)return!1;if(typeof Proxy=="function")return!0;try{return Boolean.prototype.valueOf.call(Reflect.construct(Boolean,[],function(){})),
!0}catch{return!1}}function lr(e){return Function.toString.call(e).indexOf("[native code]")!==-1}function W(e,t){return W=Object.setPrototypeOf?Object.setPrototypeOf.bind():function(n,o){return n.__proto__=
o,n},W(e,t)}function Y(e){return Y=Object.setPrototypeOf?Object.getPrototypeOf.bind():function(r){return r.__proto__||Object.getPrototypeOf(r)},Y(e)}function E(e){"@babel/helpers - typeof";return E=typeof Symbol==
"function"&&typeof Symbol.iterator=="symbol"?function(t){return typeof t}:function(t){return t&&typeof Symbol=="function"&&t.constructor===Symbol&&t!==Symbol.prototype?"symbol":typeof t},E(e)}var pr=D(),
ve=pr.inspect,hr=de(),gr=hr.codes.ERR_INVALID_ARG_TYPE;function Be(e,t,r){return(r===void 0||r>e.length)&&(r=e.length),e.substring(r-t.length,r)===t}function yr(e,t){if(t=Math.floor(t),e.length==0||t==
0)return"";var r=e.length*t;for(t=Math.floor(Math.log(t)/Math.log(2));t;)e+=e,t--;return e+=e.substring(0,r-e.length),e}var O="",U="",G="",y="",x={deepStrictEqual:"Expected values to be strictly deep-\
equal:",strictEqual:"Expected values to be strictly equal:",strictEqualObject:'Expected "actual" to be reference-equal to "expected":',deepEqual:"Expected values to be loosely deep-equal:",equal:"Expe\
cted values to be loosely equal:",notDeepStrictEqual:'Expected "actual" not to be strictly deep-equal to:',notStrictEqual:'Expected "actual" to be strictly unequal to:',notStrictEqualObject:'Expected \
"actual" not to be reference-equal to "expected":',notDeepEqual:'Expected "actual" not to be loosely deep-equal to:',notEqual:'Expected "actual" to be loosely unequal to:',notIdentical:"Values identic\
al but not reference-equal:"},br=10;function Ue(e){var t=Object.keys(e),r=Object.create(Object.getPrototypeOf(e));return t.forEach(function(n){r[n]=e[n]}),Object.defineProperty(r,"message",{value:e.message}),
r}function z(e){return ve(e,{compact:!1,customInspect:!1,depth:1e3,maxArrayLength:1/0,showHidden:!1,breakLength:1/0,showProxy:!1,sorted:!0,getters:!0})}function dr(e,t,r){var n="",o="",i=0,c="",a=!1,u=z(
e),f=u.split(`
`),s=z(t).split(`
`),l=0,m="";if(r==="strictEqual"&&E(e)==="object"&&E(t)==="object"&&e!==null&&t!==null&&(r="strictEqualObject"),f.length===1&&s.length===1&&f[0]!==s[0]){var b=f[0].length+s[0].length;if(b<=br){if((E(e)!==
"object"||e===null)&&(E(t)!=="object"||t===null)&&(e!==0||t!==0))return"".concat(x[r],`

`)+"".concat(f[0]," !== ").concat(s[0],`
`)}else if(r!=="strictEqualObject"){var h=process.stderr&&process.stderr.isTTY?process.stderr.columns:80;if(b<h){for(;f[0][l]===s[0][l];)l++;l>2&&(m=`
  `.concat(yr(" ",l),"^"),l=0)}}}for(var g=f[f.length-1],Z=s[s.length-1];g===Z&&(l++<2?c=`
  `.concat(g).concat(c):n=g,f.pop(),s.pop(),!(f.length===0||s.length===0));)g=f[f.length-1],Z=s[s.length-1];var he=Math.max(f.length,s.length);if(he===0){var L=u.split(`
`);if(L.length>30)for(L[26]="".concat(O,"...").concat(y);L.length>27;)L.pop();return"".concat(x.notIdentical,`

`).concat(L.join(`
`),`
`)}l>3&&(c=`
`.concat(O,"...").concat(y).concat(c),a=!0),n!==""&&(c=`
  `.concat(n).concat(c),n="");var S=0,Ae=x[r]+`
`.concat(U,"+ actual").concat(y," ").concat(G,"- expected").concat(y),Pe=" ".concat(O,"...").concat(y," Lines skipped");for(l=0;l<he;l++){var R=l-i;if(f.length<l+1)R>1&&l>2&&(R>4?(o+=`
`.concat(O,"...").concat(y),a=!0):R>3&&(o+=`
  `.concat(s[l-2]),S++),o+=`
  `.concat(s[l-1]),S++),i=l,n+=`
`.concat(G,"-").concat(y," ").concat(s[l]),S++;else if(s.length<l+1)R>1&&l>2&&(R>4?(o+=`
`.concat(O,"...").concat(y),a=!0):R>3&&(o+=`
  `.concat(f[l-2]),S++),o+=`
  `.concat(f[l-1]),S++),i=l,o+=`
`.concat(U,"+").concat(y," ").concat(f[l]),S++;else{var V=s[l],_=f[l],ge=_!==V&&(!Be(_,",")||_.slice(0,-1)!==V);ge&&Be(V,",")&&V.slice(0,-1)===_&&(ge=!1,_+=","),ge?(R>1&&l>2&&(R>4?(o+=`
`.concat(O,"...").concat(y),a=!0):R>3&&(o+=`
  `.concat(f[l-2]),S++),o+=`
  `.concat(f[l-1]),S++),i=l,o+=`
`.concat(U,"+").concat(y," ").concat(_),n+=`
`.concat(G,"-").concat(y," ").concat(V),S+=2):(o+=n,n="",(R===1||l===0)&&(o+=`
  `.concat(_),S++))}if(S>20&&l<he-2)return"".concat(Ae).concat(Pe,`
`).concat(o,`
`).concat(O,"...").concat(y).concat(n,`
`)+"".concat(O,"...").concat(y)}return"".concat(Ae).concat(a?Pe:"",`
`).concat(o).concat(n).concat(c).concat(m)}var Er=(function(e,t){fr(n,e);var r=sr(n);function n(o){var i;if(ar(this,n),E(o)!=="object"||o===null)throw new gr("options","Object",o);var c=o.message,a=o.
operator,u=o.stackStartFn,f=o.actual,s=o.expected,l=Error.stackTraceLimit;if(Error.stackTraceLimit=0,c!=null)i=r.call(this,String(c));else if(process.stderr&&process.stderr.isTTY&&(process.stderr&&process.
stderr.getColorDepth&&process.stderr.getColorDepth()!==1?(O="\x1B[34m",U="\x1B[32m",y="\x1B[39m",G="\x1B[31m"):(O="",U="",y="",G="")),E(f)==="object"&&f!==null&&E(s)==="object"&&s!==null&&"stack"in f&&
f instanceof Error&&"stack"in s&&s instanceof Error&&(f=Ue(f),s=Ue(s)),a==="deepStrictEqual"||a==="strictEqual")i=r.call(this,dr(f,s,a));else if(a==="notDeepStrictEqual"||a==="notStrictEqual"){var m=x[a],
b=z(f).split(`
`);if(a==="notStrictEqual"&&E(f)==="object"&&f!==null&&(m=x.notStrictEqualObject),b.length>30)for(b[26]="".concat(O,"...").concat(y);b.length>27;)b.pop();b.length===1?i=r.call(this,"".concat(m," ").concat(
b[0])):i=r.call(this,"".concat(m,`

`).concat(b.join(`
`),`
`))}else{var h=z(f),g="",Z=x[a];a==="notDeepEqual"||a==="notEqual"?(h="".concat(x[a],`

`).concat(h),h.length>1024&&(h="".concat(h.slice(0,1021),"..."))):(g="".concat(z(s)),h.length>512&&(h="".concat(h.slice(0,509),"...")),g.length>512&&(g="".concat(g.slice(0,509),"...")),a==="deepEqual"||
a==="equal"?h="".concat(Z,`

`).concat(h,`

should equal

`):g=" ".concat(a," ").concat(g)),i=r.call(this,"".concat(h).concat(g))}return Error.stackTraceLimit=l,i.generatedMessage=!c,Object.defineProperty(Ee(i),"name",{value:"AssertionError [ERR_ASSERTION]",
enumerable:!1,writable:!0,configurable:!0}),i.code="ERR_ASSERTION",i.actual=f,i.expected=s,i.operator=a,Error.captureStackTrace&&Error.captureStackTrace(Ee(i),u),i.stack,i.name="AssertionError",ze(i)}
return cr(n,[{key:"toString",value:function(){return"".concat(this.name," [").concat(this.code,"]: ").concat(this.message)}},{key:t,value:function(i,c){return ve(this,Le(Le({},c),{},{customInspect:!1,
depth:0}))}}]),n})(me(Error),ve.custom);Ye.exports=Er});var Xe=A((sn,$e)=>{$e.exports=()=>Object.assign});var Qe=A((ln,Je)=>{Je.exports=()=>Object.is});var Ce=A((pn,Ze)=>{Ze.exports=e=>{let[,t,r]=/^(\w+)\.prototype\.(\w+)$/.exec(e);return Function.prototype.call.bind(globalThis[t].prototype[r])}});var Ke=A((hn,ke)=>{ke.exports=Object.is});var tt=A((gn,et)=>{et.exports=Number.isNaN});var qe=A((yn,vt)=>{"use strict";function rt(e,t){return Sr(e)||wr(e,t)||vr(e,t)||mr()}function mr(){throw new TypeError(`Invalid attempt to destructure non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function vr(e,t){if(e){if(typeof e=="string")return nt(e,t);var r=Object.prototype.toString.call(e).slice(8,-1);if(r===
"Object"&&e.constructor&&(r=e.constructor.name),r==="Map"||r==="Set")return Array.from(e);if(r==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(r))return nt(e,t)}}function nt(e,t){(t==null||
t>e.length)&&(t=e.length);for(var r=0,n=new Array(t);r<t;r++)n[r]=e[r];return n}function wr(e,t){var r=e==null?null:typeof Symbol<"u"&&e[Symbol.iterator]||e["@@iterator"];if(r!=null){var n,o,i,c,a=[],
u=!0,f=!1;try{if(i=(r=r.call(e)).next,t===0){if(Object(r)!==r)return;u=!1}else for(;!(u=(n=i.call(r)).done)&&(a.push(n.value),a.length!==t);u=!0);}catch(s){f=!0,o=s}finally{try{if(!u&&r.return!=null&&
(c=r.return(),Object(c)!==c))return}finally{if(f)throw o}}return a}}function Sr(e){if(Array.isArray(e))return e}function v(e){"@babel/helpers - typeof";return v=typeof Symbol=="function"&&typeof Symbol.
iterator=="symbol"?function(t){return typeof t}:function(t){return t&&typeof Symbol=="function"&&t.constructor===Symbol&&t!==Symbol.prototype?"symbol":typeof t},v(e)}var Or=/a/g.flags!==void 0,ce=function(t){
var r=[];return t.forEach(function(n){return r.push(n)}),r},ot=function(t){var r=[];return t.forEach(function(n,o){return r.push([o,n])}),r},yt=Object.is?Object.is:Ke(),ie=Object.getOwnPropertySymbols?
Object.getOwnPropertySymbols:function(){return[]},we=Number.isNaN?Number.isNaN:tt();function Oe(e){return e.call.bind(e)}var $=Oe(Object.prototype.hasOwnProperty),ae=Oe(Object.prototype.propertyIsEnumerable),
it=Oe(Object.prototype.toString),d=D().types,jr=d.isAnyArrayBuffer,qr=d.isArrayBufferView,at=d.isDate,te=d.isMap,ct=d.isRegExp,re=d.isSet,Rr=d.isNativeError,Ar=d.isBoxedPrimitive,ut=d.isNumberObject,ft=d.
isStringObject,st=d.isBooleanObject,lt=d.isBigIntObject,Pr=d.isSymbolObject,Nr=d.isFloat32Array,Ir=d.isFloat64Array;function Tr(e){if(e.length===0||e.length>10)return!0;for(var t=0;t<e.length;t++){var r=e.
charCodeAt(t);if(r<48||r>57)return!0}return e.length===10&&e>=Math.pow(2,32)}function ne(e){return Object.keys(e).filter(Tr).concat(ie(e).filter(Object.prototype.propertyIsEnumerable.bind(e)))}/*!
 * The buffer module from node.js, for the browser.
 *
 * @author   Feross Aboukhadijeh <feross@feross.org> <http://feross.org>
 * @license  MIT
 */function bt(e,t){if(e===t)return 0;for(var r=e.length,n=t.length,o=0,i=Math.min(r,n);o<i;++o)if(e[o]!==t[o]){r=e[o],n=t[o];break}return r<n?-1:n<r?1:0}var oe=void 0,_r=!0,xr=!1,Se=0,je=1,dt=2,Et=3;
function Dr(e,t){return Or?e.source===t.source&&e.flags===t.flags:RegExp.prototype.toString.call(e)===RegExp.prototype.toString.call(t)}function Mr(e,t){if(e.byteLength!==t.byteLength)return!1;for(var r=0;r<
e.byteLength;r++)if(e[r]!==t[r])return!1;return!0}function Fr(e,t){return e.byteLength!==t.byteLength?!1:bt(new Uint8Array(e.buffer,e.byteOffset,e.byteLength),new Uint8Array(t.buffer,t.byteOffset,t.byteLength))===
0}function Lr(e,t){return e.byteLength===t.byteLength&&bt(new Uint8Array(e),new Uint8Array(t))===0}function Vr(e,t){return ut(e)?ut(t)&&yt(Number.prototype.valueOf.call(e),Number.prototype.valueOf.call(
t)):ft(e)?ft(t)&&String.prototype.valueOf.call(e)===String.prototype.valueOf.call(t):st(e)?st(t)&&Boolean.prototype.valueOf.call(e)===Boolean.prototype.valueOf.call(t):lt(e)?lt(t)&&BigInt.prototype.valueOf.
call(e)===BigInt.prototype.valueOf.call(t):Pr(t)&&Symbol.prototype.valueOf.call(e)===Symbol.prototype.valueOf.call(t)}function w(e,t,r,n){if(e===t)return e!==0?!0:r?yt(e,t):!0;if(r){if(v(e)!=="object")
return typeof e=="number"&&we(e)&&we(t);if(v(t)!=="object"||e===null||t===null||Object.getPrototypeOf(e)!==Object.getPrototypeOf(t))return!1}else{if(e===null||v(e)!=="object")return t===null||v(t)!=="\
object"?e==t:!1;if(t===null||v(t)!=="object")return!1}var o=it(e),i=it(t);if(o!==i)return!1;if(Array.isArray(e)){if(e.length!==t.length)return!1;var c=ne(e,oe),a=ne(t,oe);return c.length!==a.length?!1:
H(e,t,r,n,je,c)}if(o==="[object Object]"&&(!te(e)&&te(t)||!re(e)&&re(t)))return!1;if(at(e)){if(!at(t)||Date.prototype.getTime.call(e)!==Date.prototype.getTime.call(t))return!1}else if(ct(e)){if(!ct(t)||
!Dr(e,t))return!1}else if(Rr(e)||e instanceof Error){if(e.message!==t.message||e.name!==t.name)return!1}else if(qr(e)){if(!r&&(Nr(e)||Ir(e))){if(!Mr(e,t))return!1}else if(!Fr(e,t))return!1;var u=ne(e,
oe),f=ne(t,oe);return u.length!==f.length?!1:H(e,t,r,n,Se,u)}else{if(re(e))return!re(t)||e.size!==t.size?!1:H(e,t,r,n,dt);if(te(e))return!te(t)||e.size!==t.size?!1:H(e,t,r,n,Et);if(jr(e)){if(!Lr(e,t))
return!1}else if(Ar(e)&&!Vr(e,t))return!1}return H(e,t,r,n,Se)}function pt(e,t){return t.filter(function(r){return ae(e,r)})}function H(e,t,r,n,o,i){if(arguments.length===5){i=Object.keys(e);var c=Object.
keys(t);if(i.length!==c.length)return!1}for(var a=0;a<i.length;a++)if(!$(t,i[a]))return!1;if(r&&arguments.length===5){var u=ie(e);if(u.length!==0){var f=0;for(a=0;a<u.length;a++){var s=u[a];if(ae(e,s)){
if(!ae(t,s))return!1;i.push(s),f++}else if(ae(t,s))return!1}var l=ie(t);if(u.length!==l.length&&pt(t,l).length!==f)return!1}else{var m=ie(t);if(m.length!==0&&pt(t,m).length!==0)return!1}}if(i.length===
0&&(o===Se||o===je&&e.length===0||e.size===0))return!0;if(n===void 0)n={val1:new Map,val2:new Map,position:0};else{var b=n.val1.get(e);if(b!==void 0){var h=n.val2.get(t);if(h!==void 0)return b===h}n.position++}
n.val1.set(e,n.position),n.val2.set(t,n.position);var g=Wr(e,t,r,i,n,o);return n.val1.delete(e),n.val2.delete(t),g}function ht(e,t,r,n){for(var o=ce(e),i=0;i<o.length;i++){var c=o[i];if(w(t,c,r,n))return e.
delete(c),!0}return!1}function mt(e){switch(v(e)){case"undefined":return null;case"object":return;case"symbol":return!1;case"string":e=+e;case"number":if(we(e))return!1}return!0}function Br(e,t,r){var n=mt(
r);return n??(t.has(n)&&!e.has(n))}function Ur(e,t,r,n,o){var i=mt(r);if(i!=null)return i;var c=t.get(i);return c===void 0&&!t.has(i)||!w(n,c,!1,o)?!1:!e.has(i)&&w(n,c,!1,o)}function Gr(e,t,r,n){for(var o=null,
i=ce(e),c=0;c<i.length;c++){var a=i[c];if(v(a)==="object"&&a!==null)o===null&&(o=new Set),o.add(a);else if(!t.has(a)){if(r||!Br(e,t,a))return!1;o===null&&(o=new Set),o.add(a)}}if(o!==null){for(var u=ce(
t),f=0;f<u.length;f++){var s=u[f];if(v(s)==="object"&&s!==null){if(!ht(o,s,r,n))return!1}else if(!r&&!e.has(s)&&!ht(o,s,r,n))return!1}return o.size===0}return!0}function gt(e,t,r,n,o,i){for(var c=ce(e),
a=0;a<c.length;a++){var u=c[a];if(w(r,u,o,i)&&w(n,t.get(u),o,i))return e.delete(u),!0}return!1}function zr(e,t,r,n){for(var o=null,i=ot(e),c=0;c<i.length;c++){var a=rt(i[c],2),u=a[0],f=a[1];if(v(u)===
"object"&&u!==null)o===null&&(o=new Set),o.add(u);else{var s=t.get(u);if(s===void 0&&!t.has(u)||!w(f,s,r,n)){if(r||!Ur(e,t,u,f,n))return!1;o===null&&(o=new Set),o.add(u)}}}if(o!==null){for(var l=ot(t),
m=0;m<l.length;m++){var b=rt(l[m],2),h=b[0],g=b[1];if(v(h)==="object"&&h!==null){if(!gt(o,e,h,g,r,n))return!1}else if(!r&&(!e.has(h)||!w(e.get(h),g,!1,n))&&!gt(o,e,h,g,!1,n))return!1}return o.size===0}
return!0}function Wr(e,t,r,n,o,i){var c=0;if(i===dt){if(!Gr(e,t,r,o))return!1}else if(i===Et){if(!zr(e,t,r,o))return!1}else if(i===je)for(;c<e.length;c++)if($(e,c)){if(!$(t,c)||!w(e[c],t[c],r,o))return!1}else{
if($(t,c))return!1;for(var a=Object.keys(e);c<a.length;c++){var u=a[c];if(!$(t,u)||!w(e[u],t[u],r,o))return!1}return a.length===Object.keys(t).length}for(c=0;c<n.length;c++){var f=n[c];if(!w(e[f],t[f],
r,o))return!1}return!0}function Yr(e,t){return w(e,t,xr)}function Hr(e,t){return w(e,t,_r)}vt.exports={isDeepEqual:Yr,isDeepStrictEqual:Hr}});var K=A((bn,Vt)=>{"use strict";function j(e){"@babel/helpers - typeof";return j=typeof Symbol=="function"&&typeof Symbol.iterator=="symbol"?function(t){return typeof t}:function(t){return t&&typeof Symbol==
"function"&&t.constructor===Symbol&&t!==Symbol.prototype?"symbol":typeof t},j(e)}function wt(e,t){for(var r=0;r<t.length;r++){var n=t[r];n.enumerable=n.enumerable||!1,n.configurable=!0,"value"in n&&(n.
writable=!0),Object.defineProperty(e,Xr(n.key),n)}}function $r(e,t,r){return t&&wt(e.prototype,t),r&&wt(e,r),Object.defineProperty(e,"prototype",{writable:!1}),e}function Xr(e){var t=Jr(e,"string");return j(
t)==="symbol"?t:String(t)}function Jr(e,t){if(j(e)!=="object"||e===null)return e;var r=e[Symbol.toPrimitive];if(r!==void 0){var n=r.call(e,t||"default");if(j(n)!=="object")return n;throw new TypeError(
"@@toPrimitive must return a primitive value.")}return(t==="string"?String:Number)(e)}function Qr(e,t){if(!(e instanceof t))throw new TypeError("Cannot call a class as a function")}var Zr=de(),X=Zr.codes,
St=X.ERR_AMBIGUOUS_ARGUMENT,F=X.ERR_INVALID_ARG_TYPE,Cr=X.ERR_INVALID_ARG_VALUE,kr=X.ERR_INVALID_RETURN_VALUE,I=X.ERR_MISSING_ARGS,T=He(),Kr=D(),ue=Kr.inspect,Rt=D().types,en=Rt.isPromise,fe=Rt.isRegExp,
tn=Xe()(),At=Qe()(),se=Ce()("RegExp.prototype.test"),N,le;function J(){var e=qe();N=e.isDeepEqual,le=e.isDeepStrictEqual}var Ot=!1,p=Vt.exports=Re,pe={};function q(e){throw e.message instanceof Error?
e.message:new T(e)}function Pt(e,t,r,n,o){var i=arguments.length,c;if(i===0)c="Failed";else if(i===1)r=e,e=void 0;else{if(Ot===!1){Ot=!0;var a=process.emitWarning?process.emitWarning:console.warn.bind(
console);a("assert.fail() with more than one argument is deprecated. Please use assert.strictEqual() instead or only pass a message.","DeprecationWarning","DEP0094")}i===2&&(n="!=")}if(r instanceof Error)
throw r;var u={actual:e,expected:t,operator:n===void 0?"fail":n,stackStartFn:o||Pt};r!==void 0&&(u.message=r);var f=new T(u);throw c&&(f.message=c,f.generatedMessage=!0),f}p.fail=Pt;p.AssertionError=T;
function Nt(e,t,r,n){if(!r){var o=!1;if(t===0)o=!0,n="No value argument passed to `assert.ok()`";else if(n instanceof Error)throw n;var i=new T({actual:r,expected:!0,message:n,operator:"==",stackStartFn:e});
throw i.generatedMessage=o,i}}function Re(){for(var e=arguments.length,t=new Array(e),r=0;r<e;r++)t[r]=arguments[r];Nt.apply(void 0,[Re,t.length].concat(t))}p.ok=Re;p.equal=function e(t,r,n){if(arguments.
length<2)throw new I("actual","expected");t!=r&&q({actual:t,expected:r,message:n,operator:"==",stackStartFn:e})};p.notEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");t==
r&&q({actual:t,expected:r,message:n,operator:"!=",stackStartFn:e})};p.deepEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");N===void 0&&J(),N(t,r)||q({actual:t,expected:r,
message:n,operator:"deepEqual",stackStartFn:e})};p.notDeepEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");N===void 0&&J(),N(t,r)&&q({actual:t,expected:r,message:n,operator:"\
notDeepEqual",stackStartFn:e})};p.deepStrictEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");N===void 0&&J(),le(t,r)||q({actual:t,expected:r,message:n,operator:"deepStric\
tEqual",stackStartFn:e})};p.notDeepStrictEqual=It;function It(e,t,r){if(arguments.length<2)throw new I("actual","expected");N===void 0&&J(),le(e,t)&&q({actual:e,expected:t,message:r,operator:"notDeepS\
trictEqual",stackStartFn:It})}p.strictEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");At(t,r)||q({actual:t,expected:r,message:n,operator:"strictEqual",stackStartFn:e})};
p.notStrictEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");At(t,r)&&q({actual:t,expected:r,message:n,operator:"notStrictEqual",stackStartFn:e})};var jt=$r(function e(t,r,n){
var o=this;Qr(this,e),r.forEach(function(i){i in t&&(n!==void 0&&typeof n[i]=="string"&&fe(t[i])&&se(t[i],n[i])?o[i]=n[i]:o[i]=t[i])})});function rn(e,t,r,n,o,i){if(!(r in e)||!le(e[r],t[r])){if(!n){var c=new jt(
e,o),a=new jt(t,o,e),u=new T({actual:c,expected:a,operator:"deepStrictEqual",stackStartFn:i});throw u.actual=e,u.expected=t,u.operator=i.name,u}q({actual:e,expected:t,message:n,operator:i.name,stackStartFn:i})}}
function Tt(e,t,r,n){if(typeof t!="function"){if(fe(t))return se(t,e);if(arguments.length===2)throw new F("expected",["Function","RegExp"],t);if(j(e)!=="object"||e===null){var o=new T({actual:e,expected:t,
message:r,operator:"deepStrictEqual",stackStartFn:n});throw o.operator=n.name,o}var i=Object.keys(t);if(t instanceof Error)i.push("name","message");else if(i.length===0)throw new Cr("error",t,"may not\
 be an empty object");return N===void 0&&J(),i.forEach(function(c){typeof e[c]=="string"&&fe(t[c])&&se(t[c],e[c])||rn(e,t,c,r,i,n)}),!0}return t.prototype!==void 0&&e instanceof t?!0:Error.isPrototypeOf(
t)?!1:t.call({},e)===!0}function _t(e){if(typeof e!="function")throw new F("fn","Function",e);try{e()}catch(t){return t}return pe}function qt(e){return en(e)||e!==null&&j(e)==="object"&&typeof e.then==
"function"&&typeof e.catch=="function"}function xt(e){return Promise.resolve().then(function(){var t;if(typeof e=="function"){if(t=e(),!qt(t))throw new kr("instance of Promise","promiseFn",t)}else if(qt(
e))t=e;else throw new F("promiseFn",["Function","Promise"],e);return Promise.resolve().then(function(){return t}).then(function(){return pe}).catch(function(r){return r})})}function Dt(e,t,r,n){if(typeof r==
"string"){if(arguments.length===4)throw new F("error",["Object","Error","Function","RegExp"],r);if(j(t)==="object"&&t!==null){if(t.message===r)throw new St("error/message",'The error message "'.concat(
t.message,'" is identical to the message.'))}else if(t===r)throw new St("error/message",'The error "'.concat(t,'" is identical to the message.'));n=r,r=void 0}else if(r!=null&&j(r)!=="object"&&typeof r!=
"function")throw new F("error",["Object","Error","Function","RegExp"],r);if(t===pe){var o="";r&&r.name&&(o+=" (".concat(r.name,")")),o+=n?": ".concat(n):".";var i=e.name==="rejects"?"rejection":"excep\
tion";q({actual:void 0,expected:r,operator:e.name,message:"Missing expected ".concat(i).concat(o),stackStartFn:e})}if(r&&!Tt(t,r,n,e))throw t}function Mt(e,t,r,n){if(t!==pe){if(typeof r=="string"&&(n=
r,r=void 0),!r||Tt(t,r)){var o=n?": ".concat(n):".",i=e.name==="doesNotReject"?"rejection":"exception";q({actual:t,expected:r,operator:e.name,message:"Got unwanted ".concat(i).concat(o,`
`)+'Actual message: "'.concat(t&&t.message,'"'),stackStartFn:e})}throw t}}p.throws=function e(t){for(var r=arguments.length,n=new Array(r>1?r-1:0),o=1;o<r;o++)n[o-1]=arguments[o];Dt.apply(void 0,[e,_t(
t)].concat(n))};p.rejects=function e(t){for(var r=arguments.length,n=new Array(r>1?r-1:0),o=1;o<r;o++)n[o-1]=arguments[o];return xt(t).then(function(i){return Dt.apply(void 0,[e,i].concat(n))})};p.doesNotThrow=
function e(t){for(var r=arguments.length,n=new Array(r>1?r-1:0),o=1;o<r;o++)n[o-1]=arguments[o];Mt.apply(void 0,[e,_t(t)].concat(n))};p.doesNotReject=function e(t){for(var r=arguments.length,n=new Array(
r>1?r-1:0),o=1;o<r;o++)n[o-1]=arguments[o];return xt(t).then(function(i){return Mt.apply(void 0,[e,i].concat(n))})};p.ifError=function e(t){if(t!=null){var r="ifError got unwanted exception: ";j(t)===
"object"&&typeof t.message=="string"?t.message.length===0&&t.constructor?r+=t.constructor.name:r+=t.message:r+=ue(t);var n=new T({actual:t,expected:null,operator:"ifError",message:r,stackStartFn:e}),o=t.
stack;if(typeof o=="string"){var i=o.split(`
`);i.shift();for(var c=n.stack.split(`
`),a=0;a<i.length;a++){var u=c.indexOf(i[a]);if(u!==-1){c=c.slice(0,u);break}}n.stack="".concat(c.join(`
`),`
`).concat(i.join(`
`))}throw n}};function Ft(e,t,r,n,o){if(!fe(t))throw new F("regexp","RegExp",t);var i=o==="match";if(typeof e!="string"||se(t,e)!==i){if(r instanceof Error)throw r;var c=!r;r=r||(typeof e!="string"?'T\
he "string" argument must be of type string. Received type '+"".concat(j(e)," (").concat(ue(e),")"):(i?"The input did not match the regular expression ":"The input was expected to not match the regula\
r expression ")+"".concat(ue(t),`. Input:

`).concat(ue(e),`
`));var a=new T({actual:e,expected:t,message:r,operator:o,stackStartFn:n});throw a.generatedMessage=c,a}}p.match=function e(t,r,n){Ft(t,r,n,e,"match")};p.doesNotMatch=function e(t,r,n){Ft(t,r,n,e,"doe\
sNotMatch")};function Lt(){for(var e=arguments.length,t=new Array(e),r=0;r<e;r++)t[r]=arguments[r];Nt.apply(void 0,[Lt,t.length].concat(t))}p.strict=tn(Lt,p,{equal:p.strictEqual,deepEqual:p.deepStrictEqual,
notEqual:p.notStrictEqual,notDeepEqual:p.notDeepStrictEqual});p.strict.strict=p.strict});var on={};Ht(on,{make:()=>nn});var Q=Ie(K()),Bt=Ie(qe());function nn(e){e.isDeepStrictEqual=Bt.isDeepStrictEqual;let{AssertionError:t}=Q.default,r=(o,i,c,a,u)=>{throw c instanceof Error?c:new t({actual:o,
expected:i,message:c??u,operator:a})},n=(o,i,c)=>{if(typeof i!="object"||i===null||typeof o!="object"||o===null)return Object.is(o,i);if(i instanceof Set)return o instanceof Set&&[...i].every(a=>o.has(
a)||[...o].some(u=>n(u,a)));if(i instanceof Map)return o instanceof Map&&[...i].every(([a,u])=>o.has(a)&&n(o.get(a),u));if(Array.isArray(i)){if(!Array.isArray(o))return!1;let a=0;for(let u of o)a<i.length&&
n(u,i[a])&&a++;return a===i.length}return Reflect.ownKeys(i).every(a=>a in o&&n(o[a],i[a]))};for(let o of new Set([Q.default,Q.default.strict]))o.partialDeepStrictEqual=(i,c,a)=>{n(i,c)||r(i,c,a,"part\
ialDeepStrictEqual","Expected values to be partially and strictly deep-equal")};return Q.default}return $t(on);})();
return library;
})()
