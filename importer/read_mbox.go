package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"dateline/data"
	"dateline/importer/mbox"
)

var mboxFormat = format{name: "mbox", matches: isMbox, stream: streamMbox}

// isMbox reports a separator with a header below it.
func isMbox(s *source) bool {
	head := bytes.TrimLeft(s.head, "\r\n")
	if !bytes.HasPrefix(head, []byte("From ")) {
		return false
	}
	first, rest, _ := bytes.Cut(head, []byte("\n"))
	return mbox.IsSeparator(bytes.TrimRight(first, "\r")) && len(headerOf(string(rest))) >= 2
}

// streamMbox reads a mailbox, each message an article whose original is the
// message by itself.
func streamMbox(src *source, sink *sink) error {
	in, err := src.reader()
	if err != nil {
		return readFailure(err)
	}
	defer in.Close()
	messages := mbox.NewReader(in)
	for {
		m, err := messages.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, mbox.ErrTooLarge):
			err = sink.failRecord(src, &Failure{Stage: "read", Reason: fmt.Sprintf(
				"A message has more than the %d MB that Dateline reads of one (MaxMessage).", mbox.MaxMessage>>20)})
		case err != nil:
			return readFailure(err)
		default:
			err = sink.message(src, m.Bytes)
		}
		if err != nil {
			return err
		}
	}
}

// message reads one message of a mailbox and yields what it holds.
func (s *sink) message(src *source, raw []byte) error {
	if s.skipping() && !bytes.Contains(raw, []byte("message/rfc822")) {
		s.skipOne(src)
		return nil
	}
	articles, err := s.within(func() ([]data.Article, error) {
		found, err := readMessage(raw, MaxForwardedMail)
		if err != nil {
			return nil, err
		}
		var articles []data.Article
		for _, m := range found {
			a, dates := m.article()
			articles = append(articles, settleRecord(a, dates...))
		}
		return articles, nil
	})
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	if err != nil {
		return s.failRecord(src, err)
	}
	for _, a := range articles {
		if err := s.record(src, "mbox", raw, a); err != nil {
			return err
		}
	}
	return nil
}
