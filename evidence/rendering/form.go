package rendering

import (
	"encoding/binary"
	"errors"

	"github.com/labseal/labseal/evidence"
)

// The parts of an evidence file, as the tables of docs/spec name them.
var (
	claims = keys{{1, "issuer", text}, {2, "subject", text}}

	inclusion = tuple{{"size", number}, {"index", number}, {"path", list(bytesAsHex)}}

	receipt = signed(
		keys{
			{1, "algorithm", names(map[int64]string{-8: "EdDSA"})},
			{4, "keyId", bytesAsHex},
			{15, "claims", claims.form},
			{395, "dataStructure", names(map[int64]string{1: "RFC9162_SHA256"})},
		},
		keys{{396, "proofs", keys{{-1, "inclusion", list(encoded(inclusion.form))}}.form}},
		nothing,
	)

	method = names(map[int64]string{
		int64(evidence.ByAttestations): "attestations", int64(evidence.BySeals): "seals", int64(evidence.Unattested): "unattested",
	})

	chainReceipt = tuple{{"type", number}, {"gas", number}, {"events", events}}

	chainProof = keys{
		{1, "version", number},
		{2, "header", header},
		{3, "transaction", number},
		{4, "event", number},
		{5, "nodes", list(bytesAsHex)},
		{6, "receipt", chainReceipt.form},
		{7, "method", method},
		{8, "signatures", list(bytesAsHex)},
	}

	amendmentState = keys{
		{1, "version", number},
		{2, "header", header},
		{3, "accountNodes", list(bytesAsHex)},
		{4, "storageNodes", list(bytesAsHex)},
		{5, "method", method},
		{6, "signatures", list(bytesAsHex)},
	}

	payload = keys{
		{1, "version", number},
		{2, "kind", names(map[int64]string{
			int64(evidence.KindVersion): "version", int64(evidence.KindAmendment): "amendment",
			int64(evidence.KindShred): "shred",
		})},
		{3, "log", bytesAsHex},
		{4, "time", unixTime},
		{5, "artefact", bytesAsHex},
		{6, "content", bytesAsHex},
		{7, "projection", text},
		{8, "status", status},
		{9, "amended", bytesAsHex},
		{10, "reason", reason},
		{11, "replacement", bytesAsHex},
		{12, "until", unixTime},
	}

	// The names of all fields that a header can have. A codec may know fewer.
	headerFields = []string{
		"parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom", "difficulty",
		"number", "gasLimit", "gasUsed", "timestamp", "extraData", "mixHash", "nonce", "baseFeePerGas", "withdrawalsRoot",
		"blobGasUsed", "excessBlobGas", "parentBeaconBlockRoot", "requestsHash", "blockAccessListHash", "slotNumber",
	}

	evidenceForm = signed(
		keys{
			{1, "algorithm", names(map[int64]string{-7: "ES256"})},
			{3, "contentType", text},
			{4, "keyId", bytesAsHex},
			{15, "claims", claims.form},
		},
		keys{
			{394, "receipts", list(encoded(receipt))},
			{-70001, "chainProof", encoded(chainProof.form)},
			{-70002, "amendmentState", encoded(amendmentState.form)},
			{-70003, "timestamps", bytesAsHex},
			{-70004, "cosignatures", encoded(list(cosignature))},
		},
		encoded(payload.form),
	)
)

func status(v any) (any, error) {
	return word(v, func(n uint64) string { return evidence.Status(n).String() })
}

func reason(v any) (any, error) {
	return word(v, func(n uint64) string { return evidence.Reason(n).String() })
}

func cosignature(v any) (any, error) {
	fields, ok := v.([]any)
	if !ok || len(fields) != 2 {
		return nil, errors.New("a cosignature is not of two parts")
	}
	b, ok := fields[1].([]byte)
	if !ok || len(b) < 12 {
		return nil, errors.New("a cosignature is too short")
	}
	return object{
		{"witness", fields[0]},
		{"keyId", hexOf(b[:4])},
		{"time", timeOf(binary.BigEndian.Uint64(b[4:]))},
		{"signature", hexOf(b[12:])},
	}, nil
}
