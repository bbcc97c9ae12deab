package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// The fictional articles. Whoever changes what is written changes corpusForm,
// so that no older folder is taken for it.
const (
	corpusForm     = 3
	articleWords   = 330 // on average
	paragraphWords = 50  // on average
	firstYear      = 2000
	corpusYears    = 20
	placeCount     = 4000
	agencyCount    = 40
	authorCount    = 20_000
)

var months = []string{"Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."}

// newsroom writes wire copy: who reports from where, in which words.
type newsroom struct {
	*vocabulary
	foreign                   [3]foreign
	places, agencies, authors []string
	byPlace, byAgency, byName scale
}

func newNewsroom() *newsroom {
	r := rand.New(rand.NewPCG(corpusForm, 1<<34))
	name := func() string { return capital(syllables(r, 2+r.IntN(2))) }
	first := different(300, func() string { return capital(syllables(r, 2)) })
	return &newsroom{
		vocabulary: newVocabulary(),
		foreign:    newForeign(),
		places: different(placeCount, func() string {
			return strings.ToUpper([]string{"", "", "", "", "", "Port ", "New ", "Mount "}[r.IntN(8)] + name())
		}),
		agencies: different(agencyCount, func() string { return name() + []string{" News", " Press", " Wire"}[r.IntN(3)] }),
		authors:  different(authorCount, func() string { return first[r.IntN(len(first))] + " " + name() }),
		byPlace:  newScale(placeCount, 3), byAgency: newScale(agencyCount, 1), byName: newScale(authorCount, 200),
	}
}

// different calls invent until it has n different names.
func different(n int, invent func() string) []string {
	seen := make(map[string]bool, n)
	list := make([]string, 0, n)
	for len(list) < n {
		if s := invent(); !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}

// article writes the nth article. It is the same each time.
func (d *newsroom) article(n int) string {
	r := rand.New(rand.NewPCG(corpusForm, uint64(n)+1))
	day := time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(corpusYears*365))
	s := story{vocabulary: d.vocabulary, Rand: r}
	s.Grow(4 << 10)
	fmt.Fprintf(&s, " date %s %s\n", day.Format(time.DateOnly), d.headline(r))
	if r.IntN(3) == 0 {
		fmt.Fprintf(&s, "By %s\n", d.authors[d.byName.draw(r)])
	}
	fmt.Fprintf(&s, "%s, %s %d (%s) -- ", d.places[d.byPlace.draw(r)], months[day.Month()-1], day.Day(), d.agencies[d.byAgency.draw(r)])
	size := articleWords/2 + r.IntN(articleWords) - paragraphWords/2
	if n%foreignEvery == foreignEvery/2 {
		d.foreignBody(&s, n/foreignEvery, size)
	} else {
		for size > 0 {
			size -= s.paragraph()
		}
	}
	s.WriteString("(END)\n")
	return s.String()
}

// foreignBody appends one sentence of English and others in one of the
// languages: Korean, every other time, Chinese and Japanese.
func (d *newsroom) foreignBody(s *story, turn, size int) {
	language, planted := []int{0, 1, 0, 2}[turn%4], []string(nil)
	if language == 0 {
		planted = koreanWords(s.Rand)
	}
	s.sentence()
	s.WriteByte('\n')
	for size > 0 {
		d.foreign[language].paragraph(&s.Builder, s.Rand, planted)
		planted = nil
		size -= paragraphWords
	}
}
