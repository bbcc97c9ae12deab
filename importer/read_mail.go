package importer

var mhtmlFormat = format{}
var proquestFormat = format{}
var mailFormat = format{}
