package rtf

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"dateline/importer/office"
)

// Bounds on what a document may declare.
const (
	MaxFonts = 10_000
	MaxNotes = 10_000
	MaxCells = 10_000 // of a row within a cell
)

// codePage is how the bytes of a run of text are read.
type codePage struct {
	enc    encoding.Encoding
	double bool // a character may have two bytes
	symbol bool // a font of signs, whose only text is a bullet
}

var (
	windows1252 = codePage{enc: charmap.Windows1252}
	macintosh   = codePage{enc: charmap.Macintosh}
	dos437      = codePage{enc: charmap.CodePage437}
	dos850      = codePage{enc: charmap.CodePage850}
)

// pageNumbered returns a code page by its number at Microsoft.
func pageNumbered(n int) (codePage, bool) {
	switch n {
	case 437:
		return dos437, true
	case 850, 858:
		return dos850, true
	case 852:
		return codePage{enc: charmap.CodePage852}, true
	case 855:
		return codePage{enc: charmap.CodePage855}, true
	case 866:
		return codePage{enc: charmap.CodePage866}, true
	case 874:
		return codePage{enc: charmap.Windows874}, true
	case 932:
		return codePage{enc: japanese.ShiftJIS, double: true}, true
	case 936, 54936:
		return codePage{enc: simplifiedchinese.GB18030, double: true}, true
	case 949, 1361:
		return codePage{enc: korean.EUCKR, double: true}, true
	case 950:
		return codePage{enc: traditionalchinese.Big5, double: true}, true
	case 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258:
		pages := []encoding.Encoding{charmap.Windows1250, charmap.Windows1251, charmap.Windows1252, charmap.Windows1253, charmap.Windows1254,
			charmap.Windows1255, charmap.Windows1256, charmap.Windows1257, charmap.Windows1258}
		return codePage{enc: pages[n-1250]}, true
	case 10000:
		return macintosh, true
	case 10007:
		return codePage{enc: charmap.MacintoshCyrillic}, true
	case 65001:
		return codePage{enc: unicode.UTF8, double: true}, true
	}
	return codePage{}, false
}

// pageOfCharset returns the code page of a font's character set. The empty
// one is that of the document.
func pageOfCharset(n int) codePage {
	numbers := map[int]int{
		0: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
		177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
	}
	if n == 2 {
		return codePage{symbol: true}
	}
	page, _ := pageNumbered(numbers[n])
	return page
}

// text decodes bytes. Those that are wrong become U+FFFD.
func (p codePage) text(b []byte) string {
	if p.symbol {
		return strings.Map(func(r rune) rune {
			switch {
			case r == 0xb7 || r == 0xa7:
				return '•'
			case r < 128:
				return r
			}
			return -1
		}, latin(b))
	}
	text, err := p.enc.NewDecoder().Bytes(b)
	if err != nil {
		return latin(b)
	}
	return string(text)
}

func latin(b []byte) string {
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}

func noteMark(n int) string { return fmt.Sprintf("[%d]", n) }

// endNestedRow makes a paragraph of a row of a table within a cell.
func (r *reader) endNestedRow() {
	var cells []string
	for _, cell := range r.cells {
		if cell != "" {
			cells = append(cells, cell)
		}
	}
	r.cells = nil
	if len(cells) > 0 {
		r.out.Add(office.Paragraph{Text: strings.Join(cells, " | ")})
	}
}
