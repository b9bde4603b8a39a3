package site

// Waiting returns how many handlers wait for their turn to be loaded.
func (s *Site) Waiting() int { return s.busy.Waiting() }

// Watched returns the directories and links that are watched.
func (s *Site) Watched() (dirs, links []string, err error) { return s.watched() }
