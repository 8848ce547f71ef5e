package access

import (
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/labseal/labseal/auth"
)

// Names of the ways in which callers show who they are: by a token, however it was come by, and one way to come by it.
const (
	tokenScheme   = "token"
	backendScheme = "backend"
)

// Describe says in an API's document who may ask what, and what those are told who may not.
func (t *Table) Describe(document *huma.OpenAPI) {
	if document.Components.SecuritySchemes == nil {
		document.Components.SecuritySchemes = map[string]*huma.SecurityScheme{}
	}
	document.Components.SecuritySchemes[backendScheme] = &huma.SecurityScheme{
		Type: "oauth2", Description: "SMART Backend Services: the client signs an assertion by ES384 or RS384 (RFC 7523).",
		Flows: &huma.OAuthFlows{ClientCredentials: &huma.OAuthFlow{
			TokenURL: auth.TokenPath, Scopes: map[string]string{auth.Scope: "read what the roles of the client's member give"},
		}},
	}
	document.Components.SecuritySchemes[tokenScheme] = &huma.SecurityScheme{
		Type: "http", Scheme: "bearer",
		Description: "A token from /v1/token (SMART Backend Services) or /v1/sign-in (Sign-In with Ethereum), or one of an " +
			"OpenID provider that is registered. What of it a caller may read is in docs/spec/access.tsv.",
	}
	for _, op := range operations(document) {
		r := t.rows[op.OperationID]
		op.Security = []map[string][]string{{tokenScheme: {}}, {backendScheme: {auth.Scope}}}
		who := "Who may read it: " + r.words() + "."
		if r.reach[public] == Any {
			op.Security = append([]map[string][]string{{}}, op.Security...)
		}
		if op.Description != "" {
			who = op.Description + "\n\n" + who
		}
		op.Description = who
		for status, description := range map[string]string{
			"401": "No token, or one that does not count", "403": "It is not the caller's to read", "429": "Too many requests",
		} {
			if op.Responses["422"] != nil && op.Responses[status] == nil {
				op.Responses[status] = &huma.Response{Description: description, Content: op.Responses["422"].Content}
			}
		}
	}
}

// words says who reads how much.
func (r row) words() string {
	if r.reach[public] == Any {
		return "everybody"
	}
	var all, own []string
	for _, column := range columns {
		switch r.reach[column] {
		case Any:
			all = append(all, column)
		case Own:
			own = append(own, column)
		case None:
		}
	}
	var parts []string
	if len(all) > 0 {
		parts = append(parts, strings.Join(all, ", "))
	}
	if len(own) > 0 {
		parts = append(parts, "what is their own: "+strings.Join(own, ", "))
	}
	if len(parts) == 0 {
		return "nobody"
	}
	return strings.Join(parts, "; ")
}

// operations of a document, by their paths.
func operations(document *huma.OpenAPI) (list []*huma.Operation) {
	for _, item := range document.Paths {
		for _, op := range []*huma.Operation{
			item.Get, item.Put, item.Post, item.Delete, item.Options, item.Head, item.Patch, item.Trace,
		} {
			if op != nil {
				list = append(list, op)
			}
		}
	}
	slices.SortFunc(list, func(a, b *huma.Operation) int { return strings.Compare(a.Path, b.Path) })
	return list
}
