package devpg

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	osuser "os/user"
	"strconv"
	"syscall"
)

// A user runs the server: ourselves, or for root somebody else.
type user struct {
	credential *syscall.Credential // nil means ourselves
}

// serverUser returns who runs a new server.
func serverUser() user {
	if os.Geteuid() != 0 {
		return user{}
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := osuser.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(found.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(found.Gid, 10, 32)
		if uidErr == nil && gidErr == nil && uid != 0 {
			return user{&syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
		}
	}
	return user{&syscall.Credential{Uid: 65534, Gid: 65534}}
}

// ownerOf returns who runs the server of existing data: its owner, as PostgreSQL demands.
func ownerOf(data string) (user, error) {
	info, err := os.Stat(data)
	if err != nil {
		return user{}, err
	}
	stat := info.Sys().(*syscall.Stat_t)
	switch {
	case os.Geteuid() == int(stat.Uid):
		return user{}, nil
	case os.Geteuid() == 0:
		return user{&syscall.Credential{Uid: stat.Uid, Gid: stat.Gid}}, nil
	}
	return user{}, fmt.Errorf("%s belongs to user %d: run as that user or choose another folder", data, stat.Uid)
}

func (u user) String() string {
	if u.credential == nil {
		return strconv.Itoa(os.Geteuid())
	}
	return strconv.Itoa(int(u.credential.Uid))
}

// command is a command to be run as the user, in an environment without PostgreSQL's own variables.
func (u user) command(path string, args ...string) *exec.Cmd {
	cmd := exec.Command(path, args...)
	cmd.Dir = "/"
	cmd.Env = []string{"LC_ALL=C", "TZ=UTC", "PATH=/usr/bin:/bin"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: u.credential}
	return cmd
}

// reaches says whether the user may pass through or run what is at path.
func (u user) reaches(path string) bool {
	return u.credential == nil || u.command("/bin/sh", "-c", `[ -x "$1" ]`, "sh", path).Run() == nil
}

// own gives the user a file or folder.
func (u user) own(path string) error {
	if u.credential == nil {
		return nil
	}
	return os.Chown(path, int(u.credential.Uid), int(u.credential.Gid))
}

// writeFile writes a file that only the user, and root, can read. It is on disk when writeFile returns.
func (u user) writeFile(path, text string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Sync(), file.Close(), u.own(path))
}
