package data

import (
	"strings"
	"unicode/utf8"
)

// ParseQuery reads a query. It never fails: what cannot be understood is left
// out and named in Problems. While a person is typing, a word that the text
// ends in stands for all words that begin with it.
//
//	query   = and { "OR" and }
//	and     = not { [ "AND" ] not }
//	not     = { "NOT" | "-" } near
//	near    = operand { "NEAR/5" operand }
//	operand = [ field ":" ] ( word | phrase | "(" query ")" )
func ParseQuery(text string, typing bool) Query {
	p := parser{typing: typing}
	bounded := text
	if len(text) > maxQueryBytes {
		cut := maxQueryBytes
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		bounded = text[:cut]
		p.typing = false
		p.problems.add(cut, len(text), "The query is too long; the rest of it was left out.")
	}
	p.lex = lexer{text: bounded, problems: &p.problems}
	p.advance()
	root, _ := p.or()
	for p.item.kind == itemClose {
		p.problems.add(p.item.start, p.item.end, "This bracket closes nothing.")
		p.advance()
		more, _ := p.or()
		root = newAnd(root, more)
	}
	return Query{Text: text, Problems: p.problems.sorted(), root: root}
}

// parser is a recursive-descent parser with one item of lookahead. Its methods
// return nil for a part that was left out, and whether there was a part at all.
type parser struct {
	lex      lexer
	item     item
	field    string // of the brackets around, if any
	typing   bool
	terms    int
	problems problems
}

func (p *parser) advance() { p.item = p.lex.next() }

func (p *parser) or() (n node, found bool) {
	n, found = p.and()
	for p.item.kind == itemOr {
		op := p.item
		p.advance()
		right, rightFound := p.and()
		if !found || !rightFound {
			p.needsSides(op, "OR")
		}
		n, found = newOr(n, right), found || rightFound
	}
	return n, found
}

func (p *parser) and() (n node, found bool) {
	var pending *item // an AND whose right side is to come
	for {
		switch p.item.kind {
		case itemEnd, itemOr, itemClose:
			if pending != nil {
				p.needsSides(*pending, "AND")
			}
			return n, found
		case itemAnd:
			op := p.item
			if !found || pending != nil {
				p.needsSides(op, "AND")
			} else {
				pending = &op
			}
			p.advance()
		case itemNear:
			p.needsSides(p.item, "NEAR")
			p.advance()
		default:
			part, partFound := p.not()
			if partFound {
				n, found, pending = newAnd(n, part), true, nil
			}
		}
	}
}

func (p *parser) needsSides(op item, name string) {
	p.problems.add(op.start, op.end, name+" needs something to search for on each side.")
}

func (p *parser) not() (n node, found bool) {
	negative := false
	for p.item.kind == itemNot {
		op := p.item
		p.advance()
		negative = !negative
		if !p.atOperand() && p.item.kind != itemNot {
			p.problems.add(op.start, op.end, "NOT needs something to exclude after it.")
			return nil, false
		}
	}
	if p.item.not {
		negative = !negative
	}
	n = p.near()
	if negative {
		n = newNot(n)
	}
	return n, true
}

func (p *parser) atOperand() bool {
	return p.item.kind == itemWord || p.item.kind == itemPhrase || p.item.kind == itemOpen
}

func (p *parser) near() node {
	left := p.operand()
	joined := left
	for p.item.kind == itemNear {
		op := p.item
		p.advance()
		if !p.atOperand() {
			p.needsSides(op, "NEAR")
			break
		}
		exclude := p.item.not
		right := p.operand()
		a, aOK := left.(phraseNode)
		b, bOK := right.(phraseNode)
		switch {
		case left == nil || right == nil:
			joined = newAnd(joined, right)
		case !aOK || !bOK || exclude || a.columns != b.columns:
			p.problems.add(op.start, op.end, "NEAR joins two words or phrases of one field; here it was taken for AND.")
			if exclude {
				right = newNot(right)
			}
			joined = newAnd(joined, right)
		default:
			pair := nearNode{a, b, op.distance}
			if _, first := joined.(phraseNode); first {
				joined = pair
			} else {
				joined = newAnd(joined, pair)
			}
		}
		left = right
	}
	return joined
}

func (p *parser) operand() node {
	it := p.item
	if it.kind != itemOpen {
		p.advance()
		return p.leaf(it)
	}
	outer := p.field
	if it.field != "" {
		p.field = it.field
	}
	p.advance()
	n, found := p.or()
	p.field = outer
	if p.item.kind == itemClose {
		if !found {
			p.problems.add(it.start, p.item.end, "There is nothing between these brackets.")
		}
		p.advance()
	} else {
		p.problems.add(it.start, it.start+1, "This bracket is not closed.")
	}
	return n
}

// leaf makes the node of a word or phrase.
func (p *parser) leaf(it item) node {
	field := it.field
	if field == "" {
		field = p.field
	}
	if it.text == "" && !it.prefix && it.field != "" && it.kind == itemWord {
		p.problems.add(it.start, it.end, it.field+": needs a word or a “quoted phrase” right after it.")
		return nil
	}
	switch field {
	case "date", "before", "after":
		return p.dates(it, field)
	case "is", "has":
		return p.state(it, field)
	case "place", "agency", "outlet", "tag", "lang", "format":
		return p.facet(it, field)
	}
	return p.phrase(it, fieldColumns[field])
}

// phrase makes the node of a word or phrase of text.
func (p *parser) phrase(it item, in columns) node {
	tokens := tokenize(nil, it.text)
	starred := p.starred(it, tokens)
	if len(tokens) == 0 {
		if !it.prefix && (it.kind == itemPhrase && !it.open || it.kind == itemWord && it.field != "") {
			p.problems.add(it.start, it.end, "There is no word to search for here.")
		}
		return nil
	}
	if it.field == "" && it.kind == itemWord {
		p.misspelt(it)
	}
	n := phraseNode{columns: in}
	for _, t := range tokens {
		n.terms = append(n.terms, t.term)
	}
	last := tokens[len(tokens)-1]
	switch first, _ := utf8.DecodeRuneInString(last.term); {
	case !isCJK(first):
		n.prefix = starred
	case len(tokens) > 1 && last.end == tokens[len(tokens)-2].end:
		// The pairs say it all; the last character alone would demand the end of the run.
		n.terms = n.terms[:len(n.terms)-1]
	default:
		n.prefix = true
	}
	if !p.room(it, len(n.terms)) {
		return nil
	}
	return n
}

// starred reports whether the last token stands for all that begin with it: a
// star follows it, or it is being typed. It names stars that do nothing.
func (p *parser) starred(it item, tokens []token) bool {
	ends := len(tokens) > 0 && tokens[len(tokens)-1].end == len(it.text)
	if it.prefix && !ends {
		p.problems.add(it.start, it.end, "A * stands for the rest of a word, so a word’s beginning must stand right before it.")
	}
	if it.kind == itemWord && strings.Contains(it.text, "*") {
		p.problems.add(it.start, it.end, "A * works at the end of a word only.")
	}
	return ends && (it.prefix || p.typing && it.open)
}

// room counts terms and reports whether they are within the bound.
func (p *parser) room(it item, terms int) bool {
	before := p.terms
	p.terms += terms
	if p.terms > maxQueryTerms && before <= maxQueryTerms {
		p.problems.add(it.start, len(p.lex.text), "The query has too many words; from here on they were left out.")
	}
	return p.terms <= maxQueryTerms
}
