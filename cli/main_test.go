package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"runtime/debug"
	"strings"
	"testing"

	"dateline/data/memory"
)

// asProgram makes the test's binary run as dateline-cli, so that a test can
// kill it.
const asProgram = "DATELINE_CLI_TEST_AS_PROGRAM"

const testVersion = "1.2.3"

// TestTheLimitOfMemoryFollowsTheArchive holds that a command has what an archive of
// its size needs.
func TestTheLimitOfMemoryFollowsTheArchive(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(math.MaxInt64))
	archive := filepath.Join(t.TempDir(), "a.dateline")
	for _, c := range []struct {
		args     []string
		articles int
		changing bool
	}{
		{[]string{"import", "../samples/wire"}, 0, true},
		{[]string{"stats"}, 34, false},
	} {
		var out, errOut bytes.Buffer
		if got := run(t.Context(), "1.0", append(c.args, "--archive", archive), &out, &errOut); got != exitDone {
			t.Fatalf("%q ends with %d: %s", c.args, got, errOut.String())
		}
		if got, want := debug.SetMemoryLimit(-1), memory.For(memoryAtRest, c.articles, c.changing); got != want {
			t.Errorf("%q: the limit is %d, want %d", c.args, got, want)
		}
	}
}

// TestHelpOfACommand holds that a command tells of its own options.
func TestHelpOfACommand(t *testing.T) {
	for _, command := range commands() {
		for _, args := range [][]string{{command.Name, "--help"}, {"help", command.Name}} {
			var out, errOut bytes.Buffer
			if got := run(t.Context(), "1.0", args, &out, &errOut); got != exitDone {
				t.Fatalf("%q ends with %d: %s", args, got, errOut.String())
			}
			for _, f := range append(command.options(), sharedOptions()...) {
				if !strings.Contains(out.String(), "--"+f.Name) || !strings.Contains(out.String(), optionUsage(f)) {
					t.Errorf("%q does not tell of --%s", args, f.Name)
				}
			}
			if command.Name != "undo" && strings.Contains(out.String(), commandSummary("undo")) {
				t.Errorf("%q tells of other commands", args)
			}
		}
	}
}

func commandSummary(name string) string {
	command, _ := commandNamed(name)
	return command.Summary
}

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		Main(context.Background(), testVersion)
		return
	}
	os.Exit(m.Run())
}

// call runs a command and returns its exit code and output.
func call(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), testVersion, args, &o, &e)
	return code, o.String(), e.String()
}

// lines decodes JSON lines.
func lines(t *testing.T, out string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for line := range strings.Lines(out) {
		var v map[string]any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		all = append(all, v)
	}
	return all
}

func write(t *testing.T, folder, name, content string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const harbor = ` date 2021-11-03 Harbor authority approves barrier
BUSAN, Nov. 3 (Yonhap) -- The harbor authority on Wednesday approved a second barrier after six years of study.
Construction will begin next spring, officials said, once the surveys are complete.
(END)
`

// newsFolder makes a folder with an article in it, and names an archive beside it.
func newsFolder(t *testing.T) (archive, news string) {
	t.Helper()
	news = filepath.Join(t.TempDir(), "news")
	if err := os.Mkdir(news, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, news, "harbor.txt", harbor)
	return filepath.Join(filepath.Dir(news), "a.dateline"), news
}

func TestCommands(t *testing.T) {
	archive, news := newsFolder(t)
	write(t, news, "ferry.txt", strings.ReplaceAll(strings.ReplaceAll(harbor, "arbor", "erry"), "2021-11-03", "2022-01-05"))
	write(t, news, "picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")

	code, out, _ := call(t, "import", "--archive", archive, "--json", news)
	got := lines(t, out)
	if code != exitDone || len(got) != 4 {
		t.Fatalf("import: %d, %s", code, out)
	}
	for _, item := range got[:3] {
		for _, key := range []string{"path", "position", "outcome", "id", "reason"} {
			if _, ok := item[key]; !ok {
				t.Errorf("an item lacks %s: %v", key, item)
			}
		}
	}
	totals := got[3]["totals"].(map[string]any)
	if totals["found"] != 3.0 || totals["added"] != 2.0 || totals["skipped"] != 1.0 {
		t.Errorf("totals %v", totals)
	}

	code, out, _ = call(t, "search", "--archive", archive, "--json", "barrier")
	got = lines(t, out)
	if code != exitDone || len(got) != 3 || got[2]["total"] != 2.0 || got[0]["published"] != "2022-01-05" {
		t.Errorf("search: %d, %s", code, out)
	}
	code, out, _ = call(t, "search", "--archive", archive, "--json", "--offset", "1", "--limit", "5", "--sort", "oldest", "barrier")
	if got = lines(t, out); code != exitDone || len(got) != 2 || got[0]["published"] != "2022-01-05" {
		t.Errorf("search from 1: %d, %s", code, out)
	}
	if code, out, _ = call(t, "search", "--archive", archive, "--count", "harbor"); code != exitDone || out != "1\n" {
		t.Errorf("count: %d, %q", code, out)
	}
	if code, _, errOut := call(t, "search", "--archive", archive, "date:20x harbor"); code != exitDone || !strings.Contains(errOut, "20x") {
		t.Errorf("an odd query: %d, %q", code, errOut)
	}

	code, out, _ = call(t, "timeline", "--archive", archive, "--json", "--by", "month", "harbor", "barrier")
	tl := lines(t, out)[0]
	buckets := tl["buckets"].([]any)
	if code != exitDone || len(buckets) != 3 || !reflect.DeepEqual(buckets[0].(map[string]any)["counts"], []any{1.0, 1.0}) || tl["archive_undated"] != 0.0 {
		t.Errorf("timeline: %d, %s", code, out)
	}
	code, out, _ = call(t, "facets", "--archive", archive, "--json", "harbor")
	facets := lines(t, out)[0]
	if years := facets["facets"].(map[string]any)["year"].(map[string]any); code != exitDone || facets["total"] != 1.0 || years["distinct"] != 1.0 {
		t.Errorf("facets: %d, %s", code, out)
	}
	code, out, _ = call(t, "stats", "--archive", archive, "--json")
	if s := lines(t, out)[0]; code != exitDone || s["articles"] != 2.0 || s["first"] != "2021-11-03" || s["last"] != "2022-01-05" {
		t.Errorf("stats: %d, %s", code, out)
	}
	if code, out, _ = call(t, "check", "--archive", archive, "--json"); code != exitDone || lines(t, out)[0]["ok"] != true {
		t.Errorf("check: %d, %s", code, out)
	}
	if code, out, _ = call(t, "show", "--archive", archive, "1"); code != exitDone || !strings.Contains(out, "approved a second barrier") {
		t.Errorf("show: %d, %s", code, out)
	}
}

// What other evidence says of an article's date is printed beside it.
func TestShowDates(t *testing.T) {
	folder := t.TempDir()
	archive := filepath.Join(folder, "a.dateline")
	write(t, folder, "2021-11-20-harbor.txt", harbor)
	write(t, folder, "ferry.txt", strings.ReplaceAll(harbor, "arbor", "erry"))
	if code, _, errOut := call(t, "import", "--archive", archive, folder); code != exitDone {
		t.Fatal(errOut)
	}
	const sentence = "The dates disagree: the header says 2021-11-03, the file name says 2021-11-20."
	_, out, _ := call(t, "show", "--archive", archive, "--json", "1")
	got := lines(t, out)[0]
	want := []any{
		map[string]any{"published": "2021-11-03", "precision": "day", "evidence": "dateline", "text": "Nov. 3", "basis": "year from the header"},
		map[string]any{"published": "2021-11-20", "precision": "day", "evidence": "file_name", "text": "2021-11-20", "basis": nil},
	}
	if !reflect.DeepEqual(got["other_dates"], want) || !reflect.DeepEqual(got["review"], []any{sentence}) {
		t.Errorf("other dates %v, review %v", got["other_dates"], got["review"])
	}
	_, out, _ = call(t, "show", "--archive", archive, "1")
	if !strings.Contains(out, "\nalso 2021-11-20 (from the file name)\nneeds review: "+sentence+"\n") {
		t.Errorf("show: %s", out)
	}
	if _, out, _ = call(t, "search", "--archive", archive, "--count", "is:review"); out != "1\n" {
		t.Errorf("is:review finds %q", out)
	}
	_, out, _ = call(t, "show", "--archive", archive, "--json", "2")
	if got := lines(t, out)[0]; !reflect.DeepEqual(got["review"], []any{}) || len(got["other_dates"].([]any)) != 1 {
		t.Errorf("an article whose dates agree: %v, %v", got["other_dates"], got["review"])
	}
	if _, out, _ = call(t, "show", "--archive", archive, "2"); strings.Contains(out, "needs review") {
		t.Errorf("show: %s", out)
	}
}

func TestExitCodes(t *testing.T) {
	folder := t.TempDir()
	archive := filepath.Join(folder, "a.dateline")
	random := write(t, folder, "random.dateline", strings.Repeat("no database ", 500))
	if code, _, _ := call(t, "import", "--archive", archive, write(t, folder, "a.txt", harbor)); code != exitDone {
		t.Fatalf("import: %d", code)
	}
	for _, c := range []struct {
		args []string
		want int
	}{
		{nil, exitMisuse},
		{[]string{"help"}, exitDone},
		{[]string{"search", "--help"}, exitDone},
		{[]string{"frobnicate"}, exitMisuse},
		{[]string{"import", "--archive", archive}, exitMisuse},
		{[]string{"import", "--nonsense"}, exitMisuse},
		{[]string{"import", "--archive", archive, "--resume"}, exitFailed},
		{[]string{"import", "--archive", archive, filepath.Join(folder, "missing")}, exitFailed},
		{[]string{"import", "--archive", random, folder}, exitFailed},
		{[]string{"search", "--archive", archive, "--sort", "sideways"}, exitMisuse},
		{[]string{"search", "--archive", archive, "--limit", "-1"}, exitMisuse},
		{[]string{"search", "--archive", filepath.Join(folder, "none.dateline"), "x"}, exitFailed},
		{[]string{"timeline", "--archive", archive, "--by", "decade"}, exitMisuse},
		{[]string{"show", "--archive", archive}, exitMisuse},
		{[]string{"show", "--archive", archive, "one"}, exitMisuse},
		{[]string{"show", "--archive", archive, "99"}, exitFailed},
		{[]string{"check", "--archive", random}, exitFailed},
		{[]string{"stats", "--archive", archive, "extra"}, exitMisuse},
	} {
		code, _, errOut := call(t, c.args...)
		if code != c.want {
			t.Errorf("%q: exit %d, want %d (%s)", c.args, code, c.want, errOut)
		}
		if code != exitDone && errOut == "" && code != exitFailed {
			t.Errorf("%q says nothing", c.args)
		}
	}
}

// The customer's file gives every field that is expected of it.
func TestSeed(t *testing.T) {
	seed := filepath.Join("..", "..", "..", "shared", "corpora", "seed")
	files, err := filepath.Glob(filepath.Join(seed, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Skip("the seed file is not here: ", seed)
	}
	expected, err := os.ReadFile(filepath.Join(seed, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]any
	if err := json.Unmarshal(expected, &want); err != nil {
		t.Fatal(err)
	}
	archive := filepath.Join(t.TempDir(), "a.dateline")
	if code, _, errOut := call(t, "import", "--archive", archive, files[0]); code != exitDone {
		t.Fatal(errOut)
	}
	_, out, _ := call(t, "show", "--archive", archive, "--json", "1")
	got := lines(t, out)[0]
	body := got["body"].([]any)
	got["body_paragraphs"], got["body_first"] = float64(len(body)), body[0]
	for key, value := range want {
		if key == "body_last_ends" {
			if last := body[len(body)-1].(string); !strings.HasSuffix(last, value.(string)) {
				t.Errorf("the body ends %q", last)
			}
			continue
		}
		if !reflect.DeepEqual(got[key], value) {
			t.Errorf("%s: %v, want %v", key, got[key], value)
		}
	}
}
