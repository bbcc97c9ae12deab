// Package glyphs holds the typefaces that Dateline brings along: Noto Sans with
// the letters of many scripts in one font, so that they need no fonts of the
// computer and stand on one baseline.
package glyphs

import (
	_ "embed" // the files of the fonts
	"encoding/binary"

	"fyne.io/fyne/v2"
	"golang.org/x/text/language"
)

// Region is one of the ways in which Han characters are written.
type Region int

// The regions, in the order of the faces in a file.
const (
	Korea Region = iota
	Japan
	China  // simplified
	Taiwan // traditional
	regions
)

// RegionOf returns the region of a language, a BCP 47 tag, and another for a
// language that is written without Han characters.
func RegionOf(tag string, other Region) Region {
	parsed, err := language.Parse(tag)
	if err != nil {
		return other
	}
	base, _ := parsed.Base()
	switch base.String() {
	case "ko":
		return Korea
	case "ja":
		return Japan
	case "zh":
		if script, _ := parsed.Script(); script.String() == "Hant" {
			return Taiwan
		}
		return China
	}
	return other
}

//go:embed dateline-sans-regular.ttc
var regularFile []byte

//go:embed dateline-sans-bold.ttc
var boldFile []byte

var regular, bold = facesOf("dateline-sans", regularFile), facesOf("dateline-sans-bold", boldFile)

// Sans returns the font with the Han characters of a region. It is the same
// each time, since Fyne keeps what it reads by it.
func Sans(region Region, isBold bool) fyne.Resource {
	if isBold {
		return bold[region]
	}
	return regular[region]
}

// face is one font of a collection.
type face struct {
	name       string
	collection []byte
	index      Region
}

func facesOf(name string, collection []byte) (faces [regions]*face) {
	for i, region := range [regions]string{"kr", "jp", "sc", "tc"} {
		faces[i] = &face{name + "-" + region + ".otf", collection, Region(i)}
	}
	return faces
}

// Name returns the name of the font.
func (f *face) Name() string { return f.name }

// Content returns the font as a file of its own, which Fyne wants. The list of
// its tables, which says where in the collection each is, comes first.
func (f *face) Content() []byte {
	const (
		firstOffset = 12 // of the list of fonts, in a collection
		header      = 12 // of the list of a font's tables
		entry       = 16
	)
	list := f.collection[binary.BigEndian.Uint32(f.collection[firstOffset+4*f.index:]):]
	tables := int(binary.BigEndian.Uint16(list[4:]))
	file := append([]byte(nil), f.collection...)
	copy(file, list[:header+tables*entry])
	return file
}
