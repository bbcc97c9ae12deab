package views

import (
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
)

// ImportProgress is what the pill and the drawer show of an import.
type ImportProgress struct {
	Title            string // of a task that is no import: "Undoing the import"; empty for an import
	Paths            []string
	Counts           data.Counts
	Files, FilesDone int   // Files is 0 until they have been counted
	Bytes, BytesDone int64 // of those files
	Started          time.Time
	Elapsed          time.Duration
	Rate             float64       // articles per second; 0 is not yet known
	Left             time.Duration // 0 is not yet known
	Done, Cancelled  bool          // Cancelled goes with Done once the import has stopped
	Err              string        // a sentence, when the import as a whole stopped early
	Groups           []ReasonGroup // shown once Done
}

// ReasonGroup gathers the items that ended in one outcome for one reason.
// Count may be more than the Items that are given.
type ReasonGroup struct {
	Outcome data.Outcome
	Reason  string
	Count   int
	Items   []data.Item
	Answer  func() // asks what the items wait for; nil where they wait for nothing
}

// Waiting returns how many items wait for an answer.
func (p ImportProgress) Waiting() int {
	n := 0
	for _, g := range p.Groups {
		if g.Answer != nil {
			n += g.Count
		}
	}
	return n
}

// fraction returns how much is done, from 0 to 1, and whether that is known.
func (p ImportProgress) fraction() (float64, bool) {
	switch {
	case p.Done:
		return 1, true
	case p.Bytes > 0:
		return clampFraction(float64(p.BytesDone) / float64(p.Bytes)), true
	case p.Files > 0:
		return clampFraction(float64(p.FilesDone) / float64(p.Files)), true
	default:
		return 0, false
	}
}

func clampFraction(f float64) float64 { return min(max(f, 0), 1) }

// filed returns how many articles are new or renewed.
func (p ImportProgress) filed() int { return p.Counts.Added + p.Counts.Updated }

// alarming reports whether a person should look.
func (p ImportProgress) alarming() bool { return p.Counts.Failed+p.Waiting() > 0 || p.Err != "" }

// Barren reports an import that ended well and found no article.
func (p ImportProgress) Barren() bool {
	return p.Done && p.Title == "" && p.Err == "" && !p.Cancelled && p.Counts.Found == p.Counts.Skipped && p.Waiting() == 0
}

// noteText says what a person may not expect of an import's end.
func noteText(p ImportProgress) string {
	switch {
	case p.Done && p.Cancelled:
		return lang.L("Cancelled: what was filed stays.")
	case !p.Barren():
		return ""
	}
	what := lang.L("There is no file in it, so there was nothing to read.")
	if n := p.Counts.Found; n > 0 {
		what = locale.Count("{{.N}} files were looked at, and none of them holds an article. Below stands what they are.", n)
	}
	return what + " " + lang.L("Dateline reads texts, web pages, e-mails, PDF, Word and OpenDocument files, e-books, feeds, tables, JSON data, what news agencies and databases export, and zip files of all these.")
}

// pillText is the import in a few words.
func pillText(p ImportProgress) string {
	switch {
	case p.Done && p.Err != "":
		return lang.L("Import stopped")
	case p.Done && p.Cancelled:
		return locale.Count("Import cancelled · {{.N}} articles filed", p.filed())
	case p.Done && p.Counts.Failed > 0:
		return lang.L("Imported {{.N}} · {{.Failed}} failed", map[string]any{"N": locale.Number(p.filed()), "Failed": locale.Number(p.Counts.Failed)})
	case p.Done && p.Waiting() > 0 && p.filed() == 0:
		return unansweredText(p.Waiting())
	case p.Done && p.Waiting() > 0:
		return lang.L("Imported {{.N}} · {{.Waiting}} to answer", map[string]any{"N": locale.Number(p.filed()), "Waiting": locale.Number(p.Waiting())})
	case p.Barren():
		return lang.L("No article was found")
	case p.Done && p.filed() == 0:
		return lang.L("No new articles")
	case p.Done:
		return locale.Count("Imported {{.N}} articles", p.filed())
	}
	text := lang.L("Importing {{.N}}", map[string]any{"N": locale.Number(p.Counts.Found)})
	if p.Title != "" {
		text = p.Title
	}
	if f, known := p.fraction(); known {
		text += " · " + wholePercent(f)
	}
	if p.Left > 0 {
		text += " · " + remaining(p.Left)
	}
	return text
}

// unansweredText says how many files wait for an answer.
func unansweredText(n int) string { return locale.Count("{{.N}} files wait for your answer", n) }

// titleText heads the drawer.
func titleText(p ImportProgress) string {
	_, known := p.fraction()
	switch {
	case p.Title != "":
		return p.Title
	case p.Done && p.Err != "":
		return lang.L("The import stopped")
	case p.Done && p.Cancelled:
		return lang.L("Import cancelled")
	case p.Done && p.Waiting() > 0 && p.filed() == 0:
		return unansweredText(p.Waiting())
	case p.Barren():
		return lang.L("No article was found")
	case p.Done && p.filed() == 0:
		return lang.L("No new articles")
	case p.Done:
		return locale.Count("Imported {{.N}} articles", p.filed())
	case !known:
		return lang.L("Looking for articles…")
	default:
		return lang.L("Importing…")
	}
}

// pathsText names what is imported: the first path and how many more.
func pathsText(paths []string) string {
	switch len(paths) {
	case 0:
		return ""
	case 1:
		return paths[0]
	case 2:
		return lang.L("{{.First}} and {{.Second}}", map[string]any{"First": paths[0], "Second": filepath.Base(paths[1])})
	default:
		return andMore(paths[0], len(paths)-1)
	}
}

// paceText is the line under the bar: files, rate and time.
func paceText(p ImportProgress) string {
	var parts []string
	if p.Done {
		if p.Elapsed > 0 {
			parts = append(parts, durationText(p.Elapsed))
		}
	} else if f, known := p.fraction(); known {
		parts = append(parts, wholePercent(f))
		if p.Files > 0 && p.Title == "" {
			parts = append(parts, lang.N("{{.At}} of {{.N}} files", p.Files, map[string]any{"At": locale.Number(p.FilesDone), "N": locale.Number(p.Files)}))
		}
	}
	if p.Rate > 0 {
		rate := locale.Number(int(p.Rate + 0.5))
		if p.Rate < 10 {
			rate = locale.Decimal(p.Rate, 1)
		}
		parts = append(parts, lang.L("{{.N}} articles/s", map[string]any{"N": rate}))
	}
	return strings.Join(parts, " · ")
}

// leftText is the time that remains, or nothing where it is not known.
func leftText(p ImportProgress) string {
	if p.Done || p.Left <= 0 {
		return ""
	}
	return remaining(p.Left)
}

// reconciliation is the sum that accounts for every item found.
func reconciliation(c data.Counts) string {
	var parts []string
	for _, o := range data.Outcomes {
		parts = append(parts, countedOutcome(o, c.Of(o)))
	}
	return lang.L("{{.N}} found = {{.Sum}}", map[string]any{"N": locale.Number(c.Found), "Sum": strings.Join(parts, " + ")})
}

// outcomeWord names an outcome of n items.
func outcomeWord(o data.Outcome, n int) string {
	return lang.N(outcomeWords[o], n)
}

// countedOutcome is a number of items with their outcome: "12 duplicates".
func countedOutcome(o data.Outcome, n int) string {
	return lang.L("{{.N}} {{.What}}", map[string]any{"N": locale.Number(n), "What": outcomeWord(o, n)})
}

// outcomeWords are keys of the translations.
var outcomeWords = map[data.Outcome]string{
	data.Added: "added", data.Updated: "updated", data.Unchanged: "unchanged",
	data.Duplicate: "duplicates", data.Skipped: "skipped", data.Failed: "failed",
}

func wholePercent(share float64) string { return locale.Percent(float64(int(share*100)), 0) }

func remaining(left time.Duration) string {
	return lang.L("{{.Time}} left", map[string]any{"Time": durationText(left)})
}

// andMore names the first of several: "crawl and 2 more".
func andMore(first string, more int) string {
	return lang.N("{{.First}} and {{.N}} more", more, map[string]any{"First": first, "N": locale.Number(more)})
}

// durationText is a length of time as a person says it: "9 s", "3 min",
// "1 h 20 min".
func durationText(d time.Duration) string {
	switch seconds := int(d.Seconds() + 0.5); {
	case seconds < 1:
		return lang.L("under 1 s")
	case seconds < 60:
		return lang.L("{{.N}} s", map[string]any{"N": seconds})
	case seconds < 3600:
		return lang.L("{{.N}} min", map[string]any{"N": (seconds + 30) / 60})
	default:
		minutes := (seconds + 30) / 60
		if minutes%60 == 0 {
			return lang.L("{{.N}} h", map[string]any{"N": minutes / 60})
		}
		return lang.L("{{.Hours}} h {{.Minutes}} min", map[string]any{"Hours": minutes / 60, "Minutes": minutes % 60})
	}
}
