/* json.h reads JSON objects whose members are strings, as far as this service needs it. */
#include <wasmserve.h>

/* json_member is a member to be read. Its text is written to the cap bytes at buf, as UTF-8; len is its length, -1 if it is missing. */
typedef struct { const char *name; char *buf; uint32_t cap; int32_t len; } json_member;

/* json_object fills n members; others are skipped. False: the text is not a JSON object, or a wanted member is not a string. */
bool json_object(ws_str text, json_member *members, int n);
