package importer

var htmlFormat = format{}
