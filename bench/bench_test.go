package main

import (
	"context"
	"database/sql"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"dateline/data"
)

func TestMain(m *testing.M) {
	if isChild(os.Args[1:]) {
		main()
		return
	}
	os.Exit(m.Run())
}

// The two sides must write the same index and give the same answers, else the
// table compares two different things.
func TestSidesAgree(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	const n = 1500
	c := corpusIn(dir)
	if err := c.write(ctx, n); err != nil {
		t.Fatal(err)
	}
	s := settings{dir: dir}
	mine, err := inChild[imported](ctx, importChild, c.root, strconv.Itoa(n), s.path("dateline"))
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := inChild[written](ctx, baselineChild, c.root, strconv.Itoa(n), s.path("dateline"), s.path("c"), s.path("go"))
	if err != nil {
		t.Fatal(err)
	}
	if mine.Articles != n || mine.Total.CPU <= 0 || mine.Peak < 10<<20 {
		t.Errorf("Dateline: %+v", mine)
	}
	if parts := theirs.Parsing.CPU + theirs.C.CPU + theirs.Go.CPU; theirs.Articles != n || theirs.C.CPU <= 0 || theirs.Go.CPU <= 0 || parts >= theirs.Total.CPU {
		t.Errorf("baseline: %+v", theirs)
	}
	want := contents(t, s.path("dateline"))
	for _, name := range []string{"c", "go"} {
		got := contents(t, s.path(name))
		for part, lines := range want {
			if !slices.Equal(lines, got[part]) {
				t.Errorf("%s: %s: %d rows, Dateline has %d", name, part, len(got[part]), len(lines))
			}
		}
	}

	asked := questions(newNewsroom())
	all := slices.Clone(asked)
	for i := range asked {
		asked[i].wordings = asked[i].wordings[:1] // for a quick test
	}
	lib, err := openLibrary(inC, s.path("c"))
	if err != nil {
		t.Fatal(err)
	}
	m := comparison{path: s.path("dateline"), c: lib, runs: 1}
	compared, err := m.all(ctx, asked)
	if err != nil {
		t.Error(err)
	}
	hits := map[string]int{}
	for _, q := range compared {
		if hits[q.question.name] = q.hits; q.hits == 0 {
			t.Errorf("nothing answers a %s", q.question.name)
		}
	}
	if hits["rare word"] > n/50 || hits[commonWord] < n/2 || hits[commonWord] > n*13/20 || hits["phrase"] >= hits["NEAR/5"] ||
		hits["NEAR/5"] >= hits[twoWords] || hits["three words"] >= hits[twoWords] || hits["prefix of 4 letters"] >= hits["prefix of 2 letters"] {
		t.Errorf("the questions are not what they are called: %v of %d articles", hits, n)
	}
	for _, order := range []data.Sort{data.Relevance, data.ByHeadline} {
		if row, err := m.order(ctx, asked[2], order); err != nil || row.hits != hits[commonWord] || row.took.fresh <= 0 || row.took.again <= 0 {
			t.Errorf("%s: %+v, %v", order, row, err)
		}
	}
	if err := lib.close(); err != nil {
		t.Error(err)
	}
	begun, err := measureStarting(ctx, s.path("dateline"), all)
	if err != nil || begun.opened <= 0 || begun.cold.Whole <= begun.cold.Page || begun.memory < 10<<20 {
		t.Errorf("%+v, %v", begun, err)
	}
}

// Every wording is understood whole, and none is asked twice.
func TestQuestionsAreUnderstood(t *testing.T) {
	asked := map[string]bool{}
	for _, q := range questions(newNewsroom()) {
		for _, w := range q.wordings {
			if query := w.query(); len(query.Problems) > 0 || query.IsAll() || asked[w.dateline] {
				t.Errorf("%s: %s: %+v", q.name, w.dateline, query.Problems)
			}
			asked[w.dateline] = true
		}
	}
}

func TestAnswersAreCompared(t *testing.T) {
	facets := func(list ...nameable) answer { return answer{facets: map[string][]nameable{"agency": list}} }
	for _, c := range []struct {
		name string
		a, b answer
		same bool
	}{
		{"nothing", answer{}, answer{page: []int64{}}, true},
		{"page", answer{page: []int64{1, 2}}, answer{page: []int64{2, 1}}, false},
		{"count", answer{count: 1}, answer{count: 2}, false},
		{"months", answer{months: map[string]int{"2001-01": 1}}, answer{months: map[string]int{"2001-01": 2}}, false},
		{"facets", facets(nameable{"a", 3}, nameable{"b", 2}), facets(nameable{"a", 3}, nameable{"b", 2}), true},
		{"order of as many", facets(nameable{"a", 3}, nameable{"b", 3}, nameable{"c", 1}), facets(nameable{"b", 3}, nameable{"a", 3}, nameable{"c", 1}), true},
		{"which of the last", facets(nameable{"a", 3}, nameable{"b", 2}), facets(nameable{"a", 3}, nameable{"c", 2}), true},
		{"another value", facets(nameable{"a", 3}, nameable{"b", 2}), facets(nameable{"c", 3}, nameable{"b", 2}), false},
		{"another count", facets(nameable{"a", 3}, nameable{"b", 2}), facets(nameable{"a", 3}, nameable{"b", 1}), false},
		{"one value less", facets(nameable{"a", 3}), facets(nameable{"a", 3}, nameable{"b", 1}), false},
	} {
		if c.a.equal(c.b) != c.same || c.b.equal(c.a) != c.same {
			t.Errorf("%s: equal is not %v", c.name, c.same)
		}
	}
}

// A C that is asked again answers from what it has at hand; one that takes
// long is not asked again.
func TestWarmIsAskedAgain(t *testing.T) {
	n := 0
	if _, err := warm(3, func() error { n++; return nil }); err != nil || n != 4 {
		t.Errorf("asked %d times, %v", n, err)
	}
	if got := median([]time.Duration{5, 1, 3}); got != 3 {
		t.Errorf("the median is %d", got)
	}
}

// contents are the rows of what both sides write, but for paths and texts
// kept compressed.
func contents(t *testing.T, path string) map[string][]string {
	t.Helper()
	db, err := openSQLite(inC, path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	all := map[string][]string{}
	for part, query := range map[string]string{
		"doc":   "SELECT concat_ws('|', id, article, headline, marks, published, places, agency, authors, language, format, name, hash) FROM doc ORDER BY id",
		"day":   "SELECT concat_ws('|', day, n) FROM day ORDER BY day",
		"body":  "SELECT article FROM body ORDER BY article",
		"terms": "SELECT concat_ws('|', term, col, doc, cnt) FROM terms ORDER BY term, col",
	} {
		if _, err := db.Exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, fts, col)"); err != nil {
			t.Fatal(err)
		}
		err := each(context.Background(), db, func(r *sql.Rows) error {
			var line string
			err := r.Scan(&line)
			all[part] = append(all[part], line)
			return err
		}, query)
		if err != nil || len(all[part]) == 0 {
			t.Fatalf("%s: %d rows, %v", part, len(all[part]), err)
		}
	}
	return all
}

func TestWidgetsAreMeasured(t *testing.T) {
	for name, work := range map[string]func() (time.Duration, error){"article": layLongArticle, "list": scrollLongList} {
		if took, err := work(); err != nil || took <= 0 {
			t.Errorf("%s: %v, %v", name, took, err)
		}
	}
}
