package importer

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"dateline/data"
)

// Bounds on containers and on files that hold many articles. What exceeds one
// ends as failed with its name.
const (
	MaxDepth      = 6                // containers within containers
	MaxMembers    = 2_000_000        // members of one container
	MaxUnpacked   = 8 << 30          // bytes that each container in a file may unpack to, or
	MaxRatio      = 100              // that many times the file's size, whichever is more
	MaxDictionary = 64 << 20         // bytes that a packed file may have its reader look back
	MaxReadTime   = 60 * time.Second // for one document or record
	chunkBytes    = 1 << 20
	chunkArticles = 256
)

// sink takes what one file on disk yields, in order, and hands it on in
// chunks. Its errors end the reading of the file: the import was cancelled.
type sink struct {
	ctx   context.Context
	file  string // on disk
	opt   *Options
	out   func([]data.FileResult) error
	skip  int   // items that an interrupted run has filed already
	items int   // yielded so far, those skipped included
	trail trail // in the containers of the file
	limit int64 // of what each of them may unpack to, in bytes

	chunk []data.FileResult
	bytes int

	parsers *parsers // see within; may be nil
}

// newSink makes a sink of a file of a size in bytes, of which an interrupted
// run may have filed a part.
func newSink(ctx context.Context, file string, size int64, opt *Options, begun data.Begun, out func([]data.FileResult) error) *sink {
	return &sink{
		ctx: ctx, file: file, opt: opt, out: out, skip: begun.Items, trail: newTrail(begun.Mark),
		limit: max(MaxUnpacked, min(size, math.MaxInt64/MaxRatio)*MaxRatio),
	}
}

// skipping reports that the next item was filed by an interrupted run. A
// reader that knows its next record to be one item may then pass over it with
// skipOne, unparsed.
func (s *sink) skipping() bool { return s.items < s.skip }

// skipOne counts an item of a source that was filed before.
func (s *sink) skipOne(src *source) {
	src.records++
	s.items++
}

// yield gives the articles of a whole document. The original is its bytes.
func (s *sink) yield(src *source, format string, articles []data.Article) error {
	sum := sha256.Sum256(src.Bytes)
	for i := range articles {
		s.complete(src, format, &articles[i])
		a := &articles[i].Source
		if len(articles) == 1 {
			a.SHA256 = sum
			continue
		}
		src.records++
		a.Position = src.records
		src.identify(&articles[i])
		if a.SHA256 == ([32]byte{}) {
			a.SHA256 = contentSum(&articles[i])
		}
	}
	sound := articles[:0:0]
	for _, a := range articles {
		if textBytes(&a) > MaxArticle {
			if err := s.fail(src, a.Source.Position, articleTooLong); err != nil {
				return err
			}
			continue
		}
		sound = append(sound, a)
	}
	if len(sound) == 0 && len(articles) > 0 {
		return nil
	}
	return s.put(data.FileResult{Path: src.Path, Articles: sound, Original: src.Bytes})
}

// record gives one article of a file that holds many. The original is what of
// the file belongs to the article, in a form that reads as a file by itself.
func (s *sink) record(src *source, format string, original []byte, article data.Article) error {
	if textBytes(&article) > MaxArticle {
		return s.failRecord(src, articleTooLong)
	}
	s.complete(src, format, &article)
	src.records++
	article.Source.Position = src.records
	article.Source.SHA256 = sha256.Sum256(original)
	src.identify(&article)
	return s.put(data.FileResult{Path: src.Path, Articles: []data.Article{article}, Original: original})
}

var articleTooLong = &Failure{Stage: "parse", Reason: fmt.Sprintf(
	"Its text is longer than the %d MB that Dateline keeps of one article (MaxArticle). Split it and import the parts.", MaxArticle>>20)}

func textBytes(a *data.Article) int {
	n := 0
	for _, p := range a.Body {
		n += len(p)
	}
	return n
}

// fail gives a record, or a whole source, that yielded no article: err is a
// *NotArticle, a *Failure or another error. Position is the record's, 0 for
// the whole source.
func (s *sink) fail(src *source, position int, err error) error {
	r := data.FileResult{Path: src.Path, Position: position, Outcome: data.Failed, Reason: err.Error()}
	var not *NotArticle
	var failed *Failure
	switch {
	case errors.As(err, &not), errors.Is(err, errUnanswered):
		r.Outcome = data.Skipped
	case !errors.As(err, &failed):
		r.Reason = "It could not be read: " + err.Error() + "."
	}
	return s.put(r)
}

// failRecord counts a record and gives it as one that could not be read.
func (s *sink) failRecord(src *source, err error) error {
	src.records++
	return s.fail(src, src.records, err)
}

func (s *sink) complete(src *source, format string, a *data.Article) {
	a.Source.Path, a.Source.Modified, a.Source.Format = src.Path, src.Modified.Unix(), format
	if src.Modified.IsZero() {
		a.Source.Modified = 0
	}
	a.Source.Size = max(src.size, int64(len(src.Bytes)))
	if a.Source.Encoding == "" {
		a.Source.Encoding = src.encoding
	}
}

// identify gives an article of a file that holds many a key by which it is
// known again when the file has changed: what the file itself calls it, or its
// address, or else its headline and date. Where articles of a file share a
// key, they are told apart by their order.
func (s *source) identify(a *data.Article) {
	name := a.Source.Name
	if name == "" {
		name = a.URL
	}
	if name == "" {
		name = a.Headline + "\x00" + a.Published.ISO()
	}
	if s.keys == nil {
		s.keys = map[uint64]int{}
	}
	key := hash64(name)
	s.keys[key]++
	if n := s.keys[key]; n > 1 {
		key = hash64(fmt.Sprintf("%s\x00%d", name, n))
	}
	a.Source.Key = int64(key | 1) // never 0, which is a file's only article
}

func hash64(s string) uint64 {
	sum := sha256.Sum256([]byte(s))
	return binary.BigEndian.Uint64(sum[:8])
}

// contentSum is the checksum of what a person reads of an article.
func contentSum(a *data.Article) [32]byte {
	b, _ := json.Marshal([]any{a.Headline, a.Marks, a.Authors, a.Dateline, a.Outlet, a.URL, a.Published.ISO(), a.Body}) // strings only
	return sha256.Sum256(b)
}

// put queues a result, passing over what an interrupted run has filed.
func (s *sink) put(r data.FileResult) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	n := max(1, len(r.Articles))
	done := min(max(s.skip-s.items, 0), n)
	s.items += n
	if done == n {
		return nil
	}
	if len(r.Articles) > 0 {
		r.Articles = r.Articles[done:]
	}
	r.File, r.Items, r.Mark = s.file, s.items, s.trail.mark()
	if !s.opt.KeepOriginals {
		r.Original = nil
	}
	if len(s.chunk) >= chunkArticles || s.bytes >= chunkBytes {
		if err := s.flush(); err != nil {
			return err
		}
	}
	s.chunk = append(s.chunk, r)
	s.bytes += weightOf(r)
	return nil
}

// weightOf is about how many bytes a result takes in memory.
func weightOf(r data.FileResult) int {
	n := len(r.Original)
	for i := range r.Articles {
		n += textBytes(&r.Articles[i])
	}
	return n
}

func (s *sink) flush() error {
	chunk := s.chunk
	s.chunk, s.bytes = nil, 0
	return s.out(chunk)
}

// close hands on the last chunk, marked as such. A file that is one result is
// filed as a whole and needs no record of how far it was read.
func (s *sink) close() error {
	n := len(s.chunk)
	if n == 0 { // all was filed by an interrupted run
		s.chunk = []data.FileResult{{Path: s.file, File: s.file, Items: s.items, Last: true, Nothing: true}}
		return s.flush()
	}
	last := &s.chunk[n-1]
	last.Last = true
	if n == 1 && last.Path == s.file && last.Items == max(1, len(last.Articles)) {
		last.File = ""
	}
	return s.flush()
}
