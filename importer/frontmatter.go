package importer

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/pelletier/go-toml/v2"
)

// Bounds on the front matter of a Markdown file.
const (
	MaxFrontMatter      = 64 << 10 // bytes
	MaxFrontMatterDepth = 32       // values within values
)

// pageFields is what stands in a Markdown file before its text. Names are in
// lower case, without hyphens and underscores. A value is a string as it was
// written, a []any or a pageFields.
type pageFields map[string]any

var (
	yamlFence  = regexp.MustCompile(`(?m)^(?:---|\.\.\.)[ \t]*$`)
	tomlFence  = regexp.MustCompile(`(?m)^\+\+\+[ \t]*$`)
	plainField = regexp.MustCompile(`^([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$`)
	plainItem  = regexp.MustCompile(`^\s*-[ \t]+(.+)$`)
)

// cutFrontMatter parts a file's front matter (YAML, TOML, JSON, or the plain
// fields of MultiMarkdown) from its text. Without any, it returns nil.
func cutFrontMatter(text string) (pageFields, string) {
	text = strings.TrimLeft(text, " \t\n")
	head := text[:min(len(text), MaxFrontMatter)]
	switch {
	case strings.HasPrefix(head, "---"):
		if raw, rest, ok := fenced(text, head, yamlFence); ok {
			return readYAML(raw), rest
		}
	case strings.HasPrefix(head, "+++"):
		if raw, rest, ok := fenced(text, head, tomlFence); ok {
			return readTOML(raw), rest
		}
	case strings.HasPrefix(head, "{"):
		decoder := json.NewDecoder(strings.NewReader(head))
		var values map[string]any
		if decoder.Decode(&values) == nil {
			return tidyMap(values, 0), text[decoder.InputOffset():]
		}
	default:
		return cutPlainFields(text, head)
	}
	return nil, text
}

// fenced returns what stands between a first line that is a fence and the next.
func fenced(text, head string, fence *regexp.Regexp) (raw, rest string, ok bool) {
	marks := fence.FindAllStringIndex(head, 2)
	if len(marks) < 2 || marks[0][0] != 0 {
		return "", "", false
	}
	return head[marks[0][1]:marks[1][0]], text[marks[1][1]:], true
}

// cutPlainFields reads the fields with which MultiMarkdown and Pelican begin a
// file: lines of "Name: value" up to an empty one, a title among them.
func cutPlainFields(text, head string) (pageFields, string) {
	raw, _, ok := strings.Cut(head, "\n\n")
	if !ok {
		return nil, text
	}
	for line := range strings.SplitSeq(raw, "\n") {
		if !plainField.MatchString(line) && !strings.HasPrefix(line, " ") {
			return nil, text
		}
	}
	fields := plainFields(raw)
	if fields.text("title") == "" {
		return nil, text
	}
	return fields, text[len(raw):]
}

// plainFields reads lines of "name: value" and the items below a name that has
// none: also of YAML that is written wrongly.
func plainFields(raw string) pageFields {
	fields := pageFields{}
	last := ""
	for line := range strings.SplitSeq(raw, "\n") {
		if m := plainField.FindStringSubmatch(line); m != nil {
			last = fieldName(m[1])
			fields[last] = strings.Trim(strings.TrimSpace(m[2]), `"'`)
		} else if m := plainItem.FindStringSubmatch(line); m != nil && last != "" {
			list, _ := fields[last].([]any)
			fields[last] = append(list, strings.Trim(strings.TrimSpace(m[1]), `"'`))
		}
	}
	return fields
}

func fieldName(s string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(strings.TrimSpace(s)))
}

// readYAML reads values as they are written, so that a date keeps its form and
// a number its zeros. What an alias stands for is left out: expanding it would
// let a small file grow without end.
func readYAML(raw string) pageFields {
	if yamlDepth(raw) > MaxFrontMatterDepth {
		return plainFields(raw)
	}
	file, err := parser.ParseBytes([]byte(raw), 0, parser.AllowDuplicateMapKey())
	if err != nil || len(file.Docs) == 0 {
		return plainFields(raw)
	}
	fields, ok := yamlValue(file.Docs[0].Body, 0).(pageFields)
	if !ok {
		return plainFields(raw)
	}
	return fields
}

// yamlDepth is at least how deeply brackets lie in one another.
func yamlDepth(raw string) int {
	depth, deepest := 0, 0
	for i := range len(raw) {
		switch raw[i] {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth--
		}
	}
	return deepest
}

func yamlValue(node ast.Node, depth int) any {
	if depth > MaxFrontMatterDepth {
		return nil
	}
	switch n := node.(type) {
	case *ast.MappingNode:
		fields := pageFields{}
		for _, v := range n.Values {
			fields.addYAML(v, depth)
		}
		return fields
	case *ast.MappingValueNode:
		fields := pageFields{}
		fields.addYAML(n, depth)
		return fields
	case *ast.SequenceNode:
		var list []any
		for _, v := range n.Values {
			list = append(list, yamlValue(v, depth+1))
		}
		return list
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return n.Value.Value
	case *ast.TagNode:
		return yamlValue(n.Value, depth+1)
	case *ast.AnchorNode:
		return yamlValue(n.Value, depth+1)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return node.GetToken().Value
	}
	return nil
}

func (f pageFields) addYAML(v *ast.MappingValueNode, depth int) {
	if key := v.Key.GetToken(); key != nil {
		f[fieldName(key.Value)] = yamlValue(v.Value, depth+1)
	}
}

// readTOML reads values of TOML; one that is written wrongly is read line by line.
func readTOML(raw string) pageFields {
	var values map[string]any
	if yamlDepth(raw) > MaxFrontMatterDepth || toml.Unmarshal([]byte(raw), &values) != nil {
		return plainFields(strings.ReplaceAll(raw, " = ", ": "))
	}
	return tidyMap(values, 0)
}

func tidyMap(values map[string]any, depth int) pageFields {
	fields := pageFields{}
	for name, v := range values {
		fields[fieldName(name)] = tidyValue(v, depth+1)
	}
	return fields
}

func tidyValue(v any, depth int) any {
	if depth > MaxFrontMatterDepth {
		return nil
	}
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		return v
	case time.Time:
		return v.Format(time.RFC3339)
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = tidyValue(v[i], depth+1)
		}
		return list
	case map[string]any:
		return tidyMap(v, depth)
	}
	return fmt.Sprint(v)
}

// under adds the fields of sections that generators keep a page's own fields
// in, where they say nothing else.
func (f pageFields) under(sections ...string) {
	for _, section := range sections {
		inner, _ := f[section].(pageFields)
		for name, v := range inner {
			if f[name] == nil {
				f[name] = v
			}
		}
	}
}

// text returns the first of the fields that is a text of some length.
func (f pageFields) text(names ...string) string {
	for _, name := range names {
		if s, ok := f[name].(string); ok && strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// list returns the texts of a field: of a list, of a map with a name, of one text.
func (f pageFields) list(name string) []string {
	switch v := f[name].(type) {
	case string:
		return []string{v}
	case []any:
		var list []string
		for _, item := range v {
			switch item := item.(type) {
			case string:
				list = append(list, item)
			case pageFields:
				list = append(list, item.text("name", "displayname", "title", "label", "id"))
			}
		}
		return list
	case pageFields:
		return []string{v.text("name", "displayname", "title", "label", "id")}
	}
	return nil
}

// opensFrontMatter reports a text that begins with the fence of YAML or TOML.
func opensFrontMatter(head string) bool {
	return strings.HasPrefix(head, "---\n") || strings.HasPrefix(head, "+++\n")
}
