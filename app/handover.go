package app

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"dateline/data"
)

// Opening a file where a Dateline runs already starts a second program. It hands
// its paths to the one that has the archive open, by a file in a folder that
// each program follows, and ends. A file works the same on every system, and
// needs no network.

const (
	takenWithin = 5 * time.Second // by a program that is alive
	askAgain    = 50 * time.Millisecond
	requestEnd  = ".request"
)

// request is what one program asks of another.
type request struct {
	Archive string   `json:"archive"`
	Paths   []string `json:"paths"` // to import; none only shows the window
	known   bool     // the archive was opened before
}

// requestFolder is where requests are left.
func requestFolder() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	return filepath.Join(cache, "dateline", "requests")
}

// handOver leaves a request for the program that has the archive open, and
// reports whether it was taken. Where none has it open nothing is left.
func handOver(ctx context.Context, folder string, r request) bool {
	if !data.InUse(r.Archive) {
		return false
	}
	path, err := r.leave(folder)
	if err != nil {
		return false // then the archive is opened to read
	}
	for limit := time.After(takenWithin); ; {
		if !exists(path) {
			return true
		}
		select {
		case <-limit:
		case <-ctx.Done():
		case <-time.After(askAgain):
			continue
		}
		// Who removes the file first has it, so that no request is lost or done twice.
		return os.Remove(path) != nil
	}
}

// leave writes the request whole before it gets its name.
func (r request) leave(folder string) (path string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	content, err := json.Marshal(r)
	if err != nil {
		return "", err
	}
	draft, err := os.CreateTemp(folder, "*.draft")
	if err != nil {
		return "", err
	}
	_, err = draft.Write(content)
	if closeErr := draft.Close(); err == nil {
		err = closeErr
	}
	path = draft.Name() + requestEnd
	if err == nil {
		err = os.Rename(draft.Name(), path)
	}
	if err != nil {
		_ = os.Remove(draft.Name())
		return "", err
	}
	return path, nil
}

// takeRequests follows the folder and does what other programs ask.
func (d *desk) takeRequests(folder string) {
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return // then each program works by itself
		}
		watcher, err := fsnotify.NewWatcher()
		if err != nil {
			return
		}
		defer func() { _ = watcher.Close() }()
		if err := watcher.Add(folder); err != nil {
			return
		}
		for {
			select {
			case event := <-watcher.Events:
				if event.Has(fsnotify.Create) && filepath.Ext(event.Name) == requestEnd {
					screen(func() { d.takeRequest(event.Name) })
				}
			case _, open := <-watcher.Errors: // the next request is seen all the same
				if !open {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	})
}

// takeRequest does what a request asks, if it is for the archive that is open
// here to write.
func (d *desk) takeRequest(path string) {
	content, err := os.ReadFile(path)
	var r request
	if err != nil || json.Unmarshal(content, &r) != nil {
		return // it was taken back, or is none
	}
	if d.archive == nil || d.archive.ReadOnly() || d.archive.Path() != r.Archive || os.Remove(path) != nil {
		return
	}
	d.window.RequestFocus()
	if len(r.Paths) > 0 {
		d.importPaths(r.Paths)
	}
}

// wanted says which archive the options name, or else the one used last, and
// what is to be imported into it.
func (p prefs) wanted(opt Options) request {
	path, imports, known := opt.Archive, opt.Paths, false
	if path == "" && len(imports) > 0 && filepath.Ext(imports[0]) == data.Extension {
		path, imports = imports[0], imports[1:]
	}
	if path == "" {
		path = data.DefaultPath()
		if recent := p.recent(); len(recent) > 0 {
			path, known = recent[0], true
		}
	}
	r := request{Archive: absolute(path), known: known}
	for _, imported := range imports {
		r.Paths = append(r.Paths, absolute(imported))
	}
	return r
}

func absolute(path string) string {
	if found, err := filepath.Abs(path); err == nil {
		return found
	}
	return path
}
