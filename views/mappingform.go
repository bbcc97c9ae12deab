package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// MappingColumn is a column of a dataset: its name, some of what stands in it,
// and the field of an article that it is taken for, "" where it is for none.
type MappingColumn struct {
	Name, Sample, Field string
}

// MappingField is a field of an article with the name that people see.
type MappingField struct {
	Name, Label string
}

// MappingForm asks which column of a dataset holds which field. Columns that
// are read as the same field are joined. It is the body of a Sheet.
type MappingForm struct {
	widget.BaseWidget
	OnChanged func()

	columns []MappingColumn
	fields  []MappingField
	heads   [3]*line
	rows    *fyne.Container
	scroll  *container.Scroll
	notice  *paragraph
}

func notUsed() string { return lang.L("— not used") }

// NewMappingForm makes a form of columns.
func NewMappingForm(columns []MappingColumn, fields []MappingField) *MappingForm {
	f := &MappingForm{columns: columns, fields: fields, rows: container.New(&stack{gap: 4})}
	f.notice = newParagraph(textLook{color: ColorSoftText, align: fyne.TextAlignTrailing}, "")
	f.notice.Hide()
	for i, head := range []string{lang.L("Column"), lang.L("What stands in it"), lang.L("Is read as")} {
		f.heads[i] = newLine(textLook{color: ColorSoftText, size: 12}, head)
	}
	labels := []string{notUsed()}
	for _, field := range fields {
		labels = append(labels, field.Label)
	}
	for i := range columns {
		f.rows.Add(newMappingRow(f, i, labels))
	}
	f.scroll = container.NewVScroll(f.rows)
	f.ExtendBaseWidget(f)
	return f
}

// Mapping returns the chosen column of each field: several, in their order,
// joined by plus signs, and "" for a field that no column is read as.
func (f *MappingForm) Mapping() map[string]string {
	m := map[string]string{}
	for _, field := range f.fields {
		var names []string
		for _, c := range f.columns {
			if c.Field == field.Name {
				names = append(names, c.Name)
			}
		}
		m[field.Name] = strings.Join(names, "+")
	}
	return m
}

// SetNotice says under the columns what is missing; nothing hides it.
func (f *MappingForm) SetNotice(text string) {
	f.notice.set(text)
	if hidden := text == ""; f.notice.Hidden != hidden {
		f.notice.Hidden = hidden
		f.Refresh()
	}
}

// label is how people see the field of a column.
func (f *MappingForm) label(field string) string {
	for _, known := range f.fields {
		if known.Name == field {
			return known.Label
		}
	}
	return notUsed()
}

func (f *MappingForm) choose(at int, label string) {
	f.columns[at].Field = ""
	for _, field := range f.fields {
		if field.Label == label {
			f.columns[at].Field = field.Name
		}
	}
	call(f.OnChanged)
}

func mappingWidths(width float32) (name, sample, pick float32) {
	pick = min(scaled(170), width*0.34)
	name = min(scaled(150), (width-pick)*0.4)
	return name, width - name - pick - scaled(24), pick
}

// CreateRenderer is for Fyne.
func (f *MappingForm) CreateRenderer() fyne.WidgetRenderer {
	rule := newRule()
	return newPlan(f, &plan{
		objects: []fyne.CanvasObject{f.heads[0], f.heads[1], f.heads[2], rule, f.scroll, f.notice},
		minSize: func() fyne.Size { return fyne.NewSize(scaled(260), scaled(120)) },
		layout: func(size fyne.Size) {
			high := f.heads[0].MinSize().Height
			name, sample, pick := mappingWidths(size.Width - scaled(scrollMargin))
			place(f.heads[0], 0, 0, name, high)
			place(f.heads[1], name+scaled(12), 0, sample, high)
			place(f.heads[2], name+sample+scaled(24), 0, pick, high)
			place(rule, 0, high+scaled(6), size.Width, 1)
			bottom := size.Height
			if f.notice.Visible() {
				bottom -= f.notice.heightFor(size.Width)
				place(f.notice, 0, bottom, size.Width, size.Height-bottom)
				bottom -= scaled(8)
			}
			place(f.scroll, 0, high+scaled(12), size.Width, bottom-high-scaled(12))
		},
	})
}

// mappingRow is one column of the dataset.
type mappingRow struct {
	widget.BaseWidget
	name, sample *line
	pick         *widget.Select
}

func newMappingRow(f *MappingForm, at int, labels []string) *mappingRow {
	c := f.columns[at]
	r := &mappingRow{name: newLine(textLook{bold: true}, c.Name), sample: newLine(textLook{color: ColorSoftText}, c.Sample)}
	r.pick = widget.NewSelect(labels, nil)
	r.pick.SetSelected(f.label(c.Field))
	r.pick.OnChanged = func(label string) { f.choose(at, label) }
	r.ExtendBaseWidget(r)
	return r
}

func (r *mappingRow) CreateRenderer() fyne.WidgetRenderer {
	return newPlan(r, &plan{
		objects: []fyne.CanvasObject{r.name, r.sample, r.pick},
		minSize: func() fyne.Size { return fyne.NewSize(0, r.pick.MinSize().Height) },
		layout: func(size fyne.Size) {
			name, sample, pick := mappingWidths(size.Width - scaled(scrollMargin))
			high := r.name.MinSize().Height
			y := (size.Height - high) / 2
			place(r.name, 0, y, name, high)
			place(r.sample, name+scaled(12), y, sample, high)
			place(r.pick, name+sample+scaled(24), 0, pick, size.Height)
		},
	})
}
