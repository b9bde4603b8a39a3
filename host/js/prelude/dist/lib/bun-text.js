(() => {

"use strict";var library=(()=>{var w=Object.defineProperty;var me=Object.getOwnPropertyDescriptor;var pe=Object.getOwnPropertyNames;var xe=Object.prototype.hasOwnProperty;var be=(t,e)=>{for(var n of Object.keys(e))w(t,n,{get:e[n],enumerable:!0})},Se=(t,e,n,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of pe(e))!xe.call(t,i)&&i!==n&&w(t,i,{get:()=>e[i],enumerable:!(r=
me(e,i))||r.enumerable});return t};var we=t=>Se(w({},"__esModule",{value:!0}),t);var ot={};be(ot,{stringWidth:()=>rt,wrapAnsi:()=>it});var O=[161,161,164,164,167,168,170,170,173,174,176,180,182,186,188,191,198,198,208,208,215,216,222,225,230,230,232,234,236,237,240,240,242,243,247,250,252,252,254,254,257,257,273,273,275,275,283,283,294,
295,299,299,305,307,312,312,319,322,324,324,328,331,333,333,338,339,358,359,363,363,462,462,464,464,466,466,468,468,470,470,472,472,474,474,476,476,593,593,609,609,708,708,711,711,713,715,717,717,720,
720,728,731,733,733,735,735,768,879,913,929,931,937,945,961,963,969,1025,1025,1040,1103,1105,1105,8208,8208,8211,8214,8216,8217,8220,8221,8224,8226,8228,8231,8240,8240,8242,8243,8245,8245,8251,8251,8254,
8254,8308,8308,8319,8319,8321,8324,8364,8364,8451,8451,8453,8453,8457,8457,8467,8467,8470,8470,8481,8482,8486,8486,8491,8491,8531,8532,8539,8542,8544,8555,8560,8569,8585,8585,8592,8601,8632,8633,8658,
8658,8660,8660,8679,8679,8704,8704,8706,8707,8711,8712,8715,8715,8719,8719,8721,8721,8725,8725,8730,8730,8733,8736,8739,8739,8741,8741,8743,8748,8750,8750,8756,8759,8764,8765,8776,8776,8780,8780,8786,
8786,8800,8801,8804,8807,8810,8811,8814,8815,8834,8835,8838,8839,8853,8853,8857,8857,8869,8869,8895,8895,8978,8978,9312,9449,9451,9547,9552,9587,9600,9615,9618,9621,9632,9633,9635,9641,9650,9651,9654,
9655,9660,9661,9664,9665,9670,9672,9675,9675,9678,9681,9698,9701,9711,9711,9733,9734,9737,9737,9742,9743,9756,9756,9758,9758,9792,9792,9794,9794,9824,9825,9827,9829,9831,9834,9836,9837,9839,9839,9886,
9887,9919,9919,9926,9933,9935,9939,9941,9953,9955,9955,9960,9961,9963,9969,9972,9972,9974,9977,9979,9980,9982,9983,10045,10045,10102,10111,11094,11097,12872,12879,57344,63743,65024,65039,65533,65533,127232,
127242,127248,127277,127280,127337,127344,127373,127375,127376,127387,127404,917760,917999,983040,1048573,1048576,1114109],M=12288,$=65510,y=[12288,12288,65281,65376,65504,65510];var B=4352,F=262141,A=[4352,4447,8986,8987,9001,9002,9193,9196,9200,9200,9203,9203,9725,9726,9748,9749,9776,9783,9800,9811,9855,9855,9866,9871,9875,9875,9889,9889,9898,9899,9917,9918,9924,9925,9934,9934,
9940,9940,9962,9962,9970,9971,9973,9973,9978,9978,9981,9981,9989,9989,9994,9995,10024,10024,10060,10060,10062,10062,10067,10069,10071,10071,10133,10135,10160,10160,10175,10175,11035,11036,11088,11088,
11093,11093,11904,11929,11931,12019,12032,12245,12272,12287,12289,12350,12353,12438,12441,12543,12549,12591,12593,12686,12688,12773,12783,12830,12832,12871,12880,42124,42128,42182,43360,43388,44032,55203,
63744,64255,65040,65049,65072,65106,65108,65126,65128,65131,94176,94180,94192,94198,94208,101594,101631,101664,101760,101874,101888,102801,102816,102866,110576,110579,110581,110587,110589,110590,110592,
110888,110898,110898,110928,110930,110933,110933,110948,110952,110960,111355,119552,119638,119648,119670,126980,126980,127183,127183,127374,127374,127377,127386,127406,127406,127488,127490,127504,127547,
127552,127560,127568,127569,127584,127589,127744,127776,127789,127797,127799,127868,127870,127891,127904,127946,127951,127955,127968,127984,127988,127988,127992,128062,128064,128064,128066,128252,128255,
128317,128331,128334,128336,128359,128378,128378,128405,128406,128420,128420,128507,128591,128640,128709,128716,128716,128720,128722,128725,128729,128732,128735,128747,128748,128756,128764,128986,128986,
128992,129003,129008,129008,129292,129338,129340,129349,129351,129535,129648,129660,129664,129734,129736,129736,129740,129757,129759,129771,129775,129786,131072,196605,196608,262141];var x=(t,e)=>{let n=0,r=Math.floor(t.length/2)-1;for(;n<=r;){let i=Math.floor((n+r)/2),o=i*2;if(e<t[o])r=i-1;else if(e>t[o+1])n=i+1;else return!0}return!1};var v=19968,[Re,Ce]=Ne(A);function Ne(t){let e=t[0],n=t[1];for(let r=0;r<t.length;r+=2){let i=t[r],o=t[r+1];if(v>=i&&v<=o)return[i,o];o-i>n-e&&(e=i,n=o)}return[e,n]}var G=t=>t<161||t>1114109?!1:x(O,t),
k=t=>t<M||t>$?!1:x(y,t);var W=t=>t>=Re&&t<=Ce?!0:t<B||t>F?!1:x(A,t);function _e(t){if(!Number.isSafeInteger(t))throw new TypeError(`Expected a code point, got \`${typeof t}\`.`)}function D(t,{ambiguousAsWide:e=!1}={}){return _e(t),k(t)||W(t)||e&&G(t)?2:1}var P=/[\x1b\x9b](?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])|\x9b[0-?]*[ -/]*[@-~]/g;var Ie=/[\p{M}\p{Cc}\p{Cf}\p{Cs}\u200b\u115f\u1160-\u11ff\ud7b0-\ud7ff]/u,Te=/\p{Emoji_Presentation}|\p{Extended_Pictographic}/u;function m(t,{countAnsiEscapeCodes:e=!1,ambiguousIsNarrow:n=!0}={}){e||
(t=t.replace(P,""));let r=0,i=0,o=!1,s=!1;for(let l of t){let a=l.codePointAt(0);if(a>=32&&a<127){r+=i=1,o=s=!1;continue}if(a===8205){o=i>0;continue}if(a===65039){i===1&&(r++,i=2);continue}if(a>=127462&&
a<=127487){s?s=!1:(r+=i=2,s=!0);continue}if(s=!1,!(a>=127995&&a<=127999&&i>0)&&!Ie.test(l)){if(o&&Te.test(l)){o=!1;continue}o=!1,r+=i=D(a,{ambiguousAsWide:!n})}}return r}var j=(t=0)=>e=>`\x1B[${e+t}m`,L=(t=0)=>e=>`\x1B[${38+t};5;${e}m`,U=(t=0)=>(e,n,r)=>`\x1B[${38+t};2;${e};${n};${r}m`,u={modifier:{reset:[0,0],bold:[1,22],dim:[2,22],italic:[3,23],underline:[4,24],overline:[
53,55],inverse:[7,27],hidden:[8,28],strikethrough:[9,29]},color:{black:[30,39],red:[31,39],green:[32,39],yellow:[33,39],blue:[34,39],magenta:[35,39],cyan:[36,39],white:[37,39],blackBright:[90,39],gray:[
90,39],grey:[90,39],redBright:[91,39],greenBright:[92,39],yellowBright:[93,39],blueBright:[94,39],magentaBright:[95,39],cyanBright:[96,39],whiteBright:[97,39]},bgColor:{bgBlack:[40,49],bgRed:[41,49],bgGreen:[
42,49],bgYellow:[43,49],bgBlue:[44,49],bgMagenta:[45,49],bgCyan:[46,49],bgWhite:[47,49],bgBlackBright:[100,49],bgGray:[100,49],bgGrey:[100,49],bgRedBright:[101,49],bgGreenBright:[102,49],bgYellowBright:[
103,49],bgBlueBright:[104,49],bgMagentaBright:[105,49],bgCyanBright:[106,49],bgWhiteBright:[107,49]}},_t=Object.keys(u.modifier),Oe=Object.keys(u.color),Me=Object.keys(u.bgColor),It=[...Oe,...Me];function $e(){
let t=new Map;for(let[e,n]of Object.entries(u)){for(let[r,i]of Object.entries(n))u[r]={open:`\x1B[${i[0]}m`,close:`\x1B[${i[1]}m`},n[r]=u[r],t.set(i[0],i[1]);Object.defineProperty(u,e,{value:n,enumerable:!1})}
return Object.defineProperty(u,"codes",{value:t,enumerable:!1}),u.color.close="\x1B[39m",u.bgColor.close="\x1B[49m",u.color.ansi=j(),u.color.ansi256=L(),u.color.ansi16m=U(),u.bgColor.ansi=j(10),u.bgColor.
ansi256=L(10),u.bgColor.ansi16m=U(10),Object.defineProperties(u,{rgbToAnsi256:{value(e,n,r){return e===n&&n===r?e<8?16:e>248?231:Math.round((e-8)/247*24)+232:16+36*Math.round(e/255*5)+6*Math.round(n/255*
5)+Math.round(r/255*5)},enumerable:!1},hexToRgb:{value(e){let n=/[a-f\d]{6}|[a-f\d]{3}/i.exec(e.toString(16));if(!n)return[0,0,0];let[r]=n;r.length===3&&(r=[...r].map(o=>o+o).join(""));let i=Number.parseInt(
r,16);return[i>>16&255,i>>8&255,i&255]},enumerable:!1},hexToAnsi256:{value:e=>u.rgbToAnsi256(...u.hexToRgb(e)),enumerable:!1},ansi256ToAnsi:{value(e){if(e<8)return 30+e;if(e<16)return 90+(e-8);let n,r,
i;if(e>=232)n=((e-232)*10+8)/255,r=n,i=n;else{e-=16;let l=e%36;n=Math.floor(e/36)/5,r=Math.floor(l/6)/5,i=l%6/5}let o=Math.max(n,r,i)*2;if(o===0)return 30;let s=30+(Math.round(i)<<2|Math.round(r)<<1|Math.
round(n));return o===2&&(s+=60),s},enumerable:!1},rgbToAnsi:{value:(e,n,r)=>u.ansi256ToAnsi(u.rgbToAnsi256(e,n,r)),enumerable:!1},hexToAnsi:{value:e=>u.ansi256ToAnsi(u.hexToAnsi256(e)),enumerable:!1}}),
u}var ye=$e(),E=ye;var g="\x1B",V="\x07",Z="",J="[",Q="]",ee="m",S=0,te=39,ne=49,re=59,C=38,N=48,_=58,ie=2,oe=5,Be=`${Q}8;`,se=new Set([g,Z]),ae=[...se].join(""),Fe=`(?:${g}\\${J}|${Z})`,ve="[0-?]*[ -/]*[@-~]",Ge=`(?<\
sgr>[0-9;:]*)${ee}`,le=`(?:${V}|${g}\\\\)`,ue=String.raw`[^\u0000-\u001F\u007F-\u009F]*`,ke=String.raw`8;(?<parameters>[^;\u0000-\u001F\u007F-\u009F]*);(?<uri>${ue})${le}`,We=`${ue}${le}`,K=new RegExp(
`${Fe}(?:${Ge}|${ve})|${g}\\${Q}(?:${ke}|${We})`,"y"),fe=new Set(E.codes.values());fe.delete(S);var De=new Intl.Segmenter,p=t=>m(t,{countAnsiEscapeCodes:!0}),X=8,H=new RegExp(`[${ae}]`,"g"),Y=new RegExp(
`[\\n${ae}]`,"g"),Pe=/^[ -~]*$/,ce=t=>`${g}${J}${t}${ee}`,z=(t,e="")=>`${g}${Be}${e};${t}${V}`,I=(t,e)=>{if(se.has(t[e]))return K.lastIndex=e,K.exec(t)??void 0},h=(t,e,n=()=>{})=>{let r=0,i=0;for(;i<t.
length;){H.lastIndex=i;let o=H.exec(t);if(!o)break;let s=I(t,o.index);if(!s){i=o.index+1;continue}o.index>r&&e(t.slice(r,o.index)),n(s[0]),i=o.index+s[0].length,r=i}r<t.length&&e(t.slice(r))},de=t=>{let e="";
return h(t,n=>{e+=n}),p(e)},je=t=>{let e=[];return h(t,n=>{if(Pe.test(n)){for(let r of n)e.push({value:r,width:1});return}for(let{segment:r}of De.segment(n))e.push({value:r,width:p(r)})},n=>{e.push({value:n,
width:0})}),e},Le=t=>{let e={value:"",plainText:""},n=[e];h(t,r=>{let i=r.split(" ");e.value+=i[0],e.plainText+=i[0];for(let o=1;o<i.length;o++)e={value:i[o],plainText:i[o]},n.push(e)},r=>{e.value+=r});
for(let r of n)r.width=p(r.plainText);return n},Ue=t=>{let e=t.split(":"),n=Number.parseInt(e[0],10),r=Number.parseInt(e[1],10);if(![C,N,_].includes(n))return;if(r===oe&&e.length===3&&/^\d+$/.test(e[2]))
return{code:n,open:t,hasArguments:!0};if(r!==ie)return;let i=e.length===6?e.slice(3):e.slice(2),o=e.length===6?e[2]:void 0;if(i.length===3&&i.every(s=>/^\d+$/.test(s))&&(o===void 0||/^\d*$/.test(o)))return{
code:n,open:t,hasArguments:!0}},ge=t=>{let e=t.split(";"),n=[];for(let r=0;r<e.length;r++){let i=e[r];if(i.includes(":")){let s=Ue(i);s&&n.push(s);continue}let o=i===""?S:Number.parseInt(i,10);if(Number.
isFinite(o)){if(o===C||o===N||o===_){if(r+1>=e.length)break;let s=Number.parseInt(e[r+1],10),l=Number.parseInt(e[r+2],10);if(s===oe&&Number.isFinite(l)){n.push({code:o,open:[o,s,l].join(";"),hasArguments:!0}),
r+=2;continue}let a=Number.parseInt(e[r+2],10),f=Number.parseInt(e[r+3],10),c=Number.parseInt(e[r+4],10);if(s===ie&&Number.isFinite(a)&&Number.isFinite(f)&&Number.isFinite(c)){n.push({code:o,open:[o,s,
a,f,c].join(";"),hasArguments:!0}),r+=4;continue}break}n.push({code:o,open:String(o),hasArguments:!1})}}return n},b=(t,e)=>{let n=t.findIndex(r=>r.family===e);n!==-1&&t.splice(n,1)},q=(t,e)=>{b(t,e.family),
t.push(e)},Ke=(t,e)=>{for(let n=t.length-1;n>=0;n--){let r=t[n];r.family.startsWith("modifier-")&&r.close===e&&t.splice(n,1)}},Xe=t=>{let{code:e,open:n,hasArguments:r}=t;if(e>=30&&e<=37||e>=90&&e<=97||
e===C&&r)return{family:"foreground",open:n,close:te};if(e>=40&&e<=47||e>=100&&e<=107||e===N&&r)return{family:"background",open:n,close:ne};if(e===_&&r)return{family:"underlineColor",open:n,close:re}},
he=(t,e)=>t===S?(e.length=0,!0):t===te?(b(e,"foreground"),!0):t===ne?(b(e,"background"),!0):t===re?(b(e,"underlineColor"),!0):fe.has(t)?(Ke(e,t),!0):!1,He=(t,e)=>{let{code:n}=t;if(he(n,e))return;let r=Xe(
t);if(r){q(e,r);return}let i=E.codes.get(n);i!==void 0&&i!==S&&q(e,{family:`modifier-${n}`,open:t.open,close:i})},Ye=(t,e)=>{for(let n of ge(t))He(n,e)},ze=(t,e)=>{for(let{code:n}of ge(t))he(n,e)},qe=(t,e,n)=>{
let r=e;for(;r<t.length;){let i=I(t,r);if(!i)break;i.groups.sgr!==void 0&&ze(i.groups.sgr,n),r+=i[0].length}},Ve=t=>[...t].reverse().map(e=>ce(e.close)).join(""),Ze=t=>t.map(e=>ce(e.open)).join(""),R=(t,e,n,r)=>{
let i=je(e),o=r;for(let s=0;s<i.length;s++){let l=i[s];l.width>0&&o>0&&o+l.width>n&&(t.push(""),o=0),t[t.length-1]+=l.value,o+=l.width,o===n&&s<i.length-1&&(t.push(""),o=0)}return!o&&t.at(-1).length>0&&
t.length>1&&(t[t.length-2]+=t.pop()),de(t.at(-1))},Je=t=>{if(!t.includes(" "))return t;let e=[];h(t,n=>{e.push({value:n,isEscape:!1})},n=>{e.push({value:n,isEscape:!0})});for(let n=e.length-1;n>=0;n--){
let r=e[n];if(r.isEscape)continue;let i=r.value.length;for(;i>0&&r.value[i-1]===" ";)i--;if(r.value=r.value.slice(0,i),p(r.value)>0)break}return e.map(n=>n.value).join("")},Qe=t=>{if(!t.includes("	"))
return t;let e=0,n="",r="";return h(t,o=>{let s=o.split("	");for(let[l,a]of s.entries())if(n+=a,r+=a,l<s.length-1){e+=p(r),r="";let f=X-e%X;n+=" ".repeat(f),e+=f}},o=>{n+=o}),n},et=t=>{let e="",n,r=[],
i=0,o=0;for(;i<t.length;){Y.lastIndex=i;let s=Y.exec(t);if(!s)break;if(i=s.index,s[0]!==`
`){let l=I(t,i);if(!l){i++;continue}let{groups:a}=l;a.sgr!==void 0?Ye(a.sgr,r):a.uri!==void 0&&(n=a.uri.length===0?void 0:{parameters:a.parameters,uri:a.uri}),i+=l[0].length;continue}if(e+=t.slice(o,i),
i>o&&(n&&(e+=z("")),e+=Ve(r)),e+=`
`,i++,o=i,i<t.length&&t[i]!==`
`){let l=[...r];qe(t,i,l),e+=Ze(l),n&&(e+=z(n.uri,n.parameters))}}return e+t.slice(o)},tt=(t,e,n={})=>{if(n.trim!==!1&&t.trim()==="")return"";let r=Le(t),i=[""],o=0,s=-1,l=!0;for(let a of r){let f=i.length-
1;if(n.trim!==!1&&s!==f){let c=i[f],d=c.trimStart();d.length!==c.length&&(i[f]=d,o=de(d)),d.length>0&&(s=f)}if(l?l=!1:(o>=e&&(n.wordWrap===!1||n.trim===!1)&&(i.push(""),o=0),(o>0||n.trim===!1)&&(i[i.length-
1]+=" ",o++)),n.hard&&n.wordWrap!==!1&&a.width>e){let c=e-o,d=1+Math.floor((a.width-c-1)/e);Math.floor((a.width-1)/e)<d&&(i.push(""),o=0),o=R(i,a.value,e,o);continue}if(o+a.width>e&&o>0&&a.width>0){if(n.
wordWrap===!1&&o<e){o=R(i,a.value,e,o);continue}i.push(""),o=0}if(o+a.width>e&&n.wordWrap===!1){o=R(i,a.value,e,o);continue}i[i.length-1]+=a.value,o+=a.width}return n.trim!==!1&&(i=i.map(a=>Je(a))),et(
i.join(`
`))},nt=t=>{let e="";return h(t,n=>{e+=n.normalize()},n=>{e+=n}),e};function T(t,e,n){return nt(String(t)).replaceAll(`\r
`,`
`).split(`
`).map(r=>tt(Qe(r),e,n)).join(`
`)}function rt(t,e){return t=String(t??""),/^[\x20-\x7e]*$/.test(t)?t.length:m(t,{countAnsiEscapeCodes:!!e?.countAnsiEscapeCodes,ambiguousIsNarrow:e?.ambiguousIsNarrow??!0})}function it(t,e,n){return e=Number(
e),e>0?T(String(t),e,n??{}):String(t)}return we(ot);})();
return library;
})()
