package importer

// Mapping says which column of a dataset holds which field of an article. Its
// keys are the names of fields (see Fields), its values those of columns.
type Mapping map[string]string
