package importer

var feedFormat = format{}
var jsonFeedFormat = format{}
