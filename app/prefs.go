package app

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/views"
	"dateline/views/glyphs"
)

// prefs are what comes back on the next start. Each has its key here and
// nowhere else.
type prefs struct{ fyne.Preferences }

const (
	defaultWidth   = 1280
	defaultHeight  = 800
	defaultSplit   = 0.42 // of the width that results and article share
	defaultLibrary = 220  // width, at text size 13
	maxRecent      = 10
	maxUsed        = 12 // commands that the palette shows first
)

func (p prefs) windowSize() fyne.Size {
	return fyne.NewSize(float32(p.FloatWithFallback("window.width", defaultWidth)), float32(p.FloatWithFallback("window.height", defaultHeight)))
}

func (p prefs) setWindowSize(s fyne.Size) {
	p.SetFloat("window.width", float64(s.Width))
	p.SetFloat("window.height", float64(s.Height))
}

func (p prefs) split() float64     { return p.FloatWithFallback("window.split", defaultSplit) }
func (p prefs) setSplit(r float64) { p.SetFloat("window.split", r) }

func (p prefs) timeline() bool        { return p.BoolWithFallback("view.timeline", true) }
func (p prefs) setTimeline(show bool) { p.SetBool("view.timeline", show) }

func (p prefs) library() bool        { return p.BoolWithFallback("view.library", true) }
func (p prefs) setLibrary(show bool) { p.SetBool("view.library", show) }

func (p prefs) libraryWidth() float64     { return p.FloatWithFallback("window.library", defaultLibrary) }
func (p prefs) setLibraryWidth(w float64) { p.SetFloat("window.library", w) }

// folded are the sections of the library that are folded.
func (p prefs) folded() []string {
	return p.StringListWithFallback("view.folded", []string{views.ImportsSection})
}
func (p prefs) setFolded(sections []string) { p.SetStringList("view.folded", sections) }

func (p prefs) table() bool                { return p.Bool("view.table") }
func (p prefs) setTable(on bool)           { p.SetBool("view.table", on) }
func (p prefs) columns() []float64         { return p.FloatList("view.columns") }
func (p prefs) setColumns(width []float64) { p.SetFloatList("view.columns", width) }

// saved is the folder of the file that was saved last.
func (p prefs) saved() string        { return p.String("save.folder") }
func (p prefs) setSaved(path string) { p.SetString("save.folder", filepath.Dir(path)) }

func (p prefs) theme() views.Theme {
	return views.Theme{
		Scheme: views.Scheme(p.StringWithFallback("view.scheme", string(views.FollowSystem))),
		Scale:  float32(p.FloatWithFallback("view.scale", 1)),
		Region: glyphs.RegionOf(lang.SystemLocale().String(), glyphs.Korea),
	}
}

func (p prefs) setTheme(t views.Theme) {
	p.SetString("view.scheme", string(t.Scheme))
	p.SetFloat("view.scale", float64(t.Scale))
}

// language is the tag of the chosen language, "" for that of the system.
func (p prefs) language() string       { return p.String("view.language") }
func (p prefs) setLanguage(tag string) { p.SetString("view.language", tag) }

func (p prefs) typography() views.Typography {
	usual := views.DefaultTypography
	return views.Typography{
		Sans:    p.Bool("article.sans"),
		Letters: p.IntWithFallback("article.letters", usual.Letters),
		Spacing: views.Spacing(p.StringWithFallback("article.spacing", string(usual.Spacing))),
	}
}

func (p prefs) setTypography(t views.Typography) {
	p.SetBool("article.sans", t.Sans)
	p.SetInt("article.letters", t.Letters)
	p.SetString("article.spacing", string(t.Spacing))
}

func (p prefs) sort() data.Sort {
	if order := data.Sort(p.String("search.sort")); order.Known() {
		return order
	}
	return data.Newest // also for what another version has kept
}
func (p prefs) setSort(s data.Sort) { p.SetString("search.sort", string(s)) }

// last is what was searched and read in an archive when it was left.
type last struct {
	query       string
	first, last string // of the range, ISO days; empty where open
	undated     bool
	steps       string // as marshalSteps writes them
	article     int64
	compared    string // as comparison.marshal writes it
}

func (p prefs) last(archive string) last {
	key := "last:" + archive + ":"
	return last{
		query: p.String(key + "query"), first: p.String(key + "first"), last: p.String(key + "last"),
		undated: p.Bool(key + "undated"), steps: p.String(key + "narrowed"), article: int64(p.Int(key + "article")),
		compared: p.String(key + "compared"),
	}
}

func (p prefs) setLast(archive string, l last) {
	key := "last:" + archive + ":"
	p.SetString(key+"query", l.query)
	p.SetString(key+"first", l.first)
	p.SetString(key+"last", l.last)
	p.SetBool(key+"undated", l.undated)
	p.SetString(key+"narrowed", l.steps)
	p.SetInt(key+"article", int(l.article))
	p.SetString(key+"compared", l.compared)
}

// used are the names of the commands that were chosen from the palette, the latest
// first.
func (p prefs) used() []string { return p.StringList("palette.used") }

func (p prefs) addUsed(name string) {
	p.SetStringList("palette.used", latestFirst(name, p.used(), maxUsed))
}

// latestFirst puts something before the others of a list, which has it once.
func latestFirst(latest string, list []string, most int) []string {
	list = slices.DeleteFunc(list, func(old string) bool { return old == latest })
	list = append([]string{latest}, list...)
	return list[:min(len(list), most)]
}

// recent are the paths of archives opened before, the latest first.
func (p prefs) recent() []string { return p.StringList("archives.recent") }

func (p prefs) addRecent(path string) {
	p.SetStringList("archives.recent", latestFirst(path, p.recent(), maxRecent))
}

func (p prefs) isRecent(path string) bool { return slices.Contains(p.recent(), path) }

func (p prefs) setRecent(paths []string) { p.SetStringList("archives.recent", paths) }
