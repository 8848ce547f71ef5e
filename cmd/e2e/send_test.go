package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/mllp"
)

// testSend sends all files of ours in one call, and a recorded connection of two frames, the second of which was cut off
// in a copy.
func testSend(t *testing.T, d *devnet) {
	files, err := filepath.Glob("../../oracle/hl7/testdata/*.hl7")
	check(t, err)
	said := d.must(t, "oracle", append([]string{"send"}, files...)...)
	if taken := strings.Count(said, ": CA\n") + strings.Count(said, ": AA\n"); len(files) < 8 || taken != len(files) {
		t.Errorf("%d of %d files were taken:\n%s", taken, len(files), said)
	}
	if said := d.must(t, "oracle", "find", "../../oracle/hl7/testdata/pathology-pdf.hl7"); !strings.HasSuffix(said, " version 1, by its bytes, content, number, order\n") {
		t.Errorf("found:\n%s", said)
	}
	if a := d.run(t, "oracle", "find", writeRecords(t, "unknown", 1)[0]); a.code != 1 || a.stdout != "" {
		t.Errorf("a message that was never sent: exit code %d\n%s", a.code, a.stdout)
	}
	var frames []byte
	for _, path := range writeRecords(t, "framed", 2) {
		frames = mllp.AppendFrame(frames, read(t, path))
	}
	whole, cut := filepath.Join(t.TempDir(), "whole"), filepath.Join(t.TempDir(), "cut")
	check(t, os.WriteFile(whole, frames, 0o600))
	check(t, os.WriteFile(cut, frames[:len(frames)-3], 0o600))
	if said := d.must(t, "oracle", "send", whole); strings.Count(said, ": AA\n")+strings.Count(said, ": CA\n") != 2 {
		t.Errorf("two frames in a file:\n%s", said)
	}
	modes := filepath.Join(t.TempDir(), "modes") // two answers, one, none, one: each is told of its own message
	frames = nil
	for i, mode := range []string{"AL|AL", "NE|AL", "NE|NE", "|"} {
		frames = mllp.AppendFrame(frames, fmt.Appendf(nil,
			"MSH|^~\\&|LIS|LAB|||20260304||ORU^R01|MODE-%d|P|2.5.1|||%s\rPID|1||900^^^E\rOBR|1||MODE-%d^LIS|1^one\rOBX|1|NM|1^one||5||||||F\r", i, mode, i))
	}
	check(t, os.WriteFile(modes, frames, 0o600))
	want := strings.Repeat(modes+": AA\n", 2) + modes + ": sent; it asks for no answer\n" + modes + ": AA\n"
	if said := d.must(t, "oracle", "send", modes); said != want {
		t.Errorf("acknowledgement modes:\n%s", said)
	}
	if a := d.run(t, "oracle", "send", cut); a.code != 2 || !strings.Contains(a.stderr, "frame 2") || a.stdout != "" {
		t.Errorf("a frame that was cut off: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
}
