// Package views are Dateline's widgets and the arrangement of its window. They
// show plain data and call back; they start no work of their own.
package views

import (
	"image/color"

	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
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

var palettes = map[fyne.ThemeVariant]palette{
	theme.VariantLight: withFyneNames(palette{
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
		seriesColors[0]:  rgb(0x0072b2),
		seriesColors[1]:  rgb(0xd55e00),
		seriesColors[2]:  rgb(0x009e73),
		seriesColors[3]:  rgb(0xc1729e),
		seriesColors[4]:  rgb(0x734f00),
		seriesColors[5]:  rgb(0x265168),
	}),
	theme.VariantDark: withFyneNames(palette{
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
		seriesColors[0]:  rgb(0x77c3ed),
		seriesColors[1]:  rgb(0xebb232),
		seriesColors[2]:  rgb(0x009e73),
		seriesColors[3]:  rgb(0xcc79a7),
		seriesColors[4]:  rgb(0xb54f00),
		seriesColors[5]:  rgb(0x0072b2),

		theme.ColorNameMenuBackground: rgb(0x242221), // a shadow alone does not part it from the pane
	}),
}

// withFyneNames gives Fyne's own widgets the same palette. Fyne clears a window
// to its background, which costs nothing, where a rectangle costs software
// rendering some ten nanoseconds a pixel; so the background is that of the panes,
// which draw none of their own.
func withFyneNames(p palette) palette {
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

// Scheme chooses between light and dark.
type Scheme string

// The schemes. FollowSystem takes the desktop's choice.
const (
	FollowSystem Scheme = "system"
	Light        Scheme = "light"
	Dark         Scheme = "dark"
)

// Theme is Dateline's look. It falls back to Fyne's default theme for what it
// does not name.
type Theme struct {
	Scheme Scheme
	Scale  float32 // of text; 0 means 1
}

var _ fyne.Theme = Theme{}

// Color returns the colour of a name in the scheme, or in the desktop's
// variant where the scheme follows it.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.Scheme {
	case Light:
		variant = theme.VariantLight
	case Dark:
		variant = theme.VariantDark
	}
	p, ok := palettes[variant]
	if !ok {
		p = palettes[theme.VariantLight]
	}
	if c, ok := p[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font returns Fyne's bundled font of a style.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon returns Fyne's icon of a name.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns a length in Fyne's device-independent pixels.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	scale := t.Scale
	if scale == 0 {
		scale = 1
	}
	switch name {
	case theme.SizeNameText:
		return 13 * scale
	case theme.SizeNameCaptionText, theme.SizeNameHeadingText, theme.SizeNameSubHeadingText, theme.SizeNameInlineIcon:
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
