package views

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"dateline/data"
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
func (p ImportProgress) alarming() bool { return p.Counts.Failed > 0 || p.Err != "" }

// pillText is the import in a few words.
func pillText(p ImportProgress) string {
	switch {
	case p.Done && p.Err != "":
		return "Import stopped"
	case p.Done && p.Cancelled:
		return "Import cancelled · " + Plural(p.filed(), "article") + " filed"
	case p.Done && p.Counts.Failed > 0:
		return "Imported " + groupedDigits(p.filed()) + " · " + groupedDigits(p.Counts.Failed) + " failed"
	case p.Done && p.filed() == 0:
		return "No new articles"
	case p.Done:
		return "Imported " + Plural(p.filed(), "article")
	}
	text := "Importing " + groupedDigits(p.Counts.Found)
	if p.Title != "" {
		text = p.Title
	}
	if f, known := p.fraction(); known {
		text += fmt.Sprintf(" · %d%%", int(f*100))
	}
	if p.Left > 0 {
		text += " · " + durationText(p.Left) + " left"
	}
	return text
}

// titleText heads the drawer.
func titleText(p ImportProgress) string {
	_, known := p.fraction()
	switch {
	case p.Title != "":
		return p.Title
	case p.Done && p.Err != "":
		return "The import stopped"
	case p.Done && p.Cancelled:
		return "Import cancelled"
	case p.Done && p.filed() == 0:
		return "No new articles"
	case p.Done:
		return "Imported " + Plural(p.filed(), "article")
	case !known:
		return "Looking for articles…"
	default:
		return "Importing…"
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
		return paths[0] + " and " + filepath.Base(paths[1])
	default:
		return paths[0] + " and " + groupedDigits(len(paths)-1) + " more"
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
		parts = append(parts, fmt.Sprintf("%d%%", int(f*100)))
		if p.Files > 0 && p.Title == "" {
			parts = append(parts, groupedDigits(p.FilesDone)+" of "+Plural(p.Files, "file"))
		}
	}
	if p.Rate > 0 {
		rate := groupedDigits(int(p.Rate + 0.5))
		if p.Rate < 10 {
			rate = fmt.Sprintf("%.1f", p.Rate)
		}
		parts = append(parts, rate+" articles/s")
	}
	return strings.Join(parts, " · ")
}

// leftText is the time that remains, or nothing where it is not known.
func leftText(p ImportProgress) string {
	if p.Done || p.Left <= 0 {
		return ""
	}
	return durationText(p.Left) + " left"
}

// reconciliation is the sum that accounts for every item found.
func reconciliation(c data.Counts) string {
	var parts []string
	for _, o := range data.Outcomes {
		parts = append(parts, groupedDigits(c.Of(o))+" "+outcomeWord(o, c.Of(o)))
	}
	return groupedDigits(c.Found) + " found = " + strings.Join(parts, " + ")
}

// outcomeWord names an outcome of n items.
func outcomeWord(o data.Outcome, n int) string {
	if o == data.Duplicate && n != 1 {
		return "duplicates"
	}
	return string(o)
}

// Plural is a count with its noun: "1 article", "1,204 articles".
func Plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return groupedDigits(n) + " " + noun
}

// durationText is a length of time as a person says it: "9 s", "3 min",
// "1 h 20 min".
func durationText(d time.Duration) string {
	switch seconds := int(d.Seconds() + 0.5); {
	case seconds < 1:
		return "under 1 s"
	case seconds < 60:
		return fmt.Sprintf("%d s", seconds)
	case seconds < 3600:
		return fmt.Sprintf("%d min", (seconds+30)/60)
	default:
		minutes := (seconds + 30) / 60
		if minutes%60 == 0 {
			return fmt.Sprintf("%d h", minutes/60)
		}
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	}
}
