// Package aachild is `harness __child NEWROOT WORKINGDIR SOURCE=TARGET... -- COMMAND...`, the second process of a step that runs on this
// machine. It runs when it is initialised, and its name makes it one of the first: what Argo initialises takes a tenth of a second.
package aachild

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

func init() {
	if len(os.Args) > 1 && os.Args[1] == "__child" {
		run(os.Args[2:])
	}
}

// run builds the root directory, enters it and becomes the command.
func run(args []string) {
	fail := func(err error) {
		if err != nil {
			fmt.Fprintln(os.Stderr, "harness child:", err)
			os.Exit(125)
		}
	}
	newRoot, workingDir := args[0], args[1]
	var made [][2]string
	i := 2
	for ; i < len(args) && args[i] != "--"; i++ {
		src, dst, _ := strings.Cut(args[i], "=")
		made = append(made, [2]string{src, dst})
	}
	fail(syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""))
	private := map[string]bool{}
	for _, m := range made {
		private[m[1]] = true
	}
	entries, err := os.ReadDir("/")
	fail(err)
	for _, e := range entries {
		from, to := "/"+e.Name(), filepath.Join(newRoot, e.Name())
		switch {
		case private[from]:
		case e.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(from)
			fail(err)
			fail(os.Symlink(target, to))
		case e.IsDir():
			fail(os.MkdirAll(to, 0o755))
			fail(syscall.Mount(from, to, "", syscall.MS_BIND|syscall.MS_REC, ""))
		}
	}
	for _, m := range made {
		to := filepath.Join(newRoot, m[1])
		fail(os.MkdirAll(to, 0o755))
		fail(syscall.Mount(m[0], to, "", syscall.MS_BIND|syscall.MS_REC, ""))
	}
	fail(syscall.Chroot(newRoot))
	fail(os.Chdir(workingDir))
	argv := args[i+1:]
	bin, err := exec.LookPath(argv[0])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(127)
	}
	fail(syscall.Exec(bin, argv, os.Environ()))
}
