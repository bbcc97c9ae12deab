package data

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Within returns the query narrowed to articles published from day first to
// day last, both included. A zero time is an open end.
func (q Query) Within(first, last time.Time) Query {
	if first.IsZero() && last.IsZero() {
		return q
	}
	q.root = newAnd(q.root, datesNode{first: first, last: last})
	return q
}

// OnlyUndated returns the query narrowed to articles without a date.
func (q Query) OnlyUndated() Query {
	q.root = newAnd(q.root, facetNode{term: facetTerm("is", "undated")})
	return q
}

// And returns the query narrowed to what answers another too. Text and Problems
// stay those of q.
func (q Query) And(other Query) Query {
	q.root = newAnd(q.root, other.root)
	return q
}

// Choice is what a person includes and excludes of the values of a field, one
// of FacetFields.
type Choice struct {
	Field            string
	Include, Exclude []string
}

// Having returns the query narrowed by values of a field, one of FacetFields, to
// the articles that have one of include, where there is any, and none of exclude.
// Values are compared as they are counted: whole, without regard to case and
// accents.
func (q Query) Having(field string, include, exclude []string) Query {
	c := Choice{field, include, exclude}
	q.root = newAnd(newAnd(q.root, c.wanted()), newNot(c.unwanted()))
	return q
}

// wanted is what an article must answer, nil where nothing is included.
func (c Choice) wanted() node { return anyOf(c.Field, c.Include) }

// unwanted is what an article must not answer, nil where nothing is excluded.
func (c Choice) unwanted() node { return anyOf(c.Field, c.Exclude) }

func anyOf(field string, values []string) node {
	number, ok := facetByName[field]
	if !ok {
		return nil
	}
	var either node
	for _, value := range values {
		either = newOr(either, valueOf(number, value))
	}
	return either
}

// valueOf is the part of a query that the articles with a value answer.
func valueOf(field facetField, value string) node {
	if field != yearField {
		return valueNode{field: field, term: facetWords(facetTerm("", value))}
	}
	year, err := strconv.Atoi(value)
	if err == nil && year >= 0 && year <= lastYear {
		if days, ok := parsePeriod(fourDigits(year)); ok {
			return days
		}
	}
	return datesNode{first: timeOfDay(firstDay + 2), last: timeOfDay(firstDay + 1)} // no day at all
}

// Culprits tells why a query found nothing.
type Culprits struct {
	Words []string // parts of the query that no article answers
	// Near is the query with these parts in spellings that the archive has, where
	// it then finds something.
	Near string
	// Without are queries that leave out one part and find something.
	Without []Leftover
}

// Leftover is a query with one part left out.
type Leftover struct {
	Part, Query string
	Count       int
}

const maxPieces = 12 // of a query that are tried one by one

// WhyEmpty looks for the parts of a query that emptied its results. A query
// with operators is taken whole: then there are none to name.
func (a *Archive) WhyEmpty(ctx context.Context, text string) (Culprits, error) {
	var c Culprits
	pieces := pieces(text)
	if len(pieces) > maxPieces {
		return c, nil
	}
	near := slices.Clone(pieces)
	for i, piece := range pieces {
		if strings.HasPrefix(piece, "-") {
			continue
		}
		n, err := a.Count(ctx, ParseQuery(piece, false))
		if err != nil {
			return c, err
		}
		if n == 0 {
			c.Words = append(c.Words, piece)
			spelling, err := a.respell(ctx, piece)
			if err != nil {
				return c, err
			}
			if spelling != "" {
				near[i] = spelling
			}
		}
		rest := strings.Join(append(append([]string{}, pieces[:i]...), pieces[i+1:]...), " ")
		if rest == "" {
			continue
		}
		if n, err = a.Count(ctx, ParseQuery(rest, false)); err != nil {
			return c, err
		}
		if n > 0 {
			c.Without = append(c.Without, Leftover{Part: piece, Query: rest, Count: n})
		}
	}
	if slices.Equal(near, pieces) {
		return c, nil
	}
	written := strings.Join(near, " ")
	n, err := a.Count(ctx, ParseQuery(written, false))
	if n > 0 {
		c.Near = written
	}
	return c, err
}

// pieces cuts a query into the parts that it joins by AND; nil where it has
// operators or brackets.
func pieces(text string) []string {
	var list []string
	start, quoted := -1, false
	for i, r := range text + " " {
		switch {
		case strings.ContainsRune(`"“”„«»`, r):
			quoted = !quoted
		case !quoted && (r == '(' || r == ')'):
			return nil
		case !quoted && unicode.IsSpace(r):
			if start >= 0 {
				list = append(list, text[start:min(i, len(text))])
			}
			start = -1
			continue
		}
		if start < 0 {
			start = i
		}
	}
	if start >= 0 && start < len(text) { // an open quote
		list = append(list, strings.TrimSpace(text[start:]))
	}
	for _, p := range list {
		if p == "AND" || p == "OR" || p == "NOT" || strings.HasPrefix(p, "NEAR/") || p == "NEAR" {
			return nil
		}
	}
	return list
}
