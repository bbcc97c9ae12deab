package importer

import (
	"encoding/json"
	"regexp"
	"strings"
	"time"

	"dateline/data"
)

// mailForm is a story that an editorial form sent as JSON.
type mailForm struct {
	fields map[string]string // by name in lower case
	body   []string
}

// readForm reads the text of a message that is one JSON object with a
// headline or a body, or returns nil.
func readForm(text string) *mailForm {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, `{"`) && !strings.HasPrefix(text, "{\n") {
		return nil
	}
	text = strings.ReplaceAll(text, "\n", " ") // lines are wrapped within strings too
	var values map[string]any
	if json.Unmarshal([]byte(text), &values) != nil {
		return nil
	}
	f := &mailForm{fields: map[string]string{}}
	for name, v := range values {
		f.fields[strings.ToLower(name)] = strings.Join(textsOf(v), "\n")
	}
	if f.fields["headline"] == "" && f.fields["body"] == "" {
		return nil
	}
	f.body = paragraphs(splitLines(f.fields["body"]))
	if strings.Contains(f.fields["body"], "</") {
		f.body = htmlParagraphs(f.fields["body"])
	}
	return f
}

// textsOf lists the strings in a value of JSON that is one, or a list of some.
func textsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// fill files the form's fields. The time of the form is the story's.
func (f *mailForm) fill(a *data.Article, dates []data.Date) []data.Date {
	if f.fields["headline"] != "" {
		a.Headline = f.fields["headline"]
	}
	if c, ok := parseNames(f.fields["byline"]); ok {
		a.Authors, a.Agency = c.authors, c.agency
	}
	if s := f.fields["category"]; s != "" {
		a.Section = s
	}
	if d, ok := readDate(f.fields["timestamp"], data.FromMetadata, time.Time{}); ok {
		dates = append(dates, d)
	}
	return dates
}

// mailLabels are labelled lines at the top of a story that a reporter mailed.
type mailLabels map[string]string

var (
	labelLine = regexp.MustCompile(`(?i)^(headline|title|abstract|summary|slug(?:line)?|byline|section|category)\s?[:：]\s*(\S.*)$`)
	deskLine  = lazily(`^\p{Lu}[\p{Lu}\d/-]{1,11}$`)
)

// cutLabels takes labelled lines off a text's start, with a desk's initials
// above them. There must be a headline among them.
func cutLabels(paras []string) (mailLabels, []string) {
	labels := mailLabels{}
	i := 0
	for ; i < len(paras) && i < 12; i++ {
		m := labelLine.FindStringSubmatch(paras[i])
		if m == nil {
			if i == 0 && len(paras) > 1 && deskLine.MatchString(paras[0]) {
				continue
			}
			break
		}
		name := strings.ToLower(m[1])
		if name == "title" {
			name = "headline"
		}
		labels[name] = m[2]
	}
	if labels["headline"] == "" {
		return nil, paras
	}
	return labels, cutSignOff(paras[i:])
}

// signOff is what a reporter writes below a story: the agency and the initials.
var signOff = lazily(`^\p{Lu}{2,5} [a-z]{2,4}(?:/[a-z]{0,4})*$`)

// cutSignOff takes a story's sign-off, and the reporter's card below it, off
// the end.
func cutSignOff(paras []string) []string {
	for i := len(paras) - 1; i > 0 && i >= len(paras)-signatureLines; i-- {
		if signOff.MatchString(paras[i]) {
			return paras[:i]
		}
	}
	return paras
}

func (l mailLabels) fill(a *data.Article) {
	if l["headline"] == "" {
		return
	}
	a.Headline = l["headline"]
	for _, name := range []string{"section", "category"} {
		if l[name] != "" {
			a.Section = l[name]
		}
	}
	if c, ok := parseNames(l["byline"]); ok {
		a.Authors, a.Agency = c.authors, c.agency
	}
	for i, p := range a.Body[:min(len(a.Body), 3)] { // a slug may stand above the dateline
		if d, _, ok := parseDateline(p); ok && d.strong {
			a.Notes = append(a.Notes, a.Body[:i]...)
			a.Body = a.Body[i:]
			break
		}
		if words(p) > 4 {
			break
		}
	}
	for _, name := range []string{"abstract", "summary"} {
		if l[name] != "" {
			a.Notes = append(a.Notes, l[name])
		}
	}
}
