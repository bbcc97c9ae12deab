package views

import (
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline/data"
)

func linesOf(text string, width float32, a *advances) []string {
	var out []string
	for _, l := range wrap(nil, text, width, a) {
		out = append(out, text[l.start:l.end])
	}
	return out
}

func TestWrap(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		letters float32 // that fit on a line
		want    []string
	}{
		"empty":                    {"", 10, []string{""}},
		"one word":                 {"harbor", 10, []string{"harbor"}},
		"spaces hang":              {"harbor   wall", 6, []string{"harbor   ", "wall"}},
		"fits to the letter":       {"the wall", 8, []string{"the wall"}},
		"spaces alone":             {"     ", 2, []string{"     "}},
		"space first":              {" harbor wall", 7, []string{" harbor ", "wall"}},
		"hyphen":                   {"six-month pause", 5, []string{"six-", "month ", "pause"}},
		"no break before a digit":  {"on 2019-06-22 it", 7, []string{"on ", "2019-06", "-22 it"}},
		"minus":                    {"at -5 it", 4, []string{"at ", "-5 ", "it"}},
		"em dash":                  {"quay—closed—now", 8, []string{"quay—", "closed—", "now"}},
		"slash":                    {"sea/land talks", 6, []string{"sea/", "land ", "talks"}},
		"long word":                {"a abcdefghij k", 4, []string{"a ", "abcd", "efgh", "ij k"}},
		"url":                      {"see http://ex.test/aa/bb", 12, []string{"see http://", "ex.test/aa/", "bb"}},
		"quote begins a line":      {`said "we go"`, 7, []string{"said ", `"we go"`}},
		"closing mark stays":       {"le quoi ! oui", 9, []string{"le quoi ! ", "oui"}},
		"no-break space":           {"10\u00a0km a", 5, []string{"10\u00a0km ", "a"}},
		"Chinese":                  {"港口今天关闭", 8, []string{"港口今天", "关闭"}},
		"no line begins with 、":    {"港口今天、关闭", 8, []string{"港口今", "天、关闭"}},
		"no line ends with 「":      {"港口今「关闭」", 8, []string{"港口今", "「关闭」"}},
		"small kana":               {"ファッショ", 6, []string{"ファッ", "ショ"}},
		"kana after a break":       {"アイウッエ", 6, []string{"アイ", "ウッエ"}},
		"Korean keeps its words":   {"항만 노동조합은", 10, []string{"항만 ", "노동조합은"}},
		"a long Korean word":       {"항만노동조합은", 6, []string{"항만노", "동조합", "은"}},
		"Korean and Latin":         {"항만 노조 KBS", 6, []string{"항만 ", "노조 ", "KBS"}},
		"Latin beside Chinese":     {"港口WTO会议", 6, []string{"港口", "WTO会", "议"}},
		"joined emoji":             {"港👩\u200d🚀港", 3, []string{"港", "👩\u200d🚀", "港"}},
		"a mark stays on its base": {"e\u0301e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301e\u0301"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := linesOf(c.text, c.letters*10, newAdvances(fixedWidth))
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWrapGivesTheParagraphBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"a", "barrier", " ", "  ", "-", "—", "/", "(", ")", "「", "」", "、", "港", "노조", "ー",
		"e\u0301", "שלום", "مرحبا", "👩‍🚀", "\u00a0", "\u3000", "9", "'", "\xff", "\x00", "\t"}
	a := newAdvances(fixedWidth)
	for range 3000 {
		var text strings.Builder
		for range random.IntN(60) {
			text.WriteString(alphabet[random.IntN(len(alphabet))])
		}
		clean := drawable(text.String())
		width := float32(random.IntN(300))
		lines := wrap(nil, clean, width, a)
		at := int32(0)
		for i, l := range lines {
			if l.start != at || l.end < l.start || l.end == l.start && len(lines) > 1 {
				t.Fatalf("line %d of %q at width %v is %v, after %d", i, clean, width, l, at)
			}
			at = l.end
			ink := strings.TrimRight(clean[l.start:l.end], " \u3000")
			if letters := len(letterEnds(ink)) - 1; fixedWidth(ink) > width+slack && letters > 1 && !strings.ContainsAny(ink, "\u200d👩") {
				t.Fatalf("line %q of %q is wider than %v", ink, clean, width)
			}
		}
		if int(at) != len(clean) {
			t.Fatalf("lines of %q end at %d of %d", clean, at, len(clean))
		}
	}
}

func TestDrawableKeepsOffsets(t *testing.T) {
	for in, want := range map[string]string{
		"plain":           "plain",
		"a\tb\nc":         "a b c",
		"a\xffb":          "a?b",
		"a\u0085b":        "a\u00a0b",
		"a\u202eb\u2066c": "a\u200bb\u200bc",
		"노조\x00":          "노조 ",
	} {
		if got := drawable(in); got != want || len(got) != len(in) {
			t.Errorf("drawable(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestAdvancesAgreeWithMeasuring holds for any font that kerns by pairs.
func TestAdvancesAgreeWithMeasuring(t *testing.T) {
	kerned := func(text string) float32 {
		w := fixedWidth(text)
		return w - 2*float32(strings.Count(text, "AV")) - 3*float32(strings.Count(text, "é,"))
	}
	a := newAdvances(kerned)
	for _, text := range []string{"WAVE", "AVAV", "café, bar", "port"} {
		for range 2 { // measured, then remembered
			if got := a.width(text); got != kerned(text) {
				t.Errorf("%q advances by %v, want %v", text, got, kerned(text))
			}
		}
	}
}

// TestWrapIsLinear wraps hostile paragraphs: 16 times the text takes about 16
// times as long, not 256 times.
func TestWrapIsLinear(t *testing.T) {
	took := func(text string) time.Duration {
		best := time.Duration(math.MaxInt64)
		for range 5 {
			began := time.Now()
			wrap(nil, text, 500, newAdvances(fixedWidth))
			best = min(best, time.Since(began))
		}
		return best
	}
	for name, piece := range map[string]string{
		"no spaces": "x", "spaces": " ", "hyphens": "-", "marks": "\u0301", "Arabic": "م", "joiners": "\u200d", "quotes": `"`, "CJK closers": "、",
	} {
		const n = 1 << 14
		ratio := math.Inf(1)
		for try := 0; try < 8 && ratio > 80; try++ { // a busy machine slows now the one, now the other
			ratio = min(ratio, float64(took(strings.Repeat(piece, 16*n)))/float64(took(strings.Repeat(piece, n))))
		}
		if ratio > 80 {
			t.Errorf("16 times as much of %s takes %.1f times as long", name, ratio)
		}
	}
}

// testPage lays paragraphs of body out at a width in fixed letters.
func testPage(width float32, hits []data.Span, texts ...string) *page {
	p := &page{faces: fixedFaces()}
	y := 0.0
	for _, text := range texts {
		b := p.add(lookBody, text, hits, 100, width, y)
		y = p.bottom(b) + 10
	}
	p.height = y
	return p
}

func TestSegmentsPartAtHits(t *testing.T) {
	text := "the harbor wall and the harbor again"
	p := testPage(160, spansOf(text, "harbor wall"), text) // the hit runs over a line's end
	b := &p.blocks[0]
	want := [][]segment{
		{{0, 4, 100, 40, false, false}, {4, 15, 140, 110, true, false}},
		{{16, 30, 100, 140, false, false}},
		{{31, 36, 100, 50, false, false}},
	}
	for i, l := range p.lines {
		if got := p.segments(nil, b, l); !reflect.DeepEqual(got, want[i]) {
			t.Errorf("line %d: got %v, want %v", i, got, want[i])
		}
	}
}

func TestOffsetsAndPoints(t *testing.T) {
	for _, text := range []string{
		"The harbor authority on Wednesday approved a second barrier.",
		"항만 노조는 3일 조합원 투표를 거쳐 파업에 들어간다",
		"مرحبا بكم في الميناء اليوم",
		"e\u0301te\u0301 au port",
		"",
	} {
		p := testPage(200, spansOf(text, "harbor"), text, "after")
		b := &p.blocks[0]
		for n := b.first; n < b.past; n++ {
			line := p.lines[n]
			for _, edge := range letterEnds(text[line.start:b.inkEnd(line)]) {
				offset := int(line.start) + edge
				x := p.xOf(b, p.segments(nil, b, line), offset)
				at, ok := p.nearest(x, p.lineTop(b, n)+5)
				if !ok || at != (spot{0, offset}) {
					t.Errorf("%q: offset %d is at x %v, which is %v", text, offset, x, at)
				}
			}
		}
	}
}

func TestHitsAreCovered(t *testing.T) {
	text := "at the harbor a harbormaster saw the harbor, harbor by harbor"
	for width := float32(60); width < 700; width += 30 {
		p := testPage(width, spansOf(text, "harbor"), text)
		b := &p.blocks[0]
		covered := float32(0)
		for _, line := range p.lines {
			drawn := p.segments(nil, b, line)
			for _, h := range b.hitsIn(int(line.start), b.inkEnd(line)) {
				parts := p.extents(b, drawn, h.Start, h.End)
				left, right := parts[0].left, parts[len(parts)-1].right
				from, to := max(h.Start, int(line.start)), min(h.End, b.inkEnd(line))
				if want := fixedWidth(text[line.start:from]); left-b.x != want {
					t.Errorf("width %v: a hit begins at %v, want %v", width, left-b.x, want)
				}
				if want := fixedWidth(text[from:to]); right-left != want {
					t.Errorf("width %v: a hit is %v wide, want %v", width, right-left, want)
				}
				covered += right - left
			}
		}
		if want := float32(len(b.hits)) * fixedWidth("harbor"); covered != want {
			t.Errorf("width %v: %v pixels of hits are covered, want %v", width, covered, want)
		}
	}
}

func TestCleanHits(t *testing.T) {
	var hits []data.Span
	for _, at := range [][2]int{{-1, 2}, {0, 3}, {2, 6}, {4, 6}, {7, 11}, {8, 10}, {9, 99}} {
		hits = append(hits, data.Span{Start: at[0], End: at[1]})
	}
	got := cleanHits("노조 wall", hits)
	if want := []data.Span{hits[1], hits[4]}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
