package host

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"time"
)

// manifest is the JSON in which a guest declares its settings and routes (abi/SPEC.md, section 7).
type manifest struct {
	Unix               *string         `json:"unix"`
	Hostname           *string         `json:"hostname"`
	Port               *int            `json:"port"`
	IdleTimeout        *float64        `json:"idleTimeout"`
	RequestTimeout     *float64        `json:"requestTimeout"`
	GuestTimeout       *float64        `json:"guestTimeout"`
	Isolation          *string         `json:"isolation"`
	MaxRequestBodySize *int64          `json:"maxRequestBodySize"`
	Instances          *int            `json:"instances"`
	Development        *bool           `json:"development"`
	Routes             json.RawMessage `json:"routes"`
}

// parseManifest reads a manifest. Every error names the key and what it must be.
func parseManifest(text []byte) (Settings, json.RawMessage, error) {
	if len(text) == 0 {
		return Settings{}, nil, nil
	}
	var m manifest
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return Settings{}, nil, fmt.Errorf("manifest: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return Settings{}, nil, errors.New("manifest: more than one JSON value")
	}
	if m.Unix != nil && (m.Port != nil || m.Hostname != nil) {
		return Settings{}, nil, errors.New("manifest: unix and hostname or port exclude each other")
	}
	if m.Port != nil && (*m.Port < 0 || *m.Port > 65535) {
		return Settings{}, nil, fmt.Errorf("manifest: port %d is not within 0..65535", *m.Port)
	}
	if m.MaxRequestBodySize != nil && *m.MaxRequestBodySize < 0 {
		return Settings{}, nil, fmt.Errorf("manifest: maxRequestBodySize %d is negative", *m.MaxRequestBodySize)
	}
	if m.Instances != nil && (*m.Instances < 1 || *m.Instances > 10000) {
		return Settings{}, nil, fmt.Errorf("manifest: instances %d is not within 1..10000", *m.Instances)
	}
	if m.Isolation != nil && *m.Isolation != IsolationNone && *m.Isolation != IsolationRequest {
		return Settings{}, nil, fmt.Errorf("manifest: isolation %q is neither none nor request", *m.Isolation)
	}
	s := Settings{Unix: m.Unix, Isolation: m.Isolation, Hostname: m.Hostname, Port: m.Port, MaxBody: m.MaxRequestBodySize, Instances: m.Instances, Development: m.Development}
	var err error
	if s.IdleTimeout, err = seconds("idleTimeout", m.IdleTimeout); err != nil {
		return Settings{}, nil, err
	}
	if s.RequestTimeout, err = seconds("requestTimeout", m.RequestTimeout); err != nil {
		return Settings{}, nil, err
	}
	if s.GuestTimeout, err = seconds("guestTimeout", m.GuestTimeout); err != nil {
		return Settings{}, nil, err
	}
	return s, m.Routes, nil
}

// seconds converts a number of seconds to a duration of at most a hundred years.
func seconds(key string, n *float64) (*time.Duration, error) {
	if n == nil {
		return nil, nil
	}
	if *n < 0 || math.IsNaN(*n) || *n > 100*365*24*3600 {
		return nil, fmt.Errorf("manifest: %s %v is not a number of seconds (0: none)", key, *n)
	}
	return new(time.Duration(*n * float64(time.Second))), nil
}
