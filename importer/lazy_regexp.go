package importer

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// lazyRegexp is a pattern that is compiled when it is first used: all of them
// together would hold up every start of the program. What it cannot match is
// screened out first.
type lazyRegexp struct {
	screen func() *screen
	regexp func() *regexp.Regexp
	needs  []string // one of which is in whatever matches; none where that is not told
}

func lazily(expr string) lazyRegexp {
	return lazyRegexp{
		screen: sync.OnceValue(func() *screen { return newScreen(expr) }),
		regexp: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) }),
	}
}

// needing tells a pattern that one of some strings is in whatever it matches.
// They are looked for first, which takes less time still than the screen.
func (l lazyRegexp) needing(needs ...string) lazyRegexp {
	l.needs = needs
	return l
}

func (l lazyRegexp) screened(s string) (may, sure bool) {
	if l.needs != nil && !slices.ContainsFunc(l.needs, func(need string) bool { return strings.Contains(s, need) }) {
		return false, true
	}
	return l.screen().passes(s)
}

func (l lazyRegexp) passes(s string) bool {
	may, _ := l.screened(s)
	return may
}

func (l lazyRegexp) MatchString(s string) bool {
	may, sure := l.screened(s)
	return may && (sure || l.regexp().MatchString(s))
}

func (l lazyRegexp) FindString(s string) string {
	if !l.passes(s) {
		return ""
	}
	return l.regexp().FindString(s)
}

// longest is FindString for a pattern that stands at the start of a text and of
// which the longest match is the first.
func (l lazyRegexp) longest(s string) string {
	if end, sure := l.screen().longest(s); sure {
		return s[:end]
	}
	return l.regexp().FindString(s)
}

func (l lazyRegexp) FindStringIndex(s string) []int {
	if !l.passes(s) {
		return nil
	}
	return l.regexp().FindStringIndex(s)
}

func (l lazyRegexp) FindStringSubmatch(s string) []string {
	if !l.passes(s) {
		return nil
	}
	return l.regexp().FindStringSubmatch(s)
}

func (l lazyRegexp) FindStringSubmatchIndex(s string) []int {
	if !l.passes(s) {
		return nil
	}
	return l.regexp().FindStringSubmatchIndex(s)
}

func (l lazyRegexp) FindAllString(s string, n int) []string {
	if !l.passes(s) {
		return nil
	}
	return l.regexp().FindAllString(s, n)
}

func (l lazyRegexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !l.passes(s) {
		return nil
	}
	return l.regexp().FindAllStringSubmatchIndex(s, n)
}

func (l lazyRegexp) ReplaceAllString(s, with string) string {
	if !l.passes(s) {
		return s
	}
	return l.regexp().ReplaceAllString(s, with)
}

func (l lazyRegexp) ReplaceAllStringFunc(s string, with func(string) string) string {
	if !l.passes(s) {
		return s
	}
	return l.regexp().ReplaceAllStringFunc(s, with)
}

func (l lazyRegexp) FindAllStringSubmatch(s string, n int) [][]string {
	if !l.passes(s) {
		return nil
	}
	return l.regexp().FindAllStringSubmatch(s, n)
}
