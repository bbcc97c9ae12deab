package data

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxCompletions is how many completions are offered at once.
const MaxCompletions = 8

const (
	// FieldCompletion is the kind of a completion that is the name of a field.
	// Every other kind is the name of the field whose value it is.
	FieldCompletion = "field"

	minFieldLetters = 2 // from which on a word is taken for the beginning of a field's name
)

// A Completion is what a part of a query that is being typed may become.
type Completion struct {
	Text   string // what to show
	Insert string // what takes the place of Span; the cursor goes behind it
	Span   Span   // of the query
	Kind   string
	Detail string // what Text means, where it does not say so itself
	Count  int    // of articles; 0 where they are not counted
}

// A ValueLookup finds the values of a field of which a word begins with prefix,
// the commonest first. The field is "place", "agency", "outlet", "author",
// "lang" or "format".
type ValueLookup func(ctx context.Context, field, prefix string, limit int) ([]FacetValue, error)

// looksUp names, for the fields of a query whose values an archive lists, what a
// ValueLookup calls them.
var looksUp = map[string]string{
	"place": "place", "agency": "agency", "outlet": "outlet", "by": "author", "lang": "lang", "format": "format",
}

// A completable is a part of a query that can be completed.
type completable struct {
	field  string // whose value it is; "" for the beginning of a field's name
	prefix string // what of it stands before the cursor
	span   Span
}

// CanComplete reports whether there may be completions at the cursor, a byte
// offset, without looking for them.
func CanComplete(text string, cursor int) bool {
	_, ok := completableAt(text, cursor)
	return ok
}

// Complete returns what the part of a query at the cursor, a byte offset, may
// become. Without a lookup it knows only what is the same in every archive.
func Complete(ctx context.Context, text string, cursor int, lookup ValueLookup) ([]Completion, error) {
	part, ok := completableAt(text, cursor)
	if !ok {
		return nil, nil
	}
	found, err := part.candidates(ctx, lookup)
	if err != nil {
		return nil, err
	}
	found = found[:min(len(found), MaxCompletions)]
	if len(found) == 1 && found[0].Detail == "" && foldValue(found[0].Text) == foldValue(part.prefix) {
		return nil, nil // it is typed already
	}
	for i := range found {
		part.finish(&found[i], text)
	}
	return found, nil
}

// candidates returns what the part may become, not yet fit for its query.
func (part completable) candidates(ctx context.Context, lookup ValueLookup) ([]Completion, error) {
	switch part.field {
	case "":
		return part.fieldNames(), nil
	case "is", "has":
		return part.states(), nil
	case "date", "before", "after":
		return part.dates(), nil
	}
	listed, ok := looksUp[part.field]
	if !ok || lookup == nil {
		return nil, nil
	}
	if part.field == "lang" {
		values, err := lookup(ctx, listed, "", maxLanguages)
		return part.languages(values), err
	}
	values, err := lookup(ctx, listed, part.prefix, 4*MaxCompletions)
	return joined(values), err
}

// joined makes one completion of the spellings that find the same articles, in
// the commonest: BUSAN and Busan.
func joined(values []FacetValue) []Completion {
	var found []Completion
	at := map[string]int{} // in found, by the words of the value
	for _, v := range values {
		words := foldValue(v.Value)
		i, known := at[words]
		switch {
		case words == "": // nothing finds it
		case known:
			found[i].Count += v.Count
		default:
			at[words] = len(found)
			found = append(found, Completion{Text: v.Value, Count: v.Count})
		}
	}
	slices.SortStableFunc(found, func(a, b Completion) int { return b.Count - a.Count })
	return found
}

// completableAt finds what is being typed at the cursor.
func completableAt(text string, cursor int) (part completable, ok bool) {
	if cursor < 0 || cursor > len(text) || len(text) > maxQueryBytes || cursor < len(text) && !utf8.RuneStart(text[cursor]) {
		return part, false
	}
	l := lexer{text: text, problems: &problems{}}
	fields := []string{""} // of the brackets around
	for {
		it := l.next()
		around := fields[len(fields)-1]
		switch {
		case it.kind == itemEnd || it.start >= cursor:
			return part, false
		case it.end >= cursor && (it.kind == itemWord || it.kind == itemPhrase):
			return it.completable(&l, around, cursor)
		case it.kind == itemOpen && it.field != "":
			fields = append(fields, it.field)
		case it.kind == itemOpen:
			fields = append(fields, around)
		case it.kind == itemClose && len(fields) > 1:
			fields = fields[:len(fields)-1]
		}
	}
}

// completable takes an item apart at the cursor within it. The lexer stands
// behind the item.
func (it item) completable(l *lexer, around string, cursor int) (part completable, ok bool) {
	text, start, end := l.text, it.textStart, it.end
	if it.kind == itemWord && it.text == "" && !it.prefix {
		start = it.end // nothing follows the field's colon
	}
	if cursor < start {
		return part, false
	}
	part = completable{field: it.field, prefix: text[start:cursor], span: Span{start, end}}
	if part.field == "" {
		part.field = around
	}
	switch {
	case part.field == "title" || part.field == "body" || part.field == "" && it.kind == itemPhrase:
		return part, false
	case part.field == "":
		return part, cursor == end && len(part.prefix) >= minFieldLetters
	case it.kind == itemWord:
		part.prefix = strings.TrimRight(part.prefix, "*")
		return part, part.prefix != "" || start == end
	}
	if cursor > it.textStart+len(it.text) {
		return part, false // behind the phrase
	}
	_, quote := utf8.DecodeLastRuneInString(text[:start])
	part.span.Start -= quote
	if it.open || l.leavesOpen() {
		part.span.End = cursor + wordLength(text[cursor:end])
	}
	return part, true
}

// leavesOpen reports whether the last phrase of the text is not closed. Then an
// earlier one may have taken its first mark for an end.
func (l *lexer) leavesOpen() bool {
	for {
		it := l.next()
		if it.kind == itemEnd {
			return false
		}
		if it.kind == itemPhrase && it.open {
			return true
		}
	}
}

// wordLength is the length of s up to a space, bracket or quotation mark.
func wordLength(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == ')' || quoteClass(r) != 0
	})
	if n < 0 {
		return len(s)
	}
	return n
}

// finish says what choosing a completion changes in the query.
func (part completable) finish(c *Completion, text string) {
	c.Span = part.span
	if c.Kind == FieldCompletion {
		c.Insert = c.Text
		return
	}
	c.Kind = part.field
	c.Insert = quoteValue(c.Text)
	next, size := utf8.DecodeRuneInString(text[c.Span.End:])
	switch {
	case unicode.IsSpace(next):
		c.Span.End += size
	case next == ')':
		return
	}
	c.Insert += " "
}

// quoteValue writes a value so that the lexer reads it as one item: as it is,
// else in quotation marks that do not occur in it.
func quoteValue(value string) string {
	value = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(value, " "))
	for _, written := range []string{value, `"` + value + `"`, "«" + value + "»"} {
		l := lexer{text: written, problems: &problems{}}
		it := l.next()
		plain := it.kind == itemWord || it.kind == itemPhrase && !it.open
		if plain && it.end == len(written) && it.field == "" && !it.not && !it.prefix && it.text == value {
			return written
		}
	}
	// Marks and stars are no part of a word, so they need not be looked for.
	return `"` + strings.Map(func(r rune) rune {
		if quoteClass(r) != 0 || r == '*' {
			return ' '
		}
		return r
	}, value) + `"`
}
