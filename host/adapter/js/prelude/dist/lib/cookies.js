(() => {

var library=(()=>{var u=Object.defineProperty;var p=Object.getOwnPropertyDescriptor;var m=Object.getOwnPropertyNames;var S=Object.prototype.hasOwnProperty;var y=(r,t)=>{for(var i in t)u(r,i,{get:t[i],enumerable:!0})},x=(r,t,i,e)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of m(t))!S.call(r,s)&&s!==i&&u(r,s,{get:()=>t[s],enumerable:!(e=p(t,
s))||e.enumerable});return r};var w=r=>x(u({},"__esModule",{value:!0}),r);var v={};y(v,{Cookie:()=>o,CookieMap:()=>l});var b=/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/,f={strict:"Strict",lax:"Lax",none:"None"},k=/[;\r\n\0]|[^\x20-\x7e]/;function O(r){if(!r.includes("%"))return r;try{
return decodeURIComponent(r)}catch{return r}}function N(r){let t=r instanceof Date?r:new Date(typeof r=="number"?r*1e3:String(r));if(Number.isNaN(t.getTime()))throw new TypeError("Invalid cookie expir\
ation date");return t}function d(r,t){if(t=String(t),k.test(t))throw new TypeError(`Invalid cookie ${r}: contains invalid characters`);return t}var o=class r{#t;#e;#i=null;#n="/";#s;#r;#a=!1;#o=!1;#h=!1;#c="\
lax";constructor(t,i,e){if(arguments.length===1&&typeof t=="string")return r.parse(t);if(typeof t=="object"&&t!==null&&(e=t,i=t.value,t=t.name),t=String(t??""),t==="")throw new TypeError("name is requ\
ired");if(!b.test(t))throw new TypeError("Invalid cookie name: contains invalid characters");if(this.#t=t,this.#e=String(i??""),e!=null){for(let s of["domain","path","expires","sameSite"])e[s]!==void 0&&
e[s]!==null&&(this[s]=e[s]);Number.isFinite(e.maxAge)&&(this.#r=e.maxAge),this.#a=!!e.secure,this.#o=!!e.httpOnly,this.#h=!!e.partitioned}}static from(t,i,e){return new r(t,i,e)}static parse(t){let[i,
...e]=String(t).split(";"),s=i.indexOf("=");if(s<1)throw new TypeError("Invalid cookie string: a name and a value are needed");let a={};for(let h of e){let c=h.indexOf("="),g=(c<0?h:h.slice(0,c)).trim().
toLowerCase(),n=c<0?"":h.slice(c+1).trim();switch(g){case"domain":n&&(a.domain=n);break;case"path":n&&(a.path=n);break;case"expires":Number.isNaN(Date.parse(n))||(a.expires=new Date(n));break;case"max\
-age":/^-?\d+$/.test(n)&&(a.maxAge=Number(n));break;case"secure":a.secure=!0;break;case"httponly":a.httpOnly=!0;break;case"partitioned":a.partitioned=!0;break;case"samesite":f[n.toLowerCase()]&&(a.sameSite=
n.toLowerCase());break}}return new r(i.slice(0,s).trim(),i.slice(s+1).trim(),a)}get name(){return this.#t}get value(){return this.#e}set value(t){this.#e=String(t)}get domain(){return this.#i}set domain(t){
this.#i=d("domain",t)||null}get path(){return this.#n}set path(t){this.#n=d("path",t)}get expires(){return this.#s}set expires(t){this.#s=N(t)}get maxAge(){return this.#r}set maxAge(t){this.#r=Number.
isFinite(t)?t:void 0}get secure(){return this.#a}set secure(t){this.#a=!!t}get httpOnly(){return this.#o}set httpOnly(t){this.#o=!!t}get partitioned(){return this.#h}set partitioned(t){this.#h=!!t}get sameSite(){
return this.#c}set sameSite(t){if(t=String(t).toLowerCase(),!f[t])throw new TypeError("Invalid sameSite value. Must be 'strict', 'lax', or 'none'");this.#c=t}isExpired(){return this.#r!==void 0?this.#r<=
0:this.#s!==void 0&&this.#s.getTime()<=Date.now()}serialize(){return this.toString()}toString(){let t=`${this.#t}=${encodeURIComponent(this.#e.toWellFormed())}`;return this.#i&&(t+=`; Domain=${this.#i}`),
this.#n&&(t+=`; Path=${this.#n}`),this.#s&&(t+=`; Expires=${this.#s.toUTCString()}`),this.#r!==void 0&&(t+=`; Max-Age=${this.#r}`),this.#a&&(t+="; Secure"),this.#o&&(t+="; HttpOnly"),this.#h&&(t+="; P\
artitioned"),`${t}; SameSite=${f[this.#c]}`}toJSON(){let t={name:this.#t,value:this.#e};return this.#i&&(t.domain=this.#i),t.path=this.#n,this.#s&&(t.expires=this.#s),this.#r!==void 0&&(t.maxAge=this.#r),
Object.assign(t,{secure:this.#a,sameSite:this.#c,httpOnly:this.#o,partitioned:this.#h})}get[Symbol.toStringTag](){return"Cookie"}},l=class{#t=[];#e=new Map;constructor(t){if(t!=null)if(typeof t=="stri\
ng")for(let i of t.split(";")){let e=i.indexOf("=");if(e<1)continue;let s=i.slice(0,e).trim();s!==""&&this.#t.push([s,O(i.slice(e+1).trim())])}else if(typeof t[Symbol.iterator]=="function")for(let[i,e]of t)
this.#t.push([String(i),String(e)]);else for(let i of Object.keys(t))this.#t.push([i,String(t[i])])}get(t){t=String(t);for(let[i,e]of this)if(i===t)return e;return null}has(t){return this.get(t)!==null}set(t,i,e){
let s=t instanceof o?t:new o(t,i,e);this.#i(s,!1)}delete(t,i){let e=typeof t=="object"&&t!==null?t:{...i,name:t},s=new o(e.name,"",{domain:e.domain,path:e.path,expires:0});this.#i(s,!0)}#i(t,i){this.#t=
this.#t.filter(e=>e[0]!==t.name),this.#e.delete(t.name),this.#e.set(t.name,{cookie:t,gone:i})}toSetCookieHeaders(){return Array.from(this.#e.values(),t=>t.cookie.toString())}get size(){return[...this].
length}*entries(){for(let{cookie:t,gone:i}of this.#e.values())i||(yield[t.name,t.value]);yield*this.#t.values().map(t=>t.slice())}*keys(){for(let[t]of this.entries())yield t}*values(){for(let[,t]of this.
entries())yield t}[Symbol.iterator](){return this.entries()}forEach(t,i){for(let[e,s]of this)t.call(i,s,e,this)}toJSON(){let t={};for(let[i,e]of this)Object.hasOwn(t,i)||(t[i]=e);return t}get[Symbol.toStringTag](){
return"CookieMap"}};return w(v);})();
return library;
})()
