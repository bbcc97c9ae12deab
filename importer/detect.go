package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"
)

// kinds says in words what a media type is.
var kinds = map[string]string{
	"image/jpeg": "a JPEG picture", "image/png": "a PNG picture", "image/gif": "a GIF picture",
	"image/webp": "a WebP picture", "image/tiff": "a TIFF picture", "image/svg+xml": "an SVG picture",
	"image/bmp": "a BMP picture", "image/heic": "a HEIC picture",
	"application/pdf": "a PDF document", "application/postscript": "a PostScript document",
	"text/rtf": "a rich text document (RTF)", "application/rtf": "a rich text document (RTF)",
	"application/zip": "a zip archive", "application/gzip": "a gzip archive", "application/x-tar": "a tar archive",
	"application/x-7z-compressed": "a 7z archive", "application/x-rar-compressed": "a RAR archive",
	"application/x-bzip2": "a bzip2 archive", "application/x-xz": "an xz archive", "application/zstd": "a zstd archive",
	"application/epub+zip":     "an e-book (EPUB)",
	"application/msword":       "a Word document (DOC)",
	"application/vnd.ms-excel": "an Excel workbook (XLS)", "application/vnd.ms-powerpoint": "a PowerPoint presentation (PPT)",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   "a Word document (DOCX)",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         "an Excel workbook (XLSX)",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": "a PowerPoint presentation (PPTX)",
	"application/vnd.oasis.opendocument.text":                                   "an OpenDocument text (ODT)",
	"application/vnd.oasis.opendocument.spreadsheet":                            "an OpenDocument spreadsheet (ODS)",
	"application/x-ole-storage":                                                 "an old Office or Outlook document",
	"application/vnd.ms-outlook":                                                "an Outlook message (MSG)",
	"application/vnd.sqlite3":                                                   "a SQLite database", "application/x-sqlite3": "a SQLite database",
	"application/vnd.microsoft.portable-executable": "a Windows program", "application/x-elf": "a Linux program",
	"application/x-executable": "a Linux program", "application/x-sharedlib": "a program library",
	"application/x-object": "a compiled object", "application/x-mach-binary": "a macOS program",
	"application/java-archive": "a Java archive", "application/wasm": "a WebAssembly program",
}

// textSignatures are of the formats that are written in text and are none.
var textSignatures = []string{`{\rtf`, "<svg", "%PDF-", "%!PS-Adobe-"}

// binaryKind says what a file that is not text is, by its content, or "".
// Some signatures are two letters that a text may begin with too ("BM" is a
// bitmap), so a file without any control byte is believed to be text unless
// its format is written in text.
func binaryKind(b []byte) string {
	head := b[:min(len(b), 8<<10)]
	readable := utf8.Valid(trimCut(head)) && !isBinary(head)
	if readable && !slices.ContainsFunc(textSignatures, func(sign string) bool { return bytes.Contains(head, []byte(sign)) }) {
		return ""
	}
	m := mimetype.Detect(head)
	if len(b) > len(head) && m.Is("application/zip") {
		m = mimetype.Detect(b[:min(len(b), 1<<20)]) // an office file's parts may stand further in
	}
	media, _, _ := strings.Cut(m.String(), ";")
	textual := strings.HasPrefix(media, "text/") || media == "application/octet-stream"
	for p := m; p != nil && !textual; p = p.Parent() {
		textual = p.Is("text/plain")
	}
	switch {
	case media == "text/rtf" || media == "application/rtf" || media == "image/svg+xml":
		return kinds[media]
	case textual:
		return ""
	case media == "application/pdf" || media == "application/postscript":
	case readable:
		return ""
	}
	if kind, ok := kinds[media]; ok {
		return kind
	}
	family, _, _ := strings.Cut(media, "/")
	switch family {
	case "image":
		return "a picture (" + media + ")"
	case "audio":
		return "a sound recording (" + media + ")"
	case "video":
		return "a video (" + media + ")"
	case "font":
		return "a font"
	}
	return "a file of type " + media
}

var (
	mailHeader  = lazily(`^(?i)(from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|reply-to|x-[a-z-]+): ?`)
	subtitle    = lazily(`^\d{1,6}\n\d{1,2}:\d\d:\d\d[,.]\d{1,3} --> `)
	nexisStart  = lazily(`(?m)^\s*(\d+ of \d+ DOCUMENTS|Dokument \d+ von \d+|DOCUMENT \d+ DE \d+)\s*$`).needing("DOCUMENT", "Dokument")
	agencyStart = lazily(`^[a-z]{3}\d{3,4} \d [a-z]{1,2} \d+ `)
	htmlRoot    = lazily(`(?i)<html\b`)
	htmlTag     = lazily(`(?i)<(!doctype html|html|head|body|meta|title|div|span|p|h[1-6]|table|script|br|a)\b`)
)

// textKind says which structured text a file is, or "" for text that may be an
// article.
func textKind(path, text string) string {
	trimmed := strings.TrimLeft(text, " \t\n")
	head := trimmed[:min(len(trimmed), 16<<10)]
	ext := strings.ToLower(filepath.Ext(path))
	switch {
	case head == "":
		return "a file of white space"
	case strings.HasPrefix(head, "<"):
		return markupKind(head)
	case isJSON(head):
		return "JSON data"
	case strings.HasPrefix(head, "WARC/"), strings.HasPrefix(head, "filedesc://"):
		return "a web archive (WARC)"
	case strings.HasPrefix(head, "WEBVTT"), subtitle.MatchString(head):
		return "subtitles of a video"
	case strings.HasPrefix(head, "BEGIN:VCALENDAR"):
		return "a calendar"
	case strings.HasPrefix(head, "BEGIN:VCARD"):
		return "an address card"
	case agencyStart.MatchString(head):
		return "an agency's wire message (ANPA or IPTC 7901)"
	case nexisStart.MatchString(head):
		return "a database export (LexisNexis)"
	}
	if kind := mailKind(head); kind != "" {
		return kind
	}
	if isTable(head, ext) {
		return tableKind
	}
	return ""
}

const tableKind = "a table (CSV or the like)"

func markupKind(head string) string {
	switch {
	case len(head) < 2 || !isLetter(rune(head[1])) && !strings.ContainsRune("!?/", rune(head[1])):
		return "" // text that happens to begin with "<"
	case strings.HasPrefix(head, "<?xml") && !htmlRoot.MatchString(head[:min(len(head), 1024)]):
		return "an XML document"
	case htmlTag.MatchString(head):
		return "a web page (HTML)"
	case strings.HasPrefix(head, "<!DOCTYPE"):
		return "an SGML document"
	}
	return "an XML document"
}

func isJSON(head string) bool {
	rest := strings.TrimLeft(head[1:], " \t\n")
	switch head[0] {
	case '{':
		return rest == "" || rest[0] == '"' || rest[0] == '}'
	case '[':
		return rest == "" || strings.ContainsRune(`{["]`, rune(rest[0]))
	}
	return false
}

func mailKind(head string) string {
	mbox := strings.HasPrefix(head, "From ")
	if mbox {
		_, head, _ = strings.Cut(head, "\n")
	}
	seen := map[string]bool{}
	for line := range strings.SplitSeq(head, "\n") {
		if line == "" {
			break
		}
		if m := mailHeader.FindStringSubmatch(line); m != nil {
			seen[strings.ToLower(m[1])] = true
		} else if line[0] != ' ' && line[0] != '\t' && len(seen) == 0 {
			break
		}
	}
	transport := seen["received"] || seen["message-id"] || seen["mime-version"] || seen["return-path"] || seen["content-type"]
	switch {
	case seen["mime-version"] && strings.Contains(head, "multipart/related") && !seen["received"]:
		return "a saved web page (MHTML)"
	case len(seen) >= 3 && mbox:
		return "a mailbox (mbox)"
	case len(seen) >= 3 && (transport || seen["from"] && seen["subject"]):
		return "an e-mail"
	}
	return ""
}

// isTable reports rows with the same number of fields: at least five rows of
// three fields, or two of two where the name says that it is a table.
func isTable(head, ext string) bool {
	named := ext == ".csv" || ext == ".tsv" || ext == ".tab"
	if cut := strings.LastIndexByte(head, '\n'); cut > 0 && len(head) >= 16<<10 {
		head = head[:cut]
	}
	for _, comma := range ",\t;" {
		if mayBeRows(head, string(comma), named) && isRows(head, comma, named) {
			return true
		}
	}
	return false
}

// isRows reports such rows with a character between their fields.
func isRows(head string, comma rune, named bool) bool {
	r := csv.NewReader(strings.NewReader(head))
	r.Comma = comma
	rows, fields := 0, 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) || err != nil && rows >= 5 && !errors.Is(err, csv.ErrFieldCount) {
			break // a row that was cut in quotes at the sample's end is no contradiction
		}
		if err != nil {
			return false
		}
		rows, fields = rows+1, len(record)
	}
	return rows >= 5 && fields >= 3 || named && rows >= 2 && fields >= 2
}

// mayBeRows reports that the lines of a text down to its first quotation mark
// may be the rows of a table. It spares most texts the reader of tables.
func mayBeRows(head, comma string, named bool) bool {
	fields := 0
	for line := range strings.SplitSeq(head, "\n") {
		n := strings.Count(line, comma) + 1
		switch {
		case line == "":
		case strings.IndexByte(line, '"') >= 0:
			return true
		case fields == 0 && (n >= 3 || named && n == 2):
			fields = n
		case n != fields:
			return false
		}
	}
	return true
}

// The rule for prose, by which plain text is taken for an article: at least
// minProse words stand in lines that read as sentences, these are at least half
// of all words, and signs of code are few.
const (
	minProse   = 20   // words; a Han, kana or Hangul character counts a third of one, one of Thai a fifth
	proseShare = 0.5  // of the words
	codeShare  = 0.03 // of the characters: braces, brackets, =, <, >, |, \, _ and ;
)

func isProse(src *source) bool {
	sample := src.text[:min(len(src.text), 256<<10)]
	all, prose, chars, signs, ends := 0, 0, 0, 0, 0
	phrases := 0 // of a script that has spaces between phrases alone, and no full stop
	for line := range strings.SplitSeq(sample, "\n") {
		words, odd := 0, 0
		for w := range strings.FieldsSeq(line) {
			chars += len(w)
			if wide := wideLetters(w); wide > 0 {
				words += (wide + 2) / 3
				continue
			}
			if letters := phraseLetters(w); letters > 0 {
				words += (letters + 4) / 5
				phrases++
				continue
			}
			words++
			if !isWord(w) {
				odd++
			}
		}
		for _, r := range line {
			switch r {
			case '{', '}', '[', ']', '=', '<', '>', '|', '\\', '_', ';':
				signs++
			case '.', '?', '!', '。', '？', '！', '؟', '।':
				ends++
			}
		}
		all += words
		if words >= 5 && odd*3 <= words {
			prose += words
		}
	}
	return prose >= minProse && float64(prose) >= proseShare*float64(all) &&
		float64(signs) <= codeShare*float64(chars) && (ends > 0 || phrases >= 3)
}

// phraseLetters counts the letters of scripts that write whole phrases without a
// space or a full stop.
func phraseLetters(w string) int {
	n := 0
	for _, r := range w {
		if unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) && isLetter(r) {
			n++
		}
	}
	return n
}

// isWord reports a token of letters with the usual punctuation about it.
func isWord(w string) bool {
	w = strings.TrimFunc(w, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) })
	if w == "" {
		return false
	}
	for _, r := range w {
		if !isLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("'’-.&", r) {
			return false
		}
	}
	return true
}

func wideLetters(w string) int {
	n := 0
	for _, r := range w {
		if isWide(r) && isLetter(r) {
			n++
		}
	}
	return n
}

// isWide reports a character that takes two columns: Han, kana, Hangul and
// full-width forms.
func isWide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 ||
		r >= 0x20000 && r <= 0x3fffd)
}
