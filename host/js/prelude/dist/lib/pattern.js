(() => {

"use strict";var library=(()=>{var H=Object.defineProperty;var Et=Object.getOwnPropertyDescriptor;var $t=Object.getOwnPropertyNames;var Rt=Object.prototype.hasOwnProperty;var kt=(t,e)=>{for(var r of Object.keys(e))H(t,r,{get:e[r],enumerable:!0})},Pt=(t,e,r,i)=>{if(e&&typeof e=="object"||typeof e=="function")for(let h of $t(e))!Rt.call(t,h)&&h!==r&&H(t,h,{get:()=>e[h],enumerable:!(i=
Et(e,h))||i.enumerable});return t};var Ct=t=>Pt(H({},"__esModule",{value:!0}),t);var It={};kt(It,{URLPattern:()=>Q});var Lt=Object.defineProperty,n=(t,e)=>Lt(t,"name",{value:e,configurable:!0}),S=class{type=3;name="";prefix="";value="";suffix="";modifier=3;constructor(t,e,r,i,h,u){this.type=t,this.name=e,this.prefix=
r,this.value=i,this.suffix=h,this.modifier=u}hasCustomName(){return this.name!==""&&typeof this.name!="number"}};n(S,"Part");var St=/[$_\p{ID_Start}]/u,At=/[$_\u200C\u200D\p{ID_Continue}]/u,j=".*";function Z(t,e){
return(e?/^[\x00-\xFF]*$/:/^[\x00-\x7F]*$/).test(t)}n(Z,"isASCII");function M(t,e=!1){let r=[],i=0;for(;i<t.length;){let h=t[i],u=n(function(o){if(!e)throw new TypeError(o);r.push({type:"INVALID_CHAR",
index:i,value:t[i++]})},"ErrorOrInvalid");if(h==="*"){r.push({type:"ASTERISK",index:i,value:t[i++]});continue}if(h==="+"||h==="?"){r.push({type:"OTHER_MODIFIER",index:i,value:t[i++]});continue}if(h===
"\\"){r.push({type:"ESCAPED_CHAR",index:i++,value:t[i++]});continue}if(h==="{"){r.push({type:"OPEN",index:i,value:t[i++]});continue}if(h==="}"){r.push({type:"CLOSE",index:i,value:t[i++]});continue}if(h===
":"){let o="",s=i+1;for(;s<t.length;){let c=t.substr(s,1);if(s===i+1&&St.test(c)||s!==i+1&&At.test(c)){o+=t[s++];continue}break}if(!o){u(`Missing parameter name at ${i}`);continue}r.push({type:"NAME",
index:i,value:o}),i=s;continue}if(h==="("){let o=1,s="",c=i+1,a=!1;if(t[c]==="?"){u(`Pattern cannot start with "?" at ${c}`);continue}for(;c<t.length;){if(!Z(t[c],!1)){u(`Invalid character '${t[c]}' a\
t ${c}.`),a=!0;break}if(t[c]==="\\"){s+=t[c++]+t[c++];continue}if(t[c]===")"){if(o--,o===0){c++;break}}else if(t[c]==="("&&(o++,t[c+1]!=="?")){u(`Capturing groups are not allowed at ${c}`),a=!0;break}
s+=t[c++]}if(a)continue;if(o){u(`Unbalanced pattern at ${i}`);continue}if(!s){u(`Missing pattern at ${i}`);continue}r.push({type:"REGEX",index:i,value:s}),i=c;continue}r.push({type:"CHAR",index:i,value:t[i++]})}
return r.push({type:"END",index:i,value:""}),r}n(M,"lexer");function z(t,e={}){let r=M(t);e.delimiter??="/#?",e.prefixes??="./";let i=`[^${d(e.delimiter)}]+?`,h=[],u=0,o=0,s="",c=new Set,a=n(p=>{if(o<
r.length&&r[o].type===p)return r[o++].value},"tryConsume"),f=n(()=>a("OTHER_MODIFIER")??a("ASTERISK"),"tryConsumeModifier"),b=n(p=>{let l=a(p);if(l!==void 0)return l;let{type:m,index:P}=r[o];throw new TypeError(
`Unexpected ${m} at ${P}, expected ${p}`)},"mustConsume"),k=n(()=>{let p="",l;for(;l=a("CHAR")??a("ESCAPED_CHAR");)p+=l;return p},"consumeText"),xt=n(p=>p,"DefaultEncodePart"),T=e.encodePart||xt,U="",
O=n(p=>{U+=p},"appendToPendingFixedValue"),D=n(()=>{U.length&&(h.push(new S(3,"","",T(U),"",3)),U="")},"maybeAddPartFromPendingFixedValue"),Y=n((p,l,m,P,v)=>{let y=3;switch(v){case"?":y=1;break;case"*":
y=0;break;case"+":y=2;break}if(!l&&!m&&y===3){O(p);return}if(D(),!l&&!m){if(!p)return;h.push(new S(3,"","",T(p),"",y));return}let g;m?m==="*"?g=j:g=m:g=i;let A=2;g===i?(A=1,g=""):g===j&&(A=0,g="");let x;
if(l?x=l:m&&(x=u++),c.has(x))throw new TypeError(`Duplicate name '${x}'.`);c.add(x),h.push(new S(A,x,T(p),g,T(P),y))},"addPart");for(;o<r.length;){let p=a("CHAR"),l=a("NAME"),m=a("REGEX");if(!l&&!m&&(m=
a("ASTERISK")),l||m){let v=p??"";e.prefixes.indexOf(v)===-1&&(O(v),v=""),D();let y=f();Y(v,l,m,"",y);continue}let P=p??a("ESCAPED_CHAR");if(P){O(P);continue}if(a("OPEN")){let v=k(),y=a("NAME"),g=a("RE\
GEX");!y&&!g&&(g=a("ASTERISK"));let A=k();b("CLOSE");let x=f();Y(v,y,g,A,x);continue}D(),b("END")}return h}n(z,"parse");function d(t){return t.replace(/([.+*?^${}()[\]|/\\])/g,"\\$1")}n(d,"escapeStrin\
g");function _(t){return t&&t.ignoreCase?"ui":"u"}n(_,"flags");function tt(t,e,r){return W(z(t,r),e,r)}n(tt,"stringToRegexp");function R(t){switch(t){case 0:return"*";case 1:return"?";case 2:return"+";case 3:
return""}}n(R,"modifierToString");function W(t,e,r={}){r.delimiter??="/#?",r.prefixes??="./",r.sensitive??=!1,r.strict??=!1,r.end??=!0,r.start??=!0,r.endsWith="";let i=r.start?"^":"";for(let s of t){if(s.
type===3){s.modifier===3?i+=d(s.value):i+=`(?:${d(s.value)})${R(s.modifier)}`;continue}e&&e.push(s.name);let c=`[^${d(r.delimiter)}]+?`,a=s.value;if(s.type===1?a=c:s.type===0&&(a=j),!s.prefix.length&&
!s.suffix.length){s.modifier===3||s.modifier===1?i+=`(${a})${R(s.modifier)}`:i+=`((?:${a})${R(s.modifier)})`;continue}if(s.modifier===3||s.modifier===1){i+=`(?:${d(s.prefix)}(${a})${d(s.suffix)})`,i+=
R(s.modifier);continue}i+=`(?:${d(s.prefix)}`,i+=`((?:${a})(?:`,i+=d(s.suffix),i+=d(s.prefix),i+=`(?:${a}))*)${d(s.suffix)})`,s.modifier===0&&(i+="?")}let h=`[${d(r.endsWith)}]|$`,u=`[${d(r.delimiter)}\
]`;if(r.end)return r.strict||(i+=`${u}?`),r.endsWith.length?i+=`(?=${h})`:i+="$",new RegExp(i,_(r));r.strict||(i+=`(?:${u}(?=${h}))?`);let o=!1;if(t.length){let s=t[t.length-1];s.type===3&&s.modifier===
3&&(o=r.delimiter.indexOf(s)>-1)}return o||(i+=`(?=${u}|${h})`),new RegExp(i,_(r))}n(W,"partsToRegexp");var $={delimiter:"",prefixes:"",sensitive:!0,strict:!0},Tt={delimiter:".",prefixes:"",sensitive:!0,
strict:!0},Ut={delimiter:"/",prefixes:"/",sensitive:!0,strict:!0};function et(t,e){return t.length?t[0]==="/"?!0:!e||t.length<2?!1:(t[0]=="\\"||t[0]=="{")&&t[1]=="/":!1}n(et,"isAbsolutePathname");function G(t,e){
return t.startsWith(e)?t.substring(e.length,t.length):t}n(G,"maybeStripPrefix");function rt(t,e){return t.endsWith(e)?t.substr(0,t.length-e.length):t}n(rt,"maybeStripSuffix");function K(t){return!t||t.
length<2?!1:t[0]==="["||(t[0]==="\\"||t[0]==="{")&&t[1]==="["}n(K,"treatAsIPv6Hostname");var st=["ftp","file","http","https","ws","wss"];function V(t){if(!t)return!0;for(let e of st)if(t.test(e))return!0;
return!1}n(V,"isSpecialScheme");function it(t,e){if(t=G(t,"#"),e||t==="")return t;let r=new URL("https://example.com");return r.hash=t,r.hash?r.hash.substring(1,r.hash.length):""}n(it,"canonicalizeHas\
h");function nt(t,e){if(t=G(t,"?"),e||t==="")return t;let r=new URL("https://example.com");return r.search=t,r.search?r.search.substring(1,r.search.length):""}n(nt,"canonicalizeSearch");function at(t,e){
return e||t===""?t:K(t)?q(t):B(t)}n(at,"canonicalizeHostname");function ot(t,e){if(e||t==="")return t;let r=new URL("https://example.com");return r.password=t,r.password}n(ot,"canonicalizePassword");function ht(t,e){
if(e||t==="")return t;let r=new URL("https://example.com");return r.username=t,r.username}n(ht,"canonicalizeUsername");function ct(t,e,r){if(r||t==="")return t;if(e&&!st.includes(e))return new URL(`${e}\
:${t}`).pathname;let i=t[0]=="/";return t=new URL(i?t:"/-"+t,"https://example.com").pathname,i||(t=t.substring(2,t.length)),t}n(ct,"canonicalizePathname");function ut(t,e,r){return X(e)===t&&(t=""),r||
t===""?t:J(t)}n(ut,"canonicalizePort");function pt(t,e){return t=rt(t,":"),e||t===""?t:I(t)}n(pt,"canonicalizeProtocol");function X(t){switch(t){case"ws":case"http":return"80";case"wws":case"https":return"\
443";case"ftp":return"21";default:return""}}n(X,"defaultPortForProtocol");function I(t){if(t==="")return t;if(/^[-+.A-Za-z0-9]*$/.test(t))return t.toLowerCase();throw new TypeError(`Invalid protocol '${t}\
'.`)}n(I,"protocolEncodeCallback");function lt(t){if(t==="")return t;let e=new URL("https://example.com");return e.username=t,e.username}n(lt,"usernameEncodeCallback");function ft(t){if(t==="")return t;
let e=new URL("https://example.com");return e.password=t,e.password}n(ft,"passwordEncodeCallback");function B(t){if(t==="")return t;if(/[\t\n\r #%/:<>?@[\]^\\|]/g.test(t))throw new TypeError(`Invalid \
hostname '${t}'`);let e=new URL("https://example.com");return e.hostname=t,e.hostname}n(B,"hostnameEncodeCallback");function q(t){if(t==="")return t;if(/[^0-9a-fA-F[\]:]/g.test(t))throw new TypeError(
`Invalid IPv6 hostname '${t}'`);return t.toLowerCase()}n(q,"ipv6HostnameEncodeCallback");function J(t){if(t===""||/^[0-9]*$/.test(t)&&parseInt(t)<=65535)return t;throw new TypeError(`Invalid port '${t}\
'.`)}n(J,"portEncodeCallback");function mt(t){if(t==="")return t;let e=new URL("https://example.com");return e.pathname=t[0]!=="/"?"/-"+t:t,t[0]!=="/"?e.pathname.substring(2,e.pathname.length):e.pathname}
n(mt,"standardURLPathnameEncodeCallback");function dt(t){return t===""?t:new URL(`data:${t}`).pathname}n(dt,"pathURLPathnameEncodeCallback");function gt(t){if(t==="")return t;let e=new URL("https://ex\
ample.com");return e.search=t,e.search.substring(1,e.search.length)}n(gt,"searchEncodeCallback");function yt(t){if(t==="")return t;let e=new URL("https://example.com");return e.hash=t,e.hash.substring(
1,e.hash.length)}n(yt,"hashEncodeCallback");var bt=class{#n;#s=[];#e={};#t=0;#i=1;#c=0;#o=0;#f=0;#m=0;#d=!1;constructor(t){this.#n=t}get result(){return this.#e}parse(){for(this.#s=M(this.#n,!0);this.#t<
this.#s.length;this.#t+=this.#i){if(this.#i=1,this.#s[this.#t].type==="END"){if(this.#o===0){this.#w(),this.#u()?this.#r(9,1):this.#p()?this.#r(8,1):this.#r(7,0);continue}else if(this.#o===2){this.#l(
5);continue}this.#r(10,0);break}if(this.#f>0)if(this.#P())this.#f-=1;else continue;if(this.#k()){this.#f+=1;continue}switch(this.#o){case 0:this.#v()&&this.#l(1);break;case 1:if(this.#v()){this.#S();let t=7,
e=1;this.#E()?(t=2,e=3):this.#d&&(t=2),this.#r(t,e)}break;case 2:this.#y()?this.#l(3):(this.#b()||this.#p()||this.#u())&&this.#l(5);break;case 3:this.#$()?this.#r(4,1):this.#y()&&this.#r(5,1);break;case 4:
this.#y()&&this.#r(5,1);break;case 5:this.#C()?this.#m+=1:this.#L()&&(this.#m-=1),this.#R()&&!this.#m?this.#r(6,1):this.#b()?this.#r(7,0):this.#p()?this.#r(8,1):this.#u()&&this.#r(9,1);break;case 6:this.#b()?
this.#r(7,0):this.#p()?this.#r(8,1):this.#u()&&this.#r(9,1);break;case 7:this.#p()?this.#r(8,1):this.#u()&&this.#r(9,1);break;case 8:this.#u()&&this.#r(9,1);break;case 9:break;case 10:break}}this.#e.hostname!==
void 0&&this.#e.port===void 0&&(this.#e.port="")}#r(t,e){switch(this.#o){case 0:break;case 1:this.#e.protocol=this.#h();break;case 2:break;case 3:this.#e.username=this.#h();break;case 4:this.#e.password=
this.#h();break;case 5:this.#e.hostname=this.#h();break;case 6:this.#e.port=this.#h();break;case 7:this.#e.pathname=this.#h();break;case 8:this.#e.search=this.#h();break;case 9:this.#e.hash=this.#h();
break;case 10:break}this.#o!==0&&t!==10&&([1,2,3,4].includes(this.#o)&&[6,7,8,9].includes(t)&&(this.#e.hostname??=""),[1,2,3,4,5,6].includes(this.#o)&&[8,9].includes(t)&&(this.#e.pathname??=this.#d?"/":
""),[1,2,3,4,5,6,7].includes(this.#o)&&t===9&&(this.#e.search??="")),this.#x(t,e)}#x(t,e){this.#o=t,this.#c=this.#t+e,this.#t+=e,this.#i=0}#w(){this.#t=this.#c,this.#i=0}#l(t){this.#w(),this.#o=t}#g(t){
return t<0&&(t=this.#s.length-t),t<this.#s.length?this.#s[t]:this.#s[this.#s.length-1]}#a(t,e){let r=this.#g(t);return r.value===e&&(r.type==="CHAR"||r.type==="ESCAPED_CHAR"||r.type==="INVALID_CHAR")}#v(){
return this.#a(this.#t,":")}#E(){return this.#a(this.#t+1,"/")&&this.#a(this.#t+2,"/")}#y(){return this.#a(this.#t,"@")}#$(){return this.#a(this.#t,":")}#R(){return this.#a(this.#t,":")}#b(){return this.#a(
this.#t,"/")}#p(){if(this.#a(this.#t,"?"))return!0;if(this.#s[this.#t].value!=="?")return!1;let t=this.#g(this.#t-1);return t.type!=="NAME"&&t.type!=="REGEX"&&t.type!=="CLOSE"&&t.type!=="ASTERISK"}#u(){
return this.#a(this.#t,"#")}#k(){return this.#s[this.#t].type=="OPEN"}#P(){return this.#s[this.#t].type=="CLOSE"}#C(){return this.#a(this.#t,"[")}#L(){return this.#a(this.#t,"]")}#h(){let t=this.#s[this.#t],
e=this.#g(this.#c).index;return this.#n.substring(e,t.index)}#S(){let t={};Object.assign(t,$),t.encodePart=I;let e=tt(this.#h(),void 0,t);this.#d=V(e)}};n(bt,"Parser");var N=["protocol","username","pa\
ssword","hostname","port","pathname","search","hash"],E="*";function F(t,e){if(typeof t!="string")throw new TypeError("parameter 1 is not of type 'string'.");let r=new URL(t,e);return{protocol:r.protocol.
substring(0,r.protocol.length-1),username:r.username,password:r.password,hostname:r.hostname,port:r.port,pathname:r.pathname,search:r.search!==""?r.search.substring(1,r.search.length):void 0,hash:r.hash!==
""?r.hash.substring(1,r.hash.length):void 0}}n(F,"extractValues");function w(t,e){return e?L(t):t}n(w,"processBaseURLString");function C(t,e,r){let i;if(typeof e.baseURL=="string")try{i=new URL(e.baseURL),
e.protocol===void 0&&(t.protocol=w(i.protocol.substring(0,i.protocol.length-1),r)),!r&&e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&e.username===void 0&&(t.username=w(i.username,r)),!r&&
e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&e.username===void 0&&e.password===void 0&&(t.password=w(i.password,r)),e.protocol===void 0&&e.hostname===void 0&&(t.hostname=w(i.hostname,r)),
e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&(t.port=w(i.port,r)),e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&e.pathname===void 0&&(t.pathname=w(i.pathname,r)),e.protocol===
void 0&&e.hostname===void 0&&e.port===void 0&&e.pathname===void 0&&e.search===void 0&&(t.search=w(i.search.substring(1,i.search.length),r)),e.protocol===void 0&&e.hostname===void 0&&e.port===void 0&&e.
pathname===void 0&&e.search===void 0&&e.hash===void 0&&(t.hash=w(i.hash.substring(1,i.hash.length),r))}catch{throw new TypeError(`invalid baseURL '${e.baseURL}'.`)}if(typeof e.protocol=="string"&&(t.protocol=
pt(e.protocol,r)),typeof e.username=="string"&&(t.username=ht(e.username,r)),typeof e.password=="string"&&(t.password=ot(e.password,r)),typeof e.hostname=="string"&&(t.hostname=at(e.hostname,r)),typeof e.
port=="string"&&(t.port=ut(e.port,t.protocol,r)),typeof e.pathname=="string"){if(t.pathname=e.pathname,i&&!et(t.pathname,r)){let h=i.pathname.lastIndexOf("/");h>=0&&(t.pathname=w(i.pathname.substring(
0,h+1),r)+t.pathname)}t.pathname=ct(t.pathname,t.protocol,r)}return typeof e.search=="string"&&(t.search=nt(e.search,r)),typeof e.hash=="string"&&(t.hash=it(e.hash,r)),t}n(C,"applyInit");function L(t){
return t.replace(/([+*?:{}()\\])/g,"\\$1")}n(L,"escapePatternString");function wt(t){return t.replace(/([.+*?^${}()[\]|/\\])/g,"\\$1")}n(wt,"escapeRegexpString");function vt(t,e){e.delimiter??="/#?",e.
prefixes??="./",e.sensitive??=!1,e.strict??=!1,e.end??=!0,e.start??=!0,e.endsWith="";let r=".*",i=`[^${wt(e.delimiter)}]+?`,h=/[$_\u200C\u200D\p{ID_Continue}]/u,u="";for(let o=0;o<t.length;++o){let s=t[o];
if(s.type===3){if(s.modifier===3){u+=L(s.value);continue}u+=`{${L(s.value)}}${R(s.modifier)}`;continue}let c=s.hasCustomName(),a=!!s.suffix.length||!!s.prefix.length&&(s.prefix.length!==1||!e.prefixes.
includes(s.prefix)),f=o>0?t[o-1]:null,b=o<t.length-1?t[o+1]:null;if(!a&&c&&s.type===1&&s.modifier===3&&b&&!b.prefix.length&&!b.suffix.length)if(b.type===3){let k=b.value.length>0?b.value[0]:"";a=h.test(
k)}else a=!b.hasCustomName();if(!a&&!s.prefix.length&&f&&f.type===3){let k=f.value[f.value.length-1];a=e.prefixes.includes(k)}a&&(u+="{"),u+=L(s.prefix),c&&(u+=`:${s.name}`),s.type===2?u+=`(${s.value}\
)`:s.type===1?c||(u+=`(${i})`):s.type===0&&(!c&&(!f||f.type===3||f.modifier!==3||a||s.prefix!=="")?u+="*":u+=`(${r})`),s.type===1&&c&&s.suffix.length&&h.test(s.suffix[0])&&(u+="\\"),u+=L(s.suffix),a&&
(u+="}"),s.modifier!==3&&(u+=R(s.modifier))}return u}n(vt,"partsToPattern");var Q=class{#n;#s={};#e={};#t={};#i={};#c=!1;constructor(t={},e,r){try{let i;if(typeof e=="string"?i=e:r=e,typeof t=="string"){
let s=new bt(t);if(s.parse(),t=s.result,i===void 0&&typeof t.protocol!="string")throw new TypeError("A base URL must be provided for a relative constructor string.");t.baseURL=i}else{if(!t||typeof t!=
"object")throw new TypeError("parameter 1 is not of type 'string' and cannot convert to dictionary.");if(i)throw new TypeError("parameter 1 is not of type 'string'.")}typeof r>"u"&&(r={ignoreCase:!1});
let h={ignoreCase:r.ignoreCase===!0},u={pathname:E,protocol:E,username:E,password:E,hostname:E,port:E,search:E,hash:E};this.#n=C(u,t,!0),X(this.#n.protocol)===this.#n.port&&(this.#n.port="");let o;for(o of N){
if(!(o in this.#n))continue;let s={},c=this.#n[o];switch(this.#e[o]=[],o){case"protocol":Object.assign(s,$),s.encodePart=I;break;case"username":Object.assign(s,$),s.encodePart=lt;break;case"password":
Object.assign(s,$),s.encodePart=ft;break;case"hostname":Object.assign(s,Tt),K(c)?s.encodePart=q:s.encodePart=B;break;case"port":Object.assign(s,$),s.encodePart=J;break;case"pathname":V(this.#s.protocol)?
(Object.assign(s,Ut,h),s.encodePart=mt):(Object.assign(s,$,h),s.encodePart=dt);break;case"search":Object.assign(s,$,h),s.encodePart=gt;break;case"hash":Object.assign(s,$,h),s.encodePart=yt;break}try{this.#i[o]=
z(c,s),this.#s[o]=W(this.#i[o],this.#e[o],s),this.#t[o]=vt(this.#i[o],s),this.#c=this.#c||this.#i[o].some(a=>a.type===2)}catch{throw new TypeError(`invalid ${o} pattern '${this.#n[o]}'.`)}}}catch(i){throw new TypeError(
`Failed to construct 'URLPattern': ${i.message}`)}}get[Symbol.toStringTag](){return"URLPattern"}test(t={},e){let r={pathname:"",protocol:"",username:"",password:"",hostname:"",port:"",search:"",hash:""};
if(typeof t!="string"&&e)throw new TypeError("parameter 1 is not of type 'string'.");if(typeof t>"u")return!1;try{typeof t=="object"?r=C(r,t,!1):r=C(r,F(t,e),!1)}catch{return!1}let i;for(i of N)if(!this.#s[i].
exec(r[i]))return!1;return!0}exec(t={},e){let r={pathname:"",protocol:"",username:"",password:"",hostname:"",port:"",search:"",hash:""};if(typeof t!="string"&&e)throw new TypeError("parameter 1 is not\
 of type 'string'.");if(typeof t>"u")return;try{typeof t=="object"?r=C(r,t,!1):r=C(r,F(t,e),!1)}catch{return null}let i={};e?i.inputs=[t,e]:i.inputs=[t];let h;for(h of N){let u=this.#s[h].exec(r[h]);if(!u)
return null;let o={};for(let[s,c]of this.#e[h].entries())if(typeof c=="string"||typeof c=="number"){let a=u[s+1];o[c]=a}i[h]={input:r[h]??"",groups:o}}return i}static compareComponent(t,e,r){let i=n((s,c)=>{
for(let a of["type","modifier","prefix","value","suffix"]){if(s[a]<c[a])return-1;if(s[a]!==c[a])return 1}return 0},"comparePart"),h=new S(3,"","","","",3),u=new S(0,"","","","",3),o=n((s,c)=>{let a=0;
for(;a<Math.min(s.length,c.length);++a){let f=i(s[a],c[a]);if(f)return f}return s.length===c.length?0:i(s[a]??h,c[a]??h)},"comparePartList");return!e.#t[t]&&!r.#t[t]?0:e.#t[t]&&!r.#t[t]?o(e.#i[t],[u]):
!e.#t[t]&&r.#t[t]?o([u],r.#i[t]):o(e.#i[t],r.#i[t])}get protocol(){return this.#t.protocol}get username(){return this.#t.username}get password(){return this.#t.password}get hostname(){return this.#t.hostname}get port(){
return this.#t.port}get pathname(){return this.#t.pathname}get search(){return this.#t.search}get hash(){return this.#t.hash}get hasRegExpGroups(){return this.#c}};n(Q,"URLPattern");return Ct(It);})();
return library;
})()
