package importer

var tableFormat = format{}
