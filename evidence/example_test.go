package evidence_test

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// A stranger verifies a result with four files, and with the consortium's id, which must be known from elsewhere.
func ExampleVerify() {
	known := common.HexToHash("0x89c17157fb29dd6ced7edb65b6e42fcbf7bdff16448ef4e1ff0ca6e545ffd775")
	trustFile, files := exampleFiles()

	trust, id, err := evidence.ParseTrust(trustFile)
	if err != nil || id != known {
		log.Fatalf("not the trust file of the consortium I know: %s, %v", id, err)
	}
	proven, err := evidence.Verify(files, trust)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s stated a %s version: %d claims opened, record compared: %v\n",
		proven.Member.Name, proven.Statement.Status, len(proven.Opening.Claims), proven.Record)
	fmt.Printf("anchored in block %d of %s, which %d members hold as final\n",
		proven.Block.Number, time.Unix(int64(proven.Block.Time), 0).UTC().Format(time.DateOnly), len(proven.Finality.Attested))

	files.Record[0] ^= 1
	_, err = evidence.Verify(files, trust)
	fmt.Println(err)
	// Output:
	// First Lab stated a final version: 3 claims opened, record compared: true
	// anchored in block 1234 of 2026-09-21, which 2 members hold as final
	// record: these are not the bytes the lab received
}

// exampleFiles takes them from the vectors of the specification.
func exampleFiles() (trust []byte, in evidence.Input) {
	b, err := os.ReadFile("../docs/spec/vectors/evidence.json")
	if err != nil {
		log.Fatal(err)
	}
	var v evidenceVectors
	if err := json.Unmarshal(b, &v); err != nil {
		log.Fatal(err)
	}
	return []byte(v.Trusts[0].File), v.Positive[1].input()
}
