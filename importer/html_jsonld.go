package importer

import (
	"cmp"
	"encoding/json"
	"regexp"
	"strings"
)

// readLinkedData reads a script of JSON-LD, and what is often wrong in it.
func (f *pageFacts) readLinkedData(script string) {
	script = strings.TrimSpace(script)
	for _, wrap := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		script = strings.TrimSpace(strings.TrimPrefix(script, wrap))
	}
	for _, wrap := range []string{";", "-->", "//]]>", "/*]]>*/", "]]>"} {
		script = strings.TrimSpace(strings.TrimSuffix(script, wrap))
	}
	var v any
	if json.Unmarshal([]byte(script), &v) != nil && json.Unmarshal([]byte(mendJSON(script)), &v) != nil {
		f.linkedInPieces(script)
		return
	}
	f.addLinked(v, 0)
}

const (
	maxLinkedDepth   = 32
	maxLinkedObjects = 2000
)

// addLinked notes every object with a type, at any depth.
func (f *pageFacts) addLinked(v any, depth int) {
	if depth > maxLinkedDepth || len(f.linked) >= maxLinkedObjects {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			f.addLinked(item, depth+1)
		}
	case map[string]any:
		if len(typesOf(v)) > 0 {
			f.linked = append(f.linked, v)
			if id, _ := v["@id"].(string); id != "" && len(v) > 1 {
				f.ids[id] = v
			}
		}
		for _, key := range linkedKeys {
			f.addLinked(v[key], depth+1)
		}
	}
}

// linkedKeys lead to objects that may be the page's article, or be named by it.
var linkedKeys = []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "creator", "publisher", "isPartOf", "article", "about", "itemReviewed", "hasPart"}

var (
	trailingComma = regexp.MustCompile(`,(\s*[}\]])`)
	linkedField   = regexp.MustCompile(`"(headline|datePublished|dateCreated|articleSection|inLanguage|url)"\s*:\s*"((?:[^"\\\n]|\\.)*)"`)
	linkedType    = regexp.MustCompile(`"@type"\s*:\s*\[?\s*"([A-Za-z:/.]*(?:Article|Posting|Report))"`)
	linkedAuthor  = regexp.MustCompile(`"(?:author|creator)"\s*:\s*\[?\s*(?:"([^"\n]*)"|\{[^{}]*"name"\s*:\s*\[?\s*"([^"\n]*)")`)
)

// mendJSON mends line breaks in strings and commas too many.
func mendJSON(s string) string {
	var b strings.Builder
	quoted := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\' && quoted && i+1 < len(s):
			if !strings.ContainsRune(`"\/bfnrtu`, rune(s[i+1])) {
				b.WriteByte('\\')
			}
			b.WriteByte(c)
			i++
			c = s[i]
		case c == '"':
			quoted = !quoted
		case c < ' ':
			c = ' '
		}
		b.WriteByte(c)
	}
	return trailingComma.ReplaceAllString(b.String(), "$1")
}

// linkedInPieces reads the fields of an article from JSON that is beyond mending.
func (f *pageFacts) linkedInPieces(script string) {
	kind := linkedType.FindStringSubmatch(script)
	if kind == nil {
		return
	}
	v := map[string]any{"@type": kind[1]}
	for _, m := range linkedField.FindAllStringSubmatch(script, MaxPageFacts) {
		var s string
		if v[m[1]] == nil && json.Unmarshal([]byte(`"`+m[2]+`"`), &s) == nil {
			v[m[1]] = s
		}
	}
	if m := linkedAuthor.FindStringSubmatch(script); m != nil {
		v["author"] = cmp.Or(m[1], m[2])
	}
	f.linked = append(f.linked, v)
}

// typesOf returns an object's types without the name of their vocabulary.
func typesOf(v map[string]any) []string {
	var out []string
	for _, t := range stringsIn(v["@type"]) {
		out = append(out, t[strings.LastIndexAny(t, "/#:")+1:])
	}
	return out
}

// stringsIn returns a string, or the strings of a list.
func stringsIn(v any) []string {
	switch v := v.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			return []string{v}
		}
	case []any:
		var out []string
		for _, item := range v[:min(len(v), MaxPageFacts)] {
			if s, ok := item.(string); ok && strings.TrimSpace(s) != "" {
				out = append(out, strings.TrimSpace(s))
			}
		}
		return out
	}
	return nil
}
