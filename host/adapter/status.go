package adapter

import (
	"errors"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// statuses are the statuses of abi/SPEC.md 6 for the errors of exchanges, Env, Store and Outbound.
var statuses = []struct {
	err    error
	status int32
}{
	{exchange.ErrAgain, abi.StatusAgain},
	{exchange.ErrOrder, abi.StatusOrder},
	{exchange.ErrClosed, abi.StatusClosed},
	{exchange.ErrLength, abi.StatusInvalid},
	{exchange.ErrBodyTooLarge, abi.StatusTooLarge},
	{exchange.ErrResponseTooLarge, abi.StatusTooLarge},
	{exchange.ErrStreams, abi.StatusTooLarge},
	{ErrInvalid, abi.StatusInvalid},
	{ErrTooLarge, abi.StatusTooLarge},
	{ErrNotFound, abi.StatusNotFound},
	{ErrConflict, abi.StatusConflict},
	{ErrDenied, abi.StatusDenied},
	{ErrReload, abi.StatusFailed},
}

// Status returns the ABI's status for an error: other if the table does not have it, StatusOK for nil.
func Status(err error, other int32) int32 {
	if err == nil {
		return abi.StatusOK
	}
	for _, s := range statuses {
		if errors.Is(err, s.err) {
			return s.status
		}
	}
	return other
}

// StoreStatus returns the status for an error of the store. Errors that the guest did not cause are logged, and full stores counted: env is
// an Env.
func StoreStatus(env interface {
	Limited(limit string)
	Failed(what string, err error)
}, err error) int32 {
	status := Status(err, abi.StatusFailed)
	switch status {
	case abi.StatusFailed:
		env.Failed("a write to the store (-state)", err)
	case abi.StatusTooLarge:
		env.Limited("state-size")
	}
	return status
}
