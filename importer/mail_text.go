package importer

import (
	"bytes"
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"
	"golang.org/x/text/encoding/charmap"
)

// mailText is what a message has to read.
type mailText struct {
	paras     []string
	quoted    []string          // a message that it answers
	forwarded map[string]string // the header of a message that it passes on in its text
	labels    mailLabels
	form      *mailForm
	url       string // of the same text on the web
	encoding  string
	broken    error // why a page could not be read
}

// readText reads a message's text: of its page where it has one, else of its
// plain text, else of a text that is attached.
func (m *message) readText() mailText {
	root := m.env.Root
	isPart := func(kind string, attached bool) func(*enmime.Part) bool {
		return func(p *enmime.Part) bool {
			return (p.ContentType == kind || kind == "text/plain" && p == root && p.ContentType == "") &&
				attached == (p.Disposition == "attachment") && len(p.Content) > 0
		}
	}
	var broken error
	for _, attached := range []bool{false, true} {
		if html := root.DepthMatchAll(isPart("text/html", attached)); len(html) > 0 {
			t := m.fromPages(html)
			if len(t.paras) > 0 || len(t.quoted) > 0 {
				return t
			}
			broken = t.broken
		}
		if plain := root.DepthMatchAll(isPart("text/plain", attached)); len(plain) > 0 {
			if t := m.fromPlain(plain); len(t.paras) > 0 || len(t.quoted) > 0 || t.form != nil {
				return t
			}
		}
		if rich := root.DepthMatchAll(isPart("text/enriched", attached)); len(rich) > 0 {
			if t := m.fromPlain(rich); len(t.paras) > 0 {
				return t
			}
		}
	}
	return mailText{broken: broken}
}

// partText is a text part as clean text, with the name of its encoding.
func partText(p *enmime.Part) (text, encoding string) {
	content := p.Content
	encoding = strings.ToLower(p.Charset)
	ascii := isASCII(content)
	if ascii && encoding == "" {
		encoding = "us-ascii"
	}
	if !ascii && encoding == "us-ascii" { // it says what is not so, and was read as Windows-1252
		if raw, err := charmap.Windows1252.NewEncoder().Bytes(content); err == nil {
			content, encoding = raw, ""
		}
	}
	escaped := ascii && bytes.Contains(content, []byte("\x1b$")) // ISO 2022
	if utf8.Valid(content) && !escaped {
		return clean(strings.TrimPrefix(string(content), "\ufeff")), cmp.Or(encoding, "utf-8")
	}
	text, found, err := decode(content)
	if err != nil {
		return clean(strings.ToValidUTF8(string(content), "\ufffd")), cmp.Or(encoding, "utf-8")
	}
	return text, found
}

func (m *message) fromPages(parts []*enmime.Part) mailText {
	var t mailText
	var page mailPage
	for _, p := range parts {
		text, encoding := partText(p)
		t.encoding = encoding
		page.read(text, m.passesOn())
		if p.Parent != nil && p.Parent.ContentType == "multipart/alternative" {
			break
		}
	}
	t.url, t.broken = page.url, page.broken
	own, quoted := t.partQuotes(strings.Join(page.paras, "\n\n"), m.passesOn())
	t.paras = page.finish(strings.Split(own, "\n\n"))
	t.quoted = append(quoted, page.quoted...)
	t.labels, t.paras = cutLabels(t.paras)
	return t
}

func (m *message) fromPlain(parts []*enmime.Part) mailText {
	var t mailText
	var all []string
	for _, p := range parts {
		text, encoding := partText(p)
		t.encoding = encoding
		if kind := strings.ToLower(p.Header.Get("Content-Type")); strings.Contains(kind, "flowed") {
			text = unfold(text, strings.Contains(kind, "delsp=yes") || strings.Contains(kind, `delsp="yes"`))
		}
		all = append(all, text)
	}
	text := strings.Join(all, "\n\n")
	if t.form = readForm(text); t.form != nil {
		t.paras = t.form.body
		return t
	}
	own, quoted := t.partQuotes(text, m.passesOn())
	t.quoted = quoted
	own, t.url = cutWebLink(cutSignature(own))
	t.paras = cutFooter(paragraphs(splitLines(own)))
	t.labels, t.paras = cutLabels(t.paras)
	return t
}

// passesOn reports a subject that says that the message passes on another.
func (m *message) passesOn() bool { return forwarded.MatchString(m.header("Subject")) }

// unfold joins the lines of a text that was sent as format=flowed (RFC 3676).
func unfold(text string, dropSpace bool) string {
	var b strings.Builder
	open := "" // the quote marks of a line that goes on, or "-" where none does
	for i, l := range strings.Split(text, "\n") {
		marks := l[:len(l)-len(strings.TrimLeft(l, ">"))]
		rest := strings.TrimPrefix(l[len(marks):], " ")
		if i == 0 || open != marks+"+" || rest == "-- " {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(marks)
			if marks != "" {
				b.WriteByte(' ')
			}
		}
		flows := strings.HasSuffix(rest, " ") && rest != "-- "
		if flows && dropSpace {
			rest = rest[:len(rest)-1]
		}
		b.WriteString(rest)
		open = "-"
		if flows {
			open = marks + "+"
		}
	}
	return b.String()
}

var (
	original = lazily(`(?i)^[-_—\s]{2,}(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|исходное сообщение|원본 메[일시]지?|원본 메일|原始邮件|原始郵件|元のメッセージ)[-_—\s]{2,}$`)
	passedOn = lazily(`(?i)^(?:[-_—\s]{2,}(?:forwarded message|forwarded by.{0,80}|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|пересылаемое сообщение|전달된 메시지|转发的邮件|轉寄的郵件|転送メッセージ)[-_—\s]{2,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message (?:transféré|réexpédié) ?:)$`)
	wroteIt  = lazily(`(?i)^[-\s]*(?:on|am|le|el|em|il|op|den|pe|dne|w dniu|\d).{4,250}(?:wrote|writes|schrieb.{0,80}|a écrit|escribió|escreveu|ha scritto|schreef.{0,80}|skrev.{0,80}|написал[аи]?)\s?[:：]$|^.{4,200}(?:님이 (?:작성|씀|쓴 글)|写道|寫道|のメール)\s?[:：]$`)
	blockKey = lazily(`(?i)^[>\s*]*(from|von|de|da|보낸 ?사람|差出人|发件人|寄件者|от|date|sent|gesendet|datum|envoyé|enviado(?: el)?|보낸 ?날짜|날짜|送信日時|日付|发送时间|日期|дата|to|an|à|para|받는 ?사람|宛先|收件人|кому|cc|reply-to|subject|betreff|objet|asunto|oggetto|제목|件名|主题|主旨|тема)\*?\s?[:：]\*?\s*(.*)$`)
)

// blockKeys gives a header's field in English.
var blockKeys = map[string]string{
	"from": "from", "von": "from", "de": "from", "da": "from", "보낸 사람": "from", "보낸사람": "from", "差出人": "from", "发件人": "from", "寄件者": "from", "от": "from",
	"date": "date", "sent": "date", "gesendet": "date", "datum": "date", "envoyé": "date", "enviado": "date", "enviado el": "date", "보낸 날짜": "date", "보낸날짜": "date", "날짜": "date",
	"送信日時": "date", "日付": "date", "发送时间": "date", "日期": "date", "дата": "date",
	"subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject", "oggetto": "subject", "제목": "subject", "件名": "subject", "主题": "subject", "主旨": "subject", "тема": "subject",
}

// headerBlock reads the header of a message that stands in a text from line
// at, and returns where its text begins; 0 where there is none.
func headerBlock(lines []string, at int) (map[string]string, int) {
	fields := map[string]string{}
	n, last := 0, ""
	for ; at < len(lines) && n < 12; at++ {
		l := strings.TrimSpace(lines[at])
		m := blockKey.FindStringSubmatch(l)
		switch {
		case m != nil:
			n++
			last = blockKeys[strings.ToLower(m[1])]
			if last != "" && fields[last] == "" {
				fields[last] = m[2]
			}
			continue
		case l == "" && (n == 0 || !hasKeyAfter(lines, at)):
			if n == 0 {
				continue
			}
		case l == "":
			continue
		case n > 0 && last != "" && strings.HasPrefix(lines[at], " "):
			fields[last] += " " + l
			continue
		}
		break
	}
	if n < 3 || fields["from"] == "" || fields["subject"] == "" && fields["date"] == "" {
		return nil, 0
	}
	return fields, at
}

func hasKeyAfter(lines []string, at int) bool {
	return at+1 < len(lines) && blockKey.MatchString(strings.TrimSpace(lines[at+1]))
}

// maxBlocks is how many places of a text are tried for a header within it.
const maxBlocks = 200

// partQuotes parts a message's own text from one that it answers. Where it
// only passes on a message, that is its text. An answer between the lines of
// the other keeps them.
func (t *mailText) partQuotes(text string, passesOn bool) (own string, quoted []string) {
	lines := strings.Split(text, "\n")
	tried := 0
	for i, l := range lines {
		l = strings.TrimSpace(l)
		isForward, isOriginal := passedOn.MatchString(l), original.MatchString(l)
		at := i
		if isForward || isOriginal {
			at++
		} else if m := blockKey.FindStringSubmatch(l); m == nil || blockKeys[strings.ToLower(m[1])] != "from" || tried > maxBlocks {
			continue
		} else {
			i = headOfBlock(lines, i)
			at = i
		}
		tried++
		fields, start := headerBlock(lines, at)
		if fields == nil && !isOriginal {
			continue
		}
		before := strings.Join(lines[:i], "\n")
		if fields != nil && (isForward || passesOn) && words(before) <= carrierWords {
			t.forwarded = fields
			return strings.Join(unquoted(lines[start:]), "\n"), nil
		}
		before, above := cutAttribution(lines[:i])
		return strings.TrimRight(before, "\n_ "), append(above, paragraphs(splitLines(strings.Join(lines[i:], "\n")))...)
	}
	return cutQuotes(lines)
}

// headOfBlock steps back to the first line of the header that a line is of.
func headOfBlock(lines []string, i int) int {
	for n := 0; n < 4 && i > 0 && blockKey.MatchString(strings.TrimSpace(lines[i-1])); n++ {
		i--
	}
	return i
}

// unquoted takes a quote's marks off where all lines have them.
func unquoted(lines []string) []string {
	out := make([]string, 0, len(lines))
	for _, l := range lines {
		if strings.TrimSpace(l) != "" && !strings.HasPrefix(l, ">") {
			return lines
		}
		out = append(out, strings.TrimPrefix(strings.TrimPrefix(l, ">"), " "))
	}
	return out
}

// cutQuotes takes a quoted message with the line above it off a text's end,
// and off its start where it was answered below.
func cutQuotes(lines []string) (own string, quoted []string) {
	first, last := -1, -1
	for i, l := range lines {
		if strings.HasPrefix(l, ">") {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return cutAttribution(lines)
	}
	for i := first; i < last; i++ {
		if l := lines[i]; !strings.HasPrefix(l, ">") && strings.TrimSpace(l) != "" {
			return strings.Join(lines, "\n"), nil // answered between the lines
		}
	}
	from := first
	for from > 0 && strings.TrimSpace(lines[from-1]) == "" {
		from--
	}
	for n := min(3, from); n > 0; n-- { // the line above may be wrapped
		if wroteIt.MatchString(oneLine(strings.Join(lines[from-n:from], " "))) && strings.TrimSpace(lines[from-n]) != "" {
			from -= n
			break
		}
	}
	before, after := strings.Join(lines[:from], "\n"), strings.Join(lines[last+1:], "\n")
	if words(before) > 0 && words(after) > 0 {
		return strings.Join(lines, "\n"), nil // a quotation in the text
	}
	if words(before)+words(after) == 0 {
		return strings.Join(unquoted(lines), "\n"), nil
	}
	return before + after, trimmed(lines[from : last+1])
}

// cutAttribution takes off the end the line that stood above a quotation.
func cutAttribution(lines []string) (string, []string) {
	end := len(lines)
	for end > 0 && strings.TrimSpace(lines[end-1]) == "" {
		end--
	}
	if end > 1 && wroteIt.MatchString(strings.TrimSpace(lines[end-1])) {
		return strings.Join(lines[:end-1], "\n"), []string{strings.TrimSpace(lines[end-1])}
	}
	return strings.Join(lines, "\n"), nil
}
