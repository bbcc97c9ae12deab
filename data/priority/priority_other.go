//go:build !linux && !windows

package priority

// lower does nothing: macOS takes a thread's class from C alone.
func lower(Level) {}
