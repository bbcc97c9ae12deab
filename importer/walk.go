package importer

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dateline/data"
)

// found is a file that the walk came to, or what kept it from one.
type found struct {
	path    string
	info    fs.FileInfo
	outcome data.Outcome // set where the file is not to be read
	reason  string
}

// walk calls visit with every file under the roots, in order and each once,
// until visit returns false or ctx is done. Links to files are followed, links
// to folders are not, so that no loop can arise.
func walk(ctx context.Context, roots []string, visit func(found) bool) {
	seen := map[string]bool{}
	for _, root := range roots {
		if target, err := filepath.EvalSymlinks(root); err == nil && isFolder(root) {
			root = target // a root may be a link to a folder
		}
		root, err := filepath.Abs(root)
		if err != nil || within(root, seen) && present(root) {
			continue
		}
		seen[root] = true
		err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return fs.SkipAll
			}
			if entry != nil && entry.IsDir() && err == nil {
				if isSystemFolder(entry.Name()) && path != root {
					return fs.SkipDir
				}
				if path != root && seen[path] {
					return fs.SkipDir
				}
				return nil
			}
			if path != root && seen[path] {
				return nil // a root of its own
			}
			f := look(path, entry, err)
			if !visit(f) {
				return fs.SkipAll
			}
			if err != nil && entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		})
		if err != nil && !visit(found{path: root, outcome: data.Failed, reason: unreadable(err)}) {
			return
		}
	}
}

func present(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// within reports whether a path is one of the roots or lies under one.
func within(path string, roots map[string]bool) bool {
	for {
		if roots[path] {
			return true
		}
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
	}
}

// look decides from a directory entry whether a file can be read.
func look(path string, entry fs.DirEntry, err error) found {
	f := found{path: path}
	if err != nil {
		f.outcome, f.reason = data.Failed, unreadable(err)
		return f
	}
	name := entry.Name()
	if isSystemFile(name) {
		f.outcome, f.reason = data.Skipped, systemFile
		return f
	}
	if isArchive(name) {
		f.outcome, f.reason = data.Skipped, "A Dateline archive; open it with File ▸ Open archive."
		return f
	}
	f.info, err = os.Stat(path) // follows links
	switch {
	case err != nil && entry.Type()&fs.ModeSymlink != 0:
		f.outcome, f.reason = data.Failed, "A link that leads nowhere; import the file that it should lead to."
	case err != nil:
		f.outcome, f.reason = data.Failed, unreadable(err)
	case f.info.IsDir():
		f.outcome, f.reason = data.Skipped, "A link to a folder; drop the folder itself to import it."
	case !f.info.Mode().IsRegular():
		f.outcome, f.reason = data.Skipped, "Not a file with content but a "+kindOf(f.info.Mode())+"."
	}
	return f
}

func kindOf(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "pipe"
	case m&fs.ModeSocket != 0:
		return "socket"
	case m&fs.ModeDevice != 0:
		return "device"
	default:
		return "special file"
	}
}

// unreadable says in a sentence why a file could not be read.
func unreadable(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "You may not read it: its permissions forbid it. Change them and import it again."
	case errors.Is(err, fs.ErrNotExist):
		return "It was gone when Dateline came to read it. Import it again if it is back."
	default:
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return "It could not be read: " + err.Error() + "."
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func isSystemFolder(name string) bool {
	switch name {
	case "__MACOSX", ".git", ".svn", ".Trash", "$RECYCLE.BIN", "System Volume Information":
		return true
	}
	return false
}

const systemFile = "A file that the operating system made for itself."

func isSystemFile(name string) bool {
	switch strings.ToLower(name) {
	case ".ds_store", "thumbs.db", "desktop.ini", ".directory":
		return true
	}
	return strings.HasPrefix(name, "._")
}

// isArchive tells an archive and the files beside it by their names. They are
// never opened here: closing one would drop the locks of the open archive.
func isArchive(name string) bool {
	for _, suffix := range []string{"", "-wal", "-shm", ".lock"} {
		if strings.HasSuffix(name, data.Extension+suffix) {
			return true
		}
	}
	return false
}
