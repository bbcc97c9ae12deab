package importer

import (
	"strings"
)

// maxGlued is how far into a paragraph, in bytes, a dateline may stand that
// has headline and byline glued before it.
const maxGlued = 900

var (
	agencyDash = lazily(`\(([^()]{2,40})\)\s*(?:--|—|–|-|_)`).needing("(")
	capsStart  = lazily(`^(?:Mc|Mac)?\p{Lu}[\p{Lu}.'’-]+[ ,/(.]`)
)

// gluedDateline finds a dateline with a known agency within a paragraph, where
// headline, note and byline stand before it on the same line.
func gluedDateline(s string) (before string, d dateline, rest string, ok bool) {
	head := s
	if len(head) > maxGlued {
		head = strings.ToValidUTF8(head[:maxGlued], "")
	}
	for _, m := range agencyDash.FindAllStringSubmatchIndex(head, 4) {
		if !isAgency(head[m[2]:m[3]]) {
			continue
		}
		for i := max(0, m[0]-maxDateline); i < m[0]; i++ {
			if i > 0 && head[i-1] != ' ' && head[i-1] != ')' && (head[i-1] < 'a' || head[i-1] > 'z') || !capsStart.MatchString(head[i:]) {
				continue
			}
			found, after, valid := parseDateline(s[i:])
			if !valid || len(s)-len(after) < m[1]-1 || ok && !knownCity(found.places[0]) {
				continue
			}
			before, d, rest, ok = strings.TrimSpace(s[:i]), found, after, true
			if knownCity(found.places[0]) {
				return before, d, rest, true
			}
		}
		if ok {
			return before, d, rest, true
		}
	}
	return s, dateline{}, "", false
}
