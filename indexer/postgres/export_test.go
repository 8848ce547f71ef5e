package postgres

// Stall makes a writer one that hangs: it renews its lease no more.
func (w *Writer) Stall() { w.stop() }
