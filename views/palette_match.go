package views

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A paletteMatch says how well a command answers what was typed; less is better.
type paletteMatch int

const (
	labelIs       paletteMatch = iota // the label is it
	labelBegins                       // the label begins with all of it
	labelWords                        // each word begins a word of the label
	pathWords                         // each word begins a word of the label or the menu
	partsOfWords                      // each word stands somewhere in the label or the menu
	lettersInTurn                     // its letters stand in the label in their order, from a word's first
	noMatch
)

// matchCommand says how well a command, by its menu and its label, answers a text.
func matchCommand(menu, label, text string) paletteMatch {
	menu, label, text = folded(menu), folded(label), folded(text)
	words, path := strings.Fields(text), menu+" "+label
	every := func(holds func(word string) bool) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !holds(word) })
	}
	switch {
	case text != "" && strings.TrimSuffix(label, folded("…")) == strings.Join(words, " "):
		return labelIs
	case strings.HasPrefix(label, strings.Join(words, " ")):
		return labelBegins
	case every(func(word string) bool { return beginsWord(label, word) }):
		return labelWords
	case every(func(word string) bool { return beginsWord(path, word) }):
		return pathWords
	case every(func(word string) bool { return strings.Contains(path, word) }):
		return partsOfWords
	case hasInTurn(label, strings.Join(words, "")):
		return lettersInTurn
	}
	return noMatch
}

// rankCommands returns the places of the commands that a text finds, the best
// first; those that answer it alike stay in their order.
func rankCommands(commands []PaletteCommand, text string) []int {
	var found []int
	matches := make([]paletteMatch, len(commands))
	for i, c := range commands {
		if matches[i] = matchCommand(c.Menu, c.Label, text); matches[i] != noMatch {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int { return int(matches[a] - matches[b]) })
	return found
}

// folded makes letters alike that differ by case or marks only.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(text))
}

// beginsWord reports whether a word of a text begins with something.
func beginsWord(text, beginning string) bool {
	return atAWord(text, func(rest string) bool { return strings.HasPrefix(rest, beginning) })
}

// hasInTurn reports whether a text has letters in an order, with others between
// them, the first at the beginning of a word.
func hasInTurn(text, letters string) bool {
	first, others := utf8.DecodeRuneInString(letters)
	return atAWord(text, func(rest string) bool {
		if !strings.HasPrefix(rest, string(first)) {
			return false
		}
		wanted := []rune(letters[others:])
		for _, r := range rest[others:] {
			if len(wanted) > 0 && r == wanted[0] {
				wanted = wanted[1:]
			}
		}
		return len(wanted) == 0
	})
}

// atAWord reports whether something holds for the rest of a text from one of its
// words on.
func atAWord(text string, holds func(rest string) bool) bool {
	within := false // a word
	for at, r := range text {
		if !within && holds(text[at:]) {
			return true
		}
		within = unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}
