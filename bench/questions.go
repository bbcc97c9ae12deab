package main

import (
	"fmt"
	"strings"
	"time"

	"dateline/data"
)

// A question is one that people ask of an archive, in a few wordings alike, so
// that there is one that nobody has asked yet.
type question struct {
	name     string
	phrase   bool      // words must stand together, which takes longer
	wordings []wording // as many as alike
}

// alike is how many wordings a question has.
const alike = 5

// A wording is asked of both sides, of each in its own language.
type wording struct {
	dateline string // a query of Dateline
	fts      string // the same as an expression of FTS5; "" for all articles
	from, to int64  // rows, where it is about a time; else both 0
}

func (w wording) query() data.Query { return data.ParseQuery(w.dateline, false) }

// text is a wording without days.
func text(dateline, fts string) wording { return wording{dateline: dateline, fts: fts} }

// within narrows a wording to the months from first to last.
func (w wording) within(first, last time.Time) wording {
	w.dateline = strings.TrimSpace(fmt.Sprintf("%s date:%s..%s", w.dateline, first.Format("2006-01"), last.Format("2006-01")))
	w.from, w.to = firstRow(first), firstRow(last.AddDate(0, 1, 0))
	return w
}

// The questions that more is asked about than the others.
const (
	commonWord = "word in over half"
	twoWords   = "two words"
)

// questions are all that are asked.
func questions(news *newsroom) []question {
	list := func(name string, make func(i int) wording) question {
		q := question{name: name}
		for i := range alike {
			q.wordings = append(q.wordings, make(i))
		}
		return q
	}
	together := func(name string, make func(i int) wording) question {
		q := list(name, make)
		q.phrase = true
		return q
	}
	quoted := func(words ...string) string { return `"` + strings.Join(words, `" AND "`) + `"` }
	beginning := func(n int) func(i int) wording {
		begin := beginnings(news.vocabulary, n)
		return func(i int) wording {
			return text(begin[i]+"*", fmt.Sprintf(`{headline byline dateline body} : "%s" *`, begin[i]))
		}
	}
	month := func(i int) time.Time { return time.Date(firstYear+3*i+1, time.Month(2*i+1), 1, 0, 0, 0, 0, time.UTC) }
	return []question{
		list("rare word", func(i int) wording { return text(rareWords[i], quoted(rareWords[i])) }),
		list("word in 1 %", func(i int) wording { return text(scarceWords[i], quoted(scarceWords[i])) }),
		list(commonWord, func(i int) wording { return text(commonWords[i], quoted(commonWords[i])) }),
		list(twoWords, func(i int) wording {
			return text(commonWords[i]+" "+secondWords[i], quoted(commonWords[i], secondWords[i]))
		}),
		list("three words", func(i int) wording {
			return text(commonWords[i]+" "+secondWords[i]+" "+thirdWords[i], quoted(commonWords[i], secondWords[i], thirdWords[i]))
		}),
		together("phrase", func(i int) wording {
			phrase := `"` + commonWords[i] + " " + secondWords[i] + `"`
			return text(phrase, phrase)
		}),
		together("NEAR/5", func(i int) wording {
			return text(commonWords[i]+" NEAR/5 "+secondWords[i], fmt.Sprintf(`NEAR("%s" "%s", 5)`, commonWords[i], secondWords[i]))
		}),
		list("prefix of 2 letters", beginning(2)),
		list("prefix of 3 letters", beginning(3)),
		list("prefix of 4 letters", beginning(4)),
		list("title:", func(i int) wording {
			word := news.head[100+i]
			return text("title:"+word, `{headline} : "`+word+`"`)
		}),
		list("place:", func(i int) wording {
			place := news.places[i]
			return text(`place:"`+place+`"`, `{facet} : "place¦`+strings.ReplaceAll(strings.ToLower(place), " ", "¦")+`"`)
		}),
		list("a month", func(i int) wording { return wording{}.within(month(i), month(i)) }),
		list("a year of the word in over half", func(i int) wording {
			return text(commonWords[i], quoted(commonWords[i])).within(month(i), month(i).AddDate(0, 11, 0))
		}),
		list("Korean word of 2 characters", func(i int) wording { return text(koreanPairs[i], quoted(koreanPairs[i])) }),
		together("Korean word of 3 characters", func(i int) wording {
			c := []rune(koreanTriples[i])
			return text(koreanTriples[i], `"`+string(c[:2])+" "+string(c[1:])+`"`)
		}),
		list("word in over half, not the rare one", func(i int) wording {
			return text(commonWords[i]+" -"+rareWords[i], quoted(commonWords[i])+" NOT "+quoted(rareWords[i]))
		}),
	}
}

// beginnings are the first letters of words that many articles have, each
// once.
func beginnings(v *vocabulary, n int) (list []string) {
	seen := map[string]bool{}
	for _, w := range v.head[1000:] {
		if len(list) == alike {
			break
		}
		if begin := w[:n]; !seen[w[:2]] {
			seen[w[:2]] = true
			list = append(list, begin)
		}
	}
	return list
}
