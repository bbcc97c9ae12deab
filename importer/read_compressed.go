package importer

var gzipFormat = format{}
var bzip2Format = format{}
var xzFormat = format{}
var zstdFormat = format{}
