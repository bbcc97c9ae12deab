package app

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
	"dateline/views"
)

// showVersions compares the versions of the article that is shown.
func (r *reader) showVersions() {
	d := r.desk
	switch {
	case !r.reading():
		d.tell(lang.L("Choose an article to see its older versions."))
	case r.article().Versions == 0:
		d.tell(lang.L("This article has no older version."))
	default:
		if _, ok := r.filed(); ok {
			d.showVersionsOf(r.article())
			d.window.RequestFocus() // they are compared there
		}
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
			switch {
			case d.archive != archive: // it was left meanwhile
			case err != nil:
				d.say(err)
			case len(versions) > 0:
				d.compareVersions(current, versions)
			}
		})
	})
}

// compareVersions opens the sheet that shows each version beside the one that
// replaced it, the last change first.
func (d *desk) compareVersions(current *data.Article, versions []data.Version) {
	pane := views.NewComparison()
	sheet := views.NewSheet(lang.L("Versions"), "", pane, fyne.NewSize(1100, 760))
	at := 0 // the older of the two, in versions
	older, newer := views.NewLinkButton(lang.L("Earlier change"), nil), views.NewLinkButton(lang.L("Later change"), nil)
	difference := views.NewLinkButton(lang.L("Next difference"), func() { pane.NextDifference(1) })
	show := func(n int) {
		at = n
		next, title := current, lang.L("The present version")
		if at > 0 {
			next, title = &versions[at-1].Article, versionTitle(versions[at-1])
		}
		both := compare(&versions[at].Article, next)
		pane.ShowVersions(versionTitle(versions[at]), title, both.rows)
		sheet.SetIntro(both.intro(len(versions)-at, len(versions)))
		able(difference, both.inWords())
		able(older, at < len(versions)-1)
		able(newer, at > 0)
	}
	older.OnTapped = func() { show(at + 1) }
	newer.OnTapped = func() { show(at - 1) }
	read := func(a *data.Article) { call(sheet.OnClose); d.showVersion(a) }
	links := []*views.Button{difference}
	if len(versions) > 1 {
		links = append(links, older, newer)
	}
	sheet.SetFoot(links, []*views.Button{
		views.NewPillButton(lang.L("Read the older one"), func() {
			a := versions[at].Article
			a.Versions = len(versions)
			a.Notes = append([]string{lang.L("An older version, replaced on {{.When}}.", map[string]any{"When": replacedOn(versions[at])})}, a.Notes...)
			read(&a)
		}),
		views.NewPillButton(lang.L("Read the present one"), func() { read(current) }),
	})
	d.openSheet(sheet)
	pane.OnKey = sheet.TypedKey
	show(0)
	d.window.Canvas().Focus(pane)
}

func versionTitle(v data.Version) string {
	return lang.L("Replaced on {{.When}}", map[string]any{"When": replacedOn(v)})
}

func replacedOn(v data.Version) string { return locale.Moment(v.Replaced, locale.Day, "15:04") }

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
