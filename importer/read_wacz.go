package importer

var waczFormat = format{}
