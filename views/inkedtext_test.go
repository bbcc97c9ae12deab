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
				inked := newInkedText()
				inked.set(text, 14, style, nil, black)
				object := inked.place(fyne.Position{}, drawn.MinSize(), scale)
				if object != inked.raster {
					t.Fatalf("%q is drawn by Fyne", text)
				}
				if wide := float64(object.Size().Width * scale); math.Abs(wide-math.Round(wide)) > 0.01 {
					t.Errorf("%q, at %v: %v pixels wide, which blurs or drops a column", text, scale, wide)
				}
				want, got := inkOf(t, drawn, scale), inkOf(t, object, scale)
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
	inked := newInkedText()
	for text, byFyne := range map[string]bool{"harbor": false, "부산항": false, "ميناء": true, "⚓ harbor 🚢": true, "a\u0301": true, "ferry\tport": true, "": false} {
		inked.set(text, 13, fyne.TextStyle{}, nil, color.Black)
		if got := inked.place(fyne.Position{}, fyne.NewSize(99, 18), 1) == inked.fyne; got != byFyne {
			t.Errorf("%q is drawn by Fyne: %v, want %v", text, got, byFyne)
		}
	}
}

func BenchmarkInkedText(b *testing.B) {
	startApp(b, Theme{Scheme: Light})
	inked := newInkedText()
	inked.set("The river rose above its banks as the ferry", 14, fyne.TextStyle{}, nil, color.Black)
	inked.place(fyne.Position{}, fyne.NewSize(320, 20), 1)
	for b.Loop() {
		inked.picture(320, 22)
	}
}
