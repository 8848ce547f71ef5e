package deploy_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/labseal/labseal/internal/deploy"
)

const foundingFile = `{
	"members": [MEMBER],
	"parameters": {"votingPeriod": "48h", "quorum": 80},
	"limits": {"maxGrowth": 7, "noticeDelay": "90s"}
}`

func TestReadFounding(t *testing.T) {
	member, err := deploy.FormatMember(lab())
	if err != nil {
		t.Fatal(err)
	}
	got, err := deploy.ReadFounding(write(t, strings.Replace(foundingFile, "MEMBER", string(member), 1)))
	if err != nil {
		t.Fatal(err)
	}
	want := founding()
	want.Parameters.VotingPeriod, want.Parameters.Quorum = 48*3600, 80
	want.Limits.MaxGrowth, want.Limits.NoticeDelay = 7, 90
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestReadFounding_Refuses(t *testing.T) {
	member, err := deploy.FormatMember(lab())
	if err != nil {
		t.Fatal(err)
	}
	good := strings.Replace(foundingFile, "MEMBER", string(member), 1)
	for want, change := range map[string][2]string{
		`unknown field "votingTime"`:          {"votingPeriod", "votingTime"},
		"votingPeriod: want a duration":       {`"48h"`, `"two days"`},
		"noticeDelay: 1.5s: want whole":       {`"90s"`, `"1.5s"`},
		"noticeDelay: -1s: want whole":        {`"90s"`, `"-1s"`},
		"members: name at least one":          {string(member), ""},
		"id: want 32 random bytes":            {strings.TrimPrefix(labMember.Hex(), "0x"), strings.Repeat("0", 64)},
		`unknown role "lob"`:                  {`"lab"`, `"lob"`},
		`accounts[0].purpose: unknown name`:   {`"governor"`, `"none"`},
		`keys[1].kind: unknown name "ledger"`: {`"kind": "log"`, `"kind": "ledger"`},
		"more than one JSON value":            {"90s\"}\n}", "90s\"}\n} {}"},
	} {
		if !strings.Contains(good, change[0]) {
			t.Fatalf("nothing to change: %s", change[0])
		}
		_, err := deploy.ReadFounding(write(t, strings.Replace(good, change[0], change[1], 1)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got error %v, want %q", err, want)
		}
	}
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "founding.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
