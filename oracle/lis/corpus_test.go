package lis_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/folder"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/mllp"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// corpusFiles are all HL7 v2 files of the corpus.
func corpusFiles(t *testing.T) (files [][]byte) {
	t.Helper()
	dir := os.Getenv("LABSEAL_CORPUS")
	if dir == "" {
		t.Skip("LEFT OUT: no corpus; set LABSEAL_CORPUS to the folder that holds hl7v2 and hl7v2-malformed")
	}
	for _, folder := range []string{"hl7v2", "hl7v2-malformed"} {
		check(t, filepath.WalkDir(filepath.Join(dir, folder), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			files = append(files, b)
			return err
		}))
	}
	if len(files) < 400 {
		t.Fatalf("the corpus has only %d files", len(files))
	}
	return files
}

// verdictOf is what must become of a file, said by the parser and by the kind of its message, and not by intake.
func verdictOf(b []byte) hl7.Code {
	f, err := hl7.Parse(b)
	if err != nil {
		return hl7.ApplicationError
	}
	switch facts := f.Facts(); {
	case facts.Kind == record.Other:
		return hl7.ApplicationReject
	case facts.Kind == record.Link && (len(facts.Links) == 0 || len(facts.Links[0].Merged) == 0):
		return hl7.ApplicationError
	}
	return hl7.ApplicationAccept
}

// unframed is a message as it can go into a frame: a file may hold the framing itself, which is no part of the message.
func unframed(b []byte) []byte { return bytes.Trim(b, "\x0b\x1c\r\n") }

// TestDesk_Corpus sends every file of the corpus by MLLP. Each is answered as it must be: AE where it can't be read, AR
// where it is not for us, AA otherwise, in the mode that it asks for. What was accepted comes back from the journal byte
// by byte, or is the duplicate of what does. The second time changes nothing.
func TestDesk_Corpus(t *testing.T) {
	files := corpusFiles(t)
	o := newOracle(t)
	s := o.dial(t)
	codes := map[hl7.Code]int{}
	answered, twice, silent := 0, 0, 0
	for _, b := range files {
		if bytes.ContainsAny(b, "\x0b\x1c") {
			b = unframed(b)
		}
		h := hl7.ReadHeader(b)
		_, err := s.Write(mllp.AppendFrame(nil, b))
		check(t, err)
		commit, application := h.Wants(verdictOf(b))
		for _, want := range []hl7.Code{commit, application} {
			if want == "" {
				continue
			}
			code, text := s.receive(t, b)
			codes[code]++
			if code != want {
				t.Errorf("answered %s %q, want %s", code, text, want)
			}
		}
		switch {
		case commit == "" && application == "": // it wants no answer: what follows shows that it was taken
			silent++
		case commit != "" && application != "":
			twice++
			answered++
		default:
			answered++
		}
	}
	if answered+silent != len(files) || codes["AA"] == 0 || codes["AE"] == 0 || codes["AR"] == 0 || twice == 0 {
		t.Errorf("%d of %d files answered: %v", answered, len(files), codes)
	}
	check(t, s.Close())
	o.wantCorpus(t, files)
	t.Logf("%d files answered, %d of them twice: %v, %d wanted no answer", answered, twice, codes, silent)
}

// wantCorpus wants every file of the corpus in the journal, byte by byte: as a version, or in quarantine; those whose
// content came before under other bytes aren't there twice.
func (o *oracle) wantCorpus(t *testing.T, files [][]byte) {
	t.Helper()
	held := map[string]bool{}
	var versions []struct {
		Record  []byte
		Version uint32
	}
	check(t, o.db.Select(&versions, `select record, version from versions where address is not null`))
	for _, v := range versions {
		stored, err := o.journal.Version(t.Context(), vault.RecordID(v.Record), v.Version)
		check(t, err)
		b, _, err := o.intake.Keyring.Open(*stored.Sealed, stored.Record, stored.Version)
		check(t, err)
		held[string(b)] = true
	}
	kept, err := o.journal.Quarantine(t.Context(), true)
	check(t, err)
	for _, k := range kept {
		_, b, err := o.intake.Quarantined(t.Context(), k.ID)
		check(t, err)
		held[string(b)] = true
	}
	whole, alike, parts := 0, 0, 0
	for _, b := range files {
		if bytes.ContainsAny(b, "\x0b\x1c") {
			b = unframed(b)
		}
		list := intake.Split(intake.Artefact{Bytes: b, Type: projection.TypeHL7})
		parts += len(list)
		for _, a := range list {
			switch {
			case held[string(a.Bytes)]:
				whole++
			case isAlike(held, a.Bytes):
				alike++
			default:
				t.Errorf("a message of %d bytes is neither in the journal nor in quarantine", len(a.Bytes))
			}
		}
	}
	t.Logf("%d messages: %d are there byte by byte, %d say what one says that is", parts, whole, alike)
	if whole < 350 {
		t.Errorf("only %d of %d messages are there byte by byte", whole, parts)
	}
}

// isAlike says whether a message says the same as one that is held.
func isAlike(held map[string]bool, b []byte) bool {
	f, err := hl7.Parse(b)
	if err != nil {
		return false
	}
	want := f.Claims()
	for text := range held {
		if other, err := hl7.Parse([]byte(text)); err == nil && reflect.DeepEqual(other.Claims(), want) {
			return true
		}
	}
	return false
}

// TestDesk_CorpusTwice sends the corpus twice: the second time changes nothing.
func TestDesk_CorpusTwice(t *testing.T) {
	files := corpusFiles(t)
	o := newOracle(t)
	s := o.dial(t)
	count := func() (n int) {
		check(t, o.db.Get(&n, `select (select count(*) from entries) + (select count(*) from quarantine)`))
		return n
	}
	var counts [2]int
	for i := range counts {
		for _, b := range files {
			h := hl7.ReadHeader(b)
			commit, application := h.Wants(verdictOf(b))
			if bytes.ContainsAny(b, "\x0b\x1c") || commit == "" && application == "" {
				continue
			}
			s.send(t, b)
			if commit != "" && application != "" {
				s.receive(t, b)
			}
		}
		counts[i] = count()
	}
	if counts[0] == 0 || counts[1] != counts[0] {
		t.Errorf("%d entries and artefacts in quarantine, then %d", counts[0], counts[1])
	}
}

// TestFolder_Corpus drops every file of the corpus in a folder: each is moved to done/ or, with its reason, to refused/,
// and what was taken is in the journal byte by byte.
func TestFolder_Corpus(t *testing.T) {
	files := corpusFiles(t)
	o := newOracle(t)
	dir := t.TempDir()
	for i, b := range files {
		check(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.hl7", i)), b, 0o600))
	}
	f, err := folder.Open(dir, time.Millisecond, slog.New(slog.DiscardHandler))
	check(t, err)
	queue := intake.NewQueue(o.intake, slog.New(slog.DiscardHandler))
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 2)
	go func() { done <- queue.Run(ctx) }()
	go func() { done <- f.Run(ctx, queue, o.journal) }()
	defer func() {
		cancel()
		<-done
		<-done
	}()
	isThere := func(parts ...string) bool {
		_, err := os.Stat(filepath.Join(append([]string{dir}, parts...)...))
		return err == nil
	}
	for i, b := range files {
		name := fmt.Sprintf("%04d.hl7", i)
		for range 6000 {
			if isThere("done", name) || isThere("refused", name) {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		isRefused := isThere("refused", name)
		if isThere("done", name) == isRefused || isRefused != isThere("refused", name+".reason.txt") {
			t.Errorf("%s is in done/ and refused/, or in neither, or without a reason", name)
		}
		if len(b) > 0 && isRefused == (verdictOf(b) == hl7.ApplicationAccept) && len(intake.Split(intake.Artefact{Bytes: b})) == 1 {
			t.Errorf("%s: refused: %v, and the parser says %s", name, isRefused, verdictOf(b))
		}
	}
}
