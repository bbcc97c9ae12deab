package app

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/importer"
	"dateline/locale"
	"dateline/views"
)

const mostSource = 1 << 20 // bytes of an original that are shown as text

// original is what is left of the file that an article was read from.
type original struct {
	path string // of the file, or of the container on the disk that holds it
	here bool   // there is something at the path
	self bool   // and it is the file, not a container
	kept []byte // what the archive keeps; nil where it keeps nothing
}

// findOriginal looks on the disk and in the archive for an article's file.
func findOriginal(ctx context.Context, archive *data.Archive, a *data.Article) (original, error) {
	o := original{path: a.Source.Path}
	for at := o.path; ; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil {
			if info.Mode().IsRegular() {
				o.path, o.here, o.self = at, true, at == a.Source.Path
			}
			break
		}
		if filepath.Dir(at) == at {
			break
		}
	}
	kept, ok, err := archive.Original(ctx, a.ID)
	if err != nil {
		return o, err
	}
	if ok {
		o.kept = kept
	}
	return o, nil
}

// bytes returns the beginning of the file and whether that is all.
func (o original) bytes() (content []byte, whole bool, err error) {
	switch {
	case o.kept != nil:
		return o.kept, len(o.kept) <= mostSource, nil
	case !o.self:
		return nil, false, o.missing()
	}
	f, err := os.Open(o.path)
	if err != nil {
		return nil, false, err
	}
	defer func() { _ = f.Close() }()
	content, err = io.ReadAll(io.LimitReader(f, mostSource+1))
	return content, len(content) <= mostSource, err
}

// missing says that there is nothing to show.
func (o original) missing() error {
	return said(func() string {
		if o.here {
			return lang.L("The archive keeps no copy of this original, which lies inside {{.Path}}; open that file instead.", map[string]any{"Path": o.path})
		}
		return lang.L("{{.Path}} is no longer there, and the archive keeps no copy of it.", map[string]any{"Path": o.path})
	})
}

// withOriginal finds the original of the article that is shown and goes on
// with it on the screen.
func (r *reader) withOriginal(then func(a *data.Article, o original)) {
	d := r.desk
	archive, ok := r.filed()
	if !ok {
		return
	}
	a := r.article()
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		o, err := findOriginal(ctx, archive, a)
		screen(func() {
			if err != nil {
				d.say(err)
				return
			}
			then(a, o)
		})
	})
}

// showOriginal shows the original as text.
func (r *reader) showOriginal() {
	d := r.desk
	r.withOriginal(func(a *data.Article, o original) {
		d.bridge.start(func(_ context.Context, screen func(func())) {
			content, whole, err := o.bytes()
			var text string
			if err == nil {
				text, err = importer.SourceText(content, mostSource)
			}
			screen(func() {
				switch {
				case err != nil && o.kept == nil && !o.self:
					r.sayMissing(o)
					return
				case err != nil:
					d.say(err)
					return
				}
				r.openSource(a, text, whole)
			})
		})
	})
}

// openSource opens the sheet with an original's text.
func (r *reader) openSource(a *data.Article, text string, whole bool) {
	intro := a.Source.Path
	if a.Source.Encoding != "" {
		intro += " · " + a.Source.Encoding
	}
	if !whole {
		intro += " · " + lang.L("the first {{.N}} MB are shown", map[string]any{"N": mostSource >> 20})
	}
	d, pane := r.desk, views.NewTextPane(text)
	pane.Find, pane.OnFindWrapped = data.FindText, d.findWrapped
	pane.OnCopy = func(text string) { d.app.Clipboard().SetContent(text) }
	sheet := views.NewSheet(lang.L("Original"), intro, pane, fyne.NewSize(960, 720))
	sheet.SetFoot([]*views.Button{
		views.NewLinkButton(lang.L("Find…"), pane.OpenFind),
		views.NewLinkButton(lang.L("Show in its folder"), r.revealOriginal),
	}, []*views.Button{
		views.NewPillButton(lang.L("Copy all"), func() { d.app.Clipboard().SetContent(text); d.note(lang.L("The original is copied")) }),
		views.NewPillButton(lang.L("Open in its program"), r.openOriginal),
	})
	r.openSheet(sheet)
	pane.OnKey = sheet.TypedKey
}

// openOriginal opens the original in the program that the system has for it.
func (r *reader) openOriginal() {
	r.withOriginal(func(a *data.Article, o original) {
		switch {
		case o.self:
			r.desk.openItem(data.Item{Path: o.path})
		case o.kept != nil:
			r.desk.openCopy(filepath.Base(a.Source.Path), o.kept)
		case o.here:
			r.desk.openItem(data.Item{Path: o.path})
		default:
			r.sayMissing(o)
		}
	})
}

// sayMissing says that there is no original, and leads to what the archive knows
// of it.
func (r *reader) sayMissing(o original) {
	d := r.desk
	d.toast.ShowProblem(locale.Sentence(sentence(o.missing().Error())), lang.L("Information"), func() { d.toast.Dismiss(); r.showInformation() })
	d.hideToastLater()
}

// openCopy writes a kept original to a folder of its own and opens it.
func (d *desk) openCopy(name string, content []byte) {
	d.bridge.start(func(_ context.Context, screen func(func())) {
		path, err := writeCopy(name, content)
		screen(func() {
			if err != nil {
				d.complain(lang.L("{{.Name}} could not be written to the temporary folder: {{.Why}}", map[string]any{"Name": name, "Why": err}))
				return
			}
			d.openItem(data.Item{Path: path})
			d.tell(lang.L("{{.Name}} is opened from the copy that the archive keeps. The copy is read-only, and removed when Dateline starts next.", map[string]any{"Name": name}))
		})
	})
}

// copyFolder is how the temporary folders of kept originals begin.
const copyFolder = "dateline-original-"

// removeCopies removes the copies of originals that earlier runs of the program
// have written to be opened. What cannot be removed now stays for the next time.
func (d *desk) removeCopies() {
	d.bridge.start(func(context.Context, func(func())) { removeCopies(os.TempDir()) })
}

func removeCopies(folder string) {
	old, err := filepath.Glob(filepath.Join(folder, copyFolder+"*"))
	if err != nil {
		return // the folder's name has signs that a pattern cannot have
	}
	for _, copied := range old {
		_ = os.RemoveAll(copied)
	}
}

// writeCopy writes a file to a new temporary folder, to read only: what is
// changed in it would not reach the archive.
func writeCopy(name string, content []byte) (string, error) {
	if !filepath.IsLocal(name) {
		return "", said(func() string { return lang.L("its name cannot be that of a file here") })
	}
	folder, err := os.MkdirTemp("", copyFolder)
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, name)
	return path, os.WriteFile(path, content, 0o400)
}

// revealOriginal opens the folder that the original lies in.
func (r *reader) revealOriginal() {
	r.withOriginal(func(_ *data.Article, o original) {
		if !o.here {
			r.desk.complain(lang.L("{{.Path}} is no longer there.", map[string]any{"Path": o.path}))
			return
		}
		r.desk.openItem(data.Item{Path: filepath.Dir(o.path)})
	})
}

// showInformation shows all that is known of the article.
func (r *reader) showInformation() {
	d := r.desk
	archive, ok := r.filed()
	if !ok {
		return
	}
	a := r.article()
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		var from data.Import
		imports, err := archive.Imports(ctx)
		for _, i := range imports {
			if i.ID == a.Import {
				from = i
			}
		}
		screen(func() {
			if err != nil {
				d.say(err)
				return
			}
			r.openInformation(views.InformationOf(a, from))
		})
	})
}

func (r *reader) openInformation(rows []views.InfoRow) {
	d := r.desk
	sheet := views.NewSheet(lang.L("Information"), "", views.NewInformation(rows), fyne.NewSize(720, 620))
	sheet.SetFoot([]*views.Button{views.NewLinkButton(lang.L("Show the original"), func() { call(sheet.OnClose); r.showOriginal() })},
		[]*views.Button{views.NewPillButton(lang.L("Copy"), func() {
			d.app.Clipboard().SetContent(views.InformationText(rows))
			d.note(lang.L("The information is copied"))
		})})
	r.openSheet(sheet)
}

func call(f func()) {
	if f != nil {
		f()
	}
}
