package api

import (
	"embed"
	"io/fs"
	"net/http"
)

//go:embed docs
var docsFiles embed.FS

// docs serves the page that shows the document to people. It loads nothing from anywhere else.
func docs() http.Handler {
	files, err := fs.Sub(docsFiles, "docs")
	if err != nil {
		panic(err) // the folder is embedded
	}
	serve := http.StripPrefix("/docs/", http.FileServerFS(files))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		serve.ServeHTTP(w, r)
	})
}
