package data

import (
	"database/sql"
	"testing"

	_ "modernc.org/sqlite"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Kim", `"kim"`},
		{"ki*", `{headline byline dateline body} : "ki"*`},
		{`"vice min*"`, `{headline byline dateline body} : "vice min"*`},
		{"title:Kim by:lee body:x", `(headline : "kim" AND byline : "lee" AND body : "x")`},
		{"kim OR lee park", `("kim" OR ("lee" AND "park"))`},
		{"kim -lee NOT park", `(("kim") NOT ("lee" OR "park"))`},
		{"a NEAR/5 b*", `{headline byline dateline body} : NEAR("a" "b"*, 5)`},
		{"title:(a NEAR b)", `headline : NEAR("a" "b", 10)`},
		{`place:"New York" is:updated`, `(facet : "place¦new¦york" AND facet : "is¦updated")`},
		{"place:new*", `facet : "place¦new"*`},
		{"차 대통령", `({headline byline dateline body} : "차"* AND "대통 통령")`},
		{"", ""},
		{"-kim", ""},
		{"-kim -lee", ""},
		{"kim OR -lee", ""},
		{"kim date:2019", ""},
		{"kim -date:2019", ""},
		{"kim (lee OR date:2019)", ""},
	} {
		got, ok := match(ParseQuery(c.text, false).root)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("match(%q) = %s, %t, want %s", c.text, got, ok, c.want)
		}
	}
}

// ftsTable is a full-text index such as an archive has, in memory.
type ftsTable struct {
	t    testing.TB
	db   *sql.DB
	rows []searchedText
}

// searchedText is an article as the index knows it.
type searchedText struct {
	columns map[columns]string
	terms   map[columns][]string // of the columns, where they were looked up before
	facets  []string
}

// termsOf tokenizes a column, once.
func (s searchedText) termsOf(column columns) []string {
	terms, known := s.terms[column]
	if !known {
		for _, k := range tokenize(nil, s.columns[column]) {
			terms = append(terms, k.term)
		}
		if s.terms != nil {
			s.terms[column] = terms
		}
	}
	return terms
}

func newFTSTable(t testing.TB) *ftsTable {
	db, err := sql.Open("sqlite", "file::memory:")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	_, err = db.Exec(`CREATE VIRTUAL TABLE fts USING fts5(body, headline, byline, dateline, facet,
		content='', contentless_delete=1, detail=full, tokenize='ascii')`)
	if err != nil {
		t.Fatal(err)
	}
	return &ftsTable{t: t, db: db}
}

func (f *ftsTable) insert(row searchedText) {
	var facets []byte
	for _, term := range row.facets {
		facets = append(append(facets, term...), ' ')
	}
	f.rows = append(f.rows, row)
	_, err := f.db.Exec("INSERT INTO fts(rowid, headline, byline, dateline, body, facet) VALUES (?, ?, ?, ?, ?, ?)",
		len(f.rows), indexText(row.columns[headlineColumn]), indexText(row.columns[bylineColumn]),
		indexText(row.columns[datelineColumn]), indexText(row.columns[bodyColumn]), facets)
	if err != nil {
		f.t.Fatal(err)
	}
}

// find returns the numbers of the rows that an expression matches, from 0.
func (f *ftsTable) find(expr string) map[int]bool {
	f.t.Helper()
	rows, err := f.db.Query("SELECT rowid FROM fts WHERE fts MATCH ?", expr)
	if err != nil {
		f.t.Fatalf("MATCH %s: %v", expr, err)
	}
	found := map[int]bool{}
	for rows.Next() {
		var id int
		if err := rows.Scan(&id); err != nil {
			f.t.Fatal(err)
		}
		found[id-1] = true
	}
	if err := rows.Err(); err != nil {
		f.t.Fatalf("MATCH %s: %v", expr, err)
	}
	_ = rows.Close()
	return found
}

func TestMatchFinds(t *testing.T) {
	f := newFTSTable(t)
	f.insert(searchedText{
		columns: map[columns]string{
			headlineColumn: "Café owners’ talks stall in Newport\nLEAD",
			bylineColumn:   "Park Min-ji",
			datelineColumn: "NEWPORT, June 22 (Meridian)",
			bodyColumn:     "The owners left.\n\nThe 25,000 members waited north of the river, far to the south.\n\n대통령은 제3차 회의에서 말했다. ニュース",
		},
		facets: []string{facetTerm("place", "New Port"), facetTerm("is", "dated")},
	})
	for text, want := range map[string]bool{
		"cafe":                            true,
		"CAFÉ lead":                       true,
		"caf":                             false,
		"caf*":                            true,
		`"left the 25,000"`:               true,
		`"newport the"`:                   false, // not from headline to body
		"min-ji":                          true,
		"by:park":                         true,
		"title:park":                      false,
		"north NEAR/6 south":              true,
		"north NEAR/5 south":              false,
		"south NEAR/6 north":              true,
		"place:newport":                   false,
		`place:"new port"`:                true,
		"place:new*":                      true,
		"plac*":                           false, // facets are not text
		"dated":                           false,
		"is:dated -is:undated":            true,
		"대통령":                             true,
		"통령":                              true,
		"대":                               true,
		"령":                               true,
		"대령":                              false,
		"3차":                              true,
		"제3차":                             true,
		`"대통령은 제3차 회"`:                    true,
		`"대통령 제3차"`:                       false, // the run goes on
		"ﾆｭｰｽ":                            true,
		"cafe -lead":                      false,
		"(cafe OR tea) -(lead newhaven)":  true,
		"body:(owners left) title:owners": true,
	} {
		q := ParseQuery(text, false)
		expr, ok := match(q.root)
		if !ok {
			t.Fatalf("%q has no expression", text)
		}
		if got := f.find(expr)[0]; got != want {
			t.Errorf("%q, that is %s, found: %t", text, expr, got)
		}
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{
		`kim AND (lee OR -"a b*") NEAR/3 x`, `title:"open`, "date:2019-06..", "((a", "place:new* -is:x", "북한 3차*", "NOT NOT NEAR/ a",
		"“a „b« c»", "a:b:c", `צה"ל`, "\xff\"*-(", "title:(body:(by:x", "before:0001 after:9999",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	table := newFTSTable(f)
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		q := ParseQuery(text, typing)
		checkQuery(t, q)
		table.t = t
		if expr, ok := match(q.root); ok {
			table.find(expr)
		}
		rest, _ := q.splitDates()
		if expr, ok := match(rest); ok {
			table.find(expr)
		}
		h := q.highlighter()
		for _, s := range h.spans(bodyColumn, text) {
			if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
				t.Fatalf("%q marks %v of itself", text, s)
			}
		}
		checkSnippet(t, h, []string{text, text}, 10)
	})
}
