package importer

import (
	"archive/zip"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// zipNames decodes the names of a zip file's members. Most programs write
// them in the code page of the computer and do not say which, so it is told
// by all names together.
type zipNames struct{ encoding string }

const cp437 = "cp437" // what the format says that names are in

// learn tells the encoding by the names of some members.
func (z *zipNames) learn(files []*zip.File) {
	if z.encoding != "" {
		return
	}
	var all strings.Builder
	for _, f := range files {
		if all.Len() < sampleBytes && !utf8.ValidString(f.Name) && !isUTF8(f) {
			all.WriteString(f.Name)
			all.WriteByte('\n')
		}
	}
	if all.Len() > 0 {
		z.encoding = encodingOfNames(all.String())
	}
}

// encodingOfNames tells what names are written in that are not UTF-8.
func encodingOfNames(names string) string {
	name := mostPlausible([]byte(names))
	if name == "" {
		return cp437
	}
	enc := decodeAs([]byte(names), name)
	if strings.HasPrefix(name, "windows-125") && latinLetters(enc) <= latinLetters(decodeName(names, cp437)) || strings.Contains(enc, "\ufffd") {
		return cp437
	}
	return name
}

// latinLetters is which share of the characters outside ASCII are Latin
// letters.
func latinLetters(s string) float64 {
	letters, all := 0, 0
	for _, r := range s {
		if r >= utf8.RuneSelf {
			all++
			if unicode.Is(unicode.Latin, r) {
				letters++
			}
		}
	}
	return float64(letters) / float64(max(all, 1))
}

// of returns a member's name.
func (z *zipNames) of(f *zip.File) string {
	if name := unicodeName(f); name != "" {
		return name
	}
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	if isUTF8(f) || z.encoding == "" {
		return strings.ToValidUTF8(f.Name, "\ufffd")
	}
	return decodeName(f.Name, z.encoding)
}

func decodeName(name, encoding string) string {
	if encoding == cp437 {
		if s, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			return s
		}
	}
	return decodeAs([]byte(name), encoding)
}

func isUTF8(f *zip.File) bool { return f.Flags&0x800 != 0 }

// unicodeName returns the name in Info-ZIP's extra field for UTF-8, where that
// was made for the name as it stands.
func unicodeName(f *zip.File) string {
	const id, version, fixed = 0x7075, 1, 5
	for extra := f.Extra; len(extra) >= 4; {
		n := int(binary.LittleEndian.Uint16(extra[2:]))
		if len(extra) < 4+n {
			return ""
		}
		field := extra[4 : 4+n]
		if binary.LittleEndian.Uint16(extra) == id && n > fixed && field[0] == version &&
			le32(field[1:]) == crc32.ChecksumIEEE([]byte(f.Name)) && utf8.Valid(field[fixed:]) {
			return string(field[fixed:])
		}
		extra = extra[4+n:]
	}
	return ""
}
