package importer

var ninjsFormat = format{}
var dpaFormat = format{}
