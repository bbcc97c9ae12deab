package importer

var zipFormat = format{}
