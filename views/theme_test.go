package views

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// textPairs are the texts that Dateline sets, each with its grounds.
// ColorFaintText is not among them: it is decoration, never text to be read.
// Nor is a disabled button's label, which WCAG leaves free.
var textPairs = map[fyne.ThemeColorName][]fyne.ThemeColorName{
	ColorText:     {ColorPane, ColorWindow, ColorSelectedRow, ColorSelection, ColorAccentFaint, ColorFound, ColorRemoved, ColorAdded},
	ColorSoftText: {ColorPane, ColorWindow, ColorSelectedRow, ColorFound, ColorRemoved, ColorAdded},
	ColorAccent:   {ColorPane, ColorWindow, ColorSelectedRow, ColorAccentFaint, ColorFound},
	ColorOnAccent: {ColorAccent},
	ColorHitText:  {ColorHit, ColorFound},
	ColorPane:     {ColorText}, // tooltips are inverted

	theme.ColorNameForeground: {
		theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground,
		theme.ColorNameHover, theme.ColorNameButton, theme.ColorNamePressed, theme.ColorNameFocus,
		theme.ColorNameSelection,
	},
	theme.ColorNamePlaceHolder:         {theme.ColorNameInputBackground},
	theme.ColorNameDisabled:            {ColorWindow, theme.ColorNameInputBackground, theme.ColorNameMenuBackground},
	theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
	theme.ColorNameForegroundOnError:   {theme.ColorNameError},
	theme.ColorNameHyperlink:           {ColorPane, ColorWindow},
	theme.ColorNameError:               {ColorPane, ColorWindow},
}

// schemes are those that have colours of their own.
var schemes = []Scheme{Light, Dark, ContrastLight, ContrastDark}

func isContrast(s Scheme) bool { return s == ContrastLight || s == ContrastDark }

func TestTextMeetsWCAG(t *testing.T) {
	for _, scheme := range schemes {
		least, th := 4.5, Theme{Scheme: scheme} // level AA, text of any size
		if isContrast(scheme) {
			least = 7 // level AAA
		}
		for text, grounds := range textPairs {
			for _, ground := range grounds {
				got := contrast(th.Color(text, theme.VariantLight), th.Color(ground, theme.VariantLight))
				if got < least {
					t.Errorf("%s: %s on %s has a contrast of %.2f, less than %.1f", scheme, text, ground, got, least)
				}
			}
		}
	}
}

// What must be seen but not read needs 3 to 1 (WCAG 1.4.11).
func TestBarsStandOut(t *testing.T) {
	for _, scheme := range schemes {
		th := Theme{Scheme: scheme}
		for _, ground := range []fyne.ThemeColorName{ColorPane, ColorArchiveBar} {
			if got := contrast(th.Color(ColorAccent, theme.VariantLight), th.Color(ground, theme.VariantLight)); got < 3 {
				t.Errorf("%s: the query's bars on %s have a contrast of %.2f", scheme, ground, got)
			}
		}
	}
}

// In high contrast, whatever a person aims at has a line of 3 to 1 around it, and
// what Fyne's widgets mark by a ground alone comes near to that: 3 to 1 and a text of
// 7 to 1 on it would need more than there is between black and white.
func TestHighContrastMarksStandOut(t *testing.T) {
	grounds := []fyne.ThemeColorName{ColorPane, theme.ColorNameBackground, ColorSelectedRow, ColorAccentFaint, ColorHit, ColorFound, ColorRemoved, ColorAdded}
	for _, scheme := range []Scheme{ContrastLight, ContrastDark} {
		th := Theme{Scheme: scheme}
		check := func(mark, ground fyne.ThemeColorName, least float64) {
			if got := contrast(th.Color(mark, 0), th.Color(ground, 0)); got < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, less than %.1f", scheme, mark, ground, got, least)
			}
		}
		for _, ground := range grounds {
			check(ColorOutline, ground, 3)
			check(ColorAccent, ground, 3) // focus rings, and the border of the current hit
		}
		for _, line := range []fyne.ThemeColorName{ColorLine, theme.ColorNameInputBorder, theme.ColorNameSeparator, theme.ColorNameScrollBar, ColorArchiveBar} {
			check(line, ColorPane, 3)
			check(line, theme.ColorNameBackground, 3)
		}
		check(ColorSelection, ColorPane, 2)
		check(theme.ColorNameFocus, ColorPane, 2.5)
		check(theme.ColorNameFocus, theme.ColorNameMenuBackground, 1.7)
		check(theme.ColorNameHover, ColorPane, 1.5)
	}
}

func TestOutlinesAreOfHighContrastOnly(t *testing.T) {
	for _, scheme := range schemes {
		startApp(t, Theme{Scheme: scheme})
		hit, chosen, hovered := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
		outline(hit, thinOutline)
		paintGround(chosen, true, true)
		paintGround(hovered, true, false)
		if drawn := hit.StrokeWidth > 0; drawn != isContrast(scheme) {
			t.Errorf("%s: a hit's outline is %v wide", scheme, hit.StrokeWidth)
		}
		if stands := chosen.StrokeWidth > hovered.StrokeWidth; stands != isContrast(scheme) {
			t.Errorf("%s: outlines of %v and %v", scheme, chosen.StrokeWidth, hovered.StrokeWidth)
		}
	}
}

// Fyne draws the keys in its menus at a twentieth of less than the text's alpha,
// but for what menuText does.
func TestKeysInMenusCanBeRead(t *testing.T) {
	for _, scheme := range schemes {
		startApp(t, Theme{Scheme: scheme})
		item := fyne.NewMenuItem("Copy", nil)
		item.Shortcut = &fyne.ShortcutCopy{}
		menu := widget.NewMenu(fyne.NewMenu("", item))
		least := 4.5
		if isContrast(scheme) {
			least = 7
		}
		texts := 0
		for _, o := range test.LaidOutObjects(menu) {
			if text, ok := o.(*canvas.Text); ok {
				texts++
				ink := color.NRGBAModel.Convert(text.Color).(color.NRGBA)
				ground := Theme{Scheme: scheme}.Color(theme.ColorNameMenuBackground, 0)
				if ink.A < 0xf0 || contrast(ink, ground) < least {
					t.Errorf("%s: %q is drawn in %v on %v", scheme, text.Text, ink, ground)
				}
			}
		}
		if texts < 3 {
			t.Errorf("the menu has %d texts", texts)
		}
	}
}

// Only menus are to see a difference.
func TestMenuTextIsItsColour(t *testing.T) {
	for amount := range 256 {
		c := color.NRGBA{R: uint8(amount), G: uint8(255 - amount), B: 7, A: 0xff}
		if got := color.NRGBAModel.Convert(menuText(c)); got != c {
			t.Errorf("%v becomes %v", c, got)
		}
		r, g, b, a := menuText(c).RGBA()
		kept := color.NRGBA{R: uint8(r), G: uint8(g), B: uint8(b), A: 0xff}
		if alpha := uint8(uint32(float32(a) * 0.95)); kept != c || alpha < 0xf0 {
			t.Errorf("a menu keeps %v of %v, at an alpha of %d", kept, c, alpha)
		}
		if max(r, g, b) > a {
			t.Errorf("%v is brighter than its alpha allows", c)
		}
	}
}

func TestSeriesStandOut(t *testing.T) {
	for _, scheme := range schemes {
		th := Theme{Scheme: scheme}
		for _, series := range seriesColors {
			if got := contrast(th.Color(series, theme.VariantLight), th.Color(ColorPane, theme.VariantLight)); got < 3 {
				t.Errorf("%s: %s on the pane has a contrast of %.2f", scheme, series, got)
			}
		}
	}
}

// colourVision holds, for full sight and for the lack of each kind of cone,
// the linear red, green and blue that is seen (Machado, Oliveira and
// Fernandes, 2009).
var colourVision = map[string][3][3]float64{
	"full":          {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"without red":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"without green": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"without blue":  {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// Two colours ten units of CIELAB apart are seen as two without looking
// closely.
func TestSeriesAreToldApartWithAnyColourVision(t *testing.T) {
	const least = 15
	for _, scheme := range schemes {
		th := Theme{Scheme: scheme}
		for vision, seen := range colourVision {
			for i, a := range seriesColors {
				for _, b := range seriesColors[:i] {
					if got := apart(th.Color(a, 0), th.Color(b, 0), seen); got < least {
						t.Errorf("%s, %s vision: %s and %s are %.1f apart", scheme, vision, a, b, got)
					}
				}
			}
		}
	}
}

// apart returns the distance of two colours in CIELAB as they are seen.
func apart(a, b color.Color, seen [3][3]float64) float64 {
	p, q := cielab(a, seen), cielab(b, seen)
	return math.Sqrt(math.Pow(p[0]-q[0], 2) + math.Pow(p[1]-q[1], 2) + math.Pow(p[2]-q[2], 2))
}

func cielab(c color.Color, seen [3][3]float64) [3]float64 {
	rgb := linearRGB(c)
	var l [3]float64
	for i, row := range seen {
		l[i] = min(max(row[0]*rgb[0]+row[1]*rgb[1]+row[2]*rgb[2], 0), 1)
	}
	root := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	x := root((0.4124*l[0] + 0.3576*l[1] + 0.1805*l[2]) / 0.9505)
	y := root(0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2])
	z := root((0.0193*l[0] + 0.1192*l[1] + 0.9505*l[2]) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func TestContrast(t *testing.T) {
	white, black, grey := rgb(0xffffff), rgb(0), rgb(0x767676)
	for _, c := range []struct {
		a, b color.Color
		want float64
	}{{white, black, 21}, {black, white, 21}, {white, white, 1}, {grey, white, 4.54}} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%v on %v: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestThemeSchemes(t *testing.T) {
	dark, light := palettes[Dark][ColorPane], palettes[Light][ColorPane]
	for _, c := range []struct {
		scheme  Scheme
		variant fyne.ThemeVariant
		want    color.Color
	}{
		{Light, theme.VariantDark, light},
		{Dark, theme.VariantLight, dark},
		{FollowSystem, theme.VariantDark, dark},
		{FollowSystem, theme.VariantLight, light},
		{"", theme.VariantDark, dark},
		{FollowSystem, 99, light},
		{ContrastLight, theme.VariantDark, palettes[ContrastLight][ColorPane]},
		{ContrastDark, theme.VariantLight, palettes[ContrastDark][ColorPane]},
		{"of a later version", theme.VariantDark, dark},
	} {
		if got := (Theme{Scheme: c.scheme}).Color(ColorPane, c.variant); got != c.want {
			t.Errorf("%q over variant %d: %v, want %v", c.scheme, c.variant, got, c.want)
		}
	}
	for _, scheme := range schemes {
		for name := range palettes[Light] {
			if _, ok := palettes[scheme][name]; !ok {
				t.Errorf("%s has no colour in %s", name, scheme)
			}
		}
	}
}

func TestThemeSizes(t *testing.T) {
	for scale, want := range map[float32]float32{0: 13, 0.8: 10, 1: 13, 1.5: 20, 2: 26} { // whole
		if got := (Theme{Scale: scale}).Size(theme.SizeNameText); got != want {
			t.Errorf("text at scale %v is %v, want %v", scale, got, want)
		}
	}
}

// contrast returns the contrast ratio of two opaque colours, 1 to 21, after
// WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance returns a colour's relative luminance, 0 to 1, after
// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance.
func luminance(c color.Color) float64 {
	l := linearRGB(c)
	return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
}

// linearRGB returns a colour's amounts of light, each 0 to 1.
func linearRGB(c color.Color) [3]float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return [3]float64{linear(r), linear(g), linear(b)}
}
