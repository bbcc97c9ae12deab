package app

import (
	"context"

	"dateline/data"
)

// markRead records that an article was opened. It is not dropped when the next
// is opened; an archive that cannot be written keeps no record.
func (d *desk) markRead(a *data.Article) {
	archive := d.archive
	if archive == nil || archive.ReadOnly() {
		return
	}
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		err := archive.SetRead(ctx, []int64{a.ID}, true)
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
