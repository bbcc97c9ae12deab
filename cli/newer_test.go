package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestANewerArchiveIsReadAndNotChanged(t *testing.T) {
	folder := t.TempDir()
	archive := filepath.Join(folder, "a.dateline")
	article := write(t, folder, "harbor.txt", harbor)
	if code, _, errOut := call(t, "import", "--archive", archive, article); code != exitDone {
		t.Fatal(errOut)
	}
	content, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	content[63] = 99 // the number of the schema, which SQLite keeps in bytes 60 to 63
	if err := os.WriteFile(archive, content, 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errOut := call(t, "search", "--archive", archive, "barrier")
	if code != exitDone || !strings.Contains(out, "approves barrier") || !strings.Contains(errOut, "newer Dateline") {
		t.Errorf("search: exit %d, %q, %q", code, out, errOut)
	}
	for _, args := range [][]string{{"import", article}, {"undo", "1"}, {"watch", folder}, {"reread", "--apply"}} {
		code, _, errOut := call(t, append([]string{args[0], "--archive", archive}, args[1:]...)...)
		if code != exitFailed || !strings.Contains(errOut, "can be read but not changed; update Dateline") {
			t.Errorf("%s: exit %d, %q", args[0], code, errOut)
		}
	}
	if after, err := os.ReadFile(archive); err != nil || !bytes.Equal(after, content) {
		t.Errorf("it was changed, %v", err)
	}
}
