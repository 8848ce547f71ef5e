package api_test

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
)

// makers make a text that a pattern of the document matches: often one that the mirror knows.
var makers = map[string]func(*rand.Rand) string{
	"^0x[0-9a-fA-F]{64}$": func(r *rand.Rand) string {
		if r.IntN(4) > 0 {
			return hex([]byte{1, 3, 4, 5, 6, 7, 11, 12, 20, 22, 30, 31, 32, 40, 50, 60}[r.IntN(16)])
		}
		return "0x" + digits(r, "0123456789abcdefABCDEF", 64)
	},
	"^[0-9a-fA-F]{64}$": func(r *rand.Rand) string {
		return []string{hex(6), hex(7), hex(20), hex(22), hex(99)}[r.IntN(5)][2:]
	},
	"^0x[0-9a-fA-F]{40}$": func(r *rand.Rand) string {
		if r.IntN(2) == 0 {
			return fmt.Sprintf("0x%040x", r.IntN(12))
		}
		return "0x" + digits(r, "0123456789abcdefABCDEF", 40)
	},
	"^[0-9]{1,18}-[0-9]{1,18}-[0-9a-f]{8}$": func(r *rand.Rand) string {
		if r.IntN(2) == 0 {
			return fmt.Sprintf("%d-0-0b000000", r.IntN(60))
		}
		return digits(r, "0123456789", 1+r.IntN(18)) + "-" + digits(r, "0123456789", 1+r.IntN(18)) + "-" +
			digits(r, "0123456789abcdef", 8)
	},
	"^[A-Za-z0-9]*$": func(r *rand.Rand) string {
		known := []string{"Granted", "VoteCast", "HandlesAmended", "Collected", "CheckpointAnchored", "ParametersChanged"}
		if r.IntN(2) == 0 {
			return known[r.IntN(len(known))]
		}
		return digits(r, "ABCxyz019", 1+r.IntN(64))
	},
	"^[1-9][0-9]{0,76}$": func(r *rand.Rand) string {
		if r.IntN(2) == 0 {
			return "1"
		}
		return digits(r, "123456789", 1) + digits(r, "0123456789", r.IntN(77))
	},
}

func digits(r *rand.Rand, alphabet string, count int) string {
	text := make([]byte, count)
	for i := range text {
		text[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(text)
}

// valid is a value that a schema allows.
func valid(r *rand.Rand, s *openapi3.Schema) string {
	switch {
	case len(s.Enum) > 0:
		return s.Enum[r.IntN(len(s.Enum))].(string)
	case s.Type.Is("integer"):
		least, most := uint64(0), uint64(1)<<53-1
		if s.Min != nil {
			least = uint64(*s.Min)
		}
		if s.Max != nil {
			most = uint64(*s.Max)
		}
		if r.IntN(8) == 0 {
			return strconv.FormatUint([]uint64{least, most}[r.IntN(2)], 10)
		}
		return strconv.FormatUint(least+r.Uint64N(min(60, most-least+1)), 10)
	case s.Format == "date-time":
		at := monthBegin.Add(time.Duration(r.Int64N(int64(60 * 24 * time.Hour))))
		if r.IntN(8) == 0 {
			at = time.Unix(r.Int64N(8e9)-4e9, 0)
		}
		return at.In(time.FixedZone("", 3600*(r.IntN(27)-12))).Format([]string{time.RFC3339, time.RFC3339Nano}[r.IntN(2)])
	case s.Pattern != "":
		return makers[s.Pattern](r)
	}
	return digits(r, `abc"/*,`, 1+r.IntN(40)) // an ETag
}

// spoilt is a value that a schema refuses, or false.
func spoilt(r *rand.Rand, s *openapi3.Schema) (string, bool) {
	one := func(values ...string) (string, bool) { return values[r.IntN(len(values))], true }
	switch {
	case len(s.Enum) > 0:
		return one("x", "Lab", s.Enum[0].(string)+"s", "\x00", strings.Repeat("long", 1000))
	case s.Type.Is("integer"):
		values := []string{"-1", "x", "1.5", "1e2", "0x10", " 1", "+1", "18446744073709551616", "true", "٣"}
		if s.Min != nil && *s.Min > 0 {
			values = append(values, strconv.FormatUint(uint64(*s.Min)-1, 10))
		}
		if s.Max != nil {
			values = append(values, strconv.FormatUint(uint64(*s.Max)+1, 10))
		}
		return one(values...)
	case s.Format == "date-time":
		return one("yesterday", "2026-03-01", "2026-13-01T00:00:00Z", "2026-03-01T00:00:00", "1772323200", "2026-03-01T25:00:00Z", "\x00")
	case s.Pattern != "":
		good := makers[s.Pattern](r)
		return one(good+"!", "!"+good, good+"\x00", good+"\n", "%", "ü", "' or 1=1 --")
	case s.MaxLength != nil:
		return strings.Repeat("x", int(*s.MaxLength)+1), true
	}
	return "", false
}

// newCase makes a valid question.
func newCase(r *rand.Rand, method, path string, operation *openapi3.Operation) *question {
	q := &question{
		method: method, path: path, query: url.Values{}, inPath: map[string]string{},
		parameters: map[string]*openapi3.Parameter{},
	}
	for _, ref := range operation.Parameters {
		p := ref.Value
		q.parameters[p.Name] = p
		value := valid(r, p.Schema.Value)
		switch {
		case p.In == "path":
			q.inPath[p.Name] = value
		case !p.Required && r.IntN(3) > 0 || p.Name == "proof": // what proves has a test of its own
		case p.In == "header":
			q.etag = value
		default:
			q.query.Set(p.Name, value)
		}
	}
	q.obey()
	return q
}

// obey follows the rules between parameters, which schemas don't tell: the descriptions do.
func (q *question) obey() {
	if q.query.Has("block") {
		q.query.Del("at")
	}
	if q.query.Has("log") && !q.query.Has("member") {
		q.query.Set("member", hex(1))
	}
	if q.query.Has("from") {
		from, _ := time.Parse(time.RFC3339, q.query.Get("from"))
		until, _ := time.Parse(time.RFC3339, q.query.Get("until"))
		if !until.After(from) {
			q.query.Set("until", from.Add(time.Hour).Format(time.RFC3339))
		}
	}
}

// spoil makes a question invalid, in one way.
func (q *question) spoil(r *rand.Rand) {
	names := []string{"unheard_of", "again", "without"}
	for name := range q.parameters {
		names = append(names, name)
	}
	slices.Sort(names)
	for q.spoiled == "" {
		name := names[r.IntN(len(names))]
		p := q.parameters[name]
		switch {
		case name == "unheard_of":
			q.query.Set(name, "1")
			q.spoiled = "unheard_of is no parameter"
		case name == "again" || name == "without":
			q.spoilValues(r, name)
		case p.Name == "proof":
		default:
			q.spoilValue(r, p)
		}
	}
}

// spoilValues gives a query parameter twice, or without a value, or not at all though it is required.
func (q *question) spoilValues(r *rand.Rand, how string) {
	for name, p := range q.parameters {
		if p.In != "query" || name == "proof" {
			continue
		}
		switch value := valid(r, p.Schema.Value); {
		case how == "again":
			q.query[name] = []string{value, value}
			q.spoiled = name + " is given twice"
		case p.Required:
			q.query.Del(name)
			q.spoiled = name + " is required"
		default:
			q.query.Set(name, "")
			q.spoiled = name + " is empty"
		}
		return
	}
}

func (q *question) spoilValue(r *rand.Rand, p *openapi3.Parameter) {
	value, isSpoilt := spoilt(r, p.Schema.Value)
	if !isSpoilt {
		return
	}
	q.spoiled = fmt.Sprintf("%s is %.40q", p.Name, value)
	switch p.In {
	case "path":
		q.inPath[p.Name] = value
	case "header":
		q.etag = value
	default:
		q.query.Set(p.Name, value)
	}
}
