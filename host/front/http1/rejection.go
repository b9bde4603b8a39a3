package http1

import "github.com/wasmserve/wasmserve/host/front"

// rejection is the reason why the front itself answers a request and closes its connection. Bytes that the client sent
// after a rejected request are never looked at.
type rejection uint8

const (
	none rejection = iota
	badMethod
	badTarget
	badRequestLine
	badLine
	badName
	badValue
	badHost
	noHost
	manyHosts
	badLength
	badCoding
	twoFramings
	codingIn10
	badChunk
	cutHead
	cutBody
	longMethod
	longTarget
	headTooLarge
	tooManyFields
	bodyTooLarge
	otherExpectation
	otherCoding
	noConnect
	otherVersion
	noAnswer
	badAnswer
)

// rejections are the responses: what a client may see.
var rejections = [...]front.Rejection{
	badMethod:        {Status: 400, Text: "malformed request line: no method"},
	badTarget:        front.BadTarget,
	badRequestLine:   {Status: 400, Text: "malformed request line"},
	badLine:          {Status: 400, Text: "malformed head: a line does not end in CRLF"},
	badName:          {Status: 400, Text: "malformed header field name"},
	badValue:         {Status: 400, Text: "malformed header field value: control character"},
	badHost:          front.BadHost,
	noHost:           {Status: 400, Text: "missing Host header field"},
	manyHosts:        {Status: 400, Text: "more than one Host header field"},
	badLength:        {Status: 400, Text: "malformed or repeated Content-Length header field"},
	badCoding:        {Status: 400, Text: "malformed or repeated Transfer-Encoding header field"},
	twoFramings:      {Status: 400, Text: "both Content-Length and Transfer-Encoding"},
	codingIn10:       {Status: 400, Text: "Transfer-Encoding in an HTTP/1.0 request"},
	badChunk:         front.BadChunk,
	cutHead:          {Status: 400, Text: "the head ended early"},
	cutBody:          front.CutBody,
	longMethod:       {Status: 501, Text: "the method is too long"},
	longTarget:       {Status: 414, Text: "the request target is too long"},
	headTooLarge:     front.HeadTooLarge,
	tooManyFields:    front.TooManyFields,
	bodyTooLarge:     front.BodyTooLarge,
	otherExpectation: {Status: 417, Text: "unknown expectation: only 100-continue is known"},
	otherCoding:      {Status: 501, Text: "unknown transfer coding: only chunked is known"},
	noConnect:        front.NoConnect,
	otherVersion:     {Status: 505, Text: "only HTTP/1.1 and HTTP/1.0 are spoken"},
	noAnswer:         front.NoAnswer,
	badAnswer:        front.NoAnswer,
}

// limit returns the name under which the rejection is counted; "": it is the handler's failure, which is counted elsewhere.
func (r rejection) limit() string {
	switch r {
	case noAnswer, badAnswer:
		return ""
	case bodyTooLarge:
		return "max-body"
	case tooManyFields:
		return "max-headers"
	case headTooLarge, longMethod, longTarget:
		return "max-head"
	}
	return "malformed"
}
