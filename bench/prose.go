package main

import (
	"math/rand/v2"
	"strings"
)

// Prose repeats itself: much of a text are turns of phrase that stand in other
// texts too, and what it was about before. These numbers make bodies compress
// like real ones.
const (
	phraseCount  = 40_000
	phraseOffset = 3
	phraseWords  = 4    // on average
	freeShare    = 0.20 // of new words that stand alone; the others come in phrases
	recallShare  = 0.20 // of words and phrases that the article had before

	// freeDraws is how many words an article has that stand alone and are new.
	freeDraws = articleWords * (1 - recallShare) * freeShare
)

// piece is a word or a turn of phrase.
type piece struct {
	text  string
	words int
}

// newPhrases makes up the turns of phrase that all articles share, the
// commonest first.
func newPhrases(v *vocabulary, r *rand.Rand) []piece {
	phrases := make([]piece, phraseCount)
	for i := range phrases {
		words := make([]string, phraseWords-2+r.IntN(5))
		for i := range words {
			words[i] = v.head[v.upTo.draw(r)]
		}
		phrases[i] = piece{strings.Join(words, " "), len(words)}
	}
	return phrases
}

// story is an article while it is written.
type story struct {
	*vocabulary
	*rand.Rand
	strings.Builder
	told []piece // what it had up to now
}

// next returns what comes next.
func (s *story) next() piece {
	const phraseShare = (1 - freeShare) / phraseWords / ((1-freeShare)/phraseWords + freeShare)
	if len(s.told) > 0 && s.Float64() < recallShare {
		return s.told[s.IntN(len(s.told))]
	}
	p := piece{words: 1}
	if s.Float64() < phraseShare {
		p = s.phrases[s.byUse.draw(s.Rand)]
	} else {
		p.text = s.word(s.Rand)
	}
	s.told = append(s.told, p)
	return p
}

// sentence writes a sentence and returns how many words it has.
func (s *story) sentence() (words int) {
	for most := 8 + s.IntN(17); words < most; {
		p := s.next()
		switch {
		case words == 0:
			p.text = capital(p.text)
		case s.IntN(8) == 0:
			s.WriteString(", ")
		default:
			s.WriteByte(' ')
		}
		s.WriteString(p.text)
		words += p.words
	}
	s.WriteByte('.')
	return words
}

// paragraph writes a paragraph and returns how many words it has.
func (s *story) paragraph() (words int) {
	for range 2 + s.IntN(3) {
		words += s.sentence()
		s.WriteByte(' ')
	}
	s.WriteByte('\n')
	return words
}

// headline makes up a headline.
func (v *vocabulary) headline(r *rand.Rand) string {
	words := make([]string, 6+r.IntN(4))
	for i := range words {
		words[i] = v.head[v.upTo.draw(r)]
	}
	return capital(strings.Join(words, " "))
}
