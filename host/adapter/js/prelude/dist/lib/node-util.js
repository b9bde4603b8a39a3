(() => {

var library=(()=>{var ta=Object.create;var fr=Object.defineProperty;var ra=Object.getOwnPropertyDescriptor;var na=Object.getOwnPropertyNames;var oa=Object.getPrototypeOf,ia=Object.prototype.hasOwnProperty;var At=(r,o)=>()=>{try{return o||r((o={exports:{}}).exports,o),o.exports}catch(i){throw o=0,i}},sa=(r,o)=>{for(var i in o)fr(r,i,{get:o[i],enumerable:!0})},ao=(r,o,i,l)=>{if(o&&typeof o=="object"||typeof o==
"function")for(let f of na(o))!ia.call(r,f)&&f!==i&&fr(r,f,{get:()=>o[f],enumerable:!(l=ra(o,f))||l.enumerable});return r};var lo=(r,o,i)=>(i=r!=null?ta(oa(r)):{},ao(o||!r||!r.__esModule?fr(i,"default",{value:r,enumerable:!0}):i,r)),aa=r=>ao(fr({},"__esModule",{value:!0}),r);var co=At((Gt,zr)=>{(function(r,o){typeof Gt=="object"&&typeof zr=="object"?zr.exports=o():typeof define=="function"&&define.amd?define([],o):typeof Gt=="object"?Gt.util=o():r.util=o()})(Gt,()=>(()=>{
"use strict";var r={537(i,l,f){let h=f(683),{ArrayPrototypeMap:S}=h;l.h=class{hexSlice(v=0,_){return S(this.slice(v,_),$=>("00"+$.toString(16)).slice(-2)).join("")}}},223(i,l,f){let h=f(683),{AggregateError:S,
AggregateErrorPrototype:v,Array:_,ArrayBuffer:$,ArrayBufferPrototype:w,ArrayIsArray:C,ArrayPrototype:G,ArrayPrototypeFilter:L,ArrayPrototypeForEach:I,ArrayPrototypeIncludes:Z,ArrayPrototypeIndexOf:F,ArrayPrototypeJoin:T,
ArrayPrototypeMap:z,ArrayPrototypePop:N,ArrayPrototypePush:B,ArrayPrototypePushApply:fe,ArrayPrototypeSlice:J,ArrayPrototypeSort:ae,ArrayPrototypeSplice:Be,ArrayPrototypeUnshift:ye,BigIntPrototypeValueOf:Le,
Boolean:et,BooleanPrototype:tt,BooleanPrototypeValueOf:rt,DataView:qe,DataViewPrototype:ze,Date:A,DatePrototype:ue,DatePrototypeGetTime:P,DatePrototypeToISOString:O,DatePrototypeToString:M,Error:re,ErrorPrototype:le,
ErrorPrototypeToString:H,Function:$e,FunctionPrototype:Re,FunctionPrototypeBind:Ue,FunctionPrototypeCall:gt,FunctionPrototypeSymbolHasInstance:E,FunctionPrototypeToString:q,JSONStringify:Ye,Map:ne,MapPrototype:Ge,
MapPrototypeEntries:Te,MapPrototypeGetSize:ke,MathFloor:Me,MathMax:ht,MathMin:Ze,MathRound:Xo,MathSqrt:dn,MathTrunc:Qo,Number:mn,NumberIsFinite:ei,NumberIsNaN:bn,NumberParseFloat:ti,NumberParseInt:ri,
NumberPrototype:ni,NumberPrototypeToString:Sn,NumberPrototypeValueOf:oi,Object:$n,ObjectAssign:An,ObjectDefineProperty:Pn,ObjectGetOwnPropertyDescriptor:dt,ObjectGetOwnPropertyNames:Ar,ObjectGetOwnPropertySymbols:xn,
ObjectGetPrototypeOf:tr,ObjectIs:ii,ObjectKeys:rr,ObjectPrototype:si,ObjectPrototypeHasOwnProperty:Ve,ObjectPrototypePropertyIsEnumerable:On,ObjectPrototypeToString:ai,ObjectSeal:li,ObjectSetPrototypeOf:En,
Promise:ci,PromisePrototype:ui,RangeError:pi,RangeErrorPrototype:fi,ReflectApply:yi,ReflectOwnKeys:gi,RegExp:Pr,RegExpPrototype:hi,RegExpPrototypeExec:ut,RegExpPrototypeSymbolReplace:kt,RegExpPrototypeSymbolSplit:di,
RegExpPrototypeToString:mi,SafeMap:xr,SafeSet:Or,SafeStringIterator:bi,Set:Si,SetPrototype:$i,SetPrototypeGetSize:Ai,SetPrototypeValues:Pi,String:Ot,StringPrototype:xi,StringPrototypeCharCodeAt:Nt,StringPrototypeCodePointAt:Oi,
StringPrototypeEndsWith:wn,StringPrototypeIncludes:De,StringPrototypeIndexOf:We,StringPrototypeLastIndexOf:Ei,StringPrototypeNormalize:wi,StringPrototypePadEnd:_i,StringPrototypePadStart:Er,StringPrototypeRepeat:Et,
StringPrototypeReplace:vi,StringPrototypeReplaceAll:_n,StringPrototypeSlice:U,StringPrototypeSplit:wr,StringPrototypeStartsWith:vn,StringPrototypeToLowerCase:Ri,StringPrototypeValueOf:Ii,SymbolIterator:ji,
SymbolPrototypeToString:Rn,SymbolPrototypeValueOf:Li,SymbolToPrimitive:Bt,SymbolToStringTag:In,TypeError:Ti,TypeErrorPrototype:ki,TypedArray:Ni,TypedArrayPrototype:Bi,TypedArrayPrototypeGetLength:Mi,TypedArrayPrototypeGetSymbolToStringTag:Di,
Uint8Array:Ci,WeakMap:Fi,WeakMapPrototype:zi,WeakSet:Ui,WeakSetPrototype:Gi,globalThis:Vi,internalBinding:Wi,uncurryThis:Hi}=h,{constants:{ALL_PROPERTIES:qi,ONLY_ENUMERABLE:Yi,kPending:Zi,kRejected:Ki},
getOwnNonIndexProperties:jn,getPromiseDetails:Ji,getProxyDetails:_r,previewEntries:vr,getConstructorName:Ln,getExternalValue:Xi,Proxy:Qi}=f(727),{customInspectSymbol:Tn,isError:kn,join:nr,removeColors:es}=f(
101),{isStackOverflowError:ts}=f(778),{isAsyncFunction:rs,isGeneratorFunction:ns,isAnyArrayBuffer:os,isArrayBuffer:is,isArgumentsObject:ss,isBoxedPrimitive:as,isDataView:ls,isExternal:cs,isMap:us,isMapIterator:ps,
isModuleNamespaceObject:Nn,isNativeError:Bn,isPromise:fs,isSet:ys,isSetIterator:gs,isWeakMap:hs,isWeakSet:ds,isRegExp:ms,isDate:bs,isTypedArray:Ss,isStringObject:$s,isNumberObject:As,isBooleanObject:Ps,
isBigIntObject:xs}=f(499),or=f(123),{BuiltinModule:Os}=f(947),{validateObject:Mn,validateString:Es,kValidateObjectAllowArray:ws}=f(302),Rr,mt,Ir;function _s(t){return mt=mt||f(812),mt.pathToFileURL(t).
href}let jr=new Or(L(Ar(Vi),t=>ut(/^[A-Z][a-zA-Z0-9]+$/,t)!==null)),Dn=t=>t===void 0&&t!==void 0,be=li({showHidden:!1,depth:2,colors:!1,customInspect:!0,showProxy:!1,maxArrayLength:100,maxStringLength:1e4,
breakLength:80,compact:3,sorted:!1,getters:!1,numericSeparator:!1}),vs=/[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,Cn=/[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
Rs=/[\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,Is=/[\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
js=/^[a-zA-Z_][a-zA-Z_0-9]*$/,Ls=/^(0|[1-9][0-9]*)$/,Ts=/^ {4}at (?:[^/\\(]+ \(|)node:(.+):\d+:\d+\)?$/,ks=/^(\s+[^(]*?)\s*{/,Ns=/(\/\/.*?\n)|(\/\*(.|\n)*?\*\/)/g,ir=["\\x00","\\x01","\\x02","\\x03","\
\\x04","\\x05","\\x06","\\x07","\\b","\\t","\\n","\\x0B","\\f","\\r","\\x0E","\\x0F","\\x10","\\x11","\\x12","\\x13","\\x14","\\x15","\\x16","\\x17","\\x18","\\x19","\\x1A","\\x1B","\\x1C","\\x1D","\\x\
1E","\\x1F","","","","","","","","\\'","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","\\\\",
"","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","\\x7F","\\x80","\\x81","\\x82","\\x83","\\x84","\\x85","\\x86","\\x87","\\x88","\\x89","\\x8A","\\\
x8B","\\x8C","\\x8D","\\x8E","\\x8F","\\x90","\\x91","\\x92","\\x93","\\x94","\\x95","\\x96","\\x97","\\x98","\\x99","\\x9A","\\x9B","\\x9C","\\x9D","\\x9E","\\x9F"],Bs=new Pr("[\\u001B\\u009B][[\\]()#;?\
]*(?:(?:(?:(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]*)*)?(?:\\u0007|\\u001B\\u005C|\\u009C))|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]))","g"),sr;function ge(t,e){
let s={budget:{},indentationLvl:0,seen:[],currentDepth:0,stylize:Mt,showHidden:be.showHidden,depth:be.depth,colors:be.colors,customInspect:be.customInspect,showProxy:be.showProxy,maxArrayLength:be.maxArrayLength,
maxStringLength:be.maxStringLength,breakLength:be.breakLength,compact:be.compact,sorted:be.sorted,getters:be.getters,numericSeparator:be.numericSeparator};if(arguments.length>1){if(arguments.length>2&&
(arguments[2]!==void 0&&(s.depth=arguments[2]),arguments.length>3&&arguments[3]!==void 0&&(s.colors=arguments[3])),typeof e=="boolean")s.showHidden=e;else if(e){let n=rr(e);for(let u=0;u<n.length;++u){
let p=n[u];Ve(be,p)||p==="stylize"?s[p]=e[p]:s.userOptions===void 0&&(s.userOptions=e)}}}return s.colors&&(s.stylize=zn),s.maxArrayLength===null&&(s.maxArrayLength=1/0),s.maxStringLength===null&&(s.maxStringLength=
1/0),he(s,t,0)}ge.custom=Tn,Pn(ge,"defaultOptions",{__proto__:null,get:()=>be,set:t=>(Mn(t,"options"),An(be,t))});let Oe=39,Ee=49;function Ce(t,e){Pn(ge.colors,e,{__proto__:null,get(){return this[t]},
set(s){this[t]=s},configurable:!0,enumerable:!1})}ge.colors={__proto__:null,reset:[0,0],bold:[1,22],dim:[2,22],italic:[3,23],underline:[4,24],blink:[5,25],inverse:[7,27],hidden:[8,28],strikethrough:[9,
29],doubleunderline:[21,24],black:[30,Oe],red:[31,Oe],green:[32,Oe],yellow:[33,Oe],blue:[34,Oe],magenta:[35,Oe],cyan:[36,Oe],white:[37,Oe],bgBlack:[40,Ee],bgRed:[41,Ee],bgGreen:[42,Ee],bgYellow:[43,Ee],
bgBlue:[44,Ee],bgMagenta:[45,Ee],bgCyan:[46,Ee],bgWhite:[47,Ee],framed:[51,54],overlined:[53,55],gray:[90,Oe],redBright:[91,Oe],greenBright:[92,Oe],yellowBright:[93,Oe],blueBright:[94,Oe],magentaBright:[
95,Oe],cyanBright:[96,Oe],whiteBright:[97,Oe],bgGray:[100,Ee],bgRedBright:[101,Ee],bgGreenBright:[102,Ee],bgYellowBright:[103,Ee],bgBlueBright:[104,Ee],bgMagentaBright:[105,Ee],bgCyanBright:[106,Ee],bgWhiteBright:[
107,Ee]},Ce("gray","grey"),Ce("gray","blackBright"),Ce("bgGray","bgGrey"),Ce("bgGray","bgBlackBright"),Ce("dim","faint"),Ce("strikethrough","crossedout"),Ce("strikethrough","strikeThrough"),Ce("strike\
through","crossedOut"),Ce("hidden","conceal"),Ce("inverse","swapColors"),Ce("inverse","swapcolors"),Ce("doubleunderline","doubleUnderline"),ge.styles=An({__proto__:null},{special:"cyan",number:"yellow",
bigint:"yellow",boolean:"yellow",undefined:"grey",null:"bold",string:"green",symbol:"green",date:"magenta",regexp:function t(e){let s="",n=0,u=0,p=!1,d=(t.colors?.length>0?t.colors:Ms).reduce((y,b)=>{
let g=ge.colors[b];return g&&y.push([`\x1B[${g[0]}m`,`\x1B[${g[1]}m`]),y},[]);function m(y,b,g=1){let D="";for(n++;n<e.length&&e[n]!==b;)D+=e[n++];n<e.length?(u-=g,a(y),c(D,1,1),a(b),u+=g):c(y,1,-D.length)}
let a=y=>{let b=u%d.length,g=d[b]??d[0];return s+=g[0]+y+g[1],b};function c(y,b,g){u+=b,a(y),u-=b,n+=g}for(a("/"),u++,n=1;n<e.length;){let y=e[n];if(p)if(y==="\\"){let b="\\";if(n++,n<e.length){b+=e[n++];
let g=b[1];if(g==="u"&&e[n]==="{"){m(`${b}{`,"}",0);continue}if((g==="p"||g==="P")&&e[n]==="{"){m(`${b}{`,"}",0);continue}b[1]==="x"&&(b+=e.slice(n,n+2),n+=2)}a(b)}else y==="]"?(u--,a("]"),n++,p=!1):y===
"-"&&e[n-1]!=="["&&n+1<e.length&&e[n+1]!=="]"?c("-",1,1):(a(y),n++);else if(y==="[")a("["),u++,n++,p=!0;else if(y==="("){if(a("("),u++,n++,n<e.length&&e[n]==="?"){n++;let b=n<e.length?e[n]:"";if(b==="\
:"||b==="="||b==="!")c(`?${b}`,-1,1);else{let g=n+1<e.length?e[n+1]:"";if(b!=="<"||g!=="="&&g!=="!")if(b==="<"){n++;let D=n;for(;n<e.length&&e[n]!==">";)n++;let R=e.slice(D,n);n<e.length&&e[n]===">"?(u--,
a("?<"),c(R,1,0),a(">"),u++,n++):(c("?<",-1,0),a(R))}else a("?");else c(`?<${g}`,-1,2)}}}else if(y===")")u--,a(")"),n++;else if(y==="\\"){let b="\\";if(n++,n<e.length){b+=e[n++];let g=b[1];if(n<e.length){
if(g==="u"&&e[n]==="{"){m(`${b}{`,"}",0);continue}if(g==="x")b+=e.slice(n,n+2),n+=2;else if(g>="0"&&g<="9")for(;n<e.length&&e[n]>="0"&&e[n]<="9";)b+=e[n++];else{if(g==="k"&&e[n]==="<"){m(`${b}<`,">");
continue}if((g==="p"||g==="P")&&e[n]==="{"){m(`${b}{`,"}",0);continue}}}}c(b,1,0)}else if(y==="|"||y==="+"||y==="*"||y==="?"||y===","||y==="^"||y==="$")c(y,3,1);else if(y==="{"){n++;let b="";for(;n<e.
length&&e[n]>="0"&&e[n]<="9";)b+=e[n++];if(b&&(a("{"),u++,c(b,1,0)),n<e.length){if(e[n]===",")b||(a("{"),u++),a(","),n++;else if(!b){u+=1,a("{"),u-=1;continue}}let g="";for(;n<e.length&&e[n]>="0"&&e[n]<=
"9";)g+=e[n++];g&&c(g,1,0),n<e.length&&e[n]==="}"&&(u--,a("}"),n++),n<e.length&&e[n]==="?"&&c("?",3,1)}else if(y===".")c(y,2,1);else{if(y==="/")break;c(y,1,1)}}return c("/",-1,1),n<e.length&&a(e.slice(
n)),s},module:"underline"}),ge.styles.regexp.colors=["green","red","yellow","cyan","magenta"];let Ms=ge.styles.regexp.colors.slice();function Lr(t,e){return e===-1?`"${t}"`:e===-2?`\`${t}\``:`'${t}'`}
function Fn(t){let e=Nt(t);return ir.length>e?ir[e]:`\\u${Sn(e,16)}`}function Tr(t){let e=vs,s=Cn,n=39;if(De(t,"'")&&(De(t,'"')?De(t,"`")||De(t,"${")||(n=-2):n=-1,n!==39&&(e=Rs,s=Is)),t.length<5e3&&ut(
e,t)===null)return Lr(t,n);if(t.length>100)return Lr(t=kt(s,t,Fn),n);let u="",p=0;for(let d=0;d<t.length;d++){let m=Nt(t,d);if(m===n||m===92||m<32||m>126&&m<160)u+=p===d?ir[m]:`${U(t,p,d)}${ir[m]}`,p=
d+1;else if(m>=55296&&m<=57343){if(m<=56319&&d+1<t.length){let a=Nt(t,d+1);if(a>=56320&&a<=57343){d++;continue}}u+=`${U(t,p,d)}\\u${Sn(m,16)}`,p=d+1}}return p!==t.length&&(u+=U(t,p)),Lr(u,n)}function zn(t,e){
let s=ge.styles[e];if(s!==void 0){let n=ge.colors[s];if(n!==void 0)return`\x1B[${n[0]}m${t}\x1B[${n[1]}m`;if(typeof s=="function")return s(t)}return t}function Mt(t){return t}function Ds(){return[]}function Cs(t,e){
try{return t instanceof e}catch{return!1}}let Fs=new xr().set(G,{name:"Array",constructor:_}).set(w,{name:"ArrayBuffer",constructor:$}).set(Re,{name:"Function",constructor:$e}).set(Ge,{name:"Map",constructor:ne}).
set($i,{name:"Set",constructor:Si}).set(si,{name:"Object",constructor:$n}).set(Bi,{name:"TypedArray",constructor:Ni}).set(hi,{name:"RegExp",constructor:Pr}).set(ue,{name:"Date",constructor:A}).set(ze,
{name:"DataView",constructor:qe}).set(le,{name:"Error",constructor:re}).set(v,{name:"AggregateError",constructor:S}).set(fi,{name:"RangeError",constructor:pi}).set(ki,{name:"TypeError",constructor:Ti}).
set(tt,{name:"Boolean",constructor:et}).set(ni,{name:"Number",constructor:mn}).set(xi,{name:"String",constructor:Ot}).set(ui,{name:"Promise",constructor:ci}).set(zi,{name:"WeakMap",constructor:Fi}).set(
Gi,{name:"WeakSet",constructor:Ui});function Un(t,e,s,n){let u,p=t;for(;t||Dn(t);){let a=Fs.get(t);if(a!==void 0){let{name:y,constructor:b}=a;if(E(b,p))return n!==void 0&&u!==t&&Gn(e,p,u||p,s,n),y}let c=dt(
t,"constructor");if(c!==void 0&&typeof c.value=="function"&&c.value.name!==""&&Cs(p,c.value))return n===void 0||u===t&&jr.has(c.value.name)||Gn(e,p,u||p,s,n),Ot(c.value.name);t=tr(t),u===void 0&&(u=t)}
if(u===null)return null;let d=Ln(p);if(s>e.depth&&e.depth!==null)return`${d} <Complex prototype>`;let m=Un(u,e,s+1,n);return m===null?`${d} <${ge(u,{...e,customInspect:!1,depth:-1})}>`:`${d} <${m}>`}function Gn(t,e,s,n,u){
let p,d,m=0;do{if(m!==0||e===s){if((s=tr(s))===null)return;let a=dt(s,"constructor");if(a!==void 0&&typeof a.value=="function"&&jr.has(a.value.name))return}m===0?d=new Or:I(p,a=>d.add(a)),p=gi(s),B(t.
seen,e);for(let a of p){if(a==="constructor"||Ve(e,a)||m!==0&&d.has(a))continue;let c=dt(s,a);if(typeof c.value=="function")continue;let y=wt(t,s,n,a,0,c,e);t.colors?B(u,`\x1B[2m${y}\x1B[22m`):B(u,y)}
N(t.seen)}while(++m!==3)}function we(t,e,s,n=""){if(t===null)return e!==""&&s!==e?`[${s}${n}: null prototype] [${e}] `:`[${s}${n}: null prototype] `;let u=`${t}${n} `;if(e!==""){let p=t.indexOf(e);if(p===
-1)u+=`[${e}] `;else{let d=p+e.length;d!==t.length&&t[d]===t[d].toLowerCase()&&(u+=`[${e}] `)}}return u}function Dt(t,e){let s,n=xn(t);if(e)s=Ar(t),n.length!==0&&fe(s,n);else{try{s=rr(t)}catch(u){or(Bn(
u)&&u.name==="ReferenceError"&&Nn(t)),s=Ar(t)}n.length!==0&&fe(s,L(n,u=>On(t,u)))}return s}function ar(t,e,s){let n="";return e===null&&(n=Ln(t),n===s&&(n="Object")),we(e,s,n)}function he(t,e,s,n){if(typeof e!=
"object"&&typeof e!="function"&&!Dn(e))return Br(t.stylize,e,t);if(e===null)return t.stylize("null","null");let u=e,p=0,d=_r(e,!!t.showProxy);if(d!==void 0){if(t.showProxy)return d[0]===null?t.stylize(
"<Revoked Proxy>","special"):(function(a,c,y){if(y>a.depth&&a.depth!==null)return a.stylize("Proxy [Array]","special");y+=1,a.indentationLvl+=2;let b=[he(a,c[0],y),he(a,c[1],y)];return a.indentationLvl-=
2,Mr(a,b,"",["Proxy [","]"],2,y)})(t,d,s);do{if(d===null){let a=t.stylize("<Revoked Proxy>","special");for(let c=0;c<p;c++)a=`${t.stylize("Proxy(","special")}${a}${t.stylize(")","special")}`;return a}
d=_r(e=d,!1),p+=1}while(d!==void 0)}if(t.customInspect){let a=e[Tn];if(typeof a=="function"&&a!==ge&&dt(e,"constructor")?.value?.prototype!==e){let c=t.depth===null?null:t.depth-s,y=p!==0||!E($n,u),b=gt(
a,u,c,(function(g,D){let R={stylize:g.stylize,showHidden:g.showHidden,depth:g.depth,colors:g.colors,customInspect:g.customInspect,showProxy:g.showProxy,maxArrayLength:g.maxArrayLength,maxStringLength:g.
maxStringLength,breakLength:g.breakLength,compact:g.compact,sorted:g.sorted,getters:g.getters,numericSeparator:g.numericSeparator,...g.userOptions};if(D){En(R,null);for(let k of rr(R))typeof R[k]!="ob\
ject"&&typeof R[k]!="function"||R[k]===null||delete R[k];R.stylize=En((k,W)=>{let ie;try{ie=`${g.stylize(k,W)}`}catch{}return typeof ie!="string"?k:ie},null)}return R})(t,y),ge);if(b!==u)return typeof b!=
"string"?he(t,b,s):_n(b,`
`,`
${Et(" ",t.indentationLvl)}`)}}if(t.seen.includes(e)){let a=1;return t.circular===void 0?(t.circular=new xr,t.circular.set(e,a)):(a=t.circular.get(e),a===void 0&&(a=t.circular.size+1,t.circular.set(e,
a))),t.stylize(`[Circular *${a}]`,"special")}let m=(function(a,c,y,b){let g,D;a.showHidden&&(y<=a.depth||a.depth===null)&&(D=[]);let R=Un(c,a,y,D);D!==void 0&&D.length===0&&(D=void 0);let k="";try{k=c[In]}catch{}
(typeof k!="string"||k!==""&&(a.showHidden?Ve:On)(c,In))&&(k="");let W,ie,K="",Se=Ds,nt=!0,ur=a.showHidden?qi:Yi,Fe,_e,ot=0;if(ji in c||R===null)if(nt=!1,C(c)){let x=R!=="Array"||k!==""?we(R,k,"Array",
`(${c.length})`):"";if(g=jn(c,ur),W=[`${x}[`,"]"],c.length===0&&g.length===0&&D===void 0)return`${W[0]}]`;ot=2,Se=Ws}else if(ys(c)){let x=Ai(c),j=we(R,k,"Set",`(${x})`);if(g=Dt(c,a.showHidden),Se=Ue(qs,
null,R!==null?c:Pi(c)),x===0&&g.length===0&&D===void 0)return`${j}{}`;W=[`${j}{`,"}"]}else if(us(c)){let x=ke(c),j=we(R,k,"Map",`(${x})`);if(g=Dt(c,a.showHidden),Se=Ue(Ys,null,R!==null?c:Te(c)),x===0&&
g.length===0&&D===void 0)return`${j}{}`;W=[`${j}{`,"}"]}else if(Ss(c)){g=jn(c,ur);let x=c,j="";R===null&&(j=Di(c),x=new h[j](c));let X=Mi(c);if(W=[`${we(R,k,j,`(${X})`)}[`,"]"],c.length===0&&g.length===
0&&!a.showHidden)return`${W[0]}]`;Se=Ue(Hs,null,x,X),ot=2,a.showHidden&&(Fe=["BYTES_PER_ELEMENT","length","byteLength","byteOffset","buffer"],b=!0)}else ps(c)?(g=Dt(c,a.showHidden),W=Vn("Map",k),Se=Ue(
Jn,null,W)):gs(c)?(g=Dt(c,a.showHidden),W=Vn("Set",k),Se=Ue(Jn,null,W)):nt=!0;if(nt){if(g=Dt(c,a.showHidden),W=["{","}"],typeof c=="function"){if(K=(function(x,j,X,Q){let oe=q(j);if(vn(oe,"class")&&oe[oe.
length-1]==="}"){let te=U(oe,5,-1),Ft=We(te,"{");if(Ft!==-1&&(!De(U(te,0,Ft),"(")||ut(ks,kt(Ns,te))!==null))return(function(vt,it,St){let V=`class ${Ve(vt,"name")&&vt.name||"(anonymous)"}`;if(it!=="Fu\
nction"&&it!==null&&(V+=` [${it}]`),St!==""&&it!==St&&(V+=` [${St}]`),it!==null){let ve=tr(vt).name;ve&&(V+=` extends ${ve}`)}else V+=" extends [null prototype]";return`[${V}]`})(j,X,Q)}let pe="Functi\
on";ns(j)&&(pe=`Generator${pe}`),rs(j)&&(pe=`Async${pe}`);let se=`[${pe}`;return X===null&&(se+=" (null prototype)"),j.name===""?se+=" (anonymous)":se+=`: ${typeof j.name=="string"?j.name:he(x,j.name)}`,
se+="]",X!==pe&&X!==null&&(se+=` ${X}`),Q!==""&&X!==Q&&(se+=` [${Q}]`),se})(a,c,R,k),g.length===0&&D===void 0)return a.stylize(K,"special")}else if(R==="Object"){if(ss(c)?W[0]="[Arguments] {":k!==""&&
(W[0]=`${we(R,k,"Object")}{`),g.length===0&&D===void 0)return`${W[0]}}`}else if(ms(c)){K=mi(R!==null?c:new Pr(c));let x=we(R,k,"RegExp");if(x!=="RegExp "&&(K=`${x}${K}`),K=a.stylize(K,"regexp"),g.length===
0&&D===void 0||y>a.depth&&a.depth!==null)return K}else if(bs(c)){K=bn(P(c))?M(c):O(c);let x=we(R,k,"Date");if(x!=="Date "&&(K=`${x}${K}`),g.length===0&&D===void 0)return a.stylize(K,"date")}else if(kn(
c)){if(K=(function(x,j,X,Q,oe){let pe,se,te;try{te=Hn(Q,x)}catch{return ai(x)}let Ft=!1;try{pe=x.message}catch{Ft=!0}let vt=!1;try{se=x.name}catch{vt=!0}if(!Q.showHidden&&oe.length!==0){let V=F(oe,"st\
ack");if(V!==-1&&Be(oe,V,1),!Ft){let ve=F(oe,"message");ve===-1||typeof pe=="string"&&!De(te,pe)||Be(oe,ve,1)}if(!vt){let ve=F(oe,"name");ve===-1||typeof se=="string"&&!De(te,se)||Be(oe,ve,1)}}se=se??
"Error",!Ve(x,"cause")||oe.length!==0&&Z(oe,"cause")||B(oe,"cause");try{let V=x.errors;!C(V)||!Ve(x,"errors")||oe.length!==0&&Z(oe,"errors")||B(oe,"errors")}catch{}te=(function(V,ve,Ae,pt){let ce=Ae.length;
if(typeof Ae!="string"&&(V=vi(V,`${Ae}`,`${Ae} [${U(we(ve,pt,"Error"),0,-1)}]`)),ve===null||wn(Ae,"Error")&&vn(V,Ae)&&(V.length===ce||V[ce]===":"||V[ce]===`
`)){let Ie="Error";ve===null&&(Ie=(ut(/^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)/,V)||ut(/^([a-z_A-Z0-9-]*Error)$/,V))?.[1]||"",ce=Ie.length,Ie=Ie||"Error");let je=U(we(ve,pt,Ie),0,-1);Ae!==je&&(V=De(
je,Ae)?ce===0?`${je}: ${V}`:`${je}${U(V,ce)}`:`${je} [${Ae}]${U(V,ce)}`)}return V})(te,j,se,X);let it=pe&&We(te,pe)||-1;it!==-1&&(it+=pe.length);let St=We(te,`
    at`,it);if(St===-1)te=`[${te}]`;else{let V=U(te,0,St),ve=(function(Ae,pt,ce){let Ie=wr(ce,`
`),je;try{({cause:je}=pt)}catch{}if(je!=null&&kn(je)){let ft=Hn(Ae,je),Pe=We(ft,`
    at`);if(Pe!==-1){let $t=wr(U(ft,Pe+1),`
`),{0:He,1:ee}=Wn(Ie,$t);if(He>0){let me=He-2,zt=`    ... ${me} lines matching cause stack trace ...`;Ie.splice(ee+1,me,Ae.stylize(zt,"undefined"))}}}if(Ie.length>10){let ft=(function(Pe){let $t=[],He=new xr;
for(let ee=0;ee<Pe.length;ee++){let me=He.get(Pe[ee]);me===void 0?He.set(Pe[ee],[ee]):me[me.length]=ee}if(Pe.length-He.size<=3)return $t;for(let ee=0;ee<Pe.length-3;ee++){let me=He.get(Pe[ee]);if(me.length===
1||me[me.length-1]===ee)continue;let zt=me.indexOf(ee)+1;if(zt===me.length)continue;let st,xe=me[me.length-1]-ee;if(xe<3)continue;if(zt+1<me.length){let Je=0;for(let Rt=zt;Rt<me.length;Rt++){let at=me[Rt]-
ee;for(;at!==0;){let ea=Je%at;Je!==0&&(st=st||new Or,st.add(Je)),Je=at,at=ea}if(Je===1)break}xe=Je,st&&(st.delete(xe),st=[...st])}let pr=xe,Ut=0,Ke=0;for(let Je=ee+xe;;Je+=xe){let Rt=0;for(let at=0;at<
xe&&Pe[ee+at]===Pe[Je+at];at++)Rt++;if(Rt===xe)Ke++;else{if(!st?.length)break;Ke!==0&&pr*Ut<xe*Ke&&(pr=xe,Ut=Ke),xe=st.pop(),Je=ee,Ke=0}}Ut!==0&&pr*Ut>=xe*Ke&&(xe=pr,Ke=Ut),Ke*xe>=3&&($t.push(ee+xe,xe,
Ke),ee+=xe*(Ke+1)-1)}return $t})(Ie);for(let Pe=ft.length-3;Pe>=0;Pe-=3){let $t=ft[Pe],He=ft[Pe+1],ee=ft[Pe+2],me=`    ... collapsed ${He*ee} duplicate lines matching above `+(ee>1?`${He} lines ${ee} \
times...`:"lines ...");Ie.splice($t,He*ee,Ae.stylize(me,"undefined"))}}return Ie})(Q,x,U(te,St+1));if(Q.colors){let Ae=(function(){let ce;try{ce=process.cwd()}catch{return}return ce})(),pt;for(let ce of ve){
let Ie=ut(Ts,ce);if(Ie!==null&&Os.exists(Ie[1]))V+=`
${Q.stylize(ce,"undefined")}`;else{if(V+=`
`,ce=zs(Q,ce),Ae!==void 0){let je=qn(Q,ce,Ae);je===ce&&(pt=pt||_s(Ae),je=qn(Q,ce,pt)),ce=je}V+=ce}}}else V+=`
${T(ve,`
`)}`;te=V}if(Q.indentationLvl!==0){let V=Et(" ",Q.indentationLvl);te=_n(te,`
`,`
${V}`)}return te})(c,R,k,a,g),g.length===0&&D===void 0)return K}else if(os(c)){let x=we(R,k,is(c)?"ArrayBuffer":"SharedArrayBuffer");if(b===void 0)Se=Vs;else if(g.length===0&&D===void 0)return x+`{ [b\
yteLength]: ${lr(a.stylize,c.byteLength,!1)} }`;W[0]=`${x}{`,Fe=["byteLength"]}else if(ls(c))W[0]=`${we(R,k,"DataView")}{`,Fe=["byteLength","byteOffset","buffer"];else if(fs(c))W[0]=`${we(R,k,"Promise")}\
{`,Se=Js;else if(ds(c))W[0]=`${we(R,k,"WeakSet")}{`,Se=a.showHidden?Zs:Kn;else if(hs(c))W[0]=`${we(R,k,"WeakMap")}{`,Se=a.showHidden?Ks:Kn;else if(Nn(c))W[0]=`${we(R,k,"Module")}{`,Se=Us.bind(null,g);else if(as(
c)){if(K=(function(x,j,X,Q,oe){let pe,se;As(x)?(pe=oi,se="Number"):$s(x)?(pe=Ii,se="String",X.splice(0,x.length)):Ps(x)?(pe=rt,se="Boolean"):xs(x)?(pe=Le,se="BigInt"):(pe=Li,se="Symbol");let te=`[${se}`;
return se!==Q&&(te+=Q===null?" (null prototype)":` (${Q})`),te+=`: ${Br(Mt,pe(x),j)}]`,oe!==""&&oe!==Q&&(te+=` [${oe}]`),X.length!==0||j.stylize===Mt?te:j.stylize(te,Ri(se))})(c,a,g,R,k),g.length===0&&
D===void 0)return K}else if(!(function(x){return mt=mt||f(812),typeof x.href=="string"&&x instanceof mt.URL})(c)||y>a.depth&&a.depth!==null){if(g.length===0&&D===void 0){if(cs(c)){let x=Xi(c).toString(
16);return a.stylize(`[External: ${x}]`,"special")}return`${ar(c,R,k)}{}`}W[0]=`${ar(c,R,k)}{`}else if(g=(function(x){return Ir=Ir||xn(new mt.URL("http://user:pass@localhost:8080/?foo=bar#baz")),x.filter(
j=>Ir[j]===-1)})(g),K=c.href,g.length===0&&D===void 0)return K}if(y>a.depth&&a.depth!==null){let x=U(ar(c,R,k),0,-1);return R!==null&&(x=`[${x}]`),a.stylize(x,"special")}y+=1,a.seen.push(c),a.currentDepth=
y;let Ct=a.indentationLvl;try{if(_e=Se(a,c,y),Fe!==void 0)for(ie=0;ie<Fe.length;ie++){let x;try{x=Xn(a,c,y,Fe[ie],b)}catch{x=Xn(a,{[Fe[ie]]:c.buffer[Fe[ie]]},y,Fe[ie],b)}B(_e,x)}for(ie=0;ie<g.length;ie++)
B(_e,wt(a,c,y,g[ie],ot));D!==void 0&&fe(_e,D)}catch(x){if(!ts(x))throw x;return(function(j,X,Q,oe){return j.seen.pop(),j.indentationLvl=oe,j.stylize(`[${Q}: Inspection interrupted prematurely. Maximum\
 call stack size exceeded.]`,"special")})(a,0,U(ar(c,R,k),0,-1),Ct)}if(a.circular!==void 0){let x=a.circular.get(c);if(x!==void 0){let j=a.stylize(`<ref *${x}>`,"special");a.compact!==!0?K=K===""?j:`${j}\
 ${K}`:W[0]=`${j} ${W[0]}`}}if(a.seen.pop(),a.sorted){let x=a.sorted===!0?void 0:a.sorted;if(ot===0)ae(_e,x);else if(g.length>1){let j=ae(J(_e,_e.length-g.length),x);ye(j,_e,_e.length-g.length,g.length),
yi(Be,null,j)}}let _t=Mr(a,_e,K,W,ot,y,c),de=(a.budget[a.indentationLvl]||0)+_t.length;return a.budget[a.indentationLvl]=de,de>2**27&&(a.depth=-1),_t})(t,e,s,n);if(p!==0)for(let a=0;a<p;a++)m=`${t.stylize(
"Proxy(","special")}${m}${t.stylize(")","special")}`;return m}function Vn(t,e){return e!==`${t} Iterator`&&(e!==""&&(e+="] ["),e+=`${t} Iterator`),[`[${e}] {`,"}"]}function Wn(t,e){for(let s=0;s<t.length-
3;s++){let n=F(e,t[s]);if(n!==-1){let u=e.length-n;if(u>3){let p=1,d=Ze(t.length-s,u);for(;d>p&&t[s+p]===e[n+p];)p++;if(p>3)return[p,s]}}}return[0,0]}function Hn(t,e){let s;try{s=e.stack}catch{}if(s){
if(typeof s=="string")return s;t.seen.push(e),t.indentationLvl+=4;let n=he(t,s);return t.indentationLvl-=4,t.seen.pop(),`${H(e)}
    ${n}`}return H(e)}function zs(t,e){let s="",n=0,u=0;for(;;){let p=We(e,"node_modules",u);if(p===-1)break;let d=e[p-1],m=e[p+12];if(m!=="/"&&m!=="\\"||d!=="/"&&d!=="\\"){u=p+1;continue}let a=p+13;s+=
U(e,n,a);let c=We(e,d,a);c===-1?c=e.length:e[a]==="@"&&(c=We(e,d,c+1),c===-1&&(c=e.length));let y=U(e,a,c);s+=t.stylize(y,"module"),n=c,u=c}return n!==0&&(e=s+U(e,n)),e}function qn(t,e,s){let n=We(e,s),
u="",p=s.length;if(n!==-1){U(e,n-7,n)==="file://"&&(p+=7,n-=7);let d=e[n-1]==="("?n-1:n,m=d!==n&&wn(e,")")?-1:e.length,a=n+p+1,c=U(e,d,a);u+=U(e,0,d),u+=t.stylize(c,"undefined"),u+=U(e,a,m),m===-1&&(u+=
t.stylize(")","undefined"))}else u+=e;return u}function kr(t){let e="",s=t.length;or(s!==0);let n=t[0]==="-"?1:0;for(;s>=n+4;s-=3)e=`_${U(t,s-3,s)}${e}`;return s===t.length?t:`${U(t,0,s)}${e}`}let bt=t=>`\
... ${t} more item${t>1?"s":""}`;function lr(t,e,s){if(ii(e,-0))return t("-0","number");if(!s)return t(`${e}`,"number");let n=Ot(e);if(Qo(e)===e)return!ei(e)||De(n,"e")?t(n,"number"):t(kr(n),"number");
if(bn(e)||De(n,"e"))return t(n,"number");let u=We(n,"."),p=U(n,0,u),d=U(n,u+1);return t(`${kr(p)}.${(function(m){let a="",c=0;for(;c<m.length-3;c+=3)a+=`${U(m,c,c+3)}_`;return c===0?m:`${a}${U(m,c)}`})(
d)}`,"number")}function Nr(t,e,s){let n=Ot(e);return t(s?`${kr(n)}n`:`${n}n`,"bigint")}function Br(t,e,s){if(typeof e=="string"){let n="";if(e.length>s.maxStringLength){let u=e.length-s.maxStringLength;
e=U(e,0,s.maxStringLength),n=`... ${u} more character${u>1?"s":""}`}return s.compact!==!0&&e.length>16&&e.length>s.breakLength-s.indentationLvl-4?T(z(di(/(?<=\n)/,e),u=>t(Tr(u),"string")),` +
${Et(" ",s.indentationLvl+2)}`)+n:t(Tr(e),"string")+n}return typeof e=="number"?lr(t,e,s.numericSeparator):typeof e=="bigint"?Nr(t,e,s.numericSeparator):typeof e=="boolean"?t(`${e}`,"boolean"):e===void 0?
t("undefined","undefined"):t(Rn(e),"symbol")}function Us(t,e,s,n){let u=new _(t.length);for(let p=0;p<t.length;p++)try{u[p]=wt(e,s,n,t[p],0)}catch(d){or(Bn(d)&&d.name==="ReferenceError");let m={[t[p]]:""};
u[p]=wt(e,m,n,t[p],0);let a=Ei(u[p]," ");u[p]=U(u[p],0,a+1)+e.stylize("<uninitialized>","special")}return t.length=0,u}function Gs(t,e,s,n,u,p){let d=rr(e),m=p;for(;p<d.length&&u.length<n;p++){let c=d[p],
y=+c;if(y>4294967294)break;if(`${m}`!==c){if(ut(Ls,c)===null)break;let b=y-m,g=`<${b} empty item${b>1?"s":""}>`;if(B(u,t.stylize(g,"undefined")),m=y,u.length===n)break}B(u,wt(t,e,s,c,1)),m++}let a=e.length-
m;if(u.length!==n){if(a>0){let c=`<${a} empty item${a>1?"s":""}>`;B(u,t.stylize(c,"undefined"))}}else a>0&&B(u,bt(a));return u}function Vs(t,e){let s;try{s=new Ci(e)}catch{return[t.stylize("(detached)",
"special")]}Rr===void 0&&(Rr=Hi(f(537).h.prototype.hexSlice));let n=Rr(s,0,Ze(t.maxArrayLength,s.length)),u="",p=0;for(;p<n.length-2;p+=2)u+=`${n[p]}${n[p+1]} `;n.length>0&&(u+=`${n[p]}${n[p+1]}`);let d=s.
length-t.maxArrayLength;return d>0&&(u+=` ... ${d} more byte${d>1?"s":""}`),[`${t.stylize("[Uint8Contents]","special")}: <${u}>`]}function Ws(t,e,s){let n=e.length,u=Ze(ht(0,t.maxArrayLength),n),p=n-u,
d=[];for(let m=0;m<u;m++){let a=dt(e,m);if(a===void 0)return Gs(t,e,s,u,d,m);B(d,wt(t,e,s,m,1,a))}return p>0&&B(d,bt(p)),d}function Hs(t,e,s){let n=Ze(ht(0,s.maxArrayLength),e),u=t.length-n,p=new _(n),
d=t.length>0&&typeof t[0]=="number"?lr:Nr;for(let m=0;m<n;++m)p[m]=d(s.stylize,t[m],s.numericSeparator);return u>0&&(p[n]=bt(u)),p}function qs(t,e,s,n){let u=t.size,p=Ze(ht(0,e.maxArrayLength),u),d=u-
p,m=[];e.indentationLvl+=2;let a=0;for(let c of t){if(a>=p)break;B(m,he(e,c,n)),a++}return d>0&&B(m,bt(d)),e.indentationLvl-=2,m}function Ys(t,e,s,n){let u=t.size,p=Ze(ht(0,e.maxArrayLength),u),d=u-p,
m=[];e.indentationLvl+=2;let a=0;for(let{0:c,1:y}of t){if(a>=p)break;B(m,`${he(e,c,n)} => ${he(e,y,n)}`),a++}return d>0&&B(m,bt(d)),e.indentationLvl-=2,m}function Yn(t,e,s,n){let u=ht(t.maxArrayLength,
0),p=Ze(u,s.length),d=new _(p);t.indentationLvl+=2;for(let a=0;a<p;a++)d[a]=he(t,s[a],e);t.indentationLvl-=2,n!==0||t.sorted||ae(d);let m=s.length-p;return m>0&&B(d,bt(m)),d}function Zn(t,e,s,n){let u=ht(
t.maxArrayLength,0),p=s.length/2,d=p-u,m=Ze(u,p),a=new _(m),c=0;if(t.indentationLvl+=2,n===0){for(;c<m;c++){let y=2*c;a[c]=`${he(t,s[y],e)} => ${he(t,s[y+1],e)}`}t.sorted||ae(a)}else for(;c<m;c++){let y=2*
c,b=[he(t,s[y],e),he(t,s[y+1],e)];a[c]=Mr(t,b,"",["[","]"],2,e)}return t.indentationLvl-=2,d>0&&B(a,bt(d)),a}function Kn(t){return[t.stylize("<items unknown>","special")]}function Zs(t,e,s){return Yn(
t,s,vr(e),0)}function Ks(t,e,s){return Zn(t,s,vr(e),0)}function Jn(t,e,s,n){let{0:u,1:p}=vr(s,!0);return p?(t[0]=kt(/ Iterator] {$/,t[0]," Entries] {"),Zn(e,n,u,2)):Yn(e,n,u,1)}function Js(t,e,s){let n,
{0:u,1:p}=Ji(e);if(u===Zi)n=[t.stylize("<pending>","special")];else{t.indentationLvl+=2;let d=he(t,p,s);t.indentationLvl-=2,n=[u===Ki?`${t.stylize("<rejected>","special")} ${d}`:d]}return n}function Xn(t,e,s,n,u){
t.indentationLvl+=2;let p=he(t,e[n],s,u);return t.indentationLvl-=2,`${t.stylize(`[${n}]`,"string")}: ${p}`}function wt(t,e,s,n,u,p,d=e){let m,a,c=" ";if((p=p||dt(e,n)).value!==void 0){let y=t.compact!==
!0||u!==0?2:3;t.indentationLvl+=y,a=he(t,p.value,s),y===3&&t.breakLength<sr(a,t.colors)&&(c=`
${Et(" ",t.indentationLvl)}`),t.indentationLvl-=y}else if(p.get!==void 0){let y=p.set!==void 0?"Getter/Setter":"Getter",b=t.stylize,g="special";if(t.getters&&(t.getters===!0||t.getters==="get"&&p.set===
void 0||t.getters==="set"&&p.set!==void 0)){t.indentationLvl+=2;try{let D=gt(p.get,d);if(D===null)a=`${b(`[${y}:`,g)} ${b("null","null")}${b("]",g)}`;else if(typeof D=="object")a=`${b(`[${y}]`,g)} ${he(
t,D,s)}`;else{let R=Br(b,D,t);a=`${b(`[${y}:`,g)} ${R}${b("]",g)}`}}catch(D){let R=`<Inspection threw (${he(t,D,s)})>`;a=`${b(`[${y}:`,g)} ${R}${b("]",g)}`}t.indentationLvl-=2}else a=t.stylize(`[${y}]`,
g)}else a=p.set!==void 0?t.stylize("[Setter]","special"):t.stylize("undefined","undefined");if(u===1)return a;if(typeof n=="symbol"){let y=kt(Cn,Rn(n),Fn);m=t.stylize(y,"symbol")}else m=ut(js,n)!==null?
n==="__proto__"?"['__proto__']":t.stylize(n,"name"):t.stylize(Tr(n),"string");return p.enumerable===!1&&(m=`[${m}]`),`${m}:${c}${a}`}function Qn(t,e,s,n){let u=e.length+s;if(u+e.length>t.breakLength)return!1;
for(let p=0;p<e.length;p++)if(t.colors?u+=es(e[p]).length:u+=e[p].length,u>t.breakLength)return!1;return n===""||!De(n,`
`)}function Mr(t,e,s,n,u,p,d){if(t.compact!==!0){if(typeof t.compact=="number"&&t.compact>=1){let y=e.length;if(u===2&&y>6&&(e=(function(b,g,D){let R=0,k=0,W=0,ie=g.length;b.maxArrayLength<g.length&&ie--;
let K=new _(ie);for(;W<ie;W++){let nt=sr(g[W],b.colors);K[W]=nt,R+=nt+2,k<nt&&(k=nt)}let Se=k+2;if(3*Se+b.indentationLvl<b.breakLength&&(R/Se>5||k<=6)){let ur=dn(Se-R/g.length),Fe=ht(Se-3-ur,1),_e=Ze(
Xo(dn(2.5*Fe*ie)/Fe),Me((b.breakLength-b.indentationLvl)/Se),4*b.compact,15);if(_e<=1)return g;let ot=[],Ct=[];for(let de=0;de<_e;de++){let x=0;for(let j=de;j<g.length;j+=_e)K[j]>x&&(x=K[j]);x+=2,Ct[de]=
x}let _t=Er;if(D!==void 0){for(let de=0;de<g.length;de++)if(typeof D[de]!="number"&&typeof D[de]!="bigint"){_t=_i;break}}for(let de=0;de<ie;de+=_e){let x=Ze(de+_e,ie),j="",X=de;for(;X<x-1;X++){let Q=Ct[X-
de]+g[X].length-K[X];j+=_t(`${g[X]}, `,Q," ")}if(_t===Er){let Q=Ct[X-de]+g[X].length-K[X]-2;j+=Er(g[X],Q," ")}else j+=g[X];B(ot,j)}b.maxArrayLength<g.length&&B(ot,g[ie]),g=ot}return g})(t,e,d)),t.currentDepth-
p<t.compact&&y===e.length&&Qn(t,e,e.length+t.indentationLvl+n[0].length+s.length+10,s)){let b=nr(e,", ");if(!De(b,`
`))return`${s?`${s} `:""}${n[0]} ${b} ${n[1]}`}}let c=`
${Et(" ",t.indentationLvl)}`;return`${s?`${s} `:""}${n[0]}${c}  ${nr(e,`,${c}  `)}${c}${n[1]}`}if(Qn(t,e,0,s))return`${n[0]}${s?` ${s}`:""} ${nr(e,", ")} `+n[1];let m=Et(" ",t.indentationLvl),a=s===""&&
n[0].length===1?" ":`${s?` ${s}`:""}
${m}  `;return`${n[0]}${a}${nr(e,`,
${m}  `)} ${n[1]}`}function eo(t){let e=_r(t,!1);if(e!==void 0)return e===null||eo(e);let s=Ve,n=Ve;if(typeof t.toString!="function"){if(typeof t[Bt]!="function")return!0;if(Ve(t,Bt))return!1;s=to}else{
if(Ve(t,"toString"))return!1;if(typeof t[Bt]!="function")n=to;else if(Ve(t,Bt))return!1}let u=t;do u=tr(u);while(!s(u,"toString")&&!n(u,Bt));let p=dt(u,"constructor");return p!==void 0&&typeof p.value==
"function"&&jr.has(p.value.name)}function to(){return!1}let ro=t=>wr(t.message,`
`,1)[0],Dr;function Xs(t){try{return Ye(t)}catch(e){if(!Dr)try{let s={};s.a=s,Ye(s)}catch(s){Dr=ro(s)}if(e.name==="TypeError"&&ro(e)===Dr)return"[Circular]";throw e}}function cr(t,e){return lr(Mt,t,e?.
numericSeparator??be.numericSeparator)}function Cr(t,e){return Nr(Mt,t,e?.numericSeparator??be.numericSeparator)}function no(t,e){let s=e[0],n=0,u="",p="";if(typeof s=="string"){if(e.length===1)return s;
let d,m=0;for(let a=0;a<s.length-1;a++)if(Nt(s,a)===37){let c=Nt(s,++a);if(n+1!==e.length){switch(c){case 115:{let y=e[++n];d=typeof y=="number"?cr(y,t):typeof y=="bigint"?Cr(y,t):typeof y=="object"&&
y!==null&&eo(y)?ge(y,{...t,compact:3,colors:!1,depth:0}):Ot(y);break}case 106:d=Xs(e[++n]);break;case 100:{let y=e[++n];d=typeof y=="bigint"?Cr(y,t):typeof y=="symbol"?"NaN":cr(mn(y),t);break}case 79:
d=ge(e[++n],t);break;case 111:d=ge(e[++n],{...t,showHidden:!0,showProxy:!0,depth:4});break;case 105:{let y=e[++n];d=typeof y=="bigint"?Cr(y,t):typeof y=="symbol"?"NaN":cr(ri(y),t);break}case 102:{let y=e[++n];
d=typeof y=="symbol"?"NaN":cr(ti(y),t);break}case 99:n+=1,d="";break;case 37:u+=U(s,m,a),m=a+1;continue;default:continue}m!==a-1&&(u+=U(s,m,a-1)),u+=d,m=a+1}else c===37&&(u+=U(s,m,a),m=a+1)}m!==0&&(n++,
p=" ",m<s.length&&(u+=U(s,m)))}for(;n<e.length;){let d=e[n];u+=p,u+=typeof d!="string"?ge(d,t):d,p=" ",n++}return u}function oo(t){return t<=31||t>=127&&t<=159||t>=768&&t<=879||t>=8203&&t<=8207||t>=8400&&
t<=8447||t>=65024&&t<=65039||t>=65056&&t<=65071||t>=917760&&t<=917999}if(Wi("config").hasIntl)or(!1);else{sr=function(e,s=!0){let n=0;s&&(e=io(e)),e=wi(e,"NFC");for(let u of new bi(e)){let p=Oi(u,0);t(
p)?n+=2:oo(p)||n++}return n};let t=e=>e>=4352&&(e<=4447||e===9001||e===9002||e>=11904&&e<=12871&&e!==12351||e>=12880&&e<=19903||e>=19968&&e<=42182||e>=43360&&e<=43388||e>=44032&&e<=55203||e>=63744&&e<=
64255||e>=65040&&e<=65049||e>=65072&&e<=65131||e>=65281&&e<=65376||e>=65504&&e<=65510||e>=110592&&e<=110593||e>=127488&&e<=127569||e>=127744&&e<=128591||e>=131072&&e<=262141)}function io(t){return Es(
t,"str"),We(t,"\x1B")===-1&&We(t,"")===-1?t:kt(Bs,t,"")}let Qs={34:"&quot;",38:"&amp;",39:"&apos;",60:"&lt;",62:"&gt;",160:"&nbsp;"};function so(t){return t.replace(/[\u0000-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00FF]/g,
e=>{let s=Ot(e.charCodeAt(0));return Qs[s]||"&#"+s+";"})}i.exports={identicalSequenceRange:Wn,inspect:ge,inspectDefaultOptions:be,format:function(...t){return no(void 0,t)},formatWithOptions:function(t,...e){
return Mn(t,"inspectOptions",ws),no(t,e)},getStringWidth:sr,stripVTControlCharacters:io,isZeroWidthCodePoint:oo,stylizeWithColor:zn,stylizeWithHTML(t,e){let s=ge.styles[e];return s!==void 0?`<span sty\
le="color:${s};">${so(t)}</span>`:so(t)},Proxy:Qi}},123(i,l,f){let h;function S(){return h=h??f(778).codes.ERR_INTERNAL_ASSERTION}function v(_,$){if(!_)throw new(S())($)}v.fail=function(_){throw new(S())(
_)},i.exports=v},947(i){let l=["_http_agent","_http_client","_http_common","_http_incoming","_http_outgoing","_http_server","_stream_duplex","_stream_passthrough","_stream_readable","_stream_transform",
"_stream_wrap","_stream_writable","_tls_common","_tls_wrap","assert","assert/strict","async_hooks","buffer","child_process","cluster","console","constants","crypto","dgram","diagnostics_channel","dns",
"dns/promises","domain","events","fs","fs/promises","http","http2","https","inspector","module","Module","net","os","path","path/posix","path/win32","perf_hooks","process","punycode","querystring","re\
adline","readline/promises","repl","stream","stream/consumers","stream/promises","stream/web","string_decoder","sys","timers","timers/promises","tls","trace_events","tty","url","util","util/types","v8",
"vm","wasi","worker_threads","zlib"];i.exports.BuiltinModule={exists:f=>f!=="internal/modules/cjs/foo"&&(f.startsWith("internal/")||l.indexOf(f)!==-1)}},244(i){i.exports={CHAR_DOT:46,CHAR_FORWARD_SLASH:47,
CHAR_BACKWARD_SLASH:92}},778(i,l,f){let h=f(683),{ArrayIsArray:S,ArrayPrototypeIncludes:v,ArrayPrototypeIndexOf:_,ArrayPrototypeJoin:$,ArrayPrototypePush:w,ArrayPrototypeSlice:C,ArrayPrototypeSplice:G,
Error:L,ErrorCaptureStackTrace:I,JSONStringify:Z,ObjectDefineProperty:F,ReflectApply:T,RegExpPrototypeExec:z,SafeMap:N,SafeWeakMap:B,String:fe,StringPrototypeEndsWith:J,StringPrototypeIncludes:ae,StringPrototypeIndexOf:Be,
StringPrototypeSlice:ye,StringPrototypeToLowerCase:Le,Symbol:et,TypeError:tt}=h,rt=et("kIsNodeError"),qe=new N,ze={},A=/^[A-Z][a-zA-Z0-9]*$/,ue=["string","function","number","object","Function","Objec\
t","boolean","bigint","symbol"],P=new B,O=f(123),M,re,le=null;function H(E,q,Ye){qe.set(E,q);let ne=(Ge=Ye,Te=E,class extends Ge{code=Te;constructor(...ke){super(),F(this,"message",{__proto__:null,value:$e(
Te,ke,this),enumerable:!1,writable:!0,configurable:!0})}toString(){return`${this.name} [${Te}]: ${this.message}`}});var Ge,Te;ze[E]=ne}function $e(E,q,Ye){let ne=qe.get(E);if(typeof ne=="function")return O(
ne.length<=q.length,`Code: ${E}; The provided arguments length (${q.length}) does not match the required ones (${ne.length}).`),T(ne,Ye,q)}let Re=et("kEnhanceStackBeforeInspector");function Ue(E){if(E===
null)return"null";if(E===void 0)return"undefined";switch(typeof E){case"bigint":return`type bigint (${E}n)`;case"number":return E===0?1/E==-1/0?"type number (-0)":"type number (0)":E!=E?"type number (\
NaN)":E===1/0?"type number (Infinity)":E===-1/0?"type number (-Infinity)":`type number (${E})`;case"boolean":return E?"type boolean (true)":"type boolean (false)";case"symbol":return`type symbol (${fe(
E)})`;case"function":return`function ${E.name}`;case"object":return E.constructor&&"name"in E.constructor?`an instance of ${E.constructor.name}`:`${(le=le||f(223),le).inspect(E,{depth:-1})}`;case"stri\
ng":return E.length>28&&(E=`${ye(E,0,25)}...`),Be(E,"'")===-1?`type string ('${E}')`:`type string (${Z(E)})`}}function gt(E,q="and"){switch(E.length){case 0:return"";case 1:return`${E[0]}`;case 2:return`${E[0]}\
 ${q} ${E[1]}`;case 3:return`${E[0]}, ${E[1]}, ${q} ${E[2]}`;default:return`${$(C(E,0,-1),", ")}, ${q} ${E[E.length-1]}`}}i.exports={codes:ze,determineSpecificType:Ue,E:H,formatList:gt,getMessage:$e,hideStackFrames:function(E){
function q(...Ye){try{return T(E,this,Ye)}catch(ne){throw L.stackTraceLimit&&I(ne,q),ne}}return q.withoutStackTrace=E,q},isStackOverflowError:function(E){if(re===void 0)try{let q=function(){q()};q()}catch(q){
re=q.message,M=q.name}return E&&E.name===M&&E.message===re},kEnhanceStackBeforeInspector:Re,kIsNodeError:rt,overrideStackTrace:P},H("ERR_INTERNAL_ASSERTION",E=>{let q=`This is caused by either a bug i\
n Node.js or incorrect usage of Node.js internals.
Please open an issue with this stack trace at https://github.com/nodejs/node/issues
`;return E===void 0?q:`${E}
${q}`},L),H("ERR_INVALID_ARG_TYPE",(E,q,Ye)=>{O(typeof E=="string","'name' must be a string"),S(q)||(q=[q]);let ne="The ";J(E," argument")?ne+=`${E} `:ne+=`"${E}" ${ae(E,".")?"property":"argument"} `,
ne+="must be ";let Ge=[],Te=[],ke=[];for(let Me of q)O(typeof Me=="string","All expected entries have to be of type string"),v(ue,Me)?w(Ge,Le(Me)):z(A,Me)!==null?w(Te,Me):(O(Me!=="object",'The value "\
object" should be written as "Object"'),w(ke,Me));if(Te.length>0){let Me=_(Ge,"object");Me!==-1&&(G(Ge,Me,1),w(Te,"Object"))}return Ge.length>0&&(ne+=`${Ge.length>1?"one of type":"of type"} ${gt(Ge,"o\
r")}`,(Te.length>0||ke.length>0)&&(ne+=" or ")),Te.length>0&&(ne+=`an instance of ${gt(Te,"or")}`,ke.length>0&&(ne+=" or ")),ke.length>0&&(ke.length>1?ne+=`one of ${gt(ke,"or")}`:(Le(ke[0])!==ke[0]&&(ne+=
"an "),ne+=`${ke[0]}`)),ne+=`. Received ${Ue(Ye)}`,ne},tt)},812(i,l,f){let{StringPrototypeCharCodeAt:h,StringPrototypeIncludes:S,StringPrototypeReplace:v}=f(683),_=f(878),{CHAR_FORWARD_SLASH:$}=f(244),
w=f(120),C=/%/g,G=/\\/g,L=/\n/g,I=/\r/g,Z=/\t/g;i.exports={pathToFileURL:function(F){let T=new _("file://"),z=w.resolve(F);return h(F,F.length-1)===$&&z[z.length-1]!==w.sep&&(z+="/"),T.pathname=(function(N){
return S(N,"%")&&(N=v(N,C,"%25")),S(N,"\\")&&(N=v(N,G,"%5C")),S(N,`
`)&&(N=v(N,L,"%0A")),S(N,"\r")&&(N=v(N,I,"%0D")),S(N,"	")&&(N=v(N,Z,"%09")),N})(z),T},URL:_}},101(i,l,f){let h=f(683),{ArrayPrototypeJoin:S,Error:v,ErrorIsError:_,FunctionPrototypeSymbolHasInstance:$,
StringPrototypeReplace:w,SymbolFor:C}=h,G=/\u001b\[\d\d?m/g;i.exports={customInspectSymbol:C("nodejs.util.inspect.custom"),isError:L=>_?.(L)||$(v,L),join:S,removeColors:L=>w(L,G,"")}},499(i,l,f){let h=f(
683),{ArrayIsArray:S,BigInt:v,Boolean:_,DatePrototype:$,Error:w,FunctionPrototype:C,MapPrototypeHas:G,Number:L,ObjectDefineProperty:I,ObjectGetOwnPropertyDescriptor:Z,ObjectGetPrototypeOf:F,ObjectIsFrozen:T,
ObjectPrototype:z,SetPrototypeHas:N,String:B,Symbol:fe,SymbolToStringTag:J,globalThis:ae}=h,{getConstructorName:Be}=f(727);function ye(A,...ue){for(let P of ue){let O=ae[P];if(O&&A instanceof O)return!0}
for(;A;){if(typeof A!="object")return!1;if(ue.indexOf(Be(A))>=0)return!0;A=F(A)}return!1}function Le(A){return ue=>{if(!ye(ue,A.name))return!1;try{A.prototype.valueOf.call(ue)}catch{return!1}return!0}}
typeof ae!="object"&&(I(z,"__magic__",{get:function(){return this},configurable:!0}),__magic__.globalThis=__magic__,delete z.__magic__);let et=Le(B),tt=Le(L),rt=Le(_),qe=Le(v),ze=Le(fe);i.exports={isAsyncFunction:A=>typeof A==
"function"&&C.toString.call(A).startsWith("async"),isGeneratorFunction:A=>typeof A=="function"&&C.toString.call(A).match(/^(async\s+)?function *\*/),isAnyArrayBuffer:A=>ye(A,"ArrayBuffer","SharedArray\
Buffer"),isArrayBuffer:A=>ye(A,"ArrayBuffer"),isArgumentsObject(A){if(A!==null&&typeof A=="object"&&!S(A)&&typeof A.length=="number"&&A.length===(0|A.length)&&A.length>=0){let ue=Z(A,"callee");return ue&&
!ue.enumerable}return!1},isBoxedPrimitive:A=>tt(A)||et(A)||rt(A)||qe(A)||ze(A),isDataView:A=>ye(A,"DataView"),isExternal:A=>typeof A=="object"&&T(A)&&F(A)==null,isMap(A){if(!ye(A,"Map"))return!1;try{G(
A)}catch{return!1}return!0},isMapIterator:A=>z.toString.call(F(A))==="[object Map Iterator]",isModuleNamespaceObject(A){try{return A&&typeof A=="object"&&A[J]==="Module"}catch{return!1}},isNativeError:A=>A instanceof
w&&ye(A,"Error","EvalError","RangeError","ReferenceError","SyntaxError","TypeError","URIError","AggregateError"),isPromise:A=>ye(A,"Promise"),isSet(A){if(!ye(A,"Set"))return!1;try{N(A)}catch{return!1}
return!0},isSetIterator:A=>z.toString.call(F(A))==="[object Set Iterator]",isWeakMap:A=>ye(A,"WeakMap"),isWeakSet:A=>ye(A,"WeakSet"),isRegExp:A=>ye(A,"RegExp"),isDate(A){if(ye(A,"Date"))try{return $.getTime.
call(A),!0}catch{}return!1},isTypedArray:A=>ye(A,"Int8Array","Uint8Array","Uint8ClampedArray","Int16Array","Uint16Array","Int32Array","Uint32Array","Float32Array","Float64Array","BigInt64Array","BigUi\
nt64Array"),isStringObject:et,isNumberObject:tt,isBooleanObject:rt,isBigIntObject:qe,isSymbolObject:ze}},302(i,l,f){let{ArrayIsArray:h}=f(683),{hideStackFrames:S,codes:{ERR_INVALID_ARG_TYPE:v}}=f(778),
_=S(($,w,C=0)=>{if(C===0){if($===null||h($))throw new v(w,"Object",$);if(typeof $!="object")throw new v(w,"Object",$)}else{if(!(1&C)&&$===null)throw new v(w,"Object",$);if(!(2&C)&&h($))throw new v(w,"\
Object",$);let G=typeof $;if(!(G==="object"||4&C&&G==="function"))throw new v(w,"Object",$)}});i.exports={kValidateObjectNone:0,kValidateObjectAllowNullable:1,kValidateObjectAllowArray:2,kValidateObjectAllowFunction:4,
validateObject:_,validateString:function($,w){if(typeof $!="string")throw new v(w,"string",$)}}},120(i,l,f){let{StringPrototypeCharCodeAt:h,StringPrototypeLastIndexOf:S,StringPrototypeSlice:v}=f(683),
{CHAR_DOT:_,CHAR_FORWARD_SLASH:$}=f(244),{validateString:w}=f(302);function C(L){return L===$}function G(L,I,Z,F){let T="",z=0,N=-1,B=0,fe=0;for(let J=0;J<=L.length;++J){if(J<L.length)fe=h(L,J);else{if(F(
fe))break;fe=$}if(F(fe)){if(!(N===J-1||B===1))if(B===2){if(T.length<2||z!==2||h(T,T.length-1)!==_||h(T,T.length-2)!==_){if(T.length>2){let ae=S(T,Z);ae===-1?(T="",z=0):(T=v(T,0,ae),z=T.length-1-S(T,Z)),
N=J,B=0;continue}if(T.length!==0){T="",z=0,N=J,B=0;continue}}I&&(T+=T.length>0?`${Z}..`:"..",z=2)}else T.length>0?T+=`${Z}${v(L,N+1,J)}`:T=v(L,N+1,J),z=J-N-1;N=J,B=0}else fe===_&&B!==-1?++B:B=-1}return T}
i.exports={isPosixPathSeparator:C,normalizeString:G,resolve:function(...L){if((L.length===0||L.length===1&&(L[0]===""||L[0]==="."))&&h("/",0)===$)return"/";let I="",Z=!1;for(let F=L.length-1;F>=0&&!Z;F--){
let T=L[F];w(T,`paths[${F}]`),T.length!==0&&(I=`${T}/${I}`,Z=h(T,0)===$)}return Z||(I=`//${I}`,Z=h("/",0)===$),I=G(I,!Z,"/",C),Z?`/${I}`:I.length>0?I:"."}}},683(i){let l={__proto__:null},{defineProperty:f,
getOwnPropertyDescriptor:h,ownKeys:S}=Reflect,{apply:v,bind:_,call:$}=Function.prototype,w=_.bind($);l.uncurryThis=w;let C=_.bind(v);l.applyBind=C;let G=["ArrayOf","ArrayPrototypePush","ArrayPrototype\
Unshift","MathHypot","MathMax","MathMin","StringFromCharCode","StringFromCodePoint","StringPrototypeConcat","TypedArrayOf"];function L(P){return typeof P=="symbol"?`Symbol${P.description[7].toUpperCase()}${P.
description.slice(8)}`:`${P[0].toUpperCase()}${P.slice(1)}`}function I(P,O,M,{enumerable:re,get:le,set:H}){f(P,`${O}Get${M}`,{__proto__:null,value:w(le),enumerable:re}),H!==void 0&&f(P,`${O}Set${M}`,{
__proto__:null,value:w(H),enumerable:re})}function Z(P,O,M){for(let re of S(P)){let le=L(re),H=h(P,re);if("get"in H)I(O,M,le,H);else{let $e=`${M}${le}`;f(O,$e,{__proto__:null,...H}),G.includes($e)&&f(
O,`${$e}Apply`,{__proto__:null,value:C(H.value,P)})}}}function F(P,O,M){for(let re of S(P)){let le=L(re),H=h(P,re);if("get"in H)I(O,M,le,H);else{let{value:$e}=H;typeof $e=="function"&&(H.value=w($e));
let Re=`${M}${le}`;f(O,Re,{__proto__:null,...H}),G.includes(Re)&&f(O,`${Re}Apply`,{__proto__:null,value:C($e)})}}}["Proxy","globalThis"].forEach(P=>{l[P]=globalThis[P]}),[decodeURI,decodeURIComponent,
encodeURI,encodeURIComponent].forEach(P=>{l[P.name]=P}),[escape,eval,unescape].forEach(P=>{l[P.name]=P}),["Atomics","JSON","Math","Proxy","Reflect"].forEach(P=>{Z(globalThis[P],l,P)}),["AggregateError",
"Array","ArrayBuffer","BigInt","BigInt64Array","BigUint64Array","Boolean","DataView","Date","Error","EvalError","FinalizationRegistry","Float32Array","Float64Array","Function","Int16Array","Int32Array",
"Int8Array","Map","Number","Object","RangeError","ReferenceError","RegExp","Set","String","Symbol","SyntaxError","TypeError","URIError","Uint16Array","Uint32Array","Uint8Array","Uint8ClampedArray","We\
akMap","WeakRef","WeakSet"].forEach(P=>{let O=globalThis[P];O&&(l[P]=O,Z(O,l,P),F(O.prototype,l,`${P}Prototype`))}),["Promise"].forEach(P=>{let O=globalThis[P];l[P]=O,(function(M,re,le){for(let H of S(
M)){let $e=L(H),Re=h(M,H);if("get"in Re)I(re,le,$e,Re);else{let{value:Ue}=Re;typeof Ue=="function"&&(Re.value=Ue.bind(M)),f(re,`${le}${$e}`,{__proto__:null,...Re})}}})(O,l,P),F(O.prototype,l,`${P}Prot\
otype`)}),[{name:"TypedArray",original:Reflect.getPrototypeOf(Uint8Array)}].forEach(({name:P,original:O})=>{l[P]=O,F(O,l,P),F(O.prototype,l,`${P}Prototype`)}),[{name:"ArrayIteratorPrototype",original:Reflect.
getPrototypeOf(Array.prototype[Symbol.iterator]())},{name:"AsyncFunctionPrototype",original:Reflect.getPrototypeOf(async function(){})},{name:"AsyncGeneratorFunctionPrototype",original:Reflect.getPrototypeOf(
async function*(){})},{name:"AsyncIteratorPrototype",original:Reflect.getPrototypeOf(Reflect.getPrototypeOf(async function*(){}).prototype)},{name:"GeneratorFunctionPrototype",original:Reflect.getPrototypeOf(
function*(){})},{name:"MapIteratorPrototype",original:Reflect.getPrototypeOf(new l.Map()[Symbol.iterator]())},{name:"RegExpStringIteratorPrototype",original:Reflect.getPrototypeOf(l.RegExp.prototype[Symbol.
matchAll]())},{name:"SetIteratorPrototype",original:Reflect.getPrototypeOf(new l.Set()[Symbol.iterator]())},{name:"StringIteratorPrototype",original:Reflect.getPrototypeOf(String.prototype[Symbol.iterator]())}].
forEach(({name:P,original:O})=>{l[P]=O,F(O,l,P)});let{ArrayPrototypeForEach:T,ArrayPrototypePushApply:z,ArrayPrototypeSlice:N,FinalizationRegistry:B,FunctionPrototypeCall:fe,Map:J,ObjectFreeze:ae,ObjectSetPrototypeOf:Be,
RegExp:ye,Set:Le,SymbolIterator:et,WeakMap:tt,WeakRef:rt,WeakSet:qe}=l,ze=(P,O)=>{class M{constructor(le){this._iterator=P(le)}next(){return O(this._iterator)}[et](){return this}}return Be(M.prototype,
null),ae(M.prototype),ae(M),M};l.SafeArrayIterator=ze(l.ArrayPrototypeSymbolIterator,l.ArrayIteratorPrototypeNext),l.SafeStringIterator=ze(l.StringPrototypeSymbolIterator,l.StringIteratorPrototypeNext);
let A=(P,O)=>{T(S(P),M=>{h(O,M)||f(O,M,{__proto__:null,...h(P,M)})})},ue=(P,O,M)=>{if(M){let re=new P;T(S(P.prototype),le=>{if(!h(O.prototype,le)){let H=h(P.prototype,le);if(typeof H.value=="function"&&
H.value.length===0&&fe(H.value,re)?.next===M){let $e=w(H.value),Re=ze($e,M);H.value=function(){return new Re(this)}}f(O.prototype,le,{__proto__:null,...H})}})}else A(P.prototype,O.prototype);return A(
P,O),Be(O.prototype,null),ae(O.prototype),ae(O),O};l.makeSafe=ue,l.SafeMap=ue(J,class extends J{},l.MapIteratorPrototypeNext),l.SafeWeakMap=ue(tt,class extends tt{}),l.SafeSet=ue(Le,class extends Le{},
l.SetIteratorPrototypeNext),l.SafeWeakSet=ue(qe,class extends qe{}),l.SafeFinalizationRegistry=ue(B,class extends B{}),l.SafeWeakRef=ue(rt,class extends rt{}),l.internalBinding=P=>{if(P==="config")return{
hasIntl:!1};throw new Error(`unknown module: "${P}"`)},l._stringPrototypeReplaceAll=(P,O,M)=>Object.prototype.toString.call(O).toLowerCase()==="[object regexp]"?P.replace(O,M):P.replace(new ye(O,"g"),
M),l.SafeArrayPrototypePushApply=(P,O)=>{let M=65536;if(M<O.length){let re=0;do z(P,N(O,re,re=M)),M+=65536;while(M<O.length);O=N(O,re)}return z(P,O)},l.StringPrototypeReplaceAll=l.StringPrototypeReplaceAll||
l._stringPrototypeReplaceAll,Be(l,null),ae(l),i.exports=l},179(i,l,f){let h=f(683),{Proxy:S,ProxyRevocable:v,SafeWeakMap:_}=h,$=new _;class w{constructor(G,L){let I=new S(G,L);return $.set(I,[G,L]),I}static getProxyDetails(G,L=!0){
let I=$.get(G);if(I)return L?I:I[0]}static revocable(G,L){let I=v(G,L);$.set(I.proxy,[G,L]);let Z=I.revoke;return I.revoke=()=>{$.set(I.proxy,[null,null]),Z()},I}}i.exports={getProxyDetails:w.getProxyDetails.
bind(w),Proxy:w}},878(i){i.exports=URL},727(i,l,f){let h=f(683),{BigInt:S,Error:v,NumberParseInt:_,ObjectEntries:$,ObjectGetOwnPropertyDescriptor:w,ObjectGetOwnPropertyDescriptors:C,ObjectGetOwnPropertySymbols:G,
ObjectPrototypeToString:L,Symbol:I}=h,Z=f(179),F=I("kPending"),T=I("kRejected");i.exports={constants:{kPending:F,kRejected:T,ALL_PROPERTIES:0,ONLY_ENUMERABLE:2},getOwnNonIndexProperties:function(z,N=2){
let B=C(z),fe=[];for(let[J,ae]of $(B))if(!/^(0|[1-9][0-9]*)$/.test(J)||_(J,10)>=4294967295){if(N===2&&!ae.enumerable)continue;fe.push(J)}for(let J of G(z)){let ae=w(z,J);(N!==2||ae.enumerable)&&fe.push(
J)}return fe},getPromiseDetails:()=>[F,void 0],getProxyDetails:Z.getProxyDetails,Proxy:Z.Proxy,previewEntries:z=>[[],!1],getConstructorName(z){if(!z||typeof z!="object")throw new v("Invalid object");if(z.
constructor?.name)return z.constructor.name;let N=L(z).match(/^\[object ([^\]]+)\]/);return N?N[1]:"Object"},getExternalValue:()=>S(0)}}};let o={};return(function i(l){let f=o[l];if(f!==void 0)return f.
exports;let h=o[l]={exports:{}};return r[l](h,h.exports,i),h.exports})(223)})())});var qt=At((zl,$o)=>{"use strict";var Y={},{defineProperty:Xe,getOwnPropertyDescriptor:Pt,ownKeys:Wt}=Reflect,{apply:la,bind:mo,call:ca}=Function.prototype,It=mo.bind(ca);Y.uncurryThis=It;var gr=mo.bind(
la);Y.applyBind=gr;var Vr=["ArrayOf","ArrayPrototypePush","ArrayPrototypeUnshift","MathHypot","MathMax","MathMin","StringPrototypeConcat","TypedArrayOf"];function Wr(r){return typeof r=="symbol"?`Symb\
ol${r.description[7].toUpperCase()}${r.description.slice(8)}`:`${r[0].toUpperCase()}${r.slice(1)}`}function Hr(r,o,i,{enumerable:l,get:f,set:h}){Xe(r,`${o}Get${i}`,{value:It(f),enumerable:l}),h!==void 0&&
Xe(r,`${o}Set${i}`,{value:It(h),enumerable:l})}function bo(r,o,i){for(let l of Wt(r)){let f=Wr(l),h=Pt(r,l);if("get"in h)Hr(o,i,f,h);else{let S=`${i}${f}`;Xe(o,S,h),Vr.includes(S)&&Xe(o,`${S}Apply`,{value:gr(
h.value,r)})}}}function ua(r,o,i){for(let l of Wt(r)){let f=Wr(l),h=Pt(r,l);if("get"in h)Hr(o,i,f,h);else{let{value:S}=h;typeof S=="function"&&(h.value=S.bind(r));let v=`${i}${f}`;Xe(o,v,h),Vr.includes(
v)&&Xe(o,`${v}Apply`,{value:gr(S,r)})}}}function yr(r,o,i){for(let l of Wt(r)){let f=Wr(l),h=Pt(r,l);if("get"in h)Hr(o,i,f,h);else{let{value:S}=h;typeof S=="function"&&(h.value=It(S));let v=`${i}${f}`;
Xe(o,v,h),Vr.includes(v)&&Xe(o,`${v}Apply`,{value:gr(S)})}}}["Proxy","globalThis"].forEach(r=>{Y[r]=globalThis[r]});[decodeURI,decodeURIComponent,encodeURI,encodeURIComponent].forEach(r=>{Y[r.name]=r});
["JSON","Math","Proxy","Reflect"].forEach(r=>{bo(global[r],Y,r)});["Array","ArrayBuffer","BigInt","BigInt64Array","BigUint64Array","Boolean","DataView","Date","Error","EvalError","Float32Array","Float\
64Array","Function","Int16Array","Int32Array","Int8Array","Map","Number","Object","RangeError","ReferenceError","RegExp","Set","String","Symbol","SyntaxError","TypeError","URIError","Uint16Array","Uin\
t32Array","Uint8Array","Uint8ClampedArray","WeakMap","WeakSet"].forEach(r=>{let o=global[r];Y[r]=o,bo(o,Y,r),yr(o.prototype,Y,`${r}Prototype`)});["Promise"].forEach(r=>{let o=global[r];Y[r]=o,ua(o,Y,r),
yr(o.prototype,Y,`${r}Prototype`)});[{name:"TypedArray",original:Reflect.getPrototypeOf(Uint8Array)},{name:"ArrayIterator",original:{prototype:Reflect.getPrototypeOf(Array.prototype[Symbol.iterator]())}},
{name:"StringIterator",original:{prototype:Reflect.getPrototypeOf(String.prototype[Symbol.iterator]())}}].forEach(({name:r,original:o})=>{Y[r]=o,yr(o,Y,r),yr(o.prototype,Y,`${r}Prototype`)});var{ArrayPrototypeForEach:So,
FunctionPrototypeCall:pa,Map:po,ObjectFreeze:Vt,ObjectSetPrototypeOf:qr,Set:fo,SymbolIterator:Gr,WeakMap:yo,WeakSet:go}=Y,Yr=(r,o)=>{class i{constructor(f){this._iterator=r(f)}next(){return o(this._iterator)}[Gr](){
return this}}return qr(i.prototype,null),Vt(i.prototype),Vt(i),i};Y.SafeArrayIterator=Yr(Y.ArrayPrototypeSymbolIterator,Y.ArrayIteratorPrototypeNext);Y.SafeStringIterator=Yr(Y.StringPrototypeSymbolIterator,
Y.StringIteratorPrototypeNext);var ho=(r,o)=>{So(Wt(r),i=>{Pt(o,i)||Xe(o,i,Pt(r,i))})},Ht=(r,o)=>{if(Gr in r.prototype){let i=new r,l;So(Wt(r.prototype),f=>{if(!Pt(o.prototype,f)){let h=Pt(r.prototype,
f);if(typeof h.value=="function"&&h.value.length===0&&Gr in(pa(h.value,i)??{})){let S=It(h.value);l=l??It(S(i).next);let v=Yr(S,l);h.value=function(){return new v(this)}}Xe(o.prototype,f,h)}})}else ho(
r.prototype,o.prototype);return ho(r,o),qr(o.prototype,null),Vt(o.prototype),Vt(o),o};Y.makeSafe=Ht;Y.SafeMap=Ht(po,class extends po{constructor(o){super(o)}});Y.SafeWeakMap=Ht(yo,class extends yo{constructor(o){
super(o)}});Y.SafeSet=Ht(fo,class extends fo{constructor(o){super(o)}});Y.SafeWeakSet=Ht(go,class extends go{constructor(o){super(o)}});qr(Y,null);Vt(Y);$o.exports=Y});var en=At((Ul,Ao)=>{"use strict";var Zr=class extends TypeError{constructor(o,i,l){super(`${o} must be ${i} got ${l}`),this.code="ERR_INVALID_ARG_TYPE"}},Kr=class extends TypeError{constructor(o,i,l){
super(`The property ${o} ${l}. Received '${i}'`),this.code="ERR_INVALID_ARG_VALUE"}},Jr=class extends Error{constructor(o){super(o),this.code="ERR_PARSE_ARGS_INVALID_OPTION_VALUE"}},Xr=class extends Error{constructor(o,i){
let l=i?`. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- ${JSON.stringify(o)}`:"";super(`Unknown option '${o}'${l}`),this.code="ERR_PAR\
SE_ARGS_UNKNOWN_OPTION"}},Qr=class extends Error{constructor(o){super(`Unexpected argument '${o}'. This command does not take positional arguments`),this.code="ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL"}};
Ao.exports={codes:{ERR_INVALID_ARG_TYPE:Zr,ERR_INVALID_ARG_VALUE:Kr,ERR_PARSE_ARGS_INVALID_OPTION_VALUE:Jr,ERR_PARSE_ARGS_UNKNOWN_OPTION:Xr,ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL:Qr}}});var rn=At((Gl,Eo)=>{"use strict";var{ArrayIsArray:Po,ArrayPrototypeIncludes:fa,ArrayPrototypeJoin:ya}=qt(),{codes:{ERR_INVALID_ARG_TYPE:Yt}}=en();function xo(r,o){if(typeof r!="string")throw new Yt(o,
"String",r)}function ga(r,o,i){if(!fa(i,r))throw new Yt(o,`('${ya(i,"|")}')`,r)}function Oo(r,o){if(typeof r!="boolean")throw new Yt(o,"Boolean",r)}function tn(r,o){if(!Po(r))throw new Yt(o,"Array",r)}
function ha(r,o){tn(r,o);for(let i=0;i<r.length;i++)xo(r[i],`${o}[${i}]`)}function da(r,o){tn(r,o);for(let i=0;i<r.length;i++)Oo(r[i],`${o}[${i}]`)}function ma(r,o,i){let l=i==null,f=l?!1:i.allowArray,
h=l?!1:i.allowFunction;if(!(l?!1:i.nullable)&&r===null||!f&&Po(r)||typeof r!="object"&&(!h||typeof r!="function"))throw new Yt(o,"Object",r)}Eo.exports={validateArray:tn,validateObject:ma,validateString:xo,
validateStringArray:ha,validateUnion:ga,validateBoolean:Oo,validateBooleanArray:da}});var _o=At((Vl,wo)=>{"use strict";var{ObjectCreate:ba,ObjectFreeze:Sa}=qt(),$a=Sa(ba(null));wo.exports={kEmptyObject:$a}});var To=At((Wl,Lo)=>{"use strict";var{ArrayPrototypeFind:Aa,ObjectEntries:Pa,ObjectPrototypeHasOwnProperty:vo,StringPrototypeCharAt:lt,StringPrototypeIncludes:Ro,StringPrototypeStartsWith:Io}=qt(),{validateObject:jo}=rn();
function hr(r,o){if(vo(r,o))return r[o]}function nn(r,o,i){if(vo(r,o))return hr(r[o],i)}function xa(r){return r!=null}function Oa(r){return r==null?!1:r.length>1&&lt(r,0)==="-"}function Ea(r){return r.
length===2&&lt(r,0)==="-"&&lt(r,1)!=="-"}function wa(r){return r.length>2&&Io(r,"--")&&!Ro(r,"=",3)}function _a(r){return r.length>2&&Io(r,"--")&&Ro(r,"=",3)}function va(r,o){if(r.length<=2||lt(r,0)!==
"-"||lt(r,1)==="-")return!1;let i=lt(r,1),l=on(i,o);return nn(o,l,"type")!=="string"}function Ra(r,o){if(jo(o,"options"),r.length<=2||lt(r,0)!=="-"||lt(r,1)==="-")return!1;let i=lt(r,1),l=on(i,o);return nn(
o,l,"type")==="string"}function on(r,o){return jo(o,"options"),Aa(Pa(o),({1:l})=>hr(l,"short")===r)?.[0]??r}function Ia(r,o,i){return hr(o,"default")!==void 0&&i[r]===void 0}Lo.exports={findLongOptionForShort:on,
isLoneLongOption:wa,isLoneShortOption:Ea,isLongOptionAndValue:_a,isOptionValue:xa,isOptionLikeValue:Oa,isShortOptionAndValue:Ra,isShortOptionGroup:va,useDefaultValueOption:Ia,objectGetOwn:hr,optionsGetOwn:nn}});var Co=At((Hl,Do)=>{"use strict";var{ArrayPrototypeForEach:sn,ArrayPrototypeIncludes:dr,ArrayPrototypeMap:ja,ArrayPrototypePush:Qe,ArrayPrototypePushApply:La,ArrayPrototypeShift:an,ArrayPrototypeSlice:un,
ArrayPrototypeUnshiftApply:Ta,ObjectEntries:ko,ObjectPrototypeHasOwnProperty:pn,StringPrototypeCharAt:ln,StringPrototypeIndexOf:ka,StringPrototypeSlice:Zt,StringPrototypeStartsWith:Na}=qt(),{validateArray:Ba,
validateBoolean:Kt,validateBooleanArray:Ma,validateObject:No,validateString:Bo,validateStringArray:Da,validateUnion:Ca}=rn(),{kEmptyObject:Fa}=_o(),{findLongOptionForShort:cn,isLoneLongOption:za,isLoneShortOption:Ua,
isLongOptionAndValue:Ga,isOptionValue:Mo,isOptionLikeValue:Va,isShortOptionAndValue:Wa,isShortOptionGroup:Ha,useDefaultValueOption:qa,objectGetOwn:ct,optionsGetOwn:jt}=To(),{codes:{ERR_INVALID_ARG_VALUE:Ya,
ERR_PARSE_ARGS_INVALID_OPTION_VALUE:fn,ERR_PARSE_ARGS_UNKNOWN_OPTION:Za,ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL:Ka}}=en();function Ja(){let r=process.execArgv;return dr(r,"-e")||dr(r,"--eval")||dr(r,"-p")||
dr(r,"--print")?un(process.argv,1):un(process.argv,2)}function Xa(r){if(!r.inlineValue&&Va(r.value)){let o=Na(r.rawName,"--")?`'${r.rawName}=-XYZ'`:`'--${r.name}=-XYZ' or '${r.rawName}-XYZ'`,i=`Option\
 '${r.rawName}' argument is ambiguous.
Did you forget to specify the option argument for '${r.rawName}'?
To specify an option argument starting with a dash use ${o}.`;throw new fn(i)}}function Qa(r,o){if(!pn(r.options,o.name))throw new Za(o.rawName,r.allowPositionals);let i=jt(r.options,o.name,"short"),l=`${i?
`-${i}, `:""}--${o.name}`,f=jt(r.options,o.name,"type");if(f==="string"&&typeof o.value!="string")throw new fn(`Option '${l} <value>' argument missing`);if(f==="boolean"&&o.value!=null)throw new fn(`O\
ption '${l}' does not take an argument`)}function el(r,o,i,l){if(r==="__proto__")return;let f=o??!0;jt(i,r,"multiple")?l[r]?Qe(l[r],f):l[r]=[f]:l[r]=f}function tl(r,o,i){r!=="__proto__"&&(i[r]=o)}function rl(r,o){
let i=[],l=-1,f=0,h=un(r);for(;h.length>0;){let S=an(h),v=h[0];if(f>0?f--:l++,S==="--"){Qe(i,{kind:"option-terminator",index:l}),La(i,ja(h,_=>({kind:"positional",index:++l,value:_})));break}if(Ua(S)){
let _=ln(S,1),$=cn(_,o),w,C;jt(o,$,"type")==="string"&&Mo(v)&&(w=an(h),C=!1),Qe(i,{kind:"option",name:$,rawName:S,index:l,value:w,inlineValue:C}),w!=null&&++l;continue}if(Ha(S,o)){let _=[];for(let $=1;$<
S.length;$++){let w=ln(S,$),C=cn(w,o);if(jt(o,C,"type")!=="string"||$===S.length-1)Qe(_,`-${w}`);else{Qe(_,`-${Zt(S,$)}`);break}}Ta(h,_),f=_.length;continue}if(Wa(S,o)){let _=ln(S,1),$=cn(_,o),w=Zt(S,
2);Qe(i,{kind:"option",name:$,rawName:`-${_}`,index:l,value:w,inlineValue:!0});continue}if(za(S)){let _=Zt(S,2),$,w;jt(o,_,"type")==="string"&&Mo(v)&&($=an(h),w=!1),Qe(i,{kind:"option",name:_,rawName:S,
index:l,value:$,inlineValue:w}),$!=null&&++l;continue}if(Ga(S)){let _=ka(S,"="),$=Zt(S,2,_),w=Zt(S,_+1);Qe(i,{kind:"option",name:$,rawName:`--${$}`,index:l,value:w,inlineValue:!0});continue}Qe(i,{kind:"\
positional",index:l,value:S})}return i}var nl=(r=Fa)=>{let o=ct(r,"args")??Ja(),i=ct(r,"strict")??!0,l=ct(r,"allowPositionals")??!i,f=ct(r,"tokens")??!1,h=ct(r,"options")??{__proto__:null},S={args:o,strict:i,
options:h,allowPositionals:l};Ba(o,"args"),Kt(i,"strict"),Kt(l,"allowPositionals"),Kt(f,"tokens"),No(h,"options"),sn(ko(h),({0:$,1:w})=>{No(w,`options.${$}`);let C=ct(w,"type");if(Ca(C,`options.${$}.t\
ype`,["string","boolean"]),pn(w,"short")){let I=w.short;if(Bo(I,`options.${$}.short`),I.length!==1)throw new Ya(`options.${$}.short`,I,"must be a single character")}let G=ct(w,"multiple");pn(w,"multip\
le")&&Kt(G,`options.${$}.multiple`);let L=ct(w,"default");if(L!==void 0){let I;switch(C){case"string":I=G?Da:Bo;break;case"boolean":I=G?Ma:Kt;break}I(L,`options.${$}.default`)}});let v=rl(o,h),_={values:{
__proto__:null},positionals:[]};return f&&(_.tokens=v),sn(v,$=>{if($.kind==="option")i&&(Qa(S,$),Xa($)),el($.name,$.value,h,_.values);else if($.kind==="positional"){if(!l)throw new Ka($.value);Qe(_.positionals,
$.value)}}),sn(ko(h),({0:$,1:w})=>{qa($,w,_.values)&&tl($,ct(w,"default"),_.values)}),_};Do.exports={parseArgs:nl}});var bl={};sa(bl,{make:()=>ml});var Fr=globalThis.Atomics===void 0;Fr&&(globalThis.Atomics={});var Ur=lo(co(),1),uo=Ur.default,{inspect:Rl,format:Il,formatWithOptions:jl,stripVTControlCharacters:Ll,stylizeWithColor:Tl,stylizeWithHTML:kl,Proxy:Nl}=Ur.default;var Zo=lo(Co());var Vo=Function.prototype.call.bind(Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype),Symbol.toStringTag).get),Wo=Function.prototype.call.bind(Object.prototype.toString),Ne=(r,...o)=>i=>{
try{return r.call(i,...o),!0}catch{return!1}},Jt=(r,o)=>Object.getOwnPropertyDescriptor(r,o).get,mr=r=>o=>typeof o=="object"&&o!==null&&Wo(o)===`[object ${r}]`,yt=r=>o=>typeof o=="object"&&o!==null&&r(
o),Fo=Ne(Jt(ArrayBuffer.prototype,"byteLength")),zo=Ne(Jt(SharedArrayBuffer.prototype,"byteLength")),Uo={isNumberObject:yt(Ne(Number.prototype.valueOf)),isStringObject:yt(Ne(String.prototype.valueOf)),
isBooleanObject:yt(Ne(Boolean.prototype.valueOf)),isBigIntObject:yt(Ne(BigInt.prototype.valueOf)),isSymbolObject:yt(Ne(Symbol.prototype.valueOf))},ol=(async()=>{}).constructor,Go=(async function*(){}).
constructor,il=(function*(){}).constructor,Xt={isExternal:()=>!1,isProxy:()=>!1,isModuleNamespaceObject:mr("Module"),isKeyObject:()=>!1,isCryptoKey:r=>globalThis.CryptoKey!==void 0&&r instanceof globalThis.
CryptoKey,isEventTarget:r=>r instanceof EventTarget,isDate:Ne(Date.prototype.getTime),isRegExp:yt(r=>r instanceof RegExp),isNativeError:r=>Error.isError?Error.isError(r):r instanceof Error,isArgumentsObject:mr(
"Arguments"),...Uo,isBoxedPrimitive:r=>Object.values(Uo).some(o=>o(r)),isAsyncFunction:r=>typeof r=="function"&&(r instanceof ol||r instanceof Go),isGeneratorFunction:r=>typeof r=="function"&&(r instanceof
il||r instanceof Go),isGeneratorObject:yt(r=>/^\[object (Async)?Generator\]$/.test(Wo(r))),isPromise:yt(r=>r instanceof Promise),isMap:Ne(Jt(Map.prototype,"size")),isSet:Ne(Jt(Set.prototype,"size")),isMapIterator:mr(
"Map Iterator"),isSetIterator:mr("Set Iterator"),isWeakMap:Ne(WeakMap.prototype.has,{}),isWeakSet:Ne(WeakSet.prototype.has,{}),isArrayBuffer:Fo,isSharedArrayBuffer:zo,isAnyArrayBuffer:r=>Fo(r)||zo(r),
isDataView:Ne(Jt(DataView.prototype,"byteLength")),isArrayBufferView:ArrayBuffer.isView,isTypedArray:r=>typeof r=="object"&&Vo(r)!==void 0};for(let r of["Uint8Array","Uint8ClampedArray","Uint16Array",
"Uint32Array","Int8Array","Int16Array","Int32Array","Float16Array","Float32Array","Float64Array","BigInt64Array","BigUint64Array"])Xt["is"+r]=o=>typeof o=="object"&&Vo(o)===r;var xt=/^[!#$%&'*+.^_`|~A-Za-z0-9-]+$/,Ho=/^[\t -~\x80-\xff]*$/,Lt=(r,o)=>Object.assign(new TypeError(`The MIME syntax for a ${r} in ${JSON.stringify(o)} is invalid`),{code:"ERR_INVALID_MIME_SYNTAX"}),
Qt=class{#e=new Map;get(o){return this.#e.get(String(o))??null}has(o){return this.#e.has(String(o))}delete(o){this.#e.delete(String(o))}set(o,i){if(o=String(o),i=String(i),!xt.test(o))throw Lt("parame\
ter name",o);if(!Ho.test(i))throw Lt("parameter value",i);this.#e.set(o,i)}entries(){return this.#e.entries()}keys(){return this.#e.keys()}values(){return this.#e.values()}[Symbol.iterator](){return this.#e.
entries()}toString(){return[...this.#e].map(([o,i])=>`${o}=${xt.test(i)?i:`"${i.replace(/(["\\])/g,"\\$1")}"`}`).join(";")}toJSON(){return this.toString()}},br=class{#e;#t;#r=new Qt;constructor(o){o=String(
o).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g,"");let i=/^([^/;]*)\/([^;]*)(.*)$/s.exec(o);if(!i||!xt.test(i[1]))throw Lt("type",o);if(!xt.test(i[2].trimEnd()))throw Lt("subtype",o);this.#e=i[1].toLowerCase(),
this.#t=i[2].trimEnd().toLowerCase();for(let l of i[3].matchAll(/;[\t\n\r ]*([^;=]*)(?:=(?:"((?:[^"\\]|\\.)*)"?[^;]*|([^;]*)))?/g)){let f=l[1].toLowerCase(),h=l[2]!==void 0?l[2].replace(/\\(.)/g,"$1"):
(l[3]??"").trimEnd();xt.test(f)&&Ho.test(h)&&(h!==""||l[2]!==void 0)&&!this.#r.has(f)&&this.#r.set(f,h)}}get type(){return this.#e}set type(o){if(!xt.test(o=String(o)))throw Lt("type",o);this.#e=o.toLowerCase()}get subtype(){
return this.#t}set subtype(o){if(!xt.test(o=String(o)))throw Lt("subtype",o);this.#t=o.toLowerCase()}get essence(){return`${this.#e}/${this.#t}`}get params(){return this.#r}toString(){let o=String(this.#r);
return this.essence+(o&&";"+o)}toJSON(){return this.toString()}};var sl={E2BIG:7,EACCES:13,EADDRINUSE:98,EADDRNOTAVAIL:99,EAGAIN:11,EBADF:9,EBUSY:16,ECANCELED:125,ECONNABORTED:103,ECONNREFUSED:111,ECONNRESET:104,EEXIST:17,EHOSTUNREACH:113,EINTR:4,EINVAL:22,EIO:5,EISDIR:21,
EMFILE:24,ENETUNREACH:101,ENOENT:2,ENOMEM:12,ENOSPC:28,ENOSYS:38,ENOTDIR:20,ENOTEMPTY:39,ENOTSUP:95,EPERM:1,EPIPE:32,EROFS:30,ETIMEDOUT:110},al={SIGHUP:1,SIGINT:2,SIGQUIT:3,SIGILL:4,SIGTRAP:5,SIGABRT:6,
SIGBUS:7,SIGFPE:8,SIGKILL:9,SIGUSR1:10,SIGSEGV:11,SIGUSR2:12,SIGPIPE:13,SIGALRM:14,SIGTERM:15},ll={PRIORITY_LOW:19,PRIORITY_BELOW_NORMAL:10,PRIORITY_NORMAL:0,PRIORITY_ABOVE_NORMAL:-7,PRIORITY_HIGH:-14,
PRIORITY_HIGHEST:-20},Sr={errno:sl,signals:al,priority:ll,dlopen:{},UV_UDP_REUSEADDR:4};var{inspect:er,format:Ko,formatWithOptions:cl,stripVTControlCharacters:ul}=uo;Fr&&delete globalThis.Atomics;var $r=Symbol.for("nodejs.util.promisify.custom"),gn=(r,o,i)=>Object.assign(new r(i),{code:o}),
pl=r=>r===null?"Received null":r===void 0?"Received undefined":typeof r=="function"?`Received function ${r.name}`:typeof r=="object"?`Received an instance of ${r.constructor?.name}`:`Received type ${typeof r}\
 (${er(r)})`,hn=(r,o,i)=>gn(TypeError,"ERR_INVALID_ARG_TYPE",`The "${r}" argument must be ${o}. ${pl(i)}`),Tt=(r,o)=>{if(typeof o!="function")throw hn(r,"of type function",o)};function Jo(r){Tt("origi\
nal",r);let o=r===globalThis.setTimeout?(l,f)=>globalThis.__wasmserve_require("timers/promises").setTimeout(l,f):r===globalThis.setImmediate?l=>globalThis.__wasmserve_require("timers/promises").setImmediate(
l):r[$r];if(o)return Tt("util.promisify.custom",o),Object.defineProperty(o,$r,{value:o,configurable:!0});function i(...l){return new Promise((f,h)=>Reflect.apply(r,this,[...l,(S,...v)=>S?h(S):f(v[0])]))}
return Object.setPrototypeOf(i,Object.getPrototypeOf(r)),Object.defineProperty(i,$r,{value:i,configurable:!0}),Object.defineProperties(i,Object.getOwnPropertyDescriptors(r))}Jo.custom=$r;function fl(r){
return Tt("original",r),Object.defineProperties(function(...o){let i=o.pop();Tt("last argument",i),Reflect.apply(r,this,o).then(l=>process.nextTick(i,null,l),l=>process.nextTick(i,l||Object.assign(gn(
Error,"ERR_FALSY_VALUE_REJECTION","Promise was rejected with falsy value"),{reason:l})))},{name:{value:r.name+"Callbackified",configurable:!0},length:{value:r.length+1,configurable:!0}})}var qo=new Set;
function yl(r,o,i){let l=!1,f=()=>{if(!l){if(l=!0,i!==void 0){if(qo.has(i))return;qo.add(i)}process.emitWarning(o,"DeprecationWarning",i)}};function h(...S){return f(),new.target?Reflect.construct(r,S,
new.target):Reflect.apply(r,this,S)}return Object.setPrototypeOf(h,r),r.prototype&&(h.prototype=r.prototype),h}function gl(r,o){if(Tt("ctor",r),Tt("superCtor",o),o.prototype===void 0)throw hn("superCt\
or.prototype","of type object",o.prototype);Object.defineProperty(r,"super_",{value:o,writable:!0,configurable:!0}),Object.setPrototypeOf(r.prototype,o.prototype)}function hl(r,o,i){if(typeof o!="stri\
ng")throw hn("text","of type string",o);let l=o;for(let f of[r].flat().reverse()){if(f==="none")continue;let h=er.colors[f];if(!h)throw gn(TypeError,"ERR_INVALID_ARG_VALUE",`The argument 'format' must\
 be one of: ${Object.keys(er.colors).map(S=>`'${S}'`).join(", ")}. Received ${er(f)}`);l=`\x1B[${h[0]}m${l.replaceAll(`\x1B[${h[1]}m`,`\x1B[${h[0]}m`)}\x1B[${h[1]}m`}return l}function Yo(r,o){let i=new RegExp(
`(^|[\\s,])(${r.replace(/[|\\{}()[\]^$+?.]/g,"\\$&").replaceAll("*",".*")})($|[\\s,])`,"i").test(process.env.NODE_DEBUG??""),l=(...f)=>{i&&console.error(`${r.toUpperCase()} ${process.pid}: ${Ko(...f)}`)};
return Object.defineProperty(l,"enabled",{get:()=>i,configurable:!0}),o?.(l),l}function dl(r){let o={},i=/^\s*(?:export\s+)?([\w.-]+)\s*=[^\S\n]*(?:'([^']*)'|"([^"]*)"|`([^`]*)`|([^#\n]*))?.*$/gm;for(let l of String(
r).replace(/\r\n?/g,`
`).matchAll(i))o[l[1]]=l[2]??l[3]?.replaceAll("\\n",`
`)??l[4]??l[5]?.trim()??"";return o}var yn=r=>{for(let[o,i]of Object.entries(Sr.errno))if(i===-r)return o;return`Unknown system error ${r}`};function ml(r){return{inspect:er,format:Ko,formatWithOptions:cl,
stripVTControlCharacters:ul,parseArgs:Zo.parseArgs,types:Xt,MIMEType:br,MIMEParams:Qt,promisify:Jo,callbackify:fl,deprecate:yl,inherits:gl,styleText:hl,debuglog:Yo,debug:Yo,parseEnv:dl,isDeepStrictEqual:(i,l)=>(r.
require("assert"),r.isDeepStrictEqual(i,l)),TextEncoder:globalThis.TextEncoder,TextDecoder:globalThis.TextDecoder,toUSVString:i=>String(i).toWellFormed(),aborted:i=>i.aborted?Promise.resolve():new Promise(
l=>i.addEventListener("abort",()=>l(),{once:!0})),getSystemErrorName:yn,getSystemErrorMap:()=>new Map(Object.entries(Sr.errno).map(([i,l])=>[-l,[i,i]])),getCallSites:()=>[],convertProcessSignalToExitCode:i=>128+
Sr.signals[i],_extend:(i,l)=>l!==null&&typeof l=="object"?Object.assign(i,l):i,_errnoException:(i,l)=>Object.assign(new Error(`${l} ${yn(i)}`),{errno:i,code:yn(i),syscall:l}),isArray:Array.isArray,isBoolean:i=>typeof i==
"boolean",isBuffer:i=>r.require("buffer").Buffer.isBuffer(i),isNull:i=>i===null,isNullOrUndefined:i=>i==null,isNumber:i=>typeof i=="number",isString:i=>typeof i=="string",isSymbol:i=>typeof i=="symbol",
isUndefined:i=>i===void 0,isRegExp:Xt.isRegExp,isObject:i=>i!==null&&typeof i=="object",isDate:Xt.isDate,isError:i=>i instanceof Error,isFunction:i=>typeof i=="function",isPrimitive:i=>i===null||typeof i!=
"object"&&typeof i!="function",log:(...i)=>console.log(...i)}}return aa(bl);})();
return library;
})()
