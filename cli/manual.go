package cli

import (
	_ "embed"
	"errors"
	"strings"
	"text/template"

	"github.com/spf13/pflag"
)

//go:embed manual.1.tmpl
var manualPage string

// manualCommand prints the manual page.
func (c *cli) manualCommand(*pflag.FlagSet) func([]string) error {
	return func(args []string) error {
		if len(args) > 0 {
			return misuse{errors.New("manual takes no arguments")}
		}
		page, err := template.New("manual").Funcs(template.FuncMap{
			"roff": roff, "options": command.options, "value": valueName, "usage": optionUsage,
		}).Parse(manualPage)
		if err != nil {
			return err
		}
		return page.Execute(c.out, map[string]any{"Version": c.version, "Commands": commands(), "Shared": sharedOptions()})
	}
}

// optionUsage is what an option does, as a text without marks.
func optionUsage(f *pflag.Flag) string {
	_, usage := pflag.UnquoteUsage(f)
	return usage
}

// roff makes a text safe in a manual page: hyphens that can be copied, no
// escape, and no request where a line begins with a dot.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`).Replace(text)
	if strings.HasPrefix(text, ".") {
		text = `\&` + text
	}
	return text
}
