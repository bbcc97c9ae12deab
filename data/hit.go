package data

import "time"

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

// The orders. Undated articles come last in Newest and Oldest.
const (
	Newest     Sort = "newest"
	Oldest     Sort = "oldest"
	Relevance  Sort = "relevance"
	ByHeadline Sort = "headline"
)

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
