(() => {

"use strict";var library=(()=>{var na=Object.create;var fr=Object.defineProperty;var oa=Object.getOwnPropertyDescriptor;var ia=Object.getOwnPropertyNames;var sa=Object.getPrototypeOf,aa=Object.prototype.hasOwnProperty;var At=(r,n)=>()=>{try{return n||r((n={exports:{}}).exports,n),n.exports}catch(i){throw n=0,i}},la=(r,n)=>{for(var i of Object.keys(n))fr(r,i,{get:n[i],enumerable:!0})},ao=(r,n,i,l)=>{if(n&&typeof n=="object"||typeof n==
"function")for(let y of ia(n))!aa.call(r,y)&&y!==i&&fr(r,y,{get:()=>n[y],enumerable:!(l=oa(n,y))||l.enumerable});return r};var lo=(r,n,i)=>(i=r!=null?na(sa(r)):{},ao(n||!r||!r.__esModule?fr(i,"default",{value:r,enumerable:!0}):i,r)),ca=r=>ao(fr({},"__esModule",{value:!0}),r);var co=At((Wt,Ur)=>{(function(r,n){typeof Wt=="object"&&typeof Ur=="object"?Ur.exports=n():typeof define=="function"&&define.amd?define([],n):typeof Wt=="object"?Wt.util=n():r.util=n()})(Wt,()=>(()=>{
"use strict";var r={537(i,l,y){let f=y(683),{ArrayPrototypeMap:b}=f;l.h=class{hexSlice(v=0,_){return b(this.slice(v,_),$=>("00"+$.toString(16)).slice(-2)).join("")}}},223(i,l,y){let f=y(683),{AggregateError:b,
AggregateErrorPrototype:v,Array:_,ArrayBuffer:$,ArrayBufferPrototype:w,ArrayIsArray:C,ArrayPrototype:G,ArrayPrototypeFilter:L,ArrayPrototypeForEach:I,ArrayPrototypeIncludes:Z,ArrayPrototypeIndexOf:F,ArrayPrototypeJoin:T,
ArrayPrototypeMap:z,ArrayPrototypePop:N,ArrayPrototypePush:B,ArrayPrototypePushApply:fe,ArrayPrototypeSlice:J,ArrayPrototypeSort:ae,ArrayPrototypeSplice:Be,ArrayPrototypeUnshift:ye,BigIntPrototypeValueOf:Le,
Boolean:et,BooleanPrototype:tt,BooleanPrototypeValueOf:rt,DataView:qe,DataViewPrototype:ze,Date:A,DatePrototype:ue,DatePrototypeGetTime:P,DatePrototypeToISOString:O,DatePrototypeToString:M,Error:re,ErrorPrototype:le,
ErrorPrototypeToString:H,Function:$e,FunctionPrototype:Re,FunctionPrototypeBind:Ue,FunctionPrototypeCall:gt,FunctionPrototypeSymbolHasInstance:E,FunctionPrototypeToString:q,JSONStringify:Ye,Map:ne,MapPrototype:Ge,
MapPrototypeEntries:Te,MapPrototypeGetSize:ke,MathFloor:Me,MathMax:ht,MathMin:Ze,MathRound:ei,MathSqrt:dn,MathTrunc:ti,Number:mn,NumberIsFinite:ri,NumberIsNaN:bn,NumberParseFloat:ni,NumberParseInt:oi,
NumberPrototype:ii,NumberPrototypeToString:Sn,NumberPrototypeValueOf:si,Object:$n,ObjectAssign:An,ObjectDefineProperty:Pn,ObjectGetOwnPropertyDescriptor:dt,ObjectGetOwnPropertyNames:Pr,ObjectGetOwnPropertySymbols:xn,
ObjectGetPrototypeOf:tr,ObjectIs:ai,ObjectKeys:rr,ObjectPrototype:li,ObjectPrototypeHasOwnProperty:We,ObjectPrototypePropertyIsEnumerable:On,ObjectPrototypeToString:ci,ObjectSeal:ui,ObjectSetPrototypeOf:En,
Promise:pi,PromisePrototype:fi,RangeError:yi,RangeErrorPrototype:gi,ReflectApply:hi,ReflectOwnKeys:di,RegExp:xr,RegExpPrototype:mi,RegExpPrototypeExec:ut,RegExpPrototypeSymbolReplace:Nt,RegExpPrototypeSymbolSplit:bi,
RegExpPrototypeToString:Si,SafeMap:Or,SafeSet:Er,SafeStringIterator:$i,Set:Ai,SetPrototype:Pi,SetPrototypeGetSize:xi,SetPrototypeValues:Oi,String:Ot,StringPrototype:Ei,StringPrototypeCharCodeAt:Bt,StringPrototypeCodePointAt:wi,
StringPrototypeEndsWith:wn,StringPrototypeIncludes:De,StringPrototypeIndexOf:Ve,StringPrototypeLastIndexOf:_i,StringPrototypeNormalize:vi,StringPrototypePadEnd:Ri,StringPrototypePadStart:wr,StringPrototypeRepeat:Et,
StringPrototypeReplace:Ii,StringPrototypeReplaceAll:_n,StringPrototypeSlice:U,StringPrototypeSplit:_r,StringPrototypeStartsWith:vn,StringPrototypeToLowerCase:ji,StringPrototypeValueOf:Li,SymbolIterator:Ti,
SymbolPrototypeToString:Rn,SymbolPrototypeValueOf:ki,SymbolToPrimitive:Mt,SymbolToStringTag:In,TypeError:Ni,TypeErrorPrototype:Bi,TypedArray:Mi,TypedArrayPrototype:Di,TypedArrayPrototypeGetLength:Ci,TypedArrayPrototypeGetSymbolToStringTag:Fi,
Uint8Array:zi,WeakMap:Ui,WeakMapPrototype:Gi,WeakSet:Wi,WeakSetPrototype:Vi,globalThis:Hi,internalBinding:qi,uncurryThis:Yi}=f,{constants:{ALL_PROPERTIES:Zi,ONLY_ENUMERABLE:Ki,kPending:Ji,kRejected:Xi},
getOwnNonIndexProperties:jn,getPromiseDetails:Qi,getProxyDetails:vr,previewEntries:Rr,getConstructorName:Ln,getExternalValue:es,Proxy:ts}=y(727),{customInspectSymbol:Tn,isError:kn,join:nr,removeColors:rs}=y(
101),{isStackOverflowError:ns}=y(778),{isAsyncFunction:os,isGeneratorFunction:is,isAnyArrayBuffer:ss,isArrayBuffer:as,isArgumentsObject:ls,isBoxedPrimitive:cs,isDataView:us,isExternal:ps,isMap:fs,isMapIterator:ys,
isModuleNamespaceObject:Nn,isNativeError:Bn,isPromise:gs,isSet:hs,isSetIterator:ds,isWeakMap:ms,isWeakSet:bs,isRegExp:Ss,isDate:$s,isTypedArray:As,isStringObject:Ps,isNumberObject:xs,isBooleanObject:Os,
isBigIntObject:Es}=y(499),or=y(123),{BuiltinModule:ws}=y(947),{validateObject:Mn,validateString:_s,kValidateObjectAllowArray:vs}=y(302),Ir,mt,jr;function Rs(t){return mt=mt||y(812),mt.pathToFileURL(t).
href}let Lr=new Er(L(Pr(Hi),t=>ut(/^[A-Z][a-zA-Z0-9]+$/,t)!==null)),Dn=t=>t===void 0&&t!==void 0,be=ui({showHidden:!1,depth:2,colors:!1,customInspect:!0,showProxy:!1,maxArrayLength:100,maxStringLength:1e4,
breakLength:80,compact:3,sorted:!1,getters:!1,numericSeparator:!1}),Is=/[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,Cn=/[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
js=/[\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,Ls=/[\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
Ts=/^[a-zA-Z_][a-zA-Z_0-9]*$/,ks=/^(0|[1-9][0-9]*)$/,Ns=/^ {4}at (?:[^/\\(]+ \(|)node:(.+):\d+:\d+\)?$/,Bs=/^(\s+[^(]*?)\s*{/,Ms=/(\/\/.*?\n)|(\/\*(.|\n)*?\*\/)/g,ir=["\\x00","\\x01","\\x02","\\x03","\
\\x04","\\x05","\\x06","\\x07","\\b","\\t","\\n","\\x0B","\\f","\\r","\\x0E","\\x0F","\\x10","\\x11","\\x12","\\x13","\\x14","\\x15","\\x16","\\x17","\\x18","\\x19","\\x1A","\\x1B","\\x1C","\\x1D","\\x\
1E","\\x1F","","","","","","","","\\'","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","\\\\",
"","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","","\\x7F","\\x80","\\x81","\\x82","\\x83","\\x84","\\x85","\\x86","\\x87","\\x88","\\x89","\\x8A","\\\
x8B","\\x8C","\\x8D","\\x8E","\\x8F","\\x90","\\x91","\\x92","\\x93","\\x94","\\x95","\\x96","\\x97","\\x98","\\x99","\\x9A","\\x9B","\\x9C","\\x9D","\\x9E","\\x9F"],Ds=new xr("[\\u001B\\u009B][[\\]()#;?\
]*(?:(?:(?:(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]*)*)?(?:\\u0007|\\u001B\\u005C|\\u009C))|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]))","g"),sr;function ge(t,e){
let s={budget:{},indentationLvl:0,seen:[],currentDepth:0,stylize:Dt,showHidden:be.showHidden,depth:be.depth,colors:be.colors,customInspect:be.customInspect,showProxy:be.showProxy,maxArrayLength:be.maxArrayLength,
maxStringLength:be.maxStringLength,breakLength:be.breakLength,compact:be.compact,sorted:be.sorted,getters:be.getters,numericSeparator:be.numericSeparator};if(arguments.length>1){if(arguments.length>2&&
(arguments[2]!==void 0&&(s.depth=arguments[2]),arguments.length>3&&arguments[3]!==void 0&&(s.colors=arguments[3])),typeof e=="boolean")s.showHidden=e;else if(e){let o=rr(e);for(let u=0;u<o.length;++u){
let p=o[u];We(be,p)||p==="stylize"?s[p]=e[p]:s.userOptions===void 0&&(s.userOptions=e)}}}return s.colors&&(s.stylize=zn),s.maxArrayLength===null&&(s.maxArrayLength=1/0),s.maxStringLength===null&&(s.maxStringLength=
1/0),he(s,t,0)}ge.custom=Tn,Pn(ge,"defaultOptions",{__proto__:null,get:()=>be,set:t=>(Mn(t,"options"),An(be,t))});let Oe=39,Ee=49;function Ce(t,e){Pn(ge.colors,e,{__proto__:null,get(){return this[t]},
set(s){this[t]=s},configurable:!0,enumerable:!1})}ge.colors={__proto__:null,reset:[0,0],bold:[1,22],dim:[2,22],italic:[3,23],underline:[4,24],blink:[5,25],inverse:[7,27],hidden:[8,28],strikethrough:[9,
29],doubleunderline:[21,24],black:[30,Oe],red:[31,Oe],green:[32,Oe],yellow:[33,Oe],blue:[34,Oe],magenta:[35,Oe],cyan:[36,Oe],white:[37,Oe],bgBlack:[40,Ee],bgRed:[41,Ee],bgGreen:[42,Ee],bgYellow:[43,Ee],
bgBlue:[44,Ee],bgMagenta:[45,Ee],bgCyan:[46,Ee],bgWhite:[47,Ee],framed:[51,54],overlined:[53,55],gray:[90,Oe],redBright:[91,Oe],greenBright:[92,Oe],yellowBright:[93,Oe],blueBright:[94,Oe],magentaBright:[
95,Oe],cyanBright:[96,Oe],whiteBright:[97,Oe],bgGray:[100,Ee],bgRedBright:[101,Ee],bgGreenBright:[102,Ee],bgYellowBright:[103,Ee],bgBlueBright:[104,Ee],bgMagentaBright:[105,Ee],bgCyanBright:[106,Ee],bgWhiteBright:[
107,Ee]},Ce("gray","grey"),Ce("gray","blackBright"),Ce("bgGray","bgGrey"),Ce("bgGray","bgBlackBright"),Ce("dim","faint"),Ce("strikethrough","crossedout"),Ce("strikethrough","strikeThrough"),Ce("strike\
through","crossedOut"),Ce("hidden","conceal"),Ce("inverse","swapColors"),Ce("inverse","swapcolors"),Ce("doubleunderline","doubleUnderline"),ge.styles=An({__proto__:null},{special:"cyan",number:"yellow",
bigint:"yellow",boolean:"yellow",undefined:"grey",null:"bold",string:"green",symbol:"green",date:"magenta",regexp:function t(e){let s="",o=0,u=0,p=!1,d=(t.colors?.length>0?t.colors:Cs).reduce((g,S)=>{
let h=ge.colors[S];return h&&g.push([`\x1B[${h[0]}m`,`\x1B[${h[1]}m`]),g},[]);function m(g,S,h=1){let D="";for(o++;o<e.length&&e[o]!==S;)D+=e[o++];o<e.length?(u-=h,a(g),c(D,1,1),a(S),u+=h):c(g,1,-D.length)}
let a=g=>{let S=u%d.length,h=d[S]??d[0];return s+=h[0]+g+h[1],S};function c(g,S,h){u+=S,a(g),u-=S,o+=h}for(a("/"),u++,o=1;o<e.length;){let g=e[o];if(p)if(g==="\\"){let S="\\";if(o++,o<e.length){S+=e[o++];
let h=S[1];if(h==="u"&&e[o]==="{"){m(`${S}{`,"}",0);continue}if((h==="p"||h==="P")&&e[o]==="{"){m(`${S}{`,"}",0);continue}S[1]==="x"&&(S+=e.slice(o,o+2),o+=2)}a(S)}else g==="]"?(u--,a("]"),o++,p=!1):g===
"-"&&e[o-1]!=="["&&o+1<e.length&&e[o+1]!=="]"?c("-",1,1):(a(g),o++);else if(g==="[")a("["),u++,o++,p=!0;else if(g==="("){if(a("("),u++,o++,o<e.length&&e[o]==="?"){o++;let S=o<e.length?e[o]:"";if(S==="\
:"||S==="="||S==="!")c(`?${S}`,-1,1);else{let h=o+1<e.length?e[o+1]:"";if(S!=="<"||h!=="="&&h!=="!")if(S==="<"){o++;let D=o;for(;o<e.length&&e[o]!==">";)o++;let R=e.slice(D,o);o<e.length&&e[o]===">"?(u--,
a("?<"),c(R,1,0),a(">"),u++,o++):(c("?<",-1,0),a(R))}else a("?");else c(`?<${h}`,-1,2)}}}else if(g===")")u--,a(")"),o++;else if(g==="\\"){let S="\\";if(o++,o<e.length){S+=e[o++];let h=S[1];if(o<e.length){
if(h==="u"&&e[o]==="{"){m(`${S}{`,"}",0);continue}if(h==="x")S+=e.slice(o,o+2),o+=2;else if(h>="0"&&h<="9")for(;o<e.length&&e[o]>="0"&&e[o]<="9";)S+=e[o++];else{if(h==="k"&&e[o]==="<"){m(`${S}<`,">");
continue}if((h==="p"||h==="P")&&e[o]==="{"){m(`${S}{`,"}",0);continue}}}}c(S,1,0)}else if(g==="|"||g==="+"||g==="*"||g==="?"||g===","||g==="^"||g==="$")c(g,3,1);else if(g==="{"){o++;let S="";for(;o<e.
length&&e[o]>="0"&&e[o]<="9";)S+=e[o++];if(S&&(a("{"),u++,c(S,1,0)),o<e.length){if(e[o]===",")S||(a("{"),u++),a(","),o++;else if(!S){u+=1,a("{"),u-=1;continue}}let h="";for(;o<e.length&&e[o]>="0"&&e[o]<=
"9";)h+=e[o++];h&&c(h,1,0),o<e.length&&e[o]==="}"&&(u--,a("}"),o++),o<e.length&&e[o]==="?"&&c("?",3,1)}else if(g===".")c(g,2,1);else{if(g==="/")break;c(g,1,1)}}return c("/",-1,1),o<e.length&&a(e.slice(
o)),s},module:"underline"}),ge.styles.regexp.colors=["green","red","yellow","cyan","magenta"];let Cs=ge.styles.regexp.colors.slice();function Tr(t,e){return e===-1?`"${t}"`:e===-2?`\`${t}\``:`'${t}'`}
function Fn(t){let e=Bt(t);return ir.length>e?ir[e]:`\\u${Sn(e,16)}`}function kr(t){let e=Is,s=Cn,o=39;if(De(t,"'")&&(De(t,'"')?De(t,"`")||De(t,"${")||(o=-2):o=-1,o!==39&&(e=js,s=Ls)),t.length<5e3&&ut(
e,t)===null)return Tr(t,o);if(t.length>100)return Tr(t=Nt(s,t,Fn),o);let u="",p=0;for(let d=0;d<t.length;d++){let m=Bt(t,d);if(m===o||m===92||m<32||m>126&&m<160)u+=p===d?ir[m]:`${U(t,p,d)}${ir[m]}`,p=
d+1;else if(m>=55296&&m<=57343){if(m<=56319&&d+1<t.length){let a=Bt(t,d+1);if(a>=56320&&a<=57343){d++;continue}}u+=`${U(t,p,d)}\\u${Sn(m,16)}`,p=d+1}}return p!==t.length&&(u+=U(t,p)),Tr(u,o)}function zn(t,e){
let s=ge.styles[e];if(s!==void 0){let o=ge.colors[s];if(o!==void 0)return`\x1B[${o[0]}m${t}\x1B[${o[1]}m`;if(typeof s=="function")return s(t)}return t}function Dt(t){return t}function Fs(){return[]}function zs(t,e){
try{return t instanceof e}catch{return!1}}let Us=new Or().set(G,{name:"Array",constructor:_}).set(w,{name:"ArrayBuffer",constructor:$}).set(Re,{name:"Function",constructor:$e}).set(Ge,{name:"Map",constructor:ne}).
set(Pi,{name:"Set",constructor:Ai}).set(li,{name:"Object",constructor:$n}).set(Di,{name:"TypedArray",constructor:Mi}).set(mi,{name:"RegExp",constructor:xr}).set(ue,{name:"Date",constructor:A}).set(ze,
{name:"DataView",constructor:qe}).set(le,{name:"Error",constructor:re}).set(v,{name:"AggregateError",constructor:b}).set(gi,{name:"RangeError",constructor:yi}).set(Bi,{name:"TypeError",constructor:Ni}).
set(tt,{name:"Boolean",constructor:et}).set(ii,{name:"Number",constructor:mn}).set(Ei,{name:"String",constructor:Ot}).set(fi,{name:"Promise",constructor:pi}).set(Gi,{name:"WeakMap",constructor:Ui}).set(
Vi,{name:"WeakSet",constructor:Wi});function Un(t,e,s,o){let u,p=t;for(;t||Dn(t);){let a=Us.get(t);if(a!==void 0){let{name:g,constructor:S}=a;if(E(S,p))return o!==void 0&&u!==t&&Gn(e,p,u||p,s,o),g}let c=dt(
t,"constructor");if(c!==void 0&&typeof c.value=="function"&&c.value.name!==""&&zs(p,c.value))return o===void 0||u===t&&Lr.has(c.value.name)||Gn(e,p,u||p,s,o),Ot(c.value.name);t=tr(t),u===void 0&&(u=t)}
if(u===null)return null;let d=Ln(p);if(s>e.depth&&e.depth!==null)return`${d} <Complex prototype>`;let m=Un(u,e,s+1,o);return m===null?`${d} <${ge(u,{...e,customInspect:!1,depth:-1})}>`:`${d} <${m}>`}function Gn(t,e,s,o,u){
let p,d,m=0;do{if(m!==0||e===s){if((s=tr(s))===null)return;let a=dt(s,"constructor");if(a!==void 0&&typeof a.value=="function"&&Lr.has(a.value.name))return}m===0?d=new Er:I(p,a=>d.add(a)),p=di(s),B(t.
seen,e);for(let a of p){if(a==="constructor"||We(e,a)||m!==0&&d.has(a))continue;let c=dt(s,a);if(typeof c.value=="function")continue;let g=wt(t,s,o,a,0,c,e);t.colors?B(u,`\x1B[2m${g}\x1B[22m`):B(u,g)}
N(t.seen)}while(++m!==3)}function we(t,e,s,o=""){if(t===null)return e!==""&&s!==e?`[${s}${o}: null prototype] [${e}] `:`[${s}${o}: null prototype] `;let u=`${t}${o} `;if(e!==""){let p=t.indexOf(e);if(p===
-1)u+=`[${e}] `;else{let d=p+e.length;d!==t.length&&t[d]===t[d].toLowerCase()&&(u+=`[${e}] `)}}return u}function Ct(t,e){let s,o=xn(t);if(e)s=Pr(t),o.length!==0&&fe(s,o);else{try{s=rr(t)}catch(u){or(Bn(
u)&&u.name==="ReferenceError"&&Nn(t)),s=Pr(t)}o.length!==0&&fe(s,L(o,u=>On(t,u)))}return s}function ar(t,e,s){let o="";return e===null&&(o=Ln(t),o===s&&(o="Object")),we(e,s,o)}function he(t,e,s,o){if(typeof e!=
"object"&&typeof e!="function"&&!Dn(e))return Mr(t.stylize,e,t);if(e===null)return t.stylize("null","null");let u=e,p=0,d=vr(e,!!t.showProxy);if(d!==void 0){if(t.showProxy)return d[0]===null?t.stylize(
"<Revoked Proxy>","special"):(function(a,c,g){if(g>a.depth&&a.depth!==null)return a.stylize("Proxy [Array]","special");g+=1,a.indentationLvl+=2;let S=[he(a,c[0],g),he(a,c[1],g)];return a.indentationLvl-=
2,Dr(a,S,"",["Proxy [","]"],2,g)})(t,d,s);do{if(d===null){let a=t.stylize("<Revoked Proxy>","special");for(let c=0;c<p;c++)a=`${t.stylize("Proxy(","special")}${a}${t.stylize(")","special")}`;return a}
d=vr(e=d,!1),p+=1}while(d!==void 0)}if(t.customInspect){let a=e[Tn];if(typeof a=="function"&&a!==ge&&dt(e,"constructor")?.value?.prototype!==e){let c=t.depth===null?null:t.depth-s,g=p!==0||!E($n,u),S=gt(
a,u,c,(function(h,D){let R={stylize:h.stylize,showHidden:h.showHidden,depth:h.depth,colors:h.colors,customInspect:h.customInspect,showProxy:h.showProxy,maxArrayLength:h.maxArrayLength,maxStringLength:h.
maxStringLength,breakLength:h.breakLength,compact:h.compact,sorted:h.sorted,getters:h.getters,numericSeparator:h.numericSeparator,...h.userOptions};if(D){En(R,null);for(let k of rr(R))typeof R[k]!="ob\
ject"&&typeof R[k]!="function"||R[k]===null||delete R[k];R.stylize=En((k,V)=>{let ie;try{ie=`${h.stylize(k,V)}`}catch{}return typeof ie!="string"?k:ie},null)}return R})(t,g),ge);if(S!==u)return typeof S!=
"string"?he(t,S,s):_n(S,`
`,`
${Et(" ",t.indentationLvl)}`)}}if(t.seen.includes(e)){let a=1;return t.circular===void 0?(t.circular=new Or,t.circular.set(e,a)):(a=t.circular.get(e),a===void 0&&(a=t.circular.size+1,t.circular.set(e,
a))),t.stylize(`[Circular *${a}]`,"special")}let m=(function(a,c,g,S){let h,D;a.showHidden&&(g<=a.depth||a.depth===null)&&(D=[]);let R=Un(c,a,g,D);D!==void 0&&D.length===0&&(D=void 0);let k="";try{k=c[In]}catch{}
(typeof k!="string"||k!==""&&(a.showHidden?We:On)(c,In))&&(k="");let V,ie,K="",Se=Fs,nt=!0,ur=a.showHidden?Zi:Ki,Fe,_e,ot=0;if(Ti in c||R===null)if(nt=!1,C(c)){let x=R!=="Array"||k!==""?we(R,k,"Array",
`(${c.length})`):"";if(h=jn(c,ur),V=[`${x}[`,"]"],c.length===0&&h.length===0&&D===void 0)return`${V[0]}]`;ot=2,Se=qs}else if(hs(c)){let x=xi(c),j=we(R,k,"Set",`(${x})`);if(h=Ct(c,a.showHidden),Se=Ue(Zs,
null,R!==null?c:Oi(c)),x===0&&h.length===0&&D===void 0)return`${j}{}`;V=[`${j}{`,"}"]}else if(fs(c)){let x=ke(c),j=we(R,k,"Map",`(${x})`);if(h=Ct(c,a.showHidden),Se=Ue(Ks,null,R!==null?c:Te(c)),x===0&&
h.length===0&&D===void 0)return`${j}{}`;V=[`${j}{`,"}"]}else if(As(c)){h=jn(c,ur);let x=c,j="";R===null&&(j=Fi(c),x=new f[j](c));let X=Ci(c);if(V=[`${we(R,k,j,`(${X})`)}[`,"]"],c.length===0&&h.length===
0&&!a.showHidden)return`${V[0]}]`;Se=Ue(Ys,null,x,X),ot=2,a.showHidden&&(Fe=["BYTES_PER_ELEMENT","length","byteLength","byteOffset","buffer"],S=!0)}else ys(c)?(h=Ct(c,a.showHidden),V=Wn("Map",k),Se=Ue(
Jn,null,V)):ds(c)?(h=Ct(c,a.showHidden),V=Wn("Set",k),Se=Ue(Jn,null,V)):nt=!0;if(nt){if(h=Ct(c,a.showHidden),V=["{","}"],typeof c=="function"){if(K=(function(x,j,X,Q){let oe=q(j);if(vn(oe,"class")&&oe[oe.
length-1]==="}"){let te=U(oe,5,-1),zt=Ve(te,"{");if(zt!==-1&&(!De(U(te,0,zt),"(")||ut(Bs,Nt(Ms,te))!==null))return(function(vt,it,St){let W=`class ${We(vt,"name")&&vt.name||"(anonymous)"}`;if(it!=="Fu\
nction"&&it!==null&&(W+=` [${it}]`),St!==""&&it!==St&&(W+=` [${St}]`),it!==null){let ve=tr(vt).name;ve&&(W+=` extends ${ve}`)}else W+=" extends [null prototype]";return`[${W}]`})(j,X,Q)}let pe="Functi\
on";is(j)&&(pe=`Generator${pe}`),os(j)&&(pe=`Async${pe}`);let se=`[${pe}`;return X===null&&(se+=" (null prototype)"),j.name===""?se+=" (anonymous)":se+=`: ${typeof j.name=="string"?j.name:he(x,j.name)}`,
se+="]",X!==pe&&X!==null&&(se+=` ${X}`),Q!==""&&X!==Q&&(se+=` [${Q}]`),se})(a,c,R,k),h.length===0&&D===void 0)return a.stylize(K,"special")}else if(R==="Object"){if(ls(c)?V[0]="[Arguments] {":k!==""&&
(V[0]=`${we(R,k,"Object")}{`),h.length===0&&D===void 0)return`${V[0]}}`}else if(Ss(c)){K=Si(R!==null?c:new xr(c));let x=we(R,k,"RegExp");if(x!=="RegExp "&&(K=`${x}${K}`),K=a.stylize(K,"regexp"),h.length===
0&&D===void 0||g>a.depth&&a.depth!==null)return K}else if($s(c)){K=bn(P(c))?M(c):O(c);let x=we(R,k,"Date");if(x!=="Date "&&(K=`${x}${K}`),h.length===0&&D===void 0)return a.stylize(K,"date")}else if(kn(
c)){if(K=(function(x,j,X,Q,oe){let pe,se,te;try{te=Hn(Q,x)}catch{return ci(x)}let zt=!1;try{pe=x.message}catch{zt=!0}let vt=!1;try{se=x.name}catch{vt=!0}if(!Q.showHidden&&oe.length!==0){let W=F(oe,"st\
ack");if(W!==-1&&Be(oe,W,1),!zt){let ve=F(oe,"message");ve===-1||typeof pe=="string"&&!De(te,pe)||Be(oe,ve,1)}if(!vt){let ve=F(oe,"name");ve===-1||typeof se=="string"&&!De(te,se)||Be(oe,ve,1)}}se=se??
"Error",!We(x,"cause")||oe.length!==0&&Z(oe,"cause")||B(oe,"cause");try{let W=x.errors;!C(W)||!We(x,"errors")||oe.length!==0&&Z(oe,"errors")||B(oe,"errors")}catch{}te=(function(W,ve,Ae,pt){let ce=Ae.length;
if(typeof Ae!="string"&&(W=Ii(W,`${Ae}`,`${Ae} [${U(we(ve,pt,"Error"),0,-1)}]`)),ve===null||wn(Ae,"Error")&&vn(W,Ae)&&(W.length===ce||W[ce]===":"||W[ce]===`
`)){let Ie="Error";ve===null&&(Ie=(ut(/^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)/,W)||ut(/^([a-z_A-Z0-9-]*Error)$/,W))?.[1]||"",ce=Ie.length,Ie=Ie||"Error");let je=U(we(ve,pt,Ie),0,-1);Ae!==je&&(W=De(
je,Ae)?ce===0?`${je}: ${W}`:`${je}${U(W,ce)}`:`${je} [${Ae}]${U(W,ce)}`)}return W})(te,j,se,X);let it=pe&&Ve(te,pe)||-1;it!==-1&&(it+=pe.length);let St=Ve(te,`
    at`,it);if(St===-1)te=`[${te}]`;else{let W=U(te,0,St),ve=(function(Ae,pt,ce){let Ie=_r(ce,`
`),je;try{({cause:je}=pt)}catch{}if(je!=null&&kn(je)){let ft=Hn(Ae,je),Pe=Ve(ft,`
    at`);if(Pe!==-1){let $t=_r(U(ft,Pe+1),`
`),{0:He,1:ee}=Vn(Ie,$t);if(He>0){let me=He-2,Ut=`    ... ${me} lines matching cause stack trace ...`;Ie.splice(ee+1,me,Ae.stylize(Ut,"undefined"))}}}if(Ie.length>10){let ft=(function(Pe){let $t=[],He=new Or;
for(let ee=0;ee<Pe.length;ee++){let me=He.get(Pe[ee]);me===void 0?He.set(Pe[ee],[ee]):me[me.length]=ee}if(Pe.length-He.size<=3)return $t;for(let ee=0;ee<Pe.length-3;ee++){let me=He.get(Pe[ee]);if(me.length===
1||me[me.length-1]===ee)continue;let Ut=me.indexOf(ee)+1;if(Ut===me.length)continue;let st,xe=me[me.length-1]-ee;if(xe<3)continue;if(Ut+1<me.length){let Je=0;for(let Rt=Ut;Rt<me.length;Rt++){let at=me[Rt]-
ee;for(;at!==0;){let ra=Je%at;Je!==0&&(st=st||new Er,st.add(Je)),Je=at,at=ra}if(Je===1)break}xe=Je,st&&(st.delete(xe),st=[...st])}let pr=xe,Gt=0,Ke=0;for(let Je=ee+xe;;Je+=xe){let Rt=0;for(let at=0;at<
xe&&Pe[ee+at]===Pe[Je+at];at++)Rt++;if(Rt===xe)Ke++;else{if(!st?.length)break;Ke!==0&&pr*Gt<xe*Ke&&(pr=xe,Gt=Ke),xe=st.pop(),Je=ee,Ke=0}}Gt!==0&&pr*Gt>=xe*Ke&&(xe=pr,Ke=Gt),Ke*xe>=3&&($t.push(ee+xe,xe,
Ke),ee+=xe*(Ke+1)-1)}return $t})(Ie);for(let Pe=ft.length-3;Pe>=0;Pe-=3){let $t=ft[Pe],He=ft[Pe+1],ee=ft[Pe+2],me=`    ... collapsed ${He*ee} duplicate lines matching above `+(ee>1?`${He} lines ${ee} \
times...`:"lines ...");Ie.splice($t,He*ee,Ae.stylize(me,"undefined"))}}return Ie})(Q,x,U(te,St+1));if(Q.colors){let Ae=(function(){let ce;try{ce=process.cwd()}catch{return}return ce})(),pt;for(let ce of ve){
let Ie=ut(Ns,ce);if(Ie!==null&&ws.exists(Ie[1]))W+=`
${Q.stylize(ce,"undefined")}`;else{if(W+=`
`,ce=Gs(Q,ce),Ae!==void 0){let je=qn(Q,ce,Ae);je===ce&&(pt=pt||Rs(Ae),je=qn(Q,ce,pt)),ce=je}W+=ce}}}else W+=`
${T(ve,`
`)}`;te=W}if(Q.indentationLvl!==0){let W=Et(" ",Q.indentationLvl);te=_n(te,`
`,`
${W}`)}return te})(c,R,k,a,h),h.length===0&&D===void 0)return K}else if(ss(c)){let x=we(R,k,as(c)?"ArrayBuffer":"SharedArrayBuffer");if(S===void 0)Se=Hs;else if(h.length===0&&D===void 0)return x+`{ [b\
yteLength]: ${lr(a.stylize,c.byteLength,!1)} }`;V[0]=`${x}{`,Fe=["byteLength"]}else if(us(c))V[0]=`${we(R,k,"DataView")}{`,Fe=["byteLength","byteOffset","buffer"];else if(gs(c))V[0]=`${we(R,k,"Promise")}\
{`,Se=Qs;else if(bs(c))V[0]=`${we(R,k,"WeakSet")}{`,Se=a.showHidden?Js:Kn;else if(ms(c))V[0]=`${we(R,k,"WeakMap")}{`,Se=a.showHidden?Xs:Kn;else if(Nn(c))V[0]=`${we(R,k,"Module")}{`,Se=Ws.bind(null,h);else if(cs(
c)){if(K=(function(x,j,X,Q,oe){let pe,se;xs(x)?(pe=si,se="Number"):Ps(x)?(pe=Li,se="String",X.splice(0,x.length)):Os(x)?(pe=rt,se="Boolean"):Es(x)?(pe=Le,se="BigInt"):(pe=ki,se="Symbol");let te=`[${se}`;
return se!==Q&&(te+=Q===null?" (null prototype)":` (${Q})`),te+=`: ${Mr(Dt,pe(x),j)}]`,oe!==""&&oe!==Q&&(te+=` [${oe}]`),X.length!==0||j.stylize===Dt?te:j.stylize(te,ji(se))})(c,a,h,R,k),h.length===0&&
D===void 0)return K}else if(!(function(x){return mt=mt||y(812),typeof x.href=="string"&&x instanceof mt.URL})(c)||g>a.depth&&a.depth!==null){if(h.length===0&&D===void 0){if(ps(c)){let x=es(c).toString(
16);return a.stylize(`[External: ${x}]`,"special")}return`${ar(c,R,k)}{}`}V[0]=`${ar(c,R,k)}{`}else if(h=(function(x){return jr=jr||xn(new mt.URL("http://user:pass@localhost:8080/?foo=bar#baz")),x.filter(
j=>jr[j]===-1)})(h),K=c.href,h.length===0&&D===void 0)return K}if(g>a.depth&&a.depth!==null){let x=U(ar(c,R,k),0,-1);return R!==null&&(x=`[${x}]`),a.stylize(x,"special")}g+=1,a.seen.push(c),a.currentDepth=
g;let Ft=a.indentationLvl;try{if(_e=Se(a,c,g),Fe!==void 0)for(ie=0;ie<Fe.length;ie++){let x;try{x=Xn(a,c,g,Fe[ie],S)}catch{x=Xn(a,{[Fe[ie]]:c.buffer[Fe[ie]]},g,Fe[ie],S)}B(_e,x)}for(ie=0;ie<h.length;ie++)
B(_e,wt(a,c,g,h[ie],ot));D!==void 0&&fe(_e,D)}catch(x){if(!ns(x))throw x;return(function(j,X,Q,oe){return j.seen.pop(),j.indentationLvl=oe,j.stylize(`[${Q}: Inspection interrupted prematurely. Maximum\
 call stack size exceeded.]`,"special")})(a,0,U(ar(c,R,k),0,-1),Ft)}if(a.circular!==void 0){let x=a.circular.get(c);if(x!==void 0){let j=a.stylize(`<ref *${x}>`,"special");a.compact!==!0?K=K===""?j:`${j}\
 ${K}`:V[0]=`${j} ${V[0]}`}}if(a.seen.pop(),a.sorted){let x=a.sorted===!0?void 0:a.sorted;if(ot===0)ae(_e,x);else if(h.length>1){let j=ae(J(_e,_e.length-h.length),x);ye(j,_e,_e.length-h.length,h.length),
hi(Be,null,j)}}let _t=Dr(a,_e,K,V,ot,g,c),de=(a.budget[a.indentationLvl]||0)+_t.length;return a.budget[a.indentationLvl]=de,de>2**27&&(a.depth=-1),_t})(t,e,s,o);if(p!==0)for(let a=0;a<p;a++)m=`${t.stylize(
"Proxy(","special")}${m}${t.stylize(")","special")}`;return m}function Wn(t,e){return e!==`${t} Iterator`&&(e!==""&&(e+="] ["),e+=`${t} Iterator`),[`[${e}] {`,"}"]}function Vn(t,e){for(let s=0;s<t.length-
3;s++){let o=F(e,t[s]);if(o!==-1){let u=e.length-o;if(u>3){let p=1,d=Ze(t.length-s,u);for(;d>p&&t[s+p]===e[o+p];)p++;if(p>3)return[p,s]}}}return[0,0]}function Hn(t,e){let s;try{s=e.stack}catch{}if(s){
if(typeof s=="string")return s;t.seen.push(e),t.indentationLvl+=4;let o=he(t,s);return t.indentationLvl-=4,t.seen.pop(),`${H(e)}
    ${o}`}return H(e)}function Gs(t,e){let s="",o=0,u=0;for(;;){let p=Ve(e,"node_modules",u);if(p===-1)break;let d=e[p-1],m=e[p+12];if(m!=="/"&&m!=="\\"||d!=="/"&&d!=="\\"){u=p+1;continue}let a=p+13;s+=
U(e,o,a);let c=Ve(e,d,a);c===-1?c=e.length:e[a]==="@"&&(c=Ve(e,d,c+1),c===-1&&(c=e.length));let g=U(e,a,c);s+=t.stylize(g,"module"),o=c,u=c}return o!==0&&(e=s+U(e,o)),e}function qn(t,e,s){let o=Ve(e,s),
u="",p=s.length;if(o!==-1){U(e,o-7,o)==="file://"&&(p+=7,o-=7);let d=e[o-1]==="("?o-1:o,m=d!==o&&wn(e,")")?-1:e.length,a=o+p+1,c=U(e,d,a);u+=U(e,0,d),u+=t.stylize(c,"undefined"),u+=U(e,a,m),m===-1&&(u+=
t.stylize(")","undefined"))}else u+=e;return u}function Nr(t){let e="",s=t.length;or(s!==0);let o=t[0]==="-"?1:0;for(;s>=o+4;s-=3)e=`_${U(t,s-3,s)}${e}`;return s===t.length?t:`${U(t,0,s)}${e}`}let bt=t=>`\
... ${t} more item${t>1?"s":""}`;function lr(t,e,s){if(ai(e,-0))return t("-0","number");if(!s)return t(`${e}`,"number");let o=Ot(e);if(ti(e)===e)return!ri(e)||De(o,"e")?t(o,"number"):t(Nr(o),"number");
if(bn(e)||De(o,"e"))return t(o,"number");let u=Ve(o,"."),p=U(o,0,u),d=U(o,u+1);return t(`${Nr(p)}.${(function(m){let a="",c=0;for(;c<m.length-3;c+=3)a+=`${U(m,c,c+3)}_`;return c===0?m:`${a}${U(m,c)}`})(
d)}`,"number")}function Br(t,e,s){let o=Ot(e);return t(s?`${Nr(o)}n`:`${o}n`,"bigint")}function Mr(t,e,s){if(typeof e=="string"){let o="";if(e.length>s.maxStringLength){let u=e.length-s.maxStringLength;
e=U(e,0,s.maxStringLength),o=`... ${u} more character${u>1?"s":""}`}return s.compact!==!0&&e.length>16&&e.length>s.breakLength-s.indentationLvl-4?T(z(bi(/(?<=\n)/,e),u=>t(kr(u),"string")),` +
${Et(" ",s.indentationLvl+2)}`)+o:t(kr(e),"string")+o}return typeof e=="number"?lr(t,e,s.numericSeparator):typeof e=="bigint"?Br(t,e,s.numericSeparator):typeof e=="boolean"?t(`${e}`,"boolean"):e===void 0?
t("undefined","undefined"):t(Rn(e),"symbol")}function Ws(t,e,s,o){let u=new _(t.length);for(let p=0;p<t.length;p++)try{u[p]=wt(e,s,o,t[p],0)}catch(d){or(Bn(d)&&d.name==="ReferenceError");let m={[t[p]]:""};
u[p]=wt(e,m,o,t[p],0);let a=_i(u[p]," ");u[p]=U(u[p],0,a+1)+e.stylize("<uninitialized>","special")}return t.length=0,u}function Vs(t,e,s,o,u,p){let d=rr(e),m=p;for(;p<d.length&&u.length<o;p++){let c=d[p],
g=+c;if(g>4294967294)break;if(`${m}`!==c){if(ut(ks,c)===null)break;let S=g-m,h=`<${S} empty item${S>1?"s":""}>`;if(B(u,t.stylize(h,"undefined")),m=g,u.length===o)break}B(u,wt(t,e,s,c,1)),m++}let a=e.length-
m;if(u.length!==o){if(a>0){let c=`<${a} empty item${a>1?"s":""}>`;B(u,t.stylize(c,"undefined"))}}else a>0&&B(u,bt(a));return u}function Hs(t,e){let s;try{s=new zi(e)}catch{return[t.stylize("(detached)",
"special")]}Ir===void 0&&(Ir=Yi(y(537).h.prototype.hexSlice));let o=Ir(s,0,Ze(t.maxArrayLength,s.length)),u="",p=0;for(;p<o.length-2;p+=2)u+=`${o[p]}${o[p+1]} `;o.length>0&&(u+=`${o[p]}${o[p+1]}`);let d=s.
length-t.maxArrayLength;return d>0&&(u+=` ... ${d} more byte${d>1?"s":""}`),[`${t.stylize("[Uint8Contents]","special")}: <${u}>`]}function qs(t,e,s){let o=e.length,u=Ze(ht(0,t.maxArrayLength),o),p=o-u,
d=[];for(let m=0;m<u;m++){let a=dt(e,m);if(a===void 0)return Vs(t,e,s,u,d,m);B(d,wt(t,e,s,m,1,a))}return p>0&&B(d,bt(p)),d}function Ys(t,e,s){let o=Ze(ht(0,s.maxArrayLength),e),u=t.length-o,p=new _(o),
d=t.length>0&&typeof t[0]=="number"?lr:Br;for(let m=0;m<o;++m)p[m]=d(s.stylize,t[m],s.numericSeparator);return u>0&&(p[o]=bt(u)),p}function Zs(t,e,s,o){let u=t.size,p=Ze(ht(0,e.maxArrayLength),u),d=u-
p,m=[];e.indentationLvl+=2;let a=0;for(let c of t){if(a>=p)break;B(m,he(e,c,o)),a++}return d>0&&B(m,bt(d)),e.indentationLvl-=2,m}function Ks(t,e,s,o){let u=t.size,p=Ze(ht(0,e.maxArrayLength),u),d=u-p,
m=[];e.indentationLvl+=2;let a=0;for(let{0:c,1:g}of t){if(a>=p)break;B(m,`${he(e,c,o)} => ${he(e,g,o)}`),a++}return d>0&&B(m,bt(d)),e.indentationLvl-=2,m}function Yn(t,e,s,o){let u=ht(t.maxArrayLength,
0),p=Ze(u,s.length),d=new _(p);t.indentationLvl+=2;for(let a=0;a<p;a++)d[a]=he(t,s[a],e);t.indentationLvl-=2,o!==0||t.sorted||ae(d);let m=s.length-p;return m>0&&B(d,bt(m)),d}function Zn(t,e,s,o){let u=ht(
t.maxArrayLength,0),p=s.length/2,d=p-u,m=Ze(u,p),a=new _(m),c=0;if(t.indentationLvl+=2,o===0){for(;c<m;c++){let g=2*c;a[c]=`${he(t,s[g],e)} => ${he(t,s[g+1],e)}`}t.sorted||ae(a)}else for(;c<m;c++){let g=2*
c,S=[he(t,s[g],e),he(t,s[g+1],e)];a[c]=Dr(t,S,"",["[","]"],2,e)}return t.indentationLvl-=2,d>0&&B(a,bt(d)),a}function Kn(t){return[t.stylize("<items unknown>","special")]}function Js(t,e,s){return Yn(
t,s,Rr(e),0)}function Xs(t,e,s){return Zn(t,s,Rr(e),0)}function Jn(t,e,s,o){let{0:u,1:p}=Rr(s,!0);return p?(t[0]=Nt(/ Iterator] {$/,t[0]," Entries] {"),Zn(e,o,u,2)):Yn(e,o,u,1)}function Qs(t,e,s){let o,
{0:u,1:p}=Qi(e);if(u===Ji)o=[t.stylize("<pending>","special")];else{t.indentationLvl+=2;let d=he(t,p,s);t.indentationLvl-=2,o=[u===Xi?`${t.stylize("<rejected>","special")} ${d}`:d]}return o}function Xn(t,e,s,o,u){
t.indentationLvl+=2;let p=he(t,e[o],s,u);return t.indentationLvl-=2,`${t.stylize(`[${o}]`,"string")}: ${p}`}function wt(t,e,s,o,u,p,d=e){let m,a,c=" ";if((p=p||dt(e,o)).value!==void 0){let g=t.compact!==
!0||u!==0?2:3;t.indentationLvl+=g,a=he(t,p.value,s),g===3&&t.breakLength<sr(a,t.colors)&&(c=`
${Et(" ",t.indentationLvl)}`),t.indentationLvl-=g}else if(p.get!==void 0){let g=p.set!==void 0?"Getter/Setter":"Getter",S=t.stylize,h="special";if(t.getters&&(t.getters===!0||t.getters==="get"&&p.set===
void 0||t.getters==="set"&&p.set!==void 0)){t.indentationLvl+=2;try{let D=gt(p.get,d);if(D===null)a=`${S(`[${g}:`,h)} ${S("null","null")}${S("]",h)}`;else if(typeof D=="object")a=`${S(`[${g}]`,h)} ${he(
t,D,s)}`;else{let R=Mr(S,D,t);a=`${S(`[${g}:`,h)} ${R}${S("]",h)}`}}catch(D){let R=`<Inspection threw (${he(t,D,s)})>`;a=`${S(`[${g}:`,h)} ${R}${S("]",h)}`}t.indentationLvl-=2}else a=t.stylize(`[${g}]`,
h)}else a=p.set!==void 0?t.stylize("[Setter]","special"):t.stylize("undefined","undefined");if(u===1)return a;if(typeof o=="symbol"){let g=Nt(Cn,Rn(o),Fn);m=t.stylize(g,"symbol")}else m=ut(Ts,o)!==null?
o==="__proto__"?"['__proto__']":t.stylize(o,"name"):t.stylize(kr(o),"string");return p.enumerable===!1&&(m=`[${m}]`),`${m}:${c}${a}`}function Qn(t,e,s,o){let u=e.length+s;if(u+e.length>t.breakLength)return!1;
for(let p=0;p<e.length;p++)if(t.colors?u+=rs(e[p]).length:u+=e[p].length,u>t.breakLength)return!1;return o===""||!De(o,`
`)}function Dr(t,e,s,o,u,p,d){if(t.compact!==!0){if(typeof t.compact=="number"&&t.compact>=1){let g=e.length;if(u===2&&g>6&&(e=(function(S,h,D){let R=0,k=0,V=0,ie=h.length;S.maxArrayLength<h.length&&ie--;
let K=new _(ie);for(;V<ie;V++){let nt=sr(h[V],S.colors);K[V]=nt,R+=nt+2,k<nt&&(k=nt)}let Se=k+2;if(3*Se+S.indentationLvl<S.breakLength&&(R/Se>5||k<=6)){let ur=dn(Se-R/h.length),Fe=ht(Se-3-ur,1),_e=Ze(
ei(dn(2.5*Fe*ie)/Fe),Me((S.breakLength-S.indentationLvl)/Se),4*S.compact,15);if(_e<=1)return h;let ot=[],Ft=[];for(let de=0;de<_e;de++){let x=0;for(let j=de;j<h.length;j+=_e)K[j]>x&&(x=K[j]);x+=2,Ft[de]=
x}let _t=wr;if(D!==void 0){for(let de=0;de<h.length;de++)if(typeof D[de]!="number"&&typeof D[de]!="bigint"){_t=Ri;break}}for(let de=0;de<ie;de+=_e){let x=Ze(de+_e,ie),j="",X=de;for(;X<x-1;X++){let Q=Ft[X-
de]+h[X].length-K[X];j+=_t(`${h[X]}, `,Q," ")}if(_t===wr){let Q=Ft[X-de]+h[X].length-K[X]-2;j+=wr(h[X],Q," ")}else j+=h[X];B(ot,j)}S.maxArrayLength<h.length&&B(ot,h[ie]),h=ot}return h})(t,e,d)),t.currentDepth-
p<t.compact&&g===e.length&&Qn(t,e,e.length+t.indentationLvl+o[0].length+s.length+10,s)){let S=nr(e,", ");if(!De(S,`
`))return`${s?`${s} `:""}${o[0]} ${S} ${o[1]}`}}let c=`
${Et(" ",t.indentationLvl)}`;return`${s?`${s} `:""}${o[0]}${c}  ${nr(e,`,${c}  `)}${c}${o[1]}`}if(Qn(t,e,0,s))return`${o[0]}${s?` ${s}`:""} ${nr(e,", ")} `+o[1];let m=Et(" ",t.indentationLvl),a=s===""&&
o[0].length===1?" ":`${s?` ${s}`:""}
${m}  `;return`${o[0]}${a}${nr(e,`,
${m}  `)} ${o[1]}`}function eo(t){let e=vr(t,!1);if(e!==void 0)return e===null||eo(e);let s=We,o=We;if(typeof t.toString!="function"){if(typeof t[Mt]!="function")return!0;if(We(t,Mt))return!1;s=to}else{
if(We(t,"toString"))return!1;if(typeof t[Mt]!="function")o=to;else if(We(t,Mt))return!1}let u=t;do u=tr(u);while(!s(u,"toString")&&!o(u,Mt));let p=dt(u,"constructor");return p!==void 0&&typeof p.value==
"function"&&Lr.has(p.value.name)}function to(){return!1}let ro=t=>_r(t.message,`
`,1)[0],Cr;function ea(t){try{return Ye(t)}catch(e){if(!Cr)try{let s={};s.a=s,Ye(s)}catch(s){Cr=ro(s)}if(e.name==="TypeError"&&ro(e)===Cr)return"[Circular]";throw e}}function cr(t,e){return lr(Dt,t,e?.
numericSeparator??be.numericSeparator)}function Fr(t,e){return Br(Dt,t,e?.numericSeparator??be.numericSeparator)}function no(t,e){let s=e[0],o=0,u="",p="";if(typeof s=="string"){if(e.length===1)return s;
let d,m=0;for(let a=0;a<s.length-1;a++)if(Bt(s,a)===37){let c=Bt(s,++a);if(o+1!==e.length){switch(c){case 115:{let g=e[++o];d=typeof g=="number"?cr(g,t):typeof g=="bigint"?Fr(g,t):typeof g=="object"&&
g!==null&&eo(g)?ge(g,{...t,compact:3,colors:!1,depth:0}):Ot(g);break}case 106:d=ea(e[++o]);break;case 100:{let g=e[++o];d=typeof g=="bigint"?Fr(g,t):typeof g=="symbol"?"NaN":cr(mn(g),t);break}case 79:
d=ge(e[++o],t);break;case 111:d=ge(e[++o],{...t,showHidden:!0,showProxy:!0,depth:4});break;case 105:{let g=e[++o];d=typeof g=="bigint"?Fr(g,t):typeof g=="symbol"?"NaN":cr(oi(g),t);break}case 102:{let g=e[++o];
d=typeof g=="symbol"?"NaN":cr(ni(g),t);break}case 99:o+=1,d="";break;case 37:u+=U(s,m,a),m=a+1;continue;default:continue}m!==a-1&&(u+=U(s,m,a-1)),u+=d,m=a+1}else c===37&&(u+=U(s,m,a),m=a+1)}m!==0&&(o++,
p=" ",m<s.length&&(u+=U(s,m)))}for(;o<e.length;){let d=e[o];u+=p,u+=typeof d!="string"?ge(d,t):d,p=" ",o++}return u}function oo(t){return t<=31||t>=127&&t<=159||t>=768&&t<=879||t>=8203&&t<=8207||t>=8400&&
t<=8447||t>=65024&&t<=65039||t>=65056&&t<=65071||t>=917760&&t<=917999}if(qi("config").hasIntl)or(!1);else{sr=function(e,s=!0){let o=0;s&&(e=io(e)),e=vi(e,"NFC");for(let u of new $i(e)){let p=wi(u,0);t(
p)?o+=2:oo(p)||o++}return o};let t=e=>e>=4352&&(e<=4447||e===9001||e===9002||e>=11904&&e<=12871&&e!==12351||e>=12880&&e<=19903||e>=19968&&e<=42182||e>=43360&&e<=43388||e>=44032&&e<=55203||e>=63744&&e<=
64255||e>=65040&&e<=65049||e>=65072&&e<=65131||e>=65281&&e<=65376||e>=65504&&e<=65510||e>=110592&&e<=110593||e>=127488&&e<=127569||e>=127744&&e<=128591||e>=131072&&e<=262141)}function io(t){return _s(
t,"str"),Ve(t,"\x1B")===-1&&Ve(t,"")===-1?t:Nt(Ds,t,"")}let ta={34:"&quot;",38:"&amp;",39:"&apos;",60:"&lt;",62:"&gt;",160:"&nbsp;"};function so(t){return t.replace(/[\u0000-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00FF]/g,
e=>{let s=Ot(e.charCodeAt(0));return ta[s]||"&#"+s+";"})}i.exports={identicalSequenceRange:Vn,inspect:ge,inspectDefaultOptions:be,format:function(...t){return no(void 0,t)},formatWithOptions:function(t,...e){
return Mn(t,"inspectOptions",vs),no(t,e)},getStringWidth:sr,stripVTControlCharacters:io,isZeroWidthCodePoint:oo,stylizeWithColor:zn,stylizeWithHTML(t,e){let s=ge.styles[e];return s!==void 0?`<span sty\
le="color:${s};">${so(t)}</span>`:so(t)},Proxy:ts}},123(i,l,y){let f;function b(){return f=f??y(778).codes.ERR_INTERNAL_ASSERTION}function v(_,$){if(!_)throw new(b())($)}v.fail=function(_){throw new(b())(
_)},i.exports=v},947(i){let l=["_http_agent","_http_client","_http_common","_http_incoming","_http_outgoing","_http_server","_stream_duplex","_stream_passthrough","_stream_readable","_stream_transform",
"_stream_wrap","_stream_writable","_tls_common","_tls_wrap","assert","assert/strict","async_hooks","buffer","child_process","cluster","console","constants","crypto","dgram","diagnostics_channel","dns",
"dns/promises","domain","events","fs","fs/promises","http","http2","https","inspector","module","Module","net","os","path","path/posix","path/win32","perf_hooks","process","punycode","querystring","re\
adline","readline/promises","repl","stream","stream/consumers","stream/promises","stream/web","string_decoder","sys","timers","timers/promises","tls","trace_events","tty","url","util","util/types","v8",
"vm","wasi","worker_threads","zlib"];i.exports.BuiltinModule={exists:y=>y!=="internal/modules/cjs/foo"&&(y.startsWith("internal/")||l.indexOf(y)!==-1)}},244(i){i.exports={CHAR_DOT:46,CHAR_FORWARD_SLASH:47,
CHAR_BACKWARD_SLASH:92}},778(i,l,y){let f=y(683),{ArrayIsArray:b,ArrayPrototypeIncludes:v,ArrayPrototypeIndexOf:_,ArrayPrototypeJoin:$,ArrayPrototypePush:w,ArrayPrototypeSlice:C,ArrayPrototypeSplice:G,
Error:L,ErrorCaptureStackTrace:I,JSONStringify:Z,ObjectDefineProperty:F,ReflectApply:T,RegExpPrototypeExec:z,SafeMap:N,SafeWeakMap:B,String:fe,StringPrototypeEndsWith:J,StringPrototypeIncludes:ae,StringPrototypeIndexOf:Be,
StringPrototypeSlice:ye,StringPrototypeToLowerCase:Le,Symbol:et,TypeError:tt}=f,rt=et("kIsNodeError"),qe=new N,ze={},A=/^[A-Z][a-zA-Z0-9]*$/,ue=["string","function","number","object","Function","Objec\
t","boolean","bigint","symbol"],P=new B,O=y(123),M,re,le=null;function H(E,q,Ye){qe.set(E,q);let ne=(Ge=Ye,Te=E,class extends Ge{code=Te;constructor(...ke){super(),F(this,"message",{__proto__:null,value:$e(
Te,ke,this),enumerable:!1,writable:!0,configurable:!0})}toString(){return`${this.name} [${Te}]: ${this.message}`}});var Ge,Te;ze[E]=ne}function $e(E,q,Ye){let ne=qe.get(E);if(typeof ne=="function")return O(
ne.length<=q.length,`Code: ${E}; The provided arguments length (${q.length}) does not match the required ones (${ne.length}).`),T(ne,Ye,q)}let Re=et("kEnhanceStackBeforeInspector");function Ue(E){if(E===
null)return"null";if(E===void 0)return"undefined";switch(typeof E){case"bigint":return`type bigint (${E}n)`;case"number":return E===0?1/E==-1/0?"type number (-0)":"type number (0)":E!=E?"type number (\
NaN)":E===1/0?"type number (Infinity)":E===-1/0?"type number (-Infinity)":`type number (${E})`;case"boolean":return E?"type boolean (true)":"type boolean (false)";case"symbol":return`type symbol (${fe(
E)})`;case"function":return`function ${E.name}`;case"object":return E.constructor&&"name"in E.constructor?`an instance of ${E.constructor.name}`:`${(le=le||y(223),le).inspect(E,{depth:-1})}`;case"stri\
ng":return E.length>28&&(E=`${ye(E,0,25)}...`),Be(E,"'")===-1?`type string ('${E}')`:`type string (${Z(E)})`}}function gt(E,q="and"){switch(E.length){case 0:return"";case 1:return`${E[0]}`;case 2:return`${E[0]}\
 ${q} ${E[1]}`;case 3:return`${E[0]}, ${E[1]}, ${q} ${E[2]}`;default:return`${$(C(E,0,-1),", ")}, ${q} ${E[E.length-1]}`}}i.exports={codes:ze,determineSpecificType:Ue,E:H,formatList:gt,getMessage:$e,hideStackFrames:function(E){
function q(...Ye){try{return T(E,this,Ye)}catch(ne){throw L.stackTraceLimit&&I(ne,q),ne}}return q.withoutStackTrace=E,q},isStackOverflowError:function(E){if(re===void 0)try{let q=function(){q()};q()}catch(q){
re=q.message,M=q.name}return E&&E.name===M&&E.message===re},kEnhanceStackBeforeInspector:Re,kIsNodeError:rt,overrideStackTrace:P},H("ERR_INTERNAL_ASSERTION",E=>{let q=`This is caused by either a bug i\
n Node.js or incorrect usage of Node.js internals.
Please open an issue with this stack trace at https://github.com/nodejs/node/issues
`;return E===void 0?q:`${E}
${q}`},L),H("ERR_INVALID_ARG_TYPE",(E,q,Ye)=>{O(typeof E=="string","'name' must be a string"),b(q)||(q=[q]);let ne="The ";J(E," argument")?ne+=`${E} `:ne+=`"${E}" ${ae(E,".")?"property":"argument"} `,
ne+="must be ";let Ge=[],Te=[],ke=[];for(let Me of q)O(typeof Me=="string","All expected entries have to be of type string"),v(ue,Me)?w(Ge,Le(Me)):z(A,Me)!==null?w(Te,Me):(O(Me!=="object",'The value "\
object" should be written as "Object"'),w(ke,Me));if(Te.length>0){let Me=_(Ge,"object");Me!==-1&&(G(Ge,Me,1),w(Te,"Object"))}return Ge.length>0&&(ne+=`${Ge.length>1?"one of type":"of type"} ${gt(Ge,"o\
r")}`,(Te.length>0||ke.length>0)&&(ne+=" or ")),Te.length>0&&(ne+=`an instance of ${gt(Te,"or")}`,ke.length>0&&(ne+=" or ")),ke.length>0&&(ke.length>1?ne+=`one of ${gt(ke,"or")}`:(Le(ke[0])!==ke[0]&&(ne+=
"an "),ne+=`${ke[0]}`)),ne+=`. Received ${Ue(Ye)}`,ne},tt)},812(i,l,y){let{StringPrototypeCharCodeAt:f,StringPrototypeIncludes:b,StringPrototypeReplace:v}=y(683),_=y(878),{CHAR_FORWARD_SLASH:$}=y(244),
w=y(120),C=/%/g,G=/\\/g,L=/\n/g,I=/\r/g,Z=/\t/g;i.exports={pathToFileURL:function(F){let T=new _("file://"),z=w.resolve(F);return f(F,F.length-1)===$&&z[z.length-1]!==w.sep&&(z+="/"),T.pathname=(function(N){
return b(N,"%")&&(N=v(N,C,"%25")),b(N,"\\")&&(N=v(N,G,"%5C")),b(N,`
`)&&(N=v(N,L,"%0A")),b(N,"\r")&&(N=v(N,I,"%0D")),b(N,"	")&&(N=v(N,Z,"%09")),N})(z),T},URL:_}},101(i,l,y){let f=y(683),{ArrayPrototypeJoin:b,Error:v,ErrorIsError:_,FunctionPrototypeSymbolHasInstance:$,
StringPrototypeReplace:w,SymbolFor:C}=f,G=/\u001b\[\d\d?m/g;i.exports={customInspectSymbol:C("nodejs.util.inspect.custom"),isError:L=>_?.(L)||$(v,L),join:b,removeColors:L=>w(L,G,"")}},499(i,l,y){let f=y(
683),{ArrayIsArray:b,BigInt:v,Boolean:_,DatePrototype:$,Error:w,FunctionPrototype:C,MapPrototypeHas:G,Number:L,ObjectDefineProperty:I,ObjectGetOwnPropertyDescriptor:Z,ObjectGetPrototypeOf:F,ObjectIsFrozen:T,
ObjectPrototype:z,SetPrototypeHas:N,String:B,Symbol:fe,SymbolToStringTag:J,globalThis:ae}=f,{getConstructorName:Be}=y(727);function ye(A,...ue){for(let P of ue){let O=ae[P];if(O&&A instanceof O)return!0}
for(;A;){if(typeof A!="object")return!1;if(ue.indexOf(Be(A))>=0)return!0;A=F(A)}return!1}function Le(A){return ue=>{if(!ye(ue,A.name))return!1;try{A.prototype.valueOf.call(ue)}catch{return!1}return!0}}
typeof ae!="object"&&(I(z,"__magic__",{get:function(){return this},configurable:!0}),__magic__.globalThis=__magic__,delete z.__magic__);let et=Le(B),tt=Le(L),rt=Le(_),qe=Le(v),ze=Le(fe);i.exports={isAsyncFunction:A=>typeof A==
"function"&&C.toString.call(A).startsWith("async"),isGeneratorFunction:A=>typeof A=="function"&&C.toString.call(A).match(/^(async\s+)?function *\*/),isAnyArrayBuffer:A=>ye(A,"ArrayBuffer","SharedArray\
Buffer"),isArrayBuffer:A=>ye(A,"ArrayBuffer"),isArgumentsObject(A){if(A!==null&&typeof A=="object"&&!b(A)&&typeof A.length=="number"&&A.length===(0|A.length)&&A.length>=0){let ue=Z(A,"callee");return ue&&
!ue.enumerable}return!1},isBoxedPrimitive:A=>tt(A)||et(A)||rt(A)||qe(A)||ze(A),isDataView:A=>ye(A,"DataView"),isExternal:A=>typeof A=="object"&&T(A)&&F(A)==null,isMap(A){if(!ye(A,"Map"))return!1;try{G(
A)}catch{return!1}return!0},isMapIterator:A=>z.toString.call(F(A))==="[object Map Iterator]",isModuleNamespaceObject(A){try{return A&&typeof A=="object"&&A[J]==="Module"}catch{return!1}},isNativeError:A=>A instanceof
w&&ye(A,"Error","EvalError","RangeError","ReferenceError","SyntaxError","TypeError","URIError","AggregateError"),isPromise:A=>ye(A,"Promise"),isSet(A){if(!ye(A,"Set"))return!1;try{N(A)}catch{return!1}
return!0},isSetIterator:A=>z.toString.call(F(A))==="[object Set Iterator]",isWeakMap:A=>ye(A,"WeakMap"),isWeakSet:A=>ye(A,"WeakSet"),isRegExp:A=>ye(A,"RegExp"),isDate(A){if(ye(A,"Date"))try{return $.getTime.
call(A),!0}catch{}return!1},isTypedArray:A=>ye(A,"Int8Array","Uint8Array","Uint8ClampedArray","Int16Array","Uint16Array","Int32Array","Uint32Array","Float32Array","Float64Array","BigInt64Array","BigUi\
nt64Array"),isStringObject:et,isNumberObject:tt,isBooleanObject:rt,isBigIntObject:qe,isSymbolObject:ze}},302(i,l,y){let{ArrayIsArray:f}=y(683),{hideStackFrames:b,codes:{ERR_INVALID_ARG_TYPE:v}}=y(778),
_=b(($,w,C=0)=>{if(C===0){if($===null||f($))throw new v(w,"Object",$);if(typeof $!="object")throw new v(w,"Object",$)}else{if(!(1&C)&&$===null)throw new v(w,"Object",$);if(!(2&C)&&f($))throw new v(w,"\
Object",$);let G=typeof $;if(!(G==="object"||4&C&&G==="function"))throw new v(w,"Object",$)}});i.exports={kValidateObjectNone:0,kValidateObjectAllowNullable:1,kValidateObjectAllowArray:2,kValidateObjectAllowFunction:4,
validateObject:_,validateString:function($,w){if(typeof $!="string")throw new v(w,"string",$)}}},120(i,l,y){let{StringPrototypeCharCodeAt:f,StringPrototypeLastIndexOf:b,StringPrototypeSlice:v}=y(683),
{CHAR_DOT:_,CHAR_FORWARD_SLASH:$}=y(244),{validateString:w}=y(302);function C(L){return L===$}function G(L,I,Z,F){let T="",z=0,N=-1,B=0,fe=0;for(let J=0;J<=L.length;++J){if(J<L.length)fe=f(L,J);else{if(F(
fe))break;fe=$}if(F(fe)){if(!(N===J-1||B===1))if(B===2){if(T.length<2||z!==2||f(T,T.length-1)!==_||f(T,T.length-2)!==_){if(T.length>2){let ae=b(T,Z);ae===-1?(T="",z=0):(T=v(T,0,ae),z=T.length-1-b(T,Z)),
N=J,B=0;continue}if(T.length!==0){T="",z=0,N=J,B=0;continue}}I&&(T+=T.length>0?`${Z}..`:"..",z=2)}else T.length>0?T+=`${Z}${v(L,N+1,J)}`:T=v(L,N+1,J),z=J-N-1;N=J,B=0}else fe===_&&B!==-1?++B:B=-1}return T}
i.exports={isPosixPathSeparator:C,normalizeString:G,resolve:function(...L){if((L.length===0||L.length===1&&(L[0]===""||L[0]==="."))&&f("/",0)===$)return"/";let I="",Z=!1;for(let F=L.length-1;F>=0&&!Z;F--){
let T=L[F];w(T,`paths[${F}]`),T.length!==0&&(I=`${T}/${I}`,Z=f(T,0)===$)}return Z||(I=`//${I}`,Z=f("/",0)===$),I=G(I,!Z,"/",C),Z?`/${I}`:I.length>0?I:"."}}},683(i){let l={__proto__:null},{defineProperty:y,
getOwnPropertyDescriptor:f,ownKeys:b}=Reflect,{apply:v,bind:_,call:$}=Function.prototype,w=_.bind($);l.uncurryThis=w;let C=_.bind(v);l.applyBind=C;let G=["ArrayOf","ArrayPrototypePush","ArrayPrototype\
Unshift","MathHypot","MathMax","MathMin","StringFromCharCode","StringFromCodePoint","StringPrototypeConcat","TypedArrayOf"];function L(P){return typeof P=="symbol"?`Symbol${P.description[7].toUpperCase()}${P.
description.slice(8)}`:`${P[0].toUpperCase()}${P.slice(1)}`}function I(P,O,M,{enumerable:re,get:le,set:H}){y(P,`${O}Get${M}`,{__proto__:null,value:w(le),enumerable:re}),H!==void 0&&y(P,`${O}Set${M}`,{
__proto__:null,value:w(H),enumerable:re})}function Z(P,O,M){for(let re of b(P)){let le=L(re),H=f(P,re);if("get"in H)I(O,M,le,H);else{let $e=`${M}${le}`;y(O,$e,{__proto__:null,...H}),G.includes($e)&&y(
O,`${$e}Apply`,{__proto__:null,value:C(H.value,P)})}}}function F(P,O,M){for(let re of b(P)){let le=L(re),H=f(P,re);if("get"in H)I(O,M,le,H);else{let{value:$e}=H;typeof $e=="function"&&(H.value=w($e));
let Re=`${M}${le}`;y(O,Re,{__proto__:null,...H}),G.includes(Re)&&y(O,`${Re}Apply`,{__proto__:null,value:C($e)})}}}["Proxy","globalThis"].forEach(P=>{l[P]=globalThis[P]}),[decodeURI,decodeURIComponent,
encodeURI,encodeURIComponent].forEach(P=>{l[P.name]=P}),[escape,eval,unescape].forEach(P=>{l[P.name]=P}),["Atomics","JSON","Math","Proxy","Reflect"].forEach(P=>{Z(globalThis[P],l,P)}),["AggregateError",
"Array","ArrayBuffer","BigInt","BigInt64Array","BigUint64Array","Boolean","DataView","Date","Error","EvalError","FinalizationRegistry","Float32Array","Float64Array","Function","Int16Array","Int32Array",
"Int8Array","Map","Number","Object","RangeError","ReferenceError","RegExp","Set","String","Symbol","SyntaxError","TypeError","URIError","Uint16Array","Uint32Array","Uint8Array","Uint8ClampedArray","We\
akMap","WeakRef","WeakSet"].forEach(P=>{let O=globalThis[P];O&&(l[P]=O,Z(O,l,P),F(O.prototype,l,`${P}Prototype`))}),["Promise"].forEach(P=>{let O=globalThis[P];l[P]=O,(function(M,re,le){for(let H of b(
M)){let $e=L(H),Re=f(M,H);if("get"in Re)I(re,le,$e,Re);else{let{value:Ue}=Re;typeof Ue=="function"&&(Re.value=Ue.bind(M)),y(re,`${le}${$e}`,{__proto__:null,...Re})}}})(O,l,P),F(O.prototype,l,`${P}Prot\
otype`)}),[{name:"TypedArray",original:Reflect.getPrototypeOf(Uint8Array)}].forEach(({name:P,original:O})=>{l[P]=O,F(O,l,P),F(O.prototype,l,`${P}Prototype`)}),[{name:"ArrayIteratorPrototype",original:Reflect.
getPrototypeOf(Array.prototype[Symbol.iterator]())},{name:"AsyncFunctionPrototype",original:Reflect.getPrototypeOf(async function(){})},{name:"AsyncGeneratorFunctionPrototype",original:Reflect.getPrototypeOf(
async function*(){})},{name:"AsyncIteratorPrototype",original:Reflect.getPrototypeOf(Reflect.getPrototypeOf(async function*(){}).prototype)},{name:"GeneratorFunctionPrototype",original:Reflect.getPrototypeOf(
function*(){})},{name:"MapIteratorPrototype",original:Reflect.getPrototypeOf(new l.Map()[Symbol.iterator]())},{name:"RegExpStringIteratorPrototype",original:Reflect.getPrototypeOf(l.RegExp.prototype[Symbol.
matchAll]())},{name:"SetIteratorPrototype",original:Reflect.getPrototypeOf(new l.Set()[Symbol.iterator]())},{name:"StringIteratorPrototype",original:Reflect.getPrototypeOf(String.prototype[Symbol.iterator]())}].
forEach(({name:P,original:O})=>{l[P]=O,F(O,l,P)});let{ArrayPrototypeForEach:T,ArrayPrototypePushApply:z,ArrayPrototypeSlice:N,FinalizationRegistry:B,FunctionPrototypeCall:fe,Map:J,ObjectFreeze:ae,ObjectSetPrototypeOf:Be,
RegExp:ye,Set:Le,SymbolIterator:et,WeakMap:tt,WeakRef:rt,WeakSet:qe}=l,ze=(P,O)=>{class M{constructor(le){this._iterator=P(le)}next(){return O(this._iterator)}[et](){return this}}return Be(M.prototype,
null),ae(M.prototype),ae(M),M};l.SafeArrayIterator=ze(l.ArrayPrototypeSymbolIterator,l.ArrayIteratorPrototypeNext),l.SafeStringIterator=ze(l.StringPrototypeSymbolIterator,l.StringIteratorPrototypeNext);
let A=(P,O)=>{T(b(P),M=>{f(O,M)||y(O,M,{__proto__:null,...f(P,M)})})},ue=(P,O,M)=>{if(M){let re=new P;T(b(P.prototype),le=>{if(!f(O.prototype,le)){let H=f(P.prototype,le);if(typeof H.value=="function"&&
H.value.length===0&&fe(H.value,re)?.next===M){let $e=w(H.value),Re=ze($e,M);H.value=function(){return new Re(this)}}y(O.prototype,le,{__proto__:null,...H})}})}else A(P.prototype,O.prototype);return A(
P,O),Be(O.prototype,null),ae(O.prototype),ae(O),O};l.makeSafe=ue,l.SafeMap=ue(J,class extends J{},l.MapIteratorPrototypeNext),l.SafeWeakMap=ue(tt,class extends tt{}),l.SafeSet=ue(Le,class extends Le{},
l.SetIteratorPrototypeNext),l.SafeWeakSet=ue(qe,class extends qe{}),l.SafeFinalizationRegistry=ue(B,class extends B{}),l.SafeWeakRef=ue(rt,class extends rt{}),l.internalBinding=P=>{if(P==="config")return{
hasIntl:!1};throw new Error(`unknown module: "${P}"`)},l._stringPrototypeReplaceAll=(P,O,M)=>Object.prototype.toString.call(O).toLowerCase()==="[object regexp]"?P.replace(O,M):P.replace(new ye(O,"g"),
M),l.SafeArrayPrototypePushApply=(P,O)=>{let M=65536;if(M<O.length){let re=0;do z(P,N(O,re,re=M)),M+=65536;while(M<O.length);O=N(O,re)}return z(P,O)},l.StringPrototypeReplaceAll=l.StringPrototypeReplaceAll||
l._stringPrototypeReplaceAll,Be(l,null),ae(l),i.exports=l},179(i,l,y){let f=y(683),{Proxy:b,ProxyRevocable:v,SafeWeakMap:_}=f,$=new _;class w{constructor(G,L){let I=new b(G,L);return $.set(I,[G,L]),I}static getProxyDetails(G,L=!0){
let I=$.get(G);if(I)return L?I:I[0]}static revocable(G,L){let I=v(G,L);$.set(I.proxy,[G,L]);let Z=I.revoke;return I.revoke=()=>{$.set(I.proxy,[null,null]),Z()},I}}i.exports={getProxyDetails:w.getProxyDetails.
bind(w),Proxy:w}},878(i){i.exports=URL},727(i,l,y){let f=y(683),{BigInt:b,Error:v,NumberParseInt:_,ObjectEntries:$,ObjectGetOwnPropertyDescriptor:w,ObjectGetOwnPropertyDescriptors:C,ObjectGetOwnPropertySymbols:G,
ObjectPrototypeToString:L,Symbol:I}=f,Z=y(179),F=I("kPending"),T=I("kRejected");i.exports={constants:{kPending:F,kRejected:T,ALL_PROPERTIES:0,ONLY_ENUMERABLE:2},getOwnNonIndexProperties:function(z,N=2){
let B=C(z),fe=[];for(let[J,ae]of $(B))if(!/^(0|[1-9][0-9]*)$/.test(J)||_(J,10)>=4294967295){if(N===2&&!ae.enumerable)continue;fe.push(J)}for(let J of G(z)){let ae=w(z,J);(N!==2||ae.enumerable)&&fe.push(
J)}return fe},getPromiseDetails:()=>[F,void 0],getProxyDetails:Z.getProxyDetails,Proxy:Z.Proxy,previewEntries:z=>[[],!1],getConstructorName(z){if(!z||typeof z!="object")throw new v("Invalid object");if(z.
constructor?.name)return z.constructor.name;let N=L(z).match(/^\[object ([^\]]+)\]/);return N?N[1]:"Object"},getExternalValue:()=>b(0)}}};let n={};return(function i(l){let y=n[l];if(y!==void 0)return y.
exports;let f=n[l]={exports:{}};return r[l](f,f.exports,i),f.exports})(223)})())});var Yt=At((Wl,$o)=>{"use strict";var Y={},{defineProperty:Xe,getOwnPropertyDescriptor:Pt,ownKeys:Ht}=Reflect,{apply:ua,bind:mo,call:pa}=Function.prototype,It=mo.bind(pa);Y.uncurryThis=It;var gr=mo.bind(
ua);Y.applyBind=gr;var Vr=["ArrayOf","ArrayPrototypePush","ArrayPrototypeUnshift","MathHypot","MathMax","MathMin","StringPrototypeConcat","TypedArrayOf"];function Hr(r){return typeof r=="symbol"?`Symb\
ol${r.description[7].toUpperCase()}${r.description.slice(8)}`:`${r[0].toUpperCase()}${r.slice(1)}`}function qr(r,n,i,{enumerable:l,get:y,set:f}){Xe(r,`${n}Get${i}`,{value:It(y),enumerable:l}),f!==void 0&&
Xe(r,`${n}Set${i}`,{value:It(f),enumerable:l})}function bo(r,n,i){for(let l of Ht(r)){let y=Hr(l),f=Pt(r,l);if("get"in f)qr(n,i,y,f);else{let b=`${i}${y}`;Xe(n,b,f),Vr.includes(b)&&Xe(n,`${b}Apply`,{value:gr(
f.value,r)})}}}function fa(r,n,i){for(let l of Ht(r)){let y=Hr(l),f=Pt(r,l);if("get"in f)qr(n,i,y,f);else{let{value:b}=f;typeof b=="function"&&(f.value=b.bind(r));let v=`${i}${y}`;Xe(n,v,f),Vr.includes(
v)&&Xe(n,`${v}Apply`,{value:gr(b,r)})}}}function yr(r,n,i){for(let l of Ht(r)){let y=Hr(l),f=Pt(r,l);if("get"in f)qr(n,i,y,f);else{let{value:b}=f;typeof b=="function"&&(f.value=It(b));let v=`${i}${y}`;
Xe(n,v,f),Vr.includes(v)&&Xe(n,`${v}Apply`,{value:gr(b)})}}}["Proxy","globalThis"].forEach(r=>{Y[r]=globalThis[r]});[decodeURI,decodeURIComponent,encodeURI,encodeURIComponent].forEach(r=>{Y[r.name]=r});
["JSON","Math","Proxy","Reflect"].forEach(r=>{bo(global[r],Y,r)});["Array","ArrayBuffer","BigInt","BigInt64Array","BigUint64Array","Boolean","DataView","Date","Error","EvalError","Float32Array","Float\
64Array","Function","Int16Array","Int32Array","Int8Array","Map","Number","Object","RangeError","ReferenceError","RegExp","Set","String","Symbol","SyntaxError","TypeError","URIError","Uint16Array","Uin\
t32Array","Uint8Array","Uint8ClampedArray","WeakMap","WeakSet"].forEach(r=>{let n=global[r];Y[r]=n,bo(n,Y,r),yr(n.prototype,Y,`${r}Prototype`)});["Promise"].forEach(r=>{let n=global[r];Y[r]=n,fa(n,Y,r),
yr(n.prototype,Y,`${r}Prototype`)});[{name:"TypedArray",original:Reflect.getPrototypeOf(Uint8Array)},{name:"ArrayIterator",original:{prototype:Reflect.getPrototypeOf(Array.prototype[Symbol.iterator]())}},
{name:"StringIterator",original:{prototype:Reflect.getPrototypeOf(String.prototype[Symbol.iterator]())}}].forEach(({name:r,original:n})=>{Y[r]=n,yr(n,Y,r),yr(n.prototype,Y,`${r}Prototype`)});var{ArrayPrototypeForEach:So,
FunctionPrototypeCall:ya,Map:po,ObjectFreeze:Vt,ObjectSetPrototypeOf:Yr,Set:fo,SymbolIterator:Wr,WeakMap:yo,WeakSet:go}=Y,Zr=(r,n)=>{class i{constructor(y){this._iterator=r(y)}next(){return n(this._iterator)}[Wr](){
return this}}return Yr(i.prototype,null),Vt(i.prototype),Vt(i),i};Y.SafeArrayIterator=Zr(Y.ArrayPrototypeSymbolIterator,Y.ArrayIteratorPrototypeNext);Y.SafeStringIterator=Zr(Y.StringPrototypeSymbolIterator,
Y.StringIteratorPrototypeNext);var ho=(r,n)=>{So(Ht(r),i=>{Pt(n,i)||Xe(n,i,Pt(r,i))})},qt=(r,n)=>{if(Wr in r.prototype){let i=new r,l;So(Ht(r.prototype),y=>{if(!Pt(n.prototype,y)){let f=Pt(r.prototype,
y);if(typeof f.value=="function"&&f.value.length===0&&Wr in(ya(f.value,i)??{})){let b=It(f.value);l=l??It(b(i).next);let v=Zr(b,l);f.value=function(){return new v(this)}}Xe(n.prototype,y,f)}})}else ho(
r.prototype,n.prototype);return ho(r,n),Yr(n.prototype,null),Vt(n.prototype),Vt(n),n};Y.makeSafe=qt;Y.SafeMap=qt(po,class extends po{constructor(n){super(n)}});Y.SafeWeakMap=qt(yo,class extends yo{constructor(n){
super(n)}});Y.SafeSet=qt(fo,class extends fo{constructor(n){super(n)}});Y.SafeWeakSet=qt(go,class extends go{constructor(n){super(n)}});Yr(Y,null);Vt(Y);$o.exports=Y});var tn=At((Vl,Ao)=>{"use strict";var Kr=class extends TypeError{constructor(n,i,l){super(`${n} must be ${i} got ${l}`),this.code="ERR_INVALID_ARG_TYPE"}},Jr=class extends TypeError{constructor(n,i,l){
super(`The property ${n} ${l}. Received '${i}'`),this.code="ERR_INVALID_ARG_VALUE"}},Xr=class extends Error{constructor(n){super(n),this.code="ERR_PARSE_ARGS_INVALID_OPTION_VALUE"}},Qr=class extends Error{constructor(n,i){
let l=i?`. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- ${JSON.stringify(n)}`:"";super(`Unknown option '${n}'${l}`),this.code="ERR_PAR\
SE_ARGS_UNKNOWN_OPTION"}},en=class extends Error{constructor(n){super(`Unexpected argument '${n}'. This command does not take positional arguments`),this.code="ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL"}};
Ao.exports={codes:{ERR_INVALID_ARG_TYPE:Kr,ERR_INVALID_ARG_VALUE:Jr,ERR_PARSE_ARGS_INVALID_OPTION_VALUE:Xr,ERR_PARSE_ARGS_UNKNOWN_OPTION:Qr,ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL:en}}});var nn=At((Hl,Eo)=>{"use strict";var{ArrayIsArray:Po,ArrayPrototypeIncludes:ga,ArrayPrototypeJoin:ha}=Yt(),{codes:{ERR_INVALID_ARG_TYPE:Zt}}=tn();function xo(r,n){if(typeof r!="string")throw new Zt(n,
"String",r)}function da(r,n,i){if(!ga(i,r))throw new Zt(n,`('${ha(i,"|")}')`,r)}function Oo(r,n){if(typeof r!="boolean")throw new Zt(n,"Boolean",r)}function rn(r,n){if(!Po(r))throw new Zt(n,"Array",r)}
function ma(r,n){rn(r,n);for(let i=0;i<r.length;i++)xo(r[i],`${n}[${i}]`)}function ba(r,n){rn(r,n);for(let i=0;i<r.length;i++)Oo(r[i],`${n}[${i}]`)}function Sa(r,n,i){let l=i==null,y=l?!1:i.allowArray,
f=l?!1:i.allowFunction;if(!(l?!1:i.nullable)&&r===null||!y&&Po(r)||typeof r!="object"&&(!f||typeof r!="function"))throw new Zt(n,"Object",r)}Eo.exports={validateArray:rn,validateObject:Sa,validateString:xo,
validateStringArray:ma,validateUnion:da,validateBoolean:Oo,validateBooleanArray:ba}});var _o=At((ql,wo)=>{"use strict";var{ObjectCreate:$a,ObjectFreeze:Aa}=Yt(),Pa=Aa($a(null));wo.exports={kEmptyObject:Pa}});var To=At((Yl,Lo)=>{"use strict";var{ArrayPrototypeFind:xa,ObjectEntries:Oa,ObjectPrototypeHasOwnProperty:vo,StringPrototypeCharAt:lt,StringPrototypeIncludes:Ro,StringPrototypeStartsWith:Io}=Yt(),{validateObject:jo}=nn();
function hr(r,n){if(vo(r,n))return r[n]}function on(r,n,i){if(vo(r,n))return hr(r[n],i)}function Ea(r){return r!=null}function wa(r){return r==null?!1:r.length>1&&lt(r,0)==="-"}function _a(r){return r.
length===2&&lt(r,0)==="-"&&lt(r,1)!=="-"}function va(r){return r.length>2&&Io(r,"--")&&!Ro(r,"=",3)}function Ra(r){return r.length>2&&Io(r,"--")&&Ro(r,"=",3)}function Ia(r,n){if(r.length<=2||lt(r,0)!==
"-"||lt(r,1)==="-")return!1;let i=lt(r,1),l=sn(i,n);return on(n,l,"type")!=="string"}function ja(r,n){if(jo(n,"options"),r.length<=2||lt(r,0)!=="-"||lt(r,1)==="-")return!1;let i=lt(r,1),l=sn(i,n);return on(
n,l,"type")==="string"}function sn(r,n){return jo(n,"options"),xa(Oa(n),({1:l})=>hr(l,"short")===r)?.[0]??r}function La(r,n,i){return hr(n,"default")!==void 0&&i[r]===void 0}Lo.exports={findLongOptionForShort:sn,
isLoneLongOption:va,isLoneShortOption:_a,isLongOptionAndValue:Ra,isOptionValue:Ea,isOptionLikeValue:wa,isShortOptionAndValue:ja,isShortOptionGroup:Ia,useDefaultValueOption:La,objectGetOwn:hr,optionsGetOwn:on}});var Co=At((Zl,Do)=>{"use strict";var{ArrayPrototypeForEach:an,ArrayPrototypeIncludes:dr,ArrayPrototypeMap:Ta,ArrayPrototypePush:Qe,ArrayPrototypePushApply:ka,ArrayPrototypeShift:ln,ArrayPrototypeSlice:pn,
ArrayPrototypeUnshiftApply:Na,ObjectEntries:ko,ObjectPrototypeHasOwnProperty:fn,StringPrototypeCharAt:cn,StringPrototypeIndexOf:Ba,StringPrototypeSlice:Kt,StringPrototypeStartsWith:Ma}=Yt(),{validateArray:Da,
validateBoolean:Jt,validateBooleanArray:Ca,validateObject:No,validateString:Bo,validateStringArray:Fa,validateUnion:za}=nn(),{kEmptyObject:Ua}=_o(),{findLongOptionForShort:un,isLoneLongOption:Ga,isLoneShortOption:Wa,
isLongOptionAndValue:Va,isOptionValue:Mo,isOptionLikeValue:Ha,isShortOptionAndValue:qa,isShortOptionGroup:Ya,useDefaultValueOption:Za,objectGetOwn:ct,optionsGetOwn:jt}=To(),{codes:{ERR_INVALID_ARG_VALUE:Ka,
ERR_PARSE_ARGS_INVALID_OPTION_VALUE:yn,ERR_PARSE_ARGS_UNKNOWN_OPTION:Ja,ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL:Xa}}=tn();function Qa(){let r=process.execArgv;return dr(r,"-e")||dr(r,"--eval")||dr(r,"-p")||
dr(r,"--print")?pn(process.argv,1):pn(process.argv,2)}function el(r){if(!r.inlineValue&&Ha(r.value)){let n=Ma(r.rawName,"--")?`'${r.rawName}=-XYZ'`:`'--${r.name}=-XYZ' or '${r.rawName}-XYZ'`,i=`Option\
 '${r.rawName}' argument is ambiguous.
Did you forget to specify the option argument for '${r.rawName}'?
To specify an option argument starting with a dash use ${n}.`;throw new yn(i)}}function tl(r,n){if(!fn(r.options,n.name))throw new Ja(n.rawName,r.allowPositionals);let i=jt(r.options,n.name,"short"),l=`${i?
`-${i}, `:""}--${n.name}`,y=jt(r.options,n.name,"type");if(y==="string"&&typeof n.value!="string")throw new yn(`Option '${l} <value>' argument missing`);if(y==="boolean"&&n.value!=null)throw new yn(`O\
ption '${l}' does not take an argument`)}function rl(r,n,i,l){if(r==="__proto__")return;let y=n??!0;jt(i,r,"multiple")?l[r]?Qe(l[r],y):l[r]=[y]:l[r]=y}function nl(r,n,i){r!=="__proto__"&&(i[r]=n)}function ol(r,n){
let i=[],l=-1,y=0,f=pn(r);for(;f.length>0;){let b=ln(f),v=f[0];if(y>0?y--:l++,b==="--"){Qe(i,{kind:"option-terminator",index:l}),ka(i,Ta(f,_=>({kind:"positional",index:++l,value:_})));break}if(Wa(b)){
let _=cn(b,1),$=un(_,n),w,C;jt(n,$,"type")==="string"&&Mo(v)&&(w=ln(f),C=!1),Qe(i,{kind:"option",name:$,rawName:b,index:l,value:w,inlineValue:C}),w!=null&&++l;continue}if(Ya(b,n)){let _=[];for(let $=1;$<
b.length;$++){let w=cn(b,$),C=un(w,n);if(jt(n,C,"type")!=="string"||$===b.length-1)Qe(_,`-${w}`);else{Qe(_,`-${Kt(b,$)}`);break}}Na(f,_),y=_.length;continue}if(qa(b,n)){let _=cn(b,1),$=un(_,n),w=Kt(b,
2);Qe(i,{kind:"option",name:$,rawName:`-${_}`,index:l,value:w,inlineValue:!0});continue}if(Ga(b)){let _=Kt(b,2),$,w;jt(n,_,"type")==="string"&&Mo(v)&&($=ln(f),w=!1),Qe(i,{kind:"option",name:_,rawName:b,
index:l,value:$,inlineValue:w}),$!=null&&++l;continue}if(Va(b)){let _=Ba(b,"="),$=Kt(b,2,_),w=Kt(b,_+1);Qe(i,{kind:"option",name:$,rawName:`--${$}`,index:l,value:w,inlineValue:!0});continue}Qe(i,{kind:"\
positional",index:l,value:b})}return i}var il=(r=Ua)=>{let n=ct(r,"args")??Qa(),i=ct(r,"strict")??!0,l=ct(r,"allowPositionals")??!i,y=ct(r,"tokens")??!1,f=ct(r,"options")??{__proto__:null},b={args:n,strict:i,
options:f,allowPositionals:l};Da(n,"args"),Jt(i,"strict"),Jt(l,"allowPositionals"),Jt(y,"tokens"),No(f,"options"),an(ko(f),({0:$,1:w})=>{No(w,`options.${$}`);let C=ct(w,"type");if(za(C,`options.${$}.t\
ype`,["string","boolean"]),fn(w,"short")){let I=w.short;if(Bo(I,`options.${$}.short`),I.length!==1)throw new Ka(`options.${$}.short`,I,"must be a single character")}let G=ct(w,"multiple");fn(w,"multip\
le")&&Jt(G,`options.${$}.multiple`);let L=ct(w,"default");if(L!==void 0){let I;switch(C){case"string":I=G?Fa:Bo;break;case"boolean":I=G?Ca:Jt;break}I(L,`options.${$}.default`)}});let v=ol(n,f),_={values:{
__proto__:null},positionals:[]};return y&&(_.tokens=v),an(v,$=>{if($.kind==="option")i&&(tl(b,$),el($)),rl($.name,$.value,f,_.values);else if($.kind==="positional"){if(!l)throw new Xa($.value);Qe(_.positionals,
$.value)}}),an(ko(f),({0:$,1:w})=>{Za($,w,_.values)&&nl($,ct(w,"default"),_.values)}),_};Do.exports={parseArgs:il}});var Al={};la(Al,{make:()=>$l});var zr=globalThis.Atomics===void 0;zr&&(globalThis.Atomics={});var Gr=lo(co(),1),uo=Gr.default,{inspect:Ll,format:Tl,formatWithOptions:kl,stripVTControlCharacters:Nl,stylizeWithColor:Bl,stylizeWithHTML:Ml,Proxy:Dl}=Gr.default;var Jo=lo(Co());var Lt=(r,n)=>Object.getOwnPropertyDescriptor(r,n).get,Wo=Function.prototype.call.bind(Lt(Object.getPrototypeOf(Uint8Array.prototype),Symbol.toStringTag)),Vo=Function.prototype.call.bind(Object.prototype.
toString),Ne=(r,...n)=>i=>{try{return r.call(i,...n),!0}catch{return!1}},mr=r=>n=>typeof n=="object"&&n!==null&&Vo(n)===`[object ${r}]`,yt=r=>n=>typeof n=="object"&&n!==null&&r(n),Fo=Ne(Lt(ArrayBuffer.
prototype,"byteLength")),zo=Ne(Lt(SharedArrayBuffer.prototype,"byteLength")),Uo={isNumberObject:yt(Ne(Number.prototype.valueOf)),isStringObject:yt(Ne(String.prototype.valueOf)),isBooleanObject:yt(Ne(Boolean.
prototype.valueOf)),isBigIntObject:yt(Ne(BigInt.prototype.valueOf)),isSymbolObject:yt(Ne(Symbol.prototype.valueOf))},sl=(async()=>{}).constructor,Go=(async function*(){}).constructor,al=(function*(){}).
constructor,Xt={isExternal:()=>!1,isProxy:()=>!1,isModuleNamespaceObject:mr("Module"),isKeyObject:()=>!1,isCryptoKey:r=>globalThis.CryptoKey!==void 0&&r instanceof globalThis.CryptoKey,isEventTarget:r=>r instanceof
EventTarget,isDate:Ne(Date.prototype.getTime),isRegExp:yt(r=>r instanceof RegExp),isNativeError:r=>Error.isError?Error.isError(r):r instanceof Error,isArgumentsObject:mr("Arguments"),...Uo,isBoxedPrimitive:r=>Object.
values(Uo).some(n=>n(r)),isAsyncFunction:r=>typeof r=="function"&&(r instanceof sl||r instanceof Go),isGeneratorFunction:r=>typeof r=="function"&&(r instanceof al||r instanceof Go),isGeneratorObject:yt(
r=>/^\[object (Async)?Generator\]$/.test(Vo(r))),isPromise:yt(r=>r instanceof Promise),isMap:Ne(Lt(Map.prototype,"size")),isSet:Ne(Lt(Set.prototype,"size")),isMapIterator:mr("Map Iterator"),isSetIterator:mr(
"Set Iterator"),isWeakMap:Ne(WeakMap.prototype.has,{}),isWeakSet:Ne(WeakSet.prototype.has,{}),isArrayBuffer:Fo,isSharedArrayBuffer:zo,isAnyArrayBuffer:r=>Fo(r)||zo(r),isDataView:Ne(Lt(DataView.prototype,
"byteLength")),isArrayBufferView:ArrayBuffer.isView,isTypedArray:r=>typeof r=="object"&&Wo(r)!==void 0};for(let r of["Uint8Array","Uint8ClampedArray","Uint16Array","Uint32Array","Int8Array","Int16Arra\
y","Int32Array","Float16Array","Float32Array","Float64Array","BigInt64Array","BigUint64Array"])Xt["is"+r]=n=>typeof n=="object"&&Wo(n)===r;function qo(r){let n=0,i=r.length;for(;n<i&&Ho(r.charCodeAt(n));)n++;for(;i>n&&Ho(r.charCodeAt(i-1));)i--;return n===0&&i===r.length?r:r.slice(n,i)}var Ho=r=>r===32||r===9||r===10||r===13;var xt=/^[!#$%&'*+.^_`|~A-Za-z0-9-]+$/,Yo=/^[\t -~\x80-\xff]*$/,Tt=(r,n)=>Object.assign(new TypeError(`The MIME syntax for a ${r} in ${JSON.stringify(n)} is invalid`),{code:"ERR_INVALID_MIME_SYNTAX"}),
Qt=class{#e=new Map;get(n){return this.#e.get(String(n))??null}has(n){return this.#e.has(String(n))}delete(n){this.#e.delete(String(n))}set(n,i){if(n=String(n),i=String(i),!xt.test(n))throw Tt("parame\
ter name",n);if(!Yo.test(i))throw Tt("parameter value",i);this.#e.set(n,i)}entries(){return this.#e.entries()}keys(){return this.#e.keys()}values(){return this.#e.values()}[Symbol.iterator](){return this.#e.
entries()}toString(){return[...this.#e].map(([n,i])=>`${n}=${xt.test(i)?i:`"${i.replace(/(["\\])/g,"\\$1")}"`}`).join(";")}toJSON(){return this.toString()}},br=class{#e;#t;#r=new Qt;constructor(n){n=qo(
String(n));let i=/^([^/;]*)\/([^;]*)(.*)$/s.exec(n);if(!i||!xt.test(i[1]))throw Tt("type",n);if(!xt.test(i[2].trimEnd()))throw Tt("subtype",n);this.#e=i[1].toLowerCase(),this.#t=i[2].trimEnd().toLowerCase();
for(let l of i[3].matchAll(/;[\t\n\r ]*([^;=]*)(?:=(?:"((?:[^"\\]|\\.)*)"?[^;]*|([^;]*)))?/g)){let y=l[1].toLowerCase(),f=l[2]!==void 0?l[2].replace(/\\(.)/g,"$1"):(l[3]??"").trimEnd();xt.test(y)&&Yo.
test(f)&&(f!==""||l[2]!==void 0)&&!this.#r.has(y)&&this.#r.set(y,f)}}get type(){return this.#e}set type(n){if(!xt.test(n=String(n)))throw Tt("type",n);this.#e=n.toLowerCase()}get subtype(){return this.#t}set subtype(n){
if(!xt.test(n=String(n)))throw Tt("subtype",n);this.#t=n.toLowerCase()}get essence(){return`${this.#e}/${this.#t}`}get params(){return this.#r}toString(){let n=String(this.#r);return this.essence+(n&&
";"+n)}toJSON(){return this.toString()}};var ll={E2BIG:7,EACCES:13,EADDRINUSE:98,EADDRNOTAVAIL:99,EAGAIN:11,EBADF:9,EBUSY:16,ECANCELED:125,ECONNABORTED:103,ECONNREFUSED:111,ECONNRESET:104,EEXIST:17,EHOSTUNREACH:113,EINTR:4,EINVAL:22,EIO:5,EISDIR:21,
EMFILE:24,ENETUNREACH:101,ENOENT:2,ENOMEM:12,ENOSPC:28,ENOSYS:38,ENOTDIR:20,ENOTEMPTY:39,ENOTSUP:95,EPERM:1,EPIPE:32,EROFS:30,ETIMEDOUT:110},cl={SIGHUP:1,SIGINT:2,SIGQUIT:3,SIGILL:4,SIGTRAP:5,SIGABRT:6,
SIGBUS:7,SIGFPE:8,SIGKILL:9,SIGUSR1:10,SIGSEGV:11,SIGUSR2:12,SIGPIPE:13,SIGALRM:14,SIGTERM:15},ul={PRIORITY_LOW:19,PRIORITY_BELOW_NORMAL:10,PRIORITY_NORMAL:0,PRIORITY_ABOVE_NORMAL:-7,PRIORITY_HIGH:-14,
PRIORITY_HIGHEST:-20},Sr={errno:ll,signals:cl,priority:ul,dlopen:{},UV_UDP_REUSEADDR:4};var{inspect:er,format:Xo,formatWithOptions:pl,stripVTControlCharacters:fl}=uo;zr&&Reflect.deleteProperty(globalThis,"Atomics");var $r=Symbol.for("nodejs.util.promisify.custom"),Ar=(r,n,i)=>Object.assign(
new r(i),{code:n}),yl=r=>r===null?"Received null":r===void 0?"Received undefined":typeof r=="function"?`Received function ${r.name}`:typeof r=="object"?`Received an instance of ${r.constructor?.name}`:
`Received type ${typeof r} (${er(r)})`,hn=(r,n,i)=>Ar(TypeError,"ERR_INVALID_ARG_TYPE",`The "${r}" argument must be ${n}. ${yl(i)}`),kt=(r,n)=>{if(typeof n!="function")throw hn(r,"of type function",n)};
function Qo(r){kt("original",r);let n=r===globalThis.setTimeout?(l,y)=>globalThis.__wasmserve_require("timers/promises").setTimeout(l,y):r===globalThis.setImmediate?l=>globalThis.__wasmserve_require("\
timers/promises").setImmediate(l):r[$r];if(n)return kt("util.promisify.custom",n),Object.defineProperty(n,$r,{value:n,configurable:!0});function i(...l){return new Promise((y,f)=>Reflect.apply(r,this,
[...l,(b,...v)=>b?f(b):y(v[0])]))}return Object.setPrototypeOf(i,Object.getPrototypeOf(r)),Object.defineProperty(i,$r,{value:i,configurable:!0}),Object.defineProperties(i,Object.getOwnPropertyDescriptors(
r))}Qo.custom=$r;function gl(r){return kt("original",r),Object.defineProperties(function(...n){let i=n.pop();kt("last argument",i),Reflect.apply(r,this,n).then(l=>process.nextTick(i,null,l),l=>process.
nextTick(i,l||Object.assign(Ar(Error,"ERR_FALSY_VALUE_REJECTION","Promise was rejected with falsy value"),{reason:l})))},{name:{value:r.name+"Callbackified",configurable:!0},length:{value:r.length+1,configurable:!0}})}
var Zo=new Set;function hl(r,n,i){let l=!1,y=()=>{if(!l){if(l=!0,i!==void 0){if(Zo.has(i))return;Zo.add(i)}process.emitWarning(n,"DeprecationWarning",i)}};function f(...b){return y(),new.target?Reflect.
construct(r,b,new.target):Reflect.apply(r,this,b)}return Object.setPrototypeOf(f,r),r.prototype&&(f.prototype=r.prototype),f}function dl(r,n){if(kt("ctor",r),kt("superCtor",n),n.prototype===void 0)throw hn(
"superCtor.prototype","of type object",n.prototype);Object.defineProperty(r,"super_",{value:n,writable:!0,configurable:!0}),Object.setPrototypeOf(r.prototype,n.prototype)}function ml(r,n,i){if(typeof n!=
"string")throw hn("text","of type string",n);let l=i?.validateStream!==!1&&!(i?.stream??process.stdout).isTTY,y=n;for(let f of[r].flat().reverse()){if(f==="none")continue;let b=er.colors[f];if(!b)throw Ar(
TypeError,"ERR_INVALID_ARG_VALUE",`The argument 'format' must be one of: ${Object.keys(er.colors).map(v=>`'${v}'`).join(", ")}. Received ${er(f)}`);l||(y=`\x1B[${b[0]}m${y.replaceAll(`\x1B[${b[1]}m`,`\
\x1B[${b[0]}m`)}\x1B[${b[1]}m`)}return y}function bl(r={}){let n=r.options??{},i=[],l=f=>r.allowNegative&&f.startsWith("--no-")&&n[f.slice(5)]?.type==="boolean",y=r.args?.filter(f=>!l(f)||!i.push(f.slice(
5)));try{let f=(0,Jo.parseArgs)({...r,...y&&{args:y}});for(let b of i)f.values[b]=n[b].multiple?[...f.values[b]??[],!1]:!1;return f}catch(f){throw String(f?.code).startsWith("ERR_PARSE_ARGS")?Ar(TypeError,
f.code,f.message):f}}function Ko(r,n){let i=new RegExp(`(^|[\\s,])(${r.replace(/[|\\{}()[\]^$+?.]/g,"\\$&").replaceAll("*",".*")})($|[\\s,])`,"i").test(process.env.NODE_DEBUG??""),l=(...y)=>{i&&console.
error(`${r.toUpperCase()} ${process.pid}: ${Xo(...y)}`)};return Object.defineProperty(l,"enabled",{get:()=>i,configurable:!0}),n?.(l),l}function Sl(r){let n={},i=/(?:export[^\S\n]+)?([\w.-]+)[^\S\n]*=[^\S\n]*(?:'([^']*)'|"([^"]*)"|`([^`]*)`|([^#\n]*))?.*/y;
r=String(r).replace(/\r\n?/g,`
`);for(let l=0,y;l<r.length;l=y+1){for(;l<r.length&&/\s/.test(r[l]);)l++;i.lastIndex=l;let f=i.exec(r);y=r.indexOf(`
`,f===null?l:i.lastIndex),y<0&&(y=r.length),f!==null&&(n[f[1]]=f[2]??f[3]?.replaceAll("\\n",`
`)??f[4]??f[5]?.trim()??"")}return n}var gn=r=>{for(let[n,i]of Object.entries(Sr.errno))if(i===-r)return n;return`Unknown system error ${r}`};function $l(r){return{inspect:er,format:Xo,formatWithOptions:pl,
stripVTControlCharacters:fl,parseArgs:bl,types:Xt,MIMEType:br,MIMEParams:Qt,promisify:Qo,callbackify:gl,deprecate:hl,inherits:dl,styleText:ml,debuglog:Ko,debug:Ko,parseEnv:Sl,isDeepStrictEqual:(i,l)=>(r.
require("assert"),r.isDeepStrictEqual(i,l)),TextEncoder:globalThis.TextEncoder,TextDecoder:globalThis.TextDecoder,toUSVString:i=>String(i).toWellFormed(),aborted:i=>i.aborted?Promise.resolve():new Promise(
l=>{i.addEventListener("abort",()=>l(void 0),{once:!0})}),getSystemErrorName:gn,getSystemErrorMap:()=>new Map(Object.entries(Sr.errno).map(([i,l])=>[-l,[i,i]])),getCallSites:()=>[],convertProcessSignalToExitCode:i=>128+
Sr.signals[i],_extend:(i,l)=>l!==null&&typeof l=="object"?Object.assign(i,l):i,_errnoException:(i,l)=>Object.assign(new Error(`${l} ${gn(i)}`),{errno:i,code:gn(i),syscall:l}),isArray:Array.isArray,isBoolean:i=>typeof i==
"boolean",isBuffer:i=>r.require("buffer").Buffer.isBuffer(i),isNull:i=>i===null,isNullOrUndefined:i=>i==null,isNumber:i=>typeof i=="number",isString:i=>typeof i=="string",isSymbol:i=>typeof i=="symbol",
isUndefined:i=>i===void 0,isRegExp:Xt.isRegExp,isObject:i=>i!==null&&typeof i=="object",isDate:Xt.isDate,isError:i=>i instanceof Error,isFunction:i=>typeof i=="function",isPrimitive:i=>i===null||typeof i!=
"object"&&typeof i!="function",log:(...i)=>console.log(...i)}}return ca(Al);})();
return library;
})()
