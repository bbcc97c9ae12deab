package data

import "context"

type progressKey struct{}

// WithProgress makes a search tell how far it is, from 0 to 1, where it takes
// long: when it puts all headlines in order for the first time.
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
