package e2e

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// testLinkOfSeveral makes a link to one analyte of two records of a patient, as a code. Another's reader scans it, and another's
// JOSE follows it by the steps of the specification: to files that have an address and to embedded ones, which hold the same. What
// was not shared is in none of them; what was is proven by what came with it.
func testLinkOfSeveral(t *testing.T, d *devnet, dir, base, text string) {
	var records []string
	for _, n := range []string{"1", "2"} {
		named := strings.NewReplacer("F-9001", "F-several-"+n, "P-5501", "P-several-"+n, "RIV-20260302-0001", "several-"+n, "||212|", "||21"+n+"|")
		path := filepath.Join(dir, "several-"+n+".hl7")
		check(t, os.WriteFile(path, []byte(named.Replace(text)), 0o644))
		records = append(records, parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--out", dir, path))[0].Record)
	}
	svg, image := filepath.Join(dir, "link.svg"), filepath.Join(dir, "link.png")
	create := []string{
		"link", "create", "--links-url", base, "--by", "front desk", "--patient", "--viewer", "https://viewer.example/",
		"--code", "http://loinc.org|2093-3", "--qr",
	}
	link := strings.TrimSpace(d.must(t, "oracle", append(append(create, svg), records...)...))
	if !strings.HasPrefix(link, "https://viewer.example/#shlink:/") || scan(t, modulesOfSVG(t, svg)) != link {
		t.Errorf("the code of %s says something else", link)
	}
	other := strings.TrimSpace(d.must(t, "oracle", append(append(create, image), records[0])...))
	if scan(t, modulesOfPNG(t, image)) != other {
		t.Errorf("the image of %s says something else", other)
	}
	drawn, third, _ := strings.Cut(d.must(t, "oracle", append(append(create, "-"), records[0])...), "https://")
	if scan(t, modulesOfText(drawn)) != "https://"+strings.TrimSpace(third) {
		t.Errorf("what is drawn says something else than %s", third)
	}
	if info, err := os.Stat(svg); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the code: %v, %v", info, err)
	}

	located, code := follow(t, link, "Clinic South", "", "100")
	embedded, again := follow(t, link, "Clinic South", "", "10000000")
	bundles := strings.Split(strings.TrimSpace(located), "\n")
	if code != 0 || again != 0 || located != embedded || len(bundles) != 2 {
		t.Fatalf("by the steps of the specification: exit codes %d, %d; %d files", code, again, len(bundles))
	}
	for i, b := range bundles {
		if !strings.Contains(b, `"value":21`+strconv.Itoa(i+1)) || strings.Contains(b, "2571-8") || strings.Contains(b, "Triglyceride") {
			t.Errorf("file %d: %s", i, b)
		}
	}
	if n := strings.Count(d.must(t, "oracle", "disclosures", "list", records[0]), "Clinic South"); n < 4 {
		t.Errorf("%d of 4 fetches are accounted for", n)
	}
	file, out := filepath.Join(dir, "several"), filepath.Join(dir, "got several")
	check(t, os.WriteFile(file, []byte(link), 0o600))
	d.must(t, "oracle", "link", "open", "--recipient", "Dr. Roe", "--out", out, file)
	for i := range records {
		v := d.verdict(t, filepath.Join(out, fmt.Sprintf("linked-%d.evidence", i+1)))
		if v["genuine"] != true || v["claims"] != float64(2) { // the analyte, and what it is in
			t.Errorf("file %d proves %v", i, v)
		}
	}
}

// modules are those of a code: true is black.
type modules [][]bool

// scan has another's reader read a code.
func scan(t *testing.T, code modules) string {
	t.Helper()
	const scale = 4
	pixels := bytes.NewBufferString(fmt.Sprintf("P5 %d %d 255\n", scale*len(code[0]), scale*len(code)))
	for y := range scale * len(code) {
		for x := range scale * len(code[0]) {
			if code[y/scale][x/scale] {
				pixels.WriteByte(0)
			} else {
				pixels.WriteByte(255)
			}
		}
	}
	cmd := exec.CommandContext(t.Context(), "node", "testdata/scan.mjs")
	cmd.Stdin, cmd.Stderr = pixels, os.Stderr
	said, err := cmd.Output()
	check(t, err)
	return string(said)
}

func newModules(side int) modules {
	m := make(modules, side)
	for y := range m {
		m[y] = make([]bool, side)
	}
	return m
}

func modulesOfSVG(t *testing.T, path string) modules {
	t.Helper()
	text := readFile(t, path)
	side, err := strconv.Atoi(regexp.MustCompile(`viewBox="0 0 (\d+) `).FindStringSubmatch(text)[1])
	check(t, err)
	m := newModules(side)
	for _, at := range regexp.MustCompile(`M(\d+) (\d+)h1v1h-1z`).FindAllStringSubmatch(text, -1) {
		x, _ := strconv.Atoi(at[1])
		y, _ := strconv.Atoi(at[2])
		m[y][x] = true
	}
	return m
}

func modulesOfPNG(t *testing.T, path string) modules {
	t.Helper()
	image, err := png.Decode(strings.NewReader(readFile(t, path)))
	check(t, err)
	m := newModules(image.Bounds().Dx())
	for y := range m {
		for x := range m {
			r, _, _, _ := image.At(x, y).RGBA()
			m[y][x] = r < 0x8000
		}
	}
	return m
}

// modulesOfText reads what is drawn for a dark ground: what is drawn is white.
func modulesOfText(text string) modules {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	m := newModules(2 * len(lines))
	for y, line := range lines {
		for x, block := range []rune(line) {
			m[2*y][x], m[2*y+1][x] = block != '█' && block != '▀', block != '█' && block != '▄'
		}
	}
	return m
}
