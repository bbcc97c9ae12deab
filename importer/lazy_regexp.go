package importer

import (
	"regexp"
	"sync"
)

// lazyRegexp is a pattern that is compiled when it is first used: all of them
// together would hold up every start of the program. What it cannot match is
// screened out first.
type lazyRegexp struct {
	screen func() *screen
	regexp func() *regexp.Regexp
}

func lazily(expr string) lazyRegexp {
	return lazyRegexp{
		screen: sync.OnceValue(func() *screen { return newScreen(expr) }),
		regexp: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) }),
	}
}

func (l lazyRegexp) passes(s string) bool {
	may, _ := l.screen().passes(s)
	return may
}

func (l lazyRegexp) MatchString(s string) bool {
	may, sure := l.screen().passes(s)
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

func (l lazyRegexp) FindAllStringIndex(s string, n int) [][]int {
	if !l.passes(s) {
		return nil
	}
	return l.regexp().FindAllStringIndex(s, n)
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
