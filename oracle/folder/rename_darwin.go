package folder

import "golang.org/x/sys/unix"

// renameNew renames from one folder to another, and overwrites nothing.
func renameNew(from int, name string, to int, target string) error {
	return unix.RenameatxNp(from, name, to, target, unix.RENAME_EXCL)
}
