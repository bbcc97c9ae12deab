package importer

var anpaFormat = format{}
var iptc7901Format = format{}
