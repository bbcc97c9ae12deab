package office

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
)

// docxStyle is what a style says of its paragraphs.
type docxStyle struct {
	name     string // in lower case; that of a style of Word's own is English in every language
	based    string
	role     Role
	contents bool // an entry of a table of contents
	list     string
	level    string
}

type docxStyles map[string]*docxStyle

var (
	titleName   = regexp.MustCompile(`(?i)^(?:article |main |story )?(?:title|headline|hed)$`)
	headingName = regexp.MustCompile(`(?i)^heading ?\d$`)
	bylineName  = regexp.MustCompile(`(?i)^(?:article )?(?:author|authors|byline|by line)$`)
)

// of returns a style, with what it takes from those that it is based on.
func (s docxStyles) of(id string) docxStyle {
	style := docxStyle{name: id}
	for range 10 { // styles may be based on one another in a circle
		base := s[id]
		if base == nil {
			break
		}
		if style.role == Text {
			style.role = base.role
		}
		if style.list == "" {
			style.list, style.level = base.list, base.level
		}
		style.contents = style.contents || base.contents
		if id = base.based; id == "" {
			break
		}
	}
	if style.role == Text {
		style.role = RoleNamed(style.name)
	}
	return style
}

// RoleNamed returns the role of paragraphs whose style has a name.
func RoleNamed(name string) Role {
	switch {
	case titleName.MatchString(name):
		return Title
	case headingName.MatchString(name):
		return Heading
	case bylineName.MatchString(name):
		return Byline
	}
	return Text
}

// styleReader reads the part with the styles.
type styleReader struct {
	styles  docxStyles
	current *docxStyle
}

func (r *styleReader) start(e xml.StartElement) bool {
	val := attribute(e, "val")
	if e.Name.Local == "style" {
		r.current = &docxStyle{}
		r.styles[attribute(e, "styleId")] = r.current
		return attribute(e, "type") != "paragraph"
	}
	if r.current == nil {
		return false
	}
	switch e.Name.Local {
	case "name":
		r.current.name = strings.ToLower(val)
		r.current.role = RoleNamed(val)
		r.current.contents = strings.HasPrefix(r.current.name, "toc ")
	case "basedOn":
		r.current.based = val
	case "outlineLvl":
		if r.current.role == Text && val < "9" {
			r.current.role = Heading
		}
	case "numId":
		r.current.list = val
	case "ilvl":
		r.current.level = val
	}
	return false
}

func (r *styleReader) end(xml.Name) {}
func (r *styleReader) text(string)  {}

// numbering reads the part with the forms of lists and counts their items.
type numbering struct {
	formats  map[string]map[string]string // of an abstract list, by level
	abstract map[string]string            // of a list
	restarts map[string]bool              // lists and levels that begin anew, until they have
	counts   map[string]int               // by abstract list and level
	level    string                       // of the paragraph that is read

	inAbstract, inList, inLevel string
}

func newNumbering() *numbering {
	return &numbering{formats: map[string]map[string]string{}, abstract: map[string]string{}, restarts: map[string]bool{}, counts: map[string]int{}}
}

func (n *numbering) start(e xml.StartElement) bool {
	switch e.Name.Local {
	case "abstractNum":
		n.inAbstract = attribute(e, "abstractNumId")
		n.formats[n.inAbstract] = map[string]string{}
	case "lvl":
		n.inLevel = attribute(e, "ilvl")
	case "numFmt":
		if levels := n.formats[n.inAbstract]; levels != nil {
			levels[n.inLevel] = attribute(e, "val")
		}
	case "num":
		n.inList = attribute(e, "numId")
	case "abstractNumId":
		n.abstract[n.inList] = attribute(e, "val")
	case "lvlOverride":
		n.inLevel = attribute(e, "ilvl")
	case "startOverride":
		n.restarts[n.inList+"/"+n.inLevel] = true
	}
	return false
}

func (n *numbering) end(xml.Name) {}
func (n *numbering) text(string)  {}

// next returns what stands before the next item of a list: its number, or a
// bullet. The list 0 is none. Lists made of one abstract list go on counting
// where the one before stopped.
func (n *numbering) next(list, level string) string {
	if level == "" {
		level = "0"
	}
	abstract := n.abstract[list]
	format := n.formats[abstract][level]
	switch {
	case list == "0" || list == "" || format == "none":
		return ""
	case format == "" || format == "bullet":
		return "• "
	}
	key := abstract + "/" + level
	if n.restarts[list+"/"+level] {
		delete(n.restarts, list+"/"+level)
		n.counts[key] = 0
	}
	n.counts[key]++
	for deeper := level[0] + 1; deeper <= '9'; deeper++ {
		delete(n.counts, abstract+"/"+string(deeper))
	}
	return fmt.Sprintf("%d. ", n.counts[key])
}
