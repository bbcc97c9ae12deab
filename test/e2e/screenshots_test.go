package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// TestScreenshots takes the pictures of the documentation: the first start, a
// query with an article open, the imports, a table, and what opens under the
// search field, in both themes. Run it with make screenshots.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("DATELINE_SCREENSHOTS")
	if folder == "" {
		t.Skip("DATELINE_SCREENSHOTS names no folder: make screenshots does")
	}
	told := stories(t)
	truth := askCommandLine(t, told...)
	for _, theme := range []string{"light", "dark"} {
		t.Run(theme, func(t *testing.T) {
			s := newScreen(t, 1440, 900, "FYNE_THEME="+theme)
			p := s.start("screenshots-start.log", window)
			s.waitFor(s.area, "choose folder")
			s.picture(filepath.Join(folder, "start-"+theme+".png"))
			s.quit(p)

			archive := filepath.Join(t.TempDir(), "Coast stories.dateline")
			run(t, nil, nil, cli, append([]string{"import", "--archive", archive}, told...)...)
			p = s.start("screenshots-window.log", window, "--archive", archive)
			s.waitForCount(truth.all)
			s.search(query)
			s.openFirst(s.waitForCount(truth.found), truth.headline)
			s.picture(filepath.Join(folder, "window-"+theme+".png"))
			s.key("ctrl+i")
			s.waitFor(s.area, "undo import")
			s.picture(filepath.Join(folder, "guide", "imports-"+theme+".png"))
			s.key("Escape")
			s.drop(middle(s.area), samples+"/formats/ledger-2022.csv")
			s.waitFor(s.area, "is read as")
			s.picture(filepath.Join(folder, "guide", "table-"+theme+".png"))
			s.key("Escape")
			s.key("ctrl+l")
			s.key("ctrl+a")
			s.typeText("harbor place:")
			s.waitFor(s.columns(0, articleFrom), "gangneung +[0-9]+")
			s.picture(filepath.Join(folder, "guide", "completion-"+theme+".png"))
			s.key("Escape")
			s.key("F1")
			s.waitFor(s.area, "how to search")
			s.picture(filepath.Join(folder, "guide", "searchhelp-"+theme+".png"))
			s.key("Escape")
			s.quit(p)
		})
	}
}
