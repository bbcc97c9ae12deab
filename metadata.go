package main

import (
	_ "embed"
	"fmt"

	"fyne.io/fyne/v2"
	"github.com/pelletier/go-toml/v2"
)

// fyneApp is the one place that says what the program is called and which
// version it is.
//
//go:embed FyneApp.toml
var fyneApp []byte

//go:embed packaging/icons/dateline-256.png
var icon []byte

// metadata returns what FyneApp.toml says of the program, with its icon.
func metadata() fyne.AppMetadata {
	var file struct {
		Details struct {
			Name, ID, Version string
			Build             int
		}
		Migrations map[string]bool
	}
	if err := toml.Unmarshal(fyneApp, &file); err != nil {
		panic(fmt.Errorf("read FyneApp.toml: %w", err)) // it is part of the program
	}
	return fyne.AppMetadata{
		ID: file.Details.ID, Name: file.Details.Name, Version: file.Details.Version, Build: file.Details.Build,
		Icon: fyne.NewStaticResource("dateline.png", icon), Migrations: file.Migrations,
	}
}
