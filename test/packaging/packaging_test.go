// Package packaging tests what the installs are made of.
package packaging

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/cli"
)

const root = "../../"

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(root + name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestIconsAreRenderedFromTheDrawings(t *testing.T) {
	lines := bufio.NewScanner(bytes.NewReader(read(t, "packaging/icons/rendered-from")))
	for lines.Scan() {
		sum, name, _ := strings.Cut(lines.Text(), "  ")
		found := sha256.Sum256(read(t, "packaging/icons/"+name))
		if hex.EncodeToString(found[:]) != sum {
			t.Errorf("%s was changed: make icons renders it again", name)
		}
	}
	for _, size := range []int{16, 24, 32, 48, 64, 128, 256, 512, 1024} {
		config, err := png.DecodeConfig(bytes.NewReader(read(t, fmt.Sprintf("packaging/icons/dateline-%d.png", size))))
		if err != nil || config.Width != size || config.Height != size {
			t.Errorf("the icon of %d pixels has %d x %d, %v", size, config.Width, config.Height, err)
		}
	}
}

func TestWindowsAndMacOSHaveEverySizeOfTheIcon(t *testing.T) {
	ico := read(t, "packaging/icons/dateline.ico")
	sizes := map[int]bool{}
	for i := range int(binary.LittleEndian.Uint16(ico[4:])) {
		size := int(ico[6+16*i])
		if size == 0 {
			size = 256
		}
		sizes[size] = true
	}
	for _, size := range []int{16, 24, 32, 48, 64, 256} {
		if !sizes[size] {
			t.Errorf("dateline.ico lacks %d pixels", size)
		}
	}
	icns := read(t, "packaging/icons/dateline.icns")
	if !bytes.HasPrefix(icns, []byte("icns")) || int(binary.BigEndian.Uint32(icns[4:])) != len(icns) {
		t.Fatal("dateline.icns is cut short")
	}
	kinds := map[string]bool{}
	for at := 8; at < len(icns); at += int(binary.BigEndian.Uint32(icns[at+4:])) {
		kinds[string(icns[at:at+4])] = true
	}
	for _, kind := range []string{"is32", "il32", "it32", "ic08", "ic09", "ic10"} { // 16, 32, 128, 256, 512, 1024
		if !kinds[kind] {
			t.Errorf("dateline.icns lacks %s", kind)
		}
	}
}

// On Windows a program of C calls dateline.exe by the name that makes it the
// command line.
func TestWindowsCallsTheCommandLineByItsName(t *testing.T) {
	if !bytes.Contains(read(t, "packaging/windows/dateline-cli.c"), []byte(`#define NAME L"`+cli.Name+`"`)) {
		t.Errorf("dateline-cli.c does not call dateline.exe %q", cli.Name)
	}
}

// The version stands in FyneApp.toml, and in nothing else that makes a package.
func TestTheVersionStandsInOnePlace(t *testing.T) {
	found := regexp.MustCompile(`(?m)^Version = "(\d+\.\d+\.\d+)"$`).FindSubmatch(read(t, "FyneApp.toml"))
	if found == nil {
		t.Fatal("FyneApp.toml has no version of three numbers")
	}
	version := string(found[1])
	files := []string{root + "main.go", root + "metadata.go", root + "Makefile"}
	for _, folder := range []string{"packaging", "cmd", "app"} {
		err := filepath.WalkDir(root+folder, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() && !strings.Contains(path, "/icons/") && filepath.Ext(path) != ".sh" {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte(`"`+version+`"`)) || bytes.Contains(content, []byte(" "+version+" ")) {
			t.Errorf("%s says the version too", file)
		}
	}
}
