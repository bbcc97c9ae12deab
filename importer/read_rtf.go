package importer

var rtfFormat = format{}
