package views

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"

	"dateline/data"
)

// onScreen writes a line out as its characters stand on the screen from the
// left, letters unjoined.
func onScreen(text string, start, end int, toRight bool) string {
	var out strings.Builder
	for _, r := range visualRuns(text, start, end, toRight) {
		if part := text[r.start:r.end]; r.toRight {
			out.WriteString(bidi.ReverseString(part))
		} else {
			out.WriteString(part)
		}
	}
	return out.String()
}

// TestVisualRuns compares with what FriBidi shows.
func TestVisualRuns(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The harbor in 2019", "The harbor in 2019"},
		{"", ""},
		{`وافقت سلطة الميناء في 2019 على بناء حاجز ثان`, `ناث زجاح ءانب ىلع 2019 يف ءانيملا ةطلس تقفاو`},
		{`ارتفعت الأسعار بنسبة 12.5% في مارس`, `سرام يف %12.5 ةبسنب راعسألا تعفترا`},
		{`انتشر COVID-19 في المدينة عام 2020`, `2020 ماع ةنيدملا يف COVID-19 رشتنا`},
		{`قالت وكالة Reuters (رويترز) إن 3,400 شخص غادروا`, `اورداغ صخش 3,400 نإ (زرتيور) Reuters ةلاكو تلاق`},
		{`في ٢٠١٩ بلغت النسبة ١٢٫٥٪ فقط`, `طقف ٪١٢٫٥ ةبسنلا تغلب ٢٠١٩ يف`},
		{`שר האוצר אמר כי 12.5% מהתקציב (2019) אושר`, `רשוא (2019) ביצקתהמ 12.5% יכ רמא רצואה רש`},
		{`The port of مرسى (البحر) reopened in 2019`, `The port of (رحبلا) ىسرم reopened in 2019`},
		{`He wrote "مرحبا 2019" and left`, `He wrote "2019 ابحرم" and left`},
		{`Hebrew שלום 2019 abc 5`, `Hebrew 2019 םולש abc 5`},
		{`prices in القاهرة 12 rose`, `prices in 12 ةرهاقلا rose`},
		{`code ١٢٣ مرحبا end`, `code ابحرم ١٢٣ end`},
		{`abc (שלום, 5) def`, `abc (5 ,םולש) def`},
		{`البيان [رقم 5] صدر يوم 2019-06-22.`, `.22-06-2019 موي ردص [5 مقر] نايبلا`},
		{`صرح Ali Hassan، مدير WHO، بأن 1/3 السكان`, `ناكسلا 1/3 نأب ،WHO ريدم ،Ali Hassan حرص`},
		{`قالت Reuters (AFP) إن`, `نإ Reuters (AFP) تلاق`},
	} {
		if got := onScreen(c.text, 0, len(c.text), beginsRightToLeft(c.text)); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestLinesKnowTheirNeighbours cuts lines where the punctuation at their ends
// belongs to what stands on the next line.
func TestLinesKnowTheirNeighbours(t *testing.T) {
	text := "قالت Reuters, AFP اليوم"
	cut := strings.Index(text, " AFP")
	if got, want := onScreen(text, 0, cut, true), "Reuters, \u062a\u0644\u0627\u0642"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRunsCoverTheLine holds for any text: no character is lost or drawn twice.
func TestRunsCoverTheLine(t *testing.T) {
	for _, text := range []string{"abc שלום 12% (x) ١٢ ,", "%%%12 مرحبا 12abc", "١٢ ab ١٢", "م\u200cم )(", "12-م", "\u0301م"} {
		for _, toRight := range []bool{false, true} {
			seen := make([]int, len(text))
			for _, r := range visualRuns(text, 0, len(text), toRight) {
				for i := r.start; i < r.end; i++ {
					seen[i]++
				}
			}
			for i, n := range seen {
				if n != 1 {
					t.Errorf("byte %d of %q is in %d runs", i, text, n)
				}
			}
		}
	}
}

// TestDirectionsOfALine holds where a hit, a selection and the pointer are on a
// line in two directions: ten pixels a letter, so places can be counted.
func TestDirectionsOfALine(t *testing.T) {
	text := "انتشر COVID-19 هنا"
	p := testPage(400, nil, text)
	b := &p.blocks[0]
	drawn := p.segments(nil, b, p.lines[0])
	if last := drawn[len(drawn)-1]; last.x+last.width != b.x+b.width {
		t.Errorf("the line ends at %v, want %v", last.x+last.width, b.x+b.width)
	}
	latin := strings.Index(text, "COVID")
	left := b.x + b.width - fixedWidth(text)
	parts := p.extents(b, drawn, latin, latin+len("COVID-19"))
	if want := (extent{left + 40, left + 120}); len(parts) != 1 || parts[0] != want {
		t.Errorf("COVID-19 stands at %v, want %v", parts, want)
	}
	parts = p.extents(b, drawn, 0, latin+len("COVID")) // the Arabic before it, and the Latin's left part
	want := []extent{{left + 40, left + 90}, {left + 120, left + 180}}
	if len(parts) != 2 || parts[0] != want[0] || parts[1] != want[1] {
		t.Errorf("the selection stands at %v, want %v", parts, want)
	}
	if got := p.offsetAt(b, p.lines[0], left+61); got != latin+2 {
		t.Errorf("the pointer is at byte %d, want %d", got, latin+2)
	}
	if got := p.offsetAt(b, p.lines[0], left+400); got != 0 {
		t.Errorf("right of the line is byte %d", got)
	}
}

func TestVisualLine(t *testing.T) {
	const l, r = leftToRightMark, rightToLeftMark
	for text, want := range map[string]string{
		"plain 항만":    "plain 항만",
		"שלום 12":     l + "12" + l + r + "שלום " + r + l,
		"a (שלום)":    l + "a (" + l + r + "שלום" + r + l + ")" + l,
		"שלום\u202ea": l + "a" + l + r + "שלום\u200b" + r + l,
	} {
		if got := visualLine(text); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

// TestSentencesKeepTheirDirection holds that a sentence of the window's that begins
// with an Arabic query is not turned round by it.
func TestSentencesKeepTheirDirection(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	const l, r = leftToRightMark, rightToLeftMark
	p := NewStatePage()
	p.Set(State{Headline: "“ميناء بوسان”에 맞는 기사가 없습니다", Ways: []WayOut{{Label: "“ميناء” 검색"}}})
	want := l + "“" + l + r + "ميناء بوسان" + r + l + "”에 맞는 기사가 없습니다" + l
	if got := p.headline.look.visual(p.headline.text); got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
	want = l + "“" + l + r + "ميناء" + r + l + "” 검색" + l
	if got := p.ways[0].look().visual(p.ways[0].label); got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
	// What is an article's own keeps its own direction.
	if own := (textLook{}).visual("“ميناء” 12 ab"); own == (textLook{ours: true}).visual("“ميناء” 12 ab") {
		t.Error("a headline in Arabic is set from left to right")
	}
}

func TestFitLineInTwoDirections(t *testing.T) {
	line := "انتشر COVID-19 هنا"
	at := strings.Index(line, "COVID")
	pieces, width := fitLine(line, []data.Span{{Start: at, End: at + len("COVID-19")}}, 500, measureRunes)
	var hit piece
	for _, p := range pieces {
		if p.hit {
			hit = p
		}
	}
	if width != 180 || hit.text != "COVID-19" || hit.x != 40 || hit.width != 80 {
		t.Errorf("the hit is %v of %v", hit, width)
	}
}
