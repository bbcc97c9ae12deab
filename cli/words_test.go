package cli

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestUsageManualAndCompletionKnowEveryCommandAndOption(t *testing.T) {
	texts := map[string]string{}
	for name, args := range map[string][]string{
		"usage": {"help"}, "manual": {"manual"}, "bash": {"completion", "bash"}, "zsh": {"completion", "zsh"}, "fish": {"completion", "fish"},
	} {
		code, out, errOut := call(t, args...)
		if code != exitDone {
			t.Fatalf("%s: exit %d, %s", name, code, errOut)
		}
		texts[name] = strings.ReplaceAll(out, `\-`, "-")
	}
	for _, c := range commands() {
		if c.Summary == "" {
			t.Errorf("%s has no summary", c.Name)
		}
		for name, text := range texts {
			if !strings.Contains(text, c.Name) {
				t.Errorf("%s lacks the command %s", name, c.Name)
			}
			for _, f := range c.options() {
				option := "--" + f.Name
				if name == "fish" {
					option = fmt.Sprintf("__fish_seen_subcommand_from %s' -l %s ", c.Name, f.Name)
				}
				if !strings.Contains(text, option) {
					t.Errorf("%s lacks --%s of %s", name, f.Name, c.Name)
				}
			}
		}
	}
}

func TestVersionIsTold(t *testing.T) {
	if code, out, _ := call(t, "--version"); code != exitDone || out != "dateline-cli "+testVersion+"\n" {
		t.Errorf("exit %d, %q", code, out)
	}
}

func TestManualIsSafeForRoff(t *testing.T) {
	for text, want := range map[string]string{
		"--map":        `\-\-map`,
		`a\b`:          `a\eb`,
		".TH":          `\&.TH`,
		"today's word": `today\(aqs word`,
	} {
		if got := roff(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

// TestShellsComplete lets each shell that is here complete real lines.
func TestShellsComplete(t *testing.T) {
	const bash = `eval "$(cat)"; COMP_WORDS=(dateline-cli %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _dateline_cli; printf '%%s\n' "${COMPREPLY[@]}"`
	const fish = `source -; complete -C "dateline-cli %s"`
	for _, line := range []struct{ bash, fish, want, not string }{
		{"im", "im", "imports", "search"},
		{"search --s", "search --s", "--sort", "--by"},
		{"search --sort ''", "search --sort ", "relevance", "month"},
		{"timeline --by ''", "timeline --by ", "month", "relevance"},
		{"completion ''", "completion ", "zsh", "month"},
	} {
		for shell, program := range map[string]string{"bash": fmt.Sprintf(bash, line.bash), "fish": fmt.Sprintf(fish, line.fish)} {
			t.Run(shell+" "+line.fish, func(t *testing.T) {
				words := strings.Fields(fromShell(t, shell, "-c", program))
				if !slices.Contains(words, line.want) || slices.Contains(words, line.not) {
					t.Errorf("%s offers %q", shell, words)
				}
			})
		}
	}
	t.Run("zsh", func(t *testing.T) { fromShell(t, "zsh", "-n", "/dev/stdin") })
}

// fromShell gives a shell its completion on standard input and returns what it
// prints.
func fromShell(t *testing.T, shell string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(shell); err != nil {
		t.Skipf("%s is not here", shell)
	}
	_, script, _ := call(t, "completion", shell)
	command := exec.CommandContext(t.Context(), shell, args...)
	command.Stdin = strings.NewReader(script)
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

func TestCounted(t *testing.T) {
	for n, want := range map[int]string{0: "0 articles", 1: "1 article", 2: "2 articles"} {
		if got := counted(n, "article"); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
