package data

import "strings"

// IsCondition reports whether a part of a query asks for more than words: for a value of
// a field, a state or a date.
func IsCondition(part string) bool {
	l := lexer{text: part, problems: &problems{}}
	return l.next().field != ""
}

// WithCondition returns the text of a query narrowed to a value of a field, such
// as place:Busan.
func WithCondition(text, field, value string) string {
	text = strings.TrimSpace(text)
	condition := field + ":" + quoteValue(value)
	if text == "" {
		return condition
	}
	if _, alternatives := ParseQuery(text, false).root.(orNode); alternatives {
		text = "(" + text + ")"
	}
	if l := (lexer{text: text, problems: &problems{}}); l.leavesOpen() {
		return condition + " " + text // behind an open quotation mark it would be part of the phrase
	}
	return text + " " + condition
}
