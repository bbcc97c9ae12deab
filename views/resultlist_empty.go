package views

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"dateline/data"
)

// maxShownQuery is how many letters of a query, or of a button, a state repeats.
const maxShownQuery = 80

// EmptyState says that a query found nothing, whether filters narrow it, which
// words of it are in no article, and the ways out. An empty query means that
// filters alone emptied the list.
func EmptyState(query string, narrowed bool, words []string, ways []WayOut) State {
	return State{
		Headline: emptyTitle(query, narrowed && len(words) == 0),
		Sentence: emptyReason(query, narrowed, words),
		Ways:     ways,
	}
}

func emptyTitle(query string, narrowed bool) string {
	query, _ = oneLine(query, nil)
	switch {
	case query == "":
		return lang.L("No article matches these filters")
	case narrowed:
		return lang.L("No article matches {{.Query}} with these filters", map[string]any{"Query": quoted(query)})
	}
	return lang.L("No article matches {{.Query}}", map[string]any{"Query": quoted(query)})
}

// emptyReason blames words, else what narrows the results, else that the words
// do not stand together.
func emptyReason(query string, narrowed bool, words []string) string {
	const most = 5
	var names []string
	for _, word := range words[:min(len(words), most)] {
		if word, _ = oneLine(word, nil); word != "" {
			names = append(names, quoted(word))
		}
	}
	conditions := slices.ContainsFunc(words, data.IsCondition)
	switch n := len(names); {
	case n == 1 && conditions:
		return lang.L("No article of this archive answers {{.Word}}.", map[string]any{"Word": names[0]})
	case n > 1 && conditions:
		return lang.L("No article of this archive answers {{.Words}} or {{.Last}}.",
			map[string]any{"Words": strings.Join(names[:n-1], ", "), "Last": names[n-1]})
	case n == 1:
		return lang.L("{{.Word}} is in no article of this archive.", map[string]any{"Word": names[0]})
	case n > 1:
		return lang.L("{{.Words}} and {{.Last}} are in no article of this archive.",
			map[string]any{"Words": strings.Join(names[:n-1], ", "), "Last": names[n-1]})
	case narrowed:
		return lang.L("The archive has more, which the filters leave out.")
	case strings.TrimSpace(query) != "":
		return lang.L("Each part of it is in some article, but no article has all of them.")
	}
	return ""
}

// quoted puts a text into quotation marks, unless it is a phrase that has its own.
func quoted(text string) string {
	if phrase := strings.Trim(text, `"“”„`); len(phrase)+2 <= len(text) && !strings.ContainsAny(phrase, `"“”„`) {
		text = phrase
	}
	return lang.L("“{{.Text}}”", map[string]any{"Text": shorten(text, maxShownQuery)})
}
