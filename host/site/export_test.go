package site

// Waiting returns how many handlers wait for their turn to be loaded.
func (s *Site) Waiting() int { return s.busy.Waiting() }
