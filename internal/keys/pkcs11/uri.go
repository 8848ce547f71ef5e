package pkcs11

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
)

// maxURI is the most bytes that a URI may have.
const maxURI = 4 << 10

// ErrURI is returned for a URI that names no key as this package needs it.
var ErrURI = errors.New("not a PKCS#11 URI that names a key")

// URI names a private key in a token.
type URI struct {
	Token, Serial, Manufacturer, Model string // of the token; what is empty may be anything
	Object                             string // the key's label, CKA_LABEL
	ID                                 string // the key's CKA_ID, as bytes
	Module                             string // the path of the module, a shared library
	PINFile                            string // the path of the file with the user's PIN; empty for a token without login
}

// ParseURI reads a URI of RFC 7512. It must name a token (by token or serial), a key (by object or id) and a module
// (by module-path). Attributes that it does not know are refused, since they would narrow what the URI names, and so is
// pin-value: a PIN in a URI ends up in backups and logs. Errors show nothing of the URI's values.
func ParseURI(text string) (URI, error) {
	uri, err := parseURI(text)
	if err != nil {
		return URI{}, fmt.Errorf("%w: %w", ErrURI, err)
	}
	return uri, nil
}

func parseURI(text string) (uri URI, err error) {
	if len(text) > maxURI {
		return uri, fmt.Errorf("longer than %d bytes", maxURI)
	}
	scheme, rest, found := strings.Cut(text, ":")
	if !found || !strings.EqualFold(scheme, "pkcs11") {
		return uri, errors.New("its scheme is not pkcs11")
	}
	path, query, _ := strings.Cut(rest, "?")
	seen := map[string]bool{}
	if err := uri.attributes(seen, path, ";", uri.setPath); err != nil {
		return URI{}, err
	}
	if err := uri.attributes(seen, query, "&", uri.setQuery); err != nil {
		return URI{}, err
	}
	return uri, uri.check()
}

// attributes reads one part of a URI.
func (u *URI) attributes(seen map[string]bool, part, separator string, set func(name, value string) error) error {
	if part == "" {
		return nil
	}
	for _, attribute := range strings.Split(part, separator) {
		name, encoded, found := strings.Cut(attribute, "=")
		if !found || name == "" {
			return errors.New("an attribute of it has no name or no value")
		}
		if name == "pin-value" { // before anything else is said of it
			return errors.New("it holds a PIN (pin-value): write the PIN to a file and name that by pin-source=file:/…")
		}
		if seen[name] {
			return fmt.Errorf("it says %q twice", clip(name))
		}
		seen[name] = true
		value, err := url.PathUnescape(encoded)
		if err != nil || strings.ContainsRune(value, 0) {
			return fmt.Errorf("its %q is not well encoded", clip(name))
		}
		if value == "" {
			return fmt.Errorf("its %q is empty", clip(name))
		}
		if err := set(name, value); err != nil {
			return err
		}
	}
	return nil
}

func (u *URI) setPath(name, value string) error {
	switch name {
	case "token":
		u.Token = value
	case "serial":
		u.Serial = value
	case "manufacturer":
		u.Manufacturer = value
	case "model":
		u.Model = value
	case "object":
		u.Object = value
	case "id":
		u.ID = value
	case "type":
		if value != "private" {
			return errors.New("its type is not private")
		}
	default:
		return fmt.Errorf("its path has an attribute that is not known here: %q", clip(name))
	}
	return nil
}

func (u *URI) setQuery(name, value string) error {
	switch name {
	case "module-path":
		if !filepath.IsAbs(value) {
			return errors.New("its module-path is not an absolute path")
		}
		u.Module = filepath.Clean(value)
	case "pin-source":
		file := strings.TrimPrefix(value, "file:")
		file = strings.TrimPrefix(file, "//") // file:///path has an empty host
		if !filepath.IsAbs(file) {
			return errors.New("its pin-source is not file: and an absolute path")
		}
		u.PINFile = filepath.Clean(file)
	default:
		return fmt.Errorf("its query has an attribute that is not known here: %q", clip(name))
	}
	return nil
}

func (u *URI) check() error {
	switch {
	case u.Token == "" && u.Serial == "":
		return errors.New("it names no token: token= or serial=")
	case u.Object == "" && u.ID == "":
		return errors.New("it names no key: object= or id=")
	case u.Module == "":
		return errors.New("it names no module: module-path=")
	}
	return nil
}

// String is the URI, in one form for all that parse to the same.
func (u URI) String() string {
	var path, query []string
	for _, a := range []struct{ name, value string }{
		{"token", u.Token},
		{"serial", u.Serial},
		{"manufacturer", u.Manufacturer},
		{"model", u.Model},
		{"object", u.Object},
		{"id", u.ID},
	} {
		if a.value != "" {
			path = append(path, a.name+"="+encode(a.value))
		}
	}
	if u.Module != "" {
		query = append(query, "module-path="+encode(u.Module))
	}
	if u.PINFile != "" {
		query = append(query, "pin-source=file:"+encode(u.PINFile))
	}
	text := "pkcs11:" + strings.Join(path, ";")
	if len(query) > 0 {
		text += "?" + strings.Join(query, "&")
	}
	return text
}

// token says in errors which token is meant.
func (u URI) token() string {
	if u.Token != "" {
		return fmt.Sprintf("token %q", u.Token)
	}
	return fmt.Sprintf("token of serial %q", u.Serial)
}

// key says in errors which key is meant.
func (u URI) key() string {
	if u.Object != "" {
		return fmt.Sprintf("key %q", u.Object)
	}
	return fmt.Sprintf("key of id %x", u.ID)
}

// encode keeps what RFC 7512 allows in each value and percent-encodes all else.
func encode(value string) string {
	var out strings.Builder
	for i := range len(value) {
		c := value[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			out.WriteByte(c)
		default:
			fmt.Fprintf(&out, "%%%02X", c)
		}
	}
	return out.String()
}

// clip keeps an attribute's name short in an error.
func clip(name string) string { return name[:min(len(name), 20)] }
