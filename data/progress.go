package data

import "context"

type progressKey struct{}

// WithProgress makes what may take long tell how far it is, from 0 to 1: a
// search that puts all headlines in order for the first time, and the opening of
// an archive that an older Dateline has made. What is done at once tells nothing.
func WithProgress(ctx context.Context, tell func(share float64)) context.Context {
	return context.WithValue(ctx, progressKey{}, tell)
}

// tellProgress tells who wants to know; now and then is enough.
func tellProgress(ctx context.Context, done, of int) {
	const often = 1 << 14
	if tell, ok := ctx.Value(progressKey{}).(func(float64)); ok && done%often == 0 {
		tell(float64(done) / float64(max(of, 1)))
	}
}

// tellShare tells who wants to know, each time.
func tellShare(ctx context.Context, done, of int) {
	if tell, ok := ctx.Value(progressKey{}).(func(float64)); ok {
		tell(float64(done) / float64(max(of, 1)))
	}
}
