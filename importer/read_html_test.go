package importer

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline/data"
)

func pageFixture(t testing.TB, name string) string {
	t.Helper()
	return string(bytesOf(t, filepath.Join("testdata", "html", name)))
}

func TestReadPage(t *testing.T) {
	a := articleIn(t, "pier.html", pageFixture(t, "article.html"))
	want := data.Article{
		Headline: "Ferry pier at Haedol reopens after storm", Authors: []string{"Mina Orrel", "Jonah Pell"},
		Dateline: "HAEDOL, March 14", Places: []string{"HAEDOL"}, Outlet: "The Coast Ledger", Section: "Harbour", Language: "en-GB",
		URL: "https://ledger.example/harbour/2023/03/14/pier-reopens?utm_source=feed", Keywords: []string{"Haedol", "ferries", "storm"},
		Body: []string{
			"The ferry pier at Haedol took its first boat on Tuesday, two weeks after a storm tore away forty metres of planking and left the island without its daily crossing.",
			"Harbour master Tove Lindqvist said the new planks were bolted rather than nailed, and that the winter's bills would be paid from the reserve.",
			"> We have lost a pier before, and we have built it again before.",
			"What changes", "2. Boats leave at 7 and at 16.", "3. Bicycles travel free.", "• The east stair stays closed", "◦ until the end of April",
			"Passengers in February", "Year | Passengers", "2022 | 1,204", "2023 | 311",
			"The next crossing of the “Marigold” is on Wednesday morning, weather allowing, and the harbour office says that all tickets sold for the lost weeks remain good until the summer.",
		},
	}
	for _, c := range []struct{ name, got, want any }{
		{"headline", a.Headline, want.Headline}, {"authors", a.Authors, want.Authors}, {"dateline", a.Dateline, want.Dateline},
		{"places", a.Places, want.Places}, {"outlet", a.Outlet, want.Outlet}, {"section", a.Section, want.Section},
		{"language", a.Language, want.Language}, {"URL", a.URL, want.URL}, {"keywords", a.Keywords, want.Keywords}, {"body", a.Body, want.Body},
		{"published", a.Published.ISO(), "2023-03-14T06:45+09:00"}, {"evidence", a.Published.Evidence, data.FromMetadata},
		{"format", a.Source.Format, "html"}, {"review", len(a.Review), 0},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%v\n got %#v\nwant %#v", c.name, c.got, c.want)
		}
	}
	var beside []string
	for _, item := range a.Trailer[0].Items {
		beside = append(beside, item.Headline)
	}
	if want := []string{"Two weeks of repairs end with the first boat to Port Maren.", "Workers lay the last planks of the pier on Monday. Photo: Ledger"}; !reflect.DeepEqual(beside, want) {
		t.Errorf("beside the text %q", beside)
	}
}

// pageProse is enough text for a page to be an article by.
var pageProse = "<p>" + strings.Repeat("The harbour office said on Monday that the boats would sail again, and that nobody had been hurt in the storm. ", 6) + "</p>"

// pageWith makes a page of what its head and its article hold.
func pageWith(head, body string) string {
	return "<!DOCTYPE html><html><head>" + head + "</head><body><article>" + body + "</article></body></html>"
}

func TestPageDates(t *testing.T) {
	when := time.Date(2023, 3, 15, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		page     string
		want     string
		evidence data.Evidence
	}{
		"linked data":              {pageWith(`<script type="application/ld+json">{"@type":"Report","headline":"A","datePublished":"2023-03-14"}</script><meta name="date" content="2023-03-20">`, pageProse), "2023-03-14", data.FromMetadata},
		"linked data with faults":  {pageWith("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"A\nB\",\"datePublished\":\"2023-03-14T10:00:00Z\",}</script>", pageProse), "2023-03-14T10:00Z", data.FromMetadata},
		"linked data past mending": {pageWith(`<script type="application/ld+json">{"@type":"NewsArticle","name":"say "no"","datePublished":"2023-03-14T10:00:00Z"</script>`, pageProse), "2023-03-14T10:00Z", data.FromMetadata},
		"the change alone":         {pageWith(`<meta property="article:modified_time" content="2023-03-16T10:00:00Z"><script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2023-03-16"}</script>`, pageProse), "", ""},
		"parsely":                  {pageWith(`<meta name="parsely-page" content='{"title":"A","pub_date":"2023-03-14T10:00:00Z"}'>`, pageProse), "2023-03-14T10:00Z", data.FromMetadata},
		"seconds":                  {pageWith(`<meta name="publishdate" content="1678788000">`, pageProse), "2023-03-14T10:00Z", data.FromMetadata},
		"microdata":                {pageWith("", `<span itemprop="datePublished" content="2023-03-14T10:00:00Z">yesterday</span>`+pageProse), "2023-03-14T10:00Z", data.FromHeader},
		"time":                     {pageWith("", `<h1>A</h1><p>Updated <time datetime="2023-03-16">16 March</time></p><time datetime="2023-03-14T10:00Z">14 March</time>`+pageProse), "2023-03-14T10:00Z", data.FromHeader},
		"time of a comment":        {pageWith("", `<h1>A</h1>`+pageProse+`<div class="comments"><time datetime="2023-03-16">16 March</time></div>`), "", ""},
		"shown":                    {pageWith("", `<h1>A</h1><div class="post-meta">Posted on March 14, 2023 by Mina</div>`+pageProse), "2023-03-14", data.FromHeader},
		"before the text":          {pageWith("", `<h1>A</h1><p>Tuesday, March 14, 2023</p>`+pageProse), "2023-03-14", data.FromHeader},
		"dateline":                 {pageWith("", `<h1>A</h1><p>14 mars 2023. - Le port`+pageProse[3:]), "2023-03-14", data.FromDateline},
		"first of the month":       {pageWith("", `<h1>A</h1><p>1er mars 2023. - Le port`+pageProse[3:]), "2023-03-01", data.FromDateline},
		"dateline with a country":  {pageWith("", `<h1>A</h1><p>14 mars 2023, Côte d’Orrel. - Le port`+pageProse[3:]), "2023-03-14", data.FromDateline},
		"dateline below a summary": {pageWith("", `<h1>A</h1><p>The port is open - and busy again for now.</p><p>14 mars 2023, Haedol. – Le port`+pageProse[3:]), "2023-03-14", data.FromDateline},
		"a day in the story":       {pageWith("", `<h1>A</h1><p>14 mars 2023, le port de Haedol. - Il`+pageProse[3:]), "", ""},
		"dateline before a figure": {pageWith("", `<h1>A</h1><p>14 mars 2023. - 19 des`+pageProse[3:]), "2023-03-14", data.FromDateline},
		"none":                     {pageWith("", `<h1>A</h1>`+pageProse), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a, dates, err := readPage(c.page, "", when)
			if err != nil {
				t.Fatal(err)
			}
			a = settleRecord(a, dates...)
			if a.Published.ISO() != c.want || a.Published.Evidence != c.evidence {
				t.Errorf("published %q by %q, want %q by %q", a.Published.ISO(), a.Published.Evidence, c.want, c.evidence)
			}
		})
	}
}

func TestCleanNames(t *testing.T) {
	for in, want := range map[string]string{
		"By Mina Orrel":                                  "Mina Orrel",
		"MINA ORREL and Jonah Pell":                      "MINA ORREL|Jonah Pell",
		"Mina Orrel, Senior Correspondent":               "Mina Orrel",
		"Orrel, Tessa":                                   "Tessa Orrel",
		"Written by Mina Orrel in Haedol":                "Mina Orrel",
		"Mina Orrel, Jonah Pell & Tove Lindqvist":        "Mina Orrel|Jonah Pell|Tove Lindqvist",
		"Mina Orrel (avec Jonah Pell et Tove Lindqvist)": "Mina Orrel|Jonah Pell|Tove Lindqvist",
		"Mina Orrel (@orrel) mina@ledger.example":        "Mina Orrel",
		"https://www.facebook.com/mina.orrel":            "",
		"admin":                                          "",
		"Mina Orrel Associated Press":                    "Associated Press|Mina Orrel",
		"Our Foreign Staff":                              "Our Foreign Staff",
		"Staff":                                          "",
		"Tove Lindqvist, Jr.":                            "Tove Lindqvist, Jr",
		"Von Mina Orrel":                                 "Mina Orrel",
		"Par Mina Orrel":                                 "Mina Orrel",
		"민아 오렐":                                          "민아 오렐",
	} {
		if got := strings.Join(cleanNames(in), "|"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestHeadlineWithoutSite(t *testing.T) {
	for _, c := range []struct{ title, shown, want string }{
		{"Pier reopens | The Coast Ledger", "", "Pier reopens"},
		{"Pier reopens - Harbour - The Coast Ledger", "Pier reopens", "Pier reopens"},
		{"The Coast Ledger: Pier at Haedol reopens", "", "Pier at Haedol reopens"},
		{"Pier reopens - ledger.example", "", "Pier reopens"},
		{"Storm - the bill", "", "Storm - the bill"},
		{"Storm: the bill", "Storm", "Storm: the bill"},
		{"Why the sea wins | Mina Orrel", "Why the sea wins", "Why the sea wins | Mina Orrel"},
	} {
		f := &pageFacts{}
		sites := f.siteNames("The Coast Ledger", "https://www.ledger.example/a")
		if got := withoutSite(c.title, sites, c.shown, []string{"Mina Orrel"}); got != c.want {
			t.Errorf("%q: %q, want %q", c.title, got, c.want)
		}
	}
}

func TestPagesThatAreNoArticle(t *testing.T) {
	teaser := `<h2><a href="/a">A headline of some story or other</a></h2><p><a href="/a">Read on about the story</a></p>`
	list := strings.Repeat(teaser, 12)
	for name, c := range map[string]struct{ page, url, kind string }{
		"front":      {"<html><head><title>The Coast Ledger</title></head><body>" + list + "</body></html>", "https://ledger.example/", "a front page"},
		"section":    {"<html><head><title>Harbour</title></head><body>" + list + "</body></html>", "https://ledger.example/category/harbour/", "a section page"},
		"list":       {"<html><head><title>Harbour</title></head><body>" + list + "</body></html>", "", "a section page"},
		"search":     {"<html><head><title>Search results for pier</title></head><body>" + list + "</body></html>", "https://ledger.example/?s=pier", "a page of search results"},
		"missing":    {"<html><head><title>404 - Page not found</title></head><body><p>The page that you look for is not here.</p></body></html>", "", "an error page"},
		"login":      {`<html><head><title>Log in</title></head><body><form><input name="u"><input type="password"></form></body></html>`, "", "a page to log in with"},
		"robot":      {`<html><head><title>Just a moment...</title></head><body><div class="cf-turnstile"></div></body></html>`, "", "a page that asks whether its reader is a robot"},
		"redirect":   {`<html><head><meta http-equiv="refresh" content="0; url=/new"></head><body>Moved.</body></html>`, "", "a page that leads to another"},
		"product":    {`<html><head><title>A lamp</title><meta property="og:type" content="product"></head><body>` + pageProse + `</body></html>`, "", "a product page"},
		"nothing":    {`<html><head><title>Loading</title></head><body><div id="root"></div><script>boot()</script></body></html>`, "", "a page without an article"},
		"consent":    {`<html><head><title>Before you continue</title></head><body><p>We and our partners use cookies.</p></body></html>`, "", "a page that asks for consent to cookies"},
		"an article": {pageWith("<title>Access denied: how the pier was closed</title>", "<h1>Access denied</h1>"+pageProse+pageProse), "https://ledger.example/a", ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := readPage(c.page, c.url, time.Time{})
			var not *NotArticle
			switch {
			case c.kind == "" && err != nil:
				t.Errorf("it is an article, not %v", err)
			case c.kind != "" && (!errors.As(err, &not) || not.Kind != c.kind):
				t.Errorf("got %v, want %q", err, c.kind)
			}
		})
	}
}

// Lines that ask readers to do something are dropped, sentences that begin like them are not.
func TestPrompts(t *testing.T) {
	for line, want := range map[string]bool{
		"Advertisement": true, "Read more": true, "Subscribe to our newsletter": true, "Follow us on Twitter and Facebook.": true, "Share": true,
		"© 2023 The Coast Ledger. All rights reserved.": true, "Join our Telegram channel for news of the harbour.": true, "Photo: Mina Orrel / Ledger": true,
		"If you enjoyed this article, think of becoming a member.": true, "Tags: ferries, storms": true,
		"Like him, she had voted against the pier.": false, "Copyright law is to change in the spring, the minister said.": false,
		"Loading of the ferry took an hour.": false, "Follow-up work on the pier begins in May.": false, "Comments from the harbour office were not to be had.": false,
		"Getty Images said on Monday that it would sue the port.": false, "Read the sign, he said.": false, "The tide": false,
	} {
		if got := isPrompt(block{text: line}); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestPieceOfPage(t *testing.T) {
	a := articleIn(t, "piece.html", "<h1>Pier reopens</h1><p>By Mina Orrel</p><p>The pier took its first boat on Tuesday.</p><p>It had been shut for two weeks.</p>")
	if want := []string{"The pier took its first boat on Tuesday.", "It had been shut for two weeks."}; !reflect.DeepEqual(a.Body, want) || a.Headline != "Pier reopens" || !reflect.DeepEqual(a.Authors, []string{"Mina Orrel"}) {
		t.Errorf("%q by %q: %q", a.Headline, a.Authors, a.Body)
	}
}

// A page of the nineties: a table for a layout, empty lines between paragraphs.
func TestOldPage(t *testing.T) {
	a := articleIn(t, "old.html", `<HTML><HEAD><TITLE>Pier reopens</TITLE></HEAD><BODY><TABLE><TR><TD><A href=a>Home</A><BR><A href=b>News</A></TD><TD>
		<FONT size=5><B>Pier reopens</B></FONT><BR>By Mina Orrel<BR>March 14, 1998<BR><BR>`+pageProse[3:]+"<BR><BR>"+pageProse[3:]+"</TD></TR></TABLE></BODY></HTML>")
	if len(a.Body) != 2 || !strings.HasPrefix(a.Body[0], "The harbour office") || a.Published.ISO() != "1998-03-14" || !reflect.DeepEqual(a.Authors, []string{"Mina Orrel"}) {
		t.Errorf("published %q by %q: %q", a.Published.ISO(), a.Authors, a.Body)
	}
}

func TestSavedFrom(t *testing.T) {
	for name, c := range map[string]struct{ page, url string }{
		"browser":     {"<!-- saved from url=(0030)https://ledger.example/a/b -->" + pageWith("", pageProse), "https://ledger.example/a/b"},
		"single file": {"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://ledger.example/a/b \n saved date: Tue Mar 14 2023 10:00:00 GMT+0100 (CET)\n--><body>" + pageProse + "</body></html>", "https://ledger.example/a/b"},
		"archive":     {pageWith(`<link rel="canonical" href="https://web.archive.org/web/20230314100000/https://ledger.example/a/b">`, pageProse), "https://ledger.example/a/b"},
	} {
		if a := articleIn(t, "a.html", c.page); a.URL != c.url {
			t.Errorf("%s: %q", name, a.URL)
		}
	}
}

func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"deep":       "<html><body>" + strings.Repeat("<div>", 100_000) + pageProse,
		"formatting": "<html><body>" + strings.Repeat("<p><b><i><font color=red>", 20_000) + pageProse,
		"attribute":  `<html><body><p title="` + strings.Repeat("x", 20<<20) + `">` + pageProse,
		"pictures":   `<html><body><p>` + strings.Repeat(`<img src="data:image/png;base64,`+strings.Repeat("A", 1<<20)+`">`, 30) + pageProse,
		"scripts":    `<html><head><script>` + strings.Repeat("var a = 1;\n", 3<<20) + "</script></head><body>" + pageProse,
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			a, _, err := readPage(page, "", time.Time{})
			if err != nil || !strings.Contains(strings.Join(a.Body, " "), "nobody had been hurt") {
				t.Errorf("%d paragraphs, %v", len(a.Body), err)
			}
			t.Logf("%d MB in %v", len(page)>>20, time.Since(start))
		})
	}
	_, _, err := readPage("<html><body>"+strings.Repeat(pageProse, MaxPageBytes/len(pageProse)+1), "", time.Time{})
	var failure *Failure
	if !errors.As(err, &failure) || !strings.Contains(failure.Reason, "MaxPageBytes") {
		t.Errorf("a page of too much text: %v", err)
	}
}

// Readability's own cases: what a page says of itself is read exactly.
func TestReadabilityCases(t *testing.T) {
	sources, _ := filepath.Glob(filepath.Join(corpus(t, "html-readability"), "*", "source.html"))
	for _, source := range sources {
		var want struct{ Title, Byline, PublishedTime string }
		if err := json.Unmarshal(bytesOf(t, filepath.Join(filepath.Dir(source), "expected-metadata.json")), &want); err != nil {
			t.Fatal(err)
		}
		a := articleIn(t, source, string(bytesOf(t, source)))
		if a.Headline != want.Title {
			t.Errorf("%s: headline %q, want %q", source, a.Headline, want.Title)
		}
		for _, name := range a.Authors {
			if want.Byline != "" && !strings.Contains(want.Byline, name) { // one case has an author where Readability finds none
				t.Errorf("%s: author %q, want %q", source, name, want.Byline)
			}
		}
		if want.Byline != "" && len(a.Authors) == 0 {
			t.Errorf("%s: no author, want %q", source, want.Byline)
		}
		if want, err := time.Parse("2006-01-02T15:04:05.999Z0700", strings.Replace(want.PublishedTime, "+01:00", "+0100", 1)); err == nil && !a.Published.Time.Equal(want.Truncate(time.Minute)) {
			t.Errorf("%s: published %s, want %s", source, a.Published.ISO(), want)
		}
		if !a.Published.Known() || a.Published.Evidence != data.FromMetadata && a.Published.Evidence != data.FromHeader {
			t.Errorf("%s: published %q by %q", source, a.Published.ISO(), a.Published.Evidence)
		}
	}
}

// Every page of the benchmark is an article, dated where the page or its
// address has a date.
func TestBenchmarkPages(t *testing.T) {
	dir := corpus(t, "html-aeb")
	files, _ := filepath.Glob(filepath.Join(dir, "*.html.gz"))
	undated := 0
	for _, file := range files {
		z, err := gzip.NewReader(bytes.NewReader(bytesOf(t, file)))
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		a := articleIn(t, "page.html", string(page))
		if a.Headline == "" || len(a.Body) == 0 || a.URL == "" || a.Language == "" {
			t.Errorf("%s: headline %q, %d paragraphs, URL %q, language %q", filepath.Base(file), a.Headline, len(a.Body), a.URL, a.Language)
		}
		if !a.Published.Known() {
			undated++
		}
	}
	if undated > 1 { // one blog shows no date
		t.Errorf("%d pages of %d have no date", undated, len(files))
	}
}

func FuzzReadPage(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "html", "*"))
	for _, file := range files {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(string(b), "https://ledger.example/a")
		}
	}
	f.Add(`<table><tr><td><table><tr><td>x<li><dl><dt>a<dd>b<pre>`, "http://%zz")
	f.Add(`<script type="application/ld+json">[{"@type":"NewsArticle","author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":[{"@id":"#a"}]}]</script>`+pageProse, "")
	f.Fuzz(func(t *testing.T, page, url string) {
		a, dates, err := readPage(page, url, time.Time{})
		if err == nil {
			settleRecord(a, dates...)
		}
	})
}
