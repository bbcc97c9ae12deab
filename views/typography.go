package views

import "dateline/views/glyphs"

// Typography is how the text of an article is set.
type Typography struct {
	Sans    bool // instead of the serif
	Letters int  // of the longest line, on average: 65 to 75 are good to read
	Spacing Spacing
}

// DefaultTypography is that of a good book.
var DefaultTypography = Typography{Letters: 75, Spacing: NormalSpacing}

// Spacing is the room between lines and paragraphs.
type Spacing string

// The spacings.
const (
	CloseSpacing  Spacing = "close"
	NormalSpacing Spacing = "normal"
	WideSpacing   Spacing = "wide"
)

// factor is what the normal room is multiplied with.
func (s Spacing) factor() float32 {
	switch s {
	case CloseSpacing:
		return 0.88
	case WideSpacing:
		return 1.2
	}
	return 1
}

// typesetting is what of the typography the faces depend on.
type typesetting struct {
	sans    bool
	spacing float32
	region  glyphs.Region
}

// SetTypography sets the article anew. The line at the top of the view stays
// there.
func (p *ArticlePane) SetTypography(t Typography) {
	if t == p.typography {
		return
	}
	p.typography = t
	p.scale = 0 // the faces are of the older one
	p.Refresh()
}
