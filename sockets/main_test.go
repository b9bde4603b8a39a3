package sockets

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"testing"
)

func TestMain(m *testing.M) {
	flag.Parse()
	if flag.Lookup("test.parallel").Value.String() == fmt.Sprint(runtime.GOMAXPROCS(0)) { // not asked for otherwise
		flag.Set("test.parallel", "8") // the tests wait most of their time, for idle timeouts above all
	}
	os.Exit(m.Run())
}
