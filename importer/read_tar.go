package importer

var tarFormat = format{}
