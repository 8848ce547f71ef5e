package record

// Said is a claim as people read it. It is made from the claim alone.
type Said struct {
	Names   []string // codes and texts by which people may name it
	Number  string   // the result's own number in the record, such as OBX-1; empty where it has none
	Text    string   // what it says
	Context string   // which of the record's contexts it belongs to; of a context, its own
}
