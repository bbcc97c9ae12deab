package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// errNoScreen says that what the window is measured on is not installed.
var errNoScreen = errors.New("Xvfb is not installed")

// The buttons of a mouse, as X counts them.
const (
	leftButton = 1
	wheelUp    = 4
	wheelDown  = 5
)

// screen is an X server in memory with a keyboard and a mouse that are used as
// a person uses them.
type screen struct {
	server  *exec.Cmd
	display string
	conn    *xgb.Conn
	root    xproto.Window
	keys    map[rune]xproto.Keycode // of keysyms, unshifted
}

// openScreen starts a screen of the size given, in pixels.
func openScreen(width, height int) (s *screen, err error) {
	if _, err := exec.LookPath("Xvfb"); err != nil {
		return nil, errNoScreen
	}
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer func() { _ = read.Close() }()
	s = &screen{server: exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height))}
	s.server.ExtraFiles = []*os.File{write}
	if err := s.server.Start(); err != nil {
		return nil, errors.Join(err, write.Close())
	}
	_ = write.Close() // so that a server that dies ends the read
	display, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		return nil, errors.Join(fmt.Errorf("Xvfb named no display: %w", err), s.close())
	}
	s.display = ":" + strings.TrimSpace(display)
	if err := s.connect(); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *screen) connect() (err error) {
	if s.conn, err = xgb.NewConnDisplay(s.display); err != nil {
		return err
	}
	if err := xtest.Init(s.conn); err != nil {
		return err
	}
	setup := xproto.Setup(s.conn)
	s.root = setup.DefaultScreen(s.conn).Root
	count := byte(setup.MaxKeycode - setup.MinKeycode + 1)
	mapping, err := xproto.GetKeyboardMapping(s.conn, setup.MinKeycode, count).Reply()
	if err != nil {
		return err
	}
	s.keys = map[rune]xproto.Keycode{}
	for i := range int(count) {
		symbol := rune(mapping.Keysyms[i*int(mapping.KeysymsPerKeycode)])
		if _, known := s.keys[symbol]; !known {
			s.keys[symbol] = setup.MinKeycode + xproto.Keycode(i)
		}
	}
	return nil
}

func (s *screen) close() error {
	if s.conn != nil {
		s.conn.Close()
	}
	_ = s.server.Process.Kill() // it may have ended by itself
	_ = s.server.Wait()
	return nil
}

// focus gives the keyboard to the one window of the screen as soon as there is one.
func (s *screen) focus(patience time.Duration) error {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		tree, err := xproto.QueryTree(s.conn, s.root).Reply()
		if err != nil {
			return err
		}
		for _, window := range tree.Children {
			attributes, err := xproto.GetWindowAttributes(s.conn, window).Reply()
			if err == nil && attributes.MapState == xproto.MapStateViewable {
				return xproto.SetInputFocusChecked(s.conn, xproto.InputFocusParent, window, xproto.TimeCurrentTime).Check()
			}
		}
	}
	return fmt.Errorf("no window was opened in %v", patience)
}

// input sends one event and returns once the server has it.
func (s *screen) input(kind, detail byte, x, y int) error {
	return xtest.FakeInputChecked(s.conn, kind, detail, 0, s.root, int16(x), int16(y), 0).Check()
}

func (s *screen) move(x, y int) error { return s.input(xproto.MotionNotify, 0, x, y) }

func (s *screen) press(button byte) error   { return s.input(xproto.ButtonPress, button, 0, 0) }
func (s *screen) release(button byte) error { return s.input(xproto.ButtonRelease, button, 0, 0) }

func (s *screen) click(button byte) error {
	return errors.Join(s.press(button), s.release(button))
}

// Keys that are no letters, by their keysyms.
const (
	controlKey   = 0xffe3
	escapeKey    = 0xff1b
	endKey       = 0xff57
	homeKey      = 0xff50
	downKey      = 0xff54
	backspaceKey = 0xff08
)

// key presses a key and releases it.
func (s *screen) key(symbol rune) error {
	code, ok := s.keys[symbol]
	if !ok {
		return fmt.Errorf("the keyboard has no key for %q", symbol)
	}
	return errors.Join(s.input(xproto.KeyPress, byte(code), 0, 0), s.input(xproto.KeyRelease, byte(code), 0, 0))
}

// control presses a key with Ctrl.
func (s *screen) control(symbol rune) error {
	code := byte(s.keys[controlKey])
	return errors.Join(s.input(xproto.KeyPress, code, 0, 0), s.key(symbol), s.input(xproto.KeyRelease, code, 0, 0))
}
