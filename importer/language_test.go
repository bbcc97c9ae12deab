package importer

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/abadojack/whatlanggo"
)

func TestByCommonWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"They said this was not their ship, which had been at sea with a crew from two towns for nine days without wind.", "en"},
		{"Le maire est arrivé avec les élus pour voir le port et la digue qui ont été refaits dans une ville sur la côte.", "fr"},
		{"Der Bürgermeister ist mit dem Boot zu der Insel gefahren, die nach dem Sturm von der Küste aus nicht zu sehen war.", "de"},
		{"They said this was not their ship.", ""}, // too short
		{"Il sindaco è arrivato al porto con i pescatori per vedere la diga che era stata rifatta dopo la tempesta di novembre scorso.", ""},
		{"De burgemeester is met de boot naar het eiland gevaren dat na de storm vanaf de kust niet meer te zien was geweest.", ""},
	} {
		if got := byCommonWords(test.text); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

// TestCommonWordsAgree holds what common words tell against the detector, on
// every fourth paragraph of the samples and the public corpora and what follows it.
func TestCommonWordsAgree(t *testing.T) {
	told := 0
	agree := func(text string) {
		if runes := []rune(text); len(runes) > sampleRunes {
			text = string(runes[:sampleRunes])
		}
		if isEnglish(text) {
			return
		}
		if code := byCommonWords(text); code != "" {
			told++
			if info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: whitelist}); languageCodes[info.Lang] != code || info.Confidence < minConfidence {
				t.Errorf("common words say %s, the detector %s (%.2f): %q", code, languageCodes[info.Lang], info.Confidence, text)
			}
		}
	}
	folders := []string{filepath.Join("..", "samples")}
	if !testing.Short() {
		folders = append(folders, corpus(t, "."))
	}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() {
				return err
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			articles, _ := Read(Document{Path: path, Bytes: content}) // not all of them are articles
			for _, a := range articles {
				for i := 0; i < len(a.Body); i += 4 {
					agree(strings.Join(a.Body[i:], "\n"))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if told < 10 {
		t.Errorf("common words told only %d texts", told)
	}
}
