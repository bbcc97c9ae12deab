package main

import (
	"fmt"
	"slices"
	"strings"
)

// misses writes down what was read otherwise than it is in the file.
type misses struct{ strings.Builder }

// lowBody is below what the precision or the recall of a body is worth a look.
const lowBody = 0.97

func (m *misses) add(p page, read []article, err error, same overlap) {
	if m == nil {
		return
	}
	if err != nil {
		fmt.Fprintf(m, "\n%s: %v\n", p.name, err)
	}
	partner := pair(p.truth, read)
	for i, truth := range p.truth {
		if partner[i] < 0 {
			fmt.Fprintf(m, "\n%s, article %d: not found: %s\n", p.name, i+1, short(truth.headline))
			continue
		}
		m.compare(fmt.Sprintf("%s, article %d", p.name, i+1), truth, read[partner[i]], same)
	}
	for j, r := range read {
		if !slices.Contains(partner, j) {
			fmt.Fprintf(m, "\n%s: it has no article: %s\n", p.name, short(r.headline))
		}
	}
}

func (m *misses) compare(name string, truth, got article, same overlap) {
	q := compare(truth, got, same)
	show := [fieldCount]func(article) string{
		ofHeadline: func(a article) string { return a.headline },
		ofDate:     func(a article) string { return strings.Join(a.dates, ", ") },
		ofByline:   func(a article) string { return strings.Join(a.authors, ", ") },
	}
	for field, t := range q {
		limit := 1.0
		if field == ofBody {
			limit = lowBody
		}
		p, given := t.precision()
		r, wanted := t.recall()
		switch {
		case (!given || p >= limit) && (!wanted || r >= limit):
		case field == ofBody && got.body != "":
			fmt.Fprintf(m, "\n%s: %s, %.2f / %.2f\n  missed   %s\n  too many %s\n", name, fieldNames[field], p, r,
				short(surplus(truth.body, got.body)), short(surplus(got.body, truth.lead+"\n"+truth.body)))
		case field == ofBody:
			fmt.Fprintf(m, "\n%s: no body\n", name)
		default:
			fmt.Fprintf(m, "\n%s: %s, %.2f / %.2f\n  there %s\n  read  %s\n", name, fieldNames[field], p, r,
				short(show[field](truth)), short(show[field](got)))
		}
	}
}

// surplus are the words of a text that another does not have as often.
func surplus(text, other string) string {
	known := bag(words(other))
	var list []string
	for _, w := range words(text) {
		if known[w]--; known[w] < 0 {
			list = append(list, w)
		}
	}
	return strings.Join(list, " ")
}

// shortLine is the length of a value that is shown.
const shortLine = 300

func short(s string) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > shortLine {
		return string(runes[:shortLine]) + "…"
	}
	return string(runes)
}
