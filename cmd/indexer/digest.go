package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	ucli "github.com/urfave/cli/v2"
)

func digestCommand() *ucli.Command {
	return &ucli.Command{
		Name:  "digest",
		Usage: "sum up what the mirror holds as of a block: the same after every rebuild, whoever does it",
		Flags: slices.Concat(storeFlags, []ucli.Flag{blockFlag, jsonFlag}),
		Action: func(c *ucli.Context) error {
			m, err := openMirror(c)
			if err != nil {
				return err
			}
			defer m.store.Close()
			at, digest, err := m.store.Digest(c.Context, c.Uint64(blockFlag.Name))
			if err != nil {
				return err
			}
			if !c.Bool(jsonFlag.Name) {
				_, err = fmt.Fprintf(c.App.Writer, "block  %d %s\ndigest %s\n", at.Number, at.Hash, digest)
				return err
			}
			var answer struct {
				Block struct {
					Number uint64      `json:"number"`
					Hash   common.Hash `json:"hash"`
				} `json:"block"`
				Digest common.Hash `json:"digest"`
			}
			answer.Block.Number, answer.Block.Hash, answer.Digest = at.Number, at.Hash, digest
			return json.NewEncoder(c.App.Writer).Encode(answer)
		},
	}
}
