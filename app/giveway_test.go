package app

import (
	"context"
	"testing"
	"time"
)

func TestReadersGiveWayToThePerson(t *testing.T) {
	var u use
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	waits := func() bool {
		go func() { u.giveWay(ctx); done <- struct{}{} }()
		select {
		case <-done:
			return false
		case <-time.After(useLasts / 3):
			return true
		}
	}
	if waits() {
		t.Error("a reader waits though nobody uses the window")
	}
	u.now()
	if !waits() {
		t.Error("a reader goes on while the window is being used")
	}
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("a reader never goes on")
	}
	u.until.Store(time.Now().Add(time.Hour).UnixNano())
	if !waits() {
		t.Error("a reader does not wait")
	}
	cancel()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("a reader does not notice that the import is cancelled")
	}
}

func TestLongUseDoesNotStopAnImport(t *testing.T) {
	var u use
	u.until.Store(time.Now().Add(time.Hour).UnixNano())
	done := make(chan struct{})
	go func() { u.giveWay(context.Background()); close(done) }()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Error("a reader waits as long as the window is used")
	}
}
