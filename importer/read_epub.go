package importer

var epubFormat = format{}
