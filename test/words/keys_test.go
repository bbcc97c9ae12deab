// Package words tests that every word of the window is translated.
package words

import (
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/locale"
)

// Where the window's words are, and the functions that translate them: whether
// their first argument is a plural.
var (
	folders     = []string{"../../app", "../../views", "../../locale"}
	translating = map[string]bool{"lang.L": false, "lang.X": false, "lang.N": true, "lang.XN": true, "locale.Count": true}
)

// tables are the variables whose strings are keys. Of structs the fields named
// here are.
var tables = map[string][]string{
	"sentences": nil, "kinds": nil, "evidenceTexts": nil, "countTitles": nil, "shareTitles": nil, "outcomeWords": nil, "facetTitles": nil, "chipLabels": nil,
	"formatNames": nil, "columnNames": nil, "placeholders": nil, "exampleWords": nil, "completionKinds": nil, "fieldLabels": nil, "keyWords": nil, "menus": nil,
	"sortNames": {"name"}, "QueryExamples": {"What"}, "partNames": {"name"}, "factNames": {"name"}, "allCommands": {"label", "menu"},
}

// plurals are the tables of plurals.
var plurals = map[string]bool{"outcomeWords": true}

// fynesOwn are keys that Fyne's widgets use.
var fynesOwn = []string{
	"Advanced", "Cancel", "Confirm", "Copy", "Create Folder", "Cut", "Enter filename", "Error", "Favourites", "File", "Folder", "New Folder", "No",
	"OK", "Open", "Paste", "Quit", "Redo", "Save", "Select all", "Show Hidden Files", "Undo", "Yes", "file.name", "file.parent",
	"friday", "friday.short", "monday", "monday.short", "saturday", "saturday.short", "sunday", "sunday.short", "thursday", "thursday.short",
	"tuesday", "tuesday.short", "wednesday", "wednesday.short",
}

// key is where a key stands, and whether it is a plural.
type key struct {
	at     string
	plural bool
}

// source is the parsed code.
type source struct {
	t      *testing.T
	files  *token.FileSet
	consts map[string]string
	keys   map[string]key
}

func parse(t *testing.T, see func(s *source, file *ast.File)) *source {
	s := &source{t: t, files: token.NewFileSet(), consts: map[string]string{}, keys: map[string]key{}}
	var parsed []*ast.File
	for _, folder := range folders {
		paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no code in %s: %v", folder, err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(s.files, path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, file)
		}
	}
	for _, file := range parsed {
		ast.Inspect(file, s.constant)
	}
	for _, file := range parsed {
		see(s, file)
	}
	return s
}

func (s *source) constant(n ast.Node) bool {
	if spec, ok := n.(*ast.ValueSpec); ok {
		for i, name := range spec.Names {
			if i < len(spec.Values) {
				if text, ok := literal(spec.Values[i]); ok {
					s.consts[name.Name] = text
				}
			}
		}
	}
	return true
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// text is the text of an expression: a literal's or a constant's.
func (s *source) text(e ast.Expr) (string, bool) {
	if id, ok := e.(*ast.Ident); ok {
		text, known := s.consts[id.Name]
		return text, known
	}
	return literal(e)
}

func (s *source) at(n ast.Node) string { return s.files.Position(n.Pos()).String() }

func (s *source) add(text string, at ast.Node, plural bool) {
	if text != "" && text != "-" {
		k := s.keys[text]
		s.keys[text] = key{s.at(at), k.plural || plural}
	}
}

func called(call *ast.CallExpr) string {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		if id, ok := call.Fun.(*ast.Ident); ok {
			return id.Name
		}
		return ""
	}
	if id, ok := selector.X.(*ast.Ident); ok {
		return id.Name + "." + selector.Sel.Name
	}
	return "." + selector.Sel.Name
}

// collect finds the keys of a file: first arguments of what translates, and the
// strings of tables.
func collect(s *source, file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name := called(n)
			if name == "count" { // adds to a list what it counts
				name = "locale.Count"
			}
			if plural, is := translating[name]; is && len(n.Args) > 0 {
				if text, ok := s.text(n.Args[0]); ok {
					s.add(text, n, plural)
				} else if !fromTable(n.Args[0]) {
					s.t.Errorf("%s: the key of %s is no literal and from no table", s.at(n), name)
				}
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if fields, is := tables[name.Name]; is && i < len(n.Values) {
					s.table(n.Values[i], fields, plurals[name.Name])
				}
			}
		case *ast.FuncDecl:
			if fields, is := tables[n.Name.Name]; is {
				s.table(n.Body, fields, false)
			}
		}
		return true
	})
}

// fromTable reports whether a key is an element of a table, or a variable that
// goes over one.
func fromTable(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.IndexExpr:
		id, ok := e.X.(*ast.Ident)
		_, is := tables[id.Name]
		return ok && is
	case *ast.SelectorExpr:
		return slices.Contains([]string{"label", "name", "key", "What"}, e.Sel.Name)
	case *ast.Ident:
		return slices.Contains([]string{"key", "known", "label", "menu", "name", "word"}, e.Name)
	}
	return false
}

func (s *source) table(n ast.Node, fields []string, plural bool) {
	take := func(e ast.Expr) {
		if text, ok := s.text(e); ok {
			s.add(text, e, plural)
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		if _, list := lit.Type.(*ast.ArrayType); list && fields != nil {
			return true // of structs, or what a struct holds besides its words
		}
		for i, element := range lit.Elts {
			pair, keyed := element.(*ast.KeyValueExpr)
			switch {
			case fields == nil && keyed:
				take(pair.Value)
			case fields == nil:
				take(element)
			case keyed:
				if id, ok := pair.Key.(*ast.Ident); ok && slices.Contains(fields, id.Name) {
					take(pair.Value)
				}
			case i == 1: // the name or the meaning beside what it is of
				take(element)
			}
		}
		return true
	})
}

func messagesOf(t *testing.T, tag string) map[string]any {
	text, err := os.ReadFile(filepath.Join("../../locale/translations", tag+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var messages map[string]any
	if err := json.Unmarshal(text, &messages); err != nil {
		t.Fatal(err)
	}
	return messages
}

func TestEveryKeyIsInEveryLanguage(t *testing.T) {
	keys := parse(t, collect).keys
	for _, own := range fynesOwn {
		keys[own] = key{"Fyne", keys[own].plural}
	}
	for _, l := range locale.Languages {
		messages := messagesOf(t, l.Tag)
		var missing []string
		for _, text := range slices.Sorted(maps.Keys(keys)) {
			message, ok := messages[text]
			if !ok {
				missing = append(missing, fmt.Sprintf("%q (%s)", text, keys[text].at))
				continue
			}
			if _, forms := message.(map[string]any); forms != keys[text].plural {
				t.Errorf("%s: %q is a plural in one of code and translations only", l.Tag, text)
			}
			sameFields(t, l.Tag, text, message)
		}
		for _, text := range slices.Sorted(maps.Keys(messages)) {
			if _, used := keys[text]; !used {
				t.Errorf("%s: nobody uses the key %q", l.Tag, text)
			}
		}
		if len(missing) > 0 {
			t.Errorf("%s lacks %d keys:\n%s", l.Tag, len(missing), strings.Join(missing, "\n"))
		}
	}
}

var field = regexp.MustCompile(`\{\{\.\w+\}\}`)

func sameFields(t *testing.T, tag, text string, message any) {
	want := field.FindAllString(text, -1)
	slices.Sort(want)
	forms, ok := message.(map[string]any)
	if !ok {
		forms = map[string]any{"other": message}
	}
	if forms["other"] == nil {
		t.Errorf("%s: %q has no form “other”", tag, text)
	}
	for form, translated := range forms {
		words, _ := translated.(string)
		got := field.FindAllString(words, -1)
		slices.Sort(got)
		if words == "" || !slices.Equal(slices.Compact(got), slices.Compact(slices.Clone(want))) {
			t.Errorf("%s: %q (%s) has the fields %v, not %v", tag, text, form, got, want)
		}
	}
}

// What data and importer say must be found in their code, or a sentence that was
// changed there would stand here for nothing.
func TestSentencesAreSaid(t *testing.T) {
	var said strings.Builder
	for _, folder := range []string{"../../data", "../../importer", "../../app", "../../views"} {
		paths, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		for _, path := range paths {
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if e, ok := n.(ast.Expr); ok {
					if text, ok := literal(e); ok {
						said.WriteString(strings.ToLower(text) + "\n")
					}
				}
				return true
			})
		}
	}
	sentences := map[string]key{}
	parse(t, func(s *source, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && spec.Names[0].Name == "sentences" {
				s.table(spec.Values[0], nil, false)
				sentences = s.keys
			}
			return true
		})
	})
	if len(sentences) == 0 {
		t.Fatal("no sentences were found")
	}
	for text := range sentences {
		longest := slices.MaxFunc(field.Split(text, -1), func(a, b string) int { return cmp.Compare(len(a), len(b)) })
		words := strings.Trim(strings.ToLower(longest), " .;:()”“")
		for _, period := range []string{"year", "month", "day"} { // which one of them is put in
			words = strings.ReplaceAll(words, "that "+period, "that ")
		}
		for _, part := range strings.Split(words, "that ") {
			if !strings.Contains(said.String(), strings.TrimSpace(part)) {
				t.Errorf("nobody says %q", text)
			}
		}
	}
}
