package views

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/views/glyphs"
)

// Lengths of the page at text size 13, in pixels.
const (
	widestMargin   = 60
	narrowMargin   = 24
	chipPadding    = 6
	chipHeight     = 18
	factSpacing    = 14
	nearSpacing    = 5 // from a date to its evidence
	bodySize       = 17
	paragraphGap   = 0.62 // of a line of body
	topGap         = 4    // for the frame of a hit on the first line
	trailerIndent  = 30
	foldIconIndent = 18
)

// font is how one look is set. Its lengths are in pixels.
type font struct {
	size, line  float32
	serif, bold bool
	mono        bool
	color       fyne.ThemeColorName
	region      glyphs.Region // whose Han characters are drawn
}

// fonts are those of all looks at text size 13.
var fonts = [looks]font{
	lookMark:       {size: 10.5, line: 22, color: ColorSoftText},
	lookHeadline:   {size: 27, line: 34, serif: true, bold: true, color: ColorText},
	lookNoHeadline: {size: 27, line: 34, serif: true, color: ColorSoftText},
	lookVersion:    {size: 20, line: 26, serif: true, bold: true, color: ColorText},
	lookDate:       {size: 13, line: 21, bold: true, color: ColorText},
	lookFact:       {size: 13, line: 21, color: ColorSoftText},
	lookLink:       {size: 13, line: 21, color: ColorAccent},
	lookRule:       {size: 13, line: 1, color: ColorLine},
	lookNote:       {size: 12, line: 18, color: ColorSoftText},
	lookBody:       {size: bodySize, line: 27, serif: true, color: ColorText},
	lookFold:       {size: 13, line: 22, color: ColorSoftText},
	lookRank:       {size: 13, line: 22, color: ColorSoftText},
	lookPlain:      {size: 13, line: 22, color: ColorSoftText},
	lookRelated:    {size: 13, line: 22, color: ColorText},
	lookKnown:      {size: 13, line: 22, color: ColorAccent},
	lookSource:     {size: 12, line: 18, mono: true, color: ColorText},
}

// source returns the font's file, nil for the theme's own.
func (f font) source() fyne.Resource {
	if !f.serif && !f.mono && f.region != themeRegion() {
		return glyphs.Sans(f.region, f.bold)
	}
	return textLook{serif: f.serif, bold: f.bold}.font()
}

func (f font) style() fyne.TextStyle { return fyne.TextStyle{Bold: f.bold, Monospace: f.mono} }

// sans is how a serif look is set where the serif lacks characters: in the font
// of many scripts. Fyne takes the baseline of a text from the font of its first
// letter, so that a line in several fonts would not be level. So it is with a
// fixed pitch.
func (f font) sans() font {
	const alike = 0.92 // of the size, to look as large
	if f.serif {
		f.serif, f.size = false, f.size*alike
	}
	f.mono = false
	return f
}

// serifLacks reports whether a text has characters that are drawn in another
// font.
func serifLacks(text string) bool {
	for _, r := range text {
		if r >= 0x590 && (r >= firstWide || needsShaping(r)) {
			return true
		}
	}
	return false
}

// newTypefaces returns the faces of all looks at a scale. Measure tells the
// size that a text has when drawn in a font, whose size is in pixels.
func newTypefaces(scale float32, set typesetting, measure func(text string, f font) fyne.Size) *[looks]typeface {
	faces := new([looks]typeface)
	for l, f := range fonts {
		if set.sans {
			f = f.sans()
		}
		f.region = set.region
		if l := look(l); l == lookBody {
			f.line *= set.spacing
		}
		f.size, f.line = round(f.size*scale), float32(math.Round(float64(f.line*scale)))
		faces[l] = typeface{
			advances:   newAdvances(func(text string) float32 { return measure(text, f).Width }),
			font:       f,
			textHeight: measure("x", f).Height,
			lineHeight: f.line,
		}
	}
	return faces
}

// renderedFaces returns the faces as the screen draws them.
func renderedFaces(scale float32, set typesetting) *[looks]typeface {
	return newTypefaces(scale, set, func(text string, f font) fyne.Size {
		size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, f.size, f.style(), f.source())
		return size
	})
}

// column returns where the text stands in a pane: never wider than a line is
// good to read, its margins shrinking before it does.
func column(pane, scale float32, body *typeface, letters int) (x, width float32) {
	const sample = "The harbor authority on Wednesday approved a second barrier, six years late."
	widest := float32(letters) * body.word(sample) / float32(len(sample))
	margin := min(max(pane/12, narrowMargin), widestMargin*scale)
	width = max(min(pane-2*margin, widest), 1)
	return floor((pane - width) / 2), width
}

// composer lays an article out from top to bottom.
type composer struct {
	*page
	scale    float32
	x, width float32
	y        float64
	spacing  float32
	known    map[string]bool // headlines that lead to an article
}

// gap leaves whole pixels, so that all lines stand alike on the screen's.
func (c *composer) gap(length float32) { c.y += math.Round(float64(length * c.scale)) }

// stack adds a block as wide as the column.
func (c *composer) stack(l look, text string, hits []data.Span) {
	c.stackAt(l, text, hits, 0, nil)
}

func (c *composer) stackAt(l look, text string, hits []data.Span, indent float32, item *data.TrailerItem) {
	text, hits = composed(text, hits)
	text = drawable(text)
	b := c.add(l, text, cleanHits(text, hits), c.x+indent, c.width-indent, c.y)
	b.item = item
	c.y = c.bottom(b)
}

// row adds short blocks side by side, in as many rows as they need.
func (c *composer) row(facts []fact, gap float32) {
	x := float32(0)
	for i, f := range facts {
		text, hits := composed(f.text, f.hits)
		text = drawable(text)
		face := &c.faces[f.look]
		pad := float32(0)
		if f.look == lookMark {
			pad = chipPadding * c.scale
		}
		w := c.naturalWidth(text, face) + 2*pad
		if x > 0 && x+w > c.width {
			x = 0
			c.y += float64(face.lineHeight)
			c.gap(3)
		}
		if w > c.width { // a row of its own, wrapped
			b := c.add(f.look, text, cleanHits(text, hits), c.x+pad, c.width-2*pad, c.y)
			c.y = c.bottom(b) - float64(face.lineHeight)
			x = c.width
			continue
		}
		b := c.add(f.look, text, cleanHits(text, hits), c.x+x+pad, w-2*pad, c.y)
		b.link, b.ours = f.link, f.near || f.link
		x += w + gap*c.scale
		if i+1 < len(facts) && facts[i+1].near {
			x += (nearSpacing - gap) * c.scale
		}
	}
	if len(facts) > 0 {
		c.y += float64(c.faces[facts[0].look].lineHeight)
	}
}

// naturalWidth is a text's width on one line, or a little more.
func (c *composer) naturalWidth(text string, face *typeface) float32 {
	const enough = 400 // bytes: wider than a column anyway
	if len(text) > enough {
		return c.width + 1
	}
	return face.measure(text) + 1
}

// compose lays out an article at the column that starts at x. Marks of its
// trailer's headlines stand before them; the trailer is left out if folded.
func (c *composer) compose(a *data.Article, hits data.ArticleHits, unfolded bool) {
	marks := make([]fact, len(a.Marks))
	for i, m := range a.Marks {
		marks[i] = fact{look: lookMark, text: m}
	}
	c.gap(topGap)
	if len(marks) > 0 {
		c.row(marks, 6)
		c.gap(6)
	}
	if a.Headline == "" {
		c.stack(lookNoHeadline, lang.L("Without a headline"), nil)
	} else {
		c.stack(lookHeadline, a.Headline, hits.Headline)
	}
	c.gap(10)
	c.row(articleFacts(a, hits), factSpacing)
	c.gap(12)
	c.stack(lookRule, "", nil)
	c.gap(16)
	notes := articleNotes(a)
	for _, n := range notes {
		c.stack(lookNote, n, nil)
		c.gap(6)
	}
	if len(notes) > 0 {
		c.gap(6)
	}
	for i, text := range a.Body {
		if i > 0 {
			c.gap(paragraphGap * fonts[lookBody].line * c.spacing)
		}
		var found []data.Span
		if i < len(hits.Body) {
			found = hits.Body[i]
		}
		c.stack(lookBody, text, found)
	}
	c.trailer(a.Trailer, unfolded)
	c.gap(40)
	c.height = c.y
}

func (c *composer) trailer(lists []data.TrailerList, unfolded bool) {
	if len(lists) == 0 {
		return
	}
	c.gap(22)
	c.stack(lookRule, "", nil)
	c.gap(10)
	c.stackAt(lookFold, trailerSummary(lists, c.known), nil, foldIconIndent*c.scale, nil)
	if !unfolded {
		return
	}
	for _, list := range lists {
		c.gap(12)
		for i := range list.Items {
			c.trailerItem(&list.Items[i], list.Kind == data.TrailerText)
			c.gap(3)
		}
	}
}

func (c *composer) trailerItem(item *data.TrailerItem, plain bool) {
	if item.Rank > 0 {
		rank := strconv.Itoa(item.Rank)
		width := c.naturalWidth(rank, &c.faces[lookRank])
		right := (trailerIndent - 8) * c.scale
		c.add(lookRank, rank, nil, c.x+max(0, right-width), width, c.y)
	}
	indent := trailerIndent * c.scale
	pad := chipPadding * c.scale
	for _, m := range item.Marks {
		text := drawable(m)
		w := c.naturalWidth(text, &c.faces[lookMark])
		if indent+w+2*pad > c.width/2 {
			break
		}
		c.add(lookMark, text, nil, c.x+indent+pad, w, c.y)
		indent += w + 2*pad + 6*c.scale
	}
	if plain {
		c.stackAt(lookPlain, item.Headline, nil, indent, nil)
		return
	}
	l := lookRelated
	if c.known[item.Headline] {
		l = lookKnown
	}
	c.stackAt(l, item.Headline, nil, indent, item)
}
