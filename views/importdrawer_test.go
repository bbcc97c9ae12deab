package views

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

func TestImportDrawerCancels(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	d := NewImportDrawer()
	cancelled, closed, saved := 0, 0, 0
	d.OnCancel, d.OnClose, d.OnSaveReport = func() { cancelled++ }, func() { closed++ }, func() { saved++ }
	d.Show()
	shown(t, d, 472, 500)
	d.SetProgress(runningImport)
	test.Tap(d.cancel)
	test.Tap(d.cancel)
	if cancelled != 1 || d.cancel.label != "Cancelling…" {
		t.Errorf("cancelled %d times, the button says %q", cancelled, d.cancel.label)
	}
	d.SetProgress(runningImport)
	if !d.cancel.Disabled() {
		t.Error("the next progress offers to cancel again")
	}

	p := runningImport
	p.Done, p.Cancelled = true, true
	d.SetProgress(p)
	if d.cancel.Visible() || !d.note.Visible() || !strings.Contains(d.note.text, "what was filed stays") {
		t.Error("a cancelled import does not say what stays")
	}
	test.Tap(d.save)
	test.Tap(d.close)
	test.Tap(d.dismiss)
	if saved != 1 || closed != 2 {
		t.Errorf("saved %d, closed %d", saved, closed)
	}

	next := runningImport
	next.Started = next.Started.Add(time.Hour)
	d.SetProgress(next)
	if d.cancel.Disabled() || !d.cancel.Visible() || d.note.Visible() {
		t.Error("the next import begins as the last one ended")
	}
}

func TestImportDrawerReasons(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	d := NewImportDrawer()
	var opened data.Item
	d.OnOpenItem(func(item data.Item) { opened = item })
	d.Show()
	w := shown(t, d, 472, 700)
	d.SetProgress(doneImport())
	rows := reasonRows(d)
	if len(rows) != 4 || rows[0].reason.text != "The file is empty." || rows[0].count.text != "28" {
		t.Fatalf("failures do not come first in %d reasons", len(rows))
	}
	if len(itemRows(d)) != 0 {
		t.Error("reasons are open at first")
	}
	before := d.heightFor(472)
	test.Tap(rows[2])
	items := itemRows(d)
	if len(items) != maxShownItems || d.heightFor(472) <= before {
		t.Errorf("opened to %d items", len(items))
	}
	objects := d.reasons.rows.Objects
	if more, ok := objects[len(objects)-2].(*indented); !ok || more.text.text != "and 834 more" {
		t.Error("what is not shown is not counted")
	}

	w.Canvas().Focus(reasonRows(d)[2])
	for range 2 {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	}
	if w.Canvas().Focused() != reasonRows(d)[2] || len(itemRows(d)) != len(items) {
		t.Error("a reason opened with the keyboard loses it")
	}
	items = itemRows(d)
	items[0].FocusGained()
	if !d.tip.Visible() || d.tip.text.text != doneImport().Groups[0].Items[0].Path {
		t.Errorf("the whole path is not shown: %q", d.tip.text.text)
	}
	items[0].FocusLost()
	if d.tip.Visible() {
		t.Error("the path stays")
	}
	items[150].FocusGained()
	at := d.reasons.rows.Position().Y + items[150].Position().Y - d.scroll.Offset.Y
	if at < 0 || at+items[150].Size().Height > d.scroll.Size().Height {
		t.Errorf("the row with the keyboard stands at %v of %v", at, d.scroll.Size().Height)
	}
	items[150].FocusLost()
	items[3].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !strings.HasSuffix(opened.Path, "0003.jpg") {
		t.Errorf("opened %q", opened.Path)
	}

	d.SetProgress(doneImport())
	if len(itemRows(d)) != maxShownItems {
		t.Error("the next progress closed the reason")
	}
	test.Tap(reasonRows(d)[2])
	if len(itemRows(d)) != 0 {
		t.Error("the reason does not close")
	}
}

// TestImportDrawerAsksFirst holds that what waits for an answer stands before what
// failed, with the way to the question.
func TestImportDrawerAsksFirst(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	asked := 0
	d := NewImportDrawer()
	d.Show()
	shown(t, d, 472, 700)
	p := doneImport()
	p.Groups = append(p.Groups, ReasonGroup{Outcome: data.Skipped, Reason: "Its columns are not clear.", Count: 2, Answer: func() { asked++ }})
	d.SetProgress(p)
	head, first := d.reasons.rows.Objects[0].(*indented), d.reasons.rows.Objects[1].(*reasonRow)
	if head.text.text != "2 files wait for your answer" || first.reason.text != "Its columns are not clear." {
		t.Errorf("%q, %q come first", head.text.text, first.reason.text)
	}
	test.Tap(d.reasons.rows.Objects[2].(*answerRow).button)
	if asked != 1 {
		t.Error("the button does not lead to the question")
	}
	p.Counts = data.Counts{Found: 2, Skipped: 2}
	if got := pillText(p); got != "2 files wait for your answer" || !p.alarming() {
		t.Errorf("the pill says %q", got)
	}
}

// TestImportDrawerSaysThatThereIsNoArticle holds that who drops a folder of photos
// learns what was looked at and what would be read.
func TestImportDrawerSaysThatThereIsNoArticle(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	for name, c := range map[string]struct {
		counts data.Counts
		says   string // the beginning; none where there were articles
	}{
		"nothing":   {data.Counts{}, "There is no file in it"},
		"photos":    {data.Counts{Found: 9, Skipped: 9}, "9 files were looked at, and none of them holds an article."},
		"known":     {data.Counts{Found: 9, Skipped: 8, Unchanged: 1}, ""},
		"a failure": {data.Counts{Found: 9, Skipped: 8, Failed: 1}, ""},
	} {
		d := NewImportDrawer()
		d.SetProgress(ImportProgress{Done: true, Counts: c.counts})
		if d.note.Visible() != (c.says != "") || !strings.HasPrefix(d.note.text, c.says) || c.says != "" && !strings.Contains(d.note.text, "Dateline reads") {
			t.Errorf("%s: it says %q", name, d.note.text)
		}
	}
}

func TestItemsAreNamedAsTheirFileNamesThem(t *testing.T) {
	for path, want := range map[string]string{"a.csv": "record 3", "b.JSONL": "record 3", "c.mbox": "message 3", "d.zip/e.txt": "article 3"} {
		if got := placeText(data.Item{Path: path, Position: 3}); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

func TestImportDrawerBoundsReasons(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	d := NewImportDrawer()
	p := ImportProgress{Done: true, Counts: data.Counts{Found: 5000, Failed: 5000}}
	for i := range 5000 {
		p.Groups = append(p.Groups, ReasonGroup{Outcome: data.Failed, Reason: strings.Repeat("x", i), Count: 1})
	}
	d.SetProgress(p)
	if got := len(reasonRows(d)); got != maxShownReasons {
		t.Errorf("%d reasons are shown", got)
	}
}

func TestReconciliationNamesEveryOutcome(t *testing.T) {
	c := data.Counts{Found: 1204, Added: 1150, Updated: 3, Unchanged: 40, Duplicate: 6, Skipped: 4, Failed: 1}
	want := "1,204 found = 1,150 added + 3 updated + 40 unchanged + 6 duplicates + 4 skipped + 1 failed"
	if got := reconciliation(c); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPillText(t *testing.T) {
	counted := func(c data.Counts) ImportProgress { return ImportProgress{Done: true, Counts: c} }
	cancelled := counted(data.Counts{Found: 3, Added: 1, Unchanged: 2})
	cancelled.Cancelled = true
	stopped := counted(data.Counts{})
	stopped.Err = "The disk is full."
	waiting := counted(data.Counts{Found: 9, Added: 8, Skipped: 1})
	waiting.Groups = []ReasonGroup{{Outcome: data.Skipped, Count: 1, Answer: func() {}}}
	for want, p := range map[string]ImportProgress{
		"Importing 12,408 · 61% · 9 s left":  runningImport,
		"Importing 0":                        {},
		"Imported 12,408 articles":           counted(data.Counts{Found: 12408, Added: 12400, Updated: 8}),
		"Imported 1 article":                 counted(data.Counts{Found: 1, Added: 1}),
		"Imported 18,733 · 31 failed":        doneImport(),
		"No article was found":               counted(data.Counts{Found: 9, Skipped: 9}),
		"No new articles":                    counted(data.Counts{Found: 9, Unchanged: 9}),
		"Import cancelled · 1 article filed": cancelled,
		"Import stopped":                     stopped,
		"Imported 8 · 1 to answer":           waiting,
		"Importing 0 · 100%":                 {Bytes: 5, BytesDone: 9},
		"Importing 2 · 50%":                  {Counts: data.Counts{Found: 2}, Files: 4, FilesDone: 2},
	} {
		if got := pillText(p); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestDurationText(t *testing.T) {
	for d, want := range map[time.Duration]string{
		200 * time.Millisecond:   "under 1 s",
		9 * time.Second:          "9 s",
		59*time.Second + 700*1e6: "1 min",
		170 * time.Second:        "3 min",
		3599 * time.Second:       "60 min",
		time.Hour:                "1 h",
		80 * time.Minute:         "1 h 20 min",
	} {
		if got := durationText(d); got != want {
			t.Errorf("%v: got %q, want %q", d, got, want)
		}
	}
}

func TestImportPill(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	tapped := 0
	p := NewImportPill(func() { tapped++ })
	if p.Visible() {
		t.Error("an idle pill shows")
	}
	p.SetProgress(runningImport)
	if !p.Visible() || p.alarm {
		t.Error("a running import does not show, or alarms")
	}
	wide := p.MinSize().Width
	short := runningImport
	short.Left = 0
	p.SetProgress(short)
	if p.MinSize().Width != wide {
		t.Error("the pill shrinks while the import runs")
	}
	p.SetProgress(doneImport())
	test.Tap(p)
	if !p.alarm || tapped != 1 {
		t.Error("failures do not alarm, or the pill cannot be pressed")
	}
	p.Clear()
	if p.Visible() {
		t.Error("the pill stays")
	}
}

func TestImportDrawerShownIsDrawn(t *testing.T) {
	startApp(t, Theme{Scheme: Light})
	d := NewImportDrawer()
	drawn := 0
	d.whenResized(func() { drawn++ })
	d.Show()
	if !d.Visible() || drawn != 1 {
		t.Errorf("visible: %v; the room was drawn again %d times", d.Visible(), drawn)
	}
}
