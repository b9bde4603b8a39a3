package wasmserve

// output.go: wire. Encodes a response as a record (SPEC 4.2). abi.AppendResponse does the same; here numbers are written as complete
// words, since Go on wasm makes four stores of a number that is written bytewise: 130 ns instead of 320 for a small response.

import "github.com/wasmserve/wasmserve/abi"

// output is a record under construction, as bytes and as words of the same memory. Words are little-endian, as on all supported
// machines.
type output struct {
	words []uint64
	bytes []byte
	size  int // of the record

	// The text in the record, if it has no header fields. Strings are immutable, so a handler that answers
	// the same again costs a comparison: 45 ns instead of 130.
	same        bool
	status      int
	contentType string
	text        string
}

// keepOut is how many bytes of memory for responses are kept. A larger buffer is freed.
const keepOut = 1 << 20

// reserve makes room for n bytes.
func (o *output) reserve(n int) {
	if n > len(o.bytes) || len(o.bytes) > keepOut {
		o.words = make([]uint64, (max(n, abi.MinBuffer)+7)/8)
		o.bytes = bytesOfWords(o.words)
	}
	o.size = n
}

// record returns the record.
func (o *output) record() []byte { return o.bytes[:o.size] }

// encode encodes res. length is for streams: the bytes that will follow, or -1.
func (o *output) encode(res *Response, stream bool, length int64) {
	plain := !stream && res.Body == nil && len(res.Header) == 0 && len(res.text) <= keepOut
	if plain && o.same && res.Status == o.status && res.ContentType == o.contentType && res.text == o.text {
		return
	}
	if o.same = plain; plain {
		o.status, o.contentType, o.text = res.Status, res.ContentType, res.text
	}
	fields, size := len(res.Header), abi.ResponseHead
	if res.ContentType != "" {
		fields++
		size += len("content-type") + len(res.ContentType)
	}
	for i := range res.Header {
		size += len(res.Header[i].Name) + len(res.Header[i].Value)
	}
	end := abi.ResponseHead + fields*abi.FieldSize
	size += fields * abi.FieldSize
	var body int
	if !stream {
		body = len(res.text)
		if res.Body != nil {
			body = len(res.Body)
		}
		length = int64(body)
	}
	o.reserve(size + body)

	flags := uint64(0)
	if stream {
		flags = uint64(abi.FlagStream)
	}
	o.words[0] = uint64(uint32(size+body)) | uint64(uint16(clamp(res.Status)))<<32 | flags<<48
	o.words[1] = 0
	if fields > 0 {
		o.words[1] = abi.ResponseHead | uint64(fields)<<32
	}
	at := abi.ResponseHead / 8
	if res.ContentType != "" {
		end = o.span(at, end, "content-type")
		end = o.span(at+1, end, res.ContentType)
		at += abi.FieldSize / 8
	}
	for i := range res.Header {
		end = o.span(at, end, res.Header[i].Name)
		end = o.span(at+1, end, res.Header[i].Value)
		at += abi.FieldSize / 8
	}
	o.words[2] = 0
	if body > 0 {
		o.words[2] = uint64(end) | uint64(body)<<32
		if res.Body != nil {
			copy(o.bytes[end:], res.Body)
		} else {
			copy(o.bytes[end:], res.text)
		}
	}
	o.words[3] = uint64(length)
}

// span writes s at end and its span as word at, and returns the new end.
func (o *output) span(at, end int, s string) int {
	if len(s) == 0 {
		o.words[at] = 0
		return end
	}
	o.words[at] = uint64(end) | uint64(len(s))<<32
	return end + copy(o.bytes[end:], s)
}

// clamp keeps a status over 16 bits from wrapping to a valid one: the host rejects it.
func clamp(status int) int {
	if status < 0 || status > 65535 {
		return 65535
	}
	return status
}

// record encodes a response and returns its address and length.
func (g *state) record(res *Response) uint64 {
	g.out.encode(res, false, 0)
	return abi.Pack(address(&g.out.bytes[0]), uint32(g.out.size))
}
