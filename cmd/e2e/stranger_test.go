package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
)

// TestStranger gives a stranger files, the guide and the program, in a network namespace that has nothing in it, not even
// a loopback that is up: what the guide's commands say there needs nobody. The stranger is shown a result, a corrected
// one, a part of one, and all that a forger can make: changed files, a chain of the forger's own under stolen lab keys, and
// a trust file to go with it.
func TestStranger(t *testing.T) {
	if runtime.GOOS != "linux" || os.Getuid() != 0 || exec.Command("unshare", "-n", "true").Run() != nil {
		if os.Getenv("LABSEAL_CI") != "" {
			t.Fatal("an empty network namespace takes Linux, root and unshare")
		}
		t.Skip("left out: an empty network namespace takes Linux, root and unshare")
	}
	d := up(t, "--block-time", "1s")
	result, err := os.ReadFile("../../oracle/hl7/testdata/cbc-2-final.hl7")
	check(t, err)
	s := &stranger{d: d, dir: t.TempDir(), guide: guideCommands(t, "../../docs/guides/verify.md"), consortium: d.env["LABSEAL_CONSORTIUM"]}
	s.give(t, "trust.note", read(t, d.env["LABSEAL_TRUST"]))
	s.makeFiles(t, result)

	const verify, withRecord = "oracle verify result.evidence", "oracle verify --record result.hl7 result.evidence"
	s.sees(t, "plain", verify, 0, "Genuine.\n", "North Lab stated it", "not known; the file has no amendment proof")
	s.sees(t, "result", verify, 0, "Genuine.\n", "No amendment of it was recorded by the lab as of block")
	s.sees(t, "result", withRecord, 0, "byte for byte, the one the lab received")
	s.sees(t, "corrected", verify, 0, "Genuine. AMENDED", "It was amended in block", "corrected", "North Lab stated that it is amended")
	s.sees(t, "silenced", verify, 0, "Genuine. DISPUTED", "It was amended in block")
	s.sees(t, "part", verify, 0, "Genuine.\n", "Hemoglobin [Mass/volume] in Blood: 13.9 g/dL", "PID-5 Invented^Igor")
	if said := s.run(t, "part", verify).stdout; strings.Contains(said, "Leukocytes") || strings.Contains(said, "Platelets") {
		t.Errorf("the part tells of more:\n%s", said)
	}
	s.sees(t, "changed-evidence", verify, 1, "NOT GENUINE")
	s.sees(t, "changed-opening", verify, 1, "NOT GENUINE. The opening check failed")
	s.sees(t, "changed-report", withRecord, 1, "NOT GENUINE. The record check failed")
	s.sees(t, "forged-chain", verify, 1, "NOT GENUINE. The finality check failed")

	t.Run("sealed chain", func(t *testing.T) { s.seals(t, verify) })
	t.Run("forged trust file", func(t *testing.T) {
		honest := s.consortium
		s.give(t, "trust.note", s.forger.trust)
		if said := s.run(t, "forged-chain", verify); said.code != 1 || !strings.Contains(said.stderr, honest) {
			t.Errorf("exit code %d\n%s%s", said.code, said.stdout, said.stderr)
		}
		s.consortium = "" // whoever does not know the id is told to compare it, and is not protected
		if said := s.run(t, "forged-chain", verify); said.code != 0 || !strings.Contains(said.stdout, s.forger.consortium.Hex()) ||
			!strings.Contains(said.stdout, "compare its id") {
			t.Errorf("exit code %d\n%s%s", said.code, said.stdout, said.stderr)
		}
	})
}

// seals shows the stranger files of a chain whose validators seal its blocks, from the specification's vectors.
func (s *stranger) seals(t *testing.T, verify string) {
	type given struct{ Name, Trust, Evidence string }
	var vectors struct {
		Trusts             []struct{ Name, File, Hash string }
		Positive, Negative []given
	}
	check(t, json.Unmarshal(read(t, "../../docs/spec/vectors/evidence.json"), &vectors))
	of := func(list []given, name string) []byte {
		i := slices.IndexFunc(list, func(g given) bool { return g.Name == name })
		return common.FromHex(list[i].Evidence)
	}
	i := slices.IndexFunc(vectors.Trusts, func(f struct{ Name, File, Hash string }) bool { return f.Name == "QBFT by Besu" })
	honest, trust := s.consortium, read(t, filepath.Join(s.dir, "trust.note"))
	s.give(t, "trust.note", []byte(vectors.Trusts[i].File))
	s.consortium = vectors.Trusts[i].Hash
	s.give(t, "sealed/result.evidence", of(vectors.Positive, "sealed by four, in another round, QBFT by Besu"))
	s.give(t, "unsealed/result.evidence", of(vectors.Negative, "two seals, QBFT by Besu"))
	s.sees(t, "sealed", verify, 0, "Genuine.\n", "3 of the chain's 4 validators then sealed that block")
	s.sees(t, "unsealed", verify, 1, "NOT GENUINE. The finality check failed")
	s.give(t, "trust.note", trust)
	s.consortium = honest
}

// stranger holds folders of files and the commands of a guide.
type stranger struct {
	d          *devnet
	dir        string
	guide      []string
	consortium string
	forger     *forger
}

// give puts a file where the stranger is.
func (s *stranger) give(t *testing.T, name string, content []byte) {
	t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	check(t, os.MkdirAll(filepath.Dir(path), 0o755))
	check(t, os.WriteFile(path, content, 0o644))
}

// makeFiles has the lab issue what the stranger is given, and a forger make the rest.
func (s *stranger) makeFiles(t *testing.T, result []byte) {
	t.Helper()
	out := t.TempDir()
	record := filepath.Join(out, "result.hl7")
	check(t, os.WriteFile(record, result, 0o644))
	first := parseAnchored(t, s.d.must(t, "oracle", "anchor", "--json", "--out", out, record))[0]
	plain, opening := read(t, first.Evidence), read(t, first.Opening)
	s.d.must(t, "oracle", "refresh", first.Evidence)
	fresh := read(t, first.Evidence)
	part := filepath.Join(out, "part")
	s.d.must(t, "oracle", "reveal", "--claim", "718-7", "--out", part, first.Opening)
	byRecord := filepath.Join(out, "by-record")
	s.d.must(t, "oracle", "reveal", "--claim", "718-7", "--out", byRecord, "--version", "1", first.Record)
	name := filepath.Base(first.Opening)
	partial := read(t, filepath.Join(part, name))
	if !bytes.Equal(partial, read(t, filepath.Join(byRecord, name))) {
		t.Error("the holder's part is not the lab's")
	}

	s.d.must(t, "oracle", "correct", "--reason", "corrected", "--out", out, first.Record, "../../oracle/hl7/testdata/cbc-3-corrected.hl7")
	check(t, os.WriteFile(first.Evidence, plain, 0o644))
	s.d.must(t, "oracle", "refresh", first.Evidence)
	amended := read(t, first.Evidence)
	statement := read(t, strings.TrimSuffix(first.Evidence, ".evidence")+".amendment")

	give := func(folder string, files map[string][]byte) {
		for name, content := range files {
			s.give(t, folder+"/result."+name, content)
		}
	}
	give("plain", map[string][]byte{"evidence": plain, "opening": opening})
	give("result", map[string][]byte{"evidence": fresh, "opening": opening, "hl7": result})
	give("corrected", map[string][]byte{"evidence": amended, "opening": opening, "amendment": statement})
	give("silenced", map[string][]byte{"evidence": amended, "opening": opening})
	give("part", map[string][]byte{"evidence": fresh, "opening": partial})
	flipped := bytes.Clone(fresh)
	flipped[len(flipped)/2] ^= 1
	give("changed-evidence", map[string][]byte{"evidence": flipped})
	give("changed-opening", map[string][]byte{
		"evidence": fresh, "opening": bytes.Replace(partial, []byte("13.9"), []byte("93.9"), 1),
	})
	give("changed-report", map[string][]byte{
		"evidence": fresh, "opening": opening, "hl7": bytes.Replace(result, []byte("13.9"), []byte("93.9"), 1),
	})
	s.forger = newForger(t, s.d)
	give("forged-chain", map[string][]byte{"evidence": s.forger.evidence})
}

// sees runs a command of the guide in a folder, without a network, and wants its exit code and words.
func (s *stranger) sees(t *testing.T, folder, command string, code int, words ...string) {
	t.Helper()
	said := s.run(t, folder, command)
	if said.code != code {
		t.Errorf("%s: exit code %d, want %d\n%s%s", folder, said.code, code, said.stdout, said.stderr)
	}
	for _, want := range words {
		if !strings.Contains(said.stdout, want) {
			t.Errorf("%s: it does not say %q\n%s%s", folder, want, said.stdout, said.stderr)
		}
	}
}

func (s *stranger) run(t *testing.T, folder, command string) answer {
	t.Helper()
	if !slices.Contains(s.guide, command) {
		t.Fatalf("the guide does not show: %s", command)
	}
	// In the namespace, first make sure that it is empty: a stranger with a network would prove nothing.
	const script = `if [ "$(grep -c : /proc/net/dev)" != 1 ] || ! grep -q lo: /proc/net/dev; then exit 99; fi; exec "$@"`
	cmd := exec.CommandContext(t.Context(), "unshare", append([]string{"-n", "sh", "-c", script, "sh"}, strings.Fields(command)...)...)
	cmd.Dir = filepath.Join(s.dir, folder)
	cmd.Env = []string{"PATH=" + s.d.bin + ":" + os.Getenv("PATH"), "LABSEAL_TRUST=" + filepath.Join(s.dir, "trust.note")}
	if s.consortium != "" {
		cmd.Env = append(cmd.Env, "LABSEAL_CONSORTIUM="+s.consortium)
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if cmd.ProcessState.ExitCode() == 99 {
		t.Fatal("the namespace is not empty")
	}
	return answer{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

// guideCommands are the lines of a guide's code blocks.
func guideCommands(t *testing.T, path string) (list []string) {
	t.Helper()
	isCode := false
	for line := range strings.Lines(string(read(t, path))) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "```") {
			isCode = !isCode
		} else if isCode {
			list = append(list, line)
		}
	}
	return list
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	check(t, err)
	return b
}
