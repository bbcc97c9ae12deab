// Package samples holds the sample articles: fictional ones, written for
// Dateline, in every form it reads.
package samples

import "embed"

// Files are the articles, in folders.
//
//go:embed */*
var Files embed.FS
