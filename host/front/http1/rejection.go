package http1

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
var rejections = [...]struct {
	status int
	text   string
}{
	badMethod:        {400, "malformed request line: no method"},
	badTarget:        {400, "malformed request target"},
	badRequestLine:   {400, "malformed request line"},
	badLine:          {400, "malformed head: a line does not end in CRLF"},
	badName:          {400, "malformed header field name"},
	badValue:         {400, "malformed header field value: control character"},
	badHost:          {400, "malformed Host header field"},
	noHost:           {400, "missing Host header field"},
	manyHosts:        {400, "more than one Host header field"},
	badLength:        {400, "malformed or repeated Content-Length header field"},
	badCoding:        {400, "malformed or repeated Transfer-Encoding header field"},
	twoFramings:      {400, "both Content-Length and Transfer-Encoding"},
	codingIn10:       {400, "Transfer-Encoding in an HTTP/1.0 request"},
	badChunk:         {400, "malformed chunked body"},
	cutHead:          {400, "the head ended early"},
	cutBody:          {400, "the body ended early"},
	longMethod:       {501, "the method is too long"},
	longTarget:       {414, "the request target is too long"},
	headTooLarge:     {431, "the head is too large"},
	tooManyFields:    {431, "too many header fields"},
	bodyTooLarge:     {413, "the body is too large"},
	otherExpectation: {417, "unknown expectation: only 100-continue is known"},
	otherCoding:      {501, "unknown transfer coding: only chunked is known"},
	noConnect:        {501, "CONNECT is not supported"},
	otherVersion:     {505, "only HTTP/1.1 and HTTP/1.0 are spoken"},
	noAnswer:         {500, "internal server error"},
	badAnswer:        {500, "internal server error"},
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
