package importer

var europresseFormat = format{}
