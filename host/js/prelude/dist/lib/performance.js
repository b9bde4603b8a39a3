(() => {

var library=(()=>{var A=Object.defineProperty;var V=Object.getOwnPropertyDescriptor;var W=Object.getOwnPropertyNames;var X=Object.prototype.hasOwnProperty;var Y=(i,u)=>{for(var l in u)A(i,l,{get:u[l],enumerable:!0})},Z=(i,u,l,m)=>{if(u&&typeof u=="object"||typeof u=="function")for(let s of W(u))!X.call(i,s)&&s!==l&&A(i,s,{get:()=>u[s],enumerable:!(m=V(u,
s))||m.enumerable});return i};var _=i=>Z(A({},"__esModule",{value:!0}),i);var ne={};Y(ne,{make:()=>ee});function b(i,u,l){let m=i.prototype;for(let s of Object.getOwnPropertyNames(m))s!=="constructor"&&Object.defineProperty(m,s,U);for(let s of Object.getOwnPropertyNames(i))s!=="prototype"&&s!=="name"&&s!==
"length"&&Object.defineProperty(i,s,U);return C(i,u),Object.defineProperty(i,"name",{value:u,configurable:!0,writable:!1,enumerable:!1}),i.length!==l&&Object.defineProperty(i,"length",{value:l,configurable:!0}),
i}var U={enumerable:!0};function C(i,u){Object.defineProperty(i.prototype,Symbol.toStringTag,{value:u,writable:!1,enumerable:!1,configurable:!0})}var O=Symbol("name"),P=Symbol("entryType"),x=Symbol("startTime"),F=Symbol("duration"),k=Symbol("detail"),G=Object.freeze(["mark","measure"]);function ee({native:i,EventTarget:u,clone:l}){let m=i.now.bind(
i),s=i.timeOrigin,g=Symbol("PerformanceEntry"),h=[],T=new Map;class ${constructor(e,n,t,o,f){if(e!==g)throw new TypeError("Illegal constructor");this[O]=n,this[P]=t,this[x]=o,this[F]=f}get name(){return d(
this,O)}get entryType(){return d(this,P)}get startTime(){return d(this,x)}get duration(){return d(this,F)}toJSON(){d(this,O);let{name:e,entryType:n,startTime:t,duration:o}=this;return k in this?{name:e,
entryType:n,startTime:t,duration:o,detail:this[k]}:{name:e,entryType:n,startTime:t,duration:o}}}class R extends ${constructor(e,n){if(arguments.length===0)throw new TypeError("PerformanceMark: a name \
is needed");e=`${e}`,D(n);let t=n?.startTime;t=t===void 0?m():N(t,"startTime");let o=n?.detail;super(g,e,"mark",t,0),this[k]=o==null?null:l(o)}get detail(){return d(this,k)}}class q extends ${constructor(e,n,t,o,f){
super(e,n,"measure",t,o),this[k]=f}get detail(){return d(this,k)}}function d(r,e){if(r===null||typeof r!="object"||!(e in r))throw new TypeError("Illegal invocation");return r[e]}function D(r){if(r!=null&&
typeof r!="object"&&typeof r!="function")throw new TypeError("performance: the options must be an object")}function N(r,e){let n=+r;if(!Number.isFinite(n))throw new TypeError(`performance: ${e} must b\
e a number`);if(n<0)throw new TypeError(`performance: ${e} cannot be negative`);return n}function S(r,e){if(typeof r=="number")return N(r,e);let n=`${r}`;for(let t=h.length-1;t>=0;t--)if(h[t][P]==="ma\
rk"&&h[t][O]===n)return h[t][x];throw new DOMException(`There is no mark '${n}'.`,"SyntaxError")}function H(r,e){return L(new R(r,e))}function Q(r,e,n){r=`${r}`;let t=typeof e=="object"&&e!==null||typeof e==
"function"?e:void 0,{start:o,end:f,duration:p,detail:w}=t??{};if(t!==void 0&&(o!==void 0||f!==void 0||p!==void 0||w!==void 0)){if(n!==void 0)throw new TypeError("performance.measure: an end mark and o\
ptions exclude each other");if(o===void 0&&f===void 0)throw new TypeError("performance.measure: start or end is needed");if(o!==void 0&&f!==void 0&&p!==void 0)throw new TypeError("performance.measure:\
 start, end and duration exclude each other")}let c;n!==void 0?c=S(n,"the end"):f!==void 0?c=S(f,"end"):o!==void 0&&p!==void 0?c=S(o,"start")+N(p,"duration"):c=m();let a=0;return o!==void 0?a=S(o,"sta\
rt"):p!==void 0&&f!==void 0?a=c-N(p,"duration"):t===void 0&&e!==void 0&&e!==null&&(a=S(typeof e=="number"?e:`${e}`,"the start")),L(new q(g,r,a,c-a,w==null?null:l(w)))}function L(r){h.push(r);for(let[e,
n]of T)n.kinds.has(r[P])&&K(e,n,r);return r}function z(r,e){e!==void 0&&(e=`${e}`),h=h.filter(n=>n[P]!==r||e!==void 0&&n[O]!==e)}let I=(r,e,n)=>r.filter(t=>(e===void 0||t[O]===e)&&(n===void 0||t[P]===
n)).sort((t,o)=>t[x]-o[x]),M=(r,e)=>I(h,r,e),j=Symbol("callback"),B=Symbol("entries");class v{constructor(e,n){if(e!==g)throw new TypeError("Illegal constructor");this[B]=n}getEntries(){return I(d(this,
B))}getEntriesByType(e){if(arguments.length===0)throw new TypeError("getEntriesByType: a type is needed");return I(d(this,B),void 0,`${e}`)}getEntriesByName(e,n=void 0){if(arguments.length===0)throw new TypeError(
"getEntriesByName: a name is needed");return I(d(this,B),`${e}`,n===void 0?void 0:`${n}`)}}class J{constructor(e){if(typeof e!="function")throw new TypeError("PerformanceObserver: a function is needed");
this[j]=e}static get supportedEntryTypes(){return G}observe(e=void 0){d(this,j),D(e);let{entryTypes:n,type:t,buffered:o}=e??{};if(n===void 0&&t===void 0)throw new TypeError("PerformanceObserver.observ\
e: entryTypes or type is needed");if(n!==void 0&&(t!==void 0||o!==void 0))throw new TypeError("PerformanceObserver.observe: entryTypes excludes type and buffered");if(n!==void 0&&(n===null||typeof n!=
"object"))throw new TypeError("PerformanceObserver.observe: entryTypes must be an array");let f=n!==void 0,p=T.get(this);if(p!==void 0&&p.many!==f)throw new DOMException("entryTypes and type exclude e\
ach other.","InvalidModificationError");let w=(f?[...n]:[t]).map(a=>`${a}`).filter(a=>G.includes(a));if(w.length===0)return;let c=p??{many:f,kinds:new Set,queue:[],due:!1};f&&c.kinds.clear();for(let a of w)
c.kinds.add(a);if(T.set(this,c),!f&&o)for(let a of M(void 0,w[0]))K(this,c,a)}disconnect(){d(this,j);let e=T.get(this);e&&(e.queue=[]),T.delete(this)}takeRecords(){return d(this,j),T.get(this)?.queue.
splice(0)??[]}}function K(r,e,n){e.queue.push(n),!e.due&&(e.due=!0,setTimeout(()=>{e.due=!1;let t=e.queue;e.queue=[],t.length>0&&r[j].call(r,new v(g,t),r,{droppedEntriesCount:0})},0))}class E extends u{constructor(e){
if(e!==g)throw new TypeError("Illegal constructor");super()}get timeOrigin(){return y(this),s}toJSON(){return y(this),{timeOrigin:s}}mark(e,n=void 0){if(y(this),arguments.length===0)throw new TypeError(
"performance.mark: a name is needed");return H(e,n)}clearMarks(e=void 0){y(this),z("mark",e)}measure(e,n=void 0,t=void 0){if(y(this),arguments.length===0)throw new TypeError("performance.measure: a na\
me is needed");return Q(e,n,t)}clearMeasures(e=void 0){y(this),z("measure",e)}getEntries(){return y(this),M()}getEntriesByType(e){if(y(this),arguments.length===0)throw new TypeError("performance.getEn\
triesByType: a type is needed");return e=`${e}`,M(void 0,e)}getEntriesByName(e,n=void 0){if(y(this),arguments.length===0)throw new TypeError("performance.getEntriesByName: a name is needed");return e=
`${e}`,M(e,n===void 0?void 0:`${n}`)}clearResourceTimings(){}setResourceTimingBufferSize(){}markResourceTiming(){}}Object.defineProperty(E.prototype,"now",{value:i.now,writable:!0,configurable:!0});let y=r=>{
if(!(r instanceof E)||r===E.prototype)throw new TypeError("Illegal invocation")};return b(E,"Performance",0),b($,"PerformanceEntry",0),b(R,"PerformanceMark",1),b(q,"PerformanceMeasure",0),b(J,"Perform\
anceObserver",1),b(v,"PerformanceObserverEntryList",0),{performance:new E(g),Performance:E,PerformanceEntry:$,PerformanceMark:R,PerformanceMeasure:q,PerformanceObserver:J,PerformanceObserverEntryList:v}}return _(ne);})();
return library;
})()
