package importer

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"
)

func TestPlainText(t *testing.T) {
	const body = "The old ferry made its last crossing on Sunday, with two hundred passengers on board.\n\nIt had carried people and mail since 1931, the company said.\n"
	for _, c := range []struct{ name, path, text, headline, section string }{
		{"a headline", "/n/a.txt", "Ferry bows out after 90 years\n\n" + body, "Ferry bows out after 90 years", ""},
		{"in a collection", "/bbc/business/001.txt", "Ferry bows out\n\n" + body, "Ferry bows out", "business"},
		{"in any folder", "/n/downloads/001.txt", "Ferry bows out\n\n" + body, "Ferry bows out", ""},
		{"a named file", "/n/business/ferry.txt", "Ferry bows out\n\n" + body, "Ferry bows out", ""},
		{"no headline", "/n/a.txt", body, "The old ferry made its last crossing on Sunday, with two hundred passengers on board", ""},
		{"a question", "/n/a.txt", "Who will sail the ferry?\n\n" + body, "Who will sail the ferry?", ""},
		{"a word in capitals", "/n/a.txt", "Ferry bows out\n\nNATO - the alliance - sent a band. " + body, "Ferry bows out", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := articleIn(t, c.path, c.text)
			if a.Headline != c.headline || a.Section != c.section || a.Source.Format != "text" || a.Dateline != "" || len(a.Body) != 2 {
				t.Errorf("got headline %q, section %q, format %q, dateline %q, %d paragraphs", a.Headline, a.Section, a.Source.Format, a.Dateline, len(a.Body))
			}
		})
	}
}

// What lies beside a collection of texts and tells of it is no article; an
// article may be called nearly the same.
func TestFilesOfProjects(t *testing.T) {
	const about = "The Haedol Collection\n\nThis collection has a hundred texts on the ferries of Haedol, gathered by the harbor office in two summers. It may be read in any order, and the oldest text is from the year the port was built.\n"
	const license = "Copyright 2019 The Coast Ledger\n\nPermission is hereby granted, free of\ncharge, to any person obtaining a copy of these texts, to use them as they like. The texts come without any warranty, and the paper is not liable for what is done with them.\n"
	for _, c := range []struct {
		path, text string
		article    bool
	}{
		{"/n/README", about, false}, {"/n/readme.txt", about, false}, {"/n/LICENSE-MIT", about, false}, {"/n/AUTHORS", about, false}, {"/n/terms.txt", license, false},
		{"/n/license-plates.txt", about, true}, {"/n/authors.txt", about, true}, {"/n/news.txt", about, true},
	} {
		articles, err := Read(Document{Path: c.path, Bytes: []byte(c.text)})
		var not *NotArticle
		if c.article != (len(articles) == 1) || !c.article && !errors.As(err, &not) {
			t.Errorf("%s: %d articles, %v", c.path, len(articles), err)
		}
	}
}

func TestHeadlineFromFirstSentence(t *testing.T) {
	for in, want := range map[string]string{
		"It rained. It snowed.":               "It rained",
		"The U.S. navy sailed. It came back.": "The U.S. navy sailed",
		"雨が降った。雪も降った。":                        "雨が降った",
		strings.Repeat("long word ", 30):      strings.TrimSpace(strings.Repeat("long word ", 9)) + "…",
	} {
		if got := firstSentence(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// A file's modification time is no publication date.
func TestModifiedIsNoDate(t *testing.T) {
	articles, err := Read(Document{Path: "a.txt", Modified: time.Date(2019, 6, 22, 0, 0, 0, 0, time.UTC),
		Bytes: []byte("Ferry bows out\n\nThe old ferry made its last crossing on Sunday, with two hundred passengers on board. It was the end of a long story.\n")})
	if err != nil || articles[0].Published.Known() {
		t.Errorf("got %+v, %v", articles, err)
	}
}

func TestParagraphs(t *testing.T) {
	short := []string{"The mayor spoke.", "The council listened to him for an hour and then voted.", "It was late."}
	if got := paragraphs(splitLines(strings.Join(short, "\n"))); len(got) != 3 {
		t.Errorf("one paragraph a line became %q", got)
	}
	list := "First headline of the day, as it stood\nSecond headline, a little longer than that\nThird headline of them, again the same\nFourth one is here as well, and it ends\n"
	if got := paragraphs(splitLines(list)); len(got) != 4 {
		t.Errorf("a list of headlines became %q", got)
	}
	wrapped := "The council of the harbor town voted on Monday to keep the old tram line open\nuntil the end of the decade, at a cost of thirty million a year, after a de-\nbate that had gone on for eleven hours.\nThe mayor was content.\n"
	if got := paragraphs(splitLines(wrapped)); len(got) != 2 || !strings.Contains(got[0], "a de-bate that") || !strings.Contains(got[0], "open until") {
		t.Errorf("a wrapped text became %q", got)
	}
	indents := "    The council of the harbor town voted on Monday to keep the old tram line\nopen until the end of the decade, as its mayor had asked it to do in his let-\n    The mayor was content with it, and so was the union of the tram drivers,\nwhich had struck.\n"
	if got := paragraphs(splitLines(indents)); len(got) != 2 {
		t.Errorf("indented paragraphs became %q", got)
	}
}

// A text wrapped into one paragraph of many lines is joined in linear time:
// 16 times the lines take about 16 times as long, not 256 times.
func TestLongWrappedParagraph(t *testing.T) {
	took := func(lines int) time.Duration {
		text := splitLines(strings.Repeat("the words of a paragraph that goes on and on without an end to it, and then\n", lines))
		best := time.Duration(math.MaxInt64)
		for range 3 {
			start := time.Now()
			if got := paragraphs(text); len(got) != 1 {
				t.Fatalf("%d paragraphs", len(got))
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	ratio := math.Inf(1)
	for try := 0; try < 8 && ratio > 80; try++ { // a busy machine slows now the one, now the other
		ratio = min(ratio, float64(took(16_000))/float64(took(1_000)))
	}
	if ratio > 80 {
		t.Errorf("16 times the lines take %.1f times as long", ratio)
	}
}

func TestLanguage(t *testing.T) {
	for code, sample := range map[string]string{"ko": samples["ko"], "ja": samples["ja"], "zh": samples["zh"], "ru": samples["ru"],
		"uk": "Мер портового міста повідомив у вівторок, що новий мол буде збудовано навесні.", "fr": samples["fr"], "de": samples["de"], "pl": samples["pl"], "el": samples["el"], "ar": samples["ar"], "he": samples["he"], "th": samples["th"],
		"en": "The mayor of the harbor town said on Tuesday that a new breakwater would be built.",
		"es": "El alcalde de la ciudad portuaria anunció el martes que se construirá un nuevo rompeolas."} {
		if got := languageOf("", []string{sample}); got != code {
			t.Errorf("%s: got %q", code, got)
		}
	}
	for _, short := range []string{"", "Seoul", "BTS in Busan", "12 345"} {
		if got := languageOf(short, nil); got != "" {
			t.Errorf("%q: got %q", short, got)
		}
	}
}
