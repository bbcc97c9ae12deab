package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMapAndInspect(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(path, []byte("h,b,when\nBerth opens,It opened.,2021-03-04\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	call := func(args ...string) (int, string, string) {
		var out, errOut bytes.Buffer
		code := run(t.Context(), testVersion, append(args, "--archive", filepath.Join(dir, "t.dateline")), &out, &errOut)
		return code, out.String(), errOut.String()
	}
	if code, out, _ := call("inspect", path); code != exitDone || !strings.Contains(out, "CSV with the columns h, b, when") {
		t.Errorf("inspect: %d, %q", code, out)
	}
	code, out, _ := call("inspect", "--json", path)
	var d datasetJSON
	if err := json.Unmarshal([]byte(out), &d); err != nil || code != exitDone || len(d.Rows) != 1 || d.Shape == "" {
		t.Errorf("inspect --json: %d, %q, %v", code, out, err)
	}
	if code, _, says := call("import", "--map", "title=h", path); code != exitMisuse || !strings.Contains(says, "headline, published, body") {
		t.Errorf("a field that is none: %d, %q", code, says)
	}
	if code, _, _ := call("inspect"); code != exitMisuse {
		t.Errorf("inspect without a path: %d", code)
	}
	if code, out, _ := call("import", "--map", "headline=x,body=b", path); code != exitFailed || !strings.Contains(out, `"h", "b", "when"`) {
		t.Errorf("a column that is not there: %d, %q", code, out)
	}
	if code, out, _ := call("import", "--map", "headline=h,body=b,published=when", path); code != exitDone || !strings.Contains(out, "1 added") {
		t.Errorf("import: %d, %q", code, out)
	}
}
