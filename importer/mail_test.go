package importer

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"dateline/data"
)

// inCharset is text in an older encoding.
func inCharset(t testing.TB, name, text string) string {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const mailTop = "From: Ines Duarte <ines@ledger.example>\nTo: reader@reader.example\nDate: Mon, 6 Mar 2023 07:00:00 +0900\nMessage-ID: <1@ledger.example>\nMIME-Version: 1.0\n"

// letter makes a message of further header lines and a body.
func letter(more, body string) string { return mailTop + more + "\n" + body }

func TestMailFields(t *testing.T) {
	korean, japanese := "항만 공사, 3월 20일 결정한다", "港の工事、三月に決まる"
	for name, c := range map[string]struct {
		text                      string
		headline, author, outlet  string
		date, url, language, body string
	}{
		"plain": {text: letter("Subject: Re: Fwd: The slip\n", "Nobody bid for it.\n"), headline: "The slip", author: "Ines Duarte", date: "2023-03-06T07:00+09:00", body: "Nobody bid for it."},
		"tag of the list": {text: letter("Subject: [Harbor] The slip\nList-Id: <harbor.ledger.example>\n", "Nobody bid for it.\n"),
			headline: "The slip", author: "Ines Duarte", body: "Nobody bid for it."},
		"another tag": {text: letter("Subject: [Fire] The slip\nList-Id: <harbor.ledger.example>\n", "Nobody bid for it.\n"),
			headline: "[Fire] The slip", author: "Ines Duarte", body: "Nobody bid for it."},
		"name of the list": {text: letter("Subject: The slip\nList-Id: The Harbor Letter <harbor.ledger.example>\n", "Nobody bid for it.\n"),
			headline: "The slip", author: "Ines Duarte", outlet: "The Harbor Letter", body: "Nobody bid for it."},
		"number of the list": {text: letter("Subject: The slip\nList-Id: 1ab0c9f2mc list <1ab0c9f2.list.example>\n", "Nobody bid for it.\n"),
			headline: "The slip", author: "Ines Duarte", body: "Nobody bid for it."},
		"archived": {text: letter("Subject: The slip\nArchived-At: <https://ledger.example/a/1>\n", "Nobody bid for it.\n"), headline: "The slip", author: "Ines Duarte",
			url: "https://ledger.example/a/1", body: "Nobody bid for it."},
		"flowed": {text: letter("Subject: The slip\nContent-Type: text/plain; format=flowed\n", "Nobody bid \nfor it.\n\n From above \nit is grey.\n"),
			headline: "The slip", author: "Ines Duarte", body: "Nobody bid for it.|From above it is grey."},
		"flowed without spaces": {text: letter("Subject: x\nContent-Type: text/plain; format=flowed; delsp=yes\n", "港の工事は三 \n月に決まる。\n"), headline: "x", author: "Ines Duarte", body: "港の工事は三月に決まる。"},
		"signature":             {text: letter("Subject: The slip\n", "Nobody bid for it.\n\n-- \nInes Duarte\nHarbor desk\n"), headline: "The slip", author: "Ines Duarte", body: "Nobody bid for it."},
		"footer": {text: letter("Subject: The slip\n", "Nobody bid for it.\n\nYou are receiving this because you asked for it.\n\n4 Quay Street, Haedol\n\nUnsubscribe: https://ledger.example/u\n"),
			headline: "The slip", author: "Ines Duarte", body: "Nobody bid for it."},
		"a word of the footer in the text": {text: letter("Subject: x\n", "Residents wish to unsubscribe from the siren, which wakes them at four.\n\n"+strings.Repeat("The harbor office has heard of it and says that a siren is no letter. ", 8)+"\n"),
			headline: "x", author: "Ines Duarte", body: "Residents wish to unsubscribe from the siren, which wakes them at four.|" + strings.TrimSpace(strings.Repeat("The harbor office has heard of it and says that a siren is no letter. ", 8))},
		"browser link": {text: letter("Subject: The slip\n", "View this e-mail in your browser:\nhttps://ledger.example/a/2\n\nNobody bid for it.\n"), headline: "The slip", author: "Ines Duarte",
			url: "https://ledger.example/a/2", body: "Nobody bid for it."},
		"browser link of one reader": {text: letter("Subject: The slip\n", "View in browser: https://click.example/t/"+strings.Repeat("a7", 40)+"\n\nNobody bid for it.\n"), headline: "The slip", author: "Ines Duarte", body: "Nobody bid for it."},
		"page": {text: letter("Subject: The slip\nContent-Type: text/html; charset=utf-8\n", `<div style="display: none">Preview</div><table><tr><td>Nobody</td><td><p>bid for it.</p></td></tr></table>`),
			headline: "The slip", author: "Ines Duarte", body: "Nobody|bid for it."},
		"page of an older encoding": {text: letter("Subject: x\nContent-Type: text/html\n", `<meta http-equiv=Content-Type content="text/html; charset=euc-kr"><p>`+inCharset(t, "euc-kr", korean)+"</p>"), headline: "x", author: "Ines Duarte", body: korean},
		"korean":                    {text: letter("Subject: "+inCharset(t, "euc-kr", korean)+"\nContent-Type: text/plain; charset=ks_c_5601-1987\n", inCharset(t, "euc-kr", korean)+"\n"), headline: korean, author: "Ines Duarte", language: "ko", body: korean},
		"korean without a charset":  {text: letter("Subject: x\n", inCharset(t, "euc-kr", korean+". "+korean)+"\n"), headline: "x", author: "Ines Duarte", language: "ko", body: korean + ". " + korean},
		"japanese": {text: letter("Subject: =?ISO-2022-JP?B?"+base64.StdEncoding.EncodeToString([]byte(inCharset(t, "iso-2022-jp", "港の工事")))+"?=\nContent-Type: text/plain; charset=iso-2022-jp\n", inCharset(t, "iso-2022-jp", japanese)+"\n"),
			headline: "港の工事", author: "Ines Duarte", language: "ja", body: japanese},
		"forwarded in the text": {text: letter("Subject: Fwd: The slip\n", "For you.\n\n---------- Forwarded message ---------\nFrom: Per Anders Holm <per@ledger.example>\nDate: Sun, 5 Mar 2023 at 21:00\nSubject: The slip that nobody wanted\nTo: Ines <ines@ledger.example>\n\nNobody bid for it.\n\nThe gulls did.\n"),
			headline: "The slip that nobody wanted", author: "Per Anders Holm", date: "2023-03-05T21:00", body: "Nobody bid for it.|The gulls did."},
		"a quotation in the text": {text: letter("Subject: x\n", "The minutes say:\n\n> The water is slower.\n\nThat was all.\n"), headline: "x", author: "Ines Duarte", body: "The minutes say:|> The water is slower.|That was all."},
		"byline":                  {text: letter("Subject: x\n", "By Per Anders Holm\n\nNobody bid for it.\n"), headline: "x", author: "Per Anders Holm", body: "Nobody bid for it."},
		"attached text":           {text: letter("Subject: x\nContent-Type: multipart/mixed; boundary=b\n", "--b\nContent-Type: text/plain\n\n\n--b\nContent-Type: text/plain; name=story.txt\nContent-Disposition: attachment; filename=story.txt\n\nNobody bid for it.\n--b--\n"), headline: "x", author: "Ines Duarte", body: "Nobody bid for it."},
		"part that is not closed": {text: letter("Subject: x\nContent-Type: multipart/mixed; boundary=b\n", "--b\nContent-Type: text/plain\n\nNobody bid for it.\n"), headline: "x", author: "Ines Duarte", body: "Nobody bid for it."},
		"labels":                  {text: letter("Subject: copy\n", "HRB\n\nHeadline: The slip that nobody wanted\n\nAbstract: Eleven yards answer.\n\nHAEDOL, March 6 (Yonhap) -- Nobody bid for it.\n\nYNA id/pah\n\nInes Duarte\n"), headline: "The slip that nobody wanted", author: "Ines Duarte", body: "Nobody bid for it."},
		"form":                    {text: letter("Subject: story\n", "{\"Headline\":[\"The slip\"],\"Byline\":[\"Per Anders Holm\"],\"Body\":[\"Nobody bid\nfor it.\"]}\n"), headline: "The slip", author: "Per Anders Holm", body: "Nobody bid for it."},
		"language":                {text: letter("Subject: x\nContent-Language: en-us\n", "Nobody bid.\n"), headline: "x", author: "Ines Duarte", language: "en-US", body: "Nobody bid."},
	} {
		t.Run(name, func(t *testing.T) {
			a := articleIn(t, "a.eml", c.text)
			if a.Headline != c.headline || strings.Join(a.Authors, "|") != c.author || a.Outlet != c.outlet || a.URL != c.url ||
				c.date != "" && a.Published.ISO() != c.date || c.language != "" && a.Language != c.language || strings.Join(a.Body, "|") != c.body {
				t.Errorf("%q by %q in %q at %q on %s in %s:\n%q", a.Headline, a.Authors, a.Outlet, a.URL, a.Published.ISO(), a.Language, a.Body)
			}
			if a.Source.Format != "mail" {
				t.Errorf("read as %s", a.Source.Format)
			}
		})
	}
}

func TestSenders(t *testing.T) {
	for _, c := range []struct{ from, list, author, outlet string }{
		{`"Duarte, Ines" <i@x.example>`, "", "Ines Duarte", ""},
		{"ines@ledger.example (Ines Duarte)", "", "Ines Duarte", ""},
		{"ines@ledger.example", "", "", ""},
		{"ines at ledger.example (Ines Duarte)", "", "Ines Duarte", ""},
		{"The Coast Ledger <l@x.example>", "", "", "The Coast Ledger"},
		{"Harbor Newsletter <l@x.example>", "", "", "Harbor Newsletter"},
		{"Ines Duarte at The Coast Ledger <l@x.example>", "", "Ines Duarte", "The Coast Ledger"},
		{"Tideline <l@x.example>", "Tideline", "", "Tideline"},
		{"=?utf-8?q?In=C3=AAs?= Duarte <l@x.example>", "", "Inês Duarte", ""},
	} {
		authors, outlet := authorOf(nameOf(c.from), c.list)
		if strings.Join(authors, "|") != c.author || outlet != c.outlet {
			t.Errorf("%s: %q, %q", c.from, authors, outlet)
		}
	}
}

// TestMailThatIsNone names the kinds of mail that hold no article.
func TestMailThatIsNone(t *testing.T) {
	for name, c := range map[string]struct{ text, kind string }{
		"empty":      {letter("Subject: x\n", "\n"), "an empty e-mail"},
		"invitation": {letter("Subject: x\nContent-Type: text/calendar; method=REQUEST\n", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"), "a calendar invitation"},
		"bounce":     {letter("Subject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n", "--b\n\nSorry.\n--b--\n"), "not delivered"},
		"receipt":    {letter("Subject: Read\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n", "--b\n\nRead.\n--b--\n"), "a receipt"},
		"absent":     {letter("Subject: Away\nAuto-Submitted: auto-replied\n", "I am away until Monday.\n"), "an automatic reply"},
		"encrypted":  {letter("Subject: x\nContent-Type: multipart/encrypted; boundary=b\n", "--b\n\nx\n--b--\n"), "an encrypted e-mail"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(Document{Path: "a.eml", Bytes: []byte(c.text)})
			var not *NotArticle
			if !errors.As(err, &not) || !strings.Contains(not.Kind, c.kind) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestTextThatIsNoMail(t *testing.T) {
	for _, text := range []string{
		"From: the harbor\n\nNobody bid for the slip, and nobody asked why. The gulls sat on it for two winters and said nothing at all.",
		"Subject: to approval, the slip will be mended.\nIt was the cheapest piece of ground in the harbor, and nobody bid for it for two winters.",
		"Date: 2023-03-06\nTitle: The slip\n\nNobody bid for the slip, and nobody asked why. The gulls sat on it.",
	} {
		if isMail(newSource(Document{Path: "a.txt", Bytes: []byte(text)})) {
			t.Errorf("taken for mail: %q", text)
		}
	}
}

func TestAttachedMessage(t *testing.T) {
	inner := strings.ReplaceAll(letter("Subject: The slip\nContent-Type: multipart/alternative; boundary=c\n", "--c\nContent-Type: text/plain\n\nNobody bid for it.\n--c--\n"), "<1@", "<2@")
	outer := letter("Subject: See below\nContent-Type: multipart/mixed; boundary=b\n", "--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n"+inner+"\n--b--\n")
	if a := articleIn(t, "a.eml", outer); a.Headline != "The slip" || len(a.Body) != 1 || a.Source.Name != "2@ledger.example" {
		t.Errorf("%q %q %s", a.Headline, a.Body, a.Source.Name)
	}
}

func TestMailBounds(t *testing.T) {
	var deep strings.Builder
	deep.WriteString(mailTop + "Subject: x\n")
	for i := range 5000 {
		fmt.Fprintf(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	for want, text := range map[string]string{
		"MaxMailDepth":  deep.String(),
		"too deeply":    letter("Subject: x\nContent-Type: text/html\n", strings.Repeat("<div>a", 2000)),
		"MaxParagraphs": letter("Subject: x\n", strings.Repeat("> x\ny\n", MaxParagraphs)),
		"MaxMailParts":  letter("Subject: x\nContent-Type: multipart/mixed; boundary=b\n", strings.Repeat("--b\n\nx\n", MaxMailParts+1)),
	} {
		if _, err := Read(Document{Path: "a.eml", Bytes: []byte(text)}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v", want, err)
		}
	}
}

// TestRealMail reads each of the real messages as an article that is the
// answer alone; what it answers lies folded below.
func TestRealMail(t *testing.T) {
	dir := corpus(t, "eml")
	files, _ := filepath.Glob(filepath.Join(dir, "*.eml"))
	for _, f := range files {
		name := filepath.Base(f)
		a := articleIn(t, name, string(bytesOf(t, f)))
		want := "Hello"
		switch name {
		case "outlook.eml":
			want = "Allo! Follow up MIME!"
		case "reply-quotations-share-block.eml":
			want = ""
		}
		if want != "" && !slices.Equal(a.Body, []string{want}) || len(a.Trailer) != 1 || a.Headline == "" || strings.HasPrefix(a.Headline, "Re") {
			t.Errorf("%s: %q %q, %d lists", name, a.Headline, a.Body, len(a.Trailer))
		}
		if name != "outlook.eml" && a.Published.Precision != data.ToMinute { // it has no date
			t.Errorf("%s has the date %q", name, a.Published.ISO())
		}
	}
}

func TestRealWireMail(t *testing.T) {
	dir := corpus(t, "wire-anpa-superdesk")
	for name, want := range map[string]struct{ headline, author, first, date string }{
		"simple_email.txt":             {"Test message 1234", "a sender", "body text", "2015-02-19T17:18+11:00"},
		"charset_in_subject_email.txt": {"Google Apps News March 2015", "a sender", "body text", "2015-02-19T17:18+11:00"},
		"composite_email.txt":          {"single image test", "someone", "this is a test of a single image", "2015-03-03T11:27+11:00"},
		"json-email.txt":               {"Headline-2", "", "Lorem ipsum", "2015-09-14T02:06Z"},
		"json-email-bad-user.txt":      {"Headline-2", "", "Lorem ipsum", "2015-09-14T02:06Z"},
		"odd_charset_email.txt":        {"Senden defends but Scott favourite", "Ben Everill", "Adam Scott is hoping", "2015-03-10T14:17-07:00"},
	} {
		a := articleIn(t, name, string(bytesOf(t, filepath.Join(dir, name))))
		if a.Headline != want.headline || strings.Join(a.Authors, "|") != want.author || !strings.HasPrefix(a.Body[0], want.first) || a.Published.ISO() != want.date {
			t.Errorf("%s: %q %q %q %s", name, a.Headline, a.Authors, a.Body[0], a.Published.ISO())
		}
	}
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(letter("Subject: =?utf-8?q?x?=\n", "Hello\n\n> On 1 May 2020 a wrote:\n> b\n")))
	f.Add([]byte(letter("Content-Type: multipart/mixed; boundary=b\n", "--b\nContent-Type: text/html\n\n<table><tr><td>a</table><blockquote type=cite>x\n--b\nContent-Type: message/rfc822\n\nSubject: x\n\ny\n--b--\n")))
	f.Add([]byte(letter("Content-Type: text/plain; format=flowed; delsp=yes\n", "> a \n> b\n-- \nFrom: x\nTo: y\nSubject: z\n\nw\n")))
	for _, name := range []string{"newsletter.eml", "proquest.eml", "saved-page.mhtml"} {
		if b, err := os.ReadFile(filepath.Join("..", "samples", "formats", name)); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(_ *testing.T, b []byte) {
		for _, name := range []string{"a.eml", "a.mhtml"} {
			for _, format := range []format{mailFormat, mhtmlFormat, proquestFormat} {
				src := newSource(Document{Path: name, Bytes: b})
				format.matches(src)
				_, _ = format.read(src)
			}
		}
	})
}
