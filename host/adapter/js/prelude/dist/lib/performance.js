(() => {

var library=(()=>{var q=Object.defineProperty;var V=Object.getOwnPropertyDescriptor;var W=Object.getOwnPropertyNames;var X=Object.prototype.hasOwnProperty;var Y=(o,u)=>{for(var c in u)q(o,c,{get:u[c],enumerable:!0})},Z=(o,u,c,p)=>{if(u&&typeof u=="object"||typeof u=="function")for(let s of W(u))!X.call(o,s)&&s!==c&&q(o,s,{get:()=>u[s],enumerable:!(p=V(u,
s))||p.enumerable});return o};var _=o=>Z(q({},"__esModule",{value:!0}),o);var re={};Y(re,{make:()=>ee});function g(o,u,c){let p=o.prototype;for(let s of Object.getOwnPropertyNames(p))s!=="constructor"&&Object.defineProperty(p,s,U);for(let s of Object.getOwnPropertyNames(o))s!=="prototype"&&s!=="name"&&s!==
"length"&&Object.defineProperty(o,s,U);return C(o,u),o.name!==u&&Object.defineProperty(o,"name",{value:u,configurable:!0}),o.length!==c&&Object.defineProperty(o,"length",{value:c,configurable:!0}),o}var U={
enumerable:!0};function C(o,u){Object.defineProperty(o.prototype,Symbol.toStringTag,{value:u,writable:!1,enumerable:!1,configurable:!0})}var k=Symbol("name"),T=Symbol("entryType"),S=Symbol("startTime"),F=Symbol("duration"),O=Symbol("detail"),G=Object.freeze(["mark","measure"]);function ee({native:o,EventTarget:u,clone:c}){let p=o.now.bind(
o),s=o.timeOrigin,h=Symbol("PerformanceEntry"),m=[],w=new Map;class x{constructor(e,r,t,i,f){if(e!==h)throw new TypeError("Illegal constructor");this[k]=r,this[T]=t,this[S]=i,this[F]=f}get name(){return b(
this,k)}get entryType(){return b(this,T)}get startTime(){return b(this,S)}get duration(){return b(this,F)}toJSON(){let{name:e,entryType:r,startTime:t,duration:i}=this;return O in this?{name:e,entryType:r,
startTime:t,duration:i,detail:this[O]}:{name:e,entryType:r,startTime:t,duration:i}}}class M extends x{constructor(e,r){if(arguments.length===0)throw new TypeError("PerformanceMark: a name is needed");
e=`${e}`,A(r);let t=r?.startTime;t=t===void 0?p():$(t,"startTime");let i=r?.detail;super(h,e,"mark",t,0),this[O]=i==null?null:c(i)}get detail(){return b(this,O)}}class B extends x{constructor(e,r,t,i,f){
super(e,r,"measure",t,i),this[O]=f}get detail(){return b(this,O)}}function b(n,e){if(!(e in n))throw new TypeError("Illegal invocation");return n[e]}function A(n){if(n!=null&&typeof n!="object"&&typeof n!=
"function")throw new TypeError("performance: the options must be an object")}function $(n,e){let r=+n;if(!Number.isFinite(r))throw new TypeError(`performance: ${e} must be a number`);if(r<0)throw new TypeError(
`performance: ${e} cannot be negative`);return r}function P(n,e){if(typeof n=="number")return $(n,e);let r=`${n}`;for(let t=m.length-1;t>=0;t--)if(m[t][T]==="mark"&&m[t][k]===r)return m[t][S];throw new DOMException(
`There is no mark '${r}'.`,"SyntaxError")}function H(n,e){return D(new M(n,e))}function Q(n,e,r){n=`${n}`;let t=typeof e=="object"&&e!==null||typeof e=="function"?e:void 0,{start:i,end:f,duration:l,detail:y}=t??
{};if(t!==void 0&&(i!==void 0||f!==void 0||l!==void 0||y!==void 0)){if(r!==void 0)throw new TypeError("performance.measure: an end mark and options exclude each other");if(i===void 0&&f===void 0)throw new TypeError(
"performance.measure: start or end is needed");if(i!==void 0&&f!==void 0&&l!==void 0)throw new TypeError("performance.measure: start, end and duration exclude each other")}let a;r!==void 0?a=P(r,"the \
end"):f!==void 0?a=P(f,"end"):i!==void 0&&l!==void 0?a=P(i,"start")+$(l,"duration"):a=p();let d=0;return i!==void 0?d=P(i,"start"):l!==void 0&&f!==void 0?d=a-$(l,"duration"):t===void 0&&e!==void 0&&e!==
null&&(d=P(typeof e=="number"?e:`${e}`,"the start")),D(new B(h,n,d,a-d,y==null?null:c(y)))}function D(n){m.push(n);for(let[e,r]of w)r.kinds.has(n[T])&&J(e,r,n);return n}function L(n,e){e!==void 0&&(e=
`${e}`),m=m.filter(r=>r[T]!==n||e!==void 0&&r[k]!==e)}let N=(n,e,r)=>n.filter(t=>(e===void 0||t[k]===e)&&(r===void 0||t[T]===r)).sort((t,i)=>t[S]-i[S]),j=(n,e)=>N(m,n,e),v=Symbol("callback"),I=Symbol(
"entries");class R{constructor(e,r){if(e!==h)throw new TypeError("Illegal constructor");this[I]=r}getEntries(){return N(this[I])}getEntriesByType(e){if(arguments.length===0)throw new TypeError("getEnt\
riesByType: a type is needed");return N(this[I],void 0,`${e}`)}getEntriesByName(e,r){if(arguments.length===0)throw new TypeError("getEntriesByName: a name is needed");return N(this[I],`${e}`,r===void 0?
void 0:`${r}`)}}class z{constructor(e){if(typeof e!="function")throw new TypeError("PerformanceObserver: a function is needed");this[v]=e}static get supportedEntryTypes(){return G}observe(e){A(e);let{
entryTypes:r,type:t,buffered:i}=e??{};if(r===void 0&&t===void 0)throw new TypeError("PerformanceObserver.observe: entryTypes or type is needed");if(r!==void 0&&(t!==void 0||i!==void 0))throw new TypeError(
"PerformanceObserver.observe: entryTypes excludes type and buffered");let f=r!==void 0,l=w.get(this);if(l!==void 0&&l.many!==f)throw new DOMException("entryTypes and type exclude each other.","Invalid\
ModificationError");let y=(f?[...r]:[t]).map(d=>`${d}`).filter(d=>G.includes(d));if(y.length===0)return;let a=l??{many:f,kinds:new Set,queue:[],due:!1};f&&a.kinds.clear();for(let d of y)a.kinds.add(d);
if(w.set(this,a),!f&&i)for(let d of j(void 0,y[0]))J(this,a,d)}disconnect(){let e=w.get(this);e&&(e.queue=[]),w.delete(this)}takeRecords(){return w.get(this)?.queue.splice(0)??[]}}function J(n,e,r){e.
queue.push(r),!e.due&&(e.due=!0,setTimeout(()=>{e.due=!1;let t=e.queue;e.queue=[],t.length>0&&n[v].call(n,new R(h,t),n,{droppedEntriesCount:0})},0))}class E extends u{constructor(e){if(e!==h)throw new TypeError(
"Illegal constructor");super()}get timeOrigin(){return K(this),s}toJSON(){return K(this),{timeOrigin:s}}mark(e,r){if(arguments.length===0)throw new TypeError("performance.mark: a name is needed");return H(
e,r)}clearMarks(e){L("mark",e)}measure(e,r,t){if(arguments.length===0)throw new TypeError("performance.measure: a name is needed");return Q(e,r,t)}clearMeasures(e){L("measure",e)}getEntries(){return j()}getEntriesByType(e){
if(arguments.length===0)throw new TypeError("performance.getEntriesByType: a type is needed");return e=`${e}`,j(void 0,e)}getEntriesByName(e,r){if(arguments.length===0)throw new TypeError("performance\
.getEntriesByName: a name is needed");return e=`${e}`,j(e,r===void 0?void 0:`${r}`)}clearResourceTimings(){}setResourceTimingBufferSize(){}markResourceTiming(){}}Object.defineProperty(E.prototype,"now",
{value:o.now,writable:!0,configurable:!0});let K=n=>{if(!(n instanceof E)||n===E.prototype)throw new TypeError("Illegal invocation")};return g(E,"Performance",0),g(x,"PerformanceEntry",0),g(M,"Perform\
anceMark",1),g(B,"PerformanceMeasure",0),g(z,"PerformanceObserver",1),g(R,"PerformanceObserverEntryList",0),{performance:new E(h),Performance:E,PerformanceEntry:x,PerformanceMark:M,PerformanceMeasure:B,
PerformanceObserver:z,PerformanceObserverEntryList:R}}return _(re);})();
return library;
})()
