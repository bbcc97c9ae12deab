package importer

import (
	"fmt"
	"strconv"
	"strings"
)

// trail is where a sink stands in the containers of its file. Written down
// with what is filed, it lets an interrupted import go on there and pass over
// the members before, unopened.
type trail struct {
	open []step // the containers that are open, the outermost first
	goal []int  // the members in which the interrupted run stood; nil when reached
	done int    // items that it had filed before the innermost of them
}

// step is one open container.
type step struct {
	member   int   // the number of its present member, from 1
	before   int   // items before that one
	unpacked int64 // bytes that its members had so far
}

// newTrail makes a trail that leads to a mark.
func newTrail(mark string) trail {
	t := trail{open: make([]step, 1, MaxDepth+2)}
	done, members, ok := strings.Cut(mark, ":")
	if !ok {
		return t
	}
	var err error
	if t.done, err = strconv.Atoi(done); err != nil {
		return t
	}
	for number := range strings.SplitSeq(members, ".") {
		n, err := strconv.Atoi(number)
		if err != nil {
			return trail{open: t.open}
		}
		t.goal = append(t.goal, n)
	}
	return t
}

// mark writes the trail down; "" outside of containers.
func (t *trail) mark() string {
	if t.depth() == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d", t.open[t.depth()-1].before)
	for i, s := range t.open[:t.depth()] {
		b.WriteByte(":."[min(i, 1)])
		b.WriteString(strconv.Itoa(s.member))
	}
	return b.String()
}

// depth is how many containers lie around what is being read.
func (t *trail) depth() int { return len(t.open) - 1 }

// unpacked counts what the container of the present member unpacks to.
func (t *trail) unpacked() *int64 { return &t.open[t.depth()-1].unpacked }

// enter goes on to the next member of the innermost container and reports
// whether it is to be read.
func (t *trail) enter(s *sink) (bool, error) {
	here := &t.open[t.depth()]
	here.member++
	here.before = s.items
	n, depth := here.member, t.depth()
	t.open = append(t.open, step{})
	if n > MaxMembers {
		return false, &Failure{Stage: "read", Reason: fmt.Sprintf(
			"It has more than %d members (MaxMembers); those before were read. Unpack it and import the folder.", MaxMembers)}
	}
	switch {
	case depth >= len(t.goal) || n > t.goal[depth]:
		t.goal = nil
	case n < t.goal[depth]:
		return false, nil
	case depth == len(t.goal)-1:
		s.items, here.before = t.done, t.done
		t.goal = nil
	}
	return true, nil
}

func (t *trail) leave() { t.open = t.open[:t.depth()] }
