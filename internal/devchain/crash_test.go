package devchain_test

import (
	"bufio"
	"context"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/devchain"
)

// crashDir makes this test binary a chain in that folder, to be killed.
const crashDir = "LABSEAL_TEST_CRASH_DIR"

func TestMain(m *testing.M) {
	dir := os.Getenv(crashDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	cfg := devchain.Config{Dir: dir, BlockTime: 20 * time.Millisecond}
	chain, err := devchain.Start(context.Background(), cfg)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(chain.URL())
	fmt.Println(chain.Wait())
}

// What a client saw as the head is in the chain after kill -9, with its state, and so is every mined transaction.
func TestStart_AfterKill(t *testing.T) {
	sender := newSender(t)
	cfg := devchain.Config{Dir: t.TempDir(), BlockTime: time.Hour, Alloc: sender.dust()}
	must(t, start(t, cfg).Close())

	seen := make(map[uint64]common.Hash)
	var newest uint64
	var mined []common.Hash
	for range 5 {
		process, url := startChild(t, cfg.Dir)
		client := dial(t, url)
		if head := header(t, client, nil); head.Number.Uint64() < newest {
			t.Fatalf("head fell from %d to %v", newest, head.Number)
		}
		for range 5 {
			tx := sender.send(t, client, &common.Address{1}, 1, 21_000, nil)
			wait(t, client, tx)
			mined = append(mined, tx)
		}
		for ctx := t.Context(); ; { // watch closely up to the crash
			head, err := client.HeaderByNumber(ctx, nil)
			if err != nil {
				break
			}
			newest = head.Number.Uint64()
			seen[newest] = head.Hash()
			if len(seen)%20 == 0 {
				must(t, process.Kill())
			}
		}
	}

	client := start(t, cfg).Client()
	if head := header(t, client, nil); head.Number.Uint64() < newest {
		t.Fatalf("head fell from %d to %v", newest, head.Number)
	}
	for number, hash := range seen {
		if kept := header(t, client, new(big.Int).SetUint64(number)); kept.Hash() != hash {
			t.Errorf("block %d was %v, is %v", number, hash, kept.Hash())
		}
		if _, err := client.BalanceAtHash(t.Context(), common.Address{1}, hash); err != nil {
			t.Errorf("state of block %d: %v", number, err)
		}
	}
	for _, tx := range mined {
		if _, err := client.TransactionReceipt(t.Context(), tx); err != nil {
			t.Errorf("receipt of %v: %v", tx, err)
		}
	}
	wait(t, client, mined[0])
}

func startChild(t *testing.T, dir string) (*os.Process, string) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	child := exec.Command(self)
	child.Env = append(os.Environ(), crashDir+"="+dir)
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	t.Cleanup(func() {
		child.Process.Kill()
		child.Wait()
	})
	url, err := bufio.NewReader(out).ReadString('\n')
	must(t, err)
	if !strings.HasPrefix(url, "http://") {
		t.Fatal(url)
	}
	return child.Process, strings.TrimSpace(url)
}
