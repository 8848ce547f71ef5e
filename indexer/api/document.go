package api

import (
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

func init() {
	huma.DefaultArrayNullable = false // no list of an answer is null; huma knows this setting for all APIs of a process only
}

// patterns of types that are texts in JSON.
var patterns = map[reflect.Type]string{
	reflect.TypeFor[common.Hash]():    "^0x[0-9a-f]{64}$",
	reflect.TypeFor[common.Address](): "^0x[0-9a-f]{40}$",
	reflect.TypeFor[hexutil.Bytes]():  "^0x([0-9a-f]{2})*$",
}

// refine says in the document what huma does not take from the types: which objects may be null, and how hashes, addresses
// and bytes are written.
func refine(document *huma.OpenAPI) {
	registry := document.Components.Schemas
	for name, schema := range registry.Map() {
		t := registry.TypeFromRef("#/components/schemas/" + name)
		if t == nil || t.Kind() != reflect.Struct {
			continue
		}
		refineFields(schema, t)
	}
}

func refineFields(schema *huma.Schema, t reflect.Type) {
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous && name == "" {
			refineFields(schema, field.Type)
			continue
		}
		if property := schema.Properties[name]; property != nil {
			schema.Properties[name] = refined(property, field.Type, options)
		}
	}
}

func refined(s *huma.Schema, t reflect.Type, options string) *huma.Schema {
	base := t
	if t.Kind() == reflect.Pointer {
		base = t.Elem()
	}
	if pattern := patterns[base]; pattern != "" {
		s.Pattern, s.ContentEncoding = pattern, ""
		s.Nullable = t.Kind() == reflect.Pointer && options != "omitempty"
		return s
	}
	if base.Kind() == reflect.Slice && s.Items != nil {
		s.Items = refined(s.Items, base.Elem(), "")
		return s
	}
	if t.Kind() == reflect.Pointer && s.Ref != "" && options != "omitempty" {
		return &huma.Schema{
			Description: s.Description, OneOf: []*huma.Schema{{Ref: s.Ref}, {Type: "null"}},
		}
	}
	return s
}

// describeRetries says in the document which refusals go away by themselves, and that they say when to ask again.
func describeRetries(document *huma.OpenAPI) {
	for _, item := range document.Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post} {
			if op == nil {
				continue
			}
			for _, status := range []string{"409", "429", "503"} {
				if response := op.Responses[status]; response != nil {
					response.Headers = map[string]*huma.Header{"Retry-After": {
						Description: "seconds after which to ask again", Schema: &huma.Schema{Type: "integer"},
					}}
				}
			}
			if away := op.Responses["503"]; away != nil {
				away.Description = "The mirror can't be read now, or holds no block yet"
			}
		}
	}
}
