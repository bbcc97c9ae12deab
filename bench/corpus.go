package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// The fictional articles. Whoever changes what is written changes corpusForm,
// so that no older folder is taken for it.
const (
	corpusForm      = 1
	vocabularySize  = 30_000
	articleWords    = 330 // on average
	articlesPerPath = 100 // articles in a folder
	firstYear       = 2000
	corpusYears     = 20
)

var (
	places   = []string{"HAEDOL", "PORT VESNA", "MIRUTA", "SOLVENNE", "KARADAL", "NEW TARN", "OSTRAVEL", "LOMBAYA"}
	agencies = []string{"Coast News", "Tarn Press", "Inland Wire"}
	months   = []string{"Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."}
)

// functionWords are the commonest words, so that a text passes for English.
var functionWords = strings.Fields(`the of and to in a that for on is was with said as at it from his be has have
	an are not this he but they were which will their had who its after would one more been`)

// vocabulary is a language's words, the commonest first. How often each occurs
// follows Zipf's law: the nth word n times as rarely as the first.
type vocabulary struct {
	words []string
	upTo  []float64 // cumulative frequency, the last 1
}

// newVocabulary returns n words: the function words, then others made up of
// syllables, the commoner the shorter.
func newVocabulary(n int) vocabulary {
	const consonants, vowels, endings = "bdfgklmnprstvz", "aeiou", "lmnrs"
	r := rand.New(rand.NewPCG(corpusForm, 0))
	letter := func(of string) byte { return of[r.IntN(len(of))] }
	v := vocabulary{words: make([]string, 0, n), upTo: make([]float64, n)}
	seen := map[string]bool{}
	for _, w := range functionWords {
		seen[w] = true
		v.words = append(v.words, w)
	}
	for len(v.words) < n {
		var word []byte
		for range 2 + len(v.words)*3/n {
			word = append(word, letter(consonants), letter(vowels))
		}
		if r.IntN(2) == 0 {
			word = append(word, letter(endings))
		}
		if w := string(word); !seen[w] {
			seen[w] = true
			v.words = append(v.words, w)
		}
	}
	sum := 0.0
	for i := range v.upTo {
		sum += 1 / float64(i+1)
		v.upTo[i] = sum
	}
	for i := range v.upTo {
		v.upTo[i] /= sum
	}
	return v
}

func (v vocabulary) word(r *rand.Rand) string {
	i, _ := slices.BinarySearch(v.upTo, r.Float64())
	return v.words[min(i, len(v.words)-1)]
}

// sentence appends a sentence and returns how many words it has.
func (v vocabulary) sentence(b *strings.Builder, r *rand.Rand) int {
	n := 8 + r.IntN(17)
	for i := range n {
		w := v.word(r)
		switch {
		case i == 0:
			w = capital(w)
		case r.IntN(12) == 0:
			b.WriteString(", ")
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	b.WriteByte('.')
	return n
}

func (v vocabulary) headline(r *rand.Rand) string {
	words := make([]string, 6+r.IntN(4))
	for i := range words {
		words[i] = v.word(r)
	}
	return capital(strings.Join(words, " "))
}

// article writes the nth article as wire copy. It is the same each time.
func (v vocabulary) article(n int) string {
	r := rand.New(rand.NewPCG(corpusForm, uint64(n)+1))
	day := time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(corpusYears*365))
	var b strings.Builder
	fmt.Fprintf(&b, " date %s %s\n", day.Format(time.DateOnly), v.headline(r))
	fmt.Fprintf(&b, "%s, %s %d (%s) -- ", places[r.IntN(len(places))], months[day.Month()-1], day.Day(), agencies[r.IntN(len(agencies))])
	for left := articleWords/2 + r.IntN(articleWords); left > 0; {
		for range 2 + r.IntN(3) {
			left -= v.sentence(&b, r)
			b.WriteByte(' ')
		}
		b.WriteByte('\n')
	}
	b.WriteString("(END)\n")
	return b.String()
}

func capital(w string) string { return strings.ToUpper(w[:1]) + w[1:] }

// corpus returns a folder with n articles under dir, and writes them where
// they are not there from another run.
func corpus(dir string, n int) (string, error) {
	folder := filepath.Join(dir, fmt.Sprintf("articles-%d-form-%d", n, corpusForm))
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		return folder, err
	}
	unfinished := folder + "-unfinished"
	if err := os.RemoveAll(unfinished); err != nil {
		return "", err
	}
	v := newVocabulary(vocabularySize)
	for i := range n {
		path := filepath.Join(unfinished, fmt.Sprintf("%04d", i/articlesPerPath), fmt.Sprintf("article-%06d.txt", i))
		if i%articlesPerPath == 0 {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return "", err
			}
		}
		if err := os.WriteFile(path, []byte(v.article(i)), 0o644); err != nil {
			return "", err
		}
	}
	return folder, os.Rename(unfinished, folder)
}
