package evidence

// Claim is one separately disclosable part of a version: an OBX with its notes, an Observation, the patient block.
// What its body holds is up to the projection (docs/spec/projections.md).
type Claim struct {
	Kind string // "context", "patient", "order", "observation", "specimen", "document", "other"
	Name string // what it is about, as far as the record names it: "2345-7^GLU", "Observation/obs1"; may be empty
	Body []byte // the projected bytes, never re-encoded after projection
}
