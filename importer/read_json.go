package importer

var jsonFormat = format{}
