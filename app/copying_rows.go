package app

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/locale"
	"dateline/views"
)

const (
	mostCopied   = 10_000 // rows
	copiedAtOnce = 500
)

// copyRows copies the selected rows as lines of text: date, where the article
// appeared, headline, parted by tabs.
func (d *desk) copyRows() {
	if d.results == nil || d.list.SelectedCount() == 0 {
		return
	}
	rows, all := firstRows(d.list.SelectedRows(), mostCopied), d.list.SelectedCount()
	results := d.results
	d.copying.run(0, func(ctx context.Context, screen func(func())) {
		var text strings.Builder
		copied := 0
		err := inParts(rows, copiedAtOnce, func(first, past int) error {
			hits, err := results.Hits(ctx, first, past)
			for _, hit := range hits {
				if hit.ID != 0 { // else it was removed since
					text.WriteString(lineOf(hit) + "\n")
					copied++
				}
			}
			return err
		})
		screen(func() {
			if err != nil {
				d.complain(lang.L("The rows could not be copied: {{.Why}}", map[string]any{"Why": err}))
				return
			}
			d.app.Clipboard().SetContent(text.String())
			d.tell(copiedText(copied, all))
		})
	})
}

// copiedText says what was copied, and that it is not all.
func copiedText(copied, of int) string {
	if of > mostCopied {
		return lang.L("Of {{.All}} selected rows only the first {{.N}} were copied, which is the most at once.", map[string]any{"All": locale.Number(of), "N": locale.Number(copied)})
	}
	return locale.Count("{{.N}} rows copied.", copied)
}

// copyHeadline copies one headline.
func (d *desk) copyHeadline(hit data.Hit) {
	d.app.Clipboard().SetContent(hit.Headline)
	d.tell(lang.L("The headline was copied."))
}

// firstRows returns the first of the rows, so many at most.
func firstRows(rows []views.RowRange, most int) []views.RowRange {
	var first []views.RowRange
	for _, r := range rows {
		r.Past = min(r.Past, r.First+most)
		if r.First < r.Past {
			first = append(first, r)
		}
		most -= r.Past - r.First
	}
	return first
}

// lineOf is a row as text.
func lineOf(hit data.Hit) string {
	flat := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	return hit.Published.ISO() + "\t" + flat(cmp.Or(hit.Outlet, hit.Agency)) + "\t" + flat(hit.Headline)
}

// inParts does something to ranges of rows, at most so many at a time.
func inParts(rows []views.RowRange, most int, do func(first, past int) error) error {
	for _, r := range rows {
		for first := r.First; first < r.Past; first += most {
			if err := do(first, min(first+most, r.Past)); err != nil {
				return err
			}
		}
	}
	return nil
}
