package app

import (
	"bytes"
	"context"
	"errors"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"dateline/views"
)

// A figureFormat is a form in which the timeline can be saved.
type figureFormat struct {
	extension string
	write     func(views.Figure, io.Writer) error
}

var (
	figurePNG = figureFormat{".png", views.Figure.PNG}
	figureSVG = figureFormat{".svg", views.Figure.SVG}
	figureCSV = figureFormat{".csv", views.Figure.CSV}
)

// saveFigure saves what the timeline shows where the person says. It shows now
// what it showed when the command was given.
func (d *desk) saveFigure(format figureFormat) {
	content, err := d.figure(format)
	if err != nil {
		d.say(err)
		return
	}
	save := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		switch {
		case err != nil:
			d.complain(lang.L("The timeline could not be saved: {{.Why}}", map[string]any{"Why": err}))
		case w != nil:
			d.prefs.setSaved(w.URI().Path())
			d.writeFigure(w, content)
		}
	}, d.window)
	save.SetTitleText(map[string]string{".png": asTitle(lang.L("Save as PNG…")), ".svg": asTitle(lang.L("Save as SVG…")), ".csv": asTitle(lang.L("Save as CSV…"))}[format.extension])
	save.SetFileName(lang.L("timeline") + format.extension)
	save.SetFilter(storage.NewExtensionFileFilter([]string{format.extension}))
	usual := picturesFolder
	if format.extension == figureCSV.extension {
		usual = documentsFolder
	}
	d.showSaving(save, usual)
}

// figure makes the content of a file of what the timeline shows.
func (d *desk) figure(format figureFormat) ([]byte, error) {
	figure := d.timeline.Figure(d.asked.counted())
	if figure.Empty() {
		return nil, errors.New(lang.L("The timeline shows no articles yet, so there is nothing to save."))
	}
	var content bytes.Buffer
	if err := format.write(figure, &content); err != nil {
		return nil, errors.New(lang.L("The timeline could not be drawn: {{.Why}}", map[string]any{"Why": err}))
	}
	return content.Bytes(), nil
}

// writeFigure writes off the screen, and tells how it went.
func (d *desk) writeFigure(w fyne.URIWriteCloser, content []byte) {
	d.bridge.start(func(_ context.Context, screen func(func())) {
		_, err := w.Write(content)
		err = errors.Join(err, w.Close())
		screen(func() {
			if err != nil {
				d.complain(lang.L("The timeline could not be saved to {{.Path}}; choose another folder or make room: {{.Why}}", map[string]any{"Path": w.URI().Path(), "Why": err}))
				return
			}
			d.tell(lang.L("The timeline is saved as {{.Path}}.", map[string]any{"Path": w.URI().Path()}))
		})
	})
}
