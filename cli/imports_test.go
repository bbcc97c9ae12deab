package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestImportsAreThings(t *testing.T) {
	archive, news := newsFolder(t)
	broken := write(t, news, "broken.txt", strings.Repeat("news ", 1<<20)) // a line too long
	if code, out, _ := call(t, "import", "--archive", archive, "--json", news); code != exitFailed {
		t.Fatalf("import: %d, %s", code, out)
	}

	_, out, _ := call(t, "imports", "--archive", archive, "--json")
	if got := lines(t, out); len(got) != 1 || got[0]["id"] != 1.0 || got[0]["state"] != "done" || got[0]["failed"] != 1.0 || got[0]["kind"] != "import" {
		t.Fatalf("imports: %s", out)
	}
	_, out, _ = call(t, "imports", "--archive", archive, "--json", "1")
	if got := lines(t, out); len(got) != 1 || got[0]["outcome"] != "failed" || got[0]["path"] != broken {
		t.Errorf("items: %s", out)
	}
	_, out, _ = call(t, "imports", "--archive", archive, "--csv", "1")
	if !strings.HasPrefix(out, "outcome,path,position,article,reason\nfailed,"+broken) {
		t.Errorf("CSV: %s", out)
	}

	write(t, news, "broken.txt", strings.ReplaceAll(harbor, "arbor", "erry"))
	code, out, _ := call(t, "import", "--archive", archive, "--json", "--retry", "1")
	if got := lines(t, out); code != exitDone || len(got) != 2 || got[0]["outcome"] != "added" || got[0]["path"] != broken {
		t.Errorf("retry: %d, %s", code, out)
	}
	code, out, _ = call(t, "reread", "--archive", archive, "--json")
	if got := lines(t, out); code != exitDone || len(got) != 1 || got[0]["totals"].(map[string]any)["same"] != 2.0 {
		t.Errorf("reread: %d, %s", code, out)
	}
	code, out, _ = call(t, "undo", "--archive", archive, "--json", "2")
	if got := lines(t, out); code != exitDone || got[0]["removed"] != 1.0 {
		t.Errorf("undo: %d, %s", code, out)
	}
	if code, _, errOut := call(t, "undo", "--archive", archive, "2"); code != exitFailed || !strings.Contains(errOut, "undone already") {
		t.Errorf("undo again: %d, %s", code, errOut)
	}
	if code, out, _ := call(t, "check", "--archive", archive); code != exitDone {
		t.Errorf("check: %s", out)
	}
}

func TestWatchedFolders(t *testing.T) {
	archive, news := newsFolder(t)
	code, out, _ := call(t, "watch", "--archive", archive, "--once", "--json", news)
	if got := lines(t, out); code != exitDone || len(got) != 2 || got[1]["totals"].(map[string]any)["added"] != 1.0 {
		t.Fatalf("watch: %d, %s", code, out)
	}
	write(t, news, "broken.gz", "\x1f\x8b\x08\x00broken")
	if code, out, _ := call(t, "watch", "--archive", archive, "--once"); code != exitFailed || !strings.Contains(out, "broken.gz") {
		t.Errorf("a file that cannot be read: %d, %s", code, out)
	}
	if err := os.Remove(filepath.Join(news, "broken.gz")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(news, "harbor.txt")); err != nil {
		t.Fatal(err)
	}
	if code, out, _ := call(t, "watch", "--archive", archive, "--once"); code != exitDone || !strings.HasPrefix(out, "0 found") {
		t.Errorf("nothing new: %d, %s", code, out)
	}
	if _, out, _ := call(t, "search", "--archive", archive, "--count", "is:gone"); strings.TrimSpace(out) != "1" {
		t.Errorf("gone: %s", out)
	}
	if _, out, _ := call(t, "watch", "--archive", archive); strings.TrimSpace(out) != news {
		t.Errorf("list: %s", out)
	}
	if code, out, _ := call(t, "watch", "--archive", archive, "--remove", news); code != exitDone || out != "" {
		t.Errorf("remove: %d, %s", code, out)
	}
}

func TestMisuseOfImports(t *testing.T) {
	for _, args := range [][]string{{"imports", "x"}, {"imports", "--csv"}, {"undo"}, {"undo", "one"}, {"reread", "x"}, {"watch", "--remove"}} {
		if code, _, errOut := call(t, args...); code != exitMisuse || errOut == "" {
			t.Errorf("%q: %d, %q", args, code, errOut)
		}
	}
}

// A mapping that was given once is remembered for tables like that one.
func TestMappingIsRemembered(t *testing.T) {
	folder := t.TempDir()
	archive := filepath.Join(folder, "a.dateline")
	row := func(n string) string {
		return "Ferry " + n + " is late,Keeper " + n + " stays,\"The ferry was late again on Monday, and its captain blamed the tide, which said nothing.\"\n"
	}
	first := write(t, folder, "a.csv", "title,second,text\n"+row("one"))
	second := write(t, folder, "b.csv", "title,second,text\n"+row("two"))
	if code, out, errOut := call(t, "import", "--archive", archive, "--map", "headline=second", first); code != exitDone {
		t.Fatalf("%d, %s, %s", code, out, errOut)
	}
	if code, out, _ := call(t, "import", "--archive", archive, second); code != exitDone {
		t.Fatalf("%d, %s", code, out)
	}
	if _, out, _ := call(t, "search", "--archive", archive, "--count", "title:keeper"); strings.TrimSpace(out) != "2" {
		t.Errorf("%s articles have the headline that was asked for", out)
	}
}
