package sim

import "golang.org/x/sys/unix"

// yield lets another thread run that waits for the thread's processor.
func yield() { _, _, _ = unix.RawSyscall(unix.SYS_SCHED_YIELD, 0, 0, 0) }
