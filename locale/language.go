// Package locale is what the window says in other languages: the translations,
// and how each language writes dates and numbers. Translating itself is Fyne's,
// by package lang.
package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/language"

	"dateline/locale/early"
)

//go:embed translations/*.json
var translations embed.FS

// A Language is one that the window speaks, by its tag and its own name.
type Language struct{ Tag, Name string }

// Languages are all that there are translations for. English is the first, and
// is spoken to those whose language is not among them.
var Languages = []Language{
	{"en", "English"},
	{"ko", "한국어"},
	{"ja", "日本語"},
	{"zh-Hans", "简体中文"},
	{"de", "Deutsch"},
	{"fr", "Français"},
	{"es", "Español"},
}

// spoken is the tag of the language that is spoken now.
var spoken = "en"

var restoreOnce sync.Once

// Latin reports whether the language is written in Latin letters, the only ones
// that the serif of the window has.
func Latin() bool {
	script, _ := language.Make(spoken).Script()
	return script == language.MustParseScript("Latn")
}

// Use speaks the language of a tag, or that of the system where the tag is empty
// or unknown. What is on the screen already stays as it is.
func Use(tag string) error {
	restoreOnce.Do(early.Restore)
	if !known(tag) {
		tag = match(systemLanguage())
	}
	messages, err := messagesOf(tag)
	if err != nil {
		return err
	}
	spoken = tag
	return asSystemLanguage(tag, func() error {
		if err := lang.AddTranslationsForLocale(messages, fyne.Locale(tag)); err != nil {
			return err
		}
		return lang.AddTranslationsForLocale(messages, lang.SystemLocale())
	})
}

func known(tag string) bool {
	for _, l := range Languages {
		if l.Tag == tag {
			return true
		}
	}
	return false
}

func systemLanguage() language.Tag {
	if early.Neutral() {
		return language.English
	}
	return language.Make(lang.SystemLocale().String())
}

// match returns the tag of the language nearest to what a system speaks.
func match(system language.Tag) string {
	var tags []language.Tag
	for _, l := range Languages {
		tags = append(tags, language.Make(l.Tag))
	}
	_, i, sure := language.NewMatcher(tags).Match(system)
	if sure < language.Low {
		return Languages[0].Tag
	}
	return Languages[i].Tag
}

// asSystemLanguage does something while the environment names a language. Fyne
// has no call that chooses one: it asks the system anew whenever translations are
// added. Where the system is asked by other means than the environment, the
// translations are added under the name of the system's own language, which then
// is the one that matches.
func asSystemLanguage(tag string, do func() error) error {
	tag, _, _ = strings.Cut(tag, "-") // Fyne reads a language and a region
	for _, name := range []string{"LC_ALL", "LANGUAGE"} {
		if old, was := os.LookupEnv(name); was {
			defer func() { _ = os.Setenv(name, old) }()
		} else {
			defer func() { _ = os.Unsetenv(name) }()
		}
		if err := os.Setenv(name, tag); err != nil {
			return fmt.Errorf("choose the language %s: %w", tag, err)
		}
	}
	return do()
}

// pluralForms are all that a language may ask for.
var pluralForms = []string{"zero", "one", "two", "few", "many", "other"}

// messagesOf returns a language's translations. Each plural has every form, since
// the rules may be those of the system's language, and since the rules of some
// languages set millions apart.
func messagesOf(tag string) ([]byte, error) {
	text, err := translations.ReadFile("translations/" + tag + ".json")
	if err != nil {
		return nil, fmt.Errorf("read the translations of %s: %w", tag, err)
	}
	var messages map[string]any
	if err := json.Unmarshal(text, &messages); err != nil {
		return nil, fmt.Errorf("read the translations of %s: %w", tag, err)
	}
	for _, message := range messages {
		if forms, plural := message.(map[string]any); plural {
			for _, form := range pluralForms {
				if forms[form] == nil {
					forms[form] = forms["other"]
				}
			}
		}
	}
	return json.Marshal(messages)
}

// Count is a count in its sentence: of "{{.N}} articles", "1 article" or
// "1,204 articles". The key stands in the translations with its plural forms.
func Count(key string, n int) string {
	return lang.N(key, n, map[string]any{"N": Number(n)})
}
