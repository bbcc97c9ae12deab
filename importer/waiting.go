package importer

import (
	"context"
	"errors"

	"dateline/data"
)

// Unanswered is why a table waits that an import has not read: a person is to say
// what its columns hold. The import does not wait for that, and reads all else. The
// reason is kept in the archive and tells what waits also after the next start.
const Unanswered = "It is not clear which of its columns hold the headline, the text and the date. Say what they hold, and the file is read."

// answered takes the reason's place once the files are read by another import.
const answered = "It waited for what its columns hold; a later import read it."

var errUnanswered = errors.New(Unanswered)

// WaitingPaths returns the files that an import left for a person to say what
// their columns hold.
func WaitingPaths(ctx context.Context, archive *data.Archive, id int64) ([]string, error) {
	return archive.ItemPaths(ctx, id, Unanswered)
}

// EndWaiting notes that what waits in an import goes over to another.
func EndWaiting(ctx context.Context, archive *data.Archive, id int64) error {
	return archive.ChangeReason(ctx, id, Unanswered, answered)
}
