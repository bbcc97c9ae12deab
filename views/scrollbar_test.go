package views

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestThumbRoundTrip(t *testing.T) {
	const trough = 700
	for _, rows := range []float64{12, 100, 1e4, 1e6, 1e7} {
		in := scrollRange{total: rows * 62, view: 700}
		_, length := in.thumb(trough)
		for want := 0.0; want <= trough-length; want += 0.5 {
			in.position = math.Floor(in.positionAt(want, trough))
			got, _ := in.thumb(trough)
			if math.Abs(got-want) >= 1 {
				t.Fatalf("%v rows: thumb put at %v stands at %v", rows, want, got)
			}
		}
	}
}

func TestThumbReachesBothEnds(t *testing.T) {
	for _, rows := range []float64{12, 1e3, 1e7} {
		in := scrollRange{total: rows * 62, view: 700}
		if start, length := in.thumb(500); start != 0 || length < minThumb {
			t.Errorf("%v rows: at the beginning %v, %v long", rows, start, length)
		}
		in.position = in.end()
		if start, length := in.thumb(500); math.Abs(start+length-500) > 1e-9 {
			t.Errorf("%v rows: at the end the thumb ends at %v", rows, start+length)
		}
		_, length := in.thumb(500)
		if got := in.positionAt(500-length, 500); math.Abs(got-in.end()) > 1e-6 {
			t.Errorf("%v rows: the last place of the thumb is %v, want %v", rows, got, in.end())
		}
	}
}

func TestNoThumbWithoutNeed(t *testing.T) {
	for _, c := range []struct {
		in     scrollRange
		trough float64
	}{
		{scrollRange{total: 700, view: 700}, 700},
		{scrollRange{total: 0, view: 700}, 700},
		{scrollRange{total: 9000, view: 20}, 20},
		{scrollRange{}, 0},
	} {
		if _, length := c.in.thumb(c.trough); length != 0 {
			t.Errorf("%+v in %v has a thumb of %v", c.in, c.trough, length)
		}
		if at := c.in.positionAt(5, c.trough); at != 0 {
			t.Errorf("%+v in %v scrolls to %v", c.in, c.trough, at)
		}
	}
}

func pressedAt(y float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(6, y)},
		Button:     desktop.MouseButtonPrimary,
	}
}

func TestScrollBarPagesAndDrags(t *testing.T) {
	resultApp(t, Theme{Scheme: Light})
	var asked []float64
	var bar *scrollBar
	bar = newScrollBar(func(position float64) {
		asked = append(asked, position)
		bar.set(6200, 500, position)
	})
	bar.Resize(fyne.NewSize(scrollBarWidth, 500))
	bar.set(6200, 500, 0)

	bar.MouseDown(pressedAt(400))
	bar.MouseUp(pressedAt(400))
	bar.MouseDown(pressedAt(400))
	bar.MouseUp(pressedAt(400))
	bar.MouseDown(pressedAt(2))
	bar.MouseUp(pressedAt(2))
	if want := []float64{500, 1000, 500}; len(asked) != 3 || asked[0] != want[0] || asked[1] != want[1] || asked[2] != want[2] {
		t.Fatalf("pages go to %v, want %v", asked, want)
	}

	start, _ := bar.in.thumb(500)
	bar.MouseDown(pressedAt(float32(start) + 5))
	for _, y := range []float32{900, -900, float32(start) + 105} {
		bar.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(40, y)}})
	}
	if now, _ := bar.in.thumb(500); math.Abs(now-start-100) > 0.01 {
		t.Errorf("dragged by 100, the thumb moved by %v", now-start)
	}
	bar.DragEnd()
	asked = nil
	bar.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(6, 400)}})
	if len(asked) > 0 {
		t.Errorf("a drag that did not begin on the thumb goes to %v", asked)
	}
}
