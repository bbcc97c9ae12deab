package data

import (
	"slices"
	"strings"
	"time"
)

// Span is a half-open range of byte offsets in a string.
type Span struct{ Start, End int }

// Hit is an article that answers a query, with what a row of results shows.
type Hit struct {
	ID           int64
	Read         bool // by a person
	Headline     string
	HeadlineHits []Span
	Marks        []string
	Published    Date
	Places       []string
	Agency       string
	Outlet       string
	Authors      []string
	Snippet      string // one line of body around the first words found
	SnippetHits  []Span
}

// ArticleHits are the places of one article that answer a query, each slice
// ascending and without overlaps.
type ArticleHits struct {
	Headline []Span
	Byline   []Span   // in strings.Join(Authors, ", ")
	Dateline []Span   // in Dateline
	Body     [][]Span // one slice per paragraph
}

// Sort is an order of results.
type Sort string

// The orders. Undated articles come last in Newest and Oldest, and those that have
// no headline or value in the orders by these, also backwards.
const (
	Newest     Sort = "newest"
	Oldest     Sort = "oldest"
	Relevance  Sort = "relevance"
	ByHeadline Sort = "headline"
	ByOutlet   Sort = "outlet" // by agency where no outlet is known
	ByPlace    Sort = "place"
	ByAuthor   Sort = "author"
)

// Sorts are the orders, without those that are another backwards.
var Sorts = []Sort{Newest, Oldest, Relevance, ByHeadline, ByOutlet, ByPlace, ByAuthor}

// backwards is what the name of an order ends in that is another backwards.
const backwards = "-desc"

// Reversed returns the order the other way round; by relevance there is none.
func (s Sort) Reversed() Sort {
	switch {
	case s == Newest:
		return Oldest
	case s == Oldest:
		return Newest
	case s.Backwards():
		return s.Forwards()
	case s == Relevance:
		return s
	}
	return s + backwards
}

// Backwards reports whether the order is one of headlines or values, from Z to A.
func (s Sort) Backwards() bool { return strings.HasSuffix(string(s), backwards) }

// Forwards returns the order from A to Z.
func (s Sort) Forwards() Sort { return Sort(strings.TrimSuffix(string(s), backwards)) }

// Known reports whether there is such an order.
func (s Sort) Known() bool {
	forwards := s.Forwards()
	return slices.Contains(Sorts, s) || forwards != s && slices.Contains(Sorts, forwards) && forwards.Reversed() == s
}

// Problem is a part of a query that could not be understood and was left out.
type Problem struct {
	Span    Span   // in the query's text
	Message string // a sentence for a person
}

// Unit is a width of the timeline's bars.
type Unit string

// The units.
const (
	ByYear  Unit = "year"
	ByMonth Unit = "month"
	ByWeek  Unit = "week" // begins on Monday
	ByDay   Unit = "day"
)

// Bucket is one bar of a timeline.
type Bucket struct {
	Start   time.Time // first day, UTC midnight
	Counts  []int     // one per query
	Archive int       // all articles of the archive in the bucket
}

// Timeline counts articles over time, zeros included.
type Timeline struct {
	By             Unit
	Buckets        []Bucket
	Undated        []int // one per query
	ArchiveUndated int
}

// Stats describe an archive as a whole.
type Stats struct {
	Articles int
	Undated  int
	First    Date // of the oldest dated article; unknown in an archive without any
	Last     Date
	Bytes    int64          // size of the archive's files on disk
	Formats  map[string]int // articles by format
}
