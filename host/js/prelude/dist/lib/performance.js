(() => {

"use strict";var library=(()=>{var D=Object.defineProperty;var V=Object.getOwnPropertyDescriptor;var W=Object.getOwnPropertyNames;var X=Object.prototype.hasOwnProperty;var Y=(o,u)=>{for(var p of Object.keys(u))D(o,p,{get:u[p],enumerable:!0})},Z=(o,u,p,m)=>{if(u&&typeof u=="object"||typeof u=="function")for(let s of W(u))!X.call(o,s)&&s!==p&&D(o,s,{get:()=>u[s],enumerable:!(m=V(u,
s))||m.enumerable});return o};var _=o=>Z(D({},"__esModule",{value:!0}),o);var re={};Y(re,{make:()=>ee});function b(o,u,p){let m=o.prototype;for(let s of Object.getOwnPropertyNames(m))s!=="constructor"&&Object.defineProperty(m,s,U);for(let s of Object.getOwnPropertyNames(o))s!=="prototype"&&s!=="name"&&s!==
"length"&&Object.defineProperty(o,s,U);return C(o,u),Object.defineProperty(o,"name",{value:u,configurable:!0,writable:!1,enumerable:!1}),o.length!==p&&Object.defineProperty(o,"length",{value:p,configurable:!0}),
o}var U={enumerable:!0};function C(o,u){Object.defineProperty(o.prototype,Symbol.toStringTag,{value:u,writable:!1,enumerable:!1,configurable:!0})}var O=Symbol("name"),P=Symbol("entryType"),S=Symbol("startTime"),F=Symbol("duration"),j=Symbol("detail"),G=Object.freeze(["mark","measure"]);function ee({native:o,EventTarget:u,clone:p}){let m=o.now.bind(
o),s=o.timeOrigin,g=Symbol("PerformanceEntry"),h=[],T=new Map;class ${constructor(e,r,t,i,f){if(e!==g)throw new TypeError("Illegal constructor");this[O]=r,this[P]=t,this[S]=i,this[F]=f}get name(){return d(
this,O)}get entryType(){return d(this,P)}get startTime(){return d(this,S)}get duration(){return d(this,F)}toJSON(){d(this,O);let{name:e,entryType:r,startTime:t,duration:i}=this;return j in this?{name:e,
entryType:r,startTime:t,duration:i,detail:this[j]}:{name:e,entryType:r,startTime:t,duration:i}}}class R extends ${constructor(e,r){if(arguments.length===0)throw new TypeError("PerformanceMark: a name \
is needed");e=`${e}`,A(r);let t=r?.startTime;t=t===void 0?m():N(t,"startTime");let i=r?.detail;super(g,e,"mark",t,0),this[j]=i==null?null:p(i)}get detail(){return d(this,j)}}class v extends ${constructor(e,r,t,i,f){
super(e,r,"measure",t,i),this[j]=f}get detail(){return d(this,j)}}function d(n,e){if(n===null||typeof n!="object"||!(e in n))throw new TypeError("Illegal invocation");return n[e]}function A(n){if(n!=null&&
typeof n!="object"&&typeof n!="function")throw new TypeError("performance: the options must be an object")}function N(n,e){let r=+n;if(!Number.isFinite(r))throw new TypeError(`performance: ${e} must b\
e a number`);if(r<0)throw new TypeError(`performance: ${e} cannot be negative`);return r}function k(n,e){if(typeof n=="number")return N(n,e);let r=`${n}`;for(let t=h.length-1;t>=0;t--)if(h[t][P]==="ma\
rk"&&h[t][O]===r)return h[t][S];throw new DOMException(`There is no mark '${r}'.`,"SyntaxError")}function H(n,e){return L(new R(n,e))}function Q(n,e,r){n=`${n}`;let t=typeof e=="object"&&e!==null||typeof e==
"function"?e:void 0,{start:i,end:f,duration:l,detail:w}=t??{};if(t!==void 0&&(i!==void 0||f!==void 0||l!==void 0||w!==void 0)){if(r!==void 0)throw new TypeError("performance.measure: an end mark and o\
ptions exclude each other");if(i===void 0&&f===void 0)throw new TypeError("performance.measure: start or end is needed");if(i!==void 0&&f!==void 0&&l!==void 0)throw new TypeError("performance.measure:\
 start, end and duration exclude each other")}let c;r!==void 0?c=k(r,"the end"):f!==void 0?c=k(f,"end"):i!==void 0&&l!==void 0?c=k(i,"start")+N(l,"duration"):c=m();let a=0;return i!==void 0?a=k(i,"sta\
rt"):l!==void 0&&f!==void 0?a=c-N(l,"duration"):t===void 0&&e!==void 0&&e!==null&&(a=k(typeof e=="number"?e:`${e}`,"the start")),L(new v(g,n,a,c-a,w==null?null:p(w)))}function L(n){h.push(n);for(let[e,
r]of T)r.kinds.has(n[P])&&J(e,r,n);return n}function K(n,e){e!==void 0&&(e=`${e}`),h=h.filter(r=>r[P]!==n||e!==void 0&&r[O]!==e)}let I=(n,e,r)=>n.filter(t=>(e===void 0||t[O]===e)&&(r===void 0||t[P]===
r)).sort((t,i)=>t[S]-i[S]),M=(n,e)=>I(h,n,e),x=Symbol("callback"),B=Symbol("entries");class q{constructor(e,r){if(e!==g)throw new TypeError("Illegal constructor");this[B]=r}getEntries(){return I(d(this,
B))}getEntriesByType(e){if(arguments.length===0)throw new TypeError("getEntriesByType: a type is needed");return I(d(this,B),void 0,`${e}`)}getEntriesByName(e,r=void 0){if(arguments.length===0)throw new TypeError(
"getEntriesByName: a name is needed");return I(d(this,B),`${e}`,r===void 0?void 0:`${r}`)}}class z{constructor(e){if(typeof e!="function")throw new TypeError("PerformanceObserver: a function is needed");
this[x]=e}static get supportedEntryTypes(){return G}observe(e=void 0){d(this,x),A(e);let{entryTypes:r,type:t,buffered:i}=e??{};if(r===void 0&&t===void 0)throw new TypeError("PerformanceObserver.observ\
e: entryTypes or type is needed");if(r!==void 0&&(t!==void 0||i!==void 0))throw new TypeError("PerformanceObserver.observe: entryTypes excludes type and buffered");if(r!==void 0&&(r===null||typeof r!=
"object"))throw new TypeError("PerformanceObserver.observe: entryTypes must be an array");let f=r!==void 0,l=T.get(this);if(l!==void 0&&l.many!==f)throw new DOMException("entryTypes and type exclude e\
ach other.","InvalidModificationError");let w=(f?[...r]:[t]).map(a=>`${a}`).filter(a=>G.includes(a));if(w.length===0)return;let c=l??{many:f,kinds:new Set,queue:[],due:!1};f&&c.kinds.clear();for(let a of w)
c.kinds.add(a);if(T.set(this,c),!f&&i)for(let a of M(void 0,w[0]))J(this,c,a)}disconnect(){d(this,x);let e=T.get(this);e&&(e.queue=[]),T.delete(this)}takeRecords(){return d(this,x),T.get(this)?.queue.
splice(0)??[]}}function J(n,e,r){e.queue.push(r),!e.due&&(e.due=!0,setTimeout(()=>{e.due=!1;let t=e.queue;e.queue=[],t.length>0&&n[x](new q(g,t),n,{droppedEntriesCount:0})},0))}class E extends u{constructor(e){
if(e!==g)throw new TypeError("Illegal constructor");super()}get timeOrigin(){return y(this),s}toJSON(){return y(this),{timeOrigin:s}}mark(e,r=void 0){if(y(this),arguments.length===0)throw new TypeError(
"performance.mark: a name is needed");return H(e,r)}clearMarks(e=void 0){y(this),K("mark",e)}measure(e,r=void 0,t=void 0){if(y(this),arguments.length===0)throw new TypeError("performance.measure: a na\
me is needed");return Q(e,r,t)}clearMeasures(e=void 0){y(this),K("measure",e)}getEntries(){return y(this),M()}getEntriesByType(e){if(y(this),arguments.length===0)throw new TypeError("performance.getEn\
triesByType: a type is needed");return e=`${e}`,M(void 0,e)}getEntriesByName(e,r=void 0){if(y(this),arguments.length===0)throw new TypeError("performance.getEntriesByName: a name is needed");return e=
`${e}`,M(e,r===void 0?void 0:`${r}`)}clearResourceTimings(){}setResourceTimingBufferSize(){}markResourceTiming(){}}Object.defineProperty(E.prototype,"now",{value:o.now,writable:!0,configurable:!0});let y=n=>{
if(!(n instanceof E)||n===E.prototype)throw new TypeError("Illegal invocation")};return b(E,"Performance",0),b($,"PerformanceEntry",0),b(R,"PerformanceMark",1),b(v,"PerformanceMeasure",0),b(z,"Perform\
anceObserver",1),b(q,"PerformanceObserverEntryList",0),{performance:new E(g),Performance:E,PerformanceEntry:$,PerformanceMark:R,PerformanceMeasure:v,PerformanceObserver:z,PerformanceObserverEntryList:q}}return _(re);})();
return library;
})()
