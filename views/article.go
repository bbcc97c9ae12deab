package views

import (
	"math"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/views/glyphs"
)

// ArticlePane shows one article: its headline, a line of facts, its text with
// the hits marked, and what followed it in its file, folded. It scrolls by
// itself, and draws only what shows, so that an article may be of any length.
type ArticlePane struct {
	widget.BaseWidget
	// OnHitChanged is called with the current hit, from 1, and how many there
	// are; both are 0 where there is none.
	OnHitChanged func(current, total int)
	// OnCopy is called with selected text that belongs on the clipboard.
	OnCopy func(text string)
	// OnTrailer is called with a headline of the trailer that was clicked.
	OnTrailer func(item data.TrailerItem)
	// OnVersions is called where the number of versions was clicked.
	OnVersions func()
	// OnBack and OnForward are called for what was read before and after.
	OnBack, OnForward func()
	// Find returns the places of a text that have what is wanted.
	Find func(text, wanted string) []data.Span
	// OnFindWrapped is called where FindNext begins again at the top, or with
	// -1 at the end.
	OnFindWrapped func(step int)
	// OnMenu is called with the place on the canvas of a right click. Without
	// it, a menu offers to copy and to select all.
	OnMenu func(at fyne.Position)
	// OnScrolled is called when the article was moved.
	OnScrolled func()
	// OnKey, OnRune and OnShortcut are called with what the pane does not use.
	OnKey      func(key *fyne.KeyEvent)
	OnRune     func(r rune)
	OnShortcut func(shortcut fyne.Shortcut)

	article  *data.Article
	hits     data.ArticleHits
	unfolded bool
	known    map[string]bool // headlines of the trailer that the archive has
	plain    bool            // the body's lines and nothing else

	typography Typography

	page   page
	faces  map[typesetting]*[looks]typeface
	usual  *typeface // of the body, whose column all articles have, whatever their script
	scale  float32
	width  float32 // that the page was composed for
	found  []hitPlace
	hit    int  // the current one's index in found
	unseen bool // no one has asked for a hit yet
	find   finder

	scroll   scrollRange
	selected selection
	pointer  pointer
	shift    bool // the key is down

	art *articleArt
}

// hitPlace is where a hit stands on the page.
type hitPlace struct {
	block int
	span  data.Span
}

// NewArticlePane makes a pane without an article.
func NewArticlePane() *ArticlePane {
	p := &ArticlePane{typography: DefaultTypography}
	p.find.line = newFindLine(p)
	p.art = newArticleArt(p)
	p.art.empty.Set(NoArticle())
	p.ExtendBaseWidget(p)
	return p
}

// ShowArticle shows an article from its beginning with hits marked. The first
// hit becomes the current one. The article must not be changed afterwards.
func (p *ArticlePane) ShowArticle(a *data.Article, hits data.ArticleHits) {
	p.DragEnd()
	p.article, p.known = a, nil
	p.unfolded = p.find.open && p.inTrailer(p.find.wanted)
	p.find.opened = p.unfolded
	p.selected, p.pointer = selection{}, pointer{}
	p.scroll.position = 0
	p.setHits(hits)
}

// SetHits marks other hits in the article that is shown. The first at or below
// the top of the view becomes the current one and is scrolled into view.
func (p *ArticlePane) SetHits(hits data.ArticleHits) {
	if p.article == nil {
		return
	}
	p.setHits(hits)
	p.hit = sort.Search(len(p.found), func(i int) bool { return p.topOf(p.found[i]) >= p.scroll.position })
	if p.hit == len(p.found) {
		p.hit = 0
	}
	if len(p.found) > 0 {
		p.goToHit(p.hit)
	}
}

func (p *ArticlePane) setHits(hits data.ArticleHits) {
	p.hits, p.hit, p.unseen = hits, 0, true
	p.compose()
	p.art.draw()
	p.find.line.Refresh()
	p.hitChanged()
}

// Clear shows that no article is chosen.
func (p *ArticlePane) Clear() { p.ShowState(NoArticle()) }

// ShowState says why no article is shown, and what can be done about that.
func (p *ArticlePane) ShowState(s State) {
	p.art.empty.Set(s)
	p.ShowArticle(nil, data.ArticleHits{})
}

// NoArticle is the state of a pane whose reader is yet to choose.
func NoArticle(ways ...WayOut) State {
	return State{
		Headline: lang.L("Choose an article"),
		Sentence: lang.L("Click one in the list, or go through it with J and K."),
		Ways:     ways,
	}
}

// HitCount returns how many hits are marked.
func (p *ArticlePane) HitCount() int { return len(p.found) }

// CurrentHit returns the number of the current hit, from 1; 0 without hits.
func (p *ArticlePane) CurrentHit() int { return min(p.hit+1, len(p.found)) }

// NextHit makes the next hit the current one and scrolls it into view. The
// first call only scrolls where the first hit is out of sight. It returns
// false where there is no further hit.
func (p *ArticlePane) NextHit() bool {
	if p.unseen && len(p.found) > 0 && !p.shows(p.found[p.hit]) {
		return p.goToHit(p.hit)
	}
	return p.goToHit(p.hit + 1)
}

// PreviousHit makes the hit before the current one and scrolls it into view.
// It returns false where there is none.
func (p *ArticlePane) PreviousHit() bool { return p.goToHit(p.hit - 1) }

func (p *ArticlePane) goToHit(hit int) bool {
	if hit < 0 || hit >= len(p.found) {
		return false
	}
	p.hit, p.unseen = hit, false
	p.bringIntoView(p.found[hit])
	p.art.draw()
	p.hitChanged()
	return true
}

// bringIntoView scrolls to a place unless its line shows already.
func (p *ArticlePane) bringIntoView(at hitPlace) {
	if !p.shows(at) {
		const above = 0.3 // of the view, to read what leads to the place
		p.scroll.position = p.scroll.clamp(p.topOf(at) - above*p.scroll.view)
	}
}

// FirstHit makes the first hit the current one and scrolls it into view.
func (p *ArticlePane) FirstHit() { p.goToHit(0) }

// LastHit makes the last hit the current one and scrolls it into view.
func (p *ArticlePane) LastHit() { p.goToHit(len(p.found) - 1) }

func (p *ArticlePane) hitChanged() {
	if p.OnHitChanged != nil {
		p.OnHitChanged(p.CurrentHit(), p.HitCount())
	}
}

// topOf returns the height of the line on which a place begins.
func (p *ArticlePane) topOf(at hitPlace) float64 {
	b := &p.page.blocks[at.block]
	return p.page.lineTop(b, p.page.lineOf(b, at.span.Start))
}

// shows reports whether the line on which a place begins is in view.
func (p *ArticlePane) shows(at hitPlace) bool {
	top := p.topOf(at)
	line := float64(p.page.face(&p.page.blocks[at.block]).lineHeight)
	return top >= p.scroll.position && top+line <= p.scroll.position+p.scroll.view
}

// PageDown scrolls on by what is seen, less two lines to hold on to. It
// returns false at the end.
func (p *ArticlePane) PageDown() bool { return p.scrollBy(p.pageStep()) }

// PageUp scrolls back by what is seen. It returns false at the beginning.
func (p *ArticlePane) PageUp() bool { return p.scrollBy(-p.pageStep()) }

func (p *ArticlePane) pageStep() float64 {
	return max(p.lineStep(), p.scroll.view-2*p.lineStep())
}

func (p *ArticlePane) lineStep() float64 {
	return math.Round(float64(fonts[lookBody].line * textScale()))
}

// Scroll returns how far down the article is scrolled, for ScrollTo.
func (p *ArticlePane) Scroll() float64 { return p.scroll.position }

// ScrollTo shows the article from a place that Scroll returned.
func (p *ArticlePane) ScrollTo(position float64) { p.scrollTo(position) }

// SetWays says whether there is something to go back and forward to.
func (p *ArticlePane) SetWays(back, forward bool) { p.art.ways.set(back, forward) }

// SetTools puts buttons at the right over an article.
func (p *ArticlePane) SetTools(tools ...*Button) {
	p.art.tools = tools
	p.Refresh()
}

// scrollBy scrolls down by pixels and reports whether anything moved.
func (p *ArticlePane) scrollBy(pixels float64) bool { return p.scrollTo(p.scroll.position + pixels) }

func (p *ArticlePane) scrollTo(position float64) bool {
	position = p.scroll.clamp(position)
	if position == p.scroll.position || math.IsNaN(position) {
		return false
	}
	p.scroll.position = position
	p.art.draw()
	if p.OnScrolled != nil {
		p.OnScrolled()
	}
	return true
}

// SelectAll selects the headline, the notes and the body.
func (p *ArticlePane) SelectAll() { p.choose(p.page.all()) }

// SelectedText returns what is selected, with a blank line between paragraphs.
func (p *ArticlePane) SelectedText() string {
	if p.selected.empty() {
		return ""
	}
	return p.page.textOf(p.selected)
}

// Copy hands what is selected to OnCopy, if anything is.
func (p *ArticlePane) Copy() {
	if text := p.SelectedText(); text != "" && p.OnCopy != nil {
		p.OnCopy(text)
	}
}

func (p *ArticlePane) choose(s selection) {
	p.selected = s
	p.art.draw()
}

// SetKnown says which headlines of the trailer the archive has; they become
// links.
func (p *ArticlePane) SetKnown(known map[string]bool) {
	if p.article == nil || len(known) == 0 && len(p.known) == 0 {
		return
	}
	p.known = known
	p.compose()
	p.art.draw()
}

// toggleTrailer folds or unfolds what followed the article.
func (p *ArticlePane) toggleTrailer() {
	p.unfolded, p.find.opened = !p.unfolded, false
	p.compose()
	p.art.draw()
}

// hasTrailer reports whether there is something to unfold.
func (p *ArticlePane) hasTrailer() bool { return p.article != nil && len(p.article.Trailer) > 0 }

// textScale is how much larger than the design's the text is.
func textScale() float32 { return theme.TextSize() / 13 }

// compose lays the page out for the pane's size and the theme's text size. The
// line at the top of the view stays there.
func (p *ArticlePane) compose() {
	top, at := p.reading()
	p.chooseFaces()
	p.width = p.Size().Width
	p.page.blocks, p.page.lines, p.page.height = p.page.blocks[:0], p.page.lines[:0], 0
	if p.article != nil {
		x, width := p.columnOf(p.Size())
		c := composer{page: &p.page, scale: p.scale, x: x, width: width, known: p.known, spacing: p.typography.Spacing.factor()}
		if p.plain {
			c.composePlain(p.article.Body)
		} else {
			c.compose(p.article, p.hits, p.unfolded)
		}
	}
	p.found = p.found[:0]
	for i := range p.page.blocks {
		for _, h := range p.page.blocks[i].hits {
			p.found = append(p.found, hitPlace{i, h})
		}
	}
	p.markFound()
	p.scroll.total, p.scroll.view = p.page.height, float64(p.art.viewHeight())
	if at && top.block < len(p.page.blocks) {
		b := &p.page.blocks[top.block]
		p.scroll.position = p.page.lineTop(b, p.page.lineOf(b, top.offset))
	}
	p.scroll.position = p.scroll.clamp(p.scroll.position)
}

// chooseFaces sets the page in the faces of the theme's text size; in a sans
// where the article has characters that the serif lacks, with the Han
// characters of the article's language.
func (p *ArticlePane) chooseFaces() {
	if scale := textScale(); scale != p.scale || p.faces == nil {
		p.scale, p.faces = scale, map[typesetting]*[looks]typeface{}
	}
	set := typesetting{sans: p.typography.Sans, spacing: p.typography.Spacing.factor(), region: themeRegion()}
	usual := set
	if a := p.article; a != nil {
		set.sans = set.sans || serifLacks(a.Headline) || slices.ContainsFunc(a.Body, serifLacks)
		set.region = glyphs.RegionOf(a.Language, set.region)
	}
	for _, s := range []typesetting{set, usual} {
		if p.faces[s] == nil {
			p.faces[s] = renderedFaces(p.scale, s)
		}
	}
	p.page.faces, p.usual = p.faces[set], &p.faces[usual][lookBody]
}

// reading returns the place at the top of the view where the page is scrolled
// and its width is about to change.
func (p *ArticlePane) reading() (at spot, ok bool) {
	if p.scroll.position == 0 || p.width == p.Size().Width && p.scale == textScale() {
		return spot{}, false
	}
	first, past := p.page.visible(p.scroll.position, p.scroll.position+p.scroll.view)
	for i := first; i < past; i++ {
		if b := &p.page.blocks[i]; b.look != lookRule {
			line := p.page.lines[p.page.lineAt(b, p.scroll.position)]
			return spot{i, int(line.start)}, true
		}
	}
	return spot{}, false
}

// CreateRenderer is Fyne's.
func (p *ArticlePane) CreateRenderer() fyne.WidgetRenderer { return p.art }
