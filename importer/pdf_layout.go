package importer

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dateline/importer/pdf"
)

// pdfLayout turns the lines of a PDF's pages into paragraphs.
type pdfLayout struct {
	pages   [][]pdf.Line
	letters int
	size    float64 // of the body's letters
	leading float64 // from one line of the body to the next
	url     string  // that a browser printed at the foot of the page
}

const (
	fewLetters = 20  // a PDF with fewer is a scan
	edgeLines  = 3   // how many of a page's lines may be its head or its foot
	titleSize  = 1.2 // times the body's
	gapBefore  = 1.35
	shortLine  = 0.88 // of the column's width
	noteSize   = 0.85 // times the body's
)

// radicals are signs that fonts of Chinese and Japanese give for characters
// that look the same.
var radicals = regexp.MustCompile(`[\x{2E80}-\x{2FDF}]`)

func newPDFLayout(doc *pdf.Document) *pdfLayout {
	l := &pdfLayout{}
	sizes := map[float64]int{}
	for _, page := range doc.Pages {
		for _, line := range page.Lines {
			for _, r := range line.Text {
				if unicode.IsLetter(r) {
					l.letters++
				}
			}
			sizes[rounded(line.Size)] += len(line.Text)
		}
		l.pages = append(l.pages, slices.Clone(page.Lines))
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size < l.size {
			most, l.size = n, size
		}
	}
	l.dropEdges()
	l.leading = l.medianGap()
	return l
}

func rounded(size float64) float64 { return math.Round(size*2) / 2 }

var (
	pageNumber = regexp.MustCompile(`(?i)^(?:[-–—•] ?)?(?:page |seite |p\. ?)?\d{1,4}(?: ?(?:of|von|de|/) ?\d{1,4})?(?: ?[-–—•])?$`)
	printedAt  = regexp.MustCompile(`^(?:\d+ of \d+ )?\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}\.?,? (?:오전|오후|午前|午後|上午|下午)? ?\d{1,2}:\d{2}\b`)
	printedURL = regexp.MustCompile(`^((?:https?|file)://\S+)(?: \d+(?: ?/ ?| of )\d+)?$`)
	digits     = regexp.MustCompile(`\d+`)
)

// dropEdges takes off what stands at the head and the foot of pages: page
// numbers, lines that return on other pages, what a browser prints there.
func (l *pdfLayout) dropEdges() {
	counts := map[string]int{}
	for _, page := range l.pages {
		seen := map[string]bool{}
		edges := edgesOf(page)
		for i, line := range page {
			if key := digits.ReplaceAllString(line.Text, "#"); edges[i] && !seen[key] {
				seen[key] = true
				counts[key]++
			}
		}
	}
	for n, page := range l.pages {
		var kept []pdf.Line
		edges := edgesOf(page)
		for i, line := range page {
			if !edges[i] {
				kept = append(kept, line)
				continue
			}
			if m := printedURL.FindStringSubmatch(line.Text); m != nil {
				l.url = m[1]
				continue
			}
			again := counts[digits.ReplaceAllString(line.Text, "#")]
			if n == 0 && line.Size >= l.size*titleSize {
				again = 0 // the title, which returns as the head of other pages
			}
			if pageNumber.MatchString(line.Text) || printedAt.MatchString(line.Text) || again > 1 && again*2 >= len(l.pages) {
				continue
			}
			kept = append(kept, line)
		}
		l.pages[n] = kept
	}
}

// edgesOf tells which of a page's lines are among its highest and its lowest,
// or the first and the last that the file has of it.
func edgesOf(page []pdf.Line) []bool {
	bases := make([]float64, len(page))
	for i, line := range page {
		bases[i] = line.Base
	}
	slices.Sort(bases)
	edges := make([]bool, len(page))
	for i, line := range page {
		edges[i] = i < edgeLines || i >= len(page)-edgeLines || line.Base <= bases[edgeLines-1] || line.Base >= bases[len(bases)-edgeLines]
	}
	return edges
}

// medianGap is the usual distance of the body's lines.
func (l *pdfLayout) medianGap() float64 {
	var gaps []float64
	for _, page := range l.pages {
		for i := 1; i < len(page); i++ {
			gap := page[i-1].Foot - page[i].Base
			if rounded(page[i].Size) == l.size && gap > l.size/2 && gap < l.size*3 {
				gaps = append(gaps, gap)
			}
		}
	}
	if len(gaps) == 0 {
		return l.size * 1.2
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// fill gives the paragraphs to prose. The first lines of the largest letters
// on the first page are the title.
func (l *pdfLayout) fill(p *prose) {
	titled := false
	var text string
	var prev pdf.Line
	flush := func() {
		rank := 0
		if !titled && prev.Size >= l.size*titleSize && words(text) >= menuWords {
			titled, rank = true, titleRank
		}
		p.add(text, rank)
		text = ""
	}
	edges := l.columnEdges()
	for _, page := range l.pages {
		for i, line := range page {
			line.Text = radicals.ReplaceAllStringFunc(line.Text, norm.NFKC.String)
			switch {
			case isNumber(line.Text) && line.Size < l.size*noteSize:
				continue // the mark of a note, set high
			case text == "":
				text = line.Text
			case l.goesOn(prev, line, i == 0, edges):
				glue := between(prev.Text, line.Text)
				if prev.Hyphen {
					glue = ""
				}
				text += glue + line.Text
			default:
				flush()
				text = line.Text
			}
			prev = line
		}
	}
	flush()
}

// columnEdges returns where columns end, by where their lines begin, in steps
// of 10 points: where most of the lines there have ended.
func (l *pdfLayout) columnEdges() map[int]float64 {
	ends := map[int][]float64{}
	for _, page := range l.pages {
		for _, line := range page {
			if rounded(line.Size) == l.size {
				for key := column(line) - 2; key <= column(line)+2; key++ {
					ends[key] = append(ends[key], line.Right)
				}
			}
		}
	}
	edges := map[int]float64{}
	for key, list := range ends {
		slices.Sort(list)
		edges[key] = list[len(list)*17/20]
	}
	return edges
}

func column(line pdf.Line) int { return int(line.Left / 10) }

// goesOn reports whether a line goes on with the paragraph of the one before.
func (l *pdfLayout) goesOn(prev, line pdf.Line, newPage bool, edges map[int]float64) bool {
	first, _ := firstRune(line.Text)
	if math.Abs(prev.Size-line.Size) > prev.Size/8 || bullet.MatchString(line.Text) || opensBlock(line.Text) || opensBlock(prev.Text) && isByline(prev.Text) {
		return false
	}
	if prev.Hyphen {
		return true
	}
	ends := endsSentence(prev.Text)
	gap := prev.Foot - line.Base
	if newPage || gap < -l.size { // another column or page
		return !ends && (unicode.IsLower(first) || isWide(first))
	}
	leading := max(l.leading, l.leading*prev.Size/max(l.size, 1))
	if gap > leading*gapBefore || line.Left > prev.Left+prev.Size*0.8 && ends {
		return false
	}
	edge := edges[column(prev)]
	short := prev.Right-prev.Left < (edge-prev.Left)*shortLine
	return !short || !ends && unicode.IsLower(first)
}

func firstRune(s string) (rune, bool) {
	for _, r := range strings.TrimLeft(s, "“\"'‘«(") {
		return r, true
	}
	return 0, false
}
