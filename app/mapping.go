package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/importer"
	"dateline/views"
)

// mostAsked is how many kinds of dataset are shown one after the other. Those
// beyond wait in the list of imports, where Dateline is not sure of them.
const mostAsked = 3

// askBefore reports whether there is nothing but tables among paths, so that an
// import of them has nothing else to go on with while it is asked what their
// columns hold.
func askBefore(paths []string) bool {
	return !slices.ContainsFunc(paths, func(p string) bool { return !importer.IsDataset(p) })
}

// askMappings shows the datasets among paths whose columns nobody has looked
// at yet, one after the other, and then goes on with how many were answered and
// with the shapes of those that were put off.
func (d *desk) askMappings(paths []string, then func(answers int, later map[string]bool)) {
	archive := d.archive
	d.pill.SetProgress(views.ImportProgress{Title: lang.L("Looking at the files")})
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		found, err := importer.Inspect(ctx, paths)
		if err != nil {
			return // the program ends
		}
		var unknown []importer.Dataset
		unasked := 0
		for _, set := range found {
			_, remembered, err := archive.Mapping(ctx, set.Shape)
			switch {
			case err != nil || remembered:
			case len(unknown) < mostAsked:
				unknown = append(unknown, set)
			default:
				unasked++
			}
		}
		screen(func() {
			if d.archive == archive {
				d.pill.Clear()
				if d.drawer.Visible() && d.task != nil { // it tells of the last import again
					d.pill.SetProgress(d.task.progress)
				}
				later := map[string]bool{}
				d.askMapping(unknown, len(unknown), later, func() { then(len(found)-unasked-len(later), later) })
			}
		})
	})
}

// askMapping shows the first of some datasets, which are the last of so many,
// and the others in turn. It notes the shapes that a person puts off: closing the
// question is that too, so that no file is lost by it.
func (d *desk) askMapping(sets []importer.Dataset, of int, later map[string]bool, then func()) {
	if len(sets) == 0 {
		then()
		return
	}
	set, archive := sets[0], d.archive
	title := lang.L("How is {{.Name}} to be read?", map[string]any{"Name": filepath.Base(set.Path)})
	if of > 1 {
		title = lang.L("{{.Title}} ({{.At}} of {{.All}})", map[string]any{"Title": title, "At": of - len(sets) + 1, "All": of})
	}
	form := views.NewMappingForm(mappingColumns(set), mappingFields())
	sheet := views.NewSheet(title,
		lang.L("Dateline takes these columns for the fields of an article. Correct what is wrong; it is remembered for files like this one."),
		form, fyne.NewSize(760, 520))
	var closeSheet func()
	accept := views.NewPrimaryButton(lang.L("Import"), func() {
		mapping := form.Mapping()
		closeSheet()
		d.bridge.start(func(ctx context.Context, screen func(func())) {
			err := archive.SetMapping(ctx, set.Shape, mapping)
			screen(func() {
				if d.archive != archive {
					return // it was left meanwhile
				}
				if err != nil {
					d.say(err)
				}
				d.askMapping(sets[1:], of, later, then)
			})
		})
	})
	form.OnChanged = func() {
		if m := form.Mapping(); m["headline"] == "" && m["body"] == "" {
			accept.Disable()
			form.SetNotice(lang.L("Choose a column for the headline or the text."))
		} else {
			accept.Enable()
			form.SetNotice("")
		}
	}
	form.OnChanged()
	putOff := func() {
		closeSheet()
		later[set.Shape] = true
		d.askMapping(sets[1:], of, later, then)
	}
	sheet.SetFoot(nil, []*views.Button{views.NewPillButton(lang.L("Later"), putOff), accept})
	closeSheet = d.openSheet(sheet)
	sheet.OnClose = putOff
}

// answerWaiting asks what the columns of the tables hold that wait in an import,
// and reads them. What is still not clear then waits in the new import.
func (d *desk) answerWaiting(id int64) {
	if err := d.mayWork(); err != nil {
		d.say(err)
		return
	}
	waiting := func(ctx context.Context, archive *data.Archive) ([]string, error) {
		return importer.WaitingPaths(ctx, archive, id)
	}
	fromArchive(d, waiting, func(paths []string) {
		d.askMappings(paths, func(answers int, later map[string]bool) {
			if answers > 0 || len(later) == 0 { // none is asked about where the files have gone
				d.readWaiting(id, paths, later)
			}
		})
	})
}

func (d *desk) readWaiting(id int64, paths []string, later map[string]bool) {
	d.changeArchive(func(ctx context.Context, archive *data.Archive) error { return importer.EndWaiting(ctx, archive, id) }, func() {
		if d.history != nil {
			d.history.close()
		}
		d.runImport(paths, importer.Options{KeepOriginals: true, Ask: true, Later: later})
	})
}

func mappingColumns(set importer.Dataset) []views.MappingColumn {
	var columns []views.MappingColumn
	for i, name := range set.Columns {
		c := views.MappingColumn{Name: name}
		for _, row := range set.Rows {
			if i < len(row) && strings.TrimSpace(row[i]) != "" {
				c.Sample = row[i]
				break
			}
		}
		for field, column := range set.Mapping {
			if column == name || slices.Contains(strings.Split(column, "+"), name) {
				c.Field = field
			}
		}
		columns = append(columns, c)
	}
	return columns
}

// fieldLabels are the names that people see for the fields of an article. They
// are keys of the translations.
var fieldLabels = map[string]string{
	"headline": "Headline", "published": "Date of publication", "body": "Text", "authors": "Authors", "outlet": "Outlet",
	"section": "Section", "url": "Web address", "language": "Language", "keywords": "Keywords", "places": "Places",
	"dateline": "Dateline", "agency": "Agency", "id": "Identifier",
}

// fieldLabel names a field, by its own name where it has no other.
func fieldLabel(field string) string {
	if label := fieldLabels[field]; label != "" {
		return lang.L(label)
	}
	return strings.ReplaceAll(field, "_", " ")
}

func mappingFields() []views.MappingField {
	var fields []views.MappingField
	for _, name := range importer.Fields {
		fields = append(fields, views.MappingField{Name: name, Label: fieldLabel(name)})
	}
	return fields
}
