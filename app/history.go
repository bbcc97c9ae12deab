package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"dateline/data"
	"dateline/importer"
	"dateline/locale"
	"dateline/views"
)

// history is the sheet of past imports while it is open.
type history struct {
	list              *views.ImportHistory
	close             func()
	undo, retry, save *views.Button
	resume, giveUp    *views.Button // in place of retry, of an import that was interrupted
}

// showImports opens the list of past imports.
func (d *desk) showImports() {
	if d.archive == nil {
		d.say(errNoArchive)
		return
	}
	h := &history{list: views.NewImportHistory(d.openItem)}
	h.undo = views.NewPillButton(lang.L("Undo import"), d.undoChosen)
	h.retry = views.NewPillButton(lang.L("Retry failed"), d.retryChosen)
	h.save = views.NewPillButton(lang.L("Save report…"), func() {
		if i, ok := h.list.Chosen(); ok {
			d.saveReportOf(i.ID)
		}
	})
	h.resume = views.NewPrimaryButton(lang.L("Resume it"), func() { h.close(); d.resumeImport() })
	h.giveUp = views.NewPillButton(lang.L("Leave as it is"), func() {
		if i, ok := h.list.Chosen(); ok {
			d.giveUpImport(i)
		}
	})
	h.resume.Hide()
	h.giveUp.Hide()
	sheet := views.NewSheet(lang.L("Imports"), "", h.list, fyne.NewSize(860, 560))
	sheet.SetFoot([]*views.Button{
		views.NewLinkButton(lang.L("Watched folders…"), func() { h.close(); d.showWatched() }),
		views.NewLinkButton(lang.L("Read originals again…"), func() { h.close(); d.proposeReread() }),
	}, []*views.Button{h.save, h.retry, h.undo, h.giveUp, h.resume})
	h.list.OnSelected = func(i data.Import) { d.importChosen(i); sheet.Refresh() }
	d.history = h
	closeSheet := d.openSheet(sheet)
	h.close = func() { d.history = nil; closeSheet() }
	sheet.OnClose, sheet.OnKey = h.close, h.list.TypedKey
	d.loadImports()
}

// loadImports fills the open list of imports anew.
func (d *desk) loadImports() {
	archive, h := d.archive, d.history
	d.bridge.start(func(ctx context.Context, screen func(func())) {
		imports, err := archive.Imports(ctx)
		screen(func() {
			switch {
			case err != nil:
				d.say(err)
			case d.history == h && h != nil:
				h.list.SetImports(imports)
				h.allow(d)
			}
		})
	})
}

// importChosen loads the causes of an import that was chosen in the list.
func (d *desk) importChosen(i data.Import) {
	archive, h := d.archive, d.history
	if h == nil {
		return
	}
	h.allow(d)
	d.causing.run(0, func(ctx context.Context, screen func(func())) {
		causes, err := archive.ImportCauses(ctx, i.ID, shownItems)
		if err != nil {
			return // another was chosen, or the archive was left
		}
		screen(func() { h.list.SetGroups(i.ID, d.groupsOf(i.ID, causes)) })
	})
}

// allow lets what is possible with the chosen import be pressed.
func (h *history) allow(d *desk) {
	i, ok := h.list.Chosen()
	can := ok && !d.archive.ReadOnly() && !d.task.running()
	able(h.undo, can && i.State != data.ImportUndone && i.Counts.Added+i.Counts.Updated > 0)
	able(h.retry, can && i.Counts.Failed > 0)
	able(h.save, ok)
	interrupted := can && i.Interrupted()
	h.resume.Hidden, h.giveUp.Hidden, h.retry.Hidden = !interrupted, !interrupted, interrupted
}

// groupsOf are the causes of an import as views show them. What waits for an answer
// leads to the question.
func (d *desk) groupsOf(id int64, causes []data.Cause) []views.ReasonGroup {
	var groups []views.ReasonGroup
	for _, c := range causes {
		g := views.ReasonGroup{Outcome: c.Outcome, Reason: c.Reason, Count: c.Count, Items: c.Items}
		if c.Reason == importer.Unanswered && !d.archive.ReadOnly() {
			g.Answer = func() { d.answerWaiting(id) }
		}
		groups = append(groups, g)
	}
	return groups
}

// undoChosen takes back the import that is chosen in the list.
func (d *desk) undoChosen() {
	i, ok := d.history.list.Chosen()
	if !ok {
		return
	}
	d.confirmUndo(i)
}

// confirmUndo asks before an import is undone, since that is the one thing that
// cannot be taken back: what it takes out of the archive is kept nowhere. Return and
// Esc leave it, and lead back to the list of imports.
func (d *desk) confirmUndo(i data.Import) {
	intro := locale.Count("{{.N}} articles that it added will be removed, with their kept originals and what you have read of them.", i.Counts.Added)
	if i.Counts.Updated > 0 {
		intro += " " + locale.Count("{{.N}} articles that it updated will be as before.", i.Counts.Updated)
	}
	intro += " " + lang.L("This cannot be taken back. Your own files are not touched, and importing them again brings the articles back.")
	sheet := views.NewSheet(lang.L("Undo this import?"), intro, container.NewWithoutLayout(), fyne.NewSize(520, 220))
	var closeSheet func()
	sheet.SetFoot(nil, []*views.Button{
		views.NewPillButton(lang.L("Undo the import"), func() {
			closeSheet()
			if d.history != nil {
				d.history.close()
			}
			d.undoImport(i.ID)
		}),
		views.NewPrimaryButton(lang.L("Leave as it is"), func() { closeSheet() }),
	})
	closeSheet = d.openSheet(sheet)
}

// undoImport takes an import back. It can be cancelled and taken up again.
func (d *desk) undoImport(id int64) {
	d.runTask(lang.L("Undoing the import"), func(ctx context.Context, archive *data.Archive, progress func(done, of int)) (said, error) {
		u, err := archive.UndoImport(ctx, id, progress)
		if err != nil {
			return nil, err
		}
		return said(func() string {
			text := locale.Count("The import is undone: {{.N}} articles removed.", u.Removed)
			if u.Restored > 0 {
				text += " " + locale.Count("{{.N}} articles are as before.", u.Restored)
			}
			return text
		}), nil
	})
}

// retryChosen imports again what failed in the chosen import.
func (d *desk) retryChosen() {
	i, ok := d.history.list.Chosen()
	if !ok {
		return
	}
	d.history.close()
	failed := func(ctx context.Context, archive *data.Archive) ([]string, error) {
		return importer.FailedPaths(ctx, archive, i.ID)
	}
	fromArchive(d, failed, func(paths []string) { d.runImport(paths, importer.Options{KeepOriginals: true, Ask: true}) })
}

// proposeReread reads the kept originals with today's parsers, shows what would
// change, and asks whether it shall.
func (d *desk) proposeReread() {
	d.runReread(false, func(r importer.Reread) {
		if r.Originals == 0 {
			d.tell(lang.L("This archive keeps no originals, so there is nothing to read again."))
			return
		}
		if r.Changed+r.Added == 0 {
			d.tell(locale.Count("All {{.N}} articles read as before; nothing would change.", r.Same))
			return
		}
		d.showReread(r)
	})
}

func (d *desk) showReread(r importer.Reread) {
	var rows []views.SheetRow
	for _, c := range r.Changes {
		text := c.New
		if text == "" {
			text = c.Old
		}
		rows = append(rows, views.SheetRow{Text: text, Detail: changedFields(c.Fields)})
	}
	intro := lang.L("Read with today's Dateline, {{.Changed}} would change and {{.Same}} stay as they are. Each change becomes a new version, and the whole can be undone in the list of imports.",
		map[string]any{"Changed": locale.Count("{{.N}} articles", r.Changed), "Same": locale.Count("{{.N}} articles", r.Same)})
	if r.Added > 0 {
		intro += " " + locale.Count("{{.N}} articles would be new, in files that were read as one.", r.Added)
	}
	if r.Failed > 0 {
		intro += " " + locale.Count("{{.N}} originals could not be read again; their articles stay.", r.Failed)
	}
	sheet := views.NewSheet(lang.L("Read originals again"), intro, views.NewSheetList(rows, ""), fyne.NewSize(720, 520))
	var closeSheet func()
	sheet.SetFoot(nil, []*views.Button{
		views.NewPillButton(lang.L("Leave as it is"), func() { closeSheet() }),
		views.NewPrimaryButton(locale.Count("Change {{.N}} articles", r.Changed), func() {
			closeSheet()
			d.runReread(true, func(r importer.Reread) {
				d.tell(locale.Count("{{.N}} articles changed. File ▸ Imports… can undo it.", r.Changed))
			})
		}),
	})
	closeSheet = d.openSheet(sheet)
}

// runReread reads the originals again as a task and shows what came of it.
func (d *desk) runReread(apply bool, show func(importer.Reread)) {
	var r importer.Reread
	d.runTaskThen(lang.L("Reading originals again"), func(ctx context.Context, archive *data.Archive, progress func(done, of int)) (said, error) {
		var err error
		r, err = importer.RereadOriginals(ctx, archive, importer.RereadOptions{Apply: apply, Progress: progress})
		return nil, err
	}, func() { show(r) })
}

// changedFields names the fields of a change for a person.
func changedFields(fields []string) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = fieldLabel(f)
	}
	return lang.L("changes: {{.What}}", map[string]any{"What": strings.Join(names, ", ")})
}
