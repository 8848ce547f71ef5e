package keys_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/internal/keys"
)

const crashFolder = "LABSEAL_TEST_CRASH_FOLDER"

// TestCreate_Killed kills a process that creates one key after the other: what it leaves opens, and what it reported is
// there.
func TestCreate_Killed(t *testing.T) {
	if dir := os.Getenv(crashFolder); dir != "" {
		createForever(t, dir)
	}
	_, dir, passwordFile := newTestFolder(t)
	t.Setenv(crashFolder, dir+string(filepath.ListSeparator)+passwordFile)
	created := 0
	for range 5 {
		created += runAndKill(t)
	}
	folder := openFolder(t, dir, passwordFile)
	entries, err := os.ReadDir(filepath.Join(dir, "epochs"))
	if err != nil {
		t.Fatal(err)
	}
	whole := 0
	for _, entry := range entries {
		number, isKey := strings.CutSuffix(entry.Name(), ".json")
		if !isKey {
			continue // a temporary file
		}
		id, err := strconv.ParseUint(number, 10, 32)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := folder.Epoch(uint32(id)); err != nil {
			t.Errorf("left by a killed process: %v", err)
		}
		whole++
	}
	if whole < created || created == 0 {
		t.Fatalf("%d keys were reported created, %d are there", created, whole)
	}
}

// createForever prints the number of each key once it is created.
func createForever(t *testing.T, where string) {
	dir, passwordFile, _ := strings.Cut(where, string(filepath.ListSeparator))
	folder := openFolder(t, dir, passwordFile)
	for id := uint32(1); ; id++ {
		err := folder.CreateEpoch(id)
		if errors.Is(err, keys.ErrExists) {
			continue // from the run before
		}
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("created")
	}
}

// runAndKill answers how many keys the killed process had reported.
func runAndKill(t *testing.T) int {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestCreate_Killed$")
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines, reported := bufio.NewScanner(out), 0
	enough := 5 + rand.IntN(20)
	for reported < enough && lines.Scan() {
		reported++
	}
	time.Sleep(time.Duration(rand.IntN(2000)) * time.Microsecond) // anywhere in the next creation
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		reported++
	}
	_ = child.Wait()
	if reported < enough {
		t.Fatalf("the process stopped by itself after %d keys", reported)
	}
	return reported
}
