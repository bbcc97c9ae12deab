// Package pdf reads the lines of text on the pages of a PDF, with where they
// stand. PDFium does it, compiled to WebAssembly, so that what a hostile file
// does to it stays in a sandbox without files and without a network.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfium_errors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"dateline/data/memory"
)

// Bounds on reading.
const (
	MaxMemory = 160 << 20 // bytes that the sandbox may have
	MaxPages  = 2000
	MaxTime   = 50 * time.Second // for one document
)

// Errors of reading.
var (
	ErrLocked  = errors.New("the document is protected by a password")
	ErrDamaged = errors.New("the document is damaged")
	ErrTime    = errors.New("the document takes too long")
)

// Document is what is read of a file.
type Document struct {
	Title, Author, Keywords string // properties: often junk
	Pages                   []Page
}

// Page is the lines of a page in the order in which the file has them.
type Page struct{ Lines []Line }

// Line is one line of text. Positions are in points from the page's lower left corner.
type Line struct {
	Text        string
	Left, Right float64
	Base        float64 // what its letters stand on
	Foot        float64 // the same of its last row: parted words make one line of two rows
	Size        float64 // of its letters
	Hyphen      bool    // its last word was parted; the hyphen is taken off
}

const pageBytes = 64 << 10 // of WebAssembly's memory

var engine = sync.OnceValues(func() (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(MaxMemory / pageBytes).
		WithCloseOnContextDone(true)
	if dir, err := os.UserCacheDir(); err == nil {
		// Compiling takes seconds; from a cache the engine starts in a moment.
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "dateline", "pdf")); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	return webassembly.Init(webassembly.Config{
		MaxTotal: 1, MaxIdle: 1, RuntimeConfig: config, Stdout: io.Discard, Stderr: io.Discard,
		FSConfig: wazero.NewFSConfig(), // no files
	})
})

// compilingGarbage is how much garbage there may be, in percent of what is used, while
// the engine is compiled, which takes a quarter of a gigabyte for one function.
const compilingGarbage = 20

// frugally runs what takes much memory once: garbage is collected early, but a
// soft limit that is out of reach does not keep the collector busy.
func frugally(work func()) {
	percent, putBack := debug.SetGCPercent(compilingGarbage), memory.Lift()
	work()
	debug.SetGCPercent(percent)
	putBack()
	debug.FreeOSMemory()
}

var begin = sync.OnceValue(func() (err error) {
	frugally(func() { _, err = engine() })
	return err
})

// Start makes the engine ready, which the first time takes some seconds.
func Start() error { return begin() }

// Read reads a document. One is read at a time.
func Read(ctx context.Context, b []byte) (*Document, error) {
	pool, err := engine()
	if err != nil {
		return nil, err
	}
	in, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }()
	late := false
	var lock sync.Mutex
	timer := time.AfterFunc(MaxTime, func() {
		lock.Lock()
		defer lock.Unlock()
		late = true
		_ = in.Kill()
	})
	defer timer.Stop()
	doc, err := read(ctx, in, b)
	lock.Lock()
	defer lock.Unlock()
	if late {
		return nil, ErrTime
	}
	return doc, err
}

func read(ctx context.Context, in pdfium.Pdfium, b []byte) (*Document, error) {
	opened, err := in.OpenDocument(&requests.OpenDocument{File: &b})
	switch {
	case errors.Is(err, pdfium_errors.ErrPassword), errors.Is(err, pdfium_errors.ErrSecurity):
		return nil, ErrLocked
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, err
	}
	if count.PageCount > MaxPages {
		return nil, fmt.Errorf("it has more than %d pages (MaxPages)", MaxPages)
	}
	doc := &Document{}
	for tag, field := range map[string]*string{"Title": &doc.Title, "Author": &doc.Author, "Keywords": &doc.Keywords} {
		if meta, err := in.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: opened.Document, Tag: tag}); err == nil {
			*field = meta.Value
		}
	}
	for i := range count.PageCount {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		text, err := in.GetPageTextStructured(&requests.GetPageTextStructured{
			Page: requests.Page{ByIndex: &requests.PageByIndex{Document: opened.Document, Index: i}},
			Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true,
		})
		if err == nil { // a page that is damaged is passed over
			doc.Pages = append(doc.Pages, Page{linesOf(text.Chars)})
		}
	}
	return doc, nil
}
