package importer

var mboxFormat = format{}
