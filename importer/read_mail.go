package importer

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"dateline/data"
)

var mailFormat = format{name: "mail", matches: isMail, read: readMail}

// Bounds on a message. What exceeds one is a Failure that names it.
const (
	MaxMailBytes     = 36 << 20 // attachments included; mail servers pass on less
	MaxMailDepth     = 32       // multiparts within multiparts
	MaxMailParts     = 2000
	MaxForwardedMail = 8 // messages attached to messages
)

// mailFields are the header fields that mail and news have at their top.
var mailFields = wordSet(`from to cc bcc subject date received return-path message-id mime-version content-type delivered-to reply-to sender
	content-transfer-encoding list-id list-unsubscribe x-mailer in-reply-to references newsgroups lines organization path
	dkim-signature arc-seal authentication-results received-spf user-agent importance x-priority thread-topic thread-index`)

// maxHeaderLines is after how many lines of a header the rest is taken for one.
const maxHeaderLines = 399

var headerField = lazily(`^([!-9;-~]{1,80}):(?:[ \t]|$)`)

// headerOf reads the header that a source begins with: its fields in lower
// case, the last of each. It is nil where a line of the header is none.
func headerOf(head string) map[string]string {
	fields := map[string]string{}
	last := ""
	odd := 0
	more := true
	for i := 0; more; i++ {
		l, rest, found := strings.Cut(head, "\n")
		if more = found && i < maxHeaderLines; !more {
			l = head
		}
		head = rest
		l = strings.TrimRight(l, " \t\r")
		if l == "" && i > 0 {
			break
		}
		if m := headerField.FindStringSubmatch(l); m != nil {
			last = strings.ToLower(m[1])
			fields[last] = strings.TrimSpace(l[len(m[1])+1:])
			continue
		}
		switch {
		case last != "" && (l[0] == ' ' || l[0] == '\t'):
			fields[last] += " " + strings.TrimSpace(l)
		case last == "":
			return nil
		default:
			if odd++; odd > 2 {
				return nil
			}
		}
	}
	return fields
}

// header is headerOf the source, which may have a count of bytes above it, as
// Apple's mail program writes.
func (s *source) header() map[string]string {
	head := s.headText()
	if s.ext() == ".emlx" {
		_, head, _ = strings.Cut(head, "\n")
	}
	return headerOf(head)
}

// isMail reports a message as mail and news programs save it: a header of at
// least three fields that they write, the sender or a transport's among them.
func isMail(s *source) bool {
	h := s.header()
	known := 0
	for name := range h {
		if mailFields[name] || strings.HasPrefix(name, "x-") || strings.HasPrefix(name, "list-") {
			known++
		}
	}
	has := func(names ...string) bool {
		for _, n := range names {
			if _, ok := h[n]; ok {
				return true
			}
		}
		return false
	}
	named := s.ext() == ".eml" || s.ext() == ".emlx"
	switch {
	case known*2 < len(h):
		return false
	case named:
		return known >= 2 || has("from", "subject")
	}
	return known >= 3 && has("from", "sender", "return-path", "received") && has("subject", "date", "message-id") || known >= 3 && has("mime-version") && has("content-type", "subject")
}

// readMail reads a message, and the messages that are attached to it.
func readMail(src *source) ([]data.Article, error) {
	src.encoding = "us-ascii"
	found, err := readMessage(withoutEnvelope(src), MaxForwardedMail)
	if err != nil {
		return nil, err
	}
	var articles []data.Article
	for _, m := range found {
		a, dates := m.article()
		if len(found) == 1 {
			articles = append(articles, src.settle(a, dates...))
		} else {
			articles = append(articles, settleRecord(a, dates...))
		}
	}
	return articles, nil
}

// withoutEnvelope takes off what programs write about a message.
func withoutEnvelope(src *source) []byte {
	b := bytes.TrimPrefix(bytes.TrimLeft(src.Bytes, " \t\r\n"), []byte("\xef\xbb\xbf"))
	if src.ext() == ".emlx" {
		count, rest, _ := bytes.Cut(b, []byte("\n"))
		if n, err := strconv.Atoi(string(bytes.TrimSpace(count))); err == nil && n > 0 && n <= len(rest) {
			return rest[:n]
		}
	}
	return b
}

// message is one message that holds an article.
type message struct {
	env  *enmime.Envelope
	text mailText
}

// readMessage reads a message from its bytes. Those attached to it follow it;
// one that only carries them is left out.
func readMessage(raw []byte, depth int) ([]message, error) {
	if len(raw) > MaxMailBytes {
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf(
			"The e-mail is larger than %d MB (MaxMailBytes). Save its text without what is attached and import that.", MaxMailBytes>>20)}
	}
	if err := boundParts(raw); err != nil {
		return nil, err
	}
	parser := enmime.NewParser(enmime.SkipMalformedParts(true), enmime.MultipartWOBoundaryAsSinglePart(true),
		enmime.DisableTextConversion(true), enmime.DisableCharacterDetection(true), enmime.SetReadPartErrorPolicy(keepWhatWasRead))
	env, err := parser.ReadEnvelope(bytes.NewReader(raw))
	if err != nil {
		return nil, &Failure{Stage: "parse", Err: err, Reason: "The e-mail's structure is broken: " + plainCause(err) + "."}
	}
	if kind := noArticle(env); kind != "" {
		return nil, &NotArticle{kind}
	}
	m := message{env: env}
	m.text = m.readText()
	inner := m.attached(depth)
	switch {
	case len(m.text.paras)+len(m.text.quoted) > MaxParagraphs:
		return nil, &Failure{Stage: "parse", Reason: fmt.Sprintf("The e-mail has more than %d paragraphs (MaxParagraphs).", MaxParagraphs)}
	case m.text.form != nil || len(m.text.paras) > 0 && (len(inner) == 0 || words(strings.Join(m.text.paras, " ")) > carrierWords):
		return append([]message{m}, inner...), nil
	case len(inner) > 0:
		return inner, nil
	case m.text.broken != nil:
		return nil, &Failure{Stage: "parse", Err: m.text.broken, Reason: "The e-mail's page is built too deeply to be read. Save its text by itself."}
	case len(m.text.quoted) > 0:
		return nil, &NotArticle{"an e-mail with nothing but a quoted one"}
	}
	return nil, &NotArticle{"an empty e-mail"}
}

// carrierWords is how many words a message may have that only passes on another.
const carrierWords = 25

// attached reads the messages that are attached to a message.
func (m *message) attached(depth int) []message {
	if depth == 0 {
		return nil
	}
	var found []message
	for _, p := range m.env.Root.DepthMatchAll(func(p *enmime.Part) bool { return p.ContentType == "message/rfc822" }) {
		if len(found) >= MaxForwardedMail {
			break
		}
		if inner, err := readMessage(bytes.TrimLeft(p.Content, "\r\n"), depth-1); err == nil {
			found = append(found, inner...)
		}
	}
	return found
}

// keepWhatWasRead lets a part that is broken end where it breaks.
func keepWhatWasRead(*enmime.Part, error) bool { return true }

func plainCause(err error) string {
	cause := err.Error()
	return strings.TrimSuffix(oneLine(strings.ToValidUTF8(cause[strings.LastIndex(cause, ": ")+1:], "")), ".")
}

var boundaryParam = lazily(`(?i)\bboundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s";]{1,200}))`)

// boundParts refuses a message whose parts lie too deeply in one another, or
// are too many, before it is parsed: the parser's time and stack grow with both.
func boundParts(raw []byte) error {
	open := map[string]bool{}
	parts := 0
	for len(raw) > 0 {
		line := raw
		if i := bytes.IndexByte(raw, '\n'); i >= 0 {
			line, raw = raw[:i], raw[i+1:]
		} else {
			raw = nil
		}
		if bytes.HasPrefix(line, []byte("--")) {
			name := strings.TrimRight(string(line[2:min(len(line), 300)]), " \t\r")
			if open[name] {
				parts++
			} else {
				delete(open, strings.TrimSuffix(name, "--"))
			}
		} else if len(line) < 1000 && bytes.IndexByte(line, '=') >= 0 {
			if m := boundaryParam.regexp().FindSubmatch(line); m != nil {
				open[string(m[1])+string(m[2])] = true
			}
		}
		switch {
		case len(open) > MaxMailDepth:
			return &Failure{Stage: "parse", Reason: fmt.Sprintf(
				"The e-mail's parts lie more than %d deep in one another (MaxMailDepth).", MaxMailDepth)}
		case parts > MaxMailParts:
			return &Failure{Stage: "parse", Reason: fmt.Sprintf("The e-mail has more than %d parts (MaxMailParts).", MaxMailParts)}
		}
	}
	return nil
}

var (
	bounceSender = regexp.MustCompile(`(?i)\b(?:mailer-daemon|postmaster)@`)
	bounceTitle  = regexp.MustCompile(`(?i)^(?:undeliver|delivery (?:status|failure)|mail delivery|returned mail|failure notice|unzustellbar)`)
)

// noArticle says what a message is that by its kind holds no article, or "".
func noArticle(env *enmime.Envelope) string {
	root := env.Root
	kind := strings.ToLower(root.ContentType)
	subject := env.GetHeader("Subject")
	switch {
	case kind == "multipart/report" && strings.Contains(strings.ToLower(env.GetHeader("Content-Type")), "disposition-notification"):
		return "a receipt for an e-mail"
	case kind == "multipart/report", env.GetHeader("X-Failed-Recipients") != "",
		bounceTitle.MatchString(subject) && bounceSender.MatchString(env.GetHeader("From")):
		return "a report that an e-mail was not delivered"
	case kind == "multipart/encrypted", strings.HasSuffix(kind, "pkcs7-mime") && len(root.Content) > 0:
		return "an encrypted e-mail"
	case strings.EqualFold(env.GetHeader("Auto-Submitted"), "auto-replied"):
		return "an automatic reply"
	}
	invitation := root.BreadthMatchFirst(func(p *enmime.Part) bool {
		return p.ContentType == "text/calendar" && (p == root || p.Disposition != "attachment" &&
			strings.Contains(strings.ToLower(p.Header.Get("Content-Type")), "method="))
	})
	if invitation != nil {
		return "a calendar invitation"
	}
	return ""
}
