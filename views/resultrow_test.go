package views

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/data"
)

// measureRunes is a measure for tests: ten pixels a letter.
func measureRunes(text string) float32 { return 10 * float32(utf8.RuneCountInString(text)) }

func bracketed(line string, hits []data.Span) string {
	for i := len(hits) - 1; i >= 0; i-- {
		h := hits[i]
		line = line[:h.Start] + "[" + line[h.Start:h.End] + "]" + line[h.End:]
	}
	return line
}

func TestOneLine(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		hits []data.Span
		want string
	}{
		"plain":               {"the old harbor", resultSpans("the old harbor", "old"), "the [old] harbor"},
		"white space":         {"  the\n\told\r\n harbor ", resultSpans("  the\n\told\r\n harbor ", "old", "harbor"), "the [old] [harbor]"},
		"hit over a line end": {"old\n\nharbor wall", []data.Span{{Start: 0, End: 11}}, "[old harbor] wall"},
		"control characters":  {"a\x00b\x1b[0mc", nil, "a b [0mc"},
		"turned text":         {"a\u202eb\u2066c\ufeffd\u00ade", nil, "abcde"},
		"joiners stay":        {"می\u200cخواهد", nil, "می\u200cخواهد"},
		"invalid bytes":       {"a\xff\xfeb", []data.Span{{Start: 3, End: 4}}, "a\ufffd\ufffd[b]"},
		"marks piled up":      {"a" + strings.Repeat("\u0301", 50) + "b", nil, "\u00e1" + strings.Repeat("\u0301", 4) + "b"},
		"wrong hits": {"harbor", []data.Span{{Start: -4, End: 2}, {Start: 3, End: 3}, {Start: 1, End: 2}, {Start: 0, End: 2},
			{Start: 4, End: 99}, {Start: 50, End: 60}}, "h[a]rb[or]"},
		"hit on white space": {"a \n b", []data.Span{{Start: 2, End: 3}}, "a b"},
		"empty":              {"\n \t", []data.Span{{Start: 0, End: 3}}, ""},
	} {
		line, hits := oneLine(c.text, c.hits)
		if got := bracketed(line, hits); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestOneLineIsBounded(t *testing.T) {
	line, hits := oneLine(strings.Repeat("항구 ", 1_000_000), []data.Span{{Start: 2000, End: 9_000_000}})
	if len(line) > maxLineBytes || !utf8.ValidString(line) {
		t.Errorf("%d bytes, valid: %v", len(line), utf8.ValidString(line))
	}
	if len(hits) != 1 || hits[0].End != len(line) {
		t.Errorf("hits %v in %d bytes", hits, len(line))
	}
}

func FuzzOneLine(f *testing.F) {
	f.Add("the old\nharbor", 4, 7, 8, 14)
	f.Add("a\u0301\u202e\xff", 0, 3, 2, 9)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		line, hits := oneLine(text, []data.Span{{Start: a, End: b}, {Start: c, End: d}})
		past := 0
		for _, h := range hits {
			if h.Start < past || h.End <= h.Start || h.End > len(line) {
				t.Fatalf("hits %v in %q", hits, line)
			}
			past = h.End
		}
		line, hits = showFirstHit(line, hits, 100, measureRunes)
		if pieces, width := fitLine(line, hits, 100, measureRunes); width > 100 {
			t.Fatalf("%v takes %v", pieces, width)
		}
	})
}

func TestFitLine(t *testing.T) {
	for name, c := range map[string]struct {
		line  string
		hits  []string
		width float32
		want  string // pieces, hits in brackets
	}{
		"fits":                   {"old harbor", []string{"harbor"}, 100, "old |[harbor]"},
		"cut in plain text":      {"old harbor wall", []string{"old"}, 90, "[old]| harb…"},
		"cut at a space":         {"old harbor wall", nil, 120, "old harbor…"},
		"cut in a hit":           {"old harbor wall", []string{"harbor"}, 80, "old |[har…]"},
		"nothing of the hit":     {"old harbor wall", []string{"harbor"}, 55, "old …"},
		"room for … alone":       {"old", nil, 10, "…"},
		"no room":                {"old", nil, 9, ""},
		"negative room":          {"old", nil, -30, ""},
		"marks are not parted":   {"e\u0301e\u0301e\u0301", nil, 50, "e\u0301e\u0301…"},
		"right to left":          {"נמל ישן", []string{"ישן"}, 200, "[ישן]|נמל "},
		"from right to left cut": {"נמל ישן", nil, 60, "נמל י…"},
	} {
		pieces, width := fitLine(c.line, resultSpans(c.line, c.hits...), c.width, measureRunes)
		var got []string
		for _, p := range pieces {
			p.text = strings.Trim(p.text, rightToLeftMark)
			if p.hit {
				p.text = "[" + p.text + "]"
			}
			got = append(got, p.text)
		}
		if joined := strings.Join(got, "|"); joined != c.want || width > max(0, c.width) {
			t.Errorf("%s: got %q, %v wide of %v; want %q", name, joined, width, c.width, c.want)
		}
	}
}

func TestFitLineRightToLeftBeginsAtTheRight(t *testing.T) {
	line := "נמל ישן גדול"
	pieces, width := fitLine(line, resultSpans(line, "ישן"), 500, measureRunes)
	var at []float32
	for _, p := range pieces {
		at = append(at, p.x)
	}
	if want := []float32{0, 50, 80}; width != 120 || !reflect.DeepEqual(at, want) {
		t.Errorf("pieces at %v, want %v", at, want)
	}
}

func TestShowFirstHit(t *testing.T) {
	line := "one two three four five harbor six seven eight nine ten"
	for name, c := range map[string]struct {
		line  string
		width float32
		want  string
	}{
		"in view":        {line, 310, line},
		"words before":   {line, 220, "… five harbor six seven eight nine ten"},
		"all of the end": {"one two three four five harbor six", 220, "… four five harbor six"},
		"no spaces":      {"abcdefghijklmnopqrstuvwxyzharbor", 200, "… opqrstuvwxyzharbor"},
		"hit first":      {"harbor", 20, "harbor"},
	} {
		got, hits := showFirstHit(c.line, resultSpans(c.line, "harbor"), c.width, measureRunes)
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		if text := got[hits[0].Start:hits[0].End]; text != "harbor" {
			t.Errorf("%s: the hit is now %q", name, text)
		}
	}
}

func TestDateText(t *testing.T) {
	at := time.Date(2021, 6, 2, 23, 50, 0, 0, time.FixedZone("", 9*3600))
	for precision, want := range map[data.Precision]string{
		data.NoDate: "undated", data.ToYear: "2021", data.ToMonth: "Jun 2021", data.ToDay: "2 Jun 2021", data.ToMinute: "2 Jun 2021",
	} {
		if got := dateText(data.Date{Time: at, Precision: precision}); got != want {
			t.Errorf("%v: got %q, want %q", precision, got, want)
		}
	}
}

func TestFacts(t *testing.T) {
	hit := data.Hit{Places: []string{"SEOUL", "WASHINGTON"}, Agency: "Yonhap", Authors: []string{"Han Ji-won", "Ines Duarte"}}
	if got := strings.Join(factsOf(hit), factGap); got != "SEOUL/WASHINGTON · Yonhap · Han Ji-won" {
		t.Error(got)
	}
	hit.Outlet = "The Coast Ledger"
	if got := factsOf(hit)[1]; got != "The Coast Ledger" {
		t.Errorf("the source is %q", got)
	}
	if got := factsOf(data.Hit{}); len(got) != 0 {
		t.Errorf("nothing known: %q", got)
	}
}

// hostileHits are results as an unkind file could make them.
var hostileHits = []data.Hit{
	{},
	{Headline: strings.Repeat("W", 100_000), Snippet: strings.Repeat("m", 100_000), Places: []string{strings.Repeat("P", 9999)},
		Marks: []string{strings.Repeat("M", 9999), "A", "B", "C", "D"}, Authors: []string{strings.Repeat("a ", 9999)}},
	{Headline: strings.Repeat("ab ", 400), HeadlineHits: func() (all []data.Span) {
		for i := range 400 {
			all = append(all, data.Span{Start: 3 * i, End: 3*i + 1})
		}
		return all
	}(), Published: data.Day(123456, 1, 1, data.ByHand, "")},
	{Headline: "قالت السلطات إن الميناء سيعود إلى العمل", HeadlineHits: []data.Span{{Start: 0, End: 8}}},
}

// No text of the first line may touch the date, and none may leave the row.
func TestTextsDoNotOverlap(t *testing.T) {
	hits := append(append([]data.Hit{}, sampleHits...), hostileHits...)
	for _, scale := range []float32{1, 1.5, 2} {
		resultApp(t, Theme{Scheme: Light, Scale: scale})
		m := newRowMetrics()
		for width := float32(240); width < 1000; width += 37 {
			for n, hit := range hits {
				checkTexts(t, n, drawRow(hit, width, m), width, m)
			}
		}
	}
}

func checkTexts(t *testing.T, n int, d rowDrawing, width float32, m rowMetrics) {
	t.Helper()
	date := d.texts[0]
	left, right := rowPadding*m.scale, width-rowPadding*m.scale
	for i, a := range d.texts {
		if i > 0 && a.text != "" && (a.x < left-0.01 || a.x+a.width > right+0.01) {
			t.Fatalf("hit %d, width %v, scale %v: %.20q is at %v to %v", n, width, m.scale, a.text, a.x, a.x+a.width)
		}
		sameLine := a.y < rowBaseline1*m.scale
		if i > 0 && sameLine && a.text != "" && a.x+a.width > date.x {
			t.Fatalf("hit %d, width %v, scale %v: %.20q runs into the date", n, width, m.scale, a.text)
		}
	}
}

// BenchmarkResultDrawRow lays out rows of words that were not measured before, as
// come in while the thumb is dragged.
func BenchmarkResultDrawRow(b *testing.B) {
	resultApp(b, Theme{Scheme: Light})
	m := newRowMetrics()
	row := 0
	for b.Loop() {
		hit, _ := numberedHit(row)
		drawRow(hit, 500, m)
		row++
	}
}

// TestPartsOfARowGoFromLeftToRight has texts in both directions, each whole in its own place.
func TestPartsOfARowGoFromLeftToRight(t *testing.T) {
	resultApp(t, Theme{Scheme: Light})
	m := newRowMetrics()
	hit := data.Hit{
		Headline: "الميناء", Marks: []string{"عاجل"}, Places: []string{"القاهرة"}, Outlet: "Coast Wire", Authors: []string{"دانا"}, Snippet: "السفينة",
		Published: data.Day(2024, 11, 10, data.FromHeader, ""), Read: true,
	}
	order := []string{"عاجل", "الميناء", "10 Nov 2024", "القاهرة", "Coast Wire", "دانا", "السفينة"}
	x, line := float32(0), false
	for _, part := range order {
		found := false
		for _, text := range drawRow(hit, 600, m).texts {
			if !strings.Contains(text.text, part) {
				continue
			}
			found = true
			if text.lower != line {
				x, line = 0, text.lower
			}
			if text.x < x {
				t.Errorf("%q stands at %v, before what precedes it", part, text.x)
			}
			x = text.x + text.width
		}
		if !found {
			t.Errorf("%q is not drawn whole", part)
		}
	}
}
