package app

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"dateline/data"
	"dateline/views"
)

// showVersions compares the versions of the article that is shown.
func (r *reader) showVersions() {
	d := r.desk
	switch {
	case !r.reading():
		d.tell("Choose an article to see its older versions.")
	case r.article().Versions == 0:
		d.tell("This article has no older version.")
	default:
		d.showVersionsOf(r.article())
		d.window.RequestFocus() // they are compared there
	}
}

func (d *desk) showVersionsOf(a *data.Article) {
	archive, id := d.archive, a.ID
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		versions, err := archive.Versions(ctx, id)
		var current *data.Article
		if err == nil {
			current, err = archive.Article(ctx, id)
		}
		screen(func() {
			if err != nil {
				d.say(err)
				return
			}
			if len(versions) > 0 {
				d.compareVersions(current, versions)
			}
		})
	})
}

// compareVersions opens the sheet that shows each version beside the one that
// replaced it, the last change first.
func (d *desk) compareVersions(current *data.Article, versions []data.Version) {
	pane := views.NewComparison()
	sheet := views.NewSheet("Versions", "", pane, fyne.NewSize(1100, 760))
	at := 0 // the older of the two, in versions
	older, newer := views.NewLinkButton("Earlier change", nil), views.NewLinkButton("Later change", nil)
	show := func(n int) {
		at = n
		next, title := current, "The present version"
		if at > 0 {
			next, title = &versions[at-1].Article, versionTitle(versions[at-1])
		}
		pane.ShowVersions(versionTitle(versions[at]), title, data.Compare(&versions[at].Article, next))
		sheet.SetIntro(fmt.Sprintf("Change %d of %d: what the older version had is struck through, what the newer one has is underlined.", len(versions)-at, len(versions)))
		able(older, at < len(versions)-1)
		able(newer, at > 0)
	}
	older.OnTapped = func() { show(at + 1) }
	newer.OnTapped = func() { show(at - 1) }
	read := func(a *data.Article) { call(sheet.OnClose); d.showVersion(a) }
	links := []*views.Button{views.NewLinkButton("Next difference", func() { pane.NextDifference(1) })}
	if len(versions) > 1 {
		links = append(links, older, newer)
	}
	sheet.SetFoot(links, []*views.Button{
		views.NewPillButton("Read the older one", func() {
			a := versions[at].Article
			a.Versions = len(versions)
			a.Notes = append([]string{"An older version, r" + versionTitle(versions[at])[1:] + "."}, a.Notes...)
			read(&a)
		}),
		views.NewPillButton("Read the present one", func() { read(current) }),
	})
	d.openSheet(sheet)
	pane.OnKey = sheet.TypedKey
	show(0)
	d.window.Canvas().Focus(pane)
}

func versionTitle(v data.Version) string {
	return "Replaced on " + v.Replaced.Format("2 January 2006, 15:04")
}

// showVersion shows a version of the article in the article's place.
func (d *desk) showVersion(a *data.Article) {
	d.shown, d.marked = a, d.asked.base().Text
	d.article.ShowArticle(a, data.HitsIn(a, d.asked.base()))
}

func able(b *views.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}
