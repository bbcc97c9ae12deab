package importer

var docxFormat = format{}
var odtFormat = format{}
