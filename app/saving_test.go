package app

import (
	"os"
	"path/filepath"
	"testing"

	"dateline/data"
)

// What is saved goes to the person's own folders, or where something was saved before,
// and never to where articles came from.
func TestSavingBeginsInThePersonsFolders(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	if got := ownFolder(picturesFolder); got != home {
		t.Errorf("without such a folder it is %s", got)
	}
	pictures := filepath.Join(home, picturesFolder)
	if err := os.Mkdir(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	if got := ownFolder(picturesFolder); got != pictures {
		t.Errorf("it is %s", got)
	}
	r := newRig(t)
	r.prefs.setSaved(filepath.Join(home, "figures", "a.png"))
	if got := r.prefs.saved(); got != filepath.Join(home, "figures") {
		t.Errorf("afterwards %s", got)
	}
}

// Another order leaves the row of the article that is read in view.
func TestTheArticleReadStaysInViewWhenSorted(t *testing.T) {
	r := newRig(t)
	r.opened(filepath.Join(t.TempDir(), "a.dateline"))
	folder := t.TempDir()
	for i := range 90 {
		write(t, folder, string(rune('a'+i/10))+string(rune('0'+i%10))+".txt", " date 2021-03-01 Report "+string(rune('a'+i/10))+string(rune('0'+i%10))+" of the harbor\nBUSAN, (Yonhap) -- The harbor master counted "+string(rune('a'+i/10))+string(rune('0'+i%10))+" ships.\n(END)\n")
	}
	r.imported(folder)
	r.answered(90)
	r.sortBy(data.ByHeadline)
	r.wait("the order", func() bool { return r.results.Sort == data.ByHeadline })
	r.list.Select(0)
	r.wait("the article", func() bool { return r.shown != nil })
	r.sortBy(data.ByHeadline.Reversed())
	r.wait("the other order", func() bool { return r.results.Sort == data.ByHeadline.Reversed() })
	if top, _ := r.list.Top(); r.list.Selected() != 89 || top == 0 {
		t.Errorf("row %d is selected, and row %d is at the top", r.list.Selected(), top)
	}
}
