package abi

// layout.go: the layout of records (SPEC 2, 4, 4.2, 5), as offsets from their first byte.

// Sizes in bytes.
const (
	SpanSize     = 8   // { u32 offset; u32 length }
	FieldSize    = 16  // { span name; span value }
	RequestHead  = 128 // the fixed part of a request
	ResponseHead = 32  // the fixed part of a response
	ErrorHead    = 40  // the fixed part of an error
	OutgoingHead = 56  // the fixed part of an outgoing request
)

// A request's flags.
const (
	FlagBodyInline uint32 = 1 << 0 // the body is complete in the record
	FlagTLS        uint32 = 1 << 1 // the connection is encrypted
	FlagPeer       uint32 = 1 << 2 // uid, gid and pid are known
)

// FlagStream is a response's flag: the body follows by body_write.
const FlagStream uint16 = 1 << 0

// FlagManual is an outgoing request's flag: redirects are not followed.
const FlagManual uint32 = 1 << 0

// Offsets in a request.
const (
	RequestLength      = 0
	RequestFlags       = 4
	RequestMethod      = 8  // span
	RequestPath        = 16 // span
	RequestQuery       = 24 // span
	RequestHost        = 32 // span
	RequestBody        = 40 // span
	RequestBodyLength  = 48 // i64
	RequestHeaders     = 56 // list offset
	RequestHeaderCount = 60
	RequestParams      = 64 // list offset
	RequestParamCount  = 68
	RequestRoute       = 72
	RequestProtocol    = 76
	RequestRemote      = 80 // span
	RequestListener    = 88 // span
	RequestPeerUID     = 96
	RequestPeerGID     = 100
	RequestPeerPID     = 104
)

// Offsets in a response.
const (
	ResponseLength      = 0
	ResponseStatus      = 4 // u16
	ResponseFlags       = 6 // u16
	ResponseHeaders     = 8 // list offset
	ResponseHeaderCount = 12
	ResponseBody        = 16 // span
	ResponseBodyLength  = 24 // i64
)

// Offsets in an error.
const (
	ErrorLength  = 0
	ErrorKind    = 4
	ErrorMessage = 8  // span
	ErrorStack   = 16 // span
	ErrorRequest = 24 // offset of a request
)

// Offsets in an outgoing request.
const (
	OutgoingLength      = 0
	OutgoingFlags       = 4
	OutgoingMethod      = 8  // span
	OutgoingURL         = 16 // span
	OutgoingAddress     = 24 // span
	OutgoingHeaders     = 32 // list offset
	OutgoingHeaderCount = 36
	OutgoingBody        = 40 // span
	OutgoingTimeout     = 48
)
