package importer

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/korean"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

var (
	errBinary     = errors.New("the bytes are not text")
	errNoEncoding = errors.New("no encoding gives readable text")
)

// sampleBytes is how much of a file its encoding is judged by.
const sampleBytes = 64 << 10

// decode turns bytes into clean text and names their encoding as IANA and
// WHATWG do, in lower case. It trusts, in this order: a byte order mark, bytes
// that are UTF-8, the zeros of UTF-16, ISO 2022's escapes, bytes that are UTF-8
// but for a few, the charset that an HTML or XML document declares, and last how
// plausible the text reads in each encoding (see plausibility).
func decode(b []byte) (text, encoding string, err error) {
	raw, encoding, err := decodeRaw(b)
	if err != nil {
		return "", "", err
	}
	return clean(raw), encoding, nil
}

func decodeRaw(b []byte) (string, string, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(trimCut(b[3:])), "\ufffd"), "utf-8", nil
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")):
		return decodeAs(b, "utf-32le"), "utf-32le", nil
	case bytes.HasPrefix(b, []byte("\x00\x00\xfe\xff")):
		return decodeAs(b, "utf-32be"), "utf-32be", nil
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return decodeAs(b[2:], "utf-16le"), "utf-16le", nil
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decodeAs(b[2:], "utf-16be"), "utf-16be", nil
	}
	if name := utf16Without(b); name != "" {
		return decodeAs(b, name), name, nil
	}
	if isBinary(b) {
		return "", "", errBinary
	}
	if name := escapes(b); name != "" {
		return decodeAs(b, name), name, nil
	}
	if utf8.Valid(trimCut(b)) {
		return string(trimCut(b)), "utf-8", nil
	}
	if mostlyUTF8(b) {
		return decodeAs(b, "utf-8"), "utf-8", nil
	}
	if name := declaredCharset(b); name != "" {
		if text := decodeAs(b, name); strings.Count(text, "\ufffd")*100 <= len(text) {
			return text, name, nil
		}
	}
	name := mostPlausible(b)
	if name == "" {
		return "", "", errNoEncoding
	}
	return decodeAs(b, name), name, nil
}

// trimCut takes off the last character where the file was cut within it.
func trimCut(b []byte) []byte {
	for n := 1; n <= min(utf8.UTFMax-1, len(b)); n++ {
		c := b[len(b)-n]
		if utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-n:]) {
				return b[:len(b)-n]
			}
			break
		}
	}
	return b
}

// mostlyUTF8 reports UTF-8 of which a few bytes are damaged: no other encoding
// writes sequences of several bytes that so often are right by chance.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for rest := b[:min(len(b), sampleBytes)]; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good += size
		}
		rest = rest[size:]
	}
	return good >= minWide && good >= 4*bad
}

// decodeAs decodes b; bytes that are wrong in the encoding become U+FFFD, a
// last character that was cut disappears.
func decodeAs(b []byte, name string) string {
	var t transform.Transformer
	switch name {
	case "utf-8":
		return strings.ToValidUTF8(string(trimCut(b)), "\ufffd")
	case "utf-16le":
		t = utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM).NewDecoder()
	case "utf-16be":
		t = utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM).NewDecoder()
	case "utf-32le":
		t = utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewDecoder()
	case "utf-32be":
		t = utf32.UTF32(utf32.BigEndian, utf32.UseBOM).NewDecoder()
	case "iso-2022-kr":
		t, b = korean.EUCKR.NewDecoder(), shiftedToEUC(b)
	default:
		enc, err := htmlindex.Get(name)
		if err != nil {
			return strings.ToValidUTF8(string(b), "\ufffd")
		}
		t = enc.NewDecoder()
	}
	out, _, err := transform.Bytes(t, b)
	if err != nil { // a decoder replaces what is wrong; it stops at nothing but a cut end
		out = bytes.ToValidUTF8(out, []byte("\ufffd"))
	}
	return strings.TrimSuffix(string(out), "\ufffd")
}

// shiftedToEUC turns ISO-2022-KR (RFC 1557), which x/text lacks, into EUC-KR:
// between SO and SI bytes have their high bit set.
func shiftedToEUC(b []byte) []byte {
	b = bytes.ReplaceAll(b, []byte("\x1b$)C"), nil)
	out := make([]byte, 0, len(b))
	shifted := false
	for _, c := range b {
		switch {
		case c == 0x0e:
			shifted = true
		case c == 0x0f, c == '\n':
			shifted = false
			if c == '\n' {
				out = append(out, c)
			}
		case shifted && c > 0x20 && c < 0x7f:
			out = append(out, c|0x80)
		default:
			out = append(out, c)
		}
	}
	return out
}

// escapes names the ISO 2022 encoding whose escape sequences b has.
func escapes(b []byte) string {
	head := b[:min(len(b), sampleBytes)]
	switch {
	case bytes.IndexByte(head, 0x1b) < 0:
		return ""
	case bytes.Contains(head, []byte("\x1b$)C")):
		return "iso-2022-kr"
	case bytes.Contains(head, []byte("\x1b$B")), bytes.Contains(head, []byte("\x1b$@")), bytes.Contains(head, []byte("\x1b(J")):
		return "iso-2022-jp"
	}
	return ""
}

// utf16Without names the byte order of UTF-16 that has no byte order mark. Such
// text has zeros, beside its spaces, line ends and Latin letters. In the right
// order its characters are of the usual blocks, in the wrong one they lie
// scattered.
func utf16Without(b []byte) string {
	head := b[:min(len(b), sampleBytes)&^1]
	if len(head) < 4 || bytes.IndexByte(head, 0) < 0 {
		return ""
	}
	name, best := "", 0.95
	for _, order := range []string{"utf-16le", "utf-16be"} {
		usual, all := 0, 0
		for _, r := range decodeAs(head, order) {
			all++
			if r != utf8.RuneError && !isStray(r) && unicode.In(r, usualBlocks) {
				usual++
			}
		}
		if share := float64(usual) / float64(max(all, 1)); share > best {
			name, best = order, share
		}
	}
	return name
}

// usualBlocks hold nearly all characters of news in any language.
var usualBlocks = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0009, Hi: 0x000d, Stride: 1}, {Lo: 0x0020, Hi: 0x052f, Stride: 1}, {Lo: 0x0590, Hi: 0x06ff, Stride: 1},
	{Lo: 0x0900, Hi: 0x0e7f, Stride: 1}, {Lo: 0x1100, Hi: 0x11ff, Stride: 1}, {Lo: 0x1e00, Hi: 0x1eff, Stride: 1},
	{Lo: 0x2010, Hi: 0x2044, Stride: 1}, {Lo: 0x20a0, Hi: 0x2122, Stride: 1}, {Lo: 0x3000, Hi: 0x30ff, Stride: 1},
	{Lo: 0x4e00, Hi: 0x9fff, Stride: 1}, {Lo: 0xac00, Hi: 0xd7a3, Stride: 1}, {Lo: 0xff01, Hi: 0xff5e, Stride: 1},
}}

// isBinary reports control bytes that text does not have: a zero anywhere in
// the sample, or more than one in a thousand of the others.
func isBinary(b []byte) bool {
	head := b[:min(len(b), sampleBytes)]
	control := 0
	for _, c := range head {
		switch {
		case c == 0:
			return true
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b && c != 0x0e && c != 0x0f && c != 0x1a:
			control++
		}
	}
	return control > 0 && control*1000 > len(head)
}

var charsetDeclared = lazily(`(?i)(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])([a-z0-9_:.\-]{2,40})`)

// declaredCharset returns the charset that an HTML or XML document names for
// itself, where it is a known one that can be true.
func declaredCharset(b []byte) string {
	head := b[:min(len(b), 4096)]
	if !bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("<")) {
		return ""
	}
	m := charsetDeclared.FindStringSubmatch(string(head))
	if m == nil {
		return ""
	}
	enc, err := htmlindex.Get(m[1])
	if err != nil {
		return ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil || name == "utf-8" || name == "replacement" || strings.HasPrefix(name, "utf-16") {
		return "" // the bytes have already shown that they are none of these
	}
	if name == "gbk" {
		name = "gb18030"
	}
	return name
}

const (
	leastPlausible = 0.25
	opinionWeight  = 0.03 // of the detector, whose confidence is at most 1
	priorOf1252    = 0.04 // by far the commonest of the Latin code pages, which share most letters
)

// mostPlausible tries every encoding that text files have and returns the one
// whose text reads best, or "" if none does. The detector's opinion decides
// between near equals.
func mostPlausible(b []byte) string {
	sample := b[:min(len(b), sampleBytes)]
	opinion := map[string]float64{}
	for _, r := range chardet.DetectAll(sample) {
		if enc, err := htmlindex.Get(r.Encoding); err == nil {
			if name, err := htmlindex.Name(enc); err == nil {
				opinion[name] = max(opinion[name], r.Confidence)
			}
		}
	}
	best, bestScore := "", leastPlausible
	for _, c := range candidates {
		score := plausibility(decodeAs(sample, c.name), c.script) + opinionWeight*opinion[c.name]
		if c.name == "windows-1252" {
			score += priorOf1252
		}
		if score > bestScore {
			best, bestScore = c.name, score
		}
	}
	return best
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n",
	"\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\u00a0", " ", "\ufeff", "")

// clean normalises text: NFC (macOS writes Hangul decomposed), LF line ends,
// no control characters but tab and LF.
func clean(s string) string {
	if isCleanASCII(s) {
		return s
	}
	s = lineEnds.Replace(s)
	if strings.ContainsFunc(s, isStray) {
		s = strings.Map(func(r rune) rune {
			if isStray(r) {
				return -1
			}
			return r
		}, s)
	}
	return norm.NFC.String(s)
}

// isCleanASCII reports a text that clean leaves as it is, as most are.
func isCleanASCII(s string) bool {
	for len(s) >= 8 {
		const each = 0x0101010101010101
		eight := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		// The high bit stays clear of bytes from 0x20 to 0x7e.
		if (eight|(eight-0x20*each)|(eight+each))&(0x80*each) != 0 && !areCleanASCII(s[:8]) {
			return false
		}
		s = s[8:]
	}
	return areCleanASCII(s)
}

func areCleanASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7f {
			return false
		}
	}
	return true
}

func isStray(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0
}
