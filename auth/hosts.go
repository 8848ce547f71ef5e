package auth

import (
	"fmt"
	"strings"
)

// Apart wants the host, or relying party id, of a login and the host of a page that signs consent to have nothing to do with
// each other: neither the same nor one above the other. A passkey counts for its relying party's host and for all hosts below
// it, so that a login page there could ask a patient's consent passkey to sign a challenge of its own choosing, which may be a
// consent; and a page that signs consent above or below a login could ask for the login's.
func Apart(login, consent string) error {
	a, b := plain(login), plain(consent)
	if a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a) {
		return fmt.Errorf("people sign in at %s, and consent is signed at %s: a passkey of one would count for the other; "+
			"give the page that signs consent a host that has nothing to do with a login's", a, b)
	}
	return nil
}

// plain is a host as it is compared.
func plain(host string) string { return strings.TrimSuffix(strings.ToLower(host), ".") }
