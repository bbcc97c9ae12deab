package app

import (
	"context"
	"errors"

	"dateline/locale"
	"dateline/views"
)

// markedAtOnce is how many articles are marked in one transaction. An import
// files in between.
const markedAtOnce = 5000

// errCannotMark is translated where it is shown.
var errCannotMark = errors.New("This archive is open to read only, so it cannot keep what you have read.")

// showSelection says which rows are selected.
func (d *desk) showSelection() { d.header.SetRow(d.list.Selected(), d.list.SelectedCount()) }

// markRead records that articles were read, or are to be taken for unread, and
// shows it at once. It is not dropped when the next article is opened; an
// archive that cannot be written keeps no record.
func (d *desk) markRead(ids []int64, read bool) {
	archive := d.archive
	if archive == nil || archive.ReadOnly() {
		return
	}
	d.pages.mark(ids, read)
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		err := archive.SetRead(ctx, ids, read)
		screen(func() {
			switch {
			case d.archive != archive: // it was left meanwhile
			case err != nil:
				d.say(err)
			default:
				d.loadLibrary() // fewer are unread
			}
		})
	})
}

// toggleRead marks the selected articles as unread where the leading one is
// read, else as read.
func (d *desk) toggleRead() { d.markRows(!d.leadIsRead()) }

// leadIsRead reports whether the article of the leading row was read. One that
// is open without a row was.
func (d *desk) leadIsRead() bool {
	row := d.list.Selected()
	if row < 0 {
		return d.shown != nil
	}
	hit, _ := d.pages.hit(row)
	return hit.Read
}

// markRows marks the articles of the selected rows, or without any the one that
// is open.
func (d *desk) markRows(read bool) {
	rows := d.list.SelectedRows()
	switch {
	case d.archive == nil || d.results == nil:
	case d.archive.ReadOnly():
		d.say(errCannotMark)
	case len(rows) == 0 && d.shown != nil:
		d.markRead([]int64{d.shown.ID}, read)
	case d.list.SelectedCount() > markedAtOnce:
		d.markMany(rows, read)
	default:
		var ids []int64
		for _, r := range rows {
			ids = append(ids, d.results.IDs(r.First, r.Past)...)
		}
		d.markRead(ids, read)
	}
}

// markMany marks more articles than can be shown so at once.
func (d *desk) markMany(rows []views.RowRange, read bool) {
	archive, results, count := d.archive, d.results, d.list.SelectedCount()
	said := locale.Count("{{.N}} articles marked as unread.", count)
	if read {
		said = locale.Count("{{.N}} articles marked as read.", count)
	}
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		err := inParts(rows, markedAtOnce, func(first, past int) error {
			return archive.SetRead(ctx, results.IDs(first, past), read)
		})
		screen(func() {
			if d.archive != archive {
				return
			}
			if d.pages.results != nil {
				d.pages.reload(d)
			}
			if err != nil {
				d.say(err)
				return
			}
			d.tell(said)
		})
	})
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
