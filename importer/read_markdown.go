package importer

var markdownFormat = format{}
