package e2e

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq" // the Postgres driver
)

// markers are what a patient could be known by, planted where records have them.
var markers = []string{
	"MRKMRN7731", "MrkFamilyname", "MrkGivenname", "MRKORDER5518", "MrkFreetext", "MRKVALUE90210", "MrkFilename",
	"MrkBroken", "MrkFhirname",
}

// identifiers are the eighteen kinds of 45 CFR 164.514(b)(2)(i), (A) to (R), each as a marker.
var identifiers = map[string]string{
	"A names": "MrkGrandmother", "B places": "MrkLindenstreet 77", "C dates": "19470719", "D telephone": "555-0173-6642",
	"E fax": "555-0184-7731", "F email": "mrk.patient@mail.example", "G social security": "987-65-4329", "H medical record": "MRKMRN4408",
	"I health plan": "MRKPLAN60113", "J account": "MRKACCOUNT2217", "K licence": "MRKLICENSE9035", "L vehicle": "MRKVIN1HGCM826",
	"M device": "MRKDEVICE-SN-88321", "N URL": "https://mrk.example/of-me", "O IP address": "203.0.113.177",
	"P biometric": "MrkFingerprint-minutiae", "Q photograph": "MrkFullFacePhotograph", "R other": "MRKSTUDY-NUMBER-31",
}

func init() {
	for _, kind := range sorted(identifiers) {
		markers = append(markers, identifiers[kind])
	}
}

// identified is a result that carries all of them where HL7 v2 has a place for them, and else in its text.
func identified() string {
	i := identifiers
	encoded := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	return strings.Join([]string{
		`MSH|^~\&|LIS|NORTH|EHR|CLINIC|20260314083000||ORU^R01^ORU_R01|M18|P|2.5.1`,
		`PID|1||` + i["H medical record"] + `^^^NORTH^MR||` + i["A names"] + `^Ada||` + i["C dates"] + `|F|||` + i["B places"] + `^^SPRINGFIELD||` +
			i["D telephone"] + `^PRN^PH^` + i["F email"] + `|` + i["E fax"] + `^WPN^FX||||` + i["J account"] + `|` + i["G social security"] + `|` + i["K licence"],
		`IN1|1|` + i["I health plan"] + `|HEALTHPLAN`,
		`OBR|1|MRKPLACER18|MRKORDER18|2345-7^Glucose^LN|||20260314080000|||||||||||||||||||F`,
		`OBX|1|NM|2345-7^Glucose^LN||5.40|mmol/L|||||F|||||||` + i["M device"],
		`OBX|2|ED|LOCAL-1^Fingerprint^L||^IM^^Base64^` + encoded(i["P biometric"]) + `||||||F`,
		`OBX|3|ED|LOCAL-2^Photograph^L||^IM^JPEG^Base64^` + encoded(i["Q photograph"]) + `||||||F`,
		`NTE|1||` + i["L vehicle"] + ` ` + i["N URL"] + ` ` + i["O IP address"] + ` ` + i["R other"],
	}, "\r") + "\r"
}

// TestMarkers plants markers in PID, OBX, free text, file names and refused files, and then looks for them everywhere
// outside the sealed bodies: the chain, both databases with their write-ahead log, the vault, the logs, what commands
// print, and the API.
func TestMarkers(t *testing.T) {
	d := up(t, "--block-time", "1s")
	said := d.plant(t)
	d.waitIndexed(t)

	s := &search{t: t}
	s.look("what commands print", said)
	s.folder(d.shared)
	s.chain(d)
	s.api(d)
	for _, db := range []string{"LABSEAL_ORACLE_DATABASE_URL", "LABSEAL_INDEXER_DATABASE_URL"} {
		s.database(d.env[db])
	}
	check(t, checkpointDatabase(d))
	s.folder(d.dir)
	s.folder(postgresFolder(t, d))
	t.Logf("looked for %d markers in %d places, %d MiB", len(markers), s.places, s.bytes>>20)
	if s.places < 100 {
		t.Errorf("only %d places were looked into", s.places)
	}

	t.Run("each identifier can be found", func(t *testing.T) {
		text := []byte(identified())
		for kind, marker := range identifiers {
			found := false
			for _, needle := range needles(marker) {
				found = found || bytes.Contains(text, needle)
			}
			if !found {
				t.Errorf("%s is not in the message that was planted", kind)
			}
		}
		if len(identifiers) != 18 {
			t.Errorf("%d kinds", len(identifiers))
		}
	})
	t.Run("negative control", func(t *testing.T) {
		planted := &search{}
		planted.look("hex", []byte("ff"+hex.EncodeToString([]byte("x"+markers[0]))))
		planted.look("base64", []byte(base64.StdEncoding.EncodeToString([]byte("abc"+markers[1]+"z"))))
		planted.look("text", []byte("a log line with "+markers[2]))
		db, err := sqlx.Open("postgres", d.env["LABSEAL_ORACLE_DATABASE_URL"])
		check(t, err)
		defer db.Close()
		_, err = db.Exec(`create table leak as select $1::text as name`, markers[3])
		check(t, err)
		planted.t = t
		planted.quiet = true
		planted.database(d.env["LABSEAL_ORACLE_DATABASE_URL"])
		check(t, checkpointDatabase(d))
		before := planted.found
		planted.folder(postgresFolder(t, d))
		if planted.found < 5 || planted.found == before {
			t.Errorf("of 5 planted leaks %d were found", planted.found)
		}
	})
}

// plant takes marked files through every command, and returns all that was printed but for the caller's own paths.
func (d *devnet) plant(t *testing.T) []byte {
	t.Helper()
	dir, out := t.TempDir(), t.TempDir()
	hl7 := fmt.Sprintf("MSH|^~\\&|LIS|NORTH|EHR|CLINIC|20260314083000||ORU^R01^ORU_R01|M1|P|2.5.1\r"+
		"PID|1||%s^^^NORTH^MR||%s^%s\rOBR|1||%s|2345-7^Glucose^LN|||20260314080000|||||||||||||||||||F\r"+
		"OBX|1|ST|2345-7^Glucose^LN||%s||||||F\rNTE|1||%s\r",
		markers[0], markers[1], markers[2], markers[3], markers[5], markers[4])
	fhir := fmt.Sprintf(`{"resourceType":"Observation","status":"final","code":{"text":%q},"subject":{"display":%q}}`,
		markers[4], markers[8])
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		check(t, os.WriteFile(path, []byte(text), 0o644))
		return path
	}
	eighteen := write(markers[6]+"-18.hl7", identified())
	good, other := write(markers[6]+".hl7", hl7), write(markers[6]+".json", fhir)
	changed := write(markers[6]+"-2.hl7", strings.Replace(hl7, "|F\rNTE", "|C\rNTE", 1))
	broken := write(markers[6]+"-broken.json", `{"resourceType":"Observation","note":"`+markers[7]+`"`)
	brokenHL7 := write(markers[6]+"-broken.hl7", "MSH|^~\\&|LIS|"+markers[7]+"\rP"+markers[7]+"|1|"+markers[7]+"\r")
	missing := filepath.Join(dir, markers[6]+"-missing.hl7")

	var said bytes.Buffer
	run := func(args ...string) answer {
		a := d.run(t, "oracle", args...)
		said.WriteString(strings.ReplaceAll(a.stdout, dir, "")) // the caller's own paths
		said.WriteString(a.stderr)
		return a
	}
	full := parseAnchored(t, run("anchor", "--json", "--out", out, eighteen).stdout)
	if len(full) != 1 || full[0].State != "attested" {
		t.Fatal("the message with all identifiers was not anchored")
	}
	d.releaseMarked(t, run, full[0].Record)
	a := run("anchor", "--json", "--out", out, good, other, broken, brokenHL7, missing)
	list := parseAnchored(t, a.stdout)
	if len(list) != 5 || list[0].State != "attested" || list[1].State != "attested" || list[2].Error == "" {
		t.Fatalf("anchoring the marked files: %s%s", a.stdout, a.stderr)
	}
	run("correct", "--json", "--out", out, "--reason", "corrected", list[0].Record, changed)
	run("correct", "--reason", "corrected", list[0].Record, broken)
	run("correct", "--reason", "corrected", list[0].Record, missing)
	run("verify", "--record", good, list[0].Evidence)
	run("verify", "--record", other, list[0].Evidence)
	run("anchor", "--out", out, good)
	run("hold", "set", "--reason", "case 7", "--by", "counsel", "--patient", good)
	run("hold", "set", "--reason", "case 7", "--by", "counsel", "--patient", brokenHL7)
	run("hold", "list")
	run("identify", list[1].Record, good)
	run("identify", list[1].Record, brokenHL7)
	run("identify", list[1].Record, missing)
	run("cite", "--evidence", missing, list[0].Record)
	run("retention", "list")
	run("status", "--json")
	// The paths that the caller gave are theirs to read, whatever becomes of the folder's name.
	text := said.Bytes()
	for _, path := range []string{good, other, changed, broken, brokenHL7, missing, eighteen} {
		text = bytes.ReplaceAll(text, []byte(strings.TrimPrefix(path, dir)), nil)
	}
	return text
}

// releaseMarked releases a record in every way that leaves something in clear: an envelope, a link, lists.
func (d *devnet) releaseMarked(t *testing.T, run func(args ...string) answer, record string) {
	t.Helper()
	d.shared = t.TempDir()
	share := run("share", "--json", "--max-head-age", "24h", "--basis", "order", "--purpose", "TREAT", "--orderer",
		"--to", d.as(t, "clinic").id(), "--out", d.shared, record)
	link := run("link", "create", "--links-url", "https://lab.example/shl", "--by", "front desk", "--patient", "--long-term", record)
	if share.code != 0 || link.code != 0 {
		t.Fatalf("releasing the marked record: %s%s%s%s", share.stdout, share.stderr, link.stdout, link.stderr)
	}
	archivist, _ := d.office(t)
	for _, args := range [][]string{
		{"link", "list"},
		{"disclosures", "list", record},
		{"epoch", "rotate"},
		{"epoch", "rewrap", "1"},
		{"epoch", "list"},
		{"shred", "list", "--all"},
		slices.Concat([]string{"shred", "propose", "--reason", "too early"}, archivist, []string{record}),
	} {
		run(args...)
	}
}

// search looks for markers, plainly and in the encodings that things are stored in.
type search struct {
	t      *testing.T
	quiet  bool
	places int
	bytes  int
	found  int
}

func (s *search) look(place string, text []byte) {
	s.places++
	s.bytes += len(text)
	lower := bytes.ToLower(text)
	for _, m := range markers {
		for encoding, needle := range needles(m) {
			hay := text
			if encoding == "hex" {
				hay = lower
			}
			if bytes.Contains(hay, needle) {
				s.found++
				if s.t != nil && !s.quiet {
					s.t.Errorf("%s holds the marker %s (%s)", place, m, encoding)
				}
			}
		}
	}
}

// needles are a marker as text, in hex, and in base64 at each of its three alignments.
func needles(marker string) map[string][]byte {
	list := map[string][]byte{"text": []byte(marker), "hex": []byte(hex.EncodeToString([]byte(marker)))}
	for shift := range 3 {
		encoded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + marker))
		from := []int{0, 2, 3}[shift]
		to := len(encoded) - 4 // the last group depends on what follows
		list[fmt.Sprintf("base64 +%d", shift)] = []byte(encoded[from:to])
	}
	return list
}

// chain looks into every block, transaction and receipt.
func (s *search) chain(d *devnet) {
	ctx := s.t.Context()
	client, err := ethclient.DialContext(ctx, d.env["LABSEAL_RPC_URL"])
	check(s.t, err)
	defer client.Close()
	head, err := client.BlockNumber(ctx)
	check(s.t, err)
	for n := uint64(0); n <= head; n++ {
		block, err := client.BlockByNumber(ctx, new(big.Int).SetUint64(n))
		check(s.t, err)
		for _, tx := range block.Transactions() {
			s.look(fmt.Sprintf("transaction %s", tx.Hash()), tx.Data())
		}
		receipts, err := client.BlockReceipts(ctx, rpc.BlockNumberOrHashWithNumber(rpc.BlockNumber(n)))
		check(s.t, err)
		for _, r := range receipts {
			for _, l := range r.Logs {
				s.look(fmt.Sprintf("event in transaction %s", r.TxHash), l.Data)
			}
		}
		s.look(fmt.Sprintf("block %d", n), []byte(hexutil.Encode(block.Extra())))
	}
}

// api looks into everything that the API lists.
func (s *search) api(d *devnet) {
	for _, path := range []string{"/v1/health", "/v1/members", "/v1/checkpoints", "/v1/events?limit=100", "/openapi.json"} {
		var body json.RawMessage
		d.get(s.t, path, &body)
		s.look("API "+path, body)
	}
	resp, err := http.Get(d.env["LABSEAL_API_URL"] + "/v1/versions/" + markers[0])
	check(s.t, err)
	resp.Body.Close()
}

// database looks into every row of every table, as text.
func (s *search) database(url string) {
	db, err := sqlx.Open("postgres", url)
	check(s.t, err)
	defer db.Close()
	var tables []string
	check(s.t, db.Select(&tables, `
		select format('%I.%I', schemaname, tablename) from pg_tables
		where schemaname not in ('pg_catalog', 'information_schema')`))
	if len(tables) < 5 {
		s.t.Fatalf("only %d tables", len(tables))
	}
	for _, table := range tables {
		var rows []string
		check(s.t, db.Select(&rows, fmt.Sprintf(`select t::text from %s t`, table))) //nolint:gosec // names are the database's own
		s.look("table "+table, []byte(strings.Join(rows, "\n")))
	}
	var names []string
	check(s.t, db.Select(&names, `select query from pg_stat_activity where query is not null`))
	s.look("running statements", []byte(strings.Join(names, "\n")))
}

// checkpointDatabase has Postgres write everything it holds in memory to its files.
func checkpointDatabase(d *devnet) error {
	db, err := sqlx.Open("postgres", d.env["LABSEAL_ORACLE_DATABASE_URL"])
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(context.Background(), `checkpoint`)
	return err
}

// folder looks into every file below a folder, and at its name.
func (s *search) folder(dir string) {
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !entry.Type().IsRegular() {
			return nil // gone meanwhile, or nothing to read
		}
		s.look("the name of "+path, []byte(path))
		text, err := os.ReadFile(path)
		if err == nil {
			s.look(path, text)
		}
		return nil
	})
	check(s.t, err)
}

// postgresFolder is where the devnet's Postgres keeps its data: in the devnet's folder, or elsewhere where root's
// server user can't reach that.
func postgresFolder(t *testing.T, d *devnet) string {
	t.Helper()
	db, err := sqlx.Open("postgres", d.env["LABSEAL_ORACLE_DATABASE_URL"])
	check(t, err)
	defer db.Close()
	var dir string
	check(t, db.Get(&dir, `show data_directory`))
	return dir
}
