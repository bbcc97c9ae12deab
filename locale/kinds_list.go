package locale

// kinds are what importer says that a file or a part of one is, as keys of the
// translations. Where two fit, the first is taken.
var kinds = []string{
	// Where a date stands.
	"the metadata", "the header", "the dateline", "the address", "the file name",

	// What a file is.
	"a pipe", "a socket", "a device", "a special file", "a link to another", "a JPEG picture", "a PNG picture", "a GIF picture",
	"a WebP picture", "a TIFF picture", "an SVG picture", "a BMP picture", "a HEIC picture", "a PDF", "a PDF document",
	"a PostScript document", "a rich text document (RTF)", "a zip archive", "a gzip archive", "a tar archive", "a 7z archive",
	"a RAR archive", "a bzip2 archive", "an xz archive", "a zstd archive", "an e-book (EPUB)", "a Word document", "a Word document (DOC)",
	"a Word document (DOCX)", "an Excel workbook (XLS)", "an Excel workbook (XLSX)", "a PowerPoint presentation (PPT)",
	"a PowerPoint presentation (PPTX)", "an OpenDocument text", "an OpenDocument text (ODT)", "an OpenDocument spreadsheet (ODS)",
	"an old Office or Outlook document", "an Outlook message (MSG)", "a SQLite database", "a Windows program", "a Linux program",
	"a macOS program", "a program library", "a compiled object", "a Java archive", "a WebAssembly program", "a font", "a picture",
	"a graphic", "a video", "a sound recording", "an animation", "a style sheet", "a file of white space", "an empty file",
	"a file without an article", "a binary file", "text", "text with neither a headline nor a body", "JSON data",
	"JSON data without articles", "JSON without entries of dpa", "JSON without news items", "a JSON value that is no object",
	"a schema for JSON", "a map's data (GeoJSON)", "a web archive (WARC)", "a web archive without a page that is an article",
	"subtitles of a video", "a calendar", "an event of a calendar", "a calendar invitation", "an address card",
	"an agency's wire message (ANPA or IPTC 7901)", "an agency's wire message without text", "a database export (LexisNexis)",
	"a table (CSV or the like)", "a table of figures without articles", "a record without a headline and a body", "an XML document",
	"an SGML document", "a web page (HTML)", "a saved web page (MHTML)", "a mailbox (mbox)", "an e-mail", "an empty e-mail",
	"an e-mail with nothing but a quoted one", "an encrypted e-mail", "an automatic reply", "a receipt for an e-mail",
	"a report that an e-mail was not delivered", "a page of search results", "a front page", "a section page", "a page about an author",
	"a product page", "a page without an article", "a page that asks whether its reader is a robot", "an error page",
	"a page that asks for consent to cookies", "a page to log in with", "a page that leads to another", "a page that lists others",
	"a part of a page", "a chapter of an e-book", "an e-book", "a Markdown text", "a document without text",
	"a document of the database without text", "an empty document of the database", "the database's notice that it could not show a document",
	"a record of Factiva without an article", "a ProQuest export without articles", "a delivery of Ritzau without news",
	"a feed without articles", "an NITF document without headline and text", "a NewsML document without news items",
	"a NewsML-G2 document without news items", "a news item without text", "a news item without headline and text", "an entry without text",
	"a package of news items", "a package that refers to news items", "a concept of a vocabulary", "a vocabulary",
	"a catalogue of vocabularies", "a planning item", "a zip archive without files", "a zip archive without a document in it",
	"a document of a program, packed as a zip file", "a 7z archive without files", "an empty 7z archive", "a tar archive without files",
	"a picture ({{.Type}})", "a sound recording ({{.Type}})", "a video ({{.Type}})", "a file of type {{.Type}}",
	"a delivery of {{.Kinds}} ({{.Format}})", "a project's own file ({{.Name}})", "a news item of the class “{{.Name}}” without text",
	"{{.Kind}} with its data", "{{.Kind}} without the sentences of an article", "{{.Kind}} ({{.Format}})",
}
