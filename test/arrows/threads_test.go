package arrows

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestWordsAreSaidOnTheScreen looks for words that work off the screen puts into
// the window's language. Fyne changes the language without a lock, so it is
// asked by the screen's goroutine alone.
func TestWordsAreSaidOnTheScreen(t *testing.T) {
	for _, fault := range wordsOffScreen(t, os.DirFS("../../app")) {
		t.Error(fault)
	}
}

func TestWordsOffTheScreenAreFound(t *testing.T) {
	const source = `package app

import "fyne.io/fyne/v2/lang"

func (d *desk) right() {
	d.lane.run(0, func(ctx context.Context, screen func(func())) {
		n := counted()
		screen(func() { d.say(lang.L("Found"), n) })
	})
}

func (d *desk) wrong() {
	d.bridge.start(func(_ context.Context, screen func(func())) {
		text := d.title()
		screen(func() { d.say(text) })
	})
}

func (d *desk) title() string { return named() }
func named() string           { return lang.L("Title") }
func counted() int            { return 1 }
`
	got := wordsOffScreen(t, fstest.MapFS{"a.go": {Data: []byte(source)}})
	if want := []string{"a.go:20:40: lang.L off the screen, by .title, named"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

const method = "." // begins the name of a method

// offScreen is what is known of the code that runs off the screen.
type offScreen struct {
	set     *token.FileSet
	bodies  map[string][]ast.Node // of functions and methods, by their names
	seen    map[string]bool
	way     []string        // of calls, from the work to where it looks
	handsOn map[string]bool // functions of a work that pass what they are given to screen
	found   []string
}

func wordsOffScreen(t *testing.T, root fs.FS) []string {
	t.Helper()
	o := offScreen{set: token.NewFileSet(), bodies: map[string][]ast.Node{}, seen: map[string]bool{}}
	names, err := fs.Glob(root, "*.go")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	var works []*ast.FuncLit
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(o.set, path.Base(name), source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.FuncDecl:
				name := node.Name.Name
				if node.Recv != nil {
					name = method + name
				}
				o.bodies[name] = append(o.bodies[name], node.Body)
			case *ast.FuncLit:
				if takesScreen(node) {
					works = append(works, node)
				}
			}
			return true
		})
	}
	for _, work := range works {
		o.handsOn = handingOn(work)
		o.follow(work.Body)
	}
	slices.Sort(o.found)
	return slices.Compact(o.found)
}

// takesScreen reports whether a function is work of the bridge, which shows its
// outcome by calling screen, or a task's, which tells its progress.
func takesScreen(work *ast.FuncLit) bool {
	for _, field := range work.Type.Params.List {
		for _, name := range field.Names {
			if name.Name == "screen" || name.Name == "progress" {
				return true
			}
		}
	}
	return false
}

// handingOn names the variables of a work that are functions which call screen.
func handingOn(work *ast.FuncLit) map[string]bool {
	found := map[string]bool{}
	ast.Inspect(work.Body, func(node ast.Node) bool {
		assigned, ok := node.(*ast.AssignStmt)
		if !ok || len(assigned.Rhs) != 1 {
			return true
		}
		name, named := assigned.Lhs[0].(*ast.Ident)
		f, isFunc := assigned.Rhs[0].(*ast.FuncLit)
		if !named || !isFunc {
			return true
		}
		ast.Inspect(f.Body, func(node ast.Node) bool {
			if call, ok := node.(*ast.CallExpr); ok {
				if of, ok := call.Fun.(*ast.Ident); ok && of.Name == "screen" {
					found[name.Name] = true
				}
			}
			return true
		})
		return true
	})
	return found
}

// follow looks into code that runs off the screen, and into what it calls. Methods
// are told apart by their names alone. What is passed to screen runs on it, and
// what is said is put into words there.
func (o *offScreen) follow(body ast.Node) {
	ast.Inspect(body, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		switch called := call.Fun.(type) {
		case *ast.Ident:
			if called.Name == "screen" || called.Name == "said" || o.handsOn[called.Name] {
				return false
			}
			o.enter(called.Name)
		case *ast.SelectorExpr:
			of, _ := called.X.(*ast.Ident)
			if of != nil && (of.Name == "lang" || of.Name == "locale") {
				o.found = append(o.found, fmt.Sprintf("%s: %s.%s off the screen, by %s", o.set.Position(call.Pos()), of.Name, called.Sel.Name, strings.Join(o.way, ", ")))
				return true
			}
			if !called.Sel.IsExported() { // of this package; others' have no words
				o.enter(method + called.Sel.Name)
			}
		}
		return true
	})
}

func (o *offScreen) enter(name string) {
	if o.seen[name] {
		return
	}
	o.seen[name] = true
	o.way = append(o.way, name)
	for _, body := range o.bodies[name] {
		o.follow(body)
	}
	o.way = o.way[:len(o.way)-1]
}
