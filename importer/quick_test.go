package importer

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The quick looks that spare plain text a slower reading must never contradict
// it.

func FuzzMayBeRows(f *testing.F) {
	f.Add("a,b,c\nd,e,f\n\ng,h,i\nj,k,l\nm,n,o", true)
	f.Add("a;\"b\nc\";d\n1;2;3", false)
	f.Add("one, two\nthree, four, five", true)
	f.Fuzz(func(t *testing.T, head string, named bool) {
		for _, comma := range ",\t;" {
			if isRows(head, comma, named) && !mayBeRows(head, string(comma), named) {
				t.Errorf("%q is a table with %q between its fields", head, comma)
			}
		}
	})
}

func FuzzSingleSpaced(f *testing.F) {
	f.Add("one  two\tthree　four five ")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.TrimLeftFunc(s, isSpaceOrNothing)
		if got, want := singleSpaced(s, isCleanASCII(s) && !strings.ContainsAny(s, "\t\n")), strings.Join(strings.FieldsFunc(s, isBlank), " "); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, text := range screenTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := isCleanASCII(s); got != areCleanASCII(s) || got && lineEnds.Replace(s) != s {
			t.Errorf("%q: clean: %v", s, got)
		}
	})
}

func FuzzDigitRuns(f *testing.F) {
	f.Add("2019-06-22_a1٣")
	runs := regexp.MustCompile(`\d+`)
	f.Fuzz(func(t *testing.T, name string) {
		var want [][2]int
		for _, at := range runs.FindAllStringIndex(name, -1) {
			want = append(want, [2]int{at[0], at[1]})
		}
		if got := digitRuns(name); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	})
}

func FuzzMayHoldDateline(f *testing.F) {
	for _, text := range append(screenTexts, "PARIS: The", "PARIS, May 3", "(AP) _ He", "MOSCOW. /TASS/. He", "ROME") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, head string) {
		p := datelineParser{s: head}
		if p.parse() && !mayHoldDateline(head) {
			t.Errorf("%q begins with a dateline", head)
		}
	})
}
