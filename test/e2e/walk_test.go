package e2e

import (
	"fmt"
	"image"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// A walk goes through the window as a person does and keeps a picture of each
// step.
type walk struct {
	*screen
	name    string // of its pictures
	kept    int
	program *program
	truth   *terminal
	panes
}

// panes are where things stand. They are measured from the line that counts the
// results, as it is where nothing narrows these and nothing is compared.
type panes struct {
	timeline, bars                image.Rectangle
	compare                       image.Rectangle // the compared queries' fields
	library                       image.Rectangle
	chips                         image.Rectangle // where they come, over the article
	header                        image.Rectangle // the results' count
	heads                         image.Rectangle // the table's heads
	rows                          image.Rectangle
	article                       image.Rectangle
	hits, headline, find, reading image.Rectangle // parts of the article
}

// measure finds the panes by the box of the results' count and the width of the
// library, at the usual size of text.
func (w *walk) measure(count image.Rectangle) {
	width, height := w.area.Dx(), w.area.Dy()
	left, top := count.Min.X-16, count.Min.Y-12
	middle := left + (width-left)*42/100
	w.panes = panes{
		timeline: image.Rect(0, top-100, width, top),
		bars:     image.Rect(0, top-92, width-100, top-32),
		compare:  image.Rect(0, top-98, width*3/4, top-54),
		library:  image.Rect(0, top, left, height-30),
		chips:    image.Rect(middle, top, width, top+36),
		header:   image.Rect(left, top, middle-20, top+80),
		heads:    image.Rect(left, top+36, middle, top+62),
		rows:     image.Rect(left, top+62, middle-10, height-30),
		article:  image.Rect(middle+4, top+36, width-10, height-30),
	}
	w.hits = image.Rect(middle+width/5, top+46, width-20, top+82)
	w.headline = image.Rect(middle+20, top+76, width-20, top+166)
	w.find = image.Rect(middle+20, top+86, width-20, top+126)
	w.reading = image.Rect(middle+20, top+166, width-20, height-30)
}

// keep saves a picture of what the screen shows now, which must be something.
func (w *walk) keep(what string) {
	w.t.Helper()
	w.await("the screen shows something", func() (bool, any) {
		img := w.pixels(w.area)
		return slices.ContainsFunc(img.Pix[4:], func(v uint8) bool { return v != img.Pix[0] && v != 0xff }), "one colour"
	})
	w.kept++
	w.picture(fmt.Sprintf("%s/%s-%02d-%s.png", pictures, w.name, w.kept, what))
}

// rest takes the mouse to where it hovers over nothing.
func (w *walk) rest() {
	w.t.Helper()
	w.xdotool("mousemove", w.area.Dx()-1, w.area.Dy()-1)
}

// press clicks and takes the mouse away.
func (w *walk) press(box image.Rectangle) {
	w.t.Helper()
	w.click(box)
	w.rest()
}

// waitArticles waits until so many articles are counted over the results.
func (w *walk) waitArticles(n int) image.Rectangle {
	w.t.Helper()
	return w.waitFor(w.header, `\b`+grouped(n)+` articles?\b`).box
}

// waitHeadline waits until the article's pane shows a headline.
func (w *walk) waitHeadline(headline string) {
	w.t.Helper()
	w.waitFor(w.headline, beginning(headline, 3))
}

// beginning returns a pattern of the first words of a text, which OCR may have
// put close together.
func beginning(text string, words int) string {
	all := strings.Fields(text)
	for i, word := range all {
		all[i] = regexp.QuoteMeta(word)
	}
	return strings.Join(all[:min(words, len(all))], ` ?`)
}

// TestWalk is a person's first half hour.
func TestWalk(t *testing.T) {
	if os.Getenv("DATELINE_E2E") == "" {
		t.Skip("DATELINE_E2E is unset: make e2e builds the program and sets it")
	}
	w := &walk{screen: newScreen(t, 1280, 800, "FYNE_THEME=light"), name: "walk", truth: newTerminal(t, samples)}
	for _, step := range []struct {
		does string
		do   func()
	}{
		{"the first start says how to begin", w.startFirst},
		{"what is dropped is imported and accounted for", w.importSamples},
		{"a query finds what the command line finds", w.searchFor},
		{"values are included and excluded, and chips say so", w.narrow},
		{"a stretch of time is chosen, and its end is moved", w.brush},
		{"two queries are compared", w.compareQueries},
		{"an article is read from hit to hit and on to the next", w.readOn},
		{"a piece of text is found in the article", w.findInArticle},
		{"results are a table, sorted by its heads", w.tabulate},
		{"light and dark are chosen", w.chooseTheme},
		{"text is made larger and smaller", w.sizeText},
		{"the window speaks other languages", w.speak},
		{"an article has a window of its own", w.openWindow},
		{"the next start brings everything back", w.startAgain},
	} {
		began := time.Now()
		step.do()
		t.Logf("%s (%.1f s)", step.does, time.Since(began).Seconds())
	}
}

// TestWalkSmall is a short walk through a smaller, dark window.
func TestWalkSmall(t *testing.T) {
	if os.Getenv("DATELINE_E2E") == "" {
		t.Skip("DATELINE_E2E is unset: make e2e builds the program and sets it")
	}
	story := samples + "/coast-ledger"
	w := &walk{screen: newScreen(t, 1024, 700, "FYNE_THEME=dark"), name: "small", truth: newTerminal(t, story)}
	w.startFirst()
	w.drop(middle(w.area), story)
	w.waitForCount(w.truth.outcome.Added)
	w.keep("imported")
	w.key("Escape")
	w.search(query)
	w.measure(w.waitForCount(w.truth.count(query)))
	w.waitDark(w.article, true)
	w.keep("search")
	w.openFirst(w.waitArticles(w.truth.count(query)), w.truth.headlines("newest", query)[0])
	w.keep("article")
	w.key("ctrl+shift+t")
	w.waitFor(w.heads, `date.*headline`)
	w.keep("table")
	w.key("ctrl+m")
	w.waitFor(w.compare, query)
	w.keep("compare")
	w.key("ctrl+m")
	w.waitArticles(w.truth.count(query))
	w.key("F1")
	w.waitFor(w.area, "how to search")
	w.keep("help")
	w.key("Escape")
	w.quit(w.program)
}
