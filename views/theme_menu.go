package views

import "image/color"

// menuText is a colour of text that Fyne's menus do not fade. They draw the names
// of keys in the theme's foreground at 95 % of its alpha, but keep only the lower
// eight of its sixteen bits; a fully opaque colour becomes one of 20 %. The
// amounts here lie so that what is kept is right, and that whoever reads the upper
// bits, as all other drawing does, gets the colour itself.
type menuText color.NRGBA

// menuTextAlpha is nearly opaque, and the lower bits of 95 % of it are 0xf6.
const menuTextAlpha = 0xffc0

// RGBA is for color.Color.
func (c menuText) RGBA() (r, g, b, a uint32) {
	return menuAmount(c.R), menuAmount(c.G), menuAmount(c.B), menuTextAlpha
}

// menuAmount returns a premultiplied amount of light whose lower bits are those of
// the colour, and whose upper bits are them again when the alpha is divided out.
func menuAmount(amount uint8) uint32 {
	full := uint32(amount)
	kept := full<<8 | full
	if kept*0xffff/menuTextAlpha>>8 != full {
		kept = (full-1)<<8 | full
	}
	return kept
}
