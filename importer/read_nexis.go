package importer

var nexisHTMLFormat = format{}
var nexisFormat = format{}
