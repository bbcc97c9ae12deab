package views

import (
	"encoding/hex"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"dateline/data"
	"dateline/locale"
)

// InfoRow is one thing that is known of an article. Evidence says where it was
// read, and may be empty.
type InfoRow struct{ Label, Value, Evidence string }

// InformationOf lists all that the archive knows of an article besides its
// text. What is not known has an empty value.
func InformationOf(a *data.Article, imported data.Import) []InfoRow {
	rows := []InfoRow{
		{lang.L("Headline"), a.Headline, ""},
		{lang.L("Marks"), listed(a.Marks, ", "), ""},
		{lang.L("Published"), knownDate(a.Published), dateEvidence(a.Published)},
	}
	for _, other := range a.OtherDates {
		rows = append(rows, InfoRow{lang.L("Other date"), longDate(other), dateEvidence(other)})
	}
	for _, r := range a.Review {
		rows = append(rows, InfoRow{lang.L("To be reviewed"), locale.Sentence(r), ""})
	}
	dateline := ""
	if a.Dateline != "" {
		dateline = lang.L("in the dateline")
	}
	rows = append(rows,
		InfoRow{lang.L("Authors"), strings.Join(a.Authors, ", "), ""},
		InfoRow{lang.L("Dateline"), a.Dateline, ""},
		InfoRow{lang.L("Places"), strings.Join(a.Places, ", "), evidenceFor(len(a.Places) > 0, dateline)},
		InfoRow{lang.L("Agency"), a.Agency, evidenceFor(a.Agency != "" && strings.Contains(a.Dateline, a.Agency), dateline)},
		InfoRow{lang.L("Outlet"), a.Outlet, ""},
		InfoRow{lang.L("Section"), a.Section, ""},
		InfoRow{lang.L("Language"), FacetName("lang", a.Language), ""},
		InfoRow{lang.L("Web address"), a.URL, ""},
		InfoRow{lang.L("Keywords"), strings.Join(a.Keywords, ", "), ""},
		InfoRow{lang.L("Notes"), listed(a.Notes, " — "), ""},
		InfoRow{lang.L("Length"), lengthText(a), ""},
	)
	return append(rows, sourceRows(a, imported)...)
}

// sourceRows say where an article comes from.
func sourceRows(a *data.Article, imported data.Import) []InfoRow {
	s := a.Source
	file := InfoRow{lang.L("File"), s.Path, ""}
	if a.Gone {
		file.Evidence = lang.L("no longer there")
	}
	rows := []InfoRow{file}
	if s.Position > 0 {
		rows = append(rows, InfoRow{lang.L("Place in the file"), lang.L("article {{.N}}", map[string]any{"N": locale.Number(s.Position)}), ""})
	}
	modified := ""
	if s.Modified != 0 {
		modified = locale.Moment(time.Unix(s.Modified, 0), locale.Day, "15:04:05")
	}
	encoding := ""
	if s.Encoding != "" {
		encoding = lang.L("as the bytes were decoded")
	}
	rows = append(rows,
		InfoRow{lang.L("Format"), FacetName("format", s.Format), ""}, InfoRow{lang.L("Encoding"), s.Encoding, encoding},
		InfoRow{lang.L("Size of the file"), locale.Count("{{.N}} bytes", int(s.Size)), ""}, InfoRow{lang.L("File last changed"), modified, ""},
		InfoRow{"SHA-256", hex.EncodeToString(s.SHA256[:]), lang.L("of the article's own bytes")},
		InfoRow{lang.L("Import"), importText(a.Import, imported), ""},
		InfoRow{lang.L("Older versions"), locale.Number(a.Versions), ""},
	)
	if a.ID != 0 {
		rows = append(rows, InfoRow{lang.L("Number in the archive"), locale.Number(int(a.ID)), ""})
	}
	return rows
}

// listed writes a list of what an article itself has, or that it has none.
func listed(all []string, separator string) string {
	if len(all) == 0 {
		return lang.L("none")
	}
	return strings.Join(all, separator)
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
		return lang.L("“{{.Text}}”", map[string]any{"Text": d.Text})
	}
	return lang.L("{{.Where}}: “{{.Text}}”", map[string]any{"Where": text, "Text": d.Text})
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
	return lang.L("{{.Words}} in {{.Paragraphs}}", map[string]any{
		"Words": locale.Count("{{.N}} words", words), "Paragraphs": locale.Count("{{.N}} paragraphs", len(a.Body)),
	})
}

func importText(id int64, imported data.Import) string {
	text := locale.Number(int(id))
	if imported.ID == id && !imported.Started.IsZero() {
		text += ", " + locale.Moment(imported.Started, locale.Day, minutes)
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
		row.value.look.color, row.value.text = ColorSoftText, lang.L("not known")
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
