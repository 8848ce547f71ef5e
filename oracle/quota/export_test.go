package quota

// Has says whether a caller has an account.
func (b *Book) Has(caller string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.accounts[caller] != nil
}
