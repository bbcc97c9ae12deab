package priority

import "golang.org/x/sys/unix"

// niceness of each level, from 0 to 19.
var niceness = [...]int{Answer: 10, Import: 19}

// lower may be refused by a sandbox, which does no harm.
func lower(to Level) { _ = unix.Setpriority(unix.PRIO_PROCESS, 0, niceness[to]) } // 0 is this thread alone
