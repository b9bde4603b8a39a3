package rewrite

import "fmt"

// meterCap is how much a check may stand for: longer code gets another one.
const meterCap = 4000

// leafCap is how long a function without calls and loops may be to need no check of its own: who calls it pays.
const leafCap = 64

// charge is what a check costs for code of this length. Up to 32 instructions it is their number; of what is longer most is skipped at
// each turn: a big function's loop that was charged in full would spend its time in Tick.
func charge(length int) int32 {
	if length <= 32 {
		return int32(max(length, 1))
	}
	return int32(32 + (length-32)/32)
}

// What instructions count that take longer than most.
const (
	costCall = 16 // covers a leaf function
	costSlow = 8  // division, square root, atomic
	costLoad = 2
	costBulk = 32 // of at most bulkInline bytes
	costGrow = 256
)

// opening is a block, loop, if or function whose end has not come.
type opening struct {
	loop    bool
	checked bool // a check was written in it, other than at a loop's head: what follows its end needs one of its own
	meter   meter
}

// meter is the check that pays for what is being read.
type meter struct {
	at     int // of the charge's place in the output; -1: the check at the function's entry, which is written last
	length int
}

// body rewrites function bodies, one after the other.
type body struct {
	m      *module
	r      *reader
	out    []byte // of the function at hand, behind its locals
	open   []opening
	now    meter
	entry  int32 // charge of the entry's check; 0: none is needed
	head   bool  // nothing but simple instructions so far: a loop's check can stand for the entry's
	leaf   bool
	locals uint64 // declared, with params
}

// The places of charges are written as numbers of fixed length and filled in at the end.
const placeLen = 2 // signed LEB128: up to 8191

// function appends the function in src, whose number of params is given, to dst.
func (b *body) function(dst, src []byte, params uint32) ([]byte, error) {
	b.r = &reader{b: src}
	r := b.r
	groups := r.u32()
	b.locals = uint64(params)
	for range groups {
		if r.err != nil {
			break
		}
		b.locals += uint64(r.u32())
		r.byte()
	}
	if r.err == nil && b.locals > 50_000 {
		return nil, fmt.Errorf("has %d locals, 50,000 are the limit", b.locals)
	}
	groupsEnd := r.at
	b.out, b.open = b.out[:0], append(b.open[:0], opening{})
	b.now, b.entry, b.head, b.leaf = meter{at: -1}, -1, true, true
	for len(b.open) > 0 && r.err == nil {
		if err := b.instruction(); err != nil {
			return nil, err
		}
	}
	switch {
	case r.err != nil:
		return nil, r.err
	case r.left() > 0:
		return nil, errBehind
	}
	// Its size, its locals and one more (two: the count of a bulk operation), the check at its entry, the rest.
	var prefix [64]byte
	p := appendU32(prefix[:0], groups+1)
	start := len(p)
	groupsHead := &reader{b: src}
	groupsHead.u32()
	p2 := appendU32(nil, 2)
	p2 = append(p2, typeI32)
	var check []byte
	if b.entry > 0 {
		check = b.check(nil, b.entry)
		b.m.info.Checks++
	}
	size := start + (groupsEnd - groupsHead.at) + len(p2) + len(check) + len(b.out)
	dst = appendU32(dst, uint32(size))
	dst = append(dst, p...)
	dst = append(dst, src[groupsHead.at:groupsEnd]...)
	dst = append(dst, p2...)
	dst = append(dst, check...)
	return append(dst, b.out...), nil
}

// check appends: fuel -= n; if fuel < 0 { fuel = tick() }.
func (b *body) check(dst []byte, n int32) []byte {
	fuel, rest := b.m.fuel(), uint32(b.locals)
	dst = appendU32(append(dst, opGlobalGet), fuel)
	dst = append(dst, opI32Const, byte(n)|0x80, byte(n>>7))
	dst = append(dst, opI32Sub)
	return b.verify(dst, fuel, rest)
}

// verify appends the second half of a check, for the fuel on the stack.
func (b *body) verify(dst []byte, fuel, rest uint32) []byte {
	dst = appendU32(append(dst, opLocalTee), rest)
	dst = appendU32(append(dst, opGlobalSet), fuel)
	dst = appendU32(append(dst, opLocalGet), rest)
	dst = append(dst, opI32Const, 0, opI32LtS, opIf, blockEmpty)
	dst = appendU32(append(dst, opCall), b.m.tick())
	dst = appendU32(append(dst, opGlobalSet), fuel)
	return append(dst, opEnd)
}

// begin writes a check for what follows.
func (b *body) begin() {
	b.settle()
	b.out = b.check(b.out, 0)
	b.m.info.Checks++
	// the charge stands behind global.get and i32.const
	b.now = meter{at: len(b.out) - b.checkTail()}
}

// checkTail is the number of bytes from a check's charge to its end.
func (b *body) checkTail() int {
	var buf [64]byte
	fuel, rest := b.m.fuel(), uint32(b.locals)
	head := len(appendU32(append(buf[:0], opGlobalGet), fuel)) + 1
	whole := head + placeLen + 1
	return len(b.verify(buf[:whole], fuel, rest)) - head
}

// settle fills in the charge of the check that pays now.
func (b *body) settle() {
	n := charge(b.now.length)
	if b.now.at < 0 {
		if b.entry < 0 {
			b.entry = n
		}
		return
	}
	b.out[b.now.at], b.out[b.now.at+1] = byte(n)|0x80, byte(n>>7)
}

// pay counts an instruction, and begins another check where much has come together.
func (b *body) pay(cost int) {
	if b.now.length += cost; b.now.length > meterCap {
		b.begin()
		b.open[len(b.open)-1].checked = true
	}
}

// enterLoop writes the check at a loop's head.
func (b *body) enterLoop() {
	outer := b.now
	b.out = b.check(b.out, 0)
	b.m.info.Checks++
	b.now = meter{at: len(b.out) - b.checkTail()}
	if b.head && outer.at < 0 { // it is passed at once: it stands for the entry's, and pays for what follows the loop
		b.entry = 0
		outer.at = b.now.at
	}
	b.head, b.leaf = false, false
	b.open[len(b.open)-1].meter = outer
}

// leave handles an end. After a loop, what was paid for outside goes on being paid for.
func (b *body) leave() {
	o := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	b.out = append(b.out, opEnd)
	if len(b.open) == 0 {
		b.settle()
		if b.leaf && b.now.at < 0 && b.now.length <= leafCap {
			b.entry = 0
		}
		return
	}
	if o.loop {
		b.settle()
		if o.meter.at == b.now.at {
			o.meter.length += b.now.length
		}
		b.now = o.meter
	}
	if o.checked { // the check that was written inside may have been skipped
		b.begin()
		b.open[len(b.open)-1].checked = true
	}
}
