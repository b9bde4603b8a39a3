package guest

import (
	"net"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
)

// A yield lets a goroutine run that waits for the network, though every processor is busy: runtime.Gosched alone does not until Go next
// polls the network, up to 10 ms later.
func TestYieldPolls(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	l, err := net.Listen("unix", filepath.Join(t.TempDir(), "s"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	client, err := net.Dial("unix", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	server, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	var served atomic.Int32
	done := make(chan struct{})
	go func() {
		defer close(done)
		var b [1]byte
		for {
			if _, err := server.Read(b[:]); err != nil {
				return
			}
			served.Add(1)
		}
	}()
	var y yielder
	turn := make(chan struct{}, 1)
	y.yield(turn) // starts it
	runtime.Gosched()
	const rounds = 200
	prompt := 0
	for range rounds {
		before := served.Load()
		if _, err := client.Write([]byte{0}); err != nil {
			t.Fatal(err)
		}
		y.yield(turn)
		if served.Load() > before {
			prompt++
		}
	}
	y.stop()
	y.yield(turn) // starts again
	y.stop()
	server.Close()
	<-done
	if prompt < rounds/2 {
		t.Errorf("of %d requests %d were served during the next yield", rounds, prompt)
	}
}
