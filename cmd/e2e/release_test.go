package e2e

import (
	"crypto/ecdsa"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/indexer"
	indexerchain "github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/release"
)

// TestReleaseMatrix holds the lab's release decision to the table that a compliance officer reads
// (docs/compliance/release-matrix.tsv). Every state of consent in it is one of real grants on a chain: where a row rests
// on consent, the contract's permits and the indexer's grants must say the same as the decision. Rows under a state's law are
// also misread, and must then be wrong.
func TestReleaseMatrix(t *testing.T) {
	text, err := os.ReadFile("../../docs/compliance/release-matrix.tsv")
	check(t, err)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(lines) < 301 {
		t.Fatalf("%d rows, at least 300 are wanted", len(lines)-1)
	}
	s := newConsents(t)
	compared, byLaw := 0, 0
	for n, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 11 {
			t.Fatalf("row %d has %d cells", n+2, len(cells))
		}
		r := row{cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]}
		request, facts := s.scene(t, r)
		d := release.Decide(request, facts)
		if told := answered(d); told != said(cells) {
			t.Errorf("row %d: %s\ngot %s", n+2, strings.Join(cells, " | "), told)
		}
		if d.IsPermitted() != (len(d.Claims) == 1) {
			t.Errorf("row %d: %s with %d claims", n+2, answered(d), len(d.Claims))
		}
		if request.Basis == release.Consent {
			compared += s.compare(t, n+2, r, request, facts, d)
		}
		s.misread(t, n+2, r, cells)
		if d.Rule == release.LawNeedsConsent {
			byLaw++
		}
	}
	if compared < 80 || byLaw < 100 {
		t.Errorf("the contract was asked about %d rows only, and a state's law denied %d", compared, byLaw)
	}
}

// row is a case of the table.
type row struct{ basis, recipient, purpose, consent, claim, time, chain, asked, law string }

// said is what the table says of a row, and answered what the lab decides.
func said(cells []string) string { return cells[9] + ", " + cells[10] }

func answered(d release.Decision) string {
	if d.IsPermitted() {
		return "permit, -"
	}
	return "deny, " + string(d.Rule)
}

var (
	members = map[string]common.Hash{
		"clinic": {0xc1}, "payer": {0xc2}, "researcher": {0xc3}, "courier": {0xc4}, "auditor": {0xc5},
	}
	roles = map[string]string{"clinic": "provider", "payer": "payer", "researcher": "researcher", "courier": "courier", "auditor": "auditor"}
	codes = map[string]common.Hash{
		"lipids": consent.Code("http://loinc.org", "2093-3"), "HIV": consent.Code("http://loinc.org", "68961-2"),
		"substance use (Part 2)": consent.Code("http://loinc.org", "3426-4"),
	}
)

// given is a grant of a state of consent.
type given struct {
	terms consent.Terms
	salt  common.Hash
	id    common.Hash

	isRevoked, isPending, isNotFinal, isUnopened, isUnknown bool
}

// consents are the states of consent, each a subject's on the chain, as oracle and indexer read them.
type consents struct {
	now      uint64
	subjects map[string]common.Hash
	grants   map[string][]given
	onChain  map[string][]chain.Grant
	mirrored map[string][]indexer.Grant
	registry *chain.ConsentRegistry
}

// states say what the words of the table mean.
func states() map[string][]given {
	permit := func(change ...func(*given)) given {
		g := given{terms: consent.Terms{
			Version: 1, Decision: consent.Permit, Grantee: members["clinic"],
			Purposes: consent.PurposeBits(consent.Treatment, consent.Payment, consent.Operations),
		}}
		for _, c := range change {
			c(&g)
		}
		return g
	}
	deny := permit(func(g *given) { g.terms.Decision = consent.Deny })
	denyHIV := permit(func(g *given) { g.terms.Decision, g.terms.Codes = consent.Deny, []common.Hash{codes["HIV"]} })
	lipids := permit(func(g *given) { g.terms.Codes = []common.Hash{codes["lipids"]} })
	revoked := permit(func(g *given) { g.isRevoked = true })
	flag := func(flag uint8) given { return permit(func(g *given) { g.terms.Flags = flag }) }
	research := func(duo ...uint16) given {
		return permit(func(g *given) {
			g.terms.Grantee, g.terms.Purposes = members["researcher"], consent.PurposeBits(consent.Research)
			g.terms.Flags, g.terms.DUO = consent.AllowsResearch, duo
		})
	}
	return map[string][]given{
		"none": nil, "permits": {permit()}, "permits lipids only": {lipids},
		"permits all but HIV":              {permit(func(g *given) { g.terms.DeniedCodes = []common.Hash{codes["HIV"]} })},
		"permits Part 2 too":               {flag(consent.AllowsPart2)},
		"permits research GRU":             {research(42)},
		"permits research, not for profit": {research(18, 42)}, "permits research of one disease": {research(7)},
		"permits research, de-identified": {changed(research(42), func(t *consent.Terms) { t.Flags |= consent.DeidentifiedOnly })},
		"permits and denies research":     {research(42), changed(research(42), func(t *consent.Terms) { t.Decision = consent.Deny })},
		"permits de-identified only":      {flag(consent.DeidentifiedOnly)}, "forbids redisclosure": {flag(consent.NoRedisclosure)},
		"not effective yet": {permit(func(g *given) { g.isPending = true })},
		"not final yet":     {permit(func(g *given) { g.isNotFinal = true })},
		"revoked":           {revoked}, "superseded by lipids only": {revoked, lipids},
		"denies": {deny}, "permits and denies": {permit(), deny}, "denies HIV only": {permit(), denyHIV},
		"permits, another unopened": {permit(), permit(func(g *given) { g.isUnopened = true })},
		"permits, another unknown":  {permit(), permit(func(g *given) { g.isUnknown = true })},
		"permits the payer":         {permit(func(g *given) { g.terms.Grantee = members["payer"] })},
	}
}

func changed(g given, change func(*consent.Terms)) given {
	change(&g.terms)
	return g
}

func newConsents(t *testing.T) *consents {
	t.Helper()
	c := simchain.New(t)
	s := &consents{
		now: c.Head().Time, subjects: map[string]common.Hash{}, grants: states(),
		onChain: map[string][]chain.Grant{}, mirrored: map[string][]indexer.Grant{},
	}
	salt := byte(0)
	patients := map[string]*ecdsa.PrivateKey{}
	for _, name := range sorted(s.grants) {
		patient, err := crypto.GenerateKey()
		check(t, err)
		patients[name], s.subjects[name] = patient, c.Enroll(patient)
	}
	c.Commit()
	for name, list := range s.grants {
		for i := range list {
			g := &list[i]
			salt++
			g.salt, g.terms.Subject = common.Hash{salt}, s.subjects[name]
			g.terms.NotBefore, g.terms.NotAfter = s.now-1000, s.now+1000
			g.id = c.Grant(patients[name], s.subjects[name], g.terms.Commit(g.salt))
			if g.isRevoked {
				c.Commit()
				c.Revoke(patients[name], s.subjects[name], g.terms.Commit(g.salt))
			}
		}
		c.Commit()
	}
	s.read(t, c)
	return s
}

// read has the oracle's side and the indexer's read the chain.
func (s *consents) read(t *testing.T, c *simchain.Chain) {
	t.Helper()
	evm, err := chain.Dial(t.Context(), c.URL, c.Deployment)
	check(t, err)
	t.Cleanup(func() { evm.Close() })
	s.registry = evm.ConsentRegistry(nil)
	store, err := postgres.Open(t.Context(), pgtest.NewDatabase(t), c.Deployment)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	writer, err := store.TryWriter(t.Context(), "")
	check(t, err)
	defer writer.Close()
	finality, err := deploy.ParseFinality("instant")
	check(t, err)
	source, err := indexerchain.New(indexerchain.Config{URLs: []string{c.URL}, Deployment: c.Deployment, Finality: finality})
	check(t, err)
	defer source.Close()
	follower := &indexer.Follower{
		Source: source, Store: writer, First: indexerchain.First(c.Deployment), Poll: time.Millisecond,
		Log: slog.New(slog.DiscardHandler),
	}
	_, err = follower.CatchUp(t.Context())
	check(t, err)
	for name, subject := range s.subjects {
		s.onChain[name], err = s.registry.Grants(t.Context(), subject)
		check(t, err)
		_, mirrored, err := store.Subject(t.Context(), indexer.When{}, subject)
		check(t, err)
		s.mirrored[name] = mirrored.Grants
	}
}

// scene makes a row's request and facts.
func (s *consents) scene(t *testing.T, r row) (release.Request, release.Facts) {
	t.Helper()
	purpose, err := consent.ParsePurpose(r.purpose)
	check(t, err)
	request := release.Request{
		Basis: release.Basis(r.basis), Purpose: purpose, Recipient: recipientOf(r.recipient), Reason: "unconscious", Until: s.now + 1000,
	}
	switch r.asked {
	case "de-identified":
		request.IsDeidentified = true
	case "redisclosure":
		request.IsRedisclosure = true
	case "no reason":
		request.Reason = ""
	case "not opened":
		request.Until = 0
	case "DUO 42", "DUO 6":
		_, err := fmt.Sscanf(r.asked, "DUO %d", &request.DUO)
		check(t, err)
	case "-":
	default:
		study, isKnown := studies(s.now)[r.asked]
		if !isKnown {
			t.Fatalf("asked: %q", r.asked)
		}
		request.Study, request.DUO, request.IsDeidentified = &study, study.Use(), true
	}
	at := map[string]uint64{"before": s.now - 2000, "within": s.now + 500, "after": s.now + 1000}[r.time]
	facts := release.Facts{
		Claims: []release.Claim{claimOf(r.claim)}, HasAll: true, Now: at, View: viewOf(t, r.chain, at), Overlays: overlays(t, r.law),
	}
	for i, g := range s.grants[r.consent] {
		if g.isUnknown {
			facts.HasAll = false
			continue
		}
		facts.Grants = append(facts.Grants, s.grant(g, s.onChain[r.consent][i], at))
	}
	return request, facts
}

// studies are what the words of the table mean, as the StudyRegistry would tell them.
func studies(now uint64) map[string]release.Study {
	study := func(change func(*release.Study)) release.Study {
		s := release.Study{
			Version: 1, Member: members["researcher"], DUO: []uint16{42}, Begins: now - 1000, Ends: now + 700, IsApproved: true,
			IsJoined: true,
		}
		change(&s)
		return s
	}
	return map[string]release.Study{
		"study":                     study(func(*release.Study) {}),
		"study, not for profit":     study(func(s *release.Study) { s.DUO = []uint16{18, 42} }),
		"study, biomedical":         study(func(s *release.Study) { s.DUO = []uint16{6} }),
		"study of one disease":      study(func(s *release.Study) { s.DUO = []uint16{7} }),
		"study without permission":  study(func(s *release.Study) { s.DUO = []uint16{18} }),
		"study, not approved":       study(func(s *release.Study) { s.IsApproved = false }),
		"study, lab not in it":      study(func(s *release.Study) { s.IsJoined = false }),
		"study, not begun":          study(func(s *release.Study) { s.Begins = now + 600 }),
		"study, over":               study(func(s *release.Study) { s.Ends = now + 500 }),
		"study of another research": study(func(s *release.Study) { s.Member = members["auditor"] }),
	}
}

// viewOf is what the lab makes of what its three nodes say, of which two must agree and whose head may be ten minutes old.
func viewOf(t *testing.T, chain string, at uint64) release.View {
	t.Helper()
	const need, limit = 2, 600
	block := func(number, time uint64, hash byte) release.Block {
		return release.Block{Number: number, Time: time, Hash: common.Hash{hash}}
	}
	good, old := block(9, at, 9), block(5, at-limit-1, 5)
	newest, isKnown := map[string][]release.Block{
		"fresh": {good, good, good}, "one node down": {good, good}, "one node lags": {good, old, good},
		"stale": {old, old, old}, "split": {good, good, block(9, at, 8)}, "two nodes down": {good}, "no node answers": nil,
		"head from the future": {block(9, at+limit+1, 9), block(9, at+limit+1, 9), block(9, at+limit+1, 9)},
	}[chain]
	if !isKnown {
		t.Fatalf("chain: %q", chain)
	}
	number, ok := release.CommonBlock(newest, need)
	if !ok {
		return release.View{}
	}
	have := slices.DeleteFunc(slices.Clone(newest), func(b release.Block) bool { return b.Number < number })
	return release.Agree(have, need, limit, at)
}

// grant is what the lab knows of a grant: what the chain says, and its own opening.
func (s *consents) grant(g given, onChain chain.Grant, at uint64) release.Grant {
	known := release.Grant{
		Terms: &g.terms, Effective: onChain.EffectiveAt, Expiry: onChain.Expiry, IsFinal: !g.isNotFinal,
		IsRevoked: onChain.RevokedBlock != 0,
	}
	if g.isPending { // the chain of this test has no notice delay
		known.Effective = at + 1
	}
	if g.isUnopened {
		known.Terms = nil
	}
	return known
}

func claimOf(name string) release.Claim {
	claim := release.Claim{Part2: name == "substance use (Part 2)"}
	if code, isCoded := codes[name]; isCoded {
		claim.Codes = []common.Hash{code}
	}
	return claim
}

func recipientOf(words string) release.Recipient {
	all := strings.Fields(words)
	name := all[len(all)-1]
	r := release.Recipient{
		IsOrderer: slices.Contains(all, "ordering"), IsPerson: name == "patient", IsAuthority: name == "authority",
	}
	for word, rule := range map[string]release.Rule{
		"unnamed": release.NoOrderer, "unlisted": release.UnlistedOrderer, "another": release.NotOrderer,
	} {
		if slices.Contains(all, word) {
			r.Unordered = rule
		}
	}
	if member, is := members[name]; is {
		r.Member, r.Roles, r.IsActive = member, []string{roles[name]}, !slices.Contains(all, "suspended")
	}
	return r
}

// compare asks the contract and the indexer about the grants behind a decision by consent, where the decision rests on
// nothing that only the lab knows. It answers 1 where they could be compared.
func (s *consents) compare(t *testing.T, n int, r row, request release.Request, facts release.Facts, d release.Decision) int {
	t.Helper()
	if !slices.Contains([]release.Rule{release.None, release.NoGrant, release.DeniedBySubject}, d.Rule) ||
		r.consent == "not effective yet" || r.consent == "not final yet" {
		return 0
	}
	ask := consent.Request{Grantee: request.Recipient.Member, Purpose: request.Purpose, DUO: request.DUO, Code: codes[r.claim]}
	for flag, isSet := range map[uint8]bool{
		consent.HoldsPart2: facts.Claims[0].Part2, consent.IsIdentified: !request.IsDeidentified,
		consent.IsRedisclosure: request.IsRedisclosure, consent.IsResearch: request.DUO != 0,
	} {
		if isSet {
			ask.Flags |= flag
		}
	}
	permits, denies := false, false
	for i, g := range s.grants[r.consent] {
		is, denial, err := s.registry.Permits(t.Context(), g.id, g.terms, g.salt, ask, facts.Now)
		check(t, err)
		permits, denies = permits || is, denies || denial == "the grant denies"
		if state := s.mirrored[r.consent][i].State; is != (is && state == "active") || g.isRevoked != (state == "revoked") {
			t.Errorf("row %d: the contract permits: %v, and the indexer calls the grant %s", n, is, state)
		}
	}
	// What research is bound to is for the lab to compare: the contract knows one number, and may only permit more.
	isNarrowed := r.consent == "permits research, not for profit" || r.consent == "permits research of one disease"
	if d.IsPermitted() && !permits || d.Rule == release.NoGrant && permits && !isNarrowed || d.Rule == release.DeniedBySubject && !denies {
		t.Errorf("row %d: the lab says %q, of the contract some grant permits: %v, denies: %v", n, d.Rule, permits, denies)
	}
	return 1
}

func sorted[V any](m map[string]V) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
