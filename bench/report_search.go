package main

import (
	"fmt"
	"strconv"
	"time"

	"dateline/data"
)

// The limits of a search.
const (
	coldLimit   = 500 * time.Millisecond
	openLimit   = time.Second
	rankedTimes = 20 // that C must take by relevance at least, for the word in over half
)

// addArchives adds how the archives to search were made. Only the largest one
// has a limit: a small one has more words for its text.
func (r *report) addArchives(all []searched) {
	t := r.table("Archives to search", "time*", "articles/s*", "CPU an article*", "memory*", "text", "archive, of it", "limit", "")
	for i, one := range all {
		if one.made == nil {
			continue
		}
		m, limit, verdict := *one.made, "", ""
		if i == len(all)-1 {
			limit = fmt.Sprintf("%.2f", sizeLimit)
			verdict = r.verdict(m.size() <= sizeLimit, "size of the archive", fmt.Sprintf("%.2f", m.size()), limit)
		}
		n := time.Duration(m.Articles)
		t.add(fmt.Sprintf("%d articles", m.Articles), m.Total.Wall.Round(time.Second).String(), fmt.Sprintf("%.0f", float64(n)/m.Total.Wall.Seconds()),
			microseconds(m.Total.CPU/n), megabytes(m.Peak), megabytes(m.Text), fmt.Sprintf("%.2f", m.size()), limit, verdict)
	}
}

func (r *report) addSearch(s searched) {
	t := r.table(fmt.Sprintf("Search of %d articles", s.articles), "new/C", "again/C", "new*", "again*", "C*", "limit of new", "")
	for _, q := range s.compared {
		t.add(fmt.Sprintf("%s (%d articles)", q.question.name, q.hits))
		for i, took := range q.parts {
			limit := parts[i].limitOf(q.question)
			name := q.question.name + ", " + parts[i].name
			t.add(parts[i].name, ratio(took.fresh, took.c), ratio(took.again, took.c), milliseconds(took.fresh), milliseconds(took.again), milliseconds(took.c),
				milliseconds(limit), r.verdict(took.fresh <= limit, name, milliseconds(took.fresh), milliseconds(limit)))
		}
	}
}

func (r *report) addOrders(s searched) {
	t := r.table("First page in another order", "C/new", "C/again", "at least", "new*", "again*", "C*", "")
	for _, o := range s.sorted {
		limit, verdict, c := "", "", ""
		if o.order == data.Relevance {
			c = milliseconds(o.took.c)
			if o.question.name == commonWord {
				limit = strconv.Itoa(rankedTimes)
				verdict = r.verdict(o.took.c >= rankedTimes*o.took.again, "C's time by relevance", ratio(o.took.c, o.took.again)+" times Dateline's", limit+" at least")
			}
		}
		times := func(mine time.Duration) string {
			if c == "" {
				return ""
			}
			return ratio(o.took.c, mine)
		}
		t.add(fmt.Sprintf("%s, by %s (%d articles)", o.question.name, o.order, o.hits), times(o.took.fresh), times(o.took.again), limit,
			milliseconds(o.took.fresh), milliseconds(o.took.again), c, verdict)
	}
}

func (r *report) addStarting(s searched) {
	t := r.table("A process that has just begun", "took*", "limit", "")
	r.limited(t, "open the archive and show the newest articles", s.starting.opened, openLimit)
	r.limited(t, "open it and show the first page of a word in over half", s.starting.cold.Page, coldLimit)
	r.limited(t, "the same with all results, months and facets", s.starting.cold.Whole, coldLimit)
	t.add(fmt.Sprintf("peak of memory after %d queries", memoryQueries), megabytes(s.starting.memory), "", "")
}

// addGrowth shows what new questions took in archives of several sizes.
func (r *report) addGrowth(all []searched) {
	var head []string
	for _, one := range all {
		head = append(head, strconv.Itoa(one.articles)+"*")
	}
	t := r.table("How the time of a new question grows with the articles", append(head, "last/first", "")...)
	line := func(name string, took func(searched) time.Duration) {
		cells := []string{name}
		for _, one := range all {
			cells = append(cells, milliseconds(took(one)))
		}
		t.add(append(cells, ratio(took(all[len(all)-1]), took(all[0])), "")...)
	}
	for n, q := range all[0].compared {
		for i, p := range parts {
			line(q.question.name+", "+p.name, func(s searched) time.Duration { return s.compared[n].parts[i].fresh })
		}
	}
	for n, o := range all[0].sorted {
		line(fmt.Sprintf("%s, by %s", o.question.name, o.order), func(s searched) time.Duration { return s.sorted[n].took.fresh })
	}
	line("process: the newest articles", func(s searched) time.Duration { return s.starting.opened })
	line("process: first page of a word in over half", func(s searched) time.Duration { return s.starting.cold.Page })
	line("process: all of its results", func(s searched) time.Duration { return s.starting.cold.Whole })
}
