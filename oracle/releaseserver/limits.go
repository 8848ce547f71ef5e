package releaseserver

import (
	"net/http"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/quota"
	"github.com/labseal/labseal/oracle/release"
)

// Limits bound what one caller may take. Whoever has as much as it may is answered 429 with the time after which to ask
// again, before anything is looked up.
type Limits struct {
	Address quota.Limits // of whoever calls from one address, known or not; 32 in flight where it does not say
	Member  quota.Limits // of one member that has proven itself; 4 in flight where it does not say
}

// books are what callers have under way.
type books struct{ addresses, members *quota.Book }

func newBooks(l Limits) books {
	if l.Address.InFlight <= 0 {
		l.Address.InFlight = 32
	}
	if l.Member.InFlight <= 0 {
		l.Member.InFlight = 4
	}
	return books{quota.NewBook(l.Address), quota.NewBook(l.Member)}
}

// address puts a request on the account of the address that it comes from, before its body is read.
func (b books) address(r *http.Request, now time.Time) (leave func(), refused response) {
	leave, wait := b.addresses.Enter(quota.Address(r.RemoteAddr), 0, now)
	return entered(leave, wait)
}

// member puts a request on its member's account. Emergencies have one of their own, so that whatever else a member's
// programs ask for holds none up.
func (b books) member(member common.Hash, basis release.Basis, now time.Time) (leave func(), refused response) {
	account := member.Hex()
	if basis == release.Emergency {
		account += " " + string(basis)
	}
	leave, wait := b.members.Enter(account, 0, now)
	return entered(leave, wait)
}

func entered(leave func(), wait time.Duration) (func(), response) {
	if leave != nil {
		return leave, nil
	}
	return nil, problem{
		status: http.StatusTooManyRequests, kind: "throttled", retry: quota.Seconds(wait),
		detail: "this caller asks for as much as it may: ask again later",
	}
}
