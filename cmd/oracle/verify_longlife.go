package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/evidence/ers"
)

// timestamps is what a verification says of them.
type timestamps struct {
	Stamps      []stampInfo `json:"stamps"`
	ProvenSince string      `json:"provenSince,omitempty"`
	RenewBefore string      `json:"renewBefore,omitempty"` // where they prove something now
}

type stampInfo struct {
	Time      string `json:"time"`
	Hash      string `json:"hash"`
	Authority string `json:"authority,omitempty"` // empty where no authority is trusted
}

// cosignature is what a verification says of one.
type cosignature struct {
	Witness string `json:"witness"`
	Time    string `json:"time"`
	Checked bool   `json:"checked"`
}

// explainTimestamps says what outside authorities add, as seen now.
func (v *verdict) explainTimestamps(stamps []ers.Stamp, now time.Time) {
	if len(stamps) == 0 {
		return
	}
	v.Timestamps = &timestamps{}
	for _, s := range stamps {
		v.Timestamps.Stamps = append(v.Timestamps.Stamps, stampInfo{instant(s.Time), s.Hash.String(), s.Authority})
	}
	first, last := stamps[0], stamps[len(stamps)-1]
	if last.Authority == "" {
		v.NotProven = append(v.NotProven, fmt.Sprintf(
			"That it existed at %s, as its timestamp says: name the authorities that you trust by --tsa-ca.", instant(first.Time)))
		return
	}
	since, ok := ers.Since(stamps, now)
	if !ok {
		v.NotProven = append(v.NotProven, fmt.Sprintf(
			"That it existed at %s, as its timestamp says: %s can be relied on until %s only, and no newer timestamp covers it.",
			instant(first.Time), last.Authority, instant(last.Expires)))
		return
	}
	v.Timestamps.ProvenSince, v.Timestamps.RenewBefore = instant(since), instant(last.Expires)
	v.Proven = append(v.Proven, v.datedLine(stamps, since))
	if !since.Equal(first.Time) {
		v.NotProven = append(v.NotProven, fmt.Sprintf(
			"That it existed at %s already: the timestamp of then was renewed after its certificate had ended or its key was stolen.",
			instant(first.Time)))
	}
}

func (v *verdict) datedLine(stamps []ers.Stamp, since time.Time) string {
	var by []string
	for _, s := range stamps {
		if !s.Time.Before(since) {
			by = append(by, s.Authority)
		}
	}
	line := fmt.Sprintf("It existed at %s, by a timestamp of %s", instant(since), by[0])
	if len(by) > 1 {
		line += ", renewed by " + strings.Join(by[1:], " and ")
	}
	return line + fmt.Sprintf(": keys that were stolen later can't have made it. Renew it before %s.", v.Timestamps.RenewBefore)
}

// explainCosignatures says what witnesses add.
func (v *verdict) explainCosignatures(p *evidence.Proven) {
	for _, c := range p.Cosigned {
		v.Cosignatures = append(v.Cosignatures, cosignature{c.Witness, moment(c.Time), true})
		v.Proven = append(v.Proven, fmt.Sprintf(
			"The witness %s saw that log of %d entries at %s, and in it every entry that it saw of the log before.",
			c.Witness, p.Size, moment(c.Time)))
	}
	var names []string
	for _, c := range p.Unknown {
		v.Cosignatures = append(v.Cosignatures, cosignature{c.Witness, moment(c.Time), false})
		names = append(names, c.Witness)
	}
	if len(names) > 0 {
		v.NotProven = append(v.NotProven, fmt.Sprintf(
			"That %s saw that log, as cosignatures say: name the witnesses that you trust by --witness-keys.", strings.Join(names, " and ")))
	}
}
