package words

import (
	"go/ast"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What shows its text on the screen: functions, with the places of the texts
// among their arguments.
var showing = map[string][]int{
	"canvas.NewText": {0}, "fyne.NewMenuItem": {0}, "fyne.NewMenu": {0}, "widget.NewLabel": {0}, "widget.NewButton": {0}, "widget.NewFormItem": {0},
	"dialog.ShowInformation": {0, 1}, "dialog.ShowForm": {0, 1, 2}, "dialog.NewConfirm": {0, 1},
	".SetConfirmText": {0}, ".SetDismissText": {0}, ".SetPlaceHolder": {0}, ".SetLabel": {0},
	"d.note": {0}, "d.tell": {0}, "d.complain": {0}, "d.runTask": {0}, "d.runTaskThen": {0},
	"newLine": {1}, "newParagraph": {1}, "newSection": {0}, "newIndented": {1},
	"NewLinkButton": {0}, "NewPillButton": {0}, "NewPrimaryButton": {0},
	"views.NewLinkButton": {0}, "views.NewPillButton": {0}, "views.NewPrimaryButton": {0},
	"views.NewSheet": {0, 1}, "views.NewSheetList": {1}, "views.NewSearchBar": {0}, "sheet.SetIntro": {0},
}

// shownFields are fields of structs that end on the screen.
var shownFields = []string{"PlaceHolder", "Title", "What", "Label", "Text", "Detail"}

var letters = regexp.MustCompile(`\p{L}{2}`)

func TestNoTextIsShownUntranslated(t *testing.T) {
	parse(t, func(s *source, file *ast.File) {
		wrong := func(e ast.Expr) {
			ast.Inspect(e, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					return false // what it returns is its own affair
				case *ast.FuncLit, *ast.IndexExpr:
					return false
				case *ast.BasicLit:
					if text, ok := literal(n); ok && letters.MatchString(text) && !strings.Contains(text, "Dateline ") && !strings.HasSuffix(text, " Dateline") && text != "SHA-256" {
						t.Errorf("%s: %q is shown and not translated", s.at(n), text)
					}
				}
				return true
			})
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				name := called(n)
				places, shows := showing[name]
				if !shows {
					if i := strings.LastIndex(name, "."); i >= 0 {
						places = showing[name[i:]]
					}
				}
				for _, i := range places {
					if i < len(n.Args) {
						wrong(n.Args[i])
					}
				}
			case *ast.ValueSpec:
				for _, name := range n.Names {
					if _, is := tables[name.Name]; is {
						return false
					}
				}
			case *ast.KeyValueExpr:
				if id, ok := n.Key.(*ast.Ident); ok && slices.Contains(shownFields, id.Name) {
					wrong(n.Value)
				}
			case *ast.AssignStmt:
				for i, left := range n.Lhs {
					if selector, ok := left.(*ast.SelectorExpr); ok && i < len(n.Rhs) && slices.Contains(shownFields, selector.Sel.Name) {
						wrong(n.Rhs[i])
					}
				}
			}
			return true
		})
	})
}
