package importer

var proquestFormat = format{}
