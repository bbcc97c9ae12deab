// Package views are Dateline's widgets and the arrangement of its window. They
// show plain data and call back; they start no work of their own.
package views

import (
	"image/color"

	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dateline/views/glyphs"
)

// The colours that Dateline adds to Fyne's.
const (
	ColorPane        fyne.ThemeColorName = "dateline.pane"
	ColorWindow      fyne.ThemeColorName = "dateline.window" // what lies beside and sunk into panes
	ColorLine        fyne.ThemeColorName = "dateline.line"
	ColorText        fyne.ThemeColorName = "dateline.text"
	ColorSoftText    fyne.ThemeColorName = "dateline.softText"
	ColorFaintText   fyne.ThemeColorName = "dateline.faintText" // large or decorative only
	ColorAccent      fyne.ThemeColorName = "dateline.accent"
	ColorAccentFaint fyne.ThemeColorName = "dateline.accentFaint"
	ColorOnAccent    fyne.ThemeColorName = "dateline.onAccent"
	ColorHit         fyne.ThemeColorName = "dateline.hit"
	ColorHitText     fyne.ThemeColorName = "dateline.hitText"
	ColorFound       fyne.ThemeColorName = "dateline.found"   // behind what is looked for in an article
	ColorRemoved     fyne.ThemeColorName = "dateline.removed" // behind what an older version had
	ColorAdded       fyne.ThemeColorName = "dateline.added"   // behind what a newer one has
	ColorArchiveBar  fyne.ThemeColorName = "dateline.archiveBar"
	ColorSelectedRow fyne.ThemeColorName = "dateline.selectedRow"
	ColorSelection   fyne.ThemeColorName = "dateline.selection" // behind selected text
	ColorOutline     fyne.ThemeColorName = "dateline.outline"   // around grounds that alone are too faint; see outline
)

// seriesColors are the colours of compared queries: hues after Okabe and Ito,
// of which people with any colour vision tell all apart.
var seriesColors = [MostSeries]fyne.ThemeColorName{
	"dateline.series1", "dateline.series2", "dateline.series3", "dateline.series4", "dateline.series5", "dateline.series6",
}

// The fonts of the reading column.
var (
	SerifRegular = fyne.NewStaticResource("serif.ttf", liberationserifregular.TTF)
	SerifBold    = fyne.NewStaticResource("serif-bold.ttf", liberationserifbold.TTF)
)

type palette map[fyne.ThemeColorName]color.NRGBA

var palettes = map[Scheme]palette{
	Light: withFyneNames(palette{
		ColorWindow:      rgb(0xf6f5f2),
		ColorPane:        rgb(0xffffff),
		ColorLine:        rgb(0xe3e0d9),
		ColorText:        rgb(0x1d1c1a),
		ColorSoftText:    rgb(0x6b6760),
		ColorFaintText:   rgb(0xa29d93),
		ColorAccent:      rgb(0x9b2d20),
		ColorAccentFaint: rgb(0xf7e9e5),
		ColorOnAccent:    rgb(0xffffff),
		ColorHit:         rgb(0xffe08a),
		ColorHitText:     rgb(0x1d1c1a),
		ColorFound:       rgb(0xcdf0de),
		ColorRemoved:     rgb(0xfbe3dd),
		ColorAdded:       rgb(0xd9f1dd),
		ColorArchiveBar:  rgb(0xd9d4ca),
		ColorSelectedRow: rgb(0xf3ece6),
		ColorSelection:   rgb(0xcfdff2),
	}, seriesOnLight),
	Dark: withFyneNames(palette{
		ColorWindow:      rgb(0x161514),
		ColorPane:        rgb(0x1d1c1b),
		ColorLine:        rgb(0x302e2b),
		ColorText:        rgb(0xece9e3),
		ColorSoftText:    rgb(0xa8a298),
		ColorFaintText:   rgb(0x767066),
		ColorAccent:      rgb(0xe8806f),
		ColorAccentFaint: rgb(0x3a2320),
		ColorOnAccent:    rgb(0x1d1c1b),
		ColorHit:         rgb(0x6b5410),
		ColorHitText:     rgb(0xfff3c9),
		ColorFound:       rgb(0x0f3b33),
		ColorRemoved:     rgb(0x5a2a22),
		ColorAdded:       rgb(0x173a23),
		ColorArchiveBar:  rgb(0x3a3733),
		ColorSelectedRow: rgb(0x2a2625),
		ColorSelection:   rgb(0x2c4159),

		theme.ColorNameMenuBackground: rgb(0x242221), // a shadow alone does not part it from the pane
	}, seriesOnDark),
	ContrastLight: withFyneNames(palette{
		ColorWindow:      rgb(0xffffff),
		ColorPane:        rgb(0xffffff),
		ColorLine:        rgb(0x5c5c5c),
		ColorText:        rgb(0x000000),
		ColorSoftText:    rgb(0x1c1c1c),
		ColorFaintText:   rgb(0x4a4a4a),
		ColorAccent:      rgb(0x7a1006),
		ColorAccentFaint: rgb(0xffe3dc),
		ColorOnAccent:    rgb(0xffffff),
		ColorHit:         rgb(0xffe14a),
		ColorHitText:     rgb(0x000000),
		ColorFound:       rgb(0xb9f2cf),
		ColorRemoved:     rgb(0xffd6cc),
		ColorAdded:       rgb(0xc4f0cb),
		ColorArchiveBar:  rgb(0x929292),
		ColorSelectedRow: rgb(0xdbe6f6),
		ColorSelection:   rgb(0x7fb2f4),
		ColorOutline:     rgb(0x000000),

		theme.ColorNameDisabled:       rgb(0x575757),
		theme.ColorNameDisabledButton: rgb(0xffffff),
		theme.ColorNameFocus:          rgb(0x6aa2ec), // of Fyne's menus, which have no outline
		theme.ColorNameHover:          rgb(0x9cc2f5),
		theme.ColorNamePressed:        rgb(0x6aa2ec),
		theme.ColorNameShadow:         color.NRGBA{A: 0xb0},
	}, seriesOnLight),
	ContrastDark: withFyneNames(palette{
		ColorWindow:      rgb(0x000000),
		ColorPane:        rgb(0x000000),
		ColorLine:        rgb(0x9a9a9a),
		ColorText:        rgb(0xffffff),
		ColorSoftText:    rgb(0xf0f0f0),
		ColorFaintText:   rgb(0xb5b5b5),
		ColorAccent:      rgb(0xffbfab),
		ColorAccentFaint: rgb(0x4a1c12),
		ColorOnAccent:    rgb(0x000000),
		ColorHit:         rgb(0x5c4600),
		ColorHitText:     rgb(0xffffff),
		ColorFound:       rgb(0x003a2e),
		ColorRemoved:     rgb(0x561810),
		ColorAdded:       rgb(0x083c1a),
		ColorArchiveBar:  rgb(0x666666),
		ColorSelectedRow: rgb(0x26303c),
		ColorSelection:   rgb(0x1f4f8a),
		ColorOutline:     rgb(0xffffff),

		theme.ColorNameMenuBackground: rgb(0x2e2e2e),
		theme.ColorNameDisabled:       rgb(0xc0c0c0),
		theme.ColorNameDisabledButton: rgb(0x000000),
		theme.ColorNameFocus:          rgb(0x1f5594), // of Fyne's menus, which have no outline
		theme.ColorNameHover:          rgb(0x1a3d66),
		theme.ColorNamePressed:        rgb(0x1f5594),
		theme.ColorNameShadow:         color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0x90}, // black on black is none
	}, seriesOnDark),
}

// The colours of series on a light ground and on a dark one.
var (
	seriesOnLight = [MostSeries]color.NRGBA{rgb(0x0072b2), rgb(0xd55e00), rgb(0x009e73), rgb(0xc1729e), rgb(0x734f00), rgb(0x265168)}
	seriesOnDark  = [MostSeries]color.NRGBA{rgb(0x77c3ed), rgb(0xebb232), rgb(0x009e73), rgb(0xcc79a7), rgb(0xb54f00), rgb(0x0072b2)}
)

// withFyneNames adds the colours of series, and gives Fyne's own widgets the same
// palette. Fyne clears a window
// to its background, which costs nothing, where a rectangle costs software
// rendering some ten nanoseconds a pixel; so the background is that of the panes,
// which draw none of their own.
func withFyneNames(p palette, series [MostSeries]color.NRGBA) palette {
	for i, c := range series {
		p[seriesColors[i]] = c
	}
	for name, same := range map[fyne.ThemeColorName]fyne.ThemeColorName{
		theme.ColorNameBackground:          ColorPane,
		theme.ColorNameForeground:          ColorText,
		theme.ColorNamePlaceHolder:         ColorSoftText,
		theme.ColorNameDisabled:            ColorSoftText,
		theme.ColorNamePrimary:             ColorAccent,
		theme.ColorNameForegroundOnPrimary: ColorOnAccent,
		theme.ColorNameHyperlink:           ColorAccent,
		theme.ColorNameError:               ColorAccent,
		theme.ColorNameForegroundOnError:   ColorOnAccent,
		theme.ColorNameFocus:               ColorAccentFaint,
		theme.ColorNameHover:               ColorSelectedRow,
		theme.ColorNamePressed:             ColorLine,
		theme.ColorNameSeparator:           ColorLine,
		theme.ColorNameInputBorder:         ColorLine,
		theme.ColorNameButton:              ColorSelectedRow,
		theme.ColorNameDisabledButton:      ColorLine,
		theme.ColorNameHeaderBackground:    ColorPane,
		theme.ColorNameInputBackground:     ColorWindow,
		theme.ColorNameMenuBackground:      ColorPane,
		theme.ColorNameOverlayBackground:   ColorPane,
		theme.ColorNameSelection:           ColorSelection,
		theme.ColorNameScrollBar:           ColorFaintText,
	} {
		if _, own := p[name]; !own {
			p[name] = p[same]
		}
	}
	p[theme.ColorNameScrollBarBackground] = color.NRGBA{}
	return p
}

// Scheme chooses between light and dark, and how strong the contrast is.
type Scheme string

// The schemes. FollowSystem takes the desktop's choice of Light and Dark.
const (
	FollowSystem  Scheme = "system"
	Light         Scheme = "light"
	Dark          Scheme = "dark"
	ContrastLight Scheme = "contrast-light"
	ContrastDark  Scheme = "contrast-dark"
)

// variant is Fyne's word for the scheme.
func (s Scheme) variant() fyne.ThemeVariant {
	if s == Dark || s == ContrastDark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Theme is Dateline's look. It falls back to Fyne's default theme for what it
// does not name.
type Theme struct {
	Scheme Scheme
	Scale  float32       // of text; 0 means 1
	Region glyphs.Region // whose Han characters are drawn, unless an article says otherwise
}

var _ fyne.Theme = Theme{}

// Color returns the colour of a name in the scheme, or in the desktop's
// variant where the scheme follows it.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	scheme := t.Scheme
	if _, ok := palettes[scheme]; !ok {
		scheme = Light
		if variant == theme.VariantDark {
			scheme = Dark
		}
	}
	c, ok := palettes[scheme][name]
	switch {
	case !ok && name == ColorOutline:
		return color.Transparent
	case !ok:
		return theme.DefaultTheme().Color(name, scheme.variant())
	case name == theme.ColorNameForeground:
		return menuText(c)
	}
	return c
}

// Font returns the font of many scripts, or Fyne's own for what that has not: a
// fixed pitch, slanted letters and symbols.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace || style.Italic || style.Symbol {
		return theme.DefaultTheme().Font(style)
	}
	return glyphs.Sans(t.Region, style.Bold)
}

// themeRegion returns the region of the running app's theme.
func themeRegion() glyphs.Region {
	t, _ := fyne.CurrentApp().Settings().Theme().(Theme)
	return t.Region
}

// Icon returns Fyne's icon of a name.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns a length in Fyne's device-independent pixels. Texts have whole sizes: the
// shaper sets letters as far apart as at the next whole size, which is loose else.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	scale := t.Scale
	if scale == 0 {
		scale = 1
	}
	switch name {
	case theme.SizeNameText:
		return round(13 * scale)
	case theme.SizeNameCaptionText, theme.SizeNameHeadingText, theme.SizeNameSubHeadingText:
		return round(theme.DefaultTheme().Size(name) * scale)
	case theme.SizeNameInlineIcon:
		return theme.DefaultTheme().Size(name) * scale
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6
	default:
		return theme.DefaultTheme().Size(name)
	}
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

// colorOf returns a colour of the running app's theme.
func colorOf(name fyne.ThemeColorName) color.Color {
	s := fyne.CurrentApp().Settings()
	return s.Theme().Color(name, s.ThemeVariant())
}
