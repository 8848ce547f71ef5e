package program

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// InModules returns the path of a file or folder that npm installed: elem below the nearest node_modules folder that
// has it, upwards from the running program's folder and then from the working directory. The error is
// fs.ErrNotExist when there is none.
func InModules(elem ...string) (string, error) {
	var starts []string
	if program, err := os.Executable(); err == nil {
		starts = append(starts, filepath.Dir(program))
	}
	if dir, err := os.Getwd(); err == nil {
		starts = append(starts, dir)
	}
	sought := filepath.Join(append([]string{"node_modules"}, elem...)...)
	for _, dir := range starts {
		for {
			path := filepath.Join(dir, sought)
			if _, err := os.Stat(path); err == nil {
				return path, nil
			} else if !errors.Is(err, os.ErrNotExist) {
				return "", err
			}
			parent := filepath.Dir(dir)
			if parent == dir {
				break
			}
			dir = parent
		}
	}
	return "", fmt.Errorf("no %s here or above: %w", sought, os.ErrNotExist)
}
