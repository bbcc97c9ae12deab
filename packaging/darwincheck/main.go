// Command darwincheck checks the types of Dateline's packages as macOS would
// compile them, those with a window too. Their C cannot be compiled without
// Apple's headers, so what it gives to Go is taken on trust.
//
//	go run ./packaging/darwincheck arm64
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// listed is a package as go list tells of it.
type listed struct {
	ImportPath, Dir   string
	GoFiles, CgoFiles []string
	ImportMap         map[string]string
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: darwincheck ARCHITECTURE")
		os.Exit(2)
	}
	checked, faults, err := check(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "darwincheck:", err)
		os.Exit(1)
	}
	for _, fault := range faults {
		fmt.Fprintln(os.Stderr, fault)
	}
	if len(faults) > 0 {
		os.Exit(1)
	}
	fmt.Printf("darwincheck: the types of %d packages are right for darwin/%s\n", checked, os.Args[1])
}

// check returns how many of our packages were checked, and what is wrong in
// them.
func check(arch string) (checked int, faults []error, err error) {
	packages, err := list(arch)
	if err != nil {
		return 0, nil, err
	}
	files := token.NewFileSet()
	done := map[string]*types.Package{"unsafe": types.Unsafe}
	for _, p := range packages {
		if p.ImportPath == "unsafe" {
			continue
		}
		ours := p.ImportPath == "dateline" || strings.HasPrefix(p.ImportPath, "dateline/")
		syntax, err := p.parse(files)
		if err != nil {
			return 0, nil, err
		}
		config := types.Config{
			FakeImportC: true, IgnoreFuncBodies: !ours, Sizes: types.SizesFor("gc", arch),
			Importer: known{done, p.ImportMap},
			Error: func(err error) {
				if ours {
					faults = append(faults, err)
				}
			},
		}
		done[p.ImportPath], _ = config.Check(p.ImportPath, files, syntax, nil) // Error was told
		if ours {
			checked++
		}
	}
	return checked, faults, nil
}

// list returns our packages and all that they import, each after what it
// imports.
func list(arch string) ([]listed, error) {
	command := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,GoFiles,CgoFiles,ImportMap", ".", "./cmd/...")
	command.Env = append(os.Environ(), "GOOS=darwin", "GOARCH="+arch, "CGO_ENABLED=1")
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var all []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		switch err := decoder.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, err
		}
		all = append(all, p)
	}
}

func (p listed) parse(files *token.FileSet) ([]*ast.File, error) {
	var syntax []*ast.File
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		file, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		syntax = append(syntax, file)
	}
	return syntax, nil
}

// known imports what was checked before.
type known struct {
	packages map[string]*types.Package
	vendored map[string]string
}

// Import returns a package that was checked.
func (k known) Import(path string) (*types.Package, error) {
	if other := k.vendored[path]; other != "" {
		path = other
	}
	if p := k.packages[path]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("%s was not checked", path)
}
