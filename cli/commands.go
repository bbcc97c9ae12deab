package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"dateline/data"
)

// command is one thing that the program does. Usage, manual page and
// completion come from the table of commands and their options, and from
// nowhere else.
type command struct {
	Name      string
	Arguments string
	Summary   string
	work      func(*cli, *pflag.FlagSet) func([]string) error
}

func commands() []command {
	return []command{
		{"import", "PATH...", "read article files and folders into the archive", (*cli).importCommand},
		{"inspect", "PATH...", "show the columns of tables and JSON data, and the --map guessed", (*cli).inspectCommand},
		{"imports", "[ID]", "list past imports, or the items of one", (*cli).importsCommand},
		{"undo", "ID", "take an import back", (*cli).undoCommand},
		{"reread", "", "read the kept originals with today's parsers", (*cli).rereadCommand},
		{"watch", "[FOLDER...]", "list or change the folders that are followed", (*cli).watchCommand},
		{"search", "QUERY", "find articles", (*cli).searchCommand},
		{"show", "ID", "show one article whole", (*cli).showCommand},
		{"timeline", "[QUERY...]", "count articles by year, month, week or day", (*cli).timelineCommand},
		{"facets", "[QUERY]", "count outlets, places, agencies, authors, languages, years and formats", (*cli).facetsCommand},
		{"stats", "", "tell the archive's size and extent", (*cli).statsCommand},
		{"check", "", "check database, index and originals", (*cli).checkCommand},
		{"completion", "SHELL", "print what completes this program's words in bash, zsh or fish", (*cli).completionCommand},
		{"manual", "", "print the manual page, for man", (*cli).manualCommand},
	}
}

func commandNamed(name string) (command, bool) {
	for _, c := range commands() {
		if c.Name == name {
			return c, true
		}
	}
	return command{}, false
}

// prepare returns the command's options, which set fields of the call, and its
// work.
func (c command) prepare(call *cli) (*pflag.FlagSet, func(args []string) error) {
	flags := pflag.NewFlagSet(c.Name, pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&call.archive, "archive", data.DefaultPath(), "the archive's `FILE`")
	flags.BoolVar(&call.json, "json", false, "print JSON")
	return flags, c.work(call, flags)
}

// options are the command's own, without those that every command takes.
func (c command) options() []*pflag.Flag {
	flags, _ := c.prepare(&cli{})
	var own []*pflag.Flag
	flags.VisitAll(func(f *pflag.Flag) {
		if !shared(f) {
			own = append(own, f)
		}
	})
	return own
}

func sharedOptions() []*pflag.Flag {
	flags, _ := commands()[0].prepare(&cli{})
	return []*pflag.Flag{flags.Lookup("archive"), flags.Lookup("json")}
}

func shared(f *pflag.Flag) bool { return f.Name == "archive" || f.Name == "json" }

// choices is the key of the values that an option takes.
const choices = "choices"

// offer says which values an option takes.
func offer(flags *pflag.FlagSet, name string, values ...string) {
	if err := flags.SetAnnotation(name, choices, values); err != nil {
		panic(err) // the option was just made
	}
}

// valueName is what stands for an option's value, empty where it takes none.
func valueName(f *pflag.Flag) string {
	name, _ := pflag.UnquoteUsage(f)
	return name
}

// synopsis is how the command is called.
func (c command) synopsis() string {
	words := []string{c.Name}
	for _, f := range c.options() {
		words = append(words, "["+strings.TrimSpace("--"+f.Name+" "+valueName(f))+"]")
	}
	return strings.TrimSpace(strings.Join(words, " ") + " " + c.Arguments)
}

// commandUsage tells of one command and its options.
func (c *cli) commandUsage(to io.Writer, command command) {
	var list strings.Builder
	for _, f := range append(command.options(), sharedOptions()...) {
		fmt.Fprintf(&list, "  %s\n      %s\n", strings.TrimSpace("--"+f.Name+" "+valueName(f)), optionUsage(f))
	}
	c.say(to, "dateline-cli %s: %s.\n\nusage: dateline-cli %s\n\n%s\nThe archive is %s unless another is named.\n",
		command.Name, command.Summary, command.synopsis(), list.String(), data.DefaultPath())
}

const summaryColumn = 47

func (c *cli) usage(to io.Writer) {
	var list strings.Builder
	for _, command := range commands() {
		line := "  " + command.synopsis()
		if len(line) >= summaryColumn-1 {
			line += "\n"
		}
		last := line[strings.LastIndexByte(line, '\n')+1:]
		fmt.Fprintf(&list, "%s%*s%s\n", line, summaryColumn-len(last), "", command.Summary)
	}
	c.say(to, `dateline-cli works on Dateline's archives of news articles.

usage: dateline-cli COMMAND [options] [arguments]

%s
Every command takes --archive FILE (default: %s)
and --json. Messages and progress go to standard error. Exit status: 0 done,
1 something failed, 2 wrong usage. dateline-cli --version tells the version.
`, list.String(), data.DefaultPath())
}
