package locale

// sentences are what data and importer say, as keys of the translations. Where
// two fit, the first is taken.
var sentences = []string{
	// Where a date was read.
	"entered by hand", "from the metadata", "from the header", "from the dateline", "from the URL", "from the file name",
	"year from the file name", "year from the folder name", "year from the header", "year from the address",
	"year from the end mark", "no year is known", "counted back from {{.Day}}",

	// Why an article is to be reviewed, and what became of the items of an import.
	"The dates disagree: {{.What}}.",
	"The same content as another article.",
	"The same content as an older version of article {{.N}}.",
	"The same content as {{.Path}}.",
	"Its file has changed; the older version is kept.",
	"An article of the same address with other content was there; the older version is kept.",
	"Dateline reads it otherwise now; the older reading is kept.",
	"This is {{.What}}, not an article in a format that Dateline reads.",
	"A file that the operating system made for itself.",
	"A Dateline archive; open it with File ▸ Open archive.",
	"A link to a folder; drop the folder itself to import it.",
	"You may not read it: its permissions forbid it. Change them and import it again.",
	"It was gone when Dateline came to read it. Import it again if it is back.",
	"It is encrypted. Unpack it with its password and import the folder.",
	"It is protected by a password. Open it, save it without one and import it again.",
	"It is a scan without text. Run it through a program that recognizes text (OCR) and import it again.",
	"The PDF is damaged or cut short. Fetch it again from where it came.",
	"The text's encoding could not be told. Save the file as UTF-8 and import it again.",
	"It could not be read: {{.Why}}.",

	// What is wrong with a query.
	"This range ends before it begins.",
	"This quotation mark is not closed; the phrase runs to the end.",
	"This bracket is not closed.",
	"This bracket closes nothing.",
	"There is nothing between these brackets.",
	"There is no word to search for here.",
	"A * works at the end of a word only.",
	"NOT needs something to exclude after it.",
	"{{.Name}} needs something to search for on each side.",
	"{{.Field}}: needs a word or a “quoted phrase” right after it.",
	"“{{.Text}}” is not a date; write {{.Forms}}.",
	"There is no field {{.Name}}:, but there is {{.Likely}}:. This was searched for as words.",
	"The query is too long; the rest of it was left out.",

	// What a completion means.
	"words of the headline", "words of the text", "words of the byline", "where it was written", "a news agency",
	"a newspaper or site", "a language", "a kind of file", "a keyword of its file", "a state: undated, review, …",
	"what it has: author, place, …", "a year, month, day or range", "earlier than", "later than",
	"its date is not known", "its date is known", "older versions of it are kept", "it was not opened yet", "it was opened",
	"its dates disagree, or something else asks for a look", "its file is no longer there",
	"lists and the like that followed it", "it names an author", "it names where it was written", "its web address is known",
	"an editor’s note", "it names a news agency", "it names a newspaper or site",
	"that year", "that month", "that day", "before that year begins", "before that month begins", "before that day begins",
	"after that year ends", "after that month ends", "after that day ends", "from one day to another", "from then on", "until then",

	// What is wrong with an archive.
	"No archive is open; open or make one with the File menu.",
	"This archive is open to read only, so it cannot keep what you have read.",
	"{{.Path}} is open in another Dateline, which is writing to it; close it there first, or read it meanwhile",
	"There is no archive {{.Path}}.",
	"{{.Path}} is no Dateline archive; choose another file.",
	"{{.Path}} is damaged ({{.Why}}); restore it from a copy.",
	"{{.Path}} was made by a newer Dateline, so it can be read but not changed; update Dateline to change it.",
	"{{.Path}} was made by a newer Dateline, in a form that this one cannot read; update Dateline to open it. Nothing in it was changed.",
	"The disk of {{.Path}} is full; make room and try again. What was filed before is safe.",
}
