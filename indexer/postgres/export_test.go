package postgres

// Stall makes a writer one that hangs: it renews its lease no more.
func (w *Writer) Stall() { w.stop() }

// ContractOf says which contract has an event.
func ContractOf(event string) string { return contractOf[event] }
