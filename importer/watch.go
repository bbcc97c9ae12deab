package importer

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"dateline/data"
)

// CatchUp imports what has changed in watched folders since they were last
// seen, and marks the articles whose files have gone. A folder that is itself
// not there, as on a disk that is not plugged in, is left alone. Where nothing
// has changed there is no import, and its ID is 0.
func CatchUp(ctx context.Context, archive *data.Archive, folders []string, opt Options) (data.Import, error) {
	changed, all := map[string]bool{}, map[string]data.FileState{}
	var roots, gone, back []string
	for _, folder := range folders {
		if !isFolder(folder) {
			continue
		}
		roots = append(roots, folder)
		seen, err := archive.SeenFiles(ctx, folder)
		if err != nil {
			return data.Import{}, err
		}
		walk(ctx, []string{folder}, func(f found) bool {
			if f.info == nil || f.outcome != "" {
				return ctx.Err() == nil
			}
			state := data.FileState{Size: f.info.Size(), Modified: f.info.ModTime().UnixNano()}
			all[f.path] = state
			if seen[f.path] != state {
				changed[f.path] = true
			}
			delete(seen, f.path)
			return ctx.Err() == nil
		})
		if err := ctx.Err(); err != nil {
			return data.Import{}, err
		}
		for path := range seen {
			if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
				gone = append(gone, path)
			}
		}
		lost, err := archive.GoneFiles(ctx, folder)
		if err != nil {
			return data.Import{}, err
		}
		for _, path := range lost {
			if present(onDisk(path)) {
				back = append(back, path)
			}
		}
	}
	if err := markGone(ctx, archive, gone, back); err != nil {
		return data.Import{}, err
	}
	if len(changed) == 0 {
		return data.Import{}, archive.RecordSeen(ctx, nil, gone)
	}
	opt.Kind = data.ByWatch
	opt.Wanted = func(path string, _ fs.FileInfo) bool { return changed[path] }
	done, err := Run(ctx, archive, roots, opt)
	if err != nil || done.State != data.ImportDone {
		return done, err
	}
	return done, archive.RecordSeen(ctx, all, gone)
}

func markGone(ctx context.Context, archive *data.Archive, gone, back []string) error {
	if len(gone) > 0 {
		if _, err := archive.SetGone(ctx, gone, true); err != nil {
			return err
		}
	}
	if len(back) > 0 {
		if _, err := archive.SetGone(ctx, back, false); err != nil {
			return err
		}
	}
	return nil
}

// Missing returns the files in a folder of which an archive knows nothing, and whether
// those are all.
func Missing(ctx context.Context, archive *data.Archive, folder string) (files []string, all bool, err error) {
	if target, err := filepath.EvalSymlinks(folder); err == nil {
		folder = target // as walk has it
	}
	list, err := archive.KnownFiles(ctx, folder)
	if err != nil {
		return nil, false, err
	}
	known := map[string]bool{}
	for _, path := range list {
		for ; len(path) > len(folder) && !known[path]; path = filepath.Dir(path) { // a member's file too
			known[path] = true
		}
	}
	all = true
	walk(ctx, []string{folder}, func(f found) bool {
		if known[f.path] {
			all = false
		} else {
			files = append(files, f.path)
		}
		return true
	})
	return files, all, ctx.Err()
}

// onDisk returns the file on disk that a path names or in which, as in a
// folder, the member lies that it names.
func onDisk(path string) string {
	for p := path; ; p = filepath.Dir(p) {
		if info, err := os.Stat(p); err == nil {
			if info.IsDir() && p != path {
				return path // there is a folder and no such file in it
			}
			return p
		}
		if filepath.Dir(p) == p {
			return path
		}
	}
}

// FailedPaths returns the files on disk in which an import could not read
// something, to be imported again.
func FailedPaths(ctx context.Context, archive *data.Archive, id int64) ([]string, error) {
	failed, err := archive.FailedFiles(ctx, id)
	if err != nil {
		return nil, err
	}
	var paths []string
	listed := map[string]bool{}
	for _, f := range failed {
		if f = onDisk(f); !listed[f] {
			listed[f] = true
			paths = append(paths, f)
		}
	}
	return paths, nil
}

// settleTime is how long a watched folder must be quiet before it is looked
// at: a file that is being written is not read half.
const settleTime = 2 * time.Second

// Watch calls changed whenever something has changed in the folders and all
// has been quiet for two seconds, until ctx is done. The folders in them are
// followed too, also those that are made meanwhile. Its error says that the
// system will not have so many folders followed; those that it took are
// followed nevertheless, and troubled, which may be nil, is told.
func Watch(ctx context.Context, folders []string, changed func(), troubled func(error)) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer func() { _ = watcher.Close() }()
	add := func(root string) {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.IsDir() {
				return nil // what cannot be read is not followed
			}
			if isSystemFolder(entry.Name()) && path != root {
				return fs.SkipDir
			}
			if ctx.Err() != nil {
				return fs.SkipAll
			}
			return watcher.Add(path)
		})
		if err != nil && troubled != nil {
			troubled(err)
		}
	}
	for _, f := range folders {
		add(f)
	}
	quiet := time.NewTimer(0)
	quiet.Stop()
	for {
		select {
		case event, open := <-watcher.Events:
			if !open {
				return nil
			}
			if event.Op == fsnotify.Chmod {
				continue
			}
			if event.Has(fsnotify.Create) && isFolder(event.Name) {
				add(event.Name)
			}
			quiet.Reset(settleTime)
		case err, open := <-watcher.Errors:
			if !open {
				return nil
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				quiet.Reset(settleTime) // CatchUp looks at everything
			} else if troubled != nil {
				troubled(err)
			}
		case <-quiet.C:
			changed()
		case <-ctx.Done():
			return nil
		}
	}
}
