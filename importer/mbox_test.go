package importer

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/data"
)

// timeOf is how long a document takes to be read.
func timeOf(t testing.TB, text string) time.Duration {
	t.Helper()
	start := time.Now()
	if _, err := Read(Document{Path: "a", Bytes: []byte(text)}); err != nil {
		t.Fatal(err)
	}
	return time.Since(start)
}

const separator = "From ines@ledger.example Mon Mar  6 07:00:00 2023\n"

// results are what the items of a document end as.
func results(t testing.TB, path, text string, skip int) []data.FileResult {
	t.Helper()
	var all []data.FileResult
	s := newSink(context.Background(), path, int64(len(text)), &Options{KeepOriginals: true}, data.Begun{}, func(chunk []data.FileResult) error {
		all = append(all, chunk...)
		return nil
	})
	s.skip = skip
	if err := s.source(newSource(Document{Path: path, Bytes: []byte(text)})); err != nil {
		t.Fatal(err)
	}
	if err := s.close(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestMailbox(t *testing.T) {
	one := strings.Replace(letter("Subject: One\n", "Nobody bid for it.\n\nFrom above it is grey.\n"), "<1@", "<one@", 1)
	two := letter("Subject: x\nContent-Type: text/calendar; method=REQUEST\n", "BEGIN:VCALENDAR\n")
	three := strings.Replace(letter("Subject: Three\n", "The gulls did.\n"), "<1@", "<three@", 1)
	box := separator + strings.Replace(one, "\nFrom above", "\n>From above", 1) + "\n" + separator + two + "\n" + separator + three
	got := results(t, "box", box, 0)
	if len(got) != 3 {
		t.Fatalf("%d results", len(got))
	}
	for i, want := range []struct {
		original, headline string
		outcome            data.Outcome
	}{{one, "One", ""}, {"", "", data.Skipped}, {three, "Three", ""}} {
		r := got[i]
		if r.Outcome != want.outcome || want.headline == "" && (r.Position != i+1 || !strings.Contains(r.Reason, "a calendar invitation")) {
			t.Errorf("%d: %s at %d: %s", i, r.Outcome, r.Position, r.Reason)
			continue
		}
		if want.headline == "" {
			continue
		}
		a := r.Articles[0]
		if a.Headline != want.headline || a.Source.Format != "mbox" || a.Source.Position != i+1 || a.Source.Key == 0 || string(r.Original) != want.original {
			t.Errorf("%d: %q %s at %d:\n%q", i, a.Headline, a.Source.Format, a.Source.Position, r.Original)
		}
	}
	if rest := results(t, "box", box, 2); len(rest) != 1 || rest[0].Articles[0].Headline != "Three" || rest[0].Articles[0].Source.Position != 3 {
		t.Errorf("resumed after two: %+v", rest)
	}
	if again := articleIn(t, "one.eml", string(got[0].Original)); strings.Join(again.Body, "|") != strings.Join(got[0].Articles[0].Body, "|") {
		t.Errorf("the original reads as %q", again.Body)
	}
}

func TestTextThatIsNoMailbox(t *testing.T) {
	for _, text := range []string{"From the harbor at 10:30 came a ferry.\nIt was late, and nobody said a word about it.\n", separator + "Nobody bid for it.\n"} {
		if isMbox(newSource(Document{Path: "a.txt", Bytes: []byte(text)})) {
			t.Errorf("taken for a mailbox: %q", text)
		}
	}
}

func TestSavedPages(t *testing.T) {
	dir := corpus(t, "mhtml")
	for name, want := range map[string]struct{ headline, url, reason string }{
		"iframes.mhtml":                 {headline: "HTML - Iframes", url: "https://www.tutorialspoint.com/html/html_iframes.htm"},
		"portfolio.mhtml":               {reason: "a front page"},
		"missing_boundary.mhtml":        {reason: "The saved page is broken"},
		"missing_boundary_header.mhtml": {reason: "The saved page is broken"},
		"missing_headers.mhtml":         {reason: "The saved page was cut off"},
		"unexpected_eof.mhtml":          {reason: "The saved page was cut off"},
	} {
		articles, err := Read(Document{Path: name, Bytes: bytesOf(t, filepath.Join(dir, name))})
		if want.reason != "" {
			if err == nil || !strings.Contains(err.Error(), want.reason) {
				t.Errorf("%s: %d articles, %v", name, len(articles), err)
			}
			continue
		}
		if err != nil || len(articles) != 1 {
			t.Errorf("%s: %d articles, %v", name, len(articles), err)
			continue
		}
		a := articles[0]
		if !strings.HasPrefix(a.Headline, want.headline) || a.URL != want.url || a.Published.Known() || len(a.Body) == 0 {
			t.Errorf("%s: %q at %s on %s", name, a.Headline, a.URL, a.Published.ISO())
		}
	}
}

// TestSavedPageForms reads the forms in which browsers save a page.
func TestSavedPageForms(t *testing.T) {
	const page = "<html><title>The slip</title><p>Nobody bid for it. The harbor office had hoped to sell the old slip before the winter, since its planks are rotten and the crane above it has not moved for years.</p></html>\n"
	part := func(header string) string {
		return "--b\nContent-Type: text/html; charset=utf-8\n" + header + "\n" + page + "--b--\n"
	}
	for name, c := range map[string]struct{ path, text, url string }{
		"internet explorer": {"a.mht", "From: \"Saved by Windows Internet Explorer 8\"\nSubject: The slip\nDate: Mon, 6 Mar 2023 07:00:00 +0900\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\n\n" +
			part("Content-Location: https://ledger.example/slip\n"), "https://ledger.example/slip"},
		"word":           {"a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n" + part("Content-Location: file:///C:/slip.htm\n"), ""},
		"one part":       {"a.mht", "From: <Saved by UnMHT>\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Location: https://ledger.example/slip\n\n" + page, "https://ledger.example/slip"},
		"named by start": {"a.mhtml", "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; start=\"<p>\"; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>advert</p>\n" + part("Content-ID: <p>\n"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := articleIn(t, c.path, c.text)
			if a.Headline != "The slip" || a.URL != c.url || a.Source.Format != "mhtml" || a.Published.Known() {
				t.Errorf("%q at %q, %s, on %s", a.Headline, a.URL, a.Source.Format, a.Published.ISO())
			}
		})
	}
}

func TestProQuest(t *testing.T) {
	b := bytesOf(t, filepath.Join("..", "samples", "formats", "proquest.eml"))
	_, text, _ := strings.Cut(string(b), "\n\n")
	page := "<html><body><p>" + strings.ReplaceAll(strings.ReplaceAll(text, "\n\n", "</p><p>"), "____________________________________________________________", "<hr>____________________________________________________________<br>") + "</p></body></html>"
	for name, text := range map[string]string{"export.eml": string(b), "export.txt": text, "export.html": page} {
		articles, err := Read(Document{Path: name, Bytes: []byte(text)})
		if err != nil || len(articles) != 2 {
			t.Errorf("%s: %d articles, %v", name, len(articles), err)
			continue
		}
		a, c := articles[0], articles[1]
		got := fmt.Sprint(a.Headline, a.Authors, a.Outlet, a.Section, a.Language, a.URL, a.Keywords, a.Published.ISO(), a.Source.Name, len(a.Body), c.Authors, c.Published.ISO(), len(c.Body))
		want := "Harbor master retires after forty years of fog[Ines Duarte]The Coast LedgerHarborenhttps://search.proquest.example/docview/900000001[Harbors Fog Retirement]2022-06-129000000012[Ines Duarte Per Anders Holm]2023-03-072"
		if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
		if a.Source.Format != "proquest" || !strings.HasPrefix(a.Body[1], "Title: it was the word") {
			t.Errorf("%s: %s %q", name, a.Source.Format, a.Body)
		}
	}
}
