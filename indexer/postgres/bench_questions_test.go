package postgres_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/labseal/labseal/indexer"
)

// asking makes a question, each time about another thing, and says which member asks: public is nobody.
type asking struct {
	name string
	path func(*rand.Rand) (path string, caller int)
}

const public = -1

// benchQuestions are asked in turn.
func benchQuestions(events int) map[string][]asking {
	b := benched{each: events / kinds, blocks: events / eventBlock}
	return map[string][]asking{"point": b.points(), "first-page": b.firstPages()}
}

// benched is what there is to ask about: how many events of each kind, and blocks.
type benched struct{ each, blocks int }

func (b benched) points() []asking {
	return []asking{
		{"version", func(r *rand.Rand) (string, int) {
			i := r.IntN(b.each)
			return "/v1/versions/" + leafOf(logOf(i), i/labs*leavesEach).Hex() + "?handle=" + handleOf(i).Hex(), public
		}},
		{"handle", func(r *rand.Rand) (string, int) { return b.handle(r), public }},
		{"handle-as-of", func(r *rand.Rand) (string, int) { return b.handle(r) + "?block=" + b.block(r), public }},
		{"handle-at", func(r *rand.Rand) (string, int) { return b.handle(r) + "?at=" + b.day(r), public }},
		{"grant", func(r *rand.Rand) (string, int) {
			i := r.IntN(b.each)/ofSubject*ofSubject + 1 + r.IntN(ofSubject-2)
			return "/v1/grants/" + grantOf(i).Hex(), i / ofSubject % labs
		}},
		{"specimen", func(r *rand.Rand) (string, int) {
			i := r.IntN(b.each)
			return "/v1/specimens/" + specimenOf(i).Hex(), i % labs
		}},
		{"lot", func(r *rand.Rand) (string, int) {
			i := r.IntN(b.each)
			return "/v1/lots/" + lotOf(i).Hex(), i / ofLot % labs
		}},
		{"order", func(r *rand.Rand) (string, int) {
			i := r.IntN(b.each)
			return "/v1/orders/" + orderOf(i).Hex(), i % labs
		}},
		{"log", func(r *rand.Rand) (string, int) {
			i := r.IntN(labs)
			return "/v1/logs/" + labOf(i).Hex() + "/" + logOf(i).Hex(), public
		}},
		{"log-as-of", func(r *rand.Rand) (string, int) {
			i := r.IntN(labs)
			return "/v1/logs/" + labOf(i).Hex() + "/" + logOf(i).Hex() + "?block=" + b.block(r), public
		}},
		{"completeness-of-month", func(r *rand.Rand) (string, int) {
			month := 1 + r.IntN(max(1, b.blocks*blockTime/86400/30))
			from := time.Unix(yearBegun, 0).AddDate(0, 0, 30*(month-1)).UTC()
			return fmt.Sprintf("/v1/members/%s/completeness?from=%s&until=%s", labOf(r.IntN(labs)).Hex(),
				from.Format(time.RFC3339), from.AddDate(0, 0, 30).Format(time.RFC3339)), public
		}},
		{"member", func(r *rand.Rand) (string, int) { return "/v1/members/" + labOf(r.IntN(labs)).Hex(), public }},
		{"accreditation-at", func(r *rand.Rand) (string, int) {
			return "/v1/members/" + labOf(r.IntN(labs)).Hex() + "/roles/lab?at=" + b.day(r), public
		}},
	}
}

func (b benched) handle(r *rand.Rand) string {
	i := r.IntN(b.each)
	return "/v1/handles/" + labOf(i).Hex() + "/" + handleOf(i).Hex()
}

func (b benched) block(r *rand.Rand) string { return strconv.Itoa(2 + r.IntN(b.blocks-2)) }

func (b benched) day(r *rand.Rand) string {
	return time.Unix(int64(timeOf(uint64(2+r.IntN(b.blocks-2)))), 0).UTC().Format(time.RFC3339)
}

func (b benched) firstPages() []asking {
	return []asking{
		{"events", func(*rand.Rand) (string, int) { return "/v1/events?limit=20", public }},
		{"events-of-contract", func(r *rand.Rand) (string, int) {
			return "/v1/events?limit=20&contract=" + one(r, indexer.Consortium, indexer.ResultLog), public
		}},
		{"events-by-name", func(r *rand.Rand) (string, int) {
			return "/v1/events?limit=20&name=" + one(r, "MemberAdmitted", "HandlesAmended", "CheckpointAnchored"), public
		}},
		{"own-events", func(r *rand.Rand) (string, int) { return "/v1/events?limit=20", r.IntN(labs + 1) }},
		{"own-events-of-contract", func(r *rand.Rand) (string, int) {
			return "/v1/events?limit=20&contract=" + one(r, indexer.Contracts...), r.IntN(labs + 1)
		}},
		{"own-events-by-name", func(r *rand.Rand) (string, int) {
			return "/v1/events?limit=20&name=" + one(r, "Granted", "Collected", "OrderFunded", "GlassBroken"), r.IntN(labs + 1)
		}},
		{"checkpoints-of-member", func(r *rand.Rand) (string, int) {
			return "/v1/checkpoints?limit=20&member=" + labOf(r.IntN(labs)).Hex(), public
		}},
		{"checkpoints-of-log", func(r *rand.Rand) (string, int) {
			i := r.IntN(labs)
			return "/v1/checkpoints?limit=20&member=" + labOf(i).Hex() + "&log=" + logOf(i).Hex(), public
		}},
		{"subject-grants", func(r *rand.Rand) (string, int) { return b.subject(r, "/grants") }},
		{"subject-events", func(r *rand.Rand) (string, int) { return b.subject(r, "/events?limit=20") }},
		{"specimen-events", func(r *rand.Rand) (string, int) {
			i := r.IntN(b.each)
			return "/v1/specimens/" + specimenOf(i).Hex() + "/events?limit=20", i % labs
		}},
		{"lot-uses", func(r *rand.Rand) (string, int) {
			i := r.IntN(b.each)
			return "/v1/lots/" + lotOf(i).Hex() + "/uses?limit=20", i / ofLot % labs
		}},
		{"disclosures", func(r *rand.Rand) (string, int) { return ofCaller(r, "/v1/disclosures?limit=20&member=") }},
		{"emergencies", func(r *rand.Rand) (string, int) { return ofCaller(r, "/v1/emergencies?limit=20&member=") }},
		{"orders", func(r *rand.Rand) (string, int) { return ofCaller(r, "/v1/orders?limit=20&payer=") }},
		{"members", func(*rand.Rand) (string, int) { return "/v1/members", public }},
		{"logs", func(*rand.Rand) (string, int) { return "/v1/logs", public }},
	}
}

func (b benched) subject(r *rand.Rand, rest string) (string, int) {
	i := r.IntN(b.each)
	return "/v1/subjects/" + subjectOf(i).Hex() + rest, i / ofSubject % labs
}

func ofCaller(r *rand.Rand, path string) (string, int) {
	i := r.IntN(labs)
	return path + labOf(i).Hex(), i
}

func one(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }
