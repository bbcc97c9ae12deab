package app

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/importer"
)

// newArchive asks for a folder and a name, and opens a new archive there. It
// does not use Fyne's dialog for saving, which empties a file that is there.
func (d *desk) newArchive() {
	choose := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil || folder == nil {
			d.sayIf(err)
			return
		}
		d.nameArchive(folder.Path())
	}, d.window)
	choose.SetConfirmText(lang.L("Choose"))
	choose.SetTitleText(asTitle(lang.L("New archive…")))
	d.showDialog(choose)
}

// nameArchive asks for the name of a new archive in a folder. What is typed takes the
// place of the name that is proposed, and Return makes the archive.
func (d *desk) nameArchive(folder string) {
	name := &nameEntry{}
	name.ExtendBaseWidget(name)
	name.SetText(lang.L("Articles"))
	title := lang.L("New archive in {{.Folder}}", map[string]any{"Folder": folder})
	form := dialog.NewForm(title, lang.L("Make it"), lang.L("Cancel"), []*widget.FormItem{widget.NewFormItem(lang.L("Name"), name)},
		func(ok bool) {
			if ok {
				d.makeArchive(folder, name.Text)
			}
		}, d.window)
	name.OnSubmitted = func(string) { form.Submit() }
	name.onEscape = form.Hide
	form.Show()
	d.window.Canvas().Focus(name)
	name.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// nameEntry is a field of a dialog, which Esc closes.
type nameEntry struct {
	widget.Entry
	onEscape func()
}

// TypedKey closes the dialog with Esc, or edits the text.
func (e *nameEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		e.onEscape()
		return
	}
	e.Entry.TypedKey(key)
}

// makeArchive opens a new archive, and never one that is there already.
func (d *desk) makeArchive(folder, name string) {
	name = strings.TrimSuffix(strings.TrimSpace(name), data.Extension)
	path := filepath.Join(folder, name+data.Extension)
	switch {
	case name == "" || name != filepath.Base(name):
		d.complain(lang.L("“{{.Name}}” cannot be the name of an archive; choose one without / and \\.", map[string]any{"Name": name}))
	case exists(path):
		d.complain(lang.L("{{.Path}} is there already; open it with File ▸ Open archive…, or choose another name.", map[string]any{"Path": path}))
	default:
		d.openArchive(path)
	}
}

func (d *desk) chooseArchive() {
	open := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			d.sayIf(err)
			return
		}
		_ = r.Close()
		d.openKnown(r.URI().Path())
	}, d.window)
	open.SetTitleText(asTitle(lang.L("Open archive…")))
	open.SetFilter(storage.NewExtensionFileFilter([]string{data.Extension}))
	d.showDialog(open)
}

func (d *desk) chooseFiles() {
	open := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			d.sayIf(err)
			return
		}
		_ = r.Close()
		d.importPaths([]string{r.URI().Path()})
	}, d.window)
	open.SetConfirmText(lang.L("Import"))
	open.SetTitleText(asTitle(lang.L("Import files…")))
	d.showDialog(open)
}

func (d *desk) chooseFolder() {
	open := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil || folder == nil {
			d.sayIf(err)
			return
		}
		d.importPaths([]string{folder.Path()})
	}, d.window)
	open.SetConfirmText(lang.L("Import"))
	open.SetTitleText(asTitle(lang.L("Import folder…")))
	d.showDialog(open)
}

// asTitle is the label of a command as the title of the dialog that it opens. Fyne's
// own titles set the button's word before "File" or "Folder", which is the order of
// few languages.
func asTitle(label string) string { return strings.TrimRight(label, " …") }

// showDialog shows a file dialog at a size that fits the window.
func (d *desk) showDialog(f *dialog.FileDialog) {
	size := d.window.Canvas().Size()
	f.Resize(fyne.NewSize(min(900, size.Width*0.9), min(640, size.Height*0.9)))
	f.Show()
}

// showSaving shows a dialog to save a file, in the folder that was saved to last or else
// the person's own for such files.
func (d *desk) showSaving(f *dialog.FileDialog, usual string) {
	folder := d.prefs.saved()
	if info, err := os.Stat(folder); folder == "" || err != nil || !info.IsDir() {
		folder = ownFolder(usual)
	}
	if at, err := storage.ListerForURI(storage.NewFileURI(folder)); folder != "" && err == nil {
		f.SetLocation(at)
	}
	d.showDialog(f)
}

// The names of folders in a person's home.
const (
	picturesFolder  = "Pictures"
	documentsFolder = "Documents"
)

// ownFolder is a folder in the person's home where there is one, else the home itself.
func ownFolder(name string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
		return filepath.Join(home, name)
	}
	return home
}

func (d *desk) sayIf(err error) {
	if err != nil {
		d.say(err)
	}
}

// openSample opens an archive of the articles that come with the program.
func (d *desk) openSample() {
	folder := filepath.Dir(data.DefaultPath())
	d.bridge.start(func(_ context.Context, screen func(func())) {
		articles := filepath.Join(folder, "samples")
		changed, err := copyOut(articles, d.samples)
		screen(func() {
			if err != nil {
				d.complain(lang.L("The sample articles could not be written to {{.Path}}: {{.Why}}", map[string]any{"Path": articles, "Why": err}))
				return
			}
			d.openArchiveThen(filepath.Join(folder, "Sample articles"+data.Extension), func() { d.fillSample(articles, changed) })
		})
	})
}

// fillSample imports what the open archive lacks of the samples, and those that have
// changed.
func (d *desk) fillSample(articles string, changed []string) {
	archive := d.archive
	if archive.ReadOnly() {
		return
	}
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		missing, all, err := importer.Missing(ctx, archive, articles)
		wanted := append(missing, changed...)
		if all {
			wanted = []string{articles}
		}
		screen(func() {
			switch {
			case d.archive != archive: // it was left meanwhile
			case err != nil:
				d.say(err)
			case len(wanted) > 0:
				d.runImport(wanted, importer.Options{KeepOriginals: true}) // nothing of it needs to be asked
			}
		})
	})
}

// copyOut writes files to a folder and returns those that it replaced: older ones of
// the same names that were otherwise.
func copyOut(folder string, files fs.FS) (changed []string, err error) {
	err = fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		to := filepath.Join(folder, filepath.FromSlash(path))
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		content, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		before, err := os.ReadFile(to)
		switch {
		case err == nil && bytes.Equal(before, content):
			return nil
		case err == nil:
			changed = append(changed, to)
		}
		return os.WriteFile(to, content, 0o644)
	})
	return changed, err
}
