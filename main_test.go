package main

import (
	"bytes"
	"fmt"
	"image/png"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func TestMetadataIsFyneAppsOwn(t *testing.T) {
	about := metadata()
	if about.Name != "Dateline" || about.ID != "org.datelinearchive.Dateline" || about.Version == "" || !about.Migrations["fyneDo"] {
		t.Errorf("%+v", about)
	}
	if _, err := png.Decode(bytes.NewReader(about.Icon.Content())); err != nil {
		t.Errorf("the icon: %v", err)
	}
}

// The manual page and the completions of the program with a window are written
// by hand; dateline-cli prints its own.
func TestManualAndCompletionsKnowEveryOption(t *testing.T) {
	flags, _ := options()
	texts, err := filepath.Glob("packaging/linux/completion/dateline.*")
	if err != nil || len(texts) != 3 {
		t.Fatalf("completions: %q, %v", texts, err)
	}
	for _, file := range append(texts, "packaging/linux/dateline.1") {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(content), `\-`, "-")
		if strings.HasSuffix(file, ".fish") {
			text = strings.ReplaceAll(text, "-l ", "--")
		}
		flags.VisitAll(func(f *pflag.Flag) {
			if !strings.Contains(text, "--"+f.Name) {
				t.Errorf("%s lacks --%s", file, f.Name)
			}
		})
	}
}

func TestAMissingWindowIsTold(t *testing.T) {
	for what, line := range map[string]string{
		"no driver": "Fyne error:  window creation error",
		"no GLFW":   "Fyne error:  failed to initialise GLFW",
		"old":       "Fyne error:  failed to initialise OpenGL",
	} {
		t.Run(what, func(t *testing.T) {
			var out bytes.Buffer
			var told []string
			logger := log.New(&windowWatch{Writer: &out, tell: func(text string) { told = append(told, text) }}, "", log.LstdFlags)
			logger.Println("Fyne error:  something else")
			logger.Println("  Cause:", "a picture")
			for range 2 {
				logger.Println(line)
				logger.Println("  Cause:", fmt.Errorf("APIUnavailable: WGL"))
				logger.Println("  At: window.go:1")
			}
			if len(told) != 1 || !strings.Contains(told[0], "3D acceleration") || !strings.Contains(told[0], "(APIUnavailable: WGL)") {
				t.Errorf("told %q", told)
			}
			if strings.Count(out.String(), "\n") != 8 {
				t.Errorf("the log lost lines:\n%s", out.String())
			}
		})
	}
}

func TestAProgramWithoutItsFirstContextEnds(t *testing.T) {
	var told []string
	ended := 0
	watch := &windowWatch{Writer: io.Discard, tell: func(text string) { told = append(told, text) }, end: func() { ended++ }}
	logger := log.New(watch, "", log.LstdFlags)
	logger.Println("PlatformError: Win32: Failed to open clipboard")
	if len(told) != 0 || ended != 0 {
		t.Fatalf("of the clipboard it is told %q, ended %d times", told, ended)
	}
	for range 2 {
		logger.Println("PlatformError: WGL: Failed to set pixel format for dummy context: Invalid window handle. ")
	}
	if len(told) != 1 || !strings.HasSuffix(told[0], "(WGL: Failed to set pixel format for dummy context: Invalid window handle.)") || ended != 1 {
		t.Errorf("told %q, ended %d times", told, ended)
	}
}

func TestAPanicOfOpenGLIsTold(t *testing.T) {
	for fault, want := range map[any]string{
		"failed to link OpenGL program:\nno":                  noWindow,
		"NotInitialized: The GLFW library is not initialized": noScreen,
		"index out of range":                                  "",
	} {
		var told string
		if is := tellFault(fault, func(text string) { told = text }); !strings.HasPrefix(told, want) || is != (want != "") || is != (told != "") {
			t.Errorf("of %q it is told %q", fault, told)
		}
	}
}

func TestTheNameSaysWhichProgramItIs(t *testing.T) {
	for called, want := range map[string]bool{
		"dateline-cli": true, "/usr/bin/dateline-cli": true, "dateline-cli.exe": true, "./dateline-cli": true,
		"dateline": false, "dateline.exe": false, "/opt/dateline-cli/dateline": false, "": false,
	} {
		if isCLI(called) != want {
			t.Errorf("isCLI(%q) is %v", called, !want)
		}
	}
}
