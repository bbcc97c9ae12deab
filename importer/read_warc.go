package importer

var warcFormat = format{}
var arcFormat = format{}
