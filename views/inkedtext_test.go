package views

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// TestInkIsLikeFyne draws texts in both ways, and compares how dark they are and where
// their middle is.
func TestInkIsLikeFyne(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	for _, text := range []string{"Harbor authority approves AV To Ty.", "Ёлка Ψάρι Łódź", "항만 노조 부분 파업", "港口今天关闭", "“ferry” – 1,204…"} {
		for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
			for _, scale := range []float32{1, 1.25, 1.5, 2} {
				black := color.NRGBA{A: 255}
				drawn := canvas.NewText(text, black)
				drawn.TextSize, drawn.TextStyle = 14, style
				inked := newInkedTexts()
				inked.draw(scale, placedText{text: text, size: 14, style: style, color: black, room: drawn.MinSize()})
				if !inked.raster.Visible() || inked.texts[0].fyne.Visible() {
					t.Fatalf("%q is drawn by Fyne", text)
				}
				if wide := float64(inked.raster.Size().Width * scale); math.Abs(wide-math.Round(wide)) > 0.01 {
					t.Errorf("%q, at %v: %v pixels wide, which blurs or drops a column", text, scale, wide)
				}
				want, got := inkOf(t, drawn, scale), inkOf(t, inked.box, scale)
				if aside, up := got.x-want.x, got.y-want.y; math.Abs(aside) > 0.7 || // Fyne cuts off part of a pixel where a script begins
					math.Abs(up) > 0.1 || math.Abs(got.dark/want.dark-1) > 0.03 {
					t.Errorf("%q, %+v, at %v: ink is %.2f pixels aside, %.2f lower and %.2f times as dark", text, style, scale, aside, up, got.dark/want.dark)
				}
			}
		}
	}
}

// inkSeen is how much of it there is in a picture, and its middle, in pixels.
type inkSeen struct{ dark, x, y float64 }

func inkOf(t *testing.T, o fyne.CanvasObject, scale float32) (seen inkSeen) {
	t.Helper()
	w := test.NewTempWindow(t, container.NewWithoutLayout(o))
	w.SetPadded(false)
	w.Canvas().(test.WindowlessCanvas).SetScale(scale)
	if _, ok := o.(*canvas.Text); ok {
		o.Resize(o.MinSize())
	}
	w.Resize(fyne.NewSize(400, 30))
	picture := w.Canvas().Capture().(*image.NRGBA)
	b := picture.Bounds()
	ground := float64(picture.NRGBAAt(b.Max.X-1, b.Max.Y-1).R)
	for y := range b.Dy() {
		for x := range b.Dx() {
			dark := ground - float64(picture.NRGBAAt(x, y).R)
			seen.dark += dark
			seen.x += float64(x) * dark
			seen.y += float64(y) * dark
		}
	}
	seen.x, seen.y = seen.x/seen.dark, seen.y/seen.dark
	return seen
}

func TestWhatInkLacksIsDrawnByFyne(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	inked := newInkedTexts()
	for text, byFyne := range map[string]bool{"harbor": false, "부산항": false, "ميناء": true, "⚓ harbor 🚢": true, "a\u0301": true, "ferry\tport": true, "": false} {
		inked.draw(1, placedText{text: text, size: 13, color: color.Black, room: fyne.NewSize(99, 18)})
		if got := inked.texts[0].fyne.Visible(); got != byFyne || inked.raster.Visible() == byFyne && text != "" {
			t.Errorf("%q is drawn by Fyne: %v, want %v", text, got, byFyne)
		}
	}
}

// TestInkedTextsAreOnePicture holds the picture of two texts to what is seen of them,
// and to being drawn again only where they look otherwise.
func TestInkedTextsAreOnePicture(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	inked, seen := newInkedTexts(), refreshed{}
	app := fyne.CurrentApp()
	fyne.SetCurrentApp(spyingApp{app, seen})
	defer fyne.SetCurrentApp(app)
	draw := func(second string, c color.Color, apart float32) bool {
		clear(seen)
		inked.draw(1, placedText{text: "nine", size: 14, color: color.Black, at: fyne.NewPos(20, 30)},
			placedText{text: second, size: 14, color: c, at: fyne.NewPos(20+apart, 30)})
		return seen[inked.raster] > 0
	}
	red := color.NRGBA{R: 255, A: 255}
	for _, step := range []struct {
		does   string
		again  bool
		second string
		color  color.Color
		apart  float32
	}{
		{"the first drawing", true, "new", red, 100},
		{"the same again", false, "new", red, 100},
		{"another text", true, "worn", red, 100},
		{"another colour", true, "worn", color.Black, 100},
		{"another place", true, "worn", color.Black, 101},
		{"the same once more", false, "worn", color.Black, 101},
	} {
		if again := draw(step.second, step.color, step.apart); again != step.again {
			t.Errorf("%s: drawn again: %v", step.does, again)
		}
	}
	if high := inked.bounds.Dy(); high < 7 || high > 12 { // small letters, and the dot of one
		t.Errorf("the picture of small letters is %d pixels high", high)
	}
	picture := inked.picture(inked.bounds.Dx(), inked.bounds.Dy()).(*image.RGBA)
	last := picture.Rect.Max.Sub(image.Pt(1, 1))
	for _, edge := range []image.Rectangle{
		{Max: image.Pt(1, last.Y)}, {Max: image.Pt(last.X, 1)},
		{Min: image.Pt(last.X, 0), Max: picture.Rect.Max}, {Min: image.Pt(0, last.Y), Max: picture.Rect.Max},
	} {
		seen := 0
		for y := edge.Min.Y; y < edge.Max.Y; y++ {
			for x := edge.Min.X; x < edge.Max.X; x++ {
				seen += int(picture.RGBAAt(x, y).A)
			}
		}
		if seen == 0 {
			t.Errorf("nothing is seen at the edge %v of the picture, %v", edge, picture.Rect)
		}
	}
}

func BenchmarkInkedText(b *testing.B) {
	startApp(b, Theme{Scheme: Light})
	inked := newInkedTexts()
	texts := []string{"The river rose above its banks as the ferry", "The ferry left as the river rose above banks"}
	for i := 0; b.Loop(); i++ {
		inked.draw(1, placedText{text: texts[i%2], size: 14, color: color.Black, room: fyne.NewSize(320, 20)})
		inked.picture(inked.bounds.Dx(), inked.bounds.Dy())
	}
}
