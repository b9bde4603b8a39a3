/* handler-name is a handler for wasmserve. */
#include <wasmserve.h>

enum { HELLO = 1 };

WS_CONFIG("{\"routes\":{"
          "\"/\":{\"body\":\"It works. Try /hello/you\\n\"},"
          "\"/hello/:name\":{\"GET\":1}" /* HELLO */
          "}}")

WS_FETCH(req, res) {
    if (!ws_is_route(req, HELLO)) {
        ws_status(res, 404);
        return;
    }
    ws_json(res, "{\"hello\":");
    ws_put_json(res, ws_param(req, "name"));
    ws_puts(res, "}");
}
