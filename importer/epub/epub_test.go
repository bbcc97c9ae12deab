package epub

import (
	"archive/zip"
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
)

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
	containerXML = `<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`
	opf2         = `<package xmlns:dc="d" xmlns:opf="o"><metadata><dc:title>Ledger
		Weekly</dc:title><dc:creator opf:role="aut">Ines Duarte</dc:creator><dc:creator opf:role="bkp">calibre</dc:creator><dc:language>en</dc:language>
		<dc:date opf:event="modification">2024-01-01</dc:date><dc:date opf:event="publication">2023-05-05</dc:date><dc:subject>harbor</dc:subject></metadata>
		<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>
		<item id="a" href="text/a%20b.xhtml" media-type="application/xhtml+xml"/><item id="n" href="n.xhtml" media-type="application/xhtml+xml"/><item id="x" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest>
		<spine toc="ncx"><itemref idref="c"/><itemref idref="a"/><itemref idref="a"/><itemref idref="n" linear="no"/><itemref idref="x"/><itemref idref="nobody"/></spine>
		<guide><reference type="cover" href="cover.xhtml"/></guide></package>`
	ncx = `<ncx><navMap><navPoint><navLabel><text>News</text></navLabel><content src="none.xhtml"/><navPoint><navLabel><text> Fog  lifts </text></navLabel><content src="text/a%20b.xhtml#top"/></navPoint></navPoint></navMap></ncx>`
)

func TestEPUB2(t *testing.T) {
	r := packed(t, map[string]string{"META-INF/container.xml": containerXML, "OPS/book.opf": opf2, "OPS/toc.ncx": ncx,
		"OPS/cover.xhtml": "<p>c</p>", "OPS/text/a b.xhtml": "<p>a</p>", "OPS/n.xhtml": "<p>n</p>"})
	book, err := Read(r, r.Size())
	if err != nil {
		t.Fatal(err)
	}
	want := &Book{Title: "Ledger Weekly", Language: "en", Date: "2023-05-05", Creators: []string{"Ines Duarte"}, Subjects: []string{"harbor"}, Chapters: []Chapter{
		{"OPS/cover.xhtml", "", "cover", []byte("<p>c</p>")}, {"OPS/text/a b.xhtml", "Fog lifts", "", []byte("<p>a</p>")}}}
	if !reflect.DeepEqual(book, want) {
		t.Errorf("got  %+v\nwant %+v", book, want)
	}
}

func TestEPUB3(t *testing.T) {
	r := packed(t, map[string]string{"META-INF/container.xml": containerXML,
		"OPS/book.opf": `<package xmlns:dc="d"><metadata><dc:date>2023</dc:date></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
			<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/><itemref idref="a"/></spine></package>`,
		"OPS/nav.xhtml": `<nav epub:type="toc"><ol><li><a href="a.xhtml">Fog &amp; <b>net</b></a></li></ol></nav><nav><a href="a.xhtml#x">no</a></nav>`, "OPS/a.xhtml": "<p>a</p>"})
	book, err := Read(r, r.Size())
	if err != nil {
		t.Fatal(err)
	}
	if book.Date != "2023" || len(book.Chapters) != 1 || book.Chapters[0].Title != "Fog & net" {
		t.Errorf("%+v", book)
	}
}

func TestErrors(t *testing.T) {
	for name, c := range map[string]struct {
		parts map[string]string
		want  error
	}{
		"nothing": {map[string]string{"a": "b"}, ErrNoPackage},
		"locked":  {map[string]string{"META-INF/encryption.xml": `<e><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></e>`}, ErrLocked},
	} {
		r := packed(t, c.parts)
		if _, err := Read(r, r.Size()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	fonts := map[string]string{"META-INF/container.xml": containerXML, "OPS/book.opf": opf2,
		"META-INF/encryption.xml": `<e><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding#obfuscation"/></EncryptedData></e>`}
	r := packed(t, fonts)
	if _, err := Read(r, r.Size()); err != nil {
		t.Errorf("hidden fonts: %v", err)
	}
	fonts["OPS/cover.xhtml"] = strings.Repeat(" ", MaxPart+1)
	r = packed(t, fonts)
	if _, err := Read(r, r.Size()); err == nil || !strings.Contains(err.Error(), "MaxPart") {
		t.Errorf("bomb: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(containerXML + "\x00" + opf2 + "\x00" + ncx)
	f.Add(containerXML + "\x00" + `<package><manifest><item id="a" properties="nav" href="../../x"/></manifest></package>` + "\x00" + `<nav><a href="%zz">b</a>`)
	f.Fuzz(func(t *testing.T, parts string) {
		c, rest, _ := strings.Cut(parts, "\x00")
		opf, toc, _ := strings.Cut(rest, "\x00")
		r := packed(t, map[string]string{"META-INF/container.xml": c, "OPS/book.opf": opf, "OPS/toc.ncx": toc, "OPS/nav.xhtml": toc})
		book, err := Read(r, r.Size())
		if err == nil && book == nil {
			t.Error("neither a book nor an error")
		}
	})
}
