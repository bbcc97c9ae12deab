package data

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// scanned is an article as a plain scan sees it.
type scanned struct {
	row       int64
	text      searchedText
	published Date
	format    string
}

// scan reads all articles that a view sees, by SQL and without the engine.
func scan(ctx context.Context, a *Archive, v *view) ([]scanned, error) {
	var list []scanned
	var ids []int64
	if err := each(ctx, v.tx, "SELECT id, article FROM doc ORDER BY id", func(rows *sql.Rows) error {
		var s scanned
		var id int64
		err := rows.Scan(&s.row, &id)
		list, ids = append(list, s), append(ids, id)
		return err
	}); err != nil {
		return nil, err
	}
	for i, id := range ids {
		article, err := loadArticle(ctx, v.tx, &a.codec, id)
		if err != nil {
			return nil, err
		}
		list[i].published, list[i].format = article.Published, article.Source.Format
		list[i].text = searchedText{terms: map[columns][]string{}, columns: map[columns]string{
			headlineColumn: headlineText(article.Headline, article.Marks), bylineColumn: strings.Join(article.Authors, ", "),
			datelineColumn: article.Dateline, bodyColumn: joinBody(article.Body),
		}, facets: strings.Fields(facetTerms(article, article.Versions))}
	}
	return list, nil
}

// answers evaluates a query on an article, by its definition.
func (s scanned) answers(n node) bool {
	switch n := n.(type) {
	case andNode:
		return !slices.ContainsFunc(n, func(kid node) bool { return !s.answers(kid) })
	case orNode:
		return slices.ContainsFunc(n, s.answers)
	case notNode:
		return !s.answers(n.node)
	case valueNode: // of formats: queries as they are typed know no others
		format := facetWords(facetTerm("", s.format))
		return format == n.term || n.prefix && strings.HasPrefix(format, n.term)
	case datesNode:
		d := s.published
		if !d.Known() {
			return false
		}
		first := d.Time.Truncate(24 * time.Hour)
		last := first
		switch d.Precision {
		case ToYear:
			last = first.AddDate(1, 0, -1)
		case ToMonth:
			last = first.AddDate(0, 1, -1)
		}
		return (n.first.IsZero() || !first.Before(n.first)) && (n.last.IsZero() || !last.After(n.last))
	}
	return s.text.answers(n)
}

// randomArticle draws from few names, so that files change and meet again.
func randomArticle(r *rand.Rand) Article {
	day := time.Date(2018+r.Intn(3), time.Month(1+r.Intn(12)), 1+r.Intn(28), r.Intn(24), r.Intn(60), 0, 0, time.UTC)
	date := Date{Time: day, Precision: Precision(r.Intn(int(ToMinute) + 1)), Evidence: FromHeader}
	switch date.Precision {
	case NoDate:
		date = Date{}
	case ToYear:
		date.Time = time.Date(day.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	case ToMonth:
		date.Time = time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
	case ToDay:
		date.Time = day.Truncate(24 * time.Hour)
	}
	a := article(fmt.Sprintf("/news/%d.txt", r.Intn(400)), randomText(r, 3), date, randomText(r, 12), fmt.Sprint("n", r.Intn(3)), randomText(r, 6))
	a.Authors, a.Dateline, a.Source.Format = strings.Fields(randomText(r, 2)), randomText(r, 2), []string{"wire", "text", "html"}[r.Intn(3)]
	for _, v := range facetValues {
		if r.Intn(3) == 0 {
			a.Places = append(a.Places, v)
		}
	}
	a.Outlet = []string{"", "The Coast Ledger", "Port Maren Post"}[r.Intn(3)]
	return a
}

// datedQuery adds dates and formats to a random query.
func datedQuery(r *rand.Rand) string {
	q := randomQuery(r, 3)
	switch r.Intn(8) {
	case 0:
		return q + fmt.Sprintf(" date:%d-%02d", 2018+r.Intn(3), 1+r.Intn(12))
	case 1:
		return fmt.Sprintf("(%s) OR before:2018-%02d-15", q, 1+r.Intn(12))
	case 2:
		return q + fmt.Sprintf(" after:2019-%02d format:text", 1+r.Intn(12))
	case 3:
		return "-(" + q + ")"
	case 4:
		return fmt.Sprintf("date:2019-%02d-03..2019-12-%02d -(%s)", 1+r.Intn(11), 1+r.Intn(28), q)
	case 5:
		return q + ` OR format:h* outlet:"The Coast Ledger"`
	}
	return q
}

// checkEngine asks random queries of one state of the archive and compares the
// answers with a plain scan, those of SQL as well; it returns how many hits
// there were.
func checkEngine(t testing.TB, a *Archive, r *rand.Rand, queries int) (hits int) {
	t.Helper()
	err := a.inView(t.Context(), func(v *view) error {
		all, err := scan(t.Context(), a, v)
		if err != nil {
			return err
		}
		if v.index == nil {
			return errIndexForm
		}
		if len(all) != v.len() {
			return fmt.Errorf("%d articles, the engine knows %d", len(all), v.len())
		}
		viaSQL := &view{snapshot: &snapshot{facts: v.facts, days: v.days}, tx: v.tx}
		for range queries {
			q := ParseQuery(datedQuery(r), r.Intn(2) == 0)
			found, err := v.find(t.Context(), q.root, nil)
			if err != nil {
				return fmt.Errorf("%q: %w", q.Text, err)
			}
			fromSQL, err := viaSQL.find(t.Context(), q.root, nil)
			if err != nil {
				return fmt.Errorf("%q by SQL: %w", q.Text, err)
			}
			for i, s := range all {
				if answers := s.answers(q.root); found.has(i) != answers || fromSQL.has(i) != answers {
					return fmt.Errorf("%q: article %+v answers: %t, the engine %t, SQL %t", q.Text, s, answers, found.has(i), fromSQL.has(i))
				}
			}
			hits += found.count()
			if err := checkRelevance(t.Context(), v, viaSQL, q, found); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return hits
}

// isFlat reports whether a query is one part, or parts joined by one operator.
// FTS5 counts the words of a NEAR that an OR does not need now and then.
func isFlat(n node) bool {
	isLeaf := func(n node) bool {
		switch n.(type) {
		case phraseNode, facetNode, nearNode:
			return true
		}
		return false
	}
	isNear := func(n node) bool { _, near := n.(nearNode); return near }
	switch n := n.(type) {
	case andNode:
		return !slices.ContainsFunc(n, func(kid node) bool { return !isLeaf(kid) })
	case orNode:
		return !slices.ContainsFunc(n, func(kid node) bool { return !isLeaf(kid) || isNear(kid) })
	}
	return isLeaf(n)
}

// checkRelevance compares the order by the engine's BM25 with FTS5's.
func checkRelevance(ctx context.Context, v, viaSQL *view, q Query, found bitmap) error {
	if !isFlat(positive(q.root)) {
		return nil // of nested parts FTS5 counts a phrase where its own part is not met
	}
	mine, err := v.byRelevance(ctx, q, found)
	if err != nil {
		return err
	}
	theirs, err := viaSQL.byRelevance(ctx, q, found)
	if err != nil {
		return err
	}
	mine.sort(len(mine.all))
	theirs.sort(len(theirs.all))
	if !slices.Equal(mine.all, theirs.all) {
		return fmt.Errorf("%q: the engine's order is %v, FTS5's is %v", q.Text, mine.all, theirs.all)
	}
	return nil
}

// TestTheEngineFindsWhatAScanFinds changes an archive at random, through every
// way in which the index changes, and asks after each.
func TestTheEngineFindsWhatAScanFinds(t *testing.T) {
	r := rand.New(rand.NewSource(20260401))
	a := openTest(t)
	rounds, queries := 25, 60
	if testing.Short() {
		rounds, queries = 8, 60
	}
	var imports []int64
	hits := 0
	for range rounds {
		switch r.Intn(4) {
		case 0:
			if len(imports) > 0 {
				n := r.Intn(len(imports))
				if _, err := a.UndoImport(t.Context(), imports[n], nil); err != nil {
					t.Fatal(err)
				}
				imports = slices.Delete(imports, n, n+1)
			}
		case 1:
			if _, err := a.SetGone(t.Context(), []string{fmt.Sprintf("/news/%d.txt", r.Intn(400))}, r.Intn(2) == 0); err != nil {
				t.Fatal(err)
			}
		default:
			f, err := a.BeginImport(t.Context(), ByPerson, []string{"/news"}, true)
			if err != nil {
				t.Fatal(err)
			}
			for range 1 + r.Intn(3) {
				var articles []Article
				for range 1 + r.Intn(60) {
					articles = append(articles, randomArticle(r))
				}
				if _, err := f.File(t.Context(), resultsOf(articles...)); err != nil {
					t.Fatal(err)
				}
			}
			state := []ImportState{ImportDone, ImportCancelled}[r.Intn(2)]
			record, err := f.Finish(t.Context(), state, nil)
			if err != nil {
				t.Fatal(err)
			}
			imports = append(imports, record.ID)
		}
		hits += checkEngine(t, a, r, queries)
	}
	if hits < 3*rounds*queries {
		t.Errorf("%d hits are too few to tell", hits)
	}
	checkClean(t, a)
}

// TestTheEngineWhileAnImportWrites asks while another goroutine files and
// merges.
func TestTheEngineWhileAnImportWrites(t *testing.T) {
	a := openTest(t)
	writing, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		r := rand.New(rand.NewSource(7))
		for writing.Err() == nil {
			f, err := a.BeginImport(t.Context(), ByPerson, []string{"/news"}, false)
			if err != nil {
				t.Error(err)
				return
			}
			for range 6 {
				var articles []Article
				for range 40 {
					articles = append(articles, randomArticle(r))
				}
				if _, err := f.File(t.Context(), resultsOf(articles...)); err != nil {
					t.Error(err)
				}
			}
			if _, err := f.Finish(t.Context(), ImportDone, nil); err != nil {
				t.Error(err)
			}
		}
	})
	readers := 2
	rounds := 10
	if testing.Short() {
		rounds = 4
	}
	var reading sync.WaitGroup
	for n := range readers {
		reading.Go(func() {
			r := rand.New(rand.NewSource(int64(n)))
			for range rounds {
				checkEngine(t, a, r, 40)
			}
		})
	}
	reading.Wait()
	stop()
	wg.Wait()
	checkClean(t, a)
}

// TestAnUnknownIndexIsAskedOfSQL gives the index a version that FTS5 knows and
// the engine does not.
func TestAnUnknownIndexIsAskedOfSQL(t *testing.T) {
	a := searchArchive(t)
	ask := func() (answers []string) {
		for _, query := range []string{"ferry", `"the ferry"`, "fer*", "ferry OR -port", "place:haedol", "the NEAR/3 ferry"} {
			for _, order := range []Sort{Newest, Relevance} {
				answers = append(answers, fmt.Sprint(query, order, headlines(t, a, query, order)))
			}
		}
		return answers
	}
	read := ask()
	if _, err := a.writer.Exec("UPDATE fts_config SET v = 5 WHERE k = 'version'"); err != nil {
		t.Fatal(err)
	}
	a.engine.latest = nil
	if err := a.inView(t.Context(), func(v *view) error {
		if v.index != nil {
			t.Error("the engine reads an index of version 5")
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if asked := ask(); !slices.Equal(asked, read) {
		t.Errorf("by SQL %q, from the pages %q", asked, read)
	}
}
