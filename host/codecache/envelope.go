package codecache

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// An entry has this form, with numbers in little endian:
//
//	magic [16]byte | key [32]byte | length of head uint64 | length of body uint64 | head | body | sha256 of all before [32]byte
//
// The last byte of magic is the number of this form.
const magic = "wasmserve code\x00\x01"

const headerSize = len(magic) + sha256.Size + 8 + 8

func entrySize(head []byte, body int64) int64 {
	return int64(headerSize) + int64(len(head)) + body + sha256.Size
}

var (
	errForm    = errors.New("it is not an entry of this version")
	errKey     = errors.New("it is an entry for something else")
	errLength  = errors.New("its length is not what it says")
	errSum     = errors.New("it is damaged: its sha256 does not match")
	errRegular = errors.New("it is not a regular file")
)

// targetError is a failure of the writer that an entry is copied to.
type targetError struct{ err error }

func (e *targetError) Error() string { return e.err.Error() }
func (e *targetError) Unwrap() error { return e.err }

// target turns the errors of a writer into targetErrors.
type target struct{ w io.Writer }

func (t target) Write(p []byte) (int, error) {
	n, err := t.w.Write(p)
	if err != nil {
		err = &targetError{err}
	}
	return n, err
}

// load reads the entry at path, which must be key's, and copies its body to to.
func load(path string, key Key, to io.Writer) ([]byte, error) {
	f, err := openEntry(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := trustedFile(info); err != nil {
		return nil, err
	}
	sum := sha256.New()
	r := io.TeeReader(f, sum)
	var header [headerSize]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, short(err)
	}
	rest := header[len(magic)+sha256.Size:]
	headSize, bodySize := binary.LittleEndian.Uint64(rest), binary.LittleEndian.Uint64(rest[8:])
	most := uint64(info.Size())
	switch {
	case string(header[:len(magic)]) != magic:
		return nil, errForm
	case !bytes.Equal(header[len(magic):][:sha256.Size], key[:]):
		return nil, errKey
	case headSize > most || bodySize > most || headSize+bodySize+uint64(headerSize)+sha256.Size != most:
		return nil, errLength
	}
	head := make([]byte, headSize)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, short(err)
	}
	if _, err := io.CopyBuffer(target{to}, io.LimitReader(r, int64(bodySize)), make([]byte, 256<<10)); err != nil {
		return nil, err
	}
	var want [sha256.Size]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
		return nil, short(err)
	}
	if !bytes.Equal(sum.Sum(nil), want[:]) {
		return nil, errSum
	}
	return head, nil
}

// short is errLength for a file that ends before it should.
func short(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return errLength
	}
	return err
}

// write writes an entry. It is not synced: the sha256 detects an entry that a crash has left half written.
func write(f *os.File, key Key, head []byte, body io.Reader, size int64) error {
	sum := sha256.New()
	out := bufio.NewWriterSize(f, 256<<10)
	w := io.MultiWriter(out, sum)
	header := append(append([]byte(magic), key[:]...), make([]byte, 16)...)
	binary.LittleEndian.PutUint64(header[len(header)-16:], uint64(len(head)))
	binary.LittleEndian.PutUint64(header[len(header)-8:], uint64(size))
	w.Write(header) // out keeps the first error for Flush
	w.Write(head)
	n, err := io.Copy(w, io.LimitReader(body, size))
	if err == nil && n != size {
		err = errLength
	}
	if err != nil {
		return err
	}
	if _, err := out.Write(sum.Sum(nil)); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return f.Close()
}
