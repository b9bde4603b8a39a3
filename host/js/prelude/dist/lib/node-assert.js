(() => {

"use strict";var library=(()=>{var Ut=Object.create;var C=Object.defineProperty;var Gt=Object.getOwnPropertyDescriptor;var zt=Object.getOwnPropertyNames;var Wt=Object.getPrototypeOf,Yt=Object.prototype.hasOwnProperty;var A=(e,t)=>()=>{try{return t||e((t={exports:{}}).exports,t),t.exports}catch(r){throw t=0,r}},$t=(e,t)=>{for(var r of Object.keys(t))C(e,r,{get:t[r],enumerable:!0})},Ne=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t==
"function")for(let o of zt(t))!Yt.call(e,o)&&o!==r&&C(e,o,{get:()=>t[o],enumerable:!(n=Gt(t,o))||n.enumerable});return e};var Ie=(e,t,r)=>(r=e!=null?Ut(Wt(e)):{},Ne(t||!e||!e.__esModule?C(r,"default",{value:e,enumerable:!0}):r,e)),Ht=e=>Ne(C({},"__esModule",{value:!0}),e);var x=A((cn,Te)=>{Te.exports=__wasmserve_require("util")});var de=A((un,Me)=>{"use strict";function P(e){"@babel/helpers - typeof";return P=typeof Symbol=="function"&&typeof Symbol.iterator=="symbol"?function(t){return typeof t}:function(t){return t&&typeof Symbol==
"function"&&t.constructor===Symbol&&t!==Symbol.prototype?"symbol":typeof t},P(e)}function _e(e,t){for(var r=0;r<t.length;r++){var n=t[r];n.enumerable=n.enumerable||!1,n.configurable=!0,"value"in n&&(n.
writable=!0),Object.defineProperty(e,Jt(n.key),n)}}function Xt(e,t,r){return t&&_e(e.prototype,t),r&&_e(e,r),Object.defineProperty(e,"prototype",{writable:!1}),e}function Jt(e){var t=Qt(e,"string");return P(
t)==="symbol"?t:String(t)}function Qt(e,t){if(P(e)!=="object"||e===null)return e;var r=e[Symbol.toPrimitive];if(r!==void 0){var n=r.call(e,t||"default");if(P(n)!=="object")return n;throw new TypeError(
"@@toPrimitive must return a primitive value.")}return(t==="string"?String:Number)(e)}function Zt(e,t){if(!(e instanceof t))throw new TypeError("Cannot call a class as a function")}function Ct(e,t){if(typeof t!=
"function"&&t!==null)throw new TypeError("Super expression must either be null or a function");e.prototype=Object.create(t&&t.prototype,{constructor:{value:e,writable:!0,configurable:!0}}),Object.defineProperty(
e,"prototype",{writable:!1}),t&&be(e,t)}function be(e,t){return be=Object.setPrototypeOf?Object.setPrototypeOf.bind():function(n,o){return n.__proto__=o,n},be(e,t)}function kt(e){var t=tr();return function(){
var n=k(e),o;if(t){var i=k(this).constructor;o=Reflect.construct(n,arguments,i)}else o=n.apply(this,arguments);return Kt(this,o)}}function Kt(e,t){if(t&&(P(t)==="object"||typeof t=="function"))return t;
if(t!==void 0)throw new TypeError("Derived constructors may only return object or undefined");return er(e)}function er(e){if(e===void 0)throw new ReferenceError("this hasn't been initialised - super()\
 hasn't been called");return e}function tr(){if(typeof Reflect>"u"||!Reflect.construct||Reflect.construct.sham)return!1;if(typeof Proxy=="function")return!0;try{return Boolean.prototype.valueOf.call(Reflect.
construct(Boolean,[],function(){})),!0}catch{return!1}}function k(e){return k=Object.setPrototypeOf?Object.getPrototypeOf.bind():function(r){return r.__proto__||Object.getPrototypeOf(r)},k(e)}var xe={},
M,ye;function B(e,t,r){r||(r=Error);function n(i,a,c){return typeof t=="string"?t:t(i,a,c)}var o=(function(i){Ct(c,i);var a=kt(c);function c(f,u,s){var l;return Zt(this,c),l=a.call(this,n(f,u,s)),l.code=
e,l}return Xt(c)})(r);xe[e]=o}function De(e,t){if(Array.isArray(e)){var r=e.length;return e=e.map(function(n){return String(n)}),r>2?"one of ".concat(t," ").concat(e.slice(0,r-1).join(", "),", or ")+e[r-
1]:r===2?"one of ".concat(t," ").concat(e[0]," or ").concat(e[1]):"of ".concat(t," ").concat(e[0])}else return"of ".concat(t," ").concat(String(e))}function rr(e,t,r){return e.substr(!r||r<0?0:+r,t.length)===
t}function nr(e,t,r){return(r===void 0||r>e.length)&&(r=e.length),e.substring(r-t.length,r)===t}function or(e,t,r){return typeof r!="number"&&(r=0),r+t.length>e.length?!1:e.indexOf(t,r)!==-1}B("ERR_AM\
BIGUOUS_ARGUMENT",'The "%s" argument is ambiguous. %s',TypeError);B("ERR_INVALID_ARG_TYPE",function(e,t,r){M===void 0&&(M=K()),M(typeof e=="string","'name' must be a string");var n;typeof t=="string"&&
rr(t,"not ")?(n="must not be",t=t.replace(/^not /,"")):n="must be";var o;if(nr(e," argument"))o="The ".concat(e," ").concat(n," ").concat(De(t,"type"));else{var i=or(e,".")?"property":"argument";o='Th\
e "'.concat(e,'" ').concat(i," ").concat(n," ").concat(De(t,"type"))}return o+=". Received type ".concat(P(r)),o},TypeError);B("ERR_INVALID_ARG_VALUE",function(e,t){var r=arguments.length>2&&arguments[2]!==
void 0?arguments[2]:"is invalid";ye===void 0&&(ye=x());var n=ye.inspect(t);return n.length>128&&(n="".concat(n.slice(0,128),"...")),"The argument '".concat(e,"' ").concat(r,". Received ").concat(n)},TypeError,
RangeError);B("ERR_INVALID_RETURN_VALUE",function(e,t,r){var n;return r&&r.constructor&&r.constructor.name?n="instance of ".concat(r.constructor.name):n="type ".concat(P(r)),"Expected ".concat(e,' to \
be returned from the "').concat(t,'"')+" function but got ".concat(n,".")},TypeError);B("ERR_MISSING_ARGS",function(){for(var e=arguments.length,t=new Array(e),r=0;r<e;r++)t[r]=arguments[r];M===void 0&&
(M=K()),M(t.length>0,"At least one arg needs to be specified");var n="The ",o=t.length;switch(t=t.map(function(i){return'"'.concat(i,'"')}),o){case 1:n+="".concat(t[0]," argument");break;case 2:n+="".
concat(t[0]," and ").concat(t[1]," arguments");break;default:n+=t.slice(0,o-1).join(", "),n+=", and ".concat(t[o-1]," arguments");break}return"".concat(n," must be specified")},TypeError);Me.exports.codes=
xe});var $e=A((fn,Ye)=>{"use strict";function Fe(e,t){var r=Object.keys(e);if(Object.getOwnPropertySymbols){var n=Object.getOwnPropertySymbols(e);t&&(n=n.filter(function(o){return Object.getOwnPropertyDescriptor(
e,o).enumerable})),r.push.apply(r,n)}return r}function Le(e){for(var t=1;t<arguments.length;t++){var r=arguments[t]!=null?arguments[t]:{};t%2?Fe(Object(r),!0).forEach(function(n){ir(e,n,r[n])}):Object.
getOwnPropertyDescriptors?Object.defineProperties(e,Object.getOwnPropertyDescriptors(r)):Fe(Object(r)).forEach(function(n){Object.defineProperty(e,n,Object.getOwnPropertyDescriptor(r,n))})}return e}function ir(e,t,r){
return t=Ge(t),t in e?Object.defineProperty(e,t,{value:r,enumerable:!0,configurable:!0,writable:!0}):e[t]=r,e}function ar(e,t){if(!(e instanceof t))throw new TypeError("Cannot call a class as a functi\
on")}function Ve(e,t){for(var r=0;r<t.length;r++){var n=t[r];n.enumerable=n.enumerable||!1,n.configurable=!0,"value"in n&&(n.writable=!0),Object.defineProperty(e,Ge(n.key),n)}}function cr(e,t,r){return t&&
Ve(e.prototype,t),r&&Ve(e,r),Object.defineProperty(e,"prototype",{writable:!1}),e}function Ge(e){var t=ur(e,"string");return m(t)==="symbol"?t:String(t)}function ur(e,t){if(m(e)!=="object"||e===null)return e;
var r=e[Symbol.toPrimitive];if(r!==void 0){var n=r.call(e,t||"default");if(m(n)!=="object")return n;throw new TypeError("@@toPrimitive must return a primitive value.")}return(t==="string"?String:Number)(
e)}function fr(e,t){if(typeof t!="function"&&t!==null)throw new TypeError("Super expression must either be null or a function");e.prototype=Object.create(t&&t.prototype,{constructor:{value:e,writable:!0,
configurable:!0}}),Object.defineProperty(e,"prototype",{writable:!1}),t&&W(e,t)}function sr(e){var t=We();return function(){var n=Y(e),o;if(t){var i=Y(this).constructor;o=Reflect.construct(n,arguments,
i)}else o=n.apply(this,arguments);return ze(this,o)}}function ze(e,t){if(t&&(m(t)==="object"||typeof t=="function"))return t;if(t!==void 0)throw new TypeError("Derived constructors may only return obj\
ect or undefined");return Ee(e)}function Ee(e){if(e===void 0)throw new ReferenceError("this hasn't been initialised - super() hasn't been called");return e}function me(e){var t=typeof Map=="function"?
new Map:void 0;return me=function(n){if(n===null||!lr(n))return n;if(typeof n!="function")throw new TypeError("Super expression must either be null or a function");if(typeof t<"u"){if(t.has(n))return t.
get(n);t.set(n,o)}function o(){return ee(n,arguments,Y(this).constructor)}return o.prototype=Object.create(n.prototype,{constructor:{value:o,enumerable:!1,writable:!0,configurable:!0}}),W(o,n)},me(e)}
function ee(e,t,r){return We()?ee=Reflect.construct.bind():ee=function(o,i,a){var c=[null];c.push.apply(c,i);var f=Function.bind.apply(o,c),u=new f;return a&&W(u,a.prototype),u},ee.apply(null,arguments)}
function We(){if(typeof Reflect>"u"||!Reflect.construct||Reflect.construct.sham)return!1;if(typeof Proxy=="function")return!0;try{return Boolean.prototype.valueOf.call(Reflect.construct(Boolean,[],function(){})),
!0}catch{return!1}}function lr(e){return Function.toString.call(e).indexOf("[native code]")!==-1}function W(e,t){return W=Object.setPrototypeOf?Object.setPrototypeOf.bind():function(n,o){return n.__proto__=
o,n},W(e,t)}function Y(e){return Y=Object.setPrototypeOf?Object.getPrototypeOf.bind():function(r){return r.__proto__||Object.getPrototypeOf(r)},Y(e)}function m(e){"@babel/helpers - typeof";return m=typeof Symbol==
"function"&&typeof Symbol.iterator=="symbol"?function(t){return typeof t}:function(t){return t&&typeof Symbol=="function"&&t.constructor===Symbol&&t!==Symbol.prototype?"symbol":typeof t},m(e)}var pr=x(),
ve=pr.inspect,hr=de(),gr=hr.codes.ERR_INVALID_ARG_TYPE;function Be(e,t,r){return(r===void 0||r>e.length)&&(r=e.length),e.substring(r-t.length,r)===t}function yr(e,t){if(t=Math.floor(t),e.length==0||t==
0)return"";var r=e.length*t;for(t=Math.floor(Math.log(t)/Math.log(2));t;)e+=e,t--;return e+=e.substring(0,r-e.length),e}var O="",U="",G="",d="",D={deepStrictEqual:"Expected values to be strictly deep-\
equal:",strictEqual:"Expected values to be strictly equal:",strictEqualObject:'Expected "actual" to be reference-equal to "expected":',deepEqual:"Expected values to be loosely deep-equal:",equal:"Expe\
cted values to be loosely equal:",notDeepStrictEqual:'Expected "actual" not to be strictly deep-equal to:',notStrictEqual:'Expected "actual" to be strictly unequal to:',notStrictEqualObject:'Expected \
"actual" not to be reference-equal to "expected":',notDeepEqual:'Expected "actual" not to be loosely deep-equal to:',notEqual:'Expected "actual" to be loosely unequal to:',notIdentical:"Values identic\
al but not reference-equal:"},br=10;function Ue(e){var t=Object.keys(e),r=Object.create(Object.getPrototypeOf(e));return t.forEach(function(n){r[n]=e[n]}),Object.defineProperty(r,"message",{value:e.message}),
r}function z(e){return ve(e,{compact:!1,customInspect:!1,depth:1e3,maxArrayLength:1/0,showHidden:!1,breakLength:1/0,showProxy:!1,sorted:!0,getters:!0})}function dr(e,t,r){var n="",o="",i=0,a="",c=!1,f=z(
e),u=f.split(`
`),s=z(t).split(`
`),l=0,y="";if(r==="strictEqual"&&m(e)==="object"&&m(t)==="object"&&e!==null&&t!==null&&(r="strictEqualObject"),u.length===1&&s.length===1&&u[0]!==s[0]){var g=u[0].length+s[0].length;if(g<=br){if((m(e)!==
"object"||e===null)&&(m(t)!=="object"||t===null)&&(e!==0||t!==0))return"".concat(D[r],`

`)+"".concat(u[0]," !== ").concat(s[0],`
`)}else if(r!=="strictEqualObject"){var h=process.stderr&&process.stderr.isTTY?process.stderr.columns:80;if(g<h){for(;u[0][l]===s[0][l];)l++;l>2&&(y=`
  `.concat(yr(" ",l),"^"),l=0)}}}for(var b=u[u.length-1],Z=s[s.length-1];b===Z&&(l++<2?a=`
  `.concat(b).concat(a):n=b,u.pop(),s.pop(),!(u.length===0||s.length===0));)b=u[u.length-1],Z=s[s.length-1];var he=Math.max(u.length,s.length);if(he===0){var L=f.split(`
`);if(L.length>30)for(L[26]="".concat(O,"...").concat(d);L.length>27;)L.pop();return"".concat(D.notIdentical,`

`).concat(L.join(`
`),`
`)}l>3&&(a=`
`.concat(O,"...").concat(d).concat(a),c=!0),n!==""&&(a=`
  `.concat(n).concat(a),n="");var S=0,Ae=D[r]+`
`.concat(U,"+ actual").concat(d," ").concat(G,"- expected").concat(d),Pe=" ".concat(O,"...").concat(d," Lines skipped");for(l=0;l<he;l++){var R=l-i;if(u.length<l+1)R>1&&l>2&&(R>4?(o+=`
`.concat(O,"...").concat(d),c=!0):R>3&&(o+=`
  `.concat(s[l-2]),S++),o+=`
  `.concat(s[l-1]),S++),i=l,n+=`
`.concat(G,"-").concat(d," ").concat(s[l]),S++;else if(s.length<l+1)R>1&&l>2&&(R>4?(o+=`
`.concat(O,"...").concat(d),c=!0):R>3&&(o+=`
  `.concat(u[l-2]),S++),o+=`
  `.concat(u[l-1]),S++),i=l,o+=`
`.concat(U,"+").concat(d," ").concat(u[l]),S++;else{var V=s[l],_=u[l],ge=_!==V&&(!Be(_,",")||_.slice(0,-1)!==V);ge&&Be(V,",")&&V.slice(0,-1)===_&&(ge=!1,_+=","),ge?(R>1&&l>2&&(R>4?(o+=`
`.concat(O,"...").concat(d),c=!0):R>3&&(o+=`
  `.concat(u[l-2]),S++),o+=`
  `.concat(u[l-1]),S++),i=l,o+=`
`.concat(U,"+").concat(d," ").concat(_),n+=`
`.concat(G,"-").concat(d," ").concat(V),S+=2):(o+=n,n="",(R===1||l===0)&&(o+=`
  `.concat(_),S++))}if(S>20&&l<he-2)return"".concat(Ae).concat(Pe,`
`).concat(o,`
`).concat(O,"...").concat(d).concat(n,`
`)+"".concat(O,"...").concat(d)}return"".concat(Ae).concat(c?Pe:"",`
`).concat(o).concat(n).concat(a).concat(y)}var Er=(function(e,t){fr(n,e);var r=sr(n);function n(o){var i;if(ar(this,n),m(o)!=="object"||o===null)throw new gr("options","Object",o);var a=o.message,c=o.
operator,f=o.stackStartFn,u=o.actual,s=o.expected,l=Error.stackTraceLimit;if(Error.stackTraceLimit=0,a!=null)i=r.call(this,String(a));else if(process.stderr&&process.stderr.isTTY&&(process.stderr&&process.
stderr.getColorDepth&&process.stderr.getColorDepth()!==1?(O="\x1B[34m",U="\x1B[32m",d="\x1B[39m",G="\x1B[31m"):(O="",U="",d="",G="")),m(u)==="object"&&u!==null&&m(s)==="object"&&s!==null&&"stack"in u&&
u instanceof Error&&"stack"in s&&s instanceof Error&&(u=Ue(u),s=Ue(s)),c==="deepStrictEqual"||c==="strictEqual")i=r.call(this,dr(u,s,c));else if(c==="notDeepStrictEqual"||c==="notStrictEqual"){var y=D[c],
g=z(u).split(`
`);if(c==="notStrictEqual"&&m(u)==="object"&&u!==null&&(y=D.notStrictEqualObject),g.length>30)for(g[26]="".concat(O,"...").concat(d);g.length>27;)g.pop();g.length===1?i=r.call(this,"".concat(y," ").concat(
g[0])):i=r.call(this,"".concat(y,`

`).concat(g.join(`
`),`
`))}else{var h=z(u),b="",Z=D[c];c==="notDeepEqual"||c==="notEqual"?(h="".concat(D[c],`

`).concat(h),h.length>1024&&(h="".concat(h.slice(0,1021),"..."))):(b="".concat(z(s)),h.length>512&&(h="".concat(h.slice(0,509),"...")),b.length>512&&(b="".concat(b.slice(0,509),"...")),c==="deepEqual"||
c==="equal"?h="".concat(Z,`

`).concat(h,`

should equal

`):b=" ".concat(c," ").concat(b)),i=r.call(this,"".concat(h).concat(b))}return Error.stackTraceLimit=l,i.generatedMessage=!a,Object.defineProperty(Ee(i),"name",{value:"AssertionError [ERR_ASSERTION]",
enumerable:!1,writable:!0,configurable:!0}),i.code="ERR_ASSERTION",i.actual=u,i.expected=s,i.operator=c,Error.captureStackTrace&&Error.captureStackTrace(Ee(i),f),i.stack,i.name="AssertionError",ze(i)}
return cr(n,[{key:"toString",value:function(){return"".concat(this.name," [").concat(this.code,"]: ").concat(this.message)}},{key:t,value:function(i,a){return ve(this,Le(Le({},a),{},{customInspect:!1,
depth:0}))}}]),n})(me(Error),ve.custom);Ye.exports=Er});var Xe=A((sn,He)=>{He.exports=()=>Object.assign});var Qe=A((ln,Je)=>{Je.exports=()=>Object.is});var Ce=A((pn,Ze)=>{Ze.exports=e=>{let[,t,r]=/^(\w+)\.prototype\.(\w+)$/.exec(e);return Function.prototype.call.bind(globalThis[t].prototype[r])}});var Ke=A((hn,ke)=>{ke.exports=Object.is});var tt=A((gn,et)=>{et.exports=Number.isNaN});var qe=A((yn,vt)=>{"use strict";function rt(e,t){return Sr(e)||wr(e,t)||vr(e,t)||mr()}function mr(){throw new TypeError(`Invalid attempt to destructure non-iterable instance.
In order to be iterable, non-array objects must have a [Symbol.iterator]() method.`)}function vr(e,t){if(e){if(typeof e=="string")return nt(e,t);var r=Object.prototype.toString.call(e).slice(8,-1);if(r===
"Object"&&e.constructor&&(r=e.constructor.name),r==="Map"||r==="Set")return Array.from(e);if(r==="Arguments"||/^(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array$/.test(r))return nt(e,t)}}function nt(e,t){(t==null||
t>e.length)&&(t=e.length);for(var r=0,n=new Array(t);r<t;r++)n[r]=e[r];return n}function wr(e,t){var r=e==null?null:typeof Symbol<"u"&&e[Symbol.iterator]||e["@@iterator"];if(r!=null){var n,o,i,a,c=[],
f=!0,u=!1;try{if(i=(r=r.call(e)).next,t===0){if(Object(r)!==r)return;f=!1}else for(;!(f=(n=i.call(r)).done)&&(c.push(n.value),c.length!==t);f=!0);}catch(s){u=!0,o=s}finally{try{if(!f&&r.return!=null&&
(a=r.return(),Object(a)!==a))return}finally{if(u)throw o}}return c}}function Sr(e){if(Array.isArray(e))return e}function v(e){"@babel/helpers - typeof";return v=typeof Symbol=="function"&&typeof Symbol.
iterator=="symbol"?function(t){return typeof t}:function(t){return t&&typeof Symbol=="function"&&t.constructor===Symbol&&t!==Symbol.prototype?"symbol":typeof t},v(e)}var Or=/a/g.flags!==void 0,ce=function(t){
var r=[];return t.forEach(function(n){return r.push(n)}),r},ot=function(t){var r=[];return t.forEach(function(n,o){return r.push([o,n])}),r},yt=Object.is?Object.is:Ke(),ie=Object.getOwnPropertySymbols?
Object.getOwnPropertySymbols:function(){return[]},we=Number.isNaN?Number.isNaN:tt();function Oe(e){return e.call.bind(e)}var H=Oe(Object.prototype.hasOwnProperty),ae=Oe(Object.prototype.propertyIsEnumerable),
it=Oe(Object.prototype.toString),E=x().types,jr=E.isAnyArrayBuffer,qr=E.isArrayBufferView,at=E.isDate,te=E.isMap,ct=E.isRegExp,re=E.isSet,Rr=E.isNativeError,Ar=E.isBoxedPrimitive,ut=E.isNumberObject,ft=E.
isStringObject,st=E.isBooleanObject,lt=E.isBigIntObject,Pr=E.isSymbolObject,Nr=E.isFloat32Array,Ir=E.isFloat64Array;function Tr(e){if(e.length===0||e.length>10)return!0;for(var t=0;t<e.length;t++){var r=e.
charCodeAt(t);if(r<48||r>57)return!0}return e.length===10&&e>=Math.pow(2,32)}function ne(e){return Object.keys(e).filter(Tr).concat(ie(e).filter(Object.prototype.propertyIsEnumerable.bind(e)))}/*!
 * The buffer module from node.js, for the browser.
 *
 * @author   Feross Aboukhadijeh <feross@feross.org> <http://feross.org>
 * @license  MIT
 */function bt(e,t){if(e===t)return 0;for(var r=e.length,n=t.length,o=0,i=Math.min(r,n);o<i;++o)if(e[o]!==t[o]){r=e[o],n=t[o];break}return r<n?-1:n<r?1:0}var oe=void 0,_r=!0,Dr=!1,Se=0,je=1,dt=2,Et=3;
function xr(e,t){return Or?e.source===t.source&&e.flags===t.flags:RegExp.prototype.toString.call(e)===RegExp.prototype.toString.call(t)}function Mr(e,t){if(e.byteLength!==t.byteLength)return!1;for(var r=0;r<
e.byteLength;r++)if(e[r]!==t[r])return!1;return!0}function Fr(e,t){return e.byteLength!==t.byteLength?!1:bt(new Uint8Array(e.buffer,e.byteOffset,e.byteLength),new Uint8Array(t.buffer,t.byteOffset,t.byteLength))===
0}function Lr(e,t){return e.byteLength===t.byteLength&&bt(new Uint8Array(e),new Uint8Array(t))===0}function Vr(e,t){return ut(e)?ut(t)&&yt(Number.prototype.valueOf.call(e),Number.prototype.valueOf.call(
t)):ft(e)?ft(t)&&String.prototype.valueOf.call(e)===String.prototype.valueOf.call(t):st(e)?st(t)&&Boolean.prototype.valueOf.call(e)===Boolean.prototype.valueOf.call(t):lt(e)?lt(t)&&BigInt.prototype.valueOf.
call(e)===BigInt.prototype.valueOf.call(t):Pr(t)&&Symbol.prototype.valueOf.call(e)===Symbol.prototype.valueOf.call(t)}function w(e,t,r,n){if(e===t)return e!==0?!0:r?yt(e,t):!0;if(r){if(v(e)!=="object")
return typeof e=="number"&&we(e)&&we(t);if(v(t)!=="object"||e===null||t===null||Object.getPrototypeOf(e)!==Object.getPrototypeOf(t))return!1}else{if(e===null||v(e)!=="object")return t===null||v(t)!=="\
object"?e==t:!1;if(t===null||v(t)!=="object")return!1}var o=it(e),i=it(t);if(o!==i)return!1;if(Array.isArray(e)){if(e.length!==t.length)return!1;var a=ne(e,oe),c=ne(t,oe);return a.length!==c.length?!1:
$(e,t,r,n,je,a)}if(o==="[object Object]"&&(!te(e)&&te(t)||!re(e)&&re(t)))return!1;if(at(e)){if(!at(t)||Date.prototype.getTime.call(e)!==Date.prototype.getTime.call(t))return!1}else if(ct(e)){if(!ct(t)||
!xr(e,t))return!1}else if(Rr(e)||e instanceof Error){if(e.message!==t.message||e.name!==t.name)return!1}else if(qr(e)){if(!r&&(Nr(e)||Ir(e))){if(!Mr(e,t))return!1}else if(!Fr(e,t))return!1;var f=ne(e,
oe),u=ne(t,oe);return f.length!==u.length?!1:$(e,t,r,n,Se,f)}else{if(re(e))return!re(t)||e.size!==t.size?!1:$(e,t,r,n,dt);if(te(e))return!te(t)||e.size!==t.size?!1:$(e,t,r,n,Et);if(jr(e)){if(!Lr(e,t))
return!1}else if(Ar(e)&&!Vr(e,t))return!1}return $(e,t,r,n,Se)}function pt(e,t){return t.filter(function(r){return ae(e,r)})}function $(e,t,r,n,o,i){if(arguments.length===5){i=Object.keys(e);var a=Object.
keys(t);if(i.length!==a.length)return!1}for(var c=0;c<i.length;c++)if(!H(t,i[c]))return!1;if(r&&arguments.length===5){var f=ie(e);if(f.length!==0){var u=0;for(c=0;c<f.length;c++){var s=f[c];if(ae(e,s)){
if(!ae(t,s))return!1;i.push(s),u++}else if(ae(t,s))return!1}var l=ie(t);if(f.length!==l.length&&pt(t,l).length!==u)return!1}else{var y=ie(t);if(y.length!==0&&pt(t,y).length!==0)return!1}}if(i.length===
0&&(o===Se||o===je&&e.length===0||e.size===0))return!0;if(n===void 0)n={val1:new Map,val2:new Map,position:0};else{var g=n.val1.get(e);if(g!==void 0){var h=n.val2.get(t);if(h!==void 0)return g===h}n.position++}
n.val1.set(e,n.position),n.val2.set(t,n.position);var b=Wr(e,t,r,i,n,o);return n.val1.delete(e),n.val2.delete(t),b}function ht(e,t,r,n){for(var o=ce(e),i=0;i<o.length;i++){var a=o[i];if(w(t,a,r,n))return e.
delete(a),!0}return!1}function mt(e){switch(v(e)){case"undefined":return null;case"object":return;case"symbol":return!1;case"string":e=+e;case"number":if(we(e))return!1}return!0}function Br(e,t,r){var n=mt(
r);return n??(t.has(n)&&!e.has(n))}function Ur(e,t,r,n,o){var i=mt(r);if(i!=null)return i;var a=t.get(i);return a===void 0&&!t.has(i)||!w(n,a,!1,o)?!1:!e.has(i)&&w(n,a,!1,o)}function Gr(e,t,r,n){for(var o=null,
i=ce(e),a=0;a<i.length;a++){var c=i[a];if(v(c)==="object"&&c!==null)o===null&&(o=new Set),o.add(c);else if(!t.has(c)){if(r||!Br(e,t,c))return!1;o===null&&(o=new Set),o.add(c)}}if(o!==null){for(var f=ce(
t),u=0;u<f.length;u++){var s=f[u];if(v(s)==="object"&&s!==null){if(!ht(o,s,r,n))return!1}else if(!r&&!e.has(s)&&!ht(o,s,r,n))return!1}return o.size===0}return!0}function gt(e,t,r,n,o,i){for(var a=ce(e),
c=0;c<a.length;c++){var f=a[c];if(w(r,f,o,i)&&w(n,t.get(f),o,i))return e.delete(f),!0}return!1}function zr(e,t,r,n){for(var o=null,i=ot(e),a=0;a<i.length;a++){var c=rt(i[a],2),f=c[0],u=c[1];if(v(f)===
"object"&&f!==null)o===null&&(o=new Set),o.add(f);else{var s=t.get(f);if(s===void 0&&!t.has(f)||!w(u,s,r,n)){if(r||!Ur(e,t,f,u,n))return!1;o===null&&(o=new Set),o.add(f)}}}if(o!==null){for(var l=ot(t),
y=0;y<l.length;y++){var g=rt(l[y],2),h=g[0],b=g[1];if(v(h)==="object"&&h!==null){if(!gt(o,e,h,b,r,n))return!1}else if(!r&&(!e.has(h)||!w(e.get(h),b,!1,n))&&!gt(o,e,h,b,!1,n))return!1}return o.size===0}
return!0}function Wr(e,t,r,n,o,i){var a=0;if(i===dt){if(!Gr(e,t,r,o))return!1}else if(i===Et){if(!zr(e,t,r,o))return!1}else if(i===je)for(;a<e.length;a++)if(H(e,a)){if(!H(t,a)||!w(e[a],t[a],r,o))return!1}else{
if(H(t,a))return!1;for(var c=Object.keys(e);a<c.length;a++){var f=c[a];if(!H(t,f)||!w(e[f],t[f],r,o))return!1}return c.length===Object.keys(t).length}for(a=0;a<n.length;a++){var u=n[a];if(!w(e[u],t[u],
r,o))return!1}return!0}function Yr(e,t){return w(e,t,Dr)}function $r(e,t){return w(e,t,_r)}vt.exports={isDeepEqual:Yr,isDeepStrictEqual:$r}});var K=A((bn,Vt)=>{"use strict";function j(e){"@babel/helpers - typeof";return j=typeof Symbol=="function"&&typeof Symbol.iterator=="symbol"?function(t){return typeof t}:function(t){return t&&typeof Symbol==
"function"&&t.constructor===Symbol&&t!==Symbol.prototype?"symbol":typeof t},j(e)}function wt(e,t){for(var r=0;r<t.length;r++){var n=t[r];n.enumerable=n.enumerable||!1,n.configurable=!0,"value"in n&&(n.
writable=!0),Object.defineProperty(e,Xr(n.key),n)}}function Hr(e,t,r){return t&&wt(e.prototype,t),r&&wt(e,r),Object.defineProperty(e,"prototype",{writable:!1}),e}function Xr(e){var t=Jr(e,"string");return j(
t)==="symbol"?t:String(t)}function Jr(e,t){if(j(e)!=="object"||e===null)return e;var r=e[Symbol.toPrimitive];if(r!==void 0){var n=r.call(e,t||"default");if(j(n)!=="object")return n;throw new TypeError(
"@@toPrimitive must return a primitive value.")}return(t==="string"?String:Number)(e)}function Qr(e,t){if(!(e instanceof t))throw new TypeError("Cannot call a class as a function")}var Zr=de(),X=Zr.codes,
St=X.ERR_AMBIGUOUS_ARGUMENT,F=X.ERR_INVALID_ARG_TYPE,Cr=X.ERR_INVALID_ARG_VALUE,kr=X.ERR_INVALID_RETURN_VALUE,I=X.ERR_MISSING_ARGS,T=$e(),Kr=x(),ue=Kr.inspect,Rt=x().types,en=Rt.isPromise,fe=Rt.isRegExp,
tn=Xe()(),At=Qe()(),se=Ce()("RegExp.prototype.test"),N,le;function J(){var e=qe();N=e.isDeepEqual,le=e.isDeepStrictEqual}var Ot=!1,p=Vt.exports=Re,pe={};function q(e){throw e.message instanceof Error?
e.message:new T(e)}function Pt(e,t,r,n,o){var i=arguments.length,a;if(i===0)a="Failed";else if(i===1)r=e,e=void 0;else{if(Ot===!1){Ot=!0;var c=process.emitWarning?process.emitWarning:console.warn.bind(
console);c("assert.fail() with more than one argument is deprecated. Please use assert.strictEqual() instead or only pass a message.","DeprecationWarning","DEP0094")}i===2&&(n="!=")}if(r instanceof Error)
throw r;var f={actual:e,expected:t,operator:n===void 0?"fail":n,stackStartFn:o||Pt};r!==void 0&&(f.message=r);var u=new T(f);throw a&&(u.message=a,u.generatedMessage=!0),u}p.fail=Pt;p.AssertionError=T;
function Nt(e,t,r,n){if(!r){var o=!1;if(t===0)o=!0,n="No value argument passed to `assert.ok()`";else if(n instanceof Error)throw n;var i=new T({actual:r,expected:!0,message:n,operator:"==",stackStartFn:e});
throw i.generatedMessage=o,i}}function Re(){for(var e=arguments.length,t=new Array(e),r=0;r<e;r++)t[r]=arguments[r];Nt.apply(void 0,[Re,t.length].concat(t))}p.ok=Re;p.equal=function e(t,r,n){if(arguments.
length<2)throw new I("actual","expected");t!=r&&q({actual:t,expected:r,message:n,operator:"==",stackStartFn:e})};p.notEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");t==
r&&q({actual:t,expected:r,message:n,operator:"!=",stackStartFn:e})};p.deepEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");N===void 0&&J(),N(t,r)||q({actual:t,expected:r,
message:n,operator:"deepEqual",stackStartFn:e})};p.notDeepEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");N===void 0&&J(),N(t,r)&&q({actual:t,expected:r,message:n,operator:"\
notDeepEqual",stackStartFn:e})};p.deepStrictEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");N===void 0&&J(),le(t,r)||q({actual:t,expected:r,message:n,operator:"deepStric\
tEqual",stackStartFn:e})};p.notDeepStrictEqual=It;function It(e,t,r){if(arguments.length<2)throw new I("actual","expected");N===void 0&&J(),le(e,t)&&q({actual:e,expected:t,message:r,operator:"notDeepS\
trictEqual",stackStartFn:It})}p.strictEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");At(t,r)||q({actual:t,expected:r,message:n,operator:"strictEqual",stackStartFn:e})};
p.notStrictEqual=function e(t,r,n){if(arguments.length<2)throw new I("actual","expected");At(t,r)&&q({actual:t,expected:r,message:n,operator:"notStrictEqual",stackStartFn:e})};var jt=Hr(function e(t,r,n){
var o=this;Qr(this,e),r.forEach(function(i){i in t&&(n!==void 0&&typeof n[i]=="string"&&fe(t[i])&&se(t[i],n[i])?o[i]=n[i]:o[i]=t[i])})});function rn(e,t,r,n,o,i){if(!(r in e)||!le(e[r],t[r])){if(!n){var a=new jt(
e,o),c=new jt(t,o,e),f=new T({actual:a,expected:c,operator:"deepStrictEqual",stackStartFn:i});throw f.actual=e,f.expected=t,f.operator=i.name,f}q({actual:e,expected:t,message:n,operator:i.name,stackStartFn:i})}}
function Tt(e,t,r,n){if(typeof t!="function"){if(fe(t))return se(t,e);if(arguments.length===2)throw new F("expected",["Function","RegExp"],t);if(j(e)!=="object"||e===null){var o=new T({actual:e,expected:t,
message:r,operator:"deepStrictEqual",stackStartFn:n});throw o.operator=n.name,o}var i=Object.keys(t);if(t instanceof Error)i.push("name","message");else if(i.length===0)throw new Cr("error",t,"may not\
 be an empty object");return N===void 0&&J(),i.forEach(function(a){typeof e[a]=="string"&&fe(t[a])&&se(t[a],e[a])||rn(e,t,a,r,i,n)}),!0}return t.prototype!==void 0&&e instanceof t?!0:Error.isPrototypeOf(
t)?!1:t.call({},e)===!0}function _t(e){if(typeof e!="function")throw new F("fn","Function",e);try{e()}catch(t){return t}return pe}function qt(e){return en(e)||e!==null&&j(e)==="object"&&typeof e.then==
"function"&&typeof e.catch=="function"}function Dt(e){return Promise.resolve().then(function(){var t;if(typeof e=="function"){if(t=e(),!qt(t))throw new kr("instance of Promise","promiseFn",t)}else if(qt(
e))t=e;else throw new F("promiseFn",["Function","Promise"],e);return Promise.resolve().then(function(){return t}).then(function(){return pe}).catch(function(r){return r})})}function xt(e,t,r,n){if(typeof r==
"string"){if(arguments.length===4)throw new F("error",["Object","Error","Function","RegExp"],r);if(j(t)==="object"&&t!==null){if(t.message===r)throw new St("error/message",'The error message "'.concat(
t.message,'" is identical to the message.'))}else if(t===r)throw new St("error/message",'The error "'.concat(t,'" is identical to the message.'));n=r,r=void 0}else if(r!=null&&j(r)!=="object"&&typeof r!=
"function")throw new F("error",["Object","Error","Function","RegExp"],r);if(t===pe){var o="";r&&r.name&&(o+=" (".concat(r.name,")")),o+=n?": ".concat(n):".";var i=e.name==="rejects"?"rejection":"excep\
tion";q({actual:void 0,expected:r,operator:e.name,message:"Missing expected ".concat(i).concat(o),stackStartFn:e})}if(r&&!Tt(t,r,n,e))throw t}function Mt(e,t,r,n){if(t!==pe){if(typeof r=="string"&&(n=
r,r=void 0),!r||Tt(t,r)){var o=n?": ".concat(n):".",i=e.name==="doesNotReject"?"rejection":"exception";q({actual:t,expected:r,operator:e.name,message:"Got unwanted ".concat(i).concat(o,`
`)+'Actual message: "'.concat(t&&t.message,'"'),stackStartFn:e})}throw t}}p.throws=function e(t){for(var r=arguments.length,n=new Array(r>1?r-1:0),o=1;o<r;o++)n[o-1]=arguments[o];xt.apply(void 0,[e,_t(
t)].concat(n))};p.rejects=function e(t){for(var r=arguments.length,n=new Array(r>1?r-1:0),o=1;o<r;o++)n[o-1]=arguments[o];return Dt(t).then(function(i){return xt.apply(void 0,[e,i].concat(n))})};p.doesNotThrow=
function e(t){for(var r=arguments.length,n=new Array(r>1?r-1:0),o=1;o<r;o++)n[o-1]=arguments[o];Mt.apply(void 0,[e,_t(t)].concat(n))};p.doesNotReject=function e(t){for(var r=arguments.length,n=new Array(
r>1?r-1:0),o=1;o<r;o++)n[o-1]=arguments[o];return Dt(t).then(function(i){return Mt.apply(void 0,[e,i].concat(n))})};p.ifError=function e(t){if(t!=null){var r="ifError got unwanted exception: ";j(t)===
"object"&&typeof t.message=="string"?t.message.length===0&&t.constructor?r+=t.constructor.name:r+=t.message:r+=ue(t);var n=new T({actual:t,expected:null,operator:"ifError",message:r,stackStartFn:e}),o=t.
stack;if(typeof o=="string"){var i=o.split(`
`);i.shift();for(var a=n.stack.split(`
`),c=0;c<i.length;c++){var f=a.indexOf(i[c]);if(f!==-1){a=a.slice(0,f);break}}n.stack="".concat(a.join(`
`),`
`).concat(i.join(`
`))}throw n}};function Ft(e,t,r,n,o){if(!fe(t))throw new F("regexp","RegExp",t);var i=o==="match";if(typeof e!="string"||se(t,e)!==i){if(r instanceof Error)throw r;var a=!r;r=r||(typeof e!="string"?'T\
he "string" argument must be of type string. Received type '+"".concat(j(e)," (").concat(ue(e),")"):(i?"The input did not match the regular expression ":"The input was expected to not match the regula\
r expression ")+"".concat(ue(t),`. Input:

`).concat(ue(e),`
`));var c=new T({actual:e,expected:t,message:r,operator:o,stackStartFn:n});throw c.generatedMessage=a,c}}p.match=function e(t,r,n){Ft(t,r,n,e,"match")};p.doesNotMatch=function e(t,r,n){Ft(t,r,n,e,"doe\
sNotMatch")};function Lt(){for(var e=arguments.length,t=new Array(e),r=0;r<e;r++)t[r]=arguments[r];Nt.apply(void 0,[Lt,t.length].concat(t))}p.strict=tn(Lt,p,{equal:p.strictEqual,deepEqual:p.deepStrictEqual,
notEqual:p.notStrictEqual,notDeepEqual:p.notDeepStrictEqual});p.strict.strict=p.strict});var on={};$t(on,{make:()=>nn});var Q=Ie(K()),Bt=Ie(qe());function nn(e){e.isDeepStrictEqual=Bt.isDeepStrictEqual;let{AssertionError:t}=Q.default,r=(a,c,f,u,s)=>{throw f instanceof Error?f:new t({actual:a,
expected:c,message:f??s,operator:u})},n=(a,c)=>{if(typeof c!="object"||c===null||typeof a!="object"||a===null)return Object.is(a,c);if(c instanceof Set)return a instanceof Set&&[...c].every(f=>a.has(f)||
[...a].some(u=>n(u,f)));if(c instanceof Map)return a instanceof Map&&[...c].every(([f,u])=>a.has(f)&&n(a.get(f),u));if(Array.isArray(c)){if(!Array.isArray(a))return!1;let f=0;for(let u of a)f<c.length&&
n(u,c[f])&&f++;return f===c.length}return Reflect.ownKeys(c).every(f=>f in a&&n(a[f],c[f]))},o=a=>typeof a=="function"&&(a===Error||Object.prototype.isPrototypeOf.call(Error,a)),i=(a,c,f,u)=>r(a,c,f,u,
`The error is expected to be an instance of "${c.name}". Received "${a?.constructor?.name??String(a)}"${a?.message?`

Error message:

${a.message}`:""}`);for(let a of new Set([Q.default,Q.default.strict])){let{throws:c,rejects:f}=a;a.throws=(u,s,l)=>{if(typeof u!="function"||!o(s))return c(u,s,l);let y=!1,g;try{u()}catch(h){y=!0,g=h}
return y&&!(g instanceof s)&&i(g,s,l,"throws"),c(()=>{if(y)throw g},s,l)},a.rejects=async(u,s,l)=>o(s)?f(async()=>{await(typeof u=="function"?u():u)},y=>(y instanceof s||i(y,s,l,"rejects"),!0),l):f(u,
s,l),a.partialDeepStrictEqual=(u,s,l)=>{n(u,s)||r(u,s,l,"partialDeepStrictEqual","Expected values to be partially and strictly deep-equal")}}return Q.default}return Ht(on);})();
return library;
})()
