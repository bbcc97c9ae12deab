package importer

import (
	"regexp"
	"slices"
	"strings"
)

var (
	newsByWord = regexp.MustCompile(`^(?i:by|von|par|por|de|av|af|door|di|text|words by|story by)[ :]+`)
	plainBy    = regexp.MustCompile(`^(?i:by|text)[ :]`)
	andNordic  = regexp.MustCompile(`\s(?:og|och|ja|en)\s`)
	namePart   = regexp.MustCompile(`[,;]|\s&\s|\s(?:and|AND|und|et|y|e)\s`)
	slashOrBar = regexp.MustCompile(`\s*[/|]\s*`)
	instituted = regexp.MustCompile(`\b(?i:universit[a-zäéà]*|institut[eo]?|college|school|foundation|ministry|database|network|news|online)\b`)
)

// byline takes a byline that has a field of its own: "By A and B, AGENCY", "A /
// outlet", initials. What it names is not judged as strictly as a line of text
// that may be no byline at all.
func (n *newsItem) byline(text string) {
	if len(text) > maxFieldBytes {
		return
	}
	text = strings.Trim(emailAnywhere.ReplaceAllString(oneLine(text), ""), " ,;/=<>()")
	if rest := newsByWord.ReplaceAllString(text, ""); strings.Contains(rest, " ") || isAgency(rest) || plainBy.MatchString(text) {
		text = rest // in "Di Stefano" it is part of the name
	}
	if parts := slashOrBar.Split(text, -1); len(parts) == 2 && (isAgency(parts[1]) || strings.Contains(text, " / ") || strings.Contains(parts[1], ".")) {
		n.from(parts[1])
		text = parts[0]
	}
	text = andNordic.ReplaceAllString(text, " and ")
	at, joined := 0, false
	for _, end := range append(namePart.FindAllStringIndex(text, 10), []int{len(text), len(text)}) {
		n.bylinePart(strings.TrimSpace(text[at:end[0]]), at > 0 && !joined)
		joined = !strings.ContainsAny(text[end[0]:end[1]], ",;")
		at = end[1]
	}
}

// bylinePart takes a name of a byline, or after a comma the author's title or
// house.
func (n *newsItem) bylinePart(part string, after bool) {
	part = strings.TrimPrefix(part, "and ")
	a := &n.article
	switch agency := agencyAhead(part); {
	case part == "":
	case isAgency(part):
		n.from(part)
	case isJobTitle(part) && (after || agency != ""):
		n.from(agency)
	case after && (isOutlet(part) || instituted.MatchString(part)):
		n.from(part)
	case len(a.Authors) < maxFieldLines && !slices.Contains(a.Authors, part):
		a.Authors = append(a.Authors, part)
	}
}

// creators takes the names of makers where there is no byline. Only what reads
// as a person's full name is believed: these fields hold log-ins too.
func (n *newsItem) creators(names ...string) {
	if len(n.article.Authors) > 0 {
		return
	}
	for _, name := range few(names) {
		name = oneLine(name)
		switch {
		case isAgency(name):
			n.from(name)
		case strings.Contains(name, " ") && nameOnly.MatchString(name) && !isOutlet(name):
			n.byline(name)
		}
	}
}
