package js

import (
	"errors"
	"fmt"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// noMemory is the message of a failure for lack of memory.
const noMemory = "the script has used up its memory (-memory)"

// lost returns the failure of a request that was pending in an instance that has ended.
func lost() *exchange.Failure {
	return &exchange.Failure{Kind: exchange.KindLost, Message: "the instance ended while the request was pending: the script worked for too long or trapped, for another request"}
}

// tired returns the failure for work that has exceeded its time limit, which flag sets.
func tired(most time.Duration, flag string) *exchange.Failure {
	return &exchange.Failure{Kind: exchange.KindTimeout, Limit: flag, Message: fmt.Sprintf("the script worked for more than its %v without a pause (-%s)", most, flag)}
}

// badResponse returns the failure of a request whose handler has made a response that cannot be sent.
func badResponse(format string, args ...any) error {
	return &exchange.Failure{Kind: exchange.KindResponse, Message: fmt.Sprintf(format, args...)}
}

// failureOf returns the failure in err, which came from sending a response.
func failureOf(err error) *exchange.Failure {
	var f *exchange.Failure
	if errors.As(err, &f) {
		return f
	}
	return &exchange.Failure{Kind: exchange.KindMemory, Message: "no memory for the response"}
}
