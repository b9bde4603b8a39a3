;; Array.prototype.splice copies the items behind those that it removes to their new places, one property after the other, and then deletes as many at the
;; end, for which the engine makes an array without gaps one of properties. $move_items removes items from such an array at once (patch.mjs).

 ;; Copies the items of an array from $from to $to. In an array without gaps that becomes shorter, those from $to are freed, and none are left at the
 ;; end: the caller finds nothing to delete there, and sets the length.
 (func $move_items (param $ctx i32) (param $array i64) (param $to i64) (param $from i64) (param $count i64) (param $dir i32) (result i32)
  (local $p i32) (local $first i32) (local $kept i32) (local $size i32) (local $at i32)
  (block $slow
   (br_if $slow (i64.le_s (local.get $from) (local.get $to)))
   (br_if $slow (i64.lt_u (local.get $array) (i64.const -4294967296)))
   (local.set $p (i32.wrap_i64 (local.get $array)))
   (br_if $slow (i32.ne (i32.load16_u offset=10 (local.get $p)) (i32.const 2))) ;; JS_CLASS_ARRAY
   (br_if $slow (i32.eqz (i32.and (i32.load8_u offset=8 (local.get $p)) (i32.const 16)))) ;; fast_array: the items are one block, and plain
   (br_if $slow (i64.ne (i64.load32_u offset=32 (local.get $p)) (i64.add (local.get $from) (local.get $count))))
   (local.set $size (i32.shl (i32.wrap_i64 (i64.sub (local.get $from) (local.get $to))) (i32.const 3))) ;; of what is removed
   (br_if $slow (i32.eqz (local.tee $kept (call $malloc (local.get $size)))))
   (local.set $first (i32.add (i32.load offset=28 (local.get $p)) (i32.shl (i32.wrap_i64 (local.get $to)) (i32.const 3))))
   (memory.copy (local.get $kept) (local.get $first) (local.get $size))
   (memory.copy (local.get $first) (i32.add (local.get $first) (local.get $size)) (i32.shl (i32.wrap_i64 (local.get $count)) (i32.const 3)))
   (i32.store offset=32 (local.get $p) (i32.wrap_i64 (i64.add (local.get $to) (local.get $count))))
   (loop $next
    (call $free_value (local.get $ctx) (i64.load (i32.add (local.get $kept) (local.get $at))))
    (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $size))))
   (call $free (local.get $kept))
   (return (i32.const 0)))
  (call $copy (local.get $ctx) (local.get $array) (local.get $to) (local.get $from) (local.get $count) (local.get $dir)))
