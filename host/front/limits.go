package front

// limitError is the cause of a request that a front ends for a time limit. It has the methods that the host looks for. Package sockets,
// which stands alone, has errors with the same methods for the limits that its tracker enforces.
type limitError struct {
	limit      string // its flag's name
	text       string
	answerable bool
}

func (e *limitError) Error() string { return e.text }

// Limit returns the name of the limit, for counters.
func (e *limitError) Limit() string { return e.limit }

// Timeout reports whether the error is a time limit: always true.
func (e *limitError) Timeout() bool { return true }

// Answerable reports whether a response can still be sent to the client.
func (e *limitError) Answerable() bool { return e.answerable }

// Causes with which a front cancels an exchange.
var (
	ErrIdle           error = &limitError{limit: "idle-timeout", text: "idle timeout: no byte in either direction"}
	ErrRequestTimeout error = &limitError{limit: "request-timeout", text: "request timeout: the request took too long", answerable: true}
)
