package importer

import (
	"html"
	"regexp"
	"strings"
)

// Site generators let a Markdown file call templates: {{< figure … >}} in
// Hugo, {% include … %} and {{ … }} in Jekyll's Liquid, [gallery …] in WordPress.
var (
	shortcode     = regexp.MustCompile(`\{\{[<%]-?\s*/?\s*([\w./-]+)((?:[^"}` + "`" + `]|"(?:[^"\\\n]|\\.)*"|` + "`[^`]*`" + `)*?)/?\s*-?[>%]\}\}`)
	liquidComment = regexp.MustCompile(`(?s)\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}`)
	liquidTag     = regexp.MustCompile(`(?s)\{%-?\s*([\w/-]+)(.*?)-?%\}`)
	liquidOutput  = regexp.MustCompile(`\{\{-?([^{}\n]*)\}\}`)
	callAsAddress = regexp.MustCompile(`(\]\(\s*|(?:href|src)=["']?)(?:\{\{.*?\}\}|\{%.*?%\})`)
	liquidLiteral = regexp.MustCompile(`^\s*"([^"]*)"`)
	wordpressCode = regexp.MustCompile(`\[/?(?:youtube|vimeo|embed|gallery|caption|video|audio|playlist|slideshare|tweet|soundcloud)\b[^\]\n]*\](\()?`)
	kramdownMark  = regexp.MustCompile(`\{:[^}\n]*\}`)
	codeArgument  = regexp.MustCompile(`([\w-]+)\s*[=:]\s*(?:"((?:[^"\\\n]|\\.)*)"|` + "`([^`]*)`" + `|'([^'\n]*)')`)
)

// What a call shows to a reader is put between these, and becomes a paragraph.
const (
	blockStart = "\ue000"
	blockEnd   = "\ue001"
)

// withoutShortcodes replaces the calls of templates by what of them a reader
// of the page would see: a figure's caption, a quotation, a button's label.
// What a pair of calls encloses stays.
func withoutShortcodes(text string) string {
	text = strings.NewReplacer(blockStart, "", blockEnd, "").Replace(text)
	text = callAsAddress.ReplaceAllString(text, "$1#")
	if strings.Contains(text, "{{") {
		text = shortcode.ReplaceAllStringFunc(text, func(call string) string {
			m := shortcode.FindStringSubmatch(call)
			return visible(m[1], m[2])
		})
	}
	if strings.Contains(text, "{%") {
		text = liquidComment.ReplaceAllString(text, "")
		text = liquidTag.ReplaceAllStringFunc(text, func(call string) string {
			m := liquidTag.FindStringSubmatch(call)
			return visible(m[1], m[2])
		})
	}
	if strings.Contains(text, "{{") {
		text = liquidOutput.ReplaceAllStringFunc(text, liquidShown)
	}
	text = wordpressCode.ReplaceAllStringFunc(text, func(code string) string {
		if strings.HasSuffix(code, "(") {
			return code // a link of that text
		}
		return ""
	})
	return kramdownMark.ReplaceAllString(text, "")
}

// visible is what a call of a template shows.
func visible(name, arguments string) string {
	switch name {
	case "ref", "relref", "link", "post_url", "url":
		return "#" // an address, within a link
	}
	shown := map[string]string{}
	for _, m := range codeArgument.FindAllStringSubmatch(arguments, 40) {
		shown[strings.ToLower(m[1])] = strings.TrimSpace(strings.ReplaceAll(m[2], `\"`, `"`) + m[3] + m[4])
	}
	var block []string
	for _, argument := range []string{"title", "caption", "text", "cite", "author", "attr"} {
		s := shown[argument]
		switch {
		case s == "", argument == "title" && (shown["id"] != "" || shown["src"] == "" && shown["caption"] == ""):
		case argument == "text" && shown["cite"] == "" && !strings.Contains(name, "quote"):
			return html.EscapeString(s)
		default:
			block = append(block, s)
		}
	}
	if len(block) > 0 {
		return blockStart + html.EscapeString(strings.Join(block, " — ")) + blockEnd
	}
	return html.EscapeString(shown["label"])
}

// liquidShown is what an output of Liquid shows: a text that is given, but
// nothing for an address or a variable, whose value is the site's.
func liquidShown(output string) string {
	inner := liquidOutput.FindStringSubmatch(output)[1]
	m := liquidLiteral.FindStringSubmatch(inner)
	if m == nil {
		return ""
	}
	if strings.ContainsAny(m[1], "/:") {
		return "#"
	}
	return html.EscapeString(m[1])
}

// partBlocks makes paragraphs of what templates showed within others.
func partBlocks(paragraphs []string) []string {
	var out []string
	for _, p := range paragraphs {
		for {
			before, rest, ok := strings.Cut(p, blockStart)
			if !ok {
				break
			}
			shown, after, _ := strings.Cut(rest, blockEnd)
			out = append(out, before, shown)
			p = after
		}
		out = append(out, p)
	}
	return trimmed(out)
}
