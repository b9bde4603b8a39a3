package front

// Rejection is a response of the server in the handler's place.
type Rejection struct {
	Status int
	Text   string // what the client sees, without the line feed at its end
}

// Rejections that more than one front sends, or a front and the host.
var (
	BadTarget     = Rejection{400, "malformed request target"}
	BadHost       = Rejection{400, "malformed Host header field"}
	BadChunk      = Rejection{400, "malformed chunked body"}
	CutBody       = Rejection{400, "the body ended early"}
	HeadTooLarge  = Rejection{431, "the head is too large"}
	TooManyFields = Rejection{431, "too many header fields"}
	BodyTooLarge  = Rejection{413, "the body is too large"}
	NoConnect     = Rejection{501, "CONNECT is not supported"}
	NoAnswer      = Rejection{500, "internal server error"}
)

// Body returns the body of the response, as text/plain.
func (r Rejection) Body() string { return r.Text + "\n" }
