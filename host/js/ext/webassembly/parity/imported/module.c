// The module of ../wasm.ts and of host/adapter/js/wasm_test.go, as base64 in module.ts:
//
//	clang --target=wasm32 -nostdlib -O2 -Wl,--no-entry -Wl,--export-table -Wl,--growable-table -Wl,-z,stack-size=4096 -Wl,--strip-all module.c -o - | base64 -w0
#define E(n) __attribute__((export_name(#n)))
extern int add_js(int, int) __attribute__((import_module("env"), import_name("add")));
extern void cb(int) __attribute__((import_module("env"), import_name("cb")));
static char buf[1024];
static int count;
E(get) char *get(void) { return buf; }
E(sum) int sum(const char *p, int n) { int s = 0; for (int i = 0; i < n; i++) s += p[i]; return s; }
E(viajs) int viajs(int a, int b) { return add_js(a, b) * 2; }
E(call) void call(int n) { cb(n); }
E(grow) int grow(int n) { return __builtin_wasm_memory_grow(0, n); }
E(peek) int peek(unsigned a) { return *(volatile int *)a; }
E(poke) void poke(unsigned a, int v) { *(volatile int *)a = v; }
E(fib) int fib(int n) { return n < 2 ? n : fib(n-1) + fib(n-2); }
E(big) long long big(long long a, double d, float f) { return a + (long long)d + (long long)f; }
E(div) int divi(int a, int b) { return a / b; }
E(forever) void forever(void) { for (volatile int i = 0;; i++); }
E(count) int counted(void) { return ++count; }
E(nop) int nop(int a) { return a; }
typedef int (*fn)(int);
static int twice(int a) { return 2*a; }
static int thrice(int a) { return 3*a; }
fn table[] = { twice, thrice };
E(indirect) int indirect(int i, int a) { return table[i](a); }
E(fnptr) int fnptr(int i) { return (int)table[i]; }
E(callptr) int callptr(int p, int a) { return ((fn)p)(a); }
