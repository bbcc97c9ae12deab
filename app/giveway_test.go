package app

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// waited tells how long a reader gives way, by the clock of a test that has its own.
func waited(ctx context.Context, u *use) time.Duration {
	begun := time.Now()
	u.giveWay(ctx)
	return time.Since(begun)
}

func TestReadersGiveWayToThePerson(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var u use
		if took := waited(t.Context(), &u); took != 0 {
			t.Errorf("a reader waits for %v though nobody uses the window", took)
		}
		u.now()
		if took := waited(t.Context(), &u); took != useLasts {
			t.Errorf("a reader waits for %v while the window is being used for %v", took, useLasts)
		}
		u.now()
		time.AfterFunc(useLasts/2, u.now)
		if took := waited(t.Context(), &u); took != useLasts*3/2 {
			t.Errorf("a reader waits for %v though the window was used again meanwhile", took)
		}
	})
}

func TestReadersOfACancelledImportDoNotWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var u use
		u.now()
		ctx, cancel := context.WithTimeout(t.Context(), useLasts/3)
		defer cancel()
		if took := waited(ctx, &u); took != useLasts/3 {
			t.Errorf("a reader waits for %v after its import was begun and cancelled within %v", took, useLasts/3)
		}
	})
}

func TestLongUseDoesNotStopAnImport(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var u use
		u.until.Store(time.Now().Add(time.Hour).UnixNano())
		if took := waited(t.Context(), &u); took != longestWay {
			t.Errorf("a reader waits for %v of an hour's use, want %v", took, longestWay)
		}
	})
}
