package importer

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dateline/data"
)

// MaxExportRecord is the size in bytes of the longest article that is read
// from a file of many.
const MaxExportRecord = 16 << 20

// recordReader cuts a text of many articles into records, of which each begins
// at a line of its own.
type recordReader struct {
	in      *bufio.Reader
	starts  func(line []byte) bool
	next    []byte // the line that began the next record
	ended   bool
	carried bool // the last piece read did not end its line
}

func newRecordReader(r io.Reader, starts func(line []byte) bool) *recordReader {
	return &recordReader{in: bufio.NewReaderSize(r, headBytes), starts: starts}
}

// read returns the next record with its first line, or io.EOF after the last.
// What stands before the first line that begins a record is a record too.
func (r *recordReader) read() ([]byte, error) {
	if r.ended {
		return nil, io.EOF
	}
	record := r.next
	r.next = nil
	tooLong := false
	for {
		piece, err := r.in.ReadSlice('\n')
		opens := !r.carried
		r.carried = errors.Is(err, bufio.ErrBufferFull)
		if opens && len(piece) > 0 && r.starts(piece) && (record != nil || tooLong) {
			r.next = bytes.Clone(piece)
			break
		}
		if tooLong = tooLong || len(record)+len(piece) > MaxExportRecord; tooLong {
			record = nil
		} else {
			record = append(record, piece...)
		}
		if errors.Is(err, io.EOF) {
			r.ended = true
			break
		}
		if err != nil && !r.carried {
			return nil, readFailure(err)
		}
	}
	if tooLong {
		return nil, errLongRecord
	}
	return record, nil
}

var errLongRecord = &Failure{Stage: "parse", Reason: fmt.Sprintf(
	"An article in it is longer than %d MB (MaxExportRecord); the others were read.", MaxExportRecord>>20)}

// eachRecord hands the records of a stream to read, one after the other. Read
// answers with an article, with nil for what is no record (a cover page), or
// with an error, which counts for the record alone.
func eachRecord(src *source, s *sink, format string, records *recordReader, read func(record []byte) (*data.Article, error)) error {
	for {
		record, err := records.read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errLongRecord):
			if err := s.failRecord(src, err); err != nil {
				return err
			}
			continue
		case err != nil:
			return err
		}
		var article *data.Article
		_, err = s.within(func() ([]data.Article, error) {
			a, err := read(record)
			article = a
			return nil, cmp.Or(err, tooManyParagraphs(a))
		})
		switch {
		case err != nil:
			err = s.failRecord(src, err)
		case article != nil:
			err = s.record(src, format, record, *article)
		}
		if err != nil {
			return err
		}
	}
}

func tooManyParagraphs(a *data.Article) error {
	if a == nil || len(a.Body) <= MaxParagraphs {
		return nil
	}
	return &Failure{Stage: "parse", Reason: fmt.Sprintf("An article in it has more than %d paragraphs (MaxParagraphs).", MaxParagraphs)}
}

// streamText is eachRecord for a file of text in any encoding.
func streamText(src *source, s *sink, format string, starts func(line []byte) bool, read func(record []byte) (*data.Article, error)) error {
	in, err := src.textReader()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	return eachRecord(src, s, format, newRecordReader(in, starts), read)
}

// pieces reads each piece of a page that begins at a cut as an article of its own.
func pieces(src *source, s *sink, format string, cuts [][]int, read func(string) (*data.Article, error)) error {
	for i, cut := range cuts {
		end := len(src.text)
		if i+1 < len(cuts) {
			end = cuts[i+1][0]
		}
		if err := onePiece(src, s, format, src.text[cut[0]:end], read); err != nil {
			return err
		}
	}
	return nil
}

func onePiece(src *source, s *sink, format, piece string, read func(string) (*data.Article, error)) error {
	if len(piece) > MaxExportRecord {
		return s.failRecord(src, errLongRecord)
	}
	articles, err := s.within(func() ([]data.Article, error) {
		a, err := read(piece)
		if err := cmp.Or(err, tooManyParagraphs(a)); err != nil {
			return nil, err
		}
		return []data.Article{*a}, nil
	})
	if err != nil {
		return s.failRecord(src, err)
	}
	return s.record(src, format, []byte(piece), articles[0])
}

// exportLanguages are those that a database export names in words, and the
// languages that it may name them in.
var (
	exportLanguages = strings.Fields("en fr de es it pt nl sv da nb no fi pl cs sk hu ro tr vi id ms hr sr sl lt lv et ru uk bg el he ar fa hi ja ko zh th ca eu gl is")
	namingLanguages = strings.Fields("en fr de es it pt nl sv da pl")
)

var languagesByName = sync.OnceValue(func() map[string]string {
	names := map[string]string{
		"espagnol; castillan": "es", "castellano": "es", "brazilian portuguese": "pt",
		"chinese simplified": "zh", "simplified chinese": "zh", "chinese traditional": "zh", "traditional chinese": "zh",
	}
	for _, code := range exportLanguages {
		tag := language.Make(code)
		names[code] = code
		names[strings.ToLower(display.Self.Name(tag))] = code
		for _, in := range namingLanguages {
			if name := display.Tags(language.Make(in)).Name(tag); name != "" {
				names[strings.ToLower(name)] = code
			}
		}
	}
	delete(names, "")
	return names
})

var betweenLanguages = regexp.MustCompile(`[;,/|(]`)

// exportLanguage reads "ENGLISH", "GERMAN; DEUTSCH", "Français" or "EN".
func exportLanguage(s string) string {
	for _, name := range betweenLanguages.Split(strings.ToLower(s[:min(len(s), maxStamp)]), 4) {
		if code := languagesByName()[strings.TrimSpace(name)]; code != "" {
			return code
		}
	}
	return ""
}

var (
	monthOfYear = regexp.MustCompile(`(?:^|\s)(\p{L}{3,10})\.?,?\s+(?:de\s+|del\s+)?((?:18|19|20)\d{2})(?:\D|$)`)
	yearAlone   = lazily(`^(?:\p{L}+\s+)?((?:18|19|20)\d{2})$`)
)

// exportDate reads the date of an export's own field or line, which magazines
// give to the month, and quarterlies to the year.
func exportDate(text string, evidence data.Evidence) (data.Date, bool) {
	text = oneLine(text)
	if d, ok := readDate(text, evidence, time.Time{}); ok {
		return d, true
	}
	if len(text) > maxStamp {
		return data.Date{}, false
	}
	if m := monthOfYear.FindStringSubmatch(text); m != nil {
		if month, ok := monthNamed(m[1]); ok {
			c := yearMonth(m[2], "")
			c.month = month
			return c.date(evidence, text), c.year > 0
		}
	}
	if m := yearAlone.FindStringSubmatch(text); m != nil {
		c := yearMonth(m[1], "")
		return c.date(evidence, text), c.year > 0
	}
	return data.Date{}, false
}

// creditNames reads the names of a byline's field, with or without its "By",
// as they are written where they are not like names.
func creditNames(a *data.Article, field string) {
	field = withoutTitles(strings.TrimRight(oneLine(field), " =;,"))
	if field == "" {
		return
	}
	c, ok := parseByline(field)
	if !ok {
		field = creditWord.ReplaceAllString(field, "")
		c, ok = parseNames(strings.ReplaceAll(field, ";", ","))
	}
	if !ok {
		a.Authors = append(a.Authors, strings.TrimSpace(field))
		return
	}
	a.Authors = append(a.Authors, c.authors...)
	a.Agency = cmp.Or(a.Agency, c.agency)
	a.Outlet = cmp.Or(a.Outlet, c.outlet)
}

// withoutTitles takes off a byline what its authors are: ", Staff Writer".
func withoutTitles(field string) string {
	parts := strings.Split(field, ",")
	for len(parts) > 1 && isJobTitle(strings.TrimSpace(parts[len(parts)-1])) {
		parts = parts[:len(parts)-1]
	}
	return strings.TrimSpace(strings.Join(parts, ","))
}

// addPlaces adds places that an article does not have yet, in any case.
func addPlaces(a *data.Article, places []string) {
	for _, place := range places {
		if !slices.ContainsFunc(a.Places, func(p string) bool { return strings.EqualFold(p, place) }) {
			a.Places = append(a.Places, place)
		}
	}
}

var creditWord = regexp.MustCompile(`^(?i:by|par|von|por|di|da|door)[ :：]+`)

// listOf cuts a field at its separators and takes the weights off: "ENERGY (90%)".
func listOf(field, separator string) []string {
	var list []string
	for item := range strings.SplitSeq(oneLine(field), separator) {
		if item = strings.TrimSpace(weight100.ReplaceAllString(item, "")); item != "" && len(list) < maxExportTerms {
			list = append(list, item)
		}
	}
	return list
}

// maxExportTerms bounds the keywords of one article.
const maxExportTerms = 200

var weight100 = regexp.MustCompile(`\s*\(\d{1,3}\s?%\)`)
