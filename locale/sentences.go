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
	for _, p := range patterns() {
		values := p.match.FindStringSubmatch(english)
		if values == nil {
			continue
		}
		fields := map[string]any{}
		for i, name := range p.match.SubexpNames()[1:] {
			fields[name] = values[i+1]
		}
		return lang.L(p.key, fields)
	}
	return english
}

// A pattern finds a sentence of a key, and what stands in its fields.
type pattern struct {
	key   string
	match *regexp.Regexp
}

var field = regexp.MustCompile(`\\{\\{\\.(\w+)\\}\\}`)

var patterns = sync.OnceValue(func() []pattern {
	var all []pattern
	for _, key := range sentences {
		expression := field.ReplaceAllString(regexp.QuoteMeta(key), `(?P<$1>.+)`)
		all = append(all, pattern{key, regexp.MustCompile(`(?s)^` + expression + `$`)})
	}
	return all
})

// LanguageName is how a language's code is called, "" where it has no name.
func LanguageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return ""
	}
	name := display.Tags(language.Make(spoken)).Name(tag)
	return strings.TrimSpace(name)
}
