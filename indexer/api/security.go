package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/labseal/labseal/docs/spec"
	"github.com/labseal/labseal/indexer/access"
)

// Describe returns the API's document.
func Describe() *huma.OpenAPI { return register(http.NewServeMux(), Config{}).OpenAPI() }

// secure says in the document who may ask what. It is the table that is enforced where the API is served; without it the
// document does not say more than it can.
func secure(document *huma.OpenAPI) {
	table, err := access.Parse(spec.Access)
	if err != nil {
		return // who serves the API finds the same, and does not start
	}
	table.Describe(document)
	if op := document.Paths["/v1/events"]; op != nil && op.Get != nil {
		op.Get.Responses["200"].Content["text/event-stream"] = &huma.MediaType{Schema: &huma.Schema{
			Type: "string",
			Description: "Who accepts a stream of server-sent events is told of events as they come: messages event, with an " +
				"event as in the list; void, with a block whose events do not hold any more; end, with the reason. The id of " +
				"each is the cursor behind it, and Last-Event-ID goes on from there.",
		}}
	}
}
