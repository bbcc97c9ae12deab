package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
	"dateline/views"
)

const (
	statePatience = 150 * time.Millisecond // before it is said that something is awaited
	guardEvery    = 2 * time.Second        // it is looked whether the archive's file is there
)

// pageKind tells the states apart that change by themselves.
type pageKind int

const (
	otherPage pageKind = iota
	awaitPage          // results are awaited
	fillPage           // the first articles are awaited
)

// showState shows a state in place of results and article.
func (d *desk) showState(kind pageKind, s views.State) {
	d.stating = kind
	d.state.Set(s)
	d.room.SetContentPage(d.state)
}

// archiveName is how a state names the archive at a path.
func archiveName(path string) map[string]any {
	return map[string]any{"Name": strings.TrimSuffix(filepath.Base(path), data.Extension)}
}

// The ways on that several states offer.

func (d *desk) wayToOther() views.WayOut {
	return views.WayOut{Label: lang.L("Open another archive…"), Action: d.chooseArchive}
}

func (d *desk) wayToNew() views.WayOut {
	return views.WayOut{Label: lang.L("New archive…"), Action: d.newArchive}
}

func (d *desk) wayToTry(label string, try func()) views.WayOut {
	return views.WayOut{Label: label, Action: try}
}

// waysBack leads to the archive that is still open while another is not, if one
// is.
func (d *desk) waysBack() []views.WayOut {
	if d.archive == nil {
		return nil
	}
	return []views.WayOut{{Label: lang.L("Back to “{{.Name}}”", archiveName(d.archive.Path())), Action: d.goBackToArchive}}
}

func (d *desk) goBackToArchive() {
	d.giveUpOpening()
	d.room.SetContentPage(nil)
	d.ask(true)
}

// giveUpOpening ends the opening of an archive, which then stays as it was.
func (d *desk) giveUpOpening() {
	d.openings++
	if d.opening != nil {
		d.opening()
	}
}

// showOpening says that an archive is being opened, which mostly is done before
// anybody sees it.
func (d *desk) showOpening(path string) {
	d.showState(otherPage, views.State{
		Headline: lang.L("Opening “{{.Name}}”…", archiveName(path)),
		Ways:     append([]views.WayOut{{Label: lang.L("Cancel"), Action: func() { d.cancelOpening(path) }}}, d.waysBack()...),
	})
}

// showUpgrade says that an archive is being brought up to date, and how far that
// is. A copy is made first, of whose progress nothing is known.
func (d *desk) showUpgrade(path string, share float64) {
	if d.upgrading {
		d.state.SetShare(share)
		return
	}
	d.upgrading = true
	d.showState(otherPage, views.State{
		Headline: lang.L("Bringing “{{.Name}}” up to date…", archiveName(path)),
		Sentence: lang.L("It was made by an older Dateline. It is copied, and its articles are indexed anew: once, and a large archive takes some minutes. Cancelled, it stays as it was."),
		Working:  true, Share: share,
		Ways: append([]views.WayOut{{Label: lang.L("Cancel"), Action: func() { d.cancelOpening(path) }}}, d.waysBack()...),
	})
}

// cancelOpening ends the opening of an archive and goes back to the present one,
// or says what else can be done.
func (d *desk) cancelOpening(path string) {
	if d.archive != nil {
		d.goBackToArchive()
		return
	}
	d.giveUpOpening()
	d.showState(otherPage, views.State{
		Headline: lang.L("“{{.Name}}” was not opened", archiveName(path)),
		Sentence: lang.L("It is as it was before."),
		Ways:     []views.WayOut{d.wayToTry(lang.L("Open it after all"), func() { d.openKnown(path) }), d.wayToOther(), d.wayToNew()},
	})
}

// showNotOpened says why an archive cannot be opened, and what leads on.
func (d *desk) showNotOpened(path string, err error, again func()) {
	name := archiveName(path)
	s := views.State{Headline: lang.L("“{{.Name}}” cannot be opened", name), Sentence: locale.Sentence(sentence(err.Error()))}
	retry := d.wayToTry(lang.L("Try again"), again)
	switch {
	case errors.Is(err, data.ErrGone):
		s.Headline = lang.L("“{{.Name}}” is not where it was", name)
		s.Sentence = lang.L("There is no file {{.Path}}. It was moved or renamed, or its disk is not connected.", map[string]any{"Path": path})
		retry.Label = lang.L("Look again")
	case errors.Is(err, data.ErrDamaged):
		s.Headline = lang.L("“{{.Name}}” is damaged", name)
	case errors.Is(err, data.ErrNotArchive):
		s.Headline = lang.L("“{{.Name}}” is no Dateline archive", name)
	case errors.Is(err, data.ErrNewer):
		s.Headline = lang.L("“{{.Name}}” was made by a newer Dateline", name)
	}
	s.Ways = append(d.waysBack(), retry)
	if errors.Is(err, data.ErrGone) && path == data.DefaultPath() {
		s.Ways = append(s.Ways, views.WayOut{Label: lang.L("Begin it anew, empty"), Action: func() { d.openArchive(path) }})
	}
	s.Ways = append(s.Ways, d.wayToOther(), d.wayToNew())
	if d.prefs.isRecent(path) {
		s.Ways = append(s.Ways, views.WayOut{Label: lang.L("Remove it from the list"), Action: func() { d.forgetRecent(path) }})
	}
	d.showState(otherPage, s)
}

// showSearchFailed says why a search cannot be answered.
func (d *desk) showSearchFailed(err error) {
	d.list.SetDimmed(false)
	d.header.SetFailed()
	s := views.State{
		Headline: lang.L("The search could not be done"),
		Sentence: locale.Sentence(sentence(err.Error())),
		Ways: []views.WayOut{
			d.wayToTry(lang.L("Search again"), func() { d.ask(false) }),
			d.wayToTry(lang.L("Open the archive again"), d.reopenArchive),
			d.wayToOther(),
		},
	}
	d.showState(otherPage, s)
}

// showAwaited says that results are awaited, where a page would hide the header
// that says so else.
func (d *desk) showAwaited(share float64) {
	switch {
	case !d.room.HasContentPage():
		if share > 0 {
			d.header.SetProgress(share)
		} else {
			d.header.SetSearching()
		}
	case d.stating == awaitPage:
		d.state.SetShare(share)
	default:
		d.showState(awaitPage, views.State{Headline: lang.L("Searching…"), Working: true, Share: share,
			Ways: []views.WayOut{{Label: lang.L("Clear the search"), Action: d.clearSearch}}})
	}
}

// showFilling says that the first articles are being imported.
func (d *desk) showFilling() {
	p := d.task.progress
	share := 0.0
	if p.Files > 0 {
		share = float64(p.FilesDone) / float64(p.Files)
	}
	if d.stating == fillPage && d.room.HasContentPage() {
		d.state.SetShare(share)
		return
	}
	d.showState(fillPage, views.State{
		Headline: lang.L("The first articles are being filed…"),
		Sentence: lang.L("They appear here while the import goes on, and can be searched and read at once."),
		Working:  true, Share: share,
		Ways: []views.WayOut{{Label: lang.L("Show the import"), Action: d.drawer.Show}, {Label: lang.L("Cancel"), Action: d.cancelImport}},
	})
}

// showNoArticle says that none is chosen.
func (d *desk) showNoArticle() {
	d.shown = nil
	d.article.ShowState(views.NoArticle(views.WayOut{Label: lang.L("Read the first one"), Action: func() { d.list.SelectNext() }}))
}

// showArticleGone says that the article that was shown is no longer filed.
func (d *desk) showArticleGone() {
	d.shown = nil
	d.article.ShowState(views.State{
		Headline: lang.L("This article is no longer in the archive"),
		Sentence: lang.L("An import that had brought it was undone. Its file, if there is one, was not touched."),
		Ways: []views.WayOut{
			{Label: lang.L("Read the next one"), Action: func() { d.list.SelectNext() }},
			{Label: lang.L("Show the imports"), Action: d.showImports},
		},
	})
}

// checkShown takes the article off the screen that is no longer in the archive.
func (d *desk) checkShown() {
	archive, a := d.archive, d.shown
	if a == nil {
		return
	}
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		if _, err := archive.Article(ctx, a.ID); errors.Is(err, data.ErrNoArticle) {
			screen(func() {
				if d.archive == archive && d.shown == a {
					d.showArticleGone()
				}
			})
		}
	})
}

// guard looks now and then whether the archive's file is still there.
func (d *desk) guard() {
	archive, every := d.archive, d.guardEvery
	d.guarding.run(0, func(ctx context.Context, screen func(func())) {
		gone := false
		for ctx.Err() == nil {
			if missing := archive.Missing(); (missing != nil) != gone {
				gone = missing != nil
				screen(func() { d.gone = missing; d.showBanner() })
			}
			if every == 0 {
				return
			}
			select {
			case <-time.After(every):
			case <-ctx.Done():
			}
		}
	})
}

// showBanner says what is so of the archive for long: that its file is gone,
// that it cannot be written, or that an import into it is not finished.
func (d *desk) showBanner() {
	name := archiveName(d.archive.Path())
	again := views.WayOut{Label: lang.L("Try again"), Action: d.reopenArchive}
	other := views.WayOut{Label: lang.L("Open another archive…"), Action: d.chooseArchive}
	switch {
	case d.gone != nil:
		again.Label = lang.L("Look again")
		d.banner.Set(locale.Sentence(sentence(d.gone.Error()))+" "+lang.L("What is already open may still be read, but nothing can be filed."), again, other)
	case errors.Is(d.notice, data.ErrInUse):
		d.banner.Set(lang.L("“{{.Name}}” is open in another Dateline, which writes to it. Here it can be searched and read; importing and marking wait until it is closed there.", name), again)
	case errors.Is(d.notice, data.ErrReadOnly):
		d.banner.Set(lang.L("“{{.Name}}” cannot be written: the file or its folder is protected. It can be searched and read; importing and marking need a file that you may change.", name), again, other)
	case d.notice != nil:
		d.banner.Set(locale.Sentence(sentence(d.notice.Error())), again, other)
	case d.unfinished != nil:
		i := *d.unfinished
		d.banner.Set(lang.L("An import was interrupted before it was done."),
			views.WayOut{Label: lang.L("Resume it"), Action: d.resumeImport}, views.WayOut{Label: lang.L("Leave as it is"), Action: func() { d.giveUpImport(i) }})
	default:
		d.banner.Set("")
	}
}
