package data

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// maxLanguages bounds the languages of an archive, which are looked up all at
// once because they are found by their names too.
const maxLanguages = 1000

// fieldHints say what the fields look at. A field without a hint is not offered.
var fieldHints = map[string]string{
	"title": "words of the headline", "body": "words of the text", "by": "words of the byline",
	"place": "where it was written", "agency": "a news agency", "outlet": "a newspaper or site", "lang": "a language",
	"format": "a kind of file", "tag": "a keyword of its file", "is": "a state: undated, review, …", "has": "what it has: author, place, …",
	"date": "a year, month, day or range", "before": "earlier than", "after": "later than",
}

// stateHints say what the values of is: and has: mean.
var stateHints = map[string]map[string]string{
	"is": {
		"undated": "its date is not known", "dated": "its date is known", "updated": "older versions of it are kept",
		"unread": "it was not opened yet", "read": "it was opened",
		"review": "its dates disagree, or something else asks for a look", "gone": "its file is no longer there",
	},
	"has": {
		"trailer": "lists and the like that followed it", "author": "it names an author", "place": "it names where it was written",
		"url": "its web address is known", "note": "an editor’s note", "agency": "it names a news agency",
		"outlet": "it names a newspaper or site",
	},
}

// fieldNames returns the fields whose names begin with what was typed.
func (part completable) fieldNames() []Completion {
	var found []Completion
	for _, name := range fieldNames {
		if fieldHints[name] != "" && strings.HasPrefix(name, strings.ToLower(part.prefix)) {
			found = append(found, Completion{Text: name + ":", Kind: FieldCompletion, Detail: fieldHints[name]})
		}
	}
	return found
}

// states returns the values of is: or has: that begin with what was typed.
func (part completable) states() []Completion {
	var found []Completion
	for _, state := range knownStates[part.field] {
		if hint := stateHints[part.field][state]; hint != "" && strings.HasPrefix(state, strings.ToLower(part.prefix)) {
			found = append(found, Completion{Text: state, Detail: hint})
		}
	}
	return found
}

// languages returns those of the values whose code or English name has a word
// that begins with what was typed.
func (part completable) languages(values []FacetValue) []Completion {
	var found []Completion
	for _, v := range values {
		c := Completion{Text: v.Value, Count: v.Count, Detail: LanguageName(v.Value)}
		if wordBegins(c.Text, part.prefix) || wordBegins(c.Detail, part.prefix) {
			found = append(found, c)
		}
	}
	return found
}

// LanguageName is the English name of a language's code, "" where there is none.
func LanguageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return ""
	}
	return display.English.Tags().Name(tag)
}

// languageCode is the code by which a language is filed that a person names by another
// code, such as "kor", or by its English name; "" where there is none.
func languageCode(name string) string {
	if tag, err := language.Parse(name); err == nil {
		return tag.String()
	}
	return languageCodes()[foldValue(name)]
}

// languageCodes are the codes of languages by their English names.
var languageCodes = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	for _, tag := range display.Supported.Tags() {
		if name := foldValue(display.English.Tags().Name(tag)); name != "" && codes[name] == "" {
			codes[name] = tag.String()
		}
	}
	return codes
})

// foldValue returns the words of a value as they are compared, with no regard to
// case and accents.
func foldValue(value string) string {
	t := tokenizer{src: value, whole: true}
	t.run()
	return string(t.buf)
}

// wordBegins reports whether a word of value begins with prefix, which may go on
// over further words.
func wordBegins(value, prefix string) bool {
	return strings.Contains(" "+foldValue(value), " "+foldValue(prefix))
}

// exampleYear stands in the forms of dates until a year is typed.
const exampleYear = "2019"

// The forms of a date: examples of which the first serves that what was typed
// can be the beginning of.
var (
	monthForms = []string{exampleYear + "-06", exampleYear + "-11"}
	dayForms   = []string{exampleYear + "-06-22", exampleYear + "-11-22", exampleYear + "-06-30", exampleYear + "-06-11"}
	startForms = []string{exampleYear + "-06-01", exampleYear + "-11-01", exampleYear + "-06-10"}
)

// dates returns the forms of a date that what was typed can become.
func (part completable) dates() []Completion {
	first, last, isRange := strings.Cut(part.prefix, "..")
	if isRange {
		return part.ends(first, last)
	}
	var found []Completion
	found = part.addDate(found, overlay(first, exampleYear), part.periodMeans("year"))
	found = part.addDate(found, overlay(first, monthForms...), part.periodMeans("month"))
	found = part.addDate(found, overlay(first, dayForms...), part.periodMeans("day"))
	if part.field != "date" {
		return found
	}
	if start := overlay(first, startForms...); start != "" {
		month := start[:len(monthForms[0])]
		found = part.addDate(found, start+".."+month+"-22", "from one day to another")
	}
	if _, ok := parsePeriod(first); ok {
		found = part.addDate(found, first+"..", "from then on")
	} else {
		found = part.addDate(found, overlay(first, exampleYear)+"..", "from then on")
	}
	return part.addDate(found, ".."+exampleYear, "until then")
}

// ends returns the forms of a range whose first part is complete.
func (part completable) ends(first, last string) []Completion {
	year := exampleYear
	if _, ok := parsePeriod(first); ok {
		year = first[:len(exampleYear)]
	}
	found := part.addDate(nil, part.prefix, "from then on")
	if last != "" {
		found = nil
	}
	for _, end := range []string{year, year + "-12", year + "-12-31"} {
		if end = overlay(last, end); end != "" {
			found = part.addDate(found, first+".."+end, "until then")
		}
	}
	return found
}

// addDate appends a form of a date unless it is none, or there already.
func (part completable) addDate(found []Completion, text, means string) []Completion {
	_, problem := parseDates(part.field, text)
	known := slices.ContainsFunc(found, func(c Completion) bool { return c.Text == text })
	if problem != "" || known || !strings.HasPrefix(text, part.prefix) {
		return found
	}
	return append(found, Completion{Text: text, Detail: means})
}

// periodMeans says what a year, month or day means in the field.
func (part completable) periodMeans(period string) string {
	switch part.field {
	case "before":
		return "before that " + period + " begins"
	case "after":
		return "after that " + period + " ends"
	}
	return "that " + period
}

// overlay writes what was typed over the beginning of the first example that
// then is a date; it is "" if none is.
func overlay(typed string, examples ...string) string {
	for _, example := range examples {
		if len(typed) <= len(example) {
			if _, ok := parsePeriod(typed + example[len(typed):]); ok {
				return typed + example[len(typed):]
			}
		}
	}
	return ""
}
