package journal

import (
	"context"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/vault"
)

// columns are what one batch of versions becomes: the columns of a few statements of many rows each.
type columns struct {
	end int64 // the place behind all entries

	places                   longArray
	records, leaves, entries bytesArray

	vPlaces                                                                longArray
	vRecords, vLeaves, vHandles, vLookups, vContents, vAddresses, vWrapped bytesArray
	vVersions, vStatuses, vEpochs, vPacks                                  intArray // a pack by its number, from 1; 0: none
	vPromised                                                              intArray // seconds; 0: nothing
	vProjections, vKinds, vSources, vDated                                 textArray

	addresses, bodies bytesArray
	packer            vault.Packer
	packs             []vault.Pack
	packNames         bytesArray

	aPlaces                           longArray
	aRecords, aHandles, aReplacements bytesArray
	aVersions, aReasons               intArray

	cControls, cContents, cRecords bytesArray
	cVersions                      intArray

	orders, orderRecords, identities, identityRecords bytesArray
	authorities, opens, openRecords                   bytesArray
	provisional                                       boolArray
	alerts                                            textArray
	alertRecords                                      bytesArray
	alertVersions                                     intArray

	nRecords  bytesArray
	nVersions intArray
	nEvents   textArray
}

// newColumns are columns with room for what almost every version has. The first entry comes to the place end.
func newColumns(n int, end int64) *columns {
	c := &columns{end: end, places: make(longArray, 0, n), vPlaces: make(longArray, 0, n)}
	for _, column := range []*bytesArray{
		&c.records, &c.leaves, &c.entries, &c.vRecords, &c.vLeaves, &c.vHandles, &c.vLookups, &c.vContents, &c.vAddresses,
		&c.vWrapped, &c.cControls, &c.cContents, &c.cRecords, &c.orders, &c.orderRecords, &c.identities, &c.identityRecords,
		&c.authorities,
	} {
		*column = make(bytesArray, 0, n)
	}
	for _, column := range []*intArray{&c.vVersions, &c.vStatuses, &c.vEpochs, &c.vPacks, &c.vPromised, &c.cVersions} {
		*column = make(intArray, 0, n)
	}
	for _, column := range []*textArray{&c.vProjections, &c.vKinds, &c.vSources, &c.vDated} {
		*column = make(textArray, 0, n)
	}
	return c
}

func (d *Desk) add(ctx context.Context, list []placed) error {
	c := newColumns(len(list), d.end)
	for i := range list {
		c.take(&list[i])
	}
	c.closePack()
	const records = `insert into records (id) select unnest($1::bytea[]) on conflict do nothing`
	const bodies = `insert into bodies (address, body) select * from unnest($1::bytea[], $2::bytea[])`
	const versions = `
		insert into versions (record, version, place, leaf, handle, projection, status, lookup, content, address, epoch, wrapped,
			kind, source, dated, pack, promised)
		select record, version, place, leaf, handle, projection, status, lookup, content, address, nullif(epoch, 0), wrapped,
			kind, source, nullif(dated, '')::date, ($18::bytea[])[pack], nullif(promised, 0)
		from unnest($1::bytea[], $2::integer[], $3::bigint[], $4::bytea[], $5::bytea[], $6::text[], $7::integer[],
			$8::bytea[], $9::bytea[], $10::bytea[], $11::integer[], $12::bytea[], $13::text[], $14::text[], $15::text[],
			$16::integer[], $17::integer[]) as v (record, version, place, leaf, handle, projection, status, lookup, content,
				address, epoch, wrapped, kind, source, dated, pack, promised)`
	const packs = `insert into packs (name, bodies, bytes) values ($1, $2, $3)`
	const amendments = `
		insert into amendments (record, version, handle, reason, replacement, place, account, nonce)
		select record, version, handle, reason, replacement, place, account, nonce
		from unnest($1::bytea[], $2::integer[], $3::bytea[], $4::integer[], $5::bytea[], $6::bigint[])
			as a (record, version, handle, reason, replacement, place)
		left join amended using (handle)`
	const controls = `
		insert into controls (control, content, record, version)
		select * from unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::integer[])
		on conflict (control) do update
		set content = excluded.content, record = excluded.record, version = excluded.version`
	const orders = `
		insert into order_keys (key, record) select * from unnest($1::bytea[], $2::bytea[])`
	const identities = `
		insert into identities (identity, record, authority, is_provisional)
		select identity, record, authority, is_provisional
		from unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::boolean[]) as i (identity, record, authority, is_provisional)`
	const contexts = `
		insert into order_contexts (key, record) select * from unnest($1::bytea[], $2::bytea[])`
	const alerts = `
		insert into alerts (alert, record, version) select * from unnest($1::text[], $2::bytea[], $3::integer[])`
	const notices = `
		insert into notices (record, version, event)
		select record, version, event
		from unnest($1::bytea[], $2::integer[], $3::text[]) with ordinality as n (record, version, event, place)
		order by place`
	err := d.together(ctx, []insert{
		{len(c.records), records, []any{c.records}},
		{len(c.leaves), addEntries, []any{c.places, c.leaves, c.entries}},
		{len(c.bodies), bodies, []any{c.addresses, c.bodies}},
		{len(c.vRecords), versions, []any{
			c.vRecords, c.vVersions, c.vPlaces, c.vLeaves, c.vHandles, c.vProjections, c.vStatuses, c.vLookups, c.vContents,
			c.vAddresses, c.vEpochs, c.vWrapped, c.vKinds, c.vSources, c.vDated, c.vPacks, c.vPromised,
			c.packNames,
		}},
		{len(c.aRecords), amendments, []any{
			c.aRecords, c.aVersions, c.aHandles, c.aReasons, c.aReplacements, c.aPlaces,
		}},
		{len(c.cControls), controls, []any{c.cControls, c.cContents, c.cRecords, c.cVersions}},
		{len(c.orders), orders, []any{c.orders, c.orderRecords}},
		{len(c.identities), identities, []any{c.identities, c.identityRecords, c.authorities, c.provisional}},
		{len(c.opens), contexts, []any{c.opens, c.openRecords}},
		{len(c.alerts), alerts, []any{c.alerts, c.alertRecords, c.alertVersions}},
		{len(c.nRecords), notices, []any{c.nRecords, c.nVersions, c.nEvents}},
		c.firstPack(packs), // the largest by far: in the end, so that the driver's buffer does not grow with it in it
	})
	if err != nil {
		return err
	}
	d.end, d.packs = c.end, append(d.packs, c.packs...)
	for i := 1; i < len(c.packs); i++ { // rarely
		if err := d.exec(ctx, packs, c.packs[i].Name[:], c.packs[i].Count, c.packs[i].Bytes); err != nil {
			return err
		}
	}
	if err := d.belong(ctx, list); err != nil {
		return err
	}
	if err := d.cite(ctx, list); err != nil {
		return err
	}
	return d.link(ctx, list)
}

func (c *columns) take(a *placed) {
	id, leaf := a.VersionID, evidence.LeafHash(a.Entry)
	c.records = append(c.records, id.Record[:])
	place := c.entry(leaf, a.Entry)
	c.version(a, leaf, place)
	if a.Amends != nil {
		c.amendment(a.Addition, place)
	}
	if a.control != nil {
		c.cControls, c.cContents = append(c.cControls, a.control), append(c.cContents, a.said)
		c.cRecords, c.cVersions = append(c.cRecords, id.Record[:]), append(c.cVersions, int32(id.Version))
	}
	for _, label := range a.orders {
		c.orders, c.orderRecords = append(c.orders, label), append(c.orderRecords, id.Record[:])
	}
	for i, label := range a.identities {
		c.identities, c.identityRecords = append(c.identities, label), append(c.identityRecords, id.Record[:])
		c.authorities, c.provisional = append(c.authorities, a.authorities[i]), append(c.provisional, a.IsProvisional)
	}
	for _, label := range a.opens {
		c.opens, c.openRecords = append(c.opens, label), append(c.openRecords, id.Record[:])
	}
	for _, alert := range a.Alerts {
		c.alerts, c.alertRecords = append(c.alerts, alert), append(c.alertRecords, id.Record[:])
		c.alertVersions = append(c.alertVersions, int32(id.Version))
	}
	for _, event := range a.Notices {
		c.nRecords, c.nVersions = append(c.nRecords, id.Record[:]), append(c.nVersions, int32(id.Version))
		c.nEvents = append(c.nEvents, string(event))
	}
}

// entry appends an entry and answers its place.
func (c *columns) entry(leaf common.Hash, entry []byte) (place int64) {
	place = c.end
	c.end++
	c.places, c.leaves, c.entries = append(c.places, place), append(c.leaves, leaf[:]), append(c.entries, entry)
	return place
}

// version appends a version's row.
func (c *columns) version(a *placed, leaf common.Hash, place int64) {
	var lookup, address, wrapped []byte
	var epoch, pack int32
	if s := a.Sealed; s != nil {
		lookup, address, wrapped, epoch = a.lookup, s.Address[:], s.Wrapped, int32(s.Epoch)
		pack = c.body(s)
	}
	c.vRecords, c.vVersions = append(c.vRecords, a.Record[:]), append(c.vVersions, int32(a.VersionID.Version))
	c.vPlaces, c.vLeaves, c.vHandles = append(c.vPlaces, place), append(c.vLeaves, leaf[:]), append(c.vHandles, a.Handle[:])
	c.vProjections, c.vStatuses = append(c.vProjections, a.Projection), append(c.vStatuses, int32(a.Status))
	c.vLookups, c.vContents = append(c.vLookups, lookup), append(c.vContents, a.content)
	c.vAddresses, c.vEpochs, c.vWrapped = append(c.vAddresses, address), append(c.vEpochs, epoch), append(c.vWrapped, wrapped)
	c.vKinds, c.vSources, c.vPacks = append(c.vKinds, a.Kind), append(c.vSources, a.Source), append(c.vPacks, pack)
	c.vPromised = append(c.vPromised, int32(a.Promised/time.Second))
	dated := ""
	if !a.Dated.IsZero() {
		dated = a.Dated.UTC().Format(time.DateOnly)
	}
	c.vDated = append(c.vDated, dated)
}

// body puts a body in a pack and answers its number, or keeps it by itself.
func (c *columns) body(s *vault.Sealed) (pack int32) {
	if s.Body == nil { // it lies in the store already
		return 0
	}
	if !vault.Fits(s.Body) {
		c.addresses, c.bodies = append(c.addresses, s.Address[:]), append(c.bodies, s.Body)
		return 0
	}
	if !c.packer.Add(s.Address, s.Body) {
		c.closePack()
		c.packer.Add(s.Address, s.Body)
	}
	return int32(len(c.packs)) + 1
}

// closePack makes a pack of what was put in.
func (c *columns) closePack() {
	if p := c.packer.Pack(); p.Count > 0 {
		c.packs, c.packNames = append(c.packs, p), append(c.packNames, p.Name[:])
	}
}

// firstPack inserts the first pack. An argument by itself is sent as it is, those of an array are copied into it.
func (c *columns) firstPack(query string) insert {
	if len(c.packs) == 0 {
		return insert{}
	}
	return insert{1, query, []any{c.packs[0].Name[:], c.packs[0].Count, c.packs[0].Bytes}}
}

// amendment appends the row of a version's amendment, and its entry. A version without a body is its own, at its place.
func (c *columns) amendment(a *Addition, place int64) {
	amends := a.Amends
	if a.Sealed != nil {
		place = c.entry(evidence.LeafHash(amends.Entry), amends.Entry)
	}
	var replacement []byte
	if amends.Replacement != (common.Hash{}) {
		replacement = amends.Replacement[:]
	}
	c.aRecords, c.aVersions = append(c.aRecords, a.Record[:]), append(c.aVersions, int32(a.VersionID.Version))
	c.aHandles, c.aReasons = append(c.aHandles, amends.Handle[:]), append(c.aReasons, int32(amends.Reason))
	c.aReplacements, c.aPlaces = append(c.aReplacements, replacement), append(c.aPlaces, place)
}

// link notes which numbers are one patient's, or are not after all. Links are few.
func (d *Desk) link(ctx context.Context, list []placed) error {
	const insert = `
		insert into identity_links (survives, merged, record, is_undo)
		select survives, merged, $3, is_undo
		from unnest($1::bytea[], $2::bytea[], $4::boolean[]) with ordinality as l (survives, merged, is_undo, place) order by place`
	const query = `select survives, merged, record, is_undo from identity_links where record = $1`
	for i := range list {
		if len(list[i].Links) == 0 {
			continue
		}
		var rows []linkRow
		if err := d.tx.SelectContext(ctx, &rows, query, list[i].Record[:]); err != nil {
			return err
		}
		before := map[Link]bool{}
		for _, r := range rows {
			before[r.said(d.mask).link()] = true
		}
		var numbers [][32]byte // of each link both
		var undoes []bool
		for _, l := range list[i].Links {
			if !before[l] {
				before[l] = true
				numbers, undoes = append(numbers, l.Survives, l.Merged), append(undoes, l.Undo)
			}
		}
		if len(undoes) == 0 {
			continue
		}
		sides, err := d.next(ctx, byLink, numbers)
		if err != nil {
			return err
		}
		survives, merged := make(bytesArray, len(undoes)), make(bytesArray, len(undoes))
		for j := range undoes {
			survives[j], merged[j] = sides[2*j], sides[2*j+1]
		}
		if _, err := d.tx.ExecContext(ctx, insert, survives, merged, list[i].Record[:], boolArray(undoes)); err != nil {
			return err
		}
	}
	return nil
}
