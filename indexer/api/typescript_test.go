package api_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/labseal/labseal/indexer/api"
)

// TestDocument_TypeScript compares the types that the document gives with those that are checked in, in web/.
//
// They are written here and not by a package of npm, since those that there are bring a TypeScript compiler of their own,
// another than the one that checks web/.
func TestDocument_TypeScript(t *testing.T) {
	file, err := api.Document()
	check(t, err)
	document, err := openapi3.NewLoader().LoadFromData(file)
	check(t, err)
	golden(t, "../../web/indexer/api.ts", []byte(typeScript(document)))
}

func typeScript(document *openapi3.T) string {
	var out strings.Builder
	out.WriteString("// Generated from indexer/api/openapi.yaml by go generate ./indexer/api. Do not edit.\n")
	for _, name := range slices.Sorted(maps.Keys(document.Components.Schemas)) {
		schema := document.Components.Schemas[name].Value
		fmt.Fprintf(&out, "\n%sexport interface %s %s\n", comment("", schema.Description), name, object(schema, ""))
	}
	out.WriteString("\n/** The operations by id: where they are, what they take, and what they answer. */\nexport interface Operations {\n")
	for _, path := range slices.Sorted(maps.Keys(document.Paths.Map())) {
		operations := document.Paths.Value(path).Operations()
		for _, method := range slices.Sorted(maps.Keys(operations)) {
			writeOperation(&out, method, path, operations[method])
		}
	}
	out.WriteString("}\n")
	return out.String()
}

func writeOperation(out *strings.Builder, method, path string, operation *openapi3.Operation) {
	fmt.Fprintf(out, "%s  %q: {\n    method: %q;\n    path: %q;\n", comment("  ", operation.Summary),
		operation.OperationID, method, path)
	for _, in := range []string{"path", "query"} {
		fmt.Fprintf(out, "    %s: {", map[string]string{"path": "inPath", "query": "query"}[in])
		var fields []string
		for _, p := range operation.Parameters {
			if p.Value.In == in {
				fields = append(fields, field(p.Value.Name, p.Value.Required, p.Value.Schema))
			}
		}
		if len(fields) > 0 {
			out.WriteString(" " + strings.Join(fields, " ") + " ")
		}
		out.WriteString("};\n")
	}
	content := operation.Responses.Status(200).Value.Content
	if len(content) > 1 {
		delete(content, "text/event-stream") // which EventSource reads
	}
	var answers []string
	for _, kind := range slices.Sorted(maps.Keys(content)) {
		answers = append(answers, typeOf(content[kind].Schema, ""))
	}
	fmt.Fprintf(out, "    answer: %s;\n  };\n", strings.Join(slices.Compact(answers), " | "))
}

func comment(indent, text string) string {
	if text == "" {
		return ""
	}
	return indent + "/** " + strings.ReplaceAll(text, "*/", "* /") + " */\n"
}

func field(name string, isRequired bool, schema *openapi3.SchemaRef) string {
	mark := "?"
	if isRequired {
		mark = ""
	}
	return name + mark + ": " + typeOf(schema, "") + ";"
}

func object(s *openapi3.Schema, indent string) string {
	var out strings.Builder
	out.WriteString("{\n")
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		property := s.Properties[name]
		out.WriteString(comment(indent+"  ", property.Value.Description))
		out.WriteString(indent + "  " + field(name, slices.Contains(s.Required, name), property) + "\n")
	}
	return out.String() + indent + "}"
}

func typeOf(ref *openapi3.SchemaRef, indent string) string {
	if ref.Ref != "" {
		return ref.Ref[strings.LastIndex(ref.Ref, "/")+1:]
	}
	s := ref.Value
	var options []string
	for _, one := range s.OneOf {
		options = append(options, typeOf(one, indent))
	}
	for _, value := range s.Enum {
		if value != nil {
			options = append(options, fmt.Sprintf("%q", value))
		}
	}
	for _, name := range s.Type.Slice() {
		switch {
		case name == "null":
			options = append(options, "null")
		case len(s.Enum) > 0:
		case name == "integer" || name == "number":
			options = append(options, "number")
		case name == "array":
			options = append(options, "("+typeOf(s.Items, indent)+")[]")
		case name == "object" && len(s.Properties) == 0:
			options = append(options, "Record<string, unknown>")
		case name == "object":
			options = append(options, object(s, indent))
		default:
			options = append(options, name)
		}
	}
	if len(options) == 0 {
		return "unknown"
	}
	return strings.Join(slices.Compact(options), " | ")
}
