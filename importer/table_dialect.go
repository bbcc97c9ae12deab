package importer

import (
	"bytes"
	"regexp"
	"strings"
)

// dialect is how a table is written.
type dialect struct {
	comma   byte
	quotes  bool // fields may stand in quotation marks
	escapes bool // within these a quotation mark is written \", not ""
	spaced  bool // a space stands before quotation marks: a, "b"
	lineEnd byte // '\n', or '\r' as old Macs had it
	sep     bool // Excel's line "sep=;" stands above
}

// commas are what parts the fields of tables, the likeliest first.
const commas = ",\t;|"

// tableExt maps the extensions of tables to what they promise to part fields.
var tableExt = map[string]byte{".csv": ',', ".tsv": '\t', ".tab": '\t', ".psv": '|'}

var excelSep = regexp.MustCompile(`^"?sep=([^"\n])"?[ \t]*(?:\n|$)`)

const (
	dialectRows  = 50 // rows by which a dialect is judged
	dialectBytes = 48 << 10
)

// dialectOf tells how a table is written by its beginning. Where nothing cuts
// it into columns, it is one column.
func dialectOf(src *source) dialect {
	head := src.headText()
	d := dialect{lineEnd: '\n', quotes: true}
	if bytes.IndexByte(src.head, '\n') < 0 && bytes.IndexByte(src.head, '\r') >= 0 {
		d.lineEnd = '\r'
	}
	if m := excelSep.FindStringSubmatch(head); m != nil && m[1][0] < 0x80 {
		d.comma, d.sep = m[1][0], true
		head = head[len(m[0]):]
	}
	head = head[:min(len(head), dialectBytes)]
	d.escapes = strings.Contains(head, `\"`) && !strings.Contains(head, `""`)
	if d.comma == 0 {
		d.comma = d.bestComma(head, tableExt[src.ext()])
	}
	if d.comma == '\t' {
		d.quotes = d.tabsQuoted(head)
	}
	d.spaced = d.comma != '\t' && strings.Contains(head, string(d.comma)+` "`)
	return d
}

// bestComma is the character that cuts most of the first rows into the same
// number of columns; of equals the promised one, then the likelier.
func (d dialect) bestComma(head string, promised byte) byte {
	best, most := promised, 0.0
	for _, comma := range []byte(commas) {
		d.comma = comma
		first, same, rows := 0, 0, 0
		for n := range d.widths(head) {
			if rows == 0 {
				first = n
			}
			if rows++; n == first {
				same++
			}
		}
		if first < 2 {
			continue
		}
		score := float64(same) / float64(rows)
		if comma == promised {
			score *= 1.1
		}
		if score > most+0.01 {
			best, most = comma, score
		}
	}
	if best == 0 {
		return ','
	}
	return best
}

// widths gives the number of fields of each of the first rows.
func (d dialect) widths(head string) func(func(int) bool) {
	return func(yield func(int) bool) {
		cut := newRowCutter(strings.NewReader(head), d)
		for range dialectRows {
			row, err := cut.next()
			if err != nil || cut.unclosed {
				return
			}
			if fields, err := d.fields(row); err == nil && !yield(len(fields)) {
				return
			}
		}
	}
}

// tabsQuoted reports whether quotation marks enclose fields in a table with
// tabs. Many such tables are written without quoting, and a field may then
// begin with a quotation mark of its text.
func (d dialect) tabsQuoted(head string) bool {
	opened, closed := 0, 0
	for line := range strings.SplitSeq(head, "\n") {
		for field := range strings.SplitSeq(line, "\t") {
			if strings.HasPrefix(field, `"`) {
				opened++
				if len(field) > 1 && strings.HasSuffix(field, `"`) {
					closed++
				}
			}
		}
	}
	if opened == 0 {
		return false
	}
	unquoted := d
	d.quotes, unquoted.quotes = true, false
	return !d.ragged(head) && (opened == closed || unquoted.ragged(head))
}

// ragged reports that rows differ in their number of fields.
func (d dialect) ragged(head string) bool {
	first := 0
	for n := range d.widths(head) {
		if first == 0 {
			first = n
		}
		if n != first {
			return true
		}
	}
	return false
}
