package record

// Coding is a code of a system, by the system's URI, as FHIR spells it.
type Coding struct{ System, Code string }
