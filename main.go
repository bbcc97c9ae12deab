// Dateline is a desktop archive browser for news articles.
package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	fyneapp "fyne.io/fyne/v2/app"
	"github.com/spf13/pflag"

	"dateline/app"
	"dateline/cli"
	_ "dateline/locale/early" // before Fyne reads the language
)

// samples are the articles of the sample archive: those that tell its stories,
// without the ones in samples/formats, which show what can be read.
//
//go:embed samples/arabic samples/business samples/chinese samples/coast-ledger samples/crawl samples/culture samples/japanese
//go:embed samples/korean samples/newspapers samples/sport samples/wire samples/world
var samples embed.FS

// sparePlaces are for Go to run more at once than the computer has cores. Whoever
// draws the window would else wait up to 10 ms for a search or an import to be
// interrupted; so the system lets it go first, since it mostly sleeps.
const sparePlaces = 2

const usage = `usage: dateline [--archive FILE] [PATH...]

Dateline opens the archive and imports the files and folders named. A PATH
that is an archive is opened.

`

func main() {
	if isCLI(os.Args[0]) {
		cli.Main(onTheConsole(), metadata().Version)
	}
	flags, asked := options()
	if err := flags.Parse(os.Args[1:]); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "dateline:", err)
		os.Exit(2)
	}
	about := metadata()
	if asked.version {
		fmt.Println("dateline", about.Version)
		return
	}
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + sparePlaces)
	}
	log.SetOutput(watchWindow())
	defer func() {
		if fault := recover(); fault != nil {
			if tellFault(fault, tellNoWindow) {
				os.Exit(1)
			}
			panic(fault)
		}
	}()
	paintFlat()
	fyneapp.SetMetadata(about)
	articles, err := fs.Sub(samples, "samples")
	if err != nil {
		panic(err) // the name is constant
	}
	options := app.Options{Archive: asked.archive, Paths: flags.Args(), Samples: articles, FrameLog: asked.frames}
	if err := app.Run(fyneapp.NewWithID(about.ID), options); err != nil {
		fmt.Fprintln(os.Stderr, "dateline:", err)
		os.Exit(1)
	}
}

// isCLI reports whether the program was called as dateline-cli. In the packages
// that is another name of this program: one file holds what both need.
func isCLI(called string) bool {
	return strings.TrimSuffix(filepath.Base(called), ".exe") == cli.Name
}

// wishes are what the options say.
type wishes struct {
	archive, frames string
	version         bool
}

// options are the program's own.
func options() (flags *pflag.FlagSet, asked *wishes) {
	asked = &wishes{}
	flags = pflag.NewFlagSet("dateline", pflag.ContinueOnError)
	flags.Usage = func() { fmt.Fprint(os.Stderr, usage, flags.FlagUsages()) }
	flags.StringVar(&asked.archive, "archive", "", "the archive's `FILE` (default: the one used last)")
	flags.StringVar(&asked.frames, "frame-log", "", "write the time of each painted frame to `FILE`")
	flags.BoolVar(&asked.version, "version", false, "print the version and end")
	return flags, asked
}
