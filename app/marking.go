package app

import (
	"context"
	"errors"
	"slices"

	"dateline/views"
)

// markedAtOnce is how many articles are marked in one transaction. An import
// files in between.
const markedAtOnce = 5000

// errCannotMark is translated where it is shown.
var errCannotMark = errors.New("This archive is open to read only, so it cannot keep what you have read.")

// showSelection says which rows are selected.
func (d *desk) showSelection() { d.header.SetRow(d.list.Selected(), d.list.SelectedCount()) }

// markRead records that articles were read, and shows it at once. An archive that
// cannot be written keeps no record.
func (d *desk) markRead(ids []int64) { d.setRead(ids, true, nil) }

// setRead records that articles were read, or are to be taken for unread, and
// shows it at once. It is not dropped when the next article is opened. Then is
// called, where it is not nil, with those that were marked otherwise before.
func (d *desk) setRead(ids []int64, read bool, then func(changed []int64, read bool)) {
	archive := d.archive
	if archive == nil || archive.ReadOnly() || d.gone != nil {
		return
	}
	if len(ids) <= markedAtOnce {
		d.pages.mark(ids, read)
	}
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		var changed []int64
		var err error
		for part := range slices.Chunk(ids, markedAtOnce) {
			var some []int64
			if some, err = archive.SetRead(ctx, part, read); err != nil {
				break
			}
			changed = append(changed, some...)
		}
		screen(func() {
			if d.archive != archive {
				return // it was left meanwhile
			}
			if len(ids) > markedAtOnce && d.pages.results != nil {
				d.pages.reload(d)
			}
			if err != nil {
				d.say(err)
				return
			}
			if then != nil {
				then(changed, read)
			}
			d.loadLibrary() // more or fewer are unread
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
	d.dwelling.drop()
	switch {
	case d.archive == nil || d.results == nil:
	case d.archive.ReadOnly():
		d.say(errCannotMark)
	case len(rows) == 0 && d.shown != nil:
		d.setRead([]int64{d.shown.ID}, read, d.markedRead)
	case d.list.SelectedCount() > markedAtOnce:
		d.markMany(rows, read)
	default:
		var ids []int64
		for _, r := range rows {
			ids = append(ids, d.results.IDs(r.First, r.Past)...)
		}
		d.setRead(ids, read, d.markedRead)
	}
}

// markMany marks more articles than can be listed on the screen's goroutine.
func (d *desk) markMany(rows []views.RowRange, read bool) {
	archive, results := d.archive, d.results
	d.bridge.start(func(_ context.Context, screen func(func())) {
		var ids []int64
		for _, r := range rows {
			ids = append(ids, results.IDs(r.First, r.Past)...)
		}
		screen(func() {
			if d.archive == archive {
				d.setRead(ids, read, d.markedRead)
			}
		})
	})
}
