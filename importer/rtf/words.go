package rtf

import (
	"strings"
	"unicode/utf16"
)

// destinations say what the text of their group is. Those marked \* that are
// not here are passed over, as the format asks of readers that do not know them.
var destinations = map[string]kind{
	"fonttbl": fontTable, "stylesheet": styleSheet, "title": title, "author": author, "keywords": keywords,
	"listtext": listText, "pntext": listText,
	"colortbl": skipped, "info": skipped, "pict": skipped, "header": skipped, "headerl": skipped, "headerr": skipped, "headerf": skipped,
	"footer": skipped, "footerl": skipped, "footerr": skipped, "footerf": skipped, "ftnsep": skipped, "ftnsepc": skipped, "ftncn": skipped,
	"aftnsep": skipped, "aftnsepc": skipped, "aftncn": skipped, "fldinst": skipped, "nonshppict": skipped, "shppict": skipped, "shprslt": skipped,
	"sp": skipped, "sn": skipped, "sv": skipped, "objdata": skipped, "objclass": skipped, "nonesttables": skipped, "xe": skipped, "tc": skipped, "tcn": skipped,
	"rxe": skipped, "txe": skipped, "listtable": skipped, "listoverridetable": skipped, "rsidtbl": skipped, "generator": skipped,
	"themedata": skipped, "colorschememapping": skipped, "latentstyles": skipped, "datastore": skipped, "xmlnstbl": skipped, "revtbl": skipped,
	"bkmkstart": skipped, "bkmkend": skipped, "filetbl": skipped, "pntxta": skipped, "pntxtb": skipped, "annotation": skipped, "atnid": skipped,
	"atnauthor": skipped, "comment": skipped, "subject": skipped, "operator": skipped, "company": skipped, "category": skipped, "manager": skipped,
	"doccomm": skipped, "hlinkbase": skipped, "template": skipped, "panose": skipped, "falt": skipped,
}

// transparent are groups marked \* whose text is the document's.
var transparent = map[string]bool{"shpinst": true, "shptxt": true, "ud": true, "nesttableprops": true, "result": true}

// characters are those that control words and symbols stand for.
var characters = map[string]string{
	"tab": " ", "line": "\n", "lbr": "\n", "softline": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-",
}

// control interprets a control word.
func (r *reader) control(t token) {
	if r.skip > 0 && t.name != "u" && t.name != "*" {
		r.skip-- // it stands for a character of Unicode
		return
	}
	r.flush()
	g := r.group
	if t.name == "*" {
		r.optional()
		return
	}
	if s, ok := characters[t.name]; ok {
		r.write(s)
		return
	}
	if what, ok := destinations[t.name]; ok {
		if g.kind != skipped || t.name == "title" || t.name == "author" || t.name == "keywords" {
			g.kind = what
		}
		return
	}
	switch t.name {
	case "u":
		r.unicode(t.number)
		r.skip = g.skipAfterU
	case "uc":
		g.skipAfterU = max(0, t.number)
	case "upr":
		g.twice = 1
	case "footnote":
		r.beginNote()
	default:
		if !r.setsCharacters(t) {
			r.setsParagraph(t)
		}
	}
}

// optional reads the destination that stands after \*.
func (r *reader) optional() {
	before := r.at
	t, ok := r.next()
	if !ok {
		return
	}
	if t.kind != word {
		r.at = before
		return
	}
	if t.name == "footnote" {
		r.beginNote()
		return
	}
	if transparent[t.name] {
		return
	}
	if what, ok := destinations[t.name]; !ok || what == skipped {
		r.group.kind = skipped
	} else if r.group.kind != skipped {
		r.group.kind = what
	}
}

func (r *reader) unicode(n int) {
	c := rune(uint16(n))
	switch {
	case utf16.IsSurrogate(c) && c < 0xdc00:
		r.high = c
		return
	case utf16.IsSurrogate(c):
		c = utf16.DecodeRune(r.high, c)
	case c >= 0xf020 && c <= 0xf0ff: // a symbol font's; its bullet is the only one that is text
		if c = '•'; uint16(n) != 0xf0b7 {
			return
		}
	}
	r.high = 0
	if r.group.kind != skipped {
		r.write(string(c))
	}
}

func (r *reader) beginNote() {
	g := r.group
	if g.kind != body || g.hidden || r.notes >= MaxNotes {
		g.kind = skipped
		return
	}
	r.notes++
	r.text.WriteString(noteMark(r.notes))
	g.kind = footnote
}

// setsCharacters interprets words about fonts and characters.
func (r *reader) setsCharacters(t token) bool {
	g := r.group
	switch t.name {
	case "ansicpg":
		if page, ok := pageNumbered(t.number); ok {
			r.ansi = page
		}
	case "mac":
		r.ansi = macintosh
	case "pc":
		r.ansi = dos437
	case "pca":
		r.ansi = dos850
	case "deff":
		if g.kind == body {
			g.font = t.number
		}
	case "f":
		g.font = t.number
	case "af":
		if g.wide {
			g.wideFont = t.number
		}
	case "dbch":
		g.wide = true
	case "loch", "hich":
		g.wide = false
	case "fcharset":
		if g.kind == fontTable && len(r.fonts) < MaxFonts {
			r.fonts[g.font] = pageOfCharset(t.number)
		}
	case "cpg":
		if page, ok := pageNumbered(t.number); ok && g.kind == fontTable && len(r.fonts) < MaxFonts {
			r.fonts[g.font] = page
		}
	case "v", "deleted":
		g.hidden = !t.has || t.number != 0
	case "plain":
		g.hidden, g.wide = false, false
	default:
		return false
	}
	return true
}

// setsParagraph interprets words about paragraphs and tables.
func (r *reader) setsParagraph(t token) {
	g := r.group
	switch t.name {
	case "s":
		if g.kind == styleSheet {
			g.style = t.number
		} else if g.kind == body {
			r.style = t.number
		}
		return
	}
	if g.kind != body && g.kind != footnote {
		return
	}
	switch t.name {
	case "par", "sect", "page", "column":
		r.endParagraph()
	case "pard":
		r.style, r.outline, r.inTable = 0, false, false
	case "outlinelevel":
		r.outline = t.number < 9
	case "intbl":
		r.inTable = true
	case "cell":
		r.endCell()
	case "row":
		r.endRow()
	case "nestcell":
		if len(r.cells) < MaxCells {
			r.cells = append(r.cells, strings.TrimSpace(r.text.String()))
			r.text.Reset()
		}
	case "nestrow":
		r.endNestedRow()
	}
}
