package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

const (
	headWords  = 30_000 // words that every article draws from
	tailShare  = 0.027  // of an article's words that lie beyond them
	tailSlope  = 0.8    // the rarer half of a tail's words is 2^(1/slope) times as long as the commoner
	mostSpells = 65 * 65 * 65 * 65
)

// functionWords are the commonest words, so that a text passes for English.
var functionWords = strings.Fields(`the of and to in a that for on is was with said as at it from his be has have
	an are not this he but they were`)

// scale tells how often each of a number of things occurs, the commonest
// first: the nth one (n+offset) times as rarely as 1, by Zipf and Mandelbrot.
type scale []float64 // cumulative, the last 1

func newScale(n int, offset float64) scale {
	s := make(scale, n)
	sum := 0.0
	for i := range s {
		sum += 1 / (float64(i+1) + offset)
		s[i] = sum
	}
	for i := range s {
		s[i] /= sum
	}
	return s
}

func (s scale) draw(r *rand.Rand) int {
	i, _ := slices.BinarySearch(s, r.Float64())
	return min(i, len(s)-1)
}

const consonants, vowels, endings = "bdfgklmnprstvz", "aeiou", "lmnrs"

// syllables makes up a word.
func syllables(r *rand.Rand, n int) string {
	word := make([]byte, 0, 2*n+1)
	for range n {
		word = append(word, consonants[r.IntN(len(consonants))], vowels[r.IntN(len(vowels))])
	}
	if r.IntN(2) == 0 {
		word = append(word, endings[r.IntN(len(endings))])
	}
	return string(word)
}

// vocabulary is a language's words. Those at its head follow Zipf's law. The
// tail has no end: the more articles there are, the more of it is met, a
// million words in a million articles.
type vocabulary struct {
	head    []string
	upTo    scale
	planted planted
	phrases []piece
	byUse   scale // of phrases
}

func newVocabulary() *vocabulary {
	v := &vocabulary{upTo: newScale(headWords, 0), planted: newPlanted()}
	r := rand.New(rand.NewPCG(corpusForm, 0))
	seen := map[string]bool{}
	for _, w := range v.planted.words {
		seen[w] = true
	}
	v.head = make([]string, 0, headWords)
	add := func(w string) {
		if !seen[w] {
			seen[w] = true
			v.head = append(v.head, w)
		}
	}
	for _, w := range functionWords {
		add(w)
	}
	for len(v.head) < headWords { // the commoner the shorter
		switch n := len(v.head); {
		case n < headWords/75:
			add(syllables(r, 2))
		case n < headWords/2:
			add(syllables(r, 3))
		default:
			add(syllables(r, 4))
		}
	}
	v.phrases, v.byUse = newPhrases(v, r), newScale(phraseCount, phraseOffset)
	return v
}

// word draws a word that stands alone.
func (v *vocabulary) word(r *rand.Rand) string {
	u := r.Float64()
	if w, ok := v.planted.at(u); ok {
		return w
	}
	if u > 1-tailShare/(1-recallShare)/freeShare {
		return v.tail(r)
	}
	return v.head[v.upTo.draw(r)]
}

// tail draws a word beyond the head: a name, a number, or two words in one.
func (v *vocabulary) tail(r *rand.Rand) string {
	rank := uint64(headWords * math.Pow(1-r.Float64(), -1/tailSlope))
	switch mixed := rank * 0x9E3779B97F4A7C15 >> 40; mixed % 8 {
	case 0:
		return strconv.FormatUint(rank, 10)
	case 1, 2:
		return v.head[len(functionWords)+int(mixed>>3)%2000] + v.head[len(functionWords)+int(rank%5000)]
	default:
		return capital(spell(rank))
	}
}

// spell writes a number in syllables, numbers side by side quite differently.
func spell(n uint64) string {
	n = n * 7_368_787 % mostSpells
	var word [8]byte
	for i := 0; i < len(word); i += 2 {
		word[i], word[i+1] = consonants[n%13], vowels[n/13%5]
		n /= 65
	}
	return string(word[:])
}

func capital(w string) string { return strings.ToUpper(w[:1]) + w[1:] }
