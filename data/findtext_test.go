package data

import (
	"slices"
	"strings"
	"testing"
)

func TestFindText(t *testing.T) {
	for _, c := range []struct {
		text, wanted string
		found        []string
	}{
		{"The Harbor, the harbor", "harbor", []string{"Harbor", "harbor"}},
		{"The harbormaster", "harb", []string{"harb"}},
		{"Café au lait, cafe\u0301 noir", "CAFE", []string{"Café", "cafe\u0301"}},
		{"a tidal-barrier, a tidal — barrier", "tidal barrier", []string{"tidal-barrier", "tidal — barrier"}},
		{"tidal-barrier, tidal–barrier, tidal barrier", "tidal-b", []string{"tidal-b", "tidal–b"}},
		{"“We waited,” he’d said", `"we`, []string{"“We"}},
		{"he’d said", "he'd", []string{"he’d"}},
		{"Straße und STRASSE", "strasse", []string{"Straße", "STRASSE"}},
		{"항만 노조는 항만에서", "항만", []string{"항만", "항만"}},
		{"항만 노조", "노", []string{"노"}},
		{"灯台の光", "台の", []string{"台の"}},
		{"co\u00adoperate", "cooperate", []string{"co\u00adoperate"}},
		{"rose 5% to $3.20", "5%", []string{"5%"}},
		{"rose 5% to $3.20", "3.2", []string{"3.2"}},
		{"ааа bbb", "  ", nil},
		{"aaaa", "aa", []string{"aa", "aa"}},
		{"", "x", nil},
		{"x", "", nil},
		{"two\n\twords", "two words", []string{"two\n\twords"}},
		{"bad \xff bytes", "bytes", []string{"bytes"}},
	} {
		var found []string
		for _, s := range FindText(c.text, c.wanted) {
			found = append(found, c.text[s.Start:s.End])
		}
		if !slices.Equal(found, c.found) {
			t.Errorf("%q in %q: found %q, want %q", c.wanted, c.text, found, c.found)
		}
	}
}

func FuzzFindText(f *testing.F) {
	f.Add("The harbor, Straße, 항만", "ss")
	f.Add("a\u0301\u0301", "\u0301")
	f.Fuzz(func(t *testing.T, text, wanted string) {
		past := 0
		for _, s := range FindText(text, wanted) {
			if s.Start < past || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%q in %q: %v after %d", wanted, text, s, past)
			}
			past = s.End
		}
		if word := strings.Fields(text); len(word) > 0 && len(indexText(word[0])) > 0 && len(FindText(text, word[0])) == 0 {
			t.Errorf("%q does not find its own %q", text, word[0])
		}
	})
}
