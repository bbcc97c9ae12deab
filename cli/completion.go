package cli

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"text/template"

	"github.com/spf13/pflag"
)

var (
	//go:embed completion.bash.tmpl
	bashCompletion string
	//go:embed completion.zsh.tmpl
	zshCompletion string
	//go:embed completion.fish.tmpl
	fishCompletion string
)

// completionCommand prints the script that completes this program's words in a
// shell.
func (c *cli) completionCommand(*pflag.FlagSet) func([]string) error {
	return func(args []string) error {
		if len(args) != 1 {
			return misuse{errors.New("completion needs one shell: bash, zsh or fish")}
		}
		script := map[string]string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}[args[0]]
		if script == "" {
			return misuse{fmt.Errorf("there is no completion for %q, only for bash, zsh and fish", args[0])}
		}
		t, err := template.New(args[0]).Funcs(template.FuncMap{
			"options": command.options, "takesValue": takesValue, "choices": optionChoices, "summary": completionSummary, "quoted": quoted,
			"takesFiles": command.takesFiles,
		}).Parse(script)
		if err != nil {
			return err
		}
		return t.Execute(c.out, map[string]any{"Commands": commands(), "Shared": sharedOptions()})
	}
}

func takesValue(f *pflag.Flag) bool { return f.NoOptDefVal == "" }

func optionChoices(f *pflag.Flag) string { return strings.Join(f.Annotations[choices], " ") }

func completionSummary(f *pflag.Flag) string { return quoted(optionUsage(f)) }

// quoted makes a text safe between single quotes, and within zsh's brackets.
func quoted(text string) string {
	return strings.NewReplacer("'", "’", "[", "(", "]", ")", ":", ",").Replace(text)
}

// takesFiles reports whether a command's arguments are files and folders.
func (c command) takesFiles() bool {
	return strings.Contains(c.Arguments, "PATH") || strings.Contains(c.Arguments, "FOLDER")
}
