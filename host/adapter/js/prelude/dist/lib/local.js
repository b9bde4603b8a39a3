(() => {

var library=(()=>{var h=Object.defineProperty;var L=Object.getOwnPropertyDescriptor;var m=Object.getOwnPropertyNames;var A=Object.prototype.hasOwnProperty;var E=(e,r)=>{for(var s in r)h(e,s,{get:r[s],enumerable:!0})},U=(e,r,s,o)=>{if(r&&typeof r=="object"||typeof r=="function")for(let n of m(r))!A.call(e,n)&&n!==s&&h(e,n,{get:()=>r[n],enumerable:!(o=L(r,
n))||o.enumerable});return e};var b=e=>U(h({},"__esModule",{value:!0}),e);var I={};E(I,{make:()=>j});function R(e,r){let s=e.indexOf("#"),o=(s<0?e:e.slice(0,s)).slice(5),n=o.indexOf(",");if(n<0)return null;let t=o.slice(0,n).replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g,""),a=v(r(o.slice(n+1)));if(/; *base64$/i.
test(t)){if(a=O(a),a===null)return null;t=t.replace(/; *base64$/i,"")}return t[0]===";"&&(t="text/plain"+t),{type:_(t)??"text/plain;charset=US-ASCII",bytes:a}}function v(e){let r=new Uint8Array(e.length),
s=0;for(let o=0;o<e.length;o++){let n=e[o]===37?g(e[o+1]):-1,t=n<0?-1:g(e[o+2]);r[s++]=t<0?e[o]:n<<4|t,t>=0&&(o+=2)}return r.subarray(0,s)}function g(e){return e>=48&&e<=57?e-48:(e|=32,e>=97&&e<=102?e-
87:-1)}function O(e){if(e=e.filter(t=>t!==32&&(t<9||t>13||t===11)),e.length%4===0)for(let t=0;t<2&&e[e.length-1]===61;t++)e=e.subarray(0,-1);if(e.length%4===1)return null;let r=new Uint8Array(e.length*
3>>2),s=0,o=0,n=0;for(let t of e){let a=t>=65&&t<=90?t-65:t>=97&&t<=122?t-71:t>=48&&t<=57?t+4:t===43?62:t===47?63:-1;if(a<0)return null;o=(o<<6|a)&65535,n+=6,n>=8&&(n-=8,r[s++]=o>>n)}return r}var p=/^[!#$%&'*+\-.^_`|~\w]+$/,
T=/^[\t\x20-\x7e\x80-\xff]*$/;function _(e){let r=/^([^/]*)\/([^;]*)(.*)$/s.exec(e),s=r?.[1]??"",o=(r?.[2]??"").trimEnd();if(!p.test(s)||!p.test(o))return null;let n=new Map;for(let a of r[3].matchAll(
/;[\t\n\r ]*([^;=]*)(?:=("(?:[^"\\]|\\.?)*"?[^;]*|[^;]*))?/gs)){let i=a[1].toLowerCase(),l=a[2]??"";if(l[0]==='"')l=l.replace(/^"((?:[^"\\]|\\.?)*)"?[^]*$/,"$1").replace(/\\(.?)/gs,"$1");else if((l=l.
replace(/[\t\n\r ]+$/,""))==="")continue;p.test(i)&&T.test(l)&&!n.has(i)&&n.set(i,l)}let t=(s+"/"+o).toLowerCase();for(let[a,i]of n)t+=";"+a+"="+(p.test(i)?i:'"'+i.replace(/["\\]/g,"\\$&")+'"');return t}var $=1e4;function j({encode:e,uuid:r,Blob:s,Response:o,coded:n,STATUS_TEXT:t,URL_TEXT:a}){let i=new Map;function l(c){if(!(c instanceof s))throw n("ERR_INVALID_ARG_TYPE","createObjectURL expects a Bl\
ob object");if(i.size>=$)throw new RangeError(`createObjectURL: ${$} URLs are open: URL.revokeObjectURL gives one up`);let u="blob:"+r();return i.set(u,c),u}function y(c){let u,x,w="OK";if(c.startsWith(
"data:")){let f=R(c,e);if(f===null)throw new TypeError("fetch: the data: URL cannot be read: data:TYPE;base64,DATA or data:TYPE,TEXT is needed");u=f.bytes,x=f.type}else{let f=i.get(c.replace(/#.*$/s,""));
if(f===void 0)throw n("ERR_INVALID_ARG_VALUE",`Failed to resolve ${c.slice(0,100)}: URL.createObjectURL has not made it, or it has been revoked`);u=f,x=f.type,w=""}let d=new o(u,{headers:x?{"content-t\
ype":x}:{}});return d[t]=w,d[a]=c,d}return{create:l,answer:y,revoke:c=>{i.delete(c)}}}return b(I);})();
return library;
})()
