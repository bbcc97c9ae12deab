package app

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"dateline/data/priority"
	"dateline/importer"
)

// bridge is the one place where work leaves the screen's goroutine and comes
// back to it. Everything else in app and views runs on the screen's goroutine
// and needs no locks.
type bridge struct {
	ctx     context.Context
	cancel  context.CancelCauseFunc
	running sync.WaitGroup
	post    func(func()) // runs a function on the screen's goroutine, later
}

func newBridge() *bridge {
	b := &bridge{post: func(show func()) { fyne.Do(show) }}
	b.ctx, b.cancel = context.WithCancelCause(context.Background())
	return b
}

// start runs work off the screen, after what the screen itself does. What it
// passes to screen runs there, in order, unless the program has ended.
func (b *bridge) start(work func(ctx context.Context, screen func(func()))) {
	b.running.Go(func() {
		priority.Lower(priority.Answer)
		work(b.ctx, func(show func()) {
			b.post(func() {
				if b.ctx.Err() == nil {
					show()
				}
			})
		})
	})
}

// said is an error that is put into words when it is shown. Work off the screen
// does not speak: Fyne changes the language without a lock.
type said func() string

func (s said) Error() string { return s() }

// stop cancels all work and waits for it, but not longer than a limit. What can be
// taken up again at the next start is interrupted.
func (b *bridge) stop(limit time.Duration) {
	b.cancel(importer.ErrInterrupted)
	done := make(chan struct{})
	go func() {
		b.running.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(limit):
	}
}

// lane is work of one kind, of which only the latest counts: starting it again
// cancels the older, whose results are no longer shown.
type lane struct {
	bridge *bridge
	cancel context.CancelFunc
	serial int
}

// run starts the work after a delay, in place of what the lane was doing.
func (l *lane) run(delay time.Duration, work func(ctx context.Context, screen func(func()))) {
	l.drop()
	ctx, cancel := context.WithCancel(l.bridge.ctx)
	l.cancel = cancel
	mine := l.serial
	l.bridge.start(func(_ context.Context, screen func(func())) {
		defer cancel()
		if delay > 0 {
			select {
			case <-time.After(delay):
			case <-ctx.Done():
				return
			}
		}
		work(ctx, func(show func()) {
			screen(func() {
				if l.serial == mine {
					show()
				}
			})
		})
	})
}

// drop cancels what the lane is doing.
func (l *lane) drop() {
	l.serial++
	if l.cancel != nil {
		l.cancel()
	}
}
