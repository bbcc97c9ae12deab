package importer

var newsmlG2Format = format{}
