package keys

// Tiny is a cost at which a test can open a key file a thousand times.
var Tiny = Cost{2, 1}

// DecryptStatement opens the bytes of a statement key file.
func DecryptStatement(data []byte, password string) ([]byte, error) {
	return decrypt(data, Statement.slot(), password)
}

// ParsePointer reads a pointer.
func ParsePointer(data []byte) error {
	_, err := parsePointer(data)
	return err
}
