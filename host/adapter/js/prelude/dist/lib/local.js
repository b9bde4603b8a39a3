(() => {

var library=(()=>{var d=Object.defineProperty;var $=Object.getOwnPropertyDescriptor;var m=Object.getOwnPropertyNames;var y=Object.prototype.hasOwnProperty;var L=(e,r)=>{for(var a in r)d(e,a,{get:r[a],enumerable:!0})},A=(e,r,a,o)=>{if(r&&typeof r=="object"||typeof r=="function")for(let n of m(r))!y.call(e,n)&&n!==a&&d(e,n,{get:()=>r[n],enumerable:!(o=$(r,
n))||o.enumerable});return e};var E=e=>A(d({},"__esModule",{value:!0}),e);var T={};L(T,{make:()=>O});function g(e,r){let a=e.indexOf("#"),o=(a<0?e:e.slice(0,a)).slice(5),n=o.indexOf(",");if(n<0)return null;let t=o.slice(0,n).replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g,""),i=U(r(o.slice(n+1)));if(/; *base64$/i.
test(t)){if(i=_(i),i===null)return null;t=t.replace(/; *base64$/i,"")}return t[0]===";"&&(t="text/plain"+t),{type:v(t)??"text/plain;charset=US-ASCII",bytes:i}}function U(e){let r=new Uint8Array(e.length),
a=0;for(let o=0;o<e.length;o++){let n=e[o]===37?w(e[o+1]):-1,t=n<0?-1:w(e[o+2]);r[a++]=t<0?e[o]:n<<4|t,t>=0&&(o+=2)}return r.subarray(0,a)}function w(e){return e>=48&&e<=57?e-48:(e|=32,e>=97&&e<=102?e-
87:-1)}function _(e){if(e=e.filter(t=>t!==32&&(t<9||t>13||t===11)),e.length%4===0)for(let t=0;t<2&&e[e.length-1]===61;t++)e=e.subarray(0,-1);if(e.length%4===1)return null;let r=new Uint8Array(e.length*
3>>2),a=0,o=0,n=0;for(let t of e){let i=t>=65&&t<=90?t-65:t>=97&&t<=122?t-71:t>=48&&t<=57?t+4:t===43?62:t===47?63:-1;if(i<0)return null;o=(o<<6|i)&65535,n+=6,n>=8&&(n-=8,r[a++]=o>>n)}return r}var u=/^[!#$%&'*+\-.^_`|~\w]+$/,
b=/^[\t\x20-\x7e\x80-\xff]*$/;function v(e){let r=/^([^/]*)\/([^;]*)(.*)$/s.exec(e),a=r?.[1]??"",o=(r?.[2]??"").trimEnd();if(!u.test(a)||!u.test(o))return null;let n=new Map;for(let i of r[3].matchAll(
/;[\t\n\r ]*([^;=]*)(?:=("(?:[^"\\]|\\.?)*"?[^;]*|[^;]*))?/gs)){let c=i[1].toLowerCase(),s=i[2]??"";if(s[0]==='"')s=s.replace(/^"((?:[^"\\]|\\.?)*)"?[^]*$/,"$1").replace(/\\(.?)/gs,"$1");else if((s=s.
replace(/[\t\n\r ]+$/,""))==="")continue;u.test(c)&&b.test(s)&&!n.has(c)&&n.set(c,s)}let t=(a+"/"+o).toLowerCase();for(let[i,c]of n)t+=";"+i+"="+(u.test(c)?c:'"'+c.replace(/["\\]/g,"\\$&")+'"');return t}var R=1e4;function O({encode:e,uuid:r,Blob:a,Response:o,coded:n}){let t=new Map;function i(s){if(!(s instanceof a))throw n("ERR_INVALID_ARG_TYPE","createObjectURL expects a Blob object");if(t.size>=R)
throw new RangeError(`createObjectURL: ${R} URLs are open: URL.revokeObjectURL gives one up`);let l="blob:"+r();return t.set(l,s),l}function c(s){let l,x,h="OK";if(s.startsWith("data:")){let f=g(s,e);
if(f===null)throw new TypeError("fetch: the data: URL cannot be read: data:TYPE;base64,DATA or data:TYPE,TEXT is needed");l=f.bytes,x=f.type}else{let f=t.get(s.replace(/#.*$/s,""));if(f===void 0)throw n(
"ERR_INVALID_ARG_VALUE",`Failed to resolve ${s.slice(0,100)}: URL.createObjectURL has not made it, or it has been revoked`);l=f,x=f.type,h=""}let p=new o(l,{headers:x?{"content-type":x}:{}});return p.
_text=h,p._from=s,p}return{create:i,answer:c,revoke:s=>{t.delete(s)}}}return E(T);})();
return library;
})()
