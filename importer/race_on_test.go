//go:build race

package importer

// raced tells tests that the race detector makes everything slow.
const raced = true
