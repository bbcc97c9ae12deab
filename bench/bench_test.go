package main

import (
	"context"
	"database/sql"
	"os"
	"slices"
	"strings"
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
	folder, err := corpusIn(dir).root, corpusIn(dir).write(ctx, n)
	if err != nil {
		t.Fatal(err)
	}
	s := settings{dir: dir}
	mine, err := inChild[imported](ctx, importChild, folder, s.path("dateline"))
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := inChild[written](ctx, baselineChild, folder, s.path("dateline"), s.path("c"), s.path("go"))
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

	archive, err := data.OpenReadOnly(ctx, s.path("dateline"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = archive.Close() }()
	for _, name := range []string{"c", "go"} {
		lib, closeLib, err := openLibrary(ctx, inC, s.path(name))
		if err != nil {
			t.Fatal(err)
		}
		compared, err := compareSearch(ctx, product{archive}, lib, 1)
		if err != nil {
			t.Error(err)
		}
		hits := map[string]int{}
		for _, q := range compared {
			hits[q.question.name] = q.hits
		}
		if hits["rare word"] == 0 || hits["rare word"] > n/50 || hits["common word"] < n/2 || hits["phrase"] == 0 || hits["prefix"] < hits["rare word"] {
			t.Errorf("the questions are not what they are called: %v of %d articles", hits, n)
		}
		_ = closeLib()
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
		"body":  "SELECT concat_ws('|', article, length(text)) FROM body ORDER BY article",
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

func TestReportFailsOverALimit(t *testing.T) {
	theirs := written{Articles: 1, Total: cost{CPU: 4, Wall: 4}, Parsing: cost{CPU: 1}, C: cost{CPU: 1}, Go: cost{CPU: 1}}
	for _, c := range []struct {
		name  string
		peak  int64
		laid  time.Duration
		named []string
	}{
		{"within", memoryLimit - 1, frame - 1, nil},
		{"memory", memoryLimit, frame - 1, []string{"peak of memory"}},
		{"both", memoryLimit, frame, []string{"peak of memory", "lay out an article"}},
	} {
		var r report
		r.addImport(imported{Articles: 1, Total: cost{CPU: 2, Wall: 2}, Peak: c.peak}, theirs)
		r.addWidgets(c.laid, 1)
		err := r.failure()
		if (err == nil) != (len(c.named) == 0) {
			t.Errorf("%s: %v", c.name, err)
		}
		for _, name := range c.named {
			if !strings.Contains(err.Error(), name) {
				t.Errorf("%s: %v does not name %s", c.name, err, name)
			}
		}
	}
}

func TestTableIsAligned(t *testing.T) {
	var r report
	r.heading("A heading that is longer than the names of the rows")
	r.add("short", "1.00", "1 µs", "10 ms", "note")
	r.add("a longer name", "10.00", "1000 µs", "1 ms", "")
	var b strings.Builder
	r.write(&b)
	want := "" +
		"                 ratio  Dateline*  baseline*\n" +
		"A heading that is longer than the names of the rows\n" +
		"  short           1.00       1 µs      10 ms  note\n" +
		"  a longer name  10.00    1000 µs       1 ms\n"
	if got := b.String(); !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWidgetsAreMeasured(t *testing.T) {
	for name, work := range map[string]func() (time.Duration, error){"article": layLongArticle, "list": scrollLongList} {
		if took, err := work(); err != nil || took <= 0 {
			t.Errorf("%s: %v, %v", name, took, err)
		}
	}
}
