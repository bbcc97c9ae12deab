package data

import "strings"

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
