package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/views"
)

// copyAs returns what puts a form of the article that is shown on the
// clipboard, and says so.
func (r *reader) copyAs(form func(*data.Article) string, said string) func() {
	return func() {
		d := r.desk
		if !r.reading() {
			d.note(lang.L("Choose an article first"))
			return
		}
		d.app.Clipboard().SetContent(form(r.article()))
		d.note(said)
	}
}

// citationItems are the forms that a citation can be copied in.
func (r *reader) citationItems() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Plain text"), r.copyAs(data.CitePlain, lang.L("The citation is copied"))),
		fyne.NewMenuItem(lang.L("BibTeX"), r.copyAs(data.CiteBibTeX, lang.L("The citation is copied as BibTeX"))),
		fyne.NewMenuItem(lang.L("RIS"), r.copyAs(data.CiteRIS, lang.L("The citation is copied as RIS"))),
	}
}

// articleTools are the buttons over the article.
func (d *desk) articleTools() []*views.Button {
	cite := views.NewLinkButton(lang.L("Cite"), nil)
	cite.OnTapped = func() { d.dropMenu(cite, d.citationItems()) }
	more := views.NewIconButton(views.MoreIcon(), nil)
	more.OnTapped = func() { d.dropMenu(more, d.menuItems(articleMenu)) }
	return []*views.Button{cite, views.NewLinkButton(lang.L("Original"), d.showOriginal), more}
}

// menuItems are the items of one of the window's menus.
func (d *desk) menuItems(menu string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, c := range d.commands() {
		if c.menu == menu {
			items = append(items, c.item())
		}
	}
	return items
}

// dropMenu shows a menu under a button.
func (d *desk) dropMenu(under *views.Button, items []*fyne.MenuItem) {
	below := fyne.NewPos(0, under.Size().Height)
	widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), d.window.Canvas(), below, under)
}
