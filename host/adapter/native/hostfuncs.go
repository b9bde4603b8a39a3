package native

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/tetratelabs/wazero/api"

	"github.com/wasmserve/wasmserve/abi"
	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/adapter/guest"
	"github.com/wasmserve/wasmserve/host/exchange"
)

// hostFunction is one function of the module "wasmserve" (SPEC 6). call gets the arguments and returns a status or count.
// Registered as a GoModuleFunction: 34 ns a call where reflection needs 937.
type hostFunction struct {
	params, results []api.ValueType
	call            func(i *instance, args []uint64) int32
	counted         time.Duration // share of its time that counts as work, as it may wait for a client, a file or a lock; 0: all
}

// Call finds the instance, ends the guest's call if it must end, and makes the call. It implements api.GoModuleFunction.
func (h hostFunction) Call(ctx context.Context, mod api.Module, stack []uint64) {
	i := ctx.Value(instanceKey{}).(*instance)
	if i.Memory == nil { // while the module is instantiated
		i.Memory = mod.Memory()
	}
	i.Pass()
	if h.counted == 0 {
		stack[0] = api.EncodeI32(h.call(i, stack))
		return
	}
	i.Wait()
	stack[0] = api.EncodeI32(h.call(i, stack))
	i.Work(h.counted)
}

func function(call func(i *instance, args []uint64) int32, params ...api.ValueType) hostFunction {
	return hostFunction{params: params, results: []api.ValueType{i32}, call: call}
}

func waiting(call func(i *instance, args []uint64) int32, params ...api.ValueType) hostFunction {
	h := function(call, params...)
	h.counted = guest.ShortWait
	return h
}

// storing is for the store: in memory it never waits and copies up to 1 MiB, in a file it waits for the disk.
func storing(call func(i *instance, args []uint64) int32, params ...api.ValueType) hostFunction {
	h := function(call, params...)
	h.counted = time.Millisecond
	return h
}

// hostFunctions is the module "wasmserve".
var hostFunctions = map[string]hostFunction{
	abi.ImportBodyRead:     waiting(bodyRead, i32, i32, i32),
	abi.ImportRespond:      function(respond, i32, i32, i32),
	abi.ImportBodyWrite:    waiting(bodyWrite, i32, i32, i32),
	abi.ImportTimeout:      function(timeout, i32, i32),
	abi.ImportGuestTimeout: function(guestTimeout, i32, i32),
	abi.ImportReload:       function(reload, i32, i32),
	abi.ImportFail:         function(fail, i32, i32, i32, i32, i32),
	abi.ImportLog:          function(log, i32, i32, i32),
	abi.ImportStats:        function(stats, i32, i32),
	abi.ImportStateGet:     storing(stateGet, i32, i32, i32, i32),
	abi.ImportStateSet:     storing(stateSet, i32, i32, i32, i32),
	abi.ImportStateDelete:  storing(stateDelete, i32, i32),
	abi.ImportStateAdd:     storing(stateAdd, i32, i32, i64, i32),
	abi.ImportStateCAS:     storing(stateCAS, i32, i32, i32, i32, i32, i32),
	abi.ImportSleep:        function(sleep, i32),
	abi.ImportFetch:        function(fetch, i32, i32, i32),
	abi.ImportFetchHead:    function(fetchHead, i32, i32, i32),
	abi.ImportFetchRead:    function(fetchRead, i32, i32, i32),
	abi.ImportFetchClose:   function(fetchClose, i32),
}

func bodyRead(i *instance, args []uint64) int32 {
	x := i.open(args[0])
	if x == nil {
		return abi.StatusClosed
	}
	p, ok := i.view(args[1], args[2])
	if !ok || len(p) == 0 {
		return abi.StatusInvalid
	}
	n, err := x.ReadBody(p)
	switch {
	case n > 0:
		return int32(n)
	case err == io.EOF:
		return 0
	default:
		return adapter.Status(err, abi.StatusClosed)
	}
}

// answerer accepts a response: an exchange, or the mailbox of a pending one.
type answerer interface {
	Respond(*exchange.Response) error
	Start(*exchange.Response) error
	Write([]byte) (int, error)
	End() error
}

// answerer returns the open request with this id, or nil.
func (i *instance) answerer(id uint64) answerer {
	if x := i.open(id); x != nil {
		return x
	}
	if p := i.pending.Find(uint32(id)); p != nil {
		return p
	}
	return nil
}

// open returns the request of the running call if it has this id.
func (i *instance) open(id uint64) *exchange.Exchange {
	if x := i.call.Exchange; x != nil && uint32(id) == i.id {
		return x
	}
	return nil
}

func respond(i *instance, args []uint64) int32 {
	a := i.answerer(args[0])
	if a == nil {
		return abi.StatusClosed
	}
	if f := i.readResponse(uint32(args[1]), uint32(args[2]), 200); f != nil {
		i.Env.Log(levelWarn, []byte("respond: "+f.Message))
		return abi.StatusInvalid
	}
	if i.res.Stream && len(i.res.Body) > 0 {
		return abi.StatusInvalid
	}
	i.Wait() // for the client; reading the record was work
	defer i.Work(guest.ShortWait)
	if i.res.Stream {
		return i.bounded(a.Start(&i.out))
	}
	return i.bounded(a.Respond(&i.out))
}

// bounded returns the status for a response, and keeps the error for a guest that then sends no other.
func (i *instance) bounded(err error) int32 {
	if errors.Is(err, exchange.ErrResponseTooLarge) || errors.Is(err, exchange.ErrStreams) {
		i.limited = exchange.TooLarge(err)
		return abi.StatusTooLarge
	}
	return adapter.Status(err, abi.StatusClosed)
}

func bodyWrite(i *instance, args []uint64) int32 {
	a := i.answerer(args[0])
	if a == nil {
		return abi.StatusClosed
	}
	p, ok := i.view(args[1], args[2])
	if !ok || len(p) > maxInt32 {
		return abi.StatusInvalid
	}
	if len(p) == 0 {
		return adapter.Status(a.End(), abi.StatusClosed)
	}
	n, err := a.Write(p)
	if err != nil {
		return adapter.Status(err, abi.StatusClosed)
	}
	return int32(n)
}

func timeout(i *instance, args []uint64) int32 {
	d := time.Duration(uint32(args[1])) * time.Millisecond
	if x := i.open(args[0]); x != nil {
		if x.State() == exchange.Done {
			return abi.StatusClosed
		}
		x.SetIdleTimeout(d)
		return abi.StatusOK
	}
	if p := i.pending.Find(uint32(args[0])); p != nil {
		return adapter.Status(p.SetIdleTimeout(d), abi.StatusClosed)
	}
	return abi.StatusClosed
}

func guestTimeout(i *instance, args []uint64) int32 {
	if x := i.open(args[0]); x == nil || x.State() == exchange.Done {
		return abi.StatusClosed
	}
	i.call.Budget = time.Duration(uint32(args[1])) * time.Millisecond
	return abi.StatusOK
}

func reload(i *instance, args []uint64) int32 {
	json, ok := i.view(args[0], args[1])
	if !ok {
		return abi.StatusInvalid
	}
	if len(json) > abi.MaxManifest {
		return abi.StatusTooLarge
	}
	i.Wait()
	defer i.Work(guest.ReloadWork(len(json)))
	return adapter.Status(i.Env.Reload(append([]byte(nil), json...)), abi.StatusClosed)
}

func fail(i *instance, args []uint64) int32 {
	message, ok1 := i.view(args[1], args[2])
	stack, ok2 := i.view(args[3], args[4])
	if !ok1 || !ok2 {
		return abi.StatusInvalid
	}
	f := &exchange.Failure{Kind: exchange.KindGuest, Message: string(cut(message)), Stack: string(cut(stack))}
	if i.open(args[0]) != nil {
		i.failure = f
		return abi.StatusOK
	}
	if p := i.pending.Find(uint32(args[0])); p != nil {
		p.Fail(f)
		return abi.StatusOK
	}
	return abi.StatusClosed
}

func log(i *instance, args []uint64) int32 {
	msg, ok := i.view(args[1], args[2])
	level := api.DecodeI32(args[0])
	if !ok || level%4 != 0 || level < -4 || level > 8 {
		return abi.StatusInvalid
	}
	i.Env.Log(int(level), cut(msg))
	return abi.StatusOK
}

func stats(i *instance, args []uint64) int32 {
	json := i.Env.Stats(nil, int(i.Memory.Size()))
	return i.deliver(json, args[0], args[1])
}

// cut truncates p to the limit of a log entry.
func cut(p []byte) []byte { return p[:min(len(p), abi.MaxLog)] }

const (
	maxInt32  = 1<<31 - 1
	levelWarn = int(abi.LevelWarn)
)
