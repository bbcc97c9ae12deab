package data

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

var day1 = Day(2021, 11, 3, FromHeader, "2021-11-03")

func TestSixOutcomes(t *testing.T) {
	a := openTest(t)
	first := article("/n/a.txt", "Harbor", day1, "It opened.")
	if got := outcomes(fileAll(t, a, first)); !slices.Equal(got, []Outcome{Added}) {
		t.Fatalf("first: %q", got)
	}
	copied := article("/n/copy.txt", "Harbor", day1, "It opened.")
	twin := article("/n/twin.txt", "New", day1, "Same.")
	twin2 := article("/n/twin2.txt", "New", day1, "Same.")
	changed := article("/n/a.txt", "Harbor", day1, "It opened at noon.")
	rs := append(resultsOf(first, copied, twin, twin2, changed),
		FileResult{Path: "/n/p.png", Outcome: Skipped, Reason: "A picture."},
		FileResult{Path: "/n/x.txt", Outcome: Failed, Reason: "Unreadable."})
	want := []Outcome{Unchanged, Duplicate, Added, Duplicate, Updated, Skipped, Failed}
	items := fileResults(t, a, rs)
	if got := outcomes(items); !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for _, i := range items {
		needs := i.Outcome != Added && i.Outcome != Unchanged
		if needs && (i.Reason == "" || !strings.HasSuffix(i.Reason, ".")) {
			t.Errorf("%s has the reason %q", i.Outcome, i.Reason)
		}
		if hasArticle := i.Article != 0; hasArticle == (i.Outcome == Skipped || i.Outcome == Failed) {
			t.Errorf("%s has article %d", i.Outcome, i.Article)
		}
	}
	imports, err := a.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if c := imports[0].Counts; c != (Counts{7, 1, 1, 1, 2, 1, 1}) {
		t.Errorf("counts %+v", c)
	}
	kept, err := a.ImportItems(t.Context(), imports[0].ID)
	if err != nil || len(kept) != 5 {
		t.Errorf("%d items are kept, %v", len(kept), err)
	}
	versions, err := a.Versions(t.Context(), items[0].Article)
	if err != nil || len(versions) != 1 || versions[0].Article.Body[0] != "It opened." {
		t.Errorf("versions %+v, %v", versions, err)
	}
	if got := headlines(t, a, "noon", Newest); len(got) != 1 {
		t.Errorf("the new version is found as %q", got)
	}
	if got := headlines(t, a, "is:updated", Newest); len(got) != 1 {
		t.Errorf("is:updated finds %q", got)
	}
	original, ok, err := a.Original(t.Context(), items[0].Article)
	if err != nil || !ok || string(original) != "Harbor\nIt opened at noon." {
		t.Errorf("original %q, %v, %v", original, ok, err)
	}
	checkClean(t, a)
}

func TestSameURLIsAnUpdateOnce(t *testing.T) {
	a := openTest(t)
	one := article("/n/1.txt", "One", day1, "First text.")
	two := article("/n/2.txt", "One", day1, "Second text.")
	one.URL, two.URL = "https://example.org/x", "https://example.org/x"
	items := fileAll(t, a, one, two)
	if got := outcomes(items); !slices.Equal(got, []Outcome{Added, Updated}) || items[0].Article != items[1].Article {
		t.Fatalf("got %+v", items)
	}
	for range 2 { // importing the folder again changes nothing
		if got := outcomes(fileAll(t, a, one, two)); !slices.Equal(got, []Outcome{Duplicate, Unchanged}) {
			t.Fatalf("again: %q", got)
		}
	}
	checkClean(t, a)
}

func TestDateCorrectionMovesTheRow(t *testing.T) {
	a := openTest(t)
	undated := article("/n/1.txt", "One", Date{}, "Text.")
	id := fileAll(t, a, undated)[0].Article
	dated := article("/n/1.txt", "One", day1, "Text, dated.")
	if i := fileAll(t, a, dated)[0]; i.Outcome != Updated || i.Article != id {
		t.Fatalf("%+v", i)
	}
	if got := headlines(t, a, "date:2021-11-03", Newest); len(got) != 1 {
		t.Errorf("found %q by its new date", got)
	}
	if got := headlines(t, a, "is:undated", Newest); len(got) != 0 {
		t.Errorf("still undated: %q", got)
	}
	checkClean(t, a)
}

// An import is random batches of random items: its counts add up, filing it
// again changes nothing, and the archive stays sound.
func TestImportLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	a := openTest(t)
	total := 0
	for round := range 12 {
		var rs []FileResult
		for range 1 + r.IntN(40) {
			path := fmt.Sprintf("/n/%d/%d.txt", r.IntN(3), r.IntN(30))
			switch r.IntN(10) {
			case 0:
				rs = append(rs, FileResult{Path: path, Outcome: Skipped, Reason: "A picture."})
			case 1:
				rs = append(rs, FileResult{Path: path, Outcome: Failed, Reason: "Unreadable."})
			default:
				art := article(path, fmt.Sprint("Headline ", r.IntN(50)), Day(2000+r.IntN(3), time.Month(1+r.IntN(12)), 1+r.IntN(28), FromHeader, ""), strings.Repeat("text ", r.IntN(100)))
				if r.IntN(4) == 0 {
					art.Published = Date{}
				}
				if r.IntN(5) == 0 {
					art.URL = fmt.Sprint("https://example.org/", r.IntN(10))
				}
				rs = append(rs, resultsOf(art)...)
			}
		}
		f, err := a.BeginImport(t.Context(), ByPerson, []string{"/n"}, r.IntN(2) == 0)
		if err != nil {
			t.Fatal(err)
		}
		for len(rs) > 0 {
			n := 1 + r.IntN(len(rs))
			items, err := f.File(t.Context(), rs[:n])
			if err != nil {
				t.Fatal(err)
			}
			if len(items) != n {
				t.Fatalf("%d items of %d files", len(items), n)
			}
			rs = rs[n:]
		}
		done, err := f.Finish(t.Context(), ImportDone, nil)
		if err != nil {
			t.Fatal(err)
		}
		c, sum := done.Counts, 0
		for _, o := range Outcomes {
			sum += c.Of(o)
		}
		if sum != c.Found {
			t.Fatalf("round %d: %+v does not add up", round, c)
		}
		total += c.Added
		s, err := a.Stats(t.Context())
		if err != nil || s.Articles != total {
			t.Fatalf("round %d: %d articles, want %d, %v", round, s.Articles, total, err)
		}
	}
	if r := checkClean(t, a); r.Articles != total {
		t.Errorf("check saw %d of %d articles", r.Articles, total)
	}
}

func TestACancelledBatchLeavesNothing(t *testing.T) {
	a := openTest(t)
	f, err := a.BeginImport(t.Context(), ByPerson, []string{"/n"}, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.File(t.Context(), resultsOf(article("/n/a", "Kept", day1, "Text."))); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.File(ctx, resultsOf(article("/m/b", "Lost", day1, "Other."))); !errors.Is(err, context.Canceled) {
		t.Fatalf("a cancelled batch gives %v", err)
	}
	done, err := f.Finish(t.Context(), ImportCancelled, nil)
	if err != nil || done.State != ImportCancelled || done.Counts.Found != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	if got := headlines(t, a, "", Newest); !slices.Equal(got, []string{"Kept"}) {
		t.Errorf("the archive holds %q", got)
	}
	checkClean(t, a)
}

// TestABatchGivesWay stops a batch at each place where it gives way: nothing of
// it is filed, and it gives way some times for each article.
func TestABatchGivesWay(t *testing.T) {
	a := openTest(t)
	f, err := a.BeginImport(t.Context(), ByPerson, []string{"/n"}, true)
	if err != nil {
		t.Fatal(err)
	}
	batch := resultsOf(article("/n/a", "One", day1, "Text."), article("/n/b", "Two", day1, "Other."))
	for stop := int64(1); ; stop++ {
		var ways atomic.Int64
		ctx, cancel := context.WithCancel(t.Context())
		f.InBackground(func(context.Context) {
			if ways.Add(1) == stop {
				cancel()
			}
		})
		_, err := f.File(ctx, batch)
		cancel()
		if err == nil {
			if least := int64(3 * len(batch)); ways.Load() < least {
				t.Errorf("%d articles give way %d times, want at least %d", len(batch), ways.Load(), least)
			}
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled at its way %d: %v", stop, err)
		}
		if got := headlines(t, a, "", Newest); len(got) != 0 {
			t.Fatalf("cancelled at its way %d: the archive holds %q", stop, got)
		}
	}
	checkClean(t, a)
}

func TestResumeKnowsWhatIsFiled(t *testing.T) {
	a := openTest(t)
	if _, err := a.ResumeImport(t.Context(), nil); !errors.Is(err, ErrNothingToResume) {
		t.Fatalf("nothing to resume gives %v", err)
	}
	f, err := a.BeginImport(t.Context(), ByPerson, []string{"/n"}, false)
	if err != nil {
		t.Fatal(err)
	}
	rs := append(resultsOf(article("/n/a", "A", day1, "Text.")), FileResult{Path: "/n/b", Outcome: Skipped, Reason: "A picture."})
	if _, err := f.File(t.Context(), rs); err != nil {
		t.Fatal(err)
	}
	path := a.Path() // the program dies here: no Finish
	_ = a.Close()
	if a, err = Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	f, err = a.ResumeImport(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !f.Done("/n/a") || !f.Done("/n/b") || f.Done("/n/c") {
		t.Error("resuming does not know what is done")
	}
	if i := f.Import(); i.Counts.Found != 2 || !slices.Equal(i.Paths, []string{"/n"}) {
		t.Errorf("resumed as %+v", i)
	}
	if _, err := f.File(t.Context(), resultsOf(article("/n/c", "C", day1, "More."))); err != nil {
		t.Fatal(err)
	}
	if done, err := f.Finish(t.Context(), ImportDone, nil); err != nil || done.Counts.Found != 3 {
		t.Errorf("%+v, %v", done, err)
	}
	checkClean(t, a)
}

func TestCheckFindsDamage(t *testing.T) {
	for name, harm := range map[string]string{
		"a lost text":        "DELETE FROM body WHERE article = 1",
		"a lost index entry": "DELETE FROM fts WHERE rowid = (SELECT id FROM doc WHERE article = 1)",
		"a wrong day":        "UPDATE day SET n = n + 1",
		"a changed original": "UPDATE original SET z = (SELECT z FROM original WHERE id = 2) WHERE id = 1",
		"a garbled text":     "UPDATE body SET text = x'00' WHERE article = 1",
		"a lost block":       "DELETE FROM block",
		"a garbled block":    "UPDATE block SET bytes = x'0102'",
		"wrong counts":       "UPDATE import SET added = added + 1",
	} {
		a := openTest(t)
		fileAll(t, a, article("/n/a", "A", day1, "Text."), article("/n/b", "B", day1, "Other."))
		if _, err := a.writer.Exec(harm); err != nil {
			t.Fatal(err)
		}
		r, err := a.Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Problems) == 0 {
			t.Errorf("%s goes unnoticed", name)
		}
	}
}

func TestTextsArePackedWithTheArchivesWords(t *testing.T) {
	a := openTest(t)
	var many []Article
	words := strings.Fields("harbor barrier minister ferry glass furnace council harvest winter vote tide panel contract ship island budget")
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 400 {
		var b strings.Builder
		for range 60 {
			b.WriteString(words[r.IntN(len(words))] + " ")
		}
		many = append(many, article(fmt.Sprint("/n/", i), fmt.Sprint("H", i), day1, b.String()))
	}
	fileAll(t, a, many...)
	if !a.codec.hasDictionary() {
		t.Fatal("no dictionary was made")
	}
	var packed int
	if err := a.reader.QueryRow("SELECT sum(length(text)) FROM body").Scan(&packed); err != nil {
		t.Fatal(err)
	}
	plain := codec{}
	if err := plain.use(0, nil); err != nil {
		t.Fatal(err)
	}
	without := 0
	for _, m := range many {
		without += len(plain.pack([]byte(joinBody(m.Body))))
	}
	if packed >= without {
		t.Errorf("packed %d bytes with the dictionary, %d without", packed, without)
	}
	path := a.Path()
	_ = a.Close()
	b, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	checkClean(t, b)
}

// A file is renamed and another takes its old name: both are found.
func TestAnOlderVersionElsewhereIsAnArticle(t *testing.T) {
	a := openTest(t)
	fileAll(t, a, article("/n/latest.txt", "Harbor", day1, "Gulls."))
	items := fileAll(t, a, article("/n/latest.txt", "Harbor", day1, "Ropes."), article("/n/monday.txt", "Harbor", day1, "Gulls."))
	if got := outcomes(items); !slices.Equal(got, []Outcome{Updated, Added}) {
		t.Errorf("got %q", got)
	}
	for _, word := range []string{"gulls", "ropes"} {
		if got := headlines(t, a, word, Newest); len(got) != 1 {
			t.Errorf("%s finds %q", word, got)
		}
	}
	checkClean(t, a)
}

// A reader that opened an archive before its dictionary was made reads what
// was packed with it.
func TestAReaderFollowsTheWriter(t *testing.T) {
	a := openTest(t)
	b, err := OpenReadOnly(t.Context(), a.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	var many []Article
	for i := range 100 {
		many = append(many, article(fmt.Sprint("/n/", i), fmt.Sprint("H", i), day1, strings.Repeat(fmt.Sprint("harbor ", i, " ferry "), 60)))
	}
	items := fileAll(t, a, many...)
	fileAll(t, a, article("/n/0", "H0", day1, "Changed."))
	if !a.codec.hasDictionary() {
		t.Fatal("no dictionary was made")
	}
	if got := headlines(t, b, "ferry", Newest); len(got) != 99 {
		t.Errorf("the reader finds %d", len(got))
	}
	if _, err := b.Article(t.Context(), items[1].Article); err != nil {
		t.Error(err)
	}
	if v, err := b.Versions(t.Context(), items[0].Article); err != nil || len(v) != 1 {
		t.Errorf("%d versions, %v", len(v), err)
	}
}

// A file whose article another of the same import replaced is not counted
// again when the import is resumed.
func TestResumeKnowsWhatWasReplaced(t *testing.T) {
	a := openTest(t)
	f, err := a.BeginImport(t.Context(), ByPerson, []string{"/n"}, false)
	if err != nil {
		t.Fatal(err)
	}
	one, two := article("/n/1", "One", day1, "First."), article("/n/2", "One", day1, "Second.")
	one.URL, two.URL = "https://example.org/x", "https://example.org/x"
	if _, err := f.File(t.Context(), resultsOf(one, two)); err != nil {
		t.Fatal(err)
	}
	if f, err = a.ResumeImport(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if !f.Done("/n/1") || !f.Done("/n/2") {
		t.Error("a file would be read twice")
	}
	done, err := f.Finish(t.Context(), ImportDone, nil)
	if err != nil {
		t.Fatal(err)
	}
	if items, err := a.ImportItems(t.Context(), done.ID); err != nil || len(items) != 1 {
		t.Errorf("%d items are kept, %v", len(items), err)
	}
}

// A year that no calendar of the archive has must not keep a page of results
// from being read.
func TestAnImpossibleYearIsUndated(t *testing.T) {
	a := openTest(t)
	for _, year := range []int{-3, 0, 12000} {
		fileAll(t, a, article(fmt.Sprint("/n/", year), "Odd", Day(year, 1, 1, FromHeader, "then"), fmt.Sprint("Year ", year)))
	}
	if got := headlines(t, a, "is:undated", Newest); len(got) != 3 {
		t.Errorf("undated: %q", got)
	}
}
