package jsonbody_test

import (
	"testing"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
	"github.com/wasmserve/wasmserve/guests/go/jsonbody"
)

func Test(t *testing.T) {
	var v struct{ Name string }
	if err := jsonbody.Read(wasmserve.NewRequest("POST", "/", []byte(`{"name":"a"}`)), &v); err != nil || v.Name != "a" {
		t.Errorf("read %+v, %v", v, err)
	}
	if err := jsonbody.Read(wasmserve.NewRequest("POST", "/", []byte(`{`)), &v); err == nil {
		t.Error("half a value was read")
	}
	res := jsonbody.Of(v)
	if string(res.Bytes()) != `{"Name":"a"}` || res.ContentType != "application/json" {
		t.Errorf("%+v", res)
	}
}
