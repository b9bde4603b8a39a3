package wasmserve

import "github.com/wasmserve/wasmserve/abi"

// Level is the severity of a log entry; the numbers are those of log/slog.
type Level int32

// The levels that the host accepts.
const (
	LevelDebug = Level(abi.LevelDebug)
	LevelInfo  = Level(abi.LevelInfo)
	LevelWarn  = Level(abi.LevelWarn)
	LevelError = Level(abi.LevelError)
)

// Log writes one entry to the host's log; at most 8,192 bytes are kept. ErrInvalid: an unknown level. Lines on standard output and
// standard error are entries as well, of levels info and warn. Package logger is a log/slog handler for it.
func Log(level Level, message string) error { return statusError(hostLog(int32(level), message)) }

// Stats returns the server's counters as JSON: {"uptime":12.5,"generation":3,"requests":1041,"memory":{"rss":21233664,
// "instance":131072},"instances":4,"pending":0}. uptime is in seconds, memory in bytes.
func Stats() (string, error) {
	b, err := ask(hostStats)
	return string(b), err
}
