package glyphs

import (
	"testing"

	"golang.org/x/image/font/sfnt"
)

func TestFacesHaveTheirScripts(t *testing.T) {
	for region := range regions {
		for _, isBold := range []bool{false, true} {
			font, err := sfnt.Parse(Sans(region, isBold).Content())
			if err != nil {
				t.Fatal(err)
			}
			var buffer sfnt.Buffer
			lacks := func(r rune) bool {
				glyph, err := font.GlyphIndex(&buffer, r)
				return err != nil || glyph == 0
			}
			for r := '가'; r <= '힣'; r++ {
				if lacks(r) {
					t.Fatalf("%s lacks %c", Sans(region, isBold).Name(), r)
				}
			}
			for _, r := range "aéЖω ءمﻻשלום กำ あアー、。「」骨直今刃门門仝凜裏繁體①※℃％\u200e\u200f" {
				if lacks(r) {
					t.Errorf("%s lacks %c (%U)", Sans(region, isBold).Name(), r, r)
				}
			}
		}
	}
}

// TestRegionsDiffer looks at 直, which is written in one way in Korea and Japan
// and in others in China and Taiwan.
func TestRegionsDiffer(t *testing.T) {
	glyph := func(region Region) sfnt.GlyphIndex {
		font, err := sfnt.Parse(Sans(region, false).Content())
		if err != nil {
			t.Fatal(err)
		}
		index, err := font.GlyphIndex(nil, '直')
		if err != nil {
			t.Fatal(err)
		}
		return index
	}
	if glyph(Japan) == glyph(China) {
		t.Error("China's 直 is Japan's")
	}
}

func TestRegionOf(t *testing.T) {
	for tag, want := range map[string]Region{
		"ko": Korea, "ja": Japan, "ja-JP": Japan, "zh": China, "zh-Hans": China, "zh-CN": China, "zh-Hant": Taiwan, "zh-TW": Taiwan,
		"en": Taiwan, "": Taiwan, "??": Taiwan,
	} {
		if got := RegionOf(tag, Taiwan); got != want {
			t.Errorf("%q is region %d, want %d", tag, got, want)
		}
	}
}
