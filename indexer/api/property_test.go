package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/labseal/labseal/indexer/api"
)

// casesEach is how many questions of each operation are asked, a half of them invalid.
const casesEach = 180

// TestProperty asks valid and invalid questions that are made from the document alone, of a mirror in Postgres. No answer
// may be a failure, no invalid question may be answered, and each answer must be as the document says.
func TestProperty(t *testing.T) {
	handler := api.New(api.Config{Mirror: filled(t), Log: discard})
	asked, found := probe(t, handler, casesEach)
	for _, complaint := range found {
		t.Error(complaint)
	}
	total := 0
	for _, count := range asked {
		total += count
	}
	t.Logf("%d questions, answers by status: %v", total, asked)
	if total < 5000 || asked[200] < total/8 || asked[404] == 0 || asked[409] == 0 || asked[410] == 0 {
		t.Errorf("%d questions are too few, or of too few kinds: answers by status %v", total, asked)
	}
}

// TestProperty_Notices is the control: it plants faults in the answers and wants each to be found.
func TestProperty_Notices(t *testing.T) {
	handler := api.New(api.Config{Mirror: filled(t), Log: discard})
	for name, fault := range map[string]struct {
		broken http.HandlerFunc
		wants  string
	}{
		"a failure": {func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/v1/lots/") {
				http.Error(w, "oh", http.StatusInternalServerError)
				return
			}
			handler.ServeHTTP(w, r)
		}, "status 500"},
		"a field less": {altered(handler, `"sinceBlock":`, `"since":`), "sinceBlock"},
		"a null":       {altered(handler, `"events":[`, `"events":null,"x":[`), "events"},
		"a word":       {altered(handler, `"contract":"ResultLog"`, `"contract":"Results"`), "enum"},
		"no hash":      {altered(handler, `"root":"0x`, `"root":"`), "regular expression"},
		"leniency": {func(w http.ResponseWriter, r *http.Request) {
			query := r.URL.Query()
			query.Del("unheard_of")
			r.URL.RawQuery = query.Encode()
			handler.ServeHTTP(w, r)
		}, "unheard_of"},
		"another type": {func(w http.ResponseWriter, r *http.Request) {
			recorded := httptest.NewRecorder()
			handler.ServeHTTP(recorded, r)
			w.Header().Set("Content-Type", "text/plain")
			w.WriteHeader(recorded.Code)
			_, _ = w.Write(recorded.Body.Bytes())
		}, "text/plain"},
	} {
		_, found := probe(t, fault.broken, 16)
		if !slices.ContainsFunc(found, func(complaint string) bool { return strings.Contains(complaint, fault.wants) }) {
			t.Errorf("%s was not noticed among %d complaints: %.300q", name, len(found), found)
		}
	}
}

// altered replaces a text in each answer.
func altered(handler http.Handler, old, replacement string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		recorded := httptest.NewRecorder()
		handler.ServeHTTP(recorded, r)
		for name, values := range recorded.Header() {
			w.Header()[name] = values
		}
		w.WriteHeader(recorded.Code)
		_, _ = w.Write(bytes.ReplaceAll(recorded.Body.Bytes(), []byte(old), []byte(replacement)))
	}
}

// probe asks a handler and returns how often it answered with which status, and what was wrong.
func probe(t *testing.T, handler http.Handler, each int) (asked map[int]int, found []string) {
	t.Helper()
	file, err := api.Document()
	check(t, err)
	document, err := openapi3.NewLoader().LoadFromData(file)
	check(t, err)
	asked = map[int]int{}
	var group sync.WaitGroup
	var mu sync.Mutex
	slots := make(chan struct{}, 4)
	for path, item := range document.Paths.Map() {
		for method, operation := range item.Operations() {
			slots <- struct{}{}
			group.Go(func() {
				defer func() { <-slots }()
				random := rand.New(rand.NewPCG(1, uint64(len(path)))) //nolint:gosec // the same cases each time
				for i := range each {
					q := newCase(random, method, path, operation)
					if i%2 == 1 {
						q.spoil(random)
					}
					status, complaint := q.ask(document, operation, handler)
					mu.Lock()
					asked[status]++
					if complaint != "" && len(found) < 100 {
						found = append(found, complaint)
					}
					mu.Unlock()
				}
			})
		}
	}
	group.Wait()
	return asked, found
}

// question is one that is made from the document.
type question struct {
	method, path string
	parameters   map[string]*openapi3.Parameter
	inPath       map[string]string
	query        url.Values
	etag         string
	spoiled      string // what is wrong with it; empty where nothing is
}

func (q *question) ask(document *openapi3.T, operation *openapi3.Operation, handler http.Handler) (int, string) {
	path := q.path
	for name, value := range q.inPath {
		path = strings.ReplaceAll(path, "{"+name+"}", url.PathEscape(value))
	}
	request := httptest.NewRequest(q.method, path+"?"+q.query.Encode(), nil)
	if q.etag != "" {
		request.Header.Set("If-None-Match", q.etag)
	}
	recorded := httptest.NewRecorder()
	handler.ServeHTTP(recorded, request)
	complain := func(format string, args ...any) (int, string) {
		return recorded.Code, fmt.Sprintf("%s %s: ", q.method, request.URL) + fmt.Sprintf(format, args...)
	}
	switch {
	case recorded.Code >= 500:
		return complain("status %d: %s", recorded.Code, recorded.Body)
	case q.spoiled != "" && recorded.Code != http.StatusUnprocessableEntity:
		return complain("status %d though %s", recorded.Code, q.spoiled)
	case q.spoiled == "" && recorded.Code == http.StatusUnprocessableEntity:
		return complain("valid, and refused: %s", recorded.Body)
	}
	if err := isOnSpec(document, operation, recorded); err != nil {
		return complain("status %d: %v", recorded.Code, err)
	}
	return recorded.Code, ""
}

// isOnSpec compares an answer with what the document says of it.
func isOnSpec(document *openapi3.T, operation *openapi3.Operation, recorded *httptest.ResponseRecorder) error {
	response := operation.Responses.Status(recorded.Code)
	if response == nil {
		return fmt.Errorf("the document has no such answer")
	}
	contentType := recorded.Header().Get("Content-Type")
	if len(response.Value.Content) == 0 {
		if recorded.Body.Len() != 0 {
			return fmt.Errorf("a body, where the document has none")
		}
		return nil
	}
	media := response.Value.Content[contentType]
	if media == nil {
		return fmt.Errorf("%s is no type of the document's", contentType)
	}
	var body any
	if err := json.Unmarshal(recorded.Body.Bytes(), &body); err != nil {
		return err
	}
	return document.ValidateSchemaJSON(media.Schema.Value, body, openapi3.EnableFormatValidation(), openapi3.MultiErrors())
}
