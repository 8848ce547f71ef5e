package api

import "net/http"

// Document is the OpenAPI document as it is served, in YAML.
func Document() ([]byte, error) {
	return register(http.NewServeMux(), Config{}).OpenAPI().YAML()
}
