package data

import (
	"context"
	"strings"
	"time"
)

// Bounds of the search for a near spelling. Words of three letters are near to
// too many others.
const (
	leastSpelled     = 4
	mostSpelled      = 32
	spellingPatience = 150 * time.Millisecond
	commonEnough     = 1000 // articles of a word, beyond which it is not asked which is commoner
)

// respell returns the spelling nearest to a word that no article has: one letter
// more, less, other or swapped. Of several the commonest in the archive is taken;
// it is "" where there is none.
func (a *Archive) respell(ctx context.Context, piece string) (string, error) {
	word, plain := spelledWord(piece)
	if !plain {
		return "", nil
	}
	inTime, cancel := context.WithTimeout(ctx, max(a.patience, spellingPatience))
	defer cancel()
	best, most := "", 0
	err := a.inView(inTime, func(v *view) error {
		common, err := v.tx.PrepareContext(inTime, "SELECT count(*) FROM (SELECT 1 FROM fts WHERE fts MATCH ? LIMIT ?)")
		if err != nil {
			return err
		}
		defer func() { _ = common.Close() }()
		for _, candidate := range oneEditFrom(word) {
			expr, _ := match(phraseNode{columns: textColumns, terms: []string{candidate}})
			n := 0
			if err := common.QueryRowContext(inTime, expr, commonEnough).Scan(&n); err != nil {
				return err
			}
			if n > most {
				best, most = candidate, n
			}
		}
		return nil
	})
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil && inTime.Err() == nil:
		return "", err
	}
	return best, nil // of those that were tried in time
}

// spelledWord returns a part of a query as the index has it, if it is a plain word
// of Latin letters.
func spelledWord(piece string) (word string, ok bool) {
	p, ok := ParseQuery(piece, false).root.(phraseNode)
	if !ok || len(p.terms) != 1 || p.prefix || p.columns != textColumns {
		return "", false
	}
	word = p.terms[0]
	if len(word) < leastSpelled || len(word) > mostSpelled || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return "", false
	}
	return word, true
}

// oneEditFrom returns the words of Latin letters that are one edit away, those
// with two letters swapped or one left out first: that is how people err most.
func oneEditFrom(word string) []string {
	var list []string
	for i := range len(word) - 1 {
		if word[i] != word[i+1] {
			list = append(list, word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:])
		}
	}
	for i := range word {
		list = append(list, word[:i]+word[i+1:])
	}
	for i := range len(word) + 1 {
		for letter := 'a'; letter <= 'z'; letter++ {
			list = append(list, word[:i]+string(letter)+word[i:])
			if i < len(word) && rune(word[i]) != letter {
				list = append(list, word[:i]+string(letter)+word[i+1:])
			}
		}
	}
	return list
}
