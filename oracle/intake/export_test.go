package intake

// Read reads artefacts as a batch does, before anything asks the journal, and says how many can be decided at once.
func (in *Intake) Read(list []Artefact) int {
	arrivals := make([]*arrival, len(list))
	for i, a := range list {
		arrivals[i] = in.read(a)
	}
	defer release(arrivals)
	return round(arrivals)
}
