package importer

import (
	"regexp"
	"strconv"
	"strings"

	"dateline/data"
)

// nexisFormat is the text that LexisNexis exports: documents that begin with
// their number, "1 of 10 DOCUMENTS". nexisHTMLFormat is the same as a page.
var (
	nexisFormat     = format{name: nexisName, matches: isNexis, stream: streamNexis}
	nexisHTMLFormat = format{name: nexisHTMLName, matches: isNexisHTML, stream: streamNexisHTML}
)

const nexisName, nexisHTMLName = "nexis", "nexis-html"

// nexisMarker is a document's number. The number may have separators.
var nexisMarker = lazily(`^(?i)[ \t\p{Zs}]*(?:focus - |level \d - )?(?:([\d.,]{1,9}) (?:of|von|de|di|van|sur|av|af) ([\d.,]{1,9}) (?:documents?|dokumente?n?|documentos?|documenti|documenten|dokumenter|stories|items)` +
	`|(?:documento?|dokument|document) ([\d.,]{1,9}) (?:of|von|de|di|van|sur|av|af) ([\d.,]{1,9}))[ \t\r\n\p{Zs}]*$`)

// nexisNumber reads a marker's number and total.
func nexisNumber(line string) (number, total int) {
	m := nexisMarker.FindStringSubmatch(line)
	if m == nil {
		return 0, 0
	}
	digits := strings.NewReplacer(".", "", ",", "")
	number, _ = strconv.Atoi(digits.Replace(m[1] + m[3]))
	total, _ = strconv.Atoi(digits.Replace(m[2] + m[4]))
	return number, total
}

func isNexis(src *source) bool {
	head := src.headText()
	if strings.HasPrefix(head, "<") {
		return false
	}
	first, _, _ := strings.Cut(head, "\n")
	if n, _ := nexisNumber(first); n > 0 {
		return true
	}
	marked, labelled := 0, false
	for line := range strings.SplitSeq(head, "\n") {
		if n, _ := nexisNumber(line); n > 0 {
			marked++
		}
		if field, _, _ := readNexisLabel(line); field != labelNone {
			labelled = labelled || marked > 0
		}
	}
	return marked > 1 || labelled
}

// nexisStarts returns the test for a line that begins a document: its number
// follows the last, begins again, or is of the same total. A body may quote
// any other.
func nexisStarts() func(line []byte) bool {
	last, all := 0, 0
	return func(line []byte) bool {
		if len(line) > maxStamp {
			return false
		}
		n, total := nexisNumber(string(line))
		if n == 0 || last > 0 && n != 1 && n != last+1 && total != all {
			return false
		}
		last, all = n, total
		return true
	}
}

func streamNexis(src *source, s *sink) error {
	return streamText(src, s, nexisName, nexisStarts(), func(record []byte) (*data.Article, error) {
		return readNexisRecord(clean(string(record)))
	})
}

// nexisBlock is a run of lines without an empty one, or one labelled field.
type nexisBlock struct {
	lines []line
	field labelKind
	name  string // its label
}

func (b nexisBlock) text() string {
	var parts []string
	for _, l := range b.lines {
		parts = append(parts, l.text)
	}
	return strings.Join(parts, " ")
}

// value is what follows the label.
func (b nexisBlock) value() string {
	_, _, value := readNexisLabel(b.text())
	return value
}

func nexisBlocks(lines []line) []nexisBlock {
	var blocks []nexisBlock
	for i, l := range lines {
		field, name, _ := readNexisLabel(l.text)
		if i == 0 || l.blank || field != labelNone {
			blocks = append(blocks, nexisBlock{field: field, name: name})
		}
		b := &blocks[len(blocks)-1]
		b.lines = append(b.lines, l)
	}
	return blocks
}

// readNexisRecord reads a document, or gives nil for the cover page that
// stands before the first.
func readNexisRecord(text string) (*data.Article, error) {
	lines := splitLines(text)
	if len(lines) == 0 {
		return nil, nil
	}
	if n, _ := nexisNumber(lines[0].text); n == 0 {
		return nil, nil
	}
	return readNexisDocument(nexisBlocks(lines[1:]))
}

// readNexisDocument reads a document without its number.
func readNexisDocument(blocks []nexisBlock) (*data.Article, error) {
	a, dates := readNexisBlocks(blocks)
	if a.Headline == "" && len(a.Body) == 0 {
		return nil, &NotArticle{"a document of the database without text"}
	}
	settled := settleRecord(a, dates...)
	return &settled, nil
}

// readNexisBlocks reads a document: outlet, date and headline, labelled
// fields, the body, and labelled fields again.
func readNexisBlocks(blocks []nexisBlock) (data.Article, []data.Date) {
	a := data.Article{}
	blocks = withoutShow(&a, blocks)
	first, length := len(blocks), -1
	for i, b := range blocks {
		if b.field != labelNone {
			first = min(first, i)
		}
		if b.field == labelLength {
			length = i
			break
		}
	}
	top := blocks[:first]
	if first == len(blocks) { // no field at all
		top = blocks[:min(len(blocks), 3)]
		first = len(top)
	}
	dates, decks := readNexisTop(&a, top)
	body := first
	var text []line
	for ; body < len(blocks); body++ {
		b := blocks[body]
		if b.field == labelBody || b.field == labelNone && body > length || b.field >= labelLoaded {
			break
		}
		switch b.field {
		case labelNone:
			decks = append(decks, b.text())
		case labelLead:
			decks = append(decks, b.value())
		default:
			setNexisField(&a, b.field, b.name, b.value())
			if b.field == labelDateline {
				dates = append(dates, datelineDate(b.value()).dates(dates)...)
			}
		}
	}
	end := nexisFoot(blocks, body)
	for i, b := range blocks[body:end] {
		if i == 0 && b.field == labelBody {
			_, _, b.lines[0].text = readNexisLabel(b.lines[0].text)
		}
		text = append(text, b.lines...)
	}
	a.Body = append(decks, rejoined(text)...)
	readNexisFoot(&a, blocks[end:])
	return a, dates
}

// withoutShow takes the programme of a broadcast, which stands above the date.
func withoutShow(a *data.Article, blocks []nexisBlock) []nexisBlock {
	const near = 8
	var kept []nexisBlock
	for i, b := range blocks {
		switch {
		case i > near:
			return append(kept, blocks[i:]...)
		case b.field != labelShow:
			kept = append(kept, b)
		case b.name == "SHOW":
			a.Section = b.value()
		}
	}
	return kept
}

// nexisTopLines is how many blocks, and lines of each, a date is looked for in.
const nexisTopLines = 16

// readNexisTop reads what stands above the fields: the outlet, the date with
// the edition, the headline. What follows the headline is returned as decks.
func readNexisTop(a *data.Article, top []nexisBlock) (dates []data.Date, decks []string) {
	dated, at := -1, 0
	var found data.Date
	for _, least := range []data.Precision{data.ToDay, data.ToYear} {
		for i, b := range top[:min(len(top), nexisTopLines)] {
			for j, l := range b.lines[:min(len(b.lines), nexisTopLines)] {
				if dated >= 0 {
					break
				}
				if d, ok := exportDate(l.text, data.FromMetadata); ok && d.Precision >= least && !isCopyright(l.text) && i+j > 0 {
					found, dated, at = d, i, j
				}
			}
		}
	}
	if found.Known() {
		dates = append(dates, found)
	}
	var outlet []string
	for i, b := range top {
		switch {
		case i < dated || dated < 0 && i == 0:
			outlet = append(outlet, withoutCopyright(b.lines)...)
		case i == dated:
			outlet = append(outlet, withoutCopyright(b.lines[:at])...)
		case a.Headline == "":
			a.Headline = b.text()
		default:
			decks = append(decks, b.text())
		}
	}
	a.Outlet = strings.Join(outlet, " ")
	return dates, decks
}

// nexisFoot returns where the fields below the body begin. The same labels may
// stand within the body, so they are looked for from the end.
func nexisFoot(blocks []nexisBlock, body int) int {
	loaded, language := -1, -1
	for i := body; i < len(blocks); i++ {
		switch blocks[i].field {
		case labelLoaded:
			loaded = i
		case labelLanguage:
			language = i
		}
	}
	end := len(blocks)
	switch {
	case loaded >= 0 && language >= 0:
		end = min(loaded, language)
	case max(loaded, language) >= 0:
		end = max(loaded, language)
	default:
		for end > body && isCopyright(blocks[end-1].lines[0].text) {
			end--
		}
	}
	for end > body && (blocks[end-1].field >= labelOther) {
		end--
	}
	return end
}

func readNexisFoot(a *data.Article, foot []nexisBlock) {
	for i := 0; i < len(foot); i++ {
		b := foot[i]
		for b.field == labelNote && i+1 < len(foot) && foot[i+1].field == labelNone && !isCopyright(foot[i+1].lines[0].text) {
			i++
			b.lines = append(b.lines, foot[i].lines...)
		}
		if b.field > labelBody {
			setNexisField(a, b.field, b.name, b.value())
		}
	}
}

var copyrightLine = regexp.MustCompile(`^(?i:copyright\b|copr\.|©|\(c\)|all rights reserved|alle rechten? vorbe|tous droits|todos los derechos|tutti i diritti|todos os direitos|derechos reservados)`)

func isCopyright(s string) bool { return copyrightLine.MatchString(s) }

func withoutCopyright(lines []line) []string {
	var out []string
	for _, l := range lines {
		if !isCopyright(l.text) {
			out = append(out, l.text)
		}
	}
	return out
}

// rejoined joins the lines of a text that is known to be wrapped, as wide as
// its widest line.
func rejoined(lines []line) []string {
	width := 0
	for _, l := range lines {
		if n := columns(l.text); n <= maxWrap {
			width = max(width, n)
		}
	}
	var out []string
	var para strings.Builder
	for i, l := range lines {
		if l.text == "" {
			continue
		}
		switch {
		case para.Len() == 0:
		case width >= minWrap && continues(lines[i-1], l, width):
			para.WriteString(between(lines[i-1].text, l.text))
		default:
			out = append(out, para.String())
			para.Reset()
		}
		para.WriteString(l.text)
	}
	if para.Len() > 0 {
		out = append(out, para.String())
	}
	return out
}
