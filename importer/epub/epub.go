// Package epub reads the container of an e-book: what its package document
// says of it, and its chapters in their order, with the titles that its table
// of contents gives them. The chapters' markup is left to the caller.
package epub

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
)

// Bounds on what is read of a book.
const (
	MaxPart     = 16 << 20 // bytes that a chapter, or another part, unpacks to
	MaxUnpacked = 32 << 20 // bytes that all that is read unpacks to
	MaxChapters = 5000
)

// Errors of reading.
var (
	ErrNoPackage = errors.New("the book has no package document")
	ErrLocked    = errors.New("the book is locked to a reader or an account (DRM)")
)

// Book is an e-book or an issue of a periodical.
type Book struct {
	Title, Language, Publisher string
	Date                       string // of publication, as written
	Creators, Subjects         []string
	Chapters                   []Chapter
}

// Chapter is one document of the book.
type Chapter struct {
	Path   string // within the container
	Title  string // in the table of contents; "" where that has none
	Guide  string // what the package says that it is: "cover", "toc"
	Markup []byte // XHTML
}

// Read reads a book. A chapter that is listed and not there is passed over.
func Read(r io.ReaderAt, size int64) (*Book, error) {
	files, err := zip.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	c := &container{files: map[string]*zip.File{}}
	for _, f := range files.File {
		c.files[f.Name] = f
	}
	if err := c.locked(); err != nil {
		return nil, err
	}
	opf, err := c.packagePath()
	if err != nil {
		return nil, err
	}
	var p packageDocument
	if err := c.decode(opf, &p); err != nil {
		return nil, err
	}
	book := p.book()
	return book, c.chapters(book, &p, opf)
}

// container is the zip file with its parts by name.
type container struct {
	files map[string]*zip.File
	total int64
}

// part unpacks a part; it is nil where the container has none of that name.
func (c *container) part(name string) ([]byte, error) {
	f := c.files[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	b, err := io.ReadAll(io.LimitReader(r, MaxPart+1))
	if len(b) > MaxPart {
		return nil, fmt.Errorf("its part %q unpacks to more than %d MB (MaxPart)", name, MaxPart>>20)
	}
	if c.total += int64(len(b)); c.total > MaxUnpacked {
		return nil, fmt.Errorf("it unpacks to more than %d MB (MaxUnpacked)", MaxUnpacked>>20)
	}
	return b, err
}

func (c *container) decode(name string, into any) error {
	b, err := c.part(name)
	if err != nil {
		return err
	}
	if b == nil {
		return ErrNoPackage
	}
	decoder := xml.NewDecoder(strings.NewReader(string(b)))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	return decoder.Decode(into)
}

// packagePath returns where the package document is.
func (c *container) packagePath() (string, error) {
	var doc struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := c.decode("META-INF/container.xml", &doc); err == nil && len(doc.Roots) > 0 {
		return path.Clean(doc.Roots[0].Path), nil
	}
	for name := range c.files {
		if strings.HasSuffix(name, ".opf") {
			return name, nil
		}
	}
	return "", ErrNoPackage
}

// locked reports a book whose chapters are encrypted. Fonts may be.
func (c *container) locked() error {
	var doc struct {
		Data []struct {
			Method struct {
				Algorithm string `xml:"Algorithm,attr"`
			} `xml:"EncryptionMethod"`
		} `xml:"EncryptedData"`
	}
	if c.files["META-INF/encryption.xml"] == nil || c.decode("META-INF/encryption.xml", &doc) != nil {
		return nil
	}
	for _, d := range doc.Data {
		if a := d.Method.Algorithm; !strings.Contains(a, "obfuscation") && !strings.Contains(a, "ns.adobe.com/pdf/enc#RC") {
			return ErrLocked
		}
	}
	return nil
}

// chapters reads the chapters in the order of the spine.
func (c *container) chapters(book *Book, p *packageDocument, opf string) error {
	items := map[string]item{}
	for _, i := range p.Items {
		i.Href = resolve(opf, i.Href)
		items[i.ID] = i
	}
	titles, err := c.titles(items, p.Spine.TOC)
	if err != nil {
		return err
	}
	guide := map[string]string{}
	for _, g := range p.Guide {
		guide[resolve(opf, g.Href)] = g.Type
	}
	seen := map[string]bool{}
	for _, ref := range p.Spine.Items {
		i, ok := items[ref.IDRef]
		if !ok || seen[i.Href] || ref.Linear == "no" || strings.Contains(i.Properties, "nav") || !strings.Contains(i.MediaType, "html") {
			continue
		}
		seen[i.Href] = true
		if len(book.Chapters) >= MaxChapters {
			return fmt.Errorf("it has more than %d chapters (MaxChapters)", MaxChapters)
		}
		markup, err := c.part(i.Href)
		if err != nil {
			return err
		}
		if markup != nil {
			book.Chapters = append(book.Chapters, Chapter{i.Href, titles[i.Href], guide[i.Href], markup})
		}
	}
	return nil
}

// resolve returns the path in the container that an address in a part means.
func resolve(part, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	return path.Clean(path.Join(path.Dir(part), href))
}
