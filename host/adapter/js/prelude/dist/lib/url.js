(() => {
class Buffer extends Uint8Array {
	static from(x) { return typeof x === "string" ? new Buffer(new TextEncoder().encode(x)) : new Buffer(x) }
	static alloc(n) { return new Buffer(n) }
	toString() { return new TextDecoder().decode(this) }
}
var library=(()=>{var mt=Object.create;var q=Object.defineProperty;var gt=Object.getOwnPropertyDescriptor;var xt=Object.getOwnPropertyNames;var St=Object.getPrototypeOf,yt=Object.prototype.hasOwnProperty;var v=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(s){throw e=0,s}};var C=(t,e,s,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of xt(e))!yt.call(t,i)&&i!==s&&q(t,i,{get:()=>e[i],enumerable:!(r=gt(e,i))||r.enumerable});return t},L=(t,e,s)=>(C(t,e,"defau\
lt"),s&&C(s,e,"default")),wt=(t,e,s)=>(s=t!=null?mt(St(t)):{},C(e||!t||!t.__esModule?q(s,"default",{value:t,enumerable:!0}):s,t)),It=t=>C(q({},"__esModule",{value:!0}),t);var Q=v((le,_)=>{"use strict";var At=/^xn--/,Ct=/[^\0-\x7F]/,vt=/[\x2E\u3002\uFF0E\uFF61]/g,Et={overflow:"Overflow: input needs wider integers to process","not-basic":"Illegal input >= 0x80 (not a bas\
ic code point)","invalid-input":"Invalid input"},O=35,m=Math.floor,B=String.fromCharCode;function S(t){throw new RangeError(Et[t])}function Pt(t,e){let s=[],r=t.length;for(;r--;)s[r]=e(t[r]);return s}
function W(t,e){let s=t.split("@"),r="";s.length>1&&(r=s[0]+"@",t=s[1]),t=t.replace(vt,".");let i=t.split("."),n=Pt(i,e).join(".");return r+n}function $(t){let e=[],s=0,r=t.length;for(;s<r;){let i=t.charCodeAt(
s++);if(i>=55296&&i<=56319&&s<r){let n=t.charCodeAt(s++);(n&64512)==56320?e.push(((i&1023)<<10)+(n&1023)+65536):(e.push(i),s--)}else e.push(i)}return e}var qt=t=>String.fromCodePoint(...t),Lt=function(t){
return t>=48&&t<58?26+(t-48):t>=65&&t<91?t-65:t>=97&&t<123?t-97:36},T=function(t,e){return t+22+75*(t<26)-((e!=0)<<5)},j=function(t,e,s){let r=0;for(t=s?m(t/700):t>>1,t+=m(t/e);t>O*26>>1;r+=36)t=m(t/O);
return m(r+(O+1)*t/(t+38))},V=function(t){let e=[],s=t.length,r=0,i=128,n=72,o=t.lastIndexOf("-");o<0&&(o=0);for(let u=0;u<o;++u)t.charCodeAt(u)>=128&&S("not-basic"),e.push(t.charCodeAt(u));for(let u=o>
0?o+1:0;u<s;){let a=r;for(let b=1,g=36;;g+=36){u>=s&&S("invalid-input");let x=Lt(t.charCodeAt(u++));x>=36&&S("invalid-input"),x>m((2147483647-r)/b)&&S("overflow"),r+=x*b;let y=g<=n?1:g>=n+26?26:g-n;if(x<
y)break;let A=36-y;b>m(2147483647/A)&&S("overflow"),b*=A}let d=e.length+1;n=j(r-a,d,a==0),m(r/d)>2147483647-i&&S("overflow"),i+=m(r/d),r%=d,e.splice(r++,0,i)}return String.fromCodePoint(...e)},Z=function(t){
let e=[];t=$(t);let s=t.length,r=128,i=0,n=72;for(let a of t)a<128&&e.push(B(a));let o=e.length,u=o;for(o&&e.push("-");u<s;){let a=2147483647;for(let b of t)b>=r&&b<a&&(a=b);let d=u+1;a-r>m((2147483647-
i)/d)&&S("overflow"),i+=(a-r)*d,r=a;for(let b of t)if(b<r&&++i>2147483647&&S("overflow"),b===r){let g=i;for(let x=36;;x+=36){let y=x<=n?1:x>=n+26?26:x-n;if(g<y)break;let A=g-y,k=36-y;e.push(B(T(y+A%k,
0))),g=m(A/k)}e.push(B(T(g,0))),n=j(i,d,u===o),i=0,++u}++i,++r}return e.join("")},Ot=function(t){return W(t,function(e){return At.test(e)?V(e.slice(4).toLowerCase()):e})},Bt=function(t){return W(t,function(e){
return Ct.test(e)?"xn--"+Z(e):e})},Ft={version:"2.3.1",ucs2:{decode:$,encode:qt},decode:V,encode:Z,toASCII:Bt,toUnicode:Ot};_.exports=Ft});var N=v((fe,J)=>{"use strict";function F(t){return t>=48&&t<=57}function G(t){return t>=65&&t<=90||t>=97&&t<=122}function Nt(t){return G(t)||F(t)}function Ut(t){return F(t)||t>=65&&t<=70||t>=97&&t<=102}
J.exports={isASCIIDigit:F,isASCIIAlpha:G,isASCIIAlphanumeric:Nt,isASCIIHex:Ut}});var st=v((pe,et)=>{"use strict";var{isASCIIHex:K}=N();function Rt(t,e){let s=[],r=0,i=t.indexOf(e);for(;i>=0;)s.push(t.slice(r,i)),r=i+1,i=t.indexOf(e,r);return r!==t.length&&s.push(t.slice(r)),s}function X(t,e,s){
let r=t.indexOf(e);for(;r>=0;)t[r]=s,r=t.indexOf(e,r+1);return t}function tt(t){let e=t.toString(16).toUpperCase();return e.length===1&&(e="0"+e),"%"+e}function U(t){let e=Buffer.alloc(t.byteLength),s=0;
for(let r=0;r<t.length;++r)t[r]!==37||!K(t[r+1])||!K(t[r+2])?e[s++]=t[r]:(e[s++]=parseInt(t.slice(r+1,r+3).toString(),16),r+=2);return e.slice(0,s)}function Dt(t){let e=Rt(t,38),s=[];for(let r of e){if(r.
length===0)continue;let i,n,o=r.indexOf(61);o>=0?(i=r.slice(0,o),n=r.slice(o+1)):(i=r,n=Buffer.alloc(0)),i=X(Buffer.from(i),43,32),n=X(Buffer.from(n),43,32),s.push([U(i).toString(),U(n).toString()])}return s}
function Y(t){let e="";for(let s of t)s===32?e+="+":s===42||s===45||s===46||s>=48&&s<=57||s>=65&&s<=90||s===95||s>=97&&s<=122?e+=String.fromCodePoint(s):e+=tt(s);return e}function Ht(t,e=void 0){let s="\
utf-8";e!==void 0&&(s=e);let r="";for(let[i,n]of t.entries()){let o=Y(Buffer.from(n[0])),u=n[1];n.length>2&&n[2]!==void 0&&(n[2]==="hidden"&&o==="_charset_"?u=s:n[2]==="file"&&(u=u.name)),u=Y(Buffer.from(
u)),i!==0&&(r+="&"),r+=`${o}=${u}`}return r}et.exports={percentEncode:tt,percentDecode:U,parseUrlencoded(t){return Dt(Buffer.from(t))},serializeUrlencoded:Ht}});var bt=v((ce,c)=>{"use strict";var I=Q(),p=N(),{percentEncode:ht,percentDecode:Mt}=st(),ot={ftp:21,file:null,gopher:70,http:80,https:443,ws:80,wss:443},h=Symbol("failure");function rt(t){return I.ucs2.
decode(t).length}function it(t,e){let s=t[e];return isNaN(s)?void 0:String.fromCodePoint(s)}function nt(t){return t==="."||t.toLowerCase()==="%2e"}function zt(t){return t=t.toLowerCase(),t===".."||t===
"%2e."||t===".%2e"||t==="%2e%2e"}function kt(t,e){return p.isASCIIAlpha(t)&&(e===58||e===124)}function ut(t){return t.length===2&&p.isASCIIAlpha(t.codePointAt(0))&&(t[1]===":"||t[1]==="|")}function Tt(t){
return t.length===2&&p.isASCIIAlpha(t.codePointAt(0))&&t[1]===":"}function Wt(t){return t.search(/\u0000|\u0009|\u000A|\u000D|\u0020|#|%|\/|:|\?|@|\[|\\|\]/)!==-1}function $t(t){return t.search(/\u0000|\u0009|\u000A|\u000D|\u0020|#|\/|:|\?|@|\[|\\|\]/)!==
-1}function E(t){return ot[t]!==void 0}function f(t){return E(t.scheme)}function R(t){return!E(t.scheme)}function at(t){return ot[t]}function jt(t){let e=Buffer.from(t),s="";for(let r=0;r<e.length;++r)
s+=ht(e[r]);return s}function H(t){return t<=31||t>126}var Vt=new Set([47,58,59,61,64,91,92,93,94,124]);function M(t){return ft(t)||Vt.has(t)}var Zt=new Set([32,34,60,62,96]);function lt(t){return H(t)||
Zt.has(t)}var _t=new Set([35,63,123,125]);function ft(t){return lt(t)||_t.has(t)}function w(t,e){let s=String.fromCodePoint(t);return e(t)?jt(s):s}function Qt(t){let e=10;if(t.length>=2&&t.charAt(0)===
"0"&&t.charAt(1).toLowerCase()==="x"?(t=t.substring(2),e=16):t.length>=2&&t.charAt(0)==="0"&&(t=t.substring(1),e=8),t==="")return 0;let s=/[^0-7]/;return e===10&&(s=/[^0-9]/),e===16&&(s=/[^0-9A-Fa-f]/),
s.test(t)?h:parseInt(t,e)}function Gt(t){let e=t.split(".");if(e[e.length-1]===""&&e.length>1&&e.pop(),e.length>4)return t;let s=[];for(let n of e){if(n==="")return t;let o=Qt(n);if(o===h)return t;s.push(
o)}for(let n=0;n<s.length-1;++n)if(s[n]>255)return h;if(s[s.length-1]>=Math.pow(256,5-s.length))return h;let r=s.pop(),i=0;for(let n of s)r+=n*Math.pow(256,3-i),++i;return r}function Jt(t){let e="",s=t;
for(let r=1;r<=4;++r)e=String(s%256)+e,r!==4&&(e="."+e),s=Math.floor(s/256);return e}function Kt(t){let e=[0,0,0,0,0,0,0,0],s=0,r=null,i=0;if(t=I.ucs2.decode(t),t[i]===58){if(t[i+1]!==58)return h;i+=2,
++s,r=s}for(;i<t.length;){if(s===8)return h;if(t[i]===58){if(r!==null)return h;++i,++s,r=s;continue}let n=0,o=0;for(;o<4&&p.isASCIIHex(t[i]);)n=n*16+parseInt(it(t,i),16),++i,++o;if(t[i]===46){if(o===0||
(i-=o,s>6))return h;let u=0;for(;t[i]!==void 0;){let a=null;if(u>0)if(t[i]===46&&u<4)++i;else return h;if(!p.isASCIIDigit(t[i]))return h;for(;p.isASCIIDigit(t[i]);){let d=parseInt(it(t,i));if(a===null)
a=d;else{if(a===0)return h;a=a*10+d}if(a>255)return h;++i}e[s]=e[s]*256+a,++u,(u===2||u===4)&&++s}if(u!==4)return h;break}else if(t[i]===58){if(++i,t[i]===void 0)return h}else if(t[i]!==void 0)return h;
e[s]=n,++s}if(r!==null){let n=s-r;for(s=7;s!==0&&n>0;){let o=e[r+n-1];e[r+n-1]=e[s],e[s]=o,--s,--n}}else if(r===null&&s!==8)return h;return e}function Xt(t){let e="",r=te(t).idx,i=!1;for(let n=0;n<=7;++n)
if(!(i&&t[n]===0)){if(i&&(i=!1),r===n){e+=n===0?"::":":",i=!0;continue}e+=t[n].toString(16),n!==7&&(e+=":")}return e}function D(t,e=!1){if(t[0]==="[")return t[t.length-1]!=="]"?h:Kt(t.substring(1,t.length-
1));if(e)return Yt(t);let s=Mt(Buffer.from(t)).toString(),r=ee(s);if(r===h||Wt(r))return h;let i=Gt(r);return typeof i=="number"||i===h?i:r}function Yt(t){if($t(t))return h;let e="",s=I.ucs2.decode(t);
for(let r=0;r<s.length;++r)e+=w(s[r],H);return e}function te(t){let e=null,s=1,r=null,i=0;for(let n=0;n<t.length;++n)t[n]!==0?(i>s&&(e=r,s=i),r=null,i=0):(r===null&&(r=n),++i);return i>s&&(e=r,s=i),{idx:e,
len:s}}function z(t){return typeof t=="number"?Jt(t):t instanceof Array?"["+Xt(t)+"]":t}function ee(t){let e=t;return e===null?h:e}function se(t){return t.replace(/^[\u0000-\u001F\u0020]+|[\u0000-\u001F\u0020]+$/g,
"")}function re(t){return t.replace(/\u0009|\u000A|\u000D/g,"")}function pt(t){let{path:e}=t;e.length!==0&&(t.scheme==="file"&&e.length===1&&ne(e[0])||e.pop())}function ct(t){return t.username!==""||t.
password!==""}function ie(t){return t.host===null||t.host===""||t.cannotBeABaseURL||t.scheme==="file"}function ne(t){return/^[A-Za-z]:$/.test(t)}function l(t,e,s,r,i){if(this.pointer=0,this.input=t,this.
base=e||null,this.encodingOverride=s||"utf-8",this.stateOverride=i,this.url=r,this.failure=!1,this.parseError=!1,!this.url){this.url={scheme:"",username:"",password:"",host:null,port:null,path:[],query:null,
fragment:null,cannotBeABaseURL:!1};let o=se(this.input);o!==this.input&&(this.parseError=!0),this.input=o}let n=re(this.input);for(n!==this.input&&(this.parseError=!0),this.input=n,this.state=i||"sche\
me start",this.buffer="",this.atFlag=!1,this.arrFlag=!1,this.passwordTokenSeenFlag=!1,this.input=I.ucs2.decode(this.input);this.pointer<=this.input.length;++this.pointer){let o=this.input[this.pointer],
u=isNaN(o)?void 0:String.fromCodePoint(o),a=this["parse "+this.state](o,u);if(a){if(a===h){this.failure=!0;break}}else break}}l.prototype["parse scheme start"]=function(e,s){if(p.isASCIIAlpha(e))this.
buffer+=s.toLowerCase(),this.state="scheme";else if(!this.stateOverride)this.state="no scheme",--this.pointer;else return this.parseError=!0,h;return!0};l.prototype["parse scheme"]=function(e,s){if(p.
isASCIIAlphanumeric(e)||e===43||e===45||e===46)this.buffer+=s.toLowerCase();else if(e===58){if(this.stateOverride&&(f(this.url)&&!E(this.buffer)||!f(this.url)&&E(this.buffer)||(ct(this.url)||this.url.
port!==null)&&this.buffer==="file"||this.url.scheme==="file"&&(this.url.host===""||this.url.host===null)))return!1;if(this.url.scheme=this.buffer,this.stateOverride)return this.url.port===at(this.url.
scheme)&&(this.url.port=null),!1;this.buffer="",this.url.scheme==="file"?((this.input[this.pointer+1]!==47||this.input[this.pointer+2]!==47)&&(this.parseError=!0),this.state="file"):f(this.url)&&this.
base!==null&&this.base.scheme===this.url.scheme?this.state="special relative or authority":f(this.url)?this.state="special authority slashes":this.input[this.pointer+1]===47?(this.state="path or autho\
rity",++this.pointer):(this.url.cannotBeABaseURL=!0,this.url.path.push(""),this.state="cannot-be-a-base-URL path")}else if(!this.stateOverride)this.buffer="",this.state="no scheme",this.pointer=-1;else
return this.parseError=!0,h;return!0};l.prototype["parse no scheme"]=function(e){return this.base===null||this.base.cannotBeABaseURL&&e!==35?h:(this.base.cannotBeABaseURL&&e===35?(this.url.scheme=this.
base.scheme,this.url.path=this.base.path.slice(),this.url.query=this.base.query,this.url.fragment="",this.url.cannotBeABaseURL=!0,this.state="fragment"):this.base.scheme==="file"?(this.state="file",--this.
pointer):(this.state="relative",--this.pointer),!0)};l.prototype["parse special relative or authority"]=function(e){return e===47&&this.input[this.pointer+1]===47?(this.state="special authority ignore\
 slashes",++this.pointer):(this.parseError=!0,this.state="relative",--this.pointer),!0};l.prototype["parse path or authority"]=function(e){return e===47?this.state="authority":(this.state="path",--this.
pointer),!0};l.prototype["parse relative"]=function(e){return this.url.scheme=this.base.scheme,isNaN(e)?(this.url.username=this.base.username,this.url.password=this.base.password,this.url.host=this.base.
host,this.url.port=this.base.port,this.url.path=this.base.path.slice(),this.url.query=this.base.query):e===47?this.state="relative slash":e===63?(this.url.username=this.base.username,this.url.password=
this.base.password,this.url.host=this.base.host,this.url.port=this.base.port,this.url.path=this.base.path.slice(),this.url.query="",this.state="query"):e===35?(this.url.username=this.base.username,this.
url.password=this.base.password,this.url.host=this.base.host,this.url.port=this.base.port,this.url.path=this.base.path.slice(),this.url.query=this.base.query,this.url.fragment="",this.state="fragment"):
f(this.url)&&e===92?(this.parseError=!0,this.state="relative slash"):(this.url.username=this.base.username,this.url.password=this.base.password,this.url.host=this.base.host,this.url.port=this.base.port,
this.url.path=this.base.path.slice(0,this.base.path.length-1),this.state="path",--this.pointer),!0};l.prototype["parse relative slash"]=function(e){return f(this.url)&&(e===47||e===92)?(e===92&&(this.
parseError=!0),this.state="special authority ignore slashes"):e===47?this.state="authority":(this.url.username=this.base.username,this.url.password=this.base.password,this.url.host=this.base.host,this.
url.port=this.base.port,this.state="path",--this.pointer),!0};l.prototype["parse special authority slashes"]=function(e){return e===47&&this.input[this.pointer+1]===47?(this.state="special authority i\
gnore slashes",++this.pointer):(this.parseError=!0,this.state="special authority ignore slashes",--this.pointer),!0};l.prototype["parse special authority ignore slashes"]=function(e){return e!==47&&e!==
92?(this.state="authority",--this.pointer):this.parseError=!0,!0};l.prototype["parse authority"]=function(e,s){if(e===64){this.parseError=!0,this.atFlag&&(this.buffer="%40"+this.buffer),this.atFlag=!0;
let r=rt(this.buffer);for(let i=0;i<r;++i){let n=this.buffer.codePointAt(i);if(n===58&&!this.passwordTokenSeenFlag){this.passwordTokenSeenFlag=!0;continue}let o=w(n,M);this.passwordTokenSeenFlag?this.
url.password+=o:this.url.username+=o}this.buffer=""}else if(isNaN(e)||e===47||e===63||e===35||f(this.url)&&e===92){if(this.atFlag&&this.buffer==="")return this.parseError=!0,h;this.pointer-=rt(this.buffer)+
1,this.buffer="",this.state="host"}else this.buffer+=s;return!0};l.prototype["parse hostname"]=l.prototype["parse host"]=function(e,s){if(this.stateOverride&&this.url.scheme==="file")--this.pointer,this.
state="file host";else if(e===58&&!this.arrFlag){if(this.buffer==="")return this.parseError=!0,h;let r=D(this.buffer,R(this.url));if(r===h)return h;if(this.url.host=r,this.buffer="",this.state="port",
this.stateOverride==="hostname")return!1}else if(isNaN(e)||e===47||e===63||e===35||f(this.url)&&e===92){if(--this.pointer,f(this.url)&&this.buffer==="")return this.parseError=!0,h;if(this.stateOverride&&
this.buffer===""&&(ct(this.url)||this.url.port!==null))return this.parseError=!0,!1;let r=D(this.buffer,R(this.url));if(r===h)return h;if(this.url.host=r,this.buffer="",this.state="path start",this.stateOverride)
return!1}else e===91?this.arrFlag=!0:e===93&&(this.arrFlag=!1),this.buffer+=s;return!0};l.prototype["parse port"]=function(e,s){if(p.isASCIIDigit(e))this.buffer+=s;else if(isNaN(e)||e===47||e===63||e===
35||f(this.url)&&e===92||this.stateOverride){if(this.buffer!==""){let r=parseInt(this.buffer);if(r>Math.pow(2,16)-1)return this.parseError=!0,h;this.url.port=r===at(this.url.scheme)?null:r,this.buffer=
""}if(this.stateOverride)return!1;this.state="path start",--this.pointer}else return this.parseError=!0,h;return!0};var he=new Set([47,92,63,35]);function dt(t,e){let s=t.length-e;return s>=2&&kt(t[e],
t[e+1])&&(s===2||he.has(t[e+2]))}l.prototype["parse file"]=function(e){return this.url.scheme="file",e===47||e===92?(e===92&&(this.parseError=!0),this.state="file slash"):this.base!==null&&this.base.scheme===
"file"?isNaN(e)?(this.url.host=this.base.host,this.url.path=this.base.path.slice(),this.url.query=this.base.query):e===63?(this.url.host=this.base.host,this.url.path=this.base.path.slice(),this.url.query=
"",this.state="query"):e===35?(this.url.host=this.base.host,this.url.path=this.base.path.slice(),this.url.query=this.base.query,this.url.fragment="",this.state="fragment"):(dt(this.input,this.pointer)?
this.parseError=!0:(this.url.host=this.base.host,this.url.path=this.base.path.slice(),pt(this.url)),this.state="path",--this.pointer):(this.state="path",--this.pointer),!0};l.prototype["parse file sla\
sh"]=function(e){return e===47||e===92?(e===92&&(this.parseError=!0),this.state="file host"):(this.base!==null&&this.base.scheme==="file"&&!dt(this.input,this.pointer)&&(Tt(this.base.path[0])?this.url.
path.push(this.base.path[0]):this.url.host=this.base.host),this.state="path",--this.pointer),!0};l.prototype["parse file host"]=function(e,s){if(isNaN(e)||e===47||e===92||e===63||e===35)if(--this.pointer,
!this.stateOverride&&ut(this.buffer))this.parseError=!0,this.state="path";else if(this.buffer===""){if(this.url.host="",this.stateOverride)return!1;this.state="path start"}else{let r=D(this.buffer,R(this.
url));if(r===h)return h;if(r==="localhost"&&(r=""),this.url.host=r,this.stateOverride)return!1;this.buffer="",this.state="path start"}else this.buffer+=s;return!0};l.prototype["parse path start"]=function(e){
return f(this.url)?(e===92&&(this.parseError=!0),this.state="path",e!==47&&e!==92&&--this.pointer):!this.stateOverride&&e===63?(this.url.query="",this.state="query"):!this.stateOverride&&e===35?(this.
url.fragment="",this.state="fragment"):e!==void 0&&(this.state="path",e!==47&&--this.pointer),!0};l.prototype["parse path"]=function(e){if(isNaN(e)||e===47||f(this.url)&&e===92||!this.stateOverride&&(e===
63||e===35)){if(f(this.url)&&e===92&&(this.parseError=!0),zt(this.buffer)?(pt(this.url),e!==47&&!(f(this.url)&&e===92)&&this.url.path.push("")):nt(this.buffer)&&e!==47&&!(f(this.url)&&e===92)?this.url.
path.push(""):nt(this.buffer)||(this.url.scheme==="file"&&this.url.path.length===0&&ut(this.buffer)&&(this.url.host!==""&&this.url.host!==null&&(this.parseError=!0,this.url.host=""),this.buffer=this.buffer[0]+
":"),this.url.path.push(this.buffer)),this.buffer="",this.url.scheme==="file"&&(e===void 0||e===63||e===35))for(;this.url.path.length>1&&this.url.path[0]==="";)this.parseError=!0,this.url.path.shift();
e===63&&(this.url.query="",this.state="query"),e===35&&(this.url.fragment="",this.state="fragment")}else e===37&&(!p.isASCIIHex(this.input[this.pointer+1])||!p.isASCIIHex(this.input[this.pointer+2]))&&
(this.parseError=!0),this.buffer+=w(e,ft);return!0};l.prototype["parse cannot-be-a-base-URL path"]=function(e){return e===63?(this.url.query="",this.state="query"):e===35?(this.url.fragment="",this.state=
"fragment"):(!isNaN(e)&&e!==37&&(this.parseError=!0),e===37&&(!p.isASCIIHex(this.input[this.pointer+1])||!p.isASCIIHex(this.input[this.pointer+2]))&&(this.parseError=!0),isNaN(e)||(this.url.path[0]=this.
url.path[0]+w(e,H))),!0};l.prototype["parse query"]=function(e,s){if(isNaN(e)||!this.stateOverride&&e===35){(!f(this.url)||this.url.scheme==="ws"||this.url.scheme==="wss")&&(this.encodingOverride="utf\
-8");let r=Buffer.from(this.buffer);for(let i=0;i<r.length;++i)r[i]<33||r[i]>126||r[i]===34||r[i]===35||r[i]===60||r[i]===62||r[i]===39&&f(this.url)?this.url.query+=ht(r[i]):this.url.query+=String.fromCodePoint(
r[i]);this.buffer="",e===35&&(this.url.fragment="",this.state="fragment")}else e===37&&(!p.isASCIIHex(this.input[this.pointer+1])||!p.isASCIIHex(this.input[this.pointer+2]))&&(this.parseError=!0),this.
buffer+=s;return!0};l.prototype["parse fragment"]=function(e){return isNaN(e)||(e===0?this.parseError=!0:(e===37&&(!p.isASCIIHex(this.input[this.pointer+1])||!p.isASCIIHex(this.input[this.pointer+2]))&&
(this.parseError=!0),this.url.fragment+=w(e,lt))),!0};function oe(t,e){let s=t.scheme+":";if(t.host!==null?(s+="//",(t.username!==""||t.password!=="")&&(s+=t.username,t.password!==""&&(s+=":"+t.password),
s+="@"),s+=z(t.host),t.port!==null&&(s+=":"+t.port)):t.host===null&&t.scheme==="file"&&(s+="//"),t.cannotBeABaseURL)s+=t.path[0];else for(let r of t.path)s+="/"+r;return t.query!==null&&(s+="?"+t.query),
!e&&t.fragment!==null&&(s+="#"+t.fragment),s}function ue(t){let e=t.scheme+"://";return e+=z(t.host),t.port!==null&&(e+=":"+t.port),e}c.exports.serializeURL=oe;c.exports.serializeURLOrigin=function(t){
switch(t.scheme){case"blob":try{return c.exports.serializeURLOrigin(c.exports.parseURL(t.path[0]))}catch{return"null"}case"ftp":case"gopher":case"http":case"https":case"ws":case"wss":return ue({scheme:t.
scheme,host:t.host,port:t.port});case"file":return"null";default:return"null"}};c.exports.basicURLParse=function(t,e){e===void 0&&(e={});let s=new l(t,e.baseURL,e.encodingOverride,e.url,e.stateOverride);
return s.failure?null:s.url};c.exports.setTheUsername=function(t,e){t.username="";let s=I.ucs2.decode(e);for(let r=0;r<s.length;++r)t.username+=w(s[r],M)};c.exports.setThePassword=function(t,e){t.password=
"";let s=I.ucs2.decode(e);for(let r=0;r<s.length;++r)t.password+=w(s[r],M)};c.exports.serializeHost=z;c.exports.cannotHaveAUsernamePasswordPort=ie;c.exports.serializeInteger=function(t){return String(
t)};c.exports.parseURL=function(t,e){return e===void 0&&(e={}),c.exports.basicURLParse(t,{baseURL:e.baseURL,encodingOverride:e.encodingOverride})}});var P={};L(P,wt(bt()));return It(P);})();
return library;
})()
