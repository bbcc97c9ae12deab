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
	ColorText:     {ColorPane, theme.ColorNameBackground, ColorSelectedRow, ColorSelection, ColorAccentFaint, ColorFound, ColorRemoved, ColorAdded},
	ColorSoftText: {ColorPane, theme.ColorNameBackground, ColorSelectedRow, ColorFound, ColorRemoved, ColorAdded},
	ColorAccent:   {ColorPane, theme.ColorNameBackground, ColorSelectedRow, ColorAccentFaint, ColorFound},
	ColorOnAccent: {ColorAccent},
	ColorHitText:  {ColorHit, ColorFound},
	ColorPane:     {ColorText}, // tooltips are inverted

	theme.ColorNameForeground: {
		theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground,
		theme.ColorNameHover, theme.ColorNameButton, theme.ColorNamePressed, theme.ColorNameFocus,
		theme.ColorNameSelection,
	},
	theme.ColorNamePlaceHolder:         {theme.ColorNameInputBackground},
	theme.ColorNameDisabled:            {theme.ColorNameBackground, theme.ColorNameInputBackground, theme.ColorNameMenuBackground},
	theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
	theme.ColorNameForegroundOnError:   {theme.ColorNameError},
	theme.ColorNameHyperlink:           {ColorPane, theme.ColorNameBackground},
	theme.ColorNameError:               {ColorPane, theme.ColorNameBackground},
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
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
