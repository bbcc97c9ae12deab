package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/views"
)

// reader is where an article is read: in the main window, or in one of its own. The
// commands about an article are its.
type reader struct {
	desk    *desk
	home    fyne.Window
	pane    *views.ArticlePane
	article func() *data.Article // nil while none is shown
	own     bool                 // the window has nothing but the article
	from    string               // the path of the archive that the article of such a window is of
}

// filed returns the archive of the article that is shown. It says why there is none:
// no article is shown, or a window outlives its archive.
func (r *reader) filed() (archive *data.Archive, ok bool) {
	archive = r.desk.archive
	switch {
	case !r.reading():
		r.desk.note(lang.L("Choose an article first"))
	case r.own && (archive == nil || archive.Path() != r.from):
		r.desk.complain(lang.L("The archive of this article is not open now: {{.Path}}. Open it to see more than the text.", map[string]any{"Path": r.from}))
	default:
		return archive, true
	}
	return nil, false
}

// reading reports whether an article is shown.
func (r *reader) reading() bool { return r.article() != nil }

// covered reports whether a dialog, a sheet or a menu lies over the window.
func (r *reader) covered() bool { return r.home.Canvas().Overlays().Top() != nil }

// hasHits reports whether there is a way to a next hit, in this article or another.
func (r *reader) hasHits() bool {
	return r.pane.Finding() || r.pane.HitCount() > 0 || !r.own && r.desk.asked.text != ""
}

// pass gives a shortcut of the menu to the widget that has the keyboard.
func (r *reader) pass(shortcut fyne.Shortcut) {
	if target, ok := r.home.Canvas().Focused().(fyne.Shortcutable); ok {
		target.TypedShortcut(shortcut)
		return
	}
	r.pane.TypedShortcut(shortcut)
}

// findInArticle opens the line to find something in the article.
func (r *reader) findInArticle() {
	if !r.reading() {
		r.desk.note(lang.L("Choose an article to find something in it"))
		return
	}
	r.pane.OpenFind()
}

// nextHit goes to the next hit of the article or back (-1) to the one before; in the
// main window over its end to the first of the next article, or to the last of the
// one before. While something is looked for in the article, it goes to its next place.
func (r *reader) nextHit(step int) {
	d := r.desk
	switch {
	case r.pane.Finding():
		r.pane.FindNext(step)
	case step > 0 && !r.pane.NextHit() && !r.own:
		d.rollOver(step, d.list.SelectNext)
	case step < 0 && !r.pane.PreviousHit() && !r.own:
		d.rollOver(step, d.list.SelectPrevious)
	}
}

// page reads on: a page down, and in the main window then the next article.
func (r *reader) page() {
	if (!r.reading() || !r.pane.PageDown()) && !r.own {
		r.desk.list.SelectNext()
	}
}

// openSheet shows a sheet over the reader's window.
func (r *reader) openSheet(s *views.Sheet) (closeSheet func()) { return openSheetIn(r.home, s) }

// close closes a window of its own.
func (r *reader) close() { r.home.Close() }
