package e2e

import (
	"fmt"
	"image"
)

// menuBar is where the names of the menus stand, at the usual size of text.
var menuBar = image.Rect(8, 6, 480, 18)

// menuGap is less than parts the names of the menus, and more than parts their
// letters.
const menuGap = 9

// viewMenu is the place of the menu View among the menus.
const viewMenu = 2

// openView opens the menu View, which has a name in each language, and returns
// where its items are.
func (w *walk) openView() image.Rectangle {
	w.t.Helper()
	names := w.words(menuBar, menuGap)
	if len(names) <= viewMenu {
		w.t.Fatalf("the menu bar has %v", names)
	}
	w.click(names[viewMenu])
	left := names[viewMenu].Min.X - 10
	return image.Rect(left, 28, left+240, w.area.Dy()-100)
}

// chooseTheme chooses dark and light from the menu.
func (w *walk) chooseTheme() {
	w.waitDark(w.article, false)
	w.press(w.waitFor(w.openView(), `^dark$`).box)
	w.waitDark(w.article, true)
	w.keep("dark")
	w.press(w.waitFor(w.openView(), `^light$`).box)
	w.waitDark(w.article, false)
	w.press(w.waitFor(w.openView(), `^dark$`).box)
	w.waitDark(w.article, true)
}

// sizeText makes the text larger, smaller and as usual.
func (w *walk) sizeText() {
	usual := w.textSize()
	for _, press := range []struct {
		keys        []string
		least, most int // percent of the usual size
		shows       string
	}{
		{[]string{"ctrl+equal", "ctrl+equal"}, 112, 140, "larger"},
		{[]string{"ctrl+0"}, 100, 100, ""},
		{[]string{"ctrl+minus", "ctrl+minus"}, 70, 90, "smaller"},
		{[]string{"ctrl+0"}, 100, 100, ""},
	} {
		for _, key := range press.keys {
			w.key(key)
		}
		w.await(fmt.Sprintf("%v makes the text %d to %d %% as large", press.keys, press.least, press.most), func() (bool, any) {
			percent := 100 * w.textSize() / usual
			return percent >= press.least && percent <= press.most, percent
		})
		if press.shows != "" {
			w.waitForCount(w.truth.count(query))
			w.keep(press.shows)
		}
	}
}

// textSize measures how wide the names of the menus are.
func (w *walk) textSize() int {
	w.t.Helper()
	names := w.words(menuBar, menuGap)
	if len(names) == 0 {
		return 0 // the window is being painted
	}
	return names[len(names)-1].Max.X
}

// speak chooses Korean and German in the menu, each from the language before.
func (w *walk) speak() {
	items := w.openView()
	language := w.waitFor(items, `^language$`).box
	w.xdotool("mousemove", middle(language).X, middle(language).Y)
	names := image.Rect(items.Max.X-20, language.Min.Y-20, items.Max.X+200, w.area.Dy()-20)
	english, german := w.waitFor(names, `^english$`).box, w.waitFor(names, `^deutsch$`).box
	korean := english.Add(image.Pt(0, (german.Min.Y-english.Min.Y)/4)) // the first of three between them
	w.keep("languages")
	w.press(korean)
	w.waitFor(w.rows, `20\d\d\. ?\d+\. ?\d+\.`) // dates as Korean writes them
	w.waitGone(w.library, `library|articles|place`)
	w.keep("korean")
	w.chooseLanguage(language, `^deutsch$`)
	w.waitFor(w.library, `alle artikel`)
	w.waitFor(w.header, fmt.Sprintf(`\b%d artikel`, w.truth.count(query)))
	w.keep("german")
}

// chooseLanguage chooses a language where the menu's item for it stands at a box.
func (w *walk) chooseLanguage(item image.Rectangle, name string) {
	w.t.Helper()
	items := w.openView()
	w.xdotool("mousemove", items.Min.X+40, middle(item).Y)
	names := image.Rect(items.Min.X+100, item.Min.Y-20, items.Max.X+300, w.area.Dy()-20)
	w.press(w.waitFor(names, name).box)
}

// openWindow opens the article in a window of its own and closes it.
func (w *walk) openWindow() {
	headline := w.truth.headlines("newest", query)[1]
	w.key("ctrl+Return")
	w.waitTitle(headline)
	w.waitFor(image.Rect(0, 0, w.area.Dx(), w.area.Dy()/4), beginning(headline, 3))
	w.keep("own-window")
	w.key("Escape")
	w.waitTitle("Articles — Dateline")
	w.waitFor(w.header, fmt.Sprintf(`\b%d art`, w.truth.count(query)))
}

// startAgain quits with a larger text and starts again: what was searched, read
// and chosen is there.
func (w *walk) startAgain() {
	usual := w.textSize()
	w.key("ctrl+equal")
	w.await("the text grows", func() (bool, any) { return w.textSize() > usual, usual })
	large := w.textSize()
	w.quit(w.program)
	w.program = w.start("walk-again.log", window)
	w.waitFor(w.columns(0, resultsTo), fmt.Sprintf(`\b%d artikel`, w.truth.count(query)))
	if again := w.textSize(); again != large {
		w.t.Errorf("text that was %d wide is %d wide", large, again)
	}
	w.waitDark(w.article, true)
	w.waitFor(image.Rect(0, 28, w.area.Dx()/2, 100), query)
	w.waitFor(w.article, beginning(w.truth.headlines("newest", query)[1], 3))
	w.waitFor(w.columns(0, resultsTo), `berschrift`) // the table's head
	w.keep("again")
	w.quit(w.program)
}
