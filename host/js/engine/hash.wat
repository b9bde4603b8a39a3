;; The engine's hash of a text is a polynomial that anybody can find collisions of, and a client chooses the keys of JSON, of forms and of queries.
;; These functions take its place (patch.mjs): each character is multiplied into 64 bits by a number that the host chooses for each engine (vm.go), and
;; the upper half is folded into the lower, so that it is no polynomial. A text has one hash, in whichever way it lies in memory.

 ;; Goes on with the characters of a string.
 (func $hash_more (param $text i32) (param $hash i64) (result i64)
  (local $p i32) (local $end i32) (local $length i32)
  (local.set $length (i32.load (local.get $text)))
  (local.set $p (call $strv (local.get $text)))
  (if (i32.ge_s (local.get $length) (i32.const 0)) (then (return (call $hash_bytes (local.get $p) (local.get $length) (local.get $hash)))))
  (local.set $end (i32.add (local.get $p) (i32.shl (local.get $length) (i32.const 1)))) ;; the bit for wide characters is shifted out
  (loop $next
   (if (i32.lt_u (local.get $p) (local.get $end))
    (then
     (local.set $hash (i64.mul (i64.xor (local.get $hash) (i64.load16_u (local.get $p))) (global.get $hash_factor)))
     (local.set $hash (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 32))))
     (local.set $p (i32.add (local.get $p) (i32.const 2)))
     (br $next))))
  (local.get $hash))

 (func $hash_bytes (param $p i32) (param $length i32) (param $hash i64) (result i64)
  (local $end i32)
  (local.set $end (i32.add (local.get $p) (local.get $length)))
  (loop $next
   (if (i32.lt_u (local.get $p) (local.get $end))
    (then
     (local.set $hash (i64.mul (i64.xor (local.get $hash) (i64.load8_u (local.get $p))) (global.get $hash_factor)))
     (local.set $hash (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 32))))
     (local.set $p (i32.add (local.get $p) (i32.const 1)))
     (br $next))))
  (local.get $hash))

 ;; Goes on with a value that is a string, or a rope of them: the left part is at 8, the right one at 16.
 (func $hash_rope (param $value i64) (param $hash i64) (result i64)
  (local $p i32)
  (loop $next
   (local.set $p (i32.wrap_i64 (local.get $value)))
   (if (i64.eq (i64.shr_s (local.get $value) (i64.const 32)) (i64.const -7)) (then (return (call $hash_more (local.get $p) (local.get $hash)))))
   (local.set $hash (call $hash_rope (i64.load offset=8 (local.get $p)) (local.get $hash)))
   (local.set $value (i64.load offset=16 (local.get $p)))
   (br $next))
  (unreachable))

 (func $hash_begin (param $h i32) (result i64) (i64.xor (global.get $hash_seed) (i64.extend_i32_u (local.get $h))))

 ;; The hash of a shape, with one word more.
 (func $hash_shape (param $h i32) (result i32)
  (local.set $h (i32.mul (local.get $h) (i32.wrap_i64 (global.get $hash_factor))))
  (i32.xor (local.get $h) (i32.shr_u (local.get $h) (i32.const 16))))
