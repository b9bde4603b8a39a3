package site

// Waiting returns how many handlers wait for their turn to be loaded.
func (s *Site) Waiting() int { return s.busy.Waiting() }

// Watched returns the directories and links that are watched.
func (s *Site) Watched() (dirs, links []string, err error) { return s.watched() }

// Jobs returns how many loads for a path are in progress or wait.
func (s *Site) Jobs(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.places[path]; p != nil {
		return p.users
	}
	return 0
}
