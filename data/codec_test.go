package data

import (
	"math/rand"
	"strings"
	"testing"
)

// TestDictionariesOfOddTexts makes dictionaries of texts that are hard to learn
// from, and packs others with them.
func TestDictionariesOfOddTexts(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	noise := func() string {
		b := make([]byte, 3000)
		r.Read(b)
		return string(b)
	}
	for name, text := range map[string]func() string{
		"alike":      func() string { return strings.Repeat("The ferry of Haedol ran again. ", 60) },
		"one letter": func() string { return strings.Repeat("a", 2000) },
		"noise":      noise,
		"Korean":     func() string { return strings.Repeat("해돌항 여객선이 다시 다닌다. ", 40) + noise()[:50] },
		"long":       func() string { return strings.Repeat(noise(), 100) },
		"empty":      func() string { return "" },
		"prose":      func() string { return randomText(r, 400) },
	} {
		for _, n := range []int{1, 3, 40, 3000} {
			if name == "long" && n > 40 {
				continue
			}
			var texts []string
			var details [][]byte
			for range n {
				texts, details = append(texts, text()), append(details, []byte(`{"size":1,"modified":2}`))
			}
			var c codec
			dict := makeDictionary(1, texts, details)
			if err := c.use(1, dict); err != nil {
				t.Fatalf("%d texts, %s: %v", n, name, err)
			}
			for _, s := range []string{"", "short", text(), noise(), randomText(r, 300)} {
				if b, err := c.unpack(c.pack([]byte(s))); err != nil || string(b) != s {
					t.Errorf("%d texts, %s: %d bytes came back as %d, %v", n, name, len(s), len(b), err)
				}
			}
			c.close()
		}
	}
}
