;; The engine sorts the combining marks of one character, for String.prototype.normalize, by insertion. $sort_marks sorts those of a long run before, by
;; their classes, and the engine finds them in order (patch.mjs). A run that there is no memory for stays as it is.

 ;; Sorts the marks at the beginning of n characters of 32 bits at p by their classes, and keeps the order of those of one class.
 (func $sort_marks (param $p i32) (param $n i32)
  (local $i i32) (local $counts i32) (local $at i32) (local $sum i32) (local $c i32)
  (block $end
   (loop $next
    (br_if $end (i32.ge_u (local.get $i) (local.get $n)))
    (br_if $end (i32.eqz (call $get_cc (i32.load (i32.add (local.get $p) (i32.shl (local.get $i) (i32.const 2)))))))
    (local.set $i (i32.add (local.get $i) (i32.const 1)))
    (br $next)))
  (if (i32.le_u (local.tee $n (local.get $i)) (i32.const 32)) (then (return)))
  (if (i32.eqz (local.tee $counts (call $malloc (i32.add (i32.shl (local.get $n) (i32.const 2)) (i32.const 1024))))) (then (return))) ;; 256 counts, and the sorted marks
  (memory.fill (local.get $counts) (i32.const 0) (i32.const 1024))
  (local.set $i (i32.const 0))
  (loop $next
   (local.set $at (i32.add (local.get $counts) (i32.shl (call $get_cc (i32.load (i32.add (local.get $p) (i32.shl (local.get $i) (i32.const 2))))) (i32.const 2))))
   (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
   (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
  (local.set $at (local.get $counts))
  (local.set $sum (i32.add (local.get $counts) (i32.const 1024)))
  (loop $next ;; counts become addresses
   (local.set $c (i32.load (local.get $at)))
   (i32.store (local.get $at) (local.get $sum))
   (local.set $sum (i32.add (local.get $sum) (i32.shl (local.get $c) (i32.const 2))))
   (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (i32.add (local.get $counts) (i32.const 1024)))))
  (local.set $i (i32.const 0))
  (loop $next
   (local.set $c (i32.load (i32.add (local.get $p) (i32.shl (local.get $i) (i32.const 2)))))
   (local.set $at (i32.add (local.get $counts) (i32.shl (call $get_cc (local.get $c)) (i32.const 2))))
   (i32.store (i32.load (local.get $at)) (local.get $c))
   (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 4)))
   (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
  (memory.copy (local.get $p) (i32.add (local.get $counts) (i32.const 1024)) (i32.shl (local.get $n) (i32.const 2)))
  (call $free (local.get $counts)))
