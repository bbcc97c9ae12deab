package locale

import (
	"regexp"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Sentence translates what the archive or the importer says, which know no other
// language than English. A sentence that is not among sentences stays as it is.
func Sentence(english string) string {
	translated, _ := among(sentencePatterns(), english)
	return translated
}

// kindOf translates what a file or a part of it is, and reports whether that is
// among kinds.
func kindOf(english string) (string, bool) { return among(kindPatterns(), english) }

// kindsOf translates a list of kinds: "a picture, a video and text". A kind may
// have an "and" of its own.
func kindsOf(english string) (string, bool) {
	if kind, known := kindOf(english); known {
		return kind, true
	}
	for _, separator := range []string{", ", " and "} {
		for from := 0; ; {
			at := strings.Index(english[from:], separator)
			if at < 0 {
				break
			}
			from += at + len(separator)
			first, known := kindOf(english[:from-len(separator)])
			rest, restKnown := kindsOf(english[from:])
			if known && restKnown {
				return lang.L("{{.First}}, {{.Second}}", map[string]any{"First": first, "Second": rest}), true
			}
		}
	}
	return english, false
}

// among translates by the first pattern that fits, and by which the fields can be
// translated that are no names or numbers.
func among(patterns []pattern, english string) (translated string, known bool) {
	for _, p := range patterns {
		values := p.match.FindStringSubmatch(english)
		if values == nil {
			continue
		}
		fields, all := map[string]any{}, true
		for i, name := range p.match.SubexpNames()[1:] {
			value, known := values[i+1], true
			switch name {
			case "Kind", "Other":
				value, known = kindOf(value)
			case "Kinds":
				value, known = kindsOf(value)
			}
			fields[name], all = value, all && known
		}
		if all {
			return lang.L(p.key, fields), true
		}
	}
	return english, false
}

// A pattern finds a sentence of a key, and what stands in its fields.
type pattern struct {
	key   string
	match *regexp.Regexp
}

var field = regexp.MustCompile(`\\{\\{\\.(\w+)\\}\\}`)

var (
	sentencePatterns = sync.OnceValue(func() []pattern { return patternsOf(sentences) })
	kindPatterns     = sync.OnceValue(func() []pattern { return patternsOf(kinds) })
)

func patternsOf(keys []string) []pattern {
	var all []pattern
	for _, key := range keys {
		expression := field.ReplaceAllString(regexp.QuoteMeta(key), `(?P<$1>.+)`)
		all = append(all, pattern{key, regexp.MustCompile(`(?s)^` + expression + `$`)})
	}
	return all
}

// LanguageName is how a language's code is called, "" where it has no name.
func LanguageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return ""
	}
	name := display.Tags(language.Make(spoken)).Name(tag)
	return strings.TrimSpace(name)
}
