package main

import (
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/ethclient"
	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/deploy"
)

var (
	deployerFlag = &ucli.PathFlag{
		Name: "deployer-key", Usage: "keystore `FILE` of the account that sends and pays; it gets no right", Required: true,
		EnvVars: cli.Env("deployer-key"),
	}
	deployerPasswordFlag = &ucli.PathFlag{
		Name: "deployer-password-file", Usage: "`FILE` with its password", Required: true,
		EnvVars: cli.Env("deployer-password-file"),
	}
	codecFlag = &ucli.StringFlag{
		Name: "header-codec", Usage: "how the chain hashes its headers: ethereum, qbft-besu or qbft-goquorum",
		Value: evidence.CodecEthereum,
	}
	deploymentOutFlag = &ucli.PathFlag{Name: "out", Usage: "`FILE` to say in where the contracts are", Value: "deployment.json"}
)

func foundCommand() *ucli.Command {
	return &ucli.Command{
		Name:      "found",
		Usage:     "put the contracts of a new consortium on the chain, with its founding members",
		ArgsUsage: "FOUNDING.json",
		Description: "FOUNDING.json has members, as `describe` prints them, and may have parameters, which say how they decide, and\n" +
			"limits, which the contracts keep for ever.",
		Flags:  []ucli.Flag{rpcFlag, deployerFlag, deployerPasswordFlag, deploymentOutFlag, codecFlag, jsonFlag},
		Action: found,
	}
}

func found(c *ucli.Context) error {
	if c.NArg() != 1 {
		return cli.Usage("name one founding file")
	}
	founding, err := deploy.ReadFounding(c.Args().First())
	if err != nil {
		return cli.Usage("%w", err)
	}
	codec := c.String(codecFlag.Name)
	if !evidence.KnownCodec(codec) {
		return cli.Usage("--%s %q is not known", codecFlag.Name, codec)
	}
	out := c.Path(deploymentOutFlag.Name)
	if _, err := os.Lstat(out); !errors.Is(err, fs.ErrNotExist) {
		return cli.Usage("%s is there already, and may be of a consortium that lives: choose another --%s", out, deploymentOutFlag.Name)
	}
	key, err := readDeployer(c)
	if err != nil {
		return err
	}
	client, err := ethclient.DialContext(c.Context, c.String(rpcFlag.Name))
	if err != nil {
		return fmt.Errorf("connect to the node: %w", err)
	}
	defer client.Close()
	chainID, err := client.ChainID(c.Context)
	if err != nil {
		return fmt.Errorf("ask for chain id: %w", err)
	}
	d, err := deploy.Deploy(c.Context, client, bind.NewKeyedTransactor(key, chainID), founding)
	if err != nil {
		return err
	}
	if codec != evidence.CodecEthereum {
		d.Codec = codec
	}
	if err := d.Save(out); err != nil {
		text, _ := json.Marshal(d) // it has nothing that could fail
		return cli.Hint(err, "the contracts stand; keep this as the deployment file:\n"+string(text))
	}
	return tell(c, d, "founded with %d members on chain %d: Consortium %s\nwrote %s: give it to all members, who compare it",
		len(founding.Members), d.ChainID, d.Consortium.Address, out)
}

func readDeployer(c *ucli.Context) (*ecdsa.PrivateKey, error) {
	password, err := os.ReadFile(c.Path(deployerPasswordFlag.Name))
	if err != nil {
		return nil, cli.Usage("read the deployer's password file: %w", err)
	}
	file, err := os.ReadFile(c.Path(deployerFlag.Name))
	if err != nil {
		return nil, cli.Usage("read the deployer's key file: %w", err)
	}
	key, err := keystore.DecryptKey(file, strings.TrimRight(string(password), "\r\n"))
	if err != nil {
		return nil, fmt.Errorf("open the deployer's key file: %w", err)
	}
	return key.PrivateKey, nil
}
