package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// agency reads "(Yonhap)", "/PRNewswire-AsiaNet /" or a known name and a dash.
func (p *datelineParser) agency() bool {
	s := p.left()
	if m := bracketed.FindStringSubmatch(s); m != nil {
		name := strings.TrimSpace(m[1])
		if !plausibleAgency(name) {
			return false
		}
		p.d.agency, p.knownAgency = name, isAgency(name)
		p.pos += len(m[0])
		p.textEnd = p.pos
		return true
	}
	if name := slashAgency(s); name != "" {
		m := slashed.FindString(s)
		p.d.agency, p.knownAgency, p.slashes = name, true, true
		p.pos += len(m)
		p.textEnd = p.pos
		return true
	}
	if m := bareAgency.FindStringSubmatch(s); m != nil && isAgency(m[1]) {
		p.d.agency, p.knownAgency = m[1], true
		p.pos += len(m[1])
		p.textEnd = p.pos
		return true
	}
	return false
}

// slashAgency returns the agency between slashes at the start of s.
func slashAgency(s string) string {
	m := slashed.FindString(s)
	if m == "" {
		return ""
	}
	name := strings.TrimSpace(strings.Trim(m, "/"))
	if strings.HasPrefix(name, "PR") || isAgency(name) {
		return name
	}
	return ""
}

// skipDashes goes past those of "SEOUL, South Korea--(BUSINESS WIRE)--".
func (p *datelineParser) skipDashes() bool {
	rest, ok := strings.CutPrefix(p.left(), "--")
	rest = strings.TrimLeft(rest, " ")
	if ok && strings.HasPrefix(rest, "(") {
		p.pos = len(p.s) - len(rest)
		return true
	}
	return false
}

// plausibleAgency reports whether words in brackets can be an agency's name.
func plausibleAgency(s string) bool {
	if isAgency(s) {
		return true
	}
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r) || !strings.ContainsRune(" /-.&'’", r):
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(s)
	return letters >= 2 && unicode.IsUpper(r) && len(strings.Fields(s)) <= 4
}
