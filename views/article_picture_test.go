package views

import (
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

var updatePictures = flag.Bool("article-pictures", false, "write the article pane's pictures anew")

func TestArticlePictures(t *testing.T) {
	for name, c := range map[string]struct {
		scheme Scheme
		scale  float32
		size   fyne.Size
		show   func(p *ArticlePane)
	}{
		"light": {Light, 1, fyne.NewSize(724, 760), func(p *ArticlePane) {
			a := barrierArticle()
			p.ShowArticle(a, hitsFor(a, "harbor", "december"))
			p.NextHit()
			p.NextHit()
			p.choose(selection{p.page.all().anchor, p.page.all().anchor})
		}},
		"dark": {Dark, 1, fyne.NewSize(724, 760), func(p *ArticlePane) {
			a := barrierArticle()
			p.ShowArticle(a, hitsFor(a, "harbor", "december"))
			p.NextHit()
			p.toggleTrailer()
			from := spot{p.found[1].block, 30}
			p.choose(selection{from, spot{from.block + 1, 60}})
		}},
		"large": {Light, 1.5, fyne.NewSize(724, 760), func(p *ArticlePane) {
			a := barrierArticle()
			p.ShowArticle(a, hitsFor(a, "harbor", "coast"))
		}},
		"scrolled": {Light, 1, fyne.NewSize(380, 420), func(p *ArticlePane) {
			a := barrierArticle()
			p.ShowArticle(a, hitsFor(a, "third"))
			p.NextHit()
		}},
		"find": {Light, 1, fyne.NewSize(724, 560), func(p *ArticlePane) {
			find(p, barrierArticle(), "har")
			p.FindNext(1)
			p.SetWays(true, false)
		}},
		"find-dark": {Dark, 1, fyne.NewSize(420, 420), func(p *ArticlePane) {
			find(p, barrierArticle(), "winter surveys")
			p.SetWays(true, true)
		}},
		"tools": {Light, 1, fyne.NewSize(724, 260), func(p *ArticlePane) {
			p.ShowArticle(barrierArticle(), hitsFor(barrierArticle(), "harbor"))
			p.SetWays(true, false)
			p.SetTools(NewLinkButton("Cite", nil), NewLinkButton("Original", nil), NewIconButton(MoreIcon(), nil))
		}},
		"tools-narrow": {Dark, 1, fyne.NewSize(320, 260), func(p *ArticlePane) {
			p.ShowArticle(barrierArticle(), hitsFor(barrierArticle(), "harbor"))
			p.SetWays(true, true)
			p.SetTools(NewLinkButton("Cite", nil), NewLinkButton("Original", nil), NewIconButton(MoreIcon(), nil))
		}},
		"selected-contrast": {ContrastLight, 1, fyne.NewSize(420, 420), func(p *ArticlePane) {
			a := barrierArticle()
			p.ShowArticle(a, hitsFor(a, "harbor", "december", "barrier"))
			p.NextHit()
			p.choose(p.page.all())
		}},
		"empty": {Light, 1, fyne.NewSize(500, 300), func(p *ArticlePane) { p.ShowState(NoArticle()) }},
	} {
		t.Run(name, func(t *testing.T) {
			p, w := openPane(t, c.scheme, c.scale, c.size)
			c.show(p)
			sameArticlePicture(t, "article-"+name+".png", w.Canvas().Capture())
		})
	}
}

// TestOutlinesOfHitsKeepFromTheLetters is about the lines around hits in high contrast, which are drawn
// inwards from the ground's edge.
func TestOutlinesOfHitsKeepFromTheLetters(t *testing.T) {
	p, _ := openPane(t, ContrastLight, 1, fyne.NewSize(724, 760))
	a := barrierArticle()
	p.ShowArticle(a, hitsFor(a, "harbor", "december"))
	outlined := 0
	for _, o := range p.art.rects.layer.Objects {
		r, ok := o.(*canvas.Rectangle)
		if !ok || !r.Visible() || r.FillColor != colorOf(ColorHit) {
			continue
		}
		outlined++
		if r.StrokeWidth < thinOutline || r.StrokeWidth > hitOverhang+hitBorder/2 {
			t.Errorf("a hit's outline is %v wide and reaches into its letters", r.StrokeWidth)
		}
	}
	if outlined < 3 {
		t.Errorf("%d hits have a ground", outlined)
	}
	over, under := slices.Index(contentOf(p), fyne.CanvasObject(p.art.rects.layer)), slices.Index(contentOf(p), fyne.CanvasObject(p.art.marked.layer))
	if over < under || under < 0 {
		t.Error("a selection lies over the grounds of hits")
	}
}

// TestArrowsOfHitsStandLevel compares them with the count beside them.
func TestArrowsOfHitsStandLevel(t *testing.T) {
	p, w := openPane(t, Light, 1, fyne.NewSize(724, 760))
	a := barrierArticle()
	p.ShowArticle(a, hitsFor(a, "harbor", "december"))
	picture := w.Canvas().Capture()
	ground := picture.At(1, 1)
	middleOf := func(o fyne.CanvasObject) float64 {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		first, last := -1, -1
		for y := 0; y < 60; y++ {
			for x := int(at.X); x < int(at.X+o.Size().Width); x++ {
				if picture.At(x, y) != ground {
					if first < 0 {
						first = y
					}
					last = y
				}
			}
		}
		return float64(first+last) / 2
	}
	count, arrow := middleOf(p.art.bar.count), middleOf(p.art.bar.on)
	if d := arrow - count; d > 1 || d < -1 {
		t.Errorf("the arrow's middle is at %v, the count's at %v", arrow, count)
	}
}

func contentOf(p *ArticlePane) []fyne.CanvasObject {
	return p.art.clip.Content.(*fyne.Container).Objects
}

// sameArticlePicture compares with a picture in testdata. Rasterisers round
// differently, so a few pixels in a thousand may differ visibly.
func sameArticlePicture(t *testing.T, name string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *updatePictures {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, got); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%s is %v, want %v", name, got.Bounds(), want.Bounds())
	}
	a, b := asRGBA(got), asRGBA(want)
	differ := 0
	for i := range a.Pix {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d > 40 || d < -40 {
			differ++
		}
	}
	if limit := len(a.Pix) / 500; differ > limit {
		t.Errorf("%s differs in %d of %d samples; run with -article-pictures and look at it", name, differ, len(a.Pix))
	}
}

func asRGBA(img image.Image) *image.RGBA {
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}
