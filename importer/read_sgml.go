package importer

var reutersFormat = format{}
var trecFormat = format{}
