package views

import (
	"fyne.io/fyne/v2/lang"

	"dateline/locale"
)

// facetTitles are keys of the translations.
var facetTitles = map[string]string{
	"outlet": "Outlet", "place": "Place", "agency": "Agency", "author": "Author", "lang": "Language", "year": "Year", "format": "Format",
}

// FacetTitle is how a field of data.FacetFields is called.
func FacetTitle(field string) string { return lang.L(facetTitles[field]) }

// FacetLabel is how a chip calls what narrows the results: a field of
// data.FacetFields, the dates, or a part of the archive.
func FacetLabel(field string) string {
	return lang.L(chipLabels[field])
}

// chipLabels are keys of the translations.
var chipLabels = map[string]string{
	"outlet": "outlet", "place": "place", "agency": "agency", "author": "author", "lang": "language", "year": "year", "format": "format",
	"date": "date", "is": "library",
}

// formatNames are what people call the formats of files. They are keys of the
// translations.
var formatNames = map[string]string{
	"arc": "Web archive (ARC)", "anpa": "Wire (ANPA)", "docx": "Word document", "dpa": "dpa", "epub": "EPUB", "europresse": "Europresse",
	"factiva": "Factiva", "feed": "Feed", "html": "Web page", "iptc7901": "Wire (IPTC 7901)", "json": "JSON", "jsonfeed": "JSON feed",
	"mail": "E-mail", "markdown": "Markdown", "mbox": "Mailbox", "mhtml": "Saved web page", "newsml": "NewsML", "newsml-g2": "NewsML-G2",
	"nexis": "Nexis", "nexis-html": "Nexis web page", "ninjs": "ninjs", "nitf": "NITF", "odt": "OpenDocument", "pdf": "PDF",
	"proquest": "ProQuest", "rcv1": "Reuters RCV1", "reuters-sgml": "Reuters-21578", "ritzau": "Ritzau", "rtf": "Rich text", "table": "Table",
	"text": "Plain text", "trec": "TREC", "wacz": "Web archive (WACZ)", "warc": "Web archive (WARC)", "wire": "Wire",
}

// FacetName is a value as people read it: a language's code by its name,
// a format by what it is called.
func FacetName(field, value string) string {
	name := ""
	switch field {
	case "lang":
		name = locale.LanguageName(value)
	case "format":
		if known := formatNames[value]; known != "" {
			name = lang.L(known)
		}
	}
	if name == "" {
		return value
	}
	return name
}
