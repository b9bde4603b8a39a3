/* hello.c is the smallest handler: every path answers the version. */
#include <wasmserve.h>

WS_FETCH(req, res) { ws_json(res, "{\"version\":\"1.0.0\"}"); }
