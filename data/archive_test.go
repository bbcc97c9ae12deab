package data

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// openTest makes an archive in a temporary folder.
func openTest(t testing.TB) *Archive {
	t.Helper()
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "test.dateline"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

// article makes an article whose content is its headline and paragraphs.
func article(path, headline string, published Date, paragraphs ...string) Article {
	a := Article{Headline: headline, Published: published, Body: paragraphs, Language: "en", Source: Source{Path: path, Format: "text", Encoding: "utf-8"}}
	a.Source.SHA256 = sha256.Sum256(content(a))
	return a
}

func content(a Article) []byte { return []byte(a.Headline + "\n" + strings.Join(a.Body, "\n")) }

func resultsOf(articles ...Article) []FileResult {
	var rs []FileResult
	for _, a := range articles {
		rs = append(rs, FileResult{Path: a.Source.Path, Articles: []Article{a}, Original: content(a)})
	}
	return rs
}

// fileAll files articles as one import and returns its items.
func fileAll(t testing.TB, a *Archive, articles ...Article) []Item {
	t.Helper()
	return fileResults(t, a, resultsOf(articles...))
}

func fileResults(t testing.TB, a *Archive, rs []FileResult) []Item {
	t.Helper()
	f, err := a.BeginImport(t.Context(), ByPerson, []string{"/news"}, true)
	if err != nil {
		t.Fatal(err)
	}
	items, err := f.File(t.Context(), rs)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Finish(t.Context(), ImportDone, nil); err != nil {
		t.Fatal(err)
	}
	return items
}

func checkClean(t testing.TB, a *Archive) CheckReport {
	t.Helper()
	r, err := a.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Problems) > 0 {
		t.Fatalf("check found: %q", r.Problems)
	}
	return r
}

func outcomes(items []Item) []Outcome {
	var list []Outcome
	for _, i := range items {
		list = append(list, i.Outcome)
	}
	return list
}

func headlines(t testing.TB, a *Archive, query string, order Sort) []string {
	t.Helper()
	r, err := a.Search(t.Context(), ParseQuery(query, false), order)
	if err != nil {
		t.Fatal(err)
	}
	hits, err := r.Hits(t.Context(), 0, r.Len())
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, h := range hits {
		list = append(list, h.Headline)
	}
	return list
}

func TestArticleComesBackWhole(t *testing.T) {
	a := openTest(t)
	in := Article{
		Headline: "Harbor opens", Marks: []string{"LEAD", "Feature"}, Authors: []string{"Ines Duarte", "김하늘"},
		Dateline: "BUSAN, June 22 (Yonhap)", Places: []string{"BUSAN", "SEOUL"}, Agency: "Yonhap", Outlet: "The Coast Ledger",
		Section: "national", Language: "en", URL: "https://example.org/a", Keywords: []string{"sea"}, Notes: []string{"ATTN: ADDS photo"},
		Body:    []string{"One.", "Two\nlines.", "세 문단."},
		Trailer: []TrailerList{{Kind: TrailerRanked, Items: []TrailerItem{{Rank: 1, Marks: []string{"LEAD"}, Headline: "Next"}}}},
		Published: Date{Time: time.Date(2019, 6, 22, 9, 30, 0, 0, time.FixedZone("", 9*3600)), Zoned: true, Precision: ToMinute,
			Evidence: FromHeader, Text: "June 22 09:30", Basis: "year from the file name"},
		Source: Source{Path: "/news/a.txt", Format: "wire", Encoding: "euc-kr", Size: 12, Modified: 34, SHA256: [32]byte{1, 2, 3}},
	}
	items := fileResults(t, a, []FileResult{{Path: in.Source.Path, Articles: []Article{in}}})
	got, err := a.Article(t.Context(), items[0].Article)
	if err != nil {
		t.Fatal(err)
	}
	in.ID, in.Import = items[0].Article, got.Import
	if !got.Published.Time.Equal(in.Published.Time) || got.Published.ISO() != in.Published.ISO() {
		t.Errorf("published %s, want %s", got.Published.ISO(), in.Published.ISO())
	}
	got.Published.Time = in.Published.Time
	if g, w := fmt.Sprintf("%+v", *got), fmt.Sprintf("%+v", in); g != w {
		t.Errorf("got  %s\nwant %s", g, w)
	}
	if _, err := a.Article(t.Context(), 99); !errors.Is(err, ErrNoArticle) {
		t.Errorf("an unknown id gives %v", err)
	}
}

func TestRowsFollowTheCalendarAndTheClock(t *testing.T) {
	minute := func(h, m int) Date {
		return Date{Time: time.Date(2021, 3, 4, h, m, 0, 0, time.UTC), Precision: ToMinute}
	}
	order := []Date{
		{}, Day(1, 1, 1, "", ""), Day(1969, 12, 31, "", ""), Day(2021, 3, 3, "", ""), Day(2021, 3, 4, "", ""),
		minute(0, 1), minute(13, 59), minute(14, 0), minute(23, 59), Day(2021, 3, 5, "", ""), Day(9999, 12, 31, "", ""),
	}
	last := int64(-1)
	for _, d := range order {
		from, to := rowSlot(d)
		if from <= last || to <= from || to > rowsEnd {
			t.Errorf("%s: slot [%d, %d) after %d", d.ISO(), from, to, last)
		}
		last = from
		if d.Known() && rowDay(to-1) != rowDay(from) {
			t.Errorf("%s: its slot runs over the day's end", d.ISO())
		}
	}
	for day := firstDay; day < lastDayBound-7000; day += 997 {
		if back := dayOf(timeOfDay(day)); back != day {
			t.Fatalf("day %d comes back as %d", day, back)
		}
	}
}

func TestAFullSlotRunsOver(t *testing.T) {
	a := openTest(t)
	noon := Date{Time: time.Date(2021, 3, 4, 12, 0, 0, 0, time.UTC), Precision: ToMinute}
	fileAll(t, a, article("/n/a", "a", noon), article("/n/b", "b", noon))
	from, to := rowSlot(noon)
	if _, err := a.writer.Exec("UPDATE doc SET id = ? WHERE id = ?", to-2, from+1); err != nil {
		t.Fatal(err)
	}
	next := noon
	next.Time = next.Time.Add(time.Minute)
	fileAll(t, a, article("/n/c", "c", noon), article("/n/d", "d", noon), article("/n/e", "e", noon), article("/n/f", "f", next))
	var rows []int64
	for _, name := range []string{"c", "d", "e", "f"} {
		var row int64
		if err := a.reader.QueryRow("SELECT id FROM doc WHERE name = ?", name).Scan(&row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	if want := []int64{to - 1, to, to + 1, to + 2}; !slices.Equal(rows, want) {
		t.Errorf("rows %d, want %d", rows, want)
	}
}

func TestOneWriterManyReaders(t *testing.T) {
	a := openTest(t)
	fileAll(t, a, article("/n/a", "Alpha", Day(2020, 1, 1, FromHeader, "")))
	if _, err := Open(t.Context(), a.Path()); !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), a.Path()) {
		t.Errorf("a second writer gets %v", err)
	}
	b, err := OpenReadOnly(t.Context(), a.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	if got := headlines(t, b, "alpha", Newest); len(got) != 1 {
		t.Errorf("a reader beside the writer finds %q", got)
	}
	fileAll(t, a, article("/n/b", "Alpha two", Day(2020, 1, 2, FromHeader, "")))
	if got := headlines(t, b, "alpha", Newest); len(got) != 2 {
		t.Errorf("a reader sees %q after the writer filed more", got)
	}
	if _, err := b.BeginImport(t.Context(), ByPerson, nil, false); !errors.Is(err, ErrReadOnly) {
		t.Errorf("an import into a read-only archive gives %v", err)
	}
}

func TestWhatIsNoArchiveSaysSo(t *testing.T) {
	folder := t.TempDir()
	random := filepath.Join(folder, "random.dateline")
	if err := os.WriteFile(random, []byte(strings.Repeat("no database \x00\x01", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(folder, "empty.dateline")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(folder, "foreign.dateline")
	db, err := openDB(foreign, map[string]string{"mode": "rwc"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE theirs (x)"); err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	cut := filepath.Join(folder, "cut.dateline")
	a, err := Open(t.Context(), cut)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 200 {
		fileAll(t, a, article(fmt.Sprint("/n/", i), "Long", Day(2020, 1, 1, FromHeader, ""), strings.Repeat(fmt.Sprint("word", i, " "), 200)))
	}
	_ = a.Close()
	if err := os.Truncate(cut, 20000); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		want error
	}{{random, ErrNotArchive}, {empty, ErrNotArchive}, {foreign, ErrNotArchive}, {folder, ErrNotArchive}, {cut, ErrDamaged}} {
		before, _ := os.ReadFile(c.path)
		for name, open := range map[string]func(context.Context, string) (*Archive, error){"write": Open, "read": OpenReadOnly} {
			a, err := open(t.Context(), c.path)
			if err == nil {
				_ = a.Close()
			}
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.path) {
				t.Errorf("open %s to %s: %v, want %v", filepath.Base(c.path), name, err, c.want)
			}
		}
		if after, _ := os.ReadFile(c.path); string(after) != string(before) {
			t.Errorf("%s was changed", filepath.Base(c.path))
		}
	}
	if _, err := OpenReadOnly(t.Context(), filepath.Join(folder, "none.dateline")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing archive gives %v", err)
	}
}

func TestMigrationsKeepTheOldArchive(t *testing.T) {
	a := openTest(t)
	fileAll(t, a, article("/n/a", "Kept", Day(2020, 1, 1, FromHeader, "")))
	path := a.Path()
	steps := append(slices.Clone(migrations), "CREATE TABLE later (x)")
	if err := migrate(t.Context(), a.writer, path, steps); err != nil {
		t.Fatal(err)
	}
	if v, err := schemaVersion(t.Context(), a.writer); err != nil || v != len(steps) {
		t.Fatalf("version %d, %v", v, err)
	}
	_ = a.Close()
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrNewer) {
		t.Errorf("an archive of a newer Dateline opens with %v", err)
	}
	old, err := Open(t.Context(), fmt.Sprintf("%s.v%d-backup", path, len(migrations)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = old.Close() }()
	if got := headlines(t, old, "kept", Newest); len(got) != 1 {
		t.Errorf("the backup holds %q", got)
	}
	failing := append(slices.Clone(steps), "CREATE TABLE half (x); NONSENSE")
	db, err := openDB(path, map[string]string{"mode": "rw"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if err := migrate(t.Context(), db, path, failing); err == nil {
		t.Error("a broken step passes")
	}
	var n int
	if err := db.QueryRow("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").Scan(&n); err != nil || n != 0 {
		t.Errorf("half a step was kept: %d, %v", n, err)
	}
}

func TestPragmasHold(t *testing.T) {
	a := openTest(t)
	for pragma, want := range map[string]string{
		"page_size": fmt.Sprint(pageSize), "auto_vacuum": "2", "journal_mode": "wal", "synchronous": "1", "busy_timeout": fmt.Sprint(busyMillis),
	} {
		var got string
		if err := a.writer.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s, want %s, %v", pragma, got, want, err)
		}
	}
}

func TestOddPathsOpen(t *testing.T) {
	for _, name := range []string{"with space.dateline", "q?mark=1&x.dateline", "per%41cent.dateline", "한국 #1.dateline"} {
		a, err := Open(t.Context(), filepath.Join(t.TempDir(), name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := os.Stat(a.Path()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := a.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	a := openTest(t)
	fileAll(t, a, article("/n/a", "Alpha", Day(2020, 1, 1, FromHeader, "")))
	path := a.Path()
	_ = a.Close()
	if err := os.Chmod(filepath.Dir(path), 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
	b, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	if got := headlines(t, b, "alpha", Newest); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}

// What cannot be written says so when it is opened, not when it is imported into.
func TestAWriteProtectedArchive(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anything")
	}
	a := openTest(t)
	fileAll(t, a, article("/n/a", "Alpha", Day(2020, 1, 1, FromHeader, "")))
	path := a.Path()
	_ = a.Close()
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if b, err := Open(t.Context(), path); !errors.Is(err, ErrReadOnly) {
		_ = b.Close()
		t.Errorf("a write-protected file opens with %v", err)
	}
	if err := os.Chmod(filepath.Dir(path), 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
	if b, err := Open(t.Context(), path); !errors.Is(err, ErrReadOnly) {
		_ = b.Close()
		t.Errorf("a write-protected folder opens with %v", err)
	}
}

// No error ends in a note to programmers.
func TestErrorsAreSentences(t *testing.T) {
	a := openTest(t)
	_, inUse := Open(t.Context(), a.Path())
	_, folder := Open(t.Context(), t.TempDir())
	_, none := a.Article(t.Context(), 99)
	_, missing := OpenReadOnly(t.Context(), filepath.Join(t.TempDir(), "none.dateline"))
	for _, err := range []error{inUse, folder, none, missing} {
		if err == nil || strings.Contains(err.Error(), ": ") {
			t.Errorf("%v", err)
		}
	}
}
