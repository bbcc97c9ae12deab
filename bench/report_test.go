package main

import (
	"strings"
	"testing"
	"time"

	"dateline/data"
)

// measured is a run within every limit.
type measured struct {
	mine         imported
	theirs       written
	recoll       cost
	laid         time.Duration
	small, large searched
}

func withinLimits() measured {
	m := measured{
		mine:   imported{Articles: 1, Total: cost{CPU: 2, Wall: 2}, Peak: memoryLimit - 1, Text: 100, Archive: 110},
		theirs: written{Articles: 1, Total: cost{CPU: 4, Wall: 4}, Parsing: cost{CPU: 1}, C: cost{CPU: 1}, Go: cost{CPU: 1}},
		recoll: cost{CPU: 26}, laid: frame - 1,
	}
	found := func(n int) searched {
		made := m.mine
		s := searched{articles: n, made: &made}
		for _, name := range []string{commonWord, "phrase"} {
			q := compared{question: question{name: name, phrase: name == "phrase"}, hits: n}
			for range parts {
				q.parts = append(q.parts, timing{fresh: 16 * time.Millisecond, again: 1, c: 1})
			}
			s.compared = append(s.compared, q)
		}
		for _, order := range []data.Sort{data.Relevance, data.ByHeadline} {
			s.sorted = append(s.sorted, sorted{question: question{name: commonWord}, order: order, took: timing{2, 1, 20}})
		}
		s.starting = starting{cold: started{1, 2, 0}, opened: 1, memory: 1}
		return s
	}
	m.small, m.large = found(10), found(100)
	return m
}

func (m measured) report() *report {
	var r report
	r.addImport(m.mine, m.theirs)
	r.addRecoll(m.mine, m.recoll)
	r.addArchives([]searched{m.small, m.large})
	r.addSearch(m.large)
	r.addOrders(m.large)
	r.addStarting(m.large)
	r.addGrowth([]searched{m.small, m.large})
	r.addWidgets(m.laid, 1)
	return &r
}

func TestReportFailsOverALimit(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*measured)
		named string
	}{
		{"none", func(*measured) {}, ""},
		{"memory", func(m *measured) { m.mine.Peak++ }, "peak of memory"},
		{"processor", func(m *measured) { m.mine.Total.CPU, m.recoll.CPU = 5, 100 }, "processor time of an import"},
		{"recoll", func(m *measured) { m.recoll.CPU-- }, "processor time of recollindex"},
		{"size", func(m *measured) { m.large.made.Archive++ }, "size of the archive"},
		{"size of a small one", func(m *measured) { m.small.made.Archive++ }, ""},
		{"page", func(m *measured) { m.large.compared[0].parts[0].fresh++ }, "word in over half, first page"},
		{"count", func(m *measured) { m.large.compared[0].parts[1].fresh = 51 * time.Millisecond }, "word in over half, count"},
		{"count of a phrase", func(m *measured) { m.large.compared[1].parts[1].fresh = 51 * time.Millisecond }, ""},
		{"months of a phrase", func(m *measured) { m.large.compared[1].parts[2].fresh = 121 * time.Millisecond }, "phrase, months"},
		{"relevance", func(m *measured) { m.large.sorted[0].took.c-- }, "C's time by relevance"},
		{"headline", func(m *measured) { m.large.sorted[1].took.c-- }, ""},
		{"opening", func(m *measured) { m.large.starting.opened = openLimit }, "open the archive"},
		{"cold", func(m *measured) { m.large.starting.cold.Whole = coldLimit }, "the same with all results"},
		{"widget", func(m *measured) { m.laid = frame }, "lay out an article"},
	} {
		m := withinLimits()
		c.spoil(&m)
		r := m.report()
		err := r.failure()
		if (err == nil) != (c.named == "") || err != nil && !strings.Contains(err.Error(), c.named) || len(r.failed) > 1 {
			t.Errorf("%s: %v", c.name, err)
		}
		var b strings.Builder
		r.write(&b)
		if got := strings.Count(b.String(), "FAILED"); got != len(r.failed) {
			t.Errorf("%s: %d of %d failures are printed\n%s", c.name, got, len(r.failed), b.String())
		}
	}
}

func TestTablesAreAligned(t *testing.T) {
	var r report
	first := r.table("A table", "ratio", "Dateline*", "")
	first.add("A heading that is longer than the names of the rows")
	first.add("short", "1.00", "1 µs", "note")
	first.add("a longer name", "10.00", "1000 µs", "")
	r.table("Another", "took*", "").add("row", "2 ms", "")
	var b strings.Builder
	r.write(&b)
	want := "" +
		"A table          ratio  Dateline*\n" +
		"A heading that is longer than the names of the rows\n" +
		"  short           1.00       1 µs  note\n" +
		"  a longer name  10.00    1000 µs\n" +
		"\n" +
		"Another  took*\n" +
		"  row     2 ms\n" +
		"\n" +
		"* on this machine\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The growing archives end with the one that is asked for.
func TestArchiveSizes(t *testing.T) {
	for _, c := range []struct {
		s    settings
		want int
	}{
		{settings{articles: 1_000_000}, 1}, {settings{articles: 1_000_000, growth: true}, 3}, {settings{articles: 10_000, growth: true}, 1},
	} {
		if got := c.s.archiveSizes(); len(got) != c.want || got[len(got)-1] != c.s.articles {
			t.Errorf("%+v: %v", c.s, got)
		}
	}
}
