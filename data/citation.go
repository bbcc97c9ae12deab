package data

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CitePlain returns a reference to an article as one writes it in a text:
//
//	Ines Duarte. “Harbor authority approves second tidal barrier.” The Coast Ledger, 3 November 2021. https://…
//
// What is not known is left out.
func CitePlain(a *Article) string {
	var parts []string
	if names := joinedNames(a.Authors); names != "" {
		parts = append(parts, stopped(names))
	}
	if headline := oneLine(a.Headline); headline != "" {
		parts = append(parts, "“"+stopped(headline)+"”")
	}
	var where []string
	for _, w := range []string{publisher(a), citedDate(a.Published)} {
		if w != "" {
			where = append(where, w)
		}
	}
	if len(where) > 0 {
		parts = append(parts, stopped(strings.Join(where, ", ")))
	}
	if url := oneLine(a.URL); url != "" {
		parts = append(parts, url)
	}
	return strings.Join(parts, " ")
}

// publisher names the outlet, with the agency that it has the article from.
func publisher(a *Article) string {
	outlet, agency := oneLine(a.Outlet), oneLine(a.Agency)
	switch {
	case outlet == "":
		return agency
	case agency == "" || strings.EqualFold(outlet, agency):
		return outlet
	}
	return outlet + " (" + agency + ")"
}

// citedDate writes a date's day, or as much of it as is known.
func citedDate(d Date) string {
	switch d.Precision {
	case ToYear:
		return d.Time.Format("2006")
	case ToMonth:
		return d.Time.Format("January 2006")
	case ToDay, ToMinute:
		return d.Time.Format("2 January 2006")
	}
	return ""
}

// CiteBibTeX returns an entry for a bibliography: an @article of its outlet, or
// @misc where no outlet is known. Its title keeps its capitals.
func CiteBibTeX(a *Article) string {
	kind, publication := "misc", "howpublished"
	if a.Outlet != "" {
		kind, publication = "article", "journal"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s", kind, citationKey(a))
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, ",\n  %s = %s", name, value)
		}
	}
	var authors []string
	for _, name := range a.Authors {
		name = escapeBibTeX(oneLine(name))
		if strings.Contains(" "+strings.ToLower(name)+" ", " and ") || strings.Contains(name, ",") {
			name = "{" + name + "}" // one name, however it looks
		}
		if name != "" {
			authors = append(authors, name)
		}
	}
	field("author", braced(strings.Join(authors, " and ")))
	field("title", braced(braced(escapeBibTeX(oneLine(a.Headline)))))
	field(publication, braced(escapeBibTeX(publisher(a))))
	if d := a.Published; d.Known() {
		field("year", braced(d.Time.Format("2006")))
		if d.Precision >= ToMonth {
			field("month", strings.ToLower(d.Time.Format("Jan"))) // BibTeX knows the months by these names
		}
		field("date", braced(isoDay(d)))
	}
	field("url", braced(escapeURL(oneLine(a.URL))))
	b.WriteString("\n}\n")
	return b.String()
}

func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// isoDay is a date in ISO 8601 without its time.
func isoDay(d Date) string {
	d.Precision = min(d.Precision, ToDay)
	return d.ISO()
}

// citationKey names an entry by author, year and first word; the article's id
// keeps those of one archive apart.
func citationKey(a *Article) string {
	words := func(s string) []string { return strings.Fields(asciiOnly(indexText(s))) }
	key := ""
	if len(a.Authors) > 0 {
		if name := words(a.Authors[0]); len(name) > 0 {
			key = name[len(name)-1]
		}
	}
	if name := words(publisher(a)); key == "" {
		key = strings.Join(name[:min(len(name), 3)], "")
	}
	if a.Published.Known() {
		key += a.Published.Time.Format("2006")
	}
	for _, w := range words(a.Headline) {
		if len(w) > 3 {
			key += w
			break
		}
	}
	if key == "" {
		key = "article"
	}
	if a.ID != 0 {
		key += "-" + strconv.FormatInt(a.ID, 10)
	}
	return key
}

func asciiOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			return r
		}
		return -1
	}, s)
}

// bibTeXSigns are written so that the braces of a value always pair: BibTeX
// counts them even behind a backslash.
var bibTeXSigns = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`%`, `\%`, `&`, `\&`, `#`, `\#`, `$`, `\$`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`, `"`, `{"}`)

func escapeBibTeX(s string) string { return bibTeXSigns.Replace(s) }

// escapeURL leaves an address as it is but for what would end its field.
func escapeURL(s string) string {
	return strings.NewReplacer(`{`, "%7B", `}`, "%7D", `\`, "%5C", ` `, "%20").Replace(s)
}

// CiteRIS returns a record in the form that reference managers exchange.
func CiteRIS(a *Article) string {
	var b strings.Builder
	line := func(tag, value string) {
		if value = oneLine(value); value != "" {
			b.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	line("TY", "NEWS")
	for _, name := range a.Authors {
		line("AU", name)
	}
	line("TI", a.Headline)
	if a.Outlet != "" {
		line("T2", a.Outlet)
	} else {
		line("T2", a.Agency)
	}
	if a.Outlet != "" && !strings.EqualFold(a.Outlet, a.Agency) {
		line("PB", a.Agency)
	}
	if d := a.Published; d.Known() {
		line("PY", d.Time.Format("2006"))
		line("DA", map[Precision]string{
			ToYear: d.Time.Format("2006///"), ToMonth: d.Time.Format("2006/01//"),
			ToDay: d.Time.Format("2006/01/02/"), ToMinute: d.Time.Format("2006/01/02/"),
		}[d.Precision])
	}
	line("SE", a.Section)
	for _, k := range a.Keywords {
		line("KW", k)
	}
	line("LA", a.Language)
	line("UR", a.URL)
	b.WriteString("ER  - \r\n")
	return b.String()
}

// WholeText returns an article as plain text: headline, a line of facts, body.
func WholeText(a *Article) string {
	var facts []string
	for _, f := range []string{joinedNames(a.Authors), publisher(a), citedDate(a.Published)} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	var parts []string
	for _, p := range append([]string{oneLine(a.Headline), strings.Join(facts, ", ")}, a.Body...) {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, paragraphBreak) + "\n"
}

// joinedNames joins names: "A, B and C".
func joinedNames(names []string) string {
	var known []string
	for _, n := range names {
		if n = oneLine(n); n != "" {
			known = append(known, n)
		}
	}
	if len(known) < 2 {
		return strings.Join(known, "")
	}
	last := len(known) - 1
	return strings.Join(known[:last], ", ") + " and " + known[last]
}

// stopped ends a text with a full stop unless it ends with a sign of its own.
func stopped(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(".?!…。？！", last) {
		return s
	}
	return s + "."
}

// oneLine makes one line of a text, without control characters.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}
