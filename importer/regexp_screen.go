package importer

import (
	"encoding/binary"
	"maps"
	"math"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// screen tells quickly that a pattern matches nowhere in a text, which is what
// most patterns come to on most lines. It is a deterministic automaton that is
// made of the compiled pattern while texts are read: one step for a character,
// where package regexp tries the pattern at every place. Where the pattern asks
// for more than the automaton knows, such as the bounds of words, the screen
// takes that for given: it may let pass what does not match, never the reverse.
type screen struct {
	prog    *syntax.Prog
	exact   bool // what passes does match
	classes runeClasses
	start   *screenState

	making sync.Mutex
	states map[string]*screenState // by their instructions
}

// screenState is what the automaton is in between two characters.
type screenState struct {
	waits   []uint32 // the instructions that wait for a character, or for the end
	verdict verdict
	accepts bool                          // it matches what has been read
	atEnd   bool                          // it matches if the text ends here
	next    []atomic.Pointer[screenState] // by the class of the character that follows; nil where not yet made
}

type verdict uint8

const (
	undecided verdict = iota
	matched
	hopeless
)

// maxScreenStates bounds the memory of an automaton. What would take more is
// left to package regexp.
const maxScreenStates = 400

// newScreen makes the screen of a pattern, which must be sound; nil where the
// pattern tells too many characters apart.
func newScreen(expr string) *screen {
	parsed, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		panic(err)
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		panic(err)
	}
	classes, ok := classesOf(prog)
	if !ok {
		return nil
	}
	s := &screen{prog: prog, exact: isExact(prog), classes: classes, states: map[string]*screenState{}}
	s.start = s.state([]uint32{uint32(prog.Start)}, true)
	return s
}

// isExact reports a pattern that asks for nothing between characters but the
// beginning and the end of the text.
func isExact(prog *syntax.Prog) bool {
	for i := range prog.Inst {
		if in := &prog.Inst[i]; in.Op == syntax.InstEmptyWidth && syntax.EmptyOp(in.Arg)&^(syntax.EmptyBeginText|syntax.EmptyEndText) != 0 {
			return false
		}
	}
	return true
}

// passes reports whether the pattern may match in a text, and whether that is
// sure. That it does not match is always sure.
func (s *screen) passes(text string) (may, sure bool) {
	if s == nil {
		return true, false
	}
	state := s.start
	for i := 0; i < len(text); {
		switch state.verdict {
		case matched:
			return true, s.exact
		case hopeless:
			return false, true
		}
		var next *screenState
		size := 1
		if c := text[i]; c < utf8.RuneSelf {
			next = state.next[s.classes.ascii[c]].Load()
		}
		if next == nil {
			if next, size = s.next(state, text[i:]); next == nil {
				return true, false
			}
		}
		state = next
		i += size
	}
	if state.verdict == matched || state.atEnd {
		return true, s.exact
	}
	return false, true
}

// longest returns the end of the longest match at the start of a text, 0 where
// there is none, and whether that is sure. The pattern must begin with ^.
func (s *screen) longest(text string) (end int, sure bool) {
	if s == nil || !s.exact {
		return 0, false
	}
	state := s.start
	for i := 0; ; {
		if state.accepts || i == len(text) && state.atEnd {
			end = i
		}
		if i == len(text) || state.verdict == hopeless {
			return end, true
		}
		next, size := s.next(state, text[i:])
		if next == nil {
			return 0, false
		}
		state = next
		i += size
	}
}

// next returns the state after the first character of a text, and that one's
// size; nil where there are too many states.
func (s *screen) next(state *screenState, text string) (next *screenState, size int) {
	var class uint8
	if c := text[0]; c < utf8.RuneSelf {
		class, size = s.classes.ascii[c], 1
	} else {
		var r rune
		r, size = utf8.DecodeRuneInString(text)
		class = s.classes.of(r)
	}
	if next = state.next[class].Load(); next == nil {
		next = s.step(state, class)
	}
	return next, size
}

// step makes the state that follows another on a class of characters. It
// returns nil where there are too many states.
func (s *screen) step(from *screenState, class uint8) *screenState {
	s.making.Lock()
	defer s.making.Unlock()
	r := s.classes.example[class]
	var reached []uint32
	for _, at := range from.waits {
		if in := &s.prog.Inst[at]; takesRune(in) && in.MatchRune(r) {
			reached = append(reached, in.Out)
		}
	}
	next := s.state(append(reached, uint32(s.prog.Start)), false)
	if next != nil {
		from.next[class].Store(next)
	}
	return next
}

func takesRune(in *syntax.Inst) bool {
	switch in.Op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	return false
}

// state returns the state of having reached some instructions.
func (s *screen) state(reached []uint32, begin bool) *screenState {
	waits, done := s.follow(reached, begin, false)
	_, atEnd := s.follow(reached, begin, true)
	key := make([]byte, 0, 4*len(waits)+1)
	for _, at := range waits {
		key = binary.LittleEndian.AppendUint32(key, at)
	}
	if !begin { // the start has only one state, and none leads back to it
		if known := s.states[string(key)]; known != nil {
			return known
		}
		if len(s.states) >= maxScreenStates {
			return nil
		}
	}
	made := &screenState{waits: waits, accepts: done, atEnd: atEnd, next: make([]atomic.Pointer[screenState], len(s.classes.example))}
	switch {
	case done:
		made.verdict = matched
	case len(waits) == 0 && !begin:
		made.verdict = hopeless
	}
	if !begin {
		s.states[string(key)] = made
	}
	return made
}

// follow returns the instructions that are reached from some without a
// character, of those only such as wait for one or for the end or are a match,
// in order, and whether a match is among them.
func (s *screen) follow(from []uint32, begin, end bool) (waits []uint32, done bool) {
	seen := make([]bool, len(s.prog.Inst))
	stack := slices.Clone(from)
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[at] {
			continue
		}
		seen[at] = true
		switch in := &s.prog.Inst[at]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			stack = append(stack, in.Arg, in.Out)
		case syntax.InstCapture, syntax.InstNop:
			stack = append(stack, in.Out)
		case syntax.InstEmptyWidth:
			switch op := syntax.EmptyOp(in.Arg); {
			case op&syntax.EmptyBeginText != 0 && !begin:
			case op&syntax.EmptyEndText != 0 && !end:
				waits = append(waits, at)
			default:
				stack = append(stack, in.Out)
			}
		case syntax.InstMatch:
			waits, done = append(waits, at), true
		case syntax.InstFail:
		default:
			waits = append(waits, at)
		}
	}
	slices.Sort(waits)
	return waits, done
}

// runeClasses parts all characters into classes that a pattern does not tell
// apart.
type runeClasses struct {
	ascii   [utf8.RuneSelf]uint8
	from    []rune  // where a range of other characters begins
	class   []uint8 // that range's
	example []rune  // a character of each class
}

func (c *runeClasses) of(r rune) uint8 {
	i, found := slices.BinarySearch(c.from, r)
	if !found {
		i--
	}
	return c.class[i]
}

// classesOf finds the classes of a pattern: those of the characters that the
// same of its sets hold. It reports false where a byte cannot count them.
func classesOf(prog *syntax.Prog) (c runeClasses, ok bool) {
	sets, starts := runeSets(prog)
	holds := make([]byte, (sets+7)/8)
	known := map[string]int{}
	c.from = slices.Sorted(maps.Keys(starts))
	for i, r := range c.from {
		for _, set := range starts[r] {
			holds[set/8] ^= 1 << (set % 8)
		}
		class, found := known[string(holds)]
		if !found {
			class = len(known)
			known[string(holds)] = class
			c.example = append(c.example, r)
		}
		c.class = append(c.class, uint8(class))
		for a := r; a < utf8.RuneSelf && (i+1 == len(c.from) || a < c.from[i+1]); a++ {
			c.ascii[a] = uint8(class)
		}
	}
	return c, len(known) <= math.MaxUint8+1
}

// runeSets numbers the sets of characters in a pattern and tells which of them
// begin or end at a character.
func runeSets(prog *syntax.Prog) (sets int, starts map[rune][]int) {
	type shared struct { // by the copies of what is repeated
		first *rune
		n     int
	}
	seen := map[shared]bool{}
	starts = map[rune][]int{0: nil}
	add := func(low, high rune) {
		starts[low], starts[high+1] = append(starts[low], sets), append(starts[high+1], sets)
	}
	for i := range prog.Inst {
		in := &prog.Inst[i]
		if !takesRune(in) || len(in.Rune) == 0 || seen[shared{&in.Rune[0], len(in.Rune)}] {
			continue
		}
		seen[shared{&in.Rune[0], len(in.Rune)}] = true
		if len(in.Rune) == 1 {
			add(in.Rune[0], in.Rune[0])
			for r := unicode.SimpleFold(in.Rune[0]); syntax.Flags(in.Arg)&syntax.FoldCase != 0 && r != in.Rune[0]; r = unicode.SimpleFold(r) {
				add(r, r)
			}
		}
		for pair := range slices.Chunk(in.Rune, 2) {
			if len(pair) == 2 {
				add(pair[0], pair[1])
			}
		}
		sets++
	}
	return sets, starts
}
