package importer

var newsmlFormat = format{}
