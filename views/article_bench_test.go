package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dateline/data"
)

// megabyte is an article of 1 MB: 1,000 paragraphs of running prose.
func megabyte(sentence string) *data.Article {
	a := barrierArticle()
	a.Body = nil
	for size := 0; size < 1<<20; {
		text := strings.Repeat(sentence, max(1, 1048/len(sentence)))
		a.Body = append(a.Body, text)
		size += len(text)
	}
	return a
}

const (
	englishSentence = "The harbor authority on Wednesday approved a second tidal barrier after 6 years of study; Park Min-ho, who heads the panel, said “we have waited.” "
	koreanSentence  = "항만 노조는 3일 조합원 투표를 거쳐 부분 파업에 들어간다고 밝혔다. "
	russianSentence = "Портовые власти в среду одобрили второй барьер после шести лет исследований. "
)

func benchmarkLayout(b *testing.B, sentence string, cold bool) {
	p, _ := openPane(b, Light, 1, fyne.NewSize(724, 760))
	a := megabyte(sentence)
	hits := hitsFor(a, "harbor")
	p.ShowArticle(a, hits)
	b.ResetTimer()
	for b.Loop() {
		if cold {
			p.faces = nil
		}
		p.ShowArticle(a, hits)
	}
}

func BenchmarkLayout1MB(b *testing.B)        { benchmarkLayout(b, englishSentence, false) }
func BenchmarkLayout1MBCold(b *testing.B)    { benchmarkLayout(b, englishSentence, true) }
func BenchmarkLayout1MBKorean(b *testing.B)  { benchmarkLayout(b, koreanSentence, false) }
func BenchmarkLayout1MBRussian(b *testing.B) { benchmarkLayout(b, russianSentence, false) }

func BenchmarkArticleScrollStep(b *testing.B) {
	p, _ := openPane(b, Light, 1, fyne.NewSize(724, 900))
	a := megabyte(englishSentence)
	p.ShowArticle(a, hitsFor(a, "harbor", "second"))
	b.ResetTimer()
	for b.Loop() {
		if !p.scrollBy(60) {
			p.scrollTo(0)
		}
	}
}
