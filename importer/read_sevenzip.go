package importer

var sevenZipFormat = format{}
