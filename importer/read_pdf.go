package importer

var pdfFormat = format{}
