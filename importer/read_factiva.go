package importer

var factivaFormat = format{}
