package deploy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/bindings"
)

// Founding is what a consortium is founded with: who its members are, how they decide, and the limits that the
// contracts keep for ever.
type Founding struct {
	Members    []bindings.IConsortiumNewMember
	Parameters bindings.IConsortiumParameters
	Limits     Limits
}

// DefaultParameters are those of a consortium that names none: a week to vote, two days to object, and a majority of
// those who voted, which two thirds of the members must.
func DefaultParameters() bindings.IConsortiumParameters {
	const hour = 3600
	return bindings.IConsortiumParameters{
		VotingPeriod: 7 * 24 * hour, Timelock: 2 * 24 * hour, ExecutionPeriod: 14 * 24 * hour,
		ManagerDelay: 24 * hour, EmergencyPeriod: 7 * 24 * hour, EmergencyCooldown: 30 * 24 * hour,
		Quorum: 66, Threshold: 50, EmergencyQuorum: 34, Attestations: 2,
	}
}

// foundingFile is a Founding as JSON. Periods are Go durations, such as "168h".
type foundingFile struct {
	Members    []memberFile    `json:"members"`
	Parameters *parametersFile `json:"parameters"`
	Limits     *limitsFile     `json:"limits"`
}

// ReadFounding reads a founding file. What it does not name has the value of DefaultParameters and DefaultLimits.
func ReadFounding(path string) (Founding, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Founding{}, fmt.Errorf("read founding file: %w", err)
	}
	founding, err := parseFounding(data)
	if err != nil {
		return Founding{}, fmt.Errorf("founding file %s: %w", path, err)
	}
	return founding, nil
}

func parseFounding(data []byte) (Founding, error) {
	file := foundingFile{Parameters: new(parametersFile), Limits: new(limitsFile)}
	if err := decodeStrictly(data, &file); err != nil {
		return Founding{}, err
	}
	if len(file.Members) == 0 {
		return Founding{}, errors.New("members: name at least one")
	}
	founding := Founding{Parameters: DefaultParameters(), Limits: DefaultLimits()}
	for i, m := range file.Members {
		parsed, err := m.parse()
		if err != nil {
			return Founding{}, fmt.Errorf("members[%d]: %w", i, err)
		}
		founding.Members = append(founding.Members, parsed)
	}
	if err := file.Parameters.apply(&founding.Parameters); err != nil {
		return Founding{}, fmt.Errorf("parameters: %w", err)
	}
	if err := file.Limits.apply(&founding.Limits); err != nil {
		return Founding{}, fmt.Errorf("limits: %w", err)
	}
	return founding, nil
}

// memberFile is a member as JSON.
type memberFile struct {
	ID       common.Hash   `json:"id"`
	Roles    []string      `json:"roles"`
	LogURL   string        `json:"logUrl"`
	Accounts []accountFile `json:"accounts"`
	Keys     []keyFile     `json:"keys"`
}

type accountFile struct {
	Account common.Address `json:"account"`
	Purpose string         `json:"purpose"`
}

type keyFile struct {
	Kind string        `json:"kind"`
	Key  hexutil.Bytes `json:"key"`
}

// ParseMember reads one member as it is in a founding file.
func ParseMember(data []byte) (bindings.IConsortiumNewMember, error) {
	var file memberFile
	if err := decodeStrictly(data, &file); err != nil {
		return bindings.IConsortiumNewMember{}, fmt.Errorf("member: %w", err)
	}
	member, err := file.parse()
	if err != nil {
		return bindings.IConsortiumNewMember{}, fmt.Errorf("member: %w", err)
	}
	return member, nil
}

// FormatMember writes what ParseMember reads.
func FormatMember(m bindings.IConsortiumNewMember) ([]byte, error) {
	file := memberFile{
		ID: m.Id, Roles: bindings.RoleNamesOf(m.Roles), LogURL: m.LogUrl, Accounts: []accountFile{}, Keys: []keyFile{},
	}
	for _, a := range m.Accounts {
		file.Accounts = append(file.Accounts, accountFile{a.Account, bindings.NameOf(bindings.PurposeNames, a.Purpose)})
	}
	for _, k := range m.Keys {
		file.Keys = append(file.Keys, keyFile{bindings.NameOf(bindings.KeyKindNames, k.Kind), k.Key})
	}
	return json.MarshalIndent(file, "", "  ")
}

func (f memberFile) parse() (m bindings.IConsortiumNewMember, err error) {
	m = bindings.IConsortiumNewMember{
		Id: f.ID, LogUrl: f.LogURL, Accounts: []bindings.IConsortiumAccount{}, Keys: []bindings.IConsortiumKey{},
	}
	if f.ID == (common.Hash{}) {
		return m, errors.New("id: want 32 random bytes")
	}
	if m.Roles, err = bindings.ParseRoles(f.Roles); err != nil {
		return m, fmt.Errorf("roles: %w", err)
	}
	for i, a := range f.Accounts {
		purpose, err := bindings.ParseName(bindings.PurposeNames, a.Purpose)
		if err != nil {
			return m, fmt.Errorf("accounts[%d].purpose: %w", i, err)
		}
		m.Accounts = append(m.Accounts, bindings.IConsortiumAccount{Account: a.Account, Purpose: purpose})
	}
	for i, k := range f.Keys {
		kind, err := bindings.ParseName(bindings.KeyKindNames, k.Kind)
		if err != nil {
			return m, fmt.Errorf("keys[%d].kind: %w", i, err)
		}
		m.Keys = append(m.Keys, bindings.IConsortiumKey{Kind: kind, Key: k.Key})
	}
	return m, nil
}

// parametersFile is the consortium's parameters as JSON; fields that are left out stay as they are.
type parametersFile struct {
	VotingPeriod      *string `json:"votingPeriod"`
	Timelock          *string `json:"timelock"`
	ExecutionPeriod   *string `json:"executionPeriod"`
	ManagerDelay      *string `json:"managerDelay"`
	EmergencyPeriod   *string `json:"emergencyPeriod"`
	EmergencyCooldown *string `json:"emergencyCooldown"`
	Quorum            *uint8  `json:"quorum"`
	Threshold         *uint8  `json:"threshold"`
	EmergencyQuorum   *uint8  `json:"emergencyQuorum"`
	Attestations      *uint8  `json:"attestations"`
}

// ParseParameters reads parameters as they are in a founding file, over those that count now.
func ParseParameters(data []byte, now bindings.IConsortiumParameters) (bindings.IConsortiumParameters, error) {
	var file parametersFile
	err := decodeStrictly(data, &file)
	if err == nil {
		err = file.apply(&now)
	}
	if err != nil {
		return now, fmt.Errorf("parameters: %w", err)
	}
	return now, nil
}

// apply puts the fields that the file has in their place.
func (f parametersFile) apply(p *bindings.IConsortiumParameters) error {
	if err := applyPeriods([]period{
		{"votingPeriod", f.VotingPeriod, &p.VotingPeriod},
		{"timelock", f.Timelock, &p.Timelock},
		{"executionPeriod", f.ExecutionPeriod, &p.ExecutionPeriod},
		{"managerDelay", f.ManagerDelay, &p.ManagerDelay},
		{"emergencyPeriod", f.EmergencyPeriod, &p.EmergencyPeriod},
		{"emergencyCooldown", f.EmergencyCooldown, &p.EmergencyCooldown},
	}); err != nil {
		return err
	}
	for _, share := range []struct{ given, into *uint8 }{
		{f.Quorum, &p.Quorum},
		{f.Threshold, &p.Threshold},
		{f.EmergencyQuorum, &p.EmergencyQuorum},
		{f.Attestations, &p.Attestations},
	} {
		if share.given != nil {
			*share.into = *share.given
		}
	}
	return nil
}

// setSeconds reads a period where one is given.
func setSeconds(into *uint32, text *string) error {
	if text == nil {
		return nil
	}
	period, err := time.ParseDuration(*text)
	if err != nil {
		return fmt.Errorf("want a duration such as 168h: %w", err)
	}
	seconds := period / time.Second
	if period < 0 || period%time.Second != 0 || seconds > 1<<32-1 {
		return fmt.Errorf("%s: want whole seconds, and less than 136 years", period)
	}
	*into = uint32(seconds)
	return nil
}

// decodeStrictly reads one JSON value. An unknown field is an error: the file is from another version, or misspelt.
func decodeStrictly(data []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one JSON value")
	}
	return nil
}
