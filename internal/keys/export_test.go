package keys

// Cheapen lets a test open key files by the thousand.
func Cheapen(f *Folder) { f.cost = none }

// DecryptStatement opens the bytes of a statement key file.
func DecryptStatement(data []byte, password string) ([]byte, error) {
	return decrypt(data, Statement.slot(), password)
}

// ParsePointer reads a pointer.
func ParsePointer(data []byte) error {
	_, err := parsePointer(data)
	return err
}
