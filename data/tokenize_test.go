package data

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestIndexText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"case and punctuation", "N.K. vice Foreign MINISTER, 25,000!", "n k vice foreign minister 25 000"},
		{"apostrophes and hyphens part", "Korea's Korea’s ex-aide", "korea s korea s ex aide"},
		{"diacritics", "Café CAFÉ cafe\u0301 São Nguyễn Ångström", "cafe cafe cafe sao nguyen angstrom"},
		{"letters that do not decompose", "Øre Łódź đ ı", "øre łodz đ ı"},
		{"sharp s and sigma", "Straße STRASSE Οδός ΟΔΌΣ", "strasse strasse οδοσ οδοσ"},
		{"turkish capital", "İstanbul", "istanbul"},
		{"cyrillic", "Ёлка Й и Київ Киї\u0301в", "елка й и київ київ"},
		{"fullwidth", "ＡＢＣ１ ％", "abc1"},
		{"ligature and superscript", "oﬃce m² 1ª", "office m2 1a"},
		{"numbers that are not letters kept whole", "½ ⑴ ①", "½ ⑴ 1"},
		{"symbols part", "a™b €5 a_b", "a b 5 a b"},
		{"soft hyphen and joiners vanish", "co\u00adop می\u200cخواهم \u200eab", "coop میخواهم ab"},
		{"zero width space parts", "ab\u200bcd", "ab cd"},
		{"arabic points", "مُحَمَّد محـــمد أحمد", "محمد محمد احمد"},
		{"a tatweel alone is no term", "ـ a ـ", "a"},
		{"hebrew points", "שָׁלוֹם", "שלום"},
		{"vowel signs kept", "हिन्दी ภาษาไทยก็ তো", "हिन्दी ภาษาไทยก็ তো"},
		{"han", "北京市", "北京 京市 市"},
		{"single", "北", "北"},
		{"kana, long mark, repeat mark", "ニュース 人々", "ニュ ュー ース ス 人々 々"},
		{"halfwidth katakana", "ｶﾞﾝ", "ガン ン"},
		{"decomposed kana", "か\u3099く", "がく く"},
		{"hangul", "북한", "북한 한"},
		{"decomposed hangul", "\u1107\u116e\u11a8\u1112\u1161\u11ab", "북한 한"},
		{"hangul syllable and a final", "부\u11a8한", "북한 한"},
		{"script borders", "3차 K팝 第3回x", "3 차 k 팝 第 3 回 x"},
		{"middle dot parts kana", "ア・イ", "ア イ"},
		{"a digraph is two", "ゟ", "より り"},
		{"variation selectors vanish", "葛\U000e0100城 1\ufe0f\u20e3", "葛城 城 1"},
		{"lone mark", "\u0301 a", "a"},
		{"invalid bytes part", "ab\xffcd\xe4\xb8", "ab cd"},
		{"private use", "\ue000x", "\ue000x"},
		{"facet separator parts", "a¦b", "a b"},
	} {
		if got := indexText(c.in); got != c.want {
			t.Errorf("%s: indexText(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestAppendIndexTextJoins(t *testing.T) {
	parts := []string{"North Korea", "", "북한", "said."}
	var got []byte
	for _, p := range parts {
		got = appendIndexText(got, p)
	}
	if want := indexText(strings.Join(parts, paragraphBreak)); string(got) != want {
		t.Errorf("appended %q, joined %q", got, want)
	}
}

func TestTokenizeOffsets(t *testing.T) {
	for _, c := range []struct {
		in   string
		want string
	}{
		{"Korea’s Café.", "korea=Korea s=s cafe=Café"},
		{"cafe\u0301!", "cafe=cafe\u0301"},
		{"북한 외교", "북한=북한/북 한=한 외교=외교/외 교=교"},
		{"か\u3099く", "がく=か\u3099く/か\u3099 く=く"},
		{"3차x", "3=3 차=차 x=x"},
	} {
		var got []string
		for _, k := range tokenize(nil, c.in) {
			s := k.term + "=" + c.in[k.start:k.end]
			if k.head != k.end {
				s += "/" + c.in[k.start:k.head]
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("tokenize(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestTokenizeBoundsTerms(t *testing.T) {
	for _, unit := range []string{"a", "é", "e\u0301", "ж", "ก็", "\U00010348", "a\u0e47", "\u0e47", "北" + strings.Repeat("\u0f73", 20), "北" + strings.Repeat("\u3099", 20), "か" + strings.Repeat("\U0001112e", 20)} {
		s := "a" + strings.Repeat(unit, 5000)
		n := checkTokens(t, s)
		if want := (utf8.RuneCountInString(indexText(s)) - n) / (maxTermRunes + 1); n < want {
			t.Errorf("%d terms of %q, want at least %d", n, unit, want)
		}
	}
	checkTokens(t, "a"+strings.Repeat("\u0301", 100000))
	if got := len(tokenize(nil, strings.Repeat("x", 2*maxTermRunes+1))); got != 3 {
		t.Errorf("%d terms, want 3", got)
	}
}

// checkTokens tests what holds for the tokens of any text and returns how many
// there are.
func checkTokens(t *testing.T, s string) int {
	t.Helper()
	tokens := tokenize(nil, s)
	terms := make([]string, len(tokens))
	valid := utf8.ValidString(s)
	for i, k := range tokens {
		terms[i] = k.term
		if k.start < 0 || k.start >= k.head || k.head > k.end || k.end > len(s) {
			t.Fatalf("token %d of %q stands at %d, %d, %d", i, s, k.start, k.head, k.end)
		}
		if i > 0 && (k.start < tokens[i-1].start || k.end < tokens[i-1].end) {
			t.Fatalf("token %d of %q stands before token %d", i, s, i-1)
		}
		for _, at := range []int{k.start, k.head, k.end} {
			if at < len(s) && valid && !utf8.RuneStart(s[at]) {
				t.Fatalf("token %d of %q stands within a character", i, s)
			}
		}
		if len(k.term) == 0 || len(k.term) > maxTermBytes || utf8.RuneCountInString(k.term) > maxTermRunes || !utf8.ValidString(k.term) {
			t.Fatalf("token %d of %q is %q", i, s, k.term)
		}
		for _, c := range []byte(k.term) {
			if c < utf8.RuneSelf && asciiFold[c] != c {
				t.Fatalf("token %d of %q is %q", i, s, k.term)
			}
		}
	}
	if got := indexText(s); got != strings.Join(terms, " ") {
		t.Fatalf("indexText(%q) = %q, tokens %q", s, got, terms)
	}
	return len(tokens)
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"Korea’s 25,000", "cafe\u0301 ｶﾞ 북한3차 ½", "\u1107\u116e\u11a8", "हिन्दी\xff", "ゟか\u3099"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkTokens(t, s)
		facetTerm("place", s)
	})
}

var benchmarkTexts = map[string]string{
	"english": strings.Repeat("The vice foreign minister’s delegation left Pyongyang for Moscow on Friday, officials said — it’s the third trip. ", 20),
	"korean":  strings.Repeat("외무성 부상이 이끄는 대표단이 금요일 평양을 떠나 모스크바로 향했다고 당국자들이 말했다. ", 30),
	"french":  strings.Repeat("Le vice-ministre des Affaires étrangères a quitté la capitale vendredi, selon des sources proches. ", 24),
	"arabic":  strings.Repeat("غادر نائب وزير الخارجية العاصمة يوم الجمعة متوجها إلى موسكو بحسب مسؤولين. ", 28),
}

func BenchmarkIndexText(b *testing.B) {
	for name, text := range benchmarkTexts {
		b.Run(fmt.Sprintf("%s/%d words", name, len(strings.Fields(text))), func(b *testing.B) {
			var buf []byte
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				buf = appendIndexText(buf[:0], text)
			}
		})
	}
}

func BenchmarkTokenize(b *testing.B) {
	var tokens []token
	b.ReportAllocs()
	for b.Loop() {
		tokens = tokenize(tokens[:0], benchmarkTexts["english"])
	}
}
