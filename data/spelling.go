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

// respell returns a query with a word that no article has in the spelling that is
// nearest to it and in some: one letter more, less, other or swapped. Of several
// the commonest in the archive is taken. It is not ok where there is none, or the
// query so written finds nothing either.
func (a *Archive) respell(ctx context.Context, pieces []string, at int) (near Leftover, ok bool, err error) {
	word, plain := spelledWord(pieces[at])
	if !plain {
		return near, false, nil
	}
	inTime, cancel := context.WithTimeout(ctx, spellingPatience)
	defer cancel()
	best, most := "", 0
	err = a.inView(inTime, func(v *view) error {
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
	if ctx.Err() != nil {
		return near, false, ctx.Err()
	}
	if err != nil && inTime.Err() == nil {
		return near, false, err
	}
	if best == "" {
		return near, false, nil
	}
	near.Part = best
	written := append(append(append([]string{}, pieces[:at]...), best), pieces[at+1:]...)
	near.Query = strings.Join(written, " ")
	near.Count, err = a.Count(ctx, ParseQuery(near.Query, false))
	return near, near.Count > 0, err
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
