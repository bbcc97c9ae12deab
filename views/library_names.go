package views

import "dateline/data"

var facetTitles = map[string]string{
	"outlet": "Outlet", "place": "Place", "agency": "Agency", "author": "Author", "lang": "Language", "year": "Year", "format": "Format",
}

// FacetTitle is how a field of data.FacetFields is called.
func FacetTitle(field string) string { return facetTitles[field] }

// FacetLabel is how a chip calls what narrows the results: a field of
// data.FacetFields, the dates, or a part of the archive.
func FacetLabel(field string) string {
	switch field {
	case "lang":
		return "language"
	case "is":
		return "library"
	}
	return field
}

// formatNames are what people call the formats of files.
var formatNames = map[string]string{
	"arc": "Web archive (ARC)", "anpa": "Wire (ANPA)", "docx": "Word document", "dpa": "dpa", "epub": "EPUB", "europresse": "Europresse",
	"factiva": "Factiva", "feed": "Feed", "html": "Web page", "iptc7901": "Wire (IPTC 7901)", "json": "JSON", "jsonfeed": "JSON feed",
	"mail": "E-mail", "markdown": "Markdown", "mbox": "Mailbox", "mhtml": "Saved web page", "newsml": "NewsML", "newsml-g2": "NewsML-G2",
	"nexis": "Nexis", "nexis-html": "Nexis web page", "ninjs": "ninjs", "nitf": "NITF", "odt": "OpenDocument", "pdf": "PDF",
	"proquest": "ProQuest", "rcv1": "Reuters RCV1", "reuters-sgml": "Reuters-21578", "ritzau": "Ritzau", "rtf": "Rich text", "table": "Table",
	"text": "Plain text", "trec": "TREC", "wacz": "Web archive (WACZ)", "warc": "Web archive (WARC)", "wire": "Wire",
}

// FacetName is a value as people read it: a language's code by its English name,
// a format by what it is called.
func FacetName(field, value string) string {
	name := ""
	switch field {
	case "lang":
		name = data.LanguageName(value)
	case "format":
		name = formatNames[value]
	}
	if name == "" {
		return value
	}
	return name
}
