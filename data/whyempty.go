package data

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
)

// Culprits tells why a query found nothing.
type Culprits struct {
	Words []string // parts of the query that no article answers
	// Near is the query with these parts in spellings that the archive has, where
	// it then finds something.
	Near string
	// Elsewhere are queries that look for such a part in another field, or anywhere,
	// and find something.
	Elsewhere []Leftover
	// Without are queries that leave out one part and find something.
	Without []Leftover
}

// Leftover is a query with one part left out, or replaced.
type Leftover struct {
	Part, Query string
	Count       int
}

const maxPieces = 12 // of a query that are tried one by one

// WhyEmpty looks for the parts of a query that emptied its results. Of a query with
// operators it names the words that no article has.
func (a *Archive) WhyEmpty(ctx context.Context, text string) (Culprits, error) {
	var c Culprits
	pieces := pieces(text)
	if len(pieces) == 0 {
		for _, word := range wantedWords(text) {
			n, err := a.Count(ctx, ParseQuery(word, false))
			if err != nil {
				return c, err
			}
			if n == 0 {
				c.Words = append(c.Words, word)
			}
		}
		return c, nil
	}
	if len(pieces) > maxPieces {
		return c, nil
	}
	near := slices.Clone(pieces)
	for i, piece := range pieces {
		if strings.HasPrefix(piece, "-") {
			continue
		}
		n, err := a.Count(ctx, ParseQuery(piece, false))
		if err != nil {
			return c, err
		}
		if n == 0 {
			c.Words = append(c.Words, piece)
			spelling, err := a.respell(ctx, piece)
			if err != nil {
				return c, err
			}
			if spelling != "" {
				near[i] = spelling
			}
			if c.Elsewhere, err = a.elsewhere(ctx, c.Elsewhere, pieces, i); err != nil {
				return c, err
			}
		}
		rest := strings.Join(append(append([]string{}, pieces[:i]...), pieces[i+1:]...), " ")
		if rest == "" {
			continue
		}
		if n, err = a.Count(ctx, ParseQuery(rest, false)); err != nil {
			return c, err
		}
		if n > 0 {
			c.Without = append(c.Without, Leftover{Part: piece, Query: rest, Count: n})
		}
	}
	if slices.Equal(near, pieces) {
		return c, nil
	}
	written := strings.Join(near, " ")
	n, err := a.Count(ctx, ParseQuery(written, false))
	if n > 0 {
		c.Near = written
	}
	return c, err
}

// elsewhere adds the queries that look for the value of a part in the other fields
// that a person may have meant, as far as they find something.
func (a *Archive) elsewhere(ctx context.Context, found []Leftover, pieces []string, at int) ([]Leftover, error) {
	for _, meant := range meantBy(pieces[at]) {
		all := slices.Clone(pieces)
		all[at] = meant
		query := strings.Join(all, " ")
		n, err := a.Count(ctx, ParseQuery(query, false))
		if err != nil {
			return found, err
		}
		if n > 0 {
			found = append(found, Leftover{Part: meant, Query: query, Count: n})
		}
	}
	return found, nil
}

// kindredFields hold names that people take for one another: what prints an article
// and who wrote it, where and for whom.
var kindredFields = map[string][]string{
	"outlet": {"agency"}, "agency": {"outlet"}, "place": nil, "tag": nil, "by": {"agency", "outlet"}, "title": nil, "body": nil,
}

// meantBy lists what a part of a query may be meant to be: its value in the field
// whose name is nearly the one that was written, in a kindred field, or anywhere.
func meantBy(piece string) []string {
	name, value, ok := strings.Cut(piece, ":")
	if !ok || value == "" {
		return nil
	}
	var list []string
	field := strings.ToLower(name)
	if !isField(field) {
		if field = likelyField(field); field == "" {
			return nil
		}
		list = append(list, field+":"+value)
	}
	kindred, names := kindredFields[field]
	for _, other := range kindred {
		list = append(list, other+":"+value)
	}
	if names {
		list = append(list, value)
	}
	return list
}

// pieces cuts a query into the parts that it joins by AND; nil where it has
// operators or brackets.
func pieces(text string) []string {
	var list []string
	start, quoted := -1, false
	for i, r := range text + " " {
		switch {
		case strings.ContainsRune(`"“”„«»`, r):
			quoted = !quoted
		case !quoted && (r == '(' || r == ')'):
			return nil
		case !quoted && unicode.IsSpace(r):
			if start >= 0 {
				list = append(list, text[start:min(i, len(text))])
			}
			start = -1
			continue
		}
		if start < 0 {
			start = i
		}
	}
	if start >= 0 && start < len(text) { // an open quote
		list = append(list, strings.TrimSpace(text[start:]))
	}
	for _, p := range list {
		if p == "AND" || p == "OR" || p == "NOT" || strings.HasPrefix(p, "NEAR/") || p == "NEAR" {
			return nil
		}
	}
	return list
}

// wantedWords lists the words and phrases that a query with operators looks for, each
// with the field that it stands in, without those that it excludes.
func wantedWords(text string) []string {
	type bracket struct {
		field    string
		unwanted bool
	}
	var words []string
	outer, not := []bracket{{}}, false
	l := lexer{text: text, problems: &problems{}}
	for it := l.next(); it.kind != itemEnd && len(words) < maxPieces; it = l.next() {
		in := outer[len(outer)-1]
		unwanted := in.unwanted != (not != it.not)
		switch it.kind {
		case itemNot:
			not = !not
			continue
		case itemOpen:
			outer = append(outer, bracket{cmp.Or(it.field, in.field), unwanted})
		case itemClose:
			outer = outer[:max(1, len(outer)-1)]
		case itemWord, itemPhrase:
			word := text[it.start:it.end]
			if it.field == "" && in.field != "" {
				word = in.field + ":" + word
			}
			if !unwanted && !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
		not = false
	}
	return words
}
