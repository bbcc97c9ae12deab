package views

import (
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
)

// InfoRow is one thing that is known of an article. Evidence says where it was
// read, and may be empty.
type InfoRow struct{ Label, Value, Evidence string }

// InformationOf lists all that the archive knows of an article besides its
// text. What is not known has an empty value.
func InformationOf(a *data.Article, imported data.Import) []InfoRow {
	rows := []InfoRow{
		{"Headline", a.Headline, ""},
		{"Marks", strings.Join(a.Marks, ", "), ""},
		{"Published", knownDate(a.Published), dateEvidence(a.Published)},
	}
	for _, other := range a.OtherDates {
		rows = append(rows, InfoRow{"Other date", longDate(other), dateEvidence(other)})
	}
	for _, r := range a.Review {
		rows = append(rows, InfoRow{"To be reviewed", r, ""})
	}
	dateline := ""
	if a.Dateline != "" {
		dateline = "in the dateline"
	}
	rows = append(rows,
		InfoRow{"Authors", strings.Join(a.Authors, ", "), ""},
		InfoRow{"Dateline", a.Dateline, ""},
		InfoRow{"Places", strings.Join(a.Places, ", "), evidenceFor(len(a.Places) > 0, dateline)},
		InfoRow{"Agency", a.Agency, evidenceFor(a.Agency != "" && strings.Contains(a.Dateline, a.Agency), dateline)},
		InfoRow{"Outlet", a.Outlet, ""},
		InfoRow{"Section", a.Section, ""},
		InfoRow{"Language", a.Language, ""},
		InfoRow{"Web address", a.URL, ""},
		InfoRow{"Keywords", strings.Join(a.Keywords, ", "), ""},
		InfoRow{"Notes", strings.Join(a.Notes, " — "), ""},
		InfoRow{"Length", lengthText(a), ""},
	)
	return append(rows, sourceRows(a, imported)...)
}

// sourceRows say where an article comes from.
func sourceRows(a *data.Article, imported data.Import) []InfoRow {
	s := a.Source
	file := InfoRow{"File", s.Path, ""}
	if a.Gone {
		file.Evidence = "no longer there"
	}
	rows := []InfoRow{file}
	if s.Position > 0 {
		rows = append(rows, InfoRow{"Place in the file", "article " + groupedDigits(s.Position), ""})
	}
	modified := ""
	if s.Modified != 0 {
		modified = time.Unix(s.Modified, 0).Format("2 January 2006, 15:04:05")
	}
	encoding := ""
	if s.Encoding != "" {
		encoding = "as the bytes were decoded"
	}
	rows = append(rows,
		InfoRow{"Format", s.Format, ""}, InfoRow{"Encoding", s.Encoding, encoding},
		InfoRow{"Size of the file", Plural(int(s.Size), "byte"), ""}, InfoRow{"File last changed", modified, ""},
		InfoRow{"SHA-256", hex.EncodeToString(s.SHA256[:]), "of the article's own bytes"},
		InfoRow{"Import", importText(a.Import, imported), ""},
		InfoRow{"Older versions", fmt.Sprint(a.Versions), ""},
	)
	if a.ID != 0 {
		rows = append(rows, InfoRow{"Number in the archive", groupedDigits(int(a.ID)), ""})
	}
	return rows
}

func knownDate(d data.Date) string {
	if !d.Known() {
		return ""
	}
	return longDate(d)
}

// dateEvidence says where a date was read and in which words.
func dateEvidence(d data.Date) string {
	text := evidenceText(d)
	switch {
	case d.Text == "":
		return text
	case text == "":
		return "“" + d.Text + "”"
	}
	return text + ": “" + d.Text + "”"
}

func evidenceFor(known bool, evidence string) string {
	if known {
		return evidence
	}
	return ""
}

func lengthText(a *data.Article) string {
	words := 0
	for _, p := range a.Body {
		words += len(strings.Fields(p))
	}
	return Plural(words, "word") + " in " + Plural(len(a.Body), "paragraph")
}

func importText(id int64, imported data.Import) string {
	text := groupedDigits(int(id))
	if imported.ID == id && !imported.Started.IsZero() {
		text += ", " + imported.Started.Format("2 January 2006, 15:04")
	}
	return text
}

// InformationText is a list of facts as text, a line each.
func InformationText(rows []InfoRow) string {
	var b strings.Builder
	for _, r := range rows {
		if r.Value == "" {
			continue
		}
		b.WriteString(r.Label + ": " + r.Value)
		if r.Evidence != "" {
			b.WriteString(" (" + r.Evidence + ")")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// NewInformation lists facts for a sheet's body.
func NewInformation(rows []InfoRow) fyne.CanvasObject {
	list := container.New(&stack{gap: 2})
	for _, r := range rows {
		list.Add(newInfoRow(r))
	}
	return container.NewVScroll(list)
}

const infoLabelWidth = 150 // at text size 13

type infoRow struct {
	widget.BaseWidget
	label           *line
	value, evidence *paragraph
}

func newInfoRow(r InfoRow) *infoRow {
	row := &infoRow{
		label:    newLine(textLook{color: ColorSoftText}, r.Label),
		value:    newParagraph(textLook{}, r.Value),
		evidence: newParagraph(textLook{color: ColorSoftText, size: 12}, r.Evidence),
	}
	if r.Value == "" {
		row.value.look.color, row.value.text = ColorSoftText, "not known"
	}
	row.evidence.Hidden = r.Evidence == ""
	row.ExtendBaseWidget(row)
	return row
}

func (r *infoRow) heightFor(width float32) float32 {
	width -= scaled(infoLabelWidth) + scaled(12)
	high := r.value.heightFor(width)
	if !r.evidence.Hidden {
		high += r.evidence.heightFor(width)
	}
	return high + scaled(8)
}

// CreateRenderer is for Fyne.
func (r *infoRow) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{r.label, r.value, r.evidence},
		minSize: func() fyne.Size { return fyne.NewSize(0, r.value.MinSize().Height+scaled(8)) },
		layout: func(size fyne.Size) {
			left := scaled(infoLabelWidth)
			width := size.Width - left - scaled(12)
			place(r.label, 0, scaled(4), left-scaled(10), r.label.MinSize().Height)
			high := r.value.heightFor(width)
			place(r.value, left, scaled(4), width, high)
			place(r.evidence, left, scaled(4)+high, width, r.evidence.heightFor(width))
		},
	})
}
