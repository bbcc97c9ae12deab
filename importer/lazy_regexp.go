package importer

import (
	"regexp"
	"sync"
)

// lazyRegexp is a pattern that is compiled when it is first used: all of them
// together would hold up every start of the program.
type lazyRegexp func() *regexp.Regexp

func lazily(expr string) lazyRegexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

func (l lazyRegexp) MatchString(s string) bool { return l().MatchString(s) }

func (l lazyRegexp) FindString(s string) string { return l().FindString(s) }

func (l lazyRegexp) FindStringIndex(s string) []int { return l().FindStringIndex(s) }

func (l lazyRegexp) FindStringSubmatch(s string) []string { return l().FindStringSubmatch(s) }

func (l lazyRegexp) FindStringSubmatchIndex(s string) []int { return l().FindStringSubmatchIndex(s) }

func (l lazyRegexp) FindAllString(s string, n int) []string { return l().FindAllString(s, n) }

func (l lazyRegexp) ReplaceAllString(s, with string) string { return l().ReplaceAllString(s, with) }
