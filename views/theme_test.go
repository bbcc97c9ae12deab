package views

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
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

func TestTextMeetsWCAG(t *testing.T) {
	const least = 4.5 // level AA, text of any size
	for name, scheme := range map[string]Scheme{"light": Light, "dark": Dark} {
		th := Theme{Scheme: scheme}
		for text, grounds := range textPairs {
			for _, ground := range grounds {
				got := contrast(th.Color(text, theme.VariantLight), th.Color(ground, theme.VariantLight))
				if got < least {
					t.Errorf("%s: %s on %s has a contrast of %.2f, less than %.1f", name, text, ground, got, least)
				}
			}
		}
	}
}

// What must be seen but not read needs 3 to 1 (WCAG 1.4.11).
func TestBarsStandOut(t *testing.T) {
	for name, scheme := range map[string]Scheme{"light": Light, "dark": Dark} {
		th := Theme{Scheme: scheme}
		for _, ground := range []fyne.ThemeColorName{ColorPane, ColorArchiveBar} {
			if got := contrast(th.Color(ColorAccent, theme.VariantLight), th.Color(ground, theme.VariantLight)); got < 3 {
				t.Errorf("%s: the query's bars on %s have a contrast of %.2f", name, ground, got)
			}
		}
	}
}

func TestSeriesStandOut(t *testing.T) {
	for name, scheme := range map[string]Scheme{"light": Light, "dark": Dark} {
		th := Theme{Scheme: scheme}
		for _, series := range seriesColors {
			if got := contrast(th.Color(series, theme.VariantLight), th.Color(ColorPane, theme.VariantLight)); got < 3 {
				t.Errorf("%s: %s on the pane has a contrast of %.2f", name, series, got)
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
	for name, scheme := range map[string]Scheme{"light": Light, "dark": Dark} {
		th := Theme{Scheme: scheme}
		for vision, seen := range colourVision {
			for i, a := range seriesColors {
				for _, b := range seriesColors[:i] {
					if got := apart(th.Color(a, 0), th.Color(b, 0), seen); got < least {
						t.Errorf("%s, %s vision: %s and %s are %.1f apart", name, vision, a, b, got)
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
	dark, light := palettes[theme.VariantDark][ColorPane], palettes[theme.VariantLight][ColorPane]
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
	} {
		if got := (Theme{Scheme: c.scheme}).Color(ColorPane, c.variant); got != c.want {
			t.Errorf("%q over variant %d: %v, want %v", c.scheme, c.variant, got, c.want)
		}
	}
	if len(palettes[theme.VariantLight]) != len(palettes[theme.VariantDark]) {
		t.Error("the palettes do not name the same colours")
	}
	for name := range palettes[theme.VariantLight] {
		if _, ok := palettes[theme.VariantDark][name]; !ok {
			t.Errorf("%s has no dark colour", name)
		}
	}
}

func TestThemeSizes(t *testing.T) {
	for _, scale := range []float32{0, 1, 1.5} {
		want := 13 * max(scale, 1)
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
