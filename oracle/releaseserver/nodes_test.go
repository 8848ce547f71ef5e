package releaseserver_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
)

// liar passes on what a node says, changed.
func (l *lab) liar(t *testing.T, change func(question, answer string) string) *chain.Peer {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		question, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		response, err := http.Post(l.URL, "application/json", bytes.NewReader(question))
		if err != nil {
			http.Error(w, "down", http.StatusBadGateway)
			return
		}
		defer response.Body.Close()
		answer, err := io.ReadAll(response.Body)
		if err != nil {
			return
		}
		w.Header().Set("Content-Type", "application/json")
		io.WriteString(w, change(string(question), string(answer)))
	}))
	t.Cleanup(server.Close)
	return chain.NewPeer(server.URL, l.Deployment)
}

// TestReleases_Nodes asks three nodes, of which two must agree. One that is down does no harm, one that lies permits
// nothing and can deny.
func TestReleases_Nodes(t *testing.T) {
	l := newLab(t)
	record := l.panel(t, "900001")
	p := l.enroll(t, record)
	p.grant(t)
	byConsent := releaseserver.Asked{Record: record.String(), Basis: "consent", Purpose: "TREAT"}
	byOrder := releaseserver.Asked{Record: record.String(), Basis: "order", Purpose: "TREAT"}

	honest := func() *chain.Peer { return chain.NewPeer(l.URL, l.Deployment) }
	gone := chain.NewPeer("http://127.0.0.1:1", l.Deployment)
	head := l.Head().Hash().Hex()
	forks := l.liar(t, func(_, answer string) string { return strings.ReplaceAll(answer, head, common.Hash{0xf0}.Hex()) })
	key := hex.EncodeToString(l.private.PublicKey().Bytes())
	steals := l.liar(t, func(_, answer string) string {
		return strings.ReplaceAll(answer, key, strings.Repeat("ab", len(key)/2))
	})
	granted := l.Deployment.ConsentRegistry.Address.Hex()
	hides := l.liar(t, func(question, answer string) string {
		if strings.Contains(question, "eth_getLogs") && strings.Contains(strings.ToLower(question), strings.ToLower(granted)) {
			return answer[:strings.Index(answer, `"result":`)] + `"result":[]}`
		}
		return answer
	})
	for name, test := range map[string]struct {
		nodes []*chain.Peer
		need  int
		rule  release.Rule // by consent
	}{
		"three agree":          {[]*chain.Peer{honest(), honest(), honest()}, 2, release.None},
		"one is down":          {[]*chain.Peer{honest(), gone, honest()}, 2, release.None},
		"two are down":         {[]*chain.Peer{gone, gone, honest()}, 2, release.StaleChain},
		"one tells a fork":     {[]*chain.Peer{honest(), honest(), forks}, 2, release.Disagreement},
		"one steals":           {[]*chain.Peer{honest(), honest(), steals}, 2, release.Disagreement},
		"one hides the grants": {[]*chain.Peer{honest(), honest(), hides}, 2, release.None}, // it contradicts the contract's count, and so does not answer
		"only it answers":      {[]*chain.Peer{gone, gone, hides}, 1, release.NoGrant},
	} {
		l.releases.Nodes, l.releases.Need = test.nodes, test.need
		a := l.ask(t, byConsent)
		if test.rule == release.None && a.status != http.StatusOK || test.rule != release.None && !strings.Contains(a.body, string(test.rule)) {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	// The key is asked for on every basis: an order needs no view of the chain, and is not sealed for a thief.
	l.releases.Nodes, l.releases.Need = []*chain.Peer{honest(), steals}, 2
	if a := l.ask(t, byOrder); !strings.Contains(a.body, string(release.Disagreement)) {
		t.Errorf("by order, with a thief's key: %d %s", a.status, a.body)
	}
	if _, err := l.releases.Recipient(t.Context(), simchain.Lab); !errors.Is(err, share.ErrDisagree) {
		t.Errorf("of two keys: %v", err)
	}
	l.releases.Nodes, l.releases.Need = []*chain.Peer{honest()}, 1
	l.releases.MaxAge = time.Second
	now := l.now
	l.releases.Now = func() time.Time { return now().Add(2 * time.Second) }
	if a := l.ask(t, byConsent); !strings.Contains(a.body, string(release.StaleChain)) {
		t.Errorf("with an old head: %d %s", a.status, a.body)
	}
}
