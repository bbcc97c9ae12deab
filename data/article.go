// Package data is the archive: articles, their storage, search and timeline.
// It knows nothing of the screen and nothing of file formats.
package data

// Article is one news article as the archive keeps it. Text fields hold what
// the file said; an unknown one is empty, never a guess.
type Article struct {
	ID       int64    // stable identity; 0 until the archive has filed it
	Headline string   // without its marks
	Marks    []string // "LEAD", "2nd LD", "URGENT", "Yonhap Feature", as written, without brackets
	Authors  []string

	Dateline string   // as written, without the dash: "SEOUL, June 22 (Yonhap)"
	Places   []string // as written in the dateline: "SEOUL", "WASHINGTON"
	Agency   string

	Outlet   string
	Section  string
	Language string // BCP 47: "en", "ko"
	URL      string
	Keywords []string

	Notes   []string      // editor's notes: "(ATTN: ADDS details in paras 3-4)" without the brackets
	Body    []string      // paragraphs; the dateline is taken off the first
	Trailer []TrailerList // what follows the end mark

	Published  Date
	OtherDates []Date   // other evidence of the publication date, weaker than Published
	Review     []string // why a person should look at it: sentences, such as that its dates disagree
	Source     Source
	Import     int64 // the import it came with
	Gone       bool  // its file is no longer where it was read from
	Versions   int   // how many older versions are kept
}

// TrailerList is one list of what followed the article in its file: a ranked
// sidebar, related headlines, or loose lines.
type TrailerList struct {
	Kind  TrailerKind   `json:"kind"`
	Items []TrailerItem `json:"items"`
}

// TrailerKind names a TrailerList: "ranked" when its items were numbered,
// "related" when they were headlines, "text" when they were anything else.
type TrailerKind string

// The kinds of trailer.
const (
	TrailerRanked  TrailerKind = "ranked"
	TrailerRelated TrailerKind = "related"
	TrailerText    TrailerKind = "text"
)

// TrailerItem is one line of a TrailerList. Rank is 0 where the list has none.
type TrailerItem struct {
	Rank     int      `json:"rank,omitempty"`
	Marks    []string `json:"marks"`
	Headline string   `json:"headline"`
}

// Source says where an article was read from.
type Source struct {
	Path     string   // absolute path of the file
	Position int      // 0 for a file's only article, else 1, 2, … in the file
	Key      int64    // what an article of many is known by when its file has changed; 0 for a file's only one
	Name     string   // what the file itself calls it, such as a message's id; not kept, Key is made of it
	Format   string   // "wire", "text"; one short word, stable
	Encoding string   // IANA name the bytes were decoded from: "utf-8", "euc-kr"
	Size     int64    // bytes of the file
	Modified int64    // the file's modification time, Unix seconds
	SHA256   [32]byte // of the article's own bytes in the file
}
