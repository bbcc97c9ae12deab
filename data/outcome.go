package data

import (
	"path/filepath"
	"strings"
	"time"
)

// Outcome is what became of one item of an import. Every item ends in exactly
// one.
type Outcome string

// The six outcomes.
const (
	Added     Outcome = "added"     // a new article
	Updated   Outcome = "updated"   // an article whose source changed; the old version is kept
	Unchanged Outcome = "unchanged" // an article already filed from this source, the same
	Duplicate Outcome = "duplicate" // the content of an article filed from another source
	Skipped   Outcome = "skipped"   // not an article; the reason says what it is
	Failed    Outcome = "failed"    // could not be read; the reason says why
)

// Outcomes lists the six in the order they are reported.
var Outcomes = []Outcome{Added, Updated, Unchanged, Duplicate, Skipped, Failed}

// Item is one thing that an import found, with its outcome: an article in a
// file, or a file that yielded none.
type Item struct {
	Path     string
	Position int // as in Source
	Outcome  Outcome
	Article  int64  // 0 where there is none
	Reason   string // a sentence for a person; empty for added and unchanged
}

// Part is what the items of a file like this one are called: "record", "message" or
// "article".
func (i Item) Part() string {
	switch strings.ToLower(filepath.Ext(i.Path)) {
	case ".csv", ".tsv", ".tab", ".psv", ".json", ".jsonl", ".ndjson":
		return "record"
	case ".mbox":
		return "message"
	}
	return "article"
}

// Counts are the totals of an import. Found is the sum of the six outcomes.
type Counts struct {
	Found, Added, Updated, Unchanged, Duplicate, Skipped, Failed int
}

// Add counts one item.
func (c *Counts) Add(o Outcome) {
	c.Found++
	switch o {
	case Added:
		c.Added++
	case Updated:
		c.Updated++
	case Unchanged:
		c.Unchanged++
	case Duplicate:
		c.Duplicate++
	case Skipped:
		c.Skipped++
	default:
		c.Failed++
	}
}

// Of returns the count of one outcome.
func (c Counts) Of(o Outcome) int {
	switch o {
	case Added:
		return c.Added
	case Updated:
		return c.Updated
	case Unchanged:
		return c.Unchanged
	case Duplicate:
		return c.Duplicate
	case Skipped:
		return c.Skipped
	default:
		return c.Failed
	}
}

// ImportState is how far an import came.
type ImportState string

// The states of an import. A running one that no process is running was
// interrupted and can be resumed.
const (
	ImportRunning   ImportState = "running"
	ImportDone      ImportState = "done"
	ImportCancelled ImportState = "cancelled"
	ImportUndoing   ImportState = "undoing" // taken back in part; undoing it again goes on
	ImportUndone    ImportState = "undone"
)

// ImportKind says what began an import.
type ImportKind string

// The kinds of import.
const (
	ByPerson ImportKind = "import"
	ByWatch  ImportKind = "watch"  // a watched folder changed
	ByReread ImportKind = "reread" // the kept originals were read again
)

// Import is one run of the importer over some paths.
type Import struct {
	ID       int64
	Kind     ImportKind
	Paths    []string
	State    ImportState
	Started  time.Time
	Finished time.Time // zero while running
	Counts   Counts
}
