package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// The words that questions ask for. Each lies in a known share of the articles,
// and in none by another way. There are several alike, so that one can be asked
// for that nobody has asked for yet.
var (
	rareWords   = madeUp(1, 9, 3)
	scarceWords = madeUp(2, 9, 3)
	commonWords = strings.Fields("which will had who its after would one more")
	secondWords = strings.Fields("been also about two there year people when first")
	thirdWords  = strings.Fields("city state against company since public police market board")
)

const (
	rareShare   = 0.007
	scarceShare = 0.01
	commonShare = 0.57
	secondShare = 0.40
	thirdShare  = 0.10
	pairShare   = 0.01 // of a common and a second word side by side, beyond chance
)

// madeUp makes up words that no article has by chance: x occurs in no other.
func madeUp(seed uint64, n, length int) []string {
	r := rand.New(rand.NewPCG(corpusForm, 1<<32+seed))
	words := make([]string, n)
	for i := range words {
		words[i] = syllables(r, length) + "x"
	}
	return words
}

// planted are the words with a rate of their own, and the pairs of two.
type planted struct {
	words []string
	upTo  []float64 // cumulative share of the words drawn
}

// newPlanted works out how often a word must be drawn to lie in its share of
// the articles.
func newPlanted() planted {
	var p planted
	sum := 0.0
	add := func(word string, share float64) {
		sum += perDraw(share)
		p.words, p.upTo = append(p.words, word), append(p.upTo, sum)
	}
	for i := range commonWords {
		add(commonWords[i]+" "+secondWords[i], pairShare)
		add(rareWords[i], rareShare)
		add(scarceWords[i], scarceShare)
		add(commonWords[i], commonShare)
		add(secondWords[i], secondShare)
		add(thirdWords[i], thirdShare)
	}
	return p
}

// perDraw returns how often a word is drawn that lies in a share of articles,
// whose lengths are spread evenly from a half of the mean to three halves.
func perDraw(share float64) float64 {
	low, high := 0.0, 1.0
	for range 60 {
		rate := (low + high) / 2
		least, most := freeDraws/2, freeDraws*1.5
		without := (math.Exp(-rate*least) - math.Exp(-rate*most)) / (rate * (most - least))
		if 1-without < share {
			low = rate
		} else {
			high = rate
		}
	}
	return low
}

// at returns the word whose turn it is at a number from 0 to 1.
func (p planted) at(u float64) (string, bool) {
	i, _ := slices.BinarySearch(p.upTo, u)
	if i == len(p.upTo) {
		return "", false
	}
	return p.words[i], true
}
