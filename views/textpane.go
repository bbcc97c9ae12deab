package views

import (
	"strings"

	"fyne.io/fyne/v2"

	"dateline/data"
)

// NewTextPane makes a pane that shows a text as it is, line by line in a fixed
// pitch. It scrolls, selects and copies as an article does.
func NewTextPane(text string) *ArticlePane {
	p := NewArticlePane()
	p.plain = true
	p.ShowArticle(&data.Article{Body: strings.Split(strings.TrimRight(text, "\n"), "\n")}, data.ArticleHits{})
	return p
}

// composePlain lays out the lines of a text.
func (c *composer) composePlain(lines []string) {
	c.gap(6)
	for _, text := range lines {
		c.stack(lookSource, strings.ReplaceAll(text, "\t", "    "), nil)
	}
	c.gap(12)
	c.height = c.y
}

// columnOf returns where the text stands in a pane of a size.
func (p *ArticlePane) columnOf(size fyne.Size) (x, width float32) {
	if p.plain {
		const margin = 8
		return margin, max(1, size.Width-2*margin-scrollBarWidth)
	}
	return column(size.Width, p.scale, p.usual, p.typography.Letters)
}
