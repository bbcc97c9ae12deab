package data

import (
	"strconv"
	"time"
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
