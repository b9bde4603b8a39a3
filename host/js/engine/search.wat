;; The engine's search for a text in another compares at every place: a long text to find that almost occurs everywhere takes the product of both
;; lengths. These functions take its place (patch.mjs). $find begins as the engine does, and goes on by the Two-Way algorithm (Crochemore and Perrin
;; 1991), which takes time in proportion to both lengths and no memory, once the comparisons are more than four for each character.
;;
;; A sequence of characters is the address of its first and the distance to its next: 1 or 2 bytes, and negative for a search from the end. The
;; addresses are those of strings of the engine, which are there while it searches: nothing here allocates.

 ;; Returns the first place of needle in text of those from $from to $to, which may be less, or -1. There must be room for needle at each.
 (func $find (param $text i32) (param $needle i32) (param $from i32) (param $to i32) (result i32)
  (local $a i32) (local $da i32) (local $n i32) (local $b i32) (local $db i32) (local $m i32) (local $k i32)
  (if (i32.eqz (local.tee $m (i32.and (i32.load (local.get $needle)) (i32.const 0x7fffffff)))) (then (return (local.get $from))))
  (local.set $da (i32.add (i32.shr_u (i32.load (local.get $text)) (i32.const 31)) (i32.const 1)))
  (local.set $db (i32.add (i32.shr_u (i32.load (local.get $needle)) (i32.const 31)) (i32.const 1)))
  (local.set $b (call $strv (local.get $needle)))
  (local.set $a (i32.add (call $strv (local.get $text)) (i32.mul (local.get $from) (local.get $da))))
  (if (i32.le_s (local.get $from) (local.get $to))
   (then (local.set $n (i32.add (i32.sub (local.get $to) (local.get $from)) (local.get $m))))
   (else
    (local.set $n (i32.add (i32.sub (local.get $from) (local.get $to)) (local.get $m)))
    (local.set $a (i32.add (local.get $a) (i32.mul (i32.sub (local.get $m) (i32.const 1)) (local.get $da))))
    (local.set $b (i32.add (local.get $b) (i32.mul (i32.sub (local.get $m) (i32.const 1)) (local.get $db))))
    (local.set $da (i32.sub (i32.const 0) (local.get $da)))
    (local.set $db (i32.sub (i32.const 0) (local.get $db)))))
  (local.set $k (call $seek (local.get $a) (local.get $da) (local.get $n) (local.get $b) (local.get $db) (local.get $m)))
  (if (i32.lt_s (local.get $k) (i32.const 0)) (then (return (i32.const -1))))
  (select (i32.add (local.get $from) (local.get $k)) (i32.sub (local.get $from) (local.get $k)) (i32.le_s (local.get $from) (local.get $to))))

 ;; Returns the character at $p of a sequence with this distance.
 (func $at (param $p i32) (param $d i32) (result i32)
  (if (result i32) (i32.and (local.get $d) (i32.const 1)) (then (i32.load8_u (local.get $p))) (else (i32.load16_u (local.get $p)))))

 ;; Returns where the sequence b of length m occurs first in a of length n, or -1.
 (func $seek (param $a i32) (param $da i32) (param $n i32) (param $b i32) (param $db i32) (param $m i32) (result i32)
  (local $c i32) (local $k i32) (local $last i32) (local $i i32) (local $work i32) (local $p i32) (local $q i32)
  (local.set $c (call $at (local.get $b) (local.get $db)))
  (local.set $last (i32.sub (local.get $n) (local.get $m)))
  (loop $next
   (if (i32.gt_s (local.get $k) (local.get $last)) (then (return (i32.const -1))))
   (if (i32.ne (call $at (local.get $a) (local.get $da)) (local.get $c))
    (then
     (local.set $a (i32.add (local.get $a) (local.get $da)))
     (local.set $k (i32.add (local.get $k) (i32.const 1)))
     (br $next)))
   (local.set $i (i32.const 1))
   (local.set $p (i32.add (local.get $a) (local.get $da)))
   (local.set $q (i32.add (local.get $b) (local.get $db)))
   (block $differs
    (loop $same
     (if (i32.eq (local.get $i) (local.get $m)) (then (return (local.get $k))))
     (br_if $differs (i32.ne (call $at (local.get $p) (local.get $da)) (call $at (local.get $q) (local.get $db))))
     (local.set $i (i32.add (local.get $i) (i32.const 1)))
     (local.set $p (i32.add (local.get $p) (local.get $da)))
     (local.set $q (i32.add (local.get $q) (local.get $db)))
     (br $same)))
   (local.set $work (i32.add (local.get $work) (local.get $i)))
   (local.set $a (i32.add (local.get $a) (local.get $da)))
   (local.set $k (i32.add (local.get $k) (i32.const 1)))
   (br_if $next (i32.lt_u (i32.shr_u (local.get $work) (i32.const 2)) (i32.add (local.get $k) (local.get $m)))))
  (local.set $i (call $seek_two_way (local.get $a) (local.get $da) (i32.sub (local.get $n) (local.get $k)) (local.get $b) (local.get $db) (local.get $m)))
  (select (i32.const -1) (i32.add (local.get $k) (local.get $i)) (i32.lt_s (local.get $i) (i32.const 0))))

 ;; Is $seek, by the Two-Way algorithm.
 (func $seek_two_way (param $a i32) (param $da i32) (param $n i32) (param $b i32) (param $db i32) (param $m i32) (result i32)
  (local $cut i32) (local $period i32) (local $known i32) (local $i i32) (local $k i32) (local $x i64) (local $y i64) (local $periodic i32)
  (local.set $x (call $largest_suffix (local.get $b) (local.get $db) (local.get $m) (i32.const 0)))
  (local.set $y (call $largest_suffix (local.get $b) (local.get $db) (local.get $m) (i32.const 1)))
  (if (i64.lt_u (i64.shr_u (local.get $x) (i64.const 32)) (i64.shr_u (local.get $y) (i64.const 32))) (then (local.set $x (local.get $y))))
  (local.set $cut (i32.wrap_i64 (i64.shr_u (local.get $x) (i64.const 32))))
  (local.set $period (i32.wrap_i64 (local.get $x)))
  ;; The period of the right part is that of all if the left part repeats, too. What matched then is known at the next place.
  (block $not
   (loop $repeats
    (if (i32.lt_u (local.get $i) (local.get $cut))
     (then
      (br_if $not (i32.ne
       (call $at (i32.add (local.get $b) (i32.mul (local.get $i) (local.get $db))) (local.get $db))
       (call $at (i32.add (local.get $b) (i32.mul (i32.add (local.get $i) (local.get $period)) (local.get $db))) (local.get $db))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br $repeats))))
   (local.set $periodic (i32.const 1)))
  (if (i32.eqz (local.get $periodic))
   (then
    (local.set $i (i32.sub (local.get $m) (local.get $cut)))
    (local.set $period (i32.add (select (local.get $cut) (local.get $i) (i32.gt_u (local.get $cut) (local.get $i))) (i32.const 1)))))
  (loop $next
   (if (i32.gt_s (local.get $k) (i32.sub (local.get $n) (local.get $m))) (then (return (i32.const -1))))
   (local.set $i (select (local.get $cut) (local.get $known) (i32.gt_u (local.get $cut) (local.get $known))))
   (loop $right
    (if (i32.lt_u (local.get $i) (local.get $m))
     (then
      (if (i32.ne
        (call $at (i32.add (local.get $a) (i32.mul (i32.add (local.get $k) (local.get $i)) (local.get $da))) (local.get $da))
        (call $at (i32.add (local.get $b) (i32.mul (local.get $i) (local.get $db))) (local.get $db)))
       (then
        (local.set $k (i32.add (local.get $k) (i32.add (i32.sub (local.get $i) (local.get $cut)) (i32.const 1))))
        (local.set $known (i32.const 0))
        (br $next)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br $right))))
   (local.set $i (local.get $cut))
   (loop $left
    (if (i32.gt_u (local.get $i) (local.get $known))
     (then
      (local.set $i (i32.sub (local.get $i) (i32.const 1)))
      (br_if $left (i32.eq
       (call $at (i32.add (local.get $a) (i32.mul (i32.add (local.get $k) (local.get $i)) (local.get $da))) (local.get $da))
       (call $at (i32.add (local.get $b) (i32.mul (local.get $i) (local.get $db))) (local.get $db)))))
     (else (return (local.get $k)))))
   (local.set $k (i32.add (local.get $k) (local.get $period)))
   (local.set $known (select (i32.sub (local.get $m) (local.get $period)) (i32.const 0) (local.get $periodic)))
   (br $next))
  (unreachable))

 ;; Returns where the largest suffix of b begins, with 32 bits of the suffix's period below it. With $turned smaller characters are larger ones.
 (func $largest_suffix (param $b i32) (param $db i32) (param $m i32) (param $turned i32) (result i64)
  (local $start i32) (local $j i32) (local $k i32) (local $p i32) (local $x i32) (local $y i32)
  (local.set $start (i32.const -1))
  (local.set $k (i32.const 1))
  (local.set $p (i32.const 1))
  (loop $next
   (if (i32.lt_u (i32.add (local.get $j) (local.get $k)) (local.get $m))
    (then
     (local.set $x (call $at (i32.add (local.get $b) (i32.mul (i32.add (local.get $j) (local.get $k)) (local.get $db))) (local.get $db)))
     (local.set $y (call $at (i32.add (local.get $b) (i32.mul (i32.add (local.get $start) (local.get $k)) (local.get $db))) (local.get $db)))
     (if (i32.eq (local.get $x) (local.get $y))
      (then
       (if (i32.eq (local.get $k) (local.get $p))
        (then (local.set $j (i32.add (local.get $j) (local.get $p))) (local.set $k (i32.const 1)))
        (else (local.set $k (i32.add (local.get $k) (i32.const 1))))))
      (else
       (if (i32.xor (i32.lt_u (local.get $x) (local.get $y)) (local.get $turned))
        (then
         (local.set $j (i32.add (local.get $j) (local.get $k)))
         (local.set $k (i32.const 1))
         (local.set $p (i32.sub (local.get $j) (local.get $start))))
        (else
         (local.set $start (local.get $j))
         (local.set $j (i32.add (local.get $j) (i32.const 1)))
         (local.set $k (i32.const 1))
         (local.set $p (i32.const 1))))))
     (br $next))))
  (i64.or (i64.shl (i64.extend_i32_u (i32.add (local.get $start) (i32.const 1))) (i64.const 32)) (i64.extend_i32_u (local.get $p))))
