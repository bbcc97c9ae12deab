package importer

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"dateline/data"
)

func warcRecord(kind, id, uri, mediaType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Target-URI: %s\r\nWARC-Date: 2022-03-14T05:06:07Z\r\n"+
		"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, id, uri, mediaType, len(block), block)
}

const httpResponse = "application/http; msgtype=response"

func webPage(n int) string {
	return fmt.Sprintf("<html><head><title>Vote %d is put off</title></head><body><p>The council of Haedol put off vote %d on Wednesday, its speaker said.</p>"+
		"<p>It will be held next week, after the panel has seen the figures of the port and has heard the fishermen.</p></body></html>", n, n)
}

func answer(fields, body string) string { return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body }

var (
	twoPages = warcRecord("warcinfo", "0", "", "application/warc-fields", "software: none\r\n") +
		warcRecord("response", "1", "http://ledger.example/1", httpResponse, answer("Content-Type: text/html\r\n", webPage(1))) +
		warcRecord("request", "2", "http://ledger.example/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
		warcRecord("response", "3", "<http://ledger.example/two words>", httpResponse, answer("Content-Type: text/html; charset=utf-8\r\n", webPage(2)))
	arcPages = "filedesc://a.arc 0.0.0.0 20220314050607 text/plain 60\n1 0\nURL IP-address Archive-date Content-type Archive-length\n\n" +
		arcRecord("http://ledger.example/a b", answer("Content-Type: text/html\r\n", webPage(3)))
)

func arcRecord(url, block string) string {
	return fmt.Sprintf("%s 10.0.0.1 20220314050607 text/html %d\n%s\n", url, len(block), block)
}

func TestWebArchives(t *testing.T) {
	chunked := fmt.Sprintf("%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", 20, webPage(1)[:20], len(webPage(1))-20, webPage(1)[20:])
	for _, c := range []struct {
		name, content string
		headlines     []string
		reason        string // of the only other item
	}{
		{"two", twoPages, []string{"Vote 1 is put off", "Vote 2 is put off"}, ""},
		{"arc", arcPages, []string{"Vote 3 is put off"}, ""},
		{"chunked", warcRecord("response", "1", "http://a.example/vote", httpResponse, answer("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", chunked)), []string{"Vote 1 is put off"}, ""},
		{"not chunked", warcRecord("response", "1", "http://a.example/vote", httpResponse, answer("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", webPage(1))), []string{"Vote 1 is put off"}, ""},
		{"gzip", warcRecord("response", "1", "http://a.example/vote", httpResponse, answer("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", string(gzipOf(t, []byte(webPage(1)))))), []string{"Vote 1 is put off"}, ""},
		{"not gzip", warcRecord("response", "1", "http://a.example/vote", httpResponse, answer("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", webPage(1))), []string{"Vote 1 is put off"}, ""},
		{"resource", warcRecord("resource", "1", "http://a.example/vote", "text/html", webPage(1)), []string{"Vote 1 is put off"}, ""},
		{"conversion", warcRecord("conversion", "1", "http://a.example/vote", "text/plain", strings.TrimSuffix(memberStory(1), "(END)\n")), []string{"Vote number 1 is put off"}, ""},
		{"missing", warcRecord("response", "1", "http://a.example/vote", httpResponse, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+webPage(1)), nil, "a web archive without a page"},
		{"picture", warcRecord("response", "1", "http://a.example/vote", httpResponse, answer("Content-Type: image/png\r\n", "x")), nil, "a web archive without a page"},
		{"revisit", warcRecord("revisit", "1", "http://a.example/vote", httpResponse, answer("Content-Type: text/html\r\n", "")), nil, "a web archive without a page"},
		{"cut", twoPages[:len(twoPages)-100], []string{"Vote 1 is put off"}, "cut short"},
		{"cut gzip", string(gzipOf(t, []byte(twoPages)))[:len(gzipOf(t, []byte(twoPages)))-12], nil, "cut short"},
		{"garbage", strings.Replace(twoPages, "WARC/1.0\r\nWARC-Type: request", "what is this?\r\nand this\r\nWARC/1.0\r\nWARC-Type: request", 1), []string{"Vote 1 is put off", "Vote 2 is put off"}, "damaged"},
	} {
		var headlines []string
		others := 0
		for _, r := range readBytes(t, "n.warc", []byte(c.content), data.Begun{}) {
			for _, a := range r.Articles {
				headlines = append(headlines, a.Headline)
			}
			if len(r.Articles) == 0 {
				others++
				if !strings.Contains(r.Reason, c.reason) || c.reason == "" {
					t.Errorf("%s: %q", c.name, r.Reason)
				}
			}
		}
		if c.name == "cut gzip" {
			headlines = nil // how much comes out depends on the packer
		}
		if fmt.Sprint(headlines) != fmt.Sprint(c.headlines) || others > 1 {
			t.Errorf("%s: %q, %d others", c.name, headlines, others)
		}
	}
}

// The original of a page is a web archive by itself, which gives the same.
func TestAPagesOriginalReadsAgain(t *testing.T) {
	for _, whole := range []string{twoPages, arcPages} {
		var results []data.FileResult
		s := newSink(t.Context(), "n.warc", 1, &Options{KeepOriginals: true}, data.Begun{}, func(chunk []data.FileResult) error {
			results = append(results, chunk...)
			return nil
		})
		if err := s.source(newSource(Document{Path: "n.warc", Bytes: []byte(whole)})); err != nil {
			t.Fatal(err)
		}
		if err := s.close(); err != nil {
			t.Fatal(err)
		}
		for _, r := range results {
			again, err := Read(Document{Path: "n.warc", Bytes: r.Original})
			if err != nil || len(again) != 1 || again[0].Headline != r.Articles[0].Headline || again[0].Source.Name != r.Articles[0].Source.Name || again[0].URL != r.Articles[0].URL {
				t.Errorf("%+v, %v", again, err)
			}
			if !bytes.Contains([]byte(whole), bytes.TrimSuffix(r.Original, []byte("\r\n\r\n"))) {
				t.Error("the original is not what the file has")
			}
		}
	}
}

func TestWebArchiveCorpus(t *testing.T) {
	folder := corpus(t, "warc")
	done, items := runAll(t, openArchive(t), folder)
	if done.Counts.Added < 15 {
		t.Errorf("%+v", done.Counts)
	}
	for name, i := range items {
		if i.Outcome == data.Failed && !strings.Contains("bad.arc example-space-in-url.arc example-trunc.warc", name) {
			t.Errorf("%s: %s", name, i.Reason)
		}
	}
}

func FuzzWebArchive(f *testing.F) {
	f.Add([]byte(twoPages))
	f.Add([]byte(arcPages))
	f.Fuzz(func(t *testing.T, b []byte) { _, _ = Read(Document{Path: "n.warc", Bytes: b}) })
}

func FuzzContainer(f *testing.F) {
	for name, b := range sampleContainers(f) {
		f.Add(name, b)
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		for _, r := range readBytes(t, "n.zip", b, data.Begun{}) {
			if strings.Contains(r.Reason, "stumbled") {
				t.Error(r.Reason)
			}
		}
	})
}
