package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// saysKind are functions whose results are kinds.
var saysKind = regexp.MustCompile(`^(\w+Kind|noArticle|notArticle|barrier|ninjs|newsG2|dpa)$`)

// kindsSaid returns the kinds in importer's sources, and where they stand. What is
// put into one is "a calendar".
func kindsSaid(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../importer/*.go")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sources of importer: %v", err)
	}
	files, said := token.NewFileSet(), map[string]string{}
	consts := map[string]string{}
	var parsed []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
				consts[spec.Names[0].Name] = textOf(spec.Values[0], nil)
			}
			return true
		})
	}
	take := func(e ast.Expr) {
		if text := textOf(e, consts); strings.Trim(text, " ") != "" && text != unsaid {
			said[text] = files.Position(e.Pos()).String()
		}
	}
	for _, file := range parsed {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if id, ok := n.Type.(*ast.Ident); ok && id.Name == "NotArticle" {
					take(n.Elts[0])
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "notArticle" && len(n.Args) == 2 {
					take(n.Args[1])
				}
			case *ast.FuncDecl:
				if saysKind.MatchString(n.Name.Name) {
					ast.Inspect(n, func(n ast.Node) bool {
						if r, ok := n.(*ast.ReturnStmt); ok && len(r.Results) == 1 {
							take(r.Results[0])
						}
						return true
					})
				}
			case *ast.BinaryExpr, *ast.BasicLit:
				begins := leftmost(n.(ast.Expr)) // a list of words in many languages begins so, too
				if strings.HasPrefix(begins, "a ") && !strings.HasPrefix(begins, "a an ") || strings.HasPrefix(begins, "an ") && begins != "an " {
					if text := textOf(n.(ast.Expr), consts); !strings.Contains(text, "%") && text != "a "+unsaid {
						take(n.(ast.Expr))
					}
					return false
				}
			}
			return true
		})
	}
	return said
}

// leftmost is the text that a sum begins with, "" where that is no literal.
func leftmost(e ast.Expr) string {
	for {
		sum, ok := e.(*ast.BinaryExpr)
		if !ok {
			break
		}
		if sum.Op != token.ADD {
			return ""
		}
		e = sum.X
	}
	if text, ok := e.(*ast.BasicLit); !ok || text.Kind != token.STRING {
		return ""
	}
	return textOf(e, nil)
}

// unsaid stands for what a source puts into a kind.
const unsaid = "a calendar"

func textOf(e ast.Expr, consts map[string]string) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return text
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			return textOf(e.X, consts) + textOf(e.Y, consts)
		}
	case *ast.Ident:
		if text := consts[e.Name]; text != "" {
			return text
		}
	}
	return unsaid
}

func TestEveryKindOfImporterIsListed(t *testing.T) {
	said := kindsSaid(t)
	if len(said) < 100 {
		t.Fatalf("only %d kinds were found", len(said))
	}
	for kind, at := range said {
		if _, known := kindOf(kind); !known {
			if _, known = kindsOf(kind); !known {
				t.Errorf("%s: %q is not among kinds", at, kind)
			}
		}
	}
}

func TestKinds(t *testing.T) {
	speak(t, "de")
	const frame = "Kein Artikel in einem Format, das Dateline liest, sondern: "
	for english, want := range map[string]string{
		"a page without an article":                              "eine Seite ohne Artikel",
		"a picture (image/x-pcx)":                                "ein Bild (image/x-pcx)",
		"a Word document without the sentences of an article":    "ein Word-Dokument ohne die Sätze eines Artikels",
		"a video with its data (NewsML)":                         "ein Video mit Begleitdaten (NewsML)",
		"an entry without text (dpa)":                            "ein Eintrag ohne Text (dpa)",
		"a project's own file (README)":                          "eine eigene Datei eines Projekts (README)",
		"a delivery of a planning item and a vocabulary (ninjs)": "eine Lieferung (ninjs): ein Planungseintrag, ein Vokabular",
		"a delivery of a news item without headline and text, a picture with its data and a vocabulary (NewsML)": "eine Lieferung (NewsML): " +
			"eine Meldung ohne Überschrift und Text, ein Bild mit Begleitdaten, ein Vokabular",
	} {
		if got := Sentence("This is " + english + ", not an article in a format that Dateline reads."); got != frame+want+"." {
			t.Errorf("%s: %s", english, got)
		}
	}
	dates := Sentence("The dates disagree: the header says 2021-03-03, the file name says 2021-03-09.")
	if want := "Die Daten widersprechen sich – der Kopf: 2021-03-03, der Dateiname: 2021-03-09."; dates != want {
		t.Errorf("%q, not %q", dates, want)
	}
}
