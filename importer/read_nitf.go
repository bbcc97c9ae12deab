package importer

var nitfFormat = format{}
