(() => {

var library=(()=>{var A=Object.defineProperty;var V=Object.getOwnPropertyDescriptor;var W=Object.getOwnPropertyNames;var X=Object.prototype.hasOwnProperty;var Y=(i,u)=>{for(var l in u)A(i,l,{get:u[l],enumerable:!0})},Z=(i,u,l,m)=>{if(u&&typeof u=="object"||typeof u=="function")for(let s of W(u))!X.call(i,s)&&s!==l&&A(i,s,{get:()=>u[s],enumerable:!(m=V(u,
s))||m.enumerable});return i};var _=i=>Z(A({},"__esModule",{value:!0}),i);var re={};Y(re,{make:()=>ee});function b(i,u,l){let m=i.prototype;for(let s of Object.getOwnPropertyNames(m))s!=="constructor"&&Object.defineProperty(m,s,U);for(let s of Object.getOwnPropertyNames(i))s!=="prototype"&&s!=="name"&&s!==
"length"&&Object.defineProperty(i,s,U);return C(i,u),Object.defineProperty(i,"name",{value:u,configurable:!0,writable:!1,enumerable:!1}),i.length!==l&&Object.defineProperty(i,"length",{value:l,configurable:!0}),
i}var U={enumerable:!0};function C(i,u){Object.defineProperty(i.prototype,Symbol.toStringTag,{value:u,writable:!1,enumerable:!1,configurable:!0})}var O=Symbol("name"),P=Symbol("entryType"),x=Symbol("startTime"),F=Symbol("duration"),k=Symbol("detail"),G=Object.freeze(["mark","measure"]);function ee({native:i,EventTarget:u,clone:l}){let m=i.now.bind(
i),s=i.timeOrigin,g=Symbol("PerformanceEntry"),h=[],T=new Map;class ${constructor(e,r,t,o,f){if(e!==g)throw new TypeError("Illegal constructor");this[O]=r,this[P]=t,this[x]=o,this[F]=f}get name(){return d(
this,O)}get entryType(){return d(this,P)}get startTime(){return d(this,x)}get duration(){return d(this,F)}toJSON(){d(this,O);let{name:e,entryType:r,startTime:t,duration:o}=this;return k in this?{name:e,
entryType:r,startTime:t,duration:o,detail:this[k]}:{name:e,entryType:r,startTime:t,duration:o}}}class v extends ${constructor(e,r){if(arguments.length===0)throw new TypeError("PerformanceMark: a name \
is needed");e=`${e}`,D(r);let t=r?.startTime;t=t===void 0?m():N(t,"startTime");let o=r?.detail;super(g,e,"mark",t,0),this[k]=o==null?null:l(o)}get detail(){return d(this,k)}}class R extends ${constructor(e,r,t,o,f){
super(e,r,"measure",t,o),this[k]=f}get detail(){return d(this,k)}}function d(n,e){if(n===null||typeof n!="object"||!(e in n))throw new TypeError("Illegal invocation");return n[e]}function D(n){if(n!=null&&
typeof n!="object"&&typeof n!="function")throw new TypeError("performance: the options must be an object")}function N(n,e){let r=+n;if(!Number.isFinite(r))throw new TypeError(`performance: ${e} must b\
e a number`);if(r<0)throw new TypeError(`performance: ${e} cannot be negative`);return r}function S(n,e){if(typeof n=="number")return N(n,e);let r=`${n}`;for(let t=h.length-1;t>=0;t--)if(h[t][P]==="ma\
rk"&&h[t][O]===r)return h[t][x];throw new DOMException(`There is no mark '${r}'.`,"SyntaxError")}function H(n,e){return L(new v(n,e))}function Q(n,e,r){n=`${n}`;let t=typeof e=="object"&&e!==null||typeof e==
"function"?e:void 0,{start:o,end:f,duration:p,detail:w}=t??{};if(t!==void 0&&(o!==void 0||f!==void 0||p!==void 0||w!==void 0)){if(r!==void 0)throw new TypeError("performance.measure: an end mark and o\
ptions exclude each other");if(o===void 0&&f===void 0)throw new TypeError("performance.measure: start or end is needed");if(o!==void 0&&f!==void 0&&p!==void 0)throw new TypeError("performance.measure:\
 start, end and duration exclude each other")}let c;r!==void 0?c=S(r,"the end"):f!==void 0?c=S(f,"end"):o!==void 0&&p!==void 0?c=S(o,"start")+N(p,"duration"):c=m();let a=0;return o!==void 0?a=S(o,"sta\
rt"):p!==void 0&&f!==void 0?a=c-N(p,"duration"):t===void 0&&e!==void 0&&e!==null&&(a=S(typeof e=="number"?e:`${e}`,"the start")),L(new R(g,n,a,c-a,w==null?null:l(w)))}function L(n){h.push(n);for(let[e,
r]of T)r.kinds.has(n[P])&&K(e,r,n);return n}function z(n,e){e!==void 0&&(e=`${e}`),h=h.filter(r=>r[P]!==n||e!==void 0&&r[O]!==e)}let I=(n,e,r)=>n.filter(t=>(e===void 0||t[O]===e)&&(r===void 0||t[P]===
r)).sort((t,o)=>t[x]-o[x]),M=(n,e)=>I(h,n,e),j=Symbol("callback"),B=Symbol("entries");class q{constructor(e,r){if(e!==g)throw new TypeError("Illegal constructor");this[B]=r}getEntries(){return I(d(this,
B))}getEntriesByType(e){if(arguments.length===0)throw new TypeError("getEntriesByType: a type is needed");return I(d(this,B),void 0,`${e}`)}getEntriesByName(e,r=void 0){if(arguments.length===0)throw new TypeError(
"getEntriesByName: a name is needed");return I(d(this,B),`${e}`,r===void 0?void 0:`${r}`)}}class J{constructor(e){if(typeof e!="function")throw new TypeError("PerformanceObserver: a function is needed");
this[j]=e}static get supportedEntryTypes(){return G}observe(e=void 0){d(this,j),D(e);let{entryTypes:r,type:t,buffered:o}=e??{};if(r===void 0&&t===void 0)throw new TypeError("PerformanceObserver.observ\
e: entryTypes or type is needed");if(r!==void 0&&(t!==void 0||o!==void 0))throw new TypeError("PerformanceObserver.observe: entryTypes excludes type and buffered");if(r!==void 0&&(r===null||typeof r!=
"object"))throw new TypeError("PerformanceObserver.observe: entryTypes must be an array");let f=r!==void 0,p=T.get(this);if(p!==void 0&&p.many!==f)throw new DOMException("entryTypes and type exclude e\
ach other.","InvalidModificationError");let w=(f?[...r]:[t]).map(a=>`${a}`).filter(a=>G.includes(a));if(w.length===0)return;let c=p??{many:f,kinds:new Set,queue:[],due:!1};f&&c.kinds.clear();for(let a of w)
c.kinds.add(a);if(T.set(this,c),!f&&o)for(let a of M(void 0,w[0]))K(this,c,a)}disconnect(){d(this,j);let e=T.get(this);e&&(e.queue=[]),T.delete(this)}takeRecords(){return d(this,j),T.get(this)?.queue.
splice(0)??[]}}function K(n,e,r){e.queue.push(r),!e.due&&(e.due=!0,setTimeout(()=>{e.due=!1;let t=e.queue;e.queue=[],t.length>0&&n[j](new q(g,t),n,{droppedEntriesCount:0})},0))}class E extends u{constructor(e){
if(e!==g)throw new TypeError("Illegal constructor");super()}get timeOrigin(){return y(this),s}toJSON(){return y(this),{timeOrigin:s}}mark(e,r=void 0){if(y(this),arguments.length===0)throw new TypeError(
"performance.mark: a name is needed");return H(e,r)}clearMarks(e=void 0){y(this),z("mark",e)}measure(e,r=void 0,t=void 0){if(y(this),arguments.length===0)throw new TypeError("performance.measure: a na\
me is needed");return Q(e,r,t)}clearMeasures(e=void 0){y(this),z("measure",e)}getEntries(){return y(this),M()}getEntriesByType(e){if(y(this),arguments.length===0)throw new TypeError("performance.getEn\
triesByType: a type is needed");return e=`${e}`,M(void 0,e)}getEntriesByName(e,r=void 0){if(y(this),arguments.length===0)throw new TypeError("performance.getEntriesByName: a name is needed");return e=
`${e}`,M(e,r===void 0?void 0:`${r}`)}clearResourceTimings(){}setResourceTimingBufferSize(){}markResourceTiming(){}}Object.defineProperty(E.prototype,"now",{value:i.now,writable:!0,configurable:!0});let y=n=>{
if(!(n instanceof E)||n===E.prototype)throw new TypeError("Illegal invocation")};return b(E,"Performance",0),b($,"PerformanceEntry",0),b(v,"PerformanceMark",1),b(R,"PerformanceMeasure",0),b(J,"Perform\
anceObserver",1),b(q,"PerformanceObserverEntryList",0),{performance:new E(g),Performance:E,PerformanceEntry:$,PerformanceMark:v,PerformanceMeasure:R,PerformanceObserver:J,PerformanceObserverEntryList:q}}return _(re);})();
return library;
})()
