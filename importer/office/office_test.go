package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// packed makes a package of parts.
func packed(t testing.TB, parts map[string]string) *bytes.Reader {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store}) // compressing is slow
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(b.Bytes())
}

const (
	wordStart = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>`
	wordEnd   = `</w:body></w:document>`
)

func TestDOCX(t *testing.T) {
	styles := `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
		<w:style w:type="paragraph" w:styleId="U1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="U1"/><w:name w:val="Mine"/></w:style>
		<w:style w:type="paragraph" w:styleId="V1"><w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" w:styleId="By"><w:name w:val="Byline"/></w:style></w:styles>`
	numbering := `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
		<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
		<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
		<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`
	item := func(list, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	cell := func(text string) string { return `<w:tc><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc>` }
	for name, c := range map[string]struct {
		body string
		want []Paragraph
	}{
		"runs": {`<w:p><w:r><w:t>The </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">ferry</w:t><w:tab/><w:t>left.</w:t><w:br/><w:t>At noon.</w:t></w:r></w:p><w:p/>`,
			[]Paragraph{{Text: "The ferry left.\nAt noon."}}},
		"styles": {`<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Mine"/></w:pPr><w:r><w:t>H</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="V1"/></w:pPr><w:r><w:t>C</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="By"/></w:pPr><w:r><w:t>A B</w:t></w:r></w:p>`,
			[]Paragraph{{"T", Title}, {"H", Heading}, {"A B", Byline}}},
		"changes": {`<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>`, []Paragraph{{Text: "new"}}},
		"hidden":  {`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>yes</w:t></w:r></w:p>`, []Paragraph{{Text: "yes"}}},
		"field":   {`<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>`, []Paragraph{{Text: "a link"}}},
		"lists":   {item("1", "a") + item("1", "b") + item("2", "c") + item("3", "d") + item("0", "e"), []Paragraph{{Text: "1. a"}, {Text: "2. b"}, {Text: "• c"}, {Text: "1. d"}, {Text: "e"}}},
		"table":   {`<w:tbl><w:tr>` + cell("a") + cell("b") + `</w:tr><w:tr>` + cell("only") + `</w:tr></w:tbl>`, []Paragraph{{Text: "a | b"}, {Text: "only"}}},
		"table that sets out a page": {`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>` + strings.Repeat("long ", 70) + `</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc>` + cell("b") + `</w:tr></w:tbl>`,
			[]Paragraph{{Text: strings.TrimSpace(strings.Repeat("long ", 70))}, {Text: "two"}, {Text: "b"}}},
		"text box":          {`<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>again</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>text</w:t></w:r></w:p>`, []Paragraph{{Text: "boxed"}, {Text: "text"}}},
		"table of contents": {`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>1</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r><w:t>text</w:t></w:r></w:p>`, []Paragraph{{Text: "text"}}},
		"note":              {`<w:p><w:r><w:t>Fog</w:t><w:footnoteReference w:id="2"/></w:r></w:p>`, []Paragraph{{Text: "Fog[1]"}, {Text: "[1] Thick."}}},
		"cut short":         {`<w:p><w:r><w:t>Fog</w:t></w:r></w:p><w:p><w:r><w:t>li`, []Paragraph{{Text: "Fog"}, {Text: "li"}}},
	} {
		t.Run(name, func(t *testing.T) {
			end := wordEnd
			if name == "cut short" {
				end = ""
			}
			r := packed(t, map[string]string{
				"_rels/.rels":     `<Relationships><Relationship Type="http://x/officeDocument" Target="/word/main.xml"/></Relationships>`,
				"word/main.xml":   wordStart + c.body + end,
				"word/styles.xml": styles, "word/numbering.xml": numbering,
				"word/footnotes.xml": `<w:footnotes xmlns:w="w"><w:footnote w:id="0"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Thick.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
				"docProps/core.xml":  `<p xmlns:dc="d"><dc:title>Fog at noon</dc:title><dc:creator>Ines Duarte</dc:creator><keywords>fog; boats</keywords></p>`,
			})
			doc, err := ReadDOCX(r, r.Size())
			if err != nil {
				t.Fatal(err)
			}
			want := &Document{Title: "Fog at noon", Author: "Ines Duarte", Keywords: []string{"fog", "boats"}, Paragraphs: c.want}
			if !reflect.DeepEqual(doc, want) {
				t.Errorf("got  %+v\nwant %+v", doc, want)
			}
		})
	}
}

func TestODT(t *testing.T) {
	content := `<o xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:svg="urn:svg-compatible"><style:style style:name="P1" style:parent-style-name="Title"/>
		<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>
		<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
		<text:p text:style-name="P1">Fog<text:s/>at
noon</text:p><text:h>Why</text:h><text:p>Text<text:note><text:note-citation>9</text:note-citation><text:note-body><text:p>Thick.</text:p></text:note-body></text:note>.<text:line-break/>More.<svg:title>no</svg:title></text:p>
		<text:list text:style-name="L1"><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p><text:list><text:list-item><text:p>c</text:p></text:list-item></text:list></text:list-item></text:list>
		<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table></o>`
	r := packed(t, map[string]string{"content.xml": content, "meta.xml": `<m xmlns:m="m"><m:initial-creator>Ines Duarte</m:initial-creator></m>`})
	doc, err := ReadODT(r, r.Size())
	if err != nil {
		t.Fatal(err)
	}
	want := &Document{Author: "Ines Duarte", Paragraphs: []Paragraph{{"Fog at noon", Title}, {"Why", Heading}, {Text: "Text[1].\nMore."},
		{Text: "1. a"}, {Text: "2. b"}, {Text: "• c"}, {Text: "x | y"}, {Text: "[1] Thick."}}}
	if !reflect.DeepEqual(doc, want) {
		t.Errorf("got  %+v\nwant %+v", doc, want)
	}
}

func TestErrors(t *testing.T) {
	locked := packed(t, map[string]string{"content.xml": "x", "META-INF/manifest.xml": `<m><encryption-data/></m>`})
	if _, err := ReadODT(locked, locked.Size()); !errors.Is(err, ErrEncrypted) {
		t.Errorf("locked: %v", err)
	}
	empty := packed(t, map[string]string{"a.txt": "x"})
	if _, err := ReadDOCX(empty, empty.Size()); !errors.Is(err, ErrNoText) {
		t.Errorf("without text: %v", err)
	}
	deep := packed(t, map[string]string{"word/document.xml": strings.Repeat("<w:p>", MaxDepth+1)})
	if _, err := ReadDOCX(deep, deep.Size()); err == nil || !strings.Contains(err.Error(), "MaxDepth") {
		t.Errorf("deep: %v", err)
	}
	bomb := packed(t, map[string]string{"word/document.xml": wordStart + strings.Repeat(" ", MaxPart+1)})
	if _, err := ReadDOCX(bomb, bomb.Size()); err == nil || !strings.Contains(err.Error(), "MaxPart") {
		t.Errorf("bomb: %v", err)
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add(wordStart + `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>` + wordEnd)
	f.Add(`<text:list><text:list-item><text:p>a<text:note><text:note-body><text:p>b`)
	f.Fuzz(func(t *testing.T, part string) {
		for _, name := range []string{"word/document.xml", "content.xml"} {
			r := packed(t, map[string]string{name: part, "word/styles.xml": part, "word/numbering.xml": part, "styles.xml": part})
			_, _ = ReadDOCX(r, r.Size()) // must not panic
			_, _ = ReadODT(r, r.Size())
		}
	})
}
