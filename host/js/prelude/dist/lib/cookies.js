(() => {

"use strict";var library=(()=>{var u=Object.defineProperty;var m=Object.getOwnPropertyDescriptor;var S=Object.getOwnPropertyNames;var x=Object.prototype.hasOwnProperty;var y=(r,t)=>{for(var e of Object.keys(t))u(r,e,{get:t[e],enumerable:!0})},w=(r,t,e,i)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of S(t))!x.call(r,s)&&s!==e&&u(r,s,{get:()=>t[s],enumerable:!(i=m(t,
s))||i.enumerable});return r};var b=r=>w(u({},"__esModule",{value:!0}),r);var A={};y(A,{Cookie:()=>a,CookieMap:()=>l});var k=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,f={strict:"Strict",lax:"Lax",none:"None"},O=/[;\r\n\0]|[^\x20-\x7e]/;function v(r){if(!r.includes("%"))return r;try{
return decodeURIComponent(r)}catch{return r}}function N(r){let t=r instanceof Date?r:new Date(typeof r=="number"?r*1e3:String(r));if(Number.isNaN(t.getTime()))throw new TypeError("Invalid cookie expir\
ation date");return t}function d(r,t){if(t=String(t),O.test(t))throw new TypeError(`Invalid cookie ${r}: contains invalid characters`);return t}var a=class r{#t;#e;#i=null;#n="/";#r;#s;#o=!1;#a=!1;#h=!1;#c="\
lax";constructor(t,e,i){if(arguments.length===1&&typeof t=="string")return r.parse(t);if(typeof t=="object"&&t!==null&&(i=t,e=t.value,t=t.name),t=String(t??""),t==="")throw new TypeError("name is requ\
ired");if(!k.test(t))throw new TypeError("Invalid cookie name: contains invalid characters");if(this.#t=t,this.#e=String(e??""),i!=null){for(let s of["domain","path","expires","sameSite"])i[s]!==void 0&&
i[s]!==null&&(this[s]=i[s]);Number.isFinite(i.maxAge)&&(this.#s=i.maxAge),this.#o=!!i.secure,this.#a=!!i.httpOnly,this.#h=!!i.partitioned}}static from(t,e,i){return new r(t,e,i)}static parse(t){let[e,
...i]=String(t).split(";"),s=e.indexOf("=");if(s<1)throw new TypeError("Invalid cookie string: a name and a value are needed");let n={};for(let h of i){let c=h.indexOf("="),p=(c<0?h:h.slice(0,c)).trim().
toLowerCase(),o=c<0?"":h.slice(c+1).trim();switch(p){case"domain":o&&(n.domain=o);break;case"path":o&&(n.path=o);break;case"expires":Number.isNaN(Date.parse(o))||(n.expires=new Date(o));break;case"max\
-age":/^-?\d+$/.test(o)&&(n.maxAge=Number(o));break;case"secure":n.secure=!0;break;case"httponly":n.httpOnly=!0;break;case"partitioned":n.partitioned=!0;break;case"samesite":f[o.toLowerCase()]&&(n.sameSite=
o.toLowerCase());break}}return new r(e.slice(0,s).trim(),e.slice(s+1).trim(),n)}get name(){return this.#t}get value(){return this.#e}set value(t){this.#e=String(t)}get domain(){return this.#i}set domain(t){
this.#i=d("domain",t)||null}get path(){return this.#n}set path(t){this.#n=d("path",t)}get expires(){return this.#r}set expires(t){this.#r=N(t)}get maxAge(){return this.#s}set maxAge(t){this.#s=Number.
isFinite(t)?t:void 0}get secure(){return this.#o}set secure(t){this.#o=!!t}get httpOnly(){return this.#a}set httpOnly(t){this.#a=!!t}get partitioned(){return this.#h}set partitioned(t){this.#h=!!t}get sameSite(){
return this.#c}set sameSite(t){if(t=String(t).toLowerCase(),!f[t])throw new TypeError("Invalid sameSite value. Must be 'strict', 'lax', or 'none'");this.#c=t}isExpired(){return this.#s!==void 0?this.#s<=
0:this.#r!==void 0&&this.#r.getTime()<=Date.now()}serialize(){return this.toString()}toString(){let t=`${this.#t}=${encodeURIComponent(String(this.#e).toWellFormed())}`;return this.#i&&(t+=`; Domain=${this.#i}`),
this.#n&&(t+=`; Path=${this.#n}`),this.#r&&(t+=`; Expires=${this.#r.toUTCString()}`),this.#s!==void 0&&(t+=`; Max-Age=${this.#s}`),this.#o&&(t+="; Secure"),this.#a&&(t+="; HttpOnly"),this.#h&&(t+="; P\
artitioned"),`${t}; SameSite=${f[this.#c]}`}toJSON(){let t={name:this.#t,value:this.#e};return this.#i&&(t.domain=this.#i),t.path=this.#n,this.#r&&(t.expires=this.#r),this.#s!==void 0&&(t.maxAge=this.#s),
Object.assign(t,{secure:this.#o,sameSite:this.#c,httpOnly:this.#a,partitioned:this.#h})}get[Symbol.toStringTag](){return"Cookie"}},g=16,l=class{#t=[];#e=new Map;#i=0;#n;constructor(t){if(t!=null){if(typeof t==
"string")for(let e of t.split(";")){let i=e.indexOf("=");if(i<1)continue;let s=e.slice(0,i).trim();s!==""&&this.#t.push([s,v(e.slice(i+1).trim())])}else if(typeof t[Symbol.iterator]=="function")for(let[
e,i]of t)this.#t.push([String(e),String(i)]);else for(let e of Object.keys(t))this.#t.push([e,String(t[e])]);this.#i=this.#t.length}}get(t){t=String(t);let e=this.#e.get(t);if(e!==void 0)return e.gone?
null:e.cookie.value;if(this.#t.length>g)return this.#r().get(t)?.value??null;for(let i of this.#t)if(i[0]===t)return i[1];return null}#r(){if(this.#n!==void 0)return this.#n;let t=this.#n=new Map;for(let[
e,i]of this.#t){let s=t.get(e);s===void 0?t.set(e,{value:i,count:1}):s.count++}return t}has(t){return this.get(t)!==null}set(t,e,i){let s=t instanceof a?t:new a(t,e,i);this.#s(s,!1)}delete(t,e){let i=typeof t==
"object"&&t!==null?t:{...e,name:t},s=new a(i.name,"",{domain:i.domain,path:i.path,expires:0});this.#s(s,!0)}#s(t,e){let{name:i}=t,s=this.#e.get(i);if(s!==void 0)this.#i-=s.gone?0:1;else if(this.#t.length>
g)this.#i-=this.#r().get(i)?.count??0;else for(let n of this.#t)n[0]===i&&this.#i--;e||this.#i++,this.#e.delete(i),this.#e.set(i,{cookie:t,gone:e})}toSetCookieHeaders(){return Array.from(this.#e.values(),
t=>t.cookie.toString())}get size(){return this.#i}*entries(){for(let{cookie:t,gone:e}of this.#e.values())e||(yield[t.name,t.value]);for(let[t,e]of this.#t)this.#e.has(t)||(yield[t,e])}*keys(){for(let[
t]of this.entries())yield t}*values(){for(let[,t]of this.entries())yield t}[Symbol.iterator](){return this.entries()}forEach(t,e){for(let[i,s]of this)t.call(e,s,i,this)}toJSON(){let t={};for(let[e,i]of this)
Object.hasOwn(t,e)||(t[e]=i);return t}get[Symbol.toStringTag](){return"CookieMap"}};return b(A);})();
return library;
})()
