package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/views"
)

const tellEvery = 100 * time.Millisecond // of a task's progress

// work is something long that is done to an archive apart from an import. It
// returns what is to be said of it, nil for nothing.
type work func(ctx context.Context, archive *data.Archive, progress func(done, of int)) (said, error)

// begin makes what is done to the archive the present task, and does it off the screen.
func (d *desk) begin(p views.ImportProgress, do func(ctx context.Context, t *task, screen func(func()))) {
	ctx, cancel := context.WithCancelCause(d.bridge.ctx)
	p.Started = time.Now()
	t := &task{cancel: cancel, done: make(chan struct{}), progress: p, refreshed: p.Started}
	d.task = t
	d.limitMemory()
	d.bridge.start(func(_ context.Context, screen func(func())) {
		defer close(t.done)
		defer cancel(nil)
		do(ctx, t, screen)
	})
}

// fromArchive asks the archive for something off the screen, and goes on there with
// what it found, unless the archive was left meanwhile. An error is said.
func fromArchive[T any](d *desk, ask func(ctx context.Context, archive *data.Archive) (T, error), then func(T)) {
	archive := d.archive
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		found, err := ask(ctx, archive)
		screen(func() {
			switch {
			case d.archive != archive: // it was left meanwhile
			case err != nil:
				d.say(err)
			default:
				then(found)
			}
		})
	})
}

// changeArchive is fromArchive for what only changes it.
func (d *desk) changeArchive(change func(ctx context.Context, archive *data.Archive) error, then func()) {
	fromArchive(d, func(ctx context.Context, archive *data.Archive) (struct{}, error) {
		return struct{}{}, change(ctx, archive)
	}, func(struct{}) { then() })
}

// runTask does work off the screen, with its progress in the task pill and
// with the drawer's cancel. Only one task or import runs at a time.
func (d *desk) runTask(title string, do work) { d.runTaskThen(title, do, nil) }

// runTaskThen calls then on the screen once the work is done without an error.
func (d *desk) runTaskThen(title string, do work, then func()) {
	if err := d.mayWork(); err != nil {
		d.say(err)
		return
	}
	archive := d.archive
	d.begin(views.ImportProgress{Title: title}, func(ctx context.Context, t *task, screen func(func())) {
		told := time.Now()
		outcome, err := do(ctx, archive, func(done, of int) {
			if time.Since(told) >= tellEvery {
				told = time.Now()
				screen(func() { d.worked(t, done, of) })
			}
		})
		cancelled := ctx.Err() != nil
		screen(func() { d.workEnded(t, outcome, err, cancelled, then) })
	})
	d.showTask()
}

func (d *desk) worked(t *task, done, of int) {
	if d.task == t {
		t.progress.FilesDone, t.progress.Files, t.progress.Elapsed = done, of, time.Since(t.progress.Started)
		d.showTask()
	}
}

func (d *desk) workEnded(t *task, outcome said, err error, cancelled bool, then func()) {
	if d.task != t {
		return // its archive was left
	}
	t.progress.Done = true
	d.pill.Clear()
	d.drawer.Hide()
	switch {
	case cancelled:
		d.tell(lang.L("{{.Task}} was cancelled. What was done until then stays.", map[string]any{"Task": t.progress.Title}))
	case err != nil:
		d.say(err)
	default:
		if outcome != nil {
			d.tell(outcome())
		}
		if then != nil {
			then()
		}
	}
	d.refresh()
}
