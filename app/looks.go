package app

import (
	"context"
	"math"
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/views"
)

const (
	smallestText = 0.8
	largestText  = 2.0
	textStep     = 0.1
	// textPause is how long after the last step text is drawn in its new size. That takes
	// the window some tenths of a second, in which all that is pressed waits.
	textPause = 150 * time.Millisecond
)

// scaleText makes text larger (1), smaller (-1) or normal (0), once no further step
// follows. The size is told and kept at once.
func (d *desk) scaleText(step int) {
	t := d.prefs.theme()
	t.Scale = min(largestText, max(smallestText, t.Scale+textStep*float32(step)))
	if step == 0 {
		t.Scale = 1
	}
	d.prefs.setTheme(t)
	d.note(lang.L("Text size: {{.N}}%", map[string]any{"N": math.Round(float64(t.Scale) * 100)}))
	d.sizing.run(textPause, func(_ context.Context, screen func(func())) { screen(d.applyTheme) })
}

func (d *desk) setScheme(s views.Scheme) {
	t := d.prefs.theme()
	t.Scheme = s
	d.prefs.setTheme(t)
	d.applyTheme()
}

// applyTheme draws all windows in the theme that is kept. Of itself, Fyne leaves what
// is under a menu bar as high as before when that becomes higher, so that it ends below
// the window.
func (d *desk) applyTheme() {
	d.sizing.drop()
	d.spareMemory()
	d.window.SetMainMenu(nil) // which spares drawing one that goes
	views.UseTheme(d.app, d.prefs.theme())
	d.rebuildMenus()
}
